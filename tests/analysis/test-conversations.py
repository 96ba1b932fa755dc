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
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

CLI, CORPUS = sys.argv[1:3]
CAPTURES, EXPECTED = os.path.join(CORPUS, 'captures'), os.path.join(CORPUS, 'oracle', 'expected')
# Of all conversations: equal in ends, packets and octets, and equal in the times too. Octet counts nanoseconds in 64
# bits: it has no times 292 years and more apart, and none for packets whose file states none.
AT_LEAST, AT_LEAST_WITH_TIMES = 0.995, 0.985
# A header that was cut short, or whose options are broken, is no segment to tshark: it must have come this far.
LAST = {'tcp': 'tcp.urgent_pointer', 'udp': 'udp.stream'}
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
        return (*self.ends, self.packets[0], self.octets[0], self.packets[1], self.octets[1], round(start, 6), round(end - start, 6))


def add_up(packets):
    """Conversations from the fields of packets: {'tcp': {stream: Talk}, 'udp': …}."""
    talks = {'tcp': {}, 'udp': {}}
    for stack, fields in packets:
        seen, size, time = {}, 0, 0.0
        layers = stack.split(':')
        # What carries them, and Octet does not read it: they cannot be found in there.
        below = max((at for at, word in enumerate(layers) if word in talks), default=0)
        foreign = set(layers[:below]) - KNOWN
        for key, value, *_ in fields:
            if key == 'frame.len':
                size = int(value)
            elif key == 'frame.time_relative':
                time = float(value)
            elif key in ('icmp', 'icmpv6', 'icmp.type', 'icmpv6.type'):
                break
            elif key in ('ip.src', 'ipv6.src', 'ip.dst', 'ipv6.dst'):
                seen[key.split('.')[1]] = value
            elif key.endswith(('.srcport', '.dstport', '.stream')) and key.split('.')[0] in talks:
                seen[key] = int(value)
            for kind, last in LAST.items():
                if key == last and f'{kind}.stream' in seen and 'src' in seen and 'dst' in seen:
                    ends = (seen['src'], seen[f'{kind}.srcport'], seen['dst'], seen[f'{kind}.dstport'])
                    talks[kind].setdefault(seen.pop(f'{kind}.stream'), Talk(ends)).add(ends, size, time, foreign)
    return talks


def ask(path, count):
    run = subprocess.run([CLI, '-n', '-q', '-c', str(count), '-r', path, '-T', 'json', '-z', 'conv,tcp', '-z', 'conv,udp'],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
    try:
        said = json.loads(run.stdout)
    except ValueError:
        return {'tcp': [], 'udp': []}
    return {kind: [(row['address_a'], row['port_a'], row['address_b'], row['port_b'], row['packets_a_to_b'], row['bytes_a_to_b'],
                    row['packets_b_to_a'], row['bytes_b_to_a'], round(row['relative_start'], 6), round(row['duration'], 6))
                   for row in said[f'conv,{kind}']] for kind in ('tcp', 'udp')}


def is_same(row, other):
    """Times are compared to the microsecond that the fields have, give or take its rounding."""
    return row[:8] == other[:8] and all(abs(a - b) < 2.1e-6 for a, b in zip(row[8:], other[8:]))


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


def main():
    names = sorted(os.listdir(EXPECTED))
    total = equal = unread = late = 0
    print('1..1', flush=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, count, wrong in pool.map(compare, names):
            total += count
            equal += count - len(wrong)
            for kind, row, foreign, reason in wrong:
                unread += bool(foreign)
                late += not foreign and reason == 'times differ'
                if '--list' in sys.argv or not foreign:
                    print('#', name, kind, *row, '-',
                          f'inside {", ".join(sorted(foreign))}, which Octet does not read' if foreign else reason)
    read = max(1, total - unread)
    share, with_times = (equal + late) / read, equal / read
    print('ok' if total > 3000 and share >= AT_LEAST and with_times >= AT_LEAST_WITH_TIMES else 'not ok', 1,
          f'- of {read} conversations {100 * share:.2f} % equal in packets and octets, {100 * with_times:.2f} % in all numbers; '
          f'{unread} more are inside protocols that are not read')


main()
