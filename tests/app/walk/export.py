"""export.py - saving, exporting, printing, comparing, choosing: every dialog of them, and what they write.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import tempfile

import window

Role = window.Atspi.Role
# Much of what is asserted here stands in the path bar of a wide window; a narrow one shows its dialogs and windows.
MODES = ('light', 'dark', 'narrow')


def walk_narrow(app):
    for keys, button, name in (('ctrl+shift+e', '_Export', 'export'), ('ctrl+p', '_Save as PDF', 'print')):
        app.keys(keys)
        app.wait(role=Role.PUSH_BUTTON, starts=button)
        app.shot(name)
        app.keys('Escape')
        app.gone(role=Role.PUSH_BUTTON, starts=button)
    own_window(app)
    compare(app)


def walk(app):
    if app.is_narrow:
        walk_narrow(app)
        return
    with tempfile.TemporaryDirectory() as folder:
        export(app, os.path.join(folder, 'out.pcapng'))
        pdf(app, os.path.join(folder, 'out.pdf'))
        pdf_as_shown(app, os.path.join(folder, 'shown.pdf'))
        save(app, os.path.join(folder, 'saved.pcapng'))
    own_window(app)
    compare(app)
    preferences(app)
    unsaved(app)


def closed(app):
    """GTK 4.8 asks a file dialog that closes for its parent, and complains: nobody looks until it is gone from the screen."""
    window.poll('the dialogs to close', lambda: len(window.read_property('_NET_CLIENT_LIST_STACKING')) == 1)
    app.settle()


def says(app, text):
    return any(text in node.name for node in app.find_all(role=Role.LABEL))


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
    app.gone(role=Role.PUSH_BUTTON, starts='_Export')
    app.keys('ctrl+shift+e')
    app.wait(role=Role.PUSH_BUTTON, starts='_Export')
    app.keys('Return')
    app.shot('chooser')
    app.wait(role=Role.PUSH_BUTTON, starts='_Save')
    app.keys('ctrl+a')
    type_text(path)
    app.keys('Return')
    window.poll('the file', lambda: os.path.exists(path))
    closed(app)
    assert count_packets(path) == 38


def own_window(app):
    """Ctrl+Enter shows the packet in a window of its own, which stays on it."""
    app.keys('ctrl+g')
    app.wait(name='Go to Packet')
    app.keys('1', '0', 'Return')
    app.wait(role=Role.LABEL, name='Packet 10' if app.is_narrow else 'packet 10')
    app.keys('ctrl+Return')
    frame = app.wait(role=Role.FRAME, name='Packet 10')
    app.resize(*app.size)
    app.shot('window')
    if app.is_narrow:
        app.press(description='Explain the selected field')
        app.wait(role=Role.LABEL, starts='Fetches web pages')
        app.shot('window-explain')
    app.keys('Escape')
    app.gone(role=Role.FRAME, name='Packet 10')
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
    app.gone(role=Role.FRAME, name='Compare Packets')


def save(app, path):
    """A mark is undone and done again; it is saved under another name, as a comment."""
    app.keys('ctrl+m')
    app.shot('marked')
    window.poll('the mark', lambda: says(app, '1 marked'))
    app.keys('ctrl+z')
    window.poll('the mark to go', lambda: not says(app, '1 marked'))
    app.keys('ctrl+z')
    window.poll('the mark', lambda: says(app, '1 marked'))
    app.keys('ctrl+shift+s')
    app.wait(role=Role.PUSH_BUTTON, starts='_Save')
    app.keys('ctrl+a')
    type_text(path)
    app.keys('Return')
    window.poll('the file', lambda: os.path.exists(path))
    closed(app)
    app.wait(role=Role.FRAME, name='saved.pcapng')
    assert count_packets(path) == 38
    with open(path, 'rb') as file:
        assert b'octet:marked' in file.read()


def pdf(app, path):
    """Ctrl+P prints; a PDF needs no printer."""
    app.keys('ctrl+p')
    app.wait(role=Role.PUSH_BUTTON, starts='_Save as PDF')
    app.shot('print')
    app.keys('Return')
    app.wait(role=Role.PUSH_BUTTON, name='_Save Save')
    app.keys('ctrl+a')
    type_text(path)
    app.keys('Return')
    window.poll('the PDF', lambda: os.path.exists(path) and os.path.getsize(path) > 1000)
    closed(app)
    with open(path, 'rb') as file:
        assert file.read(5) == b'%PDF-'
    if os.environ.get('OCTET_SHOTS'):
        subprocess.run(['cp', path, os.path.join(os.environ['OCTET_SHOTS'], 'export.pdf')], check=True)


def pdf_as_shown(app, path):
    """Of two packets that are selected, what is open in the tree: a page less than all of it; the choice is kept."""
    app.click_node(app.wait(starts='Packet 7,'))
    app.wait(role=Role.LABEL, name='packet 7')
    app.keys('shift+Down', 'shift+Down')
    window.poll('two packets', lambda: says(app, 's from 7 to 9'))
    app.keys('ctrl+p')
    app.wait(role=Role.LABEL, name='2 packets')
    app.resize(520, 620)
    app.click_node(app.wait(role=Role.LABEL, name='All'))
    app.keys('End', 'Up', 'Return')
    app.wait(role=Role.LABEL, starts='As Shown')
    app.shot('print-shown')
    app.press(role=Role.PUSH_BUTTON, starts='_Save as PDF')
    app.wait(role=Role.PUSH_BUTTON, name='_Save Save')
    app.keys('ctrl+a')
    type_text(path)
    app.keys('Return')
    window.poll('the PDF', lambda: os.path.exists(path) and os.path.getsize(path) > 1000)
    closed(app)
    app.keys('ctrl+p')
    app.wait(role=Role.LABEL, starts='As Shown')
    app.keys('Escape')
    app.gone(role=Role.PUSH_BUTTON, starts='_Save as PDF')


def preferences(app):
    app.keys('ctrl+comma')
    app.wait(role=Role.LABEL, name='Appearance')
    app.shot('preferences')
    app.keys('Escape')
    app.gone(role=Role.LABEL, name='Appearance')


def unsaved(app):
    """A window over marks that no file has asks before it closes, and stays when told to."""
    app.keys('ctrl+m')
    app.wait(role=Role.FRAME, starts='saved.pcapng, not saved')
    app.keys('ctrl+w')
    app.wait(name='Save Your Notes?')
    app.shot('unsaved')
    app.keys('Escape')
    app.gone(name='Save Your Notes?')
    app.wait(role=Role.FRAME, starts='saved.pcapng, not saved')
