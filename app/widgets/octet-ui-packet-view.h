/* octet-ui-packet-view.h - the list of packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"
#include "models/octet-ui-time-format.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PACKET_VIEW (octet_ui_packet_view_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPacketView, octet_ui_packet_view, OCTET_UI, PACKET_VIEW, GtkWidget)

void octet_ui_packet_view_set_selection   (OctetUiPacketView *self,
                                           OctetUiSelection  *selection);
void octet_ui_packet_view_set_time_format (OctetUiPacketView *self,
                                           OctetUiTimeFormat  format,
                                           int                digits);
void octet_ui_packet_view_explain_color   (OctetUiPacketView *self);
void octet_ui_packet_view_scroll_to       (OctetUiPacketView *self,
                                           guint32            packet);
void octet_ui_packet_view_show_packet     (OctetUiPacketView *self,
                                           guint32            packet);
void octet_ui_packet_view_set_compact     (OctetUiPacketView *self,
                                           gboolean           is_compact,
                                           gboolean           is_least);
void octet_ui_packet_view_focus           (OctetUiPacketView *self);

G_END_DECLS
