/* octet-ui-cell-filter.h - the filter that a cell of the packet list stands for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-packet.h"
#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

char *octet_ui_cell_filter (OctetUiSelection *selection,
                            OctetUiPacket    *packet,
                            const char       *column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
