/* octet-flow-counts.c - what conversations count when only some packets are looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The flow table counts all packets. Of those that a filter shows, the index names the innermost
 * conversation; the ones further out are in the packet's own addresses, so it is dissected again.
 */
#include "config.h"

#include <string.h>

#include "analysis/octet-pairs.h"
#include "session/octet-cursor.h"
#include "session/octet-flow-list-private.h"

static guint
find_side (const OctetFlowTable *flows,
           const OctetFlow      *flow,
           const OctetPair      *pair)
{
  OctetAddress end = octet_flow_table_get_end (flows, flow, 0);

  return memcmp (&end, &pair->a, sizeof end) == 0 && flow->port_a == pair->port_a ? 0 : 1;
}

static void
count (GHashTable              *counts,
       guint32                  id,
       guint                    side,
       guint32                  number,
       const OctetPacketRecord *record)
{
  OctetFlowCount *row = g_hash_table_lookup (counts, GUINT_TO_POINTER (id));

  if (row == NULL)
    {
      row = g_new0 (OctetFlowCount, 1);
      row->first_packet = number;
      row->first_time = row->last_time = record->time;
      g_hash_table_insert (counts, GUINT_TO_POINTER (id), row);
    }
  row->packets[side]++;
  row->bytes[side] += record->wire_size;
  row->last_packet = number;
  row->first_time = MIN (row->first_time, record->time);
  row->last_time = MAX (row->last_time, record->time);
}

/* The packet's conversations at the level, outermost first, as its own fields tell. */
static void
count_pairs (GHashTable              *counts,
             const OctetFlowTable    *flows,
             OctetFlowLevel           level,
             OctetTree               *tree,
             guint32                  number,
             const OctetPacketRecord *record)
{
  OctetPair pairs[OCTET_PAIRS_MAX];
  guint n = octet_pairs_find (level, tree, pairs);

  for (guint i = 0; i < n; i++)
    {
      guint32 id = octet_flow_table_find (flows, level, &pairs[i].a, pairs[i].port_a, &pairs[i].b,
                                          pairs[i].port_b, number);

      if (id != OCTET_FLOW_NONE)
        count (counts, id, find_side (flows, octet_flow_table_get (flows, id), &pairs[i]), number,
               record);
    }
}

/* Worker. @among has packets that were decided already. Returns a table of flow id to
 * OctetFlowCount; NULL where it was cancelled or the file cannot be read any more. */
GHashTable *
octet_flow_counts_new (OctetSession  *session,
                       OctetFlowLevel level,
                       OctetBitset   *among,
                       GCancellable  *cancellable)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (OctetCursor) cursor = octet_cursor_new (session);
  g_autoptr (OctetWanted) wanted = octet_wanted_new (session->registry);
  g_autoptr (OctetTree) tree = octet_tree_new ();
  const char *const *keys = octet_pairs_level_list_keys (level);
  guint32 last = MIN (octet_bitset_get_decided (among),
                      octet_packet_store_get_count (session->store));

  for (guint i = 0; keys[i] != NULL; i++)
    octet_wanted_add_key (wanted, keys[i]);
  octet_cursor_set_wanted (cursor, wanted);
  for (guint32 number = octet_bitset_next (among, 0); number > 0 && number <= last;
       number = octet_bitset_next (among, number))
    {
      const OctetPacketRecord *record = octet_packet_store_get (session->store, number);
      gboolean inside;

      if (g_cancellable_is_cancelled (cancellable) ||
          octet_cursor_dissect (cursor, number, OCTET_DEPTH_FIELDS, FALSE, tree, NULL) == NULL)
        return NULL;
      inside = octet_session_enter (session);
      count_pairs (counts, session->state->flows, level, tree, number, record);
      if (inside)
        octet_session_leave (session);
    }
  return g_steal_pointer (&counts);
}

/* Puts what was counted in the place of what the whole conversation has. */
void
octet_flow_count_overlay (const OctetFlowCount *self,
                          OctetFlow            *flow)
{
  for (guint side = 0; side < 2; side++)
    {
      flow->packets[side] = self->packets[side];
      flow->bytes[side] = self->bytes[side];
    }
  flow->first_packet = self->first_packet;
  flow->last_packet = self->last_packet;
  flow->last_time = self->last_time;
}
