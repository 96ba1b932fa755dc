#!/usr/bin/env python3
"""test-corpus.py - octet-cli against a corpus of real and hostile captures.

SPDX-License-Identifier: GPL-3.0-or-later

    test-corpus.py OCTET-CLI CORPUS

Three things: the score that oracle.py gives against tshark's answers, the one that keys.py gives for what spans packets,
and a whole reading of each capture in which nothing may crash, hang or set a sanitizer off.
"""
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

CLI, CORPUS = sys.argv[1:]
CAPTURES = os.path.join(CORPUS, 'captures')
# Goals of the project; each a floor that only rises.
AT_LEAST = {'same packet count': 1480, 'stack': 0.55, 'recall': 0.62, 'precision': 0.96, 'place': 0.97}
# Of all packets, and of those whose protocols are known.
SPANNING_AT_LEAST = {('keys', 'recall'): 0.975, ('keys', 'precision'): 0.985, ('known', 'recall'): 0.985, ('known', 'precision'): 0.985}
SECONDS = 60                  # for one capture


def read_whole(path):
    """What went wrong when every packet was dissected, printed and shown in hexadecimal."""
    try:
        run = subprocess.run([CLI, '-n', '-V', '-x', '-r', path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f'no end within {SECONDS} s'
    said = run.stderr.decode(errors='replace')
    report = re.search(r'.*(Sanitizer|runtime error:).*', said)
    if report:
        return report.group(0)[:200]
    if run.returncode not in (0, 1):
        return f'exit status {run.returncode}'
    if run.returncode == 1 and len(said.strip().split('\n')) != 1:
        return 'not one sentence: ' + said.strip()[:200]
    return ''


def main():
    print('1..11', flush=True)
    oracle = subprocess.run([sys.executable, os.path.join(CORPUS, 'oracle', 'oracle.py'), 'compare', CLI, CAPTURES,
                             os.path.join(CORPUS, 'oracle', 'expected'), '--missed', '30'], capture_output=True, text=True)
    for line in oracle.stdout.strip().split('\n') + oracle.stderr.strip().split('\n'):
        print('#', line[:2000])
    score = re.search(r'^captures .*$', oracle.stdout, re.M)
    print('# score:', score.group(0) if score else 'none')
    number = 1
    for name, least in AT_LEAST.items():
        found = score and re.search(re.escape(name) + r' ([\d.]+)', score.group(0))
        print('ok' if found and float(found.group(1)) >= least else 'not ok', number, f'- {name} at least {least}')
        number += 1
    broken = score and re.search(r'broken (\d+)', score.group(0))
    print('ok' if broken and broken.group(1) == '0' else 'not ok', number, '- none broken', flush=True)

    number += 1
    keys = subprocess.run([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'keys.py'), CLI, CORPUS,
                           '--missed', '30'], capture_output=True, text=True)
    for line in keys.stdout.strip().split('\n') + keys.stderr.strip().split('\n'):
        print('#', line[:2000])
    for (which, name), least in SPANNING_AT_LEAST.items():
        found = re.search(rf'^{which}: .*{name} ([\d.]+)', keys.stdout, re.M)
        print('ok' if found and float(found.group(1)) >= least else 'not ok', number,
              f'- {name} of what spans packets at least {least} ({which})', flush=True)
        number += 1

    paths = sorted(os.path.join(folder, file) for folder, _, files in os.walk(CAPTURES) for file in files)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [(path, word) for path, word in zip(paths, pool.map(read_whole, paths)) if word]
    for path, word in wrong:
        print('#', os.path.relpath(path, CAPTURES), word)
    print('not ok' if wrong or not paths else 'ok', number, f'- {len(paths)} captures read to their end')


main()
