/* octet-conversations.c - counts packets and octets between two ends, each way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-conversations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bytes/octet-time.h"

typedef struct
{
  OctetPair pair; /* A sent the first packet */
  guint64   packets[2];
  guint64   bytes[2];
  OctetSpan start; /* from the first packet of the capture on */
  OctetSpan end;
  guint     row;
} Conversation;

struct _OctetConversations
{
  OctetStatistic        parent_instance;
  OctetFlowLevel        level;
  GPtrArray            *rows;  /* of Conversation, in the order of their first packets */
  GHashTable           *ends;  /* the same, by their pair */
  const OctetFlowTable *flows; /* who counted already, or NULL */
  GArray               *ids;   /* guint32: its flows of the level */
  OctetPacketStore     *store; /* the packets that were counted */
  OctetSpan             begin; /* time of the first */
};

G_DEFINE_FINAL_TYPE (OctetConversations, octet_conversations, OCTET_TYPE_STATISTIC)

static gboolean
is_forth (const OctetPair *self,
          const OctetPair *other)
{
  return self->port_a == other->port_a && self->port_b == other->port_b &&
         memcmp (&self->a, &other->a, sizeof self->a) == 0 &&
         memcmp (&self->b, &other->b, sizeof self->b) == 0;
}

static gboolean
is_back (const OctetPair *self,
         const OctetPair *other)
{
  return self->port_a == other->port_b && self->port_b == other->port_a &&
         memcmp (&self->a, &other->b, sizeof self->a) == 0 &&
         memcmp (&self->b, &other->a, sizeof self->b) == 0;
}

static gboolean
are_same_ends (gconstpointer a,
               gconstpointer b)
{
  const OctetPair *self = a, *other = b;

  return self->stream == other->stream && (is_forth (self, other) || is_back (self, other));
}

static const char *const *
octet_conversations_list_keys (OctetStatistic *statistic)
{
  return octet_pairs_level_list_keys (OCTET_CONVERSATIONS (statistic)->level);
}

static const char *const *
octet_conversations_list_protocols (OctetStatistic *statistic)
{
  return octet_pairs_level_list_protocols (OCTET_CONVERSATIONS (statistic)->level);
}

static gboolean
is_earlier (OctetSpan a,
            OctetSpan b)
{
  return a.seconds != b.seconds ? a.seconds < b.seconds : a.nanoseconds < b.nanoseconds;
}

static void
note_time (Conversation *row,
           OctetSpan     time)
{
  if (is_earlier (time, row->start))
    row->start = time;
  if (is_earlier (row->end, time))
    row->end = time;
}

static void
octet_conversations_add (OctetStatistic       *statistic,
                         const OctetTapPacket *packet)
{
  OctetConversations *self = OCTET_CONVERSATIONS (statistic);
  OctetPair pairs[OCTET_PAIRS_MAX];
  guint count = octet_pairs_find (self->level, packet->tree, pairs);

  for (guint i = 0; i < count; i++)
    {
      Conversation *row = g_hash_table_lookup (self->ends, &pairs[i]);
      guint side;

      if (row == NULL)
        {
          row = g_new0 (Conversation, 1);
          row->pair = pairs[i];
          row->start = row->end = octet_span_from_nanoseconds (packet->time);
          row->row = self->rows->len;
          g_ptr_array_add (self->rows, row);
          g_hash_table_insert (self->ends, &row->pair, row);
        }
      side = is_forth (&row->pair, &pairs[i]) ? 0 : 1;
      row->packets[side]++;
      row->bytes[side] += packet->record->wire_size;
      note_time (row, octet_span_from_nanoseconds (packet->time));
      octet_statistic_touch (statistic, row->row);
    }
}

static guint
octet_conversations_count_rows (OctetStatistic *statistic)
{
  OctetConversations *self = OCTET_CONVERSATIONS (statistic);

  return self->flows != NULL ? self->ids->len : self->rows->len;
}

/* A time as the file has it. What is further off than nanoseconds in 64 bits can say is read from
 * the file once more, of the packet that stands for it; no time counts as 1970. */
static OctetSpan
find_time (OctetPacketStore *store,
           gint64            time,
           guint32           packet)
{
  OctetSpan span = octet_span_from_nanoseconds (time == OCTET_NO_TIME ? 0 : time);

  if (octet_time_is_far (time))
    octet_packet_store_read_time (store, packet, &span);
  return span;
}

/* The same, from the first packet of the capture on. */
static OctetSpan
find_relative_time (const OctetConversations *self,
                    gint64                    time,
                    guint32                   packet)
{
  return octet_span_subtract (find_time (self->store, time, packet), self->begin);
}

static void
read_flow (const OctetConversations *self,
           guint32                   id,
           Conversation             *ret_row)
{
  const OctetFlow *flow = octet_flow_table_get (self->flows, id);

  memset (ret_row, 0, sizeof *ret_row);
  ret_row->pair.a = octet_flow_table_get_end (self->flows, flow, flow->is_turned);
  ret_row->pair.b = octet_flow_table_get_end (self->flows, flow, 1u - flow->is_turned);
  ret_row->pair.port_a = flow->is_turned ? flow->port_b : flow->port_a;
  ret_row->pair.port_b = flow->is_turned ? flow->port_a : flow->port_b;
  for (guint side = 0; side < 2; side++)
    {
      ret_row->packets[side] = flow->packets[side ^ flow->is_turned];
      ret_row->bytes[side] = flow->bytes[side ^ flow->is_turned];
    }
  ret_row->start = find_relative_time (self, octet_flow_table_get_start (self->flows, id),
                                       flow->first_packet);
  ret_row->end = find_relative_time (self, flow->last_time, flow->last_packet);
}

static void
octet_conversations_fill_row (OctetStatistic *statistic,
                              guint           index,
                              OctetCell      *cells)
{
  OctetConversations *self = OCTET_CONVERSATIONS (statistic);
  Conversation counted;
  const Conversation *row = &counted;

  if (self->flows != NULL)
    read_flow (self, g_array_index (self->ids, guint32, index), &counted);
  else
    row = g_ptr_array_index (self->rows, index);
  octet_cell_set_address (&cells[OCTET_CONVERSATION_ADDRESS_A], &row->pair.a);
  octet_cell_set_address (&cells[OCTET_CONVERSATION_ADDRESS_B], &row->pair.b);
  if (octet_flow_level_has_ports (self->level))
    {
      octet_cell_set_number (&cells[OCTET_CONVERSATION_PORT_A], row->pair.port_a);
      octet_cell_set_number (&cells[OCTET_CONVERSATION_PORT_B], row->pair.port_b);
    }
  octet_cell_set_number (&cells[OCTET_CONVERSATION_PACKETS_A_TO_B], row->packets[0]);
  octet_cell_set_number (&cells[OCTET_CONVERSATION_BYTES_A_TO_B], row->bytes[0]);
  octet_cell_set_number (&cells[OCTET_CONVERSATION_PACKETS_B_TO_A], row->packets[1]);
  octet_cell_set_number (&cells[OCTET_CONVERSATION_BYTES_B_TO_A], row->bytes[1]);
  octet_cell_set_span (&cells[OCTET_CONVERSATION_RELATIVE_START], row->start);
  octet_cell_set_span (&cells[OCTET_CONVERSATION_DURATION],
                       octet_span_subtract (row->end, row->start));
}

static void
octet_conversations_finalize (GObject *object)
{
  OctetConversations *self = OCTET_CONVERSATIONS (object);

  g_hash_table_unref (self->ends);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->ids);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (octet_conversations_parent_class)->finalize (object);
}

static void
octet_conversations_class_init (OctetConversationsClass *klass)
{
  static const OctetColumn columns[] = {
    { "address_a", N_("Address A"), OCTET_CELL_TEXT },
    { "port_a", N_("Port A"), OCTET_CELL_NUMBER },
    { "address_b", N_("Address B"), OCTET_CELL_TEXT },
    { "port_b", N_("Port B"), OCTET_CELL_NUMBER },
    { "packets_a_to_b", N_("Packets A → B"), OCTET_CELL_NUMBER },
    { "bytes_a_to_b", N_("Octets A → B"), OCTET_CELL_NUMBER },
    { "packets_b_to_a", N_("Packets B → A"), OCTET_CELL_NUMBER },
    { "bytes_b_to_a", N_("Octets B → A"), OCTET_CELL_NUMBER },
    { "relative_start", N_("Start"), OCTET_CELL_TIME },
    { "duration", N_("Duration"), OCTET_CELL_TIME },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_conversations_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->list_keys = octet_conversations_list_keys;
  statistic_class->list_protocols = octet_conversations_list_protocols;
  statistic_class->add = octet_conversations_add;
  statistic_class->count_rows = octet_conversations_count_rows;
  statistic_class->fill_row = octet_conversations_fill_row;
}

static void
octet_conversations_init (OctetConversations *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->ends = g_hash_table_new (octet_pair_hash, are_same_ends);
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * octet_conversations_new: (skip)
 * @level: between whom
 *
 * Returns: (transfer full): no conversations yet
 */
OctetStatistic *
octet_conversations_new (OctetFlowLevel level)
{
  OctetConversations *self = g_object_new (OCTET_TYPE_CONVERSATIONS, NULL);

  self->level = level;
  return OCTET_STATISTIC (self);
}

/**
 * octet_conversations_new_from_flows: (skip)
 * @level: between whom
 * @flows: a table that the first pass has filled; must outlive the statistic
 * @store: the packets that filled it
 *
 * Returns: (transfer full): the conversations of all packets; no survey is needed
 */
OctetStatistic *
octet_conversations_new_from_flows (OctetFlowLevel        level,
                                    const OctetFlowTable *flows,
                                    OctetPacketStore     *store)
{
  OctetConversations *self = OCTET_CONVERSATIONS (octet_conversations_new (level));

  self->flows = flows;
  self->store = g_object_ref (store);
  if (octet_packet_store_get_count (store) > 0)
    self->begin = find_time (store, octet_packet_store_get (store, 1)->time, 1);
  for (guint32 id = 0; id < octet_flow_table_get_count (flows); id++)
    {
      const OctetFlow *flow = octet_flow_table_get (flows, id);

      /* What was only quoted, by an ICMP error, is no conversation. */
      if (flow->level == level && flow->packets[0] + flow->packets[1] > 0)
        g_array_append_val (self->ids, id);
    }
  octet_statistic_end (OCTET_STATISTIC (self));
  octet_statistic_show (OCTET_STATISTIC (self));
  return OCTET_STATISTIC (self);
}
