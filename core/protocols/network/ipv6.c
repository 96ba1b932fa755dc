/* ipv6.c - Internet Protocol version 6, RFC 8200
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                 2        4                 6        7        8
 *     +---+-------------+--------+-----------------+--------+--------+
 *     | 6 | class | flow label   | payload length  | next   | hops   |
 *     +---+-------------+--------+-----------------+--------+--------+
 *     | source address, 16 octets                                    |
 *     +--------------------------------------------------------------+
 *     | destination address, 16 octets                               |
 *     +--------------------------------------------------------------+
 *     | extension headers, each naming the next one …
 *     +-----------------------------------------------
 *
 * Extension headers are layers of their own: ipv6-options.c, ipv6-routing.c,
 * ipv6-fragment.c and mobility.c.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"
#include "protocols/network/ipv6.h"

#define HEADER_SIZE 40
#define SOURCE_AT 8
#define DESTINATION_AT 24
#define JUMBO 0xc2
#define LINK_IPV6 229

enum
{
  VERSION, IP_VERSION, CLASS, DSCP, ECN, FLOW, LENGTH, NEXT, HOPS, SOURCE, SOURCE_ADDRESS,
  DESTINATION, DESTINATION_ADDRESS, SOURCE_HOST, DESTINATION_HOST, HOST,
  SOURCE_MAC, DESTINATION_MAC, ANY_MAC, SOURCE_ISATAP, DESTINATION_ISATAP, ANY_ISATAP,
  SOURCE_6TO4, DESTINATION_6TO4, ANY_6TO4, SOURCE_SITE, DESTINATION_SITE, ANY_SITE,
  SOURCE_SERVER, DESTINATION_SERVER, ANY_SERVER, SOURCE_PORT, DESTINATION_PORT, ANY_PORT,
  SOURCE_CLIENT, DESTINATION_CLIENT, ANY_CLIENT, SOURCE_EMBEDDED, DESTINATION_EMBEDDED,
  ANY_EMBEDDED, EMBEDDED_PREFIX,
};

#define LESSON_ADDR N_("The address of either end. Filter on it to see both directions at once.")
#define LESSON_HOST N_("Here the address stands as text, so that filters can search inside it.")
#define LESSON_MAC N_("The address was made from the hardware address of the network card, with " \
                      "ff:fe put into its middle. It tells who made the card.")
#define LESSON_ISATAP N_("The interface speaks IPv6 through a tunnel over IPv4, and its IPv4 " \
                         "address stands in the last four octets.")
#define LESSON_6TO4 N_("The network reaches IPv6 through a gateway with this IPv4 address, which " \
                       "stands in the prefix.")
#define LESSON_SITE N_("Which network behind the gateway it is.")
#define LESSON_SERVER N_("Teredo carries IPv6 through home routers in UDP. The server with this " \
                         "address helped to set the tunnel up.")
#define LESSON_PORT N_("The UDP port of the client's tunnel as seen from outside. It stands with " \
                       "all bits turned over, so that no router translates it.")
#define LESSON_CLIENT N_("The IPv4 address of the client's tunnel as seen from outside. It " \
                         "stands with all bits turned over, so that no router translates it.")
#define LESSON_EMBEDDED N_("A translator stands between IPv6 and IPv4. The IPv4 address of the " \
                           "other side is in the last four octets.")
/* Something that an address tells: of the source, of the destination, of either. */
#define TOLD(index, what, key_source, key_destination, key_any, kind, size, text) \
  [SOURCE_ ## index] = { key_source, what, kind, .bits = size, \
    .flags = OCTET_FIELD_GENERATED, .lesson = text }, \
  [DESTINATION_ ## index] = { key_destination, what, kind, .bits = size, \
    .flags = OCTET_FIELD_GENERATED, .lesson = text }, \
  [ANY_ ## index] = { key_any, what, kind, .bits = size, \
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_HIDDEN, .lesson = text }

/* clang-format off */
static const OctetField fields[] = {
  [VERSION] = { "ipv6.version", N_("Version"), OCTET_FIELD_UINT, .at = 0, .size = 1,
    .mask = 0xf0,
    .lesson = N_("Always 6 in this header. It stands first so that a receiver knows how to read "
                 "the rest.") },
  [IP_VERSION] = { "ip.version", N_("Version"), OCTET_FIELD_UINT, .at = 0, .size = 1,
    .mask = 0xf0, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The same number under the key of IPv4, so that one filter finds both.") },
  [CLASS] = { "ipv6.tclass", N_("Traffic class"), OCTET_FIELD_HEX, .at = 0, .size = 4,
    .mask = 0x0ff00000,
    .lesson = N_("Tells routers how to treat the packet when the line is full: which queue it "
                 "takes, and whether it may be marked instead of dropped.") },
  [DSCP] = { "ipv6.tclass.dscp", N_("Codepoint"), OCTET_FIELD_UINT, .under = OCTET_UNDER (CLASS),
    .bits = 32, .mask = 0x0fc00000, OCTET_NAMED (octet_ip_dscps),
    .lesson = N_("The class of service the sender asks for. Telephony asks for a fast lane, "
                 "backups step aside.") },
  [ECN] = { "ipv6.tclass.ecn", N_("Congestion notification"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (CLASS), .bits = 32, .mask = 0x00300000, OCTET_NAMED (octet_ip_ecns),
    .lesson = N_("A full router can set these bits instead of dropping the packet. The sender "
                 "then hears from the other end that it must slow down.") },
  [FLOW] = { "ipv6.flow", N_("Flow label"), OCTET_FIELD_HEX, .at = 1, .size = 3,
    .mask = 0x0fffff,
    .lesson = N_("A random number that all packets of one conversation share. Routers with "
                 "several ways send them all along the same one.") },
  [LENGTH] = { "ipv6.plen", N_("Payload length"), OCTET_FIELD_UINT, .at = 4, .size = 2,
    .unit = N_("bytes"),
    .lesson = N_("Octets behind these 40; extension headers count too. Zero means a jumbogram "
                 "or a large packet that the network card was to split.") },
  [NEXT] = { "ipv6.nxt", N_("Next header"), OCTET_FIELD_UINT, .at = 6, .size = 1,
    OCTET_NAMED (octet_ip_protocols),
    .lesson = N_("What follows: an extension header, or the protocol inside. 6 is TCP, 17 is "
                 "UDP, 58 is ICMPv6.") },
  [HOPS] = { "ipv6.hlim", N_("Hop limit"), OCTET_FIELD_UINT, .at = 7, .size = 1,
    .lesson = N_("Each router counts it down by one and drops the packet at zero, so no packet "
                 "can circle for ever.") },
  [SOURCE] = { "ipv6.src", N_("Source address"), OCTET_FIELD_IPV6, .at = 8, .size = 16,
    .lesson = N_("Who sent the packet. Addresses that begin with fe80 are good on one link "
                 "alone.") },
  [SOURCE_ADDRESS] = { "ipv6.addr", N_("Address"), OCTET_FIELD_IPV6,
    .under = OCTET_UNDER (SOURCE), .flags = OCTET_FIELD_HIDDEN, .lesson = LESSON_ADDR },
  [DESTINATION] = { "ipv6.dst", N_("Destination address"), OCTET_FIELD_IPV6, .at = 24,
    .size = 16,
    .lesson = N_("Where the packet goes. Addresses that begin with ff are groups; IPv6 has no "
                 "broadcast.") },
  [DESTINATION_ADDRESS] = { "ipv6.addr", N_("Address"), OCTET_FIELD_IPV6,
    .under = OCTET_UNDER (DESTINATION), .flags = OCTET_FIELD_HIDDEN, .lesson = LESSON_ADDR },
  [SOURCE_HOST] = { "ipv6.src_host", N_("Source as text"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_HIDDEN, .lesson = LESSON_HOST },
  [DESTINATION_HOST] = { "ipv6.dst_host", N_("Destination as text"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_HIDDEN, .lesson = LESSON_HOST },
  [HOST] = { "ipv6.host", N_("Address as text"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_HIDDEN, .lesson = LESSON_HOST },
  TOLD (MAC, N_("Hardware address"), "ipv6.src_slaac_mac", "ipv6.dst_slaac_mac",
        "ipv6.slaac_mac", OCTET_FIELD_MAC, 0, LESSON_MAC),
  TOLD (ISATAP, N_("ISATAP address"), "ipv6.src_isatap_ipv4", "ipv6.dst_isatap_ipv4",
        "ipv6.isatap_ipv4", OCTET_FIELD_IPV4, 0, LESSON_ISATAP),
  TOLD (6TO4, N_("6to4 gateway"), "ipv6.src_6to4_gw_ipv4", "ipv6.dst_6to4_gw_ipv4",
        "ipv6.6to4_gw_ipv4", OCTET_FIELD_IPV4, 0, LESSON_6TO4),
  TOLD (SITE, N_("6to4 network"), "ipv6.src_6to4_sla_id", "ipv6.dst_6to4_sla_id",
        "ipv6.6to4_sla_id", OCTET_FIELD_UINT, 16, LESSON_SITE),
  TOLD (SERVER, N_("Teredo server"), "ipv6.src_ts_ipv4", "ipv6.dst_ts_ipv4", "ipv6.ts_ipv4",
        OCTET_FIELD_IPV4, 0, LESSON_SERVER),
  TOLD (PORT, N_("Teredo port"), "ipv6.src_tc_port", "ipv6.dst_tc_port", "ipv6.tc_port",
        OCTET_FIELD_UINT, 16, LESSON_PORT),
  TOLD (CLIENT, N_("Teredo client"), "ipv6.src_tc_ipv4", "ipv6.dst_tc_ipv4", "ipv6.tc_ipv4",
        OCTET_FIELD_IPV4, 0, LESSON_CLIENT),
  TOLD (EMBEDDED, N_("Embedded IPv4 address"), "ipv6.src_embed_ipv4", "ipv6.dst_embed_ipv4",
        "ipv6.embed_ipv4", OCTET_FIELD_IPV4, 0, LESSON_EMBEDDED),
  [EMBEDDED_PREFIX] = { "ipv6.embed_ipv4_prefix", N_("Translator's prefix"), OCTET_FIELD_BYTES,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Every IPv4 address has a place behind this prefix, so that hosts with IPv6 "
                 "alone can reach it.") },
};
/* clang-format on */

enum { BAD_VERSION, PAST_END, ZERO_LENGTH, NO_JUMBO, NEEDLESS_JUMBO };

static const OctetNote notes[] = {
  [BAD_VERSION] = { "ipv6.bogus_ipv6_version", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The version is not 6") },
  [PAST_END] = { "ipv6.plen_exceeds_framing", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The payload length says more octets than there are") },
  [ZERO_LENGTH] = { "ipv6.plen_zero", OCTET_NOTE_CHAT, OCTET_GROUP_PROTOCOL,
    N_("The payload length is zero; perhaps the network card was to split the packet") },
  [NO_JUMBO] = { "ipv6.opt.jumbo.missing", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The payload length is zero and no option states the real one") },
  [NEEDLESS_JUMBO] = { "ipv6.opt.jumbo.prohibited", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("An option states a second payload length beside this one") },
};

static const OctetCarrier carriers[] = {
  { "ethertype", 0x86dd }, { "ip.proto", 41 }, { "frame.link", LINK_IPV6 },
};

/* Adds what stands in the address at @at, or stood there before its bits were
 * turned over: under the key of its end, and under the one of both. */
static void
tell_bytes (OctetDissector *self,
            guint           source_field,
            const guint8   *bytes,
            gsize           n_bytes,
            gboolean        is_source,
            gsize           at,
            gsize           size)
{
  octet_dissector_add_bytes (self, source_field + (is_source ? 0 : 1), bytes, n_bytes, at, size);
  octet_dissector_add_bytes (self, source_field + 2, bytes, n_bytes, at, size);
}

static void
tell_number (OctetDissector *self,
             guint           source_field,
             guint16         value,
             gboolean        is_source,
             gsize           at)
{
  octet_dissector_add_uint (self, source_field + (is_source ? 0 : 1), value, at, 2);
  octet_dissector_add_uint (self, source_field + 2, value, at, 2);
}

/* RFC 4380, 4 */
static void
tell_teredo (OctetDissector *self,
             const guint8   *address,
             gboolean        is_source,
             gsize           at)
{
  guint8 client[4];

  for (gsize i = 0; i < 4; i++)
    client[i] = (guint8) ~address[12 + i];
  tell_bytes (self, SOURCE_SERVER, address + 4, 4, is_source, at + 4, 4);
  tell_number (self, SOURCE_PORT, (guint16) ~octet_bytes_be16 (address + 10), is_source, at + 10);
  tell_bytes (self, SOURCE_CLIENT, client, 4, is_source, at + 12, 4);
}

/* RFC 4291, appendix A, and RFC 5214, 6.1 */
static void
tell_interface (OctetDissector *self,
                const guint8   *address,
                gboolean        is_source,
                gsize           at)
{
  guint32 middle = octet_bytes_be32 (address + 8);

  if ((address[8] & 0x02) != 0 && address[11] == 0xff && address[12] == 0xfe)
    {
      guint8 mac[6] = { address[8] ^ 0x02, address[9], address[10],
                        address[13], address[14], address[15] };

      tell_bytes (self, SOURCE_MAC, mac, 6, is_source, at + 8, 8);
    }
  else if (middle == 0x00005efe || middle == 0x02005efe)
    tell_bytes (self, SOURCE_ISATAP, address + 12, 4, is_source, at + 12, 4);
}

/* What the address itself tells about how it was made. */
static void
tell_address (OctetDissector *self,
              gboolean        is_source)
{
  static const guint8 translated[12] = { 0x00, 0x64, 0xff, 0x9b };
  gsize at = is_source ? SOURCE_AT : DESTINATION_AT;
  const guint8 *address = octet_dissector_get_bytes (self) + at;

  if (octet_bytes_be16 (address) == 0x2002)
    {
      tell_bytes (self, SOURCE_6TO4, address + 2, 4, is_source, at + 2, 4);
      tell_number (self, SOURCE_SITE, octet_bytes_be16 (address + 6), is_source, at + 6);
    }
  else if (octet_bytes_be32 (address) == 0x20010000)
    tell_teredo (self, address, is_source, at);
  else if (memcmp (address, translated, sizeof translated) == 0)
    {
      octet_dissector_add (self, EMBEDDED_PREFIX, at, 12);
      tell_bytes (self, SOURCE_EMBEDDED, address + 12, 4, is_source, at + 12, 4);
    }
  tell_interface (self, address, is_source, at);
}

static void
add_texts (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (GString) destination = g_string_new (NULL);

  octet_bytes_format_ipv6 (bytes + SOURCE_AT, source);
  octet_bytes_format_ipv6 (bytes + DESTINATION_AT, destination);
  octet_dissector_describe (self, ", %s → %s", source->str, destination->str);
  octet_dissector_add_text (self, SOURCE_HOST, source->str, SOURCE_AT, 16);
  octet_dissector_add_text (self, HOST, source->str, SOURCE_AT, 16);
  octet_dissector_add_text (self, DESTINATION_HOST, destination->str, DESTINATION_AT, 16);
  octet_dissector_add_text (self, HOST, destination->str, DESTINATION_AT, 16);
}

/* RFC 2675: a payload of 65,536 octets and more has its length in an option of
 * the hop-by-hop header, which then stands first. */
static guint32
find_jumbo (const OctetReader *rest)
{
  OctetReader options;
  gsize size = 8 * ((gsize) octet_reader_peek_be (rest, 1, 1) + 1);

  octet_reader_init (&options, rest->data + rest->position, MIN (size, octet_reader_left (rest)));
  octet_reader_skip (&options, 2);
  while (octet_reader_left (&options) > 0)
    {
      guint8 type = octet_reader_u8 (&options);
      guint8 length = type != 0 ? octet_reader_u8 (&options) : 0;

      if (type == JUMBO && length == 4)
        return octet_reader_be32 (&options);
      octet_reader_skip (&options, length);
    }
  return 0;
}

/* How long the payload is. Where the header says that it has no octets, what follows belongs to the
 * link. */
static void
apply_length (OctetDissector *self)
{
  guint next = (guint) octet_dissector_get_uint (self, NEXT);
  gsize length = octet_dissector_get_uint (self, LENGTH);

  if (length != 0 && next == 0 && find_jumbo (octet_dissector_rest (self)) != 0)
    octet_dissector_note (self, NEEDLESS_JUMBO, LENGTH);
  if (length == 0 && next == 0)
    {
      length = find_jumbo (octet_dissector_rest (self));
      if (length == 0)
        octet_dissector_note (self, NO_JUMBO, LENGTH);
    }
  else if (length == 0 && next != 59)
    octet_dissector_note (self, ZERO_LENGTH, LENGTH);
  if (octet_dissector_is_quoted (self))
    octet_dissector_extend (self, HEADER_SIZE + length);
  if (HEADER_SIZE + length > octet_dissector_get_size (self))
    octet_dissector_note (self, PAST_END, LENGTH);
  else
    octet_dissector_trim (self, HEADER_SIZE + length);
}

/* What the header names as the next one has to be there, even where no octet follows; 59 says
 * that nothing does. The Mobility header is an extension header of IPv6 (RFC 6275, 6.1), so it
 * stands inside of this protocol. */
void
octet_ipv6_hand_on (OctetDissector *self,
                    guint           next)
{
  if (next == OCTET_IPV6_MOBILITY)
    octet_dissector_set_enclosing (self, TRUE);
  octet_dissector_hand_on_named (self, "ip.proto", next);
  if (next == OCTET_IPV6_MOBILITY)
    octet_dissector_set_enclosing (self, FALSE);
}

static gboolean
ipv6_accept (OctetDissector *self)
{
  if (octet_dissector_get_captured (self) > 0 && octet_dissector_get_bytes (self)[0] >> 4 != 6)
    octet_dissector_end_header (self, 1);
  return TRUE;
}

static void
ipv6_dissect (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  guint next = (guint) octet_dissector_get_uint (self, NEXT);
  const char *name;

  if (octet_dissector_get_uint (self, VERSION) != 6)
    {
      octet_dissector_note (self, BAD_VERSION, VERSION);
      octet_dissector_set_header (self, 1);
      octet_dissector_rest (self)->position = 0;
      if (octet_dissector_get_parameter (self) != LINK_IPV6)
        octet_dissector_hand_on_data (self);
      return;
    }
  octet_dissector_set_ends (self, OCTET_FLOW_IPV6, OCTET_ADDRESS_IPV6, bytes + SOURCE_AT,
                            bytes + DESTINATION_AT);
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    {
      add_texts (self);
      tell_address (self, TRUE);
      tell_address (self, FALSE);
    }
  name = octet_name_find (octet_ip_protocols, G_N_ELEMENTS (octet_ip_protocols), next);
  octet_dissector_summarize (self, "%s (%u)", name != NULL ? _(name) : _("Protocol"), next);
  apply_length (self);
  octet_ipv6_hand_on (self, next);
}

const OctetProtocol octet_protocol_ipv6 = {
  .key = "ipv6",
  .name = N_("Internet Protocol version 6"),
  .short_name = "IPv6",
  .reference = "RFC 8200, 3",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = HEADER_SIZE,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .accept = ipv6_accept,
  .dissect = ipv6_dissect,
  .lesson = N_("Carries packets across networks like its elder brother, with addresses of 128 "
               "bits: enough for every grain of sand."),
};
