#!/usr/bin/env python3
"""relink.py - give the packets of an Ethernet pcap another link layer, for links that Linux has not.

SPDX-License-Identifier: GPL-3.0-or-later

    relink.py null|loop|nflog IN.pcap OUT.pcap

null (link type 0) has the address family in the order of the machine that recorded, here little-endian; loop
(108) has it in network order. IPv6 is 30 on macOS and 24 or 28 elsewhere; 30 is written. nflog (239) has what a rule
of Linux's firewall notes.
"""
import struct, sys


def family(frame):
    return 30 if frame[12:14] == b'\x86\xdd' else 2


def nflog(frame, seconds, fraction):
    def element(kind, value):
        return struct.pack('<HH', 4 + len(value), kind) + value + b'\0' * (-len(value) % 4)

    goes_out = frame[11] == 0x2a                           # sent by the client
    return (struct.pack('!BBH', 10 if frame[12:14] == b'\x86\xdd' else 2, 0, 42)
            + element(1, frame[12:14] + bytes([3 if goes_out else 1, 0]))
            + element(10, b'goes out\0' if goes_out else b'came in\0')
            + element(5 if goes_out else 4, struct.pack('!I', 2))
            + (element(11, struct.pack('!I', 1000)) + element(14, struct.pack('!I', 1000)) if goes_out
               else element(8, b'\0\x06\0\0' + frame[6:12] + b'\0\0') + element(15, b'\0\1') + element(17, b'\0\x0e')
               + element(16, frame[:14]) + element(3, struct.pack('!QQ', seconds, fraction)))
            + element(9, frame[14:]))


KINDS = {
    'null': (0, lambda frame, *time: struct.pack('<I', family(frame)) + frame[14:]),
    'loop': (108, lambda frame, *time: struct.pack('>I', family(frame)) + frame[14:]),
    'nflog': (239, nflog),
}
kind, source, target = sys.argv[1:]
link, wrap = KINDS[kind]
with open(source, 'rb') as file, open(target, 'wb') as out:
    out.write(file.read(20) + struct.pack('<I', link))
    file.read(4)
    while header := file.read(16):
        seconds, fraction, kept, size = struct.unpack('<IIII', header)
        packet = wrap(file.read(kept), seconds, fraction)
        out.write(struct.pack('<IIII', seconds, fraction, len(packet), len(packet) + size - kept) + packet)
