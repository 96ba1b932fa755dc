/* octet-ui-packet-view.c - the list of packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-packet-view-private.h"

#include <glib/gi18n.h>

#include "session/octet-session-names.h"
#include "widgets/octet-ui-color-popover.h"
#include "widgets/octet-ui-list-focus.h"
#include "widgets/octet-ui-packet-rows.h"

/* ms between two times that rows are filled anew with the names that were found meanwhile. */
#define NAMES_INTERVAL 250
/* Digits behind the second where rows have little room. */
#define LEAST_DIGITS 3
/* Rows that GTK makes a widget for, and some more. */
#define MANY_ROWS 220

G_DEFINE_FINAL_TYPE (OctetUiPacketView, octet_ui_packet_view, GTK_TYPE_WIDGET)

static guint visible_changed_signal;

static OctetNames *
get_names (OctetUiPacketView *self)
{
  return octet_session_get_names (octet_ui_selection_get_session (self->selection));
}

/* Rows are all as high, so what is in sight follows from the place of the scroll bar. */
static gboolean
report_visible_cb (gpointer data)
{
  OctetUiPacketView *self = data;
  GtkAdjustment *adjustment = octet_ui_packet_view_get_adjustment (self);
  double upper = gtk_adjustment_get_upper (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  double end = value + gtk_adjustment_get_page_size (adjustment);
  OctetUiShown *shown = octet_ui_selection_get_shown (self->selection);
  guint count = octet_ui_shown_get_n_shown (shown);
  /* In any other order the rows in sight are not one stretch of time. */
  gboolean is_stretch = octet_ui_shown_get_order (shown, NULL) <= OCTET_ORDER_TIME;
  guint32 first = 0, last = 0;

  self->visible_source = 0;
  if (count > 0 && upper > 0 && is_stretch)
    {
      guint end_position = (guint) CLAMP (end / upper * count, 1, count);

      first = octet_ui_shown_get_packet (shown, (guint) CLAMP (value / upper * count, 0,
                                                               count - 1));
      last = octet_ui_shown_get_packet (shown, end_position - 1);
    }
  if (first == self->first_visible && last == self->last_visible)
    return G_SOURCE_REMOVE;
  self->first_visible = first;
  self->last_visible = last;
  /* Newest first: the last row is the earlier one. */
  g_signal_emit (self, visible_changed_signal, 0, MIN (first, last), MAX (first, last));
  return G_SOURCE_REMOVE;
}

static void
adjusted_cb (OctetUiPacketView *self)
{
  if (self->selection != NULL && self->visible_source == 0)
    self->visible_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, report_visible_cb, self, NULL);
}

/* Rows are taken over by those that come where they are scrolled to before the others go. Those
 * that are near where they are scrolled to stay, and others must be made: then the first ones
 * take them over, before they are scrolled to the row that is wanted. */
static void
replacing_cb (OctetUiPacketView *self,
              guint              position,
              guint              n_new)
{
  gboolean has_many_behind = position + MANY_ROWS < n_new || n_new < 2 * MANY_ROWS;

  octet_ui_packet_view_show_position (self, has_many_behind ? position : 0);
}

/* Where other packets are shown, the selected one is sought again. */
static void
shown_changed_cb (OctetUiPacketView *self)
{
  guint generation;

  generation = octet_ui_shown_get_generation (octet_ui_selection_get_shown (self->selection));
  /* Behind "replacing" the rows are told to be gone that were shown before. */
  if (octet_ui_packet_list_is_replacing (self->model))
    return;
  if (generation == self->generation ||
      octet_ui_packet_list_get_selected (self->model) == GTK_INVALID_LIST_POSITION)
    return;
  self->generation = generation;
  octet_ui_packet_view_show_packet (self, octet_ui_selection_get_packet (self->selection));
}

/* Rows of two lines are few: they are made anew where the selected packet is. */
static void
remake_rows (OctetUiPacketView *self)
{
  gboolean had_focus = octet_ui_list_focus_is_in (octet_ui_packet_view_get_list (self));
  guint32 packet = octet_ui_selection_get_packet (self->selection);

  gtk_list_view_set_model (self->rows, NULL);
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (self->model));
  octet_ui_packet_view_show_packet (self, packet);
  if (had_focus)
    {
      gtk_widget_grab_focus (octet_ui_packet_view_get_list (self));
      octet_ui_packet_view_focus_packet (self, packet);
    }
}

/* What a person notes is seen at once, in the rows that are made. */
static void
marks_changed_cb (OctetUiPacketView *self,
                  guint              mark,
                  guint              first,
                  guint              last)
{
  /* Behind a time reference all times are others. */
  if (mark == OCTET_UI_MARK_REFERENCE)
    last = G_MAXUINT32;
  if (self->is_compact)
    remake_rows (self);
  else
    octet_ui_packet_columns_refresh (self->columns, first, last);
}

/* Once it is known which rows are in sight, and before they are drawn. */
static void
layout_cb (OctetUiPacketView *self)
{
  GtkAdjustment *adjustment;
  double upper, value;
  guint count, first, last;

  if (self->columns == NULL)
    return;
  adjustment = octet_ui_packet_view_get_adjustment (self);
  upper = gtk_adjustment_get_upper (adjustment);
  value = gtk_adjustment_get_value (adjustment);
  count = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (upper <= 0 || count == 0)
    return;
  first = (guint) CLAMP (value / upper * count - 1, 0, count - 1);
  last = (guint) CLAMP ((value + gtk_adjustment_get_page_size (adjustment)) / upper * count + 1, 0,
                        count - 1);
  octet_ui_packet_list_set_in_sight (self->model, first, last);
  if (!self->is_compact)
    octet_ui_packet_columns_fill (self->columns, first, last);
}

static void
octet_ui_packet_view_map (GtkWidget *widget)
{
  OctetUiPacketView *self = OCTET_UI_PACKET_VIEW (widget);

  GTK_WIDGET_CLASS (octet_ui_packet_view_parent_class)->map (widget);
  /* The window lays out in the same signal, since it was realized. */
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_object (self->clock, "layout", G_CALLBACK (layout_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
octet_ui_packet_view_unmap (GtkWidget *widget)
{
  OctetUiPacketView *self = OCTET_UI_PACKET_VIEW (widget);

  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  octet_ui_packet_view_catch_up (self);
  GTK_WIDGET_CLASS (octet_ui_packet_view_parent_class)->unmap (widget);
}

static gboolean
rename_cb (gpointer data)
{
  OctetUiPacketView *self = data;

  self->names_source = 0;
  if (self->is_compact)
    remake_rows (self);
  else
    octet_ui_packet_columns_refresh (self->columns, 1, G_MAXUINT32);
  return G_SOURCE_REMOVE;
}

/* While a capture is read names come by the hundred: rows are filled anew now and then. */
static void
names_changed_cb (OctetUiPacketView *self)
{
  if (self->names_source == 0)
    self->names_source = g_timeout_add (NAMES_INTERVAL, rename_cb, self);
}

static void
drop_columns (OctetUiPacketView *self)
{
  if (self->columns != NULL)
    octet_ui_packet_columns_drop (g_steal_pointer (&self->columns));
}

/* The header's arrow says what the packets are sorted by. */
static void
sorter_changed_cb (OctetUiPacketView *self)
{
  if (self->columns != NULL)
    octet_ui_packet_columns_apply_order (self->columns);
}

/* Only the list that is shown has the packets: the other one would make rows for nothing. */
static void
show_model (OctetUiPacketView *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->model);

  gtk_column_view_set_model (self->view, self->is_compact ? NULL : model);
  gtk_list_view_set_model (self->rows, self->is_compact ? model : NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->is_compact ? "rows" : "columns");
}

/* Makes the rows of two lines anew. Where there is little room, the ends matter more than what
 * lies below a millisecond. */
static void
set_rows (OctetUiPacketView *self)
{
  OctetUiCellContext context = { self->selection, self->time_format, self->time_digits };
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (self->selection == NULL)
    return;
  if (self->is_least && (context.digits < 0 || context.digits > LEAST_DIGITS))
    context.digits = LEAST_DIGITS;
  factory = octet_ui_packet_rows_new (&context);
  gtk_list_view_set_factory (self->rows, factory);
}

/**
 * octet_ui_packet_view_set_compact:
 * @self: a packet view
 * @is_compact: whether to show rows of two lines in place of columns
 * @is_least: whether these have as little room as on a phone
 */
void
octet_ui_packet_view_set_compact (OctetUiPacketView *self,
                                  gboolean           is_compact,
                                  gboolean           is_least)
{
  if (self->is_least != !!is_least)
    {
      self->is_least = is_least;
      set_rows (self);
    }
  if (self->is_compact == !!is_compact)
    return;
  self->is_compact = is_compact;
  show_model (self);
  if (self->selection != NULL)
    octet_ui_packet_view_show_packet (self, octet_ui_selection_get_packet (self->selection));
}

/**
 * octet_ui_packet_view_set_selection:
 * @self: a packet view
 * @selection: (nullable): the capture's selection
 *
 * Shows the packets of the selection's session.
 */
void
octet_ui_packet_view_set_selection (OctetUiPacketView *self,
                                    OctetUiSelection  *selection)
{
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (octet_ui_selection_get_shown (self->selection), self);
      g_signal_handlers_disconnect_by_data (octet_ui_selection_get_marks (self->selection), self);
      g_signal_handlers_disconnect_by_data (get_names (self), self);
    }
  octet_ui_packet_view_cancel_follow (self);
  g_clear_handle_id (&self->visible_source, g_source_remove);
  g_clear_handle_id (&self->names_source, g_source_remove);
  self->first_visible = self->last_visible = 0;
  gtk_column_view_set_model (self->view, NULL);
  gtk_list_view_set_model (self->rows, NULL);
  gtk_list_view_set_factory (self->rows, NULL);
  drop_columns (self);
  g_clear_object (&self->model);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;

  self->model = octet_ui_packet_list_new (selection);
  g_signal_connect_object (self->model, "replacing", G_CALLBACK (replacing_cb), self,
                           G_CONNECT_SWAPPED);
  self->columns = octet_ui_packet_columns_new (self->view, selection, self->model);
  octet_ui_packet_columns_set_time (self->columns, self->time_format, self->time_digits);
  set_rows (self);
  show_model (self);
  /* After the model, and after the view itself: both must know of the rows. */
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (octet_ui_packet_view_follow),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "settled", G_CALLBACK (octet_ui_packet_view_settle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (octet_ui_selection_get_shown (selection), "changed",
                           G_CALLBACK (adjusted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_marks (selection), "changed",
                           G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_names (self), "changed", G_CALLBACK (names_changed_cb), self,
                           G_CONNECT_SWAPPED);
  octet_ui_packet_view_follow (self);
}

/**
 * octet_ui_packet_view_set_time_format:
 * @self: a packet view
 * @format: how to write times
 * @digits: digits behind the second; -1 for as many as is usual
 */
void
octet_ui_packet_view_set_time_format (OctetUiPacketView *self,
                                      OctetUiTimeFormat  format,
                                      int                digits)
{
  self->time_format = format;
  self->time_digits = digits;
  if (self->columns == NULL)
    return;
  octet_ui_packet_columns_set_time (self->columns, format, digits);
  set_rows (self);
}

/**
 * octet_ui_packet_view_explain_color:
 * @self: a packet view
 *
 * Says in a popover why the selected packet's row is marked as it is.
 */
void
octet_ui_packet_view_explain_color (OctetUiPacketView *self)
{
  if (self->selection != NULL && octet_ui_selection_get_packet (self->selection) > 0)
    octet_ui_color_popover_show (GTK_WIDGET (self), self->selection);
}

/**
 * octet_ui_packet_view_scroll_to:
 * @self: a packet view
 * @packet: a packet's number
 *
 * Scrolls so that its row, or that of the nearest packet that is shown, is the first in sight.
 */
void
octet_ui_packet_view_scroll_to (OctetUiPacketView *self,
                                guint32            packet)
{
  OctetUiShown *shown;
  GtkAdjustment *adjustment;
  guint position, count;

  if (self->selection == NULL)
    return;
  shown = octet_ui_selection_get_shown (self->selection);
  count = octet_ui_shown_get_n_shown (shown);
  position = octet_ui_shown_get_position (shown, octet_ui_shown_get_nearest (shown, packet));
  if (position == OCTET_UI_NOT_SHOWN || count == 0)
    return;
  octet_ui_packet_list_tell_all (self->model);
  adjustment = octet_ui_packet_view_get_adjustment (self);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * position / count);
}

/**
 * octet_ui_packet_view_show_packet:
 * @self: a packet view
 * @packet: a packet's number
 *
 * Scrolls so that its row is in sight.
 */
void
octet_ui_packet_view_show_packet (OctetUiPacketView *self,
                                  guint32            packet)
{
  guint position;

  if (self->selection == NULL)
    return;
  position = octet_ui_shown_get_position (octet_ui_selection_get_shown (self->selection), packet);
  if (position == OCTET_UI_NOT_SHOWN)
    return;
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    octet_ui_packet_list_tell_all (self->model);
  octet_ui_packet_view_show_position (self, position);
}

/**
 * octet_ui_packet_view_focus:
 * @self: a packet view
 *
 * Puts the keyboard focus on the list.
 */
void
octet_ui_packet_view_focus (OctetUiPacketView *self)
{
  gtk_widget_grab_focus (octet_ui_packet_view_get_list (self));
  if (self->selection != NULL)
    octet_ui_packet_view_focus_packet (self, octet_ui_selection_get_packet (self->selection));
}

static void
octet_ui_packet_view_dispose (GObject *object)
{
  OctetUiPacketView *self = OCTET_UI_PACKET_VIEW (object);

  if (self->view != NULL)
    octet_ui_packet_view_set_selection (self, NULL);
  self->view = NULL;
  /* The stack, and a popover that is open. */
  while (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (self)));
  G_OBJECT_CLASS (octet_ui_packet_view_parent_class)->dispose (object);
}

static void
octet_ui_packet_view_class_init (OctetUiPacketViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_packet_view_dispose;
  widget_class->map = octet_ui_packet_view_map;
  widget_class->unmap = octet_ui_packet_view_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "packet-view");
  /* A key cap without Control: only while the list has the focus. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketright, 0,
                                       "win.next-in-conversation", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketleft, 0,
                                       "win.previous-in-conversation", NULL);

  /**
   * OctetUiPacketView::visible-changed:
   * @self: a packet view
   * @first: the first packet in sight; 0 for none
   * @last: the last one
   *
   * Other rows are in sight.
   */
  visible_changed_signal = g_signal_new ("visible-changed", OCTET_UI_TYPE_PACKET_VIEW,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_UINT, G_TYPE_UINT);
}

/* A double click or Enter: the packet for itself. */
static void
activate_cb (OctetUiPacketView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              self->is_compact ? "win.details" : "win.packet-window", NULL);
}

static GtkWidget *
new_scroller (OctetUiPacketView *self,
              GtkWidget         *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (adjusted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (adjusted_cb), self,
                           G_CONNECT_SWAPPED);
  return scroller;
}

static void
octet_ui_packet_view_init (OctetUiPacketView *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  self->time_digits = -1;
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Packets"), -1);
  self->rows = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "packet-rows");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->rows, "activate", G_CALLBACK (activate_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Packets"), -1);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), new_scroller (self, GTK_WIDGET (self->view)),
                       "columns");
  gtk_stack_add_named (GTK_STACK (self->stack), new_scroller (self, GTK_WIDGET (self->rows)),
                       "rows");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  octet_ui_packet_view_init_menu (self);
  octet_ui_packet_view_init_keys (self);
}
