#!/usr/bin/python3
"""run.py - walks Octet's windows in every look, asserts on what a screen reader meets, and takes pictures: run.py [ROOM…]

SPDX-License-Identifier: GPL-3.0-or-later

Each module beside this one is a room: walk (app) takes it through its states, with real keys. It is called once
for each look, on a program started anew. A module may say which SAMPLE it opens (None for the welcome page; a function
of a folder that makes files there and returns their paths), in which MODES it walks, and in which surroundings (ENV). Pictures go to $OCTET_SHOTS/MODE/ROOM-NAME.png, where that is set. $OCTET_MODES limits the looks.
Run inside tests/support/with-display.
"""
import contextlib
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE), HERE]
import window  # noqa: E402

SAMPLES = os.environ.get('OCTET_SAMPLES') or os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(HERE))), 'data', 'samples')
SAMPLE = 'portal-login.pcapng'
# The look of the program: size of the window, surroundings, dots per inch: 192 is text at 200 %.
MODES = {
    'light': ((1440, 900), {}, 96),
    'dark': ((1440, 900), {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}, 96),
    'narrow': ((600, 900), {}, 96),
    'least': ((360, 640), {}, 96),
    'contrast': ((1440, 900), {'ADW_DEBUG_HIGH_CONTRAST': '1'}, 96),
    'large': ((1440, 900), {}, 192),
}
USUAL = ('light', 'dark', 'narrow', 'least')


class Walker(window.Octet):
    """The program in one look, with what a walk asks for beside keys and nodes."""

    def __init__(self, room, mode, folder, home, env=None):
        self.size, self.env, dpi = MODES[mode]
        self.room, self.mode, self.folder = room, mode, folder and os.path.join(folder, mode)
        self.is_dark = mode == 'dark'
        self.is_narrow = self.size[0] < 720
        self.env = {**self.env, **(env or {}), 'XDG_CONFIG_HOME': make_settings(dpi), 'XDG_DATA_HOME': home}
        self.faults, self.process = [], None

    def start(self, *samples):
        """Starts the program with these captures, or with the welcome page."""
        super().__init__(*[sample(name) for name in samples], env=self.env)
        self.settle()
        self.resize(*self.size)

    def restart(self, *samples):
        """Ends the program and starts it again, with the same settings."""
        self.faults += self.close()
        self.start(*samples)

    def wait_end(self):
        """The program ends by itself, as it was told to."""
        assert self.process.wait(window.WAIT) == 0, self.process.returncode
        self.faults += self.complain()

    def raise_window(self, name):
        """Gives the focus to a window whose title begins so."""
        for frame in window.read_property('_NET_CLIENT_LIST_STACKING'):
            title = subprocess.run(['xdotool', 'getwindowname', str(frame)], capture_output=True, text=True).stdout
            if title.startswith(name):
                subprocess.run(['xdotool', 'windowactivate', str(frame)], check=True)
        window.poll(f'the window {name} with the focus', lambda: self.find_active().name.startswith(name))
        self.settle()

    def click_node(self, node):
        """A node of a window that stands in the corner of the screen, where resize() puts it; when it stands still."""
        places = [None]

        def is_still():
            places.append(node.get_extents())
            return places[-1] == places[-2]
        window.poll(f'{node.name} to stand still', is_still)
        x, y, width, height = places[-1]
        self.click(x + width // 2, y + height // 2)
        self.point()

    def resize(self, width, height):
        """The window that was opened last, into the corner of the screen."""
        self.settle()
        frame = str(window.read_property('_NET_ACTIVE_WINDOW')[0])
        subprocess.run(['xdotool', 'windowmove', frame, '0', '0'], check=True)
        # A window that becomes narrow folds, and only then may be narrower still.
        window.poll(f'a window of {width} by {height}', lambda: self.try_size(frame, width, height))

    def try_size(self, frame, width, height):
        run = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', frame], capture_output=True, text=True)
        if {f'WIDTH={width}', f'HEIGHT={height}'} <= set(run.stdout.split()):
            return True
        subprocess.run(['xdotool', 'windowsize', frame, str(width), str(height)], check=True)
        return False

    def point(self, x=1599, y=999):
        """Moves the pointer; without a place, out of the way."""
        subprocess.run(['xdotool', 'mousemove', str(x), str(y)], check=True)

    def click(self, x, y, button=1):
        self.point(x, y)
        subprocess.run(['xdotool', 'click', str(button)], check=True)

    def shot(self, name):
        """Keeps what the window shows, with the menus above it, as ROOM-NAME.png, where somebody wants the pictures."""
        if not self.folder:
            return None
        os.makedirs(self.folder, exist_ok=True)
        time.sleep(0.8)  # what moves, such as a menu that unfolds, has come to rest
        path = os.path.join(self.folder, f'{self.room}-{name}.png')
        width, height = self.size
        subprocess.run(['import', '-window', 'root', '-crop', f'{width}x{height}+0+0', '+repage', path], check=True)
        return path


def sample(name):
    return name if os.path.isabs(name) else os.path.join(SAMPLES, name)


def make_settings(dpi):
    """A folder with the settings of GTK: one font for all pictures, and the size of text."""
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], str(dpi))
    os.makedirs(os.path.join(folder, 'gtk-4.0'), exist_ok=True)
    with open(os.path.join(folder, 'gtk-4.0', 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write(f'[Settings]\ngtk-font-name=Cantarell 11\n')
    # GTK asks the X server, and what that says counts more than the file.
    subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER', f'Xft.dpi:\t{dpi}\n'], check=True)
    return folder


def make_samples(module, folder):
    samples = getattr(module, 'SAMPLE', SAMPLE)
    if callable(samples):
        return samples(folder)
    return [samples] if isinstance(samples, str) else samples or []


def walk_once(room, module, mode, folder):
    """Returns what went wrong, or nothing."""
    wrong = None
    files = tempfile.mkdtemp()
    app = Walker(room, mode, folder, os.path.join(files, 'home'), getattr(module, 'ENV', None))
    try:
        app.start(*make_samples(module, files))
        app.point()
        module.walk(app)
    except (AssertionError, AttributeError, OSError, subprocess.SubprocessError, window.GLib.Error) as error:
        wrong = f'{type(error).__name__}: {error}'
        traceback.print_exc()
        if app.process and os.environ.get('OCTET_DUMP'):
            app.dump()
        with contextlib.suppress(subprocess.CalledProcessError):
            app.shot('failed')
    for line in app.faults + (app.close() if app.process else []):
        print('#', line)
        if window.is_fault(line):
            wrong = wrong or line
    shutil.rmtree(files)
    return wrong


def walk_rooms(rooms, folder):
    wanted = os.environ.get('OCTET_MODES', ','.join(MODES)).split(',')
    modules = [(room, importlib.import_module(room)) for room in rooms]
    cases = [(room, module, mode) for room, module in modules for mode in getattr(module, 'MODES', USUAL) if mode in wanted]
    failed = 0
    print(f'1..{len(cases)}', flush=True)
    for number, (room, module, mode) in enumerate(cases, 1):
        wrong = walk_once(room, module, mode, folder)
        failed += wrong is not None
        print('not ok' if wrong else 'ok', number, f'{room} {mode}', '# ' + wrong if wrong else '', flush=True)
    return failed > 0


def main():
    rooms = sys.argv[1:] or sorted(name[:-3] for name in os.listdir(HERE) if name.endswith('.py') and name != 'run.py')
    manager = subprocess.Popen(['openbox', '--sm-disable'], stderr=subprocess.DEVNULL)
    try:
        return walk_rooms(rooms, os.environ.get('OCTET_SHOTS'))
    finally:
        manager.terminate()
        manager.wait(10)


if __name__ == '__main__':
    sys.exit(main())
