/* test-corpus.c - reads every capture of a corpus and counts packets as tshark does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OCTET_CORPUS names a folder with captures/ and oracle/expected/, where there is a
 * packed JSON list for each capture that has an item for each of its first hundred
 * packets. Without it, the captures of the tests themselves are copied and compared.
 */
#include "config.h"

#include "octet-test-capture.h"

#include "capture/octet-capture-writer.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define EXPECTED_MAX 100
/* Of 1,557: what is missing are six files of link types that tshark refuses, and three that broke
 * its own output. */
#define SCORE_MIN 1548

static void
list_files (const char *folder,
            GPtrArray  *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_files (path, paths);
      else
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

/* Counts the items of the outermost list in a JSON text. */
static guint
count_items (const char *json)
{
  guint depth = 0, n_items = 0;
  gboolean is_text = FALSE;

  for (const char *at = json; *at != '\0'; at++)
    {
      if (is_text && *at == '\\' && at[1] != '\0')
        at++;
      else if (*at == '"')
        is_text = !is_text;
      else if (!is_text && *at == '[')
        n_items += depth++ == 1;
      else if (!is_text && *at == ']')
        depth--;
    }
  return n_items;
}

static gboolean
read_expected (const char *folder,
               const char *capture,
               guint      *ret_n_packets)
{
  g_auto (GStrv) parts = g_strsplit (capture, "/", -1);
  g_autofree char *joined = g_strjoinv ("__", parts);
  g_autofree char *name = g_strconcat (joined, ".json.gz", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, NULL);
  g_autoptr (GZlibDecompressor) unpacker = NULL;
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GOutputStream) text = g_memory_output_stream_new_resizable ();

  if (packed == NULL)
    return FALSE;
  unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  plain = g_converter_input_stream_new (G_INPUT_STREAM (packed), G_CONVERTER (unpacker));
  if (g_output_stream_splice (text, plain, G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL) < 0
      || !g_output_stream_write_all (text, "", 1, NULL, NULL, NULL))
    return FALSE;
  *ret_n_packets = count_items (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (text)));
  return TRUE;
}

static void
test_counts (void)
{
  const char *corpus = g_getenv ("OCTET_CORPUS");
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *captures = NULL;
  g_autofree char *expected = NULL;
  guint n_equal = 0, n_known = 0;

  if (corpus == NULL)
    {
      g_test_skip ("OCTET_CORPUS is not set");
      return;
    }
  captures = g_build_filename (corpus, "captures", NULL);
  expected = g_build_filename (corpus, "oracle", "expected", NULL);
  list_files (captures, paths);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      const char *name = path + strlen (captures) + 1;
      g_autoptr (OctetCapture) capture = octet_capture_open (path, NULL);
      guint n_packets = capture != NULL ? octet_test_read_all (capture, NULL) : 0;
      guint n_expected;

      if (!read_expected (expected, name, &n_expected))
        continue;
      n_known++;
      if (MIN (n_packets, EXPECTED_MAX) == n_expected)
        n_equal++;
      else
        g_test_message ("%s: %u packets, not %u", name, n_packets, n_expected);
    }
  g_test_message ("%u of %u captures have as many packets as tshark finds", n_equal, n_known);
  g_assert_cmpuint (n_equal, >=, SCORE_MIN);
}

/* Copies a capture into a pcapng file; NULL where it is none. */
static char *
copy (const char *path)
{
  g_autoptr (OctetCapture) capture = octet_capture_open (path, NULL);
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  OctetCapturePacket packet;
  char *copied = NULL;
  int fd;

  if (capture == NULL)
    return NULL;
  fd = g_file_open_tmp ("octet-test-XXXXXX", &copied, &error);
  g_assert_no_error (error);
  writer = octet_capture_writer_new_fd (fd, OCTET_CAPTURE_FORMAT_PCAPNG, OCTET_COMPRESSION_NONE);
  while (octet_capture_next (capture, &packet, NULL))
    {
      octet_capture_writer_copy_packet (writer, capture, &packet, &error);
      g_assert_no_error (error);
    }
  octet_capture_writer_close (writer, &error);
  g_assert_no_error (error);
  return copied;
}

/* A packet without a time keeps none only on a section's first interface. A time beyond
 * what 64 bits hold, in the year 2262, is held at their end and rounded on the way. */
static void
check_time (const char *path,
            gint64      was,
            gint64      is)
{
  if (was == is || (was == G_MININT64 && is == 0)
      || (was == G_MAXINT64 && is >= was - 1000000000))
    return;
  g_error ("%s: a packet had the time %" G_GINT64_FORMAT " and has %" G_GINT64_FORMAT,
           path, was, is);
}

static gboolean
is_left_out (OctetCapture             *capture,
             const OctetCapturePacket *packet)
{
  OctetCustomBlock block;

  return (packet->flags & OCTET_CAPTURE_PACKET_CUSTOM) != 0 &&
         octet_capture_read_custom_block (capture, packet->offset, &block) &&
         (!block.may_copy || block.is_big_endian);
}

static void
compare (const char *path,
         const char *copied)
{
  g_autoptr (OctetCapture) original = octet_capture_open (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetCapture) other = octet_capture_open (copied, &error);
  OctetCapturePacket a, b;

  g_assert_no_error (error);
  while (octet_capture_next (original, &a, NULL))
    {
      if (is_left_out (original, &a))
        continue;
      g_assert_true (octet_capture_next (other, &b, &error));
      g_assert_cmpmem (a.data, a.captured_size, b.data, b.captured_size);
      g_assert_cmpuint (a.wire_size, ==, b.wire_size);
      check_time (path, a.time, b.time);
      if ((a.flags & OCTET_CAPTURE_PACKET_CUSTOM) != 0)
        continue;
      g_assert_cmpuint (octet_capture_get_interface (original, a.interface)->link_type, ==,
                        octet_capture_get_interface (other, b.interface)->link_type);
    }
  g_assert_false (octet_capture_next (other, &b, &error));
  g_assert_no_error (error);
}

static void
test_copies (void)
{
  const char *corpus = g_getenv ("OCTET_CORPUS");
  const char *folder = corpus != NULL ? corpus : g_getenv ("OCTET_CAPTURES");
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint n_copied = 0;

  g_assert_nonnull (folder);
  list_files (folder, paths);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *copied = copy (path);

      if (copied == NULL)
        continue;
      compare (path, copied);
      g_unlink (copied);
      n_copied++;
    }
  g_test_message ("%u captures survive being copied", n_copied);
  g_assert_cmpuint (n_copied, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/capture/corpus/counts", test_counts);
  g_test_add_func ("/capture/corpus/copies", test_copies);
  return g_test_run ();
}
