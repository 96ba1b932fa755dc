/* octet-ui-export-dialog.h - asks which packets are exported, and as what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"
#include "session/octet-export-run.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_EXPORT_DIALOG (octet_ui_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiExportDialog, octet_ui_export_dialog, OCTET_UI, EXPORT_DIALOG,
                      AdwWindow)

OctetUiExportDialog *octet_ui_export_dialog_new (GtkWindow        *parent,
                                                 OctetUiSelection *selection);

G_END_DECLS
