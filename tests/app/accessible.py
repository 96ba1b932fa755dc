"""accessible.py - what a screen reader meets in a program: the tree of its accessible objects, asked for at once.

SPDX-License-Identifier: GPL-3.0-or-later

libatspi asks for each property of each object alone: a window of a thousand objects takes it more than a second, most
of which the program spends answering. Here the children of all objects of a level are asked for together, and then
everything that the program says of all of them in one call.
"""
import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

REGISTRY = ('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')
CACHE = '/org/a11y/atspi/cache'
ACCESSIBLE = 'org.a11y.atspi.Accessible'
# An answer of a program that hangs is not waited for.
PATIENCE = 20000
DEPTH = 100


def connect():
    """The bus on which programs and screen readers meet; the session bus knows where it is."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, PATIENCE, None)
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)


class Node:
    """An accessible object, with what it said when the tree was read; what it does, it is asked for anew."""

    def __init__(self, tree, path, parent=None):
        self.tree, self.path, self.parent, self.children = tree, path, parent, []
        self.name, self.role, self.description, self.states = '', 0, '', 0

    def call(self, interface, method, arguments=None):
        return self.tree.call(self.path, 'org.a11y.atspi.' + interface, method, arguments)

    def walk(self):
        """This one and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def get_name(self):
        return self.name

    def get_role(self):
        return self.role

    def get_description(self):
        return self.description

    def get_row(self):
        """The row of a list that it stands in."""
        return self if self.role == Atspi.Role.LIST_ITEM else self.parent.get_row()

    def get_child_count(self):
        return len(self.children)

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    def do_action(self):
        return self.call('Action', 'DoAction', GLib.Variant('(i)', (0,)))[0]

    def get_extents(self):
        """x, y, width and height in pixels, in its window."""
        return self.call('Component', 'GetExtents', GLib.Variant('(u)', (int(Atspi.CoordType.WINDOW),)))[0]


class Tree:
    """The accessible objects of one program."""

    def __init__(self, bus, owner, root):
        self.bus, self.owner, self.root = bus, owner, root

    @classmethod
    def find(cls, bus, process):
        """The tree of a program that has told the registry of itself, or None."""
        children = bus.call_sync(*REGISTRY, ACCESSIBLE, 'GetChildren', None, None, 0, PATIENCE, None).unpack()[0]
        for owner, path in children:
            pid = bus.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                                GLib.Variant('(s)', (owner,)), None, 0, PATIENCE, None).unpack()[0]
            if pid == process:
                return cls(bus, owner, path)
        return None

    def call(self, path, interface, method, arguments=None):
        return self.bus.call_sync(self.owner, path, interface, method, arguments, None, 0, PATIENCE, None).unpack()

    def ask(self, nodes, method):
        """Each of the nodes' answers, in their order; None from those that are gone."""
        answers = [None] * len(nodes)
        left = len(nodes)

        def answered(bus, result, number):
            nonlocal left
            left -= 1
            try:
                answers[number] = bus.call_finish(result).unpack()[0]
            except GLib.Error:
                pass

        for number, node in enumerate(nodes):
            self.bus.call(self.owner, node.path, ACCESSIBLE, method, None, None, 0, PATIENCE, None, answered, number)
        while left:
            GLib.MainContext.default().iteration(True)
        return answers

    def fill(self, nodes):
        """Names, roles, descriptions and states of all of them in one answer."""
        known = {item[0][1]: item for item in self.call(CACHE, 'org.a11y.atspi.Cache', 'GetItems')[0]}
        for node in nodes:
            item = known.get(node.path)
            if item:
                node.name, node.role, node.description = item[6], item[7], item[8]
                node.states = item[9][0] | item[9][1] << 32

    def read(self, depth=DEPTH):
        """The node of the program with all that is below it now, so many levels deep."""
        root = Node(self, self.root)
        nodes, level = [root], [root]
        while level and depth > 0:
            below = []
            for node, children in zip(level, self.ask(level, 'GetChildren')):
                node.children = [Node(self, path, node) for owner, path in children or [] if owner == self.owner]
                below += node.children
            nodes += below
            level, depth = below, depth - 1
        self.fill(nodes)
        return root

    def read_windows(self):
        """The windows of the program, without what is in them, but with their states of now."""
        windows = self.read(1).children
        for node, states in zip(windows, self.ask(windows, 'GetState')):
            if states:
                node.states = states[0] | states[1] << 32
        return windows
