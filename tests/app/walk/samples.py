"""samples.py - five samples in every look: each packet of them can be reached, and every pane follows.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import window

MODES = ('light', 'dark', 'narrow', 'least', 'large')
SAMPLES = ['portal-login', 'dns', 'tls', 'web-page', 'dhcp']
SAMPLE = [name + '.pcapng' for name in SAMPLES]


def walk(app):
    """One window for each sample; the one that has the focus walks, is looked at, and closes."""
    for left in range(len(SAMPLES), 0, -1):
        assert app.count_windows() == left, app.count_windows()
        app.settle()
        name = app.find_active().name
        assert name.removesuffix('.pcapng') in SAMPLES, name
        app.resize(*app.size)
        app.keys('ctrl+End')
        app.keys('ctrl+Home', 'ctrl+Down')
        window.poll(f'packet 2 of {name}', lambda name=name: says(app, name, 'Packet 2,'))
        app.shot(name.removesuffix('.pcapng'))
        if left > 1:
            app.keys('ctrl+w')
            window.poll('the window to close', lambda left=left: app.count_windows() == left - 1)


def says(app, name, text):
    return any(node.name.startswith(text) for frame in app.tree.read().children if frame.name == name for node in frame.walk())
