/* octet-file-hashes.c - reads a file from its first octet to its last and hashes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-file-hashes.h"

/* Octets read at a time: between two reads somebody may cancel. */
#define BLOCK ((gsize) 1 << 20)

typedef struct
{
  GChecksum *sha256;
  GChecksum *sha1;
  guint64    size;
} Hashes;

static void
hashes_free (gpointer data)
{
  Hashes *self = data;

  g_checksum_free (self->sha256);
  g_checksum_free (self->sha1);
  g_free (self);
}

static gboolean
hash_stream (GInputStream *stream,
             Hashes       *hashes,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize size;

  while ((size = g_input_stream_read (stream, block, BLOCK, cancellable, error)) > 0)
    {
      g_checksum_update (hashes->sha256, block, size);
      g_checksum_update (hashes->sha1, block, size);
      hashes->size += (guint64) size;
    }
  return size == 0;
}

static void
task_run (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = NULL;
  GError *error = NULL;
  Hashes *hashes;

  stream = g_file_read (source, cancellable, &error);
  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  hashes = g_new0 (Hashes, 1);
  hashes->sha256 = g_checksum_new (G_CHECKSUM_SHA256);
  hashes->sha1 = g_checksum_new (G_CHECKSUM_SHA1);
  if (hash_stream (G_INPUT_STREAM (stream), hashes, cancellable, &error))
    {
      g_task_return_pointer (task, hashes, hashes_free);
      return;
    }
  hashes_free (hashes);
  g_task_return_error (task, error);
}

/**
 * octet_file_hashes_compute: (skip)
 * @file: a file; as it lies there, packed or not
 * @cancellable: (nullable): stops the worker
 * @callback: called in the thread-default main context
 * @data: for @callback
 *
 * Begins to hash a file, in a thread of its own. For octet_file_hashes_finish().
 */
void
octet_file_hashes_compute (GFile              *file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, data);
  g_task_set_source_tag (task, octet_file_hashes_compute);
  g_task_run_in_thread (task, task_run);
}

/**
 * octet_file_hashes_finish: (skip)
 * @result: what the callback got
 * @ret_sha256: (out) (transfer full): SHA-256, in hexadecimal
 * @ret_sha1: (out) (transfer full): SHA-1, likewise
 * @ret_size: (out): how many octets were hashed
 * @error: return location for a #GError of the domain %G_IO_ERROR
 *
 * Returns: whether the file was read to its end
 */
gboolean
octet_file_hashes_finish (GAsyncResult *result,
                          char        **ret_sha256,
                          char        **ret_sha1,
                          guint64      *ret_size,
                          GError      **error)
{
  Hashes *hashes = g_task_propagate_pointer (G_TASK (result), error);

  if (hashes == NULL)
    return FALSE;
  *ret_sha256 = g_strdup (g_checksum_get_string (hashes->sha256));
  *ret_sha1 = g_strdup (g_checksum_get_string (hashes->sha1));
  *ret_size = hashes->size;
  hashes_free (hashes);
  return TRUE;
}
