/* octet-ui-line-metrics.c - how high a line of a widget's text is, and how wide a digit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pango shapes a sentence each time that it is asked for the measures of a font, which for some
 * 200 rows with a cell for each column takes longer than a frame. Rows have few fonts.
 */
#include "config.h"

#include "widgets/octet-ui-line-metrics.h"

/* Fonts that are kept; more than a window uses. */
#define MAX_FONTS 16

/* All that the measures depend on, and what they are. */
typedef struct
{
  PangoFontDescription *font;
  PangoLanguage        *language;
  PangoFontMap         *map;
  guint                 serial; /* of the map */
  double                resolution;
  cairo_font_options_t *options; /* NULL for the usual ones */
  int                   height;
  int                   digit_width; /* in Pango's units */
} Line;

static void
line_clear (Line *self)
{
  pango_font_description_free (self->font);
  g_object_unref (self->map);
  g_clear_pointer (&self->options, cairo_font_options_destroy);
}

static gboolean
is_line_of (const Line   *self,
            PangoContext *context)
{
  const cairo_font_options_t *options = pango_cairo_context_get_font_options (context);
  PangoFontMap *map = pango_context_get_font_map (context);

  if (options == NULL || self->options == NULL ? (gpointer) options != (gpointer) self->options
                                               : !cairo_font_options_equal (options, self->options))
    return FALSE;
  return self->map == map && self->serial == pango_font_map_get_serial (map) &&
         self->language == pango_context_get_language (context) &&
         self->resolution >= pango_cairo_context_get_resolution (context) &&
         self->resolution <= pango_cairo_context_get_resolution (context) &&
         pango_font_description_equal (self->font, pango_context_get_font_description (context));
}

static Line
new_line (PangoContext *context)
{
  const cairo_font_options_t *options = pango_cairo_context_get_font_options (context);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  Line line = {
    .font = pango_font_description_copy (pango_context_get_font_description (context)),
    .language = pango_context_get_language (context),
    .map = g_object_ref (pango_context_get_font_map (context)),
    .serial = pango_font_map_get_serial (pango_context_get_font_map (context)),
    .resolution = pango_cairo_context_get_resolution (context),
    .options = options != NULL ? cairo_font_options_copy (options) : NULL,
  };

  line.height = (pango_font_metrics_get_ascent (metrics) +
                 pango_font_metrics_get_descent (metrics)) / PANGO_SCALE;
  line.digit_width = pango_font_metrics_get_approximate_digit_width (metrics);
  pango_font_metrics_unref (metrics);
  return line;
}

static const Line *
get_line (GtkWidget *widget)
{
  static GArray *lines; /* windows are all in one thread */
  PangoContext *context = gtk_widget_get_pango_context (widget);
  Line line;

  if (lines == NULL)
    {
      lines = g_array_new (FALSE, FALSE, sizeof (Line));
      g_array_set_clear_func (lines, (GDestroyNotify) line_clear);
    }
  for (guint i = 0; i < lines->len; i++)
    if (is_line_of (&g_array_index (lines, Line, i), context))
      return &g_array_index (lines, Line, i);
  if (lines->len == MAX_FONTS)
    g_array_set_size (lines, 0);
  line = new_line (context);
  g_array_append_val (lines, line);
  return &g_array_index (lines, Line, lines->len - 1);
}

/**
 * octet_ui_line_get_height:
 * @widget: a widget
 *
 * Returns: how high a line of text in the widget's font is, in pixels
 */
int
octet_ui_line_get_height (GtkWidget *widget)
{
  return get_line (widget)->height;
}

/**
 * octet_ui_line_get_digit_width:
 * @widget: a widget
 *
 * Returns: how wide a digit is about, in Pango's units
 */
int
octet_ui_line_get_digit_width (GtkWidget *widget)
{
  return get_line (widget)->digit_width;
}
