/* test-tree-diff.c - the same packet before and behind a router that translates addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "analysis/octet-tree-diff.h"
#include "capture/octet-capture-writer.h"
#include "session/octet-cursor.h"

typedef struct
{
  OctetSession *session;
  OctetCursor  *cursor;
  OctetTree    *tree;
} Side;

static void
side_init (Side       *self,
           const char *path,
           guint32     number)
{
  g_autoptr (GError) error = NULL;

  self->session = octet_session_new ();
  octet_session_load (self->session, path, 0, NULL, &error);
  g_assert_no_error (error);
  self->cursor = octet_cursor_new (self->session);
  self->tree = octet_tree_new ();
  octet_cursor_dissect (self->cursor, number, OCTET_DEPTH_TREE, TRUE, self->tree, &error);
  g_assert_no_error (error);
}

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->tree, octet_tree_free);
  g_clear_pointer (&self->cursor, octet_cursor_free);
  g_clear_object (&self->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static char *
get_sample (void)
{
  return g_build_filename (g_getenv ("OCTET_SAMPLES"), "dns.pcapng", NULL);
}

/* The first packet of the sample as a router sends it on: other sender and port, one hop less. */
static char *
write_translated (void)
{
  g_autofree char *sample = get_sample ();
  g_autoptr (OctetCapture) capture = octet_capture_open (sample, NULL);
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_autoptr (OctetInterface) interface = octet_interface_new (1);
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *bytes = NULL;
  OctetCapturePacket packet;
  char *path = NULL;
  int fd = g_file_open_tmp ("octet-nat-XXXXXX.pcap", &path, &error);

  g_assert_no_error (error);
  g_assert_true (octet_capture_next (capture, &packet, &error));
  bytes = g_memdup2 (packet.data, packet.captured_size);
  bytes[14 + 8]--;          /* time to live */
  bytes[14 + 12] ^= 0x0b;   /* sender */
  bytes[14 + 20 + 1] ^= 3;  /* sender's port */
  packet.data = bytes;
  writer = octet_capture_writer_new_fd (fd, OCTET_CAPTURE_FORMAT_PCAP_NANO,
                                        OCTET_COMPRESSION_NONE);
  g_assert_true (octet_capture_writer_add_packet (writer, NULL, interface, &packet, NULL, NULL));
  g_assert_true (octet_capture_writer_close (writer, NULL));
  return path;
}

static const OctetDiffRow *
find_row (GArray          *rows,
          const OctetTree *tree,
          const char      *key)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const OctetDiffRow *row = &g_array_index (rows, OctetDiffRow, i);

      if (row->a != OCTET_NO_NODE && tree->nodes[row->a].field != NULL &&
          g_str_equal (tree->nodes[row->a].field->key, key))
        return row;
    }
  g_assert_not_reached ();
}

static void
test_translated (void)
{
  static const char *const changed[] = { "ip.ttl", "ip.src", "udp.srcport" };
  static const char *const same[] = { "eth.dst", "ip.dst", "ip.id", "ip.checksum", "udp.dstport",
                                      "dns.id", "dns.qry.name" };
  g_autofree char *sample = get_sample (), *path = write_translated ();
  g_auto (Side) a = { 0 }, b = { 0 };
  g_autoptr (GArray) rows = NULL;
  g_autofree char *bits = NULL;
  const OctetDiffRow *row;
  guint n_bits;

  side_init (&a, sample, 1);
  side_init (&b, path, 1);
  rows = octet_tree_diff (a.tree, b.tree);
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    g_assert_cmpint (find_row (rows, a.tree, changed[i])->kind, ==, OCTET_DIFF_CHANGED);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpint (find_row (rows, a.tree, same[i])->kind, ==, OCTET_DIFF_SAME);
  g_assert_true (find_row (rows, a.tree, "ip")->differs_below);
  g_assert_false (find_row (rows, a.tree, "eth")->differs_below);

  row = find_row (rows, a.tree, "ip.ttl");
  g_assert_cmpuint (octet_tree_diff_count (a.tree, &a.tree->nodes[row->a], b.tree,
                                           &b.tree->nodes[row->b], &n_bits), ==, 7);
  g_assert_cmpuint (n_bits, ==, 8);
  bits = octet_tree_diff_bits (b.tree, &b.tree->nodes[row->b]);
  g_assert_cmpstr (bits, ==, "0011 1111");
  row = find_row (rows, a.tree, "udp.srcport");
  g_assert_cmpuint (octet_tree_diff_count (a.tree, &a.tree->nodes[row->a], b.tree,
                                           &b.tree->nodes[row->b], &n_bits), ==, 2);
  g_assert_cmpuint (n_bits, ==, 16);
  g_unlink (path);
}

/* A packet and itself: nothing differs, and each visible node stands once, below its parent. */
static void
test_itself (void)
{
  g_autofree char *sample = get_sample ();
  g_auto (Side) a = { 0 };
  g_autoptr (GArray) rows = NULL;

  side_init (&a, sample, 2);
  rows = octet_tree_diff (a.tree, a.tree);
  g_assert_cmpuint (rows->len, >, 30);
  for (guint i = 0; i < rows->len; i++)
    {
      const OctetDiffRow *row = &g_array_index (rows, OctetDiffRow, i);

      g_assert_cmpint (row->kind, ==, OCTET_DIFF_SAME);
      g_assert_cmpuint (row->a, ==, row->b);
      g_assert_false (row->differs_below);
      g_assert_true (row->parent == OCTET_NO_NODE || row->parent < i);
      if (row->parent != OCTET_NO_NODE)
        g_assert_cmpuint (g_array_index (rows, OctetDiffRow, row->parent).a, ==,
                          a.tree->nodes[row->a].parent);
    }
}

/* A question and its answer: the answer has records that the question lacks. */
static void
test_only_one (void)
{
  g_autofree char *sample = get_sample ();
  g_auto (Side) a = { 0 }, b = { 0 };
  g_autoptr (GArray) there = NULL, back = NULL;
  guint n_there = 0, n_back = 0;

  side_init (&a, sample, 1);
  side_init (&b, sample, 3);
  there = octet_tree_diff (a.tree, b.tree);
  back = octet_tree_diff (b.tree, a.tree);
  g_assert_cmpuint (there->len, ==, back->len);
  for (guint i = 0; i < there->len; i++)
    {
      n_there += g_array_index (there, OctetDiffRow, i).kind == OCTET_DIFF_ONLY_B;
      n_back += g_array_index (back, OctetDiffRow, i).kind == OCTET_DIFF_ONLY_A;
    }
  g_assert_cmpuint (n_there, >, 0);
  g_assert_cmpuint (n_there, ==, n_back);
}

static void
test_empty (void)
{
  g_autofree char *sample = get_sample ();
  g_auto (Side) a = { 0 };
  g_autoptr (OctetTree) empty = octet_tree_new ();
  g_autoptr (GArray) none = octet_tree_diff (empty, empty);
  g_autoptr (GArray) rows = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  side_init (&a, sample, 1);
  rows = octet_tree_diff (a.tree, empty);
  g_assert_cmpuint (rows->len, >, 30);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (g_array_index (rows, OctetDiffRow, i).kind, ==, OCTET_DIFF_ONLY_A);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/tree-diff/translated", test_translated);
  g_test_add_func ("/analysis/tree-diff/itself", test_itself);
  g_test_add_func ("/analysis/tree-diff/only-one", test_only_one);
  g_test_add_func ("/analysis/tree-diff/empty", test_empty);
  return g_test_run ();
}
