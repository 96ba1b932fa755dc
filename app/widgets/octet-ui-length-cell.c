/* octet-ui-length-cell.c - a packet's length as a number and as a bar of its layers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar's length grows with the logarithm of the packet's; each layer's share of it is the
 * share that the layer has of the packet, but never less than can be seen.
 */
#include "config.h"

#include "widgets/octet-ui-length-cell.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/octet-ui-chart-fill.h"
#include "widgets/octet-ui-line-metrics.h"
#include "widgets/octet-ui-palette.h"

#define BAR_HEIGHT 9
#define BAR_WIDTH 56
#define GAP 8
#define LEAST 2.0f
#define SPACE 1.0f

struct _OctetUiLengthCell
{
  GtkWidget      parent_instance;
  OctetUiPacket *packet;
  PangoLayout   *layout;
  gboolean       has_unit;
};

G_DEFINE_FINAL_TYPE (OctetUiLengthCell, octet_ui_length_cell, GTK_TYPE_WIDGET)

/* 64 octets are a fifth of the bar, 1,514 nearly all of it, 64 KB all. */
static float
bar_length (guint32 size)
{
  double part = (log2 ((double) size + 1) - 4.5) / (11.5 - 4.5);

  return (float) (BAR_WIDTH * CLAMP (part, 0.08, 1.0));
}

static void
draw_bar (OctetUiLengthCell *self,
          GtkSnapshot       *snapshot,
          float              x,
          float              y)
{
  const OctetUiRow *row = octet_ui_packet_get_row (self->packet);
  guint32 size = octet_ui_packet_get_record (self->packet)->wire_size;
  float room = bar_length (size) - (float) row->n_segments * (LEAST + SPACE);

  for (guint i = 0; i < row->n_segments; i++)
    {
      double share = size > 0 ? (double) row->segments[i].size / size : 0;
      float width = LEAST + MAX (room, 0) * (float) MIN (share, 1.0);
      GdkRGBA color;

      octet_ui_palette_solid (GTK_WIDGET (self), row->segments[i].level, &color);
      octet_ui_chart_fill_append (snapshot, row->segments[i].level, &color,
                                  &GRAPHENE_RECT_INIT (x, y, width, BAR_HEIGHT));
      x += width + SPACE;
    }
}

static void
octet_ui_length_cell_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  OctetUiLengthCell *self = OCTET_UI_LENGTH_CELL (widget);
  int height = gtk_widget_get_height (widget);
  int right = gtk_widget_get_width (widget) - BAR_WIDTH - GAP;
  int text_width, text_height;
  GdkRGBA color;

  if (self->packet == NULL)
    return;
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (right - text_width),
                                                          (float) ((height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
  draw_bar (self, snapshot, (float) (right + GAP), floorf ((float) (height - BAR_HEIGHT) / 2));
}

static void
octet_ui_length_cell_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  int digits = OCTET_UI_LENGTH_CELL (widget)->has_unit ? 7 : 5;

  *minimum = *natural =
    orientation == GTK_ORIENTATION_VERTICAL
      ? octet_ui_line_get_height (widget)
      : BAR_WIDTH + GAP + digits * octet_ui_line_get_digit_width (widget) / PANGO_SCALE;
}

/**
 * octet_ui_length_cell_set_packet:
 * @self: a cell
 * @packet: (nullable): the packet that its row shows
 */
void
octet_ui_length_cell_set_packet (OctetUiLengthCell *self,
                                 OctetUiPacket     *packet)
{
  g_autofree char *text = NULL;

  g_set_object (&self->packet, packet);
  if (packet != NULL)
    {
      guint32 size = octet_ui_packet_get_record (packet)->wire_size;

      /* Translators: a packet's length in octets, with the short sign for them */
      text = self->has_unit ? g_strdup_printf (_("%'u B"), size) : g_strdup_printf ("%'u", size);
      pango_layout_set_text (self->layout, text, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_length_cell_new:
 * @has_unit: whether the unit stands behind the length, where no title above says what it is
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
octet_ui_length_cell_new (gboolean has_unit)
{
  OctetUiLengthCell *self = g_object_new (OCTET_UI_TYPE_LENGTH_CELL, NULL);

  self->has_unit = has_unit;
  return GTK_WIDGET (self);
}

static void
octet_ui_length_cell_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (octet_ui_length_cell_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (OCTET_UI_LENGTH_CELL (widget)->layout);
}

static void
octet_ui_length_cell_dispose (GObject *object)
{
  OctetUiLengthCell *self = OCTET_UI_LENGTH_CELL (object);

  g_clear_object (&self->packet);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (octet_ui_length_cell_parent_class)->dispose (object);
}

static void
octet_ui_length_cell_class_init (OctetUiLengthCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_length_cell_dispose;
  widget_class->snapshot = octet_ui_length_cell_snapshot;
  widget_class->measure = octet_ui_length_cell_measure;
  widget_class->css_changed = octet_ui_length_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "length");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
octet_ui_length_cell_init (OctetUiLengthCell *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  octet_ui_chart_fill_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}
