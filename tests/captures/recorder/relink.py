#!/usr/bin/env python3
"""relink.py - give the packets of an Ethernet pcap another link layer, for links that Linux has not.

SPDX-License-Identifier: GPL-3.0-or-later

    relink.py KIND IN.pcap OUT.pcap

null (link type 0) has the address family in the order of the machine that recorded, here little-endian; loop
(108) has it in network order. IPv6 is 30 on macOS and 24 or 28 elsewhere; 30 is written. nflog (239) has what a rule
of Linux's firewall notes, pktap (258) what macOS notes, juniper (178) what a router of that make notes. arcnet (129),
fddi (10) and ipoib (242) are other local networks, frame-relay (107) is a leased line; etag is Ethernet with the tag of a port extender. ayiya, capwap and
teredo put the packet into a tunnel, from the gateway's address to the client's; sflow sends samples of it.
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


def mirrored(address):
    return bytes(int(f'{octet:08b}'[::-1], 2) for octet in address)


SNAP = b'\xaa\xaa\x03\0\0\0'


def arcnet(frame, *_):
    protocol = {b'\x08\x06': b'\xf1', b'\x08\0': b'\xf0'}.get(frame[12:14], b'\xc4\0\x12\x34')     # RFC 1201: IPv6
    return bytes([frame[11], frame[5], 0, 0]) + protocol + frame[14:]


def frame_relay(frame, *_):
    address = b'\x1c\x91' if frame[11] == 0x2a else b'\x1c\x98\x9d'
    if frame[11] != 0x2a:                                  # as Cisco writes it
        return address + frame[12:]
    known = {b'\x08\0': b'\xcc', b'\x86\xdd': b'\x8e'}.get(frame[12:14])
    return address + b'\x03' + (known or b'\0\x80\0\0\0' + frame[12:14]) + frame[14:]


def in_udp(port, inner):
    udp = struct.pack('!HHHH', 40000, port, 8 + len(inner), 0) + inner
    ends = bytes([192, 0, 2, 1, 192, 0, 2, 42])
    header = struct.pack('!BBHHHBBH', 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0) + ends
    total = sum(struct.unpack('!10H', header))
    total = 0xffff ^ ((total & 0xffff) + (total >> 16))
    return bytes.fromhex('00005e00532a00005e0053010800') + header[:10] + struct.pack('!H', total) + header[12:] + udp


def pktap(frame, *_):
    return (struct.pack('<III24sIIIIi20sIHHi20s', 108, 1, 1, b'en0', 2, 2, 14, 0, 512, b'ping', 0, 6, 0, 300, b'shell') + frame)


def juniper(frame, *_):
    notes = b'\x03\x01\x01' + b'\x06\x01\x0e' + b'\x01\x02\x8c\0' + b'\x04\x04\x4c\x01\0\0' + b'\x05\x04\x07\0\0\0'
    return b'MGC' + bytes([0x80 | (frame[11] != 0x2a)]) + struct.pack('!H', len(notes)) + notes + frame


def ayiya(frame, seconds, *_):
    kind = {b'\x08\0': 4, b'\x86\xdd': 41}.get(frame[12:14], 59)
    head = struct.pack('!BBBBI', 0x41, 0x52, 0x11 if kind != 59 else 0x10, kind, seconds)
    return in_udp(5072, head + bytes.fromhex('20010db8000100000000000000000042') + bytes(range(20)) + frame[14:])


def capwap(frame, *_):
    data = b'\x08\x01' + b'\x2c\0' + frame[:6] + frame[6:12] + frame[:6] + b'\x10\0' + SNAP + frame[12:]
    if frame[11] == 0x2a:                                 # as some makers send it
        data = data[1::-1] + data[2:]
    return in_udp(5247, b'\0' + (4 << 19 | 1 << 14 | 1 << 9 | 0x120).to_bytes(3, 'big') + b'\0' * 4 + b'\x04\xbf\x23\0\x36\0\0\0' + data)


def sflow(frame, seconds, *_):
    """A sample of the frame, cut off, and one of counters; every frame of IPv6 with wide numbers."""
    wide = frame[12:14] == b'\x86\xdd'
    kept = frame[:64] + b'\0' * (-len(frame[:64]) % 4)
    header = struct.pack('!IIII', 1, len(frame) + 4, 4, len(frame[:64])) + kept
    records = struct.pack('!I', 1) + struct.pack('!II', 1, len(header)) + header
    count = seconds & 0xffff
    if wide:
        flow = struct.pack('!IIIIII', count, 0, 3, 1000, count * 1000, 0) + struct.pack('!IIII', 0, 3, 0, 4) + records
    else:
        flow = struct.pack('!IIIIIII', count, 3, 1000, count * 1000, 0, 3, 0x80000002) + records
    interface = struct.pack('!IIQIIQIIIIIIQIIIIII', 3, 6, 10**9, 1, 3, 820721, 9601, 0, 1302, 0, 0, 0, 178785248, 9736, 132958, 2213534, 0, 0, 2)
    ethernet = struct.pack('!13I', *range(13))
    counters = struct.pack('!III', count, 3, 2) + struct.pack('!II', 1, len(interface)) + interface + struct.pack('!II', 2, len(ethernet)) + ethernet
    samples = struct.pack('!II', 3 if wide else 1, len(flow)) + flow + struct.pack('!II', 2, len(counters)) + counters
    return in_udp(6343, struct.pack('!II4sIIII', 5, 1, bytes([192, 0, 2, 1]), 0, count, 86400000, 2) + samples)


def teredo(frame, *_):
    if frame[12:14] != b'\x86\xdd':
        return frame
    return in_udp(3544, b'\0\1\0\0' + bytes(range(8)) + b'\0' + b'\0\0\x63\xbf' + bytes(255 - x for x in (192, 0, 2, 42)) + frame[14:])


KINDS = {
    'null': (0, lambda frame, *time: struct.pack('<I', family(frame)) + frame[14:]),
    'loop': (108, lambda frame, *time: struct.pack('>I', family(frame)) + frame[14:]),
    'nflog': (239, nflog),
    'pktap': (258, pktap),
    'juniper': (178, juniper),
    'arcnet': (129, arcnet),
    'fddi': (10, lambda frame, *time: b'\x50' + mirrored(frame[:12]) + SNAP + frame[12:]),
    'frame-relay': (107, frame_relay),
    'ipoib': (242, lambda frame, *time: b'\0' * 20 + b'\0\0\x05\x50\xfe\x80' + b'\0' * 8 + frame[:6] + frame[12:14] + b'\0\0' + frame[14:]),
    'etag': (1, lambda frame, *time: frame[:12] + b'\x89\x3f\x10\x42\x00\xd3\0\0' + frame[12:]),
    'ayiya': (1, ayiya),
    'capwap': (1, capwap),
    'teredo': (1, teredo),
    'sflow': (1, sflow),
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
