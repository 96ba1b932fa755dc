/* test-truncation.c - every packet of every capture, cut off at every length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Twice: as if the capture had kept only the first octets (the wire had more),
 * and as if the sender had sent no more. The octets stand in a block of
 * exactly their size, so that the address sanitizer sees a read past the end.
 */
#include <string.h>

#include "dissect/octet-dissector.h"
#include "dissect/octet-format.h"
#include "protocols/octet-protocols.h"
#include "session/octet-session.h"

/* Long packets say nothing new at each of their lengths. */
#define MAX_LENGTH 700
/* Packets of one capture; the corpus has the rest. */
#define MAX_PACKETS 60

typedef struct
{
  OctetRegistry  *registry;
  OctetState     *state;
  OctetDissector *dissector;
  OctetTree      *tree;
} Fixture;

static void
set_up (Fixture *self)
{
  self->registry = octet_protocols_new_registry ();
  self->state = octet_state_new ();
  self->dissector = octet_dissector_new (self->registry, self->state);
  self->tree = octet_tree_new ();
}

static void
tear_down (Fixture *self)
{
  octet_tree_free (self->tree);
  octet_dissector_free (self->dissector);
  octet_state_free (self->state);
  octet_registry_unref (self->registry);
}

/* What holds for every tree, whatever the octets were. */
static void
check_tree (const OctetTree *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];

      g_assert_cmpuint (node->source, <, tree->n_sources);
      if ((node->flags & OCTET_NODE_GENERATED) == 0)
        g_assert_cmpuint ((guint64) node->position + node->size, <=,
                          tree->sources[node->source].size);
      if (node->parent != OCTET_NO_NODE)
        g_assert_cmpuint (node->parent, <, i);
      g_string_truncate (text, 0);
      octet_format_line (tree, node, text);
      octet_format_show (tree, node, text);
      g_assert_true (g_utf8_validate (text->str, -1, NULL));
    }
}

static void
dissect_cut (Fixture              *self,
             const OctetFrameInfo *whole,
             const guint8         *bytes,
             guint32               size,
             guint32               wire_size)
{
  OctetFrameInfo frame = *whole;
  g_autofree guint8 *cut = g_memdup2 (bytes, size);

  frame.captured_size = size;
  frame.wire_size = wire_size;
  octet_dissector_run (self->dissector, &frame, cut, OCTET_DEPTH_FIRST_PASS, FALSE, NULL);
  octet_dissector_run (self->dissector, &frame, cut, OCTET_DEPTH_TREE, TRUE, self->tree);
  check_tree (self->tree);
}

static void
test_capture (gconstpointer data)
{
  const char *path = data;
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetCapture) capture = octet_capture_open (path, &error);
  OctetCapturePacket packet;
  OctetFrameInfo frame = { 0 };

  g_assert_no_error (error);
  set_up (&fixture);
  while (frame.number < MAX_PACKETS && octet_capture_next (capture, &packet, &error))
    {
      OctetInterface *interface = octet_capture_get_interface (capture, packet.interface);

      frame.number++;
      frame.link_type = (guint16) interface->link_type;
      frame.time = frame.previous_time = frame.shown_time = packet.time;
      for (guint32 size = 0; size <= MIN (packet.captured_size, MAX_LENGTH); size++)
        {
          dissect_cut (&fixture, &frame, packet.data, size, packet.wire_size);
          dissect_cut (&fixture, &frame, packet.data, size, size);
        }
    }
  /* One capture is empty on purpose. */
  if (!g_str_has_suffix (path, "empty.pcap"))
    g_assert_cmpuint (frame.number, >, 0);
  tear_down (&fixture);
}

static void
add_captures (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *test_path = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          add_captures (path);
          continue;
        }
      if (strstr (name, ".pcap") == NULL || g_str_has_suffix (name, ".txt"))
        continue;
      test_path = g_strdup_printf ("/dissect/truncation/%s",
                                   path + strlen (g_getenv ("OCTET_CAPTURES")) + 1);
      g_test_add_data_func_full (test_path, g_steal_pointer (&path), test_capture, g_free);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_captures (g_getenv ("OCTET_CAPTURES"));
  return g_test_run ();
}
