#!/usr/bin/env python3
"""test-corpus.py - octet-cli -z against what tshark said, over a corpus of real and hostile captures.

SPDX-License-Identifier: GPL-3.0-or-later

    test-corpus.py OCTET-CLI CORPUS ANSWERS [--record | --record-some STATISTIC…] [--list]

ANSWERS (tshark-answers.json.xz, beside this file) holds, for each capture of the corpus, the protocol hierarchy in
full and a check sum of every other statistic: no tshark is needed. --record asks the installed tshark anew, which
takes ten minutes; --record-some asks for the statistics that follow, of the captures that have what ABOUT names alone. --list prints the captures that differ.

octet-cli reads each capture once, with all statistics asked for at the same time; what it prints is taken apart at
the headings. A statistic counts in the captures whose protocols are done: those where each protocol that tshark
names in its hierarchy is one that `octet-cli -G protocols` lists. How many of them are equal, octet for octet, must
not fall below the floors.
"""
import hashlib
import json
import lzma
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

CLI, CORPUS, ANSWERS = sys.argv[1:4]
CAPTURES = os.path.join(CORPUS, 'captures')
TITLES = {'io,phs': 'Protocol Hierarchy Statistics', 'plen,tree': 'Packet Lengths:', 'http,tree': 'HTTP/Packet Counter:',
          'http_req,tree': 'HTTP/Requests:', 'http_srv,tree': 'HTTP/Load Distribution:', 'dns,tree': 'DNS:',
          'dhcp,stat': 'DHCP (BOOTP) Statistics', 'ldap,srt': 'LDAP SRT Statistics', 'smb,srt': 'SMB SRT Statistics',
          'smb2,srt': 'SMB2 SRT Statistics', 'snmp,srt': 'SNMP SRT Statistics', 'gtp,srt': 'GTP SRT Statistics',
          'rpc,programs': 'ONC-RPC Program Statistics', 'credentials': 'Packet     Protocol         Username',
          'http,stat': '===================================================================\nHTTP Statistics', 'icmp,srt': 'ICMP Service Response', 'icmpv6,srt': 'ICMPv6 Service Response',
          'ip_hosts,tree': 'IPv4 Statistics/All Addresses', 'ip_srcdst,tree': 'IPv4 Statistics/Source and Destination',
          'ptype,tree': 'IPv4 Statistics/IP Protocol Types', 'dests,tree': 'IPv4 Statistics/Destinations and Ports',
          'ipv6_hosts,tree': 'IPv6 Statistics/All Addresses', 'ipv6_dests,tree': 'IPv6 Statistics/Destinations and Ports',
          'follow,tcp,raw,0': 'Follow: tcp,raw', 'follow,tcp,ascii,0': 'Follow: tcp,ascii', 'follow,udp,hex,0': 'Follow: udp,hex'}
ENDS = {'eth': 'Ethernet', 'ip': 'IPv4', 'ipv6': 'IPv6', 'tcp': 'TCP', 'udp': 'UDP', 'sctp': 'SCTP', 'wlan': 'IEEE 802.11', 'sll': 'SLL',
        'fddi': 'FDDI', 'ipx': 'IPX'}
TITLES.update({f'conv,{key}': f'{name} Conversations' for key, name in ENDS.items()})
TITLES.update({f'endpoints,{key}': f'{name} Endpoints' for key, name in ENDS.items()})
# Statistics that are recorded of captures with one of these protocols alone; of the others they are empty.
ABOUT = {'conv,fddi': ['fddi'], 'endpoints,fddi': ['fddi'], 'conv,ipx': ['ipx'], 'endpoints,ipx': ['ipx'],
         'ldap,srt': ['ldap'], 'smb,srt': ['smb'], 'smb2,srt': ['smb2'], 'snmp,srt': ['snmp'], 'gtp,srt': ['gtp', 'gtpprime'],
         'rpc,programs': ['rpc'], 'credentials': ['ftp', 'imap', 'pop', 'smtp'], 'http,stat': ['http']}
# Captures that are equal, at least: numbers that only rise, with each protocol that is read and each difference that is
# mended. (A share would fall where a protocol makes captures count whose other protocols still differ.)
AT_LEAST = {
    'io,phs': 1061, 'plen,tree': 1065, 'http,tree': 1034, 'http_req,tree': 991, 'http_srv,tree': 1052, 'dns,tree':
    1057, 'dhcp,stat': 1017, 'icmp,srt': 1015, 'icmpv6,srt': 1016, 'ip_hosts,tree': 1058, 'ip_srcdst,tree':
    1005, 'ptype,tree': 1057, 'dests,tree': 1055, 'ipv6_hosts,tree': 1059, 'ipv6_dests,tree': 1058,
    'follow,tcp,raw,0': 1005, 'follow,tcp,ascii,0': 1005, 'follow,udp,hex,0': 1057, 'conv,eth': 1013, 'conv,ip':
    1013, 'conv,ipv6': 1005, 'conv,tcp': 1010, 'conv,udp': 1006, 'conv,sctp': 1019, 'conv,wlan': 1014,
    'conv,sll': 1018, 'endpoints,eth': 1013, 'endpoints,ip': 1013, 'endpoints,ipv6': 1005, 'endpoints,tcp':
    1009, 'endpoints,udp': 1011, 'endpoints,sctp': 1019, 'endpoints,wlan': 1014, 'endpoints,sll': 1018,
    'conv,fddi': 1071, 'endpoints,fddi': 1071, 'conv,ipx': 1071, 'endpoints,ipx': 1071,
    'ldap,srt': 1071, 'smb,srt': 1071, 'smb2,srt': 1071, 'snmp,srt': 1070, 'gtp,srt': 1071, 'rpc,programs': 1071, 'credentials': 1071, 'http,stat': 1061,
}
ASK = [word for statistic in TITLES for word in ('-z', statistic)]
# What tshark's hierarchy names beside protocols: a list of segments.
NO_PROTOCOL = {'tcp.segments'}


def limit_memory():
    """Times that lie centuries apart make tshark ask for all there is."""
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))


def read(program, path, prepare=None, ask=ASK):
    try:
        return subprocess.run([program, '-n', '-q', '-r', path, *ask], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              timeout=120, preexec_fn=prepare).stdout
    except subprocess.TimeoutExpired:
        return b''


def take_apart(text):
    """{statistic: its part of the text, or the check sum of that}"""
    places = {}
    for statistic, title in TITLES.items():
        at = text.find(b'\n' + title.encode())
        if at >= 0:
            places[at] = statistic
    parts, order = {}, sorted(places)
    for at, end in zip(order, order[1:] + [len(text)]):
        part, statistic = text[at:end].rstrip(b'\n=- '), places[at]
        parts[statistic] = (part.decode('utf-8', 'replace') if statistic == 'io,phs'
                            else hashlib.sha256(part).hexdigest()[:8])
    return parts


def list_captures():
    return sorted(os.path.relpath(os.path.join(folder, file), CAPTURES)
                  for folder, _, files in os.walk(CAPTURES) for file in files)


def record():
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        paths = list_captures()
        answers = pool.map(lambda path: take_apart(read('tshark', os.path.join(CAPTURES, path), limit_memory)), paths)
        with lzma.open(ANSWERS, 'wt', preset=9) as file:
            json.dump(dict(zip(paths, answers)), file, indent=0)


def record_some(statistics):
    with lzma.open(ANSWERS, 'rt') as file:
        answers = json.load(file)
    for path, answer in answers.items():
        protocols = list_protocols(answer.get('io,phs', ''))
        wanted = [statistic for statistic in statistics if protocols & set(ABOUT.get(statistic, protocols))]
        if wanted and os.path.exists(os.path.join(CAPTURES, path)):
            ask = [word for statistic in wanted for word in ('-z', statistic)]
            answer.update(take_apart(read('tshark', os.path.join(CAPTURES, path), limit_memory, ask)))
    with lzma.open(ANSWERS, 'wt', preset=9) as file:
        json.dump(answers, file, indent=0)


def list_protocols(hierarchy):
    return {line.split()[0] for line in hierarchy.split('\n') if ' frames:' in line}


def compare(path):
    return take_apart(read(CLI, os.path.join(CAPTURES, path)))


def main():
    if '--record' in sys.argv:
        record()
        return
    if '--record-some' in sys.argv:
        record_some(sys.argv[sys.argv.index('--record-some') + 1:])
        return
    with lzma.open(ANSWERS, 'rt') as file:
        answers = json.load(file)
    said = subprocess.run([CLI, '-G', 'protocols'], stdout=subprocess.PIPE, text=True, check=True).stdout
    known = {line.split('\t')[2] for line in said.splitlines()} | NO_PROTOCOL
    paths = [path for path in answers if answers[path] and list_protocols(answers[path]['io,phs']) <= known
             and os.path.exists(os.path.join(CAPTURES, path))]
    unequal = {statistic: [] for statistic in TITLES}
    print(f'1..{len(TITLES) + 1}', flush=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, ours in zip(paths, pool.map(compare, paths)):
            for statistic, theirs in answers[path].items():
                if ours.get(statistic) != theirs:
                    unequal[statistic].append(path)
    for number, statistic in enumerate(TITLES, 1):
        equal = len(paths) - len(unequal[statistic])
        for path in unequal[statistic] if '--list' in sys.argv else ():
            print('#', statistic, path)
        print('ok' if equal >= AT_LEAST[statistic] else 'not ok', number,
              f'- {statistic}: {equal} of {len(paths)} captures equal, {100 * equal / max(1, len(paths)):.2f} %', flush=True)
    print('ok' if len(paths) > 1000 else 'not ok', len(TITLES) + 1, f'- the protocols of {len(paths)} captures of {len(answers)} are done')


if __name__ == '__main__':
    main()
