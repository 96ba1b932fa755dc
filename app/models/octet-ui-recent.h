/* octet-ui-recent.h - the captures that were opened lately, as the desktop remembers them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *octet_ui_recent_list (guint max) G_GNUC_WARN_UNUSED_RESULT;
void       octet_ui_recent_add  (GFile *file);
void       octet_ui_recent_clear (void);
char      *octet_ui_recent_get_folder (GtkRecentInfo *info) G_GNUC_WARN_UNUSED_RESULT;
char      *octet_ui_recent_get_day (GtkRecentInfo *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
