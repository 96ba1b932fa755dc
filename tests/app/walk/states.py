"""states.py - the welcome page and what stands in place of packets: cut short, damaged, empty, no capture at all.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import tempfile

import run
import window

Role = window.Atspi.Role
MODES = ('light', 'dark', 'narrow', 'least', 'contrast', 'large')
SAMPLE = None
# What was seen of a capture is a setting, and is there at the next start.
ENV = {'GSETTINGS_BACKEND': 'keyfile'}
EMPTY = bytes.fromhex('d4c3b2a1020004000000000000000000ffff000001000000')


def read(name):
    with open(run.sample(name), 'rb') as file:
        return file.read()


def welcome(app):
    """What there is to do without a capture, and the samples by their lessons."""
    app.wait(name='See what happened on the network')
    app.wait(role=Role.PUSH_BUTTON, starts='_Open Capture…')
    app.wait(role=Role.PUSH_BUTTON, name='How a name becomes an address')
    app.wait(role=Role.LABEL, name='Start with a sample')
    app.shot('welcome')
    app.keys('F10')
    app.wait(role=Role.MENU_ITEM, starts='Preferences')
    app.shot('menu')
    app.keys('Escape')
    app.gone(role=Role.MENU_ITEM, starts='Preferences')


def put(app, folder, name, content):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(content)
    app.restart(path)


def files(app, folder):
    whole = read('dns.pcapng')
    put(app, folder, 'cut.pcapng', whole[:-21])
    app.wait(role=Role.LABEL, starts='“cut.pcapng” is cut short')
    app.wait(starts='Packet 1,')
    app.shot('cut')
    window.poll('the list of recent files', lambda: b'cut.pcapng' in remembered(app))
    put(app, folder, 'empty.pcap', EMPTY)
    app.wait(name='No Packets')
    app.shot('empty')
    put(app, folder, 'holiday.jpg', b'\xff\xd8\xff\xe0' + b'x' * 600)
    app.wait(name='Not a Capture File')
    app.wait(role=Role.LABEL, starts='“holiday.jpg” is not a packet capture: it is a JPEG picture.')
    app.wait(role=Role.PUSH_BUTTON, starts='_Choose Another…')
    # What is hidden has no size.
    assert not any(node.get_extents()[2] for node in app.find_all(role=Role.LABEL, starts='0 packets'))
    app.shot('not-a-capture')
    # Of a menu button and the button in it, both of that name, the inner one can be pressed.
    assert app.find_all(role=Role.PUSH_BUTTON, starts='What Can Octet Open?')[-1].do_action()
    app.wait(role=Role.LABEL, starts='Octet opens packet captures:')
    app.shot('formats')
    app.keys('Escape')


def remembered(app):
    """GTK writes the list a moment after it has changed."""
    path = os.path.join(app.env['XDG_DATA_HOME'], 'recently-used.xbel')
    if not os.path.exists(path):
        return b''
    with open(path, 'rb') as file:
        return file.read()


def recent(app, folder):
    """The welcome page remembers captures and nothing else, and says of a file that is gone that it is."""
    app.restart(run.sample('dns.pcapng'))
    app.wait(starts='Packet 1,')
    window.poll('the list of recent files', lambda: b'dns.pcapng' in remembered(app))
    os.remove(os.path.join(folder, 'cut.pcapng'))
    app.restart()
    app.wait(role=Role.LABEL, name='dns.pcapng')
    app.wait(role=Role.LABEL, name='cut.pcapng')
    window.poll('what was seen of it', lambda: any(
        node.name.endswith(' · 28 packets · 390.5 ms') for node in app.find_all(role=Role.LABEL)))
    assert not app.find(role=Role.PUSH_BUTTON, name='_Open')
    if app.mode == 'least':  # in words that have room, not in a column of single ones
        words = next(node for node in app.find_all(role=Role.LABEL) if node.name.endswith(' · 390.5 ms'))
        assert words.get_extents()[2] > 160, words.get_extents()
    app.wait(role=Role.LABEL, name=f'{folder} · not found')
    assert not app.find(role=Role.LABEL, name='holiday.jpg')
    app.shot('recent')


def walk(app):
    welcome(app)
    with tempfile.TemporaryDirectory() as folder:
        files(app, folder)
        recent(app, folder)
