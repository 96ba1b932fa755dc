/* octet-ui-traffic-table.h - the traffic that a strip draws, as rows of a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/octet-ui-traffic-strip.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_TRAFFIC_TABLE (octet_ui_traffic_table_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiTrafficTable, octet_ui_traffic_table, OCTET_UI, TRAFFIC_TABLE,
                      GtkWidget)

void octet_ui_traffic_table_set_selection (OctetUiTrafficTable *self,
                                           OctetUiSelection    *selection);

G_END_DECLS
