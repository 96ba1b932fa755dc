/* octet-ui-flow-view.h - the conversations of one level as a table that can be sorted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-flow-rows.h"
#include "widgets/octet-ui-flow-cell.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FLOW_VIEW (octet_ui_flow_view_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFlowView, octet_ui_flow_view, OCTET_UI, FLOW_VIEW, GtkWidget)

void             octet_ui_flow_view_set_rows     (OctetUiFlowView *self,
                                                  OctetSession    *session,
                                                  OctetUiFlowRows *rows);
OctetUiFlowRows *octet_ui_flow_view_get_rows     (OctetUiFlowView *self);
OctetFlowItem   *octet_ui_flow_view_get_selected (OctetUiFlowView *self)
  G_GNUC_WARN_UNUSED_RESULT;
void             octet_ui_flow_view_set_narrow   (OctetUiFlowView *self,
                                                  gboolean         is_narrow);
void             octet_ui_flow_view_reveal       (OctetUiFlowView *self);
void             octet_ui_flow_view_focus        (OctetUiFlowView *self);

G_END_DECLS
