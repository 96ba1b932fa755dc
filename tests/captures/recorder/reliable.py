#!/usr/bin/env python3
"""reliable.py - a source and a receiver of Pragmatic General Multicast (RFC 3208), by a raw socket.

SPDX-License-Identifier: GPL-3.0-or-later

    reliable.py source|receiver ADDRESS

The source sends a message in two pieces, repairs one, and says what it still has; the receiver asks for it.
"""
import socket
import struct
import sys
import time

SPM, POLL, POLR, ODATA, RDATA, NAK, NCF, ACK = 0, 1, 2, 4, 5, 8, 10, 13
GROUP, SOURCE = socket.inet_aton('239.192.0.1'), socket.inet_aton('192.0.2.42')


def address(four):
    return struct.pack('!HH', 1, 0) + four


def total(data):
    data += b'\0' * (len(data) % 2)
    value = sum(struct.unpack(f'!{len(data) // 2}H', data))
    while value >> 16:
        value = (value & 0xffff) + (value >> 16)
    return 0xffff ^ value


def option(kind, data, last=False):
    return bytes([kind | last << 7, len(data) + 3, 0]) + data


def options(*parts):
    return struct.pack('!BBH', 0, 4, 4 + sum(map(len, parts))) + b''.join(parts)


def message(kind, body, some=b'', data=b'', wrong=0):
    ports = (7500, 40000) if kind in (NAK, POLR, ACK) else (40000, 7500)
    head = struct.pack('!HHBBH6sH', *ports, kind, 1 if some else 0, 0, b'octet!', len(data)) + body + some + data
    return head[:6] + struct.pack('!H', total(head) ^ wrong) + head[8:]


FRAGMENT = b'\0' + struct.pack('!III', 7, 0, 60)
SENT = [
    message(SPM, struct.pack('!III', 1, 0, 6) + address(SOURCE)),
    message(ODATA, struct.pack('!II', 7, 3), options(option(1, FRAGMENT, True)), b'Prices of the day, in two pieces: '),
    message(ODATA, struct.pack('!II', 9, 3), options(option(3, b'\0' + struct.pack('!I', 3), True)), b'the last one.'),
    message(NCF, struct.pack('!I', 8) + address(SOURCE) + address(GROUP)),
    message(RDATA, struct.pack('!II', 8, 3), b'', b'the lost one, again.'),
    message(SPM, struct.pack('!III', 2, 3, 9) + address(SOURCE), options(
        option(4, b'\0' + struct.pack('!II', 50000, 6)), option(5, b'\0' + struct.pack('!II', 500, 50000)),
        option(8, b'\3' + struct.pack('!I', 8)), option(7, b'\0' + address(SOURCE)),
        option(0x12, b'\0' + struct.pack('!I', 77) + address(SOURCE)), option(13, b'\0'), option(0x55, b'\0', True))),
    message(POLL, struct.pack('!IHH', 1, 2, 0) + address(SOURCE) + struct.pack('!III', 500000, 0x1234, 0xffff)),
    message(ODATA, struct.pack('!II', 10, 3), b'', b'The sum is wrong.', wrong=1),
    message(ODATA, struct.pack('!II', 11, 3), struct.pack('!BBH', 0, 4, 64) + bytes([0x81, 2])),   # past its end
    message(3, b'nobody knows it'),
]
ASKED = [
    message(NAK, struct.pack('!I', 8) + address(SOURCE) + address(GROUP), options(option(2, b'\0' + struct.pack('!I', 9), True))),
    message(POLR, struct.pack('!IHH', 1, 2, 0)),
    message(ACK, struct.pack('!II', 9, 0xff)),
]


def main():
    who, where = sys.argv[1:]
    s = socket.socket(socket.AF_INET, socket.SOCK_RAW, 113)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(where))
    for packet in SENT if who == 'source' else ASKED:
        s.sendto(packet, ('239.192.0.1' if who == 'source' else '192.0.2.42', 0))
        time.sleep(0.02)


main()
