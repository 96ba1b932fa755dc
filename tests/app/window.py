"""window.py - starts Octet under a screen of its own and walks it as a person with a screen reader and keys would.

SPDX-License-Identifier: GPL-3.0-or-later

Run inside tests/support/with-display: it needs an X server and a session bus.
"""
import os
import subprocess
import tempfile
import time

import accessible
from accessible import Atspi, GLib

# No test asserts on time: this is how long a fault takes to be called one. The slowest answer, of a program with
# sanitizers on two busy cores, takes a few seconds.
WAIT = 20

# GTK 4.8 says the first of the key caps in its own shortcuts window; the next comes from a session without services.
# The last is said once for each window while a program with sanitizers starts in the dark look, in some starts and not
# in others; the frame after it is whole. It names libadwaita's stack alone, never a widget of ours, and what sets it
# off is not found: of any other widget it is a fault.
NOT_OURS = ('reported min width -3', 'reported min width -4', 'reported min width -5', 'dbind-WARNING',
            'Trying to snapshot AdwViewStack')


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


def read_property(name):
    """The windows that a property of the screen names, as numbers."""
    text = subprocess.run(['xprop', '-root', name], capture_output=True, text=True).stdout.rpartition('#')[2]
    return [int(part, 16) for part in text.replace(',', ' ').split() if part.startswith('0x')]


class Octet:
    """A running program, seen through AT-SPI."""

    def __init__(self, *arguments, program=None, env=None):
        self.program = program or os.path.join(os.environ['OCTET_BUILD_ROOT'], 'app', 'octet')
        self.log = tempfile.TemporaryFile(mode='w+')
        surroundings = dict(os.environ, G_DEBUG='fatal-criticals', **(env or {}))

        self.process = subprocess.Popen([self.program, *arguments], stderr=self.log, env=surroundings)
        self.bus = accessible.connect()
        self.tree = poll('the program on the accessibility bus', self.find_tree)

    def find_tree(self):
        assert self.process.poll() is None, 'the program has ended: ' + self.read_log()
        return accessible.Tree.find(self.bus, self.process.pid)

    def walk(self, node=None):
        """All nodes below one, that one first; without one, all nodes there are now."""
        return (node or self.tree.read()).walk()

    def find(self, role=None, name=None, starts=None, description=None):
        for node in self.walk():
            if role is not None and node.role != role:
                continue
            text = node.name
            if name is not None and text != name:
                continue
            if starts is not None and not text.startswith(starts):
                continue
            if description is not None and not node.description.startswith(description):
                continue
            return node
        return None

    def wait(self, **wanted):
        return poll(str(wanted), lambda: self.find(**wanted))

    def find_all(self, role=None, starts=''):
        """Every node of a role whose name begins so."""
        return [node for node in self.walk()
                if (role is None or node.role == role) and node.name.startswith(starts)]

    def gone(self, **wanted):
        """Waits until no such node is left."""
        poll(f'{wanted} to go', lambda: not self.find(**wanted))

    def get_windows(self):
        """The program's windows, as nodes without anything in them."""
        return self.tree.read_windows()

    def count_windows(self):
        return len(self.get_windows())

    def find_active(self):
        """The window that has the focus, or None."""
        return next((frame for frame in self.get_windows() if frame.has(Atspi.StateType.ACTIVE)), None)

    def find_unsettled(self):
        """Why keys would not reach the window that they are meant for, or None: every window that the program has must
        be on the screen, and the topmost of them must have the focus, as the screen, the window manager and the
        program see it."""
        managed = read_property('_NET_CLIENT_LIST_STACKING')
        windows = self.get_windows()
        focus = subprocess.run(['xdotool', 'getwindowfocus'], capture_output=True, text=True).stdout.strip()
        if len(windows) != len(managed):
            return f'{len(managed)} of {len(windows)} windows are on the screen'
        if read_property('_NET_ACTIVE_WINDOW') != managed[-1:]:
            return 'the topmost window is not the active one'
        if not managed or not focus or int(focus) != managed[-1]:
            return f'the keys go to {focus}, not to the topmost of {managed}'
        active = [frame.name for frame in windows if frame.has(Atspi.StateType.ACTIVE)]
        # GTK 4.8 says it of frames only.
        if len(active) > 1 or (not active and all(frame.role == Atspi.Role.FRAME for frame in windows)):
            return f'windows that say they are active: {active}'
        return None

    def settle(self):
        """Waits until keys reach the window that was opened last."""
        why = [None]

        def is_settled():
            why[0] = self.find_unsettled()
            return why[0] is None
        try:
            poll('', is_settled)
        except Missing:
            raise Missing(f'the focus: {why[0]}; {[frame.name for frame in self.get_windows()]}') from None

    def keys(self, *keys):
        self.settle()
        subprocess.run(['xdotool', 'key', '--delay', '40', *keys], check=True)

    def type(self, text):
        self.settle()
        subprocess.run(['xdotool', 'type', '--delay', '40', text], check=True)

    def press(self, **wanted):
        assert self.wait(**wanted).do_action()

    def read_log(self):
        self.log.seek(0)
        return self.log.read()

    def complain(self):
        """What the log holds against the program."""
        return [line for line in self.read_log().splitlines()
                if ('-CRITICAL' in line or '-WARNING' in line) and not any(fault in line for fault in NOT_OURS)]

    def close(self):
        """Ends the program and returns what it complained about."""
        ended = self.process.poll()
        self.process.terminate()
        self.process.wait(WAIT)
        faults = [f'Octet-CRITICAL: the program ended by itself, with {ended}'] if ended else []
        return faults + self.complain()

    def dump(self):
        for node in self.walk():
            print('#', Atspi.role_get_name(Atspi.Role(node.role)), repr(node.name), repr(node.description))
