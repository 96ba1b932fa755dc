"""props.py - what is known of a capture: its file, hashes, times, interfaces and comments, each to be copied.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import os
import struct

import window

Role = window.Atspi.Role
MODES = ('light', 'dark', 'narrow', 'large')
FRAME = bytes.fromhex('ffffffffffff0200000000010806') + bytes.fromhex('00010800060400010200000000010a0000010000000000000a000002')
PATH = []


def option(code, value):
    return struct.pack('<HH', code, len(value)) + value + bytes(-len(value) % 4)


def block(kind, body):
    size = 12 + len(body)
    return struct.pack('<II', kind, size) + body + struct.pack('<I', size)


def packet(number, comment=None):
    body = struct.pack('<IIIII', 0, 0x60000, number * 250000, len(FRAME), len(FRAME)) + FRAME + bytes(-len(FRAME) % 4)
    return block(6, body + (option(1, comment.encode()) + bytes(4) if comment else b''))


def make(folder):
    """Three packets; two have comments, as have the section and the interface."""
    section = struct.pack('<IHHq', 0x1a2b3c4d, 1, 0, -1) + option(1, b'From the laboratory') + bytes(4)
    interface = struct.pack('<HHI', 1, 0, 1500) + option(2, b'lab0') + option(11, b'\0arp') + bytes(4)
    path = os.path.join(folder, 'noted.pcapng')
    with open(path, 'wb') as file:
        file.write(block(0x0a0d0d0a, section) + block(1, interface) + packet(1) + packet(2, 'Who asks?') + packet(3, 'Again'))
    PATH[:] = [path]
    return [path]


SAMPLE = make


def value(app, name):
    """What stands below a name."""
    labels = [node.name for node in app.walk() if node.role == Role.LABEL]
    return labels[labels.index(name) + 1] if name in labels else None


def properties(app):
    with open(PATH[0], 'rb') as file:
        content = file.read()
    app.keys('ctrl+i')
    app.wait(role=Role.LIST, name='Properties of the capture')
    window.poll('the hash of the file', lambda: value(app, 'SHA-256') == hashlib.sha256(content).hexdigest())
    assert value(app, 'SHA-1') == hashlib.sha1(content).hexdigest()
    assert value(app, 'Size') == f'{len(content):,}' or value(app, 'Size') == str(len(content)), value(app, 'Size')
    window.poll('the duration', lambda: value(app, 'Duration') == '0.500000 seconds')
    app.shot('page')


def copies(app):
    """A button beside each value copies it."""
    app.wait(role=Role.PUSH_BUTTON, name='Copy “SHA-1”').do_action()
    app.wait(starts='Copied: ')


def comments(app):
    """They stand at the end; one that is activated leads to its packet."""
    app.keys('End')
    app.wait(role=Role.LABEL, name='Again')
    assert value(app, 'Packet 2') == 'Who asks?'
    assert value(app, 'Packet 3') == 'Again'
    app.shot('comments')
    app.keys('Up', 'Return')
    app.wait(starts='Packet 2,')
    app.gone(role=Role.LIST, name='Properties of the capture')


def back(app):
    """Back leads to the page again, as a browser would."""
    app.keys('alt+Left')
    app.wait(role=Role.LIST, name='Properties of the capture')
    app.keys('Escape')
    app.gone(role=Role.LIST, name='Properties of the capture')


def walk(app):
    properties(app)
    copies(app)
    comments(app)
    back(app)
