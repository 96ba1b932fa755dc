/* radiotap.c - what a Wi-Fi card says about a frame besides its octets (radiotap.org).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0         1       2            4              8
 *     +---------+-------+------------+--------------+----------------+---------------
 *     | version | pad   | length     | word of bits | values whose   | 802.11 frame …
 *     |         |       |            | (or more)    | bits are set   |
 *     +---------+-------+------------+--------------+----------------+---------------
 *
 * All numbers have their lowest octet first.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/wireless/radiotap-places.h"
#include "protocols/wireless/wireless-rates.h"

enum
{
#define OCTET_LIST_NUMBERS
#include "protocols/wireless/field-list.h"
#include "protocols/wireless/radiotap-fields.h"
};

static const OctetName mcs_widths[] = {
  { 0, "20 MHz" }, { 1, "40 MHz" }, { 2, N_("20 MHz, lower") }, { 3, N_("20 MHz, upper") },
};
static const OctetName vht_widths[] = {
  { 0, "20 MHz" }, { 1, "40 MHz" }, { 4, "80 MHz" }, { 11, "160 MHz" },
};
static const OctetName guard_intervals[] = {
  { 0, N_("Long (0.8 µs)") }, { 1, N_("Short (0.4 µs)") },
};
static const OctetName mcs_formats[] = { { 0, N_("Mixed") }, { 1, N_("Greenfield") } };
static const OctetName fec_types[] = { { 0, "BCC" }, { 1, "LDPC" } };

/* clang-format off */
static const OctetField fields[] = {
#include "protocols/wireless/field-list.h"
#include "protocols/wireless/radiotap-fields.h"
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "frame.link", 127 } };

static void
add_words (OctetDissector            *self,
           const OctetRadiotapPlaces *places)
{
  octet_dissector_open (self, PRESENT);
  for (gsize i = 0; i < places->n_words; i++)
    octet_dissector_read (self, i == 0 ? WORD : MORE);
  octet_dissector_close (self);
}

static void
add_xchannel (OctetDissector *self,
              gsize           at)
{
  octet_dissector_add (self, X_CHANNEL, at + 6, 1);
  octet_dissector_add (self, X_FREQUENCY, at + 4, 2);
  octet_dissector_add (self, X_FLAGS, at, 4);
}

/* A heading over @size octets at @at; what is added until the close stands below. */
static void
open_value (OctetDissector *self,
            guint           field,
            gsize           at,
            gsize           size)
{
  octet_dissector_add (self, field, at, size);
  octet_dissector_enter (self);
}

/* 802.11n: which values are known, the values, the scheme. */
static void
add_mcs (OctetDissector *self,
         const guint8   *bytes,
         gsize           at)
{
  static const struct
  {
    guint8  known;
    guint16 field;
  } values[] = {
    { 0x01, MCS_BW }, { 0x04, MCS_GI }, { 0x08, MCS_FORMAT }, { 0x10, MCS_FEC },
    { 0x20, MCS_STBC },
  };
  guint8 known = bytes[at];
  double rate;

  open_value (self, MCS, at, 3);
  octet_dissector_add (self, MCS_KNOWN, at, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if ((known & values[i].known) != 0)
      octet_dissector_add (self, values[i].field, at + 1, 1);
  if ((known & 0x02) != 0)
    octet_dissector_add (self, MCS_INDEX, at + 2, 1);
  octet_dissector_close (self);
  rate = octet_wireless_rate_ht (bytes[at + 2], (bytes[at + 1] & 3) == 1,
                                 (bytes[at + 1] & 4) != 0);
  if ((known & 0x07) == 0x07 && rate > 0)
    octet_dissector_add_double (self, RATE, rate, at, 3);
}

static void
add_ampdu (OctetDissector *self,
           gsize           at)
{
  open_value (self, AMPDU, at, 8);
  octet_dissector_add (self, AMPDU_REFERENCE, at, 4);
  octet_dissector_add (self, AMPDU_FLAGS, at + 4, 2);
  octet_dissector_close (self);
}

/* 802.11ac: known (2), flags, width, four users' schemes, codings, group, identifier (2). */
static void
add_vht (OctetDissector *self,
         const guint8   *bytes,
         gsize           at)
{
  guint16 known = (guint16) octet_bytes_le (bytes + at, 2);
  double rate;

  open_value (self, VHT, at, 12);
  octet_dissector_add (self, VHT_KNOWN, at, 2);
  if ((known & 0x04) != 0)
    octet_dissector_add (self, VHT_GI, at + 2, 1);
  if ((known & 0x40) != 0)
    octet_dissector_add (self, VHT_BW, at + 3, 1);
  if ((bytes[at + 4] & 0x0f) != 0)
    {
      open_value (self, VHT_USER, at + 4, 5);
      octet_dissector_add (self, VHT_MCS, at + 4, 1);
      octet_dissector_add (self, VHT_NSS, at + 4, 1);
      octet_dissector_add (self, VHT_CODING, at + 8, 1);
      rate = octet_wireless_rate_vht (bytes[at + 4] >> 4, bytes[at + 4] & 0x0f, bytes[at + 3],
                                      (bytes[at + 2] & 4) != 0);
      if (rate > 0)
        octet_dissector_add_double (self, VHT_RATE, rate, at, 12);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

static void
add_value (OctetDissector *self,
           const guint8   *bytes,
           guint           bit,
           gsize           at)
{
  static const struct
  {
    guint16 field;
    guint8  size;
  } simple[OCTET_RADIOTAP_N_VALUES] = {
    [OCTET_RADIOTAP_TSFT] = { TSFT, 8 }, [OCTET_RADIOTAP_FLAGS] = { FLAGS, 1 },
    [OCTET_RADIOTAP_SIGNAL] = { SIGNAL, 1 }, [OCTET_RADIOTAP_NOISE] = { NOISE, 1 },
    [OCTET_RADIOTAP_QUALITY] = { QUALITY, 2 },
    [OCTET_RADIOTAP_TX_ATTENUATION] = { TX_ATTENUATION, 2 },
    [OCTET_RADIOTAP_DB_ATTENUATION] = { DB_ATTENUATION, 2 },
    [OCTET_RADIOTAP_POWER] = { POWER, 1 }, [OCTET_RADIOTAP_ANTENNA] = { ANTENNA, 1 },
    [OCTET_RADIOTAP_DB_SIGNAL] = { DB_SIGNAL, 1 }, [OCTET_RADIOTAP_DB_NOISE] = { DB_NOISE, 1 },
    [OCTET_RADIOTAP_RXFLAGS] = { RXFLAGS, 2 }, [OCTET_RADIOTAP_TXFLAGS] = { TXFLAGS, 2 },
    [OCTET_RADIOTAP_DATA_RETRIES] = { RETRIES, 1 },
  };

  if (simple[bit].size > 0)
    octet_dissector_add (self, simple[bit].field, at, simple[bit].size);
  else if (bit == OCTET_RADIOTAP_RATE && bytes[at] != 0)
    octet_dissector_add_double (self, RATE, bytes[at] * 0.5, at, 1);
  else if (bit == OCTET_RADIOTAP_CHANNEL)
    {
      octet_dissector_add (self, FREQUENCY, at, 2);
      octet_dissector_add (self, CHANNEL_FLAGS, at + 2, 2);
    }
  else if (bit == OCTET_RADIOTAP_XCHANNEL)
    add_xchannel (self, at);
  else if (bit == OCTET_RADIOTAP_MCS)
    add_mcs (self, bytes, at);
  else if (bit == OCTET_RADIOTAP_AMPDU)
    add_ampdu (self, at);
  else if (bit == OCTET_RADIOTAP_VHT)
    add_vht (self, bytes, at);
}

static void
radiotap_dissect (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  OctetRadiotapPlaces places;

  if (!octet_radiotap_find_places (&places, bytes, octet_dissector_get_captured (self)))
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    {
      add_words (self, &places);
      for (guint bit = 0; bit < OCTET_RADIOTAP_N_VALUES; bit++)
        if (places.at[bit] > 0)
          add_value (self, bytes, bit, places.at[bit]);
    }
  octet_dissector_set_header (self, places.size);
  octet_dissector_call_part (self, "radiotap.radio", 0, 0, octet_dissector_get_size (self));
}

const OctetProtocol octet_protocol_radiotap = {
  .key = "radiotap",
  .name = N_("Radiotap"),
  .short_name = "Radiotap",
  .reference = "radiotap.org",
  .level = OCTET_LEVEL_FRAME,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = radiotap_dissect,
  .lesson = N_("Not a protocol of the air: the Wi-Fi card's driver puts it before a frame to say "
               "on which channel, how fast and how strong it was received."),
};
