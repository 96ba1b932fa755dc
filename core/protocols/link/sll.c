/* sll.c - what Linux writes in place of a link header when it records on all interfaces.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0            2            4            6                    14           16
 *     +------------+------------+------------+--------------------+------------+-----
 * v1  | packet     | hardware   | address    | address            | protocol   | …
 *     | type       | type       | length     | (8)                |            |
 *     +------------+------------+------------+--------------------+------------+-----
 *     0            2          4             8          10     11     12            20
 *     +------------+----------+-------------+----------+------+------+-------------+-
 * v2  | protocol   | reserved | interface   | hardware | type | len  | address (8) | …
 *     +------------+----------+-------------+----------+------+------+-------------+-
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/link/link-trailer.h"

enum
{
  PACKET_TYPE, HARDWARE_TYPE, ADDRESS_SIZE, SOURCE_MAC, SOURCE_IPV4, SOURCE_OTHER, UNUSED,
  LINK_TYPE, GRE_TYPE, ETHERTYPE, INTERFACE, PADDING, TRAILER,
};

/* LINKTYPE_LINUX_SLL2, the second version. */
#define LINK_SLL2 276
/* Linux's ARPHRD_IPGRE: the protocol is one of GRE's. */
#define HARDWARE_GRE 778

static const OctetName packet_types[] = {
  { 0, N_("To this computer") }, { 1, N_("Broadcast") }, { 2, N_("Multicast") },
  { 3, N_("To another computer") }, { 4, N_("Sent by this computer") },
};

static const OctetName hardware_types[] = {
  { 1, "Ethernet" }, { 6, "IEEE 802" }, { 280, "CAN" }, { 512, "PPP" }, { 519, N_("Raw IP") },
  { 768, N_("IP tunnel") }, { 772, N_("Loopback") }, { 776, N_("IPv6 in IPv4 tunnel") },
  { 778, "GRE" }, { 801, "Wi-Fi" }, { 803, "Radiotap" }, { 824, "Netlink" },
  { 65534, N_("None") },
};

static const OctetName link_types[] = {
  { 0x01, N_("Raw 802.3 (NetWare)") }, { 0x03, N_("Any") }, { 0x04, "802.2 LLC" },
  { 0x07, "PPP" }, { 0x0c, "CAN" }, { 0x0d, "CAN FD" },
};

static const OctetField fields[] = {
  [PACKET_TYPE] = { "sll.pkttype", N_("Packet type"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (packet_types),
    .lesson = N_("Whether the packet came in or went out, and whom it was for. The real link "
                 "header, which would say so, was thrown away.") },
  [HARDWARE_TYPE] = { "sll.hatype", N_("Hardware type"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (hardware_types),
    .lesson = N_("Which kind of interface saw the packet, by Linux's own numbers.") },
  [ADDRESS_SIZE] = { "sll.halen", N_("Address size"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many of the eight octets for the sender's address count.") },
  [SOURCE_MAC] = { "sll.src.eth", N_("Sender's hardware address"), OCTET_FIELD_MAC,
    .lesson = N_("The card that sent the packet. There is no room for the receiver's.") },
  [SOURCE_IPV4] = { "sll.src.ipv4", N_("Sender's tunnel address"), OCTET_FIELD_IPV4,
    .lesson = N_("The outer address of the tunnel that the packet came through.") },
  [SOURCE_OTHER] = { "sll.src.other", N_("Sender's address"), OCTET_FIELD_BYTES,
    .lesson = N_("The link address of the sender, of a kind that Octet does not know.") },
  [UNUSED] = { "sll.unused", N_("Unused"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets of the address field that the address does not fill.") },
  [LINK_TYPE] = { "sll.ltype", N_("Protocol"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (link_types),
    .lesson = N_("Small numbers are not Ethernet types but Linux's own names for frames.") },
  [GRE_TYPE] = { "sll.gretype", N_("Protocol"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Which protocol the GRE tunnel carries.") },
  [ETHERTYPE] = { "sll.etype", N_("Protocol"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Which protocol is inside, by the same numbers as on Ethernet.") },
  [INTERFACE] = { "sll.ifindex", N_("Interface number"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Which of the computer's interfaces saw the packet; `ip link` lists them with "
                 "their numbers.") },
  [PADDING] = OCTET_LINK_PADDING_FIELD,
  [TRAILER] = { "sll.trailer", N_("Trailer"), OCTET_FIELD_BYTES, .flags = OCTET_FIELD_BEHIND,
    .lesson = N_("Octets behind the payload that belong to no layer.") },
};

enum { BAD_PADDING };

static const OctetNote notes[] = { [BAD_PADDING] = OCTET_LINK_PADDING_NOTE };

static const OctetCarrier carriers[] = {
  { "frame.link", 113 }, { "frame.link", LINK_SLL2 },
};

/* The eight octets for an address, of which @size count. */
static void
read_address (OctetDissector *self,
              gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self) + octet_dissector_get_position (self);
  gsize used = MIN (size, 8);

  if (octet_reader_left (octet_dissector_rest (self)) < 8)
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  if (size == 6)
    {
      octet_dissector_set_ends (self, OCTET_FLOW_SLL, OCTET_ADDRESS_MAC, bytes, NULL);
      octet_dissector_read (self, SOURCE_MAC);
    }
  else
    octet_dissector_set_ends (self, OCTET_FLOW_SLL, OCTET_ADDRESS_NONE, bytes, NULL);
  if (size == 4)
    octet_dissector_read (self, SOURCE_IPV4);
  else if (size > 0 && size != 6)
    octet_dissector_read_size (self, SOURCE_OTHER, used);
  if (used < 8)
    octet_dissector_read_size (self, UNUSED, 8 - used);
}

static guint32
add_protocol (OctetDissector *self,
              gsize           at,
              guint64         hardware)
{
  guint32 type = (guint32) octet_bytes_be16 (octet_dissector_get_bytes (self) + at);

  if (hardware == HARDWARE_GRE)
    octet_dissector_add (self, GRE_TYPE, at, 2);
  else
    octet_dissector_add (self, type < 1536 ? LINK_TYPE : ETHERTYPE, at, 2);
  return type;
}

static guint32
read_first_version (OctetDissector *self)
{
  guint64 hardware;
  guint32 type;

  octet_dissector_read (self, PACKET_TYPE);
  hardware = octet_dissector_read (self, HARDWARE_TYPE);
  read_address (self, octet_dissector_read (self, ADDRESS_SIZE));
  type = add_protocol (self, 14, hardware);
  octet_reader_skip (octet_dissector_rest (self), 2);
  return type;
}

static guint32
read_second_version (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint32 type = add_protocol (self, 0, octet_reader_peek_be (rest, 8, 2));

  octet_reader_skip (rest, 4);
  octet_dissector_read (self, INTERFACE);
  octet_dissector_read (self, HARDWARE_TYPE);
  octet_dissector_read_size (self, PACKET_TYPE, 1);
  read_address (self, octet_dissector_read_size (self, ADDRESS_SIZE, 1));
  return type;
}

static void
sll_dissect (OctetDissector *self)
{
  gboolean is_second = octet_dissector_get_parameter (self) == LINK_SLL2;
  gsize header = is_second ? 20 : 16;
  guint32 type;

  if (octet_dissector_get_captured (self) < header)
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  type = is_second ? read_second_version (self) : read_first_version (self);
  octet_dissector_hand_on (self, type < 1536 ? "sll.ltype" : "link.ethertype", type, type);
  if (type >= 1536 && octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    octet_link_add_trailer (self, header + octet_dissector_get_used (self), PADDING, TRAILER,
                            BAD_PADDING);
}

const OctetProtocol octet_protocol_sll = {
  .key = "sll",
  .name = N_("Linux cooked capture"),
  .short_name = "SLL",
  .reference = "LINKTYPE_LINUX_SLL",
  .level = OCTET_LEVEL_LINK,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = sll_dissect,
  .lesson = N_("Not a protocol of the wire: recording on all interfaces at once, Linux replaces "
               "their different link headers by this one."),
};
