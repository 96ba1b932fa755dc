#!/usr/bin/env python3
"""geneve.py - the end of a Geneve tunnel (RFC 8926): what goes to a TAP device goes to the other end, and back.

SPDX-License-Identifier: GPL-3.0-or-later

    geneve.py TAP LOCAL REMOTE

Frames have two options: one of a class for experiments, and one whose data are empty. Every fourth IPv4 packet travels
without its Ethernet header.
"""
import fcntl, os, select, socket, struct, sys

name, local, remote = sys.argv[1:]
NETWORK, PORT = 0x00c0de, 6081
OPTIONS = struct.pack('!HBBI', 0xff00, 0x01, 1, 0x0c7e7000) + struct.pack('!HBB', 0xff00, 0x82, 0)


def wrap(kind, packet, options):
    critical = 0x40 if options else 0
    return struct.pack('!BBHI', len(options) // 4, critical, kind, NETWORK << 8) + options + packet


tap = os.open('/dev/net/tun', os.O_RDWR)
fcntl.ioctl(tap, 0x400454ca, struct.pack('16sH', name.encode(), 0x1002))     # TUNSETIFF: IFF_TAP | IFF_NO_PI
wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
wire.bind((local, PORT))
sent, peer = 0, b'\0' * 6
while True:
    for ready in select.select([tap, wire], [], [])[0]:
        if ready is tap:
            frame = os.read(tap, 2048)
            is_bare = frame[12:14] == b'\x08\x00' and sent % 4 == 3
            sent += 1
            wire.sendto(wrap(0x0800, frame[14:], b'') if is_bare else wrap(0x6558, frame, OPTIONS), (remote, PORT))
        else:
            packet = wire.recv(2048)
            kind, inner = struct.unpack('!H', packet[2:4])[0], packet[8 + 4 * (packet[0] & 0x3f):]
            if kind == 0x6558:
                peer = inner[6:12]
            else:
                mine = fcntl.ioctl(wire, 0x8927, struct.pack('16s16x', name.encode()))[18:24]      # SIOCGIFHWADDR
                inner = mine + peer + b'\x08\x00' + inner
            try:
                os.write(tap, inner)
            except OSError:                                 # the device is not up yet
                pass
