/* ipv6-fragment.c - the fragment header of IPv6, RFC 8200, 4.5
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2                 4                                   8
 *     +--------+--------+--------------+--+-----------------------------------+
 *     | next   | 0      | offset       |M | identification                    |
 *     +--------+--------+--------------+--+-----------------------------------+
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"
#include "protocols/network/ipv6.h"

enum
{
  NEXT, RESERVED, OFFSET, RESERVED_BITS, MORE, IDENTIFICATION,
  FRAGMENTS, FRAGMENT, FRAGMENT_ERROR, OVERLAP, CONFLICT, TAILS, TOO_LONG, COUNT,
  REASSEMBLED_IN, REASSEMBLED_LENGTH, REASSEMBLED_DATA,
};

enum { LATE_FRAGMENT };

static void
say_offset (GString *out,
            guint64  value)
{
  g_string_append_printf (out, _("%u bytes (%u)"), (guint) value * 8, (guint) value);
}

/* clang-format off */
static const OctetField fields[] = {
  [NEXT] = { "ipv6.fraghdr.nxt", N_("Next header"), OCTET_FIELD_UINT, .at = 0, .size = 1,
    OCTET_NAMED (octet_ip_protocols),
    .lesson = N_("What the whole packet carries. It stands in each fragment, but only the first "
                 "one has the beginning.") },
  [RESERVED] = { "ipv6.fraghdr.reserved_octet", N_("Reserved octet"), OCTET_FIELD_HEX, .at = 1,
    .size = 1, .lesson = N_("Zero; kept for later use.") },
  [OFFSET] = { "ipv6.fraghdr.offset", N_("Offset"), OCTET_FIELD_UINT, .at = 2, .size = 2,
    .mask = 0xfff8, .say = say_offset,
    .lesson = N_("Where this fragment belongs in the whole packet, counted in units of eight "
                 "octets.") },
  [RESERVED_BITS] = { "ipv6.fraghdr.reserved_bits", N_("Reserved bits"), OCTET_FIELD_UINT,
    .at = 2, .size = 2, .mask = 0x0006, .lesson = N_("Zero; kept for later use.") },
  [MORE] = { "ipv6.fraghdr.more", N_("More fragments"), OCTET_FIELD_BOOL, .at = 2, .size = 2,
    .mask = 0x0001, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Set in each fragment of a packet but the last one.") },
  [IDENTIFICATION] = { "ipv6.fraghdr.ident", N_("Identification"), OCTET_FIELD_HEX, .at = 4,
    .size = 4,
    .lesson = N_("All fragments of one packet have the same number, so that the receiver can "
                 "put them together again.") },
  [FRAGMENTS] = { "ipv6.fragments", N_("Fragments of the datagram"), OCTET_FIELD_LABEL,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The pieces that this packet was put together from. The last one to arrive shows "
                 "the whole.") },
  [FRAGMENT] = { "ipv6.fragment", N_("Fragment in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("A packet that brought a piece of the datagram.") },
  [FRAGMENT_ERROR] = { "ipv6.fragment.error", N_("Strange fragment in packet"),
    OCTET_FIELD_FRAME, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("A piece that contradicts the others. Attackers send such ones to get past a "
                 "firewall that puts them together in another way than the receiver does.") },
  [OVERLAP] = { "ipv6.fragment.overlap", N_("Overlaps another fragment"), OCTET_FIELD_BOOL,
    .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The piece repeats octets that were there already. RFC 5722 forbids it: who "
                 "receives such a packet shall drop all of it.") },
  [CONFLICT] = { "ipv6.fragment.overlap.conflict", N_("And has other octets there"),
    OCTET_FIELD_BOOL, .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Two pieces claim the same place with different octets: one of them lies.") },
  [TAILS] = { "ipv6.fragment.multipletails", N_("Another end than before"),
    OCTET_FIELD_BOOL, .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Two pieces say that they are the last one, and end at different places.") },
  [TOO_LONG] = { "ipv6.fragment.toolongfragment", N_("Reaches past the end"),
    OCTET_FIELD_BOOL, .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The piece has octets behind the place where the last one ends.") },
  [COUNT] = { "ipv6.fragment.count", N_("Number of fragments"), OCTET_FIELD_UINT,
    .bits = 32, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("How many pieces came, those counted in that came twice.") },
  [REASSEMBLED_IN] = { "ipv6.reassembled.in", N_("Datagram completed in packet"),
    OCTET_FIELD_FRAME, .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_WHOLE,
    .lesson = N_("This packet holds only a piece. The whole datagram is shown on the packet that "
                 "brings the last missing one.") },
  [REASSEMBLED_LENGTH] = { "ipv6.reassembled.length", N_("Length of the whole"),
    OCTET_FIELD_UINT, .bits = 32, .flags = OCTET_FIELD_GENERATED, .unit = N_("bytes"),
    .lesson = N_("Octets of the datagram's payload, all pieces together.") },
  [REASSEMBLED_DATA] = { "ipv6.reassembled.data", N_("The whole"), OCTET_FIELD_BYTES,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The payload's octets, put together from all the pieces.") },
};

static const OctetNote notes[] = {
  [LATE_FRAGMENT] = { "ipv6.fragment.late", OCTET_NOTE_WARNING, OCTET_GROUP_SEQUENCE,
    N_("The fragments came so far apart that their receiver has given up; perhaps they are of "
       "two datagrams") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "ip.proto", 44 } };

static void
fragment_dissect (OctetDissector *self)
{
  static const OctetFragmentFields reassembly = {
    REASSEMBLED_IN, FRAGMENTS, FRAGMENT, FRAGMENT_ERROR, OVERLAP, CONFLICT, TAILS, TOO_LONG,
    COUNT, REASSEMBLED_LENGTH, REASSEMBLED_DATA, LATE_FRAGMENT,
  };
  guint next = (guint) octet_dissector_get_uint (self, NEXT);
  guint offset = (guint) octet_dissector_get_uint (self, OFFSET);
  gboolean more = octet_dissector_get_uint (self, MORE) != 0;
  OctetFragmentPart part = {
    N_("Reassembled IPv6"), "ip.proto", next,
    (guint32) octet_dissector_get_uint (self, IDENTIFICATION), FALSE, offset * 8, 0, more,
  };
  const char *name;

  /* RFC 6946: a fragment that is the whole packet is handled on its own. */
  if (offset == 0 && !more)
    {
      octet_ipv6_hand_on (self, next);
      return;
    }
  name = octet_name_find (octet_ip_protocols, G_N_ELEMENTS (octet_ip_protocols), next);
  octet_dissector_summarize (self, _("Fragment of %s (%u), offset %u, identification 0x%08x"),
                             name != NULL ? _(name) : _("protocol"), next, offset * 8,
                             (guint) octet_dissector_get_uint (self, IDENTIFICATION));
  if (!octet_dissector_hand_on_fragment (self, &part, &reassembly))
    octet_dissector_uncount (self);
}

const OctetProtocol octet_protocol_ipv6_fragment = {
  .key = "ipv6.fraghdr",
  .name = N_("Fragment header for IPv6"),
  .short_name = "IPv6",
  .reference = "RFC 8200, 4.5",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = 8,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = fragment_dissect,
  .lesson = N_("A packet too large for the way was cut into pieces by its sender; in IPv6 no "
               "router does that. This is one piece."),
};
