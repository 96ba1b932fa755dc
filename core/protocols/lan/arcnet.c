/* arcnet.c - ARCNET, ANSI/ATA 878.1, with the headers of RFC 1051 and RFC 1201
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1             2         4          5            6          8
 *     +--------+-------------+---------+----------+------------+----------+----------
 *     | source | destination | offset  | protocol | split flag | sequence | payload …
 *     +--------+-------------+---------+----------+------------+----------+----------
 *
 * The offset is there where Linux recorded (LINKTYPE_ARCNET_LINUX); split flag and
 * sequence number belong to RFC 1201, the older RFC 1051 has none.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { LINK_ARCNET = 7, LINK_ARCNET_LINUX = 129 };

enum { SOURCE, DESTINATION, OFFSET, PROTOCOL, SPLIT, EXCEPTION, PADDING, SEQUENCE };

enum { BACNET = 0xcd, ETHERNET = 0xe8, SPLIT_EXCEPTION = 0xff };

static const OctetName protocols[] = {
  { 0x80, N_("Diagnosis") }, { 0xc4, "IPv6" }, { BACNET, "BACnet" }, { 0xd4, "IPv4" },
  { 0xd5, "ARP" }, { 0xd6, "RARP" }, { 0xdd, "AppleTalk" }, { ETHERNET, "Ethernet" },
  { 0xec, "Novell" }, { 0xf0, N_("IPv4, older") }, { 0xf1, N_("ARP, older") }, { 0xfa, "IPX" },
};

/* clang-format off */
static const OctetField fields[] = {
  [SOURCE] = { "arcnet.src", N_("Source"), OCTET_FIELD_HEX, .at = 0, .size = 1,
    .lesson = N_("The station that sent the frame: a number that somebody set by switches.") },
  [DESTINATION] = { "arcnet.dst", N_("Destination"), OCTET_FIELD_HEX, .at = 1, .size = 1,
    .lesson = N_("The station that the frame is for; zero calls all.") },
  [OFFSET] = { "arcnet.offset", N_("Offset"), OCTET_FIELD_BYTES, .bits = 16,
    .lesson = N_("Where in the card's memory the payload starts.") },
  [PROTOCOL] = { "arcnet.protID", N_("Protocol"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (protocols), .lesson = N_("Which protocol is inside.") },
  [SPLIT] = { "arcnet.split_flag", N_("Split flag"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("A frame has room for about 500 octets only, so packets come in pieces; this "
                 "says which piece it is.") },
  [EXCEPTION] = { "arcnet.exception_flag", N_("Exception flag"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Payloads of 254 to 256 octets cannot be sent; they are made longer, which this "
                 "says.") },
  [PADDING] = { "arcnet.padding", N_("Padding"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What made the payload longer.") },
  [SEQUENCE] = { "arcnet.sequence", N_("Sequence number"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The pieces of one packet share it.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = {
  { "frame.link", LINK_ARCNET }, { "frame.link", LINK_ARCNET_LINUX },
};

/* RFC 1201, 2: what the protocols that came with it have before their packets. */
static void
add_split (OctetDissector *self)
{
  if (octet_reader_peek_be (octet_dissector_rest (self), 0, 1) == SPLIT_EXCEPTION)
    {
      octet_dissector_read (self, EXCEPTION);
      octet_dissector_read (self, PADDING);
      octet_reader_skip (octet_dissector_rest (self), 1);
    }
  octet_dissector_read (self, SPLIT);
  octet_dissector_read (self, SEQUENCE);
}

static guint32
get_ethertype (guint protocol)
{
  switch (protocol)
    {
    case 0xd4:
    case 0xf0:
      return 0x0800;
    case 0xd5:
    case 0xf1:
      return 0x0806;
    case 0xd6:
      return 0x8035;
    case 0xc4:
      return 0x86dd;
    case ETHERNET:
      return 0x6558;
    case 0xec:
    case 0xfa:
      return 0x8137;
    default:
      return 0;
    }
}

static void
arcnet_dissect (OctetDissector *self)
{
  guint protocol;
  guint32 type;

  if (octet_dissector_get_parameter (self) == LINK_ARCNET_LINUX)
    octet_dissector_read_size (self, OFFSET, 2);
  protocol = (guint) octet_dissector_read (self, PROTOCOL);
  type = get_ethertype (protocol);
  if (protocol == BACNET)
    octet_dissector_hand_on (self, "wlan.llc", 0, 0);
  else if (protocol == 0xf0 || protocol == 0xf1)
    octet_dissector_hand_on (self, "ethertype", type, type);
  else if (type != 0 || protocol == 0xdd)
    {
      add_split (self);
      octet_dissector_hand_on (self, "ethertype", type, type);
    }
  else
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_arcnet = {
  .key = "arcnet",
  .name = N_("ARCNET"),
  .short_name = "ARCNET",
  .reference = "RFC 1201",
  .level = OCTET_LEVEL_LINK,
  .header_size = 2,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = arcnet_dissect,
  .lesson = N_("A local network of 1977 with 255 stations at most. Because each station gets its "
               "turn within a known time, machines are still controlled over it."),
};
