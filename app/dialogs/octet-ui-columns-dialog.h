/* octet-ui-columns-dialog.h - which columns the packet list has, and in which order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "dissect/octet-registry.h"

G_BEGIN_DECLS

void octet_ui_columns_dialog_present (GtkWindow     *parent,
                                      OctetRegistry *registry);

G_END_DECLS
