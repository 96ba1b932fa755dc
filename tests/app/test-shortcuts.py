#!/usr/bin/env python3
"""test-shortcuts.py - the shortcuts window lists every key that the program has, and none that it has not.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import xml.etree.ElementTree as ElementTree

ROOT = os.environ['OCTET_SOURCE_ROOT']
# Keys of widgets, not of actions: of the list, the fields, the bytes, the strip, the filter.
OF_WIDGETS = re.compile(r'^(bracketleft|bracketright|Left|Right|Up|Down|Home|End|space|Return|Escape|Tab|Menu|(<Shift>|<Alt>)*'
                        r'(Left|Right|Up|Down|Home|End|Return|F10|Page_Up|Page_Down|plus|minus|space)|plus|minus)$')


def read(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as file:
        return file.read()


def actions():
    """Each action with its keys, as octet-ui-application.c has them."""
    table = re.search(r'accels\[\] = \{(.*?)\n\};', read('app/octet-ui-application.c'), re.S).group(1)
    return {action: re.findall(r'"([^"]+)"', keys) for action, keys in re.findall(r'\{ "([^"]+)", \{ (.*?) \} \}', table, re.S)}


def listed():
    tree = ElementTree.fromstring(read('app/dialogs/help-overlay.ui'))
    found = [node.text for node in tree.iter('property') if node.get('name') == 'accelerator']
    return [key for text in found for key in text.replace('...', ' ').replace('&', ' ').split()]


def normal(key):
    parts = sorted(re.findall(r'<[^>]+>', key.replace('<Primary>', '<Control>').replace('<Ctrl>', '<Control>')))
    return ''.join(parts) + re.sub(r'<[^>]+>', '', key)


def every_action_is_listed():
    shown = {normal(key) for key in listed()}
    # A row of numbered keys is listed by its first and its last.
    return [f'{action}: {keys}' for action, keys in actions().items()
            if not any(normal(key) in shown for key in keys) and not re.match(r'win\.color-conversation\(uint32 [2-8]\)', action)]


def every_listed_key_works():
    have = {normal(key) for keys in actions().values() for key in keys}
    return [key for key in listed() if normal(key) not in have and not OF_WIDGETS.match(key)]


def no_key_does_two_things():
    keys = [normal(key) for keys in actions().values() for key in keys]
    return sorted({key for key in keys if keys.count(key) > 1})


RULES = [every_action_is_listed, every_listed_key_works, no_key_does_two_things]
print(f'1..{len(RULES)}')
for number, rule in enumerate(RULES, 1):
    wrong = rule()
    for line in wrong:
        print('#', line)
    print('not ok' if wrong else 'ok', number, rule.__name__)
