"""panes.py - the panes below the packet list: fields, bytes and what explains them.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import time

import window

MODES = ('light', 'dark', 'narrow', 'least', 'contrast', 'large')
Role = window.Atspi.Role


def select_flags(app):
    """The flags of the request's TCP header: a field that lights everything."""
    app.keys('ctrl+Home', *['ctrl+Down'] * 9)
    app.keys('F6', 'Home', 'Down', 'Down', 'Down', 'Right')
    for _ in range(30):
        app.keys('Down')
        time.sleep(0.2)
        if app.find(role=Role.PUSH_BUTTON, name='tcp.flags'):
            return
    raise window.Missing('the row of tcp.flags')


def walk(app):
    if app.is_narrow:
        app.keys('ctrl+Home', *['ctrl+Down'] * 9)
        app.wait(role=Role.LABEL, name='packet 10')
        app.shot('packet')
        return
    select_flags(app)
    app.wait(role=Role.LIST_ITEM, starts='Flags: 0x0018')
    app.wait(role=Role.TABLE, name='Bytes', description='Byte 46, hex 80')
    app.wait(role=Role.TABLE, name='Header diagram', description='Flags')
    app.shot('flags')
