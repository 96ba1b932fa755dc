/* ip-names.h - names that IPv4, IPv6 and what they carry have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "bytes/octet-names.h"

G_BEGIN_DECLS

/* The sizes stand here so that OCTET_NAMED can count a table of another file. */
extern const OctetName octet_ip_protocols[146];
extern const OctetName octet_ip_dscps[23];
extern const OctetName octet_ip_ecns[4];
extern const OctetName octet_ip_verdicts[4];
extern const OctetName octet_ip_quick_rates[16];

G_END_DECLS
