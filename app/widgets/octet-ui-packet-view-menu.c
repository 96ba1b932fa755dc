/* octet-ui-packet-view-menu.c - the context menu of the packet list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-packet-view-private.h"

#include "models/octet-ui-cell-filter.h"
#include "widgets/octet-ui-context-menu.h"

/* Which column @widget is in, or is: the cells stand in a row as their columns do. */
static const char *
find_column (OctetUiPacketView *self,
             GtkWidget         *row,
             GtkWidget         *widget)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GtkColumnViewColumn) column = NULL;
  GtkWidget *cell = gtk_widget_get_first_child (row);

  for (guint i = 0, seen = 0; cell != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_clear_object (&column);
      column = g_list_model_get_item (columns, i);
      if (!gtk_column_view_column_get_visible (column))
        continue;
      if (seen++ > 0)
        cell = gtk_widget_get_next_sibling (cell);
      if (cell != NULL && (widget == cell || gtk_widget_is_ancestor (widget, cell)))
        return g_object_get_data (G_OBJECT (column), "kind");
    }
  return NULL;
}

static OctetUiSelection *
menu_ask (GtkWidget  *widget,
          char      **ret_filter)
{
  OctetUiPacketView *self = OCTET_UI_PACKET_VIEW (widget);
  g_autoptr (OctetUiPacket) packet = NULL;
  guint position;

  if (self->selection == NULL)
    return NULL;
  position = octet_ui_packet_list_get_selected (self->model);
  if (position != GTK_INVALID_LIST_POSITION)
    packet = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  if (packet != NULL)
    *ret_filter = octet_ui_cell_filter (self->selection, packet, self->menu_column);
  self->menu_column = NULL;
  return self->selection;
}

/* The menu is about the cell under the pointer. */
static void
menu_pressed_cb (OctetUiPacketView *self,
                 int                n_press,
                 double             x,
                 double             y)
{
  GtkWidget *list = octet_ui_packet_view_get_list (self);
  GtkWidget *cell = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = cell;
  guint position = GTK_INVALID_LIST_POSITION;

  while (row != NULL && gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    position = octet_ui_packet_view_get_row_position (self, row);
  if (position != GTK_INVALID_LIST_POSITION && self->selection != NULL)
    octet_ui_selection_set_packet (self->selection, position + 1);
  self->menu_column = row != NULL && !self->is_compact ? find_column (self, row, cell) : NULL;
}

/* Adds the menu, and what finds out which cell it is about. */
void
octet_ui_packet_view_init_menu (OctetUiPacketView *self)
{
  GtkGesture *menu = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  octet_ui_context_menu_add (GTK_WIDGET (self), menu_ask);
}
