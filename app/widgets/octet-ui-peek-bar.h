/* octet-ui-peek-bar.h - a line about the selected packet, for windows without room for its panes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PEEK_BAR (octet_ui_peek_bar_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPeekBar, octet_ui_peek_bar, OCTET_UI, PEEK_BAR, GtkWidget)

void octet_ui_peek_bar_set_selection (OctetUiPeekBar   *self,
                                      OctetUiSelection *selection);

G_END_DECLS
