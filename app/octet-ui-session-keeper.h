/* octet-ui-session-keeper.h - remembers which captures were open, and opens them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     octet_ui_session_keeper_save    (GtkApplication *application);
gboolean octet_ui_session_keeper_restore (GtkApplication *application);

G_END_DECLS
