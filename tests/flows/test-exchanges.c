/* test-exchanges.c - which response belongs to which request: repeated, doubled, out of turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-exchanges.h"

#define SECOND G_GINT64_CONSTANT (1000000000)

static const char owner[] = "a protocol", other[] = "another one";

static void
assert_exchange (OctetExchanges *table,
                 guint32         number,
                 guint32         request,
                 guint32         response)
{
  const OctetExchange *exchange = octet_exchanges_get (table, number);

  g_assert_nonnull (exchange);
  g_assert_cmpuint (exchange->request, ==, request);
  g_assert_cmpuint (exchange->response, ==, response);
}

static void
test_pairs (void)
{
  g_autoptr (OctetExchanges) table = octet_exchanges_new ();
  const OctetExchangeKey keys[] = { { owner, 1, 7 }, { owner, 1, 8 }, { owner, 2, 7 },
                                    { other, 1, 7 }, { owner, 1, G_GUINT64_CONSTANT (7) << 32 } };
  OctetTurnKind kind;

  for (guint32 i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_cmpuint (octet_exchanges_answer (table, &keys[i], 99, FALSE, &kind), ==, 0);
      g_assert_cmpint (kind, ==, OCTET_TURN_RESPONSE);
      g_assert_cmpuint (octet_exchanges_ask (table, &keys[i], i + 1, 0, 0, FALSE, &kind), ==,
                        i + 1);
      g_assert_cmpint (kind, ==, OCTET_TURN_REQUEST);
    }
  for (guint32 i = G_N_ELEMENTS (keys); i-- > 0;)
    {
      g_assert_cmpuint (octet_exchanges_answer (table, &keys[i], 100 + i, FALSE, &kind), ==, i + 1);
      g_assert_cmpint (kind, ==, OCTET_TURN_RESPONSE);
      assert_exchange (table, i + 1, i + 1, 100 + i);
      g_assert_cmpuint (octet_exchanges_answer (table, &keys[i], 200 + i, FALSE, &kind), ==, i + 1);
      g_assert_cmpint (kind, ==, OCTET_TURN_RESPONSE_AGAIN);
      assert_exchange (table, i + 1, i + 1, 100 + i);
    }
  g_assert_null (octet_exchanges_get (table, 0));
  g_assert_null (octet_exchanges_get (table, G_N_ELEMENTS (keys) + 1));
}

static void
test_repeats (void)
{
  g_autoptr (OctetExchanges) table = octet_exchanges_new ();
  OctetExchangeKey key = { owner, 1, 7 };
  OctetTurnKind kind;

  octet_exchanges_ask (table, &key, 1, 10 * SECOND, 5 * SECOND, FALSE, &kind);
  g_assert_cmpuint (octet_exchanges_ask (table, &key, 2, 15 * SECOND, 5 * SECOND, FALSE, &kind),
                    ==, 1);
  g_assert_cmpint (kind, ==, OCTET_TURN_REQUEST_AGAIN);
  octet_exchanges_answer (table, &key, 3, FALSE, &kind);
  assert_exchange (table, 1, 1, 3);
  /* Over a stream the same number is free once it was answered. */
  g_assert_cmpuint (octet_exchanges_ask (table, &key, 4, 15 * SECOND, 5 * SECOND, FALSE, &kind),
                    ==, 1);
  g_assert_cmpuint (octet_exchanges_ask (table, &key, 5, 15 * SECOND, 5 * SECOND, TRUE, &kind),
                    ==, 2);
  g_assert_cmpint (kind, ==, OCTET_TURN_REQUEST);
  /* One nanosecond too late; then without a time, and with one before the other. */
  g_assert_cmpuint (octet_exchanges_ask (table, &key, 6, 20 * SECOND + 1, 5 * SECOND, FALSE,
                                         &kind), ==, 3);
  g_assert_cmpuint (octet_exchanges_ask (table, &key, 7, G_MININT64, 5 * SECOND, FALSE, &kind),
                    ==, 4);
  g_assert_cmpuint (octet_exchanges_ask (table, &key, 8, 20 * SECOND, 5 * SECOND, FALSE, &kind),
                    ==, 5);
  g_assert_cmpuint (octet_exchanges_ask (table, &key, 9, 10 * SECOND, 5 * SECOND, FALSE, &kind),
                    ==, 5);
  g_assert_cmpint (kind, ==, OCTET_TURN_REQUEST_AGAIN);
}

/* As HTTP does: the newest request is answered, and what nobody waits for stands alone. */
static void
test_turns (void)
{
  g_autoptr (OctetExchanges) table = octet_exchanges_new ();
  OctetExchangeKey key = { owner, 1, 0 };
  OctetTurnKind kind;

  g_assert_cmpuint (octet_exchanges_answer (table, &key, 1, TRUE, &kind), ==, 1);
  assert_exchange (table, 1, 0, 1);
  g_assert_cmpuint (octet_exchanges_ask (table, &key, 2, 0, 0, FALSE, &kind), ==, 2);
  g_assert_cmpuint (octet_exchanges_answer (table, &key, 3, TRUE, &kind), ==, 2);
  assert_exchange (table, 2, 2, 3);
  g_assert_cmpuint (octet_exchanges_answer (table, &key, 4, TRUE, &kind), ==, 3);
  assert_exchange (table, 3, 0, 4);
  g_assert_cmpint (kind, ==, OCTET_TURN_RESPONSE);
  g_assert_cmpuint (octet_exchanges_find (table, &key), ==, 3);
}

static void
test_many (void)
{
  g_autoptr (OctetExchanges) table = octet_exchanges_new ();
  guint32 n = 100000;
  OctetTurnKind kind;

  for (guint32 i = 1; i <= n; i++)
    {
      OctetExchangeKey key = { owner, i % 1000, i / 1000 };

      g_assert_cmpuint (octet_exchanges_ask (table, &key, i, i, 0, FALSE, &kind), ==, i);
    }
  for (guint32 i = n; i >= 1; i--)
    {
      OctetExchangeKey key = { owner, i % 1000, i / 1000 };

      g_assert_cmpuint (octet_exchanges_answer (table, &key, n + i, FALSE, &kind), ==, i);
      assert_exchange (table, i, i, n + i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flows/exchanges/pairs", test_pairs);
  g_test_add_func ("/flows/exchanges/repeats", test_repeats);
  g_test_add_func ("/flows/exchanges/turns", test_turns);
  g_test_add_func ("/flows/exchanges/many", test_many);
  return g_test_run ();
}
