"""samples.py - five samples in every look: each packet of them can be reached, and every pane follows.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import window

SAMPLES = ['portal-login', 'dns', 'tls', 'web-page', 'dhcp']
SAMPLE = [name + '.pcapng' for name in SAMPLES]


def walk(app):
    """One window for each sample; the one that has the focus walks, is looked at, and closes."""
    for left in range(len(SAMPLES), 0, -1):
        assert app.count_windows() == left, app.count_windows()
        frame = window.poll('a window with the focus', lambda: find_active(app))
        name = frame.get_name()
        assert name.removesuffix('.pcapng') in SAMPLES, name
        app.resize(*app.size)
        app.keys('ctrl+End')
        app.keys('ctrl+Home', 'ctrl+Down')
        window.poll(f'packet 2 of {name}', lambda frame=frame: says(app, frame, 'Packet 2,'))
        app.shot(name.removesuffix('.pcapng'))
        if left > 1:
            app.keys('ctrl+w')
            window.poll('the window to close', lambda left=left: app.count_windows() == left - 1)


def find_active(app):
    """Windows are the children of the program; looking through all that is in them would take long."""
    for index in range(app.count_windows()):
        frame = app.application.get_child_at_index(index)
        if frame.get_state_set().contains(window.Atspi.StateType.ACTIVE):
            return frame
    return None


def says(app, frame, text):
    return any((node.get_name() or '').startswith(text) for node in app.walk(frame))
