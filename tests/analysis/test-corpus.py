#!/usr/bin/env python3
"""test-corpus.py - octet-cli -z against the installed tshark, over a corpus of real and hostile captures.

SPDX-License-Identifier: GPL-3.0-or-later

    test-corpus.py OCTET-CLI CORPUS

Each program reads a capture once, with every statistic asked for at the same time; what they print is taken apart at
the headings. The share of captures that are equal, octet for octet, must not fall below the floors.
"""
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

CLI, CORPUS = sys.argv[1:]
CAPTURES = os.path.join(CORPUS, 'captures')
TITLES = {'io,phs': 'Protocol Hierarchy Statistics', 'plen,tree': 'Packet Lengths:', 'http,tree': 'HTTP/Packet Counter:',
          'http_req,tree': 'HTTP/Requests:', 'dns,tree': 'DNS:', 'icmp,srt': 'ICMP Service Response',
          'follow,tcp,raw,0': 'Follow: tcp,raw', 'follow,tcp,ascii,0': 'Follow: tcp,ascii', 'follow,udp,hex,0': 'Follow: udp,hex'}
ENDS = {'eth': 'Ethernet', 'ip': 'IPv4', 'ipv6': 'IPv6', 'tcp': 'TCP', 'udp': 'UDP'}
TITLES.update({f'conv,{key}': f'{name} Conversations' for key, name in ENDS.items()})
TITLES.update({f'endpoints,{key}': f'{name} Endpoints' for key, name in ENDS.items()})
# Shares of captures that are equal; each a floor that only rises. What is missing are protocols not read yet.
AT_LEAST = {'io,phs': 0.35, 'plen,tree': 0.98, 'http,tree': 0.82, 'http_req,tree': 0.9, 'dns,tree': 0.96,
            'icmp,srt': 0.98, 'follow,tcp,raw,0': 0.96, 'follow,tcp,ascii,0': 0.96, 'follow,udp,hex,0': 0.94, 'conv,eth': 0.98,
            'conv,ip': 0.97, 'conv,ipv6': 0.96, 'conv,tcp': 0.96, 'conv,udp': 0.95, 'endpoints,eth': 0.98,
            'endpoints,ip': 0.97, 'endpoints,ipv6': 0.96, 'endpoints,tcp': 0.96, 'endpoints,udp': 0.95}
ASK = [word for statistic in TITLES for word in ('-z', statistic)]


def read(program, path):
    try:
        return subprocess.run([program, '-n', '-q', '-r', path, *ASK], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              timeout=120).stdout
    except subprocess.TimeoutExpired:
        return b''


def take_apart(text):
    places = {}
    for statistic, title in TITLES.items():
        at = text.find(b'\n' + title.encode())
        if at >= 0:
            places[at] = statistic
    parts, order = {}, sorted(places)
    for at, end in zip(order, order[1:] + [len(text)]):
        parts[places[at]] = text[at:end].rstrip(b'\n=- ')
    return parts


def compare(path):
    theirs, ours = take_apart(read('tshark', path)), take_apart(read(CLI, path))
    return path, {statistic: part == ours.get(statistic) for statistic, part in theirs.items()}


def main():
    paths = sorted(os.path.join(folder, file) for folder, _, files in os.walk(CAPTURES) for file in files)
    equal, total, unequal = {}, {}, {}
    print(f'1..{len(TITLES)}', flush=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, result in pool.map(compare, paths):
            for statistic, same in result.items():
                total[statistic] = total.get(statistic, 0) + 1
                equal[statistic] = equal.get(statistic, 0) + same
                if not same:
                    unequal.setdefault(statistic, []).append(os.path.relpath(path, CAPTURES))
    for number, statistic in enumerate(TITLES, 1):
        share = equal.get(statistic, 0) / max(1, total.get(statistic, 0))
        for path in unequal.get(statistic, []):
            print('#', statistic, path)
        print('ok' if share >= AT_LEAST[statistic] else 'not ok', number,
              f'- {statistic}: {equal.get(statistic, 0)} of {total.get(statistic, 0)} captures equal, {100 * share:.2f} %', flush=True)


main()
