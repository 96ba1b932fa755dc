/* ipv6-routing.c - the routing header of IPv6, RFC 8200, 4.4: source routes of all types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2        3        4
 *     +--------+--------+--------+--------+-------------------------
 *     | next   | length | type   | left   | by type: addresses …
 *     +--------+--------+--------+--------+-------------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"
#include "protocols/network/ipv6.h"

enum { SOURCE_ROUTE = 0, MOBILE = 2, RPL = 3, SEGMENTS = 4, COMPACT_16 = 5, COMPACT_32 = 6 };

enum
{
  NEXT, LENGTH, LENGTH_OCTETS, TYPE, LEFT, UNKNOWN, SOURCE_RESERVED, SOURCE_ADDRESS,
  MOBILE_RESERVED, MOBILE_ADDRESS, COMPRESSED_INNER, COMPRESSED_LAST, PAD, RPL_RESERVED,
  RPL_COUNT, RPL_ADDRESS, RPL_FULL, LAST_ENTRY, FLAGS, TAG, SEGMENT, CURRENT_16, CURRENT_32,
  SID_16, SID_32,
};

static const OctetName types[] = {
  { 0, N_("Source route") }, { 1, "Nimrod" }, { 2, N_("Mobile IPv6") },
  { 3, N_("RPL source route") }, { 4, N_("Segment routing") },
  { 5, N_("Compact routing, 16 bits") }, { 6, N_("Compact routing, 32 bits") },
  { 253, N_("Experiment 1") }, { 254, N_("Experiment 2") },
};

#define LESSON_RESERVED N_("Zero; kept for later use.")
#define LESSON_SID N_("A short number that stands for a router or one of its links.")
#define LESSON_CURRENT N_("The segment that the packet goes to next.")

static void
say_octets (GString *out,
            guint64  value)
{
  g_string_append_printf (out, _("%u bytes"), (guint) value);
}

/* clang-format off */
static const OctetField fields[] = {
  [NEXT] = { "ipv6.routing.nxt", N_("Next header"), OCTET_FIELD_UINT, .at = 0, .size = 1,
    OCTET_NAMED (octet_ip_protocols),
    .lesson = N_("What follows behind this header.") },
  [LENGTH] = { "ipv6.routing.len", N_("Length"), OCTET_FIELD_UINT, .at = 1, .size = 1,
    .lesson = N_("Counted in units of eight octets. The first eight do not count.") },
  [LENGTH_OCTETS] = { "ipv6.routing.len_oct", N_("Length in octets"), OCTET_FIELD_UINT,
    .bits = 16, .flags = OCTET_FIELD_GENERATED, .say = say_octets,
    .lesson = N_("The whole header, worked out.") },
  [TYPE] = { "ipv6.routing.type", N_("Type"), OCTET_FIELD_UINT, .at = 2, .size = 1,
    OCTET_NAMED (types),
    .lesson = N_("How to read the rest. Type 0 was forbidden in 2007, as a packet could be sent "
                 "back and forth between two routers many times.") },
  [LEFT] = { "ipv6.routing.segleft", N_("Segments left"), OCTET_FIELD_UINT, .at = 3, .size = 1,
    .lesson = N_("How many stations are still to be visited.") },
  [UNKNOWN] = { "ipv6.routing.unknown_data", N_("Data of this type"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets whose meaning Octet does not know.") },
  [SOURCE_RESERVED] = { "ipv6.routing.src.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = LESSON_RESERVED },
  [SOURCE_ADDRESS] = { "ipv6.routing.src.addr", N_("Station"), OCTET_FIELD_IPV6,
    .lesson = N_("A router to visit. Whoever is visited swaps the destination for the next "
                 "one.") },
  [MOBILE_RESERVED] = { "ipv6.routing.mipv6.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = LESSON_RESERVED },
  [MOBILE_ADDRESS] = { "ipv6.routing.mipv6.home_address", N_("Home address"), OCTET_FIELD_IPV6,
    .lesson = N_("The address a mobile device has at home. The packet goes to where it is now, "
                 "and there this address takes over.") },
  [COMPRESSED_INNER] = { "ipv6.routing.rpl.cmprI", N_("Octets left out"), OCTET_FIELD_UINT,
    .bits = 32, .mask = 0xf0000000,
    .lesson = N_("How many octets of each address but the last are the same as the "
                 "destination's and are left out.") },
  [COMPRESSED_LAST] = { "ipv6.routing.rpl.cmprE", N_("Octets left out of the last"),
    OCTET_FIELD_UINT, .bits = 32, .mask = 0x0f000000,
    .lesson = N_("How many octets of the last address are left out.") },
  [PAD] = { "ipv6.routing.rpl.pad", N_("Padding"), OCTET_FIELD_UINT, .bits = 32,
    .mask = 0x00f00000, .lesson = N_("Octets of filling at the end.") },
  [RPL_RESERVED] = { "ipv6.routing.rpl.reserved", N_("Reserved"), OCTET_FIELD_UINT, .bits = 32,
    .mask = 0x000fffff, .lesson = LESSON_RESERVED },
  [RPL_COUNT] = { "ipv6.routing.rpl.addr_count", N_("Addresses"), OCTET_FIELD_INT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("How many addresses follow, worked out from the lengths.") },
  [RPL_ADDRESS] = { "ipv6.routing.rpl.address", N_("Address as sent"), OCTET_FIELD_BYTES,
    .lesson = N_("The octets that differ from the destination's address.") },
  [RPL_FULL] = { "ipv6.routing.rpl.full_address", N_("Whole address"), OCTET_FIELD_IPV6,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("With what was left out put back in.") },
  [LAST_ENTRY] = { "ipv6.routing.srh.last_entry", N_("Last entry"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Index of the list's last element, counted from 0.") },
  [FLAGS] = { "ipv6.routing.srh.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Eight bits without a meaning so far.") },
  [TAG] = { "ipv6.routing.srh.tag", N_("Tag"), OCTET_FIELD_BYTES, .bits = 16,
    .lesson = N_("Marks packets that belong together.") },
  [SEGMENT] = { "ipv6.routing.srh.addr", N_("Segment"), OCTET_FIELD_IPV6,
    .lesson = N_("A station, or something that a station should do. The list stands in reverse: "
                 "the first element is the last one to be reached.") },
  [CURRENT_16] = { "ipv6.routing.crh16.current_sid", N_("Current segment"), OCTET_FIELD_UINT,
    .bits = 16, .lesson = LESSON_CURRENT },
  [CURRENT_32] = { "ipv6.routing.crh32.current_sid", N_("Current segment"), OCTET_FIELD_UINT,
    .bits = 32, .lesson = LESSON_CURRENT },
  [SID_16] = { "ipv6.routing.crh16.sid", N_("Segment identifier"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = LESSON_SID },
  [SID_32] = { "ipv6.routing.crh32.sid", N_("Segment identifier"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = LESSON_SID },
};
/* clang-format on */

enum { DEPRECATED, BAD_LENGTH, BAD_LEFT, UNDECODED };

static const OctetNote notes[] = {
  [DEPRECATED] = { "ipv6.routing.deprecated", OCTET_NOTE_NOTE, OCTET_GROUP_DEPRECATED,
    N_("This type of routing header must not be used any more") },
  [BAD_LENGTH] = { "ipv6.routing.invalid_length", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The length does not fit the type") },
  [BAD_LEFT] = { "ipv6.routing.invalid_segleft", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("More segments are left than there are addresses") },
  [UNDECODED] = { "ipv6.routing.undecoded", OCTET_NOTE_NOTE, OCTET_GROUP_UNDECODED,
    N_("The type is not known, so its data is not read") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 43 } };

/* The pseudo header of checksums has the last station as its destination
 * (RFC 8200, 8.1). */
static void
set_goal (OctetDissector *self,
          const guint8   *address)
{
  OctetAddress source = *octet_dissector_get_source (self);

  if (source.kind == OCTET_ADDRESS_IPV6)
    octet_dissector_set_addresses (self, OCTET_ADDRESS_IPV6, source.bytes, address);
}

/* Types 0, 2 and 4 hold addresses of 16 octets from octet 8 on. */
static void
read_addresses (OctetDissector *self,
                guint           field,
                gsize           size,
                guint           left)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize count = (size - 8) / 16;

  /* A segment list may have options behind it; its last entry says where. */
  if (field == SEGMENT)
    count = MIN (count, (gsize) bytes[4] + 1);
  else if (size % 16 != 8)
    octet_dissector_note (self, BAD_LENGTH, LENGTH);
  if (left > count)
    octet_dissector_note (self, BAD_LEFT, LEFT);
  for (gsize i = 0; i < count; i++)
    octet_dissector_add (self, field, 8 + 16 * i, 16);
  if (left > 0 && count > 0)
    set_goal (self, bytes + 8 + (field == SEGMENT ? 0 : 16 * (count - 1)));
}

/* RFC 6554, 3: addresses lack the octets that they share with the destination. */
static void
read_rpl (OctetDissector *self,
          gsize           size,
          guint           left)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  guint inner = (guint) octet_dissector_add (self, COMPRESSED_INNER, 4, 4);
  guint last = (guint) octet_dissector_add (self, COMPRESSED_LAST, 4, 4);
  guint pad = (guint) octet_dissector_add (self, PAD, 4, 4);
  gint room = (gint) size - 8 - (gint) pad - (16 - (gint) last);
  gint count = room >= 0 ? room / (16 - (gint) inner) + 1 : 0;
  OctetAddress full = *octet_dissector_get_destination (self);
  gsize at = 8;

  octet_dissector_add (self, RPL_RESERVED, 4, 4);
  octet_dissector_add_int (self, RPL_COUNT, count, 4, 2);
  if (left > (guint) count)
    octet_dissector_note (self, BAD_LEFT, LEFT);
  for (gint i = 0; i < count && full.kind == OCTET_ADDRESS_IPV6; i++)
    {
      guint missing = i + 1 < count ? inner : last;
      gsize part = 16 - missing;

      memcpy (full.bytes + missing, bytes + at, part);
      octet_dissector_add (self, RPL_ADDRESS, at, part);
      octet_dissector_add_bytes (self, RPL_FULL, full.bytes, 16, at, part);
      at += part;
    }
  if (left > 0 && count > 0 && full.kind == OCTET_ADDRESS_IPV6)
    set_goal (self, full.bytes);
}

/* draft-ietf-6man-comp-rtg-hdr, 3 */
static void
read_compact (OctetDissector *self,
              gsize           size,
              guint           left,
              gsize           width)
{
  gboolean is_short = width == 2;

  if (4 + width * (left + 1) <= size)
    octet_dissector_add (self, is_short ? CURRENT_16 : CURRENT_32, 4 + width * left, width);
  else
    octet_dissector_note (self, BAD_LEFT, LEFT);
  for (gsize at = 4; at + width <= size; at += width)
    octet_dissector_add (self, is_short ? SID_16 : SID_32, at, width);
}

static void
read_type (OctetDissector *self,
           guint           type,
           gsize           size,
           guint           left)
{
  switch (type)
    {
    case SOURCE_ROUTE:
      octet_dissector_note (self, DEPRECATED, TYPE);
      octet_dissector_add (self, SOURCE_RESERVED, 4, 4);
      read_addresses (self, SOURCE_ADDRESS, size, left);
      break;
    case MOBILE:
      octet_dissector_add (self, MOBILE_RESERVED, 4, 4);
      read_addresses (self, MOBILE_ADDRESS, size, left);
      break;
    case RPL:
      read_rpl (self, size, left);
      break;
    case SEGMENTS:
      octet_dissector_add (self, LAST_ENTRY, 4, 1);
      octet_dissector_add (self, FLAGS, 5, 1);
      octet_dissector_add (self, TAG, 6, 2);
      read_addresses (self, SEGMENT, size, left);
      break;
    case COMPACT_16:
    case COMPACT_32:
      read_compact (self, size, left, type == COMPACT_16 ? 2 : 4);
      break;
    default:
      octet_dissector_add (self, UNKNOWN, 4, size - 4);
      octet_dissector_note (self, UNDECODED, UNKNOWN);
      break;
    }
}

static void
routing_dissect (OctetDissector *self)
{
  guint next = (guint) octet_dissector_get_uint (self, NEXT);
  gsize size = 8 * (octet_dissector_get_uint (self, LENGTH) + 1);

  octet_dissector_add_uint (self, LENGTH_OCTETS, size, 1, 1);
  octet_reader_skip (octet_dissector_rest (self), size - 4);
  if (!octet_dissector_ok (self))
    return;
  read_type (self, (guint) octet_dissector_get_uint (self, TYPE), size,
             (guint) octet_dissector_get_uint (self, LEFT));
  octet_ipv6_hand_on (self, next);
}

const OctetProtocol octet_protocol_ipv6_routing = {
  .key = "ipv6.routing",
  .name = N_("Routing header for IPv6"),
  .short_name = "IPv6",
  .reference = "RFC 8200, 4.4",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = routing_dissect,
  .lesson = N_("The sender lists stations that the packet must visit on its way. Large "
               "networks steer traffic with it."),
};
