/* octet-ui-header-diagram-export.c - the diagram of a header as a picture to save.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-header-diagram-private.h"

#include <cairo-svg.h>

#include "widgets/octet-ui-palette.h"

/* A picture of dots has twice as many as the screen, for print. */
#define PNG_SCALE 2
#define MARGIN 8

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         size)
{
  g_byte_array_append (closure, data, size);
  return CAIRO_STATUS_SUCCESS;
}

static void
paint (OctetUiHeaderDiagram *self,
       cairo_surface_t      *surface,
       GskRenderNode        *node)
{
  cairo_t *cr = cairo_create (surface);
  GdkRGBA back;

  octet_ui_palette_get (GTK_WIDGET (self), "view_bg_color", &back);
  gdk_cairo_set_source_rgba (cr, &back);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
}

/**
 * octet_ui_header_diagram_draw:
 * @self: a header diagram that is shown
 * @is_svg: %TRUE for lines (SVG), %FALSE for dots (PNG)
 *
 * Returns: (transfer full) (nullable): the picture as it is on the screen, with what is selected;
 *   %NULL where there is no diagram
 */
GBytes *
octet_ui_header_diagram_draw (OctetUiHeaderDiagram *self,
                              gboolean              is_svg)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GByteArray *picture;
  GskRenderNode *node;
  cairo_surface_t *surface;
  int width = gtk_widget_get_width (GTK_WIDGET (self)) + 2 * MARGIN;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) + 2 * MARGIN;

  octet_ui_header_diagram_snapshot (GTK_WIDGET (self), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  picture = g_byte_array_new ();
  if (is_svg)
    surface = cairo_svg_surface_create_for_stream (write_cb, picture, width, height);
  else
    surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * PNG_SCALE,
                                          height * PNG_SCALE);
  if (!is_svg)
    cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  paint (self, surface, node);
  if (is_svg)
    cairo_surface_finish (surface);
  else
    cairo_surface_write_to_png_stream (surface, write_cb, picture);
  cairo_surface_destroy (surface);
  gsk_render_node_unref (node);
  return g_byte_array_free_to_bytes (picture);
}
