"""conv.py - who talks to whom: the table of conversations, the ladder, and a followed stream.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import window

MODES = ('light', 'dark', 'narrow', 'contrast', 'large')
Role = window.Atspi.Role
LOGIN = '192.0.2.42:50066 to 203.0.113.80:80, portal.campus.test'


def walk_table(app):
    """Levels with their counts, and rows that say all of themselves."""
    app.keys('alt+2')
    app.wait(name='TCP 2')
    app.wait(name='UDP 2')
    app.wait(starts=LOGIN)
    if app.mode == 'large':  # columns grow with the text
        width = app.wait(role=Role.LABEL, name='Sent / received').get_extents()[2]
        assert width > 150, width
    app.shot('table')


def walk_ladder(app):
    """The arrows follow the selected packet, by keys too, and say what they are."""
    app.keys('ctrl+Home', *['ctrl+Down'] * 9)
    app.wait(starts='Arrow 4 of 12, packet 10: the client sends 223 bytes.')
    app.wait(role=Role.LABEL, starts='Packet 10: the client sends 223 bytes.')
    app.shot('ladder')
    ladder = app.find(starts='Arrow 4 of 12,').get_extents()
    app.click(ladder[0] + ladder[2] // 2, ladder[1] + 60, 3)
    app.wait(role=Role.MENU_ITEM, starts='Apply as Filter')
    app.point()
    app.shot('ladder-menu')
    app.keys('Escape')
    app.gone(role=Role.MENU_ITEM, starts='Apply as Filter')
    app.wait(starts='Arrow 1 of 12, packet 7')
    app.keys('ctrl+Down', 'ctrl+Down', 'ctrl+Down')
    app.wait(starts='Arrow 4 of 12, packet 10')
    app.keys('ctrl+Down')
    app.wait(starts='Arrow 5 of 12, packet 11: the server confirms')
    app.press(description='Show as a table')
    numbers = app.wait(role=Role.LABEL, name='seq 1  ack 224')
    if app.mode == 'large':
        assert numbers.get_extents()[2] > 190, numbers.get_extents()
    app.wait(role=Role.LABEL, name='← server')
    app.shot('ladder-table')
    app.press(description='Show as a table')


def walk_search(app):
    """A search leaves rows out, says when none is left, and gives them back."""
    if app.is_narrow:
        return
    app.wait(name='Search conversations')
    app.click(500, 75)
    app.type('nowhere')
    app.point()
    app.wait(starts='No Conversation Matches')
    app.shot('unmatched')
    app.keys('Escape')
    app.wait(starts=LOGIN)


def find_in_stream(app):
    """Words are sought in what both ends said, or one of them; saving warns of what it uncovers."""
    app.keys('ctrl+f')
    app.type('session')
    app.wait(role=Role.LABEL, name='1 of 3')
    app.keys('F3')
    app.wait(role=Role.LABEL, name='2 of 3')
    app.keys('shift+F3', 'shift+F3')
    app.wait(role=Role.LABEL, name='3 of 3')
    app.shot('sought')
    app.press(role=Role.PUSH_BUTTON, starts='Server ')
    app.wait(role=Role.LABEL, name='1 of 1')
    app.press(role=Role.PUSH_BUTTON, starts='Both')
    app.wait(role=Role.LABEL, starts='POST /login HTTP')
    app.press(description='Save what is shown')
    app.wait(role=Role.LABEL, name='Save the Whole Stream?')
    app.shot('save')
    app.keys('Escape')
    app.gone(role=Role.LABEL, name='Save the Whole Stream?')


def walk_stream(app):
    """What was said, with the password covered until somebody asks; Back returns."""
    app.keys('alt+2', 'ctrl+alt+shift+t')
    app.wait(starts='TCP stream 0')
    app.wait(role=Role.LABEL, starts='GET /login HTTP/1.1')
    app.press(description='Next stream')
    app.wait(starts='TCP stream 1')
    text = app.wait(role=Role.LABEL, starts='POST /login HTTP/1.1').get_name()
    assert '••••' in text and 'correct' not in text, text
    if not app.is_narrow:  # the rail that says it
        app.wait(role=Role.LABEL, name='Round trip')
        app.wait(role=Role.LABEL, name='20.7 ms median')
    app.shot('stream')
    find_in_stream(app)
    app.keys('alt+Left')
    app.wait(starts='TCP stream 0')
    app.keys('alt+Left')
    app.gone(name='Save As…')


def walk_menu(app):
    """A conversation can be applied and prepared as a filter, alone or joined with the one there is."""
    app.keys('alt+2')
    if app.is_narrow:
        return
    app.wait(starts=LOGIN)
    app.keys('shift+F10')
    app.wait(role=Role.MENU_ITEM, starts='Apply as Filter')
    app.keys('Home', 'Down', 'Right')
    app.wait(role=Role.MENU_ITEM, starts='Only This: tcp.stream eq 0')
    app.shot('menu')
    app.keys('Return')
    app.wait(role=Role.LABEL, starts='Shows packets')
    app.keys('alt+Left')


def walk_limit(app):
    """Conversations count all packets, or those that a filter shows."""
    app.keys('alt+1', 'ctrl+l', 'ctrl+a')
    app.type('http')
    app.wait(role=Role.LABEL, starts='Shows packets that are HTTP.')
    app.keys('Escape', 'Return')
    app.wait(role=Role.LABEL, starts='10 of 38')
    app.keys('alt+2')
    app.wait(role=Role.LABEL, starts='10 of 38 packets are shown; conversations count all of them.')
    app.wait(name='UDP 2')
    app.press(description='Count only the packets that are shown')
    app.wait(role=Role.LABEL, starts='Only the packets that are shown are counted: 10 of 38.')
    app.gone(name='UDP 2')
    app.shot('limited')
    app.press(description='Show all packets again')
    app.wait(name='UDP 2')


def walk(app):
    walk_table(app)
    walk_ladder(app)
    walk_search(app)
    walk_stream(app)
    walk_menu(app)
    walk_limit(app)
