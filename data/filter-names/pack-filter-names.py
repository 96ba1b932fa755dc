#!/usr/bin/env python3
"""pack-filter-names.py - packs the names that Wireshark's filters know into filter-names.bin.

SPDX-License-Identifier: GPL-3.0-or-later

    { tshark -G protocols; tshark -G fields; } | pack-filter-names.py filter-names.bin

Octet tells a slip of the finger from a name that it does not read yet, and for that needs to know only whether a name
is one: 236,000 of them would take 7 MB as text. The file is a Bloom filter: "OFN1", then how many bits and how many
of them a name sets (4 octets each, big-endian), then the bits. A name that is packed is always found; one in a
hundred others is, too, and costs a doubt where an error was due. octet-filter-foreign.c reads it and must hash alike.
"""
import struct
import sys

BITS_A_NAME = 10
N_PROBES = 7


def hash_name(name, seed):
    """FNV-1a, 32 bits."""
    value = seed
    for octet in name.encode():
        value = ((value ^ octet) * 16777619) & 0xffffffff
    return value


def main():
    names = set()
    for line in sys.stdin:
        cells = line.rstrip('\n').split('\t')
        # F name key type parent …; P name key; a line of -G protocols is name, short name, key
        if len(cells) >= 3:
            names.add(cells[2])
    n_bits = (len(names) * BITS_A_NAME + 7) // 8 * 8
    bits = bytearray(n_bits // 8)
    for name in sorted(names):
        first, step = hash_name(name, 2166136261), hash_name(name, 3318445913) | 1
        for i in range(N_PROBES):
            bit = ((first + i * step) & 0xffffffff) % n_bits
            bits[bit // 8] |= 1 << bit % 8
    with open(sys.argv[1], 'wb') as file:
        file.write(b'OFN1' + struct.pack('>II', n_bits, N_PROBES) + bits)
    print(len(names), 'names,', len(bits), 'octets')


main()
