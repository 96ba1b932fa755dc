#!/usr/bin/env python3
"""keys.py - what spans packets, octet-cli against tshark: streams, fragments, times, requests and responses.

SPDX-License-Identifier: GPL-3.0-or-later

    keys.py OCTET-CLI CORPUS [--only TEXT] [--keys REGEX] [--missed N] [--rows] [--all]

Scores as the corpus's oracle.py does, from the same expected answers, but counts only the fields whose key matches;
captures without any such field on either side are left out of the means. "known" counts only the packets whose
protocols octet-cli has all: what is left there is wrong, not waiting. --all counts every key beside that.
"""
import argparse
import collections
import gzip
import importlib.util
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

KEYS = r'^tcp\.|^ip\.fragment|\.time$|response'


def load_oracle(corpus):
    spec = importlib.util.spec_from_file_location('oracle', os.path.join(corpus, 'oracle', 'oracle.py'))
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


class Score:
    """One way of counting, over all captures."""

    def __init__(self, keys, protocols=None):
        self.keys = re.compile(keys)
        self.protocols = protocols        # count only packets that are made of these
        self.rows = []
        self.missed, self.extra = collections.Counter(), collections.Counter()

    def add(self, rel, want, got, known):
        counts = [0, 0, 0]
        for i, (stack, fields) in enumerate(want):
            if self.protocols is not None and not set(stack.split(':')) <= self.protocols:
                continue
            w = collections.Counter((n, v) for n, v, *_ in fields if self.keys.search(n))
            g = collections.Counter((n, v) for n, v, *_ in (got[i] if i < len(got) else [])
                                    if n in known and self.keys.search(n))
            for at, found in enumerate((w, g, w & g)):
                counts[at] += sum(found.values())
            for (n, _), c in (w - g).items():
                self.missed[n] += c
            for (n, _), c in (g - w).items():
                self.extra[n] += c
        if counts[0] or counts[1]:
            self.rows.append((rel, *counts))

    def means(self):
        recall = [same / want for _, want, _, same in self.rows if want]
        precision = [same / got for _, _, got, same in self.rows if got]
        return sum(recall) / max(1, len(recall)), sum(precision) / max(1, len(precision))

    def say(self, name, rows, missed):
        if rows:
            for rel, want, got, same in sorted(self.rows, key=lambda row: row[3] - row[1]):
                print('%-70s of %d said %d, same %d' % (rel[-70:], want, got, same))
        if missed:
            print('missed:', ', '.join(f'{n} {c}' for n, c in self.missed.most_common(missed)))
            print('wrong or extra:', ', '.join(f'{n} {c}' for n, c in self.extra.most_common(missed)))
        recall, precision = self.means()
        want, got, same = (sum(row[at] for row in self.rows) for at in (1, 2, 3))
        print('%s: captures %d recall %.4f precision %.4f; fields %d, said %d, same %d'
              % (name, len(self.rows), recall, precision, want, got, same))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('cli')
    parser.add_argument('corpus')
    parser.add_argument('--only', default='')
    parser.add_argument('--keys', default=KEYS)
    parser.add_argument('--missed', type=int, default=0)
    parser.add_argument('--rows', action='store_true')
    parser.add_argument('--all', action='store_true')
    args = parser.parse_args()
    oracle = load_oracle(args.corpus)
    captures = os.path.join(args.corpus, 'captures')
    jobs, known = [], set()
    for rel in oracle.captures(captures):
        path = oracle.expected_path(os.path.join(args.corpus, 'oracle', 'expected'), rel)
        if args.only in rel and os.path.exists(path):
            with gzip.open(path, 'rt') as file:
                want = [(stack, [tuple(one) for one in fields if not oracle.SKIP.search(one[0])]) for stack, fields in json.load(file)]
            known.update(name for _, fields in want for name, *_ in fields)
            jobs.append((rel, want))

    def one(job):
        argv = ['timeout', '60', args.cli, '-n', '-r', os.path.join(captures, job[0]), '-c', str(oracle.LIMIT), '-T', 'pdml']
        return (*job, [fields for _, fields in oracle.run(argv)[0]])

    listed = subprocess.run([args.cli, '-G', 'protocols'], capture_output=True, text=True, check=True).stdout
    protocols = {line.split('\t')[2] for line in listed.strip().split('\n')}
    scores = {'keys': Score(args.keys), 'known': Score(args.keys, protocols)}
    if args.all:
        scores['all'] = Score('')
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for rel, want, got in pool.map(one, jobs):
            for score in scores.values():
                score.add(rel, want, got, known)
    for name, score in scores.items():
        score.say(name, args.rows, args.missed)


main()
