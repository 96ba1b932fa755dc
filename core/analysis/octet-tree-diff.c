/* octet-tree-diff.c - two packets by field: what is the same, what changed, what only one has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields meet by their path: the first "ip.ttl" of one layer the first "ip.ttl" of the other's.
 * Below one pair of nodes this takes as long as both have children, in whatever order a stranger
 * put them; what stands in another order is shown as gone and come.
 */
#include "config.h"

#include "analysis/octet-tree-diff.h"

#include <string.h>

#include "dissect/octet-format.h"

/* Deeper rows are not compared: nothing real is nested so deep, and compare() calls itself. */
#define MAX_DEPTH 40
/* Longer fields are shown by their octets, not by their bits. */
#define MAX_BIT_OCTETS 4

typedef struct
{
  const OctetTree *a;
  const OctetTree *b;
  GArray          *rows;
} Diff;

static const char *
get_key (const OctetTree *tree,
         const OctetNode *node)
{
  const char *text;

  if (node->field != NULL)
    return node->field->key;
  text = octet_tree_get_text (tree, node);
  return text != NULL ? text : "";
}

/* The children of a node, hidden ones left out; %OCTET_NO_NODE for the layers. */
static GArray *
list_children (const OctetTree *tree,
               guint32          parent)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 first = parent == OCTET_NO_NODE ? tree->first : tree->nodes[parent].first;

  for (guint32 i = tree->n_nodes > 0 ? first : OCTET_NO_NODE; i != OCTET_NO_NODE;
       i = tree->nodes[i].next)
    if ((tree->nodes[i].flags & OCTET_NODE_HIDDEN) == 0)
      g_array_append_val (children, i);
  return children;
}

/* Says of each child its key and how many of that key stand before it: "3 tcp.option". */
static char *
make_name (const OctetTree *tree,
           guint32          child,
           GHashTable      *counts)
{
  const char *key = get_key (tree, &tree->nodes[child]);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  g_hash_table_insert (counts, (gpointer) key, GUINT_TO_POINTER (count + 1));
  return g_strdup_printf ("%u %s", count, key);
}

static GHashTable *
index_children (const OctetTree *tree,
                const GArray    *children)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < children->len; i++)
    g_hash_table_insert (places, make_name (tree, g_array_index (children, guint32, i), counts),
                         GUINT_TO_POINTER (i));
  return places;
}

/* A layer or a heading has no value of its own: what stands below it tells. */
static gboolean
is_changed (const Diff *self,
            guint32     a,
            guint32     b)
{
  const OctetNode *node_a = &self->a->nodes[a], *node_b = &self->b->nodes[b];
  g_autoptr (GString) value_a = NULL, value_b = NULL;

  if (node_a->field == NULL || node_a->field->kind == OCTET_FIELD_PROTOCOL ||
      node_a->field->kind == OCTET_FIELD_LABEL)
    return FALSE;
  value_a = g_string_new (NULL);
  value_b = g_string_new (NULL);
  octet_format_show (self->a, node_a, value_a);
  octet_format_show (self->b, node_b, value_b);
  return !g_string_equal (value_a, value_b);
}

static void compare (Diff    *self,
                     guint32  a,
                     guint32  b,
                     guint32  parent,
                     guint    depth);

/* Adds a row with all that is below it; @a or @b may be missing. */
static void
add_row (Diff    *self,
         guint32  a,
         guint32  b,
         guint32  parent,
         guint    depth)
{
  OctetDiffRow row = { .a = a, .b = b, .parent = parent, .depth = (guint16) depth };
  guint32 index = self->rows->len;

  if (b == OCTET_NO_NODE)
    row.kind = OCTET_DIFF_ONLY_A;
  else if (a == OCTET_NO_NODE)
    row.kind = OCTET_DIFF_ONLY_B;
  else
    row.kind = is_changed (self, a, b) ? OCTET_DIFF_CHANGED : OCTET_DIFF_SAME;
  g_array_append_val (self->rows, row);
  if (depth < MAX_DEPTH)
    compare (self, a, b, index, depth + 1);
  for (guint32 i = index + 1; i < self->rows->len; i++)
    if (g_array_index (self->rows, OctetDiffRow, i).kind != OCTET_DIFF_SAME)
      {
        g_array_index (self->rows, OctetDiffRow, index).differs_below = TRUE;
        break;
      }
}

static void
compare (Diff    *self,
         guint32  a,
         guint32  b,
         guint32  parent,
         guint    depth)
{
  gboolean has_a = a != OCTET_NO_NODE || depth == 0, has_b = b != OCTET_NO_NODE || depth == 0;
  g_autoptr (GArray) left = has_a ? list_children (self->a, a)
                                  : g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) right = has_b ? list_children (self->b, b)
                                   : g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) places = index_children (self->b, right);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint at = 0;

  for (guint i = 0; i < left->len; i++)
    {
      guint32 child = g_array_index (left, guint32, i);
      g_autofree char *name = make_name (self->a, child, counts);
      gpointer place;

      if (!g_hash_table_lookup_extended (places, name, NULL, &place) ||
          GPOINTER_TO_UINT (place) < at)
        {
          add_row (self, child, OCTET_NO_NODE, parent, depth);
          continue;
        }
      for (; at < GPOINTER_TO_UINT (place); at++)
        add_row (self, OCTET_NO_NODE, g_array_index (right, guint32, at), parent, depth);
      add_row (self, child, g_array_index (right, guint32, at++), parent, depth);
    }
  for (; at < right->len; at++)
    add_row (self, OCTET_NO_NODE, g_array_index (right, guint32, at), parent, depth);
}

/**
 * octet_tree_diff: (skip)
 * @a: a packet's fields
 * @b: another packet's, of the same capture or of another
 *
 * A pure function, from any thread.
 *
 * Returns: (transfer full) (element-type OctetDiffRow): the fields of both, in the order of the
 *   tree; each field stands before those below it
 */
GArray *
octet_tree_diff (const OctetTree *a,
                 const OctetTree *b)
{
  Diff diff = { a, b, g_array_new (FALSE, FALSE, sizeof (OctetDiffRow)) };

  compare (&diff, OCTET_NO_NODE, OCTET_NO_NODE, OCTET_NO_NODE, 0);
  return diff.rows;
}

static const guint8 *
get_octets (const OctetTree *tree,
            const OctetNode *node)
{
  const OctetSource *source;

  if ((node->flags & OCTET_NODE_GENERATED) != 0 || node->source >= tree->n_sources)
    return NULL;
  source = &tree->sources[node->source];
  if (node->size == 0 || node->position > source->size ||
      node->size > source->size - node->position)
    return NULL;
  return source->data + node->position;
}

/**
 * octet_tree_diff_bits: (skip)
 * @tree: a packet's fields
 * @node: one of them
 *
 * Returns: (transfer full) (nullable): the bits of a field of up to four octets, such as
 *   "0100 0000", dots where other fields share its octets; the octets of a longer one, such as
 *   "5e 00"; %NULL for what stands nowhere
 */
char *
octet_tree_diff_bits (const OctetTree *tree,
                      const OctetNode *node)
{
  const guint8 *octets = get_octets (tree, node);
  guint64 mask = node->field != NULL ? node->field->mask : 0;
  GString *text;

  if (octets == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint32 i = 0; i < node->size; i++)
    {
      guint shift = 8 * (node->size - 1 - i);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (node->size > MAX_BIT_OCTETS)
        g_string_append_printf (text, "%02x", octets[i]);
      else
        for (guint bit = 8; bit-- > 0;)
          {
            gboolean is_ours = mask == 0 || (mask >> (shift + bit) & 1) != 0;

            g_string_append_c (text, !is_ours ? '.' : (octets[i] >> bit & 1) != 0 ? '1' : '0');
            if (bit == 4)
              g_string_append_c (text, ' ');
          }
    }
  return g_string_free (text, FALSE);
}

/**
 * octet_tree_diff_count: (skip)
 * @a: a packet's fields
 * @node_a: one of them
 * @b: another packet's fields
 * @node_b: the same field there
 * @ret_n_bits: (out): how many bits the field has; 0 where its sizes differ or it stands nowhere
 *
 * Returns: how many of them differ
 */
guint
octet_tree_diff_count (const OctetTree *a,
                       const OctetNode *node_a,
                       const OctetTree *b,
                       const OctetNode *node_b,
                       guint           *ret_n_bits)
{
  const guint8 *octets_a = get_octets (a, node_a), *octets_b = get_octets (b, node_b);
  guint64 mask = node_a->field != NULL ? node_a->field->mask : 0;
  guint count = 0;

  *ret_n_bits = 0;
  if (octets_a == NULL || octets_b == NULL || node_a->size != node_b->size)
    return 0;
  for (guint32 i = 0; i < node_a->size; i++)
    {
      guint shift = 8 * (node_a->size - 1 - i);
      guint ours = mask == 0 ? 0xff : shift < 64 ? (guint) (mask >> shift) & 0xff : 0;

      *ret_n_bits += (guint) __builtin_popcount (ours);
      count += (guint) __builtin_popcount ((octets_a[i] ^ octets_b[i]) & ours);
    }
  return count;
}
