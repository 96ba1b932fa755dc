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
  [IP_HOP_ADDRESS] = { "ip.addr", N_("Address"), OCTET_FIELD_IPV4,
    .under = OCTET_UNDER (IP_HOP), HIDDEN, .lesson = LESSON_ADDR },
  [IP_SOURCE_HOST] = { "ip.src_host", N_("Source as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_DESTINATION_HOST] = { "ip.dst_host", N_("Destination as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_HOP_HOST] = { "ip.cur_rt_host", N_("Current hop as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
  [IP_HOST] = { "ip.host", N_("Address as text"), OCTET_FIELD_STRING, HIDDEN,
    .lesson = LESSON_HOST },
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
};
