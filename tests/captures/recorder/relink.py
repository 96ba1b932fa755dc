#!/usr/bin/env python3
"""relink.py - give the packets of an Ethernet pcap the link layer of a BSD loopback device.

SPDX-License-Identifier: GPL-3.0-or-later

    relink.py null|loop IN.pcap OUT.pcap

null (link type 0) has the address family in the order of the machine that recorded, here little-endian; loop
(108) has it in network order. IPv6 is 30 on macOS and 24 or 28 elsewhere; 30 is written.
"""
import struct, sys

kind, source, target = sys.argv[1:]
order = '<' if kind == 'null' else '>'
with open(source, 'rb') as file, open(target, 'wb') as out:
    out.write(file.read(20) + struct.pack('<I', 0 if kind == 'null' else 108))
    file.read(4)
    while header := file.read(16):
        seconds, fraction, kept, size = struct.unpack('<IIII', header)
        frame = file.read(kept)
        family = struct.pack(order + 'I', 30 if frame[12:14] == b'\x86\xdd' else 2)
        out.write(struct.pack('<IIII', seconds, fraction, kept - 10, size - 10) + family + frame[14:])
