/* test-writer.c - what the writer writes, the reader reads back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "octet-test-capture.h"

#include "capture/octet-capture-error.h"
#include "capture/octet-capture-writer.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("octet-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "written.pcap", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  /* Fails, and with it the test, where a temporary file was left behind. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static OctetCapturePacket
make_packet (const char *text,
             gint64      time)
{
  OctetCapturePacket packet = {
    .data = (const guint8 *) text,
    .time = time,
    .captured_size = (guint32) strlen (text),
    .wire_size = 1500,
  };

  return packet;
}

/* Writes two thousand packets and reads them again. */
static void
check_round (Fixture            *fixture,
             OctetCaptureFormat  format,
             OctetCompression    compression,
             gint64              grain)
{
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_autoptr (OctetInterface) interface = octet_interface_new (113);
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;
  OctetCapturePacket packet;

  interface->time_resolution = 9;
  writer = octet_capture_writer_new (fixture->path, format, compression, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = g_strnfill (i, (char) ('a' + i % 26));

      packet = make_packet (text, 1700000000123456789 + i);
      g_assert_true (octet_capture_writer_add_packet (writer, NULL, interface, &packet, NULL,
                                                      &error));
    }
  g_assert_cmpuint (octet_capture_writer_get_n_packets (writer), ==, 2000);
  g_assert_true (octet_capture_writer_close (writer, &error));

  capture = octet_capture_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (octet_capture_get_format (capture), ==, format);
  g_assert_cmpint (octet_capture_get_compression (capture), ==, compression);
  for (guint i = 0; i < 2000; i++)
    {
      g_assert_true (octet_capture_next (capture, &packet, &error));
      g_assert_cmpuint (packet.captured_size, ==, i);
      g_assert_true (i == 0 || packet.data[i - 1] == 'a' + i % 26);
      g_assert_cmpuint (packet.wire_size, ==, 1500);
      g_assert_cmpint (packet.time, ==, (1700000000123456789 + i) / grain * grain);
    }
  g_assert_false (octet_capture_next (capture, &packet, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (octet_capture_get_interface (capture, 0)->link_type, ==, 113);
}

static void
test_round (Fixture       *fixture,
            gconstpointer  data)
{
  for (int i = OCTET_COMPRESSION_NONE; i <= OCTET_COMPRESSION_LZ4; i++)
    {
      OctetCompression how = (OctetCompression) i;

      check_round (fixture, OCTET_CAPTURE_FORMAT_PCAP, how, 1000);
      check_round (fixture, OCTET_CAPTURE_FORMAT_PCAP_NANO, how, 1);
      check_round (fixture, OCTET_CAPTURE_FORMAT_PCAPNG, how, 1);
    }
}

/* Two sections and three interfaces, one of them without packets. */
static void
make_source (OctetTestFile *file)
{
  octet_test_file_init (file, TRUE);
  octet_test_file_put_section (file);
  octet_test_file_put_interface (file, 1, 0);
  octet_test_file_put_interface (file, 105, 0);
  octet_test_file_begin (file, 4);
  octet_test_file_put_option (file, 1, "\12\0\0\1ten", 8);
  octet_test_file_put (file, 0, 4);
  octet_test_file_end (file);
  octet_test_file_begin (file, 10);
  octet_test_file_put (file, 0x544c534b, 4);
  octet_test_file_put (file, 4, 4);
  octet_test_file_put_bytes (file, "keys", 4);
  octet_test_file_end (file);
  octet_test_file_begin (file, 6);
  octet_test_file_put (file, 0, 8);
  octet_test_file_put (file, 77, 4);
  octet_test_file_put (file, 2, 4);
  octet_test_file_put (file, 2, 4);
  octet_test_file_put_bytes (file, "hi\0\0", 4);
  octet_test_file_put_text (file, 1, "a note");
  octet_test_file_end (file);
  octet_test_file_begin (file, 5);
  octet_test_file_put (file, 0, 4);
  octet_test_file_put (file, 0, 8);
  octet_test_file_put_option (file, 2, "\0\0\0\0\0\0\0\11", 8);
  octet_test_file_put_option (file, 5, "\0\0\0\0\0\0\0\7", 8);
  octet_test_file_put (file, 0, 4);
  octet_test_file_end (file);
  octet_test_file_put_section (file);
  octet_test_file_put_interface (file, 228, 64);
  octet_test_file_put_packet (file, 0, 99, 5, 9);
  octet_test_file_begin (file, 3);
  octet_test_file_put (file, 2, 4);
  octet_test_file_put_bytes (file, "sp", 2);
  octet_test_file_end (file);
}

static void
copy (OctetCapture *from,
      const char   *path,
      gboolean      with_facts)
{
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  OctetCapturePacket packet;
  gboolean has_facts = !with_facts;

  writer = octet_capture_writer_new (path, OCTET_CAPTURE_FORMAT_PCAPNG, OCTET_COMPRESSION_NONE,
                                     &error);
  while (octet_capture_next (from, &packet, &error))
    {
      if (!has_facts)
        g_assert_true (octet_capture_writer_add_facts (writer, from, &error));
      has_facts = TRUE;
      g_assert_true (octet_capture_writer_copy_packet (writer, from, &packet, &error));
    }
  g_assert_no_error (error);
  g_assert_true (octet_capture_writer_close (writer, &error));
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) from = NULL;
  g_autoptr (OctetCapture) to = NULL;
  g_autoptr (OctetPacketOptions) options = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) secrets = NULL;
  g_autoptr (GError) error = NULL;
  OctetInterfaceStatistics statistics;
  OctetCapturePacket packet;

  make_source (&file);
  from = octet_test_open_bytes (file.bytes->data, file.bytes->len, &error);
  copy (from, fixture->path, TRUE);

  to = octet_capture_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (octet_capture_next (to, &packet, &error));
  g_assert_cmpint (packet.time, ==, 77000);
  options = octet_capture_read_packet_options (to, packet.offset, packet.captured_size,
                                               packet.interface, &error);
  g_assert_cmpstr (options->comments[0], ==, "a note");
  g_assert_true (octet_capture_next (to, &packet, &error));
  g_assert_cmpuint (packet.interface, ==, 2);
  g_assert_cmpuint (packet.captured_size, ==, 5);
  g_assert_cmpuint (packet.wire_size, ==, 9);
  g_assert_true (octet_capture_next (to, &packet, &error));
  g_assert_cmpint (packet.time, ==, G_MININT64);
  g_assert_cmpmem (packet.data, packet.captured_size, "sp", 2);
  g_assert_false (octet_capture_next (to, &packet, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (octet_capture_get_n_sections (to), ==, 2);
  g_assert_cmpuint (octet_capture_get_n_interfaces (to), ==, 3);
  g_assert_cmpuint (octet_capture_get_interface (to, 1)->link_type, ==, 105);
  g_assert_cmpuint (octet_capture_get_interface (to, 2)->snaplen, ==, 64);
  names = octet_capture_get_name_records (to);
  g_assert_cmpuint (names->len, ==, 1);
  secrets = octet_capture_get_secrets (to);
  g_assert_cmpuint (secrets->len, ==, 1);
  octet_capture_get_statistics (to, 0, &statistics);
  g_assert_cmpuint (statistics.dropped, ==, 7);
  g_assert_cmpuint (statistics.received, ==, G_MAXUINT64);
  g_assert_cmpint (statistics.start_time, ==, 9000);
  octet_capture_get_statistics (to, 2, &statistics);
  g_assert_cmpuint (statistics.dropped, ==, G_MAXUINT64);
}

static void
put_custom (OctetTestFile *file,
            guint32        type,
            const char    *text)
{
  octet_test_file_begin (file, type);
  octet_test_file_put (file, 32473, 4);
  octet_test_file_put_bytes (file, text, 4);
  octet_test_file_end (file);
}

/* Blocks of somebody's own come along where their owner lets them, and the order of the numbers,
 * which may matter inside of them, stays. */
static void
check_custom (Fixture  *fixture,
              gboolean  is_big_endian,
              gboolean  with_facts)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) from = NULL;
  g_autoptr (OctetCapture) to = NULL;
  g_autoptr (GError) error = NULL;
  OctetCapturePacket packet;
  OctetCustomBlock block;

  octet_test_file_init (&file, is_big_endian);
  octet_test_file_put_section (&file);
  put_custom (&file, 0x00000bad, "ours");
  octet_test_file_put_interface (&file, 1, 0);
  octet_test_file_put_packet (&file, 0, 99, 5, 9);
  put_custom (&file, 0x40000bad, "mine");
  from = octet_test_open_bytes (file.bytes->data, file.bytes->len, &error);
  copy (from, fixture->path, with_facts);

  to = octet_capture_open (fixture->path, &error);
  g_assert_no_error (error);
  if (!is_big_endian)
    {
      g_assert_true (octet_capture_next (to, &packet, &error));
      g_assert_cmpuint (packet.flags, ==, OCTET_CAPTURE_PACKET_CUSTOM);
      g_assert_cmpmem (packet.data, packet.captured_size, "ours", 4);
      g_assert_true (octet_capture_read_custom_block (to, packet.offset, &block));
      g_assert_cmpuint (block.enterprise, ==, 32473);
      g_assert_true (block.may_copy);
    }
  g_assert_true (octet_capture_next (to, &packet, &error));
  g_assert_cmpuint (packet.wire_size, ==, 9);
  g_assert_false (octet_capture_next (to, &packet, &error));
  g_assert_no_error (error);
}

static void
test_custom (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < 4; i++)
    check_custom (fixture, (i & 1) != 0, (i & 2) != 0);
}

static void
test_second_link_type (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_autoptr (OctetInterface) ethernet = octet_interface_new (1);
  g_autoptr (OctetInterface) raw = octet_interface_new (101);
  g_autoptr (GError) error = NULL;
  OctetCapturePacket packet = make_packet ("x", 0);

  writer = octet_capture_writer_new (fixture->path, OCTET_CAPTURE_FORMAT_PCAP,
                                     OCTET_COMPRESSION_NONE, &error);
  g_assert_true (octet_capture_writer_add_packet (writer, NULL, ethernet, &packet, NULL, &error));
  g_assert_false (octet_capture_writer_add_packet (writer, NULL, raw, &packet, NULL, &error));
  g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_UNSUPPORTED);
}

/* Saved over the file that it is read from; and an abandoned file leaves the old one. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) from = NULL;
  g_autoptr (OctetCapture) to = NULL;
  g_autoptr (OctetCaptureWriter) abandoned = NULL;
  g_autoptr (GError) error = NULL;

  make_source (&file);
  g_assert_true (g_file_set_contents (fixture->path, (const char *) file.bytes->data,
                                      file.bytes->len, &error));
  from = octet_capture_open (fixture->path, &error);
  copy (from, fixture->path, TRUE);

  abandoned = octet_capture_writer_new (fixture->path, OCTET_CAPTURE_FORMAT_PCAPNG,
                                        OCTET_COMPRESSION_GZIP, &error);
  g_assert_no_error (error);
  g_clear_object (&abandoned);

  to = octet_capture_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (octet_test_read_all (to, &error), ==, 3);
  g_assert_no_error (error);
}

/* Writes over the file at @path and is killed before the end. */
static void
die_writing (const char *path)
{
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_autoptr (OctetInterface) interface = octet_interface_new (1);
  OctetCapturePacket packet = make_packet ("lost", 0);

  writer = octet_capture_writer_new (path, OCTET_CAPTURE_FORMAT_PCAPNG, OCTET_COMPRESSION_NONE,
                                     NULL);
  for (guint i = 0; i < 100; i++)
    octet_capture_writer_add_packet (writer, NULL, interface, &packet, NULL, NULL);
  octet_capture_writer_flush (writer, NULL);
  kill (getpid (), SIGKILL);
}

/* Removes what a killed program left behind; how many files that were. */
static guint
remove_remains (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      if (g_str_equal (path, fixture->path))
        continue;
      g_assert_cmpint (g_unlink (path), ==, 0);
      count++;
    }
  return count;
}

/* A program that is killed while it saves leaves the old file as it was, octet by octet. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize size;
  int status;
  pid_t child;

  make_source (&file);
  g_file_set_contents (fixture->path, (const char *) file.bytes->data, file.bytes->len, &error);
  g_assert_no_error (error);
  child = fork ();
  if (child == 0)
    die_writing (fixture->path);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  g_file_get_contents (fixture->path, &content, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content, size, file.bytes->data, file.bytes->len);
  g_assert_cmpuint (remove_remains (fixture), ==, 1);
}

/* A capture that nobody else may read stays so; a link stays a link. */
static void
test_keeps_place (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_autofree char *link = g_build_filename (fixture->folder, "link.pcap", NULL);
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_file_set_contents_full (fixture->path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  writer = octet_capture_writer_new (link, OCTET_CAPTURE_FORMAT_PCAP, OCTET_COMPRESSION_NONE,
                                     &error);
  g_assert_no_error (error);
  g_assert_true (octet_capture_writer_close (writer, &error));
  g_assert_cmpint (lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (status.st_size, ==, 24);
  g_assert_cmpint (g_unlink (link), ==, 0);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  static const OctetCaptureFormat formats[] = {
    OCTET_CAPTURE_FORMAT_PCAP, OCTET_CAPTURE_FORMAT_PCAPNG,
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (OctetCaptureWriter) writer = NULL;
      g_autoptr (OctetCapture) capture = NULL;
      g_autoptr (GError) error = NULL;

      writer = octet_capture_writer_new (fixture->path, formats[i], OCTET_COMPRESSION_ZSTD, &error);
      g_assert_true (octet_capture_writer_close (writer, &error));
      capture = octet_capture_open (fixture->path, &error);
      g_assert_no_error (error);
      g_assert_cmpint (octet_capture_get_format (capture), ==, formats[i]);
      g_assert_cmpuint (octet_test_read_all (capture, &error), ==, 0);
      g_assert_no_error (error);
    }
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (octet_capture_writer_new ("/does/not/exist.pcap", OCTET_CAPTURE_FORMAT_PCAP,
                                           OCTET_COMPRESSION_NONE, &error));
  g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_OPEN);
}

/* A full disk is told, at the latest when the file is closed. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  writer = octet_capture_writer_new ("/dev/full", OCTET_CAPTURE_FORMAT_PCAP,
                                     OCTET_COMPRESSION_NONE, &error);
  g_assert_no_error (error);
  g_assert_false (octet_capture_writer_close (writer, &error));
  g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_WRITE);
}

#define ADD(path, function) \
  g_test_add ("/capture/writer/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round", test_round);
  ADD ("facts", test_facts);
  ADD ("custom", test_custom);
  ADD ("second-link-type", test_second_link_type);
  ADD ("replace", test_replace);
  ADD ("killed", test_killed);
  ADD ("keeps-place", test_keeps_place);
  ADD ("empty", test_empty);
  ADD ("no-folder", test_no_folder);
  ADD ("full", test_full);
  return g_test_run ();
}
