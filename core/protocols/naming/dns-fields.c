/* dns-fields.c - the table of all fields that DNS and its relatives on the local network share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data only. RFC 1035 and the RFC of each record type; multicast DNS (RFC 6762)
 * and LLMNR (RFC 4795) use the same keys, as people filter for them.
 */
#include "config.h"

#include "protocols/naming/dns-fields.h"

#include <math.h>

#include "protocols/naming/dns-values.h"

/* RFC 1876, 2: a digit and a power of ten, in centimetres. */
static void
say_centimetres (GString *out,
                 guint64  value)
{
  double metres = (double) (value >> 4 & 15) * pow (10, (double) (value & 15)) / 100;

  g_string_append_printf (out, _("%g m"), metres);
}

/* Thousandths of a second of arc, 2^31 in the middle. */
static void
say_arc (GString    *out,
         guint64     value,
         const char *positive,
         const char *negative)
{
  gint64 arc = (gint64) value - G_GINT64_CONSTANT (0x80000000);
  guint size = (guint) (arc < 0 ? -arc : arc);

  g_string_append_printf (out, "%u° %u′ %u.%03u″ %s", size / 3600000, size / 60000 % 60,
                          size / 1000 % 60, size % 1000, arc < 0 ? negative : positive);
}

static void
say_latitude (GString *out,
              guint64  value)
{
  say_arc (out, value, C_ ("north", "N"), C_ ("south", "S"));
}

static void
say_longitude (GString *out,
               guint64  value)
{
  say_arc (out, value, C_ ("east", "E"), C_ ("west", "W"));
}

static void
say_altitude (GString *out,
              guint64  value)
{
  g_string_append_printf (out, _("%.2f m"), ((double) value - 10000000) / 100);
}

/* clang-format off */
const OctetField dns_fields[DNS_N_FIELDS] = {
  [DNS_LENGTH] = { "dns.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many octets of DNS message follow. Only TCP needs it: a stream has no "
                 "borders between messages.") },
  [DNS_ID] = { "dns.id", N_("Transaction ID"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("A number that the asker picks and the answer repeats, so that both find each "
                 "other. Good resolvers pick it at random to make forged answers hard.") },
  [DNS_FLAGS] = { "dns.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What kind of message this is and how it was handled, packed into 16 bits.") },
  [DNS_FLAG_RESPONSE] = { "dns.flags.response", N_("Response"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x8000, .on = N_("Message is a response"), .off = N_("Message is a query"),
    .lesson = N_("Zero in a question, one in an answer.") },
  [DNS_FLAG_OPCODE] = { "dns.flags.opcode", N_("Operation"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x7800, OCTET_NAMED (opcodes),
    .lesson = N_("What the asker wants done. Nearly all messages are standard queries.") },
  [DNS_FLAG_AUTHORITATIVE] = { "dns.flags.authoritative", N_("Authoritative"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x0400, .on = N_("The server is an authority for the domain"),
    .off = N_("The server is not an authority for the domain"),
    .lesson = N_("Set when the answer comes from a server that holds the domain's own data, "
                 "not from somebody's memory.") },
  [DNS_FLAG_CONFLICT] = { "dns.flags.conflict", N_("Conflict"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x0400, .on = N_("More than one host answered for the name"), .off = N_("None"),
    .lesson = N_("Set when the sender has heard more than one host claim the same name.") },
  [DNS_FLAG_TRUNCATED] = { "dns.flags.truncated", N_("Truncated"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x0200, .on = N_("Message is truncated"), .off = N_("Message is not truncated"),
    .lesson = N_("Set when the answer did not fit into the datagram. The asker then asks again "
                 "over TCP.") },
  [DNS_FLAG_RECURSION] = { "dns.flags.recdesired", N_("Recursion desired"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x0100, .on = N_("Do query recursively"),
    .off = N_("Do not query recursively"),
    .lesson = N_("Asks the server to find the whole answer itself instead of pointing to the next "
                 "server to ask.") },
  [DNS_FLAG_TENTATIVE] = { "dns.flags.tentative", N_("Tentative"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x0100, .on = N_("Tentative"), .off = N_("Not tentative"),
    .lesson = N_("Set by a host that has not yet checked that nobody else uses the name.") },
  [DNS_FLAG_AVAILABLE] = { "dns.flags.recavail", N_("Recursion available"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x0080, .on = N_("The server can do recursive queries"),
    .off = N_("The server cannot do recursive queries"),
    .lesson = N_("Says whether this server looks up whole answers for its clients.") },
  [DNS_FLAG_Z] = { "dns.flags.z", N_("Reserved"), OCTET_FIELD_BOOL, .bits = 16, .mask = 0x0040,
    .on = N_("Set, and should not be"), .off = N_("Reserved (0)"),
    .lesson = N_("Kept for later use and must be zero.") },
  [DNS_FLAG_AUTHENTICATED] = { "dns.flags.authenticated", N_("Answer authenticated"),
    OCTET_FIELD_BOOL, .bits = 16, .mask = 0x0020, .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("In an answer: the server has checked the DNSSEC signatures. In a question: the "
                 "asker would like to know.") },
  [DNS_FLAG_CHECKING] = { "dns.flags.checkdisable", N_("Unchecked data"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x0010, .on = N_("Acceptable"), .off = N_("Unacceptable"),
    .lesson = N_("The asker accepts data whose DNSSEC signatures nobody has checked, because it "
                 "checks them itself.") },
  [DNS_FLAG_RCODE] = { "dns.flags.rcode", N_("Reply code"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x000f, OCTET_NAMED (rcodes),
    .lesson = N_("Whether it worked. Code 3 says that the name does not exist at all.") },
  [DNS_QUERIES] = { "dns.count.queries", N_("Questions"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many questions the message holds. More than one is allowed but almost never "
                 "seen.") },
  [DNS_ZONES] = { "dns.count.zones", N_("Zones"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("In an update: how many zones it changes, always one.") },
  [DNS_ANSWERS] = { "dns.count.answers", N_("Answers"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many records answer the question.") },
  [DNS_PREREQUISITES] = { "dns.count.prerequisites", N_("Prerequisites"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("In an update: how many things must be true before the server may change "
                 "anything.") },
  [DNS_AUTHORITIES] = { "dns.count.auth_rr", N_("Authority records"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many records say who is responsible for the domain.") },
  [DNS_UPDATES] = { "dns.count.updates", N_("Updates"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("In an update: how many records to add or remove.") },
  [DNS_ADDITIONALS] = { "dns.count.add_rr", N_("Additional records"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many records come along unasked because the asker will probably need them "
                 "next.") },
  [DNS_QUERY_NAME] = { "dns.qry.name", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("The name that is asked about.") },
  [DNS_QUERY_NAME_LENGTH] = { "dns.qry.name.len", N_("Name length"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Letters and dots of the name. Very long names can be a sign that somebody "
                 "smuggles data out in them.") },
  [DNS_QUERY_LABELS] = { "dns.count.labels", N_("Labels"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Parts of the name between dots. Each part is one step down the tree of names.") },
  [DNS_QUERY_TYPE] = { "dns.qry.type", N_("Type"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (types),
    .lesson = N_("Which kind of record is wanted: A for an IPv4 address, AAAA for IPv6, MX for the "
                 "mail server.") },
  [DNS_QUERY_CLASS] = { "dns.qry.class", N_("Class"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (classes),
    .lesson = N_("Which family of networks is meant. It is the Internet (IN) almost always.") },
  [DNS_QUERY_CLASS_MASKED] = { "dns.qry.class", N_("Class"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x7fff, OCTET_NAMED (classes),
    .lesson = N_("Which family of networks is meant. Multicast DNS uses the uppermost bit for "
                 "something else.") },
  [DNS_QUERY_UNICAST] = { "dns.qry.qu", N_("Unicast answer wanted"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x8000,
    .lesson = N_("The asker would like the answer sent to it alone instead of to everybody.") },
  [DNS_NAME] = { "dns.resp.name", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("The name that this record is about.") },
  [DNS_TYPE] = { "dns.resp.type", N_("Type"), OCTET_FIELD_UINT, .bits = 16, OCTET_NAMED (types),
    .lesson = N_("What the record tells: an address, another name, a mail server and so on.") },
  [DNS_CLASS] = { "dns.resp.class", N_("Class"), OCTET_FIELD_HEX, .bits = 16, OCTET_NAMED (classes),
    .lesson = N_("Which family of networks is meant. It is the Internet (IN) almost always.") },
  [DNS_CLASS_MASKED] = { "dns.resp.class", N_("Class"), OCTET_FIELD_HEX, .bits = 16, .mask = 0x7fff,
    OCTET_NAMED (classes),
    .lesson = N_("Which family of networks is meant. Multicast DNS uses the uppermost bit for "
                 "something else.") },
  [DNS_CACHE_FLUSH] = { "dns.resp.cache_flush", N_("Cache flush"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x8000,
    .lesson = N_("Tells listeners to forget what they knew about this name before; this record is "
                 "the whole truth.") },
  [DNS_TTL] = { "dns.resp.ttl", N_("Time to live"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("seconds"),
    .lesson = N_("How long the record may be kept in memory before it must be asked for again.") },
  [DNS_DATA_LENGTH] = { "dns.resp.len", N_("Data length"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many octets the record's data takes.") },
  [DNS_MAP_TYPE] = { "dns.resp.type", N_("Type in the map"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (types),
    .lesson = N_("One kind of record that exists at this name. Everything that is not listed is "
                 "proven not to exist.") },
#include "protocols/naming/dns-record-fields.h"
  [DNS_OPT_PAYLOAD] = { "dns.rr.udp_payload_size", N_("UDP payload size"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("The largest answer that the sender takes in one datagram. About 1232 avoids "
                 "fragments.") },
  [DNS_OPT_PAYLOAD_MASKED] = { "dns.rr.udp_payload_size", N_("UDP payload size"), OCTET_FIELD_HEX,
    .bits = 16, .mask = 0x7fff,
    .lesson = N_("The largest answer that the sender takes in one datagram.") },
  [DNS_OPT_RCODE] = { "dns.resp.ext_rcode", N_("Upper bits of the reply code"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = N_("The reply code in the header has only 4 bits; these stand in front of it.") },
  [DNS_OPT_VERSION] = { "dns.resp.edns0_version", N_("EDNS version"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Only version 0 is in use.") },
  [DNS_OPT_Z] = { "dns.resp.z", N_("Flags"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("More flags, as those in the header are used up.") },
  [DNS_OPT_DO] = { "dns.resp.z.do", N_("DNSSEC OK"), OCTET_FIELD_BOOL, .bits = 16, .mask = 0x8000,
    .under = OCTET_UNDER (DNS_OPT_Z), .on = N_("Accepts DNSSEC records"),
    .off = N_("Cannot handle DNSSEC records"),
    .lesson = N_("The asker wants signatures sent along.") },
  [DNS_OPT_RESERVED] = { "dns.resp.z.reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x7fff, .under = OCTET_UNDER (DNS_OPT_Z),
    .lesson = N_("Kept for later use and must be zero.") },
  [DNS_OPT] = { "dns.opt", N_("Option"), OCTET_FIELD_LABEL,
    .lesson = N_("One thing more that both sides may tell each other.") },
  [DNS_OPT_CODE] = { "dns.opt.code", N_("Option code"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (options),
    .lesson = N_("What the option is about.") },
  [DNS_OPT_LENGTH] = { "dns.opt.len", N_("Option length"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Octets of the option's data.") },
  [DNS_OPT_DATA] = { "dns.opt.data", N_("Option data"), OCTET_FIELD_BYTES,
    .lesson = N_("The option's data as it stands there.") },
  [DNS_OPT_DAU] = { "dns.opt.dau", N_("Algorithm understood"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (algorithms),
    .lesson = N_("A signing method that the asker can check.") },
  [DNS_OPT_DHU] = { "dns.opt.dhu", N_("Digest understood"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (digests),
    .lesson = N_("A fingerprint method that the asker can check.") },
  [DNS_OPT_N3U] = { "dns.opt.n3u", N_("NSEC3 hash understood"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (hashes),
    .lesson = N_("A name hash that the asker can check.") },
  [DNS_OPT_FAMILY] = { "dns.opt.client.family", N_("Family"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (families),
    .lesson = N_("Which kind of address the client has.") },
  [DNS_OPT_NETMASK] = { "dns.opt.client.netmask", N_("Source netmask"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How many bits of the client's address are told.") },
  [DNS_OPT_SCOPE] = { "dns.opt.client.scope", N_("Scope netmask"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("For how large a network the answer holds.") },
  [DNS_OPT_SUBNET] = { "dns.opt.client.addr", N_("Client subnet"), OCTET_FIELD_BYTES,
    .lesson = N_("The network that the client asks from, of a kind that Octet does not know.") },
  [DNS_OPT_SUBNET4] = { "dns.opt.client.addr4", N_("Client subnet"), OCTET_FIELD_IPV4,
    .lesson = N_("The network that the client asks from, so that it gets a server nearby. It costs "
                 "privacy.") },
  [DNS_OPT_SUBNET6] = { "dns.opt.client.addr6", N_("Client subnet"), OCTET_FIELD_IPV6,
    .lesson = N_("The network that the client asks from, so that it gets a server nearby. It costs "
                 "privacy.") },
  [DNS_OPT_COOKIE_CLIENT] = { "dns.opt.cookie.client", N_("Client cookie"), OCTET_FIELD_BYTES,
    .lesson = N_("A random number; the answer must repeat it, which makes forging harder.") },
  [DNS_OPT_COOKIE_SERVER] = { "dns.opt.cookie.server", N_("Server cookie"), OCTET_FIELD_BYTES,
    .lesson = N_("The server's half of the cookie. A client that returns it has proved its "
                 "address.") },
  [DNS_OPT_KEEPALIVE] = { "dns.opt.edns_tcp_keepalive.timeout", N_("Timeout"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("How long an idle TCP connection may stay open, in tenths of a second.") },
  [DNS_OPT_PADDING] = { "dns.opt.padding", N_("Padding"), OCTET_FIELD_BYTES,
    .lesson = N_("Filling, so that the size of an encrypted message does not betray the name.") },
  [DNS_OPT_CHAIN] = { "dns.opt.chain.fqdn", N_("Closest trust point"), OCTET_FIELD_STRING,
    .lesson = N_("From which name on the asker needs the chain of signatures.") },
  [DNS_OPT_ERROR] = { "dns.opt.ext_error.info_code", N_("Extended error"), OCTET_FIELD_UINT,
    .bits = 16, OCTET_NAMED (errors),
    .lesson = N_("Says more exactly what went wrong than the reply code does.") },
  [DNS_OPT_ERROR_TEXT] = { "dns.opt.ext_error.extra_text", N_("Extra text"), OCTET_FIELD_STRING,
    .lesson = N_("Words about the error for a person.") },
  [DNS_DSO] = { "dns.dso", N_("Stateful operation"), OCTET_FIELD_LABEL,
    .lesson = N_("Messages about the connection itself instead of names.") },
  [DNS_DSO_TLV] = { "dns.dso.tlv", N_("Parameter"), OCTET_FIELD_LABEL,
    .lesson = N_("One part of a stateful operation: type, length and data.") },
  [DNS_DSO_TYPE] = { "dns.dso.tlv.type", N_("Type"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (dso_types),
    .lesson = N_("What the part is about.") },
  [DNS_DSO_LENGTH] = { "dns.dso.tlv.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Octets of the part's data.") },
  [DNS_DSO_DATA] = { "dns.dso.tlv.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("The part's data as it stands there.") },
  [DNS_DSO_INACTIVITY] = { "dns.dso.tlv.keepalive.inactivity", N_("Inactivity timeout"),
    OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("After how many milliseconds without questions the client closes the "
                 "connection.") },
  [DNS_DSO_INTERVAL] = { "dns.dso.tlv.keepalive.interval", N_("Keepalive interval"),
    OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("After how many milliseconds of silence a sign of life is due.") },
  [DNS_DSO_RETRY] = { "dns.dso.tlv.retrydelay.retrydelay", N_("Retry delay"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("How many milliseconds to wait before connecting again.") },
  [DNS_DSO_PADDING] = { "dns.dso.tlv.encpad.padding", N_("Padding"), OCTET_FIELD_BYTES,
    .lesson = N_("Filling that hides the size of the message.") },
  [DNS_DATA] = { "dns.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("The record's data, which Octet does not take apart.") },
  [DNS_EXTRANEOUS] = { "dns.extraneous.data", N_("Octets behind the message"), OCTET_FIELD_BYTES,
    .lesson = N_("They belong to no record. A tool may have left them there, or somebody hides "
                 "something.") },
  [DNS_EXTRANEOUS_LENGTH] = { "dns.extraneous.length", N_("Size of the rest"), OCTET_FIELD_INT,
    .bits = 32, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("How many octets stand behind the end of the message.") },
  [DNS_RESPONSE_IN] = { "dns.response_in", N_("Answer in"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that holds the answer.") },
  [DNS_RESPONSE_TO] = { "dns.response_to", N_("Question in"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that holds the question.") },
  [DNS_RETRANSMISSION] = { "dns.retransmission", N_("Retransmission"), OCTET_FIELD_BOOL,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The same message was sent before: the first one, or its answer, was probably "
                 "lost.") },
  [DNS_RETRANSMITTED_REQUEST] = { "dns.retransmit_request_in", N_("Question sent before in"),
    OCTET_FIELD_FRAME, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The packet that asked the same for the first time.") },
  [DNS_RETRANSMITTED_RESPONSE] = { "dns.retransmit_response_in", N_("Answer sent before in"),
    OCTET_FIELD_FRAME, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The packet that gave the same answer for the first time.") },
  [DNS_TIME] = { "dns.time", N_("Time"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the asker waited for this answer.") },
  [DNS_UNSOLICITED] = { "dns.unsolicited", N_("Unsolicited"), OCTET_FIELD_BOOL,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Nobody in this capture asked for this answer.") },
};

const OctetNote dns_notes[DNS_N_NOTES] = {
  [DNS_BAD_SUBNET] = { "dns.rr.opt.bad_length", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The length does not fit an address of this kind") },
  [DNS_UNDECODED] = { "dns.undecoded.type", OCTET_NOTE_NOTE, OCTET_GROUP_UNDECODED,
    N_("Octet does not take records of this type apart") },
  [DNS_DEPRECATED_OPCODE] = { "dns.depr.opc", OCTET_NOTE_WARNING, OCTET_GROUP_DEPRECATED,
    N_("This operation is no longer in use") },
  [DNS_TTL_HIGH_BIT] = { "dns.ttl.high_bit_set", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The time to live is negative and counts as zero") },
  [DNS_TSIG_NO_ALGORITHM] = { "dns.tsig.noalg", OCTET_NOTE_WARNING, OCTET_GROUP_UNDECODED,
    N_("Octet does not check signatures") },
  [DNS_KEY_TOO_SHORT] = { "dns.key_id_buffer_too_short", OCTET_NOTE_WARNING,
    OCTET_GROUP_MALFORMED, N_("The key is too short to have an id") },
  [DNS_REQUEST_AGAIN] = { "dns.retransmit_request", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The same question was asked before") },
  [DNS_RESPONSE_AGAIN] = { "dns.retransmit_response", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The same answer was given before") },
  [DNS_HAS_EXTRANEOUS] = { "dns.extraneous", OCTET_NOTE_WARNING, OCTET_GROUP_UNDECODED,
    N_("There are octets behind the end of the message") },
  [DNS_BAD_NAME] = { "dns.name.bad", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The name cannot be read: it is too long, or a pointer in it leads astray") },
  [DNS_BAD_DATA_LENGTH] = { "dns.resp.len.bad", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The record's data does not fit its length") },
};
/* clang-format on */
