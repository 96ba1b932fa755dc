/* test-fragments.c - fragments come in any order, twice, never, and in numbers no sender sends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-fragments.h"

static OctetFragmentKey
make_key (guint32 identification)
{
  OctetFragmentKey key = { .identification = identification, .protocol = 17 };

  octet_address_init (&key.source, OCTET_ADDRESS_IPV4, (const guint8[]) { 192, 0, 2, 1 });
  octet_address_init (&key.destination, OCTET_ADDRESS_IPV4, (const guint8[]) { 192, 0, 2, 2 });
  return key;
}

static guint32
add (OctetFragments *table,
     guint32         identification,
     guint32         packet,
     guint32         offset,
     guint16         size,
     gboolean        is_last)
{
  OctetFragmentKey key = make_key (identification);
  OctetFragment fragment = { packet, 34, offset, size, is_last };

  return octet_fragments_add (table, &key, &fragment);
}

static void
test_orders (void)
{
  static const guint orders[][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 },
                                     { 2, 0, 1 }, { 2, 1, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (OctetFragments) table = octet_fragments_new ();
      guint32 id = 0;

      for (guint32 n = 0; n < 3; n++)
        {
          guint which = orders[i][n];

          id = add (table, 7, n + 1, which * 16, which == 2 ? 5 : 16, which == 2);
          g_assert_cmpuint (id, ==, 1);
          g_assert_cmpuint (octet_fragments_get (table, id)->completed_in, ==, n == 2 ? 3 : 0);
        }
      g_assert_cmpuint (octet_fragments_get (table, id)->size, ==, 37);
      g_assert_cmpuint (octet_fragments_get (table, id)->n_fragments, ==, 3);
      g_assert_cmpuint (octet_fragments_get (table, id)->fragments[0].offset, ==,
                        orders[i][0] * 16);
    }
}

static void
test_keys (void)
{
  g_autoptr (OctetFragments) table = octet_fragments_new ();
  OctetFragmentKey other = make_key (1);
  OctetFragment tail = { 2, 34, 8, 8, TRUE };

  other.protocol = 6;
  g_assert_cmpuint (add (table, 1, 1, 0, 8, FALSE), ==, 1);
  g_assert_cmpuint (octet_fragments_add (table, &other, &tail), ==, 2);
  g_assert_cmpuint (octet_fragments_get (table, 2)->completed_in, ==, 0);
  g_assert_cmpuint (add (table, 2, 3, 8, 8, TRUE), ==, 3);
  g_assert_cmpuint (add (table, 1, 4, 8, 8, TRUE), ==, 1);
  g_assert_cmpuint (octet_fragments_get (table, 1)->completed_in, ==, 4);
  /* The number is free again. */
  g_assert_cmpuint (add (table, 1, 5, 8, 8, TRUE), ==, 4);
  g_assert_cmpuint (octet_fragments_get (table, 4)->completed_in, ==, 0);
  g_assert_null (octet_fragments_get (table, 0));
  g_assert_null (octet_fragments_get (table, 5));
}

static void
test_gaps (void)
{
  g_autoptr (OctetFragments) table = octet_fragments_new ();

  /* 13 octets leave three open, however often they come. */
  for (guint32 packet = 1; packet < 4; packet++)
    add (table, 1, packet, 0, 13, FALSE);
  add (table, 1, 4, 16, 16, TRUE);
  g_assert_cmpuint (octet_fragments_get (table, 1)->completed_in, ==, 0);
  add (table, 1, 5, 8, 8, FALSE);
  g_assert_cmpuint (octet_fragments_get (table, 1)->completed_in, ==, 5);
  g_assert_cmpuint (octet_fragments_get (table, 1)->n_fragments, ==, 5);
}

static void
test_ends (void)
{
  g_autoptr (OctetFragments) table = octet_fragments_new ();

  /* The first that calls itself the last one counts. */
  add (table, 1, 1, 8, 8, TRUE);
  add (table, 1, 2, 16, 8, TRUE);
  g_assert_cmpuint (octet_fragments_get (table, 1)->size, ==, 16);
  add (table, 1, 3, 0, 8, FALSE);
  g_assert_cmpuint (octet_fragments_get (table, 1)->completed_in, ==, 3);
  /* The last octets that 13 bits of offset reach; nothing behind. */
  g_assert_cmpuint (add (table, 2, 4, 65528, 65535, TRUE), ==, 2);
  g_assert_cmpuint (add (table, 2, 5, 65536, 65535, TRUE), ==, 0);
  g_assert_cmpuint (add (table, 2, 6, 4, 8, FALSE), ==, 0);
  g_assert_cmpuint (add (table, 2, 7, 0, 0, TRUE), ==, 0);
  g_assert_cmpuint (octet_fragments_get (table, 2)->size, ==, OCTET_DATAGRAM_MAX_SIZE);
}

static void
test_many_fragments (void)
{
  g_autoptr (OctetFragments) table = octet_fragments_new ();
  guint32 packet = 1;

  for (; packet <= OCTET_DATAGRAM_MAX_FRAGMENTS; packet++)
    g_assert_cmpuint (add (table, 1, packet, 0, 8, FALSE), ==, 1);
  g_assert_cmpuint (octet_fragments_get (table, 1)->n_fragments, ==,
                    OCTET_DATAGRAM_MAX_FRAGMENTS);
  g_assert_cmpuint (add (table, 1, packet++, 0, 8, FALSE), ==, 1);
  g_assert_cmpuint (octet_fragments_get (table, 1)->n_fragments, ==, 0);
  /* The next one begins anew. */
  g_assert_cmpuint (add (table, 1, packet, 0, 8, FALSE), ==, 2);
}

static void
test_many_datagrams (void)
{
  g_autoptr (OctetFragments) table = octet_fragments_new ();
  guint32 n = OCTET_DATAGRAMS_MAX_OPEN + 10;

  for (guint32 i = 1; i <= n; i++)
    g_assert_cmpuint (add (table, i, i, 0, 8, FALSE), ==, i);
  /* The first ten had to go; the others still wait. */
  for (guint32 i = 1; i <= n; i++)
    g_assert_cmpuint (octet_fragments_get (table, i)->n_fragments, ==, i <= 10 ? 0 : 1);
  g_assert_cmpuint (add (table, 11, n + 1, 8, 8, TRUE), ==, 11);
  g_assert_cmpuint (octet_fragments_get (table, 11)->completed_in, ==, n + 1);
  g_assert_cmpuint (add (table, 1, n + 2, 8, 8, TRUE), ==, n + 1);
}

static void
test_many_waiting (void)
{
  g_autoptr (OctetFragments) table = octet_fragments_new ();
  guint32 packet = 1, each = OCTET_DATAGRAM_MAX_FRAGMENTS;
  guint32 n = OCTET_DATAGRAMS_MAX_WAITING / each;

  for (guint32 i = 1; i <= n + 1; i++)
    for (guint32 k = 0; k < each; k++)
      add (table, i, packet++, 0, 8, FALSE);
  g_assert_cmpuint (octet_fragments_get (table, 1)->n_fragments, ==, 0);
  g_assert_cmpuint (octet_fragments_get (table, 2)->n_fragments, ==, each);
  g_assert_cmpuint (octet_fragments_get (table, n + 1)->n_fragments, ==, each);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flows/fragments/orders", test_orders);
  g_test_add_func ("/flows/fragments/keys", test_keys);
  g_test_add_func ("/flows/fragments/gaps", test_gaps);
  g_test_add_func ("/flows/fragments/ends", test_ends);
  g_test_add_func ("/flows/fragments/many-fragments", test_many_fragments);
  g_test_add_func ("/flows/fragments/many-datagrams", test_many_datagrams);
  g_test_add_func ("/flows/fragments/many-waiting", test_many_waiting);
  return g_test_run ();
}
