/* octet-ui-flow-cell.h - a cell of the list of conversations: text, bars or a chip.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"
#include "session/octet-flow-list.h"

G_BEGIN_DECLS

/* The columns of the list, in their order. */
typedef enum
{
  OCTET_UI_FLOW_ENDS,
  OCTET_UI_FLOW_NAME,
  OCTET_UI_FLOW_BYTES,
  OCTET_UI_FLOW_PACKETS,
  OCTET_UI_FLOW_WHEN,
  OCTET_UI_FLOW_DURATION,
  OCTET_UI_FLOW_STATE,
  OCTET_UI_N_FLOW_COLUMNS,
} OctetUiFlowColumn;

#define OCTET_UI_TYPE_FLOW_CELL (octet_ui_flow_cell_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFlowCell, octet_ui_flow_cell, OCTET_UI, FLOW_CELL, GtkWidget)

GtkWidget *octet_ui_flow_cell_new      (OctetUiFlowColumn  column,
                                        OctetSession      *session,
                                        OctetFlowList     *flows);
void       octet_ui_flow_cell_set_item (OctetUiFlowCell   *self,
                                        OctetFlowItem     *item);

G_END_DECLS
