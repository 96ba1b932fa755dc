/* octet-ui-ladder-draw.c - draws the part of a ladder that is in sight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time runs down and the end that began stands on the left, in every language. An arrow begins
 * where its packet was sent and ends a little lower; there the receiver's state changes.
 */
#include "config.h"

#include "widgets/octet-ui-ladder-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "models/octet-ui-flow-text.h"
#include "widgets/octet-ui-palette.h"
#include "widgets/octet-ui-zoom.h"

#define LANE 10.0f
#define HEAD 8.0f
/* From here on both fit at the left of the first lane. */
#define TIME_AND_STATE 140
#define NO_LEVEL G_MAXUINT8

/* Places and colours of one picture. */
typedef struct
{
  OctetUiLadder *self;
  GtkSnapshot   *snapshot;
  float          width;
  float          height;
  float          scale;   /* of the text */
  double         scroll;  /* what is above the picture */
  float          lanes[2];
  guint          first;   /* arrows in sight, and one on each side */
  guint          end;
  GdkRGBA        text;
  GdkRGBA        dim;
  GdkRGBA        solid;
  GdkRGBA        tint;
  GdkRGBA        sides[2];
} Picture;

static float
get_send_y (const Picture *self,
            guint          index)
{
  double row = octet_ui_ladder_get_row_height (self->self);

  return (float) (octet_ui_ladder_get_top (self->self, index) - self->scroll + row * 0.58);
}

static float
get_arrival_y (const Picture *self,
               guint          index)
{
  return get_send_y (self, index) + (float) octet_ui_ladder_get_row_height (self->self) * 0.3f;
}

/* Lays out a text of one line; the layout's width is free again afterwards. */
static void
lay_out (const Picture *self,
         const char    *text,
         double         scale,
         PangoWeight    weight,
         gboolean       is_monospace,
         float          room)
{
  PangoLayout *layout = self->self->layout;
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  if (is_monospace)
    pango_attr_list_insert (attributes, pango_attr_family_new ("monospace"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, room > 0 ? (int) room * PANGO_SCALE : -1);
}

static void
get_size (const Picture *self,
          float         *ret_width,
          float         *ret_height)
{
  int width, height;

  pango_layout_get_pixel_size (self->self->layout, &width, &height);
  *ret_width = (float) width;
  *ret_height = (float) height;
}

static void
put_layout (const Picture *self,
            float          x,
            float          y,
            const GdkRGBA *color)
{
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (roundf (x), roundf (y)));
  gtk_snapshot_append_layout (self->snapshot, self->self->layout, color);
  gtk_snapshot_restore (self->snapshot);
}

static void
put_box (const Picture *self,
         float          x,
         float          y,
         float          width,
         float          height,
         float          radius,
         const GdkRGBA *color)
{
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_push_rounded_clip (self->snapshot, &box);
  gtk_snapshot_append_color (self->snapshot, color, &box.bounds);
  gtk_snapshot_pop (self->snapshot);
}

/* --- lanes --- */

/* Grey where there is no connection, half of the hue on the way to it or from it. */
static void
get_state_color (const Picture   *self,
                 OctetLadderState state,
                 GdkRGBA         *ret_color)
{
  *ret_color = self->solid;
  if (state == OCTET_LADDER_NO_STATE || state == OCTET_LADDER_CLOSED ||
      state == OCTET_LADDER_LISTEN || state == OCTET_LADDER_TIME_WAIT)
    octet_ui_palette_get (GTK_WIDGET (self->self), "octet_faint", ret_color);
  else if (state != OCTET_LADDER_ESTABLISHED)
    ret_color->alpha = 0.55f;
}

/* One state of one end; its name stays in sight for as long as a part of it does. */
static void
draw_state (const Picture   *self,
            guint            side,
            OctetLadderState state,
            float            from,
            float            to)
{
  float x = self->lanes[side] - LANE / 2;
  float top = MAX (from, -LANE), bottom = MIN (to, self->height + LANE);
  float text_width, text_height, y;
  gboolean is_quiet = state == OCTET_LADDER_CLOSED || state == OCTET_LADDER_LISTEN ||
                      state == OCTET_LADDER_TIME_WAIT;
  GdkRGBA color;

  if (bottom - top < 2)
    return;
  get_state_color (self, state, &color);
  put_box (self, x, top, LANE, bottom - top - 2, 4, &color);
  if (state == OCTET_LADDER_NO_STATE)
    return;
  lay_out (self, octet_ladder_state_get_name (state), 0.76, PANGO_WEIGHT_SEMIBOLD, FALSE,
           side == 0 ? 0 : MAX (self->width - x - LANE - 9, 1));
  get_size (self, &text_width, &text_height);
  y = CLAMP (from + 3, 2, MAX (to - text_height - 2, from + 1));
  if (side == 0)
    put_layout (self, x - text_width - 7, y, is_quiet ? &self->dim : &self->solid);
  else
    put_layout (self, x + LANE + 7, y, is_quiet ? &self->dim : &self->solid);
}

static float
get_change_y (const Picture         *self,
              guint                  side,
              guint                  index,
              const OctetLadderStep *step)
{
  return step->side == side ? get_send_y (self, index) : get_arrival_y (self, index);
}

static void
draw_lane (const Picture *self,
           guint          side)
{
  OctetLadder *ladder = octet_ui_arrows_get_ladder (self->self->arrows);
  OctetLadderState begin[2], state;
  OctetLadderStep step;
  float from = (float) (self->self->line * 0.9 - self->scroll), to;

  octet_ladder_get_begin (ladder, &begin[0], &begin[1]);
  state = begin[side];
  if (self->first > 0 && octet_ladder_get_step (ladder, self->first - 1, &step))
    {
      state = step.state[side];
      from = -LANE * 2;
    }
  for (guint i = self->first; i < self->end; i++)
    {
      if (!octet_ladder_get_step (ladder, i, &step) || step.state[side] == state)
        continue;
      to = get_change_y (self, side, i, &step);
      draw_state (self, side, state, from, to);
      state = step.state[side];
      from = to;
    }
  to = self->end < octet_ui_arrows_get_n (self->self->arrows)
         ? self->height + 2 * LANE
         : (float) (octet_ui_ladder_get_height (self->self) - self->scroll -
                    self->self->line * 0.6);
  draw_state (self, side, state, from, to);
}

/* --- arrows --- */

static void
draw_line (const Picture *self,
           guint          index,
           guint          side,
           gboolean       is_selected)
{
  float sign = side == 0 ? 1 : -1;
  float x0 = self->lanes[side] + sign * (LANE / 2 + 3);
  float x1 = self->lanes[1 - side] - sign * (LANE / 2 + 3);
  float y0 = get_send_y (self, index), y1 = get_arrival_y (self, index);
  double angle = atan2 (y1 - y0, x1 - x0);
  cairo_t *cr = gtk_snapshot_append_cairo (
    self->snapshot, &GRAPHENE_RECT_INIT (0, y0 - HEAD, self->width, y1 - y0 + 2 * HEAD));

  gdk_cairo_set_source_rgba (cr, &self->sides[side]);
  cairo_set_line_width (cr, is_selected ? 2.4 : 1.5);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1 - cos (angle) * HEAD * 0.7, y1 - sin (angle) * HEAD * 0.7);
  cairo_stroke (cr);
  cairo_translate (cr, x1, y1);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -HEAD, -HEAD * 0.42);
  cairo_line_to (cr, -HEAD, HEAD * 0.42);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* The chip, the numbers and the meaning side by side, in the middle between the lanes. */
static void
draw_label (const Picture      *self,
            guint               index,
            const OctetUiArrow *arrow)
{
  const struct
  {
    const char   *text;
    double        scale;
    PangoWeight   weight;
    gboolean      is_monospace;
    guint8        level;
  } parts[] = {
    { arrow->chip, 0.82, PANGO_WEIGHT_BOLD, FALSE, OCTET_LEVEL_TRANSPORT },
    { arrow->numbers, 0.82, PANGO_WEIGHT_NORMAL, TRUE, NO_LEVEL },
    { arrow->meaning, 0.85, PANGO_WEIGHT_BOLD, FALSE, OCTET_LEVEL_APPLICATION },
  };
  float room = self->lanes[1] - self->lanes[0] - 2 * LANE - 24, used = 0, x;
  float widths[G_N_ELEMENTS (parts)] = { 0 }, heights[G_N_ELEMENTS (parts)] = { 0 };
  float bottom = get_send_y (self, index) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].text == NULL || room - used < 24)
        continue;
      lay_out (self, parts[i].text, parts[i].scale, parts[i].weight, parts[i].is_monospace,
               room - used);
      get_size (self, &widths[i], &heights[i]);
      used += widths[i] + (i == 0 ? 24 : 12);
    }
  x = (self->lanes[0] + self->lanes[1] - used + 12) / 2;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GdkRGBA color = self->dim;

      if (widths[i] <= 0)
        continue;
      if (i == 0)
        put_box (self, x, bottom - heights[i] - 3, widths[i] + 12, heights[i] + 4, 5, &self->tint);
      if (parts[i].level < NO_LEVEL)
        octet_ui_palette_solid (GTK_WIDGET (self->self), parts[i].level, &color);
      lay_out (self, parts[i].text, parts[i].scale, parts[i].weight, parts[i].is_monospace,
               widths[i] + 1);
      put_layout (self, i == 0 ? x + 6 : x, bottom - heights[i] - 1, &color);
      x += widths[i] + (i == 0 ? 24 : 12);
    }
}

static void
draw_pause (const Picture      *self,
            guint               index,
            const OctetUiArrow *arrow)
{
  g_autofree char *span = octet_ui_flow_text_span (arrow->pause);
  /* Translators: a length of time in which nothing was sent */
  g_autofree char *text = g_strdup_printf (_("%s of silence"), span);
  float middle = (self->lanes[0] + self->lanes[1]) / 2;
  float y = (float) (octet_ui_ladder_get_top (self->self, index) - self->scroll -
                     octet_ui_ladder_get_pill_height (self->self));
  float width, height;
  GdkRGBA color;

  octet_ui_palette_get (GTK_WIDGET (self->self), "octet_line", &color);
  lay_out (self, text, 0.82, PANGO_WEIGHT_SEMIBOLD, FALSE, 0);
  get_size (self, &width, &height);
  put_box (self, middle - width / 2 - 28, y + 8, width + 56, height + 6, (height + 6) / 2, &color);
  put_layout (self, middle - width / 2, y + 11, &self->dim);
}

/* In a narrow window the name of a state that begins here stands where the time would. */
static gboolean
is_crowded (const Picture      *self,
            guint               index,
            const OctetUiArrow *arrow)
{
  OctetLadder *ladder = octet_ui_arrows_get_ladder (self->self->arrows);
  OctetLadderState before, other;
  OctetLadderStep step;

  if (self->lanes[0] >= TIME_AND_STATE * self->scale || arrow->step.side != 0)
    return FALSE;
  octet_ladder_get_begin (ladder, &before, &other);
  if (index > 0 && octet_ladder_get_step (ladder, index - 1, &step))
    before = step.state[0];
  return arrow->step.state[0] != before;
}

static void
draw_time (const Picture      *self,
           guint               index,
           const OctetUiArrow *arrow)
{
  g_autofree char *text = g_strdup_printf ("%.4f", (double) arrow->time / 1e9);
  float width, height;

  if (is_crowded (self, index, arrow))
    return;
  lay_out (self, text, 0.78, PANGO_WEIGHT_NORMAL, TRUE, 0);
  get_size (self, &width, &height);
  put_layout (self, 10, get_send_y (self, index) - height / 2 + 4, &self->dim);
}

static void
draw_selected (const Picture *self,
               guint          index)
{
  GtkWidget *widget = GTK_WIDGET (self->self);
  float top = (float) (octet_ui_ladder_get_top (self->self, index) - self->scroll);
  float height = (float) octet_ui_ladder_get_row_height (self->self);
  GdkRGBA color;

  octet_ui_palette_get (widget, "accent_bg_color", &color);
  color.alpha = 0.15f;
  put_box (self, 6, top + 2, self->width - 12, height - 2, 6, &color);
  if (gtk_widget_has_visible_focus (widget))
    {
      GskRoundedRect box;

      gsk_rounded_rect_init_from_rect (
        &box, &GRAPHENE_RECT_INIT (6, top + 2, self->width - 12, height - 2), 6);
      color.alpha = 0.8f;
      gtk_snapshot_append_border (self->snapshot, &box, (float[4]) { 2, 2, 2, 2 },
                                  (GdkRGBA[4]) { color, color, color, color });
    }
}

static void
prepare (Picture       *self,
         OctetUiLadder *ladder,
         GtkSnapshot   *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (ladder);
  guint count = octet_ui_arrows_get_n (ladder->arrows);

  self->self = ladder;
  self->snapshot = snapshot;
  self->width = (float) gtk_widget_get_width (widget);
  self->height = (float) gtk_widget_get_height (widget);
  self->scroll = ladder->adjustments[1] != NULL
                   ? gtk_adjustment_get_value (ladder->adjustments[1]) : 0;
  self->scale = (float) octet_ui_zoom_get_text_scale (widget);
  self->lanes[0] = CLAMP (self->width * 0.25f, MAX (96, 80 * self->scale), 174 * self->scale);
  self->lanes[1] = self->width - CLAMP (self->width * 0.17f, MAX (98, 80 * self->scale),
                                        116 * self->scale);
  self->first = octet_ui_ladder_find_at (ladder, self->scroll);
  self->end = MIN (octet_ui_ladder_find_at (ladder, self->scroll + self->height) + 2, count);
  self->first = MIN (self->first > 0 ? self->first - 1 : 0, self->end);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &self->text);
  octet_ui_palette_get (widget, "octet_dim", &self->dim);
  octet_ui_palette_solid (widget, OCTET_LEVEL_TRANSPORT, &self->solid);
  octet_ui_palette_tint (widget, OCTET_LEVEL_TRANSPORT, &self->tint);
  octet_ui_palette_get (widget, "octet_dir_a", &self->sides[0]);
  octet_ui_palette_get (widget, "octet_dir_b", &self->sides[1]);
}

void
octet_ui_ladder_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  OctetUiLadder *self = OCTET_UI_LADDER (widget);
  Picture picture;

  if (self->arrows == NULL || octet_ui_arrows_get_n (self->arrows) == 0)
    return;
  prepare (&picture, self, snapshot);
  if (self->selected >= picture.first && self->selected < picture.end)
    draw_selected (&picture, self->selected);
  for (guint side = 0; side < 2; side++)
    draw_lane (&picture, side);
  for (guint i = picture.first; i < picture.end; i++)
    {
      const OctetUiArrow *arrow = octet_ui_arrows_get (self->arrows, i);

      if (arrow == NULL)
        break;
      if (arrow->step.is_paused)
        draw_pause (&picture, i, arrow);
      draw_time (&picture, i, arrow);
      draw_line (&picture, i, arrow->step.side, i == self->selected);
      draw_label (&picture, i, arrow);
    }
}
