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
