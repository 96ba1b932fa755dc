/* chdlc.c - Cisco's form of HDLC on serial lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0         1         2                4
 *     +---------+---------+----------------+----------
 *     | address | control | protocol       | payload …
 *     +---------+---------+----------------+----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { ADDRESS, CONTROL, PROTOCOL, PADDING };

/* ISO protocols stand behind one more octet, so that they start at an even place. */
#define PROTOCOL_OSI 0xfefe

static const OctetName addresses[] = { { 0x0f, N_("Unicast") }, { 0x8f, N_("Multicast") } };

static const OctetName protocols[] = {
  { 0x0800, "IPv4" }, { 0x2000, N_("Cisco discovery") }, { 0x4242, N_("Spanning tree") },
  { 0x6558, "Ethernet" }, { 0x8035, "SLARP" }, { 0x8137, "IPX" }, { 0x86dd, "IPv6" },
  { 0x8847, "MPLS" }, { 0x8848, N_("MPLS multicast") }, { 0xfefe, "OSI" },
};

static const OctetField fields[] = {
  [ADDRESS] = { "chdlc.address", N_("Address"), OCTET_FIELD_HEX, .at = 0, .size = 1,
    OCTET_NAMED (addresses),
    .lesson = N_("A line has only two ends, so this says no more than whether one or all are "
                 "meant.") },
  [CONTROL] = { "chdlc.control", N_("Control"), OCTET_FIELD_HEX, .at = 1, .size = 1,
    .lesson = N_("Always zero. Standard HDLC numbers its frames here.") },
  [PROTOCOL] = { "chdlc.protocol", N_("Protocol"), OCTET_FIELD_HEX, .at = 2, .size = 2,
    OCTET_NAMED (protocols),
    .lesson = N_("Which protocol is inside, mostly by the same numbers as on Ethernet.") },
  [PADDING] = { "chdlc.clns_padding", N_("Padding"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("One octet of filling before protocols of the ISO family.") },
};

static const OctetCarrier carriers[] = {
  { "frame.link", 104 }, { "ppp.address", 0x0f }, { "ppp.address", 0x8f },
};

static void
chdlc_dissect (OctetDissector *self)
{
  guint32 protocol = (guint32) octet_dissector_get_uint (self, PROTOCOL);

  if (protocol == PROTOCOL_OSI)
    octet_dissector_read (self, PADDING);
  if (!octet_dissector_offer (self, "chdlc.protocol", protocol, protocol))
    octet_dissector_hand_on (self, "ethertype", protocol, protocol);
}

const OctetProtocol octet_protocol_chdlc = {
  .key = "chdlc",
  .name = N_("Cisco HDLC"),
  .short_name = "CHDLC",
  .reference = "Cisco; RFC 1547, 4.3.1",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = chdlc_dissect,
  .lesson = N_("Frames on a serial line between two Cisco routers: like HDLC, with a number that "
               "says which protocol is inside."),
};
