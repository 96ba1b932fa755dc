/* capwap.c - what access points and their controller exchange: data, RFC 5415 and RFC 5416
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0          1                                         4             6             8
 *     +----------+-----------------------------------------+-------------+-------------+-----------
 *     | preamble | length, radio, binding, T F L W M K     | fragment    | offset      | radio, …
 *     +----------+-----------------------------------------+-------------+-------------+-----------
 *
 * M adds the radio's address, W what the radio noted; each begins with its length and is
 * filled up to a multiple of four octets.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

#define PORT 5247

enum
{
  PREAMBLE, VERSION, TYPE, HEADER, LENGTH, RADIO, BINDING, FLAGS, IS_NATIVE, IS_FRAGMENT, IS_LAST,
  HAS_WIRELESS, HAS_MAC, IS_KEEPALIVE, RESERVED_FLAGS, FRAGMENT, OFFSET, RESERVED, MAC_LENGTH, MAC,
  MAC_64, MAC_OTHER, WIRELESS_LENGTH, WIRELESS, FRAME_INFO, STRENGTH, NOISE_RATIO, RATE,
  DESTINATIONS, DESTINATION_BITS, DESTINATION_RESERVED, PADDING,
};

enum { NATIVE = 0x100, PIECE = 0x080, WITH_WIRELESS = 0x020, WITH_MAC = 0x010, ALIVE = 0x008 };
enum { BINDING_80211 = 1, TYPE_CLEAR = 0 };

static const OctetName preambles[] = { { 0, N_("Clear") }, { 1, "DTLS" } };
static const OctetName bindings[] = { { 1, "IEEE 802.11" }, { 3, "EPCglobal" } };

#define FLAG(key, name, bit, text) { key, name, OCTET_FIELD_BOOL, .bits = 24, \
    .under = OCTET_UNDER (FLAGS), .mask = bit, .on = N_("Yes"), .off = N_("No"), .lesson = text }

/* clang-format off */
static const OctetField fields[] = {
  [PREAMBLE] = { "capwap.preamble", N_("Preamble"), OCTET_FIELD_LABEL,
    .lesson = N_("Tells clear packets from sealed ones.") },
  [VERSION] = { "capwap.preamble.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0xf0, .lesson = N_("Zero is the only version.") },
  [TYPE] = { "capwap.preamble.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x0f,
    OCTET_NAMED (preambles), .lesson = N_("Whether the rest is sealed by DTLS.") },
  [HEADER] = { "capwap.header", N_("Header"), OCTET_FIELD_LABEL,
    .lesson = N_("Which radio the frame was heard on, and how.") },
  [LENGTH] = { "capwap.header.length", N_("Length"), OCTET_FIELD_UINT, .bits = 24,
    .mask = 0xf80000, .lesson = N_("The header's length in units of four octets.") },
  [RADIO] = { "capwap.header.rid", N_("Radio"), OCTET_FIELD_UINT, .bits = 24, .mask = 0x07c000,
    .lesson = N_("Which of the access point's radios it is.") },
  [BINDING] = { "capwap.header.wbid", N_("Binding"), OCTET_FIELD_UINT, .bits = 24,
    .mask = 0x003e00, OCTET_NAMED (bindings), .lesson = N_("What kind of radio it is.") },
  [FLAGS] = { "capwap.header.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 24, .mask = 0x0001ff,
    .lesson = N_("What follows, and in which form.") },
  [IS_NATIVE] = FLAG ("capwap.header.flags.t", N_("Native frame"), NATIVE,
    N_("Whether the frame is as it was on the air; otherwise it is an Ethernet frame.")),
  [IS_FRAGMENT] = FLAG ("capwap.header.flags.f", N_("Fragment"), PIECE,
    N_("Whether this is a piece of a frame only.")),
  [IS_LAST] = FLAG ("capwap.header.flags.l", N_("Last fragment"), 0x040,
    N_("Whether this is the last piece.")),
  [HAS_WIRELESS] = FLAG ("capwap.header.flags.w", N_("Radio's notes"), WITH_WIRELESS,
    N_("Whether there is what the radio noted about the frame.")),
  [HAS_MAC] = FLAG ("capwap.header.flags.m", N_("Radio's address"), WITH_MAC,
    N_("Whether there is the radio's address.")),
  [IS_KEEPALIVE] = FLAG ("capwap.header.flags.k", N_("Sign of life"), ALIVE,
    N_("Whether the packet only keeps the connection open.")),
  [RESERVED_FLAGS] = { "capwap.header.flags.r", N_("Reserved"), OCTET_FIELD_HEX, .bits = 24,
    .under = OCTET_UNDER (FLAGS), .mask = 0x007, .lesson = N_("Zero; kept for later use.") },
  [FRAGMENT] = { "capwap.header.fragment.id", N_("Fragment's number"), OCTET_FIELD_UINT,
    .bits = 16, .lesson = N_("The pieces of one frame share it.") },
  [OFFSET] = { "capwap.header.fragment.offset", N_("Fragment's offset"), OCTET_FIELD_UINT,
    .bits = 16, .mask = 0xfff8, .lesson = N_("Where in the frame the piece belongs.") },
  [RESERVED] = { "capwap.header.fragment.reserved", N_("Reserved"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x07, .lesson = N_("Zero; kept for later use.") },
  [MAC_LENGTH] = { "capwap.header.mac.length", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Octets of the radio's address.") },
  [MAC] = { "capwap.header.mac.eui48", N_("Radio's address"), OCTET_FIELD_MAC, .bits = 48,
    .lesson = N_("The address of the radio that heard the frame.") },
  [MAC_64] = { "capwap.header.mac.eui64", N_("Radio's address"), OCTET_FIELD_EUI64, .bits = 64,
    .lesson = N_("The longer address of the radio that heard the frame.") },
  [MAC_OTHER] = { "capwap.header.mac.data", N_("Radio's address"), OCTET_FIELD_BYTES,
    .lesson = N_("An address of a length that no standard has.") },
  [WIRELESS_LENGTH] = { "capwap.header.wireless.length", N_("Length"), OCTET_FIELD_UINT,
    .bits = 8, .lesson = N_("Octets of the radio's notes.") },
  [WIRELESS] = { "capwap.header.wireless.data", N_("Radio's notes"), OCTET_FIELD_BYTES,
    .lesson = N_("What the radio noted, or what it shall do.") },
  [FRAME_INFO] = { "capwap.header.wireless.data.ieee80211.fi", N_("Reception"), OCTET_FIELD_BYTES,
    .lesson = N_("How the frame was received.") },
  [STRENGTH] = { "capwap.header.wireless.data.ieee80211.fi.rssi", N_("Signal"), OCTET_FIELD_INT,
    .bits = 8, .unit = N_("dBm"), .lesson = N_("How strong the frame arrived.") },
  [NOISE_RATIO] = { "capwap.header.wireless.data.ieee80211.fi.snr", N_("Above noise"),
    OCTET_FIELD_UINT, .bits = 8, .unit = N_("dB"),
    .lesson = N_("How far the signal stood out from the noise.") },
  [RATE] = { "capwap.header.wireless.data.ieee80211.fi.data_rate", N_("Rate"), OCTET_FIELD_UINT,
    .bits = 16, .lesson = N_("How fast it was sent, in Mbit/s.") },
  [DESTINATIONS] = { "capwap.header.wireless.data.ieee80211.dw", N_("Destinations"),
    OCTET_FIELD_BYTES, .lesson = N_("On which of its networks the radio shall send the frame.") },
  [DESTINATION_BITS] = { "capwap.header.wireless.data.ieee80211.dw.wlan_id_bitmap",
    N_("Networks"), OCTET_FIELD_UINT, .bits = 16, .lesson = N_("One bit for each network.") },
  [DESTINATION_RESERVED] = { "capwap.header.wireless.data.ieee80211.dw.reserved", N_("Reserved"),
    OCTET_FIELD_UINT, .bits = 16, .lesson = N_("Zero; kept for later use.") },
  [PADDING] = { "capwap.header.padding", N_("Padding"), OCTET_FIELD_BYTES,
    .lesson = N_("Fills up to a multiple of four octets.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "udp.port", PORT } };

static void
add_padding (OctetDissector *self)
{
  gsize size = (0 - octet_dissector_get_position (self)) & 3;

  if (size > 0)
    octet_dissector_read_size (self, PADDING, size);
}

static void
add_mac (OctetDissector *self)
{
  gsize size = octet_dissector_read (self, MAC_LENGTH);

  if (size > 0)
    octet_dissector_read_size (self, size == 6 ? MAC : size == 8 ? MAC_64 : MAC_OTHER, size);
  add_padding (self);
}

/* RFC 5416, section 4: upwards how the frame was received, downwards where it shall be sent. */
static void
add_notes (OctetDissector *self)
{
  gboolean is_up = octet_dissector_get_source_port (self) != PORT;

  octet_dissector_open (self, is_up ? FRAME_INFO : DESTINATIONS);
  if (is_up)
    {
      octet_dissector_read (self, STRENGTH);
      octet_dissector_read (self, NOISE_RATIO);
      octet_dissector_read (self, RATE);
    }
  else
    {
      octet_dissector_read (self, DESTINATION_BITS);
      octet_dissector_read (self, DESTINATION_RESERVED);
    }
  octet_dissector_close (self);
}

static void
add_wireless (OctetDissector *self,
              guint           binding)
{
  gsize size = octet_dissector_read (self, WIRELESS_LENGTH);

  if (size > 0)
    octet_dissector_add (self, WIRELESS, octet_dissector_get_position (self), size);
  if (binding == BINDING_80211 && size == 4)
    add_notes (self);
  else
    octet_reader_skip (octet_dissector_rest (self), size);
  add_padding (self);
}

/* Returns the three octets of length, radio, binding and flags. */
static guint
add_header (OctetDissector *self)
{
  guint word = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 3);
  gsize end = 4 * (word >> 19), at;

  octet_dissector_open (self, HEADER);
  at = octet_dissector_get_position (self);
  octet_dissector_add (self, LENGTH, at, 3);
  octet_dissector_add (self, RADIO, at, 3);
  octet_dissector_add (self, BINDING, at, 3);
  octet_dissector_read (self, FLAGS);
  octet_dissector_read (self, FRAGMENT);
  octet_dissector_read (self, OFFSET);
  octet_dissector_add (self, RESERVED, octet_dissector_get_position (self) - 2, 2);
  if ((word & WITH_MAC) != 0)
    add_mac (self);
  if ((word & WITH_WIRELESS) != 0)
    add_wireless (self, word >> 9 & 0x1f);
  at = octet_dissector_get_position (self);
  if (at < end)
    octet_reader_skip (octet_dissector_rest (self), end - at);
  octet_dissector_close (self);
  return word;
}

/* Some makers send the two octets of frame control in the wrong order; then the first one
 * has the flags of the direction where the version, zero, must be. */
static void
hand_on_frame (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize size = octet_reader_left (rest);
  const guint8 *octets = octet_dissector_get_bytes (self) + octet_dissector_get_position (self);
  guint8 *copy;

  if (size < 2 || (octets[0] & 3) == 0)
    {
      octet_dissector_hand_on (self, "wlan.frame", 0, 0);
      return;
    }
  copy = g_memdup2 (octets, size);
  copy[0] = octets[1];
  copy[1] = octets[0];
  octet_dissector_call_bytes (self, "wlan.frame", 0, N_("Frame, control in order"),
                              g_bytes_new_take (copy, size));
}

static void
capwap_data_dissect (OctetDissector *self)
{
  guint word, type;

  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  octet_dissector_open (self, PREAMBLE);
  octet_dissector_add (self, VERSION, 0, 1);
  type = (guint) octet_dissector_read (self, TYPE);
  octet_dissector_close (self);
  if (type != TYPE_CLEAR)
    {
      octet_dissector_hand_on_data (self);
      return;
    }
  word = add_header (self);
  if (!octet_dissector_ok (self))
    return;
  if ((word & (PIECE | ALIVE)) != 0)
    octet_dissector_hand_on_data (self);
  else if ((word & NATIVE) == 0)
    octet_dissector_hand_on (self, "ethertype", 0x6558, 0x6558);
  else if ((word >> 9 & 0x1f) == BINDING_80211)
    hand_on_frame (self);
  else
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_capwap_data = {
  .key = "capwap.data",
  .name = N_("Data of wireless access points"),
  .short_name = "CAPWAP",
  .reference = "RFC 5415",
  .level = OCTET_LEVEL_NETWORK,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = capwap_data_dissect,
  .lesson = N_("Simple access points send every frame they hear to a controller, which does the "
               "thinking for hundreds of them."),
};
