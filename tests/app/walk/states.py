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
    put(app, folder, 'empty.pcap', EMPTY)
    app.wait(name='No Packets')
    app.shot('empty')
    put(app, folder, 'holiday.jpg', b'\xff\xd8\xff\xe0' + b'x' * 600)
    app.wait(name='Not a Capture File')
    app.wait(role=Role.LABEL, starts='“holiday.jpg” is not a packet capture: it is a JPEG picture.')
    app.wait(role=Role.PUSH_BUTTON, starts='_Choose Another…')
    app.shot('not-a-capture')


def recent(app, folder):
    """The welcome page remembers, and says of a file that is gone that it is."""
    os.remove(os.path.join(folder, 'empty.pcap'))
    app.restart()
    app.wait(role=Role.LABEL, name='cut.pcapng')
    app.wait(role=Role.LABEL, starts='empty.pcap')
    app.shot('recent')


def walk(app):
    welcome(app)
    with tempfile.TemporaryDirectory() as folder:
        files(app, folder)
        recent(app, folder)
