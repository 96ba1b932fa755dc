/* octet-ui-flow-rows.c - the rows of a list of conversations, one of which is selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is selected is a conversation, not a row: it stays so when rows change places.
 * GtkSingleSelection would make an item of every row to find it again.
 */
#include "config.h"

#include "models/octet-ui-flow-rows.h"

struct _OctetUiFlowRows
{
  GObject        parent_instance;
  OctetFlowList *flows;
  guint32        selected; /* id, or OCTET_FLOW_NONE */
  guint          position; /* its row, or GTK_INVALID_LIST_POSITION */
};

static void octet_ui_flow_rows_model_init (GListModelInterface *iface);
static void octet_ui_flow_rows_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OctetUiFlowRows, octet_ui_flow_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      octet_ui_flow_rows_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      octet_ui_flow_rows_selection_init))

enum
{
  PROP_SELECTED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GType
octet_ui_flow_rows_get_item_type (GListModel *model)
{
  return OCTET_TYPE_FLOW_ITEM;
}

static guint
octet_ui_flow_rows_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (OCTET_UI_FLOW_ROWS (model)->flows));
}

static gpointer
octet_ui_flow_rows_get_item (GListModel *model,
                             guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (OCTET_UI_FLOW_ROWS (model)->flows), position);
}

static void
octet_ui_flow_rows_model_init (GListModelInterface *iface)
{
  iface->get_item_type = octet_ui_flow_rows_get_item_type;
  iface->get_n_items = octet_ui_flow_rows_get_n_items;
  iface->get_item = octet_ui_flow_rows_get_item;
}

static gboolean
octet_ui_flow_rows_is_selected (GtkSelectionModel *model,
                                guint              position)
{
  return OCTET_UI_FLOW_ROWS (model)->position == position;
}

static GtkBitset *
octet_ui_flow_rows_get_selection_in_range (GtkSelectionModel *model,
                                           guint              position,
                                           guint              n_items)
{
  guint selected = OCTET_UI_FLOW_ROWS (model)->position;
  GtkBitset *bitset = gtk_bitset_new_empty ();

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (bitset, selected);
  return bitset;
}

static gboolean
octet_ui_flow_rows_select_item (GtkSelectionModel *model,
                                guint              position,
                                gboolean           unselect_rest)
{
  OctetUiFlowRows *self = OCTET_UI_FLOW_ROWS (model);
  g_autoptr (OctetFlowItem) item = g_list_model_get_item (G_LIST_MODEL (self->flows), position);

  if (item == NULL)
    return FALSE;
  octet_ui_flow_rows_set_selected (self, octet_flow_item_get_id (item));
  return TRUE;
}

static void
octet_ui_flow_rows_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = octet_ui_flow_rows_is_selected;
  iface->get_selection_in_range = octet_ui_flow_rows_get_selection_in_range;
  iface->select_item = octet_ui_flow_rows_select_item;
}

static guint
find (OctetUiFlowRows *self)
{
  return self->selected != OCTET_FLOW_NONE ? octet_flow_list_find (self->flows, self->selected)
                                           : GTK_INVALID_LIST_POSITION;
}

static void
items_changed_cb (OctetUiFlowRows *self,
                  guint            position,
                  guint            removed,
                  guint            added)
{
  /* Before anybody asks which row is selected. */
  self->position = find (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->position, 1);
}

/**
 * octet_ui_flow_rows_new:
 * @flows: conversations
 *
 * Returns: (transfer full): their rows, of which none is selected
 */
OctetUiFlowRows *
octet_ui_flow_rows_new (OctetFlowList *flows)
{
  OctetUiFlowRows *self = g_object_new (OCTET_UI_TYPE_FLOW_ROWS, NULL);

  self->flows = g_object_ref (flows);
  g_signal_connect_object (flows, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * octet_ui_flow_rows_get_flows:
 * @self: rows
 *
 * Returns: (transfer none): the conversations
 */
OctetFlowList *
octet_ui_flow_rows_get_flows (OctetUiFlowRows *self)
{
  return self->flows;
}

/**
 * octet_ui_flow_rows_get_selected:
 * @self: rows
 *
 * Returns: id of the selected conversation, which a search may hide; %OCTET_FLOW_NONE for none
 */
guint32
octet_ui_flow_rows_get_selected (OctetUiFlowRows *self)
{
  return self->selected;
}

/**
 * octet_ui_flow_rows_set_selected:
 * @self: rows
 * @flow: id of a conversation, or %OCTET_FLOW_NONE
 */
void
octet_ui_flow_rows_set_selected (OctetUiFlowRows *self,
                                 guint32          flow)
{
  guint before = self->position;

  if (self->selected == flow)
    return;
  self->selected = flow;
  self->position = find (self);
  if (before != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), before, 1);
  if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->position, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * octet_ui_flow_rows_get_position:
 * @self: rows
 *
 * Returns: the row of the selected conversation, or %GTK_INVALID_LIST_POSITION
 */
guint
octet_ui_flow_rows_get_position (OctetUiFlowRows *self)
{
  return self->position;
}

static void
octet_ui_flow_rows_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_SELECTED)
    g_value_set_uint (value, OCTET_UI_FLOW_ROWS (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
octet_ui_flow_rows_finalize (GObject *object)
{
  g_clear_object (&OCTET_UI_FLOW_ROWS (object)->flows);
  G_OBJECT_CLASS (octet_ui_flow_rows_parent_class)->finalize (object);
}

static void
octet_ui_flow_rows_class_init (OctetUiFlowRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = octet_ui_flow_rows_finalize;
  object_class->get_property = octet_ui_flow_rows_get_property;

  /**
   * OctetUiFlowRows:selected:
   *
   * Id of the selected conversation.
   */
  properties[PROP_SELECTED] =
    g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, OCTET_FLOW_NONE,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
octet_ui_flow_rows_init (OctetUiFlowRows *self)
{
  self->selected = OCTET_FLOW_NONE;
  self->position = GTK_INVALID_LIST_POSITION;
}
