/* gre.c - Generic Routing Encapsulation, RFC 2784, RFC 2890 and RFC 2637
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                 2                 4
 *     +-----------------+-----------------+-------------------------------------
 *     | C R K S …   ver | protocol type   | checksum, key, sequence as flagged …
 *     +-----------------+-----------------+-------------------------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"

enum { HAS_CHECKSUM = 0x8000, HAS_ROUTING = 0x4000, HAS_KEY = 0x2000, HAS_SEQUENCE = 0x1000,
       HAS_ACK = 0x0080 };

enum { ERSPAN_3 = 0x22eb, PPP = 0x880b, WCCP = 0x883e, ERSPAN = 0x88be };

enum
{
  FLAGS, CHECKSUM_BIT, ROUTING_BIT, KEY_BIT, SEQUENCE_BIT, STRICT_BIT, RECURSION, RESERVED_BITS,
  VERSION, FLAGS_1, CHECKSUM_BIT_1, ROUTING_BIT_1, KEY_BIT_1, SEQUENCE_BIT_1, STRICT_BIT_1,
  RECURSION_1, ACK_BIT, RESERVED_BITS_1, VERSION_1, PROTOCOL, CHECKSUM, STATUS, OFFSET, KEY,
  PAYLOAD_LENGTH, CALL, SEQUENCE, ACK, ROUTING, FAMILY, ROUTE_OFFSET, ROUTE_LENGTH, ROUTE,
  REDIRECT, DYNAMIC, ALTERNATIVE_USED, REDIRECT_VALID, SERVICE, ALTERNATIVE, PRIMARY,
};

static const OctetName versions[] = { { 0, "GRE" }, { 1, N_("Enhanced GRE") } };

static const OctetName protocols[] = {
  { 0x0000, N_("Keepalive") }, { 0x0800, "IPv4" }, { 0x2001, "NHRP" },
  { 0x22eb, N_("ERSPAN type III") }, { 0x6558, "Ethernet" }, { 0x86dd, "IPv6" },
  { 0x880b, "PPP" }, { 0x883e, "WCCP" }, { 0x8847, "MPLS" }, { 0x8848, N_("MPLS multicast") },
  { 0x88be, "ERSPAN" }, { 0x9000, N_("Wireless LAN of Cisco") },
};

#define BIT(key, name, parent, bit, text) { key, name, OCTET_FIELD_BOOL, \
    .under = OCTET_UNDER (parent), .bits = 16, .mask = bit, .on = N_("Yes"), .off = N_("No"), \
    .lesson = text }
#define LESSON_CHECKSUM N_("Whether a checksum and an offset follow.")
#define LESSON_ROUTING N_("Whether a source route follows. RFC 2784 took it out again.")
#define LESSON_KEY N_("Whether a key follows.")
#define LESSON_SEQUENCE N_("Whether a sequence number follows.")
#define LESSON_STRICT N_("Whether the source route must be followed to the letter.")
#define LESSON_RECURSION N_("How many more tunnels the packet may be put into.")
#define LESSON_RESERVED N_("Zero; kept for later use.")
#define LESSON_VERSION N_("Zero, or one in tunnels for PPP.")

/* clang-format off */
static const OctetField fields[] = {
  [FLAGS] = { "gre.flags_and_version", N_("Flags and version"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Which optional fields follow, and which version of the header this is.") },
  [CHECKSUM_BIT] = BIT ("gre.flags.checksum", N_("Checksum"), FLAGS, 0x8000, LESSON_CHECKSUM),
  [ROUTING_BIT] = BIT ("gre.flags.routing", N_("Routing"), FLAGS, 0x4000, LESSON_ROUTING),
  [KEY_BIT] = BIT ("gre.flags.key", N_("Key"), FLAGS, 0x2000, LESSON_KEY),
  [SEQUENCE_BIT] = BIT ("gre.flags.sequence_number", N_("Sequence number"), FLAGS, 0x1000,
    LESSON_SEQUENCE),
  [STRICT_BIT] = BIT ("gre.flags.strict_source_route", N_("Strict source route"), FLAGS, 0x0800,
    LESSON_STRICT),
  [RECURSION] = { "gre.flags.recursion_control", N_("Recursion control"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (FLAGS), .bits = 16, .mask = 0x0700, .lesson = LESSON_RECURSION },
  [RESERVED_BITS] = { "gre.flags.reserved", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (FLAGS), .bits = 16, .mask = 0x00f8, .lesson = LESSON_RESERVED },
  [VERSION] = { "gre.flags.version", N_("Version"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (FLAGS), .bits = 16, .mask = 0x0007, OCTET_NAMED (versions),
    .lesson = LESSON_VERSION },
  [FLAGS_1] = { "gre.flags_and_version", N_("Flags and version"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Which optional fields follow, in the version of the header for PPP.") },
  [CHECKSUM_BIT_1] = BIT ("gre.flags.checksum", N_("Checksum"), FLAGS_1, 0x8000,
    LESSON_CHECKSUM),
  [ROUTING_BIT_1] = BIT ("gre.flags.routing", N_("Routing"), FLAGS_1, 0x4000, LESSON_ROUTING),
  [KEY_BIT_1] = BIT ("gre.flags.key", N_("Key"), FLAGS_1, 0x2000, LESSON_KEY),
  [SEQUENCE_BIT_1] = BIT ("gre.flags.sequence_number", N_("Sequence number"), FLAGS_1, 0x1000,
    LESSON_SEQUENCE),
  [STRICT_BIT_1] = BIT ("gre.flags.strict_source_route", N_("Strict source route"), FLAGS_1,
    0x0800, LESSON_STRICT),
  [RECURSION_1] = { "gre.flags.recursion_control", N_("Recursion control"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (FLAGS_1), .bits = 16, .mask = 0x0700, .lesson = LESSON_RECURSION },
  [ACK_BIT] = BIT ("gre.flags.ack", N_("Acknowledgement"), FLAGS_1, 0x0080,
    N_("Whether a number of a received packet follows.")),
  [RESERVED_BITS_1] = { "gre.flags.reserved", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (FLAGS_1), .bits = 16, .mask = 0x0078, .lesson = LESSON_RESERVED },
  [VERSION_1] = { "gre.flags.version", N_("Version"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (FLAGS_1), .bits = 16, .mask = 0x0007, OCTET_NAMED (versions),
    .lesson = LESSON_VERSION },
  [PROTOCOL] = { "gre.proto", N_("Protocol type"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (protocols),
    .lesson = N_("What travels in the tunnel, by the numbers that Ethernet uses.") },
  [CHECKSUM] = { "gre.checksum", N_("Checksum"), OCTET_FIELD_CHECKSUM, .bits = 16, .at = 4,
    .lesson = N_("A sum over this header and the payload.") },
  [STATUS] = { "gre.checksum.status", N_("Checksum status"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (octet_ip_verdicts),
    .lesson = N_("Whether the checksum fits the packet.") },
  [OFFSET] = { "gre.offset", N_("Offset"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Where in the source route the next hop stands.") },
  [KEY] = { "gre.key", N_("Key"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("Tells tunnels between the same two ends apart. It is no secret.") },
  [PAYLOAD_LENGTH] = { "gre.key.payload_length", N_("Payload length"), OCTET_FIELD_UINT,
    .bits = 16, .unit = N_("bytes"), .lesson = N_("Octets of PPP behind this header.") },
  [CALL] = { "gre.key.call_id", N_("Call"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Which call of the control connection the packet belongs to.") },
  [SEQUENCE] = { "gre.sequence_number", N_("Sequence number"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Counts the packets, so that the other end can drop those that come too "
                 "late.") },
  [ACK] = { "gre.ack_number", N_("Acknowledgement number"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The highest number received from the other end.") },
  [ROUTING] = { "gre.routing", N_("Routing"), OCTET_FIELD_LABEL,
    .lesson = N_("An entry of the source route.") },
  [FAMILY] = { "gre.routing.address_family", N_("Address family"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Which kind of addresses the entry has; zero ends the list.") },
  [ROUTE_OFFSET] = { "gre.routing.sre_offset", N_("Offset"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Where in this entry the next hop stands.") },
  [ROUTE_LENGTH] = { "gre.routing.src_length", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Octets of the entry.") },
  [ROUTE] = { "gre.routing.information", N_("Addresses"), OCTET_FIELD_BYTES,
    .lesson = N_("The hops of the entry.") },
  [REDIRECT] = { "gre.wccp.redirect_header", N_("Redirect header"), OCTET_FIELD_LABEL,
    .lesson = N_("A router hands web traffic to a cache; this says by which rule.") },
  [DYNAMIC] = { "gre.wccp.dynamic_service", N_("Dynamic service"), OCTET_FIELD_BOOL, .bits = 8,
    .mask = 0x01, .lesson = N_("Whether the service is described by the cache itself.") },
  [ALTERNATIVE_USED] = { "gre.wccp.alternative_bucket_used", N_("Alternative bucket used"),
    OCTET_FIELD_BOOL, .bits = 8, .mask = 0x02,
    .lesson = N_("Whether the second choice of cache got the packet.") },
  [REDIRECT_VALID] = { "gre.wccp.redirect_header_valid", N_("To be ignored"), OCTET_FIELD_BOOL,
    .bits = 8, .mask = 0x04, .lesson = N_("Whether the content of this header means nothing.") },
  [SERVICE] = { "gre.wccp.service_id", N_("Service"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which service the packet belongs to; zero is the web.") },
  [ALTERNATIVE] = { "gre.wccp.alternative_bucket", N_("Alternative bucket"), OCTET_FIELD_UINT,
    .bits = 8, .lesson = N_("The second choice among the groups of addresses.") },
  [PRIMARY] = { "gre.wccp.primary_bucket", N_("Primary bucket"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Packets are sorted into 256 groups by address; each cache serves some.") },
};
/* clang-format on */

enum { BAD_CHECKSUM };

static const OctetNote notes[] = {
  [BAD_CHECKSUM] = { "gre.checksum.incorrect", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The checksum does not fit the packet") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 47 }, { "udp.port", 4754 } };

static void
add_checksum (OctetDissector *self,
              gboolean        is_used)
{
  guint16 sum;
  int verdict = 2;

  octet_dissector_read (self, CHECKSUM);
  if (is_used && !octet_dissector_is_quoted (self) &&
      octet_dissector_wants (self, OCTET_WANTS_FIELDS) &&
      octet_dissector_sum_internet (self, octet_dissector_get_size (self), -1, &sum))
    verdict = sum == 0xffff;
  octet_dissector_set_verdict (self, CHECKSUM, STATUS, BAD_CHECKSUM, verdict);
  octet_dissector_read (self, OFFSET);
}

/* RFC 1701: entries until one of family 0 and length 0. */
static void
add_routes (OctetDissector *self)
{
  guint family;
  gsize size;

  do
    {
      octet_dissector_open (self, ROUTING);
      family = (guint) octet_dissector_read (self, FAMILY);
      octet_dissector_read (self, ROUTE_OFFSET);
      size = octet_dissector_read (self, ROUTE_LENGTH);
      if (size > 0)
        octet_dissector_read_size (self, ROUTE, size);
      octet_dissector_close (self);
    }
  while (octet_dissector_ok (self) && (family != 0 || size != 0));
}

static void
add_redirect (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);

  octet_dissector_open (self, REDIRECT);
  octet_dissector_add (self, DYNAMIC, at, 1);
  octet_dissector_add (self, ALTERNATIVE_USED, at, 1);
  octet_dissector_read (self, REDIRECT_VALID);
  octet_dissector_read (self, SERVICE);
  octet_dissector_read (self, ALTERNATIVE);
  octet_dissector_read (self, PRIMARY);
  octet_dissector_close (self);
}

/* WCCP version 2 has a header of its own, version 1 has not; an IPv4 header
 * begins with a 4. */
static gboolean
has_redirect (OctetDissector *self)
{
  const OctetReader *rest = octet_dissector_rest (self);

  return octet_reader_left (rest) > 0 && octet_reader_peek_be (rest, 0, 1) >> 4 != 4;
}

/* RFC 2784, 2.4: the numbers are Ethernet's, but for a few of its own. */
static void
hand_on (OctetDissector *self,
         guint           protocol,
         gboolean        has_sequence)
{
  guint32 type = protocol == WCCP ? 0x0800 : protocol;

  /* Copies of a switch: the first version has neither sequence number nor header. */
  if (protocol == ERSPAN || protocol == ERSPAN_3)
    octet_dissector_hand_on (self, "gre.erspan", has_sequence || protocol == ERSPAN_3 ? 2 : 1, 1);
  else if (!octet_dissector_offer (self, "gre.proto", type, type))
    octet_dissector_hand_on (self, "ethertype", type, type);
}

static void
gre_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint flags = (guint) octet_reader_peek_be (rest, 0, 2);
  gboolean is_enhanced = (flags & 7) == 1;
  guint protocol;
  const char *name;

  octet_dissector_read (self, is_enhanced ? FLAGS_1 : FLAGS);
  protocol = (guint) octet_dissector_read (self, PROTOCOL);
  name = octet_name_find (protocols, G_N_ELEMENTS (protocols), protocol);
  octet_dissector_summarize (self, _("Encapsulated %s (0x%04x)"),
                             name != NULL ? _(name) : _("protocol"), protocol);
  if ((flags & (HAS_CHECKSUM | HAS_ROUTING)) != 0)
    add_checksum (self, (flags & HAS_CHECKSUM) != 0);
  if ((flags & HAS_KEY) != 0 && is_enhanced && protocol == PPP)
    {
      octet_dissector_read (self, PAYLOAD_LENGTH);
      octet_dissector_read (self, CALL);
    }
  else if ((flags & HAS_KEY) != 0)
    octet_dissector_read (self, KEY);
  if ((flags & HAS_SEQUENCE) != 0)
    octet_dissector_read (self, SEQUENCE);
  if (is_enhanced && (flags & HAS_ACK) != 0)
    octet_dissector_read (self, ACK);
  if ((flags & HAS_ROUTING) != 0)
    add_routes (self);
  if (protocol == WCCP && has_redirect (self))
    add_redirect (self);
  hand_on (self, protocol, (flags & HAS_SEQUENCE) != 0);
}

const OctetProtocol octet_protocol_gre = {
  .key = "gre",
  .name = N_("Generic Routing Encapsulation"),
  .short_name = "GRE",
  .reference = "RFC 2784",
  .level = OCTET_LEVEL_NETWORK,
  .row_from = 4,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = gre_dissect,
  .lesson = N_("A tunnel for any protocol: the packet inside travels as the payload of another "
               "one. Nothing is encrypted."),
};
