/* octet-dns-counts.h - what is asked of DNS, what it answers, how fast.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-item-tree.h"

G_BEGIN_DECLS

#define OCTET_TYPE_DNS_COUNTS (octet_dns_counts_get_type ())
G_DECLARE_FINAL_TYPE (OctetDnsCounts, octet_dns_counts, OCTET, DNS_COUNTS, OctetItemTree)

OctetStatistic *octet_dns_counts_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
