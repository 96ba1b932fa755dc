/* octet-ui-traffic-strip-input.c - what pointer and keys do on the traffic strip.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside the frame a drag brushes a new span; in the frame it moves it, at its edges it makes it
 * longer or shorter. Where there is no span, the frame is what the list has in sight, and moving
 * it scrolls the list. A span is set when the button is let go: to find the packets anew at each
 * motion would only be work.
 */
#include "config.h"

#include "widgets/octet-ui-traffic-strip-private.h"

#include <glib/gi18n.h>

#include "models/octet-ui-time-axis.h"
#include "widgets/octet-ui-palette.h"

#define GRIP 5       /* pixels around an edge that take hold of it */
#define LEAST_BRUSH 4 /* pixels; less is a click */

static void
set_span (OctetUiTrafficStrip *self,
          const OctetUiSpan   *span)
{
  octet_ui_shown_set_span (octet_ui_selection_get_shown (self->selection), span->first,
                           span->last);
}

static OctetUiStripDrag
find_drag (OctetUiTrafficStrip *self,
           double               x,
           OctetUiSpan         *ret_frame)
{
  gboolean is_span = octet_ui_traffic_strip_get_span (self, ret_frame);
  double first, last;

  if (!is_span)
    *ret_frame = self->visible;
  if (ret_frame->last < ret_frame->first)
    return OCTET_UI_STRIP_BRUSH;
  first = octet_ui_traffic_strip_get_x (self, ret_frame->first);
  last = octet_ui_traffic_strip_get_x (self, ret_frame->last);
  if (is_span && ABS (x - first) <= GRIP)
    return OCTET_UI_STRIP_FIRST_EDGE;
  if (is_span && ABS (x - last) <= GRIP)
    return OCTET_UI_STRIP_LAST_EDGE;
  /* What covers everything cannot be moved, but it can be brushed over. */
  if (x < first - 2 || x > last + 2 ||
      (!is_span && last - first > 0.9 * gtk_widget_get_width (GTK_WIDGET (self))))
    return OCTET_UI_STRIP_BRUSH;
  return is_span ? OCTET_UI_STRIP_MOVE : OCTET_UI_STRIP_SCROLL;
}

static void
drag_begin_cb (OctetUiTrafficStrip *self,
               double               x,
               double               y)
{
  if (self->selection == NULL || self->view.last < self->view.first)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag = find_drag (self, x, &self->drag_from);
  self->drag_x = x;
  self->dragged = self->drag_from;
  if (self->drag == OCTET_UI_STRIP_BRUSH)
    self->dragged = (OctetUiSpan) { 0, -1 };
}

static void
drag_update_cb (OctetUiTrafficStrip *self,
                double               offset_x,
                double               offset_y)
{
  gint64 start = octet_ui_traffic_strip_get_time (self, self->drag_x);
  gint64 now = octet_ui_traffic_strip_get_time (self, self->drag_x + offset_x);

  switch (self->drag)
    {
    case OCTET_UI_STRIP_BRUSH:
      self->dragged = ABS (offset_x) < LEAST_BRUSH
                        ? (OctetUiSpan) { 0, -1 }
                        : (OctetUiSpan) { MIN (start, now), MAX (start, now) };
      break;
    case OCTET_UI_STRIP_MOVE:
      self->dragged.first = self->drag_from.first + (now - start);
      self->dragged.last = self->drag_from.last + (now - start);
      break;
    case OCTET_UI_STRIP_FIRST_EDGE:
      self->dragged.first = MIN (now, self->drag_from.last);
      break;
    case OCTET_UI_STRIP_LAST_EDGE:
      self->dragged.last = MAX (now, self->drag_from.first);
      break;
    case OCTET_UI_STRIP_SCROLL:
      octet_ui_traffic_strip_scroll (self, self->drag_from.first + (now - start));
      break;
    case OCTET_UI_STRIP_IDLE:
    default:
      return;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (OctetUiTrafficStrip *self,
             double               offset_x,
             double               offset_y)
{
  OctetUiStripDrag drag = self->drag;

  self->drag = OCTET_UI_STRIP_IDLE;
  if (drag == OCTET_UI_STRIP_IDLE || self->selection == NULL)
    return;
  if (ABS (offset_x) < LEAST_BRUSH)
    octet_ui_traffic_strip_go_to (self, octet_ui_traffic_strip_get_time (self, self->drag_x));
  else if (drag != OCTET_UI_STRIP_SCROLL && self->dragged.first <= self->dragged.last)
    set_span (self, &self->dragged);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (OctetUiTrafficStrip *self,
            int                  n_press,
            double               x,
            double               y)
{
  if (n_press != 2 || self->selection == NULL)
    return;
  self->drag = OCTET_UI_STRIP_IDLE;
  octet_ui_shown_clear_span (octet_ui_selection_get_shown (self->selection));
  octet_ui_traffic_strip_show_all (self);
}

static gboolean
scroll_cb (OctetUiTrafficStrip      *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  double x = self->drag_x, y;

  if ((state & GDK_SHIFT_MASK) != 0 || dx != 0)
    {
      octet_ui_traffic_strip_pan (self, 0.1 * (dx != 0 ? dx : dy));
      return GDK_EVENT_STOP;
    }
  if (event != NULL && gdk_event_get_position (event, &x, &y))
    {
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
      double surface_x, surface_y;

      gtk_native_get_surface_transform (native, &surface_x, &surface_y);
      gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), x - surface_x,
                                        y - surface_y, &x, &y);
    }
  octet_ui_traffic_strip_zoom (self, octet_ui_traffic_strip_get_time (self, x),
                               dy > 0 ? 1.25 : 0.8);
  return GDK_EVENT_STOP;
}

static gint64
get_selected_time (OctetUiTrafficStrip *self)
{
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  OctetSession *session = octet_ui_selection_get_session (self->selection);

  return packet > 0 ? octet_packet_store_get (octet_session_get_store (session), packet)->time
                    : self->view.first;
}

/* Moves the playhead by a bar, or to the next packet where a bar has none; with Shift one end
 * of a span stays where it was. */
static void
move (OctetUiTrafficStrip *self,
      int                  direction,
      gboolean             is_spanning)
{
  gint64 step = MAX ((self->view.last - self->view.first) / MAX (self->n_bars, 1), 1);
  guint32 before = octet_ui_selection_get_packet (self->selection);
  gint64 time = get_selected_time (self);
  OctetUiShown *shown = octet_ui_selection_get_shown (self->selection);
  gboolean is_last_fixed = self->cursor.first <= self->cursor.last && time == self->cursor.first;
  guint position;
  gint64 now;

  if (is_spanning && self->cursor.last < self->cursor.first)
    {
      self->cursor = (OctetUiSpan) { time, time };
      is_last_fixed = direction < 0;
    }
  octet_ui_traffic_strip_go_to (self, time + direction * step);
  position = octet_ui_shown_get_position (shown, before);
  if (octet_ui_selection_get_packet (self->selection) == before &&
      position != OCTET_UI_NOT_SHOWN && (direction > 0 || position > 0) &&
      octet_ui_shown_get_packet (shown, position + (guint) direction) > 0)
    octet_ui_selection_set_packet (self->selection,
                                   octet_ui_shown_get_packet (shown, position + (guint) direction));
  now = get_selected_time (self);
  if (!is_spanning)
    self->cursor = (OctetUiSpan) { 0, -1 };
  else if (is_last_fixed)
    self->cursor.first = MIN (now, self->cursor.last);
  else
    self->cursor.last = MAX (now, self->cursor.first);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
finish_span (OctetUiTrafficStrip *self,
             gboolean             is_wanted)
{
  gboolean has_cursor = self->cursor.first < self->cursor.last;
  OctetUiSpan span = self->cursor;

  self->cursor = (OctetUiSpan) { 0, -1 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (is_wanted && has_cursor)
    set_span (self, &span);
  else if (!is_wanted && !has_cursor)
    {
      if (!self->is_zoomed && !octet_ui_traffic_strip_get_span (self, &span))
        return GDK_EVENT_PROPAGATE;
      octet_ui_shown_clear_span (octet_ui_selection_get_shown (self->selection));
      octet_ui_traffic_strip_show_all (self);
    }
  return has_cursor || !is_wanted;
}

static gboolean
key_pressed_cb (OctetUiTrafficStrip *self,
                guint                key,
                guint                code,
                GdkModifierType      state)
{
  gboolean is_spanning = (state & GDK_SHIFT_MASK) != 0;

  if (self->selection == NULL || self->view.last < self->view.first ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      move (self, key == GDK_KEY_Left ? -1 : 1, is_spanning);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      octet_ui_traffic_strip_go_to (self, self->view.first);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      octet_ui_traffic_strip_go_to (self, self->view.last);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
    case GDK_KEY_equal:
      octet_ui_traffic_strip_zoom (self, CLAMP (get_selected_time (self), self->view.first,
                                                self->view.last), 0.5);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      octet_ui_traffic_strip_zoom (self, CLAMP (get_selected_time (self), self->view.first,
                                                self->view.last), 2);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return finish_span (self, TRUE);
    case GDK_KEY_Escape:
      return finish_span (self, FALSE);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
motion_cb (OctetUiTrafficStrip *self,
           double               x,
           double               y)
{
  OctetUiSpan frame;
  OctetUiStripDrag drag;

  if (self->selection == NULL || self->drag != OCTET_UI_STRIP_IDLE)
    return;
  drag = find_drag (self, x, &frame);
  gtk_widget_set_cursor_from_name (
    GTK_WIDGET (self), drag == OCTET_UI_STRIP_BRUSH ? "crosshair"
                       : drag == OCTET_UI_STRIP_FIRST_EDGE || drag == OCTET_UI_STRIP_LAST_EDGE
                         ? "ew-resize" : "grab");
}

/* What a bar is: its time, its packets by layer, its findings. */
static gboolean
query_tooltip_cb (OctetUiTrafficStrip *self,
                  int                  x,
                  int                  y,
                  gboolean             by_keyboard,
                  GtkTooltip          *tooltip)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * OCTET_UI_STRIP_MARGIN;
  double part = (x - OCTET_UI_STRIP_MARGIN) / MAX (room, 1);
  const OctetDensityBucket *bar;
  g_autofree char *time = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint32 findings = 0, total;
  gint64 zero;

  if (by_keyboard || self->selection == NULL || self->n_bars == 0 || part < 0 || part >= 1 ||
      self->view.last < self->view.first)
    return FALSE;
  bar = &self->bars[(guint) (part * self->n_bars)];
  total = octet_density_get_total (bar);
  if (total == 0)
    return FALSE;
  zero = octet_packet_store_get_first_time (
    octet_session_get_store (octet_ui_selection_get_session (self->selection)));
  time = octet_ui_time_axis_write (octet_ui_traffic_strip_get_time (self, x) - zero,
                                   (self->view.last - self->view.first) / self->n_bars / 10 + 1);
  /* Translators: a time such as 1:30, and how many packets there are around it */
  g_string_append_printf (text, ngettext ("%s · %'u packet", "%s · %'u packets", total), time,
                          total);
  for (guint i = OCTET_DENSITY_N_LEVELS; i-- > 0;)
    if (bar->packets[i] > 0)
      g_string_append_printf (text, "\n%s: %'u", octet_ui_level_get_name ((guint8) i),
                              bar->packets[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bar->findings); i++)
    findings += bar->findings[i];
  if (findings > 0)
    g_string_append_printf (text, ngettext ("\n%'u of them has a finding",
                                            "\n%'u of them have findings", findings), findings);
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

void
octet_ui_traffic_strip_add_input (OctetUiTrafficStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, motion);
}
