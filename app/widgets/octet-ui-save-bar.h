/* octet-ui-save-bar.h - a line that says how far a file is written, and lets one stop it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "session/octet-export-run.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_SAVE_BAR (octet_ui_save_bar_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiSaveBar, octet_ui_save_bar, OCTET_UI, SAVE_BAR, GtkWidget)

void            octet_ui_save_bar_set_run (OctetUiSaveBar *self,
                                           OctetExportRun *run);
OctetExportRun *octet_ui_save_bar_get_run (OctetUiSaveBar *self);

G_END_DECLS
