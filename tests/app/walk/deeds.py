"""deeds.py - what hands do with bytes, diagrams, notes and the strip: copied, saved, taken back, brushed.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import tempfile

import panes
import window

Role = window.Atspi.Role
MODES = ('light',)
# Of the flags of the request's TCP header: the letters of the menu that copy them, and what is copied.
COPIES = {
    'v': '0x0018',
    'h': '8018',
    'b': 'gBg=',
    'p': 'b"\\x80\\x18"',
    'e': '"\\x80\\x18"',
    'c': 'static const unsigned char bytes[2] = {  0x80, 0x18,};',
    'f': 'tcp.flags == 0x0018',
    'k': 'tcp.flags',
}
BARE = ('GtkImage', 'GtkButton', 'GtkMenuButton', 'GtkExpander', 'AdwSplitButton')


def named(app):
    """No button is called by the name of its class: what has only a picture says what it does."""
    bare = [node.description for node in app.find_all(role=Role.PUSH_BUTTON) if node.name in BARE]
    assert not bare, bare


def read_text(app):
    """What stands in the display filter."""
    texts = [node for node in app.walk() if node.role == Role.TEXT and node.name == 'Display filter']
    size = texts[0].tree.call(texts[0].path, 'org.freedesktop.DBus.Properties', 'Get', window.GLib.Variant(
        '(ss)', ('org.a11y.atspi.Text', 'CharacterCount')))[0]
    return texts[0].call('Text', 'GetText', window.GLib.Variant('(ii)', (0, size)))[0]


def use_row(app):
    """Without a field the packet itself is copied; Enter and a double click open it; the thumb's buttons lead back and on."""
    app.keys('ctrl+g')
    app.wait(name='Go to Packet')
    app.keys('1', '0', 'Return')
    app.gone(name='Go to Packet')
    app.click_node(app.wait(starts='Packet 10,'))
    for key, wanted in ('ctrl+c', 'HTTP 289 GET /login HTTP/1.1'), ('ctrl+shift+c', 'frame.number == 10'):
        app.keys(key, 'ctrl+l', 'ctrl+a', 'ctrl+v')
        window.poll(f'{wanted} in the clipboard', lambda wanted=wanted: read_text(app).endswith(wanted))
        app.keys('ctrl+a', 'BackSpace', 'Escape')
        app.click_node(app.wait(starts='Packet 10,'))
    app.keys('Return')
    app.wait(role=Role.FRAME, starts='Packet 10')
    app.keys('Escape')
    app.gone(role=Role.FRAME, starts='Packet 10')
    app.keys('ctrl+End')
    app.wait(role=Role.LABEL, name='packet 38')
    for button, packet in (8, 10), (9, 38), (8, 10):
        subprocess.run(['xdotool', 'mousemove', '400', '400', 'click', str(button)], check=True)
        app.wait(role=Role.LABEL, name=f'packet {packet}')
    app.point()


def copy(app):
    """Every form of a field and its bytes reaches the clipboard: it is pasted where text can be read."""
    panes.select_flags(app)
    for letter, wanted in COPIES.items():
        app.keys('shift+F10')
        app.wait(role=Role.MENU_ITEM, starts='Copy')
        app.keys('c', letter)
        app.gone(role=Role.MENU_ITEM, starts='Copy')
        app.keys('ctrl+l', 'ctrl+a', 'ctrl+v')
        # Of several lines an entry makes one.
        pasted = [None]

        def is_pasted(wanted=wanted, pasted=pasted):
            pasted[0] = read_text(app)
            return ''.join(pasted[0].split()) == ''.join(wanted.split())
        try:
            window.poll('', is_pasted)
        except window.Missing:
            raise window.Missing(f'{wanted} in the clipboard, not {pasted[0]}') from None
        app.keys('ctrl+a', 'BackSpace', 'Escape', 'F6', 'F6')


def save_as(app, path):
    """Answers the question for a file, and waits until it is written."""
    app.wait(role=Role.PUSH_BUTTON, name='_Save Save')
    app.keys('ctrl+a')
    subprocess.run(['xdotool', 'type', '--delay', '10', path], check=True)
    app.keys('Return')
    window.poll(path, lambda: os.path.exists(path) and os.path.getsize(path) > 0)
    window.poll('the dialogs to close', lambda: len(window.read_property('_NET_CLIENT_LIST_STACKING')) == 1)
    app.settle()
    with open(path, 'rb') as file:
        return file.read()


def choose(app, button, item):
    """An entry of the menu behind a button: the inner one of two of that name, which can be pressed."""
    app.wait(role=Role.PUSH_BUTTON, name=button)
    assert app.find_all(role=Role.PUSH_BUTTON, starts=button)[-1].do_action()
    app.press(role=Role.MENU_ITEM, starts=item)
    app.gone(role=Role.MENU_ITEM, starts=item)


def save(app, folder):
    """The selected bytes, and the diagram as lines and as dots."""
    choose(app, 'How to show the bytes', 'Save Selected Bytes')
    assert save_as(app, os.path.join(folder, 'flags.bin')) == b'\x80\x18'
    choose(app, 'What to do with the explanation', 'Save Diagram as SVG')
    assert b'<svg' in save_as(app, os.path.join(folder, 'tcp.svg'))[:400]
    choose(app, 'What to do with the explanation', 'Save Diagram as PNG')
    assert save_as(app, os.path.join(folder, 'tcp.png')).startswith(b'\x89PNG')


def read_byte(app):
    """The number of the byte under the cursor."""
    return int(app.find(role=Role.TABLE, name='Bytes').description.split()[1].rstrip(','))


def choose_by_key(app, place, item):
    """An entry of the menu of the bytes, which have the focus before and after, by its place."""
    app.keys('shift+Tab', 'Return')
    app.wait(role=Role.MENU_ITEM, name=item)
    app.keys(*['Down'] * place, 'Return')
    app.gone(role=Role.MENU_ITEM, name=item)
    app.keys('Tab')


def look(app):
    """Bytes in rows of 8, 32 and 16: Up and Down move by so many, and what is under the cursor is said; text as EBCDIC."""
    app.click_node(app.wait(role=Role.TABLE, name='Bytes'))
    for place, columns in ((0, 8), (2, 32), (1, 16)):
        choose_by_key(app, place, str(columns))
        app.keys('Home')
        window.poll('the first byte of a row', lambda columns=columns: read_byte(app) % columns == 0)
        first = read_byte(app)
        app.keys('Up')
        window.poll('the row above', lambda columns=columns, first=first: read_byte(app) == first - columns)
        app.shot(f'columns-{columns}')
    choose_by_key(app, 6, 'EBCDIC')
    app.shot('ebcdic')
    choose_by_key(app, 5, 'ASCII')


def says(app, text):
    return any(text in node.name for node in app.find_all(role=Role.LABEL))


def undo(app):
    """What is marked, ignored and written down is told, and taken back by the button that comes with it."""
    app.click_node(app.wait(starts='Packet 9,'))
    for key, told, count in (('ctrl+shift+i', 'Packet 9 is ignored', '1 ignored'), ('ctrl+m', 'Packet 9 is marked', '1 marked')):
        app.keys(key)
        app.wait(role=Role.LABEL, name=told)
        window.poll(count, lambda count=count: says(app, count))
        app.press(role=Role.PUSH_BUTTON, starts='_Undo')
        window.poll(f'{count} no more', lambda count=count: not says(app, count))
    app.keys('ctrl+alt+c')
    app.wait(role=Role.TEXT, name='Note')
    app.type('seen')
    app.keys('alt+k')
    app.wait(role=Role.LABEL, name='Packet 9 has a new comment')
    window.poll('the note is heard', lambda: 'comment: seen' in app.find(starts='Packet 9,').name)
    app.press(role=Role.PUSH_BUTTON, starts='_Undo')
    window.poll('the note to go', lambda: 'comment' not in app.find(starts='Packet 9,').name)


def drag(app, node, start, end):
    """Over a part of a node's width, from left to right as 0 to 1."""
    x, y, width, height = node.get_extents()
    for command in (['mousemove', int(x + width * start), y + height // 2], ['mousedown', 1],
                    ['mousemove', int(x + width * (start + end) / 2), y + height // 2],
                    ['mousemove', int(x + width * end), y + height // 2], ['mouseup', 1]):
        subprocess.run(['xdotool'] + [str(part) for part in command], check=True)
    app.point()


def brush(app):
    """A drag over the strip shows that time alone; Escape there shows all of it again. Keys do the same."""
    strip = app.wait(role=Role.SLIDER, name='Traffic over time')
    drag(app, strip, 0.85, 0.99)
    app.wait(role=Role.PUSH_BUTTON, description='Show packets of any time again')
    window.poll('fewer packets', lambda: says(app, 'of 38 packets'))
    app.shot('brushed')
    app.keys('Escape')
    app.gone(role=Role.PUSH_BUTTON, description='Show packets of any time again')
    app.keys('Home', 'shift+Right', 'shift+Right', 'shift+Right', 'Return')
    app.wait(role=Role.PUSH_BUTTON, description='Show packets of any time again')
    app.press(role=Role.PUSH_BUTTON, description='Show packets of any time again')
    app.gone(role=Role.PUSH_BUTTON, description='Show packets of any time again')
    app.wait(starts='Packet 1,')


def walk(app):
    named(app)
    use_row(app)
    copy(app)
    with tempfile.TemporaryDirectory() as folder:
        save(app, folder)
    look(app)
    undo(app)
    brush(app)
