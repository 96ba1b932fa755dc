/* wlan-radio.c - how a Wi-Fi frame was sent: standard, channel, rate, signal, time on the air.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It has no octets of its own: it puts into the same words for every card what
 * the radiotap header says. The layer starts at that header and reads it again.
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
#include "protocols/wireless/wlan-radio-fields.h"
};

enum { PHY_DSSS = 3, PHY_B = 4, PHY_A = 5, PHY_G = 6, PHY_N = 7, PHY_AC = 8 };

/* Radiotap's channel flags. */
enum { CHANNEL_CCK = 0x20, CHANNEL_OFDM = 0x40, CHANNEL_5GHZ = 0x100 };

static const OctetName phys[] = {
  { 3, N_("802.11 (1997), direct sequence") }, { 4, "802.11b" }, { 5, "802.11a" },
  { 6, "802.11g" }, { 7, "802.11n" }, { 8, "802.11ac" },
};
static const OctetName widths[] = {
  { 0, "20 MHz" }, { 1, "40 MHz" }, { 2, N_("20 MHz, lower") }, { 3, N_("20 MHz, upper") },
  { 4, "80 MHz" }, { 11, "160 MHz" },
};
static const OctetName fec_types[] = { { 0, "BCC" }, { 1, "LDPC" } };

/* clang-format off */
static const OctetField fields[] = {
#include "protocols/wireless/field-list.h"
#include "protocols/wireless/wlan-radio-fields.h"
};
/* clang-format on */

enum { ASSUMED_PREAMBLE, ASSUMED_MIXED, ASSUMED_BCC, ASSUMED_NO_STBC, ASSUMED_NO_EXTENSION };

#define ASSUMED(key, text) { key, OCTET_NOTE_NOTE, OCTET_GROUP_ASSUMPTION, text }

static const OctetNote notes[] = {
  [ASSUMED_PREAMBLE] = ASSUMED ("wlan_radio.assumed.short_preamble",
    N_("The card does not say which preamble it was; a short one is assumed")),
  [ASSUMED_MIXED] = ASSUMED ("wlan_radio.assumed.non_greenfield",
    N_("The card does not say which format it was; the mixed one is assumed")),
  [ASSUMED_BCC] = ASSUMED ("wlan_radio.assumed.bcc_fec",
    N_("The card does not say which error correction it was; the usual one is assumed")),
  [ASSUMED_NO_STBC] = ASSUMED ("wlan_radio.assumed.no_stbc",
    N_("The card does not say whether there was a space-time code; none is assumed")),
  [ASSUMED_NO_EXTENSION] = ASSUMED ("wlan_radio.assumed.no_extension_streams",
    N_("The card does not say whether there were extension streams; none are assumed")),
};

static const OctetCarrier carriers[] = { { "radiotap.radio", 0 } };

/* What the functions below find out; sizes in octets, rates in Mb/s, times in µs. */
typedef struct
{
  OctetRadiotapPlaces places;
  const guint8       *bytes;
  gsize               size;
  guint               phy;
  double              rate;
  guint               duration;
  guint               preamble;
} Radio;

/* One octet or a number of the header; 0 where it is not there. */
static guint64
get (const Radio *radio,
     guint        value,
     gsize        ahead,
     gsize        size)
{
  gsize at = radio->places.at[value];

  return at > 0 ? octet_bytes_le (radio->bytes + at + ahead, size) : 0;
}

static gboolean
has (const Radio *radio,
     guint        value)
{
  return radio->places.at[value] > 0;
}

static guint
find_phy (const Radio *radio)
{
  guint flags = (guint) get (radio, OCTET_RADIOTAP_CHANNEL, 2, 2);
  guint rate = (guint) get (radio, OCTET_RADIOTAP_RATE, 0, 1);

  if (has (radio, OCTET_RADIOTAP_VHT))
    return PHY_AC;
  if (has (radio, OCTET_RADIOTAP_MCS))
    return PHY_N;
  if ((flags & CHANNEL_CCK) != 0)
    return PHY_B;
  if ((flags & CHANNEL_OFDM) != 0)
    return (flags & CHANNEL_5GHZ) != 0 ? PHY_A : PHY_G;
  /* 1, 2, 5.5 and 11 Mb/s are 802.11b's. */
  if (rate == 2 || rate == 4 || rate == 11 || rate == 22)
    return PHY_B;
  if (rate == 0)
    return PHY_DSSS;
  return (flags & CHANNEL_5GHZ) != 0 ? PHY_A : PHY_G;
}

static void
add_11n (OctetDissector *self,
         Radio          *radio)
{
  gsize at = radio->places.size;
  guint known = (guint) get (radio, OCTET_RADIOTAP_MCS, 0, 1);
  guint flags = (guint) get (radio, OCTET_RADIOTAP_MCS, 1, 1);
  guint scheme = (guint) get (radio, OCTET_RADIOTAP_MCS, 2, 1);

  if ((known & 0x02) != 0)
    octet_dissector_add_uint (self, N_INDEX, scheme, at, 0);
  if ((known & 0x01) != 0)
    octet_dissector_add_uint (self, N_WIDTH, flags & 3, at, 0);
  if ((known & 0x04) != 0)
    octet_dissector_add_uint (self, N_GUARD, flags >> 2 & 1, at, 0);
  if ((known & 0x08) != 0)
    octet_dissector_add_uint (self, N_GREENFIELD, flags >> 3 & 1, at, 0);
  if ((known & 0x10) != 0)
    octet_dissector_add_uint (self, N_FEC, flags >> 4 & 1, at, 0);
  if ((known & 0x20) != 0)
    octet_dissector_add_uint (self, N_STBC, flags >> 5 & 3, at, 0);
  if ((known & 0x07) == 0x07)
    radio->rate = octet_wireless_rate_ht (scheme, (flags & 3) == 1, (flags & 4) != 0);
}

static void
add_11ac (OctetDissector *self,
          Radio          *radio)
{
  gsize at = radio->places.size;
  guint known = (guint) get (radio, OCTET_RADIOTAP_VHT, 0, 2);
  gboolean short_guard = (get (radio, OCTET_RADIOTAP_VHT, 2, 1) & 4) != 0;
  guint width = (guint) get (radio, OCTET_RADIOTAP_VHT, 3, 1);
  guint user = (guint) get (radio, OCTET_RADIOTAP_VHT, 4, 1);

  if ((known & 0x04) != 0)
    octet_dissector_add_uint (self, AC_GUARD, short_guard ? 1 : 0, at, 0);
  if ((known & 0x40) != 0)
    octet_dissector_add_uint (self, AC_WIDTH, width, at, 0);
  if ((user & 0x0f) == 0)
    return;
  octet_dissector_open_at (self, AC_USER, at);
  octet_dissector_add_uint (self, AC_SCHEME, user >> 4, at, 0);
  octet_dissector_add_uint (self, AC_STREAMS, user & 0x0f, at, 0);
  octet_dissector_add_uint (self, AC_FEC, get (radio, OCTET_RADIOTAP_VHT, 8, 1) & 1, at, 0);
  radio->rate = octet_wireless_rate_vht (user >> 4, user & 0x0f, width, short_guard);
  octet_dissector_close (self);
}

static void
add_modulation (OctetDissector *self,
                Radio          *radio)
{
  gsize at = radio->places.size;

  octet_dissector_add_uint (self, PHY, radio->phy, at, 0);
  radio->rate = (double) get (radio, OCTET_RADIOTAP_RATE, 0, 1) * 0.5;
  if (radio->phy == PHY_AC)
    add_11ac (self, radio);
  else if (radio->phy == PHY_N)
    add_11n (self, radio);
  else if (radio->phy == PHY_B && has (radio, OCTET_RADIOTAP_FLAGS))
    octet_dissector_add_uint (self, SHORT_PREAMBLE,
                              (get (radio, OCTET_RADIOTAP_FLAGS, 0, 1) & 2) != 0, at, 0);
  else if (radio->phy == PHY_A)
    octet_dissector_add_uint (self, A_TURBO, 0, at, 0);
  else if (radio->phy == PHY_G)
    octet_dissector_add_uint (self, G_MODE, 0, at, 0);
  if (radio->rate > 0)
    octet_dissector_add_double (self, RATE, radio->rate, at, 0);
}

static void
add_channel_and_signal (OctetDissector *self,
                        const Radio    *radio)
{
  gsize at = radio->places.size;
  guint frequency = (guint) get (radio, OCTET_RADIOTAP_CHANNEL, 0, 2);
  guint channel = octet_wireless_find_channel (frequency);
  gint8 signal = (gint8) get (radio, OCTET_RADIOTAP_SIGNAL, 0, 1);
  gint8 noise = (gint8) get (radio, OCTET_RADIOTAP_NOISE, 0, 1);

  if (channel > 0)
    octet_dissector_add_uint (self, CHANNEL, channel, at, 0);
  if (frequency > 0)
    octet_dissector_add_uint (self, FREQUENCY, frequency, at, 0);
  if (has (radio, OCTET_RADIOTAP_DB_SIGNAL))
    octet_dissector_add_uint (self, SIGNAL_DB, get (radio, OCTET_RADIOTAP_DB_SIGNAL, 0, 1), at, 0);
  if (has (radio, OCTET_RADIOTAP_SIGNAL))
    octet_dissector_add_int (self, SIGNAL, signal, at, 0);
  if (has (radio, OCTET_RADIOTAP_NOISE))
    octet_dissector_add_int (self, NOISE, noise, at, 0);
  if (has (radio, OCTET_RADIOTAP_SIGNAL) && has (radio, OCTET_RADIOTAP_NOISE))
    octet_dissector_add_int (self, SNR, signal - noise, at, 0);
}

static void
add_aggregate (OctetDissector *self,
               const Radio    *radio)
{
  gsize at = radio->places.size;
  guint flags = (guint) get (radio, OCTET_RADIOTAP_AMPDU, 4, 2);

  if (!has (radio, OCTET_RADIOTAP_AMPDU))
    return;
  octet_dissector_add_uint (self, LAST_PART, (flags & 0x08) != 0, at, 0);
  octet_dissector_add_uint (self, DELIMITER, (flags & 0x10) != 0, at, 0);
  octet_dissector_add_uint (self, AGGREGATE, get (radio, OCTET_RADIOTAP_AMPDU, 0, 4), at, 0);
}

/* How many symbols of @length µs @size octets take: 16 bits of service and 6 of
 * tail go along (802.11-2020, 17.4.3). */
static guint
count_symbols (const Radio *radio,
               gsize        size,
               double       length)
{
  double bits = 8.0 * (double) size + 22;
  double in_symbol = radio->rate * length;
  guint symbols = (guint) (bits / in_symbol);

  return symbols * in_symbol < bits ? symbols + 1 : symbols;
}

/* 802.11n: a training field for each stream, of which a space-time code makes
 * more; such a code also needs an even number of symbols (802.11-2020, 19.3.9). */
static void
find_times_11n (Radio *radio)
{
  static const guint8 training_fields[] = { 1, 2, 4, 4 };
  /* A burst of frames has a delimiter of 4 octets before each. */
  gsize delimiter = has (radio, OCTET_RADIOTAP_AMPDU) ? 4 : 0;
  guint flags = (guint) get (radio, OCTET_RADIOTAP_MCS, 1, 1);
  guint streams = (guint) get (radio, OCTET_RADIOTAP_MCS, 2, 1) / 8 % 4;
  guint space_time = (get (radio, OCTET_RADIOTAP_MCS, 0, 1) & 0x20) != 0 ? flags >> 5 & 3 : 0;
  double length = (flags & 4) != 0 ? 3.6 : 4.0;
  guint symbols = count_symbols (radio, radio->size + delimiter, length);

  if (space_time > 0)
    symbols = (symbols + 1) / 2 * 2;
  radio->preamble = 32 + 4u * training_fields[MIN (streams + space_time, 3)];
  radio->duration = radio->preamble + (guint) (symbols * length);
}

static void
find_times (Radio *radio)
{
  guint streams;

  switch (radio->phy)
    {
    case PHY_B:
      radio->preamble = has (radio, OCTET_RADIOTAP_FLAGS) &&
                        (get (radio, OCTET_RADIOTAP_FLAGS, 0, 1) & 2) == 0 ? 192 : 96;
      radio->duration = radio->preamble + (guint) ((double) radio->size * 8 / radio->rate + 0.999);
      break;
    case PHY_N:
      find_times_11n (radio);
      break;
    case PHY_AC:
      streams = (guint) get (radio, OCTET_RADIOTAP_VHT, 4, 1) & 0x0f;
      radio->preamble = 32 + 4 * (streams < 3 ? streams : (streams + 1) / 2 * 2);
      radio->duration = radio->preamble + (guint) ((double) radio->size * 8 / radio->rate);
      break;
    default:
      radio->preamble = 20;
      radio->duration = 20 + 4 * count_symbols (radio, radio->size, 4);
      break;
    }
}

/* What had to be assumed for the time on the air. */
static void
add_assumptions (OctetDissector *self,
                 const Radio    *radio)
{
  guint known = (guint) get (radio, OCTET_RADIOTAP_MCS, 0, 1);

  if (radio->phy == PHY_B && !has (radio, OCTET_RADIOTAP_FLAGS))
    octet_dissector_note (self, ASSUMED_PREAMBLE, DURATION);
  if (radio->phy == PHY_AC && (get (radio, OCTET_RADIOTAP_VHT, 0, 2) & 0x01) == 0)
    octet_dissector_note (self, ASSUMED_NO_STBC, DURATION);
  if (radio->phy != PHY_N)
    return;
  if ((known & 0x08) == 0)
    octet_dissector_note (self, ASSUMED_MIXED, DURATION);
  if ((known & 0x10) == 0)
    octet_dissector_note (self, ASSUMED_BCC, DURATION);
  if ((known & 0x20) == 0)
    octet_dissector_note (self, ASSUMED_NO_STBC, DURATION);
  if ((known & 0x40) == 0)
    octet_dissector_note (self, ASSUMED_NO_EXTENSION, DURATION);
}

static void
add_times (OctetDissector *self,
           Radio          *radio)
{
  gsize at = radio->places.size;
  guint64 clock = get (radio, OCTET_RADIOTAP_TSFT, 0, 8);

  if (radio->rate <= 0)
    return;
  find_times (radio);
  octet_dissector_add_uint (self, DURATION, radio->duration, at, 0);
  octet_dissector_enter (self);
  add_assumptions (self, radio);
  octet_dissector_add_uint (self, PREAMBLE, radio->preamble, at, 0);
  if (has (radio, OCTET_RADIOTAP_TSFT))
    {
      octet_dissector_add_uint (self, START, clock - radio->duration, at, 0);
      octet_dissector_add_uint (self, END, clock, at, 0);
    }
  octet_dissector_close (self);
}

static void
add_all (OctetDissector *self,
         Radio          *radio)
{
  radio->phy = find_phy (radio);
  add_modulation (self, radio);
  add_channel_and_signal (self, radio);
  if (has (radio, OCTET_RADIOTAP_TSFT))
    octet_dissector_add_uint (self, TIMESTAMP, get (radio, OCTET_RADIOTAP_TSFT, 0, 8),
                              radio->places.size, 0);
  add_aggregate (self, radio);
  add_times (self, radio);
}

static void
wlan_radio_dissect (OctetDissector *self)
{
  Radio radio = { 0 };
  guint32 flags;

  radio.bytes = octet_dissector_get_bytes (self);
  if (!octet_radiotap_find_places (&radio.places, radio.bytes,
                                   octet_dissector_get_captured (self)))
    return;
  radio.size = octet_dissector_get_size (self) - radio.places.size;
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    add_all (self, &radio);
  octet_reader_skip (octet_dissector_rest (self), radio.places.size);
  /* The frame must know whether its check sequence and padding are there. */
  flags = (guint32) get (&radio, OCTET_RADIOTAP_FLAGS, 0, 1) >> 4 & 3;
  octet_dissector_hand_on (self, "wlan.frame", flags, flags);
}

const OctetProtocol octet_protocol_wlan_radio = {
  .key = "wlan_radio",
  .name = N_("802.11 radio"),
  .short_name = "802.11 Radio",
  .reference = "IEEE 802.11",
  .level = OCTET_LEVEL_FRAME,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = wlan_radio_dissect,
  .lesson = N_("How the frame went through the air: on which channel, how fast, how strong, and "
               "how long it kept the channel busy."),
};
