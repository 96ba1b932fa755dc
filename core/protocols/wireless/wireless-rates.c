/* wireless-rates.c - rates, channels and times on the air of 802.11 frames.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/wireless/wireless-rates.h"

/* Data bits that one subcarrier of one stream carries, in twelfths: the bits of
 * its modulation times the code's rate (802.11-2020, 19.5 and 21.5). */
static const guint bits_in_twelfths[] = { 6, 12, 18, 24, 36, 48, 54, 60, 72, 80 };

static double
find_rate (guint    subcarriers,
           guint    scheme,
           guint    n_streams,
           gboolean short_guard)
{
  double bits = subcarriers * n_streams * bits_in_twelfths[scheme] / 12.0;

  return bits / (short_guard ? 3.6 : 4.0);
}

/**
 * octet_wireless_rate_ht: (skip)
 * @scheme: 802.11n's modulation and coding scheme
 * @is_wide: 40 MHz
 * @short_guard: short guard interval
 *
 * Returns: Mb/s; 0 for a scheme with different streams (32 and up)
 */
double
octet_wireless_rate_ht (guint    scheme,
                        gboolean is_wide,
                        gboolean short_guard)
{
  if (scheme > 31)
    return 0;
  return find_rate (is_wide ? 108 : 52, scheme % 8, scheme / 8 + 1, short_guard);
}

/**
 * octet_wireless_rate_vht: (skip)
 * @scheme: 802.11ac's modulation and coding scheme
 * @n_streams: spatial streams
 * @width: the channel's width as radiotap numbers it
 * @short_guard: short guard interval
 *
 * Returns: Mb/s; 0 for what does not exist
 */
double
octet_wireless_rate_vht (guint    scheme,
                         guint    n_streams,
                         guint    width,
                         gboolean short_guard)
{
  guint subcarriers = width == 0 ? 52 : width <= 3 ? 108 : width <= 10 ? 234 : 468;

  if (scheme >= G_N_ELEMENTS (bits_in_twelfths) || n_streams > 8 || width > 25)
    return 0;
  return find_rate (subcarriers, scheme, n_streams, short_guard);
}

/**
 * octet_wireless_find_channel: (skip)
 * @frequency: MHz
 *
 * Returns: the channel's number; 0 where there is none
 */
guint
octet_wireless_find_channel (guint frequency)
{
  if (frequency == 2484)
    return 14;
  if (frequency >= 2412 && frequency <= 2472 && (frequency - 2407) % 5 == 0)
    return (frequency - 2407) / 5;
  if (frequency >= 5955 && frequency <= 7115)
    return (frequency - 5950) / 5;
  if (frequency >= 5000 && frequency < 5955 && frequency % 5 == 0)
    return (frequency - 5000) / 5;
  if (frequency >= 4910 && frequency <= 4980)
    return (frequency - 4000) / 5;
  return 0;
}
