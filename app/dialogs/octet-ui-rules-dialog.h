/* octet-ui-rules-dialog.h - the rules that mark rows of the packet list, to edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "dissect/octet-registry.h"

G_BEGIN_DECLS

void octet_ui_rules_dialog_present (GtkWindow     *parent,
                                    OctetRegistry *registry);

G_END_DECLS
