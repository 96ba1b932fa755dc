/* octet-ui-zoom.h - the size of list, fields and bytes, which may differ from that of other text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   octet_ui_zoom_install        (GdkDisplay *display);
double octet_ui_zoom_get_scale      (GtkWidget  *widget);
double octet_ui_zoom_get_text_scale (GtkWidget  *widget);

G_END_DECLS
