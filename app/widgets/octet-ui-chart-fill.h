/* octet-ui-chart-fill.h - fills marks of charts in their layer's colour, and pattern if wanted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean  octet_ui_chart_fill_has_patterns (void);
guint16   octet_ui_chart_fill_get_pattern  (guint8                 level);
void      octet_ui_chart_fill_watch        (GtkWidget             *widget,
                                            GCallback              callback);
void      octet_ui_chart_fill_append       (GtkSnapshot           *snapshot,
                                            guint8                 level,
                                            const GdkRGBA         *color,
                                            const graphene_rect_t *area);

G_END_DECLS
