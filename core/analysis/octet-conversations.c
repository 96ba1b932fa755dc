/* octet-conversations.c - counts packets and octets between two ends, each way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-conversations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  OctetPair pair; /* A sent the first packet */
  guint64   packets[2];
  guint64   bytes[2];
  gint64    first_time;
  gint64    last_time;
} Conversation;

struct _OctetConversations
{
  OctetStatistic  parent_instance;
  OctetPairsLevel level;
  GPtrArray      *rows; /* of Conversation, in the order of their first packets */
  GHashTable     *ends; /* the same, by their pair */
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
          row->first_time = row->last_time = packet->time;
          g_ptr_array_add (self->rows, row);
          g_hash_table_insert (self->ends, &row->pair, row);
        }
      side = is_forth (&row->pair, &pairs[i]) ? 0 : 1;
      row->packets[side]++;
      row->bytes[side] += packet->record->wire_size;
      row->first_time = MIN (row->first_time, packet->time);
      row->last_time = MAX (row->last_time, packet->time);
    }
}

static guint
octet_conversations_count_rows (OctetStatistic *statistic)
{
  return OCTET_CONVERSATIONS (statistic)->rows->len;
}

static void
fill_end (OctetPairsLevel     level,
          const OctetAddress *address,
          guint16             port,
          OctetCell          *address_cell,
          OctetCell          *port_cell)
{
  g_autoptr (GString) text = g_string_new (NULL);

  octet_address_format (address, text);
  octet_cell_set_text (address_cell, text->str);
  if (octet_pairs_level_has_ports (level))
    octet_cell_set_number (port_cell, port);
}

static void
octet_conversations_fill_row (OctetStatistic *statistic,
                              guint           index,
                              OctetCell      *cells)
{
  OctetConversations *self = OCTET_CONVERSATIONS (statistic);
  const Conversation *row = g_ptr_array_index (self->rows, index);

  fill_end (self->level, &row->pair.a, row->pair.port_a, &cells[OCTET_CONVERSATION_ADDRESS_A],
            &cells[OCTET_CONVERSATION_PORT_A]);
  fill_end (self->level, &row->pair.b, row->pair.port_b, &cells[OCTET_CONVERSATION_ADDRESS_B],
            &cells[OCTET_CONVERSATION_PORT_B]);
  octet_cell_set_number (&cells[OCTET_CONVERSATION_PACKETS_A_TO_B], row->packets[0]);
  octet_cell_set_number (&cells[OCTET_CONVERSATION_BYTES_A_TO_B], row->bytes[0]);
  octet_cell_set_number (&cells[OCTET_CONVERSATION_PACKETS_B_TO_A], row->packets[1]);
  octet_cell_set_number (&cells[OCTET_CONVERSATION_BYTES_B_TO_A], row->bytes[1]);
  octet_cell_set_time (&cells[OCTET_CONVERSATION_RELATIVE_START], row->first_time);
  octet_cell_set_time (&cells[OCTET_CONVERSATION_DURATION], row->last_time - row->first_time);
}

static void
octet_conversations_finalize (GObject *object)
{
  OctetConversations *self = OCTET_CONVERSATIONS (object);

  g_hash_table_unref (self->ends);
  g_ptr_array_unref (self->rows);
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
}

/**
 * octet_conversations_new: (skip)
 * @level: between whom
 *
 * Returns: (transfer full): no conversations yet
 */
OctetStatistic *
octet_conversations_new (OctetPairsLevel level)
{
  OctetConversations *self = g_object_new (OCTET_TYPE_CONVERSATIONS, NULL);

  self->level = level;
  return OCTET_STATISTIC (self);
}

typedef struct
{
  OctetAddress address;
  guint16      port;
  guint64      packets[2]; /* sent, received */
  guint64      bytes[2];
} Endpoint;

struct _OctetEndpoints
{
  OctetStatistic  parent_instance;
  OctetPairsLevel level;
  GPtrArray      *rows; /* of Endpoint, in the order in which they were seen */
  GHashTable     *ends;
};

G_DEFINE_FINAL_TYPE (OctetEndpoints, octet_endpoints, OCTET_TYPE_STATISTIC)

static guint
endpoint_hash (gconstpointer data)
{
  const Endpoint *self = data;
  OctetPair pair = { 0 };

  pair.a = self->address;
  pair.port_a = self->port;
  return octet_pair_hash (&pair);
}

static gboolean
endpoint_equal (gconstpointer a,
                gconstpointer b)
{
  const Endpoint *self = a, *other = b;

  return self->port == other->port &&
         memcmp (&self->address, &other->address, sizeof self->address) == 0;
}

static void
count_end (OctetEndpoints     *self,
           const OctetAddress *address,
           guint16             port,
           guint               direction,
           guint32             bytes)
{
  Endpoint key = { *address, port, { 0 }, { 0 } };
  Endpoint *row = g_hash_table_lookup (self->ends, &key);

  if (row == NULL)
    {
      row = g_new (Endpoint, 1);
      *row = key;
      g_ptr_array_add (self->rows, row);
      g_hash_table_add (self->ends, row);
    }
  row->packets[direction]++;
  row->bytes[direction] += bytes;
}

static const char *const *
octet_endpoints_list_keys (OctetStatistic *statistic)
{
  return octet_pairs_level_list_keys (OCTET_ENDPOINTS (statistic)->level);
}

static const char *const *
octet_endpoints_list_protocols (OctetStatistic *statistic)
{
  return octet_pairs_level_list_protocols (OCTET_ENDPOINTS (statistic)->level);
}

static void
octet_endpoints_add (OctetStatistic       *statistic,
                     const OctetTapPacket *packet)
{
  OctetEndpoints *self = OCTET_ENDPOINTS (statistic);
  OctetPair pairs[OCTET_PAIRS_MAX];
  guint count = octet_pairs_find (self->level, packet->tree, pairs);

  for (guint i = 0; i < count; i++)
    {
      count_end (self, &pairs[i].a, pairs[i].port_a, 0, packet->record->wire_size);
      count_end (self, &pairs[i].b, pairs[i].port_b, 1, packet->record->wire_size);
    }
}

static guint
octet_endpoints_count_rows (OctetStatistic *statistic)
{
  return OCTET_ENDPOINTS (statistic)->rows->len;
}

static void
octet_endpoints_fill_row (OctetStatistic *statistic,
                          guint           index,
                          OctetCell      *cells)
{
  OctetEndpoints *self = OCTET_ENDPOINTS (statistic);
  const Endpoint *row = g_ptr_array_index (self->rows, index);

  fill_end (self->level, &row->address, row->port, &cells[OCTET_ENDPOINT_ADDRESS],
            &cells[OCTET_ENDPOINT_PORT]);
  octet_cell_set_number (&cells[OCTET_ENDPOINT_PACKETS_SENT], row->packets[0]);
  octet_cell_set_number (&cells[OCTET_ENDPOINT_BYTES_SENT], row->bytes[0]);
  octet_cell_set_number (&cells[OCTET_ENDPOINT_PACKETS_RECEIVED], row->packets[1]);
  octet_cell_set_number (&cells[OCTET_ENDPOINT_BYTES_RECEIVED], row->bytes[1]);
}

static void
octet_endpoints_finalize (GObject *object)
{
  OctetEndpoints *self = OCTET_ENDPOINTS (object);

  g_hash_table_unref (self->ends);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (octet_endpoints_parent_class)->finalize (object);
}

static void
octet_endpoints_class_init (OctetEndpointsClass *klass)
{
  static const OctetColumn columns[] = {
    { "address", N_("Address"), OCTET_CELL_TEXT },
    { "port", N_("Port"), OCTET_CELL_NUMBER },
    { "packets_sent", N_("Packets sent"), OCTET_CELL_NUMBER },
    { "bytes_sent", N_("Octets sent"), OCTET_CELL_NUMBER },
    { "packets_received", N_("Packets received"), OCTET_CELL_NUMBER },
    { "bytes_received", N_("Octets received"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_endpoints_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->list_keys = octet_endpoints_list_keys;
  statistic_class->list_protocols = octet_endpoints_list_protocols;
  statistic_class->add = octet_endpoints_add;
  statistic_class->count_rows = octet_endpoints_count_rows;
  statistic_class->fill_row = octet_endpoints_fill_row;
}

static void
octet_endpoints_init (OctetEndpoints *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->ends = g_hash_table_new (endpoint_hash, endpoint_equal);
}

/**
 * octet_endpoints_new: (skip)
 * @level: at which level
 *
 * Returns: (transfer full): no endpoints yet
 */
OctetStatistic *
octet_endpoints_new (OctetPairsLevel level)
{
  OctetEndpoints *self = g_object_new (OCTET_TYPE_ENDPOINTS, NULL);

  self->level = level;
  return OCTET_STATISTIC (self);
}
