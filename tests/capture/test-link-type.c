/* test-link-type.c - the table of link types, and the list of this machine's interfaces.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "capture/octet-device.h"
#include "capture/octet-link-type.h"

#include <glib.h>

static void
test_names (void)
{
  g_assert_cmpstr (octet_link_type_get_name (0), ==, "NULL");
  g_assert_cmpstr (octet_link_type_get_name (1), ==, "ETHERNET");
  g_assert_cmpstr (octet_link_type_get_name (127), ==, "IEEE802_11_RADIOTAP");
  g_assert_cmpstr (octet_link_type_get_name (276), ==, "LINUX_SLL2");
  g_assert_null (octet_link_type_get_name (65535));
  g_assert_cmpstr (octet_link_type_get_description (1), ==, "Ethernet");
  g_assert_cmpstr (octet_link_type_get_description (65535), ==, "Unknown");
}

/* As `tshark -T fields -e frame.encap_type` answers. */
static void
test_encapsulations (void)
{
  g_assert_cmpuint (octet_link_type_get_encapsulation (1), ==, 1);
  g_assert_cmpuint (octet_link_type_get_encapsulation (0), ==, 15);
  g_assert_cmpuint (octet_link_type_get_encapsulation (113), ==, 25);
  g_assert_cmpuint (octet_link_type_get_encapsulation (101), ==, 7);
  g_assert_cmpuint (octet_link_type_get_encapsulation (228), ==, 129);
  g_assert_cmpuint (octet_link_type_get_encapsulation (276), ==, 210);
  g_assert_cmpuint (octet_link_type_get_encapsulation (65535), ==, 0);
}

/* Halving finds nothing in a table that is out of order: each known number must be found,
 * in as many steps as there are numbers with names. */
static void
test_order (void)
{
  guint n_known = 0;

  for (guint i = 0; i < 1000; i++)
    if (octet_link_type_get_name (i) != NULL)
      {
        g_assert_cmpuint (strlen (octet_link_type_get_description (i)), >, 1);
        n_known++;
      }
  g_assert_cmpuint (n_known, >=, 190);
}

static void
test_sizes (void)
{
  g_assert_cmpuint (octet_link_type_get_max_size (1), ==, 262144);
  g_assert_cmpuint (octet_link_type_get_max_size (231), ==, 128 << 20);
}

static void
test_devices (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = octet_devices_list (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < devices->len; i++)
    {
      const OctetDevice *device = g_ptr_array_index (devices, i);

      g_assert_cmpuint (strlen (device->name), >, 0);
      if (g_str_equal (device->name, "lo"))
        g_assert_true (device->is_loopback);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/capture/link-type/names", test_names);
  g_test_add_func ("/capture/link-type/encapsulations", test_encapsulations);
  g_test_add_func ("/capture/link-type/order", test_order);
  g_test_add_func ("/capture/link-type/sizes", test_sizes);
  g_test_add_func ("/capture/link-type/devices", test_devices);
  return g_test_run ();
}
