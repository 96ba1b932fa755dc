#!/usr/bin/env python3
"""wire.py - a cable with a length: carries frames between two interfaces.

SPDX-License-Identifier: GPL-3.0-or-later

    wire.py A B [--delay MS] [--lose N,...] [--hold N,...] [--repeat N,...] [--tag TPID:ID[:PRIORITY]]...

Stands where `tc netem` and VLAN sub-interfaces would, so that a recording needs no kernel module and a
loss happens to the same packet every time. N counts the TCP segments with data from B to A, from 1:
lost ones never arrive, held ones come 3 ms late (out of order), repeated ones come twice. With --tag, frames get
802.1Q tags on the way to B and lose them on the way to A (several: the outermost first).
"""
import argparse, heapq, select, socket, struct, time

AUXDATA = 8                       # PACKET_AUXDATA: the kernel hands a VLAN tag over beside the frame
OUTGOING = 4                      # PACKET_OUTGOING: our own frames come back, and are not carried again


def numbers(text):
    return {int(n) for n in text.split(',') if n}


def tag(text):
    tpid, vlan, *priority = text.split(':')
    return struct.pack('!HH', int(tpid, 16), int(vlan) | (int(priority[0]) << 13 if priority else 0))


def port(name):
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    s.setsockopt(263, AUXDATA, 1)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    s.bind((name, 3))
    # Promiscuous: frames are addressed to the far end, not to this one.
    index = socket.if_nametoindex(name)
    s.setsockopt(263, 1, struct.pack('iHH8s', index, 1, 0, b''))
    return s


def receive(s):
    frame, auxiliary, _, address = s.recvmsg(65536, 256)
    if address[2] == OUTGOING:
        return None
    for level, kind, data in auxiliary:
        if level == 263 and kind == AUXDATA:
            status, _, _, _, _, tci, tpid = struct.unpack('IIIHHHH', data[:20])
            if status & 0x10:     # TP_STATUS_VLAN_VALID
                frame = frame[:12] + struct.pack('!HH', tpid if status & 0x40 else 0x8100, tci) + frame[12:]
    return frame


def has_tcp_data(frame):
    if frame[12:14] == b'\x08\x00' and frame[23] == 6:
        start = 14 + (frame[14] & 15) * 4
        return struct.unpack_from('!H', frame, 16)[0] + 14 > start + (frame[start + 12] >> 4) * 4
    return False


def main():
    p = argparse.ArgumentParser()
    p.add_argument('a')
    p.add_argument('b')
    p.add_argument('--delay', type=float, default=0)
    for name in ('lose', 'hold', 'repeat'):
        p.add_argument('--' + name, type=numbers, default=set())
    p.add_argument('--tag', type=tag, action='append', default=[])
    args = p.parse_args()
    tags = b''.join(args.tag)
    a, b = port(args.a), port(args.b)
    due, count, order = [], 0, 0
    while True:
        wait = max(0, due[0][0] - time.monotonic()) if due else None
        for s in select.select([a, b], [], [], wait)[0]:
            frame = receive(s)
            if frame is None:
                continue
            times, late, other = 1, 0, b if s is a else a
            if s is a and tags:
                frame = frame[:12] + tags + frame[12:]
            elif s is b and tags:
                frame = frame[:12] + frame[12 + len(tags):]
            if s is b and has_tcp_data(frame):
                count += 1
                late = 0.003 if count in args.hold else 0
                times = 0 if count in args.lose else 2 if count in args.repeat else 1
            for _ in range(times):
                order += 1
                heapq.heappush(due, (time.monotonic() + args.delay / 1000 + late, order, other, frame))
        while due and due[0][0] <= time.monotonic():
            _, _, other, frame = heapq.heappop(due)
            other.send(frame)


main()
