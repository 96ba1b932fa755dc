/* octet-pairs.h - who talks to whom in one packet, at one level.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "bytes/octet-address.h"
#include "dissect/octet-tree.h"
#include "flows/octet-flow-table.h"

G_BEGIN_DECLS

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

const char *const *octet_pairs_level_list_keys (OctetFlowLevel level);
const char *const *octet_pairs_level_list_protocols
                                               (OctetFlowLevel level);
guint              octet_pairs_find            (OctetFlowLevel  level,
                                                const OctetTree *tree,
                                                OctetPair       *ret_pairs);
guint              octet_pair_hash             (gconstpointer    pair);

G_END_DECLS
