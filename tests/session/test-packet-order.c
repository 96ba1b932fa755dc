/* test-packet-order.c - packets in every order: each once, sorted, and found again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "session/octet-packet-order.h"

static OctetSession *
load (const char *name)
{
  OctetSession *session = octet_session_new ();
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_SAMPLES"), name, NULL);
  g_autoptr (GError) error = NULL;

  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static OctetPacketOrder *
sort (OctetSession  *session,
      OctetOrderKey  key,
      OctetBitset   *among)
{
  OctetPacketOrder *order = octet_packet_order_new (session, key, among);

  while (!octet_packet_order_is_finished (order))
    g_main_context_iteration (NULL, TRUE);
  return order;
}

/* Each packet stands in one place, and is found there. */
static void
check_places (OctetPacketOrder *order,
              guint32           last)
{
  g_autofree guint8 *seen = g_new0 (guint8, last + 1);

  for (guint32 i = 0; i < octet_packet_order_get_count (order); i++)
    {
      guint32 packet = octet_packet_order_get_packet (order, i);

      g_assert_cmpuint (packet, >, 0);
      g_assert_cmpuint (packet, <=, last);
      g_assert_cmpuint (seen[packet]++, ==, 0);
      g_assert_cmpuint (octet_packet_order_get_position (order, packet), ==, i);
    }
  g_assert_cmpuint (octet_packet_order_get_packet (order, octet_packet_order_get_count (order)),
                    ==, 0);
  g_assert_cmpuint (octet_packet_order_get_position (order, 0), ==, G_MAXUINT32);
  g_assert_cmpuint (octet_packet_order_get_position (order, last + 1), ==, G_MAXUINT32);
}

static void
test_orders (void)
{
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  OctetPacketStore *store = octet_session_get_store (session);

  for (int key = OCTET_ORDER_NUMBER; key <= OCTET_ORDER_LENGTH; key++)
    {
      g_autoptr (OctetPacketOrder) order = sort (session, (OctetOrderKey) key, NULL);

      g_assert_cmpuint (octet_packet_order_get_count (order), ==, 38);
      check_places (order, 38);
      for (guint32 i = 1; i < 38; i++)
        {
          const OctetPacketRecord *a, *b;

          a = octet_packet_store_get (store, octet_packet_order_get_packet (order, i - 1));
          b = octet_packet_store_get (store, octet_packet_order_get_packet (order, i));
          if (key == OCTET_ORDER_LENGTH)
            g_assert_cmpuint (a->wire_size, <=, b->wire_size);
          if (key == OCTET_ORDER_TIME)
            g_assert_cmpint (a->time, <=, b->time);
        }
      /* What stands in order already needs no memory. */
      if (key <= OCTET_ORDER_TIME)
        g_assert_cmpuint (octet_packet_order_get_memory (order), <, 1000);
    }
}

static void
test_names (void)
{
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  g_autoptr (OctetPacketOrder) order = sort (session, OCTET_ORDER_PROTOCOL, NULL);

  /* ARP before DNS, and equal ones by number. */
  g_assert_cmpuint (octet_packet_order_get_packet (order, 0), ==, 1);
  g_assert_cmpuint (octet_packet_order_get_packet (order, 1), ==, 2);
  g_assert_cmpuint (octet_packet_order_get_packet (order, 2), ==, 3);
}

static void
test_among (void)
{
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  g_autoptr (OctetBitset) among = octet_bitset_new ();
  g_autoptr (OctetPacketOrder) lengths = NULL;
  g_autoptr (OctetPacketOrder) times = NULL;

  for (guint32 i = 2; i <= 38; i += 3)
    octet_bitset_set (among, i);
  octet_bitset_publish (among, 38);
  lengths = sort (session, OCTET_ORDER_LENGTH, among);
  times = sort (session, OCTET_ORDER_TIME, among);
  g_assert_cmpuint (octet_packet_order_get_count (lengths), ==, 13);
  check_places (lengths, 38);
  check_places (times, 38);
  g_assert_cmpuint (octet_packet_order_get_packet (times, 2), ==, 8);
  g_assert_cmpuint (octet_packet_order_get_position (times, 9), ==, G_MAXUINT32);
}

static void
test_cancel (void)
{
  g_autoptr (OctetSession) session = load ("dns.pcapng");
  g_autoptr (OctetPacketOrder) order = octet_packet_order_new (session, OCTET_ORDER_LENGTH, NULL);

  octet_packet_order_cancel (order);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_false (octet_packet_order_is_finished (order));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/packet-order/orders", test_orders);
  g_test_add_func ("/session/packet-order/names", test_names);
  g_test_add_func ("/session/packet-order/among", test_among);
  g_test_add_func ("/session/packet-order/cancel", test_cancel);
  return g_test_run ();
}
