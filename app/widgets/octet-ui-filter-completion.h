/* octet-ui-filter-completion.h - what may be written next in a filter, as a list below the entry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-filter-look.h"
#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FILTER_COMPLETION (octet_ui_filter_completion_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFilterCompletion, octet_ui_filter_completion, OCTET_UI,
                      FILTER_COMPLETION, GtkPopover)

void octet_ui_filter_completion_show       (OctetUiFilterCompletion *self,
                                            const OctetUiFilterLook *look,
                                            OctetUiSelection        *selection,
                                            const GdkRectangle      *place);
void octet_ui_filter_completion_move       (OctetUiFilterCompletion *self,
                                            int                      step);
guint octet_ui_filter_completion_get_index (OctetUiFilterCompletion *self);

G_END_DECLS
