/* aarp.c - AppleTalk Address Resolution Protocol, Inside AppleTalk, chapter 2
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0           2           4      5      6           8
 *     +-----------+-----------+------+------+-----------+------------------------------
 *     | hardware  | protocol  | size | size | function  | sender's hardware address …
 *     +-----------+-----------+------+------+-----------+------------------------------
 *     … sender's protocol address, target's hardware address, target's protocol address
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

#define HEADER_SIZE 8
#define APPLETALK 0x809b
#define ETHERNET 1
#define TOKEN_RING 2

enum { REQUEST = 1, REPLY = 2, PROBE = 3 };

enum
{
  HARDWARE, PROTOCOL, HARDWARE_SIZE, PROTOCOL_SIZE, FUNCTION, SENDER_HARDWARE, SENDER_MAC,
  SENDER_PROTOCOL, SENDER_NODE, TARGET_HARDWARE, TARGET_MAC, TARGET_PROTOCOL, TARGET_NODE,
};

static const OctetName hardwares[] = { { ETHERNET, "Ethernet" }, { TOKEN_RING, "Token Ring" } };
static const OctetName protocols[] = { { 0x0800, "IPv4" }, { APPLETALK, "AppleTalk" } };

static const OctetName functions[] = {
  { REQUEST, N_("Request") }, { REPLY, N_("Reply") }, { PROBE, N_("Probe") },
};

/* clang-format off */
static const OctetField fields[] = {
  [HARDWARE] = { "aarp.hard.type", N_("Hardware type"), OCTET_FIELD_HEX, .at = 0, .size = 2,
    OCTET_NAMED (hardwares), .lesson = N_("Which kind of link the hardware addresses are of.") },
  [PROTOCOL] = { "aarp.proto.type", N_("Protocol type"), OCTET_FIELD_HEX, .at = 2, .size = 2,
    OCTET_NAMED (protocols),
    .lesson = N_("Which protocol the node addresses are of: AppleTalk.") },
  [HARDWARE_SIZE] = { "aarp.hard.size", N_("Hardware size"), OCTET_FIELD_UINT, .at = 4, .size = 1,
    .lesson = N_("Octets of a hardware address.") },
  [PROTOCOL_SIZE] = { "aarp.proto.size", N_("Protocol size"), OCTET_FIELD_UINT, .at = 5,
    .size = 1, .lesson = N_("Octets of a protocol address.") },
  [FUNCTION] = { "aarp.opcode", N_("Function"), OCTET_FIELD_UINT, .at = 6, .size = 2,
    OCTET_NAMED (functions),
    .lesson = N_("A request asks who has an address, a reply answers, and a probe asks whether "
                 "anybody has the address that the sender would like to take.") },
  [SENDER_HARDWARE] = { "aarp.src.hw", N_("Sender hardware address"), OCTET_FIELD_BYTES,
    .lesson = N_("Where on the link the message comes from.") },
  [SENDER_MAC] = { "aarp.src.hw_mac", N_("Sender MAC address"), OCTET_FIELD_MAC,
    .lesson = N_("Where on the link the message comes from.") },
  [SENDER_PROTOCOL] = { "aarp.src.proto", N_("Sender protocol address"), OCTET_FIELD_BYTES,
    .lesson = N_("Who sends the message.") },
  [SENDER_NODE] = { "aarp.src.proto_id", N_("Sender node"), OCTET_FIELD_BYTES,
    .lesson = N_("An octet of zero, the network in two and the node in one. In a probe it is the "
                 "address that is looked for.") },
  [TARGET_HARDWARE] = { "aarp.dst.hw", N_("Target hardware address"), OCTET_FIELD_BYTES,
    .lesson = N_("Zero in a request: this is what it asks for.") },
  [TARGET_MAC] = { "aarp.dst.hw_mac", N_("Target MAC address"), OCTET_FIELD_MAC,
    .lesson = N_("Zero in a request: this is what it asks for.") },
  [TARGET_PROTOCOL] = { "aarp.dst.proto", N_("Target protocol address"), OCTET_FIELD_BYTES,
    .lesson = N_("Who is asked for.") },
  [TARGET_NODE] = { "aarp.dst.proto_id", N_("Target node"), OCTET_FIELD_BYTES,
    .lesson = N_("An octet of zero, the network in two and the node in one: who is asked for.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "ethertype", 0x80f3 } };

/* Hardware and protocol address of the sender or, where @field is the target's, of the target. */
static void
add_end (OctetDissector *self,
         guint           field,
         gsize           at)
{
  guint hardware = (guint) octet_dissector_get_uint (self, HARDWARE);
  gsize hardware_size = octet_dissector_get_uint (self, HARDWARE_SIZE);
  gsize protocol_size = octet_dissector_get_uint (self, PROTOCOL_SIZE);
  gboolean is_mac = (hardware == ETHERNET || hardware == TOKEN_RING) && hardware_size == 6;
  gboolean is_node = octet_dissector_get_uint (self, PROTOCOL) == APPLETALK && protocol_size == 4;

  if (hardware_size > 0)
    octet_dissector_add (self, field + (is_mac ? 1 : 0), at, hardware_size);
  if (protocol_size > 0)
    octet_dissector_add (self, field + (is_node ? 3 : 2), at + hardware_size, protocol_size);
}

static void
summarize (OctetDissector *self,
           guint           function)
{
  gsize hardware_size = octet_dissector_get_uint (self, HARDWARE_SIZE);
  gsize target = HEADER_SIZE + 2 * hardware_size + octet_dissector_get_uint (self, PROTOCOL_SIZE);
  const guint8 *sender = octet_dissector_get_bytes (self) + HEADER_SIZE + hardware_size;
  const guint8 *wanted = octet_dissector_get_bytes (self) + target;

  if (octet_dissector_get_uint (self, PROTOCOL_SIZE) != 4)
    octet_dissector_summarize (self, "%s", _("AppleTalk address resolution"));
  else if (function == REQUEST)
    octet_dissector_summarize (self, _("Who has %u.%u? Tell %u.%u"),
                               octet_bytes_be16 (wanted + 1), wanted[3],
                               octet_bytes_be16 (sender + 1), sender[3]);
  else if (function == REPLY)
    octet_dissector_summarize (self, _("%u.%u answers"), octet_bytes_be16 (sender + 1), sender[3]);
  else
    octet_dissector_summarize (self, _("Has anybody %u.%u?"), octet_bytes_be16 (wanted + 1),
                               wanted[3]);
}

static gsize
get_whole_size (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);

  if (octet_dissector_get_captured (self) < HEADER_SIZE)
    return HEADER_SIZE;
  return HEADER_SIZE + 2 * ((gsize) bytes[4] + bytes[5]);
}

/* As in tshark there is no row for a message that is not all there. */
static gboolean
aarp_accept (OctetDissector *self)
{
  if (octet_dissector_get_captured (self) < get_whole_size (self))
    octet_dissector_hide_row (self);
  return TRUE;
}

static void
aarp_dissect (OctetDissector *self)
{
  gsize size = get_whole_size (self);
  guint function = (guint) octet_dissector_get_uint (self, FUNCTION);
  gsize end = octet_dissector_get_uint (self, HARDWARE_SIZE) +
              octet_dissector_get_uint (self, PROTOCOL_SIZE);
  const char *name = octet_name_find (functions, G_N_ELEMENTS (functions), function);

  octet_reader_skip (octet_dissector_rest (self), size - octet_dissector_get_position (self));
  if (!octet_dissector_ok (self))
    return;
  octet_dissector_describe (self, ", %s", name != NULL ? _(name) : _("unknown function"));
  summarize (self, function);
  add_end (self, SENDER_HARDWARE, HEADER_SIZE);
  add_end (self, TARGET_HARDWARE, HEADER_SIZE + end);
}

const OctetProtocol octet_protocol_aarp = {
  .key = "aarp",
  .name = N_("AppleTalk Address Resolution Protocol"),
  .short_name = "AARP",
  .reference = "Inside AppleTalk, 2",
  .level = OCTET_LEVEL_LINK,
  .header_size = HEADER_SIZE,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = aarp_accept,
  .dissect = aarp_dissect,
  .lesson = N_("Old Macintosh networks found with it which hardware address belongs to which "
               "node. Nodes choose their address themselves and first ask whether it is free."),
};
