/* octet-ui-packet-columns.h - the columns of the packet list, as the settings have them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-color-rules.h"
#include "models/octet-ui-packet-list.h"
#include "widgets/octet-ui-packet-cells.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PACKET_COLUMNS (octet_ui_packet_columns_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPacketColumns, octet_ui_packet_columns, OCTET_UI, PACKET_COLUMNS,
                      GObject)

OctetUiPacketColumns *octet_ui_packet_columns_new          (GtkColumnView        *view,
                                                            OctetUiSelection     *selection,
                                                            OctetUiPacketList    *list)
  G_GNUC_WARN_UNUSED_RESULT;
void                  octet_ui_packet_columns_drop         (OctetUiPacketColumns *self);
void                  octet_ui_packet_columns_set_time     (OctetUiPacketColumns *self,
                                                            OctetUiTimeFormat     format,
                                                            int                   digits);
void                      octet_ui_packet_columns_fill        (OctetUiPacketColumns *self,
                                                               guint                 first,
                                                               guint                 last);
void                  octet_ui_packet_columns_refresh      (OctetUiPacketColumns *self,
                                                            guint32               first,
                                                            guint32               last);
void                  octet_ui_packet_columns_apply_order  (OctetUiPacketColumns *self);
const OctetUiCellContext *
                      octet_ui_packet_columns_get_context  (OctetUiPacketColumns *self);

G_END_DECLS
