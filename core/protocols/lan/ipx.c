/* ipx.c - Internetwork Packet Exchange of NetWare, after Novell's IPX Router Specification
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0          2        4      5      6                       18                      30
 *     +----------+--------+------+------+-----------------------+-----------------------+------
 *     | checksum | length | hops | type | network, node, socket | network, node, socket | …
 *     +----------+--------+------+------+-----------------------+-----------------------+------
 *                                        destination             source
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  FULL_SOURCE, FULL_DESTINATION, FULL, CHECKSUM, LENGTH, HOPS, TYPE, DESTINATION_NETWORK,
  NETWORK_1, DESTINATION_NODE, NODE_1, DESTINATION_SOCKET, SOCKET_1, SOURCE_NETWORK, NETWORK_2,
  SOURCE_NODE, NODE_2, SOURCE_SOCKET, SOCKET_2,
};

static const OctetName types[] = {
  { 0, N_("Unknown") }, { 1, "RIP" }, { 4, N_("Packet exchange") }, { 5, "SPX" }, { 17, "NCP" },
  { 20, N_("NetBIOS broadcast") },
};

static const OctetName sockets[] = {
  { 0x0451, "NCP" }, { 0x0452, "SAP" }, { 0x0453, "RIP" }, { 0x0455, "NetBIOS" },
  { 0x0456, N_("Diagnosis") }, { 0x0457, N_("Serialization") },
};

#define LESSON_NETWORK N_("Four octets for a cable; the administrator chose them, and stations " \
                          "ask for them.")
#define LESSON_NODE N_("The station: simply the address of its card.")
#define LESSON_SOCKET N_("Which program at that end, as a port does for TCP.")
#define LESSON_ANY N_("The same number under a key for both ends.")
#define HIDDEN(key, name, kind, width, parent) { key, name, kind, .bits = width, \
    .under = OCTET_UNDER (parent), .flags = OCTET_FIELD_HIDDEN, .lesson = LESSON_ANY }

/* clang-format off */
static const OctetField fields[] = {
  [FULL_SOURCE] = { "ipx.src", N_("Source"), OCTET_FIELD_STRING, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("Network and node of the sender.") },
  [FULL_DESTINATION] = { "ipx.dst", N_("Destination"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_HIDDEN, .lesson = N_("Network and node of the receiver.") },
  [FULL] = { "ipx.addr", N_("Address"), OCTET_FIELD_STRING, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("Network and node of either end.") },
  [CHECKSUM] = { "ipx.checksum", N_("Checksum"), OCTET_FIELD_HEX, .at = 0, .size = 2,
    .lesson = N_("All ones: nobody computes it.") },
  [LENGTH] = { "ipx.len", N_("Length"), OCTET_FIELD_UINT, .at = 2, .size = 2,
    .unit = N_("bytes"), .lesson = N_("Octets of the packet, these thirty with them.") },
  [HOPS] = { "ipx.hops", N_("Hops"), OCTET_FIELD_UINT, .at = 4, .size = 1,
    .lesson = N_("Routers that the packet has passed; after fifteen it is dropped.") },
  [TYPE] = { "ipx.packet_type", N_("Type"), OCTET_FIELD_HEX, .at = 5, .size = 1,
    OCTET_NAMED (types), .lesson = N_("What the packet is for.") },
  [DESTINATION_NETWORK] = { "ipx.dst.net", N_("Destination network"), OCTET_FIELD_HEX, .at = 6,
    .size = 4, .lesson = LESSON_NETWORK },
  [NETWORK_1] = HIDDEN ("ipx.net", N_("Network"), OCTET_FIELD_HEX, 32, DESTINATION_NETWORK),
  [DESTINATION_NODE] = { "ipx.dst.node", N_("Destination node"), OCTET_FIELD_MAC, .at = 10,
    .size = 6, .lesson = LESSON_NODE },
  [NODE_1] = HIDDEN ("ipx.node", N_("Node"), OCTET_FIELD_MAC, 48, DESTINATION_NODE),
  [DESTINATION_SOCKET] = { "ipx.dst.socket", N_("Destination socket"), OCTET_FIELD_HEX, .at = 16,
    .size = 2, OCTET_NAMED (sockets), .lesson = LESSON_SOCKET },
  [SOCKET_1] = HIDDEN ("ipx.socket", N_("Socket"), OCTET_FIELD_HEX, 16, DESTINATION_SOCKET),
  [SOURCE_NETWORK] = { "ipx.src.net", N_("Source network"), OCTET_FIELD_HEX, .at = 18,
    .size = 4, .lesson = LESSON_NETWORK },
  [NETWORK_2] = HIDDEN ("ipx.net", N_("Network"), OCTET_FIELD_HEX, 32, SOURCE_NETWORK),
  [SOURCE_NODE] = { "ipx.src.node", N_("Source node"), OCTET_FIELD_MAC, .at = 22, .size = 6,
    .lesson = LESSON_NODE },
  [NODE_2] = HIDDEN ("ipx.node", N_("Node"), OCTET_FIELD_MAC, 48, SOURCE_NODE),
  [SOURCE_SOCKET] = { "ipx.src.socket", N_("Source socket"), OCTET_FIELD_HEX, .at = 28,
    .size = 2, OCTET_NAMED (sockets), .lesson = LESSON_SOCKET },
  [SOCKET_2] = HIDDEN ("ipx.socket", N_("Socket"), OCTET_FIELD_HEX, 16, SOURCE_SOCKET),
};
/* clang-format on */

static const OctetCarrier carriers[] = {
  { "eth.ieee", 1 }, { "ethertype", 0x8137 }, { "llc.dsap", 0xe0 }, { "llc.dsap", 0x10 },
  { "ppp.protocol", 0x002b },
};

static void
add_full (OctetDissector *self,
          guint           field,
          const guint8   *address)
{
  g_autoptr (GString) text = g_string_new (NULL);

  octet_bytes_format_ipx (address, text);
  octet_dissector_add_text (self, field, text->str, 0, 0);
  octet_dissector_add_text (self, FULL, text->str, 0, 0);
}

static void
ipx_dissect (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  guint destination = (guint) octet_dissector_get_uint (self, DESTINATION_SOCKET);
  guint source = (guint) octet_dissector_get_uint (self, SOURCE_SOCKET);
  gsize length = octet_dissector_get_uint (self, LENGTH);

  add_full (self, FULL_SOURCE, bytes + 18);
  add_full (self, FULL_DESTINATION, bytes + 6);
  octet_dissector_set_ends (self, OCTET_FLOW_IPX, OCTET_ADDRESS_IPX, bytes + 18, bytes + 6);
  if (length >= 30 && length <= octet_dissector_get_size (self))
    octet_dissector_trim (self, length);
  octet_dissector_summarize (self, _("Socket 0x%04x → 0x%04x"), source, destination);
  octet_dissector_hand_on (self, "ipx.socket", destination, source);
}

const OctetProtocol octet_protocol_ipx = {
  .key = "ipx",
  .name = N_("Internetwork Packet Exchange"),
  .short_name = "IPX",
  .reference = "IPX Router Specification",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = 30,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ipx_dissect,
  .lesson = N_("What offices used before the internet came: NetWare's own network protocol, with "
               "the card's address as the station's."),
};
