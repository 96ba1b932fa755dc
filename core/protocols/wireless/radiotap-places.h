/* radiotap-places.h - where each value stands in a radiotap header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bits of the header's words (radiotap.org, "Defined fields"). */
enum
{
  OCTET_RADIOTAP_TSFT, OCTET_RADIOTAP_FLAGS, OCTET_RADIOTAP_RATE, OCTET_RADIOTAP_CHANNEL,
  OCTET_RADIOTAP_FHSS, OCTET_RADIOTAP_SIGNAL, OCTET_RADIOTAP_NOISE, OCTET_RADIOTAP_QUALITY,
  OCTET_RADIOTAP_TX_ATTENUATION, OCTET_RADIOTAP_DB_ATTENUATION, OCTET_RADIOTAP_POWER,
  OCTET_RADIOTAP_ANTENNA, OCTET_RADIOTAP_DB_SIGNAL, OCTET_RADIOTAP_DB_NOISE,
  OCTET_RADIOTAP_RXFLAGS, OCTET_RADIOTAP_TXFLAGS, OCTET_RADIOTAP_RTS_RETRIES,
  OCTET_RADIOTAP_DATA_RETRIES, OCTET_RADIOTAP_XCHANNEL, OCTET_RADIOTAP_MCS, OCTET_RADIOTAP_AMPDU,
  OCTET_RADIOTAP_VHT, OCTET_RADIOTAP_TIMESTAMP, OCTET_RADIOTAP_HE, OCTET_RADIOTAP_HE_MU,
  OCTET_RADIOTAP_HE_MU_OTHER, OCTET_RADIOTAP_ZERO_LENGTH, OCTET_RADIOTAP_LSIG,
  OCTET_RADIOTAP_N_VALUES,
  OCTET_RADIOTAP_STANDARD = 29, OCTET_RADIOTAP_VENDOR = 30, OCTET_RADIOTAP_MORE = 31,
};

/* Words of bits in a header: each antenna may have one; real cards have up to 4. */
#define OCTET_RADIOTAP_MAX_WORDS 32u

/**
 * OctetRadiotapPlaces: (skip)
 * @size: octets of the header, as it says and as there are
 * @n_words: words of bits
 * @at: where each value of the first set stands; 0 where it is not there
 */
typedef struct
{
  gsize  size;
  gsize  n_words;
  guint8 at[OCTET_RADIOTAP_N_VALUES];
} OctetRadiotapPlaces;

gboolean octet_radiotap_find_places (OctetRadiotapPlaces *self,
                                     const guint8        *data,
                                     gsize                size);

G_END_DECLS
