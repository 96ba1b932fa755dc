/* eth.c - Ethernet II and the frame of IEEE 802.3
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                      6                      12          14
 *     +----------------------+----------------------+-----------+----------
 *     | destination          | source               | type/len  | payload …
 *     +----------------------+----------------------+-----------+----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/link/link-trailer.h"

enum
{
  DESTINATION, DST_OUI, DST_ADDR, DST_ADDR_OUI, DST_LG, DST_LG_ANY, DST_IG, DST_IG_ANY,
  SOURCE, SRC_OUI, SRC_ADDR, SRC_ADDR_OUI, SRC_LG, SRC_LG_ANY, SRC_IG, SRC_IG_ANY,
  TYPE, LENGTH, INVALID, PADDING, TRAILER, FCS, FCS_STATUS,
};

/* LINKTYPE_ETHERNET: the outermost layer, the only one that may still have its check sequence. */
#define LINK_ETHERNET 1

#define LESSON_ADDR N_("An address of either end. Filter on it to see both directions at once.")
#define LESSON_LG N_("Tells whether the vendor gave the address (globally unique) or somebody " \
                     "made it up on the spot, as phones and virtual machines do.")
#define LESSON_IG N_("Tells whether the frame is for one station or for a group of them. " \
                     "A broadcast is a frame for the group of all.")
#define LESSON_OUI N_("The first three octets of an address, which IEEE gives to a maker of cards.")
#define LG(key, parent, flag) { key, N_("Local bit"), OCTET_FIELD_BOOL, .bits = 24, .size = 3, \
    .under = OCTET_UNDER (parent), .mask = 0x020000, .flags = flag, \
    .on = N_("Locally administered address"), .off = N_("Globally unique address"), \
    .lesson = LESSON_LG }
#define IG(key, parent, flag) { key, N_("Group bit"), OCTET_FIELD_BOOL, .bits = 24, .size = 3, \
    .under = OCTET_UNDER (parent), .mask = 0x010000, .flags = flag, \
    .on = N_("Group address (multicast or broadcast)"), \
    .off = N_("Individual address (unicast)"), .lesson = LESSON_IG }

#define OUI(key, parent) { key, N_("Vendor"), OCTET_FIELD_HEX, .bits = 24, .size = 3, \
    .under = OCTET_UNDER (parent), .flags = OCTET_FIELD_HIDDEN, .lesson = LESSON_OUI }

static const OctetName types[] = {
  { 0x0800, "IPv4" }, { 0x0806, "ARP" }, { 0x0842, "Wake-on-LAN" }, { 0x8035, "RARP" },
  { 0x8100, N_("802.1Q virtual LAN") }, { 0x86dd, "IPv6" },
  { 0x8847, "MPLS" }, { 0x8848, N_("MPLS multicast") },
  { 0x8863, N_("PPPoE discovery") }, { 0x8864, N_("PPPoE session") },
  { 0x888e, N_("802.1X authentication") }, { 0x88a8, N_("802.1ad service VLAN") },
  { 0x88cc, N_("802.1 link layer discovery") }, { 0x88e5, N_("802.1AE MAC security") },
  { 0x88f7, N_("Precision time protocol") }, { 0x9000, N_("Loopback") },
};

/* clang-format off */
static const OctetField fields[] = {
  [DESTINATION] = { "eth.dst", N_("Destination"), OCTET_FIELD_MAC, .at = 0, .size = 6,
    .lesson = N_("The card that this frame is for. It stands first so that a switch can send it "
                 "on before the rest has arrived.") },
  [DST_OUI] = OUI ("eth.dst.oui", DESTINATION),
  [DST_ADDR_OUI] = OUI ("eth.addr.oui", DESTINATION),
  [DST_ADDR] = { "eth.addr", N_("Address"), OCTET_FIELD_MAC, .size = 6,
    .under = OCTET_UNDER (DESTINATION), .lesson = LESSON_ADDR },
  [DST_LG] = LG ("eth.dst.lg", DESTINATION, 0),
  [DST_LG_ANY] = LG ("eth.lg", DESTINATION, OCTET_FIELD_HIDDEN),
  [DST_IG] = IG ("eth.dst.ig", DESTINATION, 0),
  [DST_IG_ANY] = IG ("eth.ig", DESTINATION, OCTET_FIELD_HIDDEN),
  [SOURCE] = { "eth.src", N_("Source"), OCTET_FIELD_MAC, .at = 6, .size = 6,
    .lesson = N_("The card that sent this frame. Behind a router it is the router's, not the "
                 "first sender's.") },
  [SRC_OUI] = OUI ("eth.src.oui", SOURCE),
  [SRC_ADDR_OUI] = OUI ("eth.addr.oui", SOURCE),
  [SRC_ADDR] = { "eth.addr", N_("Address"), OCTET_FIELD_MAC, .size = 6,
    .under = OCTET_UNDER (SOURCE), .lesson = LESSON_ADDR },
  [SRC_LG] = LG ("eth.src.lg", SOURCE, 0),
  [SRC_LG_ANY] = LG ("eth.lg", SOURCE, OCTET_FIELD_HIDDEN),
  [SRC_IG] = IG ("eth.src.ig", SOURCE, 0),
  [SRC_IG_ANY] = IG ("eth.ig", SOURCE, OCTET_FIELD_HIDDEN),
  [TYPE] = { "eth.type", N_("Type"), OCTET_FIELD_HEX, .bits = 16, OCTET_NAMED (types),
    .lesson = N_("Which protocol is inside. Numbers below 1536 are not types but lengths, "
                 "from the older IEEE format.") },
  [LENGTH] = { "eth.len", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .unit = N_("bytes"),
    .lesson = N_("Octets of payload in a frame of the IEEE format. What follows them is "
                 "padding.") },
  [INVALID] = { "eth.invalid_lentype", N_("Neither length nor type"), OCTET_FIELD_HEX,
    .bits = 16,
    .lesson = N_("Numbers from 1501 to 1535 are too large for a length and too small for a type; "
                 "the standard leaves them without a meaning.") },
  [PADDING] = OCTET_LINK_PADDING_FIELD,
  [TRAILER] = { "eth.trailer", N_("Trailer"), OCTET_FIELD_BYTES, .flags = OCTET_FIELD_BEHIND,
    .lesson = N_("Octets behind the payload that belong to no layer: some devices put "
                 "notes of their own here.") },
  [FCS] = { "eth.fcs", N_("Frame check sequence"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_BEHIND,
    .lesson = N_("A CRC-32 over the whole frame. Cards check it and drop what is damaged, so "
                 "captures seldom hold it. That these octets are one is a guess from "
                 "their place.") },
  [FCS_STATUS] = { "eth.fcs.status", N_("Check sequence status"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_BEHIND,
    .lesson = N_("Whether the check sequence fits the frame.") },
};
/* clang-format on */

/* Nobody has compared the check sequence with the frame. */
#define FCS_UNVERIFIED 2

enum { SOURCE_IS_GROUP, LENGTH_PAST_END, BAD_LENTYPE, BAD_PADDING };

static const OctetNote notes[] = {
  [SOURCE_IS_GROUP] = { "eth.src_not_group", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The source is a group address; a frame comes from one station") },
  [LENGTH_PAST_END] = { "eth.len.past_end", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The length says more octets than the frame has") },
  [BAD_LENTYPE] = { "eth.invalid_lentype.expert", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The number is neither a length (up to 1500) nor a type (from 1536)") },
  [BAD_PADDING] = OCTET_LINK_PADDING_NOTE,
};

static const OctetCarrier carriers[] = {
  { "frame.link", LINK_ETHERNET }, { "ethertype", 0x6558 }, { "ip.proto", 143 },
};

/* What the payload left over: padding, a trailer, and last the check sequence, if
 * there is room for one in a frame of 64 octets, the shortest with it. Where the
 * capture cut a trailer off that long enough a frame had, its end is missing. */
static void
add_trailer (OctetDissector *self,
             gsize           end)
{
  gsize size = octet_dissector_get_size (self);
  gsize captured = octet_dissector_get_captured (self);
  gsize fcs = 0;

  if (!octet_dissector_ok (self) || end >= captured)
    return;
  end = octet_link_add_padding (self, end, PADDING, BAD_PADDING);
  if (octet_dissector_get_parameter (self) == LINK_ETHERNET && size == captured &&
      size >= OCTET_LINK_SHORTEST_FRAME + 4 && captured - end >= 4)
    fcs = 4;
  if (captured - fcs > end)
    octet_dissector_add (self, TRAILER, end, captured - fcs - end);
  if (captured < size && size >= OCTET_LINK_SHORTEST_FRAME + 4 && size - end >= 4)
    {
      octet_dissector_set_header (self, 14);
      octet_dissector_add (self, FCS, size - 4, 4);
    }
  if (fcs > 0)
    {
      octet_dissector_add (self, FCS, captured - fcs, fcs);
      octet_dissector_add_uint (self, FCS_STATUS, FCS_UNVERIFIED, captured - fcs, 0);
    }
}

/* The frame of IEEE 802.3, whose number is a length. Novell put IPX behind it
 * without a logical link header; its checksum of all ones gives it away. */
static gsize
dissect_ieee (OctetDissector *self,
              gsize           length)
{
  OctetReader *rest = octet_dissector_rest (self);

  octet_dissector_read (self, LENGTH);
  if (length > octet_dissector_get_left (self))
    octet_dissector_note (self, LENGTH_PAST_END, LENGTH);
  length = MIN (length, octet_dissector_get_left (self));
  octet_dissector_call_part (self, "eth.ieee", octet_reader_peek_be (rest, 0, 2) == 0xffff,
                             octet_dissector_get_position (self), length);
  return length;
}

static void
eth_dissect (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  OctetReader *rest = octet_dissector_rest (self);
  guint32 type = (guint32) octet_reader_peek_be (rest, 0, 2);
  gsize used;

  octet_dissector_set_ends (self, OCTET_FLOW_ETH, OCTET_ADDRESS_MAC, bytes + 6, bytes);
  if ((bytes[6] & 1) != 0)
    octet_dissector_note (self, SOURCE_IS_GROUP, SOURCE);
  /* IEEE 802.3, 3.2.6: up to 1500 it is a length, from 1536 on a type. */
  if (type >= 1536)
    {
      octet_dissector_read (self, TYPE);
      octet_dissector_hand_on_named (self, "link.ethertype", type);
      used = octet_dissector_get_used (self);
    }
  else if (type > 1500)
    {
      octet_dissector_read (self, INVALID);
      octet_dissector_note (self, BAD_LENTYPE, INVALID);
      octet_dissector_hand_on_data (self);
      used = octet_dissector_get_used (self);
    }
  else
    used = dissect_ieee (self, type);
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS) ||
      octet_dissector_get_captured (self) < octet_dissector_get_size (self))
    add_trailer (self, 14 + used);
}

const OctetProtocol octet_protocol_eth = {
  .key = "eth",
  .name = N_("Ethernet"),
  .short_name = "Ethernet",
  .reference = "IEEE 802.3",
  .level = OCTET_LEVEL_LINK,
  .row_from = 14,
  .header_size = 12,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = eth_dissect,
  .lesson = N_("Carries packets between the cards of one local network. Each frame says which "
               "card it is for, which one sent it, and what is inside."),
};
