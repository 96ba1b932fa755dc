/* arp-claims.h - two cards that say the same IPv4 address is theirs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/**
 * OctetArpClaim: (skip)
 * @address: an IPv4 address, 4 octets; %NULL where the end claims none
 * @mac: the card that is said to have it, 6 octets
 */
typedef struct
{
  const guint8 *address;
  const guint8 *mac;
} OctetArpClaim;

/**
 * OctetArpConflict: (skip)
 * @packet: where another card claimed the address last, 0 for none
 * @seconds: whole seconds since then
 * @mac: that card
 */
typedef struct
{
  guint32 packet;
  guint32 seconds;
  guint8  mac[6];
} OctetArpConflict;

gboolean octet_arp_find_conflicts (OctetDissector      *self,
                                   const OctetArpClaim  claims[2],
                                   OctetArpConflict     ret_conflicts[2]);

G_END_DECLS
