/* pgm-fields.c - the table of Pragmatic General Multicast: messages and options.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/network/ip-names.h"
#include "protocols/transport/pgm.h"

static const OctetName types[] = {
  { 0x00, "SPM" }, { 0x01, "POLL" }, { 0x02, "POLR" }, { 0x04, "ODATA" }, { 0x05, "RDATA" },
  { 0x08, "NAK" }, { 0x09, "NNAK" }, { 0x0a, "NCF" }, { 0x0d, "ACK" },
};

/* IANA, address family numbers. */
static const OctetName families[] = { { 0, N_("Reserved") }, { 1, "IPv4" }, { 2, "IPv6" } };

static const OctetName polls[] = { { 0, N_("General") }, { 1, N_("Local retransmitters") } };

static const OctetName options[] = {
  { 0x00, N_("Length") }, { 0x01, N_("Fragment") }, { 0x02, N_("List of sequence numbers") },
  { 0x03, N_("Join") }, { 0x04, N_("Back-off interval") }, { 0x05, N_("Back-off range") },
  { 0x07, N_("Redirect") }, { 0x08, N_("Parity parameters") }, { 0x09, N_("Parity group") },
  { 0x0a, N_("Current group size") }, { 0x0d, "SYN" }, { 0x0e, "FIN" }, { 0x0f, "RST" },
  { 0x12, N_("Congestion control data") }, { 0x13, N_("Congestion control feedback") },
};

static const OctetName verdicts[] = {
  { 0, N_("Bad") }, { 1, N_("Good") }, { 2, N_("Unverified") }, { 3, N_("Not present") },
};

#define LESSON_RESERVED N_("Zero; kept for later use.")
#define LESSON_FAMILY N_("Which kind of address follows.")
#define LESSON_PATH N_("The last router on the way that knows PGM: requests go back to it.")
#define NUMBER(key, name, size, text) { key, name, OCTET_FIELD_UINT, .bits = size, .lesson = text }
#define HEXADECIMAL(key, name, size, text) \
  { key, name, OCTET_FIELD_HEX, .bits = size, .lesson = text }
#define FAMILY(key) \
  { key, N_("Address family"), OCTET_FIELD_UINT, .bits = 16, OCTET_NAMED (families), \
    .lesson = LESSON_FAMILY }
#define IPV4(key, name, text) { key, name, OCTET_FIELD_IPV4, .lesson = text }
#define IPV6(key, name, text) { key, name, OCTET_FIELD_IPV6, .lesson = text }
#define FLAG(key, name, bit, text) \
  { key, name, OCTET_FIELD_BOOL, .under = OCTET_UNDER (PGM_FLAGS), .bits = 8, .mask = bit, \
    .on = N_("Present"), .off = N_("Not present"), .lesson = text }

/* clang-format off */
const OctetField octet_pgm_fields[PGM_N_FIELDS] = {
  [PGM_SOURCE] = { "pgm.hdr.sport", N_("Source port"), OCTET_FIELD_UINT, .at = 0, .size = 2,
    .lesson = N_("The sender's port. With the source identifier it names the session.") },
  [PGM_DESTINATION] = { "pgm.hdr.dport", N_("Destination port"), OCTET_FIELD_UINT, .at = 2,
    .size = 2, .lesson = N_("The port that the group's members listen on.") },
  [PGM_PORT] = { "pgm.port", N_("Port"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The port of either end. Filter on it to see both directions at once.") },
  [PGM_TYPE] = { "pgm.hdr.type", N_("Type"), OCTET_FIELD_HEX, .at = 4, .size = 1,
    OCTET_NAMED (types),
    .lesson = N_("ODATA is data sent for the first time, RDATA a repair; a NAK asks for one, an "
                 "NCF confirms the request, and an SPM says that the source is alive.") },
  [PGM_FLAGS] = { "pgm.hdr.opts", N_("Options"), OCTET_FIELD_HEX, .at = 5, .size = 1,
    .lesson = N_("What else the packet has.") },
  [PGM_HAS_OPTIONS] = FLAG ("pgm.hdr.opts.opt", N_("Options"), 0x01,
    N_("Whether options follow behind the header.")),
  [PGM_NETWORK] = FLAG ("pgm.hdr.opts.netsig", N_("Options for routers"), 0x02,
    N_("Whether routers on the way must look at the options.")),
  [PGM_VARIABLE] = FLAG ("pgm.hdr.opts.varlen", N_("Parity of varying length"), 0x40,
    N_("The packets that the parity is made of are not all of one length.")),
  [PGM_PARITY] = FLAG ("pgm.hdr.opts.parity", N_("Parity"), 0x80,
    N_("Not data but a sum over a group of packets, from which a lost one can be worked out.")),
  [PGM_CHECKSUM] = { "pgm.hdr.cksum", N_("Checksum"), OCTET_FIELD_HEX, .at = 6, .size = 2,
    .lesson = N_("A sum over the whole message. Zero where the sender left it out.") },
  [PGM_STATUS] = { "pgm.hdr.cksum.status", N_("Checksum status"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (verdicts),
    .lesson = N_("Whether the checksum fits the message.") },
  [PGM_GSI] = { "pgm.hdr.gsi", N_("Global source identifier"), OCTET_FIELD_BYTES, .at = 8,
    .size = 6, .lesson = N_("Names the source, whatever address its packets come from.") },
  [PGM_UNIT_LENGTH] = { "pgm.hdr.tsdulen", N_("Data unit length"), OCTET_FIELD_UINT, .at = 14,
    .size = 2, .unit = N_("bytes"),
    .lesson = N_("Octets of the program's data, without header and options.") },
  [PGM_SPM_SEQUENCE] = HEXADECIMAL ("pgm.spm.sqn", N_("Sequence number"), 32,
    N_("Counts these messages, apart from the data.")),
  [PGM_SPM_TRAIL] = HEXADECIMAL ("pgm.spm.trail", N_("Trailing edge"), 32,
    N_("The oldest packet that the source can still send again.")),
  [PGM_SPM_LEAD] = HEXADECIMAL ("pgm.spm.lead", N_("Leading edge"), 32,
    N_("The newest packet that the source has sent.")),
  [PGM_SPM_FAMILY] = FAMILY ("pgm.spm.pathafi"),
  [PGM_SPM_RESERVED] = HEXADECIMAL ("pgm.spm.res", N_("Reserved"), 16, LESSON_RESERVED),
  [PGM_SPM_IPV4] = IPV4 ("pgm.spm.path.ipv4", N_("Path address"), LESSON_PATH),
  [PGM_SPM_IPV6] = IPV6 ("pgm.spm.path.ipv6", N_("Path address"), LESSON_PATH),
  [PGM_NAK_SEQUENCE] = HEXADECIMAL ("pgm.nak.sqn", N_("Requested sequence number"), 32,
    N_("The packet that is missing.")),
  [PGM_NAK_SOURCE_FAMILY] = FAMILY ("pgm.nak.srcafi"),
  [PGM_NAK_SOURCE_RESERVED] = HEXADECIMAL ("pgm.nak.srcres", N_("Reserved"), 16, LESSON_RESERVED),
  [PGM_NAK_SOURCE_IPV4] = IPV4 ("pgm.nak.src.ipv4", N_("Source address"),
    N_("Who sent the missing packet.")),
  [PGM_NAK_SOURCE_IPV6] = IPV6 ("pgm.nak.src.ipv6", N_("Source address"),
    N_("Who sent the missing packet.")),
  [PGM_NAK_GROUP_FAMILY] = FAMILY ("pgm.nak.grpafi"),
  [PGM_NAK_GROUP_RESERVED] = HEXADECIMAL ("pgm.nak.grpres", N_("Reserved"), 16, LESSON_RESERVED),
  [PGM_NAK_GROUP_IPV4] = IPV4 ("pgm.nak.grp.ipv4", N_("Group address"),
    N_("The group that the missing packet was for.")),
  [PGM_NAK_GROUP_IPV6] = IPV6 ("pgm.nak.grp.ipv6", N_("Group address"),
    N_("The group that the missing packet was for.")),
  [PGM_POLL_SEQUENCE] = HEXADECIMAL ("pgm.poll.sqn", N_("Sequence number"), 32,
    N_("Tells which answers belong to which poll.")),
  [PGM_POLL_ROUND] = NUMBER ("pgm.poll.round", N_("Round"), 16,
    N_("How often the same has been asked.")),
  [PGM_POLL_SUBTYPE] = { "pgm.poll.subtype", N_("Kind of poll"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (polls), .lesson = N_("Who is to answer.") },
  [PGM_POLL_FAMILY] = FAMILY ("pgm.poll.pathafi"),
  [PGM_POLL_RESERVED] = HEXADECIMAL ("pgm.poll.res", N_("Reserved"), 16, LESSON_RESERVED),
  [PGM_POLL_IPV4] = IPV4 ("pgm.poll.path.ipv4", N_("Path address"), LESSON_PATH),
  [PGM_POLL_IPV6] = IPV6 ("pgm.poll.path.ipv6", N_("Path address"), LESSON_PATH),
  [PGM_POLL_BACK_OFF] = NUMBER ("pgm.poll.backoff_ivl", N_("Back-off interval"), 32,
    N_("Answers come after a random time of at most so many microseconds, so that they do not "
       "come all at once.")),
  [PGM_POLL_RANDOM] = HEXADECIMAL ("pgm.poll.rand_str", N_("Random string"), 32,
    N_("Only those whose own random bits agree in the masked places answer.")),
  [PGM_POLL_MASK] = HEXADECIMAL ("pgm.poll.matching_bmask", N_("Matching bit mask"), 32,
    N_("Which bits must agree: each one halves the number of answers.")),
  [PGM_POLR_SEQUENCE] = HEXADECIMAL ("pgm.polr.sqn", N_("Sequence number"), 32,
    N_("The poll that is answered.")),
  [PGM_POLR_ROUND] = NUMBER ("pgm.polr.round", N_("Round"), 16,
    N_("The round of the poll that is answered.")),
  [PGM_POLR_RESERVED] = HEXADECIMAL ("pgm.polr.res", N_("Reserved"), 16, LESSON_RESERVED),
  [PGM_ACK_SEQUENCE] = HEXADECIMAL ("pgm.ack.maxsqn", N_("Newest sequence number"), 32,
    N_("The newest packet that has come.")),
  [PGM_ACK_BITMAP] = HEXADECIMAL ("pgm.ack.bitmap", N_("Packet bitmap"), 32,
    N_("A bit for each of the last 32 packets that has come.")),
  [PGM_OPTIONS_TYPE] = { "pgm.opts.type", N_("Type"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (options), .lesson = N_("The first option must state the length of all.") },
  [PGM_OPTIONS_LENGTH] = NUMBER ("pgm.opts.len", N_("Length"), 8,
    N_("Octets of this first option: always four.")),
  [PGM_OPTIONS_TOTAL] = NUMBER ("pgm.opts.tlen", N_("Total length"), 16,
    N_("Octets of all options, this one with them.")),
  [PGM_OPTION_END] = { "pgm.genopts.end", N_("Last option"), OCTET_FIELD_BOOL, .bits = 8,
    .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether this option is the last one.") },
  [PGM_OPTION_TYPE] = { "pgm.genopts.type", N_("Type"), OCTET_FIELD_HEX, .bits = 8, .mask = 0x7f,
    OCTET_NAMED (options), .lesson = N_("Which option this is.") },
  [PGM_OPTION_LENGTH] = NUMBER ("pgm.genopts.len", N_("Length"), 8,
    N_("Octets of the option, its type and this one with them.")),
  [PGM_OPTION_UNKNOWN] = HEXADECIMAL ("pgm.genopts.opx", N_("If unknown"), 8,
    N_("What a router that does not know the option does with it.")),
  [PGM_PARITY_PARAMETERS] = HEXADECIMAL ("pgm.opts.parity_prm.op", N_("Parity parameters"), 8,
    N_("Whether parity is sent beforehand, on demand, or both.")),
  [PGM_PARITY_GROUP] = HEXADECIMAL ("pgm.opts.parity_prm.prm_grp", N_("Group size"), 32,
    N_("How many packets one parity packet is made of, or which group it is.")),
  [PGM_JOIN_RESERVED] = HEXADECIMAL ("pgm.opts.join.res", N_("Reserved"), 8, LESSON_RESERVED),
  [PGM_JOIN_LEAST] = HEXADECIMAL ("pgm.opts.join.min_join", N_("Least sequence number"), 32,
    N_("A receiver that joins late may ask for repairs from here on.")),
  [PGM_NAK_RESERVED] = HEXADECIMAL ("pgm.opts.nak.op", N_("Reserved"), 8, LESSON_RESERVED),
  [PGM_NAK_LIST] = { "pgm.opts.nak.list", N_("More sequence numbers"), OCTET_FIELD_BYTES,
    .lesson = N_("More packets that are missing, four octets each.") },
  [PGM_CONTROL_RESERVED] = NUMBER ("pgm.opts.ccdata.res", N_("Reserved"), 8, LESSON_RESERVED),
  [PGM_CONTROL_STAMP] = HEXADECIMAL ("pgm.opts.ccdata.tstamp", N_("Time stamp"), 16,
    N_("Comes back with the answer, so that the source learns the time of the way.")),
  [PGM_CONTROL_FAMILY] = FAMILY ("pgm.opts.ccdata.afi"),
  [PGM_CONTROL_LOSS] = HEXADECIMAL ("pgm.opts.ccdata.lossrate", N_("Loss rate"), 16,
    N_("How many packets a receiver loses, in 65,536ths.")),
  [PGM_CONTROL_RESERVED_2] = NUMBER ("pgm.opts.ccdata.res2", N_("Reserved"), 16, LESSON_RESERVED),
  [PGM_CONTROL_IPV4] = IPV4 ("pgm.opts.ccdata.acker.ipv4", N_("Acknowledger"),
    N_("The receiver with the worst way: the source goes by its answers.")),
  [PGM_CONTROL_IPV6] = IPV6 ("pgm.opts.ccdata.acker.ipv6", N_("Acknowledger"),
    N_("The receiver with the worst way: the source goes by its answers.")),
  [PGM_INTERVAL_RESERVED] = HEXADECIMAL ("pgm.opts.nak_bo_ivl.res", N_("Reserved"), 8,
    LESSON_RESERVED),
  [PGM_INTERVAL] = NUMBER ("pgm.opts.nak_bo_ivl.bo_ivl", N_("Back-off interval"), 32,
    N_("For how many microseconds at most a receiver waits before it asks for a repair: another "
       "may ask first.")),
  [PGM_INTERVAL_SEQUENCE] = HEXADECIMAL ("pgm.opts.nak_bo_ivl.bo_ivl_sqn",
    N_("Sequence number of the interval"), 32, N_("From which poll the interval comes.")),
  [PGM_RANGE_RESERVED] = HEXADECIMAL ("pgm.opts.nak_bo_rng.res", N_("Reserved"), 8,
    LESSON_RESERVED),
  [PGM_RANGE_LEAST] = NUMBER ("pgm.opts.nak_bo_rng.min_bo_ivl", N_("Least interval"), 32,
    N_("Microseconds below which the interval must not go.")),
  [PGM_RANGE_MOST] = NUMBER ("pgm.opts.nak_bo_rng.max_bo_ivl", N_("Greatest interval"), 32,
    N_("Microseconds above which the interval must not go.")),
  [PGM_REDIRECT_RESERVED] = NUMBER ("pgm.opts.redirect.res", N_("Reserved"), 8, LESSON_RESERVED),
  [PGM_REDIRECT_FAMILY] = FAMILY ("pgm.opts.redirect.afi"),
  [PGM_REDIRECT_RESERVED_2] = HEXADECIMAL ("pgm.opts.redirect.res2", N_("Reserved"), 16,
    LESSON_RESERVED),
  [PGM_REDIRECT_IPV4] = IPV4 ("pgm.opts.redirect.dlr.ipv4", N_("Local retransmitter"),
    N_("Who sends repairs in the source's place.")),
  [PGM_REDIRECT_IPV6] = IPV6 ("pgm.opts.redirect.dlr.ipv6", N_("Local retransmitter"),
    N_("Who sends repairs in the source's place.")),
  [PGM_FRAGMENT_RESERVED] = HEXADECIMAL ("pgm.opts.fragment.res", N_("Reserved"), 8,
    LESSON_RESERVED),
  [PGM_FRAGMENT_FIRST] = HEXADECIMAL ("pgm.opts.fragment.first_sqn", N_("First sequence number"),
    32, N_("The packet with the first piece of the message.")),
  [PGM_FRAGMENT_OFFSET] = NUMBER ("pgm.opts.fragment.fragment_offset", N_("Fragment offset"), 32,
    N_("Where in the message this piece belongs, in octets.")),
  [PGM_FRAGMENT_TOTAL] = NUMBER ("pgm.opts.fragment.total_length", N_("Total length"), 32,
    N_("Octets of the whole message.")),
};
/* clang-format on */
