/* octet-new-file.c - a file that appears under its name only when it is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is written beside the one that it replaces, brought to the disk, and renamed. Whatever
 * happens before that, to the program or to the machine, the old file is untouched; and who
 * reads the old one, goes on reading it.
 */
#include "config.h"

#include "capture/octet-new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/octet-capture-error.h"

struct _OctetNewFile
{
  char *path;
  char *temporary_path; /* NULL: a pipe, a device or the standard output, written directly */
  int   fd;
};

static gboolean
fail (const char         *path,
      OctetCaptureError   code,
      GError            **error)
{
  int reason = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, OCTET_CAPTURE_ERROR, (int) code, _("“%s” cannot be written: %s."), name,
               g_strerror (reason));
  return FALSE;
}

/* The file that a link points to is replaced, not the link. */
static char *
follow_link (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

/* The permissions of the file that it replaces, or those that any new file gets. */
static void
open_beside (OctetNewFile *self)
{
  struct stat status;
  gboolean replaces = stat (self->path, &status) == 0;

  self->temporary_path = g_strconcat (self->path, ".XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary_path, O_RDWR | O_CLOEXEC, replaces ? 0600 : 0666);
  /* A file system without permissions refuses; then there is nothing to keep. */
  if (self->fd >= 0 && replaces && fchmod (self->fd, status.st_mode & 0777) != 0)
    errno = 0;
}

/**
 * octet_new_file_open: (skip)
 * @path: (type filename): where it is to appear, or "-" for the standard output
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Returns: (transfer full) (nullable): a file to be written
 */
OctetNewFile *
octet_new_file_open (const char  *path,
                     GError     **error)
{
  g_autoptr (OctetNewFile) self = g_new0 (OctetNewFile, 1);
  struct stat status;

  if (strcmp (path, "-") == 0)
    {
      self->path = g_strdup (path);
      self->fd = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    }
  else
    {
      self->path = follow_link (path);
      if (stat (self->path, &status) == 0 && !S_ISREG (status.st_mode))
        self->fd = open (self->path, O_WRONLY | O_CLOEXEC);
      else
        open_beside (self);
    }
  if (self->fd < 0)
    {
      fail (path, OCTET_CAPTURE_ERROR_OPEN, error);
      g_clear_pointer (&self->temporary_path, g_free);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * octet_new_file_free: (skip)
 * @self: (transfer full): a file; what was not committed goes
 */
void
octet_new_file_free (OctetNewFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary_path != NULL)
    g_unlink (self->temporary_path);
  g_free (self->temporary_path);
  g_free (self->path);
  g_free (self);
}

/**
 * octet_new_file_dup_fd: (skip)
 * @self: a file
 *
 * Returns: a descriptor to write through, which the caller closes; -1 where the program has
 *   too many
 */
int
octet_new_file_dup_fd (OctetNewFile *self)
{
  return fcntl (self->fd, F_DUPFD_CLOEXEC, 3);
}

/**
 * octet_new_file_commit: (skip)
 * @self: a file, written to its end
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Gives the file its name, in place of an older one.
 *
 * Returns: whether it is there
 */
gboolean
octet_new_file_commit (OctetNewFile  *self,
                       GError       **error)
{
  int fd = self->fd;

  if (self->temporary_path == NULL)
    return TRUE;
  self->fd = -1;
  /* Renamed first and lost in a power cut, it would be an empty file with the old one gone. */
  if (fsync (fd) != 0)
    {
      fail (self->path, OCTET_CAPTURE_ERROR_WRITE, error);
      close (fd);
      return FALSE;
    }
  if (close (fd) != 0 || g_rename (self->temporary_path, self->path) != 0)
    return fail (self->path, OCTET_CAPTURE_ERROR_WRITE, error);
  g_clear_pointer (&self->temporary_path, g_free);
  return TRUE;
}
