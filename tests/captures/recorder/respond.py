#!/usr/bin/env python3
"""respond.py - the few answers that no small server of the distribution gives without a system bus.

SPDX-License-Identifier: GPL-3.0-or-later

    respond.py IFACE           answer mDNS (RFC 6762) and LLMNR (RFC 4795) questions for "server"
    respond.py --ask IFACE     ask them, and announce a service
    respond.py --tun TUN       answer pings on a tunnel device
"""
import fcntl, os, select, socket, struct, sys, time

GROUPS = {5353: ('224.0.0.251', 'ff02::fb'), 5355: ('224.0.0.252', 'ff02::1:3')}
A, PTR, TXT, AAAA, SRV, NSEC = 1, 12, 16, 28, 33, 47
FLUSH = 0x8000


def name(text):
    return b''.join(bytes([len(part)]) + part.encode() for part in text.split('.')) + b'\0'


def question(text, kind, unicast=False):
    return name(text) + struct.pack('!HH', kind, 1 | (FLUSH if unicast else 0))


def record(text, kind, data, ttl=120, flush=FLUSH):
    return name(text) + struct.pack('!HHIH', kind, 1 | flush, ttl, len(data)) + data


def message(ident, flags, questions=(), answers=(), more=()):
    return struct.pack('!6H', ident, flags, len(questions), len(answers), 0, len(more)) + b''.join((*questions, *answers, *more))


def sockets(iface):
    index = socket.if_nametoindex(iface)
    for port, (group4, group6) in GROUPS.items():
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(('', port))
        s.setsockopt(0, socket.IP_ADD_MEMBERSHIP, struct.pack('4s4si', socket.inet_aton(group4), b'\0' * 4, index))
        s.setsockopt(0, socket.IP_MULTICAST_IF, struct.pack('4s4si', b'\0' * 4, b'\0' * 4, index))
        s.setsockopt(0, socket.IP_MULTICAST_TTL, 255)
        s.setsockopt(0, socket.IP_MULTICAST_LOOP, 0)
        yield s, port, (group4, port)
        s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.setsockopt(41, socket.IPV6_V6ONLY, 1)
        s.bind(('::', port))
        s.setsockopt(41, socket.IPV6_JOIN_GROUP, socket.inet_pton(socket.AF_INET6, group6) + struct.pack('i', index))
        s.setsockopt(41, socket.IPV6_MULTICAST_IF, index)
        s.setsockopt(41, socket.IPV6_MULTICAST_HOPS, 255)
        s.setsockopt(41, socket.IPV6_MULTICAST_LOOP, 0)
        yield s, port, (group6, port, 0, index)


SERVICE = 'Lab printer._ipp._tcp.local'
ANSWERS = {
    ('server.local', A): [record('server.local', A, socket.inet_aton('192.0.2.1'))],
    ('server.local', AAAA): [record('server.local', AAAA, socket.inet_pton(socket.AF_INET6, 'fe80::200:5eff:fe00:5301'))],
    ('_ipp._tcp.local', PTR): [record('_ipp._tcp.local', PTR, name(SERVICE), 4500, 0),
                               record(SERVICE, SRV, struct.pack('!HHH', 0, 0, 631) + name('server.local')),
                               record(SERVICE, TXT, b'\x09txtvers=1\x0erp=printers/lab'),
                               record('server.local', NSEC, name('server.local') + bytes([0, 4, 0x40, 0, 0, 8]))],
    ('server', A): [record('server', A, socket.inet_aton('192.0.2.1'), 30, 0)],
    ('server', AAAA): [record('server', AAAA, socket.inet_pton(socket.AF_INET6, 'fe80::200:5eff:fe00:5301'), 30, 0)],
}


def parse(data):
    at, labels = 12, []
    while data[at]:
        labels.append(data[at + 1:at + 1 + data[at]].decode())
        at += 1 + data[at]
    kind, = struct.unpack_from('!H', data, at + 1)
    return '.'.join(labels), kind, data[12:at + 5]


def answer(iface):
    ways = {s: (port, group) for s, port, group in sockets(iface)}
    while True:
        for s in select.select(list(ways), [], [])[0]:
            data, sender = s.recvfrom(9000)
            ident, flags, questions = struct.unpack_from('!HHH', data)
            if flags & 0x8000 or not questions:
                continue
            text, kind, asked = parse(data)
            found = ANSWERS.get((text, kind))
            port, group = ways[s]
            if found and port == 5353:
                s.sendto(message(0, 0x8400, (), found[:1], found[1:]), group)
            elif found:
                s.sendto(message(ident, 0x8000, (asked,), found), sender)


def ask(iface):
    for s, port, group in sockets(iface):
        if port == 5353:
            s.sendto(message(0, 0, (question('_ipp._tcp.local', PTR),)), group)
            time.sleep(0.2)
            s.sendto(message(0, 0, (question('server.local', A if s.family == socket.AF_INET else AAAA, True),)), group)
            time.sleep(0.2)
            probe = record('client.local', A, socket.inet_aton('192.0.2.42'))
            s.sendto(message(0, 0x8400, (), (probe,)), group)
            s.sendto(message(0, 0x8400, (), (record('client.local', A, socket.inet_aton('192.0.2.42'), 0),)), group)
        else:
            client = socket.socket(s.family, socket.SOCK_DGRAM)
            if s.family == socket.AF_INET:
                client.bind(('192.0.2.42', 0))
            client.sendto(message(0x4a1f, 0, (question('server', A if s.family == socket.AF_INET else AAAA),)), group)
            client.sendto(message(0x4a20, 0, (question('nobody', A),)), group)
        time.sleep(0.3)


def checksum(data):
    total = sum(struct.unpack('!%dH' % ((len(data) + 1) // 2), data + bytes(len(data) % 2)))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def tunnel(device):
    tun = os.open('/dev/net/tun', os.O_RDWR)
    fcntl.ioctl(tun, 0x400454ca, struct.pack('16sH', device.encode(), 0x1001))
    while True:
        p = bytearray(os.read(tun, 4096))
        if p[0] >> 4 == 4 and p[9] == 1 and p[20] == 8:
            p[12:16], p[16:20] = p[16:20], p[12:16]
            p[20:24] = bytes(4)
            p[22:24] = struct.pack('!H', checksum(bytes(p[20:])))
        elif p[0] >> 4 == 6 and p[6] == 58 and p[40] == 128:
            p[8:24], p[24:40] = p[24:40], p[8:24]
            p[40:44] = bytes([129, 0, 0, 0])
            p[42:44] = struct.pack('!H', checksum(bytes(p[8:40]) + struct.pack('!II', len(p) - 40, 58) + bytes(p[40:])))
        else:
            continue
        os.write(tun, p)


if sys.argv[1] == '--ask':
    ask(sys.argv[2])
elif sys.argv[1] == '--tun':
    tunnel(sys.argv[2])
else:
    answer(sys.argv[1])
