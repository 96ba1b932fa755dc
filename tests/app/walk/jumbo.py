"""jumbo.py - frames of 9,000 octets: their bytes and fields, a span of time chosen by keys, notes taken back by toasts.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

import window

Role = window.Atspi.Role
MODES = ('light', 'contrast')
SAMPLE = os.path.join(os.environ['OCTET_SOURCE_ROOT'], 'tests', 'captures', 'http', 'jumbo.pcap')
ALL = 20  # packets
SEGMENT = 12  # the first one with 8,948 octets of a page


def says(app, text):
    return window.poll(text, lambda: any(text in node.name for node in app.find_all(role=Role.LABEL)))


def go_to(app, packet):
    app.keys('ctrl+Home', *['ctrl+Down'] * (packet - 1))
    app.wait(role=Role.LABEL, name=f'packet {packet}')


def panes(app):
    """The last octet can be reached, and what is seen there is what stands there."""
    go_to(app, SEGMENT)
    app.wait(role=Role.PUSH_BUTTON, name='TCP 32')
    app.shot('packet')
    app.click_node(app.wait(role=Role.TABLE, name='Bytes'))
    app.keys(*['Page_Down'] * 50, 'End')
    app.wait(role=Role.TABLE, name='Bytes', description='Byte 9013,')
    app.keys('shift+Left', 'shift+Left', 'shift+Left')
    app.wait(role=Role.LABEL, starts='4 bytes from 9010')
    app.shot('end')
    app.keys(*['Page_Up'] * 50, 'Home')
    app.wait(role=Role.TABLE, name='Bytes', description='Byte 0,')


def brush(app):
    """On the strip, Shift and arrows choose a span of time, and Enter shows its packets alone."""
    app.click_node(app.wait(role=Role.SLIDER, name='Traffic over time'))
    app.keys('Home', 'shift+Right', 'shift+Right', 'Return')
    app.wait(role=Role.LABEL, starts='No filter: every packet of this time is shown.')
    window.poll('fewer packets', lambda: any(node.name.endswith(f' of {ALL} packets') for node in app.find_all(role=Role.LABEL)))
    app.shot('span')
    app.press(role=Role.PUSH_BUTTON, description='Show packets of any time again')
    app.wait(role=Role.LABEL, starts='No filter: every packet is shown.')


def take_back(app, picture=None):
    """Presses the button of the toast that tells of the last note."""
    app.wait(role=Role.PUSH_BUTTON, starts='_Undo')
    if picture:
        app.shot(picture)
    app.press(role=Role.PUSH_BUTTON, starts='_Undo')


def undo(app):
    """What was noted is taken back by the toast that says it."""
    go_to(app, SEGMENT)
    app.keys('ctrl+m')
    says(app, '1 marked')
    take_back(app, 'undo')
    window.poll('no mark', lambda: not any('1 marked' in node.name for node in app.find_all(role=Role.LABEL)))
    app.keys('ctrl+shift+i')
    window.poll('the packet is ignored', lambda: 'Ignored' in app.find(starts=f'Packet {SEGMENT},').name)
    take_back(app)
    window.poll('the packet is back', lambda: 'Ignored' not in app.find(starts=f'Packet {SEGMENT},').name)


def walk(app):
    panes(app)
    brush(app)
    undo(app)
