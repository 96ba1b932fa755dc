/* test-flow-table.c - conversations: found by their ends, counted each way, small.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "flows/octet-flow-table.h"

static OctetAddress
make_ipv4 (guint32 number)
{
  guint32 octets = GUINT32_TO_BE (number);
  OctetAddress address;

  octet_address_init (&address, OCTET_ADDRESS_IPV4, (const guint8 *) &octets);
  return address;
}

static OctetAddress
make_ipv6 (guint32 number)
{
  guint8 octets[16] = { 0x20, 0x01, 0x0d, 0xb8 };
  OctetAddress address;

  memcpy (octets + 12, &number, sizeof number);
  octet_address_init (&address, OCTET_ADDRESS_IPV6, octets);
  return address;
}

/* Ends are told apart by address, kind and port, and read back as they were put in. */
static void
test_ends (void)
{
  g_autoptr (OctetFlowTable) table = octet_flow_table_new ();

  for (guint32 i = 0; i < 20000; i++)
    {
      OctetAddress a = i % 2 == 0 ? make_ipv4 (i) : make_ipv6 (i);
      OctetAddress b = i % 2 == 0 ? make_ipv4 (i + 1) : make_ipv6 (i % 7);

      g_assert_cmpuint (octet_flow_table_add (table, OCTET_FLOW_TCP, &a, 1000, &b, 80, i + 1, 0),
                        ==, i);
    }
  for (guint32 i = 0; i < 20000; i++)
    {
      OctetAddress a = i % 2 == 0 ? make_ipv4 (i) : make_ipv6 (i);
      OctetAddress b = i % 2 == 0 ? make_ipv4 (i + 1) : make_ipv6 (i % 7);
      const OctetFlow *flow = octet_flow_table_get (table, i);
      OctetAddress end = octet_flow_table_get_end (table, flow, 1);

      g_assert_cmpmem (&end, sizeof end, &b, sizeof b);
      g_assert_cmpuint (octet_flow_table_find (table, OCTET_FLOW_TCP, &b, 80, &a, 1000, 30000), ==,
                        i);
      g_assert_cmpuint (octet_flow_table_find (table, OCTET_FLOW_UDP, &b, 80, &a, 1000, 30000), ==,
                        OCTET_FLOW_NONE);
      g_assert_true (octet_flow_table_is_from_a (table, flow, &a, 1000));
      g_assert_false (octet_flow_table_is_from_a (table, flow, &b, 80));
    }
}

/* Ports that are used again hide the older flow, but not from its own packets. */
static void
test_reuse (void)
{
  g_autoptr (OctetFlowTable) table = octet_flow_table_new ();
  OctetAddress a = make_ipv4 (1), b = make_ipv4 (2);
  guint32 first = octet_flow_table_add (table, OCTET_FLOW_TCP, &a, 1, &b, 2, 1, 0);
  guint32 second = octet_flow_table_add (table, OCTET_FLOW_TCP, &a, 1, &b, 2, 10, 0);

  g_assert_cmpuint (octet_flow_table_find (table, OCTET_FLOW_TCP, &a, 1, &b, 2, 9), ==, first);
  g_assert_cmpuint (octet_flow_table_find (table, OCTET_FLOW_TCP, &a, 1, &b, 2, 10), ==, second);
}

static void
test_counting (void)
{
  g_autoptr (OctetFlowTable) table = octet_flow_table_new ();
  OctetAddress a = make_ipv4 (1), b = make_ipv4 (2);
  guint32 id = octet_flow_table_add (table, OCTET_FLOW_IP, &a, 0, &b, 0, 1, 100);
  const OctetFlow *flow = octet_flow_table_get (table, id);

  g_assert_cmpuint (octet_flow_table_count_packet (table, id, 0, 1, 100, 60), ==, 0);
  g_assert_cmpuint (octet_flow_table_count_packet (table, id, 1, 3, 300, 1500), ==, 1);
  /* The file's times run backwards. */
  g_assert_cmpuint (octet_flow_table_count_packet (table, id, 0, 4, 50, 40), ==, 3);
  g_assert_cmpuint (octet_flow_table_count_packet (table, id, 0, 5, 70, 40), ==, 4);
  g_assert_cmpuint (flow->packets[0], ==, 3);
  g_assert_cmpuint (flow->bytes[0], ==, 140);
  g_assert_cmpuint (flow->bytes[1], ==, 1500);
  g_assert_cmpint (octet_flow_table_get_start (table, id), ==, 50);
  g_assert_cmpint (flow->last_time, ==, 300);
  g_assert_cmpint (flow->first_time, ==, 100);
  g_assert_false (flow->is_turned);
}

/* What was only quoted before counts from the first packet that is there. */
static void
test_quoted (void)
{
  g_autoptr (OctetFlowTable) table = octet_flow_table_new ();
  OctetAddress a = make_ipv4 (1), b = make_ipv4 (2);
  guint32 id = octet_flow_table_add (table, OCTET_FLOW_UDP, &a, 5, &b, 53, 1, 100);

  octet_flow_table_count_packet (table, id, 1, 7, 700, 80);
  g_assert_true (octet_flow_table_get (table, id)->is_turned);
  g_assert_cmpint (octet_flow_table_get_start (table, id), ==, 700);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flows/flow-table/ends", test_ends);
  g_test_add_func ("/flows/flow-table/reuse", test_reuse);
  g_test_add_func ("/flows/flow-table/counting", test_counting);
  g_test_add_func ("/flows/flow-table/quoted", test_quoted);
  return g_test_run ();
}
