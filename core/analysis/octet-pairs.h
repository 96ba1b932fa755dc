/* octet-pairs.h - who talks to whom in one packet, at one level.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "bytes/octet-address.h"
#include "dissect/octet-tree.h"

G_BEGIN_DECLS

/* Levels at which a packet has two ends. */
typedef enum
{
  OCTET_PAIRS_ETH,
  OCTET_PAIRS_WLAN,
  OCTET_PAIRS_IP,
  OCTET_PAIRS_IPV6,
  OCTET_PAIRS_TCP,
  OCTET_PAIRS_UDP,
  OCTET_PAIRS_SCTP,
  OCTET_N_PAIRS,
} OctetPairsLevel;

/* A packet has more pairs than one where something is tunnelled; more than this is hostile. */
#define OCTET_PAIRS_MAX 32

/**
 * OctetPair: (skip)
 * @a: who sent
 * @b: to whom
 * @port_a: from which port, 0 where there are none
 * @port_b: to which port
 * @stream: tcp.stream or udp.stream, 0 where there are none
 */
typedef struct
{
  OctetAddress a;
  OctetAddress b;
  guint16      port_a;
  guint16      port_b;
  guint32      stream;
} OctetPair;

const char        *octet_pairs_level_get_name  (OctetPairsLevel level);
const char        *octet_pairs_level_get_title (OctetPairsLevel level);
gboolean           octet_pairs_level_has_ports (OctetPairsLevel level);
const char *const *octet_pairs_level_list_keys (OctetPairsLevel level);
const char *const *octet_pairs_level_list_protocols
                                               (OctetPairsLevel level);
guint              octet_pairs_find            (OctetPairsLevel  level,
                                                const OctetTree *tree,
                                                OctetPair       *ret_pairs);
guint              octet_pair_hash             (gconstpointer    pair);

G_END_DECLS
