/* octet-ui-diff-list.c - two packets side by side: a row for each field, and what differs in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-diff-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-node-text.h"
#include "session/octet-cursor.h"

/* Of a longer field the octets are not drawn one by one: nobody compares a page of them by eye. */
#define MAX_OCTETS 64

struct _OctetUiDiffList
{
  GObject      parent_instance;
  OctetCursor *cursors[2];  /* keep what the trees point to */
  OctetTree   *trees[2];
  GArray      *rows;        /* of OctetDiffRow */
  GArray      *visible;     /* of guint32: indices into rows */
  guint        n_different;
};

struct _OctetUiDiffItem
{
  GObject          parent_instance;
  OctetUiDiffList *list;
  guint32          index;
};

static void octet_ui_diff_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (OctetUiDiffItem, octet_ui_diff_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (OctetUiDiffList, octet_ui_diff_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      octet_ui_diff_list_iface_init))

static void
octet_ui_diff_item_finalize (GObject *object)
{
  g_clear_object (&OCTET_UI_DIFF_ITEM (object)->list);
  G_OBJECT_CLASS (octet_ui_diff_item_parent_class)->finalize (object);
}

static void
octet_ui_diff_item_class_init (OctetUiDiffItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_diff_item_finalize;
}

static void
octet_ui_diff_item_init (OctetUiDiffItem *self)
{
}

/**
 * octet_ui_diff_item_get_row: (skip)
 * @self: a row
 *
 * Returns: (transfer none): what was found out
 */
const OctetDiffRow *
octet_ui_diff_item_get_row (OctetUiDiffItem *self)
{
  return &g_array_index (self->list->rows, OctetDiffRow, self->index);
}

/* The field on one side; NULL where that side lacks it. */
static const OctetNode *
get_node (OctetUiDiffItem *self,
          gboolean         is_b)
{
  const OctetDiffRow *row = octet_ui_diff_item_get_row (self);
  guint32 node = is_b ? row->b : row->a;

  return node != OCTET_NO_NODE ? &self->list->trees[is_b]->nodes[node] : NULL;
}

/**
 * octet_ui_diff_item_dup_name:
 * @self: a row
 *
 * Returns: (transfer full): what the field is called
 */
char *
octet_ui_diff_item_dup_name (OctetUiDiffItem *self)
{
  gboolean is_b = octet_ui_diff_item_get_row (self)->kind == OCTET_DIFF_ONLY_B;

  return octet_ui_node_get_name (self->list->trees[is_b], get_node (self, is_b));
}

/**
 * octet_ui_diff_item_get_protocol: (skip)
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the layer that the field is of
 */
const OctetProtocol *
octet_ui_diff_item_get_protocol (OctetUiDiffItem *self)
{
  gboolean is_b = octet_ui_diff_item_get_row (self)->kind == OCTET_DIFF_ONLY_B;

  return octet_ui_node_get_protocol (self->list->trees[is_b], get_node (self, is_b));
}

/**
 * octet_ui_diff_item_dup_value:
 * @self: a row
 * @is_b: of the second packet
 *
 * Returns: (transfer full): the value there; "" where there is none
 */
char *
octet_ui_diff_item_dup_value (OctetUiDiffItem *self,
                              gboolean         is_b)
{
  const OctetNode *node = get_node (self, is_b);

  return node != NULL ? octet_ui_node_get_value (self->list->trees[is_b], node) : g_strdup ("");
}

/* The bits of one side with those marked that the other side has otherwise. */
static void
append_bits (GString    *markup,
             const char *bits,
             const char *other)
{
  gboolean is_marked = FALSE;

  g_string_append (markup, "\n<tt>");
  for (gsize i = 0; bits[i] != '\0'; i++)
    {
      gboolean differs = bits[i] != other[i];

      if (differs != is_marked)
        g_string_append (markup, differs ? "<b><u>" : "</u></b>");
      is_marked = differs;
      g_string_append_c (markup, bits[i]);
    }
  g_string_append (markup, is_marked ? "</u></b></tt>" : "</tt>");
}

/**
 * octet_ui_diff_item_dup_markup:
 * @self: a row
 * @is_b: of the second packet
 *
 * Returns: (transfer full): the value there as Pango markup; where it changed, its bits or octets
 *   below it, those that differ bold and underlined
 */
char *
octet_ui_diff_item_dup_markup (OctetUiDiffItem *self,
                               gboolean         is_b)
{
  g_autofree char *value = octet_ui_diff_item_dup_value (self, is_b);
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *escaped = g_markup_escape_text (valid, -1);
  const OctetNode *node = get_node (self, is_b), *other = get_node (self, !is_b);
  GString *markup = g_string_new (escaped);
  g_autofree char *bits = NULL, *other_bits = NULL;

  if (octet_ui_diff_item_get_row (self)->kind != OCTET_DIFF_CHANGED ||
      node->size != other->size || node->size > MAX_OCTETS)
    return g_string_free (markup, FALSE);
  bits = octet_tree_diff_bits (self->list->trees[is_b], node);
  other_bits = octet_tree_diff_bits (self->list->trees[!is_b], other);
  if (bits != NULL && other_bits != NULL && strlen (bits) == strlen (other_bits))
    append_bits (markup, bits, other_bits);
  return g_string_free (markup, FALSE);
}

/**
 * octet_ui_diff_item_dup_sign:
 * @self: a row
 *
 * Returns: (transfer full): in words, what is the matter with the field
 */
char *
octet_ui_diff_item_dup_sign (OctetUiDiffItem *self)
{
  const OctetDiffRow *row = octet_ui_diff_item_get_row (self);
  guint n_bits = 0, count = 0;

  if (row->kind == OCTET_DIFF_ONLY_A)
    return g_strdup (_("− only left"));
  if (row->kind == OCTET_DIFF_ONLY_B)
    return g_strdup (_("+ only right"));
  if (row->kind == OCTET_DIFF_SAME)
    return g_strdup (row->differs_below ? _("differs below") : _("= same"));
  count = octet_tree_diff_count (self->list->trees[0], get_node (self, FALSE),
                                 self->list->trees[1], get_node (self, TRUE), &n_bits);
  /* A value that is worked out has no bits, and one that grew has no same bits. */
  if (n_bits == 0 || count == 0)
    return g_strdup (_("≠ changed"));
  return g_strdup_printf (ngettext ("≠ %u of %u bit", "≠ %u of %u bits", n_bits), count, n_bits);
}

static GType
get_item_type (GListModel *model)
{
  return OCTET_UI_TYPE_DIFF_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return OCTET_UI_DIFF_LIST (model)->visible->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  OctetUiDiffList *self = OCTET_UI_DIFF_LIST (model);
  OctetUiDiffItem *item;

  if (position >= self->visible->len)
    return NULL;
  item = g_object_new (OCTET_UI_TYPE_DIFF_ITEM, NULL);
  item->list = g_object_ref (self);
  item->index = g_array_index (self->visible, guint32, position);
  return item;
}

static void
octet_ui_diff_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
octet_ui_diff_list_finalize (GObject *object)
{
  OctetUiDiffList *self = OCTET_UI_DIFF_LIST (object);

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->trees[i], octet_tree_free);
      g_clear_pointer (&self->cursors[i], octet_cursor_free);
    }
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->visible, g_array_unref);
  G_OBJECT_CLASS (octet_ui_diff_list_parent_class)->finalize (object);
}

static void
octet_ui_diff_list_class_init (OctetUiDiffListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_diff_list_finalize;
}

static void
octet_ui_diff_list_init (OctetUiDiffList *self)
{
  self->visible = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * octet_ui_diff_list_set_show_same:
 * @self: the rows
 * @show_same: whether fields that are the same are rows too
 */
void
octet_ui_diff_list_set_show_same (OctetUiDiffList *self,
                                  gboolean         show_same)
{
  guint before = self->visible->len;

  g_array_set_size (self->visible, 0);
  for (guint32 i = 0; i < self->rows->len; i++)
    {
      const OctetDiffRow *row = &g_array_index (self->rows, OctetDiffRow, i);

      if (show_same || row->kind != OCTET_DIFF_SAME || row->differs_below)
        g_array_append_val (self->visible, i);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->visible->len);
}

/**
 * octet_ui_diff_list_get_n_different:
 * @self: the rows
 *
 * Returns: how many fields differ, those included that only one packet has
 */
guint
octet_ui_diff_list_get_n_different (OctetUiDiffList *self)
{
  return self->n_different;
}

/**
 * octet_ui_diff_list_new:
 * @a: a packet
 * @b: another, maybe of another capture
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the rows that differ; %NULL where a packet cannot be read
 */
OctetUiDiffList *
octet_ui_diff_list_new (const OctetUiDiffSide *a,
                        const OctetUiDiffSide *b,
                        GError               **error)
{
  g_autoptr (OctetUiDiffList) self = g_object_new (OCTET_UI_TYPE_DIFF_LIST, NULL);

  for (guint i = 0; i < 2; i++)
    {
      const OctetUiDiffSide *side = i == 0 ? a : b;

      self->cursors[i] = octet_cursor_new (side->session);
      self->trees[i] = octet_tree_new ();
      if (octet_cursor_dissect (self->cursors[i], side->number, OCTET_DEPTH_TREE, TRUE,
                                self->trees[i], error) == NULL)
        return NULL;
    }
  self->rows = octet_tree_diff (self->trees[0], self->trees[1]);
  for (guint i = 0; i < self->rows->len; i++)
    self->n_different += g_array_index (self->rows, OctetDiffRow, i).kind != OCTET_DIFF_SAME;
  octet_ui_diff_list_set_show_same (self, FALSE);
  return g_steal_pointer (&self);
}
