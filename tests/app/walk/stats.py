"""stats.py - what is counted over a capture: the tables, the choice among them, the way from a row to its packet.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import window

Role = window.Atspi.Role
MODES = ('light', 'dark', 'narrow', 'large')
HINT = 'Activate a row to go to its packet.'


def cells(app):
    """The words of the table, row by row."""
    table = app.wait(role=Role.TREE_TABLE)
    return [node.name for node in app.walk(table) if node.role == Role.LABEL]


def services(app):
    """Each service that answered, with the packet that took longest."""
    app.keys('ctrl+alt+s')
    app.wait(role=Role.TREE_TABLE, name='Response Times')
    app.wait(role=Role.LABEL, name=HINT)
    words = cells(app)
    assert words[words.index('DNS'):][:2] == ['DNS', '4'], words
    assert words[words.index('HTTP'):][:2] == ['HTTP', '5'], words
    app.shot('services')


def order(app):
    """A column's heading sorts by it: the fewest answers first, then the most."""
    table = app.wait(role=Role.TREE_TABLE)
    heading = window.poll('the heading', lambda: [node for node in app.walk(table) if node.name == 'Answers'])[0]
    for first in ('ARP', 'TCP, acknowledgements'):
        app.click_node(heading)
        window.poll(f'{first} on top', lambda first=first: cells(app)[6] == first)


def choose(app, step, name):
    """Another statistic, by keys: the list is a tab before the table."""
    app.click_node(app.wait(role=Role.COMBO_BOX, name='What is counted'))
    app.wait(role=Role.LIST_ITEM)
    app.keys(*['Down'] * step, 'Return')
    app.wait(role=Role.TREE_TABLE, name=name)
    app.shot(name.lower().replace(' ', '-'))


def others(app):
    choose(app, 1, 'Protocols')
    window.poll('HTTP among the protocols', lambda: 'http' in cells(app))
    choose(app, 1, 'Packet Lengths')
    window.poll('a range of lengths', lambda: '40-79' in cells(app))


def leads(app):
    """Return on a row goes to its packet."""
    app.keys('Escape')
    app.gone(role=Role.TREE_TABLE, name='Packet Lengths')
    app.keys('ctrl+alt+s')
    app.wait(role=Role.LABEL, name=HINT)
    app.keys('End', 'Return')
    app.gone(role=Role.TREE_TABLE, name='Response Times')
    app.wait(starts='Packet 15,')


def walk(app):
    services(app)
    order(app)
    others(app)
    leads(app)
