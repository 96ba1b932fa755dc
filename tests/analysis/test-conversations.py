#!/usr/bin/env python3
"""test-conversations.py - conversations of TCP and UDP equal what tshark's fields add up to, over a corpus.

SPDX-License-Identifier: GPL-3.0-or-later

    test-conversations.py OCTET-CLI CORPUS [--list]

CORPUS/expected of the oracle holds the fields of the first 100 packets of each capture: stream, addresses, ports,
frame.len and time. Conversations are added up from them, and each must be in `-z conv,tcp -T json` with the same ends,
packets, octets, start and duration. --list prints those that are not, with what differs.
"""
import collections
import gzip
import json
import math
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

CLI, CORPUS = sys.argv[1:3]
CAPTURES, EXPECTED = os.path.join(CORPUS, 'captures'), os.path.join(CORPUS, 'oracle', 'expected')
# Of all conversations: equal in ends, packets and octets, and equal in the times too.
AT_LEAST = 0.995
# Why the others are not.
REASONS = {
    'nDPI__default__pcap__skinny.pcap': 'SKINNY announces the two directions of RTP as two conversations',
    'tcpdump__timestamp_invalid_nano.pcap': 'nanoseconds beyond a second, which Octet carries over',
    'wireshark__wireguard-ping-tcp-dsb.pcapng': 'inside WireGuard, whose keys the file has',
    'zeek__ipv6-mobility-dst-opts.pcap': 'behind broken options',
}
# A header that was cut short, or whose options are broken, is no segment to tshark: it must have come this far.
LAST = {'tcp': 'tcp.time_delta', 'udp': 'udp.stream'}
# Who it is really from, or goes to in the end (RFC 6275, 6.3 and 6.4; RFC 8200, 4.4): the last address counts.
FURTHER = {'ipv6.opt.mipv6.home_address': 'src', 'ipv6.routing.mipv6.home_address': 'dst', 'ipv6.routing.src.addr': 'dst'}
KNOWN = {line.split('\t')[2] for line in
         subprocess.run([CLI, '-G', 'protocols'], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()}


class Talk:
    def __init__(self, ends):
        self.ends, self.packets, self.octets, self.times, self.foreign = ends, [0, 0], [0, 0], [], set()

    def add(self, ends, size, time, foreign):
        self.foreign |= foreign
        side = 0 if ends == self.ends else 1
        self.packets[side] += 1
        self.octets[side] += size
        self.times.append(time)

    def row(self):
        start, end = min(self.times), max(self.times)
        return (*self.ends, self.packets[0], self.octets[0], self.packets[1], self.octets[1], start, end - start)


def add_up(packets):
    """Conversations from the fields of packets: {'tcp': {stream: Talk}, 'udp': …}."""
    talks = {'tcp': {}, 'udp': {}}
    # A packet without a time is of 1970, to tshark, as is the first of the capture.
    none = -next((Decimal(value) for key, value, *_ in packets[0][1] if key == 'frame.time_epoch'), Decimal(0)) if packets else 0
    for stack, fields in packets:
        seen, size, time, options = {}, 0, none, 0
        layers = stack.split(':')
        # What carries them, and Octet does not read it: they cannot be found in there.
        below = max((at for at, word in enumerate(layers) if word in talks), default=0)
        foreign = set(layers[:below]) - KNOWN
        for key, value, *_ in fields:
            if key == 'frame.len':
                size = int(value)
            elif key == 'tcp.hdr_len':
                options = int(value) - 20
            elif key == 'tcp.options':
                options -= len(value.split(':'))
            elif key == 'frame.time_relative':
                time = Decimal(value)
            elif key in ('icmp', 'icmpv6', 'icmp.type', 'icmpv6.type') or key.startswith('sflow'):
                # What is quoted, or a sample of other traffic, counts for nobody: tshark's own -z conv agrees.
                break
            elif key in ('ip.src', 'ipv6.src', 'ip.dst', 'ipv6.dst'):
                seen[key.split('.')[1]] = value
            elif key in FURTHER:
                seen[FURTHER[key]] = value
            elif key.endswith(('.srcport', '.dstport', '.stream')) and key.split('.')[0] in talks:
                seen[key] = int(value)
            for kind, last in LAST.items():
                if key == last and (kind != 'tcp' or options <= 0) and f'{kind}.stream' in seen and 'src' in seen and 'dst' in seen:
                    ends = (seen['src'], seen[f'{kind}.srcport'], seen['dst'], seen[f'{kind}.dstport'])
                    talks[kind].setdefault(seen.pop(f'{kind}.stream'), Talk(ends)).add(ends, size, time, foreign)
    return talks


def ask(path, count):
    run = subprocess.run([CLI, '-n', '-q', '-c', str(count), '-r', path, '-T', 'json', '-z', 'conv,tcp', '-z', 'conv,udp'],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
    try:
        said = json.loads(run.stdout, parse_float=Decimal)
    except ValueError:
        return {'tcp': [], 'udp': []}
    return {kind: [(row['address_a'], row['port_a'], row['address_b'], row['port_b'], row['packets_a_to_b'], row['bytes_a_to_b'],
                    row['packets_b_to_a'], row['bytes_b_to_a'], row['relative_start'], row['duration'])
                   for row in said[f'conv,{kind}']] for kind in ('tcp', 'udp')}


def is_same(row, other):
    """Times are compared to the microsecond that the fields have, give or take its rounding and that of a double."""
    least = Decimal('2.1e-6') + 2 * Decimal(math.ulp(float(row[8])))
    return row[:8] == other[:8] and all(abs(a - b) < least for a, b in zip(row[8:], other[8:]))


def compare(name):
    with gzip.open(os.path.join(EXPECTED, name), 'rt') as file:
        packets = json.load(file)
    folder, rest = name[:-len('.json.gz')].split('__', 1)
    path = os.path.join(CAPTURES, folder, rest)
    ours, total, wrong = ask(path, max(1, len(packets))), 0, []
    for kind, talks in add_up(packets).items():
        left = collections.Counter(ours[kind])
        for talk in talks.values():
            row = talk.row()
            total += 1
            found = next((other for other in left if left[other] > 0 and is_same(row, other)), None)
            if found is None:
                found = next((other for other in left if left[other] > 0 and row[:8] == other[:8]), None)
                wrong.append((kind, row, talk.foreign, 'times differ' if found is not None else 'differs'))
            if found is not None:
                left[found] -= 1
    return name, total, wrong


def explain(name, foreign, reason):
    if foreign:
        return f'inside {", ".join(sorted(foreign))}, which Octet does not read'
    return next((f'{reason}: {why}' for start, why in REASONS.items() if name.startswith(start)), reason)


def main():
    names = sorted(os.listdir(EXPECTED))
    total = equal = unread = 0
    print('1..1', flush=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, count, wrong in pool.map(compare, names):
            total += count
            equal += count - len(wrong)
            for kind, row, foreign, reason in wrong:
                unread += bool(foreign)
                if '--list' in sys.argv or not foreign:
                    print('#', name, kind, *row, '-', explain(name, foreign, reason))
    read = max(1, total - unread)
    print('ok' if total > 3000 and equal / read >= AT_LEAST else 'not ok', 1,
          f'- of {read} conversations {100 * equal / read:.2f} % equal in all numbers; '
          f'{unread} more are inside protocols that are not read')


main()
