"""panes.py - the panes below the packet list: fields, bytes and what explains them.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import window

MODES = ('light', 'dark', 'narrow', 'least', 'contrast', 'large')
Role = window.Atspi.Role
KEY = re.compile(r'[a-z]\w*\.[a-z][\w.]*$')


def read_key(app):
    """The key of the selected field, as the path bar has it."""
    keys = [node.name for node in app.find_all(role=Role.PUSH_BUTTON) if KEY.match(node.name)]
    return keys[0] if keys else None


def select_flags(app):
    """The flags of the request's TCP header: a field that lights everything."""
    app.keys('ctrl+Home', *['ctrl+Down'] * 9)
    app.keys('F6', 'Home', 'Down', 'Down', 'Down', 'Right')
    app.wait(role=Role.PUSH_BUTTON, name='tcp')
    key = None
    while key != 'tcp.flags':
        app.keys('Down')
        key = window.poll(f'a field after {key}', lambda before=key: (now := read_key(app)) != before and now)
        assert key.startswith('tcp.') and not key.startswith('tcp.options'), f'{key} is reached, tcp.flags was not'


def find_in_tree(app):
    """Words of a field lead to it, and to the next one that has them."""
    app.keys('ctrl+Home', *['ctrl+Down'] * 9)
    app.keys('ctrl+shift+f')
    app.type('window')
    app.wait(role=Role.PUSH_BUTTON, name='tcp.flags.cwr')
    app.keys('Return')
    app.wait(role=Role.PUSH_BUTTON, name='tcp.window_size_value')
    app.keys('shift+ctrl+g')
    app.wait(role=Role.PUSH_BUTTON, name='tcp.flags.cwr')
    app.shot('find')
    app.keys('Escape')


def write_bytes(app):
    """Bytes selected by keys say what they could be; the menu of the pane shows them as bits."""
    app.keys('F6', 'Home', 'shift+Right', 'shift+Right', 'shift+Right')
    app.wait(role=Role.LABEL, starts='4 bytes from')
    app.shot('range')
    app.keys('shift+Tab', 'Return')
    app.wait(name='Bits')
    app.keys('Down', 'Down', 'Down', 'Down', 'Return')
    app.gone(name='Bits')
    app.shot('bits')
    app.keys('Return', 'Down', 'Down', 'Down', 'Return')


def zoom(app):
    app.keys('ctrl+plus', 'ctrl+plus', 'ctrl+plus')
    app.shot('zoom')
    app.keys('ctrl+0')


def beginner(app):
    """For beginners the bytes are folded away behind a button, and come back."""
    app.keys('F10')
    app.wait(name='Detail')
    app.keys('d')
    app.wait(name='For Beginners')
    app.keys('b')
    app.gone(role=Role.TABLE, name='Bytes')
    app.shot('beginner')
    app.press(description='Show or hide the bytes')
    app.wait(role=Role.TABLE, name='Bytes')


def color_by(app):
    """A field's menu makes a rule of its value, and knows its conversation."""
    app.keys('shift+F10')
    app.wait(role=Role.MENU_ITEM, starts='Follow TCP Stream')
    app.wait(role=Role.MENU_ITEM, starts='Show in Conversations')
    app.wait(role=Role.MENU_ITEM, starts='Open the Standard in a Browser')
    app.wait(role=Role.MENU_ITEM, starts='Explain')
    app.wait(role=Role.MENU_ITEM, starts='Add as Column')
    app.shot('menu')
    app.press(role=Role.MENU_ITEM, starts='Colour by This Field')
    window.poll('the rule is heard', lambda: 'Flags: 0x0018' in app.find(starts='Packet 10,').get_name())


def explain_more(app):
    """Layers in layers, the line for another tool, and how the connection was opened."""
    app.wait(role=Role.LABEL, starts='PSH and ACK are the usual pair on the last segment of a message')
    app.press(role=Role.PUSH_BUTTON, name='Handshake')
    app.wait(role=Role.LABEL, starts='How a Connection Is Opened')
    app.wait(role=Role.PUSH_BUTTON, name='2: SYN, ACK, packet 8')
    app.shot('handshake')
    app.keys('Escape')
    app.gone(role=Role.PUSH_BUTTON, name='2: SYN, ACK, packet 8')
    app.wait(role=Role.LABEL, starts='Headers up to the transport layer take 66 of 289 bytes')
    app.wait(role=Role.LABEL, starts='In the whole capture they take')
    app.wait(starts="tshark -r 'portal-login.pcapng'")
    app.keys('ctrl+Home', 'ctrl+Down')
    app.wait(role=Role.PUSH_BUTTON, name='ARP')
    app.shot('wrapped')


def choose_time(app, item, pattern):
    """The menu says how times are written, and rows of two lines follow."""
    app.keys('F10')
    app.wait(role=Role.MENU_ITEM, starts='Time')
    app.press(role=Role.MENU_ITEM, starts='Time')
    app.press(starts=item)
    window.poll('the form of time', lambda: any(re.match(pattern + ' .*192.0.2.42 → portal', node.name)
                                                for node in app.find_all(role=Role.LABEL)))


def walk_narrow(app):
    """A line about the packet leads to its fields, bytes and explanation on a page of their own."""
    app.keys('ctrl+Home', *['ctrl+Down'] * 9)
    app.wait(role=Role.LABEL, name='Packet 10')
    app.wait(role=Role.LABEL, name='Ethernet › IPv4 › TCP › HTTP')
    app.wait(role=Role.LABEL, name='289 B')
    digits = '0.042' if app.mode == 'least' else '0.042240'
    app.wait(role=Role.LABEL, name=f'{digits}  192.0.2.42 → portal.campus.test')
    choose_time(app, 'Seconds since 1970', r'\d{10}\.\d+')
    choose_time(app, 'Since the First Packet', r'0\.042\d*')
    app.shot('packet')
    app.press(description='Fields, bytes and explanation of the packet')
    app.wait(description='Back to the packets')
    app.keys('Tab', 'Tab', 'Tab')
    app.shot('details')
    app.press(description='Next packet')
    app.wait(role=Role.LABEL, name='Packet 11')
    app.press(description='Previous packet')
    app.press(role=Role.PUSH_BUTTON, name='TCP')
    app.press(role=Role.PAGE_TAB, name='Explain')
    app.wait(role=Role.TABLE, name='Header diagram')
    app.shot('explain')
    app.press(role=Role.PAGE_TAB, name='Bytes')
    app.shot('bytes')
    app.press(description='Back to the packets')
    app.gone(description='Back to the packets')


def walk(app):
    if app.is_narrow:
        walk_narrow(app)
        return
    select_flags(app)
    app.wait(role=Role.LIST_ITEM, starts='Flags: 0x0018')
    app.wait(role=Role.TABLE, name='Bytes', description='Byte 46, hex 80, TCP Flags, ACK and PSH')
    app.wait(role=Role.TABLE, name='Header diagram', description='Flags')
    app.wait(role=Role.PUSH_BUTTON, name='Acknowledgment: Set', description='acknowledgment number counts')
    app.shot('flags')
    if app.mode == 'light':
        color_by(app)
    if app.mode in ('light', 'large'):
        find_in_tree(app)
        write_bytes(app)
        zoom(app)
        if app.mode == 'light':
            explain_more(app)
            beginner(app)
