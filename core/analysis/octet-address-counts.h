/* octet-address-counts.h - packets by address, by protocol, by where they go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-item-tree.h"

G_BEGIN_DECLS

typedef enum
{
  OCTET_ADDRESS_COUNT_HOSTS,        /* each address, whichever end it is */
  OCTET_ADDRESS_COUNT_ENDS,         /* senders, then receivers */
  OCTET_ADDRESS_COUNT_PROTOCOLS,    /* what is inside */
  OCTET_ADDRESS_COUNT_DESTINATIONS, /* receiver, transport, port */
} OctetAddressCountKind;

#define OCTET_TYPE_ADDRESS_COUNTS (octet_address_counts_get_type ())
G_DECLARE_FINAL_TYPE (OctetAddressCounts, octet_address_counts, OCTET, ADDRESS_COUNTS,
                      OctetItemTree)

OctetStatistic *octet_address_counts_new (OctetAddressCountKind kind,
                                          gboolean              is_ipv6)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
