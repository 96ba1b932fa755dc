/* octet-ui-ladder-pane.h - one conversation: its ends, its ladder, and the selected arrow in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"
#include "session/octet-flow-list.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_LADDER_PANE (octet_ui_ladder_pane_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiLadderPane, octet_ui_ladder_pane, OCTET_UI, LADDER_PANE, GtkWidget)

void octet_ui_ladder_pane_set_flow (OctetUiLadderPane *self,
                                    OctetUiSelection  *selection,
                                    OctetFlowItem     *item);

G_END_DECLS
