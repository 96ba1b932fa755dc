#!/usr/bin/env python3
"""test-json.py - octet-cli -T json has, for each -z, the numbers that its text has.

SPDX-License-Identifier: GPL-3.0-or-later

    test-json.py OCTET-CLI CAPTURES

The text is held to tshark's by test-statistics.py.
"""
import json
import os
import re
import subprocess
import sys

CLI, CAPTURES = map(os.path.abspath, sys.argv[1:3])


def run(capture, *options):
    return subprocess.run([CLI, '-n', '-q', '-r', capture, *options], cwd=CAPTURES, capture_output=True, check=True, timeout=60).stdout


def get_text(capture, statistic):
    return run(capture, '-z', statistic).decode(errors='replace')


def get_json(capture, statistic):
    return json.loads(run(capture, '-T', 'json', '-z', statistic))


def count_digits(text):
    """Behind the point: to round the exact number alike."""
    return len(text.partition('.')[2])


def have_conversations(rows, text):
    pattern = r'^(\S+) +<-> (\S+) +(\d+) (\d+ \S+) +(\d+) (\d+ \S+) +(\d+) (\d+ \S+) +(\S+) +(\S+)$'
    shown = sorted(re.findall(pattern, text, re.M))
    exact = []
    for row in rows:
        back, forth = row['packets_b_to_a'], row['packets_a_to_b']
        sizes = [row['bytes_b_to_a'], row['bytes_a_to_b'], row['bytes_b_to_a'] + row['bytes_a_to_b']]
        # From 10000 octets on, the text has thousands alone.
        sizes = [f'{size} bytes' if size < 10000 else f'{size // 1000} kB' for size in sizes]
        ends = [row[f'address_{side}'] + (f':{row[f"port_{side}"]}' if row[f'port_{side}'] is not None else '') for side in 'ab']
        exact.append((*ends, str(back), sizes[0], str(forth), sizes[1], str(back + forth), sizes[2],
                      f'{row["relative_start"]:.9f}', f'{row["duration"]:.4f}'))
    return shown == sorted(exact) and shown


def have_endpoints(rows, text):
    lines = [line.split() for line in text.split('\n')[4:] if not line.startswith('=')]
    shown = sorted((words[0], *map(int, words[-6:])) for words in lines if len(words) > 6)
    return shown == sorted((row['address'], row['packets_sent'] + row['packets_received'], row['bytes_sent'] + row['bytes_received'],
                            row['packets_sent'], row['bytes_sent'], row['packets_received'], row['bytes_received']) for row in rows)


def have_hierarchy(rows, text):
    shown = re.findall(r'^( *)(\S+) +frames:(\d+) bytes:(\d+)$', text, re.M)
    return ([(len(blanks) // 2, key, int(frames), int(size)) for blanks, key, frames, size in shown]
            == [(row['depth'], row['protocol'], row['frames'], row['bytes']) for row in rows])


def have_timeline(rows, text):
    shown = [list(map(int, re.findall(r'\d+', line.split('|', 2)[2]))) for line in text.split('\n') if '<>' in line]
    filters = 1 + max(row['filter'] for row in rows)
    for at, numbers in enumerate(shown):
        exact = [row[key] for row in rows[at * filters:(at + 1) * filters] for key in ('frames', 'bytes')]
        if numbers != (exact or [0] * len(numbers)):
            return False
    return bool(shown) and len(rows) <= len(shown) * filters


def have_items(rows, text):
    shown = re.findall(r'^( *)(\S.*?) {2,}(\d+) +(.*)$', text, re.M)
    if [(len(blanks), name, int(count)) for blanks, name, count, _ in shown] != [(row['depth'], row['name'], row['count']) for row in rows]:
        return False
    for (_, _, _, rest), row in zip(shown, rows):
        values = rest.split()
        if row['average'] is not None and values[:3] != [f'{row[key]:.{count_digits(values[at])}f}'
                                                         for at, key in enumerate(('average', 'minimum', 'maximum'))]:
            return False
    return True


def have_experts(rows, text):
    shown = re.findall(r'^ +(\d+) +(\S+) +(.+?)  (\S.*)$', text, re.M)
    shown = sorted((int(count), group, message) for count, group, _, message in shown if count.isdigit())
    return shown == sorted((row['count'], row['group'], row['message']) for row in rows)


def have_hosts(rows, text):
    shown = [tuple(line.split('\t')) for line in text.split('\n') if '\t' in line]
    return sorted(shown) == sorted((row['address'], row['name']) for row in rows)


def have_times(rows, text):
    lines = text.split('\n')
    counts, values = lines[6].split(), lines[9].split()
    row = rows[0]
    keys = ('minimum_ms', 'maximum_ms', 'mean_ms', 'median_ms', 'deviation_ms')
    return (list(map(int, counts[:3])) == [row['requests'], row['replies'], row['lost']]
            and values[:5] == [f'{row[key] or 0:.3f}' for key in keys]
            and list(map(int, values[5:])) == [row['minimum_packet'] or 0, row['maximum_packet'] or 0])


def have_services(rows, text):
    """Times are rounded in the text; a sum of what is rounded alike is the whole one."""
    shown = re.findall(r'^ +(\d+)  (\S.*?) +(\d+) +(\d+\.\d{6}) +(\d+\.\d{6}) +(\d+\.\d{6}) +(\d+\.\d{6})$', text, re.M)
    exact = [(row['number'], row['name'], row['calls'], *(row[key] for key in ('minimum', 'maximum', 'mean', 'sum'))) for row in rows]
    return (rows and len(shown) == len(exact)
            and all((int(s[0]), s[1], int(s[2])) == e[:3] for s, e in zip(shown, exact))
            and all(abs(float(a) - b) <= 5.1e-7 for s, e in zip(shown, exact) for a, b in zip(s[3:], e[3:]))
            and all(row['minimum_packet'] > 0 and row['maximum_packet'] > 0 for row in rows))


def have_octets(rows, text):
    """Everything that both ends said, in turn, a tab before what the second one did."""
    shown = [line for line in text.split('\n') if re.fullmatch(r'\t?[0-9a-f]+', line)]
    return (shown == ['\t' * row['side'] + row['data'] for row in rows]
            and all(len(row['data']) == 2 * row['size'] and row['packet'] > 0 and row['address'] and row['port'] for row in rows))


TREES = ('plen,tree', 'http,tree', 'http_req,tree', 'http_srv,tree', 'dns,tree', 'dests,tree')
CHECKS = [
    *((capture, f'conv,{ends}', have_conversations) for capture, levels in (('dns/types.pcap', ('eth', 'ip', 'tcp', 'udp')),
                                                                             ('http/methods.pcap', ('eth', 'ipv6', 'tcp'))) for ends in levels),
    *((capture, f'endpoints,{ends}', have_endpoints) for capture in ('dns/types.pcap', 'icmp/unreachable.pcap') for ends in ('eth', 'ip')),
    *((capture, 'io,phs', have_hierarchy) for capture in ('dns/types.pcap', 'http/methods.pcap')),
    ('dns/types.pcap', 'io,stat,0.1', have_timeline), ('dns/types.pcap', 'io,stat,0.5,tcp,udp', have_timeline),
    *((capture, tree, have_items) for capture in ('dns/types.pcap', 'http/methods.pcap') for tree in TREES),
    *((capture, 'expert', have_experts) for capture in ('dns/types.pcap', 'tcp/loss-reordering.pcapng')),
    ('dns/types.pcap', 'expert,note', have_experts),
    ('icmp/ping.pcap', 'icmp,srt', have_times), ('dns/types.pcap', 'icmp,srt', have_times),
    ('ldap/ldap.pcap', 'ldap,srt', have_services), ('smb/SMB2_10.pcap', 'smb2,srt', have_services),
    ('snmp/snmp.pcap', 'snmp,srt', have_services), ('rpc/rpc.pcap', 'rpc,srt,100000,4', have_services),
    ('dns/types.pcap', 'follow,udp,raw,0', have_octets), ('tcp/loss-reordering.pcapng', 'follow,tcp,raw,0', have_octets),
    ('http/methods.pcap', 'follow,http,raw,0', have_octets), ('http/methods.pcap', 'follow,tcp,raw,0,2-3', have_octets),
]


def check_several():
    """Of several statistics each stands under its own -z."""
    both = json.loads(run('dns/types.pcap', '-T', 'json', '-z', 'io,phs', '-z', 'plen,tree'))
    return both == {name: get_json('dns/types.pcap', name) for name in ('io,phs', 'plen,tree')}


def check_hosts():
    rows, text = (subprocess.run([CLI, '-q', '-r', 'dns/types.pcap', *more, '-z', 'hosts'], cwd=CAPTURES, capture_output=True,
                                 check=True).stdout.decode() for more in (['-T', 'json'], []))
    return json.loads(rows) and have_hosts(json.loads(rows), text)


def main():
    print(f'1..{len(CHECKS) + 2}', flush=True)
    for at, (capture, statistic, have) in enumerate(CHECKS, 1):
        good = have(get_json(capture, statistic), get_text(capture, statistic))
        print('ok' if good else 'not ok', at, '-', capture, statistic, flush=True)
    print('ok' if check_several() else 'not ok', len(CHECKS) + 1, '- several at once')
    print('ok' if check_hosts() else 'not ok', len(CHECKS) + 2, '- hosts')


main()
