/* octet-ui-color-popover.h - why a row of the packet list is marked as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

void octet_ui_color_popover_show (GtkWidget        *parent,
                                  OctetUiSelection *selection);

G_END_DECLS
