/* ipoib.c - IP over InfiniBand, RFC 4391, as LINKTYPE_IPOIB records it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                                                        40       42         44
 *     +--------------------------------------------------------+--------+----------+----------
 *     | global route header, or 20 octets and the destination  | type   | reserved | payload …
 *     +--------------------------------------------------------+--------+----------+----------
 *
 * The destination, section 9.1.1: flags (1), queue pair (3), global identifier (16).
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

#define LINK_IPOIB 242

enum
{
  ROUTE, ROUTE_VERSION, ROUTE_CLASS, ROUTE_LABEL, ROUTE_SOURCE, ROUTE_DESTINATION, DESTINATION,
  QUEUE_PAIR, DESTINATION_ID, TYPE, RESERVED,
};

static const OctetName types[] = { { 0x0800, "IPv4" }, { 0x0806, "ARP" }, { 0x86dd, "IPv6" } };

/* clang-format off */
static const OctetField fields[] = {
  [ROUTE] = { "ipoib.grh", N_("Global route header"), OCTET_FIELD_LABEL,
    .lesson = N_("InfiniBand's header for other subnets; it looks like that of IPv6.") },
  [ROUTE_VERSION] = { "ipoib.grh.ipver", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0xf0, .lesson = N_("Six, as in IPv6.") },
  [ROUTE_CLASS] = { "ipoib.grh.tclass", N_("Class"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x0ff0, .lesson = N_("How urgent the packet is.") },
  [ROUTE_LABEL] = { "ipoib.grh.flowlabel", N_("Flow label"), OCTET_FIELD_UINT, .bits = 32,
    .mask = 0x000fffff, .lesson = N_("Packets with one label shall keep their order.") },
  [ROUTE_SOURCE] = { "ipoib.grh.sgid", N_("Source"), OCTET_FIELD_IPV6, .bits = 128,
    .lesson = N_("The port that sent the packet.") },
  [ROUTE_DESTINATION] = { "ipoib.dgid", N_("Destination"), OCTET_FIELD_IPV6, .bits = 128,
    .lesson = N_("The port, or the group of ports, that the packet is for.") },
  [DESTINATION] = { "ipoib.daddr", N_("Destination address"), OCTET_FIELD_LABEL,
    .lesson = N_("An address of twenty octets: a queue and the port that it is behind.") },
  [QUEUE_PAIR] = { "ipoib.daddr.qpn", N_("Queue pair"), OCTET_FIELD_HEX, .bits = 24,
    .lesson = N_("Which of the card's queues the packet goes to.") },
  [DESTINATION_ID] = { "ipoib.dgid", N_("Global identifier"), OCTET_FIELD_IPV6, .bits = 128,
    .lesson = N_("The port, or the group of ports, that the address means.") },
  [TYPE] = { "ipoib.type", N_("Type"), OCTET_FIELD_HEX, .bits = 16, OCTET_NAMED (types),
    .lesson = N_("Which protocol is inside, by the numbers that Ethernet uses.") },
  [RESERVED] = { "ipoib.reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Zero; kept for later use.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "frame.link", LINK_IPOIB } };

static void
add_route (OctetDissector *self)
{
  octet_dissector_open (self, ROUTE);
  octet_dissector_add (self, ROUTE_VERSION, 0, 1);
  octet_dissector_add (self, ROUTE_CLASS, 0, 2);
  octet_dissector_add (self, ROUTE_LABEL, 0, 4);
  octet_dissector_add (self, ROUTE_SOURCE, 8, 16);
  octet_dissector_add (self, ROUTE_DESTINATION, 24, 16);
  octet_reader_skip (octet_dissector_rest (self), 40);
  octet_dissector_close (self);
}

static void
add_destination (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  octet_reader_skip (rest, 20);
  octet_dissector_open (self, DESTINATION);
  octet_reader_skip (rest, 1);
  octet_dissector_read (self, QUEUE_PAIR);
  octet_dissector_read (self, DESTINATION_ID);
  octet_dissector_close (self);
}

static void
ipoib_dissect (OctetDissector *self)
{
  guint type;

  if (octet_reader_peek_be (octet_dissector_rest (self), 0, 1) >> 4 == 6)
    add_route (self);
  else
    add_destination (self);
  type = (guint) octet_dissector_read (self, TYPE);
  octet_dissector_read (self, RESERVED);
  octet_dissector_hand_on (self, "ethertype", type, type);
}

const OctetProtocol octet_protocol_ipoib = {
  .key = "ipoib",
  .name = N_("IP over InfiniBand"),
  .short_name = "IPoIB",
  .reference = "RFC 4391",
  .level = OCTET_LEVEL_LINK,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ipoib_dissect,
  .lesson = N_("Packets of IP over the fast network that joins the machines of a computing "
               "centre."),
};
