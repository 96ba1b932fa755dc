/* octet-ui-ladder.h - a conversation as a ladder: two lanes with states, an arrow for each packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-arrows.h"
#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_LADDER (octet_ui_ladder_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiLadder, octet_ui_ladder, OCTET_UI, LADDER, GtkWidget)

void  octet_ui_ladder_set_arrows   (OctetUiLadder    *self,
                                    OctetUiSelection *selection,
                                    OctetUiArrows    *arrows);
guint octet_ui_ladder_get_selected (OctetUiLadder    *self);

G_END_DECLS
