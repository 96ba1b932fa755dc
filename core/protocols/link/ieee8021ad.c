/* ieee8021ad.c - the tag that a provider puts around a customer's frame, IEEE 802.1ad (Q-in-Q).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                                    2             4
 *     +----------+-----+-------------------+-------------+----------
 *     | priority | DEI | identifier (12)   | type        | payload …
 *     +----------+-----+-------------------+-------------+----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/link/link-trailer.h"

enum { PRIORITY, DEI, IDENTIFIER, PADDING, TRAILER };

static const OctetField fields[] = {
  [PRIORITY] = { "ieee8021ad.priority", N_("Priority"), OCTET_FIELD_UINT, .bits = 16, .at = 0,
    .size = 1, .mask = 0xe0,
    .lesson = N_("How urgent the frame is within the provider's network, 0 to 7.") },
  [DEI] = { "ieee8021ad.dei", N_("Drop eligible"), OCTET_FIELD_UINT, .bits = 16, .at = 0,
    .size = 1, .mask = 0x10,
    .lesson = N_("1 marks a frame that went over what the customer pays for; it is the first "
                 "to be thrown away when lines are full.") },
  [IDENTIFIER] = { "ieee8021ad.id", N_("Service network number"), OCTET_FIELD_UINT, .at = 0,
    .size = 2, .mask = 0x0fff,
    .lesson = N_("Which customer or service the frame belongs to. The customer's own tag lies "
                 "untouched behind this one.") },
  [PADDING] = OCTET_LINK_PADDING_FIELD,
  [TRAILER] = { "ieee8021ah.trailer", N_("Trailer"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets behind the payload that belong to no layer.") },
};

enum { BAD_PADDING };

static const OctetNote notes[] = { [BAD_PADDING] = OCTET_LINK_PADDING_NOTE };

static const OctetCarrier carriers[] = { { "ethertype", 0x88a8 } };

static void
ieee8021ad_dissect (OctetDissector *self)
{
  guint32 type = octet_reader_be16 (octet_dissector_rest (self));

  octet_dissector_describe (self, _(", service network %u"),
                            (guint) octet_dissector_get_uint (self, IDENTIFIER));
  octet_dissector_hand_on (self, "link.ethertype", type, type);
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    octet_link_add_trailer (self, 4 + octet_dissector_get_used (self), PADDING, TRAILER,
                            BAD_PADDING);
}

const OctetProtocol octet_protocol_ieee8021ad = {
  .key = "ieee8021ad",
  .name = N_("802.1ad Provider Bridge"),
  .short_name = "802.1ad",
  .reference = "IEEE 802.1ad",
  .level = OCTET_LEVEL_LINK,
  .header_size = 2,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = ieee8021ad_dissect,
  .lesson = N_("A second tag around a customer's tagged frame, so that a provider can carry "
               "many customers' virtual networks without reading them."),
};
