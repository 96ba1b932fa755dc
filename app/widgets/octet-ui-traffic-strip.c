/* octet-ui-traffic-strip.c - the capture's traffic over time as a strip to look at and move in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bars are stacked by layer; their height grows with the square root of the packets, so that
 * one burst does not hide all else. Above them stand findings, below the time since the first
 * packet. A worker counts; here at most some thousand buckets are put together into bars.
 */
#include "config.h"

#include "widgets/octet-ui-traffic-strip-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "models/octet-ui-time-axis.h"
#include "widgets/octet-ui-chart-fill.h"

/* Closer than this a clock in nanoseconds has nothing to show. */
#define LEAST_SPAN 1000

G_DEFINE_FINAL_TYPE (OctetUiTrafficStrip, octet_ui_traffic_strip, GTK_TYPE_WIDGET)

enum
{
  SCROLL_TO,
  VIEW_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static OctetPacketStore *
get_store (OctetUiTrafficStrip *self)
{
  return self->selection != NULL
           ? octet_session_get_store (octet_ui_selection_get_session (self->selection)) : NULL;
}

static double
get_room (OctetUiTrafficStrip *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * OCTET_UI_STRIP_MARGIN, 1);
}

/* Where a time stands; far outside for times that are not shown. */
double
octet_ui_traffic_strip_get_x (OctetUiTrafficStrip *self,
                              gint64               time)
{
  double span = (double) self->view.last - (double) self->view.first;
  double part = ((double) time - (double) self->view.first) / MAX (span, 1);

  return OCTET_UI_STRIP_MARGIN + CLAMP (part, -2, 3) * get_room (self);
}

/* Where marks stand that move with the list and with the selection. */
void
octet_ui_traffic_strip_get_marks (OctetUiTrafficStrip *self,
                                  OctetUiStripMarks   *ret_marks)
{
  OctetPacketStore *store = get_store (self);
  guint32 packet = self->selection != NULL ? octet_ui_selection_get_packet (self->selection) : 0;

  ret_marks->first = (int) floor (octet_ui_traffic_strip_get_x (self, self->visible.first));
  ret_marks->last = (int) ceil (octet_ui_traffic_strip_get_x (self, self->visible.last));
  ret_marks->packet = -1;
  if (store != NULL && packet > 0)
    ret_marks->packet = (int) floor (octet_ui_traffic_strip_get_x (
      self, octet_packet_store_get (store, packet)->time));
}

/* In a long capture many packets are one pixel: they are walked over without drawing anew. */
static void
marks_moved (OctetUiTrafficStrip *self)
{
  OctetUiStripMarks marks;

  octet_ui_traffic_strip_get_marks (self, &marks);
  if (marks.first != self->drawn.first || marks.last != self->drawn.last ||
      marks.packet != self->drawn.packet)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The time at a place, within what the strip shows. */
gint64
octet_ui_traffic_strip_get_time (OctetUiTrafficStrip *self,
                                 double               x)
{
  double part = CLAMP ((x - OCTET_UI_STRIP_MARGIN) / get_room (self), 0, 1);

  return self->view.first +
         (gint64) (part * ((double) self->view.last - (double) self->view.first));
}

/* The time span that limits the list. */
gboolean
octet_ui_traffic_strip_get_span (OctetUiTrafficStrip *self,
                                 OctetUiSpan         *ret_span)
{
  if (self->selection == NULL)
    return FALSE;
  return octet_ui_shown_get_span (octet_ui_selection_get_shown (self->selection),
                                  &ret_span->first, &ret_span->last);
}

/* Puts the buckets together into bars of some pixels. */
static void
update_bars (OctetUiTrafficStrip *self)
{
  const OctetDensityData *data;
  double span = (double) self->view.last - (double) self->view.first;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->n_bars = (guint) get_room (self) / OCTET_UI_STRIP_BAR;
  self->bars = g_renew (OctetDensityBucket, self->bars, MAX (self->n_bars, 1));
  memset (self->bars, 0, MAX (self->n_bars, 1) * sizeof *self->bars);
  self->highest = 0;
  if (self->density == NULL || self->n_bars == 0 || self->view.last < self->view.first)
    return;
  data = octet_density_get_data (self->density);
  for (guint i = 0; i < data->n_buckets; i++)
    {
      double middle = (double) data->first + ((double) i + 0.5) * (double) data->width;
      double part = (middle - (double) self->view.first) / MAX (span, 1);
      OctetDensityBucket *bar;

      if (octet_density_get_total (&data->buckets[i]) == 0)
        continue;
      /* The middle of a bucket that is only begun lies behind the end. */
      if (!self->is_zoomed)
        part = CLAMP (part, 0, 0.999999);
      if (part < 0 || part >= 1)
        continue;
      bar = &self->bars[(guint) (part * self->n_bars)];
      for (guint k = 0; k < OCTET_DENSITY_N_LEVELS; k++)
        bar->packets[k] += data->buckets[i].packets[k];
      for (guint k = 0; k < G_N_ELEMENTS (bar->findings); k++)
        bar->findings[k] += data->buckets[i].findings[k];
      self->highest = MAX (self->highest, octet_density_get_total (bar));
    }
}

static void
update_accessible (OctetUiTrafficStrip *self)
{
  OctetPacketStore *store = get_store (self);
  guint32 packet = self->selection != NULL ? octet_ui_selection_get_packet (self->selection) : 0;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  gint64 first, now, span;

  if (store == NULL || packet == 0)
    return;
  first = octet_packet_store_get_first_time (store);
  now = octet_packet_store_get (store, packet)->time;
  span = MAX (self->view.last - self->view.first, LEAST_SPAN);
  if (now == G_MININT64 || first == G_MININT64)
    return;
  time = octet_ui_time_axis_write (now - first, span / 1000 + 1);
  /* Translators: a time such as 1:30, and a packet's number */
  text = g_strdup_printf (_("%s, packet %u"), time, packet);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) span / 1e9,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  ((double) now - (double) self->view.first) / 1e9,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
density_changed_cb (OctetUiTrafficStrip *self)
{
  const OctetDensityData *data = octet_density_get_data (self->density);

  if (!self->is_zoomed)
    self->view = data->low <= data->high ? (OctetUiSpan) { data->low, data->high }
                                         : (OctetUiSpan) { 0, -1 };
  update_bars (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
set_view (OctetUiTrafficStrip *self,
          const OctetUiSpan   *view)
{
  self->view = *view;
  self->is_zoomed = TRUE;
  octet_density_set_range (self->density, view->first, view->last,
                           CLAMP (2 * self->n_bars, 64, 4096));
  update_bars (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

/* Shows the whole capture again. */
void
octet_ui_traffic_strip_show_all (OctetUiTrafficStrip *self)
{
  if (!self->is_zoomed || self->density == NULL)
    return;
  self->is_zoomed = FALSE;
  octet_density_set_range (self->density, 0, -1, 1);
}

/* Shows @factor of what is shown now; the time @around stays in its place. */
void
octet_ui_traffic_strip_zoom (OctetUiTrafficStrip *self,
                             gint64               around,
                             double               factor)
{
  const OctetDensityData *data;
  double before, after;
  OctetUiSpan view;

  if (self->density == NULL || self->view.last < self->view.first)
    return;
  data = octet_density_get_data (self->density);
  before = (double) around - (double) self->view.first;
  after = (double) self->view.last - (double) around;
  view.first = around - (gint64) (before * factor);
  view.last = around + (gint64) (after * factor);
  if (view.last - view.first < LEAST_SPAN)
    return;
  view.first = MAX (view.first, data->low);
  view.last = MIN (view.last, data->high);
  if (view.first <= data->low && view.last >= data->high)
    octet_ui_traffic_strip_show_all (self);
  else
    set_view (self, &view);
}

/* Moves by a part of what is shown; to the right where it is positive. */
void
octet_ui_traffic_strip_pan (OctetUiTrafficStrip *self,
                            double               part)
{
  const OctetDensityData *data;
  gint64 step, span = self->view.last - self->view.first;
  OctetUiSpan view = self->view;

  if (self->density == NULL || !self->is_zoomed)
    return;
  data = octet_density_get_data (self->density);
  step = (gint64) (part * (double) span);
  step = CLAMP (step, MIN (data->low - view.first, 0), MAX (data->high - view.last, 0));
  view.first += step;
  view.last += step;
  set_view (self, &view);
}

static guint32
find_packet (OctetUiTrafficStrip *self,
             gint64               time)
{
  OctetPacketStore *store = get_store (self);
  guint32 packet = store != NULL ? octet_packet_store_find_time (store, time) : 0;

  return MIN (packet, self->selection != NULL ? octet_session_get_n_packets (
                        octet_ui_selection_get_session (self->selection)) : 0);
}

/* Selects the packet that is shown and nearest to a time. */
void
octet_ui_traffic_strip_go_to (OctetUiTrafficStrip *self,
                              gint64               time)
{
  guint32 packet = find_packet (self, time);

  if (packet > 0)
    packet = octet_ui_shown_get_nearest (octet_ui_selection_get_shown (self->selection), packet);
  if (packet > 0)
    octet_ui_selection_set_packet (self->selection, packet);
}

/* Asks for the list to be scrolled to a time. */
void
octet_ui_traffic_strip_scroll (OctetUiTrafficStrip *self,
                               gint64               time)
{
  guint32 packet = find_packet (self, time);

  if (packet > 0)
    g_signal_emit (self, signals[SCROLL_TO], 0, packet);
}

/**
 * octet_ui_traffic_strip_set_visible:
 * @self: a traffic strip
 * @first: the first packet of the list that is in sight, from 1; 0 for none
 * @last: the last one
 *
 * Says which part of the capture the list shows; it is drawn as a handle.
 */
void
octet_ui_traffic_strip_set_visible (OctetUiTrafficStrip *self,
                                    guint32              first,
                                    guint32              last)
{
  OctetPacketStore *store = get_store (self);
  OctetUiSpan visible = { 0, -1 };

  if (store != NULL && first > 0 && last >= first)
    visible = (OctetUiSpan) { octet_packet_store_get (store, first)->time,
                              octet_packet_store_get (store, last)->time };
  if (visible.first == self->visible.first && visible.last == self->visible.last)
    return;
  self->visible = visible;
  marks_moved (self);
}

/**
 * octet_ui_traffic_strip_get_view:
 * @self: a traffic strip
 * @ret_first: (out): the earliest time that it shows, in nanoseconds since 1970
 * @ret_last: (out): the latest
 *
 * Returns: whether it shows any
 */
gboolean
octet_ui_traffic_strip_get_view (OctetUiTrafficStrip *self,
                                 gint64              *ret_first,
                                 gint64              *ret_last)
{
  *ret_first = self->view.first;
  *ret_last = self->view.last;
  return self->selection != NULL && self->view.first <= self->view.last;
}

/**
 * octet_ui_traffic_strip_set_selection:
 * @self: a traffic strip
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_traffic_strip_set_selection (OctetUiTrafficStrip *self,
                                      OctetUiSelection    *selection)
{
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (octet_ui_selection_get_shown (self->selection), self);
    }
  if (self->density != NULL)
    g_signal_handlers_disconnect_by_data (self->density, self);
  g_clear_object (&self->density);
  g_set_object (&self->selection, selection);
  self->view = self->visible = (OctetUiSpan) { 0, -1 };
  self->is_zoomed = FALSE;
  self->drag = OCTET_UI_STRIP_IDLE;
  if (selection == NULL)
    return;
  self->density = octet_density_new (octet_ui_selection_get_session (selection));
  g_signal_connect_object (self->density, "changed", G_CALLBACK (density_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (marks_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "settled", G_CALLBACK (update_accessible), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_shown (selection), "changed",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  update_bars (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
octet_ui_traffic_strip_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  update_bars (OCTET_UI_TRAFFIC_STRIP (widget));
}

static void
octet_ui_traffic_strip_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 600;
      return;
    }
  /* The words under the bars grow with the user's text. */
  pango_layout_set_text (OCTET_UI_TRAFFIC_STRIP (widget)->layout, "0:00", -1);
  pango_layout_get_pixel_size (OCTET_UI_TRAFFIC_STRIP (widget)->layout, NULL, &height);
  *minimum = *natural = MAX (OCTET_UI_STRIP_HEIGHT, OCTET_UI_STRIP_BOTTOM + height);
}

static void
octet_ui_traffic_strip_css_changed (GtkWidget         *widget,
                                    GtkCssStyleChange *change)
{
  OctetUiTrafficStrip *self = OCTET_UI_TRAFFIC_STRIP (widget);

  GTK_WIDGET_CLASS (octet_ui_traffic_strip_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (self->layout);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static void
patterns_changed_cb (OctetUiTrafficStrip *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
octet_ui_traffic_strip_dispose (GObject *object)
{
  OctetUiTrafficStrip *self = OCTET_UI_TRAFFIC_STRIP (object);

  octet_ui_traffic_strip_set_selection (self, NULL);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->bars, g_free);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (octet_ui_traffic_strip_parent_class)->dispose (object);
}

static void
octet_ui_traffic_strip_class_init (OctetUiTrafficStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_traffic_strip_dispose;
  widget_class->snapshot = octet_ui_traffic_strip_snapshot;
  widget_class->size_allocate = octet_ui_traffic_strip_size_allocate;
  widget_class->measure = octet_ui_traffic_strip_measure;
  widget_class->css_changed = octet_ui_traffic_strip_css_changed;

  /**
   * OctetUiTrafficStrip::scroll-to:
   * @self: a traffic strip
   * @packet: a packet's number
   *
   * The handle was moved: the list is to begin at this packet.
   */
  signals[SCROLL_TO] = g_signal_new ("scroll-to", OCTET_UI_TYPE_TRAFFIC_STRIP, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * OctetUiTrafficStrip::view-changed:
   * @self: a traffic strip
   *
   * It shows another stretch of time, or more is known of it.
   */
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", OCTET_UI_TYPE_TRAFFIC_STRIP,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "traffic-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
octet_ui_traffic_strip_init (OctetUiTrafficStrip *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->view = self->visible = self->cursor = (OctetUiSpan) { 0, -1 };
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Traffic over time"),
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    _("Left and Right select packets by time. With Shift they choose a time span, which Enter "
      "shows alone and Escape gives up. Plus and minus zoom."), -1);
  octet_ui_traffic_strip_add_input (self);
  octet_ui_chart_fill_watch (GTK_WIDGET (self), G_CALLBACK (patterns_changed_cb));
}
