/* icmp-mobility.c - what makes a router's advertisement one of a mobility agent, RFC 5944, 2.1
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +--------+--------+-----------
 *     | type   | length | data …        type 0 is one octet alone
 *     +--------+--------+-----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { PADDING = 0, AGENT = 16, PREFIXES = 19, CHALLENGE = 24 };

enum
{
  TYPE, LENGTH, SEQUENCE, LIFETIME, FLAGS, REGISTRATION, BUSY, HOME, FOREIGN, MINIMAL, GRE,
  COMPRESSION, REVERSE, UDP, REVOCATION, RESERVED, CARE_OF, PREFIX, CHALLENGE_VALUE, CONTENT,
};

static const OctetName types[] = {
  { 0, N_("One octet of padding") }, { 16, N_("Mobility agent") }, { 19, N_("Prefix lengths") },
  { 24, N_("Challenge") },
};

#define FLAG(key, name, bit, text) { key, name, OCTET_FIELD_BOOL, .under = OCTET_UNDER (FLAGS), \
    .bits = 16, .mask = bit, .on = N_("Yes"), .off = N_("No"), .lesson = text }

/* clang-format off */
static const OctetField fields[] = {
  [TYPE] = { "icmp.mip.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (types),
    .lesson = N_("Which extension this is.") },
  [LENGTH] = { "icmp.mip.length", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"), .lesson = N_("Octets of data. The type and this one do not count.") },
  [SEQUENCE] = { "icmp.mip.seq", N_("Sequence number"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Counts the advertisements since the agent was started.") },
  [LIFETIME] = { "icmp.mip.life", N_("Lifetime"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("seconds"),
    .lesson = N_("The longest time for which the agent registers a device.") },
  [FLAGS] = { "icmp.mip.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What the agent offers.") },
  [REGISTRATION] = FLAG ("icmp.mip.r", N_("Registration required"), 0x8000,
    N_("Whether a device must register even if it finds an address by itself.")),
  [BUSY] = FLAG ("icmp.mip.b", N_("Busy"), 0x4000, N_("Whether the agent takes nobody on now.")),
  [HOME] = FLAG ("icmp.mip.h", N_("Home agent"), 0x2000,
    N_("Whether it forwards packets from this network to devices that are away.")),
  [FOREIGN] = FLAG ("icmp.mip.f", N_("Foreign agent"), 0x1000,
    N_("Whether it serves devices that visit this network.")),
  [MINIMAL] = FLAG ("icmp.mip.m", N_("Minimal encapsulation"), 0x0800,
    N_("Whether tunnels may use the short header of RFC 2004.")),
  [GRE] = FLAG ("icmp.mip.g", "GRE", 0x0400, N_("Whether tunnels may use GRE.")),
  [COMPRESSION] = FLAG ("icmp.mip.v", N_("Header compression"), 0x0200,
    N_("Whether TCP headers may be compressed. Later standards keep the bit at zero.")),
  [REVERSE] = FLAG ("icmp.mip.rt", N_("Reverse tunnels"), 0x0100,
    N_("Whether packets of the device may go back through the tunnel.")),
  [UDP] = FLAG ("icmp.mip.u", N_("UDP tunnels"), 0x0080,
    N_("Whether tunnels may go through UDP, to pass address translation.")),
  [REVOCATION] = FLAG ("icmp.mip.x", N_("Revocation"), 0x0040,
    N_("Whether the agent tells when it ends a registration.")),
  [RESERVED] = { "icmp.mip.reserved", N_("Reserved"), OCTET_FIELD_HEX,
    .under = OCTET_UNDER (FLAGS), .bits = 16, .mask = 0x003f,
    .lesson = N_("Zero; kept for later use.") },
  [CARE_OF] = { "icmp.mip.coa", N_("Care-of address"), OCTET_FIELD_IPV4,
    .lesson = N_("Where packets for visiting devices should be sent.") },
  [PREFIX] = { "icmp.mip.prefixlength", N_("Prefix length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bits"), .lesson = N_("How many bits of a router's address name the network.") },
  [CHALLENGE_VALUE] = { "icmp.mip.challenge", N_("Challenge"), OCTET_FIELD_BYTES,
    .lesson = N_("A random value that the device must sign, so that nobody can replay an old "
                 "registration.") },
  [CONTENT] = { "icmp.mip.content", N_("Content"), OCTET_FIELD_BYTES,
    .lesson = N_("Data of an extension that Octet does not know.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "icmp.mobility", 0 } };

static void
add_content (OctetDissector *self,
             guint           type,
             gsize           size)
{
  if (type == AGENT && size >= 6)
    {
      octet_dissector_read (self, SEQUENCE);
      octet_dissector_read (self, LIFETIME);
      octet_dissector_read (self, FLAGS);
      for (gsize at = 6; at + 4 <= size; at += 4)
        octet_dissector_read (self, CARE_OF);
      octet_reader_skip (octet_dissector_rest (self), (size - 6) % 4);
    }
  else if (type == PREFIXES)
    for (gsize at = 0; at < size && octet_dissector_ok (self); at++)
      octet_dissector_read (self, PREFIX);
  else if (size > 0)
    octet_dissector_read_size (self, type == CHALLENGE ? CHALLENGE_VALUE : CONTENT, size);
}

static void
mobility_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  while (octet_reader_left (rest) > 0)
    {
      guint type = (guint) octet_reader_peek_be (rest, 0, 1);
      const char *name = octet_name_find (types, G_N_ELEMENTS (types), type);

      octet_dissector_open_text (self, name != NULL ? _(name) : _("Unknown extension"));
      octet_dissector_read (self, TYPE);
      if (type != PADDING)
        add_content (self, type, octet_dissector_read (self, LENGTH));
      octet_dissector_close (self);
    }
}

const OctetProtocol octet_protocol_icmp_mobility = {
  .key = "icmp.mip",
  .name = N_("Mobility agent's extensions"),
  .short_name = "ICMP",
  .reference = "RFC 5944, 2.1",
  .level = OCTET_LEVEL_NETWORK,
  .is_part = TRUE,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = mobility_dissect,
  .lesson = N_("Tells travelling devices that the router forwards packets for them, or serves "
               "visitors."),
};
