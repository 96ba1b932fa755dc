/* octet-ui-find-bar.h - finds packets: by filter, text, bytes or regular expression.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FIND_BAR (octet_ui_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFindBar, octet_ui_find_bar, OCTET_UI, FIND_BAR, GtkWidget)

void octet_ui_find_bar_set_selection (OctetUiFindBar   *self,
                                      OctetUiSelection *selection);
void octet_ui_find_bar_open          (OctetUiFindBar   *self);
void octet_ui_find_bar_find          (OctetUiFindBar   *self,
                                      int               step);

G_END_DECLS
