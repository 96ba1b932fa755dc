/* octet-ui-branches.c - which branches of a capture's field trees are open; the rows that gives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A branch is known by its path: the fields from its layer down to it. So what was opened in one
 * packet is open in all, in each view of them, and on paper.
 */
#include "config.h"

#include "models/octet-ui-branches.h"

struct _OctetUiBranches
{
  GObject     parent_instance;
  GHashTable *open; /* path -> GINT_TO_POINTER (1 open, 0 closed): what the user chose */
};

G_DEFINE_FINAL_TYPE (OctetUiBranches, octet_ui_branches, G_TYPE_OBJECT)

static guint changed_signal;

static guint64
mix (guint64 hash,
     guint64 value)
{
  return (hash ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (hash >> 29);
}

static gboolean
is_open (OctetUiBranches *self,
         guint64          path,
         gboolean         otherwise)
{
  gpointer state;

  if (!g_hash_table_lookup_extended (self->open, &path, NULL, &state))
    return otherwise;
  return GPOINTER_TO_INT (state) != 0;
}

/* What nobody opened or closed: the innermost layer is open, all else is closed. */
static gboolean
is_open_first (const OctetTree *tree,
               guint32          node)
{
  return node == tree->last && node != tree->first;
}

static gboolean
is_shown (const OctetNode *node)
{
  return (node->flags & OCTET_NODE_HIDDEN) == 0;
}

static gboolean
has_visible_child (const OctetTree *tree,
                   const OctetNode *node)
{
  for (guint32 i = node->first; i != OCTET_NO_NODE; i = tree->nodes[i].next)
    if (is_shown (&tree->nodes[i]))
      return TRUE;
  return FALSE;
}

/* The engine limits the nesting, and this limits it again. */
static void
add_rows (OctetUiBranches *self,
          const OctetTree *tree,
          guint32          first,
          guint            depth,
          guint64          above,
          GArray          *rows)
{
  const OctetField *before = NULL;
  guint occurrence = 0;

  for (guint32 i = first; i != OCTET_NO_NODE; i = tree->nodes[i].next)
    {
      const OctetNode *node = &tree->nodes[i];
      OctetUiFieldRow row = { .node = i, .depth = (guint16) depth };

      if (!is_shown (node))
        continue;
      occurrence = i != first && node->field == before ? occurrence + 1 : 0;
      before = node->field;
      row.path = mix (mix (above, (guint64) GPOINTER_TO_SIZE (node->field)), occurrence);
      row.can_open = depth < OCTET_UI_BRANCHES_MAX_DEPTH && has_visible_child (tree, node);
      row.is_open = row.can_open && is_open (self, row.path, is_open_first (tree, i));
      g_array_append_val (rows, row);
      if (row.is_open)
        add_rows (self, tree, node->first, depth + 1, row.path, rows);
    }
}

/**
 * octet_ui_branches_add_rows: (skip)
 * @self: what is open
 * @tree: a packet's fields
 * @above: (nullable): a row whose branch is wanted; %NULL for the whole tree
 * @rows: (element-type OctetUiFieldRow): the rows that are visible are added to it
 */
void
octet_ui_branches_add_rows (OctetUiBranches       *self,
                            const OctetTree       *tree,
                            const OctetUiFieldRow *above,
                            GArray                *rows)
{
  if (above == NULL)
    add_rows (self, tree, tree->first, 0, 1, rows);
  else
    add_rows (self, tree, tree->nodes[above->node].first, above->depth + 1u, above->path, rows);
}

/**
 * octet_ui_branches_remember:
 * @self: what is open
 * @path: of a row
 * @is_open: whether what is below it is visible from now on
 *
 * Whoever has remembered all calls octet_ui_branches_changed().
 */
void
octet_ui_branches_remember (OctetUiBranches *self,
                            guint64          path,
                            gboolean         is_open_now)
{
  guint64 *key = g_new (guint64, 1);

  *key = path;
  g_hash_table_replace (self->open, key, GINT_TO_POINTER (is_open_now));
}

/**
 * octet_ui_branches_changed:
 * @self: what is open
 *
 * Tells all views.
 */
void
octet_ui_branches_changed (OctetUiBranches *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/**
 * octet_ui_branches_new:
 *
 * Returns: (transfer full): only what is open without anybody's doing
 */
OctetUiBranches *
octet_ui_branches_new (void)
{
  return g_object_new (OCTET_UI_TYPE_BRANCHES, NULL);
}

/**
 * octet_ui_branches_copy:
 * @self: what is open
 *
 * Returns: (transfer full): the same, for another thread
 */
OctetUiBranches *
octet_ui_branches_copy (OctetUiBranches *self)
{
  OctetUiBranches *copy = octet_ui_branches_new ();
  GHashTableIter iter;
  gpointer path, state;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, &path, &state))
    octet_ui_branches_remember (copy, *(guint64 *) path, GPOINTER_TO_INT (state));
  return copy;
}

static void
octet_ui_branches_finalize (GObject *object)
{
  g_hash_table_unref (OCTET_UI_BRANCHES (object)->open);
  G_OBJECT_CLASS (octet_ui_branches_parent_class)->finalize (object);
}

static void
octet_ui_branches_class_init (OctetUiBranchesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_branches_finalize;

  /**
   * OctetUiBranches::changed:
   *
   * Other branches are open.
   */
  changed_signal = g_signal_new ("changed", OCTET_UI_TYPE_BRANCHES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_branches_init (OctetUiBranches *self)
{
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}
