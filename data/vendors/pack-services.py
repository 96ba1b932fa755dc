#!/usr/bin/env python3
"""pack-services.py - writes core/bytes/octet-services-table.h from a list of services.

SPDX-License-Identifier: GPL-3.0-or-later

    pack-services.py /etc/services core/bytes/octet-services-table.h

The list is Debian's /etc/services (package netbase): names and numbers that IANA has registered.
"""
import re
import sys

PROTOCOLS = {'tcp': 'TCP', 'udp': 'UDP', 'sctp': 'SCTP'}


def main():
    services = {}
    with open(sys.argv[1], encoding='utf-8') as file:
        for line in file:
            found = re.match(r'([\w.+-]+)\s+(\d+)/(\w+)', line)
            if found and found[3] in PROTOCOLS:
                services.setdefault((int(found[2]), found[1]), set()).add(PROTOCOLS[found[3]])
    seen = set()
    with open(sys.argv[2], 'w', encoding='utf-8') as file:
        file.write('/* octet-services-table.h - names of ports; made by data/vendors/pack-services.py.\n *\n'
                   ' * SPDX-License-Identifier: GPL-3.0-or-later\n */\n#pragma once\n\n/* clang-format off */\n'
                   'static const OctetService services[] = {\n')
        for (port, name), protocols in sorted(services.items()):
            fresh = sorted(protocol for protocol in protocols if (port, protocol) not in seen)
            seen |= {(port, protocol) for protocol in fresh}
            if fresh:
                file.write(f'  {{ {port}, {" | ".join(fresh)}, "{name}" }},\n')
        file.write('};\n/* clang-format on */\n')


main()
