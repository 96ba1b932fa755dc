/* test-pure.c - a packet dissected forwards, backwards or alone gives the same tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Over the captures of the tests, and over a corpus where OCTET_CORPUS names one.
 */
#include "config.h"

#include <string.h>

#include "session/octet-cursor.h"
#include "session/octet-session.h"

/* Of each capture as many packets as the oracle looks at. */
#define MAX_PACKETS 100

static void
hash_bytes (GChecksum  *sum,
            const void *data,
            gsize       size)
{
  g_checksum_update (sum, data, (gssize) size);
}

/* What a tree says: its fields, places, values and octets. */
static char *
describe (const OctetTree *tree)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      const char *key = node->field != NULL && node->field->key != NULL ? node->field->key : "";
      guint32 places[] = { node->position, node->size, node->parent, node->source, node->flags };
      gboolean is_number = node->field != NULL && node->field->kind < OCTET_FIELD_MAC;
      gsize size = 0;
      const guint8 *bytes = NULL;

      hash_bytes (sum, key, strlen (key) + 1);
      hash_bytes (sum, places, sizeof places);
      if ((node->flags & OCTET_NODE_IN_PLACE) != 0)
        bytes = octet_tree_get_place (tree, node, &size);
      else if (is_number)
        hash_bytes (sum, &node->value.number, sizeof node->value.number);
      else if (node->field != NULL)
        bytes = octet_tree_get_value_bytes (tree, node, &size);
      if (bytes != NULL)
        hash_bytes (sum, bytes, size);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static char *
dissect (OctetCursor *cursor,
         OctetTree   *tree,
         guint32      number)
{
  if (octet_cursor_dissect (cursor, number, OCTET_DEPTH_TREE, FALSE, tree, NULL) == NULL)
    return g_strdup ("unreadable");
  return describe (tree);
}

static void
check_capture (const char *path)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetTree) tree = octet_tree_new ();
  g_autoptr (GPtrArray) forwards = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  OctetCursor *cursor;
  guint n;

  octet_session_load (session, path, MAX_PACKETS, NULL, &error);
  n = octet_session_get_store (session) != NULL
        ? octet_packet_store_get_count (octet_session_get_store (session)) : 0;
  if (n == 0)
    return;
  cursor = octet_cursor_new (session);
  for (guint i = 1; i <= n; i++)
    g_ptr_array_add (forwards, dissect (cursor, tree, i));
  for (guint i = n; i >= 1; i--)
    {
      g_autofree char *again = dissect (cursor, tree, i);

      if (strcmp (again, forwards->pdata[i - 1]) != 0)
        {
          g_test_message ("%s: packet %u differs when it is dissected backwards", path, i);
          g_test_fail ();
        }
    }
  octet_cursor_free (cursor);
  cursor = octet_cursor_new (session);
  for (guint i = 1; i <= n; i += 7)
    {
      g_autofree char *alone = dissect (cursor, tree, i);

      g_assert_cmpstr (alone, ==, forwards->pdata[i - 1]);
    }
  octet_cursor_free (cursor);
}

static void
check_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL)
    {
      check_capture (path);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      check_folder (child);
    }
}

static void
test_captures (void)
{
  check_folder (g_getenv ("OCTET_CAPTURES"));
}

static void
test_corpus (void)
{
  const char *corpus = g_getenv ("OCTET_CORPUS");
  g_autofree char *captures = NULL;

  if (corpus == NULL)
    return;
  captures = g_build_filename (corpus, "captures", NULL);
  check_folder (captures);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dissect/pure/captures", test_captures);
  g_test_add_func ("/dissect/pure/corpus", test_corpus);
  return g_test_run ();
}
