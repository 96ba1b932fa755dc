/* juniper.c - what Juniper's routers note before an Ethernet frame, LINKTYPE_JUNIPER_ETHER
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                 3                  4              6
 *     +-----------------+------------------+--------------+----------------------+-----------
 *     | M G C           | E …… no-L2 in    | total length | type, length, value… | frame …
 *     +-----------------+------------------+--------------+----------------------+-----------
 *
 * Total length and elements are there where E (0x80) is set; their values are little-endian.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

#define LINK_JUNIPER_ETHER 178
#define MAGIC 0x4d4743

enum { HAS_EXTENSION = 0x80, NO_LINK = 0x02 };

enum
{
  MAGIC_NUMBER, DIRECTION, LINK_ABSENT, TOTAL, DEVICE, LOGICAL, UNIT, MEDIA, ENCAPSULATION,
  DERIVED_MEDIA, DERIVED_ENCAPSULATION, PAYLOAD,
};

enum { PAYLOAD_ETHERNET = 204 };

static const OctetName directions[] = { { 0, N_("Out") }, { 1, N_("In") } };
static const OctetName presences[] = { { 0, N_("Present") }, { 1, N_("Not present") } };
static const OctetName payloads[] = { { PAYLOAD_ETHERNET, "Ethernet" } };

#define VALUE(key, name, width, text) { key, name, OCTET_FIELD_UINT, .bits = width, .lesson = text }

/* clang-format off */
static const OctetField fields[] = {
  [MAGIC_NUMBER] = { "juniper.magic-number", N_("Magic number"), OCTET_FIELD_HEX, .at = 0,
    .size = 3, .lesson = N_("The letters MGC, by which the header is known.") },
  [DIRECTION] = { "juniper.direction", N_("Direction"), OCTET_FIELD_HEX, .at = 3, .size = 1,
    .mask = 0x01, OCTET_NAMED (directions),
    .lesson = N_("Whether the router received the packet or sent it.") },
  [LINK_ABSENT] = { "juniper.l2hdr", N_("Link header"), OCTET_FIELD_HEX, .at = 3, .size = 1,
    .mask = 0x02, OCTET_NAMED (presences),
    .lesson = N_("Whether the frame's own header was recorded.") },
  [TOTAL] = VALUE ("juniper.ext_total_len", N_("Length of the notes"), 16,
    N_("Octets of notes that follow.")),
  [DEVICE] = VALUE ("juniper.ext.ifd", N_("Device"), 32,
    N_("The number of the interface in the router.")),
  [LOGICAL] = VALUE ("juniper.ext.ifl", N_("Logical interface"), 32,
    N_("The number of the part of an interface that has addresses of its own.")),
  [UNIT] = VALUE ("juniper.ext.unit", N_("Unit"), 32,
    N_("The number behind the dot in the interface's name.")),
  [MEDIA] = VALUE ("juniper.ext.ifmt", N_("Media"), 16, N_("What kind of interface it is.")),
  [ENCAPSULATION] = VALUE ("juniper.ext.ifle", N_("Encapsulation"), 16,
    N_("Which link layer runs on it.")),
  [DERIVED_MEDIA] = VALUE ("juniper.ext.ttp_ifmt", N_("Media, derived"), 16,
    N_("The kind of interface as the packet's own way through the router tells it.")),
  [DERIVED_ENCAPSULATION] = VALUE ("juniper.ext.ttp_ifle", N_("Encapsulation, derived"), 16,
    N_("The link layer as the packet's own way through the router tells it.")),
  [PAYLOAD] = { "juniper.payload_type", N_("Payload"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (payloads),
    .lesson = N_("What the notes are followed by, as the file's link type says.") },
};
/* clang-format on */

enum { NO_MAGIC };

static const OctetNote notes[] = {
  [NO_MAGIC] = { "juniper.magic-number.none", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The header does not begin with the magic number") },
};

static const OctetCarrier carriers[] = { { "frame.link", LINK_JUNIPER_ETHER } };

/* Which field has the value of an element. */
static const struct
{
  guint8 type;
  guint8 field;
} elements[] = {
  { 1, DEVICE }, { 3, MEDIA }, { 4, LOGICAL }, { 5, UNIT }, { 6, ENCAPSULATION },
  { 7, DERIVED_MEDIA }, { 8, DERIVED_ENCAPSULATION },
};

static void
add_element (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint type = (guint) octet_reader_peek_be (rest, 0, 1);
  gsize size = octet_reader_peek_be (rest, 1, 1), at;

  octet_dissector_open_text (self, _("Note"));
  octet_reader_skip (rest, 2);
  at = octet_dissector_get_position (self);
  if (size > 0 && size <= 4 && octet_reader_left (rest) >= size)
    for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
      if (elements[i].type == type)
        octet_dissector_add_uint (self, elements[i].field,
                                  octet_bytes_le (rest->data + rest->position, size), at, size);
  octet_reader_skip (rest, size);
  octet_dissector_close (self);
}

static void
add_notes (OctetDissector *self)
{
  gsize end = octet_dissector_read (self, TOTAL);

  end += octet_dissector_get_position (self);
  octet_dissector_enter (self);
  while (octet_dissector_ok (self) && octet_dissector_get_position (self) + 2 <= end)
    add_element (self);
  octet_dissector_close (self);
  if (octet_dissector_get_position (self) < end)
    octet_reader_skip (octet_dissector_rest (self), end - octet_dissector_get_position (self));
}

static void
juniper_dissect (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);

  if (octet_dissector_get_uint (self, MAGIC_NUMBER) != MAGIC)
    {
      octet_dissector_note (self, NO_MAGIC, MAGIC_NUMBER);
      return;
    }
  if ((bytes[3] & HAS_EXTENSION) != 0)
    add_notes (self);
  if ((bytes[3] & NO_LINK) != 0 || !octet_dissector_ok (self))
    {
      octet_dissector_hand_on_data (self);
      return;
    }
  octet_dissector_add_uint (self, PAYLOAD, PAYLOAD_ETHERNET, octet_dissector_get_position (self),
                            0);
  octet_dissector_hand_on (self, "ethertype", 0x6558, 0x6558);
}

const OctetProtocol octet_protocol_juniper = {
  .key = "juniper",
  .name = N_("Note of a Juniper router"),
  .short_name = "Juniper",
  .reference = "LINKTYPE_JUNIPER_ETHER",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = juniper_dissect,
  .lesson = N_("Recorded inside a router: each frame says which of its interfaces it passed, and "
               "in which direction."),
};
