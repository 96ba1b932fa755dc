/* test-wireless.c - radiotap headers that lie about their length and values, and rates on the air.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "protocols/wireless/radiotap-places.h"
#include "protocols/wireless/wireless-rates.h"

static void
test_lengths (void)
{
  /* Version, pad, length 8, no values; then lengths that cannot be. */
  guint8 header[8] = { 0, 0, 8, 0, 0, 0, 0, 0 };
  OctetRadiotapPlaces places;

  g_assert_true (octet_radiotap_find_places (&places, header, sizeof header));
  g_assert_cmpuint (places.size, ==, 8);
  g_assert_cmpuint (places.n_words, ==, 1);
  g_assert_false (octet_radiotap_find_places (&places, header, 7));
  header[2] = 7;
  g_assert_false (octet_radiotap_find_places (&places, header, sizeof header));
  header[2] = 9;
  g_assert_false (octet_radiotap_find_places (&places, header, sizeof header));
  header[3] = 0xff;
  g_assert_false (octet_radiotap_find_places (&places, header, sizeof header));
}

/* Every word says that another one follows. */
static void
test_endless_words (void)
{
  guint8 header[512];
  OctetRadiotapPlaces places;

  memset (header, 0xff, sizeof header);
  header[2] = 0x00;
  header[3] = 0x02;
  g_assert_true (octet_radiotap_find_places (&places, header, sizeof header));
  g_assert_cmpuint (places.n_words, ==, OCTET_RADIOTAP_MAX_WORDS);
}

/* All values are announced and few have room: a place is stated only where the
 * whole value lies within the header. */
static void
test_values_past_end (void)
{
  guint8 header[64] = { 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x0f };
  OctetRadiotapPlaces places;

  for (guint8 size = 8; size <= sizeof header; size++)
    {
      header[2] = size;
      g_assert_true (octet_radiotap_find_places (&places, header, size));
      for (guint i = 0; i < OCTET_RADIOTAP_N_VALUES; i++)
        g_assert_cmpuint (places.at[i], <, size);
    }
}

/* A number of eight octets starts at a place that eight divides. */
static void
test_alignment (void)
{
  const guint8 header[24] = { 0, 0, 24, 0, 0x03, 0, 0, 0x80, 0x01, 0, 0, 0 };
  OctetRadiotapPlaces places;

  g_assert_true (octet_radiotap_find_places (&places, header, sizeof header));
  g_assert_cmpuint (places.n_words, ==, 2);
  g_assert_cmpuint (places.at[OCTET_RADIOTAP_TSFT], ==, 16);
  /* The flags would stand behind it, where the header has ended. */
  g_assert_cmpuint (places.at[OCTET_RADIOTAP_FLAGS], ==, 0);
}

static void
test_rates (void)
{
  g_assert_cmpfloat_with_epsilon (octet_wireless_rate_ht (7, FALSE, FALSE), 65, 0.01);
  g_assert_cmpfloat_with_epsilon (octet_wireless_rate_ht (7, TRUE, TRUE), 150, 0.01);
  g_assert_cmpfloat_with_epsilon (octet_wireless_rate_ht (15, FALSE, FALSE), 130, 0.01);
  g_assert_cmpfloat (octet_wireless_rate_ht (32, FALSE, FALSE), ==, 0);
  g_assert_cmpfloat (octet_wireless_rate_ht (255, TRUE, TRUE), ==, 0);
  g_assert_cmpfloat_with_epsilon (octet_wireless_rate_vht (7, 1, 4, FALSE), 292.5, 0.01);
  g_assert_cmpfloat (octet_wireless_rate_vht (15, 1, 4, FALSE), ==, 0);
  g_assert_cmpfloat (octet_wireless_rate_vht (7, 15, 4, FALSE), ==, 0);
}

static void
test_channels (void)
{
  g_assert_cmpuint (octet_wireless_find_channel (2412), ==, 1);
  g_assert_cmpuint (octet_wireless_find_channel (2484), ==, 14);
  g_assert_cmpuint (octet_wireless_find_channel (5180), ==, 36);
  g_assert_cmpuint (octet_wireless_find_channel (5955), ==, 1);
  g_assert_cmpuint (octet_wireless_find_channel (0), ==, 0);
  g_assert_cmpuint (octet_wireless_find_channel (65535), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocols/wireless/lengths", test_lengths);
  g_test_add_func ("/protocols/wireless/endless-words", test_endless_words);
  g_test_add_func ("/protocols/wireless/values-past-end", test_values_past_end);
  g_test_add_func ("/protocols/wireless/alignment", test_alignment);
  g_test_add_func ("/protocols/wireless/rates", test_rates);
  g_test_add_func ("/protocols/wireless/channels", test_channels);
  return g_test_run ();
}
