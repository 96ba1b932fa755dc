/* octet-ui-text-block.h - text of some lines that is as wide as there is room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OCTET_UI_TYPE_TEXT_BLOCK (octet_ui_text_block_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiTextBlock, octet_ui_text_block, OCTET_UI, TEXT_BLOCK, GtkWidget)

GtkWidget  *octet_ui_text_block_new        (void);
void        octet_ui_text_block_set_text   (OctetUiTextBlock *self,
                                            const char       *text);
void        octet_ui_text_block_set_markup (OctetUiTextBlock *self,
                                            const char       *markup);

G_END_DECLS
