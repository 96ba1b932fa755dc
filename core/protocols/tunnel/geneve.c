/* geneve.c - Generic Network Virtualization Encapsulation, RFC 8926
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0               1               2               4                      7          8
 *     +---------------+---------------+---------------+----------------------+----------+---------
 *     +---------------+---------------+---------------+----------------------+----------+--------
 *     +---------------+---------------+---------------+----------------------+----------+---------
 *
 * An option, section 3.5:
 *
 *     0               2               3               4
 *     +---------------+---------------+---------------+-------------------------
 *     | class         | C type        | R R R length  | data, in words of 4 …
 *     +---------------+---------------+---------------+-------------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  VERSION, OPTIONS_LENGTH, FLAGS, OAM, CRITICAL, RESERVED_BITS, PROTOCOL, NETWORK, RESERVED,
  OPTIONS, OPTION, OPTION_CLASS, OPTION_TYPE, OPTION_CRITICAL, OPTION_FLAGS, OPTION_RESERVED,
  OPTION_LENGTH, CLOUD_NETWORK, CLOUD_DIRECTION, CLOUD_RESERVED, CLOUD_ENDPOINT, CLOUD_PROFILE,
  UNKNOWN,
};

/* Google's options, as its cloud puts them in front of mirrored packets. */
enum { GOOGLE = 0x0132, GOOGLE_NETWORK = 1, GOOGLE_ENDPOINT = 2, GOOGLE_PROFILE = 3 };

static const OctetName types[] = {
  { 0x0800, "IPv4" }, { 0x0806, "ARP" }, { 0x6558, "Ethernet" }, { 0x86dd, "IPv6" },
  { 0x8847, "MPLS" }, { 0x894f, N_("Network service header") },
};

/* The registry of IANA, "Geneve Option Class". */
static const OctetName classes[] = {
  { 0x0100, "Linux" }, { 0x0101, "Open vSwitch" }, { 0x0102, "Open Virtual Networking" },
  { 0x0103, N_("In-band telemetry") }, { 0x0104, "VMware" }, { 0x0105, "Amazon" },
  { 0x0106, "Cisco" }, { 0x0107, "Oracle" }, { 0x0108, "Amazon" }, { 0x0129, "Oxide" },
  { 0x0130, "Cisco" }, { 0x0131, "Cisco" }, { 0x0132, "Google" }, { 0x0133, "Google" },
  { 0x0134, "Google" }, { 0x0135, "Google" },
};

/* clang-format off */
static const OctetField fields[] = {
  [VERSION] = { "geneve.version", N_("Version"), OCTET_FIELD_UINT, .at = 0, .size = 1,
    .mask = 0xc0, .lesson = N_("Zero: there is only one version so far.") },
  [OPTIONS_LENGTH] = { "geneve.option.length", N_("Length of the options"), OCTET_FIELD_UINT,
    .at = 0, .size = 1, .mask = 0x3f, .scale = 4, .unit = N_("bytes"),
    .lesson = N_("Octets of options between this header and the packet inside. The header "
                 "counts them in words of four.") },
  [FLAGS] = { "geneve.flags", N_("Flags"), OCTET_FIELD_HEX, .at = 1, .size = 1,
    .lesson = N_("What the far end of the tunnel has to know before it opens the packet.") },
  [OAM] = { "geneve.flags.oam", N_("Control packet"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (FLAGS), .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("The packet is for the tunnel's ends themselves, to test or steer the tunnel; "
                 "nothing inside is to be delivered.") },
  [CRITICAL] = { "geneve.flags.critical", N_("Critical options"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (FLAGS), .mask = 0x40, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Some option must be understood; who does not know it drops the packet.") },
  [RESERVED_BITS] = { "geneve.flags.reserved", N_("Reserved"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (FLAGS), .mask = 0x3f, .lesson = N_("Zero; kept for later use.") },
  [PROTOCOL] = { "geneve.proto_type", N_("Protocol type"), OCTET_FIELD_HEX, .at = 2, .size = 2,
    OCTET_NAMED (types),
    .lesson = N_("What travels in the tunnel, by the numbers that Ethernet uses; mostly whole "
                 "Ethernet frames.") },
  [NETWORK] = { "geneve.vni", N_("Virtual network"), OCTET_FIELD_HEX, .at = 4, .size = 3,
    .lesson = N_("Which of 16 million virtual networks the packet belongs to. Machines of "
                 "different networks do not see each other although they share the wires.") },
  [RESERVED] = { "geneve.reserved", N_("Reserved"), OCTET_FIELD_HEX, .at = 7, .size = 1,
    .flags = OCTET_FIELD_HIDDEN, .lesson = N_("Zero; kept for later use.") },
  [OPTIONS] = { "geneve.options", N_("Options"), OCTET_FIELD_BYTES,
    .lesson = N_("Notes that the sender attaches for the other end: this is what makes the "
                 "tunnel extensible.") },
  [OPTION] = { "geneve.option", N_("Option"), OCTET_FIELD_BYTES,
    .lesson = N_("One note: who defined it, which it is, and its data.") },
  [OPTION_CLASS] = { "geneve.option.class", N_("Class"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (classes),
    .lesson = N_("Who defined the option. Each class has types of its own.") },
  [OPTION_TYPE] = { "geneve.option.type", N_("Type"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Which option of its class it is. The first bit says that who does not know it "
                 "must drop the packet.") },
  [OPTION_CRITICAL] = { "geneve.option.type.critical", N_("Critical"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (OPTION_TYPE), .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("Whether the packet must be dropped by who does not know the option.") },
  [OPTION_FLAGS] = { "geneve.option.flags", N_("Option flags"), OCTET_FIELD_HEX, .bits = 8,
    .mask = 0xe0, .flags = OCTET_FIELD_HIDDEN, .lesson = N_("Three bits without a meaning yet.") },
  [OPTION_RESERVED] = { "geneve.option.flags.reserved", N_("Reserved"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (OPTION_FLAGS), .mask = 0xe0,
    .lesson = N_("Zero; kept for later use.") },
  [OPTION_LENGTH] = { "geneve.option.length", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of this option, its four of header with them.") },
  [CLOUD_NETWORK] = { "geneve.option.gcp.vnid", N_("Network of the cloud"), OCTET_FIELD_UINT,
    .bits = 32, .mask = 0xfffffff0,
    .lesson = N_("Which customer's network in Google's cloud the packet comes from.") },
  [CLOUD_DIRECTION] = { "geneve.option.gcp.direction", N_("Direction"), OCTET_FIELD_BOOL,
    .bits = 32, .mask = 0x00000001, .on = N_("Outwards"), .off = N_("Inwards"),
    .lesson = N_("Whether the packet was leaving the machine that is watched, or coming "
                 "to it.") },
  [CLOUD_RESERVED] = { "geneve.option.gcp.reserved", N_("Reserved"), OCTET_FIELD_BOOL,
    .bits = 32, .mask = 0x0000000e, .lesson = N_("Zero; kept for later use.") },
  [CLOUD_ENDPOINT] = { "geneve.option.gcp.endpoint", N_("Endpoint"), OCTET_FIELD_BYTES,
    .lesson = N_("Which door of the cloud the packet was taken at.") },
  [CLOUD_PROFILE] = { "geneve.option.gcp.profile", N_("Profile"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("Which security profile sent the packet here to be looked at.") },
  [UNKNOWN] = { "geneve.option.unknown.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("What only the class that defined the option can explain.") },
};
/* clang-format on */

enum { BAD_VERSION, BAD_LENGTH };

static const OctetNote notes[] = {
  [BAD_VERSION] = { "geneve.version.unknown", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("Only version 0 is defined") },
  [BAD_LENGTH] = { "geneve.option.length.invalid", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The option is longer than the room for options, or its length does not suit it") },
};

static const OctetCarrier carriers[] = { { "udp.port", 6081 } };

static void
add_google_network (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);

  octet_dissector_add (self, CLOUD_NETWORK, at, 4);
  octet_dissector_add (self, CLOUD_DIRECTION, at, 4);
  octet_dissector_read (self, CLOUD_RESERVED);
}

/* Whether the data, @size octets, are of an option that is known, and as long as they must be. */
static gboolean
add_known (OctetDissector *self,
           guint           class,
           guint           type,
           gsize           size)
{
  if (class == GOOGLE && type == GOOGLE_NETWORK && size == 4)
    add_google_network (self);
  else if (class == GOOGLE && type == GOOGLE_ENDPOINT && size > 0)
    octet_dissector_read_size (self, CLOUD_ENDPOINT, size);
  else if (class == GOOGLE && type == GOOGLE_PROFILE && size == 8)
    octet_dissector_read (self, CLOUD_PROFILE);
  else
    return FALSE;
  return TRUE;
}

/* Returns whether another option can stand behind this one. */
static gboolean
add_option (OctetDissector *self,
            gsize           left)
{
  gsize at = octet_dissector_get_position (self);
  OctetReader *rest = octet_dissector_rest (self);
  gsize size = 4 + 4 * (octet_reader_peek_be (rest, 3, 1) & 0x1f);
  gboolean fits = size <= left;
  guint class, type;

  octet_dissector_open (self, OPTION);
  class = (guint) octet_dissector_read (self, OPTION_CLASS);
  type = (guint) octet_dissector_read (self, OPTION_TYPE);
  octet_dissector_read (self, OPTION_FLAGS);
  octet_dissector_add_uint (self, OPTION_LENGTH, size, at + 3, 1);
  if (!fits)
    octet_dissector_note (self, BAD_LENGTH, OPTION_LENGTH);
  else if (!add_known (self, class, type, size - 4))
    octet_dissector_read_size (self, UNKNOWN, size - 4);
  octet_dissector_close (self);
  return fits;
}

static void
add_options (OctetDissector *self,
             gsize           size)
{
  gsize end = 8 + size;

  octet_dissector_add (self, OPTIONS, 8, size);
  octet_dissector_enter (self);
  while (octet_dissector_ok (self) && octet_dissector_get_position (self) + 4 <= end &&
         add_option (self, end - octet_dissector_get_position (self)))
    ;
  octet_dissector_close (self);
  if (octet_dissector_get_position (self) < end)
    octet_reader_skip (octet_dissector_rest (self), end - octet_dissector_get_position (self));
}

static void
geneve_dissect (OctetDissector *self)
{
  guint network = (guint) octet_dissector_get_uint (self, NETWORK);
  guint type = (guint) octet_dissector_get_uint (self, PROTOCOL);
  gsize size = octet_dissector_get_uint (self, OPTIONS_LENGTH);

  octet_dissector_describe (self, _(", virtual network 0x%06x"), network);
  octet_dissector_summarize (self, _("Virtual network 0x%06x"), network);
  if (octet_dissector_get_uint (self, VERSION) != 0)
    {
      octet_dissector_note (self, BAD_VERSION, VERSION);
      return;
    }
  if (size > 0)
    add_options (self, size);
  octet_dissector_hand_on_named (self, "ethertype", type);
}

const OctetProtocol octet_protocol_geneve = {
  .key = "geneve",
  .name = N_("Generic Network Virtualization Encapsulation"),
  .short_name = "Geneve",
  .reference = "RFC 8926",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = 8,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = geneve_dissect,
  .lesson = N_("Carries the frames of virtual networks between the hosts of a data centre, inside "
               "UDP. Options let each system attach notes of its own."),
};
