#!/usr/bin/env python3
"""test-window.py - the program as a person with a keyboard and a screen reader meets it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import window  # noqa: E402
from window import Atspi, Octet, poll  # noqa: E402

SAMPLES = os.environ.get('OCTET_SAMPLES') or os.path.join(os.environ['OCTET_SOURCE_ROOT'], 'data', 'samples')
Role = Atspi.Role


def sample(name):
    return os.path.join(SAMPLES, name)


def walk_packets(octet):
    """The list says each packet; down keys move the selection, and the panes follow."""
    octet.wait(starts='Packet 1, ARP from 00:00:5e:00:53:2a')
    octet.wait(role=Role.LABEL, name='packet 1')
    octet.keys('Down', 'Down')
    octet.wait(role=Role.LABEL, name='packet 3')
    octet.wait(role=Role.PUSH_BUTTON, name='DNS')
    octet.keys('ctrl+Down', 'F8')
    octet.wait(role=Role.LABEL, name='packet 5')
    octet.keys('ctrl+End')
    octet.wait(role=Role.LABEL, name='packet 38')
    octet.keys('Up')
    octet.wait(role=Role.LABEL, name='packet 37')
    octet.keys('alt+Left')
    octet.wait(role=Role.LABEL, name='packet 5')


def field_to_bytes(octet):
    """Selecting a field says its place and key, lights its bytes, and explains it."""
    octet.wait(starts='Packet 1,')
    octet.keys('Down', 'Down', 'F6', 'Home', 'Down')
    octet.wait(role=Role.PUSH_BUTTON, name='eth')
    octet.keys('Right', 'Right')
    octet.wait(role=Role.PUSH_BUTTON, name='eth.dst')
    octet.wait(role=Role.LABEL, name='6 bytes · bytes 0 to 5')
    octet.wait(role=Role.TABLE, name='Bytes', description='Byte 0, hex')
    octet.keys('Down')
    octet.wait(role=Role.PUSH_BUTTON, name='eth.src')
    octet.wait(role=Role.TABLE, name='Bytes', description='Byte 6, hex')
    octet.wait(role=Role.TABLE, name='Header diagram', description='Source')


def bytes_to_field(octet):
    """The byte view's keys select the field of each byte, and the tree opens to it."""
    octet.wait(starts='Packet 1,')
    octet.keys('Down', 'Down', 'F6', 'F6', 'Down', 'Left', 'Left')
    octet.wait(role=Role.TABLE, name='Bytes', description='Byte 14, hex 45, IPv4 Version')
    octet.wait(role=Role.PUSH_BUTTON, name='ip.version')
    octet.wait(role=Role.LIST_ITEM, starts='Version: 4')
    octet.keys('Return')
    octet.wait(role=Role.PUSH_BUTTON, name='ip.hdr_len')
    octet.keys('shift+Right', 'shift+Right')
    octet.wait(role=Role.LABEL, starts='3 bytes from 14')


def explain_hides(octet):
    """F9 hides the explain pane and shows it again."""
    octet.wait(starts='Packet 1,')
    octet.wait(description='Hide Explain')
    octet.keys('F9')
    poll('Explain to go', lambda: not octet.find(description='Hide Explain'))
    octet.keys('F9')
    octet.wait(description='Hide Explain')


def go_to_packet(octet):
    """Ctrl+G asks for a number and goes there."""
    octet.wait(starts='Packet 1,')
    octet.keys('ctrl+g')
    octet.wait(name='Go to Packet')
    octet.keys('2', '0', 'Return')
    octet.wait(role=Role.LABEL, name='packet 20')


def welcome(octet):
    """Without a capture there is the welcome page, and its samples open."""
    octet.wait(name='See what happened on the network')
    octet.press(role=Role.PUSH_BUTTON, name='How a name becomes an address')
    octet.wait(role=Role.FRAME, name='dns.pcapng')
    octet.wait(starts='Packet 1,')


def two_windows(octet):
    """Each capture has its own window."""
    octet.wait(role=Role.FRAME, name='dns.pcapng')
    octet.wait(role=Role.FRAME, name='tls.pcapng')
    assert octet.count_windows() == 2, octet.count_windows()


def cut_short(octet):
    """A file that ends too early shows its packets, and says so above them."""
    octet.wait(starts='Packet 1,')
    octet.wait(role=Role.LABEL, starts='“cut.pcapng” is cut short')


def no_capture(octet):
    """A file that is no capture is told so."""
    octet.wait(name='Not a Capture File')
    octet.wait(role=Role.PUSH_BUTTON, starts='_Choose Another…')


def no_packets(octet):
    octet.wait(name='No Packets')


def shortcuts(octet):
    """Ctrl+? shows the keys, F10 the menu."""
    octet.wait(starts='Packet 1,')
    octet.keys('ctrl+question')
    octet.wait(name='Go to packet')


def context_menu(octet):
    """The menu key opens the menu of the selected field; escape closes it."""
    octet.wait(starts='Packet 1,')
    octet.keys('F6', 'Home', 'Down', 'shift+F10')
    octet.wait(role=Role.MENU_ITEM, name='Next in Conversation')
    octet.keys('Escape')
    poll('the menu to go', lambda: not octet.find(role=Role.MENU_ITEM, name='Next in Conversation'))
    octet.wait(role=Role.PUSH_BUTTON, name='eth')


def make_files(folder):
    whole = open(sample('dns.pcapng'), 'rb').read()
    paths = {}
    for name, content in {'cut.pcapng': whole[:len(whole) - 21], 'picture.jpg': b'\xff\xd8\xff\xe0' + b'x' * 600,
                          'empty.pcap': bytes.fromhex('d4c3b2a1020004000000000000000000ffff000001000000')}.items():
        paths[name] = os.path.join(folder, name)
        with open(paths[name], 'wb') as file:
            file.write(content)
    return paths


def run_cases(folder):
    files = make_files(folder)
    login = sample('portal-login.pcapng')
    cases = [(walk_packets, [login]), (field_to_bytes, [login]), (bytes_to_field, [login]), (explain_hides, [login]),
             (go_to_packet, [login]), (welcome, []), (two_windows, [sample('dns.pcapng'), sample('tls.pcapng')]),
             (cut_short, [files['cut.pcapng']]), (no_capture, [files['picture.jpg']]),
             (no_packets, [files['empty.pcap']]), (context_menu, [login]), (shortcuts, [login])]
    if sys.argv[1:]:
        cases = [case for case in cases if case[0].__name__ in sys.argv[1:]]
    print(f'1..{len(cases)}', flush=True)
    failed = 0
    for number, (case, arguments) in enumerate(cases, 1):
        octet = Octet(*arguments)
        wrong = None
        try:
            case(octet)
        except AssertionError as error:
            wrong = f'{type(error).__name__}: {error}'
            if os.environ.get('OCTET_DUMP'):
                octet.dump()
        for line in octet.close():
            print('#', line)
            if window.is_fault(line):
                wrong = wrong or line
        failed += wrong is not None
        print('not ok' if wrong else 'ok', number, case.__name__, '# ' + wrong if wrong else '', flush=True)
    return failed > 0


def main():
    # Keys go to the window that a manager gives the focus.
    manager = subprocess.Popen(['openbox', '--sm-disable'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with tempfile.TemporaryDirectory() as folder:
            return run_cases(folder)
    finally:
        manager.terminate()
        manager.wait(10)


sys.exit(main())
