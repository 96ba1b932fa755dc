/* octet-ui-traffic-strip-draw.c - how the traffic strip looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-traffic-strip-private.h"

#include <math.h>

#include "models/octet-ui-time-axis.h"
#include "widgets/octet-ui-chart-fill.h"
#include "widgets/octet-ui-palette.h"

/* Pixels between two words under the bars. */
#define MARK_ROOM 96
#define EDGE 4

static const char *const severities[] = { "octet_note", "octet_warning", "octet_error" };

/* The last severity that a bar has is its worst. */
static int
find_worst (const OctetDensityBucket *bar)
{
  for (int i = G_N_ELEMENTS (bar->findings); i-- > 0;)
    if (bar->findings[i] > 0)
      return i;
  return -1;
}

static void
draw_bar (OctetUiTrafficStrip      *self,
          GtkSnapshot              *snapshot,
          const OctetDensityBucket *bar,
          float                     x,
          const GdkRGBA            *colors)
{
  const float room = OCTET_UI_STRIP_BOTTOM - OCTET_UI_STRIP_TOP;
  guint32 total = octet_density_get_total (bar);
  float height, y = OCTET_UI_STRIP_BOTTOM;

  if (total == 0)
    return;
  height = MAX (1, room * sqrtf ((float) total / (float) self->highest));
  for (guint i = 0; i < OCTET_DENSITY_N_LEVELS; i++)
    {
      float part = height * (float) bar->packets[i] / (float) total;

      if (bar->packets[i] == 0)
        continue;
      y -= part;
      octet_ui_chart_fill_append (snapshot, (guint8) i, &colors[i],
                                  &GRAPHENE_RECT_INIT (x, y, OCTET_UI_STRIP_BAR - 1, part));
    }
}

static GskRenderNode *
make_bars (OctetUiTrafficStrip *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  float width = (float) (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * OCTET_UI_STRIP_MARGIN);
  GdkRGBA colors[OCTET_DENSITY_N_LEVELS];

  for (guint i = 0; i < OCTET_DENSITY_N_LEVELS; i++)
    octet_ui_palette_solid (GTK_WIDGET (self), (guint8) i, &colors[i]);
  for (guint i = 0; i < self->n_bars; i++)
    draw_bar (self, snapshot, &self->bars[i],
              OCTET_UI_STRIP_MARGIN + floorf (width * (float) i / (float) self->n_bars), colors);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
draw_findings (OctetUiTrafficStrip *self,
               GtkSnapshot         *snapshot)
{
  float width = (float) (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * OCTET_UI_STRIP_MARGIN);

  for (guint i = 0; i < self->n_bars; i++)
    {
      int worst = find_worst (&self->bars[i]);
      /* The worse the longer: colour is not the only sign. */
      float height = 3 + 1.5f * (float) worst;
      GdkRGBA color;

      if (worst < 0)
        continue;
      octet_ui_palette_get (GTK_WIDGET (self), severities[worst], &color);
      gtk_snapshot_append_color (
        snapshot, &color,
        &GRAPHENE_RECT_INIT (OCTET_UI_STRIP_MARGIN +
                               floorf (width * (float) i / (float) self->n_bars),
                             0, 3, height));
    }
}

static void
draw_axis (OctetUiTrafficStrip *self,
           GtkSnapshot         *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * OCTET_UI_STRIP_MARGIN;
  gint64 span = self->view.last - self->view.first;
  gint64 step = octet_ui_time_axis_find_step (span, (guint) MAX (width / MARK_ROOM, 1));
  gint64 zero = octet_packet_store_get_first_time (
    octet_session_get_store (octet_ui_selection_get_session (self->selection)));
  GdkRGBA color, line;

  octet_ui_palette_get (GTK_WIDGET (self), "octet_dim", &color);
  octet_ui_palette_get (GTK_WIDGET (self), "octet_line", &line);
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (OCTET_UI_STRIP_MARGIN, OCTET_UI_STRIP_BOTTOM,
                                                  (float) width, 1));
  for (gint64 mark = (self->view.first - zero) / step * step; mark <= self->view.last - zero;
       mark += step)
    {
      float x = (float) octet_ui_traffic_strip_get_x (self, zero + mark);
      g_autofree char *text = NULL;
      int text_width;

      if (zero + mark < self->view.first)
        continue;
      text = octet_ui_time_axis_write (mark, step);
      pango_layout_set_text (self->layout, text, -1);
      pango_layout_get_pixel_size (self->layout, &text_width, NULL);
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT (floorf (x), OCTET_UI_STRIP_BOTTOM, 1, 4));
      if (x + (float) text_width + 4 > (float) (width + 2 * OCTET_UI_STRIP_MARGIN))
        break;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (floorf (x) + 4, OCTET_UI_STRIP_BOTTOM));
      gtk_snapshot_append_layout (snapshot, self->layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

/* What stands out: the span that limits the list, or the rows that are in sight. */
static gboolean
find_frame (OctetUiTrafficStrip *self,
            OctetUiSpan         *ret_frame,
            gboolean            *ret_is_span)
{
  *ret_is_span = TRUE;
  if (self->drag != OCTET_UI_STRIP_IDLE && self->drag != OCTET_UI_STRIP_SCROLL)
    *ret_frame = self->dragged;
  else if (self->cursor.first <= self->cursor.last)
    *ret_frame = self->cursor;
  else if (!octet_ui_traffic_strip_get_span (self, ret_frame))
    {
      *ret_is_span = FALSE;
      *ret_frame = self->visible;
    }
  return ret_frame->first <= ret_frame->last;
}

static void
draw_frame (OctetUiTrafficStrip   *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *area,
            gboolean               is_span)
{
  float border = is_span ? 2.0f : 1.5f;
  float widths[4] = { border, border, border, border };
  GdkRGBA color;
  GskRoundedRect outline;

  octet_ui_palette_get (GTK_WIDGET (self), "accent_bg_color", &color);
  gsk_rounded_rect_init_from_rect (&outline, area, 3);
  gtk_snapshot_append_border (snapshot, &outline, widths,
                              (GdkRGBA[]) { color, color, color, color });
  if (!is_span)
    return;
  /* Something to take hold of. */
  for (int i = 0; i < 2; i++)
    {
      graphene_rect_t handle = *area;

      handle.origin.x += i == 0 ? -EDGE / 2.0f : area->size.width - EDGE / 2.0f;
      handle.origin.y += area->size.height / 4;
      handle.size.width = EDGE;
      handle.size.height /= 2;
      gsk_rounded_rect_init_from_rect (&outline, &handle, EDGE / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &color, &handle);
      gtk_snapshot_pop (snapshot);
    }
}

static void
draw_bars (OctetUiTrafficStrip *self,
           GtkSnapshot         *snapshot)
{
  OctetUiSpan frame;
  gboolean is_span;
  graphene_rect_t area;
  float first, last;
  GdkRGBA tint;

  if (self->node == NULL && self->n_bars > 0)
    self->node = make_bars (self);
  if (!find_frame (self, &frame, &is_span))
    {
      if (self->node != NULL)
        gtk_snapshot_append_node (snapshot, self->node);
      return;
    }
  first = floorf ((float) octet_ui_traffic_strip_get_x (self, frame.first)) - 2;
  last = ceilf ((float) octet_ui_traffic_strip_get_x (self, frame.last)) + 2;
  area = GRAPHENE_RECT_INIT (first, 1, MAX (last - first, 6), OCTET_UI_STRIP_BOTTOM);
  octet_ui_palette_get (GTK_WIDGET (self), "accent_bg_color", &tint);
  tint.alpha = is_span ? 0.14f : 0.1f;
  gtk_snapshot_append_color (snapshot, &tint, &area);
  if (self->node != NULL)
    {
      gtk_snapshot_push_opacity (snapshot, 0.6);
      gtk_snapshot_append_node (snapshot, self->node);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_push_clip (snapshot, &area);
      gtk_snapshot_append_node (snapshot, self->node);
      gtk_snapshot_pop (snapshot);
    }
  draw_frame (self, snapshot, &area, is_span);
}

static void
draw_playhead (OctetUiTrafficStrip *self,
               GtkSnapshot         *snapshot)
{
  OctetPacketStore *store;
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  GdkRGBA color;
  gint64 time;
  double x;

  if (packet == 0)
    return;
  store = octet_session_get_store (octet_ui_selection_get_session (self->selection));
  time = octet_packet_store_get (store, packet)->time;
  if (time < self->view.first || time > self->view.last)
    return;
  x = floor (octet_ui_traffic_strip_get_x (self, time));
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) x, 0, 1.5f, OCTET_UI_STRIP_BOTTOM + 1));
}

void
octet_ui_traffic_strip_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  OctetUiTrafficStrip *self = OCTET_UI_TRAFFIC_STRIP (widget);

  if (self->selection == NULL || self->view.last < self->view.first ||
      octet_session_get_n_packets (octet_ui_selection_get_session (self->selection)) == 0)
    return;
  octet_ui_traffic_strip_get_marks (self, &self->drawn);
  draw_bars (self, snapshot);
  draw_findings (self, snapshot);
  draw_axis (self, snapshot);
  draw_playhead (self, snapshot);
}
