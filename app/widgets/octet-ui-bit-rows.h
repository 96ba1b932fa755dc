/* octet-ui-bit-rows.h - the bits of a flag field, a row each: where, name, what it says here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_BIT_ROWS (octet_ui_bit_rows_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiBitRows, octet_ui_bit_rows, OCTET_UI, BIT_ROWS, GtkWidget)

void octet_ui_bit_rows_show (OctetUiBitRows   *self,
                             OctetUiSelection *selection,
                             guint32           node);

G_END_DECLS
