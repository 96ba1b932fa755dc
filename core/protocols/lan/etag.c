/* etag.c - the tag of port extenders, IEEE 802.1BR, 7.4
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                            2                      4             5             6      8
 *     +----------------------------+----------------------+-------------+-------------+------+---
 *     | priority, DEI, source (12) | * group, channel (12)| source ext. | channel ext.| type | …
 *     +----------------------------+----------------------+-------------+-------------+------+---
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  PRIORITY, DROP, SOURCE, RESERVED, GROUP, CHANNEL, SOURCE_EXTENSION, CHANNEL_EXTENSION, TYPE,
  TRAILER,
};

static const OctetName groups[] = {
  { 0, N_("One port") }, { 1, N_("Several ports") }, { 2, N_("Several ports") },
  { 3, N_("Several ports") },
};

static const OctetName types[] = {
  { 0x0800, "IPv4" }, { 0x0806, "ARP" }, { 0x8100, N_("802.1Q virtual LAN") },
  { 0x86dd, "IPv6" },
};

/* clang-format off */
static const OctetField fields[] = {
  [PRIORITY] = { "etag.pcp", N_("Priority"), OCTET_FIELD_UINT, .at = 0, .size = 2,
    .mask = 0xe000, .lesson = N_("How urgent the frame is, as in the tag of a VLAN.") },
  [DROP] = { "etag.dei", N_("Drop eligible"), OCTET_FIELD_UINT, .at = 0, .size = 2,
    .mask = 0x1000, .lesson = N_("Whether the frame may be dropped before others.") },
  [SOURCE] = { "etag.iecid_base", N_("Source channel"), OCTET_FIELD_HEX, .at = 0, .size = 2,
    .mask = 0x0fff,
    .lesson = N_("The port that a frame for several ports came from, so that it is not sent "
                 "back there.") },
  [RESERVED] = { "etag.resv", N_("Reserved"), OCTET_FIELD_UINT, .at = 2, .size = 2,
    .mask = 0xc000, .lesson = N_("Zero; kept for later use.") },
  [GROUP] = { "etag.group", N_("Group"), OCTET_FIELD_UINT, .at = 2, .size = 2, .mask = 0x3000,
    OCTET_NAMED (groups), .lesson = N_("Whether the frame is for one port or for several.") },
  [CHANNEL] = { "etag.ecid_base", N_("Channel"), OCTET_FIELD_HEX, .at = 2, .size = 2,
    .mask = 0x0fff,
    .lesson = N_("The port of the extender that the frame is for, or came from.") },
  [SOURCE_EXTENSION] = { "etag.iecid_ext", N_("Source channel, extension"), OCTET_FIELD_HEX,
    .at = 4, .size = 1, .lesson = N_("Further bits, where extenders hang on extenders.") },
  [CHANNEL_EXTENSION] = { "etag.ecid_ext", N_("Channel, extension"), OCTET_FIELD_HEX, .at = 5,
    .size = 1, .lesson = N_("Further bits of the channel.") },
  [TYPE] = { "etag.etype", N_("Type"), OCTET_FIELD_HEX, .at = 6, .size = 2, OCTET_NAMED (types),
    .lesson = N_("Which protocol is inside.") },
  [TRAILER] = { "etag.trailer", N_("Trailer"), OCTET_FIELD_BYTES, .flags = OCTET_FIELD_BEHIND,
    .lesson = N_("Octets behind the payload that belong to no layer.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "ethertype", 0x893f } };

static void
etag_dissect (OctetDissector *self)
{
  guint type = (guint) octet_dissector_get_uint (self, TYPE);
  gsize end, captured = octet_dissector_get_captured (self);

  octet_dissector_describe (self, _(", channel 0x%03x"),
                            (guint) octet_dissector_get_uint (self, CHANNEL));
  octet_dissector_hand_on (self, "link.ethertype", type, type);
  end = 8 + octet_dissector_get_used (self);
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS) && octet_dissector_ok (self) &&
      end < captured)
    octet_dissector_add (self, TRAILER, end, captured - end);
}

const OctetProtocol octet_protocol_etag = {
  .key = "etag",
  .name = N_("802.1BR Port Extension"),
  .short_name = "E-TAG",
  .reference = "IEEE 802.1BR",
  .level = OCTET_LEVEL_LINK,
  .header_size = 8,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = etag_dissect,
  .lesson = N_("Makes a box of further ports look as if they were a switch's own: the tag says "
               "which of those ports a frame belongs to."),
};
