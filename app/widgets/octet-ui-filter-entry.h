/* octet-ui-filter-entry.h - where a display filter is written: coloured, checked and completed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-filter-look.h"
#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FILTER_ENTRY (octet_ui_filter_entry_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFilterEntry, octet_ui_filter_entry, OCTET_UI, FILTER_ENTRY, GtkWidget)

void                     octet_ui_filter_entry_set_selection (OctetUiFilterEntry *self,
                                                              OctetUiSelection   *selection);
const char              *octet_ui_filter_entry_get_text      (OctetUiFilterEntry *self);
void                     octet_ui_filter_entry_set_text      (OctetUiFilterEntry *self,
                                                              const char         *text);
const OctetUiFilterLook *octet_ui_filter_entry_get_look      (OctetUiFilterEntry *self);
void                     octet_ui_filter_entry_repair        (OctetUiFilterEntry *self);
void                     octet_ui_filter_entry_translate     (OctetUiFilterEntry *self);
void                     octet_ui_filter_entry_set_progress  (OctetUiFilterEntry *self,
                                                              double              progress);
void                     octet_ui_filter_entry_describe      (OctetUiFilterEntry *self,
                                                              GtkWidget          *sentence);
void                     octet_ui_filter_entry_focus         (OctetUiFilterEntry *self);

G_END_DECLS
