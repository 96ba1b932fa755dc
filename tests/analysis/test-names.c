/* test-names.c - names of addresses and ports: who says so, and who is not asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-names.h"

static void
count_cb (OctetNames *names,
          guint      *count)
{
  (*count)++;
}

static void
test_origins (void)
{
  static const guint8 octets[] = { 192, 0, 2, 7 }, card[] = { 0x00, 0x00, 0x0c, 1, 2, 3 };
  g_autoptr (OctetNames) names = octet_names_new (OCTET_NAMES_ALL);
  g_autofree char *name = NULL, *vendor = NULL;
  OctetAddress address, mac;
  OctetNameOrigin origin;
  guint count = 0;

  g_signal_connect (names, "changed", G_CALLBACK (count_cb), &count);
  octet_address_init (&address, OCTET_ADDRESS_IPV4, octets);
  octet_address_init (&mac, OCTET_ADDRESS_MAC, card);
  g_assert_null (octet_names_find (names, &address, &origin));
  g_assert_cmpint (origin, ==, OCTET_NAME_NONE);
  g_assert_true (octet_hosts_set_name (octet_names_get_hosts (names), &address, "printer.example",
                                       OCTET_HOST_FROM_DNS));
  name = octet_names_find (names, &address, &origin);
  g_assert_cmpstr (name, ==, "printer.example");
  g_assert_cmpint (origin, ==, OCTET_NAME_FROM_DNS);
  g_assert_cmpstr (octet_name_origin_get_words (origin), !=, "");
  vendor = octet_names_find (names, &mac, &origin);
  g_assert_cmpint (origin, ==, OCTET_NAME_FROM_VENDORS);
  g_assert_true (g_str_has_suffix (vendor, "01:02:03"));
  g_assert_cmpstr (octet_names_find_port (names, OCTET_SERVICE_TCP, 80), ==, "http");
  octet_names_set_what (names, OCTET_NAMES_NETWORK);
  g_assert_cmpuint (count, ==, 1);
  g_assert_null (octet_names_find (names, &address, &origin));
  g_assert_null (octet_names_find (names, &mac, &origin));
  g_assert_null (octet_names_find_port (names, OCTET_SERVICE_TCP, 80));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/names/origins", test_origins);
  return g_test_run ();
}
