/* pppoes.c - a PPP session over Ethernet, RFC 2516.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/serial/pppoe.h"

static const OctetName codes[] = { OCTET_PPPOE_CODES };

static const OctetField fields[] = { OCTET_PPPOE_FIELDS (codes) };

static const OctetNote notes[] = { OCTET_PPPOE_BAD_LENGTH };

static const OctetCarrier carriers[] = { { "ethertype", 0x8864 } };

static void
pppoes_dissect (OctetDissector *self)
{
  gsize length = octet_dissector_get_uint (self, OCTET_PPPOE_LENGTH);

  octet_dissector_describe (self, _(", session 0x%04x"),
                            (guint) octet_dissector_get_uint (self, OCTET_PPPOE_SESSION));
  /* Frames that are filled up to 60 octets are longer; that is no fault. */
  if (length > octet_dissector_get_left (self))
    octet_dissector_note (self, 0, OCTET_PPPOE_LENGTH);
  else
    octet_dissector_trim (self, 6 + length);
  octet_dissector_hand_on (self, "pppoe.session", 0, 0);
}

const OctetProtocol octet_protocol_pppoes = {
  .key = "pppoes",
  .name = N_("PPP over Ethernet session"),
  .short_name = "PPPoE",
  .reference = "RFC 2516",
  .level = OCTET_LEVEL_LINK,
  .header_size = 6,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = pppoes_dissect,
  .lesson = N_("Carries a PPP session through an Ethernet, as DSL and fibre modems do to let "
               "the provider ask who is calling."),
};
