/* octet-ui-length-cell.h - a packet's length as a number and as a bar of its layers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-packet.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_LENGTH_CELL (octet_ui_length_cell_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiLengthCell, octet_ui_length_cell, OCTET_UI, LENGTH_CELL, GtkWidget)

GtkWidget *octet_ui_length_cell_new        (gboolean           has_unit);
void       octet_ui_length_cell_set_packet (OctetUiLengthCell *self,
                                            OctetUiPacket     *packet);

G_END_DECLS
