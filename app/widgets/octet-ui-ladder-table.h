/* octet-ui-ladder-table.h - the arrows of a ladder as rows of a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-arrows.h"
#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_LADDER_TABLE (octet_ui_ladder_table_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiLadderTable, octet_ui_ladder_table, OCTET_UI, LADDER_TABLE, GtkWidget)

void octet_ui_ladder_table_set_arrows (OctetUiLadderTable *self,
                                       OctetUiSelection   *selection,
                                       OctetUiArrows      *arrows);

G_END_DECLS
