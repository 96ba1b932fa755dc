"""export.py - saving, exporting, printing, comparing, choosing: every dialog of them, and what they write.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import tempfile

import window

Role = window.Atspi.Role
MODES = ('light', 'dark', 'narrow')


def walk(app):
    with tempfile.TemporaryDirectory() as folder:
        export(app, os.path.join(folder, 'out.pcapng'))
    own_window(app)
    compare(app)


def gone(app, **wanted):
    window.poll(f'{wanted} to go', lambda: not app.find(**wanted))


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '10', text], check=True)


def count_packets(path):
    cli = os.path.join(os.environ['OCTET_BUILD_ROOT'], 'core', 'tools', 'octet-cli')
    run = subprocess.run([cli, '-r', path], capture_output=True, text=True, check=True)
    return len(run.stdout.splitlines())


def export(app, path):
    """Ctrl+Shift+E asks which packets, says how many those are, and writes them."""
    app.keys('ctrl+shift+e')
    app.wait(role=Role.PUSH_BUTTON, starts='_Export')
    app.shot('export')
    app.keys('Escape')
    gone(app, role=Role.PUSH_BUTTON, starts='_Export')
    app.keys('ctrl+shift+e')
    app.wait(role=Role.PUSH_BUTTON, starts='_Export')
    app.keys('Return')
    app.shot('chooser')
    app.wait(role=Role.PUSH_BUTTON, starts='_Save')
    app.keys('ctrl+a')
    type_text(path)
    app.keys('Return')
    window.poll('the file', lambda: os.path.exists(path))
    assert count_packets(path) == 38


def own_window(app):
    """Ctrl+Enter shows the packet in a window of its own, which stays on it."""
    app.keys('ctrl+g')
    app.wait(name='Go to Packet')
    app.keys('1', '0', 'Return')
    app.wait(role=Role.LABEL, name='packet 10')
    app.keys('ctrl+Return')
    frame = app.wait(role=Role.FRAME, name='Packet 10')
    app.resize(*app.size)
    app.shot('window')
    app.keys('Escape')
    gone(app, role=Role.FRAME, name='Packet 10')
    assert frame


def compare(app):
    """Ctrl+Shift+D asks for another packet; the fields that differ stand side by side."""
    app.keys('ctrl+shift+d')
    app.wait(name='Compare With Another Packet')
    app.shot('compare-with')
    app.keys('ctrl+a', '1', '1', 'Return')
    app.wait(role=Role.FRAME, name='Compare Packets')
    app.wait(role=Role.LABEL, starts='≠ ')
    app.wait(role=Role.LABEL, starts='− only left')
    assert not app.find(role=Role.LABEL, name='= same')
    app.resize(*app.size)
    app.shot('compare')
    app.keys('alt+s')
    app.wait(role=Role.LABEL, name='= same')
    app.keys('Escape')
    gone(app, role=Role.FRAME, name='Compare Packets')
