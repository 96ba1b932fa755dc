/* octet-ui-time-axis.h - round marks on an axis of time, and how they are written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64  octet_ui_time_axis_find_step (gint64 span,
                                      guint  max_marks);
char   *octet_ui_time_axis_write     (gint64 time,
                                      gint64 step) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
