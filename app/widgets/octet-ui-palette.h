/* octet-ui-palette.h - the colours of style.css, for widgets that draw themselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "dissect/octet-protocol.h"

G_BEGIN_DECLS

const char *octet_ui_level_get_class (guint8 level);
const char *octet_ui_level_get_name  (guint8 level);
void        octet_ui_palette_get     (GtkWidget  *widget,
                                      const char *name,
                                      GdkRGBA    *ret_color);
void        octet_ui_palette_solid   (GtkWidget  *widget,
                                      guint8      level,
                                      GdkRGBA    *ret_color);
void        octet_ui_palette_tint    (GtkWidget  *widget,
                                      guint8      level,
                                      GdkRGBA    *ret_color);
void        octet_ui_level_set_class (GtkWidget  *widget,
                                      guint8      level);

G_END_DECLS
