/* octet-capture-window.c - a reader's own view of a capture's octets, anywhere in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "capture/octet-capture-private.h"
#include "capture/octet-capture-window.h"
#include "capture/octet-pcapng-blocks.h"
#include "capture/octet-pcapng-option.h"
#include "capture/octet-pcapng.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <unistd.h>

/* One page of the file for a reader who jumps; doubled with each step onward. */
#define AHEAD_MIN ((gsize) 4 << 10)
#define AHEAD_MAX ((gsize) 256 << 10)

G_DEFINE_BOXED_TYPE (OctetPacketOptions, octet_packet_options, octet_packet_options_copy,
                     octet_packet_options_free)

/* Reads up to @size octets; fewer where the file ends. */
static gboolean
read_some (OctetCapture *capture,
           guint64       offset,
           gsize         size,
           guint8       *bytes,
           gsize        *ret_size,
           GError      **error)
{
  guint64 base;
  int fd = octet_capture_source_get_fd (capture->source, &base);
  gsize done = 0;

  while (done < size)
    {
      ssize_t n_read = pread (fd, bytes + done, size - done, (off_t) (base + offset + done));

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_READ,
                       _("“%s” cannot be read any more: %s."), capture->name, g_strerror (errno));
          return FALSE;
        }
      if (n_read == 0)
        break;
      done += (gsize) n_read;
    }
  *ret_size = done;
  return TRUE;
}

static gboolean
fail_short (OctetCapture *capture,
            guint64       offset,
            GError      **error)
{
  g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_CUT_SHORT,
               _("“%s” has become shorter since it was opened: octet %" PRIu64
                 " is gone."), capture->name, offset);
  return FALSE;
}

/**
 * octet_capture_read_bytes: (skip)
 * @self: a capture
 * @offset: a place in the unpacked file that octet_capture_next() has passed
 * @size: how many octets
 * @bytes: (out caller-allocates) (array length=size): room for them
 * @error: return location for a #GError
 *
 * Reads octets again, from any thread.
 *
 * Returns: whether all of them are still there
 */
gboolean
octet_capture_read_bytes (OctetCapture *self,
                          guint64       offset,
                          gsize         size,
                          guint8       *bytes,
                          GError      **error)
{
  gsize n_read;

  g_return_val_if_fail (OCTET_IS_CAPTURE (self), FALSE);

  return read_some (self, offset, size, bytes, &n_read, error)
         && (n_read == size || fail_short (self, offset + n_read, error));
}

/**
 * octet_capture_window_read: (skip)
 * @self: the calling thread's window, always on the same capture
 * @capture: the capture
 * @offset: a place in the unpacked file that octet_capture_next() has passed
 * @size: how many octets
 * @error: return location for a #GError
 *
 * Returns: (nullable): the octets, until the next call with @self; %NULL where they
 *   are not all there any more
 */
const guint8 *
octet_capture_window_read (OctetCaptureWindow *self,
                           OctetCapture       *capture,
                           guint64             offset,
                           gsize               size,
                           GError            **error)
{
  gsize wanted;

  if (G_LIKELY (self->buffer != NULL && offset >= self->offset
                && offset - self->offset <= self->size
                && size <= self->size - (offset - self->offset)))
    return self->buffer + (offset - self->offset);

  if (offset >= self->offset && offset - self->offset <= self->size + AHEAD_MIN)
    self->ahead = CLAMP (self->ahead * 2, AHEAD_MIN, AHEAD_MAX);
  else
    self->ahead = AHEAD_MIN;

  wanted = MAX (size, self->ahead);
  self->size = 0;
  if (wanted > self->allocated)
    {
      g_free (self->buffer);
      self->buffer = g_malloc (wanted);
      self->allocated = wanted;
    }
  if (!read_some (capture, offset, wanted, self->buffer, &self->size, error))
    return NULL;
  self->offset = offset;
  if (self->size < size)
    {
      fail_short (capture, offset + self->size, error);
      return NULL;
    }
  return self->buffer;
}

/**
 * octet_capture_window_clear: (skip)
 * @self: a window
 *
 * Frees what @self holds; it may be used again.
 */
void
octet_capture_window_clear (OctetCaptureWindow *self)
{
  g_clear_pointer (&self->buffer, g_free);
  self->size = self->allocated = self->ahead = 0;
}

static void
set_packet_option (OctetPacketOptions      *self,
                   const OctetPcapngOption *option)
{
  switch (option->code)
    {
    case OCTET_PCAPNG_OPTION_COMMENT:
      octet_pcapng_option_add_text (option, &self->comments);
      break;
    case OCTET_PCAPNG_EPB_FLAGS:
      self->has_flags = TRUE;
      self->flags = (guint32) octet_pcapng_option_get_uint (option);
      break;
    case OCTET_PCAPNG_EPB_DROPCOUNT:
      self->has_drop_count = TRUE;
      self->drop_count = octet_pcapng_option_get_uint (option);
      break;
    case OCTET_PCAPNG_EPB_PACKETID:
      self->has_id = TRUE;
      self->id = octet_pcapng_option_get_uint (option);
      break;
    case OCTET_PCAPNG_EPB_QUEUE:
      self->has_queue = TRUE;
      self->queue = (guint32) octet_pcapng_option_get_uint (option);
      break;
    default:
      break;
    }
}

/**
 * octet_capture_read_packet_time: (skip)
 * @self: a capture
 * @offset: where the packet's octets stand in the unpacked file
 * @interface: the packet's interface
 * @ret_time: (out): since 1970-01-01 00:00 UTC
 *
 * Reads the time of a packet's block, which may be further off than nanoseconds in 64 bits can
 * say. From any thread.
 *
 * Returns: %FALSE, and @ret_time as it was, where there is none
 */
gboolean
octet_capture_read_packet_time (OctetCapture *self,
                                guint64       offset,
                                guint         interface,
                                OctetSpan    *ret_time)
{
  OctetInterface *of_packet = octet_capture_get_interface (self, interface);
  gboolean is_big_endian;
  guint8 head[8];

  if (self->format != OCTET_CAPTURE_FORMAT_PCAPNG || of_packet == NULL ||
      offset < OCTET_PCAPNG_PACKET_HEAD)
    return FALSE;
  if (!octet_capture_read_bytes (self, offset - OCTET_PCAPNG_PACKET_HEAD + 12, sizeof head, head,
                                 NULL))
    return FALSE;
  is_big_endian = octet_capture_get_section (self, of_packet->section)->is_big_endian;
  *ret_time = octet_interface_split_ticks (
    of_packet, (guint64) octet_capture_get_u32 (head, is_big_endian) << 32
                 | octet_capture_get_u32 (head + 4, is_big_endian));
  return TRUE;
}

/**
 * octet_capture_read_custom_block: (skip)
 * @self: a capture
 * @offset: where the block's own octets stand in the unpacked file
 * @ret_block: (out): what its head says
 *
 * Reads whose a custom block is. Only for packets that are marked to be one. From any thread.
 *
 * Returns: %FALSE, and @ret_block as it was, where that cannot be read
 */
gboolean
octet_capture_read_custom_block (OctetCapture     *self,
                                 guint64           offset,
                                 OctetCustomBlock *ret_block)
{
  guint8 head[OCTET_PCAPNG_CUSTOM_HEAD];
  guint32 type;

  if (self->format != OCTET_CAPTURE_FORMAT_PCAPNG || offset < sizeof head ||
      !octet_capture_read_bytes (self, offset - sizeof head, sizeof head, head, NULL))
    return FALSE;
  /* The type itself tells the order: neither of the two reads as the other backwards. */
  type = octet_capture_get_u32 (head, TRUE);
  ret_block->is_big_endian = type == OCTET_PCAPNG_CUSTOM || type == OCTET_PCAPNG_CUSTOM_PRIVATE;
  type = octet_capture_get_u32 (head, ret_block->is_big_endian);
  ret_block->may_copy = type == OCTET_PCAPNG_CUSTOM;
  ret_block->enterprise = octet_capture_get_u32 (head + 8, ret_block->is_big_endian);
  return TRUE;
}

/**
 * octet_capture_read_packet_options:
 * @self: a capture
 * @offset: where the packet's octets stand in the unpacked file
 * @captured_size: how many they are
 * @interface: the packet's interface
 * @error: return location for a #GError
 *
 * Reads what a packet's block states beside the packet. Only for packets that are
 * marked to have options. From any thread.
 *
 * Returns: (transfer full) (nullable): the options
 */
OctetPacketOptions *
octet_capture_read_packet_options (OctetCapture *self,
                                   guint64       offset,
                                   guint32       captured_size,
                                   guint         interface,
                                   GError      **error)
{
  g_autoptr (OctetPacketOptions) options = NULL;
  g_autofree guint8 *bytes = NULL;
  OctetInterface *of_packet;
  OctetPcapngOption option;
  OctetReader reader;
  gboolean is_big_endian;
  guint8 head[4];
  guint32 size, skipped;

  g_return_val_if_fail (OCTET_IS_CAPTURE (self), NULL);
  of_packet = octet_capture_get_interface (self, interface);
  g_return_val_if_fail (of_packet != NULL && offset >= OCTET_PCAPNG_PACKET_HEAD, NULL);

  options = g_new0 (OctetPacketOptions, 1);
  options->comments = g_new0 (char *, 1);
  if (self->format != OCTET_CAPTURE_FORMAT_PCAPNG)
    return g_steal_pointer (&options);

  is_big_endian = octet_capture_get_section (self, of_packet->section)->is_big_endian;
  if (!octet_capture_read_bytes (self, offset - OCTET_PCAPNG_PACKET_HEAD + 4, 4, head, error))
    return NULL;
  size = octet_capture_get_u32 (head, is_big_endian);
  skipped = captured_size + (-captured_size & 3);
  /* The file may have changed since it was indexed. */
  if (size > OCTET_CAPTURE_SOURCE_WANT_MAX || size < OCTET_PCAPNG_PACKET_HEAD + 4
      || skipped > size - OCTET_PCAPNG_PACKET_HEAD - 4)
    return g_steal_pointer (&options);

  size -= OCTET_PCAPNG_PACKET_HEAD + 4 + skipped;
  bytes = g_malloc (size + 1);
  if (!octet_capture_read_bytes (self, offset + skipped, size, bytes, error))
    return NULL;
  octet_reader_init (&reader, bytes, size);
  while (octet_pcapng_option_next (&reader, is_big_endian, &option))
    set_packet_option (options, &option);
  return g_steal_pointer (&options);
}

/**
 * octet_packet_options_copy: (skip)
 * @self: options
 *
 * Returns: (transfer full): a copy
 */
OctetPacketOptions *
octet_packet_options_copy (const OctetPacketOptions *self)
{
  OctetPacketOptions *copy = g_memdup2 (self, sizeof *self);

  copy->comments = g_strdupv (self->comments);
  return copy;
}

/**
 * octet_packet_options_free: (skip)
 * @self: (nullable): options
 */
void
octet_packet_options_free (OctetPacketOptions *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->comments);
  g_free (self);
}
