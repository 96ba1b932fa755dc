/* octet-ui-field-list.c - the visible rows of the field tree: a flat model that opens and closes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkTreeListModel keeps an object a row and a model an open row, and makes them all anew for
 * each packet. Here a row is 24 octets in an array, and only open branches are walked. From
 * packet to packet only the rows that are more or fewer are told, at the end: all others are
 * redrawn in place ("refreshed"), so the view neither scrolls nor flickers, and makes no
 * widgets anew for every packet that a held key passes. For the same reason rows that are fewer
 * go when the selection has settled, and show nothing until then.
 */
#include "config.h"

#include "models/octet-ui-field-list.h"

struct _OctetUiFieldItem
{
  GObject parent_instance;
  guint32 node;
};

G_DEFINE_FINAL_TYPE (OctetUiFieldItem, octet_ui_field_item, G_TYPE_OBJECT)

struct _OctetUiFieldList
{
  GObject           parent_instance;
  OctetUiSelection *selection;
  GArray           *rows;  /* OctetUiFieldRow */
  GArray           *spare; /* the rows before, while they are compared */
  OctetUiBranches  *branches;
  gboolean          is_telling; /* that this view has opened or closed something */
  guint             n_told; /* rows that views know of; more than there are while one walks */
};

static void octet_ui_field_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OctetUiFieldList, octet_ui_field_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      octet_ui_field_list_model_init))

static guint refreshed_signal;

static gboolean
is_alike (const OctetUiFieldRow *a,
          const OctetUiFieldRow *b)
{
  return a->path == b->path && a->depth == b->depth;
}

static void
walk (OctetUiFieldList *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  GArray *old = self->rows;

  self->rows = self->spare;
  self->spare = old;
  g_array_set_size (self->rows, 0);
  octet_ui_branches_add_rows (self->branches, tree, NULL, self->rows);
}

static void
change (OctetUiFieldList *self,
        guint             position,
        guint             removed,
        guint             added)
{
  self->n_told += added - removed;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Other rows of another packet, in the places of those before. */
static void
packet_changed_cb (OctetUiFieldList *self)
{
  walk (self);
  if (self->rows->len > self->n_told)
    change (self, self->n_told, 0, self->rows->len - self->n_told);
  g_signal_emit (self, refreshed_signal, 0);
}

static void
settled_cb (OctetUiFieldList *self)
{
  if (self->n_told > self->rows->len)
    change (self, self->rows->len, self->n_told - self->rows->len, 0);
}

/* Makes the rows anew and tells the views which of them differ in kind. */
static void
rebuild (OctetUiFieldList *self)
{
  const OctetUiFieldRow *before, *after;
  guint head = 0, tail = 0, least;
  GArray *old;

  settled_cb (self);
  walk (self);
  old = self->spare;
  before = (const OctetUiFieldRow *) (gpointer) old->data;
  after = (const OctetUiFieldRow *) (gpointer) self->rows->data;
  least = MIN (old->len, self->rows->len);
  while (head < least && is_alike (&before[head], &after[head]))
    head++;
  while (tail < least - head &&
         is_alike (&before[old->len - 1 - tail], &after[self->rows->len - 1 - tail]))
    tail++;
  change (self, head, old->len - head - tail, self->rows->len - head - tail);
  g_signal_emit (self, refreshed_signal, 0);
}

/* Another view of the same capture has opened or closed something. */
static void
branches_changed_cb (OctetUiFieldList *self)
{
  if (!self->is_telling)
    rebuild (self);
}

static void
tell (OctetUiFieldList *self)
{
  self->is_telling = TRUE;
  octet_ui_branches_changed (self->branches);
  self->is_telling = FALSE;
}

/**
 * octet_ui_field_list_get_row: (skip)
 * @self: a field list
 * @position: less than its count
 *
 * Returns: (transfer none) (nullable): the row; valid until the list changes
 */
const OctetUiFieldRow *
octet_ui_field_list_get_row (OctetUiFieldList *self,
                             guint             position)
{
  if (position >= self->rows->len)
    return NULL;
  return &g_array_index (self->rows, OctetUiFieldRow, position);
}

/**
 * octet_ui_field_list_set_open:
 * @self: a field list
 * @position: a row
 * @is_open: whether what is below it is visible
 *
 * Opens or closes a row, in this packet and in all that have the same field.
 */
void
octet_ui_field_list_set_open (OctetUiFieldList *self,
                              guint             position,
                              gboolean          is_open_now)
{
  const OctetUiFieldRow *row = octet_ui_field_list_get_row (self, position);

  if (row == NULL || !row->can_open || row->is_open == !!is_open_now)
    return;
  octet_ui_branches_remember (self->branches, row->path, is_open_now);
  rebuild (self);
  tell (self);
}

/**
 * octet_ui_field_list_set_all:
 * @self: a field list
 * @position: a row, or %GTK_INVALID_LIST_POSITION for the whole tree
 * @is_open: whether to open or to close
 *
 * Opens or closes a row and everything below it.
 */
void
octet_ui_field_list_set_all (OctetUiFieldList *self,
                             guint             position,
                             gboolean          is_open_now)
{
  gboolean whole = position >= self->rows->len;
  guint depth = whole ? 0 : g_array_index (self->rows, OctetUiFieldRow, position).depth;

  if (!is_open_now && !whole)
    {
      octet_ui_field_list_set_open (self, position, FALSE);
      return;
    }
  /* Opening a row adds rows behind it, so the walk sees those too. */
  for (guint i = whole ? 0 : position; i < self->rows->len; i++)
    {
      OctetUiFieldRow row = g_array_index (self->rows, OctetUiFieldRow, i);

      if (!whole && i > position && row.depth <= depth)
        break;
      if (!row.can_open)
        continue;
      octet_ui_branches_remember (self->branches, row.path, is_open_now);
      if (!is_open_now || row.is_open)
        continue;
      {
        const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
        g_autoptr (GArray) behind = g_array_new (FALSE, FALSE, sizeof (OctetUiFieldRow));

        g_array_index (self->rows, OctetUiFieldRow, i).is_open = TRUE;
        octet_ui_branches_add_rows (self->branches, tree, &row, behind);
        g_array_insert_vals (self->rows, i + 1, behind->data, behind->len);
        change (self, i + 1, 0, behind->len);
      }
    }
  rebuild (self);
  tell (self);
}

/**
 * octet_ui_field_list_find:
 * @self: a field list
 * @node: a node of the tree
 *
 * Returns: the row that shows it, or %GTK_INVALID_LIST_POSITION where it is not visible
 */
guint
octet_ui_field_list_find (OctetUiFieldList *self,
                          guint32           node)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, OctetUiFieldRow, i).node == node)
      return i;
  return G_MAXUINT;
}

/**
 * octet_ui_field_list_reveal:
 * @self: a field list
 * @node: a node of the tree
 *
 * Opens what is above the node, so that it is visible.
 *
 * Returns: the row that shows it, or %GTK_INVALID_LIST_POSITION
 */
guint
octet_ui_field_list_reveal (OctetUiFieldList *self,
                            guint32           node)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint32 above[OCTET_UI_BRANCHES_MAX_DEPTH];
  guint n_above = 0;
  guint position;

  if (node == OCTET_NO_NODE)
    return G_MAXUINT;
  position = octet_ui_field_list_find (self, node);
  if (position != G_MAXUINT)
    return position;
  for (guint32 i = tree->nodes[node].parent;
       i != OCTET_NO_NODE && n_above < G_N_ELEMENTS (above); i = tree->nodes[i].parent)
    above[n_above++] = i;
  while (n_above > 0)
    octet_ui_field_list_set_open (self, octet_ui_field_list_find (self, above[--n_above]), TRUE);
  return octet_ui_field_list_find (self, node);
}

/**
 * octet_ui_field_list_new:
 * @selection: says which packet
 *
 * Returns: (transfer full): the rows of the selected packet's tree
 */
OctetUiFieldList *
octet_ui_field_list_new (OctetUiSelection *selection)
{
  OctetUiFieldList *self = g_object_new (OCTET_UI_TYPE_FIELD_LIST, NULL);

  self->selection = g_object_ref (selection);
  self->branches = g_object_ref (octet_ui_selection_get_branches (selection));
  g_signal_connect_object (self->branches, "changed", G_CALLBACK (branches_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
  return self;
}

static gpointer
octet_ui_field_list_get_item (GListModel *model,
                              guint       position)
{
  OctetUiFieldList *self = OCTET_UI_FIELD_LIST (model);
  const OctetUiFieldRow *row = octet_ui_field_list_get_row (self, position);
  OctetUiFieldItem *item;

  if (position >= self->n_told)
    return NULL;
  item = g_object_new (OCTET_UI_TYPE_FIELD_ITEM, NULL);
  item->node = row != NULL ? row->node : OCTET_NO_NODE;
  return item;
}

static guint
octet_ui_field_list_get_n_items (GListModel *model)
{
  return OCTET_UI_FIELD_LIST (model)->n_told;
}

static GType
octet_ui_field_list_get_item_type (GListModel *model)
{
  return OCTET_UI_TYPE_FIELD_ITEM;
}

static void
octet_ui_field_list_model_init (GListModelInterface *iface)
{
  iface->get_item = octet_ui_field_list_get_item;
  iface->get_n_items = octet_ui_field_list_get_n_items;
  iface->get_item_type = octet_ui_field_list_get_item_type;
}

static void
octet_ui_field_list_finalize (GObject *object)
{
  OctetUiFieldList *self = OCTET_UI_FIELD_LIST (object);

  g_array_unref (self->rows);
  g_array_unref (self->spare);
  g_clear_object (&self->branches);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (octet_ui_field_list_parent_class)->finalize (object);
}

static void
octet_ui_field_list_class_init (OctetUiFieldListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_field_list_finalize;

  /**
   * OctetUiFieldList::refreshed:
   *
   * Rows may show other values now, at the places they have.
   */
  refreshed_signal = g_signal_new ("refreshed", OCTET_UI_TYPE_FIELD_LIST, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_field_list_init (OctetUiFieldList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (OctetUiFieldRow));
  self->spare = g_array_new (FALSE, FALSE, sizeof (OctetUiFieldRow));
}

/**
 * octet_ui_field_item_get_node:
 * @self: an item
 *
 * Returns: the node that the row showed when it was made; %OCTET_NO_NODE for a row that shows
 *   nothing, and goes when the selection has settled
 */
guint32
octet_ui_field_item_get_node (OctetUiFieldItem *self)
{
  return self->node;
}

static void
octet_ui_field_item_class_init (OctetUiFieldItemClass *klass)
{
}

static void
octet_ui_field_item_init (OctetUiFieldItem *self)
{
}
