/* octet-ui-packet-view-follow.c - how the list follows the selected packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-packet-view-private.h"

#include "widgets/octet-ui-list-focus.h"
#include "widgets/octet-ui-packet-rows.h"

/* The list that is shown: the inner one of the column view is its last child. */
GtkWidget *
octet_ui_packet_view_get_list (OctetUiPacketView *self)
{
  return self->is_compact ? GTK_WIDGET (self->rows)
                          : gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

/* Scrolls so that a row is in sight: GTK 4.8 has no call for it, but an action. */
void
octet_ui_packet_view_show_position (OctetUiPacketView *self,
                                    guint              position)
{
  GtkWidget *list = octet_ui_packet_view_get_list (self);

  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

GtkAdjustment *
octet_ui_packet_view_get_adjustment (OctetUiPacketView *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (
    self->is_compact ? GTK_WIDGET (self->rows) : GTK_WIDGET (self->view)));
}

static guint
get_column_row_position (GtkWidget *row)
{
  return octet_ui_packet_cells_get_number (row) - 1;
}

/* The packet that a row's widget shows, from 0; GTK_INVALID_LIST_POSITION for none. */
guint
octet_ui_packet_view_get_row_position (OctetUiPacketView *self,
                                       GtkWidget         *row)
{
  return self->is_compact ? octet_ui_packet_rows_get_position (row)
                          : get_column_row_position (row);
}

/* Puts the focus on a packet's row, now or when there is one. */
void
octet_ui_packet_view_focus_packet (OctetUiPacketView *self,
                                   guint32            packet)
{
  if (packet > 0)
    octet_ui_list_focus_row (octet_ui_packet_view_get_list (self), packet - 1,
                             self->is_compact ? octet_ui_packet_rows_get_position
                                              : get_column_row_position);
}

/* Whether the keyboard focus is on the packet's row. That may be out of sight: what scrolls the
 * list leaves the focus where it is. */
static gboolean
has_focus_on (OctetUiPacketView *self,
              guint32            packet)
{
  GtkWidget *list = octet_ui_packet_view_get_list (self);
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (list));

  if (row == NULL || gtk_widget_get_parent (row) != list)
    return FALSE;
  return packet == 1 + octet_ui_packet_view_get_row_position (self, row);
}

void
octet_ui_packet_view_cancel_follow (OctetUiPacketView *self)
{
  self->follow = OCTET_UI_FOLLOW_NOTHING;
  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->follow_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->follow_tick);
  self->follow_tick = 0;
}

/* Moving the focus makes GTK look for the style of every row anew: it follows a key that is held
 * when that rests. */
static void
move_focus (OctetUiPacketView *self)
{
  if (self->is_behind && octet_ui_list_focus_is_in (octet_ui_packet_view_get_list (self)))
    octet_ui_packet_view_focus_packet (self, octet_ui_selection_get_packet (self->selection));
  self->is_behind = FALSE;
}

static void follow_later (OctetUiPacketView *self,
                          OctetUiFollow      follow);

static gboolean
follow_cb (gpointer data)
{
  OctetUiPacketView *self = data;
  gboolean is_scroll = self->follow == OCTET_UI_FOLLOW_SCROLL;
  guint position = octet_ui_packet_list_get_selected (self->model);

  self->follow_source = 0;
  octet_ui_packet_view_cancel_follow (self);
  if (!is_scroll)
    move_focus (self);
  else if (position != GTK_INVALID_LIST_POSITION)
    {
      octet_ui_packet_view_show_position (self, position);
      follow_later (self, OCTET_UI_FOLLOW_FOCUS);
    }
  return G_SOURCE_REMOVE;
}

/* A frame is about to be drawn: behind it is time. */
static gboolean
follow_tick_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  OctetUiPacketView *self = OCTET_UI_PACKET_VIEW (widget);

  self->follow_tick = 0;
  self->follow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
follow_later (OctetUiPacketView *self,
              OctetUiFollow      follow)
{
  octet_ui_packet_view_cancel_follow (self);
  self->follow = follow;
  self->follow_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_tick_cb, NULL, NULL);
}

/* Whether a row is more than a screen away from those in sight. */
static gboolean
is_far (OctetUiPacketView *self,
        guint              position)
{
  GtkAdjustment *adjustment = octet_ui_packet_view_get_adjustment (self);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  double page = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  double at = gtk_adjustment_get_upper (adjustment) * position / MAX (count, 1);

  return at < value - page || at > value + 2 * page;
}

/* Another packet is selected: its row comes in sight, and gets the focus where the list has it. */
void
octet_ui_packet_view_follow (OctetUiPacketView *self)
{
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  guint position = octet_ui_packet_list_get_selected (self->model);

  self->is_apart = FALSE;
  octet_ui_packet_view_cancel_follow (self);
  octet_ui_list_focus_cancel (octet_ui_packet_view_get_list (self));
  if (position == GTK_INVALID_LIST_POSITION || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  self->is_behind = !has_focus_on (self, packet);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && is_far (self, position))
    follow_later (self, OCTET_UI_FOLLOW_SCROLL);
  else
    octet_ui_packet_view_show_position (self, position);
}

/* The packet that is selected stays for a while. */
void
octet_ui_packet_view_settle (OctetUiPacketView *self)
{
  if (self->follow == OCTET_UI_FOLLOW_NOTHING)
    move_focus (self);
}

/* What would follow in a frame of its own, at once. */
void
octet_ui_packet_view_catch_up (OctetUiPacketView *self)
{
  guint position;

  if (self->follow == OCTET_UI_FOLLOW_SCROLL)
    {
      position = octet_ui_packet_list_get_selected (self->model);
      if (position != GTK_INVALID_LIST_POSITION)
        octet_ui_packet_view_show_position (self, position);
    }
  octet_ui_packet_view_cancel_follow (self);
}

/* Up and down go on from the packet that is selected, wherever the focus is by then. With other
 * keys the list goes on from the focus, and with Control it moves that alone. */
static gboolean
key_pressed_cb (OctetUiPacketView *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  gboolean is_down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  gboolean is_up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  OctetUiShown *shown;
  guint position;
  guint32 packet;

  if (self->selection == NULL || !octet_ui_list_focus_is_in (octet_ui_packet_view_get_list (self)))
    return GDK_EVENT_PROPAGATE;
  position = octet_ui_packet_list_get_selected (self->model);
  state &= gtk_accelerator_get_default_mod_mask ();
  self->is_apart |= (state & GDK_CONTROL_MASK) != 0;
  if ((!is_down && !is_up) || state != 0 || self->is_apart ||
      position == GTK_INVALID_LIST_POSITION)
    {
      octet_ui_packet_view_catch_up (self);
      move_focus (self);
      return GDK_EVENT_PROPAGATE;
    }
  shown = octet_ui_selection_get_shown (self->selection);
  packet = is_down ? octet_ui_shown_get_packet (shown, position + 1)
                   : position > 0 ? octet_ui_shown_get_packet (shown, position - 1) : 0;
  if (packet > 0)
    octet_ui_selection_set_packet (self->selection, packet);
  return GDK_EVENT_STOP;
}

/* Keys come here before the list takes them. */
void
octet_ui_packet_view_init_keys (OctetUiPacketView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
