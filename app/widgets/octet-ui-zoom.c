/* octet-ui-zoom.c - font and size of list, fields and bytes, which may differ from other text's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sizes are those of style.css, or of the font that the settings name, times the setting "zoom";
 * style.css must have the same sizes.
 */
#include "config.h"

#include "widgets/octet-ui-zoom.h"

#include "octet-ui-settings.h"

static const struct
{
  const char *selector;
  double      points;
  double      height; /* of a row, in pixels; 0 for what has none of its own */
  const char *font;   /* the setting that may say another font */
} sizes[] = {
  { "columnview.data-table > listview", 10.5, 0, "list-font" },
  { "columnview.data-table > listview > row", 10.5, 24, "list-font" },
  { ".packet-rows", 10.5, 0, "list-font" },
  { "field-view", 11, 0, "list-font" },
  { "field-view listview > row", 11, 25, "list-font" },
  { "field > .value", 10, 0, "monospace-font" },
  { "byte-view", 10, 0, "monospace-font" },
  /* Other text in a fixed width has the family, and keeps its size. */
  { ".monospace, .bit-row .bits", 0, 0, "monospace-font" },
};

static const char *
get_style (PangoStyle style)
{
  if (style == PANGO_STYLE_NORMAL)
    return "normal";
  return style == PANGO_STYLE_ITALIC ? "italic" : "oblique";
}

/* The family may hold any character; in CSS it is a string. */
static void
append_family (GString                    *css,
               const PangoFontDescription *font)
{
  const char *family = pango_font_description_get_family (font);

  g_string_append (css, " font-family: \"");
  for (const char *at = family; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (css, '\\');
      if (!g_ascii_iscntrl (*at))
        g_string_append_c (css, *at);
    }
  g_string_append_printf (css, "\"; font-weight: %d; font-style: %s;",
                          pango_font_description_get_weight (font),
                          get_style (pango_font_description_get_style (font)));
}

static void
append_rule (GString   *css,
             GSettings *settings,
             guint      number)
{
  double zoom = g_settings_get_double (settings, "zoom");
  g_autofree char *name = g_settings_get_string (settings, sizes[number].font);
  PangoFontDescription *font = *name != '\0' ? pango_font_description_from_string (name) : NULL;
  double points = sizes[number].points, height = sizes[number].height;
  char number_text[G_ASCII_DTOSTR_BUF_SIZE];

  if (font != NULL && points > 0 && pango_font_description_get_size (font) > 0)
    {
      double chosen = pango_font_description_get_size (font) / (double) PANGO_SCALE;

      height *= MAX (chosen / points, 1);
      points = chosen;
    }
  g_string_append_printf (css, "%s {", sizes[number].selector);
  if (font != NULL && pango_font_description_get_family (font) != NULL)
    append_family (css, font);
  if (points > 0)
    g_string_append_printf (css, " font-size: %spt;",
                            g_ascii_formatd (number_text, sizeof number_text, "%.2f",
                                             points * zoom));
  if (height > 0)
    g_string_append_printf (css, " min-height: %dpx;", (int) (height * zoom));
  g_string_append (css, " }\n");
  g_clear_pointer (&font, pango_font_description_free);
}

static void
changed_cb (GSettings      *settings,
            const char     *key,
            GtkCssProvider *provider)
{
  g_autoptr (GString) css = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    append_rule (css, settings, i);
  gtk_css_provider_load_from_data (provider, css->str, -1);
}

/**
 * octet_ui_zoom_install:
 * @display: a display
 *
 * Gives the views of packets the font and size that the settings say, now and whenever it changes.
 */
void
octet_ui_zoom_install (GdkDisplay *display)
{
  GtkCssProvider *provider = gtk_css_provider_new ();
  GSettings *settings = octet_ui_settings_get ();

  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_data (settings, "changed::zoom", G_CALLBACK (changed_cb), provider,
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect_object (settings, "changed::list-font", G_CALLBACK (changed_cb), provider, 0);
  g_signal_connect_object (settings, "changed::monospace-font", G_CALLBACK (changed_cb), provider,
                           0);
  changed_cb (settings, "zoom", provider);
}

/**
 * octet_ui_zoom_get_scale:
 * @widget: a view of packets
 *
 * Returns: how much larger its text is than usual: 2 where the desktop wants text at 200 %
 */
double
octet_ui_zoom_get_scale (GtkWidget *widget)
{
  double zoom = g_settings_get_double (octet_ui_settings_get (), "zoom");

  return octet_ui_zoom_get_text_scale (widget) * MAX (zoom, 1);
}

/**
 * octet_ui_zoom_get_text_scale:
 * @widget: a widget that does not follow the setting "zoom"
 *
 * Returns: how much larger its text is than usual, at least 1
 */
double
octet_ui_zoom_get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  /* In 1024ths of a dot; 96 dots per inch are usual, and smaller text has the same columns. */
  return MAX (dpi / (96.0 * 1024), 1);
}
