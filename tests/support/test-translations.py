#!/usr/bin/env python3
"""test-translations.py - every file with words in it stands in po/POTFILES, and the translations are sound.

SPDX-License-Identifier: GPL-3.0-or-later

With --write it makes po/POTFILES itself: tests/support/test-translations.py --write
"""
import os
import re
import shutil
import subprocess
import sys

ROOT = os.environ.get('OCTET_SOURCE_ROOT') or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORDS = {
    '.c': re.compile(r'(?<![\w"])(N?_|C_|NC_|g_dngettext|g_dgettext|ngettext)\s*\(\s*(GETTEXT_PACKAGE,\s*)?"'),
    '.h': re.compile(r'(?<![\w"])(N?_|C_|NC_)\s*\(\s*"'),
    '.ui': re.compile(r'translatable="(yes|true)"'),
    '.desktop.in': re.compile(r'^(Name|Comment)=', re.M),
    '.metainfo.xml.in': re.compile(r'<summary>'),
    '.gschema.xml': re.compile(r'<summary>'),
}


def with_words():
    found = set()
    for room in ('app', 'core', 'data'):
        for folder, _, files in os.walk(os.path.join(ROOT, room)):
            for name in files:
                path = os.path.join(folder, name)
                for ending, pattern in WORDS.items():
                    if name.endswith(ending):
                        with open(path, encoding='utf-8') as file:
                            if pattern.search(file.read()):
                                found.add(os.path.relpath(path, ROOT))
    return found


def listed(name):
    with open(os.path.join(ROOT, 'po', name), encoding='utf-8') as file:
        return [line.strip() for line in file if line.strip() and not line.startswith('#')]


def potfiles():
    have, want = listed('POTFILES'), with_words()
    wrong = [f'{path} has words, and is missing in po/POTFILES' for path in sorted(want - set(have))]
    wrong += [f'{path} stands in po/POTFILES, and has no words' for path in sorted(set(have) - want)]
    if have != sorted(set(have)):
        wrong.append('po/POTFILES is not in alphabetical order, or names a file twice')
    return wrong


def macros():
    """xgettext cannot see into G_GUINT64_FORMAT: it would cut the sentence there. It knows PRIu64 and its like."""
    wrong = []
    for path in sorted(with_words()):
        with open(os.path.join(ROOT, path), encoding='utf-8') as file:
            text = file.read()
        for match in re.finditer(r'(?<!\w)(N?_|C_|NC_)\s*\(\s*(?:"(?:[^"\\]|\\.)*"\s*)+(G_\w+_(?:FORMAT|MODIFIER))', text):
            wrong.append(f'{path}:{text.count(chr(10), 0, match.start()) + 1}: {match.group(2)} in a translated text')
    return wrong


def languages():
    wrong = []
    for language in ' '.join(listed('LINGUAS')).split():
        checked = subprocess.run(['msgfmt', '--check', '-o', os.devnull, os.path.join(ROOT, 'po', language + '.po')],
                                 capture_output=True, text=True)
        if checked.returncode:
            wrong += checked.stderr.strip().split('\n')
    return wrong


def main():
    if sys.argv[1:] == ['--write']:
        with open(os.path.join(ROOT, 'po', 'POTFILES'), 'w', encoding='utf-8') as file:
            file.writelines(path + '\n' for path in sorted(with_words()))
        return
    rules = [potfiles, macros] + ([languages] if shutil.which('msgfmt') else [])
    print(f'1..{len(rules)}')
    for number, rule in enumerate(rules, 1):
        wrong = rule()
        for line in wrong:
            print('#', line)
        print('not ok' if wrong else 'ok', number, rule.__name__)


sys.exit(main())
