#!/usr/bin/env python3
"""test-desktop.py - what is installed beside the program is sound, and a desktop knows captures by it.

SPDX-License-Identifier: GPL-3.0-or-later

    test-desktop.py DESKTOP METAINFO SERVICE MIME
"""
import configparser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = os.environ['OCTET_SOURCE_ROOT']
ID = 'io.github.octet_analyzer.Octet'
PCAP, PCAPNG = 'application/vnd.tcpdump.pcap', 'application/x-pcapng'
DESKTOP, METAINFO, SERVICE, MIME = sys.argv[1:]


def said(*argv, **more):
    """What a validator says; nothing where it is content."""
    run = subprocess.run(argv, capture_output=True, text=True, **more)
    return (run.stdout + run.stderr).strip().split('\n') if run.returncode else []


def desktop():
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.optionxform = str
    entry.read(DESKTOP, encoding='utf-8')
    entry = entry['Desktop Entry']
    wrong = said('desktop-file-validate', '--warn-kde', DESKTOP)
    if entry['MimeType'] != f'{PCAP};{PCAPNG};':
        wrong.append('MimeType is ' + entry['MimeType'])
    # A double click hands over a URI, and the running program gets it over D-Bus.
    if entry['Exec'] != 'octet %U' or entry['DBusActivatable'] != 'true' or entry['Icon'] != ID:
        wrong.append('Exec, DBusActivatable or Icon changed')
    return wrong


def service():
    with open(SERVICE, encoding='utf-8') as file:
        text = file.read()
    match = re.fullmatch(r'\[D-BUS Service\]\nName=' + re.escape(ID) + r'\nExec=(/\S+/octet) --gapplication-service\n', text)
    return [] if match else [f'{SERVICE} says {text!r}']


def metainfo():
    wrong = said('appstreamcli', 'validate', '--pedantic', '--no-net', METAINFO)
    tree = ElementTree.parse(METAINFO)
    summary = tree.findtext('summary')
    # What GNOME Software shows without cutting it off.
    if not 10 <= len(summary) <= 25:
        wrong.append(f'the summary has {len(summary)} characters')
    types = {node.text for node in tree.iter('mediatype')}
    if types != {PCAP, PCAPNG}:
        wrong.append(f'it provides {types}')
    return wrong


def icons():
    wrong = []
    for path in (f'scalable/apps/{ID}.svg', f'symbolic/apps/{ID}-symbolic.svg'):
        svg = ElementTree.parse(os.path.join(ROOT, 'data/icons/hicolor', path)).getroot()
        if svg.get('width') != svg.get('height') or not svg.get('viewBox'):
            wrong.append(f'{path} is not square, or has no viewBox')
    return wrong


def kinds():
    """Asks a desktop with our MIME package what it takes captures for: by name and, without a name, by bytes.

    The package stands beside the system's own, as a distribution installs it, and alone with it: another analyser's
    shall not help. (In another folder than the system's, packed captures stay archives: GIO then has two types for
    "*.pcap.gz", and believes the bytes.)
    """
    pcap = [bytes.fromhex(magic) + bytes(20) for magic in ('a1b2c3d4', 'd4c3b2a1', 'a1b23c4d', '4d3cb2a1', 'a1b2cd34', '34cdb2a1')]
    pcapng = [bytes.fromhex('0a0d0d0a0000001c1a2b3c4d') + bytes(16), bytes.fromhex('0a0d0d0a1c0000004d3c2b1a') + bytes(16)]
    wrong = []
    with tempfile.TemporaryDirectory() as home:
        os.makedirs(os.path.join(home, 'data/mime/packages'))
        shutil.copy(MIME, os.path.join(home, 'data/mime/packages', ID + '.xml'))
        shutil.copy('/usr/share/mime/packages/freedesktop.org.xml', os.path.join(home, 'data/mime/packages'))
        wrong += said('update-mime-database', os.path.join(home, 'data/mime'))
        environment = dict(os.environ, XDG_DATA_HOME=os.path.join(home, 'data'), XDG_DATA_DIRS=os.path.join(home, 'none'), HOME=home)
        cases = [(f'bytes-{n}', content, PCAP) for n, content in enumerate(pcap)]
        cases += [(f'block-{n}', content, PCAPNG) for n, content in enumerate(pcapng)]
        packed = {'gz': '1f8b0800', 'zst': '28b52ffd', 'lz4': '04224d18'}
        for kind, plain, endings in ((PCAP, pcap[0], ('pcap', 'cap')), (PCAPNG, pcapng[0], ('pcapng', 'ntar'))):
            cases += [(f'a.{ending}', plain, kind) for ending in endings]
            cases += [(f'a.{endings[0]}.{way}', bytes.fromhex(magic) + bytes(20), kind) for way, magic in packed.items()]
        cases += [('text', b'no capture at all\n', 'text/plain')]
        for name, content, kind in cases:
            path = os.path.join(home, name)
            with open(path, 'wb') as file:
                file.write(content)
            info = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path],
                                  capture_output=True, text=True, env=environment).stdout
            found = re.search(r'standard::content-type: (\S+)', info)
            if not found or found.group(1) != kind:
                wrong.append(f'{name} is {found.group(1) if found else "nothing"}, not {kind}')
    return wrong


RULES = [(desktop, 'desktop-file-validate'), (service, None), (metainfo, 'appstreamcli'), (icons, None),
         (kinds, 'update-mime-database')]
print(f'1..{len(RULES)}')
for number, (rule, program) in enumerate(RULES, 1):
    if program and not shutil.which(program):
        print('ok', number, rule.__name__, f'# SKIP {program} is not installed')
        continue
    wrong = rule()
    for line in wrong:
        print('#', line)
    print('not ok' if wrong else 'ok', number, rule.__name__)
