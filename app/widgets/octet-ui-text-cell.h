/* octet-ui-text-cell.h - a line of text in a row, plain or as a chip, that costs little to change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OCTET_UI_TYPE_TEXT_CELL (octet_ui_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiTextCell, octet_ui_text_cell, OCTET_UI, TEXT_CELL, GtkWidget)

GtkWidget *octet_ui_text_cell_new       (gboolean          at_end);
GtkWidget *octet_ui_text_cell_new_chip  (void);
void       octet_ui_text_cell_set_text  (OctetUiTextCell  *self,
                                         const char       *text,
                                         PangoAttrList    *attributes);
void       octet_ui_text_cell_set_hint  (OctetUiTextCell  *self,
                                         const char       *hint);
void       octet_ui_text_cell_set_color (OctetUiTextCell  *self,
                                         const char       *name);
void       octet_ui_text_cell_set_chip  (OctetUiTextCell  *self,
                                         const char       *text,
                                         guint8            level);

G_END_DECLS
