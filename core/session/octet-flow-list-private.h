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
 * OctetFlowOrder: (skip)
 * @ids: the level's flows, oldest first; grows from run to run
 * @n_walked: flows of all levels that were looked at
 * @rows: (element-type guint32): flow ids as the list shows them
 * @most_bytes: octets of the largest conversation among them
 *
 * What a worker hands to the list.
 */
typedef struct
{
  GArray  *ids;
  guint32  n_walked;
  GArray  *rows;
  guint64  most_bytes;
} OctetFlowOrder;

/**
 * OctetFlowWish: (skip)
 * @session: whose flows
 * @names: what addresses are called
 * @level: which of them
 * @sort: by what
 * @descending: whether the greatest comes first
 * @search: (nullable): rows without this text are left out; folded to lower case
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
} OctetFlowWish;

void            octet_flow_order_run        (OctetFlowOrder      *self,
                                             const OctetFlowWish *wish,
                                             GCancellable        *cancellable);
void            octet_flow_order_clear      (OctetFlowOrder      *self);
OctetTcpState   octet_flow_read_state       (const OctetSession  *session,
                                             const OctetFlow     *flow);
OctetFlowItem  *octet_flow_item_new         (OctetSession        *session,
                                             OctetNames          *names,
                                             guint32              id);
gboolean        octet_flow_item_update      (OctetFlowItem       *self);
void            octet_flow_item_announce    (OctetFlowItem       *self);

G_END_DECLS
