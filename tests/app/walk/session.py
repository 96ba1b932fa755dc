"""session.py - captures that are left and found again: saving in place, questions, two windows, the next start.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil
import subprocess

import run
import window

Role = window.Atspi.Role
MODES = ('light', 'dark')
# Settings outlive the program, in a folder of the test.
ENV = {'GSETTINGS_BACKEND': 'keyfile'}


def SAMPLE(folder):
    """Copies that may be written to; the login is opened last and has the focus."""
    for name in ('inside.pcapng', 'outside.pcapng'):
        shutil.copy(run.sample('portal-login.pcapng'), os.path.join(folder, name))
        os.chmod(os.path.join(folder, name), 0o644)
    SAMPLE.folder = folder
    return [os.path.join(folder, name) for name in ('inside.pcapng', 'outside.pcapng')]


def read(name):
    with open(os.path.join(SAMPLE.folder, name), 'rb') as file:
        return file.read()


def find_in(app, frame, **wanted):
    """A node of one of the windows."""
    for node in app.tree.read().children:
        if node.name.startswith(frame):
            for below in node.walk():
                if all(getattr(below, key) == value for key, value in wanted.items()):
                    return below
    return None


def wait_in(app, frame, **wanted):
    return window.poll(f'{wanted} in {frame}', lambda: find_in(app, frame, **wanted))


def go_to(app, packet):
    app.keys('ctrl+g')
    app.wait(name='Go to Packet')
    app.keys(*str(packet), 'Return')
    app.gone(name='Go to Packet')


def remember(app):
    """Who wants to find the captures again says so in the preferences."""
    app.keys('ctrl+comma')
    toggle = app.wait(role=Role.CHECK_BOX, starts='Restore the Last Session')
    if not toggle.has(window.Atspi.StateType.CHECKED):
        toggle.do_action()
    app.keys('Escape')
    app.gone(role=Role.LABEL, name='Appearance')


def save_in_place(app):
    """Ctrl+S writes what was noted into the file that is open."""
    app.raise_window('outside')
    go_to(app, 12)
    app.keys('ctrl+m')
    app.wait(role=Role.FRAME, name='outside.pcapng, not saved')
    assert b'octet:marked' not in read('outside.pcapng')
    app.keys('ctrl+s')
    app.wait(role=Role.FRAME, name='outside.pcapng')
    assert b'octet:marked' in read('outside.pcapng')
    app.keys('ctrl+s')
    app.wait(role=Role.LABEL, name='There is nothing new to save')
    app.shot('saved')


def compare(app):
    """A packet of this capture beside one of the other: what a router changed on the way."""
    app.raise_window('inside')
    go_to(app, 10)
    app.raise_window('outside')
    go_to(app, 11)
    app.keys('ctrl+shift+d')
    app.wait(name='Compare With Another Packet')
    app.wait(role=Role.COMBO_BOX, name='Capture')
    app.shot('compare-with')
    app.keys('shift+Tab', 'space', 'Down', 'Return')
    window.poll('the packet of the other window', lambda: any(node.name == 'Packet number' for node in app.walk()))
    app.keys('Tab', 'Return')
    app.wait(role=Role.FRAME, name='Compare Packets')
    app.wait(role=Role.LABEL, name='Packet 11 of outside.pcapng')
    app.wait(role=Role.LABEL, name='Packet 10 of inside.pcapng')
    app.wait(role=Role.LABEL, starts='≠ ')
    app.resize(*app.size)
    app.shot('compare')
    app.keys('Escape')
    app.gone(role=Role.FRAME, name='Compare Packets')


def leave(app):
    """Quitting asks of each window with notes that no file has; one answer "cancel", and all stays."""
    app.raise_window('inside')
    app.keys('ctrl+l')
    app.type('http')
    app.wait(role=Role.LABEL, starts='Shows packets')
    app.keys('Return')
    wait_in(app, 'inside', role=Role.LABEL, name='10 of 38 packets')
    go_to(app, 12)
    app.keys('ctrl+m')
    app.wait(role=Role.FRAME, name='inside.pcapng, not saved')
    app.keys('ctrl+q')
    app.wait(name='Save Your Notes?')
    app.shot('unsaved')
    app.keys('Escape')
    app.gone(name='Save Your Notes?')
    assert app.count_windows() == 2, 'a window closed though the answer was "cancel"'


def quit_and_discard(app):
    """The window that has nothing to ask closes when the other is answered."""
    app.keys('ctrl+q')
    app.wait(name='Save Your Notes?')
    app.keys('alt+d')
    app.wait_end()


def restore(app):
    """Both captures, with filter and packet."""
    app.start()
    for name, packet in (('inside', 12), ('outside', 11)):
        wait_in(app, name, role=Role.LABEL, name=f'packet {packet}')
    wait_in(app, 'inside', role=Role.LABEL, name='10 of 38 packets')
    assert not find_in(app, 'outside', name='10 of 38 packets')
    app.raise_window('inside')
    app.shot('restored')


def save_and_close(app):
    """Answered with "save", the window closes when the file is written."""
    app.keys('ctrl+m')
    app.wait(role=Role.FRAME, name='inside.pcapng, not saved')
    app.keys('ctrl+w')
    app.wait(name='Save Your Notes?')
    app.keys('Return')
    app.gone(role=Role.FRAME, name='inside.pcapng, not saved')
    window.poll('one window', lambda: app.count_windows() == 1)
    assert b'octet:marked' in read('inside.pcapng')


def as_left(app):
    """The next capture opens on the page that was left, and without Explain where that was hidden."""
    app.keys('F9')
    app.gone(role=Role.PUSH_BUTTON, name='Hide Explain')
    app.keys('alt+2')
    app.wait(name='TCP 2')
    app.restart(os.path.join(SAMPLE.folder, 'outside.pcapng'))
    app.wait(name='TCP 2')
    app.keys('alt+1')
    app.wait(starts='Packet 1,')
    assert not app.find(role=Role.PUSH_BUTTON, name='Hide Explain'), 'Explain is shown though it was hidden'
    app.keys('F9')
    app.wait(role=Role.PUSH_BUTTON, name='Hide Explain')


def as_large(app):
    """A new window is as large as the one that was closed last."""
    app.resize(1100, 740)
    app.keys('ctrl+q')
    app.wait_end()
    window.Octet.__init__(app, os.path.join(SAMPLE.folder, 'outside.pcapng'), env=app.env)
    app.settle()
    frame = str(window.read_property('_NET_ACTIVE_WINDOW')[0])
    size = {}

    def has_size():
        lines = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', frame], capture_output=True, text=True).stdout
        size.update(line.split('=') for line in lines.split() if '=' in line)
        return (size.get('WIDTH'), size.get('HEIGHT')) == ('1100', '740')
    window.poll(f'the size of the window before: {size}', has_size)


def walk(app):
    remember(app)
    save_in_place(app)
    compare(app)
    leave(app)
    quit_and_discard(app)
    restore(app)
    save_and_close(app)
    as_left(app)
    as_large(app)
