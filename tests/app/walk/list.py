"""list.py - the packet list: columns, marks, notes, time references, rules, order, and the strip above it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import time

import window

MODES = ('light', 'dark', 'narrow', 'least', 'large')
Role = window.Atspi.Role
SHORTEST, LONGEST = 1, 31  # packets of the sample
FIRST_INFO, LAST_INFO = 2, 1  # 192.0.2.1 is at …, Who has …
LEAST_TCP, MOST_TCP, NO_TCP = 7, 31, 22  # segments, and the last packet that is none


def counts(app, text):
    """What stands at the right of the path bar, which narrow windows have no room for."""
    if app.is_narrow:
        return
    return window.poll(text, lambda: any(text in (node.get_name() or '') for node in app.walk() if node.get_role() == Role.LABEL))


def selected(app, packet):
    """The pane of the fields, or the bar in its place, says which packet it shows."""
    names = f'packet {packet}', f'Packet {packet}'
    window.poll(names[0], lambda: any(app.find(role=Role.LABEL, name=name) for name in names))


def go_to(app, packet):
    app.keys('ctrl+Home', *['ctrl+Down'] * (packet - 1))
    selected(app, packet)


def mark_and_time(app):
    go_to(app, 8)
    app.keys('ctrl+m')
    app.wait(starts='Packet 8,')
    window.poll('the mark is heard', lambda: ', marked' in app.find(starts='Packet 8,').get_name())
    counts(app, '1 marked')
    go_to(app, 10)
    app.keys('ctrl+t', 'ctrl+Down', 'ctrl+Down')
    counts(app, 's from 10 to 12')
    app.keys('ctrl+3')
    app.keys('ctrl+j')  # the request of this answer
    selected(app, 10)
    window.poll('the answer is heard', lambda: ', belongs with packet 12' in app.find(starts='Packet 10,').get_name())


def pair(app):
    """Two packets, by Shift and an arrow: the time between them is said; one alone is selected again by an arrow."""
    if app.is_narrow:
        return
    go_to(app, 1)
    app.click_node(app.wait(starts='Packet 7,'))
    selected(app, 7)
    app.keys('shift+Down', 'shift+Down')
    counts(app, 's from 7 to 9')
    selected(app, 9)
    app.shot('pair')
    app.keys('Up')
    window.poll('one packet', lambda: not any('from 7 to 9' in (node.get_name() or '') for node in app.find_all(role=Role.LABEL)))


def names(app):
    """Names that the capture states stand in the place of addresses, which are heard too; the menu takes them away."""
    go_to(app, 8)
    app.wait(starts='Packet 8, TCP from portal.campus.test (203.0.113.80) to 192.0.2.42')
    app.shot('names')
    app.keys('F10')
    app.wait(role=Role.MENU_ITEM, starts='Names')
    app.press(role=Role.MENU_ITEM, starts='Names')
    app.press(starts='Names of Addresses')
    app.wait(starts='Packet 8, TCP from 203.0.113.80 to 192.0.2.42')
    # The keys are the list's again, though the item was one of a menu in a menu.
    app.keys('ctrl+Down')
    selected(app, 9)


def note(app):
    go_to(app, 7)
    app.click_node(app.find(starts='Packet 7,'))
    app.keys('bracketright', 'bracketright')
    selected(app, 9)
    app.keys('ctrl+alt+c')
    app.wait(role=Role.TEXT, name='Note')
    type_text(app, 'the handshake is done')
    app.keys('alt+k')
    window.poll('the note is heard', lambda: 'comment: the handshake is done' in app.find(starts='Packet 9,').get_name())


def type_text(app, text):
    app.keys(*['space' if letter == ' ' else letter for letter in text])


def strip(app):
    """The strip is a slider that a screen reader can move."""
    bar = app.wait(role=Role.SLIDER, name='Traffic over time')
    assert bar.get_description().startswith('Left and Right'), bar.get_description()
    app.click_node(bar)
    app.keys('Home')
    selected(app, 1)
    app.keys('End')
    selected(app, 38)


def traffic_table(app):
    """The strip has a twin in words: a row for each stretch of time, which selects and shows packets."""
    app.press(description='Show the traffic as a table')
    table = app.wait(name='Traffic over time, as a table')
    first = app.wait(starts='0.00 s · 10 packets · Application layer 5')
    app.wait(starts='1.45 s · ')
    go_to(app, 20)
    app.wait(starts='1.40 s · ')
    app.shot('traffic')
    app.click_node(first)
    selected(app, 1)
    app.keys('Down')
    selected(app, 11)
    app.keys('Return')  # as a brush over the bars
    app.wait(role=Role.LABEL, name='6 of 38 packets')
    app.keys('ctrl+l', 'Escape')
    app.press(description='Show the traffic as a table')
    app.gone(name=table.name)
    app.press(description='Show packets of any time')
    app.gone(role=Role.LABEL, name='6 of 38 packets')


def walk(app):
    strip(app)
    traffic_table(app)
    pair(app)
    names(app)
    mark_and_time(app)
    app.shot('marks')
    if app.is_narrow:
        return
    note(app)
    app.shot('note')
    if app.mode == 'large':  # room for the columns
        app.keys('F9')
    sort(app)
    rules(app)
    columns(app)


def sort(app):
    """A click on the header sorts, another one turns it round."""
    for first in SHORTEST, LONGEST:
        app.click_node(find_header(app, 'Length'))
        app.keys('ctrl+End', 'ctrl+Home')
        selected(app, first)
        stays_on_top(app, first)
    app.shot('sorted')
    if app.mode == 'large':  # what is further right is scrolled to
        app.click_node(find_header(app, 'No.'))
        return
    for first in FIRST_INFO, LAST_INFO:
        app.click_node(find_header(app, 'Info'))
        app.keys('ctrl+End', 'ctrl+Home')
        selected(app, first)
    app.shot('sorted-info')
    app.click_node(find_header(app, 'No.'))


def stays_on_top(app, packet):
    """Its row is the first below the header, and no focus that comes late scrolls it away."""
    def is_on_top():
        header = find_header(app, 'Length').get_extents()
        row = app.find(starts=f'Packet {packet},').get_extents()
        return 0 < row[1] - header[1] < 2 * row[3]
    window.poll(f'packet {packet} at the top', is_on_top)
    time.sleep(0.5)  # longer than the frames in which a row is waited for
    assert is_on_top(), f'packet {packet} was scrolled out of sight'


def find_header(app, name):
    return app.wait(role=Role.LABEL, name=name)


def rules(app):
    go_to(app, 10)
    app.keys('ctrl+alt+w')
    app.wait(starts='Because of the rule')
    app.wait(starts='A browser or a program')
    app.shot('why')
    app.keys('Escape')
    app.keys('ctrl+alt+r')
    entries = app.wait(role=Role.LIST, name='Rules in the order in which they are asked')
    assert entries.get_child_count() > 10, entries.get_child_count()
    app.keys('space')  # the switch that has the focus: rows are marked
    app.shot('rules')
    app.keys('Escape')
    window.poll('the rule is heard', lambda: 'marked by the rule “Web”' in app.find(starts='Packet 10,').get_name())
    app.shot('colours')


def columns(app):
    app.keys('ctrl+alt+l')
    entry = app.wait(role=Role.LIST, name='Columns from left to right')
    assert entry.get_child_count() >= 7, entry.get_child_count()
    app.shot('columns')
    app.type('tcp.len')
    app.keys('Return', 'Escape')
    if app.mode != 'large':
        sort_by_field(app)


def sort_by_field(app):
    """The same for a column that was added; packets without the field stand last, either way."""
    for first in LEAST_TCP, MOST_TCP:
        app.click_node(find_header(app, 'Segment length'))
        app.keys('ctrl+End')
        selected(app, NO_TCP)
        app.keys('ctrl+Home')
        selected(app, first)
    app.shot('sorted-field')
