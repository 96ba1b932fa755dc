/* octet-ui-filter-row.h - the display filter with what belongs to it, above the list of packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FILTER_ROW (octet_ui_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFilterRow, octet_ui_filter_row, OCTET_UI, FILTER_ROW, GtkWidget)

void        octet_ui_filter_row_set_selection    (OctetUiFilterRow *self,
                                                  OctetUiSelection *selection);
const char *octet_ui_filter_row_get_text         (OctetUiFilterRow *self);
void        octet_ui_filter_row_prepare          (OctetUiFilterRow *self,
                                                  const char       *text);
void        octet_ui_filter_row_apply            (OctetUiFilterRow *self,
                                                  const char       *text);
void        octet_ui_filter_row_toggle_favourite (OctetUiFilterRow *self);
void        octet_ui_filter_row_set_compact      (OctetUiFilterRow *self,
                                                  gboolean          is_compact);
void        octet_ui_filter_row_focus            (OctetUiFilterRow *self);

G_END_DECLS
