#!/usr/bin/env python3
"""pieces.py - sends datagrams and streams in pieces as no real sender would: doubled, overlapping, with gaps.

SPDX-License-Identifier: GPL-3.0-or-later

    pieces.py INTERFACE fragments4|fragments6|segments

Speaks for both ends, on an interface whose machine has no address and so does not answer.
"""
import socket
import struct
import sys
import time

CLIENT, SERVER = bytes.fromhex('00005e00532a'), bytes.fromhex('00005e005301')
CLIENT4, SERVER4 = socket.inet_aton('192.0.2.42'), socket.inet_aton('198.51.100.80')
CLIENT6, SERVER6 = (socket.inet_pton(socket.AF_INET6, a) for a in ('2001:db8:1::42', '2001:db8:2::80'))


def total(data):
    data += b'\0' * (len(data) % 2)
    value = sum(struct.unpack(f'!{len(data) // 2}H', data))
    while value >> 16:
        value = (value & 0xffff) + (value >> 16)
    return 0xffff ^ value


def ethernet(kind, packet, back=False):
    source, destination = (SERVER, CLIENT) if back else (CLIENT, SERVER)
    return destination + source + struct.pack('!H', kind) + packet


def ip4(payload, protocol, ident, offset=0, more=False, back=False):
    source, destination = (SERVER4, CLIENT4) if back else (CLIENT4, SERVER4)
    header = struct.pack('!BBHHHBBH4s4s', 0x45, 0, 20 + len(payload), ident, more << 13 | offset // 8, 64, protocol, 0,
                         source, destination)
    header = header[:10] + struct.pack('!H', total(header)) + header[12:]
    return ethernet(0x800, header + payload, back)


def ip6(payload, protocol, ident, offset=0, more=False):
    header = struct.pack('!IHBB16s16s', 6 << 28, 8 + len(payload), 44, 64, CLIENT6, SERVER6)
    return ethernet(0x86dd, header + struct.pack('!BBHI', protocol, 0, offset | more, ident) + payload)


def udp(text, ends):
    header = struct.pack('!HHHH', 40000, 9999, 8 + len(text), 0)
    check = total(b''.join(ends) + struct.pack('!II', 8 + len(text), 17) + header + text)
    return header[:6] + struct.pack('!H', check or 0xffff) + text


def fragments(build, ends):
    whole = udp(b'This datagram comes in pieces, and not all of them are honest about it...', ends)
    whole += b'.' * (-len(whole) % 8)
    whole = udp(whole[8:], ends)
    a, b, c = whole[:32], whole[32:56], whole[56:]
    other = b'x' * len(b)
    cases = [
        [(a, 0, 1), (b, 32, 1), (c, 56, 0)],                          # as it should be
        [(c, 56, 0), (b, 32, 1), (a, 0, 1)],                          # the last one first
        [(a, 0, 1), (a, 0, 1), (b, 32, 1), (c, 56, 0)],               # one comes twice
        [(a, 0, 1), (b, 32, 1), (other, 32, 1), (c, 56, 0)],          # and says something else
        [(a + b[:8], 0, 1), (b, 32, 1), (c, 56, 0)],                  # overlap by eight octets
        [(c, 56, 0), (b, 32, 0), (a, 0, 1)],                          # two ends
        [(b, 32, 0), (c, 56, 1), (a, 0, 1)],                          # past the end
        [(a, 0, 1), (b[:13], 32, 1), (c, 56, 0)],                     # a gap of three octets
        [(a, 0, 1), (c, 56, 0)],                                      # a gap, never filled
        [(a, 0, 1), (b, 32, 1), (c, 56, 0), (b, 32, 1)],              # one comes after all is done
    ]
    for ident, case in enumerate(cases, 1):
        for piece, offset, more in case:
            yield build(piece, 17, ident, offset, bool(more))


def segment(port, seq, ack, flags, data=b'', back=False):
    ports = (port, 41000) if back else (41000, port)
    header = struct.pack('!HHIIBBHHH', *ports, seq & 0xffffffff, ack & 0xffffffff, 0x50, flags, 64000, 0, 0)
    ends = (SERVER4 + CLIENT4) if back else (CLIENT4 + SERVER4)
    check = total(ends + struct.pack('!HH', 6, len(header) + len(data)) + header + data)
    return ip4(header[:16] + struct.pack('!H', check) + header[18:] + data, 6, seq & 0xffff, back=back)


FIN, SYN, PSH, ACK = 1, 2, 8, 16


def opening(port, mine, theirs):
    yield segment(port, mine - 1, 0, SYN)
    yield segment(port, theirs - 1, mine, SYN | ACK, back=True)
    yield segment(port, mine, theirs, ACK)


def segments():
    # HTTP whose numbers wrap around in the middle of the head; the body comes in disorder, a piece of it twice.
    mine, theirs = 0xfffffff0, 0xffffffc0
    ask = b'GET /pieces HTTP/1.1\r\nHost: www.example.test\r\nAccept: */*\r\n\r\n'
    body = b'0123456789abcdef' * 12
    answer = b'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n' % len(body) + body
    yield from opening(80, mine, theirs)
    yield segment(80, mine + 30, theirs, PSH | ACK, ask[30:])            # the second half overtakes the first
    yield segment(80, mine, theirs, ACK, ask[:30])
    mine += len(ask)
    yield segment(80, theirs, mine, ACK, back=True)
    for at, end in ((0, 50), (100, 150), (50, 100), (120, 200), (150, 170), (200, len(answer))):
        yield segment(80, theirs + at, mine, ACK, answer[at:end], back=True)
    yield segment(80, mine, theirs + len(answer), ACK)

    # An answer without a body, its head in two segments; then the end.
    ask = b'HEAD /pieces HTTP/1.1\r\nHost: www.example.test\r\n\r\n'
    theirs += len(answer)
    yield segment(80, mine, theirs, PSH | ACK, ask)
    mine += len(ask)
    answer = b'HTTP/1.1 204 No Content\r\nServer: pieces\r\n\r\n'
    yield segment(80, theirs, mine, ACK, answer[:20], back=True)
    yield segment(80, theirs + 20, mine, PSH | ACK, answer[20:], back=True)
    theirs += len(answer)
    yield segment(80, theirs, mine, FIN | ACK, back=True)
    yield segment(80, mine, theirs + 1, FIN | ACK)
    yield segment(80, theirs + 1, mine + 1, ACK, back=True)

    # DNS: a message of three segments, of which the second is lost and comes again; then one that never gets whole.
    mine, theirs = 1000, 2000
    name = b''.join(bytes([len(x)]) + x for x in (b'a' * 40, b'b' * 40, b'example', b'test', b''))
    for ident in (0x1111, 0x2222):
        ask = struct.pack('!HHHHHH', ident, 0x100, 1, 0, 0, 0) + name + struct.pack('!HH', 1, 1)
        ask = struct.pack('!H', len(ask)) + ask
        if ident == 0x1111:
            yield from opening(53, mine, theirs)
            for at, end in ((0, 1), (60, len(ask)), (1, 60)):
                yield segment(53, mine + at, theirs, PSH | ACK, ask[at:end])
            mine += len(ask)
            yield segment(53, theirs, mine, ACK, back=True)
        else:
            yield segment(53, mine, theirs, PSH | ACK, ask[:20])
            yield segment(53, mine + 60, theirs, PSH | ACK, ask[60:])
            yield segment(53, mine + len(ask), theirs, FIN | ACK)


def main():
    interface, what = sys.argv[1:]
    sender = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    sender.bind((interface, 0))
    frames = {'fragments4': lambda: fragments(ip4, (CLIENT4, SERVER4)),
              'fragments6': lambda: fragments(ip6, (CLIENT6, SERVER6)), 'segments': segments}[what]()
    for frame in frames:
        sender.send(frame)
        time.sleep(0.002)


main()
