/* octet-ui-number-cell.h - a packet's number, the rail of its conversation and its severity dot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-packet.h"
#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_NUMBER_CELL (octet_ui_number_cell_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiNumberCell, octet_ui_number_cell, OCTET_UI, NUMBER_CELL, GtkWidget)

GtkWidget *octet_ui_number_cell_new        (OctetUiSelection  *selection);
void       octet_ui_number_cell_set_packet (OctetUiNumberCell *self,
                                            OctetUiPacket     *packet);
guint32    octet_ui_number_cell_get_number (OctetUiNumberCell *self);

G_END_DECLS
