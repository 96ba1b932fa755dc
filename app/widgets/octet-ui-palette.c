/* octet-ui-palette.c - the colours of style.css, for widgets that draw themselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-palette.h"

#include <glib/gi18n.h>

/* In the order of OctetLevel. */
static const struct
{
  const char *class;
  const char *solid;
  const char *tint;
  const char *name;
} levels[] = {
  { "level-frame", "octet_frame", "octet_frame_tint", N_("Frame") },
  { "level-link", "octet_link", "octet_link_tint", N_("Link layer") },
  { "level-network", "octet_network", "octet_network_tint", N_("Network layer") },
  { "level-transport", "octet_transport", "octet_transport_tint", N_("Transport layer") },
  { "level-session", "octet_session", "octet_session_tint", N_("Session layer") },
  { "level-application", "octet_application", "octet_application_tint", N_("Application layer") },
  { "level-payload", "octet_payload", "octet_payload_tint", N_("Payload") },
};

static guint
clamp (guint8 level)
{
  return MIN (level, G_N_ELEMENTS (levels) - 1);
}

/**
 * octet_ui_level_get_class:
 * @level: an #OctetLevel
 *
 * Returns: the CSS class that gives a widget the layer's hue
 */
const char *
octet_ui_level_get_class (guint8 level)
{
  return levels[clamp (level)].class;
}

/**
 * octet_ui_level_get_name:
 * @level: an #OctetLevel
 *
 * Returns: the layer's name, translated
 */
const char *
octet_ui_level_get_name (guint8 level)
{
  return _(levels[clamp (level)].name);
}

/**
 * octet_ui_level_set_class:
 * @widget: a widget
 * @level: an #OctetLevel
 *
 * Gives the widget the layer's hue and takes another layer's away.
 */
void
octet_ui_level_set_class (GtkWidget *widget,
                          guint8     level)
{
  guint wanted = clamp (level);

  if (gtk_widget_has_css_class (widget, levels[wanted].class))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    gtk_widget_remove_css_class (widget, levels[i].class);
  gtk_widget_add_css_class (widget, levels[wanted].class);
}

/**
 * octet_ui_palette_get:
 * @widget: a widget on the screen
 * @name: a colour that style.css defines
 * @ret_color: (out): the colour
 */
void
octet_ui_palette_get (GtkWidget  *widget,
                      const char *name,
                      GdkRGBA    *ret_color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  /* Without the program's style sheet (a widget test) everything is drawn in the text colour. */
  if (!gtk_style_context_lookup_color (context, name, ret_color))
    gtk_style_context_get_color (context, ret_color);
}

/**
 * octet_ui_palette_solid:
 * @widget: a widget on the screen
 * @level: an #OctetLevel
 * @ret_color: (out): the hue for text, lines and filled marks
 */
void
octet_ui_palette_solid (GtkWidget *widget,
                        guint8     level,
                        GdkRGBA   *ret_color)
{
  octet_ui_palette_get (widget, levels[clamp (level)].solid, ret_color);
}

/**
 * octet_ui_palette_tint:
 * @widget: a widget on the screen
 * @level: an #OctetLevel
 * @ret_color: (out): the hue to write on
 */
void
octet_ui_palette_tint (GtkWidget *widget,
                       guint8     level,
                       GdkRGBA   *ret_color)
{
  octet_ui_palette_get (widget, levels[clamp (level)].tint, ret_color);
}
