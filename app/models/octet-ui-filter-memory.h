/* octet-ui-filter-memory.h - the filters that were applied lately, and those that were saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FILTER_MEMORY (octet_ui_filter_memory_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFilterMemory, octet_ui_filter_memory, OCTET_UI, FILTER_MEMORY, GObject)

OctetUiFilterMemory *octet_ui_filter_memory_new             (GSettings           *settings)
  G_GNUC_WARN_UNUSED_RESULT;
void                 octet_ui_filter_memory_add             (OctetUiFilterMemory *self,
                                                             const char          *text);
void                 octet_ui_filter_memory_forget          (OctetUiFilterMemory *self,
                                                             const char          *text);
gboolean             octet_ui_filter_memory_is_favourite    (OctetUiFilterMemory *self,
                                                             const char          *text);
void                 octet_ui_filter_memory_set_favourite   (OctetUiFilterMemory *self,
                                                             const char          *text,
                                                             gboolean             is_favourite);
const char          *octet_ui_filter_memory_get_name        (OctetUiFilterMemory *self,
                                                             const char          *text);
const char *const   *octet_ui_filter_memory_list_history    (OctetUiFilterMemory *self);
const char *const   *octet_ui_filter_memory_list_favourites (OctetUiFilterMemory *self);

G_END_DECLS
