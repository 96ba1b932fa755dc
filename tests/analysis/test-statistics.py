#!/usr/bin/env python3
"""test-statistics.py - octet-cli -z prints what tshark prints, octet for octet.

SPDX-License-Identifier: GPL-3.0-or-later

    test-statistics.py OCTET-CLI CAPTURES EXPECTED [--record]

EXPECTED holds a file a capture: what tshark says to each -z, behind a line "## -z …". --record asks the installed
tshark anew; the test itself needs none. A statistic that Octet cannot print alike yet is left out when it is
recorded, and counted.
"""
import json
import os
import subprocess
import sys
import tempfile

CLI, CAPTURES, EXPECTED = map(os.path.abspath, sys.argv[1:4])
ENDS = ('eth', 'ip', 'ipv6', 'tcp', 'udp')
ADDRESSES = ('ip_hosts', 'ip_srcdst', 'ptype', 'dests', 'ipv6_hosts', 'ipv6_srcdst', 'ipv6_ptype', 'ipv6_dests')
STATISTICS = (['io,phs', 'plen,tree', 'http_srv,tree', 'dhcp,stat', *(f'{word},tree' for word in ADDRESSES), 'http,tree', 'http_req,tree', 'dns,tree', 'icmp,srt']
              + [f'{kind},{ends}' for kind in ('conv', 'endpoints') for ends in ENDS]
              + ['conv,ip,ip.ttl > 60', 'io,phs,tcp', 'plen,tree,udp'])
FOLLOWED = {
    'http/chunked-gzip.pcapng': ['follow,tcp,ascii,0', 'follow,tcp,hex,0', 'follow,tcp,raw,0', 'follow,tcp,yaml,0',
                                 'follow,http,ascii,0', 'follow,tcp,raw,0,2-3', 'follow,tls,ascii,0', 'follow,tcp,ascii,9',
                                 'follow,tcp,raw,[2001:db8:1::42]:42998,[2001:db8:2::80]:80'],
    'http/methods.pcap': ['follow,http,ascii,0', 'follow,tcp,ascii,1'],
    'dns/types.pcap': ['follow,udp,hex,0', 'follow,udp,ascii,1', 'follow,udp,yaml,2', 'follow,tcp,ascii,0'],
    'tcp/loss-reordering.pcapng': ['follow,tcp,ascii,0', 'follow,tcp,yaml,0'],
    'tcp/small.pcap': ['follow,tcp,hex,0', 'follow,tcp,hex,1'],
}


def run(program, capture, statistic):
    command = [os.path.abspath(program), '-n', '-q', '-r', capture, '-z', statistic]
    return subprocess.run(command, cwd=CAPTURES, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60).stdout


# One of each kind: asking tshark takes half a second each time.
CHOSEN = ('arp/arp.pcap', 'dhcp/dhclient.pcap', 'dns/ipv6.pcap.gz', 'dns/types.pcap', 'dns/mdns-llmnr.pcap', 'formats/empty.pcap',
          'formats/snaplen-60.pcap', 'http/chunked-gzip.pcapng', 'http/headers.pcapng', 'http/methods.pcap', 'icmp/ping.pcap', 'icmp/unreachable.pcap',
          'links/two-interfaces.pcapng', 'ntp/ntp.pcap', 'tcp/loss-reordering.pcapng', 'tcp/small.pcap', 'tcp/zero-window.pcap',
          'vlan/qinq.pcap')
# What else is asked of these captures alone.
SERVICES = {'lan/fddi.pcap': ['conv,fddi', 'endpoints,fddi'], 'ldap/ldap.pcap': ['ldap,srt'], 'snmp/snmp.pcap': ['snmp,srt'],
            'smb/SMB2_10.pcap': ['smb2,srt'], 'ftp/ftp.pcapng': ['credentials'], 'imap/imap.pcap': ['credentials'],
            'pop/pop.pcap': ['credentials'], 'tunnel/gtp.pcap': ['gtp,srt'],
            'rpc/rpc.pcap': ['rpc,srt,100003,3', 'rpc,srt,100005,3', 'rpc,srt,100000,2', 'rpc,programs']}


def list_captures():
    return (*CHOSEN, *SERVICES)


def record():
    left_out = 0
    for capture in list_captures():
        parts = []
        for statistic in SERVICES.get(capture) or STATISTICS + FOLLOWED.get(capture, []):
            text = run('tshark', capture, statistic)
            if text == run(CLI, capture, statistic):
                parts.append(b'## -z ' + statistic.encode() + b'\n' + text)
            else:
                left_out += 1
                print('left out:', capture, statistic)
        with open(os.path.join(EXPECTED, capture.replace('/', '-') + '.txt'), 'wb') as file:
            file.write(b''.join(parts))
    print(left_out, 'left out')


def check_capture(capture):
    wrong = []
    with open(os.path.join(EXPECTED, capture.replace('/', '-') + '.txt'), 'rb') as file:
        parts = file.read().split(b'## -z ')[1:]
    for part in parts:
        statistic, text = part.split(b'\n', 1)
        if run(CLI, capture, statistic.decode()) != text:
            wrong.append(statistic.decode())
    return len(parts), wrong


def check_json(capture):
    """The conversations in JSON add up to the packets of the text, and have nine digits of a second."""
    run_json = subprocess.run([CLI, '-q', '-r', capture, '-T', 'json', '-z', 'conv,tcp'], cwd=CAPTURES, capture_output=True, check=True)
    rows = json.loads(run_json.stdout)
    keys = {'address_a', 'port_a', 'address_b', 'port_b', 'packets_a_to_b', 'bytes_a_to_b', 'packets_b_to_a',
            'bytes_b_to_a', 'relative_start', 'duration'}
    text = run(CLI, capture, 'conv,tcp').decode()
    totals = sorted(int(line.split()[-5]) for line in text.split('\n') if ' <-> ' in line)
    return (rows and all(set(row) == keys for row in rows)
            and sorted(row['packets_a_to_b'] + row['packets_b_to_a'] for row in rows) == totals)


def check_hosts_file(capture):
    """-H names addresses, and -N n lets conversations show them; a file that is not there is an error."""
    with tempfile.NamedTemporaryFile('w', suffix='.hosts') as file:
        file.write('# names\n192.0.2.42 alpha.test other.test\n198.51.100.80\tbeta.test # a server\n10.0.0.300 none.test\n')
        file.flush()
        ask = [CLI, '-q', '-r', capture, '-N', 'n', '-H', file.name]
        hosts, talks = (subprocess.run([*ask, '-z', what], cwd=CAPTURES, capture_output=True, check=True, text=True).stdout
                        for what in ('hosts', 'conv,tcp'))
    missing = subprocess.run([CLI, '-q', '-r', capture, '-H', '/nowhere/at/all', '-z', 'hosts'], cwd=CAPTURES, capture_output=True)
    return ('192.0.2.42\talpha.test\n198.51.100.80\tbeta.test\n' in hosts and 'none.test' not in hosts
            and 'alpha.test:' in talks and '<-> beta.test:' in talks and missing.returncode != 0 and missing.stderr)


def main():
    if '--record' in sys.argv:
        record()
        return
    captures = [capture for capture in list_captures()
                if os.path.exists(os.path.join(EXPECTED, capture.replace('/', '-') + '.txt'))]
    print(f'1..{len(captures) + 3}', flush=True)
    total = 0
    for number, capture in enumerate(captures, 1):
        count, wrong = check_capture(capture)
        total += count
        print('not ok' if wrong else 'ok', number, '-', capture, *wrong, flush=True)
    print('ok' if total > 320 else 'not ok', len(captures) + 1, f'- {total} statistics compared')
    print('ok' if check_json('tcp/small.pcap') else 'not ok', len(captures) + 2, '- JSON has the numbers of the text')
    print('ok' if check_hosts_file('tcp/small.pcap') else 'not ok', len(captures) + 3, '- a hosts file gives names')


main()
