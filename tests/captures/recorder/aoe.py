#!/usr/bin/env python3
"""aoe.py - asks a disk on the network (ATA over Ethernet) for what it has.

SPDX-License-Identifier: GPL-3.0-or-later

    aoe.py INTERFACE
"""
import socket, struct, sys

TYPE = 0x88a2
wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(TYPE))
wire.bind((sys.argv[1], TYPE))
wire.settimeout(1)
mine = wire.getsockname()[4]
tags = iter(range(0x0c7e0001, 0x0c7e1000))


def ask(disk, command, arguments, shelf=20, slot=3):
    tag = next(tags)
    wire.send(disk + mine + struct.pack('!HBBHBBI', TYPE, 0x10, 0, shelf, slot, command, tag) + arguments)
    try:
        while True:
            frame = wire.recv(2048)
            if frame[14] & 8 and frame[20:24] == struct.pack('!I', tag):
                return frame
    except socket.timeout:
        return None


def order(command, sectors=0, address=0, data=b'', flags=0):
    return struct.pack('<BBBBQ', flags, 0, sectors, command, address)[:10] + b'\0\0' + data


found = ask(b'\xff' * 6, 1, struct.pack('!HHBBH', 0, 0, 0, 0x10, 0), 0xffff, 0xff)
disk = found[6:12]
ask(disk, 0, order(0xec, 1))                                           # identify
ask(disk, 0, order(0x20, 1, 0))                                        # read the first sector
ask(disk, 0, order(0x24, 2, 1, flags=0x40))                            # read two with a long address
ask(disk, 0, order(0x34, 1, 5, b'Written over the network.'.ljust(512, b'\0'), 0x41))
ask(disk, 0, order(0x20, 1, 1000000))                                  # past the end
ask(disk, 9, b'\0' * 8)                                                # no such command
ask(disk, 0, order(0xec, 1), 20, 4)                                    # no such disk: nobody answers
