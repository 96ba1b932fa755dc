#!/usr/bin/env python3
"""test-fields.py - every field key that tshark knows too has tshark's type.

SPDX-License-Identifier: GPL-3.0-or-later

    test-fields.py OCTET-CLI TYPES [--record]

Where tshark is installed its own list decides; otherwise TYPES does, in which --record keeps what tshark says of
Octet's keys.
"""
import shutil
import subprocess
import sys

CLI, TYPES = sys.argv[1:3]
# A network of IPX is a number of four octets.
NUMBERS = {'FT_IPXNET'}
# Strings of one kind or another are text all the same.
STRINGS = {'FT_STRING', 'FT_STRINGZ', 'FT_STRINGZPAD', 'FT_STRINGZTRUNC', 'FT_UINT_STRING', 'FT_AX25'}
# Where tshark's type cannot hold the value: the radiotap standard gives these two octets.
# Frame relay's control field has two octets in numbered frames.
# GTP's rates are counted in kbit/s, and its largest packet in octets, once they were read from a code of one octet.
# The maker of a TR-111 device stands there as six letters, and ICMP's extensions are a part with fields of its own.
OTHERS = {'radiotap.vht.known', 'dhcp.option.vi.tr111.device_manufacturer_oui', 'icmp.ext',
          'fr.control', 'gtp.qos_max_sdu_size', 'gtp.qos_max_ul', 'gtp.qos_max_dl', 'gtp.qos_guar_ul', 'gtp.qos_guar_dl'}


def read_types(command):
    """Key to types, of the protocols and fields that a program lists."""
    types = {}
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode(errors='replace')
    for line in text.split('\n'):
        columns = line.split('\t')
        if columns[0] == 'F' and len(columns) > 3:
            types.setdefault(columns[2], set()).add(columns[3])
        elif columns[0] == 'P' and len(columns) > 2:
            # Options of IP, TCP and PPP stand among tshark's protocols, and have octets for a value.
            types.setdefault(columns[2], set()).update(['FT_PROTOCOL', 'FT_BYTES'] if '.opt' in columns[2] else ['FT_PROTOCOL'])
    return types


def plain(types):
    return {'FT_STRING' if type in STRINGS else 'FT_UINT32' if type in NUMBERS else type for type in types}


def main():
    ours = read_types([CLI, '-G', 'fields'])
    if shutil.which('tshark'):
        theirs = read_types(['tshark', '-G', 'fields'])
        if '--record' in sys.argv:
            with open(TYPES, 'w', encoding='utf-8') as file:
                file.writelines(f'{key} {" ".join(sorted(theirs[key]))}\n' for key in sorted(ours) if key in theirs)
    else:
        with open(TYPES, encoding='utf-8') as file:
            theirs = {words[0]: set(words[1:]) for words in map(str.split, file)}
    print('1..3')
    print('ok' if len(ours) > 1000 else 'not ok', f'1 - octet-cli lists {len(ours)} fields')
    unknown = sorted(key for key in ours if key not in theirs)
    print('#', len(unknown), 'keys that tshark does not know:', ' '.join(unknown))
    wrong = [key for key in ours if key in theirs and key not in OTHERS and not plain(ours[key]) <= plain(theirs[key])]
    for key in sorted(wrong):
        print(f'# {key}: {" ".join(sorted(ours[key]))}, tshark {" ".join(sorted(theirs[key]))}')
    print('not ok' if wrong else 'ok', f'2 - {len(ours) - len(unknown)} keys have the type that tshark gives them')
    wide = [key for key in ours if len(plain(ours[key])) > 1 and key in theirs and len(plain(theirs[key])) == 1]
    print('#', *wide)
    print('not ok' if wide else 'ok', '3 - no key has two types where tshark has one')


main()
