#!/usr/bin/env python3
"""mobile.py - a mobile node's messages (RFC 6275), sent by a raw socket: the kernel here moves no nodes.

SPDX-License-Identifier: GPL-3.0-or-later

    mobile.py node|answers ADDRESS

As a node it tests both paths, updates its binding and hears of a wrong one; "answers" is what the other end
says. The kernel makes the IPv6 header and the checksum.
"""
import ipaddress
import socket
import struct
import sys
import time

HOME = ipaddress.IPv6Address('2001:db8:1::99').packed
CARE_OF = ipaddress.IPv6Address('2001:db8:1::42').packed
LIFETIME = 105                                # of four seconds each
MOBILITY, NOTHING = 135, 59


def option(kind, value):
    return bytes([kind, len(value)]) + value


def header(kind, message, options=b''):
    body = bytes([NOTHING, 0, kind, 0, 0, 0]) + message + options
    missing = -len(body) % 8
    body += b'\0' if missing == 1 else option(1, b'\0' * (missing - 2)) if missing else b''
    return body[:1] + bytes([len(body) // 8 - 1]) + body[2:]


def update(flags, options):
    return header(5, struct.pack('!HHH', 7, flags, LIFETIME), options)


NODE = [
    header(1, b'\0\0' + b'homecook'),                                          # home test init
    header(2, b'\0\0' + b'carecook'),                                          # care-of test init
    update(0x8000, option(4, struct.pack('!HH', 3, 5)) + option(5, bytes(range(12)))),
    update(0xd000, b'\0\0' + option(3, CARE_OF) + option(8, b'\1node@example.org')),
    update(0x8600, option(6, b'\0' + bytes([64]) + HOME[:8] + b'\0' * 8) + option(23, b'\0\1') + option(24, b'\0\4') +
           option(27, struct.pack('!HIH', 0, 1774000000, 0x8000)) + option(33, struct.pack('!HI', 0, 7))),
    header(13, struct.pack('!HI', 0, 5)),                                       # heartbeat
    update(0x8000, bytes([3, 40])),                                             # an option past the end
    header(1, b'\0\0') ,                                                        # too short for its message
]
ANSWERS = [
    header(3, struct.pack('!H', 3) + b'homecook' + b'hometokn'),                # home test
    header(4, struct.pack('!H', 5) + b'carecook' + b'caretokn'),                # care-of test
    header(6, struct.pack('!BBHH', 0, 0x80, 7, LIFETIME), option(2, struct.pack('!H', 50))),
    header(6, struct.pack('!BBHH', 135, 0, 7, 0)),                              # refused
    header(7, bytes([1, 0]) + HOME),                                            # binding error
    header(0, b'\0\0'),                                                         # binding refresh request
    header(13, struct.pack('!HI', 1, 5)),
    header(16, struct.pack('!BBHH', 1, 1, 9, 0x8000)),                          # binding revocation
    header(12, struct.pack('!BB', 1, 0) + CARE_OF),                             # home agent switch
    header(77, b'\0\0'),
]


def main():
    who, where = sys.argv[1:]
    s = socket.socket(socket.AF_INET6, socket.SOCK_RAW, MOBILITY)
    s.setsockopt(socket.IPPROTO_IPV6, 7, 4)                                     # IPV6_CHECKSUM stands at 4
    for message in NODE if who == 'node' else ANSWERS:
        s.sendto(message, (where, 0))
        time.sleep(0.02)


main()
