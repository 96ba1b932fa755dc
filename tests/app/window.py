"""window.py - starts Octet under a screen of its own and walks it as a person with a screen reader and keys would.

SPDX-License-Identifier: GPL-3.0-or-later

Run inside tests/support/with-display: it needs an X server and a session bus.
"""
import os
import subprocess
import tempfile
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

WAIT = 40

# GTK 4.8 says the first of the key caps in its own shortcuts window; the second comes from a session without services.
NOT_OURS = ('reported min width -3', 'dbind-WARNING')


class Missing(AssertionError):
    pass


def is_fault(line):
    """Whether a line of the log is something that GTK or Octet holds against Octet."""
    return '-CRITICAL' in line or ' Gtk-WARNING' in line or 'Octet-WARNING' in line


def poll(what, function, seconds=WAIT):
    """Calls function until it answers something true, and returns that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = function()
        except (GLib.Error, AttributeError):  # gone, or not there yet
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise Missing(what)


class Octet:
    """A running program, seen through AT-SPI."""

    def __init__(self, *arguments, program=None, env=None):
        self.program = program or os.path.join(os.environ['OCTET_BUILD_ROOT'], 'app', 'octet')
        self.log = tempfile.TemporaryFile(mode='w+')
        surroundings = dict(os.environ, G_DEBUG='fatal-criticals', **(env or {}))
        self.process = subprocess.Popen([self.program, *arguments], stderr=self.log, env=surroundings)
        self.application = poll('the program on the accessibility bus', self.find_application)

    def find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        assert self.process.poll() is None, 'the program has ended: ' + self.read_log()
        return None

    def walk(self, node=None):
        """All nodes below one, that one first."""
        node = node or self.application
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from self.walk(child)

    def find(self, role=None, name=None, starts=None, description=None):
        for node in self.walk():
            if role is not None and node.get_role() != role:
                continue
            text = node.get_name() or ''
            if name is not None and text != name:
                continue
            if starts is not None and not text.startswith(starts):
                continue
            if description is not None and not (node.get_description() or '').startswith(description):
                continue
            return node
        return None

    def wait(self, **wanted):
        return poll(str(wanted), lambda: self.find(**wanted))

    def find_all(self, role=None, starts=''):
        """Every node of a role whose name begins so."""
        return [node for node in self.walk()
                if (role is None or node.get_role() == role) and (node.get_name() or '').startswith(starts)]

    def gone(self, **wanted):
        """Waits until no such node is left."""
        poll(f'{wanted} to go', lambda: not self.find(**wanted))

    def count_windows(self):
        return self.application.get_child_count()

    def keys(self, *keys):
        subprocess.run(['xdotool', 'key', '--delay', '40', *keys], check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '40', text], check=True)

    def press(self, **wanted):
        assert self.wait(**wanted).get_action_iface().do_action(0)

    def read_log(self):
        self.log.seek(0)
        return self.log.read()

    def close(self):
        """Ends the program and returns what it complained about."""
        self.process.terminate()
        self.process.wait(10)
        return [line for line in self.read_log().splitlines()
                if ('-CRITICAL' in line or '-WARNING' in line) and not any(fault in line for fault in NOT_OURS)]

    def dump(self):
        for node in self.walk():
            print('#', node.get_role_name(), repr(node.get_name()), repr(node.get_description()))
