/* octet-ui-traffic-strip.h - the capture's traffic over time as a strip to look at and move in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_TRAFFIC_STRIP (octet_ui_traffic_strip_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiTrafficStrip, octet_ui_traffic_strip, OCTET_UI, TRAFFIC_STRIP,
                      GtkWidget)

void     octet_ui_traffic_strip_set_selection (OctetUiTrafficStrip *self,
                                               OctetUiSelection    *selection);
void     octet_ui_traffic_strip_set_visible   (OctetUiTrafficStrip *self,
                                               guint32              first,
                                               guint32              last);
gboolean octet_ui_traffic_strip_get_view      (OctetUiTrafficStrip *self,
                                               gint64              *ret_first,
                                               gint64              *ret_last);

G_END_DECLS
