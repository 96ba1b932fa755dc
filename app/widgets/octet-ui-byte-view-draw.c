/* octet-ui-byte-view-draw.c - draws the rows of the byte view that are in sight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is drawn in runs of the same look, each one text and one rectangle: some
 * hundred render nodes a screen, whatever the packet's size.
 */
#include "config.h"

#include "widgets/octet-ui-byte-view-private.h"

#include "models/octet-ui-node-text.h"
#include "widgets/octet-ui-palette.h"

/* What the rows of one snapshot share. */
typedef struct
{
  OctetUiByteView *view;
  GtkSnapshot     *snapshot;
  const OctetTree *tree;
  const guint8    *data;
  gsize            size;
  guint            columns; /* bytes in a row */
  float            cell;    /* width of a byte and the gap behind it */
  gsize            first; /* selected bytes: from here */
  gsize            end;   /* to before here */
  guint8           head_mask; /* which bits of the first and the last selected byte count */
  guint8           tail_mask;
  gboolean         is_filled;
  GdkRGBA          solids[OCTET_LEVEL_PAYLOAD + 1];
  GdkRGBA          tints[OCTET_LEVEL_PAYLOAD + 1];
  GdkRGBA          inverse;
  GdkRGBA          faint;
  GdkRGBA          accent;
} Drawing;

static guint8
get_level (const Drawing *drawing,
           gsize          position)
{
  guint layer = drawing->view->layers[position];

  if (layer >= drawing->tree->n_layers)
    return OCTET_LEVEL_FRAME;
  return MIN (drawing->tree->layers[layer].entry->protocol->level, OCTET_LEVEL_PAYLOAD);
}

/* The bits of a selected byte that are selected. */
static guint8
get_mask (const Drawing *drawing,
          gsize          position)
{
  guint8 mask = 0xff;

  if (position < drawing->first || position >= drawing->end)
    return 0;
  if (position == drawing->first)
    mask &= drawing->head_mask;
  if (position + 1 == drawing->end)
    mask &= drawing->tail_mask;
  return mask;
}

static gboolean
is_solid (const Drawing *drawing,
          gsize          position)
{
  return drawing->is_filled && get_mask (drawing, position) == 0xff;
}

static void
append_text (const Drawing *drawing,
             int            x,
             int            y,
             const char    *text,
             const GdkRGBA *color)
{
  OctetUiByteView *self = drawing->view;

  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y + 2));
  pango_layout_set_text (self->layout, text, -1);
  gtk_snapshot_append_layout (drawing->snapshot, self->layout, color);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
append_box (const Drawing *drawing,
            float          x,
            float          y,
            float          width,
            float          radius,
            const GdkRGBA *color)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (x, y, width, (float) drawing->view->row_height);
  GskRoundedRect rounded;

  if (radius <= 0)
    {
      gtk_snapshot_append_color (drawing->snapshot, color, &area);
      return;
    }
  gsk_rounded_rect_init_from_rect (&rounded, &area, radius);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &rounded);
  gtk_snapshot_append_color (drawing->snapshot, color, &area);
  gtk_snapshot_pop (drawing->snapshot);
}

static void
append_digits (OctetUiByteView *self,
               guint8           byte,
               GString         *digits)
{
  if (!self->is_bits)
    {
      g_string_append_printf (digits, "%02x", byte);
      return;
    }
  for (guint bit = 8; bit-- > 0;)
    g_string_append_c (digits, (byte >> bit & 1) != 0 ? '1' : '0');
}

/* A run of bytes from column @from to before @to that look the same. */
static void
draw_run (const Drawing *drawing,
          gsize          row,
          guint          from,
          guint          to,
          int            y)
{
  OctetUiByteView *self = drawing->view;
  gsize start = row * drawing->columns;
  guint8 level = get_level (drawing, start + from);
  gboolean solid = is_solid (drawing, start + from);
  g_autoptr (GString) hex = g_string_sized_new (128);
  g_autoptr (GString) text = g_string_sized_new (64);
  float pad = (float) self->char_width / 2;
  const GdkRGBA *back = solid ? &drawing->solids[level] : &drawing->tints[level];
  const GdkRGBA *fore = solid ? &drawing->inverse : &drawing->solids[level];
  float radius = solid ? 4 : 0;
  int hex_x = octet_ui_byte_view_hex_x (self, from);
  int text_x = octet_ui_byte_view_text_x (self, from);

  for (guint i = from; i < to; i++)
    {
      guint8 byte = drawing->data[start + i];

      if (i > from)
        g_string_append (hex, i % 8 == 0 ? "  " : " ");
      append_digits (self, byte, hex);
      g_string_append_unichar (text, octet_ui_byte_view_get_char (self, byte));
    }
  append_box (drawing, (float) hex_x - pad, (float) y,
              (float) (octet_ui_byte_view_hex_x (self, to - 1) - hex_x) +
              drawing->cell, radius, back);
  append_box (drawing, (float) text_x, (float) y, (float) ((int) (to - from) * self->char_width),
              radius, back);
  append_text (drawing, hex_x, y, hex->str, fore);
  append_text (drawing, text_x, y, text->str, fore);
}

/* Where each bit has a digit of its own, the digits of those that are selected are filled. */
static void
draw_digits (const Drawing *drawing,
             gsize          position,
             int            x,
             int            y)
{
  OctetUiByteView *self = drawing->view;
  guint8 mask = get_mask (drawing, position);
  guint8 level = get_level (drawing, position);

  for (guint bit = 0; bit < 8; bit++)
    if ((mask >> (7 - bit) & 1) != 0)
      {
        int left = x + (int) bit * self->char_width;

        append_box (drawing, (float) left, (float) y, (float) self->char_width, 0,
                    &drawing->solids[level]);
        append_text (drawing, left, y,
                     (drawing->data[position] >> (7 - bit) & 1) != 0 ? "1" : "0",
                     &drawing->inverse);
      }
}

/* Eight marks below a byte whose bits are only in part selected: these ones. */
static void
draw_bits (const Drawing *drawing,
           gsize          position,
           int            x,
           int            y)
{
  guint8 mask = get_mask (drawing, position);
  guint8 level = get_level (drawing, position);
  float width = (float) drawing->view->char_width * 2 / 8;
  float top = (float) (y + drawing->view->row_height) - 4;

  for (guint bit = 0; bit < 8; bit++)
    {
      gboolean on = (mask >> (7 - bit) & 1) != 0;
      GdkRGBA color = drawing->solids[level];

      if (!on)
        color.alpha *= 0.22f;
      gtk_snapshot_append_color (drawing->snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float) x + (float) bit * width, top,
                                                      width - 0.6f, 3));
    }
}

static gboolean
is_same (const Drawing *drawing,
         gsize          a,
         gsize          b)
{
  return get_level (drawing, a) == get_level (drawing, b) &&
         is_solid (drawing, a) == is_solid (drawing, b);
}

static void
draw_row (const Drawing *drawing,
          gsize          row,
          int            y)
{
  OctetUiByteView *self = drawing->view;
  gsize start = row * drawing->columns;
  guint count = (guint) MIN (drawing->size - start, drawing->columns);
  g_autofree char *offset = NULL;

  offset = g_strdup_printf ("%0*" G_GINT64_MODIFIER "x", (int) octet_ui_byte_view_get_digits (self),
                            (guint64) start);
  append_text (drawing, OCTET_UI_BYTE_VIEW_MARGIN, y, offset, &drawing->faint);
  for (guint from = 0, to; from < count; from = to)
    {
      for (to = from + 1; to < count && is_same (drawing, start + from, start + to); to++)
        ;
      draw_run (drawing, row, from, to, y);
    }
}

/* An outline around the bytes [first, end) in both parts of a row. */
static void
draw_outline (const Drawing *drawing,
              gsize          row,
              int            y,
              gsize          first,
              gsize          end,
              float          width,
              const GdkRGBA *color)
{
  OctetUiByteView *self = drawing->view;
  gsize start = row * drawing->columns;
  gsize from = MAX (first, start);
  gsize to = MIN (end, MIN (start + drawing->columns, drawing->size));
  float sides[4] = { 0, width, 0, width };
  GdkRGBA colors[4] = { *color, *color, *color, *color };
  float pad = (float) self->char_width / 2;
  float hex, text;
  graphene_rect_t areas[2];
  GskRoundedRect rounded;

  if (from >= to)
    return;
  /* Rows of one selection are joined: a line is drawn where the row above or below ends. */
  sides[0] = first + drawing->columns > from || row == 0 ? width : 0;
  sides[2] = end < to + drawing->columns ? width : 0;
  hex = (float) octet_ui_byte_view_hex_x (self, (guint) (from - start));
  text = (float) octet_ui_byte_view_text_x (self, (guint) (from - start));
  areas[0] = GRAPHENE_RECT_INIT (hex - pad, (float) y,
                                 (float) octet_ui_byte_view_hex_x (self, (guint) (to - 1 - start)) -
                                 hex + drawing->cell, (float) self->row_height);
  areas[1] = GRAPHENE_RECT_INIT (text, (float) y,
                                 (float) ((int) (to - from) * self->char_width),
                                 (float) self->row_height);
  for (guint i = 0; i < 2; i++)
    {
      gsk_rounded_rect_init_from_rect (&rounded, &areas[i], sides[0] > 0 && sides[2] > 0 ? 4 : 0);
      gtk_snapshot_append_border (drawing->snapshot, &rounded, sides, colors);
    }
}

static void
draw_marks (const Drawing *drawing,
            gsize          row,
            int            y)
{
  OctetUiByteView *self = drawing->view;
  guint32 hover = octet_ui_selection_get_hover (self->selection);
  gsize start = row * drawing->columns;

  if (drawing->end > drawing->first && drawing->first < drawing->size)
    {
      GdkRGBA color = drawing->solids[get_level (drawing, drawing->first)];
      gboolean is_part = (drawing->head_mask & drawing->tail_mask) != 0xff;

      if (!drawing->is_filled || is_part)
        draw_outline (drawing, row, y, drawing->first, drawing->end, 1.6f, &color);
      for (guint i = 0; is_part && i < drawing->columns; i++)
        if (start + i < drawing->size && get_mask (drawing, start + i) != 0)
          {
            if (self->is_bits)
              draw_digits (drawing, start + i, octet_ui_byte_view_hex_x (self, i), y);
            else
              draw_bits (drawing, start + i, octet_ui_byte_view_hex_x (self, i), y);
          }
    }
  if (hover != OCTET_NO_NODE && drawing->tree->nodes[hover].source == self->source &&
      drawing->tree->nodes[hover].size > 0)
    {
      const OctetNode *node = &drawing->tree->nodes[hover];
      GdkRGBA color = drawing->solids[node->position < drawing->size
                                        ? get_level (drawing, node->position) : 0];

      draw_outline (drawing, row, y, node->position, (gsize) node->position + node->size, 1.3f,
                    &color);
    }
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)) && self->cursor >= start &&
      self->cursor - start < drawing->columns)
    {
      gboolean is_on_solid = drawing->is_filled && self->cursor >= drawing->first &&
                             self->cursor < drawing->end;

      draw_outline (drawing, row, y, self->cursor, self->cursor + 1, 2,
                    is_on_solid ? &drawing->inverse : &drawing->accent);
    }
}

/* What is selected: the range, and for a bit field which bits of it. A layer is outlined, so
 * that its fields keep their look. */
static void
find_selected (Drawing *drawing)
{
  OctetUiSelection *selection = drawing->view->selection;
  OctetUiRange range = octet_ui_selection_get_range (selection);
  guint32 index = octet_ui_selection_get_node (selection);
  const OctetNode *node = index != OCTET_NO_NODE ? &drawing->tree->nodes[index] : NULL;
  guint64 first, end;

  drawing->head_mask = drawing->tail_mask = 0xff;
  if (range.source != drawing->view->source || range.size == 0)
    return;
  drawing->first = range.position;
  drawing->end = range.position + range.size;
  drawing->is_filled = TRUE;
  if (node == NULL || node->position != range.position || node->size != range.size)
    return;
  drawing->is_filled = node->parent != OCTET_NO_NODE;
  if (!octet_ui_node_get_bits (drawing->tree, node, &first, &end))
    return;
  drawing->first = (gsize) (first / 8);
  drawing->end = (gsize) ((end + 7) / 8);
  drawing->head_mask = (guint8) (0xff >> (first % 8));
  if (end % 8 != 0)
    drawing->tail_mask = (guint8) (0xff << (8 - end % 8));
}

static void
find_colors (Drawing *drawing)
{
  GtkWidget *widget = GTK_WIDGET (drawing->view);

  for (guint i = 0; i <= OCTET_LEVEL_PAYLOAD; i++)
    {
      octet_ui_palette_solid (widget, (guint8) i, &drawing->solids[i]);
      octet_ui_palette_tint (widget, (guint8) i, &drawing->tints[i]);
    }
  octet_ui_palette_get (widget, "octet_on_solid", &drawing->inverse);
  octet_ui_palette_get (widget, "octet_faint", &drawing->faint);
  octet_ui_palette_get (widget, "accent_color", &drawing->accent);
}

void
octet_ui_byte_view_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  OctetUiByteView *self = OCTET_UI_BYTE_VIEW (widget);
  Drawing drawing = { .view = self, .snapshot = snapshot };
  double top = octet_ui_byte_view_get_value (self, GTK_ORIENTATION_VERTICAL);
  double left = octet_ui_byte_view_get_value (self, GTK_ORIENTATION_HORIZONTAL);
  gsize row = (gsize) (top / self->row_height);
  int y = (int) ((double) row * self->row_height - top) + OCTET_UI_BYTE_VIEW_MARGIN / 2;

  drawing.columns = octet_ui_byte_view_get_columns (self);
  drawing.cell = (float) ((int) octet_ui_byte_view_get_cell (self) + 1) * (float) self->char_width;
  drawing.data = octet_ui_byte_view_get_data (self, &drawing.size);
  if (drawing.data == NULL || drawing.size == 0)
    return;
  drawing.tree = octet_ui_selection_get_tree (self->selection);
  find_colors (&drawing);
  find_selected (&drawing);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -(int) left, 0));
  for (; y < gtk_widget_get_height (widget) && row * drawing.columns < drawing.size; row++)
    {
      draw_row (&drawing, row, y);
      draw_marks (&drawing, row, y);
      y += self->row_height;
    }
  gtk_snapshot_restore (snapshot);
}
