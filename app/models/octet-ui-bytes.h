/* octet-ui-bytes.h - bytes as text for the clipboard, and what numbers they could be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *octet_ui_bytes_copy     (const guint8 *bytes,
                                   gsize         size,
                                   gsize         position,
                                   const char   *form) G_GNUC_WARN_UNUSED_RESULT;
gboolean  octet_ui_bytes_has_form (const char   *form);
char     *octet_ui_bytes_describe (const guint8 *bytes,
                                   gsize         size,
                                   gsize         position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
