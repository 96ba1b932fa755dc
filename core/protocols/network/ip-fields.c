/* ip-fields.c - the table of IPv4: header and options.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/network/ip-fields.h"
#include "protocols/network/ip-names.h"

#define LESSON_ADDR N_("The address of either end. Filter on it to see both directions at once.")
#define LESSON_HOST N_("Here the address stands as text, so that filters can search inside it.")
#define HIDDEN .flags = OCTET_FIELD_HIDDEN

#define OPTION(key, name, text) { key, name, OCTET_FIELD_BYTES, .lesson = text }
#define RULE(key, name, bit, text) { key, name, OCTET_FIELD_BOOL, \
    .under = OCTET_UNDER (IP_AUTHORITY), .bits = 8, .mask = bit, .on = N_("Its rules apply"), \
    .off = N_("Its rules do not apply"), .lesson = text }
#define LESSON_RULE N_("Whether the rules of this authority protect the datagram.")
#define LESSON_UNASSIGNED N_("Nobody has given these bits a meaning.")
#define LESSON_TERMINATION N_("Set where another octet of authorities follows.")

static const OctetName option_classes[] = {
  { 0, N_("Control") }, { 1, N_("Reserved") }, { 2, N_("Debugging and measurement") },
  { 3, N_("Reserved") },
};

static const OctetName option_numbers[] = {
  { 0, N_("End of options") }, { 1, N_("No operation") }, { 2, N_("Security") },
  { 3, N_("Loose source route") }, { 4, N_("Time stamp") }, { 5, N_("Extended security") },
  { 6, N_("Commercial security") }, { 7, N_("Record route") }, { 8, N_("Stream identifier") },
  { 9, N_("Strict source route") }, { 10, N_("Experimental measurement") },
  { 11, N_("MTU probe") }, { 12, N_("MTU reply") }, { 13, N_("Experimental flow control") },
  { 14, N_("Experimental access control") }, { 15, "ENCODE" }, { 16, "IMI" },
  { 17, N_("Extended internet protocol") }, { 18, N_("Trace route") },
  { 19, N_("Address extension") }, { 20, N_("Router alert") },
  { 21, N_("Selective directed broadcast") }, { 23, N_("Dynamic packet state") },
  { 24, N_("Upstream multicast packet") }, { 25, N_("Quick start") }, { 30, N_("Experimental") },
};

static const OctetName alerts[] = {
  { 0, N_("Routers look at the packet") }, { 1, N_("Aggregated reservation level"), 32 },
};

static const OctetName quick_functions[] = { { 0, N_("Rate request") }, { 8, N_("Rate report") } };

/* RFC 791, 3.1, sorted by value. */
static const OctetName securities[] = {
  { 0x0000, N_("Unclassified") }, { 0x135e, N_("Reserved") }, { 0x24bd, N_("Reserved") },
  { 0x35e2, N_("Reserved") }, { 0x4d78, N_("Reserved") }, { 0x5e26, N_("PROG") },
  { 0x6bc5, N_("Top secret") }, { 0x789a, N_("EFTO") }, { 0x89af, N_("Reserved") },
  { 0x9af1, N_("Reserved") }, { 0xaf13, N_("Restricted") }, { 0xbc4d, N_("MMMM") },
  { 0xc4d6, N_("Reserved") }, { 0xd788, N_("Secret") }, { 0xe26b, N_("Reserved") },
  { 0xf135, N_("Confidential") },
};

/* RFC 1108, 2.3 */
static const OctetName levels[] = {
  { 0x01, N_("Reserved") }, { 0x3d, N_("Top secret") }, { 0x5a, N_("Secret") },
  { 0x66, N_("Reserved") }, { 0x96, N_("Confidential") }, { 0xab, N_("Unclassified") },
  { 0xcc, N_("Reserved") }, { 0xf1, N_("Reserved") },
};

static const OctetName tags[] = {
  { 0, N_("Padding") }, { 1, N_("Bitmap of categories") }, { 2, N_("List of categories") },
  { 5, N_("Ranges of categories") }, { 6, N_("Permissive bitmap") }, { 7, N_("Free form") },
};

static const OctetName stamp_flags[] = {
  { 0, N_("Times alone") }, { 1, N_("Times and addresses") },
  { 3, N_("Times for given addresses") },
};

static void
say_offset (GString *out,
            guint64  value)
{
  g_string_append_printf (out, _("%u bytes (%u)"), (guint) value * 8, (guint) value);
}

/* clang-format off */
const OctetField octet_ip_fields[IP_N_FIELDS] = {
  [IP_VERSION] = { "ip.version", N_("Version"), OCTET_FIELD_UINT, .at = 0, .size = 1,
    .mask = 0xf0,
    .lesson = N_("Always 4 in this header. It stands first so that a receiver knows how to read "
                 "the rest.") },
  [IP_HEADER_LENGTH] = { "ip.hdr_len", N_("Header length"), OCTET_FIELD_UINT, .at = 0, .size = 1,
    .mask = 0x0f, .scale = 4, .unit = N_("bytes"),
    .lesson = N_("Counted in words of four octets. 20 octets is the least; what is more are "
                 "options.") },
  [IP_SERVICE] = { "ip.dsfield", N_("Differentiated services"), OCTET_FIELD_HEX, .at = 1,
    .size = 1,
    .lesson = N_("Tells routers how to treat the packet when the line is full: which queue it "
                 "takes, and whether it may be marked instead of dropped.") },
  [IP_DSCP] = { "ip.dsfield.dscp", N_("Codepoint"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (IP_SERVICE), .bits = 8, .mask = 0xfc, OCTET_NAMED (octet_ip_dscps),
    .lesson = N_("The class of service the sender asks for. Telephony asks for a fast lane, "
                 "backups step aside.") },
  [IP_ECN] = { "ip.dsfield.ecn", N_("Congestion notification"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (IP_SERVICE), .bits = 8, .mask = 0x03, OCTET_NAMED (octet_ip_ecns),
    .lesson = N_("A full router can set these bits instead of dropping the packet. The sender "
                 "then hears from the other end that it must slow down.") },
  [IP_LENGTH] = { "ip.len", N_("Total length"), OCTET_FIELD_UINT, .at = 2, .size = 2,
    .unit = N_("bytes"),
    .lesson = N_("Octets of header and payload. Zero means that the network card was to split a "
                 "large packet and fill this in.") },
  [IP_ID] = { "ip.id", N_("Identification"), OCTET_FIELD_HEX, .at = 4, .size = 2,
    .lesson = N_("All fragments of one datagram have the same number, so that the receiver can "
                 "put them together again.") },
  [IP_FLAGS] = { "ip.flags", N_("Flags"), OCTET_FIELD_HEX, .at = 6, .size = 1, .mask = 0xe0,
    .lesson = N_("Three bits that say whether routers may cut the datagram into pieces and "
                 "whether this is one.") },
  [IP_RESERVED] = { "ip.flags.rb", N_("Reserved bit"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (IP_FLAGS), .bits = 8, .mask = 0x80, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Nobody uses this bit. On the first of April 2003 it was named the evil bit, "
                 "to be set by attackers.") },
  [IP_DONT_FRAGMENT] = { "ip.flags.df", N_("Don't fragment"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (IP_FLAGS), .bits = 8, .mask = 0x40, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Where the datagram does not fit the next line, the router drops it and sends "
                 "an ICMP message. Senders learn the largest usable size that way.") },
  [IP_MORE] = { "ip.flags.mf", N_("More fragments"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (IP_FLAGS), .bits = 8, .mask = 0x20, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Set in each fragment of a datagram but the last one.") },
  [IP_OFFSET] = { "ip.frag_offset", N_("Fragment offset"), OCTET_FIELD_UINT, .at = 6, .size = 2,
    .mask = 0x1fff, .say = say_offset,
    .lesson = N_("Where this fragment belongs in the whole datagram, counted in units of eight "
                 "octets.") },
  [IP_TTL] = { "ip.ttl", N_("Time to live"), OCTET_FIELD_UINT, .at = 8, .size = 1,
    .lesson = N_("Each router counts it down by one and drops the packet at zero, so no packet "
                 "can circle for ever. The trace route tool lives from that.") },
  [IP_PROTOCOL] = { "ip.proto", N_("Protocol"), OCTET_FIELD_UINT, .at = 9, .size = 1,
    OCTET_NAMED (octet_ip_protocols),
    .lesson = N_("Which protocol is inside: 6 is TCP, 17 is UDP, 1 is ICMP.") },
  [IP_CHECKSUM] = { "ip.checksum", N_("Header checksum"), OCTET_FIELD_CHECKSUM, .at = 10,
    .size = 2,
    .lesson = N_("A sum over the header alone. Every router checks it and writes a new one, "
                 "since the time to live has changed.") },
  [IP_STATUS] = { "ip.checksum.status", N_("Header checksum status"), OCTET_FIELD_UINT,
    .bits = 8, .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (octet_ip_verdicts),
    .lesson = N_("Whether the checksum fits the header.") },
  [IP_SOURCE] = { "ip.src", N_("Source address"), OCTET_FIELD_IPV4, .at = 12, .size = 4,
    .lesson = N_("Who sent the packet, as the packet says. Nothing on the way checks it, so it "
                 "can be forged.") },
  [IP_SOURCE_ADDRESS] = { "ip.addr", N_("Address"), OCTET_FIELD_IPV4,
    .under = OCTET_UNDER (IP_SOURCE), HIDDEN, .lesson = LESSON_ADDR },
  [IP_DESTINATION] = { "ip.dst", N_("Destination address"), OCTET_FIELD_IPV4,
    .lesson = N_("Where the packet goes. Routers look at it to choose the next hop.") },
  [IP_DESTINATION_ADDRESS] = { "ip.addr", N_("Address"), OCTET_FIELD_IPV4,
    .under = OCTET_UNDER (IP_DESTINATION), HIDDEN, .lesson = LESSON_ADDR },
  [IP_HOP] = { "ip.cur_rt", N_("Current hop"), OCTET_FIELD_IPV4,
    .lesson = N_("With a source route the packet visits several routers in turn. This is the "
                 "next one; the final goal stands last in the option.") },
  [IP_SOURCE_HOST] = { "ip.src_host", N_("Source as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_DESTINATION_HOST] = { "ip.dst_host", N_("Destination as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_HOP_HOST] = { "ip.cur_rt_host", N_("Current hop as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_HOST] = { "ip.host", N_("Address as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_OPT_EOL] = OPTION ("ip.options.eol", N_("End of options"),
    N_("Nothing follows but filling up to a multiple of four octets.")),
  [IP_OPT_NOP] = OPTION ("ip.options.nop", N_("No operation"),
    N_("Fills the place between two options so that the next one starts where its sender wants.")),
  [IP_OPT_SECURITY] = OPTION ("ip.options.security", N_("Security"),
    N_("Says how secret the content is. Used in military networks.")),
  [IP_OPT_LOOSE] = OPTION ("ip.options.route", N_("Loose source route"),
    N_("Lists routers that the packet must visit, with any way between them. Most routers drop "
       "such packets, as attackers used them.")),
  [IP_OPT_STAMP] = OPTION ("ip.options.timestamp", N_("Time stamp"),
    N_("Routers on the way write down when they saw the packet.")),
  [IP_OPT_EXTENDED] = OPTION ("ip.options.ext_security", N_("Extended security"),
    N_("Labels beside the basic security option.")),
  [IP_OPT_CIPSO] = OPTION ("ip.options.cipso", N_("Commercial security"),
    N_("A label of level and categories, as SELinux puts on packets between trusted hosts.")),
  [IP_OPT_RECORD] = OPTION ("ip.options.record_route", N_("Record route"),
    N_("Each router on the way writes its address into the next free slot. The ping tool asks "
       "for it with -R.")),
  [IP_OPT_STREAM] = OPTION ("ip.options.sid", N_("Stream identifier"),
    N_("From the satellite network SATNET of the 1970s.")),
  [IP_OPT_STRICT] = OPTION ("ip.options.source_route", N_("Strict source route"),
    N_("Lists every router that the packet must pass, and no other may be between them.")),
  [IP_OPT_PROBE] = OPTION ("ip.options.mtu_probe", N_("MTU probe"),
    N_("Collects the smallest packet size on the way. It never came into use.")),
  [IP_OPT_REPLY] = OPTION ("ip.options.mtu_reply", N_("MTU reply"),
    N_("Carries the answer to a probe back to its sender.")),
  [IP_OPT_TRACE] = OPTION ("ip.options.traceroute", N_("Trace route"),
    N_("Asks every router to send back a message. The well-known tool works without it.")),
  [IP_OPT_ALERT] = OPTION ("ip.options.routeralert", N_("Router alert"),
    N_("Tells routers to look inside though the packet is not for them. Group membership "
       "messages need that.")),
  [IP_OPT_BROADCAST] = OPTION ("ip.options.sdb", N_("Selective directed broadcast"),
    N_("A list of up to nine networks that should all get the packet.")),
  [IP_OPT_QUICK] = OPTION ("ip.options.qs", N_("Quick start"),
    N_("A sender asks the routers on the way whether it may start at a high rate at once.")),
  [IP_TYPE] = { "ip.opt.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which option this is, made of three parts.") },
  [IP_TYPE_COPY] = { "ip.opt.type.copy", N_("Copy on fragmentation"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (IP_TYPE), .bits = 8, .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether a router that cuts the datagram puts the option into each piece.") },
  [IP_TYPE_CLASS] = { "ip.opt.type.class", N_("Class"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (IP_TYPE), .bits = 8, .mask = 0x60, OCTET_NAMED (option_classes),
    .lesson = N_("What kind of option it is.") },
  [IP_TYPE_NUMBER] = { "ip.opt.type.number", N_("Number"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (IP_TYPE), .bits = 8, .mask = 0x1f, OCTET_NAMED (option_numbers),
    .lesson = N_("The option's number within its class.") },
  [IP_OPTION_LENGTH] = { "ip.opt.len", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the option. Its type and this one count too.") },
  [IP_POINTER] = { "ip.opt.ptr", N_("Pointer"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Where in the option the next router finds its slot, counted from 1. Past the "
                 "end all slots are used.") },
  [IP_STREAM_ID] = { "ip.opt.sid", N_("Stream number"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The number of the satellite stream.") },
  [IP_MTU] = { "ip.opt.mtu", "MTU", OCTET_FIELD_UINT, .bits = 16, .unit = N_("bytes"),
    .lesson = N_("The smallest packet size that any line on the way allows.") },
  [IP_TRACE_ID] = { "ip.opt.id_number", N_("Trace number"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Chosen by the sender so that it knows which answers belong to this trace.") },
  [IP_OUTBOUND] = { "ip.opt.ohc", N_("Outbound hops"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Routers passed on the way out so far.") },
  [IP_RETURN] = { "ip.opt.rhc", N_("Return hops"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Routers passed on the way back so far.") },
  [IP_ORIGINATOR] = { "ip.opt.originator", N_("Originator"), OCTET_FIELD_IPV4,
    .lesson = N_("Who asked for the trace; the messages go there.") },
  [IP_ALERT] = { "ip.opt.ra", N_("Alert value"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (alerts),
    .lesson = N_("Which routers should look. Zero means each one.") },
  [IP_BROADCAST_TO] = { "ip.opt.addr", N_("Network"), OCTET_FIELD_IPV4,
    .lesson = N_("One of the networks that should get the packet.") },
  [IP_QUICK_FUNCTION] = { "ip.opt.qs_func", N_("Function"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0xf0, OCTET_NAMED (quick_functions),
    .lesson = N_("Whether the sender asks for a rate or reports the one it was given.") },
  [IP_QUICK_RATE] = { "ip.opt.qs_rate", N_("Rate"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x0f,
    OCTET_NAMED (octet_ip_quick_rates),
    .lesson = N_("The rate in steps that double. A router may lower it.") },
  [IP_QUICK_TTL] = { "ip.opt.qs_ttl", N_("Quick start time to live"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Routers that understand the option count it down as well, so the receiver "
                 "sees whether all did.") },
  [IP_QUICK_DIFF] = { "ip.opt.qs_ttl_diff", N_("Difference"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Stays the same on the way where every router understood the option.") },
  [IP_QUICK_UNUSED] = { "ip.opt.qs_unused", N_("Not used"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("A report has no use for this octet.") },
  [IP_QUICK_NONCE] = { "ip.opt.qs_nonce", N_("Nonce"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0xfffffffc,
    .lesson = N_("Random bits. Routers that lower the rate change some of them, so a receiver "
                 "cannot claim a higher rate than it got.") },
  [IP_QUICK_RESERVED] = { "ip.opt.qs_reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0x3,
    .lesson = N_("Two bits without a meaning.") },
  [IP_RECORDED] = { "ip.rec_rt", N_("Recorded hop"), OCTET_FIELD_IPV4,
    .lesson = N_("A router that the packet passed.") },
  [IP_RECORDED_HOST] = { "ip.rec_rt_host", N_("Recorded hop as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_ROUTE] = { "ip.src_rt", N_("Hop to come"), OCTET_FIELD_IPV4,
    .lesson = N_("A router that the packet must still pass.") },
  [IP_ROUTE_HOST] = { "ip.src_rt_host", N_("Hop to come as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_EMPTY] = { "ip.empty_rt", N_("Empty slot"), OCTET_FIELD_IPV4,
    .lesson = N_("Room that a router can still write its address into.") },
  [IP_EMPTY_HOST] = { "ip.empty_rt_host", N_("Empty slot as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_SECURITY] = { "ip.opt.sec_rfc791_sec", N_("Security level"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (securities),
    .lesson = N_("How secret the content is, in the first version of the option.") },
  [IP_COMPARTMENTS] = { "ip.opt.sec_rfc791_comp", N_("Compartments"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("Which groups of people the content is for.") },
  [IP_RESTRICTIONS] = { "ip.opt.sec_rfc791_hr", N_("Handling restrictions"), OCTET_FIELD_STRING,
    .lesson = N_("Two letters for markings of release and control.") },
  [IP_CONTROL_CODE] = { "ip.opt.sec_rfc791_tcc", N_("Transmission control code"),
    OCTET_FIELD_STRING,
    .lesson = N_("Three letters that keep traffic of different communities apart.") },
  [IP_LEVEL] = { "ip.opt.sec_cl", N_("Classification level"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (levels),
    .lesson = N_("How secret the content is. The values differ in at least four bits, so a "
                 "damaged bit cannot turn one into another.") },
  [IP_AUTHORITY] = { "ip.opt.sec_prot_auth_flags", N_("Protection authorities"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = N_("Whose rules protect the datagram, a bit for each authority.") },
  [IP_GENSER] = RULE ("ip.opt.sec_prot_auth_genser", "GENSER", 0x80, LESSON_RULE),
  [IP_SIOP] = RULE ("ip.opt.sec_prot_auth_siop_esi", "SIOP-ESI", 0x40, LESSON_RULE),
  [IP_SCI] = RULE ("ip.opt.sec_prot_auth_sci", "SCI", 0x20, LESSON_RULE),
  [IP_NSA] = RULE ("ip.opt.sec_prot_auth_nsa", "NSA", 0x10, LESSON_RULE),
  [IP_DOE] = RULE ("ip.opt.sec_prot_auth_doe", "DOE", 0x08, LESSON_RULE),
  [IP_UNASSIGNED] = { "ip.opt.sec_prot_auth_unassigned", N_("Unassigned"), OCTET_FIELD_HEX,
    .under = OCTET_UNDER (IP_AUTHORITY), .bits = 8, .mask = 0x06, .lesson = LESSON_UNASSIGNED },
  [IP_TERMINATION] = { "ip.opt.sec_prot_auth_fti", N_("Termination bit"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (IP_AUTHORITY), .bits = 8, .mask = 0x01, .on = N_("Another follows"),
    .off = N_("Last one"), .lesson = LESSON_TERMINATION },
  [IP_AUTHORITY_MORE] = { "ip.opt.sec_prot_auth_flags", N_("More authorities"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = N_("Room for authorities that do not exist yet.") },
  [IP_UNASSIGNED_MORE] = { "ip.opt.sec_prot_auth_unassigned", N_("Unassigned"), OCTET_FIELD_HEX,
    .under = OCTET_UNDER (IP_AUTHORITY_MORE), .bits = 8, .mask = 0xfe,
    .lesson = LESSON_UNASSIGNED },
  [IP_TERMINATION_MORE] = { "ip.opt.sec_prot_auth_fti", N_("Termination bit"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (IP_AUTHORITY_MORE), .bits = 8, .mask = 0x01,
    .on = N_("Another follows"), .off = N_("Last one"), .lesson = LESSON_TERMINATION },
  [IP_FORMAT_CODE] = { "ip.opt.ext_sec_add_sec_info_format_code", N_("Format code"),
    OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("How to read the octets that follow.") },
  [IP_FORMAT_DATA] = { "ip.opt.ext_sec_add_sec_info", N_("Additional information"),
    OCTET_FIELD_BYTES,
    .lesson = N_("Labels in a format that the code names.") },
  [IP_DOI] = { "ip.cipso.doi", N_("Domain of interpretation"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Who defined what levels and categories mean.") },
  [IP_TAG] = { "ip.cipso.tag_type", N_("Tag type"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (tags),
    .lesson = N_("How the categories are written down.") },
  [IP_SENSITIVITY] = { "ip.cipso.sensitivity_level", N_("Sensitivity level"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("How secret the content is; a higher number is more secret.") },
  [IP_CATEGORIES] = { "ip.cipso.categories", N_("Categories"), OCTET_FIELD_STRING,
    .lesson = N_("The groups that the content belongs to.") },
  [IP_TAG_DATA] = { "ip.cipso.tag_data", N_("Tag data"), OCTET_FIELD_BYTES,
    .lesson = N_("Content of a tag in another form.") },
  [IP_OVERFLOW] = { "ip.opt.overflow", N_("Overflow"), OCTET_FIELD_UINT, .bits = 8, .mask = 0xf0,
    .lesson = N_("How many routers could not write their time because there was no room left.") },
  [IP_STAMP_FLAG] = { "ip.opt.flag", N_("Flag"), OCTET_FIELD_HEX, .bits = 8, .mask = 0x0f,
    OCTET_NAMED (stamp_flags),
    .lesson = N_("Whether routers write their time alone or their address too.") },
  [IP_STAMP] = { "ip.opt.time_stamp", N_("Time"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("ms"),
    .lesson = N_("Milliseconds since midnight UTC when the router saw the packet.") },
  [IP_STAMP_ADDRESS] = { "ip.opt.time_stamp_addr", N_("Router"), OCTET_FIELD_IPV4,
    .lesson = N_("Whose time follows.") },
  [IP_FRAGMENTS] = { "ip.fragments", N_("Fragments of the datagram"), OCTET_FIELD_BYTES,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The pieces that this packet was put together from. The last one to arrive shows "
                 "the whole.") },
  [IP_FRAGMENT] = { "ip.fragment", N_("Fragment in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("A packet that brought a piece of the datagram.") },
  [IP_FRAGMENT_ERROR] = { "ip.fragment.error", N_("Strange fragment in packet"),
    OCTET_FIELD_FRAME, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("A piece that contradicts the others. Attackers send such ones to get past a "
                 "firewall that puts them together in another way than the receiver does.") },
  [IP_OVERLAP] = { "ip.fragment.overlap", N_("Overlaps another fragment"), OCTET_FIELD_BOOL,
    .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The piece repeats octets that were there already, as when it was sent twice.") },
  [IP_CONFLICT] = { "ip.fragment.overlap.conflict", N_("And has other octets there"),
    OCTET_FIELD_BOOL, .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Two pieces claim the same place with different octets: one of them lies.") },
  [IP_TAILS] = { "ip.fragment.multipletails", N_("Another end than before"),
    OCTET_FIELD_BOOL, .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Two pieces say that they are the last one, and end at different places.") },
  [IP_TOO_LONG] = { "ip.fragment.toolongfragment", N_("Reaches past the end"),
    OCTET_FIELD_BOOL, .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The piece has octets behind the place where the last one ends.") },
  [IP_COUNT] = { "ip.fragment.count", N_("Number of fragments"), OCTET_FIELD_UINT,
    .bits = 32, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("How many pieces came, those counted in that came twice.") },
  [IP_REASSEMBLED_IN] = { "ip.reassembled_in", N_("Datagram completed in packet"),
    OCTET_FIELD_FRAME, .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_WHOLE,
    .lesson = N_("This packet holds only a piece. The whole datagram is shown on the packet that "
                 "brings the last missing one.") },
  [IP_REASSEMBLED_LENGTH] = { "ip.reassembled.length", N_("Length of the whole"),
    OCTET_FIELD_UINT, .bits = 32, .flags = OCTET_FIELD_GENERATED, .unit = N_("bytes"),
    .lesson = N_("Octets of the datagram's payload, all pieces together.") },
  [IP_REASSEMBLED_DATA] = { "ip.reassembled.data", N_("The whole"), OCTET_FIELD_BYTES,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The payload's octets, put together from all the pieces.") },
};
/* clang-format on */

const OctetNote octet_ip_notes[IP_N_NOTES] = {
  [IP_BAD_VERSION] = { "ip.bogus_ip_version", OCTET_NOTE_ERROR, OCTET_GROUP_PROTOCOL,
    N_("The version is not 4") },
  [IP_BAD_HEADER_LENGTH] = { "ip.bogus_header_length", OCTET_NOTE_ERROR, OCTET_GROUP_PROTOCOL,
    N_("The header length is less than 20 octets") },
  [IP_BAD_LENGTH] = { "ip.bogus_ip_length", OCTET_NOTE_ERROR, OCTET_GROUP_PROTOCOL,
    N_("The total length does not fit the packet") },
  [IP_BAD_CHECKSUM] = { "ip.checksum_bad.expert", OCTET_NOTE_ERROR, OCTET_GROUP_CHECKSUM,
    N_("The checksum does not fit the header; the sender's card may fill it in later") },
  [IP_TTL_LOW] = { "ip.ttl.too_small", OCTET_NOTE_NOTE, OCTET_GROUP_SEQUENCE,
    N_("The time to live is so low that few routers will pass the packet on") },
  [IP_TTL_LOCAL] = { "ip.ttl.lncb", OCTET_NOTE_NOTE, OCTET_GROUP_SEQUENCE,
    N_("The time to live is unusual for this group of the local network") },
  [IP_BAD_OPTION] = { "ip.opt.len.invalid", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The length does not fit the option") },
  [IP_POINTER_BEFORE] = { "ip.opt.ptr.before_address", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The pointer points before the first address") },
  [IP_POINTER_MIDDLE] = { "ip.opt.ptr.middle_address", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The pointer points into the middle of an address") },
  [IP_FOUR_NOPS] = { "ip.nop", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("Four fillers in a row: a router may have blanked an option out") },
  [IP_BAD_TAG] = { "ip.cipso.malformed", OCTET_NOTE_ERROR, OCTET_GROUP_SEQUENCE,
    N_("The tag does not fit the option") },
  [IP_LATE_FRAGMENT] = { "ip.fragment.late", OCTET_NOTE_WARNING, OCTET_GROUP_SEQUENCE,
    N_("The fragments came so far apart that their receiver has given up; perhaps they are of "
       "two datagrams") },
};
