/* octet-flow-list-private.h - what the list of conversations, its rows and its worker share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/octet-flow-list.h"
#include "session/octet-session-private.h"

G_BEGIN_DECLS

/* Flows that are looked at before the gate is opened again: some 200 µs. */
#define OCTET_FLOW_BATCH 4096u

/**
 * OctetFlowCount: (skip)
 * @packets: from each end
 * @bytes: octets on the wire, likewise
 * @first_time: ns since 1970 UTC
 * @last_time: likewise
 * @first_packet: number of the first packet that counts
 * @last_packet: number of the last one
 *
 * What is counted of one conversation where not all packets are.
 */
typedef struct
{
  guint32 packets[2];
  guint64 bytes[2];
  gint64  first_time;
  gint64  last_time;
  guint32 first_packet;
  guint32 last_packet;
} OctetFlowCount;

/**
 * OctetFlowOrder: (skip)
 * @ids: the level's flows, oldest first; grows from run to run
 * @n_walked: flows of all levels that were looked at
 * @rows: (element-type guint32): flow ids as the list shows them
 * @most_bytes: octets of the largest conversation among them
 * @counts: (nullable): flow id → #OctetFlowCount, where only some packets count
 *
 * What a worker hands to the list.
 */
typedef struct
{
  GArray  *ids;
  guint32  n_walked;
  GArray  *rows;
  guint64  most_bytes;
  GHashTable *counts;
} OctetFlowOrder;

/**
 * OctetFlowWish: (skip)
 * @session: whose flows
 * @names: what addresses are called
 * @level: which of them
 * @sort: by what
 * @descending: whether the greatest comes first
 * @search: (nullable): rows without this text are left out; folded to lower case
 * @among: (nullable): the packets that count; %NULL for all
 *
 * How a list wants its rows.
 */
typedef struct
{
  OctetSession  *session;
  OctetNames    *names;
  OctetFlowLevel level;
  OctetFlowSort  sort;
  gboolean       descending;
  char          *search;
  OctetBitset   *among;
} OctetFlowWish;

void            octet_flow_order_run        (OctetFlowOrder      *self,
                                             const OctetFlowWish *wish,
                                             GCancellable        *cancellable);
void            octet_flow_order_clear      (OctetFlowOrder      *self);
OctetTcpState   octet_flow_read_state       (const OctetSession  *session,
                                             const OctetFlow     *flow);
OctetFlowItem  *octet_flow_item_new         (OctetSession        *session,
                                             OctetNames          *names,
                                             GHashTable          *counts,
                                             guint32              id);
gboolean        octet_flow_item_update      (OctetFlowItem       *self,
                                             GHashTable          *counts);
GHashTable     *octet_flow_counts_new       (OctetSession        *session,
                                             OctetFlowLevel       level,
                                             OctetBitset         *among,
                                             GCancellable        *cancellable);
void            octet_flow_count_overlay    (const OctetFlowCount *self,
                                             OctetFlow            *flow);
void            octet_flow_item_announce    (OctetFlowItem       *self);

G_END_DECLS
