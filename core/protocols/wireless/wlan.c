/* wlan.c - the frames of wireless LANs, IEEE 802.11: header, protection, what is inside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0          2          4           10          16          22        24
 *     +----------+----------+-----------+-----------+-----------+---------+----------+----
 *     | control  | duration | address 1 | address 2 | address 3 | number  | address 4| …
 *     +----------+----------+-----------+-----------+-----------+---------+----------+----
 *
 * Control frames end after one or two addresses. The fourth address is there
 * between two access points only; behind it may stand QoS and extended control.
 * Numbers have their lowest octet first.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
#define OCTET_LIST_NUMBERS
#include "protocols/wireless/field-list.h"
#include "protocols/wireless/wlan-fields.h"
};

enum { TYPE_MANAGEMENT, TYPE_CONTROL, TYPE_DATA, TYPE_EXTENSION };
enum { DS_NONE, DS_TO, DS_FROM, DS_BOTH };
enum { CONTROL_BAR = 8, CONTROL_BA = 9, CONTROL_POLL = 10, CONTROL_CTS = 12, CONTROL_ACK = 13 };
enum { FLAG_FRAGMENT = 0x04, FLAG_PROTECTED = 0x40, FLAG_ORDER = 0x80 };
/* Bits of a data frame's subtype: no load; QoS control is there. */
enum { DATA_EMPTY = 4, DATA_QOS = 8 };
/* What the radio header says of the frame, as the carriers below number it. */
enum { RADIO_HAS_FCS = 1, RADIO_HAS_PADDING = 2 };

static const OctetName subtypes[] = {
  { 0, N_("Association request") }, { 1, N_("Association response") },
  { 2, N_("Reassociation request") }, { 3, N_("Reassociation response") },
  { 4, N_("Probe request") }, { 5, N_("Probe response") }, { 8, N_("Beacon") },
  { 9, "ATIM" }, { 10, N_("Disassociation") }, { 11, N_("Authentication") },
  { 12, N_("Deauthentication") }, { 13, N_("Action") }, { 14, N_("Action without answer") },
  { 18, N_("Trigger") }, { 20, N_("Beamforming poll") }, { 21, N_("Sounding announcement") },
  { 23, N_("Control wrapper") }, { 24, N_("Block acknowledgement request") },
  { 25, N_("Block acknowledgement") }, { 26, N_("Power save poll") },
  { 27, N_("Request to send") }, { 28, N_("Clear to send") }, { 29, N_("Acknowledgement") },
  { 30, N_("End of contention-free period") }, { 32, N_("Data") },
  { 36, N_("Null (no data)") }, { 40, N_("QoS data") }, { 44, N_("QoS null (no data)") },
};
static const OctetName types[] = {
  { 0, N_("Management") }, { 1, N_("Control") }, { 2, N_("Data") }, { 3, N_("Extension") },
};
static const OctetName directions[] = {
  { 0, N_("Between stations, or management") }, { 1, N_("To the access point") },
  { 2, N_("From the access point") }, { 3, N_("Between access points") },
};
static const OctetName priorities[] = {
  { 0, N_("Best effort") }, { 1, N_("Background") }, { 2, N_("Spare") },
  { 3, N_("Excellent effort") }, { 4, N_("Controlled load") }, { 5, N_("Video") },
  { 6, N_("Voice") }, { 7, N_("Network control") },
};
static const OctetName acks[] = {
  { 0, N_("Normal") }, { 1, N_("None") }, { 2, N_("None explicit") }, { 3, N_("Block") },
};

/* clang-format off */
static const OctetField fields[] = {
#include "protocols/wireless/field-list.h"
#include "protocols/wireless/wlan-fields.h"
};
/* clang-format on */

static const OctetCarrier carriers[] = {
  { "frame.link", 105 }, { "wlan.frame", 0 }, { "wlan.frame", 1 }, { "wlan.frame", 2 },
  { "wlan.frame", 3 },
  /* Aruba's access points send what they hear through a tunnel. */
  { "gre.proto", 0x8200 }, { "gre.proto", 0x8210 }, { "gre.proto", 0x8220 },
  { "gre.proto", 0x8230 }, { "gre.proto", 0x8240 }, { "gre.proto", 0x8250 },
  { "gre.proto", 0x8260 }, { "gre.proto", 0x8270 }, { "gre.proto", 0x8280 },
  { "gre.proto", 0x8290 }, { "gre.proto", 0x82a0 }, { "gre.proto", 0x82b0 },
  { "gre.proto", 0x82c0 }, { "gre.proto", 0x82d0 }, { "gre.proto", 0x82e0 },
  { "gre.proto", 0x82f0 }, { "gre.proto", 0x8300 }, { "gre.proto", 0x8310 },
  { "gre.proto", 0x8320 }, { "gre.proto", 0x8330 }, { "gre.proto", 0x8340 },
  { "gre.proto", 0x8350 }, { "gre.proto", 0x8360 }, { "gre.proto", 0x8370 },
};

typedef struct
{
  guint8   type;
  guint8   subtype;
  guint8   flags;
  guint8   direction;
  gboolean is_to_group;
} Header;

/* One address in its roles; @roles ends with ADDRESS, which every address has too. */
static void
add_address (OctetDissector *self,
             gsize           at,
             const guint    *roles)
{
  for (gsize i = 0; i == 0 || roles[i - 1] != ADDRESS; i++)
    octet_dissector_add (self, roles[i], at, 6);
}

/* IEEE 802.11-2020, table 9-30: what the addresses of a data frame mean. */
static void
add_data_addresses (OctetDissector *self,
                    const Header   *header)
{
  static const guint roles[4][4][5] = {
    [DS_NONE] = { { RA, DA, ADDRESS }, { TA, SA, ADDRESS }, { BSSID, ADDRESS } },
    [DS_TO] = { { RA, BSSID, ADDRESS }, { TA, SA, STA, ADDRESS }, { DA, ADDRESS } },
    [DS_FROM] = { { RA, DA, STA, ADDRESS }, { TA, BSSID, ADDRESS }, { SA, ADDRESS } },
    [DS_BOTH] = { { RA, ADDRESS }, { TA, ADDRESS }, { DA, ADDRESS }, { SA, ADDRESS } },
  };
  static const guint8 source[] = { 10, 10, 16, 24 }, destination[] = { 4, 16, 4, 16 };
  const guint8 *bytes = octet_dissector_get_bytes (self);
  guint8 ds = header->direction;

  octet_dissector_set_ends (self, OCTET_FLOW_WLAN, OCTET_ADDRESS_MAC, bytes + source[ds],
                            bytes + destination[ds]);
  add_address (self, 4, roles[ds][0]);
  add_address (self, 10, roles[ds][1]);
  add_address (self, 16, roles[ds][2]);
  if (ds == DS_BOTH)
    add_address (self, 24, roles[ds][3]);
}

static void
add_management_addresses (OctetDissector *self)
{
  static const guint receiver[] = { RA, DA, ADDRESS }, transmitter[] = { TA, SA, ADDRESS };
  static const guint network[] = { BSSID, ADDRESS };
  const guint8 *bytes = octet_dissector_get_bytes (self);

  octet_dissector_set_ends (self, OCTET_FLOW_WLAN, OCTET_ADDRESS_MAC, bytes + 10, bytes + 4);
  add_address (self, 4, receiver);
  add_address (self, 10, transmitter);
  add_address (self, 16, network);
}

/* Acknowledgements and clear-to-send name the receiver alone. */
static void
dissect_control (OctetDissector *self,
                 const Header   *header)
{
  static const guint receiver[] = { RA, ADDRESS }, transmitter[] = { TA, ADDRESS };
  static const guint network[] = { BSSID, ADDRESS };
  static const guint8 nobody[6] = { 0 };
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gboolean has_two = header->subtype != CONTROL_CTS && header->subtype != CONTROL_ACK;
  OctetReader *rest = octet_dissector_rest (self);

  octet_reader_skip (rest, has_two ? 12 : 6);
  if (!octet_reader_ok (rest))
    return;
  if (has_two)
    octet_dissector_set_ends (self, OCTET_FLOW_WLAN, OCTET_ADDRESS_MAC, bytes + 10, bytes + 4);
  else
    octet_dissector_set_addresses (self, OCTET_ADDRESS_MAC, nobody, bytes + 4);
  add_address (self, 4, header->subtype == CONTROL_POLL ? network : receiver);
  if (has_two)
    add_address (self, 10, transmitter);
  if (header->subtype == CONTROL_BAR || header->subtype == CONTROL_BA)
    octet_dissector_read (self, BAR_CONTROL);
}

static void
read_qos (OctetDissector *self,
          const Header   *header)
{
  gsize at = octet_dissector_get_position (self);
  guint16 qos = (guint16) octet_dissector_read (self, QOS);

  octet_dissector_enter (self);
  if (header->direction == DS_FROM)
    {
      octet_dissector_add (self, Q_EOSP, at, 2);
      octet_dissector_add (self, Q_BUFFER, at, 2);
      octet_dissector_enter (self);
      octet_dissector_add (self, Q_BUFFER_STATED, at, 2);
      octet_dissector_close (self);
    }
  else if (header->direction == DS_TO)
    {
      octet_dissector_add (self, Q_BIT4, at, 2);
      octet_dissector_add (self, (qos & 0x10) != 0 ? Q_QUEUE : Q_TXOP, at, 2);
    }
  octet_dissector_close (self);
}

/* The octets before an encrypted load. A third octet that repeats the first in
 * TKIP's way tells TKIP from CCMP; without the extension bit it is WEP. */
static void
dissect_protected (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self);
  const guint8 *iv = octet_reader_take (rest, 4);
  gsize size = octet_dissector_get_size (self);
  char number[24];

  if (iv == NULL)
    return;
  if ((iv[3] & 0x20) == 0)
    {
      octet_dissector_add (self, WEP_IV, at, 3);
      octet_dissector_add_uint (self, WEP_KEY, iv[3] >> 6, at + 3, 1);
      if (size == octet_dissector_get_captured (self) && size >= at + 8)
        {
          octet_dissector_add (self, WEP_ICV, size - 4, 4);
          octet_dissector_trim (self, size - 4);
        }
    }
  else if (octet_reader_take (rest, 4) != NULL)
    {
      gboolean is_tkip = iv[1] == ((iv[0] | 0x20) & 0x7f);
      guint64 low = is_tkip ? (guint64) iv[0] << 8 | iv[2] : (guint64) iv[1] << 8 | iv[0];

      g_snprintf (number, sizeof number, "0x%012" G_GINT64_MODIFIER "x",
                  octet_bytes_le (iv + 4, 4) << 16 | low);
      octet_dissector_add_text (self, is_tkip ? TKIP : CCMP, number, at, 8);
      octet_dissector_add_uint (self, WEP_KEY, iv[3] >> 6, at + 3, 1);
    }
  octet_dissector_hand_on_data (self);
}

/* Several packets in one frame: addresses (12), length (2), 802.2, filled up to
 * a multiple of four octets (IEEE 802.11-2020, 9.3.2.2). */
static void
dissect_packed (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  while (octet_reader_left (rest) >= 14)
    {
      gsize at, size;

      octet_dissector_open (self, SUBFRAME);
      at = octet_dissector_get_position (self);
      octet_dissector_add (self, DA, at, 6);
      octet_dissector_add (self, SA, at + 6, 6);
      octet_reader_skip (rest, 12);
      size = octet_dissector_read (self, SUBFRAME_LENGTH);
      octet_reader_skip (rest, MIN ((14 + size + 3) / 4 * 4 - 14, octet_reader_left (rest)));
      octet_dissector_close (self);
      octet_dissector_call_part (self, "wlan.llc", 0, at + 14, size);
    }
}

static void
dissect_data (OctetDissector *self,
              const Header   *header,
              gboolean        has_padding)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint16 qos = 0;

  if ((header->subtype & DATA_QOS) != 0)
    {
      qos = (guint16) octet_bytes_le (octet_reader_left (rest) >= 2 ? rest->data + rest->position
                                                                    : (const guint8 *) "\0", 2);
      read_qos (self, header);
      if ((header->flags & FLAG_ORDER) != 0)
        octet_dissector_read (self, HTC);
    }
  /* Some cards fill the header up to a multiple of four octets. */
  if (has_padding)
    octet_reader_skip (rest, (4 - octet_dissector_get_position (self) % 4) % 4);
  if ((header->subtype & DATA_EMPTY) != 0)
    return;
  if ((header->flags & FLAG_PROTECTED) != 0)
    dissect_protected (self);
  else if ((header->flags & FLAG_FRAGMENT) != 0)
    octet_dissector_hand_on_data (self);
  else if ((qos & 0x80) != 0)
    dissect_packed (self);
  else
    octet_dissector_hand_on (self, "wlan.llc", 0, 0);
}

static void
dissect_numbered (OctetDissector *self,
                  const Header   *header)
{
  OctetReader *rest = octet_dissector_rest (self);

  octet_reader_skip (rest, 18);
  if (octet_reader_left (rest) < 2 + (header->direction == DS_BOTH &&
                                      header->type == TYPE_DATA ? 6u : 0u))
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  if (header->type == TYPE_DATA)
    add_data_addresses (self, header);
  else
    add_management_addresses (self);
  octet_dissector_add (self, FRAGMENT, 22, 2);
  octet_dissector_add (self, SEQUENCE, 22, 2);
  octet_reader_skip (rest, header->direction == DS_BOTH && header->type == TYPE_DATA ? 8 : 2);
}

/* Where the radio header says so, the last four octets are the check sequence. */
static void
add_check_sequence (OctetDissector *self)
{
  gsize size = octet_dissector_get_size (self);

  if (size < octet_dissector_get_position (self) + 4)
    return;
  if (octet_dissector_get_captured (self) == size)
    {
      octet_dissector_add (self, FCS, size - 4, 4);
      octet_dissector_add_uint (self, FCS_STATUS, 2, size - 4, 0);
    }
  octet_dissector_trim (self, size - 4);
}

static void
dissect_management (OctetDissector *self,
                    const Header   *header)
{
  dissect_numbered (self, header);
  if ((header->flags & FLAG_ORDER) != 0)
    octet_dissector_read (self, HTC);
  if ((header->flags & FLAG_PROTECTED) != 0)
    dissect_protected (self);
  else
    octet_dissector_offer (self, "wlan.subtype", header->subtype, header->subtype);
}

static Header
read_control (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  Header header = { 0 };
  guint type_subtype;

  header.type = bytes[0] >> 2 & 3;
  header.subtype = bytes[0] >> 4;
  header.flags = bytes[1];
  header.direction = bytes[1] & 3;
  type_subtype = (guint) header.type << 4 | header.subtype;
  octet_dissector_add_uint (self, TYPE_SUBTYPE, type_subtype, 0, 1);
  octet_dissector_read (self, CONTROL);
  if (header.type == TYPE_CONTROL && header.subtype == CONTROL_POLL)
    octet_dissector_read (self, AID);
  else
    octet_dissector_read (self, DURATION);
  octet_dissector_describe (self, ", %s", _(octet_name_find (subtypes, G_N_ELEMENTS (subtypes),
                                                           type_subtype) ?: N_("unknown frame")));
  octet_dissector_summarize (self, "%s", _(octet_name_find (subtypes, G_N_ELEMENTS (subtypes),
                                                          type_subtype) ?: N_("Unknown frame")));
  return header;
}

static void
wlan_dissect (OctetDissector *self)
{
  guint32 radio = octet_dissector_get_parameter (self);
  Header header;

  /* As an outermost layer the parameter is the link type, which says nothing of these. */
  if (radio > 3)
    radio = 0;
  if (octet_dissector_get_captured (self) < 4)
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  header = read_control (self);
  if ((radio & RADIO_HAS_FCS) != 0)
    add_check_sequence (self);
  if (header.type == TYPE_CONTROL)
    dissect_control (self, &header);
  else if (header.type == TYPE_MANAGEMENT)
    dissect_management (self, &header);
  else if (header.type == TYPE_DATA)
    {
      dissect_numbered (self, &header);
      dissect_data (self, &header, (radio & RADIO_HAS_PADDING) != 0);
    }
}

const OctetProtocol octet_protocol_wlan = {
  .key = "wlan",
  .name = N_("802.11 Wireless LAN"),
  .short_name = "802.11",
  .reference = "IEEE 802.11",
  .level = OCTET_LEVEL_LINK,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = wlan_dissect,
  .lesson = N_("Wi-Fi: many stations share one radio channel. Frames for load, for keeping the "
               "network together and for taking turns all have this header."),
};
