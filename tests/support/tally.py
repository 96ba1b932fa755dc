#!/usr/bin/env python3
"""tally.py - run meson's tests and count them: tally.py BUILD [NAME…]

SPDX-License-Identifier: GPL-3.0-or-later

Every test case counts (a g_test program has many); a program that crashes or hangs counts as one failed case more.
The last line is "N passed, N failed" (", N skipped" where there are).
"""
import json
import os
import re
import subprocess
import sys

CASE = re.compile(r'^(not )?ok\b(.*)$', re.M)
SKIPPED = re.compile(r'# *SKIP', re.I)
LINES = 80                    # of a failed test's words
SCORE = re.compile(r'^# (score: .*)$', re.M)


def names(build, wanted):
    """The tests that have one of the wanted words in their names; all, where none is wanted."""
    with open(os.path.join(build, 'meson-info', 'intro-tests.json')) as file:
        known = [test['name'] for test in json.load(file)]
    return [name for name in known if not wanted or any(word in name for word in wanted)]


def count(test):
    """(passed, failed, skipped) of one entry of meson's log."""
    cases = CASE.findall(test.get('stdout') or '')
    bad = sum(1 for negated, _ in cases if negated)
    skipped = sum(1 for negated, rest in cases if not negated and SKIPPED.search(rest))
    good = len(cases) - bad - skipped
    if test['result'] == 'SKIP' and not cases:
        return 0, 0, 1
    if test['result'] in ('OK', 'SKIP'):
        return good or (0 if skipped else 1), bad, skipped
    return good, bad or 1, skipped


def explain(test):
    """What a failed test said."""
    print(f'---- {test["name"]}: {test["result"]}')
    for stream in ('stdout', 'stderr'):
        text = (test.get(stream) or '').rstrip()
        if text:
            print('\n'.join(text.split('\n')[-LINES:]))


def main():
    build, wanted = sys.argv[1], sys.argv[2:]
    chosen = names(build, wanted)
    if not chosen:
        print(f'No test has {" or ".join(wanted)} in its name.')
        print('0 passed, 0 failed')
        return 1
    log = os.path.join(build, 'meson-logs', 'testlog.json')
    if os.path.exists(log):
        os.remove(log)
    meson = subprocess.run(['meson', 'test', '-C', build, '--no-rebuild', *(chosen if wanted else [])])
    total = [0, 0, 0]
    ran = 0
    if os.path.exists(log):
        with open(log) as file:
            for line in file:
                test = json.loads(line)
                ran += 1
                for index, number in enumerate(count(test)):
                    total[index] += number
                if test['result'] not in ('OK', 'SKIP'):
                    explain(test)
                for score in SCORE.findall(test.get('stdout') or ''):
                    print(score)
    # A test that left no trace in the log did not pass.
    total[1] += max(0, len(chosen) - ran)
    if meson.returncode and not total[1]:
        total[1] = 1
    print(f'{total[0]} passed, {total[1]} failed' + (f', {total[2]} skipped' if total[2] else ''))
    return 1 if total[1] else 0


sys.exit(main())
