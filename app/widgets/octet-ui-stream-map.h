/* octet-ui-stream-map.h - a whole stream at a glance: who said how much, and what is in sight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "session/octet-follow.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_STREAM_MAP (octet_ui_stream_map_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiStreamMap, octet_ui_stream_map, OCTET_UI, STREAM_MAP, GtkWidget)

void octet_ui_stream_map_set_stream (OctetUiStreamMap *self,
                                     OctetFollow      *follow,
                                     GtkAdjustment    *adjustment);

G_END_DECLS
