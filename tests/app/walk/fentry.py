"""fentry.py - the display filter as it is written, applied and cleared; the menus that make one; finding packets.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import window

MODES = ('light', 'dark', 'narrow', 'least', 'large')
Role = window.Atspi.Role
ALL = 38  # packets of the sample


def count_says(app, text):
    app.wait(role=Role.LABEL, name=text)


def write(app, text):
    """Into the entry, in place of what is there; what is proposed is waited for and closed."""
    app.keys('ctrl+l', 'ctrl+a')
    app.type(text)


def states(app):
    """Unfinished, wrong and repaired; nothing of it is applied unseen."""
    app.wait(role=Role.LABEL, starts='No filter: every packet is shown.')
    write(app, 'tcp.flags.syn == 1 and tcp.fl')
    app.wait(role=Role.LABEL, starts='Not finished: tcp.fl is not complete yet.')
    app.wait(role=Role.LABEL, name='tcp.flags.reset')
    app.wait(role=Role.LABEL, name='Abort the connection')
    app.wait(role=Role.LABEL, name='yes / no')
    app.shot('complete')
    app.keys('Tab')
    app.wait(role=Role.LABEL, starts='Shows packets')
    write(app, 'ip.adr == 203.0.113.80 && http')
    app.wait(role=Role.LABEL, starts='ip.adr is not known: did you mean ip.addr')
    app.keys('Escape')
    app.shot('wrong')
    app.keys('Return')
    assert app.find(starts='Packet 38,') or app.find(role=Role.LABEL, name=f'{ALL} packets'), 'a wrong filter was applied'
    app.keys('alt+Return')
    app.wait(role=Role.LABEL, name='Shows packets that go to or come from 203.0.113.80 and are HTTP.')
    app.keys('Return')
    count_says(app, f'10 of {ALL} packets')
    app.shot('applied')


def words(app):
    """A capture filter and plain words are written as a display filter first, and applied by the second Enter."""
    write(app, 'tcp port 80')
    app.wait(role=Role.LABEL, starts='This is a capture filter.')
    app.shot('capture')
    app.keys('Return')
    app.wait(role=Role.LABEL, starts='Shows packets that use TCP port 80')
    assert not app.find(role=Role.LABEL, starts=f'28 of {ALL}'), 'a translation was applied unseen'
    app.keys('Return')
    count_says(app, f'28 of {ALL} packets')
    write(app, 'dns from 192.0.2.42')
    app.wait(role=Role.LABEL, starts='As a display filter these words are')
    app.keys('Tab')
    app.wait(role=Role.LABEL, starts='Shows packets')
    app.keys('Return')
    count_says(app, f'4 of {ALL} packets')


def values(app):
    """Values that occur are proposed, and Escape gives the applied filter back."""
    write(app, 'http.request.method == ')
    app.wait(role=Role.LABEL, name='"POST"')
    app.shot('values')
    app.keys('Escape')
    app.gone(role=Role.LABEL, name='"POST"')
    app.keys('Escape')
    count_says(app, f'4 of {ALL} packets')


def nothing(app):
    """Where nothing matches, the list says so and knows something near; clearing shows all again."""
    write(app, 'tcp.port == 81')
    app.wait(role=Role.LABEL, starts='Shows packets that use TCP port 81')
    app.keys('Return')
    app.wait(role=Role.LABEL, name='No Packets Match')
    app.wait(role=Role.PUSH_BUTTON, name='Try tcp.port == 80')
    if app.is_narrow:  # no line about a packet that is not shown
        assert not app.find(role=Role.PUSH_BUTTON, description='Fields, bytes and explanation')
    app.shot('nothing')
    app.press(role=Role.PUSH_BUTTON, name='Try tcp.port == 80')
    count_says(app, f'28 of {ALL} packets')
    app.keys('alt+Left')
    app.wait(role=Role.LABEL, name='No Packets Match')
    app.press(role=Role.PUSH_BUTTON, name='Clear Filter')
    app.gone(role=Role.LABEL, name='No Packets Match')
    app.wait(role=Role.LABEL, starts='No filter: every packet is shown.')


def menus(app):
    """The conversation by key, and a field of the tree by its menu."""
    app.keys('ctrl+Home', *['ctrl+Down'] * 9, 'ctrl+shift+o')
    count_says(app, f'12 of {ALL} packets')
    if app.is_narrow:
        return
    app.keys('F6', 'Home', 'Down', 'Down', 'shift+F10')
    app.wait(role=Role.MENU_ITEM, starts='Apply as Filter')
    app.keys('Home', 'Right')
    app.wait(role=Role.MENU_ITEM, starts='Only This: ')
    app.shot('menu')
    app.keys('Escape', 'Escape', 'Escape')


def find(app):
    """By text in the list, round the end, and by octets."""
    app.keys('ctrl+l', 'ctrl+a', 'BackSpace', 'Return')
    app.wait(role=Role.LABEL, starts='No filter: every packet is shown.')
    app.keys('ctrl+Home', 'ctrl+f')
    app.type('get /')
    app.keys('Return')
    count_says(app, '1 of 4 packets')
    app.keys('shift+F3')
    count_says(app, '4 of 4 packets · went on at the last packet')
    app.keys('F3')
    count_says(app, '1 of 4 packets · went on at the first packet')
    app.shot('find')
    app.keys('ctrl+f', 'ctrl+a')
    app.type('nowhere')
    app.keys('Return')
    app.wait(role=Role.LABEL, name='Not found')
    app.keys('Escape')


def walk(app):
    states(app)
    words(app)
    values(app)
    nothing(app)
    menus(app)
    find(app)
