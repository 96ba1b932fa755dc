/* octet-ui-field-values.c - the values that a field has in a capture, the most frequent first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-field-values.h"

#include <string.h>

#include "flows/octet-state.h"
#include "models/octet-ui-node-text.h"
#include "session/octet-cursor.h"

/* Packets that are dissected at most: some 50 ms in a thread of its own. What occurs only
 * behind them is not proposed. */
#define MAX_LOOKS 20000
/* Chains are looked at before packets, which are cheap: some 10 ms for so many. */
#define MAX_PACKETS 2000000u
/* More different ones than anybody reads through: a sequence number is no choice. */
#define MAX_VALUES 2000
#define MAX_TEXT 120

static void
value_free (gpointer data)
{
  OctetUiFieldValue *self = data;

  g_free (self->text);
  g_free (self);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const OctetUiFieldValue *left = *(OctetUiFieldValue *const *) a;
  const OctetUiFieldValue *right = *(OctetUiFieldValue *const *) b;

  if (left->packets != right->packets)
    return left->packets > right->packets ? -1 : 1;
  return strcmp (left->text, right->text);
}

/* The part behind "key == ". */
static char *
get_literal (const OctetTree *tree,
             const OctetNode *node)
{
  g_autofree char *filter = octet_ui_node_get_filter (tree, node);
  const char *relation = filter != NULL ? strstr (filter, " == ") : NULL;

  return relation != NULL && strlen (relation) <= MAX_TEXT ? g_strdup (relation + 4) : NULL;
}

static void
count_values (GHashTable      *table,
              GPtrArray       *values,
              const OctetTree *tree,
              const char      *key,
              guint32          packet)
{
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      g_autofree char *text = NULL;
      OctetUiFieldValue *value;

      if (node->field == NULL || g_strcmp0 (node->field->key, key) != 0 ||
          (text = get_literal (tree, node)) == NULL)
        continue;
      value = g_hash_table_lookup (table, text);
      if (value == NULL && values->len < MAX_VALUES)
        {
          value = g_new0 (OctetUiFieldValue, 1);
          value->text = g_steal_pointer (&text);
          value->first = packet;
          g_ptr_array_add (values, value);
          g_hash_table_insert (table, value->text, value);
        }
      if (value != NULL)
        value->packets++;
    }
}

/* Whether a packet with this chain may have the field: says so once a chain. */
static gboolean
may_have (OctetSession *session,
          const char   *key,
          guint16       stack,
          guint8       *known)
{
  OctetState *state = octet_session_get_state (session);
  OctetRegistry *registry = octet_session_get_registry (session);
  gsize count;
  const OctetFieldRef *refs;

  if (known[stack] != 0)
    return known[stack] == 2;
  refs = octet_registry_find_field (registry, key, &count);
  known[stack] = stack == OCTET_STACK_OVERFLOW ? 2 : 1;
  for (gsize i = 0; known[stack] == 1 && i < count; i++)
    for (guint16 at = stack; at != 0 && known[stack] == 1;
         at = octet_stacks_get_parent (state->stacks, at))
      if (octet_stacks_get_protocol (state->stacks, at) == refs[i].entry->index)
        known[stack] = 2;
  return known[stack] == 2;
}

/**
 * octet_ui_field_values_new: (skip)
 * @session: a session that has a file open
 * @key: a field: "http.request.method"
 * @cancellable: (nullable): ends it sooner
 *
 * Looks at a bounded number of packets from the first on; at none while the file is still read.
 * Any thread may call it.
 *
 * Returns: (transfer full) (element-type OctetUiFieldValue): the values
 */
GPtrArray *
octet_ui_field_values_new (OctetSession *session,
                           const char   *key,
                           GCancellable *cancellable)
{
  OctetPacketStore *store = octet_session_get_store (session);
  GPtrArray *values = g_ptr_array_new_with_free_func (value_free);
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint8 *known = g_new0 (guint8, G_MAXUINT16 + 1);
  guint32 count = store != NULL ? MIN (octet_packet_store_get_count (store), MAX_PACKETS) : 0;
  OctetWanted *wanted;
  OctetCursor *cursor;
  OctetTree *tree;
  guint looks = 0;

  /* While the first pass runs, chains change. */
  if (count == 0 || octet_session_get_phase (session) == OCTET_SESSION_LOADING)
    return values;
  wanted = octet_wanted_new (octet_session_get_registry (session));
  octet_wanted_add_key (wanted, key);
  cursor = octet_cursor_new (session);
  octet_cursor_set_wanted (cursor, wanted);
  tree = octet_tree_new ();
  for (guint32 i = 1; i <= count && looks < MAX_LOOKS; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      if (!may_have (session, key, octet_packet_store_get (store, i)->stack, known))
        continue;
      looks++;
      if (octet_cursor_dissect (cursor, i, OCTET_DEPTH_FIELDS, FALSE, tree, NULL) != NULL)
        count_values (table, values, tree, key, i);
    }
  octet_tree_free (tree);
  octet_cursor_free (cursor);
  octet_wanted_free (wanted);
  g_ptr_array_sort (values, compare_values);
  return values;
}
