/* erspan.c - frames that a switch copies to an analyser, draft-foschiano-erspan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                 2                 4                                   8
 *     +----+------------+-----------------+-----------------------------------+
 *     | 1  | VLAN       | class … session | index                             |  type II
 *     | 2  | VLAN       | class … session | timestamp                         |  type III …
 *     +----+------------+-----------------+-----------------------------------+
 *
 * Type I has no header at all. GRE tells the types apart.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  VERSION, VLAN, CLASS, ENCAPSULATION, INTEGRITY, TRUNCATED, SESSION, RESERVED, INDEX, TIMESTAMP,
  GROUP, HAS_FRAME, FRAME_TYPE, HARDWARE, DIRECTION, GRANULARITY, OPTIONAL, PLATFORM,
};

static const OctetName versions[] = { { 1, N_("Type II") }, { 2, N_("Type III") } };

static const OctetName encapsulations[] = {
  { 0, N_("Without VLAN tag") }, { 1, N_("ISL") }, { 2, N_("802.1Q") },
  { 3, N_("VLAN tag preserved") },
};

static const OctetName integrities[] = {
  { 0, N_("Good or not known") }, { 1, N_("Short frame") }, { 2, N_("Oversized frame") },
  { 3, N_("Bad frame") },
};

static const OctetName granularities[] = {
  { 0, N_("100 microseconds") }, { 1, N_("100 nanoseconds") }, { 2, N_("IEEE 1588") },
  { 3, N_("As the hardware has it") },
};

/* clang-format off */
static const OctetField fields[] = {
  [VERSION] = { "erspan.version", N_("Version"), OCTET_FIELD_UINT, .bits = 16, .mask = 0xf000,
    OCTET_NAMED (versions), .lesson = N_("Which of the headers this is.") },
  [VLAN] = { "erspan.vlan", "VLAN", OCTET_FIELD_UINT, .bits = 16, .mask = 0x0fff,
    .lesson = N_("The virtual LAN the frame was seen on.") },
  [CLASS] = { "erspan.cos", N_("Class of service"), OCTET_FIELD_UINT, .bits = 16, .mask = 0xe000,
    .lesson = N_("The priority the frame had.") },
  [ENCAPSULATION] = { "erspan.encap", N_("Encapsulation"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x1800, OCTET_NAMED (encapsulations),
    .lesson = N_("How the frame was tagged on its way to the switch.") },
  [INTEGRITY] = { "erspan.bso", N_("Integrity"), OCTET_FIELD_UINT, .bits = 16, .mask = 0x1800,
    OCTET_NAMED (integrities), .lesson = N_("Whether the frame was damaged when it arrived.") },
  [TRUNCATED] = { "erspan.truncated", N_("Truncated"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x0400, .lesson = N_("Whether the switch cut the copy because it was too long.") },
  [SESSION] = { "erspan.spanid", N_("Session"), OCTET_FIELD_UINT, .bits = 16, .mask = 0x03ff,
    .lesson = N_("Which of the switch's copying jobs made it.") },
  [RESERVED] = { "erspan.reserved", N_("Reserved"), OCTET_FIELD_UINT, .bits = 32,
    .mask = 0xfff00000, .lesson = N_("Zero; kept for later use.") },
  [INDEX] = { "erspan.index", N_("Index"), OCTET_FIELD_UINT, .bits = 32, .mask = 0x000fffff,
    .lesson = N_("Port and direction, in a form of the switch's own.") },
  [TIMESTAMP] = { "erspan.timestamp", N_("Timestamp"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("When the switch saw the frame, in units that the granularity tells.") },
  [GROUP] = { "erspan.sgt", N_("Security group"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("A tag for the group of users that the sender belongs to.") },
  [HAS_FRAME] = { "erspan.p", N_("Has an Ethernet frame"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x8000, .lesson = N_("Whether a frame follows at all.") },
  [FRAME_TYPE] = { "erspan.ft", N_("Frame type"), OCTET_FIELD_UINT, .bits = 16, .mask = 0x7c00,
    .lesson = N_("Zero for Ethernet, two for an IP packet.") },
  [HARDWARE] = { "erspan.hw", N_("Hardware"), OCTET_FIELD_UINT, .bits = 16, .mask = 0x03f0,
    .lesson = N_("Which part of the switch made the copy.") },
  [DIRECTION] = { "erspan.direction", N_("Direction"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x0008, .on = N_("Out of the port"), .off = N_("Into the port"),
    .lesson = N_("Which way the frame went through the port.") },
  [GRANULARITY] = { "erspan.gra", N_("Granularity"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x0006, OCTET_NAMED (granularities),
    .lesson = N_("In which units the timestamp counts.") },
  [OPTIONAL] = { "erspan.o", N_("Optional header"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x0001, .lesson = N_("Whether eight more octets for the platform follow.") },
  [PLATFORM] = { "erspan.platid", N_("Platform"), OCTET_FIELD_UINT, .bits = 32,
    .mask = 0xfc000000, .lesson = N_("Which kind of switch made the copy.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = {
  { "gre.erspan", 1 }, { "gre.erspan", 2 }, { "gre.erspan", 3 },
};

/* Adds fields that lie in the same two octets, and moves past them. */
static void
add_word (OctetDissector *self,
          guint           first,
          guint           last)
{
  gsize at = octet_dissector_get_position (self);

  for (guint field = first; field <= last; field++)
    octet_dissector_add (self, field, at, 2);
  octet_reader_skip (octet_dissector_rest (self), 2);
}

static void
add_type_2 (OctetDissector *self)
{
  add_word (self, CLASS, ENCAPSULATION);
  octet_dissector_add (self, TRUNCATED, 2, 2);
  octet_dissector_add (self, SESSION, 2, 2);
  octet_dissector_add (self, RESERVED, 4, 4);
  octet_dissector_read (self, INDEX);
}

static void
add_type_3 (OctetDissector *self)
{
  gsize at = 10;

  octet_dissector_add (self, CLASS, 2, 2);
  add_word (self, INTEGRITY, SESSION);
  octet_dissector_read (self, TIMESTAMP);
  octet_dissector_read (self, GROUP);
  add_word (self, HAS_FRAME, OPTIONAL);
  if (!octet_dissector_ok (self) || (octet_dissector_get_bytes (self)[at + 1] & 1) == 0)
    return;
  octet_dissector_read (self, PLATFORM);
  octet_reader_skip (octet_dissector_rest (self), 4);
}

static void
erspan_dissect (OctetDissector *self)
{
  guint version;

  if (octet_dissector_get_parameter (self) > 1)
    {
      version = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1) >> 4;
      add_word (self, VERSION, VLAN);
      if (version == 1)
        add_type_2 (self);
      else if (version == 2)
        add_type_3 (self);
    }
  octet_dissector_hand_on (self, "ethertype", 0x6558, 0x6558);
}

const OctetProtocol octet_protocol_erspan = {
  .key = "erspan",
  .name = N_("Encapsulated remote switch port analysis"),
  .short_name = "ERSPAN",
  .reference = "draft-foschiano-erspan-03",
  .level = OCTET_LEVEL_NETWORK,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = erspan_dissect,
  .lesson = N_("A switch sends copies of the frames on one of its ports to an analyser far away. "
               "What follows is such a copy."),
};
