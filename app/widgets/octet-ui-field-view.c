/* octet-ui-field-view.c - the tree of the selected packet's fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-field-view.h"

#include <glib/gi18n.h>

#include "models/octet-ui-field-list.h"
#include "widgets/octet-ui-field-cell.h"
#include "widgets/octet-ui-list-focus.h"

struct _OctetUiFieldView
{
  GtkWidget           parent_instance;
  GtkWidget          *scroller;
  GtkListView        *view;
  OctetUiSelection   *selection;
  OctetUiFieldList   *list;
  GtkSingleSelection *model;
  guint32             packet;     /* whose fields were shown last */
  gboolean            is_syncing; /* the tree is told what is selected, and must not tell it back */
};

G_DEFINE_FINAL_TYPE (OctetUiFieldView, octet_ui_field_view, GTK_TYPE_WIDGET)

static void
position_changed_cb (GtkListItem *item)
{
  OctetUiFieldCell *cell = OCTET_UI_FIELD_CELL (gtk_list_item_get_child (item));

  if (cell != NULL && gtk_list_item_get_item (item) != NULL)
    octet_ui_field_cell_set_position (cell, gtk_list_item_get_position (item));
}

static void
setup_cb (OctetUiFieldView   *self,
          GtkListItem        *item,
          GtkListItemFactory *factory)
{
  gtk_list_item_set_child (item, octet_ui_field_cell_new (self->list, self->selection));
  g_signal_connect (item, "notify::position", G_CALLBACK (position_changed_cb), NULL);
}

static void
bind_cb (OctetUiFieldView   *self,
         GtkListItem        *item,
         GtkListItemFactory *factory)
{
  octet_ui_field_cell_set_position (OCTET_UI_FIELD_CELL (gtk_list_item_get_child (item)),
                                    gtk_list_item_get_position (item));
}

static void
unbind_cb (OctetUiFieldView   *self,
           GtkListItem        *item,
           GtkListItemFactory *factory)
{
  octet_ui_field_cell_set_position (OCTET_UI_FIELD_CELL (gtk_list_item_get_child (item)),
                                    GTK_INVALID_LIST_POSITION);
}

static guint
get_row_position (GtkWidget *row)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);

  return OCTET_UI_IS_FIELD_CELL (cell)
           ? octet_ui_field_cell_get_position (OCTET_UI_FIELD_CELL (cell))
           : GTK_INVALID_LIST_POSITION;
}

static void
focus_selected (OctetUiFieldView *self)
{
  guint position = gtk_single_selection_get_selected (self->model);

  if (position != GTK_INVALID_LIST_POSITION)
    octet_ui_list_focus_row (GTK_WIDGET (self->view), position, get_row_position);
}

/* What was chosen may have moved with the rows, or vanished with a closed branch. */
static void
show_selected (OctetUiFieldView *self,
               gboolean          reveal)
{
  guint32 node = octet_ui_selection_get_node (self->selection);
  guint position = reveal ? octet_ui_field_list_reveal (self->list, node)
                          : octet_ui_field_list_find (self->list, node);

  if (node == OCTET_NO_NODE)
    position = GTK_INVALID_LIST_POSITION;
  self->is_syncing = TRUE;
  if (gtk_single_selection_get_selected (self->model) != position)
    {
      gtk_single_selection_set_selected (self->model, position);
      if (position != GTK_INVALID_LIST_POSITION)
        gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
      if (octet_ui_list_focus_is_in (GTK_WIDGET (self->view)))
        focus_selected (self);
    }
  self->is_syncing = FALSE;
}

/* A field that somebody selects is made visible; from packet to packet nothing opens by itself. */
static void
field_changed_cb (OctetUiFieldView *self)
{
  guint32 packet = octet_ui_selection_get_packet (self->selection);

  show_selected (self, packet == self->packet);
  self->packet = packet;
}

static void
refreshed_cb (OctetUiFieldView *self)
{
  show_selected (self, FALSE);
}

static void
selected_cb (OctetUiFieldView *self)
{
  const OctetUiFieldRow *row;

  if (self->is_syncing)
    return;
  row = octet_ui_field_list_get_row (self->list, gtk_single_selection_get_selected (self->model));
  if (row != NULL)
    octet_ui_selection_set_node (self->selection, row->node);
}

static void
activate_cb (OctetUiFieldView *self,
             guint             position)
{
  const OctetUiFieldRow *row = octet_ui_field_list_get_row (self->list, position);

  const OctetNode *node;

  if (row == NULL)
    return;
  node = &octet_ui_selection_get_tree (self->selection)->nodes[row->node];
  /* A field that names another packet is a link to it. */
  if (node->field != NULL && node->field->kind == OCTET_FIELD_FRAME && !row->can_open)
    octet_ui_selection_set_packet (self->selection,
                                   (guint32) MIN (node->value.number, G_MAXUINT32));
  else
    octet_ui_field_list_set_open (self->list, position, !row->is_open);
}

/* ←: close, or go to the row above; →: open, or go to the first row below. */
static gboolean
key_pressed_cb (OctetUiFieldView *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  guint position = self->model != NULL ? gtk_single_selection_get_selected (self->model)
                                       : GTK_INVALID_LIST_POSITION;
  const OctetUiFieldRow *row;
  guint32 parent;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      position == GTK_INVALID_LIST_POSITION ||
      (row = octet_ui_field_list_get_row (self->list, position)) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Right && (state & GDK_SHIFT_MASK) != 0)
    octet_ui_field_list_set_all (self->list, position, TRUE);
  else if (key == GDK_KEY_Left && (state & GDK_SHIFT_MASK) != 0)
    octet_ui_field_list_set_all (self->list, position, FALSE);
  else if (key == GDK_KEY_Right && row->can_open && !row->is_open)
    octet_ui_field_list_set_open (self->list, position, TRUE);
  else if (key == GDK_KEY_Right && row->can_open)
    octet_ui_selection_set_node (self->selection,
                                 octet_ui_field_list_get_row (self->list, position + 1)->node);
  else if (key == GDK_KEY_Left && row->is_open)
    octet_ui_field_list_set_open (self->list, position, FALSE);
  else if (key == GDK_KEY_Left)
    {
      parent = octet_ui_selection_get_tree (self->selection)->nodes[row->node].parent;
      if (parent != OCTET_NO_NODE)
        octet_ui_selection_set_node (self->selection, parent);
    }
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkListItemFactory *
new_factory (OctetUiFieldView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

/**
 * octet_ui_field_view_set_selection:
 * @self: a field view
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_field_view_set_selection (OctetUiFieldView *self,
                                   OctetUiSelection *selection)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  gtk_list_view_set_model (self->view, NULL);
  gtk_list_view_set_factory (self->view, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->list);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;

  self->list = octet_ui_field_list_new (selection);
  self->model = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->model, FALSE);
  gtk_single_selection_set_can_unselect (self->model, TRUE);
  gtk_single_selection_set_model (self->model, G_LIST_MODEL (self->list));
  factory = new_factory (self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  g_signal_connect_object (self->model, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "field-changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_selected (self, TRUE);
}

/**
 * octet_ui_field_view_set_all:
 * @self: a field view
 * @is_open: whether to open or to close every row
 */
void
octet_ui_field_view_set_all (OctetUiFieldView *self,
                             gboolean          is_open)
{
  if (self->list != NULL)
    octet_ui_field_list_set_all (self->list, GTK_INVALID_LIST_POSITION, is_open);
}

/**
 * octet_ui_field_view_set_branch:
 * @self: a field view
 * @is_open: whether to open or to close the selected row and all below it
 */
void
octet_ui_field_view_set_branch (OctetUiFieldView *self,
                                gboolean          is_open)
{
  guint position = self->model != NULL ? gtk_single_selection_get_selected (self->model)
                                       : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION)
    octet_ui_field_list_set_all (self->list, position, is_open);
}

/**
 * octet_ui_field_view_focus:
 * @self: a field view
 *
 * Puts the keyboard focus on the tree.
 */
void
octet_ui_field_view_focus (OctetUiFieldView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (self->model != NULL)
    focus_selected (self);
}

/**
 * octet_ui_field_view_new:
 *
 * Returns: (transfer floating): an empty field view
 */
GtkWidget *
octet_ui_field_view_new (void)
{
  return g_object_new (OCTET_UI_TYPE_FIELD_VIEW, NULL);
}

static void
octet_ui_field_view_dispose (GObject *object)
{
  OctetUiFieldView *self = OCTET_UI_FIELD_VIEW (object);

  if (self->view != NULL)
    octet_ui_field_view_set_selection (self, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_field_view_parent_class)->dispose (object);
}

static void
octet_ui_field_view_class_init (OctetUiFieldViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_field_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field-view");
}

static void
octet_ui_field_view_init (OctetUiFieldView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Fields"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
