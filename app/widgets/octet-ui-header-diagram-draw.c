/* octet-ui-header-diagram-draw.c - draws the cells of a header, its ruler and what is selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-header-diagram-private.h"

#include <string.h>

#include "dissect/octet-format.h"
#include "models/octet-ui-node-text.h"
#include "models/octet-ui-words.h"
#include "widgets/octet-ui-palette.h"

/* Narrower cells have no room for words: one letter stands for the name. */
#define WORD_WIDTH 26
#define LETTERS 12
#define MAX_TEXT 80

typedef struct
{
  OctetUiHeaderDiagram *view;
  GtkSnapshot          *snapshot;
  const OctetTree      *tree;
  GdkRGBA               solid;
  GdkRGBA               tint;
  GdkRGBA               line;
  GdkRGBA               inverse;
  GdkRGBA               dim;
} Drawing;

static void
append_text (const Drawing         *drawing,
             PangoLayout           *layout,
             const char            *text,
             const graphene_rect_t *area,
             float                  y,
             const GdkRGBA         *color)
{
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) MAX (area->size.width - 2, 4) * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (area->origin.x + 1, y));
  gtk_snapshot_append_layout (drawing->snapshot, layout, color);
  gtk_snapshot_restore (drawing->snapshot);
}

/* The number as it stands in the header: a length in its own units, a sequence number as it was
 * sent, in groups of three digits. */
static char *
get_wire_number (const Drawing   *drawing,
                 const OctetNode *node)
{
  g_autofree char *digits = NULL;
  GString *text = g_string_new (NULL);
  const guint8 *bytes;
  guint64 number = node->value.number;
  gsize size;

  bytes = octet_tree_get_place (drawing->tree, node, &size);
  if (node->field->scale > 1)
    number /= node->field->scale;
  else if (node->field->mask == 0 && size == 4 && bytes != NULL &&
           (node->field->flags & OCTET_FIELD_LITTLE) == 0)
    number = (guint64) bytes[0] << 24 | (guint64) bytes[1] << 16 | (guint64) bytes[2] << 8 |
             bytes[3];
  digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  size = strlen (digits);
  for (gsize i = 0; i < size; i++)
    {
      if (i > 0 && size > 5 && (size - i) % 3 == 0)
        g_string_append (text, "\342\200\257"); /* a narrow space that does not break */
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

/* The shortest text that says the value. */
static char *
get_short_value (const Drawing   *drawing,
                 const OctetNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *valid = NULL;

  if (node->field == NULL || node->field->kind == OCTET_FIELD_LABEL ||
      node->field->kind == OCTET_FIELD_PROTOCOL)
    return octet_ui_node_get_value (drawing->tree, node);
  if (node->field->kind == OCTET_FIELD_UINT)
    return get_wire_number (drawing, node);
  octet_format_show (drawing->tree, node, text);
  g_string_truncate (text, MIN (text->len, MAX_TEXT));
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  return g_strdup (g_strdelimit (valid, "\r\n\t\v\f", ' '));
}

static gboolean
is_set_bit (const OctetUiCell *cell,
            const OctetNode   *node)
{
  return cell->end - cell->first == 1 && node->field != NULL && node->value.number != 0;
}

/* The longest form of a field's name that fits. */
static char *
get_fitting_name (const Drawing   *drawing,
                  const OctetNode *node,
                  float            room)
{
  char *name = NULL;
  int width;

  for (guint words = OCTET_UI_WORDS_FULL; words <= OCTET_UI_WORDS_LETTER; words++)
    {
      g_free (name);
      name = octet_ui_words_get_name (drawing->tree, node, words);
      pango_layout_set_width (drawing->view->small, -1);
      pango_layout_set_text (drawing->view->small, name, -1);
      pango_layout_get_pixel_size (drawing->view->small, &width, NULL);
      if (width <= (int) room - 2)
        break;
    }
  return name;
}

static void
draw_words (const Drawing         *drawing,
            const OctetUiCell     *cell,
            const OctetNode       *node,
            const graphene_rect_t *area)
{
  const GdkRGBA *color = is_set_bit (cell, node) ? &drawing->inverse : &drawing->solid;
  g_autofree char *name = get_fitting_name (drawing, node, area->size.width);
  g_autofree char *value = get_short_value (drawing, node);
  float middle = area->origin.y + area->size.height / 2;
  int height;

  pango_layout_get_pixel_size (drawing->view->small, NULL, &height);
  if (*value == '\0')
    {
      append_text (drawing, drawing->view->small, name, area, middle - (float) height / 2, color);
      return;
    }
  append_text (drawing, drawing->view->small, name, area, middle - (float) height, color);
  append_text (drawing, drawing->view->mono, value, area, middle - 1, color);
}

static void
draw_letter (const Drawing         *drawing,
             const OctetUiCell     *cell,
             const OctetNode       *node,
             const graphene_rect_t *area)
{
  g_autofree char *letter = octet_ui_words_get_name (drawing->tree, node, OCTET_UI_WORDS_LETTER);
  g_autofree char *value = get_short_value (drawing, node);
  const GdkRGBA *color = is_set_bit (cell, node) ? &drawing->inverse : &drawing->solid;
  graphene_rect_t wide = *area;
  float middle = area->origin.y + area->size.height / 2;
  PangoAttrList *bold = pango_attr_list_new ();
  int height;

  pango_layout_get_pixel_size (drawing->view->small, NULL, &height);
  /* A letter may be wider than its bit: it is centred, not cut. */
  wide.origin.x -= 8;
  wide.size.width += 16;
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (drawing->view->mono, bold);
  append_text (drawing, drawing->view->mono, letter, &wide, middle - (float) height, color);
  pango_layout_set_attributes (drawing->view->mono, NULL);
  append_text (drawing, drawing->view->mono, value, &wide, middle - 1, color);
  pango_attr_list_unref (bold);
}

static void
draw_cell (const Drawing     *drawing,
           const OctetUiCell *cell)
{
  const OctetNode *node = cell->node != OCTET_NO_NODE ? &drawing->tree->nodes[cell->node] : NULL;
  graphene_rect_t rects[3];
  guint count = octet_ui_header_diagram_get_rects (drawing->view, cell->first, cell->end, rects);
  guint best = 0;

  for (guint i = 0; i < count; i++)
    {
      graphene_rect_t *area = &rects[i];

      gtk_snapshot_append_color (drawing->snapshot,
                                 node != NULL && is_set_bit (cell, node) ? &drawing->solid
                                                                         : &drawing->tint, area);
      /* Each cell draws its left and upper line; the frame closes the rest. */
      if (i == 0 || rects[i - 1].origin.x > area->origin.x + 1)
        gtk_snapshot_append_color (drawing->snapshot, &drawing->line,
                                   &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y,
                                                        i == 0 ? area->size.width
                                                               : MIN (rects[i - 1].origin.x,
                                                                      area->size.width), 1));
      gtk_snapshot_append_color (drawing->snapshot, &drawing->line,
                                 &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y, 1,
                                                      area->size.height));
      if (area->size.width * area->size.height > rects[best].size.width * rects[best].size.height)
        best = i;
    }
  if (count == 0 || node == NULL)
    return;
  if (rects[best].size.width >= WORD_WIDTH)
    draw_words (drawing, cell, node, &rects[best]);
  else if (rects[best].size.width * 2 > LETTERS)
    draw_letter (drawing, cell, node, &rects[best]);
}

static void
draw_ruler (const Drawing *drawing)
{
  OctetUiHeaderDiagram *self = drawing->view;
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 1;
  float bottom = (float) self->ruler_height;

  for (guint bit = 0; bit <= OCTET_UI_DIAGRAM_BITS; bit++)
    {
      float x = (float) bit * width / OCTET_UI_DIAGRAM_BITS;
      float tick = bit % 8 == 0 ? 7 : 3;
      guint label = bit < OCTET_UI_DIAGRAM_BITS ? bit : bit - 1;
      graphene_rect_t area = GRAPHENE_RECT_INIT (x + 2, 0, 24, bottom);
      g_autofree char *text = g_strdup_printf ("%u", label);

      gtk_snapshot_append_color (drawing->snapshot, &drawing->dim,
                                 &GRAPHENE_RECT_INIT (x, bottom - tick, 1, tick));
      if (bit % 8 != 0)
        continue;
      if (bit == OCTET_UI_DIAGRAM_BITS)
        area.origin.x = x - 20;
      pango_layout_set_width (self->small, -1);
      pango_layout_set_text (self->small, text, -1);
      gtk_snapshot_save (drawing->snapshot);
      gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (area.origin.x, 0));
      gtk_snapshot_append_layout (drawing->snapshot, self->small, &drawing->dim);
      gtk_snapshot_restore (drawing->snapshot);
    }
}

/* An outline around a node's bits, wherever they are cut into cells. */
static void
draw_outline (const Drawing *drawing,
              guint32        index,
              float          width)
{
  OctetUiHeaderDiagram *self = drawing->view;
  const OctetTreeLayer *layer = &drawing->tree->layers[self->layer];
  const OctetNode *node;
  graphene_rect_t rects[3];
  GskRoundedRect outline;
  float widths[4] = { width, width, width, width };
  GdkRGBA colors[4] = { drawing->solid, drawing->solid, drawing->solid, drawing->solid };
  guint64 first, end, base = layer->position * G_GUINT64_CONSTANT (8);
  guint count;

  if (index == OCTET_NO_NODE)
    return;
  node = &drawing->tree->nodes[index];
  if (node->layer != self->layer || node->source != layer->source ||
      node->parent == OCTET_NO_NODE ||
      !octet_ui_node_get_bits (drawing->tree, node, &first, &end) || first < base)
    return;
  count = octet_ui_header_diagram_get_rects (self, (guint32) MIN (first - base, G_MAXUINT32),
                                             (guint32) MIN (end - base, G_MAXUINT32), rects);
  for (guint i = 0; i < count; i++)
    {
      graphene_rect_t area;

      graphene_rect_inset_r (&rects[i], -width / 2 + 0.5f, -width / 2 + 0.5f, &area);
      gsk_rounded_rect_init_from_rect (&outline, &area, 4);
      gtk_snapshot_append_border (drawing->snapshot, &outline, widths, colors);
    }
}

static void
mix (const GdkRGBA *a,
     const GdkRGBA *b,
     float          part,
     GdkRGBA       *ret)
{
  ret->red = a->red + (b->red - a->red) * part;
  ret->green = a->green + (b->green - a->green) * part;
  ret->blue = a->blue + (b->blue - a->blue) * part;
  ret->alpha = 1;
}

/* The lines that no cell draws: below the last row and at the right end. */
static void
draw_frame (const Drawing *drawing)
{
  OctetUiHeaderDiagram *self = drawing->view;
  guint32 bits = g_array_index (self->cells, OctetUiCell, self->cells->len - 1).end;
  graphene_rect_t rects[3];
  guint count = octet_ui_header_diagram_get_rects (self, 0, bits, rects);

  for (guint i = 0; i < count; i++)
    {
      const graphene_rect_t *area = &rects[i];

      gtk_snapshot_append_color (drawing->snapshot, &drawing->line,
                                 &GRAPHENE_RECT_INIT (area->origin.x + area->size.width,
                                                      area->origin.y, 1, area->size.height + 1));
      gtk_snapshot_append_color (drawing->snapshot, &drawing->line,
                                 &GRAPHENE_RECT_INIT (area->origin.x,
                                                      area->origin.y + area->size.height,
                                                      area->size.width, 1));
    }
}

/* Saying what is to be drawn; NULL for nothing. */
static GskRenderNode *
draw (OctetUiHeaderDiagram *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GtkSnapshot) snapshot = NULL;
  Drawing drawing = { .view = self };

  drawing.tree = octet_ui_selection_get_tree (self->selection);
  if (self->cells->len == 0 || self->layer >= drawing.tree->n_layers)
    return NULL;
  drawing.snapshot = snapshot = gtk_snapshot_new ();
  octet_ui_palette_solid (widget, self->level, &drawing.solid);
  octet_ui_palette_tint (widget, self->level, &drawing.tint);
  octet_ui_palette_get (widget, "octet_on_solid", &drawing.inverse);
  octet_ui_palette_get (widget, "octet_dim", &drawing.dim);
  mix (&drawing.tint, &drawing.solid, 0.55f, &drawing.line);
  draw_ruler (&drawing);
  for (guint i = 0; i < self->cells->len; i++)
    draw_cell (&drawing, &g_array_index (self->cells, OctetUiCell, i));
  draw_frame (&drawing);
  draw_outline (&drawing, octet_ui_selection_get_node (self->selection), 2.5f);
  draw_outline (&drawing, octet_ui_selection_get_hover (self->selection), 1.3f);
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

void
octet_ui_header_diagram_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  OctetUiHeaderDiagram *self = OCTET_UI_HEADER_DIAGRAM (widget);

  if (self->selection == NULL)
    return;
  if (!self->is_old)
    {
      g_clear_pointer (&self->picture, gsk_render_node_unref);
      self->picture = draw (self);
    }
  if (self->picture != NULL)
    gtk_snapshot_append_node (snapshot, self->picture);
}
