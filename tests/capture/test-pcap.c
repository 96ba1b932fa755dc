/* test-pcap.c - pcap files of every kind and order, packed, piped, cut and hostile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "octet-test-capture.h"

#include "capture/octet-capture-error.h"
#include "capture/octet-capture-window.h"

#include <unistd.h>

static const OctetCompression compressions[] = {
  OCTET_COMPRESSION_GZIP, OCTET_COMPRESSION_ZSTD, OCTET_COMPRESSION_LZ4,
};

/* Three packets of 60, 0 and 14 octets. */
static void
make_three (OctetTestFile *file,
            gboolean       is_big_endian)
{
  octet_test_file_init (file, is_big_endian);
  octet_test_file_put_header (file, 0xa1b2c3d4, 4, 1);
  octet_test_file_put_record (file, 1000000000, 999999, 60, 1514);
  octet_test_file_put_record (file, 1000000001, 0, 0, 60);
  octet_test_file_put_record (file, 1000000002, 1, 14, 14);
}

static void
check_kind (guint32             magic,
            gboolean            is_big_endian,
            OctetCaptureFormat  format,
            gint64              time)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;
  OctetCapturePacket packet;
  guint head = format == OCTET_CAPTURE_FORMAT_PCAP_MODIFIED ? 24 : 16;

  octet_test_file_init (&file, is_big_endian);
  octet_test_file_put_header (&file, magic, 4, 113);
  for (guint i = 0; i < 2; i++)
    {
      octet_test_file_put (&file, 4000000000, 4);
      octet_test_file_put (&file, 123456, 4);
      octet_test_file_put (&file, 3, 4);
      octet_test_file_put (&file, 70000, 4);
      octet_test_file_put (&file, 0, head - 16);
      octet_test_file_put_bytes (&file, "abc", 3);
    }

  capture = octet_test_open_bytes (file.bytes->data, file.bytes->len, &error);
  g_assert_no_error (error);
  g_assert_cmpint (octet_capture_get_format (capture), ==, format);
  g_assert_cmpuint (octet_capture_get_interface (capture, 0)->link_type, ==, 113);
  g_assert_cmpuint (octet_capture_get_interface (capture, 0)->snaplen, ==, 65535);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (octet_capture_next (capture, &packet, &error));
      g_assert_cmpint (packet.time, ==, time);
      g_assert_cmpmem (packet.data, packet.captured_size, "abc", 3);
      g_assert_cmpuint (packet.wire_size, ==, 70000);
      g_assert_cmpuint (packet.offset, ==, 24 + head + i * (head + 3));
    }
  g_assert_false (octet_capture_next (capture, &packet, &error));
  g_assert_no_error (error);
}

static void
test_kinds (void)
{
  for (gboolean is_big_endian = FALSE; is_big_endian <= TRUE; is_big_endian++)
    {
      check_kind (0xa1b2c3d4, is_big_endian, OCTET_CAPTURE_FORMAT_PCAP, 4000000000123456000);
      check_kind (0xa1b23c4d, is_big_endian, OCTET_CAPTURE_FORMAT_PCAP_NANO, 4000000000000123456);
      check_kind (0xa1b2cd34, is_big_endian, OCTET_CAPTURE_FORMAT_PCAP_MODIFIED,
                  4000000000123456000);
    }
}

/* Before 2.3 the wire size stood first; in 2.3 either may. */
static void
test_old_versions (void)
{
  for (guint minor = 2; minor <= 3; minor++)
    {
      g_auto (OctetTestFile) file = { 0 };
      g_autoptr (OctetCapture) capture = NULL;
      g_autoptr (GError) error = NULL;
      OctetCapturePacket packet;

      octet_test_file_init (&file, TRUE);
      octet_test_file_put_header (&file, 0xa1b2c3d4, minor, 1);
      octet_test_file_put (&file, 1, 8);
      octet_test_file_put (&file, 99, 4);
      octet_test_file_put (&file, 2, 4);
      octet_test_file_put_bytes (&file, "ab", 2);
      capture = octet_test_open_bytes (file.bytes->data, file.bytes->len, &error);
      g_assert_true (octet_capture_next (capture, &packet, &error));
      g_assert_cmpuint (packet.captured_size, ==, 2);
      g_assert_cmpuint (packet.wire_size, ==, 99);
      g_assert_false (octet_capture_next (capture, &packet, &error));
      g_assert_no_error (error);
    }
}

static void
test_fcs (void)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;

  octet_test_file_init (&file, FALSE);
  octet_test_file_put_header (&file, 0xa1b2c3d4, 4, 0x24000001);
  capture = octet_test_open_bytes (file.bytes->data, file.bytes->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (octet_capture_get_interface (capture, 0)->link_type, ==, 1);
  g_assert_cmpint (octet_capture_get_interface (capture, 0)->fcs_size, ==, 4);
}

/* At each length: the whole packets, then a sentence, unless the cut is between two. */
static void
test_every_length (void)
{
  static const guint ends[] = { 24, 100, 116, 146 };
  g_auto (OctetTestFile) file = { 0 };

  make_three (&file, FALSE);
  g_assert_cmpuint (file.bytes->len, ==, 146);
  for (guint size = 0; size <= file.bytes->len; size++)
    {
      g_autoptr (OctetCapture) capture = NULL;
      g_autoptr (GError) error = NULL;
      guint n_whole = 0;

      capture = octet_test_open_bytes (file.bytes->data, size, &error);
      if (size < 24)
        {
          g_assert_true (size == 0 ? capture != NULL : error != NULL);
          continue;
        }
      while (n_whole < 3 && size >= ends[n_whole + 1])
        n_whole++;
      g_assert_cmpuint (octet_test_read_all (capture, &error), ==, n_whole);
      if (size == ends[n_whole])
        g_assert_no_error (error);
      else
        {
          g_autofree char *place = g_strdup_printf ("packet %u, at octet %u.", n_whole,
                                                    ends[n_whole]);

          g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_CUT_SHORT);
          g_assert_nonnull (strstr (error->message, place));
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetCapture) capture = octet_test_open_bytes ("", 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (octet_capture_get_format (capture), ==, OCTET_CAPTURE_FORMAT_EMPTY);
  g_assert_cmpuint (octet_test_read_all (capture, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_null (octet_capture_get_interface (capture, 0));
}

static void
test_hostile_size (void)
{
  static const guint32 sizes[] = { 262145, 0x7fffffff, 0xffffffff };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (OctetTestFile) file = { 0 };
      g_autoptr (OctetCapture) capture = NULL;
      g_autoptr (GError) error = NULL;

      make_three (&file, TRUE);
      octet_test_file_put (&file, 0, 8);
      octet_test_file_put (&file, sizes[i], 4);
      octet_test_file_put (&file, sizes[i], 4);
      capture = octet_test_open_bytes (file.bytes->data, file.bytes->len, &error);
      g_assert_cmpuint (octet_test_read_all (capture, &error), ==, 3);
      g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, "packet 3, at octet 146"));
    }
}

/* Larger than the reader's block, so that it has to grow. */
static void
test_large_packets (void)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;
  OctetCapturePacket packet;

  octet_test_file_init (&file, FALSE);
  octet_test_file_put_header (&file, 0xa1b2c3d4, 4, 220);
  octet_test_file_put_record (&file, 1, 0, 1000, 1000);
  octet_test_file_put_record (&file, 2, 0, 3000000, 3000000);
  octet_test_file_put_record (&file, 3, 0, 262144, 262144);
  capture = octet_test_open_bytes (file.bytes->data, file.bytes->len, &error);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (octet_capture_next (capture, &packet, &error));
      g_assert_cmpmem (packet.data, packet.captured_size, file.bytes->data + packet.offset,
                       packet.captured_size);
    }
  g_assert_false (octet_capture_next (capture, &packet, &error));
  g_assert_no_error (error);
}

static void
test_pipe (void)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;
  guint8 again[60];
  guint64 done, total;

  make_three (&file, FALSE);
  capture = octet_test_open_pipe (file.bytes->data, file.bytes->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (octet_test_read_all (capture, &error), ==, 3);
  g_assert_no_error (error);
  g_assert_true (octet_capture_read_bytes (capture, 40, 60, again, &error));
  g_assert_cmpmem (again, 60, file.bytes->data + 40, 60);
  octet_capture_get_progress (capture, &done, &total);
  g_assert_cmpuint (done, ==, 146);
  g_assert_cmpuint (total, ==, 0);
}

static void
test_cancelled_pipe (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;
  OctetCapturePacket packet;
  int ends[2];

  make_three (&file, FALSE);
  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], file.bytes->data, 110), ==, 110);
  capture = octet_capture_open_fd (ends[0], "pipe", &error);
  octet_capture_set_cancellable (capture, cancellable);
  g_assert_true (octet_capture_next (capture, &packet, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (octet_capture_next (capture, &packet, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  close (ends[1]);
}

/* Packed whole, as two streams, and cut at each length. */
static void
test_packed (void)
{
  g_auto (OctetTestFile) file = { 0 };

  make_three (&file, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (compressions); i++)
    {
      g_autoptr (GBytes) packed = octet_test_pack (file.bytes->data, 50, compressions[i]);
      g_autoptr (GBytes) rest = octet_test_pack (file.bytes->data + 50, 96, compressions[i]);
      g_autoptr (GByteArray) both = g_byte_array_new ();

      g_byte_array_append (both, g_bytes_get_data (packed, NULL),
                           (guint) g_bytes_get_size (packed));
      g_byte_array_append (both, g_bytes_get_data (rest, NULL),
                           (guint) g_bytes_get_size (rest));
      for (guint size = 4; size <= both->len; size++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (OctetCapture) capture = octet_test_open_bytes (both->data, size, &error);
          guint8 again[14];

          if (capture == NULL)
            {
              g_assert_nonnull (error);
              continue;
            }
          g_assert_cmpint (octet_capture_get_compression (capture), ==, compressions[i]);
          octet_test_read_all (capture, &error);
          if (size < both->len)
            {
              g_assert_nonnull (error);
              continue;
            }
          g_assert_no_error (error);
          g_assert_cmpuint (octet_capture_get_n_packets (capture), ==, 3);
          g_assert_true (octet_capture_read_bytes (capture, 132, 14, again, &error));
          g_assert_cmpmem (again, 14, file.bytes->data + 132, 14);
        }
    }
}

/* A packed file that is much larger than the blocks it passes through. */
static void
test_packed_large (void)
{
  g_auto (OctetTestFile) file = { 0 };

  octet_test_file_init (&file, FALSE);
  octet_test_file_put_header (&file, 0xa1b23c4d, 4, 1);
  for (guint i = 0; i < 4000; i++)
    octet_test_file_put_record (&file, i, i, 500 + i % 900, 1500);
  for (guint i = 0; i < G_N_ELEMENTS (compressions); i++)
    {
      g_autoptr (GBytes) packed = octet_test_pack (file.bytes->data, file.bytes->len,
                                                   compressions[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (OctetCapture) capture = NULL;

      capture = octet_test_open_bytes (g_bytes_get_data (packed, NULL),
                                       g_bytes_get_size (packed), &error);
      g_assert_cmpuint (octet_test_read_all (capture, &error), ==, 4000);
      g_assert_no_error (error);
    }
}

/* Damage anywhere behind a packed file's head is noticed. (In the head it may change
 * what nobody reads, or switch the checksum off.) */
static void
test_packed_damage (void)
{
  g_auto (OctetTestFile) file = { 0 };

  make_three (&file, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (compressions); i++)
    {
      g_autoptr (GBytes) packed = octet_test_pack (file.bytes->data, file.bytes->len,
                                                   compressions[i]);
      gsize size = g_bytes_get_size (packed);
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (packed, NULL), size);

      for (gsize at = 0; at < size; at++)
        {
          g_autoptr (OctetCapture) capture = NULL;
          g_autoptr (GError) error = NULL;

          bytes[at] ^= 0x55;
          capture = octet_test_open_bytes (bytes, size, NULL);
          bytes[at] ^= 0x55;
          if (capture != NULL)
            octet_test_read_all (capture, &error);
          if (capture != NULL && at >= 16)
            g_assert_nonnull (error);
        }
    }
}

/* A file that somebody still writes: no packet twice, none lost, no error. */
static void
test_follow (void)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;
  OctetCapturePacket packet;
  int fd, writer;

  make_three (&file, FALSE);
  fd = octet_test_make_fd (file.bytes->data, 24);
  writer = dup (fd);
  capture = octet_capture_open_fd (fd, "test", &error);
  octet_capture_set_follow (capture, TRUE);
  for (guint size = 24; size < 146; size++)
    {
      guint n_whole = size + 1 >= 146 ? 3 : size + 1 >= 116 ? 2 : size + 1 >= 100 ? 1 : 0;

      g_assert_cmpint (pwrite (writer, file.bytes->data + size, 1, size), ==, 1);
      while (octet_capture_next (capture, &packet, &error))
        g_assert_cmpmem (packet.data, packet.captured_size, file.bytes->data + packet.offset,
                         packet.captured_size);
      g_assert_no_error (error);
      g_assert_cmpuint (octet_capture_get_n_packets (capture), ==, n_whole);
    }
  close (writer);
}

/* A file that shrinks while it is open is an error, not the end of the program. */
static void
test_shrunk (void)
{
  g_auto (OctetCaptureWindow) window = OCTET_CAPTURE_WINDOW_INIT;
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;
  int fd, writer;

  make_three (&file, FALSE);
  fd = octet_test_make_fd (file.bytes->data, file.bytes->len);
  writer = dup (fd);
  capture = octet_capture_open_fd (fd, "test", &error);
  g_assert_cmpuint (octet_test_read_all (capture, &error), ==, 3);
  g_assert_cmpint (ftruncate (writer, 100), ==, 0);
  g_assert_nonnull (octet_capture_window_read (&window, capture, 40, 60, &error));
  g_assert_no_error (error);
  g_assert_null (octet_capture_window_read (&window, capture, 132, 14, &error));
  g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_CUT_SHORT);
  close (writer);
}

static void
test_refused (void)
{
  static const struct { const char *bytes; gsize size; const char *words; int code; } files[] = {
    { "\x89PNG\r\n\x1a\n....", 12, "a PNG picture", OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT },
    { "%PDF-1.7", 8, "a PDF document", OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT },
    { "\x7f" "ELF\2\1\1", 7, "a program", OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT },
    { "PK\3\4....", 8, "a ZIP archive", OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT },
    { "snoop\0\0\0\0\0\0\2", 12, "a snoop capture", OCTET_CAPTURE_ERROR_UNSUPPORTED },
    { "GMBU\0\2", 6, "Network Monitor 2", OCTET_CAPTURE_ERROR_UNSUPPORTED },
    { "hello\n", 6, "a text", OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT },
    { "\1\2\3\4\5", 5, "is not a packet capture", OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT },
    { "\xa1", 1, "is not a packet capture", OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (octet_test_open_bytes (files[i].bytes, files[i].size, &error));
      g_assert_error (error, OCTET_CAPTURE_ERROR, files[i].code);
      g_assert_nonnull (strstr (error->message, files[i].words));
    }
}

static void
test_paths (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (octet_capture_open ("/does/not/exist.pcap", &error));
  g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_OPEN);
  g_assert_nonnull (strstr (error->message, "exist.pcap"));
  g_clear_error (&error);
  g_assert_null (octet_capture_open (g_get_tmp_dir (), &error));
  g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_OPEN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/capture/pcap/kinds", test_kinds);
  g_test_add_func ("/capture/pcap/old-versions", test_old_versions);
  g_test_add_func ("/capture/pcap/fcs", test_fcs);
  g_test_add_func ("/capture/pcap/every-length", test_every_length);
  g_test_add_func ("/capture/pcap/empty", test_empty);
  g_test_add_func ("/capture/pcap/hostile-size", test_hostile_size);
  g_test_add_func ("/capture/pcap/large-packets", test_large_packets);
  g_test_add_func ("/capture/pcap/pipe", test_pipe);
  g_test_add_func ("/capture/pcap/cancelled-pipe", test_cancelled_pipe);
  g_test_add_func ("/capture/pcap/packed", test_packed);
  g_test_add_func ("/capture/pcap/packed-large", test_packed_large);
  g_test_add_func ("/capture/pcap/packed-damage", test_packed_damage);
  g_test_add_func ("/capture/pcap/follow", test_follow);
  g_test_add_func ("/capture/pcap/shrunk", test_shrunk);
  g_test_add_func ("/capture/pcap/refused", test_refused);
  g_test_add_func ("/capture/pcap/paths", test_paths);
  return g_test_run ();
}
