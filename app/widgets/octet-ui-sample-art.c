/* octet-ui-sample-art.c - the small drawing on a sample's card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-sample-art.h"

#include "widgets/octet-ui-palette.h"

#define HEIGHT 112
/* Drawings are made in a field of this width, and centred. */
#define FIELD 260.0

struct _OctetUiSampleArt
{
  GtkWidget parent_instance;
  guint     picture;
};

G_DEFINE_FINAL_TYPE (OctetUiSampleArt, octet_ui_sample_art, GTK_TYPE_WIDGET)

/* The layer that a sample is about, in the order of the samples. */
static const guint8 hues[] = {
  OCTET_LEVEL_TRANSPORT, OCTET_LEVEL_APPLICATION, OCTET_LEVEL_SESSION, OCTET_LEVEL_LINK,
};

static void
draw_text (cairo_t    *cr,
           const char *text,
           double      x,
           double      y)
{
  cairo_text_extents_t extents;

  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, 11);
  cairo_text_extents (cr, text, &extents);
  cairo_move_to (cr, x - extents.width / 2 - extents.x_bearing, y);
  cairo_show_text (cr, text);
}

static void
draw_arrow (cairo_t *cr,
            double   x,
            double   y,
            double   to_x,
            double   to_y)
{
  double back = to_x > x ? -7 : 7;

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, to_x, to_y);
  cairo_stroke (cr);
  cairo_move_to (cr, to_x, to_y);
  cairo_line_to (cr, to_x + back, to_y - 4);
  cairo_line_to (cr, to_x + back, to_y + 3);
  cairo_fill (cr);
}

/* Two ends and the messages between them. */
static void
draw_handshake (cairo_t *cr)
{
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, 74, 12);
  cairo_line_to (cr, 74, 100);
  cairo_move_to (cr, 186, 12);
  cairo_line_to (cr, 186, 100);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 1.5);
  draw_arrow (cr, 74, 32, 186, 40);
  draw_arrow (cr, 186, 58, 74, 66);
  draw_arrow (cr, 74, 84, 186, 92);
  draw_text (cr, "SYN", 130, 30);
  draw_text (cr, "SYN, ACK", 130, 56);
  draw_text (cr, "ACK", 130, 82);
}

static void
draw_box (cairo_t *cr,
          double   x,
          double   y,
          double   width,
          double   height)
{
  double r = MIN (5, width / 3);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_names (cairo_t       *cr,
            const GdkRGBA *ink,
            const GdkRGBA *paper)
{
  static const struct { const char *text; double x, y, width; } boxes[] = {
    { "you", 22, 46, 38 }, { "resolver", 92, 46, 62 },
    { ".", 190, 14, 44 }, { ".org", 190, 46, 44 }, { "www", 190, 78, 44 },
  };

  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, 60, 57);
  cairo_line_to (cr, 92, 57);
  for (guint i = 2; i < G_N_ELEMENTS (boxes); i++)
    {
      cairo_move_to (cr, 154, 57);
      cairo_line_to (cr, 190, boxes[i].y + 11);
    }
  cairo_stroke (cr);
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      gdk_cairo_set_source_rgba (cr, ink);
      draw_box (cr, boxes[i].x, boxes[i].y, boxes[i].width, 22);
      cairo_fill (cr);
      gdk_cairo_set_source_rgba (cr, paper);
      draw_text (cr, boxes[i].text, boxes[i].x + boxes[i].width / 2, boxes[i].y + 15);
    }
}

/* Layers in layers; what is innermost is hidden. */
static void
draw_layers (OctetUiSampleArt *self,
             cairo_t          *cr)
{
  static const guint8 order[] = { OCTET_LEVEL_LINK, OCTET_LEVEL_NETWORK, OCTET_LEVEL_TRANSPORT,
                                  OCTET_LEVEL_SESSION };
  GdkRGBA color;

  cairo_set_line_width (cr, 2);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      draw_box (cr, 30 + 17 * i, 12 + 11 * i, 200 - 34 * i, 88 - 22 * i);
      octet_ui_palette_tint (GTK_WIDGET (self), order[i], &color);
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_fill_preserve (cr);
      octet_ui_palette_solid (GTK_WIDGET (self), order[i], &color);
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_stroke (cr);
    }
  for (guint i = 0; i < 6; i++)
    {
      cairo_arc (cr, 108 + 9 * i, 56, 3, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* Many doors, a few of them open. */
static void
draw_doors (cairo_t       *cr,
            const GdkRGBA *ink)
{
  GdkRGBA closed = *ink;

  closed.alpha *= 0.28f;
  for (guint i = 0; i < 100; i++)
    {
      gboolean is_open = i == 21 || i == 22 || i == 47 || i == 80;

      gdk_cairo_set_source_rgba (cr, is_open ? ink : &closed);
      draw_box (cr, 18 + 11.4 * (i % 20), 12 + 18 * (i / 20), 7, 13);
      cairo_fill (cr);
    }
}

static void
octet_ui_sample_art_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  OctetUiSampleArt *self = OCTET_UI_SAMPLE_ART (widget);
  float width = (float) gtk_widget_get_width (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, HEIGHT);
  guint8 hue = hues[self->picture % G_N_ELEMENTS (hues)];
  GdkRGBA ink, paper;
  cairo_t *cr;

  octet_ui_palette_solid (widget, hue, &ink);
  octet_ui_palette_tint (widget, hue, &paper);
  gtk_snapshot_append_color (snapshot, &paper, &area);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_translate (cr, (width - FIELD) / 2, 0);
  gdk_cairo_set_source_rgba (cr, &ink);
  if (hue == OCTET_LEVEL_TRANSPORT)
    draw_handshake (cr);
  else if (hue == OCTET_LEVEL_APPLICATION)
    draw_names (cr, &ink, &paper);
  else if (hue == OCTET_LEVEL_SESSION)
    draw_layers (self, cr);
  else
    draw_doors (cr, &ink);
  cairo_destroy (cr);
}

static void
octet_ui_sample_art_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 200;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : (int) FIELD;
}

static void
octet_ui_sample_art_class_init (OctetUiSampleArtClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = octet_ui_sample_art_snapshot;
  widget_class->measure = octet_ui_sample_art_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
octet_ui_sample_art_init (OctetUiSampleArt *self)
{
}

/**
 * octet_ui_sample_art_new:
 * @picture: the sample's place in the list of samples
 *
 * Returns: (transfer floating): its drawing
 */
GtkWidget *
octet_ui_sample_art_new (guint picture)
{
  OctetUiSampleArt *self = g_object_new (OCTET_UI_TYPE_SAMPLE_ART, NULL);

  self->picture = picture;
  return GTK_WIDGET (self);
}
