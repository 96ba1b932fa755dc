/* vlan.c - the tag of a virtual LAN, IEEE 802.1Q.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                                    2             4
 *     +----------+-----+-------------------+-------------+----------
 *     | priority | DEI | identifier (12)   | type/length | payload …
 *     +----------+-----+-------------------+-------------+----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/link/link-trailer.h"

enum { PRIORITY, DEI, IDENTIFIER, TYPE, LENGTH, PADDING, TRAILER };

/* IEEE 802.1Q, table I-2. */
static const OctetName priorities[] = {
  { 0, N_("Best effort") }, { 1, N_("Background") }, { 2, N_("Excellent effort") },
  { 3, N_("Critical applications") }, { 4, N_("Video") }, { 5, N_("Voice") },
  { 6, N_("Internetwork control") }, { 7, N_("Network control") },
};

static const OctetField fields[] = {
  [PRIORITY] = { "vlan.priority", N_("Priority"), OCTET_FIELD_UINT, .at = 0, .size = 2,
    .mask = 0xe000, OCTET_NAMED (priorities),
    .lesson = N_("How urgent the frame is, 0 to 7. A busy switch sends telephone calls before "
                 "downloads.") },
  [DEI] = { "vlan.dei", N_("Drop eligible"), OCTET_FIELD_BOOL, .at = 0, .size = 2, .mask = 0x1000,
    .on = N_("May be dropped first"), .off = N_("Not marked"),
    .lesson = N_("Marks a frame that a switch may throw away first when there are too "
                 "many.") },
  [IDENTIFIER] = { "vlan.id", N_("Network number"), OCTET_FIELD_UINT, .at = 0, .size = 2,
    .mask = 0x0fff,
    .lesson = N_("Which virtual network the frame belongs to. Switches keep frames of "
                 "different numbers apart as if they had separate cables. 0 means priority "
                 "only.") },
  [TYPE] = { "vlan.etype", N_("Type"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What is behind the tag. The tag pushed the frame's own type back to "
                 "here.") },
  [LENGTH] = { "vlan.len", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .unit = N_("bytes"),
    .lesson = N_("Octets of payload behind the tag, in a frame of the IEEE format.") },
  [PADDING] = OCTET_LINK_PADDING_FIELD,
  [TRAILER] = { "vlan.trailer", N_("Trailer"), OCTET_FIELD_BYTES, .flags = OCTET_FIELD_BEHIND,
    .lesson = N_("Octets behind the payload that belong to no layer; often a check sequence "
                 "that the capture kept.") },
};

enum { LENGTH_PAST_END, BAD_PADDING };

static const OctetNote notes[] = {
  [LENGTH_PAST_END] = { "vlan.len.past_end", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The length says more octets than the frame has") },
  [BAD_PADDING] = OCTET_LINK_PADDING_NOTE,
};

static const OctetCarrier carriers[] = {
  { "ethertype", 0x8100 }, { "ethertype", 0x9100 }, { "ethertype", 0x9200 },
};

static void
vlan_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint32 type = (guint32) octet_reader_peek_be (rest, 0, 2);
  gsize used;

  octet_dissector_describe (self, _(", network %u"),
                            (guint) octet_dissector_get_uint (self, IDENTIFIER));
  if (type > 1500)
    {
      octet_dissector_read (self, TYPE);
      octet_dissector_hand_on (self, "link.ethertype", type, type);
      used = octet_dissector_get_used (self);
    }
  else
    {
      octet_dissector_read (self, LENGTH);
      if (type > octet_dissector_get_left (self))
        octet_dissector_note (self, LENGTH_PAST_END, LENGTH);
      used = MIN (type, octet_dissector_get_left (self));
      octet_dissector_call_part (self, "eth.ieee", octet_reader_peek_be (rest, 0, 2) == 0xffff,
                                 octet_dissector_get_position (self), used);
    }
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    octet_link_add_trailer (self, 4 + used, PADDING, TRAILER, BAD_PADDING);
}

const OctetProtocol octet_protocol_vlan = {
  .key = "vlan",
  .name = N_("802.1Q Virtual LAN"),
  .short_name = "VLAN",
  .reference = "IEEE 802.1Q",
  .level = OCTET_LEVEL_LINK,
  .header_size = 2,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = vlan_dissect,
  .lesson = N_("Lets several networks share one cable: a tag of four octets in each frame says "
               "which of them it belongs to."),
};
