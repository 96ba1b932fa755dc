/* octet-new-file.h - a file that appears under its name only when it is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OctetNewFile OctetNewFile;

OctetNewFile *octet_new_file_open   (const char    *path,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          octet_new_file_free   (OctetNewFile  *self);
int           octet_new_file_dup_fd (OctetNewFile  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      octet_new_file_commit (OctetNewFile  *self,
                                     GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetNewFile, octet_new_file_free)

G_END_DECLS
