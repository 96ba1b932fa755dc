#!/usr/bin/env python3
"""test-filter.py - octet-cli's filters: -Y, -Y with -w, --explain, and what is said of a wrong one.

SPDX-License-Identifier: GPL-3.0-or-later

    test-filter.py OCTET-CLI
"""
import os
import subprocess
import sys
import tempfile

CLI = sys.argv[1]
CAPTURES = os.environ['OCTET_CAPTURES']
METHODS = os.path.join(CAPTURES, 'http/methods.pcap')
COMMENTS = os.path.join(CAPTURES, 'formats/comments.pcapng')
n_tests = 0


def run(*args):
    return subprocess.run([CLI, *args], capture_output=True, text=True, encoding='utf-8', env={**os.environ, 'LC_ALL': 'C.UTF-8'})


def fields(path, *args):
    """Time and length of each packet: what stays the same in another file."""
    return run('-n', '-r', path, *args, '-T', 'fields', '-e', 'frame.time_epoch', '-e', 'frame.len', '-e', 'frame.comment').stdout.split('\n')


def check(good, name, said=''):
    global n_tests
    n_tests += 1
    print('ok' if good else 'not ok', n_tests, '-', name)
    if not good:
        print('#', str(said)[:400].replace('\n', '\n# '))


def test_write(folder):
    for format, ending in (('pcap', 'pcap'), ('pcapng', 'pcapng')):
        for source, text in ((METHODS, 'http.request'), (METHODS, 'tcp.flags.syn == 1'), (COMMENTS, 'frame.number > 1')):
            if format == 'pcap' and source == COMMENTS:
                continue
            path = os.path.join(folder, f'out.{ending}')
            wrote = run('-n', '-r', source, '-Y', text, '-w', path, '-F', format)
            want = fields(source, '-Y', text)
            check(wrote.returncode == 0 and len(want) > 2 and fields(path) == want, f'-Y "{text}" -w writes {format}', wrote.stderr)
            os.unlink(path)
    path = os.path.join(folder, 'none.pcapng')
    wrote = run('-n', '-r', METHODS, '-Y', 'arp', '-w', path)
    check(wrote.returncode == 0 and fields(path) == [''], 'a filter that nothing passes writes an empty capture', wrote.stderr)


def test_refused(folder):
    path = os.path.join(folder, 'refused.pcapng')
    said = run('-n', '-r', METHODS, '-Y', 'tcp.prot == 80', '-w', path)
    check(said.returncode == 2 and not os.path.exists(path), 'a wrong filter writes no file', said)
    check('did you mean “tcp.port”?' in said.stderr, 'a wrong filter is said with a repair', said.stderr)
    lines = said.stderr.rstrip('\n').split('\n')
    check(len(lines) == 3 and lines[2].strip() == '^~~~~~~~', 'its place is marked', said.stderr)
    said = run('-n', '-r', os.path.join(folder, 'absent.pcap'), '-Y', 'tcp and')
    check(said.returncode == 2, 'a wrong filter is said before the file is opened', said)


def test_explain():
    for text, words in (('ip.addr == 10.0.0.5 && dns', 'Shows packets that go to or come from 10.0.0.5 and are DNS.'),
                        ('!(tcp.port == 80)', 'Shows all packets except those that use TCP port 80.'), ('', 'Shows all packets.')):
        said = run('--explain', text)
        check(said.returncode == 0 and said.stdout == words + '\n', f'--explain "{text}"', said)
    said = run('--explain', 'tcp port')
    check(said.returncode == 2 and said.stdout == '' and said.stderr != '', '--explain refuses what is no filter', said)


with tempfile.TemporaryDirectory() as FOLDER:
    test_write(FOLDER)
    test_refused(FOLDER)
    test_explain()
print(f'1..{n_tests}')
