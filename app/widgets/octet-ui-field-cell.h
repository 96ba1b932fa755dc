/* octet-ui-field-cell.h - one row of the field tree: layer edge, arrow, name, value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-field-list.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FIELD_CELL (octet_ui_field_cell_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFieldCell, octet_ui_field_cell, OCTET_UI, FIELD_CELL, GtkWidget)

GtkWidget *octet_ui_field_cell_new          (OctetUiFieldList *list,
                                             OctetUiSelection *selection);
void       octet_ui_field_cell_set_position (OctetUiFieldCell *self,
                                             guint             position);
guint      octet_ui_field_cell_get_position (OctetUiFieldCell *self);

G_END_DECLS
