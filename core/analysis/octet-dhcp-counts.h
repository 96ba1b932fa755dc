/* octet-dhcp-counts.h - DHCP messages by type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"

G_BEGIN_DECLS

/* Its columns. */
enum
{
  OCTET_DHCP_COUNT_TYPE,
  OCTET_DHCP_COUNT_PACKETS,
};

#define OCTET_TYPE_DHCP_COUNTS (octet_dhcp_counts_get_type ())
G_DECLARE_FINAL_TYPE (OctetDhcpCounts, octet_dhcp_counts, OCTET, DHCP_COUNTS, OctetStatistic)

OctetStatistic *octet_dhcp_counts_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
