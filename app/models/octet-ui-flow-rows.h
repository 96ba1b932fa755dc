/* octet-ui-flow-rows.h - the rows of a list of conversations, one of which is selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "session/octet-flow-list.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FLOW_ROWS (octet_ui_flow_rows_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFlowRows, octet_ui_flow_rows, OCTET_UI, FLOW_ROWS, GObject)

OctetUiFlowRows *octet_ui_flow_rows_new          (OctetFlowList   *flows)
  G_GNUC_WARN_UNUSED_RESULT;
OctetFlowList   *octet_ui_flow_rows_get_flows    (OctetUiFlowRows *self);
guint32          octet_ui_flow_rows_get_selected (OctetUiFlowRows *self);
void             octet_ui_flow_rows_set_selected (OctetUiFlowRows *self,
                                                  guint32          flow);
guint            octet_ui_flow_rows_get_position (OctetUiFlowRows *self);

G_END_DECLS
