/* octet-file-hashes.h - the hashes by which a file is known, worked out by a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     octet_file_hashes_compute (GFile               *file,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data);
gboolean octet_file_hashes_finish  (GAsyncResult        *result,
                                    char               **ret_sha256,
                                    char               **ret_sha1,
                                    guint64             *ret_size,
                                    GError             **error);

G_END_DECLS
