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

enum { NEXT, RESERVED, OFFSET, RESERVED_BITS, MORE, IDENTIFICATION };

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
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "ip.proto", 44 } };

static void
fragment_dissect (OctetDissector *self)
{
  guint next = (guint) octet_dissector_get_uint (self, NEXT);
  guint offset = (guint) octet_dissector_get_uint (self, OFFSET);
  gboolean more = octet_dissector_get_uint (self, MORE) != 0;
  const char *name;

  /* RFC 6946: a fragment that is the whole packet is handled on its own. */
  if (offset == 0 && !more)
    {
      octet_dissector_hand_on (self, "ip.proto", next, next);
      return;
    }
  name = octet_name_find (octet_ip_protocols, G_N_ELEMENTS (octet_ip_protocols), next);
  octet_dissector_summarize (self, _("Fragment of %s (%u), offset %u, identification 0x%08x"),
                             name != NULL ? _(name) : _("protocol"), next, offset * 8,
                             (guint) octet_dissector_get_uint (self, IDENTIFICATION));
  /* Reassembly goes here: source, destination and identification name the
   * packet (RFC 8200, 4.5); the last piece to come hands the whole on. */
  octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_ipv6_fragment = {
  .key = "ipv6.fraghdr",
  .name = N_("Fragment header for IPv6"),
  .short_name = "IPv6",
  .reference = "RFC 8200, 4.5",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = 8,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = fragment_dissect,
  .lesson = N_("A packet too large for the way was cut into pieces by its sender; in IPv6 no "
               "router does that. This is one piece."),
};
