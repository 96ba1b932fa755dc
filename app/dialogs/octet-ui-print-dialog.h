/* octet-ui-print-dialog.h - asks what of which packets is printed, and prints it or makes a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PRINT_DIALOG (octet_ui_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPrintDialog, octet_ui_print_dialog, OCTET_UI, PRINT_DIALOG, AdwWindow)

OctetUiPrintDialog *octet_ui_print_dialog_new (GtkWindow        *parent,
                                               OctetUiSelection *selection,
                                               const char       *name);

G_END_DECLS
