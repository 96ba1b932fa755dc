#!/usr/bin/env python3
"""test-style.py - the parts of the style that a program can check, for every file of the tree.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import subprocess
import sys

ROOT = os.environ.get('OCTET_SOURCE_ROOT') or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOP = {'.ci', '.clang-format', '.editorconfig', '.gitignore', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'app', 'core',
       'data', 'flatpak', 'meson.build', 'meson_options.txt', 'po', 'tests'}
COLUMNS = 100          # of C; .editorconfig says the same
FUNCTION_LINES = 100   # more is a bug
FILE_LINES = 800       # more is worth a hard look
BINARY = re.compile(r'\.(pcap(ng)?(\.\w+)?|png|gz|zst|lz4|xz|ico|mo|bin)$')


def tracked():
    """Paths of the tree's files from its top, without what is built."""
    try:
        listed = subprocess.run(['git', '-C', ROOT, 'ls-files', '-co', '--exclude-standard', '-z'], capture_output=True, check=True)
        paths = [path for path in listed.stdout.decode().split('\0') if path]
    except (OSError, subprocess.CalledProcessError):
        paths = []
        for folder, folders, files in os.walk(ROOT):
            folders[:] = [f for f in folders if not f.startswith('build') and f != '.git']
            paths += [os.path.relpath(os.path.join(folder, file), ROOT) for file in files]
    return sorted(path for path in paths if os.path.isfile(os.path.join(ROOT, path)))


def lines(path):
    with open(os.path.join(ROOT, path), encoding='utf-8', newline='') as file:
        return file.read().split('\n')


def is_c(path):
    return path.endswith(('.c', '.h'))


def is_source(path):
    return is_c(path) or path.endswith(('.py', '.sh', '.css')) or os.path.basename(path) in ('run', 'record', 'expect')


def house(paths):
    """The top level holds what architecture says, and nothing else."""
    return [f'{name}: not a room of this house' for name in sorted({path.split('/')[0] for path in paths} - TOP)]


def blanks(paths):
    """No tab and no blank at a line's end; a file ends with one newline."""
    wrong = []
    for path in paths:
        text = lines(path)
        wrong += [f'{path}:{n}: a tab' for n, line in enumerate(text, 1) if '\t' in line and not path.endswith('.po')]
        wrong += [f'{path}:{n}: blank at the end' for n, line in enumerate(text, 1) if line != line.rstrip() and not path.endswith(('.md', '.txt'))]
        if text[-1] or (len(text) > 1 and not text[-2]):
            wrong.append(f'{path}: does not end with one newline')
    return wrong


def columns(paths):
    """C lines have at most 100 columns."""
    return [f'{path}:{n}: {len(line)} columns' for path in paths if is_c(path)
            for n, line in enumerate(lines(path), 1) if len(line) > COLUMNS]


def heads(paths):
    """Each source says what it is, in one sentence, and under which licence."""
    wrong = []
    for path in filter(is_source, paths):
        text = '\n'.join(lines(path)[:15])
        if 'SPDX-License-Identifier: GPL-3.0-or-later' not in text:
            wrong.append(f'{path}: no SPDX line')
        if is_c(path) and not re.match(r'/\* ' + re.escape(os.path.basename(path)) + r' - \S', text):
            wrong.append(f'{path}: the first line is not "/* {os.path.basename(path)} - what it is"')
    return wrong


def functions(paths):
    """No function has more than 100 lines."""
    wrong = []
    for path in filter(is_c, paths):
        start = None
        for n, line in enumerate(lines(path), 1):
            if line == '{':
                start = n
            elif line.startswith('}') and start:
                if n - start + 1 > FUNCTION_LINES:
                    wrong.append(f'{path}:{start}: a function of {n - start + 1} lines')
                start = None
    return wrong


def gotos(paths):
    """g_autoptr cleans up; nothing jumps."""
    return [f'{path}:{n}: goto' for path in paths if is_c(path)
            for n, line in enumerate(lines(path), 1) if re.match(r'\s*goto\s+\w+;', line)]


def main():
    paths = tracked()
    texts = [path for path in paths if not BINARY.search(path) and os.path.basename(path) != 'LICENSE'
             and not path.startswith('tests/captures/') or path.endswith(('.sh', '.py', '/record', '/expect'))]
    rules = [house, blanks, columns, heads, functions, gotos]
    print(f'1..{len(rules)}')
    for number, rule in enumerate(rules, 1):
        wrong = rule(paths if rule is house else texts)
        for line in wrong[:50]:
            print('#', line)
        print('not ok' if wrong else 'ok', number, rule.__name__)
    for path in filter(is_c, texts):
        if len(lines(path)) > FILE_LINES:
            print(f'# {path} has {len(lines(path))} lines: split it by verb')


sys.exit(main())
