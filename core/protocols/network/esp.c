/* esp.c - Encapsulating Security Payload of IPsec, RFC 4303
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                 4                 8
 *     +-----------------+-----------------+--------------------
 *     | SPI             | sequence number | encrypted payload …
 *     +-----------------+-----------------+--------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { SPI, SEQUENCE };

static const OctetField fields[] = {
  [SPI] = { "esp.spi", N_("Security parameters index"), OCTET_FIELD_HEX, .at = 0, .size = 4,
    .lesson = N_("Tells the receiver which key and method to open the packet with.") },
  [SEQUENCE] = { "esp.sequence", N_("Sequence number"), OCTET_FIELD_UINT, .at = 4, .size = 4,
    .lesson = N_("Counts the packets, so that nobody can send a recorded one again.") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 50 } };

/* Without the keys nothing behind the header can be read. */
static void
esp_dissect (OctetDissector *self)
{
  octet_dissector_summarize (self, _("Encrypted, SPI 0x%08x, sequence %u"),
                             (guint) octet_dissector_get_uint (self, SPI),
                             (guint) octet_dissector_get_uint (self, SEQUENCE));
  octet_dissector_describe (self, ", SPI 0x%08x", (guint) octet_dissector_get_uint (self, SPI));
  octet_dissector_set_header (self, octet_dissector_get_size (self));
}

const OctetProtocol octet_protocol_esp = {
  .key = "esp",
  .name = N_("Encapsulating Security Payload"),
  .short_name = "ESP",
  .reference = "RFC 4303",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = 8,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = esp_dissect,
  .lesson = N_("Carries an encrypted packet: a virtual private network looks like this from "
               "outside. Only who has the keys sees what is inside."),
};
