"""prefs.py - what can be chosen: preferences on every page, what they change at once, and the window of shortcuts.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import window

Role = window.Atspi.Role
MODES = ('light', 'dark', 'large')
PAGES = {
    'General': ['Appearance', 'Mode', 'Font of List and Fields', 'Font of Bytes and Values',
                'Size of List, Fields and Bytes', 'Restore the Last Session'],
    'Packets': ['Columns', 'Times', 'Fractions of a Second', 'Mark Rows by Rules', 'Patterns in Charts', 'Colour Rules', 'Bytes per Row'],
    'Names': ['Names of Addresses', 'Names of Ports', 'Makers of Network Cards'],
}


def find(app, role, name):
    """In the preferences alone: the window behind them has words of the same kind."""
    for frame in app.tree.read().children:
        if not frame.name.startswith('portal-login'):
            for node in frame.walk():
                if node.role == role and (node.name == name or (role == Role.CHECK_BOX and node.name.startswith(name))):
                    return node
    return None


def wait(app, role, name):
    return window.poll(f'{name} in the preferences', lambda: find(app, role, name))


def open_page(app, page):
    wait(app, Role.PAGE_TAB, page).do_action()


def is_on(app, name):
    return wait(app, Role.CHECK_BOX, name).has(window.Atspi.StateType.CHECKED)


def pages(app):
    """Every setting is there under its name."""
    app.keys('ctrl+comma')
    wait(app, Role.LABEL, 'Appearance')
    app.resize(720, 860)
    for page, titles in PAGES.items():
        open_page(app, page)
        for title in titles:
            wait(app, Role.LABEL, title)
        app.shot(page.lower())


def names(app):
    """A name is a number again as soon as its switch is off."""
    open_page(app, 'Names')
    assert is_on(app, 'Names of Ports')
    wait(app, Role.CHECK_BOX, 'Names of Ports').do_action()
    window.poll('the switch is off', lambda: not is_on(app, 'Names of Ports'))
    wait(app, Role.CHECK_BOX, 'Names of Ports').do_action()
    window.poll('the switch is on', lambda: is_on(app, 'Names of Ports'))


def links(app):
    """From here the columns and the rules are reached, and Escape leads back."""
    open_page(app, 'Packets')
    app.click_node(wait(app, Role.LABEL, 'Colour Rules'))
    app.wait(role=Role.LIST, name='Rules in the order in which they are asked')
    app.keys('Escape')
    app.gone(role=Role.LIST, name='Rules in the order in which they are asked')
    wait(app, Role.LABEL, 'Colour Rules')


def appearance(app):
    """Light, dark, or as the desktop has it: chosen by keys, and seen at once."""
    open_page(app, 'General')
    for look in ('Dark', 'Light', 'Follow System'):
        app.click_node(wait(app, Role.LABEL, 'Appearance'))
        choice = window.poll(look, lambda look=look: [node for node in app.find_all(role=Role.LIST_ITEM) if look in words(node)])
        app.keys({'Dark': 'End', 'Light': 'Up', 'Follow System': 'Home'}[look], 'Return')
        assert choice
        app.shot('appearance-' + look.split()[0].lower())


def words(node):
    return ' '.join(below.name for below in node.walk())


def row_height(app):
    return app.find(starts='Packet 2,').get_extents()[3]


def fonts(app):
    """Another size and another font show at once, in the list behind; what is taken back is as it was."""
    usual = row_height(app)
    app.click_node(wait(app, Role.SPIN_BUTTON, 'Size of List, Fields and Bytes'))
    app.keys('ctrl+a')
    app.type('1.5')
    app.keys('Return')
    window.poll('larger rows', lambda: row_height(app) > usual)
    app.shot('larger')
    app.keys('ctrl+a')
    app.type('1')
    app.keys('Return')
    window.poll('rows as before', lambda: row_height(app) == usual)
    app.click_node(wait(app, Role.LABEL, 'Font of List and Fields'))
    app.wait(starts='Font of List and Fields', role=Role.DIALOG)
    app.type('Mono')
    app.keys('Tab', 'Down', 'Return')
    app.gone(starts='Font of List and Fields', role=Role.DIALOG)
    window.poll('the chosen font', lambda: any('Mono ' in node.name for node in app.find_all(role=Role.LABEL)))
    app.shot('font')


def shortcuts(app):
    """The window of shortcuts has every group, and finds a key by its word."""
    app.keys('Escape')
    app.gone(role=Role.LABEL, name='Appearance')
    app.keys('ctrl+question')
    app.wait(name='Go to packet')
    app.shot('shortcuts')
    app.keys('Escape')


def walk(app):
    pages(app)
    names(app)
    links(app)
    appearance(app)
    if app.mode == 'light':
        fonts(app)
    shortcuts(app)
