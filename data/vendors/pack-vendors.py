#!/usr/bin/env python3
"""pack-vendors.py - packs the IEEE's lists of address blocks into vendors.bin.

SPDX-License-Identifier: GPL-3.0-or-later

    pack-vendors.py FOLDER vendors.bin

FOLDER holds oui.csv, mam.csv, oui36.csv and iab.csv as Debian's package ieee-data installs them
(/usr/share/ieee-data). The lists are public facts of the IEEE Registration Authority. Run it again when a new
version of the package is out, and commit the result.

The file, every number big-endian: "OVEN", then how many blocks of 24, 28 and 36 bits there are (4 octets each), then
the blocks, sorted, of each size: their bits from the left in 3, 4 or 5 octets, and in 3 octets where the name stands
among the names that follow, each ended by a zero.
"""
import csv
import os
import struct
import sys

LISTS = {'oui.csv': 24, 'mam.csv': 28, 'oui36.csv': 36, 'iab.csv': 36}


def read_blocks(folder):
    blocks = {24: {}, 28: {}, 36: {}}
    for name, bits in LISTS.items():
        with open(os.path.join(folder, name), encoding='utf-8', newline='') as file:
            for row in csv.DictReader(file):
                owner = ' '.join(row['Organization Name'].split())
                digits = row['Assignment'].strip()
                if len(digits) * 4 == bits and owner not in ('', 'IEEE Registration Authority'):
                    octets = bytes.fromhex(digits + '0' * (len(digits) % 2))
                    blocks[bits].setdefault(octets, owner)
    return blocks


def main():
    blocks = read_blocks(sys.argv[1])
    names, places = bytearray(), {}
    for owner in sorted({owner for table in blocks.values() for owner in table.values()}):
        places[owner] = len(names)
        names += owner.encode() + b'\0'
    assert len(names) < 1 << 24
    with open(sys.argv[2], 'wb') as file:
        file.write(b'OVEN' + struct.pack('>III', *(len(blocks[bits]) for bits in (24, 28, 36))))
        for bits in (24, 28, 36):
            for octets in sorted(blocks[bits]):
                file.write(octets + places[blocks[bits][octets]].to_bytes(3, 'big'))
        file.write(names)


main()
