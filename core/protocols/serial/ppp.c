/* ppp.c - Point-to-Point Protocol, RFC 1661, with the frame of RFC 1662.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0         1         2                4
 *     +---------+---------+----------------+----------
 *     | address | control | protocol       | payload …
 *     | (0xff)  | (0x03)  | (1 or 2)       |
 *     +---------+---------+----------------+----------
 *
 * The first two may be left out. A protocol number's first octet is even and
 * its last one odd, so its length shows.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  ADDRESS, CONTROL, PROTOCOL,
};

#define ADDRESS_ALL 0xff

static const OctetName protocols[] = {
  { 0x0021, "IPv4" }, { 0x002d, N_("Compressed TCP/IP") },
  { 0x002f, N_("Uncompressed TCP/IP") }, { 0x0031, N_("Bridged frame") },
  { 0x003d, N_("Multilink") }, { 0x0057, "IPv6" }, { 0x00fd, N_("Compressed datagram") },
  { 0x0281, "MPLS" }, { 0x0283, N_("MPLS multicast") }, { 0x8021, N_("IP control") },
  { 0x8057, N_("IPv6 control") }, { 0x80fd, N_("Compression control") },
  { 0xc021, N_("Link control") }, { 0xc023, N_("Password authentication") },
  { 0xc025, N_("Link quality") }, { 0xc223, N_("Challenge authentication") },
  { 0xc227, N_("Extensible authentication") },
};

static const OctetField fields[] = {
  [ADDRESS] = { "ppp.address", N_("Address"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Always all ones: a line has only one other end.") },
  [CONTROL] = { "ppp.control", N_("Control"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Always 3: frames have no numbers.") },
  [PROTOCOL] = { "ppp.protocol", N_("Protocol"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (protocols),
    .lesson = N_("What is inside. Numbers from 0xc000 are about the line itself, from 0x8000 "
                 "about a protocol that is to use it.") },
};

static const OctetCarrier carriers[] = {
  { "frame.link", 9 }, { "frame.link", 50 }, { "pppoe.session", 0 }, { "ethertype", 0x880b },
  { "sll.ltype", 7 },
};

/* Protocols that have an Ethernet type too. */
static guint32
find_ethertype (guint32 protocol)
{
  static const struct
  {
    guint16 protocol;
    guint16 ethertype;
  } pairs[] = {
    { 0x0021, 0x0800 }, { 0x0057, 0x86dd }, { 0x0281, 0x8847 }, { 0x0283, 0x8848 },
    { 0x002b, 0x8137 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].protocol == protocol)
      return pairs[i].ethertype;
  return 0;
}

static void
ppp_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint32 first = (guint32) octet_reader_peek_be (rest, 0, 1), protocol, ethertype;

  /* On a serial line Cisco's frame may stand in place of PPP's. */
  if (first != ADDRESS_ALL && octet_dissector_get_parameter (self) != 0 &&
      octet_dissector_offer (self, "ppp.address", first, first))
    return;
  if (first == ADDRESS_ALL)
    {
      octet_dissector_read (self, ADDRESS);
      octet_dissector_read (self, CONTROL);
    }
  protocol = (guint32) octet_dissector_read_size (self, PROTOCOL,
                                                  octet_reader_peek_be (rest, 0, 1) & 1 ? 1 : 2);
  ethertype = find_ethertype (protocol);
  if (ethertype != 0)
    octet_dissector_hand_on (self, "ethertype", ethertype, ethertype);
  else
    octet_dissector_hand_on (self, "ppp.protocol", protocol, protocol);
}

const OctetProtocol octet_protocol_ppp = {
  .key = "ppp",
  .name = N_("Point-to-Point Protocol"),
  .short_name = "PPP",
  .reference = "RFC 1661",
  .level = OCTET_LEVEL_LINK,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ppp_dissect,
  .lesson = N_("Carries packets over a line with two ends: once a telephone modem, today a DSL "
               "line or a tunnel. Both ends first agree on how."),
};
