/* test-find.c - finding packets by filter, text, bytes and regular expression, both ways.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "session/octet-cursor.h"
#include "session/octet-find.h"

static OctetSession *
load (void)
{
  OctetSession *session = octet_session_new ();
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_SAMPLES"), "portal-login.pcapng",
                                            NULL);
  g_autoptr (GError) error = NULL;

  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static void
take_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static guint32
next (OctetFind *find,
      guint32    from,
      int        step,
      gboolean  *ret_wrapped)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint32 packet;

  octet_find_next_async (find, NULL, from, step, NULL, take_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  packet = octet_find_next_finish (find, result, ret_wrapped, &error);
  g_assert_no_error (error);
  return packet;
}

static guint
count_all (OctetFind   *find,
           OctetBitset *among)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OctetBitset) all = NULL;
  guint looked;

  octet_find_all_async (find, among, NULL, take_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  all = octet_find_all_finish (find, result, NULL);
  g_assert_cmpuint (octet_find_get_n_found (find, &looked), ==, octet_bitset_get_count (all));
  g_assert_cmpuint (looked, ==, 38);
  return octet_bitset_get_count (all);
}

static void
test_find (void)
{
  static const struct
  {
    OctetFindKind  kind;
    OctetFindPlace place;
    const char    *pattern;
    gboolean       is_case_sensitive;
    guint32        first; /* from packet 1 on */
    guint          count;
  } cases[] = {
    { OCTET_FIND_FILTER, OCTET_FIND_IN_LIST, "http.request.method == \"POST\"", FALSE, 26, 1 },
    { OCTET_FIND_TEXT, OCTET_FIND_IN_LIST, "get /LOGIN", FALSE, 10, 1 },
    { OCTET_FIND_TEXT, OCTET_FIND_IN_LIST, "get /LOGIN", TRUE, 0, 0 },
    { OCTET_FIND_TEXT, OCTET_FIND_IN_LIST, "192.0.2.1?", FALSE, 1, 1 },
    { OCTET_FIND_REGEX, OCTET_FIND_IN_LIST, "^(GET|POST) /", TRUE, 10, 5 },
    { OCTET_FIND_HEX, OCTET_FIND_IN_LIST, "50:4f 5354", FALSE, 26, 1 },
    { OCTET_FIND_TEXT, OCTET_FIND_IN_BYTES, "post /", FALSE, 26, 1 },
    { OCTET_FIND_TEXT, OCTET_FIND_IN_BYTES, "post /", TRUE, 0, 0 },
    { OCTET_FIND_TEXT, OCTET_FIND_IN_TREE, "portal.campus.test", FALSE, 3, 18 },
    { OCTET_FIND_REGEX, OCTET_FIND_IN_TREE, "Transaction ID: 0x[0-9a-f]{4}$", FALSE, 3, 8 },
  };
  g_autoptr (OctetSession) session = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OctetFind) find = NULL;
      gboolean wrapped;
      guint32 packet;

      find = octet_find_new (session, cases[i].kind, cases[i].place, cases[i].pattern,
                             cases[i].is_case_sensitive, &error);
      g_assert_no_error (error);
      packet = next (find, 38, 1, &wrapped);
      g_test_message ("%s: %u", cases[i].pattern, packet);
      g_assert_cmpuint (packet, ==, cases[i].first);
      g_assert_true (wrapped);
      g_assert_cmpuint (count_all (find, NULL), ==, cases[i].count);
    }
}

/* Both ways, round the end, and back to where it began. */
static void
test_ways (void)
{
  g_autoptr (OctetSession) session = load ();
  g_autoptr (OctetFind) find = octet_find_new (session, OCTET_FIND_REGEX, OCTET_FIND_IN_LIST,
                                               "^GET", TRUE, NULL);
  static const guint32 packets[] = { 10, 14, 30, 34 };
  g_autoptr (OctetBitset) among = octet_bitset_new ();
  gboolean wrapped;
  guint32 at = 1;

  for (guint i = 0; i < 8; i++)
    {
      at = next (find, at, 1, &wrapped);
      g_assert_cmpuint (at, ==, packets[i % 4]);
      g_assert_true (wrapped == (i == 4));
    }
  for (guint i = 3; i-- > 0;)
    {
      at = next (find, at, -1, &wrapped);
      g_assert_cmpuint (at, ==, packets[i]);
      g_assert_false (wrapped);
    }
  g_assert_cmpuint (next (find, at, -1, &wrapped), ==, 34);
  g_assert_true (wrapped);
  octet_bitset_set (among, 30);
  octet_bitset_publish (among, 38);
  g_assert_cmpuint (count_all (find, among), ==, 1);
}

/* Time since the packet shown before counts what is shown, as it does in the list: packet 30 comes
 * more than a second behind 10, and 19 behind none that is shown. */
static void
test_among (void)
{
  g_autoptr (OctetSession) session = load ();
  g_autoptr (OctetFind) find = octet_find_new (session, OCTET_FIND_FILTER, OCTET_FIND_IN_LIST,
                                               "frame.time_delta_displayed > 1", TRUE, NULL);
  g_autoptr (OctetBitset) among = octet_bitset_new ();
  gboolean wrapped;

  g_assert_cmpuint (next (find, 1, 1, &wrapped), ==, 19);
  octet_bitset_set (among, 10);
  octet_bitset_set (among, 30);
  octet_bitset_publish (among, 38);
  g_assert_cmpuint (count_all (find, among), ==, 1);
}

static void
test_wrong (void)
{
  static const struct { OctetFindKind kind; const char *pattern; } cases[] = {
    { OCTET_FIND_FILTER, "tcp.prot" }, { OCTET_FIND_HEX, "4" }, { OCTET_FIND_HEX, "4 7" },
    { OCTET_FIND_HEX, "xy" }, { OCTET_FIND_HEX, "" }, { OCTET_FIND_TEXT, "" },
    { OCTET_FIND_REGEX, "(" }, { OCTET_FIND_TEXT, "\xff" },
  };
  g_autoptr (OctetSession) session = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (octet_find_new (session, cases[i].kind, OCTET_FIND_IN_BYTES,
                                     cases[i].pattern, FALSE, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

/* Where it stands in a packet. */
static void
test_locate (void)
{
  g_autoptr (OctetSession) session = load ();
  g_autoptr (OctetFind) bytes = octet_find_new (session, OCTET_FIND_TEXT, OCTET_FIND_IN_BYTES,
                                                "POST", FALSE, NULL);
  g_autoptr (OctetFind) tree = octet_find_new (session, OCTET_FIND_TEXT, OCTET_FIND_IN_TREE,
                                               "Source port", FALSE, NULL);
  g_autoptr (OctetCursor) cursor = octet_cursor_new (session);
  OctetTree *fields = octet_tree_new ();
  gsize position, size;
  guint32 node;

  g_assert_nonnull (octet_cursor_dissect (cursor, 26, OCTET_DEPTH_TREE, FALSE, fields, NULL));
  g_assert_true (octet_find_locate (bytes, fields, &node, &position, &size));
  g_assert_cmpmem (fields->sources[0].data + position, size, "POST", 4);
  g_assert_true (octet_find_locate (tree, fields, &node, &position, &size));
  g_assert_cmpstr (fields->nodes[node].field->key, ==, "tcp.srcport");
  octet_tree_free (fields);
}

/* A search that is cancelled ends, and says so. */
static void
test_cancel (void)
{
  g_autoptr (OctetSession) session = load ();
  g_autoptr (OctetFind) find = octet_find_new (session, OCTET_FIND_TEXT, OCTET_FIND_IN_TREE,
                                               "nowhere", FALSE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean wrapped;

  g_cancellable_cancel (cancellable);
  octet_find_next_async (find, NULL, 1, 1, cancellable, take_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (octet_find_next_finish (find, result, &wrapped, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/find/find", test_find);
  g_test_add_func ("/session/find/ways", test_ways);
  g_test_add_func ("/session/find/among", test_among);
  g_test_add_func ("/session/find/wrong", test_wrong);
  g_test_add_func ("/session/find/locate", test_locate);
  g_test_add_func ("/session/find/cancel", test_cancel);
  return g_test_run ();
}
