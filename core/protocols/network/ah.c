/* ah.c - Authentication Header of IPsec, RFC 4302
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2                 4                 8                 12
 *     +--------+--------+-----------------+-----------------+-----------------+------------
 *     | next   | length | reserved        | SPI             | sequence number | check value …
 *     +--------+--------+-----------------+-----------------+-----------------+------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"

enum { NEXT, LENGTH, RESERVED, SPI, SEQUENCE, CHECK };

static const OctetField fields[] = {
  [NEXT] = { "ah.next_header", N_("Next header"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (octet_ip_protocols), .lesson = N_("What follows behind this header.") },
  [LENGTH] = { "ah.length", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Counted in words of four octets, less two.") },
  [RESERVED] = { "ah.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = N_("Zero; kept for later use.") },
  [SPI] = { "ah.spi", N_("Security parameters index"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("Tells the receiver which key and method to check the packet with.") },
  [SEQUENCE] = { "ah.sequence", N_("Sequence number"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Counts the packets, so that nobody can send a recorded one again.") },
  [CHECK] = { "ah.icv", N_("Integrity check value"), OCTET_FIELD_BYTES,
    .lesson = N_("Made from the packet and a secret key. Who changes the packet on the way "
                 "cannot make the right value.") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 51 } };

static void
ah_dissect (OctetDissector *self)
{
  guint next = (guint) octet_dissector_read (self, NEXT);
  gsize size = 4 * (octet_dissector_read (self, LENGTH) + 2);

  octet_dissector_read_size (self, RESERVED, 2);
  octet_dissector_read (self, SPI);
  /* A length below that of the fixed part is a lie; who follows it finds the next header there. */
  if (size >= 12)
    octet_dissector_read (self, SEQUENCE);
  octet_dissector_summarize (self, _("Authentication header of %u bytes"), (guint) size);
  if (size >= 12)
    octet_dissector_read_size (self, CHECK, size - 12);
  octet_dissector_hand_on (self, "ip.proto", next, next);
}

const OctetProtocol octet_protocol_ah = {
  .key = "ah",
  .name = N_("Authentication Header"),
  .short_name = "AH",
  .reference = "RFC 4302",
  .level = OCTET_LEVEL_NETWORK,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ah_dissect,
  .lesson = N_("Proves who sent a packet and that nobody changed it, but does not hide what is "
               "inside. Part of IPsec."),
};
