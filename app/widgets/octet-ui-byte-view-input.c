/* octet-ui-byte-view-input.c - pointer and keys in the byte view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-byte-view-private.h"

static void
motion_cb (OctetUiByteView *self,
           double           x,
           double           y)
{
  guint32 node = OCTET_NO_NODE;
  gsize position;

  if (self->selection == NULL)
    return;
  if (octet_ui_byte_view_pick (self, x, y, &position))
    node = octet_ui_selection_find_at (self->selection, self->source, position, OCTET_NO_NODE);
  octet_ui_selection_set_hover (self->selection, node);
}

static void
leave_cb (OctetUiByteView *self)
{
  if (self->selection != NULL)
    octet_ui_selection_set_hover (self->selection, OCTET_NO_NODE);
}

/* Selects the field of the byte; the same byte again gives the next field that shares it. */
static void
choose (OctetUiByteView *self,
        gsize            position,
        gboolean         again)
{
  guint32 before = again ? octet_ui_selection_get_node (self->selection) : OCTET_NO_NODE;
  guint32 node = octet_ui_selection_find_at (self->selection, self->source, position, before);

  self->cursor = position;
  octet_ui_selection_set_node (self->selection, node);
  self->cursor = position;
  /* The field may be the one that was selected before. */
  octet_ui_byte_view_describe (self);
}

static void
pressed_cb (OctetUiByteView *self,
            int              n_press,
            double           x,
            double           y)
{
  gsize position;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->selection != NULL && octet_ui_byte_view_pick (self, x, y, &position))
    choose (self, position, TRUE);
}

static void
menu_pressed_cb (OctetUiByteView *self,
                 int              n_press,
                 double           x,
                 double           y)
{
  gsize position;

  if (self->selection != NULL && octet_ui_byte_view_pick (self, x, y, &position))
    choose (self, position, FALSE);
}

static void
drag_begin_cb (OctetUiByteView *self,
               double           x,
               double           y)
{
  self->is_dragging = self->selection != NULL &&
                      octet_ui_byte_view_pick (self, x, y, &self->drag_start);
}

static void
select_to (OctetUiByteView *self,
           gsize            position)
{
  gsize first = MIN (self->drag_start, position);
  OctetUiRange range = { self->source, first, MAX (self->drag_start, position) - first + 1 };

  octet_ui_selection_set_range (self->selection, &range);
}

static void
drag_update_cb (OctetUiByteView *self,
                double           dx,
                double           dy,
                GtkGestureDrag  *gesture)
{
  double x, y;
  gsize position;

  if (!self->is_dragging || !gtk_gesture_drag_get_start_point (gesture, &x, &y) ||
      !octet_ui_byte_view_pick (self, x + dx, y + dy, &position))
    return;
  if (position != self->drag_start)
    select_to (self, position);
}

static void
drag_end_cb (OctetUiByteView *self)
{
  self->is_dragging = FALSE;
}

static gboolean
move_cursor (OctetUiByteView *self,
             gssize           step,
             gboolean         extend)
{
  gsize size;

  octet_ui_byte_view_get_data (self, &size);
  if (size == 0)
    return GDK_EVENT_PROPAGATE;
  if (step < 0 && (gsize) -step > self->cursor)
    step = -(gssize) self->cursor;
  if (step > 0 && (gsize) step > size - 1 - self->cursor)
    step = (gssize) (size - 1 - self->cursor);
  if (extend)
    {
      OctetUiRange range = octet_ui_selection_get_range (self->selection);

      if (range.size == 0 || self->drag_start < range.position ||
          self->drag_start >= range.position + range.size)
        self->drag_start = self->cursor;
      self->cursor = (gsize) ((gssize) self->cursor + step);
      self->is_dragging = TRUE;
      select_to (self, self->cursor);
      self->is_dragging = FALSE;
    }
  else
    {
      gsize position = (gsize) ((gssize) self->cursor + step);

      choose (self, position, step == 0);
      self->drag_start = position;
    }
  octet_ui_byte_view_show_byte (self, self->cursor);
  /* Who moves by keys must see where, whatever the pointer did before. */
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (OctetUiByteView *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  gssize columns = (gssize) octet_ui_byte_view_get_columns (self);
  gssize page = columns * MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) / self->row_height - 1);

  if (self->selection == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
      return move_cursor (self, -1, extend);
    case GDK_KEY_Right:
      return move_cursor (self, 1, extend);
    case GDK_KEY_Up:
      return move_cursor (self, -columns, extend);
    case GDK_KEY_Down:
      return move_cursor (self, columns, extend);
    case GDK_KEY_Page_Up:
      return move_cursor (self, -page, extend);
    case GDK_KEY_Page_Down:
      return move_cursor (self, page, extend);
    case GDK_KEY_Home:
      return move_cursor (self, -((gssize) self->cursor % columns), extend);
    case GDK_KEY_End:
      return move_cursor (self, columns - 1 - (gssize) self->cursor % columns, extend);
    case GDK_KEY_Return:
    case GDK_KEY_space:
      return move_cursor (self, 0, FALSE);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Adds the controllers; they belong to the widget. */
void
octet_ui_byte_view_add_input (OctetUiByteView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkWidget *widget = GTK_WIDGET (self);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  /* The context menu is about the byte under the pointer. */
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
}
