/* octet-ui-packet-columns.h - the columns of the packet list and how their cells are filled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-packet.h"
#include "models/octet-ui-selection.h"
#include "models/octet-ui-time-format.h"

G_BEGIN_DECLS

GtkColumnViewColumn *octet_ui_packet_columns_add      (GtkColumnView       *view,
                                                       OctetUiSelection    *selection,
                                                       OctetUiTimeFormat    format);
void                 octet_ui_packet_columns_set_time (GtkColumnViewColumn *column,
                                                       OctetUiSelection    *selection,
                                                       OctetUiTimeFormat    format);
void                 octet_ui_packet_columns_describe (GtkWidget           *row_widget,
                                                       OctetUiPacket       *packet);

G_END_DECLS
