#!/usr/bin/env python3
"""tally.py - run meson's tests and count them: tally.py BUILD… [NAME…]

SPDX-License-Identifier: GPL-3.0-or-later

All tests of the first build run, and of each further build those that no build before it had.
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


def run(build, chosen, total):
    """Runs the chosen tests of one build and adds their cases to the total."""
    log = os.path.join(build, 'meson-logs', 'testlog.json')
    if os.path.exists(log):
        os.remove(log)
    meson = subprocess.run(['meson', 'test', '-C', build, '--no-rebuild', *chosen])
    ran = failed = 0
    if os.path.exists(log):
        with open(log) as file:
            for line in file:
                test = json.loads(line)
                ran += 1
                cases = count(test)
                failed += cases[1]
                for index, number in enumerate(cases):
                    total[index] += number
                if test['result'] not in ('OK', 'SKIP'):
                    explain(test)
                for score in SCORE.findall(test.get('stdout') or ''):
                    print(score)
    # A test that left no trace in the log did not pass, and meson's own verdict counts too.
    total[1] += max(0, len(chosen) - ran) or (1 if meson.returncode and not failed else 0)


def main():
    builds = [word for word in sys.argv[1:] if os.path.isfile(os.path.join(word, 'build.ninja'))]
    wanted = [word for word in sys.argv[1:] if word not in builds]
    total, known = [0, 0, 0], set()
    for build in builds:
        chosen = [name for name in names(build, wanted) if name not in known]
        known.update(chosen)
        if chosen:
            run(build, chosen, total)
    if not known:
        print(f'No test has {" or ".join(wanted)} in its name.')
        total[1] = 1
    print(f'{total[0]} passed, {total[1]} failed' + (f', {total[2]} skipped' if total[2] else ''))
    return 1 if total[1] else 0


sys.exit(main())
