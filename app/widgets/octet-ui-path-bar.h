/* octet-ui-path-bar.h - where the selected field stands: its layers, its filter key, its bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PATH_BAR (octet_ui_path_bar_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPathBar, octet_ui_path_bar, OCTET_UI, PATH_BAR, GtkWidget)

void octet_ui_path_bar_set_selection (OctetUiPathBar   *self,
                                      OctetUiSelection *selection);
void octet_ui_path_bar_hide_counts   (OctetUiPathBar   *self);

G_END_DECLS
