/* octet-test-capture.c - makes capture files octet by octet, and opens them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "octet-test-capture.h"

#include "capture/octet-packer.h"

#include <glib/gstdio.h>
#include <unistd.h>

void
octet_test_file_init (OctetTestFile *self,
                      gboolean       is_big_endian)
{
  self->bytes = g_byte_array_new ();
  self->is_big_endian = is_big_endian;
  self->block = 0;
}

void
octet_test_file_clear (OctetTestFile *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

void
octet_test_file_put_bytes (OctetTestFile *self,
                           gconstpointer  bytes,
                           gsize          size)
{
  g_byte_array_append (self->bytes, bytes, (guint) size);
}

static void
write_number (OctetTestFile *self,
              guint8        *bytes,
              guint64        value,
              guint          size)
{
  for (guint i = 0; i < size; i++)
    bytes[self->is_big_endian ? size - 1 - i : i] = (guint8) (value >> (8 * i));
}

void
octet_test_file_put (OctetTestFile *self,
                     guint64        value,
                     guint          size)
{
  guint8 bytes[8];

  g_assert_cmpuint (size, <=, 8);
  write_number (self, bytes, value, size);
  octet_test_file_put_bytes (self, bytes, size);
}

/* Packet octets that differ from place to place. */
static void
put_pattern (OctetTestFile *self,
             guint32        size)
{
  for (guint32 i = 0; i < size; i++)
    octet_test_file_put (self, (i * 7 + size) & 0xff, 1);
}

void
octet_test_file_put_header (OctetTestFile *self,
                            guint32        magic,
                            guint          minor,
                            guint32        network)
{
  octet_test_file_put (self, magic, 4);
  octet_test_file_put (self, 2, 2);
  octet_test_file_put (self, minor, 2);
  octet_test_file_put (self, 0, 4);
  octet_test_file_put (self, 0, 4);
  octet_test_file_put (self, 65535, 4);
  octet_test_file_put (self, network, 4);
}

void
octet_test_file_put_record (OctetTestFile *self,
                            guint32        seconds,
                            guint32        fraction,
                            guint32        captured_size,
                            guint32        wire_size)
{
  octet_test_file_put (self, seconds, 4);
  octet_test_file_put (self, fraction, 4);
  octet_test_file_put (self, captured_size, 4);
  octet_test_file_put (self, wire_size, 4);
  put_pattern (self, captured_size);
}

void
octet_test_file_begin (OctetTestFile *self,
                       guint32        type)
{
  self->block = self->bytes->len;
  octet_test_file_put (self, type, 4);
  octet_test_file_put (self, 0, 4);
}

void
octet_test_file_end (OctetTestFile *self)
{
  guint32 size;

  octet_test_file_put (self, 0, -(self->bytes->len - self->block) & 3);
  size = self->bytes->len - self->block + 4;
  octet_test_file_put (self, size, 4);
  write_number (self, self->bytes->data + self->block + 4, size, 4);
}

void
octet_test_file_put_option (OctetTestFile *self,
                            guint16        code,
                            gconstpointer  value,
                            gsize          size)
{
  octet_test_file_put (self, code, 2);
  octet_test_file_put (self, size, 2);
  octet_test_file_put_bytes (self, value, size);
  octet_test_file_put (self, 0, -size & 3);
}

void
octet_test_file_put_text (OctetTestFile *self,
                          guint16        code,
                          const char    *text)
{
  octet_test_file_put_option (self, code, text, strlen (text));
}

void
octet_test_file_put_section (OctetTestFile *self)
{
  octet_test_file_begin (self, 0x0a0d0d0a);
  octet_test_file_put (self, 0x1a2b3c4d, 4);
  octet_test_file_put (self, 1, 2);
  octet_test_file_put (self, 0, 2);
  octet_test_file_put (self, G_MAXUINT64, 8);
  octet_test_file_end (self);
}

void
octet_test_file_put_interface (OctetTestFile *self,
                               guint16        link_type,
                               guint32        snaplen)
{
  octet_test_file_begin (self, 1);
  octet_test_file_put (self, link_type, 2);
  octet_test_file_put (self, 0, 2);
  octet_test_file_put (self, snaplen, 4);
  octet_test_file_end (self);
}

void
octet_test_file_put_packet (OctetTestFile *self,
                            guint32        interface,
                            guint64        ticks,
                            guint32        captured_size,
                            guint32        wire_size)
{
  octet_test_file_begin (self, 6);
  octet_test_file_put (self, interface, 4);
  octet_test_file_put (self, ticks >> 32, 4);
  octet_test_file_put (self, ticks & G_MAXUINT32, 4);
  octet_test_file_put (self, captured_size, 4);
  octet_test_file_put (self, wire_size, 4);
  put_pattern (self, captured_size);
  octet_test_file_end (self);
}

/* A nameless file that holds @bytes, standing at its start. */
int
octet_test_make_fd (gconstpointer bytes,
                    gsize         size)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("octet-test-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_unlink (path);
  g_assert_cmpint (write (fd, bytes, size), ==, (gssize) size);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  return fd;
}

OctetCapture *
octet_test_open_bytes (gconstpointer   bytes,
                       gsize           size,
                       GError        **error)
{
  return octet_capture_open_fd (octet_test_make_fd (bytes, size), "test", error);
}

/* Through a pipe; @bytes must fit into one (64 KiB), for nobody writes meanwhile. */
OctetCapture *
octet_test_open_pipe (gconstpointer   bytes,
                      gsize           size,
                      GError        **error)
{
  int ends[2];

  g_assert_cmpuint (size, <=, 65536);
  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], bytes, size), ==, (gssize) size);
  close (ends[1]);
  return octet_capture_open_fd (ends[0], "pipe", error);
}

/* Reads to the end; every octet is looked at, for the sanitizer's sake. */
guint
octet_test_read_all (OctetCapture  *capture,
                     GError       **error)
{
  OctetCapturePacket packet;
  guint n_packets = 0;
  volatile guint8 sum = 0;

  while (octet_capture_next (capture, &packet, error))
    {
      for (guint32 i = 0; i < packet.captured_size; i++)
        sum = (guint8) (sum + packet.data[i]);
      g_assert_true ((packet.flags & OCTET_CAPTURE_PACKET_CUSTOM) != 0 ||
                     octet_capture_get_interface (capture, packet.interface) != NULL);
      if (packet.flags & OCTET_CAPTURE_PACKET_HAS_OPTIONS)
        octet_packet_options_free (octet_capture_read_packet_options (capture, packet.offset,
                                                                      packet.captured_size,
                                                                      packet.interface, NULL));
      n_packets++;
    }
  g_assert_cmpuint (octet_capture_get_n_packets (capture), ==, n_packets);
  return n_packets;
}

GBytes *
octet_test_pack (gconstpointer    bytes,
                 gsize            size,
                 OctetCompression compression)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetPacker) packer = NULL;
  g_autofree char *path = NULL;
  char *packed;
  gsize packed_size;
  int fd = g_file_open_tmp ("octet-test-XXXXXX", &path, &error);

  g_assert_no_error (error);
  packer = octet_packer_new (fd, compression);
  g_assert_true (octet_packer_write (packer, bytes, size, &error));
  g_assert_true (octet_packer_close (packer, &error));
  g_assert_true (g_file_get_contents (path, &packed, &packed_size, &error));
  g_unlink (path);
  return g_bytes_new_take (packed, packed_size);
}
