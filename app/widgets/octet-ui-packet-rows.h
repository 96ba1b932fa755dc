/* octet-ui-packet-rows.h - packets as rows of two lines, for windows too narrow for columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "widgets/octet-ui-packet-cells.h"

G_BEGIN_DECLS

GtkListItemFactory *octet_ui_packet_rows_new          (const OctetUiCellContext *context)
  G_GNUC_WARN_UNUSED_RESULT;
guint               octet_ui_packet_rows_get_position (GtkWidget                *row);

G_END_DECLS
