/* octet-ui-go-to-dialog.h - asks for a packet's number and goes there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

void octet_ui_go_to_dialog_present (GtkWindow        *parent,
                                    OctetUiSelection *selection);

G_END_DECLS
