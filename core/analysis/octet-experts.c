/* octet-experts.c - counts the notes of all packets, by severity, group, protocol and words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-experts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-notes.h"

/* Words may hold what a packet says: a hostile capture must not make a row for each of millions. */
#define MAX_ROWS 100000u

typedef struct
{
  guint8      severity; /* OctetNoteSeverity */
  guint8      group;
  const char *protocol;
  char       *message;
  guint64     count;
  guint32     first_packet;
  guint32     last_packet;
  guint       place;
} Row;

struct _OctetExperts
{
  OctetStatistic    parent_instance;
  OctetNoteSeverity least;
  GPtrArray        *rows; /* of Row, in the order in which they were seen */
  GHashTable       *keys; /* of Row */
};

G_DEFINE_FINAL_TYPE (OctetExperts, octet_experts, OCTET_TYPE_STATISTIC)

static void
row_free (gpointer data)
{
  g_free (((Row *) data)->message);
  g_free (data);
}

static guint
row_hash (gconstpointer data)
{
  const Row *self = data;

  return g_str_hash (self->message) ^ g_str_hash (self->protocol) ^ self->severity << 8 ^
         self->group;
}

static gboolean
row_equal (gconstpointer a,
           gconstpointer b)
{
  const Row *self = a, *other = b;

  return self->severity == other->severity && self->group == other->group &&
         strcmp (self->protocol, other->protocol) == 0 &&
         strcmp (self->message, other->message) == 0;
}

static void
count (OctetExperts *self,
       const Row    *key,
       guint32       packet)
{
  Row *row = g_hash_table_lookup (self->keys, key);

  if (key->severity < self->least)
    return;
  if (row == NULL && self->rows->len < MAX_ROWS)
    {
      row = g_memdup2 (key, sizeof *key);
      row->message = g_strdup (key->message);
      row->first_packet = packet;
      row->place = self->rows->len;
      g_ptr_array_add (self->rows, row);
      g_hash_table_add (self->keys, row);
    }
  if (row == NULL)
    return;
  row->count++;
  row->last_packet = packet;
  octet_statistic_touch (OCTET_STATISTIC (self), row->place);
}

/* The engine's codes, back to what they mean. */
static guint8
find_severity (guint64 code)
{
  for (guint i = OCTET_NOTE_COMMENT; i <= OCTET_NOTE_ERROR; i++)
    if (octet_note_severity_get_code (i) == code)
      return (guint8) i;
  return OCTET_NOTE_NOTE;
}

static guint8
find_group (guint64 code)
{
  for (guint i = OCTET_GROUP_PROTOCOL; i <= OCTET_GROUP_DEPRECATED; i++)
    if (octet_note_group_get_code (i) == code)
      return (guint8) i;
  return OCTET_GROUP_PROTOCOL;
}

static const char *
find_protocol (const OctetTree *tree,
               const OctetNode *node)
{
  const OctetProtocol *protocol;

  if (node->layer >= tree->n_layers)
    return "";
  protocol = tree->layers[node->layer].entry->protocol;
  if (protocol->short_name != NULL)
    return protocol->short_name;
  return protocol->key[0] == 'f' && strcmp (protocol->key, "frame") == 0 ? "Frame"
                                                                         : protocol->name;
}

static void
octet_experts_add (OctetStatistic       *statistic,
                   const OctetTapPacket *packet)
{
  OctetExperts *self = OCTET_EXPERTS (statistic);
  const OctetTree *tree = packet->tree;
  Row key = { 0 };

  /* Message, severity, group: the engine adds them in this order. */
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];

      if (node->field == NULL || !g_str_has_prefix (node->field->key, "_ws.expert."))
        continue;
      if (strcmp (node->field->key, "_ws.expert.message") == 0)
        {
          gsize size;
          const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);

          g_free (key.message);
          key.message = g_utf8_make_valid ((const char *) bytes, (gssize) size);
          key.protocol = find_protocol (tree, node);
        }
      else if (strcmp (node->field->key, "_ws.expert.severity") == 0)
        key.severity = find_severity (node->value.number);
      else if (strcmp (node->field->key, "_ws.expert.group") == 0 && key.message != NULL)
        {
          key.group = find_group (node->value.number);
          count (self, &key, packet->number);
        }
    }
  g_free (key.message);
}

static const char *const *
octet_experts_list_keys (OctetStatistic *statistic)
{
  static const char *const keys[] = { "_ws.expert.message", "_ws.expert.severity",
                                      "_ws.expert.group", NULL };

  return keys;
}

static guint
octet_experts_count_rows (OctetStatistic *statistic)
{
  return OCTET_EXPERTS (statistic)->rows->len;
}

static void
octet_experts_fill_row (OctetStatistic *statistic,
                        guint           index,
                        OctetCell      *cells)
{
  const Row *row = g_ptr_array_index (OCTET_EXPERTS (statistic)->rows, index);

  octet_cell_set_text (&cells[OCTET_EXPERT_SEVERITY], octet_note_severity_get_name (row->severity));
  octet_cell_set_text (&cells[OCTET_EXPERT_GROUP], octet_note_group_get_name (row->group));
  octet_cell_set_text (&cells[OCTET_EXPERT_PROTOCOL], row->protocol);
  octet_cell_set_text (&cells[OCTET_EXPERT_MESSAGE], row->message);
  octet_cell_set_number (&cells[OCTET_EXPERT_COUNT], row->count);
  octet_cell_set_number (&cells[OCTET_EXPERT_FIRST_PACKET], row->first_packet);
  octet_cell_set_number (&cells[OCTET_EXPERT_LAST_PACKET], row->last_packet);
}

static void
octet_experts_finalize (GObject *object)
{
  OctetExperts *self = OCTET_EXPERTS (object);

  g_hash_table_unref (self->keys);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (octet_experts_parent_class)->finalize (object);
}

static void
octet_experts_class_init (OctetExpertsClass *klass)
{
  static const OctetColumn columns[] = {
    { "severity", N_("Severity"), OCTET_CELL_TEXT },
    { "group", N_("Group"), OCTET_CELL_TEXT },
    { "protocol", N_("Protocol"), OCTET_CELL_TEXT },
    { "message", N_("Message"), OCTET_CELL_TEXT },
    { "count", N_("Count"), OCTET_CELL_NUMBER },
    { "first_packet", N_("First packet"), OCTET_CELL_NUMBER },
    { "last_packet", N_("Last packet"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_experts_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->list_keys = octet_experts_list_keys;
  statistic_class->add = octet_experts_add;
  statistic_class->count_rows = octet_experts_count_rows;
  statistic_class->fill_row = octet_experts_fill_row;
}

static void
octet_experts_init (OctetExperts *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->keys = g_hash_table_new (row_hash, row_equal);
}

/**
 * octet_experts_new: (skip)
 * @least: notes that matter less are not counted
 *
 * Returns: (transfer full): no notes yet
 */
OctetStatistic *
octet_experts_new (OctetNoteSeverity least)
{
  OctetExperts *self = g_object_new (OCTET_TYPE_EXPERTS, NULL);

  self->least = least;
  return OCTET_STATISTIC (self);
}
