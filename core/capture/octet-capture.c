/* octet-capture.c - a capture file, read from its first packet to its last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thread, the worker, opens a capture and calls octet_capture_next() until the
 * end. Every other function may be called from any thread meanwhile.
 */
#include "config.h"

#include "capture/octet-capture-private.h"
#include "capture/octet-file-kind.h"
#include "capture/octet-pcap-magic.h"
#include "capture/octet-pcapng-blocks.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * OctetCapture:
 *
 * A capture file: pcap or pcapng, plain or packed with gzip, zstd or lz4, from a
 * file or through a pipe.
 */
G_DEFINE_FINAL_TYPE (OctetCapture, octet_capture, G_TYPE_OBJECT)

static void
octet_capture_finalize (GObject *object)
{
  OctetCapture *self = OCTET_CAPTURE (object);

  g_clear_pointer (&self->source, octet_capture_source_free);
  g_clear_pointer (&self->clocks, g_array_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->interfaces, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->secrets, g_ptr_array_unref);
  g_clear_pointer (&self->statistics, g_array_unref);
  g_clear_error (&self->end);
  g_mutex_clear (&self->lock);
  g_free (self->name);

  G_OBJECT_CLASS (octet_capture_parent_class)->finalize (object);
}

static void
octet_capture_class_init (OctetCaptureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_capture_finalize;
}

static void
octet_capture_init (OctetCapture *self)
{
  g_mutex_init (&self->lock);
  self->clocks = g_array_new (FALSE, TRUE, sizeof (OctetInterfaceClock));
  self->statistics = g_array_new (FALSE, TRUE, sizeof (OctetInterfaceStatistics));
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) octet_section_unref);
  self->interfaces = g_ptr_array_new_with_free_func ((GDestroyNotify) octet_interface_unref);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) octet_name_record_unref);
  self->secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) octet_secrets_unref);
}

/* Shows @interface to everybody; the readers' half of octet_capture_get_interface(). */
gboolean
octet_capture_add_interface (OctetCapture   *self,
                             OctetInterface *interface)
{
  OctetInterfaceStatistics statistics = OCTET_INTERFACE_STATISTICS_NONE;
  OctetInterfaceClock clock;

  if (self->clocks->len >= OCTET_CAPTURE_INTERFACES_MAX)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_LIMIT,
                                       _("it describes more than %u interfaces"),
                                       OCTET_CAPTURE_INTERFACES_MAX);

  interface->index = self->clocks->len;
  interface->section = self->sections->len > 0 ? self->sections->len - 1 : 0;
  interface->number = interface->index - MIN (self->first_interface, interface->index);
  octet_interface_clock_set (&clock, interface);
  g_array_append_val (self->clocks, clock);

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->interfaces, octet_interface_ref (interface));
  g_array_append_val (self->statistics, statistics);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/* Shows @section to everybody. */
gboolean
octet_capture_add_section (OctetCapture *self,
                           OctetSection *section)
{
  if (self->sections->len >= OCTET_CAPTURE_SECTIONS_MAX)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_LIMIT,
                                       _("it has more than %u sections"),
                                       OCTET_CAPTURE_SECTIONS_MAX);

  section->index = self->sections->len;
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->sections, octet_section_ref (section));
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/* Ends the reading because the input ended: cleanly between two packets; cut short
 * in the middle of one, of which @passed octets lie behind; for want of readable
 * octets. FALSE, for the caller to return. */
gboolean
octet_capture_stop_cut (OctetCapture *self,
                        guint64       passed)
{
  OctetCaptureSource *source = self->source;
  guint64 left = octet_capture_source_left (source) + passed;
  guint64 offset = source->offset - passed;

  if (source->error != NULL)
    {
      self->end = g_error_copy (source->error);
      if (self->end->domain == OCTET_CAPTURE_ERROR)
        {
          g_autofree char *sentence = g_steal_pointer (&self->end->message);

          self->end->message =
            g_strdup_printf (_("%s The packets before are good: %" PRIu64 ", up to "
                               "octet %" PRIu64 " of the unpacked file."),
                             sentence, self->n_packets, offset);
        }
    }
  else if (left > 0 && !self->follow)
    g_set_error (&self->end, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_CUT_SHORT,
                 _("“%s” is cut short: it ends in the middle of what follows packet %"
                   PRIu64 ", at octet %" PRIu64 "."),
                 self->name, self->n_packets, offset);
  return FALSE;
}

/* Ends the reading because the file contradicts itself; @reason is a translated
 * clause. FALSE, for the caller to return. */
gboolean
octet_capture_stop_damaged (OctetCapture      *self,
                            OctetCaptureError  code,
                            const char        *reason,
                            ...)
{
  g_autofree char *clause = NULL;
  va_list arguments;

  va_start (arguments, reason);
  clause = g_strdup_vprintf (reason, arguments);
  va_end (arguments);

  g_clear_error (&self->end);
  g_set_error (&self->end, OCTET_CAPTURE_ERROR, code,
               _("“%s” is damaged after packet %" PRIu64 ", at octet %"
                 PRIu64 ": %s."),
               self->name, self->n_packets, self->source->offset, clause);
  return FALSE;
}

/* A sentence about a file that is no capture, or none that can be read. */
static gboolean
refuse (OctetCapture *self,
        GError      **error)
{
  const guint8 *bytes;
  gboolean is_capture;
  const char *kind;
  gsize size;

  octet_capture_source_want (self->source, 512);
  bytes = octet_capture_source_peek (self->source);
  size = octet_capture_source_left (self->source);
  kind = octet_file_kind_describe (bytes, MIN (size, 512), &is_capture);
  if (kind != NULL && is_capture)
    g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_UNSUPPORTED,
                 _("“%s” is %s, which Octet does not read; it reads pcap and pcapng."),
                 self->name, kind);
  else if (kind != NULL)
    g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT,
                 _("“%s” is not a packet capture: it is %s."), self->name, kind);
  else
    g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT,
                 _("“%s” is not a packet capture in pcap or pcapng format."), self->name);
  return FALSE;
}

static gboolean
open_format (OctetCapture *self,
             GError      **error)
{
  const guint8 *magic;

  if (!octet_capture_source_want (self->source, 4))
    {
      if (self->source->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&self->source->error));
          return FALSE;
        }
      self->format = OCTET_CAPTURE_FORMAT_EMPTY;
      return octet_capture_source_left (self->source) == 0 ? TRUE : refuse (self, error);
    }

  magic = octet_capture_source_peek (self->source);
  if (octet_pcap_magic_is_pcap (magic))
    return octet_pcap_open (self, error);
  if (octet_bytes_be32 (magic) == OCTET_PCAPNG_MAGIC)
    return octet_pcapng_open (self, error);
  return refuse (self, error);
}

/**
 * octet_capture_open_fd:
 * @fd: a descriptor open for reading; closed in any case
 * @name: what to call the capture in sentences
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Opens a capture from a file, a pipe or a terminal and reads its beginning.
 *
 * Returns: (transfer full) (nullable): a capture before its first packet
 */
OctetCapture *
octet_capture_open_fd (int         fd,
                       const char *name,
                       GError    **error)
{
  g_autoptr (OctetCapture) self = NULL;

  g_return_val_if_fail (fd >= 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (OCTET_TYPE_CAPTURE, NULL);
  self->name = g_strdup (name);
  self->source = octet_capture_source_new (fd, error);
  if (self->source == NULL || !open_format (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * octet_capture_open:
 * @path: (type filename): a file's path, or "-" for the standard input
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Opens a capture and reads its beginning.
 *
 * Returns: (transfer full) (nullable): a capture before its first packet
 */
OctetCapture *
octet_capture_open (const char *path,
                    GError    **error)
{
  g_autofree char *name = NULL;
  struct stat status;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  if (strcmp (path, "-") == 0)
    {
      name = g_strdup (_("the standard input"));
      fd = fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    }
  else
    {
      name = g_filename_display_basename (path);
      fd = open (path, O_RDONLY | O_CLOEXEC);
    }

  if (fd < 0)
    {
      g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_OPEN,
                   _("“%s” cannot be opened: %s."), name, g_strerror (errno));
      return NULL;
    }
  if (fstat (fd, &status) == 0 && S_ISDIR (status.st_mode))
    {
      close (fd);
      g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_OPEN,
                   _("“%s” is a folder, not a capture."), name);
      return NULL;
    }
  return octet_capture_open_fd (fd, name, error);
}

/**
 * octet_capture_open_file:
 * @file: a file; one on the network needs a path (GVfs gives it one)
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * As octet_capture_open().
 *
 * Returns: (transfer full) (nullable): a capture before its first packet
 */
OctetCapture *
octet_capture_open_file (GFile   *file,
                         GError **error)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_peek_path (file) != NULL)
    return octet_capture_open (g_file_peek_path (file), error);

  uri = g_file_get_uri (file);
  g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_OPEN,
               _("“%s” cannot be opened: it is not on this computer. Copy it here first."), uri);
  return NULL;
}

/**
 * octet_capture_set_cancellable:
 * @self: a capture
 * @cancellable: (nullable): ends the wait for a pipe that gives nothing
 *
 * To be called before the first octet_capture_next().
 */
void
octet_capture_set_cancellable (OctetCapture *self,
                               GCancellable *cancellable)
{
  g_return_if_fail (OCTET_IS_CAPTURE (self));

  g_set_object (&self->source->cancellable, cancellable);
}

/**
 * octet_capture_set_follow:
 * @self: a capture
 * @follow: whether the file still grows
 *
 * While a file grows, its end is not final: octet_capture_next() returns %FALSE
 * without an error where the next packet is not all there, and may be called again.
 */
void
octet_capture_set_follow (OctetCapture *self,
                          gboolean      follow)
{
  g_return_if_fail (OCTET_IS_CAPTURE (self));

  self->follow = follow;
}

/**
 * octet_capture_next: (skip)
 * @self: a capture
 * @ret_packet: (out caller-allocates): the next packet
 * @error: return location for a #GError
 *
 * Reads on to the next packet. Its octets stay where they are until the next call.
 * Only the thread that opened the capture calls this.
 *
 * A file that is cut short or damaged gives every packet before the damage; then
 * this returns %FALSE with a sentence that has the packet's number and the octet.
 *
 * Returns: %FALSE at the end of the file
 */
gboolean
octet_capture_next (OctetCapture       *self,
                    OctetCapturePacket *ret_packet,
                    GError            **error)
{
  gboolean is_there = FALSE;

  if (G_UNLIKELY (self->end != NULL))
    ;
  else if (self->format == OCTET_CAPTURE_FORMAT_PCAPNG)
    is_there = octet_pcapng_next (self, ret_packet);
  else if (self->format != OCTET_CAPTURE_FORMAT_EMPTY)
    is_there = octet_pcap_next (self, ret_packet);

  __atomic_store_n (&self->n_done, self->source->file_position, __ATOMIC_RELAXED);
  if (G_LIKELY (is_there))
    {
      __atomic_store_n (&self->n_packets, self->n_packets + 1, __ATOMIC_RELAXED);
      return TRUE;
    }
  if (self->end != NULL)
    g_propagate_error (error, g_error_copy (self->end));
  return FALSE;
}

/**
 * octet_capture_get_name:
 * @self: a capture
 *
 * Returns: the file's name without its folder, as people read it
 */
const char *
octet_capture_get_name (OctetCapture *self)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE (self), NULL);

  return self->name;
}

/**
 * octet_capture_get_format:
 * @self: a capture
 *
 * Returns: how the file is laid out
 */
OctetCaptureFormat
octet_capture_get_format (OctetCapture *self)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE (self), OCTET_CAPTURE_FORMAT_EMPTY);

  return self->format;
}

/**
 * octet_capture_get_format_name:
 * @self: a capture
 *
 * Returns: how the file is laid out, in words, translated
 */
const char *
octet_capture_get_format_name (OctetCapture *self)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE (self), NULL);

  switch (self->format)
    {
    case OCTET_CAPTURE_FORMAT_PCAP: return _("pcap, microseconds");
    case OCTET_CAPTURE_FORMAT_PCAP_NANO: return _("pcap, nanoseconds");
    case OCTET_CAPTURE_FORMAT_PCAP_MODIFIED: return _("pcap, modified");
    case OCTET_CAPTURE_FORMAT_PCAPNG: return _("pcapng");
    case OCTET_CAPTURE_FORMAT_EMPTY:
    default: return _("empty file");
    }
}

/**
 * octet_capture_get_compression:
 * @self: a capture
 *
 * Returns: how the file is packed
 */
OctetCompression
octet_capture_get_compression (OctetCapture *self)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE (self), OCTET_COMPRESSION_NONE);

  return self->source->compression;
}

/**
 * octet_capture_get_n_packets:
 * @self: a capture
 *
 * Returns: packets read so far
 */
guint64
octet_capture_get_n_packets (OctetCapture *self)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE (self), 0);

  return __atomic_load_n (&self->n_packets, __ATOMIC_RELAXED);
}

/**
 * octet_capture_get_progress:
 * @self: a capture
 * @ret_done: (out): octets of the file that were read; packed ones, if it is packed
 * @ret_total: (out): octets of the file, 0 for a pipe
 */
void
octet_capture_get_progress (OctetCapture *self,
                            guint64      *ret_done,
                            guint64      *ret_total)
{
  g_return_if_fail (OCTET_IS_CAPTURE (self));

  *ret_done = __atomic_load_n (&self->n_done, __ATOMIC_RELAXED);
  *ret_total = self->source->file_size;
}
