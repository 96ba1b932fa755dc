#!/usr/bin/env python3
"""appletalk.py - what a Macintosh says on Ethernet before it talks: probes for an address, then asks for others'.

SPDX-License-Identifier: GPL-3.0-or-later

    appletalk.py INTERFACE

Speaks for both ends (Inside AppleTalk, chapter 2); nothing that is still packaged speaks AppleTalk.
"""
import socket
import struct
import sys
import time

ONE, TWO = bytes.fromhex('00005e00532a'), bytes.fromhex('00005e005301')
EVERYBODY = bytes.fromhex('090007ffffff')
REQUEST, REPLY, PROBE = 1, 2, 3


def node(number):
    return struct.pack('!BHB', 0, 0xff00, number)


def aarp(function, *ends):
    return struct.pack('!HHBBH', 1, 0x809b, 6, 4, function) + b''.join(ends)


def snap(destination, source, message):
    packet = bytes.fromhex('aaaa0300000080f3') + message
    return destination + source + struct.pack('!H', len(packet)) + packet


def main():
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    s.bind((sys.argv[1], 3))
    nobody = bytes(6)
    for frame in (
            snap(EVERYBODY, ONE, aarp(PROBE, ONE, node(33), nobody, node(33))),
            snap(EVERYBODY, ONE, aarp(REQUEST, ONE, node(33), nobody, node(34))),
            snap(ONE, TWO, aarp(REPLY, TWO, node(34), ONE, node(33))),
            ONE + TWO + bytes.fromhex('80f3') + aarp(REPLY, TWO, node(34), ONE, node(33)),    # Ethernet II
            snap(EVERYBODY, ONE, aarp(REQUEST, ONE, node(33))),                               # not all there
            ONE + TWO + bytes.fromhex('80f3') + struct.pack('!HHBBH', 7, 0x809b, 2, 3, 9) + b'abcdefghij'):
        s.send(frame)
        time.sleep(0.02)


main()
