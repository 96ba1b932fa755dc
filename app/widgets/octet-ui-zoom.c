/* octet-ui-zoom.c - the size of list, fields and bytes, which may differ from that of other text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sizes are those of style.css times the setting "zoom"; style.css must have the same sizes.
 */
#include "config.h"

#include "widgets/octet-ui-zoom.h"

#include "octet-ui-settings.h"

static const struct
{
  const char *selector;
  double      points;
  double      height; /* of a row, in pixels; 0 for what has none of its own */
} sizes[] = {
  { "columnview.data-table > listview", 10.5, 0 },
  { "columnview.data-table > listview > row", 10.5, 24 },
  { ".packet-rows", 10.5, 0 },
  { "field-view", 11, 0 },
  { "field-view listview > row", 11, 25 },
  { "field > .value", 10, 0 },
  { "byte-view", 10, 0 },
};

static void
changed_cb (GSettings      *settings,
            const char     *key,
            GtkCssProvider *provider)
{
  double zoom = g_settings_get_double (settings, "zoom");
  g_autoptr (GString) css = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes) && zoom != 1; i++)
    {
      char points[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (points, sizeof points, "%.2f", sizes[i].points * zoom);
      g_string_append_printf (css, "%s { font-size: %spt;", sizes[i].selector, points);
      if (sizes[i].height > 0)
        g_string_append_printf (css, " min-height: %dpx;", (int) (sizes[i].height * zoom));
      g_string_append (css, " }\n");
    }
  gtk_css_provider_load_from_data (provider, css->str, -1);
}

/**
 * octet_ui_zoom_install:
 * @display: a display
 *
 * Gives the views of packets the size that the setting says, now and whenever it changes.
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
  changed_cb (settings, "zoom", provider);
}
