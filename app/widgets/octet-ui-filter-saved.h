/* octet-ui-filter-saved.h - the menu of saved filters, and of those that were applied lately.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-filter-memory.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FILTER_SAVED (octet_ui_filter_saved_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFilterSaved, octet_ui_filter_saved, OCTET_UI, FILTER_SAVED, GtkPopover)

void octet_ui_filter_saved_set_memory (OctetUiFilterSaved  *self,
                                       OctetUiFilterMemory *memory);

G_END_DECLS
