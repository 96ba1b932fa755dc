/* octet-capture-source.c - the octets of a capture file, in order and unpacked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "capture/octet-capture-source.h"
#include "capture/octet-capture-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

/* Big enough that system calls do not count, small enough for the processor's
 * second cache: the packets are still warm there when they are dissected. */
#define BLOCK_SIZE ((gsize) 256 << 10)

/* Waits until a pipe has octets, or the reading is cancelled. */
static gboolean
wait_for_input (OctetCaptureSource *self)
{
  GPollFD polls[2] = { { self->fd, G_IO_IN | G_IO_HUP | G_IO_ERR, 0 } };

  if (self->cancellable == NULL || !g_cancellable_make_pollfd (self->cancellable, &polls[1]))
    return TRUE;
  while (g_poll (polls, 2, -1) < 0 && errno == EINTR)
    ;
  g_cancellable_release_fd (self->cancellable);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
}

/* Reads raw octets; 0 at the end and on failure, which sets self->error. */
static gsize
read_raw (OctetCaptureSource *self,
          guint8             *bytes,
          gsize               size)
{
  ssize_t n_read;

  if (self->prefix_start < self->prefix_end)
    {
      size = MIN (size, self->prefix_end - self->prefix_start);
      memcpy (bytes, self->prefix + self->prefix_start, size);
      self->prefix_start += size;
      self->file_position += size;
      return size;
    }

  if (!self->is_seekable && !wait_for_input (self))
    return 0;
  do
    n_read = self->is_seekable
             ? pread (self->fd, bytes, size, (off_t) (self->base + self->file_position))
             : read (self->fd, bytes, size);
  while (n_read < 0 && errno == EINTR);

  if (n_read < 0)
    {
      g_set_error (&self->error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_READ,
                   _("The file cannot be read further: %s."), g_strerror (errno));
      return 0;
    }
  self->file_position += (gsize) n_read;
  return (gsize) n_read;
}

/* Unpacks into @bytes; 0 at the end and on failure, which sets self->error. */
static gsize
read_packed (OctetCaptureSource *self,
             guint8             *bytes,
             gsize               size)
{
  gsize used = 0, made = 0;

  while (made == 0 && self->error == NULL)
    {
      gboolean is_good;

      if (self->packed_start == self->packed_end && !self->has_more)
        {
          self->packed_start = 0;
          self->packed_end = read_raw (self, self->packed, BLOCK_SIZE);
          if (self->packed_end == 0)
            {
              if (self->error == NULL && !octet_unpacker_is_between (self->unpacker))
                g_set_error (&self->error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_CUT_SHORT,
                             _("The file is cut short in the middle of its %s data."),
                             octet_compression_get_name (self->compression));
              return 0;
            }
        }

      is_good = octet_unpacker_run (self->unpacker, self->packed + self->packed_start,
                                    self->packed_end - self->packed_start, &used,
                                    bytes, size, &made);
      self->packed_start += used;
      is_good = is_good && (used > 0 || made > 0 || self->has_more);
      self->has_more = made == size;
      if (!is_good)
        {
          g_set_error (&self->error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_DAMAGED,
                       _("The file's %s data is damaged before its octet %" PRIu64 "."),
                       octet_compression_get_name (self->compression), self->file_position);
          return made;
        }
    }
  return made;
}

static gboolean
write_spool (OctetCaptureSource *self,
             const guint8       *bytes,
             gsize               size)
{
  while (size > 0)
    {
      ssize_t n_written = pwrite (self->spool, bytes, size, (off_t) self->spool_size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written <= 0)
        {
          g_clear_error (&self->error);
          g_set_error (&self->error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_WRITE,
                       _("The capture does not fit into a temporary file: %s."),
                       g_strerror (errno));
          return FALSE;
        }
      bytes += n_written;
      size -= (gsize) n_written;
      self->spool_size += (guint64) n_written;
    }
  return TRUE;
}

/**
 * octet_capture_source_fill: (skip)
 * @self: a source
 * @size: how many octets are wanted
 *
 * The slow half of octet_capture_source_want(): reads on. At the end of a file that
 * still grows it may be called again.
 *
 * Returns: whether @size octets are there now
 */
gboolean
octet_capture_source_fill (OctetCaptureSource *self,
                           gsize               size)
{
  gsize left = self->end - self->start;

  g_return_val_if_fail (size <= OCTET_CAPTURE_SOURCE_WANT_MAX, FALSE);

  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, left);
      self->start = 0;
      self->end = left;
    }

  while (self->end < size && self->error == NULL)
    {
      gsize n_read;

      /* Grows with the octets that really come, not with the number in the file. */
      if (self->end == self->allocated)
        {
          self->allocated *= 2;
          self->buffer = g_realloc (self->buffer, self->allocated);
        }
      n_read = self->unpacker != NULL
               ? read_packed (self, self->buffer + self->end, self->allocated - self->end)
               : read_raw (self, self->buffer + self->end, self->allocated - self->end);
      if (n_read == 0)
        break;
      if (self->spool >= 0 && !write_spool (self, self->buffer + self->end, n_read))
        break;
      self->end += n_read;
    }
  return self->end >= size;
}

/**
 * octet_capture_source_skip: (skip)
 * @self: a source
 * @size: how many octets to pass
 *
 * Passes octets that nobody wants to see, however many.
 *
 * Returns: how many were there
 */
guint64
octet_capture_source_skip (OctetCaptureSource *self,
                           guint64             size)
{
  guint64 left = size;

  while (left > 0 && octet_capture_source_want (self, 1))
    {
      gsize step = (gsize) MIN (left, (guint64) octet_capture_source_left (self));

      octet_capture_source_pass (self, step);
      left -= step;
    }
  return size - left;
}

/* A temporary file that nobody else can open and that goes with its descriptor. */
static int
open_spool (GError **error)
{
  g_autofree char *path = NULL;
  int fd = -1;

#ifdef O_TMPFILE
  fd = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#endif
  if (fd < 0)
    {
      path = g_build_filename (g_get_tmp_dir (), "octet-XXXXXX", NULL);
      fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
      if (fd >= 0)
        g_unlink (path);
    }
  if (fd < 0)
    g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_WRITE,
                 _("No temporary file can be made in “%s”: %s."),
                 g_get_tmp_dir (), g_strerror (errno));
  return fd;
}

/* Reads from a pipe what tells whether it is packed. */
static void
read_prefix (OctetCaptureSource *self)
{
  while (self->prefix_end < 4)
    {
      ssize_t n_read = read (self->fd, self->prefix + self->prefix_end,
                             sizeof self->prefix - self->prefix_end);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0)
        return;
      self->prefix_end += (gsize) n_read;
    }
}

static OctetCompression
detect_compression (OctetCaptureSource *self)
{
  guint8 bytes[4];
  ssize_t n_read;

  if (!self->is_seekable)
    return octet_compression_detect (self->prefix, self->prefix_end);
  n_read = pread (self->fd, bytes, sizeof bytes, (off_t) self->base);
  return octet_compression_detect (bytes, n_read > 0 ? (gsize) n_read : 0);
}

/**
 * octet_capture_source_new: (skip)
 * @fd: (transfer full): a file, pipe or terminal, open for reading; closed with the source
 * @error: return location for a #GError
 *
 * A regular file is read from where @fd stands.
 *
 * Returns: (transfer full) (nullable): a source at the first octet
 */
OctetCaptureSource *
octet_capture_source_new (int      fd,
                          GError **error)
{
  g_autoptr (OctetCaptureSource) self = g_new0 (OctetCaptureSource, 1);
  struct stat status;

  self->fd = fd;
  self->spool = -1;
  self->allocated = BLOCK_SIZE;
  self->buffer = g_malloc (self->allocated);
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    {
      off_t here = lseek (fd, 0, SEEK_CUR);

      self->is_seekable = TRUE;
      self->base = here > 0 ? (guint64) here : 0;
      self->file_size = (guint64) status.st_size - MIN (self->base, (guint64) status.st_size);
    }
  else
    read_prefix (self);

  self->compression = detect_compression (self);
  if (self->compression != OCTET_COMPRESSION_NONE)
    {
      self->unpacker = octet_unpacker_new (self->compression);
      self->packed = g_malloc (BLOCK_SIZE);
    }
  if (!self->is_seekable || self->unpacker != NULL)
    {
      self->spool = open_spool (error);
      if (self->spool < 0)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * octet_capture_source_free: (skip)
 * @self: (nullable): a source
 */
void
octet_capture_source_free (OctetCaptureSource *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  if (self->spool >= 0)
    close (self->spool);
  g_clear_pointer (&self->unpacker, octet_unpacker_free);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->packed);
  g_free (self->buffer);
  g_free (self);
}

/**
 * octet_capture_source_get_fd: (skip)
 * @self: a source
 * @ret_base: (out): where in it the unpacked file begins
 *
 * Returns: the descriptor that holds the unpacked octets for pread()
 */
int
octet_capture_source_get_fd (const OctetCaptureSource *self,
                             guint64                  *ret_base)
{
  *ret_base = self->spool >= 0 ? 0 : self->base;
  return self->spool >= 0 ? self->spool : self->fd;
}
