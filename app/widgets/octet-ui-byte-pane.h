/* octet-ui-byte-pane.h - the byte view with its header: the legend of layers, and tabs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_BYTE_PANE (octet_ui_byte_pane_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiBytePane, octet_ui_byte_pane, OCTET_UI, BYTE_PANE, GtkWidget)

void octet_ui_byte_pane_set_selection (OctetUiBytePane  *self,
                                       OctetUiSelection *selection);
void octet_ui_byte_pane_focus         (OctetUiBytePane  *self);
void octet_ui_byte_pane_set_fitting   (OctetUiBytePane  *self);

G_END_DECLS
