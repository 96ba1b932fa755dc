/* ipv6-options.c - hop-by-hop and destination options of IPv6, RFC 8200, 4.2, 4.3 and 4.6
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2
 *     +--------+--------+--------+--------+----------
 *     | next   | length | type   | length | data …       type 0 is one octet alone
 *     +--------+--------+--------+--------+----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"
#include "protocols/network/ipv6.h"

#define HOME_ADDRESS 201
#define ADDRESS_SIZE 16u
#define ANY_LENGTH 0xff

/* Both headers are made of the same options, so they share one table. */
enum
{
  HOP_NEXT, HOP_LENGTH, HOP_OCTETS, GOAL_NEXT, GOAL_LENGTH, GOAL_OCTETS, OPTION, TYPE, ACTION,
  CHANGE, LOW_BITS, PAD_TYPE, LENGTH, PAD_1, PAD_N, ALERT, LIMIT, JUMBO, PATH_LEAST, PATH_BACK,
  PATH_FLAG, DOI, COMPARTMENT_LENGTH, SENSITIVITY, CALIPSO_CHECKSUM, COMPARTMENTS, HASH_BIT,
  TAGGER_TYPE, TAGGER_LENGTH, TAGGER, IDENTIFIER, HASH, SCALE_RECEIVED, SCALE_SENT, NUMBER_THIS,
  NUMBER_LAST, DELTA_RECEIVED, DELTA_SENT, QUICK_FUNCTION, QUICK_RATE, QUICK_HOPS, QUICK_UNUSED,
  QUICK_NONCE, QUICK_RESERVED, FORWARDING, HOME, RPL_FLAGS, RPL_DOWN, RPL_RANK_ERROR,
  RPL_FORWARD_ERROR, RPL_RESERVED, RPL_INSTANCE, RPL_RANK, NONCE, LINE_LENGTH, LINE, MPL_FLAGS,
  MPL_SEED_LENGTH, MPL_LARGEST, MPL_VERSION, MPL_RESERVED, MPL_SEQUENCE, MPL_SEED, DFF_FLAGS,
  DFF_VERSION, DFF_DUPLICATE, DFF_RETURN, DFF_RESERVED, DFF_SEQUENCE, EXPERIMENTAL, REST, UNKNOWN,
};

static const OctetName types[] = {
  { 0, N_("One octet of padding") }, { 1, N_("Padding") },
  { 4, N_("Tunnel encapsulation limit") }, { 5, N_("Router alert") }, { 7, "CALIPSO" },
  { 8, N_("Duplicate detection (SMF)") }, { 15, N_("Performance and diagnostic metrics") },
  { 30, N_("Experimental") }, { 38, N_("Quick start") }, { 48, N_("Path MTU") },
  { 49, "IOAM" }, { 62, N_("Experimental") }, { 65, N_("Tunnel payload forwarding") },
  { 94, N_("Experimental") }, { 99, "RPL" }, { 109, "MPL" }, { 126, N_("Experimental") },
  { 138, N_("Endpoint identification") }, { 139, N_("ILNP nonce") },
  { 140, N_("Line identification") }, { 158, N_("Experimental") }, { 190, N_("Experimental") },
  { 194, N_("Jumbo payload") }, { 201, N_("Home address") }, { 222, N_("Experimental") },
  { 238, N_("Depth-first forwarding") }, { 254, N_("Experimental") },
};

static const OctetName actions[] = {
  { 0, N_("Skip it and go on") }, { 1, N_("Drop the packet") },
  { 2, N_("Drop and send an ICMP message") },
  { 3, N_("Drop and send an ICMP message, unless to a group") },
};

static const OctetName alerts[] = {
  { 0, N_("Multicast listener discovery") }, { 1, "RSVP" }, { 2, N_("Active networks") },
};

static const OctetName quick_functions[] = { { 0, N_("Rate request") }, { 8, N_("Rate report") } };

static const OctetName taggers[] = {
  { 0, N_("None") }, { 1, N_("Not said") }, { 2, "IPv4" }, { 3, "IPv6" },
};

static const OctetName seed_lengths[] = {
  { 0, N_("None") }, { 1, N_("16 bits") }, { 2, N_("64 bits") }, { 3, N_("128 bits") },
};

#define LESSON_NEXT N_("What follows behind this header.")
#define LESSON_LENGTH N_("Counted in units of eight octets. The first eight do not count.")
#define LESSON_OCTETS N_("The whole header, worked out.")
#define LESSON_RESERVED N_("Zero; kept for later use.")
#define NUMBER(key, name, size, text) { key, name, OCTET_FIELD_UINT, .bits = size, .lesson = text }
#define HEXADECIMAL(key, name, size, text) \
  { key, name, OCTET_FIELD_HEX, .bits = size, .lesson = text }
#define OCTETS(key, name, text) { key, name, OCTET_FIELD_BYTES, .lesson = text }
#define FLAG(key, name, parent, bit, text) \
  { key, name, OCTET_FIELD_BOOL, .under = OCTET_UNDER (parent), .bits = 8, .mask = bit, \
    .on = N_("Yes"), .off = N_("No"), .lesson = text }
#define PART(key, name, kind, parent, bit, text) \
  { key, name, kind, .under = OCTET_UNDER (parent), .bits = 8, .mask = bit, .lesson = text }

static void
say_octets (GString *out,
            guint64  value)
{
  g_string_append_printf (out, _("%u bytes"), (guint) value);
}

/* clang-format off */
static const OctetField fields[] = {
  [HOP_NEXT] = { "ipv6.hopopts.nxt", N_("Next header"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (octet_ip_protocols), .lesson = LESSON_NEXT },
  [HOP_LENGTH] = NUMBER ("ipv6.hopopts.len", N_("Length"), 8, LESSON_LENGTH),
  [HOP_OCTETS] = { "ipv6.hopopts.len_oct", N_("Length in octets"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_GENERATED, .say = say_octets, .lesson = LESSON_OCTETS },
  [GOAL_NEXT] = { "ipv6.dstopts.nxt", N_("Next header"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (octet_ip_protocols), .lesson = LESSON_NEXT },
  [GOAL_LENGTH] = NUMBER ("ipv6.dstopts.len", N_("Length"), 8, LESSON_LENGTH),
  [GOAL_OCTETS] = { "ipv6.dstopts.len_oct", N_("Length in octets"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_GENERATED, .say = say_octets, .lesson = LESSON_OCTETS },
  [OPTION] = { "ipv6.opt", N_("Option"), OCTET_FIELD_LABEL,
    .lesson = N_("A note to the routers on the way, or to the receiver.") },
  [TYPE] = { "ipv6.opt.type", N_("Type"), OCTET_FIELD_HEX, .bits = 8, OCTET_NAMED (types),
    .lesson = N_("Which option this is. Its first bits say what to do with it where it is not "
                 "known.") },
  [ACTION] = { "ipv6.opt.type.action", N_("If unknown"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (TYPE), .bits = 8, .mask = 0xc0, OCTET_NAMED (actions),
    .lesson = N_("What somebody who does not know the option must do with the packet.") },
  [CHANGE] = FLAG ("ipv6.opt.type.change", N_("May change"), TYPE, 0x20,
    N_("Whether routers may change the data on the way. Signatures leave such options out.")),
  [LOW_BITS] = PART ("ipv6.opt.type.rest", N_("Low bits"), OCTET_FIELD_HEX, TYPE, 0x1f,
    N_("The rest of the type.")),
  [PAD_TYPE] = { "ipv6.opt.type", N_("Type"), OCTET_FIELD_HEX, .bits = 8, OCTET_NAMED (types),
    .lesson = N_("Zero: an octet of filling. It has neither length nor data.") },
  [LENGTH] = { "ipv6.opt.length", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of data. The type and this one do not count.") },
  [PAD_1] = { "ipv6.opt.pad1", N_("One octet of padding"), OCTET_FIELD_LABEL,
    .lesson = N_("Filling, so that what follows stands at a good place.") },
  [PAD_N] = OCTETS ("ipv6.opt.padn", N_("Padding"),
    N_("Filling, so that what follows stands at a good place.")),
  [ALERT] = { "ipv6.opt.router_alert", N_("Router alert"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (alerts),
    .lesson = N_("Tells routers to look inside though the packet is not for them, and what they "
                 "will find.") },
  [LIMIT] = NUMBER ("ipv6.opt.tel", N_("Tunnel limit"), 8,
    N_("How many more tunnels the packet may be put into.")),
  [JUMBO] = { "ipv6.opt.jumbo", N_("Jumbo payload length"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("bytes"),
    .lesson = N_("Octets behind the IPv6 header, for packets larger than 65,535 octets. Hardly "
                 "any line carries those, but network cards are handed such.") },
  [PATH_LEAST] = NUMBER ("ipv6.opt.pmtu.min", N_("Least MTU so far"), 16,
    N_("Each router lowers it to what its next line allows.")),
  [PATH_BACK] = { "ipv6.opt.pmtu.rtn", N_("Least MTU back"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("What the sender of this packet received from the other end.") },
  [PATH_FLAG] = { "ipv6.opt.pmtu.r_flag", N_("Answer wanted"), OCTET_FIELD_BOOL, .bits = 8,
    .mask = 0x01,
    .lesson = N_("Whether the other end should report what arrived there.") },
  [DOI] = NUMBER ("ipv6.opt.calipso.doi", N_("Domain of interpretation"), 32,
    N_("Who defined what levels and compartments mean.")),
  [COMPARTMENT_LENGTH] = NUMBER ("ipv6.opt.calipso.cmpt.length", N_("Compartment length"), 8,
    N_("Size of the bitmap in units of four octets.")),
  [SENSITIVITY] = NUMBER ("ipv6.opt.calipso.sens_level", N_("Sensitivity level"), 8,
    N_("How secret the content is.")),
  [CALIPSO_CHECKSUM] = HEXADECIMAL ("ipv6.opt.calipso.checksum", N_("Checksum"), 16,
    N_("A check over the option alone.")),
  [COMPARTMENTS] = OCTETS ("ipv6.opt.calipso.cmpt_bitmap", N_("Compartments"),
    N_("A bit for each group that the content is for.")),
  [HASH_BIT] = { "ipv6.opt.smf_dpd.hash_bit", N_("Hash follows"), OCTET_FIELD_BOOL, .bits = 8,
    .mask = 0x80, .lesson = N_("Whether a hash helps to tell copies of a packet apart.") },
  [TAGGER_TYPE] = { "ipv6.opt.smf_dpd.tid_type", N_("Tagger type"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x70, OCTET_NAMED (taggers),
    .lesson = N_("What kind of name the router that marked the packet has.") },
  [TAGGER_LENGTH] = { "ipv6.opt.smf_dpd.tid_len", N_("Tagger length"), OCTET_FIELD_UINT,
    .bits = 8, .mask = 0x0f,
    .lesson = N_("Octets of the tagger's name, less one.") },
  [TAGGER] = OCTETS ("ipv6.opt.smf_dpd.tagger_id", N_("Tagger"),
    N_("The router that marked the packet.")),
  [IDENTIFIER] = OCTETS ("ipv6.opt.smf_dpd.ident", N_("Identifier"),
    N_("Tells packets apart, so that a copy is not sent on twice.")),
  [HASH] = OCTETS ("ipv6.opt.smf_dpd.hav", N_("Hash"),
    N_("Added to the packet so that its hash differs from that of others.")),
  [SCALE_RECEIVED] = NUMBER ("ipv6.opt.pdm.scale_dtlr", N_("Scale of the first delta"), 8,
    N_("By how many bits the time since the last packet received was shortened.")),
  [SCALE_SENT] = NUMBER ("ipv6.opt.pdm.scale_dtls", N_("Scale of the second delta"), 8,
    N_("By how many bits the time since the last packet sent was shortened.")),
  [NUMBER_THIS] = NUMBER ("ipv6.opt.pdm.psn_this_pkt", N_("Number of this packet"), 16,
    N_("Counts up with each packet of the conversation.")),
  [NUMBER_LAST] = NUMBER ("ipv6.opt.pdm.psn_last_recv", N_("Number received last"), 16,
    N_("The number of the packet that the sender received last.")),
  [DELTA_RECEIVED] = NUMBER ("ipv6.opt.pdm.delta_last_recv", N_("Time since received"), 16,
    N_("How long the sender took to answer, in scaled units.")),
  [DELTA_SENT] = NUMBER ("ipv6.opt.pdm.delta_last_sent", N_("Time since sent"), 16,
    N_("How long the sender waited for the answer, in scaled units.")),
  [QUICK_FUNCTION] = { "ipv6.opt.qs_func", N_("Function"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0xf0, OCTET_NAMED (quick_functions),
    .lesson = N_("Whether the sender asks for a rate or reports the one it was given.") },
  [QUICK_RATE] = { "ipv6.opt.qs_rate", N_("Rate"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x0f,
    OCTET_NAMED (octet_ip_quick_rates),
    .lesson = N_("The rate in steps that double. A router may lower it.") },
  [QUICK_HOPS] = NUMBER ("ipv6.opt.qs_ttl", N_("Quick start hop limit"), 8,
    N_("Routers that understand the option count it down as well, so the receiver sees whether "
       "all did.")),
  [QUICK_UNUSED] = NUMBER ("ipv6.opt.qs_unused", N_("Not used"), 8,
    N_("A report has no use for this octet.")),
  [QUICK_NONCE] = { "ipv6.opt.qs_nonce", N_("Nonce"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0xfffffffc,
    .lesson = N_("Random bits. Routers that lower the rate change some of them, so a receiver "
                 "cannot claim a higher rate than it got.") },
  [QUICK_RESERVED] = { "ipv6.opt.qs_reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0x3, .lesson = LESSON_RESERVED },
  [FORWARDING] = HEXADECIMAL ("ipv6.opt.tpf_information", N_("Forwarding information"), 32,
    N_("Tells the tunnel's end what to do with the payload.")),
  [HOME] = { "ipv6.opt.mipv6.home_address", N_("Home address"), OCTET_FIELD_IPV6,
    .lesson = N_("A mobile device sends from where it is now. This is the address that it has at "
                 "home, which programs see as the source.") },
  [RPL_FLAGS] = HEXADECIMAL ("ipv6.opt.rpl.flag", N_("Flags"), 8,
    N_("Signs by which networks of small sensors find loops in their routes.")),
  [RPL_DOWN] = FLAG ("ipv6.opt.rpl.flag.o", N_("Down"), RPL_FLAGS, 0x80,
    N_("Whether the packet goes away from the root of the network.")),
  [RPL_RANK_ERROR] = FLAG ("ipv6.opt.rpl.flag.r", N_("Rank error"), RPL_FLAGS, 0x40,
    N_("Set where the packet came from a node that should stand on the other side.")),
  [RPL_FORWARD_ERROR] = FLAG ("ipv6.opt.rpl.flag.f", N_("Forwarding error"), RPL_FLAGS, 0x20,
    N_("Set where a node has no route down to the goal.")),
  [RPL_RESERVED] = PART ("ipv6.opt.rpl.flag.rsv", N_("Reserved"), OCTET_FIELD_HEX, RPL_FLAGS,
    0x1f, LESSON_RESERVED),
  [RPL_INSTANCE] = HEXADECIMAL ("ipv6.opt.rpl.instance_id", N_("Instance"), 8,
    N_("Which of the routing trees the packet follows.")),
  [RPL_RANK] = HEXADECIMAL ("ipv6.opt.rpl.sender_rank", N_("Sender's rank"), 16,
    N_("How far from the root the last sender stands.")),
  [NONCE] = OCTETS ("ipv6.opt.ilnp_nonce", N_("Nonce"),
    N_("A random value that only the two ends know, so that nobody else can move their "
       "conversation.")),
  [LINE_LENGTH] = NUMBER ("ipv6.opt.lio.length", N_("Length of the line's name"), 8,
    N_("Octets of the name that follows.")),
  [LINE] = { "ipv6.opt.lio.line_id", N_("Line"), OCTET_FIELD_STRING,
    .lesson = N_("Which subscriber's line a router solicitation came from.") },
  [MPL_FLAGS] = HEXADECIMAL ("ipv6.opt.mpl.flag", N_("Flags"), 8,
    N_("How a message spreads to all nodes of a network of sensors.")),
  [MPL_SEED_LENGTH] = { "ipv6.opt.mpl.flag.s", N_("Seed length"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (MPL_FLAGS), .bits = 8, .mask = 0xc0, OCTET_NAMED (seed_lengths),
    .lesson = N_("How long the seed's name is. Without one the source address is the name.") },
  [MPL_LARGEST] = FLAG ("ipv6.opt.mpl.flag.m", N_("Largest sequence"), MPL_FLAGS, 0x20,
    N_("Whether this is the newest message the sender knows of.")),
  [MPL_VERSION] = FLAG ("ipv6.opt.mpl.flag.v", N_("Version"), MPL_FLAGS, 0x10,
    N_("Zero; a one would mean another format.")),
  [MPL_RESERVED] = PART ("ipv6.opt.mpl.flag.rsv", N_("Reserved"), OCTET_FIELD_HEX, MPL_FLAGS,
    0x0f, LESSON_RESERVED),
  [MPL_SEQUENCE] = HEXADECIMAL ("ipv6.opt.mpl.sequence", N_("Sequence"), 8,
    N_("Counts the seed's messages.")),
  [MPL_SEED] = OCTETS ("ipv6.opt.mpl.seed_id", N_("Seed"),
    N_("Who brought the message into the network.")),
  [DFF_FLAGS] = HEXADECIMAL ("ipv6.opt.dff.flags", N_("Flags"), 8,
    N_("How a packet searches its way by trying neighbours one after the other.")),
  [DFF_VERSION] = PART ("ipv6.opt.dff.flag.ver", N_("Version"), OCTET_FIELD_UINT, DFF_FLAGS,
    0xc0, N_("Which format the option has.")),
  [DFF_DUPLICATE] = FLAG ("ipv6.opt.dff.flag.dup", N_("Duplicate"), DFF_FLAGS, 0x20,
    N_("Set where the packet is sent again.")),
  [DFF_RETURN] = FLAG ("ipv6.opt.dff.flag.ret", N_("Return"), DFF_FLAGS, 0x10,
    N_("Set where the packet comes back from a dead end.")),
  [DFF_RESERVED] = PART ("ipv6.opt.dff.flag.rsv", N_("Reserved"), OCTET_FIELD_HEX, DFF_FLAGS,
    0x0f, LESSON_RESERVED),
  [DFF_SEQUENCE] = NUMBER ("ipv6.opt.dff.sequence_number", N_("Sequence number"), 16,
    N_("Counts the packets of the sender.")),
  [EXPERIMENTAL] = OCTETS ("ipv6.opt.experimental", N_("Experimental data"),
    N_("Octets for trials; only those who take part know their meaning.")),
  [REST] = OCTETS ("ipv6.opt_unknown_data", N_("Unknown data"),
    N_("Octets of the option that its format has no place for.")),
  [UNKNOWN] = OCTETS ("ipv6.opt.unknown", N_("Unknown option's data"),
    N_("Data of an option that Octet does not know.")),
};
/* clang-format on */

enum
{
  BAD_LENGTH, WRONG_HEADER, DEPRECATED, NOT_READ, JUMBO_SMALL, SEED_IS_SOURCE, NOT_FIRST,
};

static const OctetNote notes[] = {
  [BAD_LENGTH] = { "ipv6.opt.invalid_len", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The length does not fit the option") },
  [WRONG_HEADER] = { "ipv6.opt.header_mismatch", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The option belongs into the other kind of options header") },
  [DEPRECATED] = { "ipv6.opt.deprecated", OCTET_NOTE_NOTE, OCTET_GROUP_DEPRECATED,
    N_("The option should not be used any more") },
  [NOT_READ] = { "ipv6.opt.unknown_data.expert", OCTET_NOTE_NOTE, OCTET_GROUP_UNDECODED,
    N_("The meaning of these octets is not known") },
  [JUMBO_SMALL] = { "ipv6.opt.jumbo.truncated", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("A length below 65,536 does not need this option") },
  [SEED_IS_SOURCE] = { "ipv6.opt.mpl.ipv6_src_seed_id", OCTET_NOTE_COMMENT,
    OCTET_GROUP_PROTOCOL, N_("The source address is the seed") },
  [NOT_FIRST] = { "ipv6.hopopts.not_first", OCTET_NOTE_ERROR, OCTET_GROUP_PROTOCOL,
    N_("Hop-by-hop options must stand right behind the IPv6 header") },
};

/* A field that stands at a fixed place in an option's data. */
typedef struct
{
  guint8 field;
  guint8 at;
  guint8 size;
} Place;

/* Reads what no list of places can say; answers how many octets of the data it used. */
typedef gsize (*ReadOption) (OctetDissector *self,
                             gsize           at,
                             gsize           size);

enum { ANYWHERE, HOP_BY_HOP, DESTINATION };

typedef struct
{
  guint8       type;
  guint8       size; /* what the length must be */
  guint8       header;
  const Place *places;
  gsize        n_places;
  ReadOption   read;
} Option;

#define PLACES(list) .places = list, .n_places = G_N_ELEMENTS (list)

static const Place alert_places[] = { { ALERT, 0, 2 } };
static const Place limit_places[] = { { LIMIT, 0, 1 } };
static const Place forwarding_places[] = { { FORWARDING, 0, 4 } };
static const Place metric_places[] = {
  { SCALE_RECEIVED, 0, 1 }, { SCALE_SENT, 1, 1 }, { NUMBER_THIS, 2, 2 }, { NUMBER_LAST, 4, 2 },
  { DELTA_RECEIVED, 6, 2 }, { DELTA_SENT, 8, 2 },
};
static const Place rpl_places[] = { { RPL_FLAGS, 0, 1 }, { RPL_INSTANCE, 1, 1 },
                                    { RPL_RANK, 2, 2 } };
static const Place dff_places[] = { { DFF_FLAGS, 0, 1 }, { DFF_SEQUENCE, 1, 2 } };

static gsize
read_padding (OctetDissector *self,
              gsize           at,
              gsize           size)
{
  octet_dissector_add (self, PAD_N, at, size);
  return size;
}

static gsize
read_jumbo (OctetDissector *self,
            gsize           at,
            gsize           size)
{
  guint64 length;

  if (size < 4)
    return 0;
  length = octet_dissector_add (self, JUMBO, at, 4);
  if (length <= G_MAXUINT16)
    octet_dissector_note (self, JUMBO_SMALL, JUMBO);
  return 4;
}

/* RFC 9268, 4: the last bit is the flag, so sizes are even. */
static gsize
read_path (OctetDissector *self,
           gsize           at,
           gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self) + at;

  if (size < 4)
    return 0;
  octet_dissector_add (self, PATH_LEAST, at, 2);
  octet_dissector_add_uint (self, PATH_BACK, octet_bytes_be16 (bytes + 2) & 0xfffeu, at + 2, 2);
  octet_dissector_add (self, PATH_FLAG, at + 3, 1);
  return 4;
}

/* RFC 5570, 5.1 */
static gsize
read_calipso (OctetDissector *self,
              gsize           at,
              gsize           size)
{
  gsize bitmap;

  if (size < 8)
    return 0;
  octet_dissector_add (self, DOI, at, 4);
  bitmap = 4 * octet_dissector_add (self, COMPARTMENT_LENGTH, at + 4, 1);
  octet_dissector_add (self, SENSITIVITY, at + 5, 1);
  octet_dissector_add (self, CALIPSO_CHECKSUM, at + 6, 2);
  bitmap = MIN (bitmap, size - 8);
  octet_dissector_add (self, COMPARTMENTS, at + 8, bitmap);
  return 8 + bitmap;
}

/* RFC 6621, 6.1.1 */
static gsize
read_duplicate (OctetDissector *self,
                gsize           at,
                gsize           size)
{
  gsize tagger;

  if (size < 1)
    return 0;
  if (octet_dissector_add (self, HASH_BIT, at, 1) != 0)
    {
      octet_dissector_add (self, HASH, at, size);
      return size;
    }
  tagger = octet_dissector_add (self, TAGGER_TYPE, at, 1) != 0;
  tagger = tagger * (octet_dissector_add (self, TAGGER_LENGTH, at, 1) + 1);
  tagger = MIN (tagger, size - 1);
  if (tagger > 0)
    octet_dissector_add (self, TAGGER, at + 1, tagger);
  if (size > 1 + tagger)
    octet_dissector_add (self, IDENTIFIER, at + 1 + tagger, size - 1 - tagger);
  return size;
}

/* RFC 4782, 3.2 */
static gsize
read_quick_start (OctetDissector *self,
                  gsize           at,
                  gsize           size)
{
  if (size < 6)
    return 0;
  octet_dissector_add (self, QUICK_RATE, at, 1);
  if (octet_dissector_add (self, QUICK_FUNCTION, at, 1) == 0)
    octet_dissector_add (self, QUICK_HOPS, at + 1, 1);
  else
    octet_dissector_add (self, QUICK_UNUSED, at + 1, 1);
  octet_dissector_add (self, QUICK_NONCE, at + 2, 4);
  octet_dissector_add (self, QUICK_RESERVED, at + 2, 4);
  return 6;
}

/* RFC 6275, 11.3.1: for checksums and programs the home address is the source. */
static gsize
read_home (OctetDissector *self,
           gsize           at,
           gsize           size)
{
  OctetAddress goal = *octet_dissector_get_destination (self);

  octet_dissector_add (self, HOME, at, ADDRESS_SIZE);
  if (octet_dissector_ok (self) && goal.kind == OCTET_ADDRESS_IPV6)
    octet_dissector_set_addresses (self, OCTET_ADDRESS_IPV6,
                                   octet_dissector_get_bytes (self) + at, goal.bytes);
  return ADDRESS_SIZE;
}

/* RFC 7731, 6.1 */
static gsize
read_mpl (OctetDissector *self,
          gsize           at,
          gsize           size)
{
  static const guint8 sizes[4] = { 0, 2, 8, 16 };
  gsize seed;

  if (size < 2)
    return 0;
  seed = sizes[octet_dissector_add (self, MPL_FLAGS, at, 1) >> 6];
  octet_dissector_add (self, MPL_SEQUENCE, at + 1, 1);
  if (seed == 0)
    octet_dissector_note (self, SEED_IS_SOURCE, TYPE);
  seed = MIN (seed, size - 2);
  if (seed > 0)
    octet_dissector_add (self, MPL_SEED, at + 2, seed);
  return 2 + seed;
}

static gsize
read_nonce (OctetDissector *self,
            gsize           at,
            gsize           size)
{
  octet_dissector_add (self, NONCE, at, size);
  return size;
}

static gsize
read_line (OctetDissector *self,
           gsize           at,
           gsize           size)
{
  gsize length;

  if (size < 1)
    return 0;
  length = octet_dissector_add (self, LINE_LENGTH, at, 1);
  length = MIN (length, size - 1);
  octet_dissector_add (self, LINE, at + 1, length);
  return 1 + length;
}

static gsize
read_experiment (OctetDissector *self,
                 gsize           at,
                 gsize           size)
{
  octet_dissector_add (self, EXPERIMENTAL, at, size);
  return size;
}

static const Option options[] = {
  { 1, ANY_LENGTH, ANYWHERE, .read = read_padding },
  { 4, 1, DESTINATION, PLACES (limit_places) },
  { 5, 2, HOP_BY_HOP, PLACES (alert_places) },
  { 7, ANY_LENGTH, HOP_BY_HOP, .read = read_calipso },
  { 8, ANY_LENGTH, HOP_BY_HOP, .read = read_duplicate },
  { 15, 10, DESTINATION, PLACES (metric_places) },
  { 30, ANY_LENGTH, ANYWHERE, .read = read_experiment },
  { 38, 6, HOP_BY_HOP, .read = read_quick_start },
  { 48, 4, HOP_BY_HOP, .read = read_path },
  { 62, ANY_LENGTH, ANYWHERE, .read = read_experiment },
  { 65, 4, DESTINATION, PLACES (forwarding_places) },
  { 94, ANY_LENGTH, ANYWHERE, .read = read_experiment },
  { 99, ANY_LENGTH, HOP_BY_HOP, PLACES (rpl_places) },
  { 109, ANY_LENGTH, HOP_BY_HOP, .read = read_mpl },
  { 126, ANY_LENGTH, ANYWHERE, .read = read_experiment },
  { 139, ANY_LENGTH, DESTINATION, .read = read_nonce },
  { 140, ANY_LENGTH, DESTINATION, .read = read_line },
  { 158, ANY_LENGTH, ANYWHERE, .read = read_experiment },
  { 190, ANY_LENGTH, ANYWHERE, .read = read_experiment },
  { 194, 4, HOP_BY_HOP, .read = read_jumbo },
  { HOME_ADDRESS, ADDRESS_SIZE, DESTINATION, .read = read_home },
  { 222, ANY_LENGTH, ANYWHERE, .read = read_experiment },
  { 238, 3, HOP_BY_HOP, PLACES (dff_places) },
  { 254, ANY_LENGTH, ANYWHERE, .read = read_experiment },
};

static const Option *
find_option (guint8 type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].type == type)
      return &options[i];
  return NULL;
}

static gsize
add_places (OctetDissector *self,
            const Option   *option,
            gsize           at,
            gsize           size)
{
  gsize used = 0;

  for (gsize i = 0; i < option->n_places; i++)
    {
      const Place *place = &option->places[i];

      if ((gsize) place->at + place->size > size)
        break;
      octet_dissector_add (self, place->field, at + place->at, place->size);
      used = (gsize) place->at + place->size;
    }
  return used;
}

/* The data of an option that is wholly there. */
static void
add_data (OctetDissector *self,
          const Option   *option,
          gsize           at,
          gsize           size)
{
  gsize used;

  if (option == NULL)
    {
      octet_dissector_add (self, UNKNOWN, at, size);
      octet_dissector_note (self, NOT_READ, UNKNOWN);
      return;
    }
  used = option->read != NULL ? option->read (self, at, size)
                              : add_places (self, option, at, size);
  if (used < size)
    {
      octet_dissector_add (self, REST, at + used, size - used);
      octet_dissector_note (self, NOT_READ, REST);
    }
}

static void
add_option (OctetDissector *self,
            guint8          header)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = rest->position;
  guint8 type = (guint8) octet_reader_peek_be (rest, 0, 1);
  gsize size = octet_reader_peek_be (rest, 1, 1);
  const Option *option = find_option (type);
  const char *name = octet_name_find (types, G_N_ELEMENTS (types), type);

  octet_dissector_open (self, OPTION);
  octet_dissector_label (self, "%s", name != NULL ? _(name) : _("Unknown option"));
  octet_dissector_add (self, type == 0 ? PAD_TYPE : TYPE, at, 1);
  if (type == 138)
    octet_dissector_note (self, DEPRECATED, TYPE);
  if (option != NULL && option->header != ANYWHERE && option->header != header)
    octet_dissector_note (self, WRONG_HEADER, TYPE);
  if (type == 0)
    {
      octet_dissector_add (self, PAD_1, at, 1);
      octet_reader_skip (rest, 1);
    }
  else
    {
      octet_dissector_add (self, LENGTH, at + 1, 1);
      if (option != NULL && option->size != ANY_LENGTH && option->size != size)
        octet_dissector_note (self, BAD_LENGTH, LENGTH);
      /* An address is an address, whatever length is stated. */
      if (type == HOME_ADDRESS)
        size = MAX (size, ADDRESS_SIZE);
      octet_reader_skip (rest, 2 + size);
      if (octet_reader_ok (rest))
        add_data (self, option, at + 2, size);
    }
  octet_dissector_close (self);
}

/* The reader ends with the header while its options are read, so none of them
 * can reach into what follows. */
static void
dissect_header (OctetDissector *self,
                guint8          header,
                guint           next_field)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint next = (guint) octet_dissector_read (self, next_field);
  gsize size = 8 * (octet_dissector_read (self, next_field + 1) + 1);
  gsize end = rest->size;

  octet_dissector_add_uint (self, next_field + 2, size, 1, 1);
  if (size > rest->size)
    {
      octet_reader_skip (rest, size);
      return;
    }
  rest->size = size;
  while (octet_reader_left (rest) > 0)
    add_option (self, header);
  rest->size = end;
  octet_ipv6_hand_on (self, next);
}

static void
hop_by_hop_dissect (OctetDissector *self)
{
  if (!octet_dissector_is_over (self, "ipv6"))
    octet_dissector_note_here (self, NOT_FIRST);
  dissect_header (self, HOP_BY_HOP, HOP_NEXT);
}

static void
destination_dissect (OctetDissector *self)
{
  dissect_header (self, DESTINATION, GOAL_NEXT);
}

static const OctetCarrier hop_by_hop_carriers[] = { { "ip.proto", 0 } };
static const OctetCarrier destination_carriers[] = { { "ip.proto", 60 } };

const OctetProtocol octet_protocol_ipv6_hop_by_hop = {
  .key = "ipv6.hopopts",
  .name = N_("Hop-by-hop options for IPv6"),
  .short_name = "IPv6",
  .reference = "RFC 8200, 4.3",
  .level = OCTET_LEVEL_NETWORK,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (hop_by_hop_carriers),
  .dissect = hop_by_hop_dissect,
  .lesson = N_("Notes that each router on the way may read. Stands right behind the IPv6 header. "
               "Many routers drop packets that have it."),
};

const OctetProtocol octet_protocol_ipv6_destination = {
  .key = "ipv6.dstopts",
  .name = N_("Destination options for IPv6"),
  .short_name = "IPv6",
  .reference = "RFC 8200, 4.6",
  .level = OCTET_LEVEL_NETWORK,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (destination_carriers),
  .dissect = destination_dissect,
  .lesson = N_("Notes for the receiver alone; routers do not look at them."),
};
