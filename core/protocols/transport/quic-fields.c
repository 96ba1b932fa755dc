/* quic-fields.c - what can be said of a QUIC packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/transport/quic-private.h"

static const OctetName types[] = {
  { 0, N_("Initial") }, { 1, N_("Early data") }, { 2, N_("Handshake") }, { 3, N_("Retry") },
};
static const OctetName types2[] = {
  { 0, N_("Retry") }, { 1, N_("Initial") }, { 2, N_("Early data") }, { 3, N_("Handshake") },
};
static const OctetName versions[] = {
  { 0x00000000, N_("Version negotiation") }, { 0x00000001, "1" },
  { 0x45474700, "Quant", 0x454747ff }, { 0x50435130, "Picoquic", 0x50435131 },
  { 0x51303530, "Google Q050" }, { 0x51474f00, "quic-go", 0x51474fff },
  { 0x54303530, "Google T050" }, { 0x54303531, "Google T051" }, { 0x6b3343cf, "2" },
  { 0x709a50c4, N_("Draft of version 2") }, { 0x91c17000, "quicly", 0x91c170ff },
  { 0xabcd0000, "MsQuic", 0xabcd000f }, { 0xf123f0c0, "MozQuic", 0xf123f0cf },
  { 0xfaceb000, "mvfst", 0xfaceb0ff }, { 0xff000000, N_("Draft"), 0xff0000ff },
  { 0xff020000, N_("Draft of version 2") },
};
static const OctetName number_lengths[] = {
  { 0, N_("1 octet") }, { 1, N_("2 octets") }, { 2, N_("3 octets") }, { 3, N_("4 octets") },
};
static const OctetName frames[] = {
  { 0x00, N_("Padding") }, { 0x01, N_("Ping") }, { 0x02, N_("Acknowledgment") },
  { 0x03, N_("Acknowledgment with congestion marks") }, { 0x06, N_("Handshake") },
  { 0x1c, N_("Close") },
};
static const OctetName forms[] = {
  { 0, N_("Short") }, { 1, N_("Long") },
};

const OctetField quic_fields[QUIC_N_FIELDS] = {
  [QUIC_PACKET_LENGTH] = { "quic.packet_length", N_("Packet length"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED, .unit = N_("bytes"),
    .lesson = N_("Octets of this packet; a datagram may hold several.") },
  [QUIC_FORM] = { "quic.header_form", N_("Header form"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x80,
    OCTET_NAMED (forms),
    .lesson = N_("Long headers begin a connection, short ones go on with it.") },
  [QUIC_FIXED] = { "quic.fixed_bit", N_("Fixed bit"), OCTET_FIELD_BOOL, .bits = 8, .mask = 0x40,
    .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Set, so that the packet can be told from others at the same port.") },
  [QUIC_SPIN] = { "quic.spin_bit", N_("Spin bit"), OCTET_FIELD_BOOL, .bits = 8, .mask = 0x20,
    .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Changes once a round trip, so that those on the way can measure it.") },
  [QUIC_TYPE] = { "quic.long.packet_type", N_("Packet type"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x30, OCTET_NAMED (types),
    .lesson = N_("Which step of the beginning it is.") },
  [QUIC_TYPE2] = { "quic.long.packet_type_v2", N_("Packet type"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x30, OCTET_NAMED (types2),
    .lesson = N_("Which step of the beginning it is; version 2 counts otherwise.") },
  [QUIC_VERSION] = { "quic.version", N_("Version"), OCTET_FIELD_HEX, .bits = 32,
    OCTET_NAMED (versions),
    .lesson = N_("Which QUIC is spoken.") },
  [QUIC_DCIL] = { "quic.dcil", N_("Length of the destination ID"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the connection ID that follows.") },
  [QUIC_DCID] = { "quic.dcid", N_("Destination connection ID"), OCTET_FIELD_BYTES,
    .lesson = N_("Names the connection for the receiver, so that it survives a change of "
                 "address.") },
  [QUIC_SCIL] = { "quic.scil", N_("Length of the source ID"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the connection ID that follows.") },
  [QUIC_SCID] = { "quic.scid", N_("Source connection ID"), OCTET_FIELD_BYTES,
    .lesson = N_("The ID that the other end is to use from now on.") },
  [QUIC_TOKEN_LENGTH] = { "quic.token_length", N_("Token length"), OCTET_FIELD_UINT, .bits = 64,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the token that follows.") },
  [QUIC_TOKEN] = { "quic.token", N_("Token"), OCTET_FIELD_BYTES,
    .lesson = N_("Shows that the client was here before, or really has its address.") },
  [QUIC_LENGTH] = { "quic.length", N_("Length"), OCTET_FIELD_UINT, .bits = 64, .unit = N_("bytes"),
    .lesson = N_("Octets of packet number and payload.") },
  [QUIC_SUPPORTED] = { "quic.supported_version", N_("Supported version"), OCTET_FIELD_HEX,
    .bits = 32, OCTET_NAMED (versions),
    .lesson = N_("A version that the server speaks.") },
  [QUIC_RETRY_TOKEN] = { "quic.retry_token", N_("Retry token"), OCTET_FIELD_BYTES,
    .lesson = N_("The client is to come again with this token, to show that its address is "
                 "real.") },
  [QUIC_RETRY_TAG] = { "quic.retry_integrity_tag", N_("Retry sum"), OCTET_FIELD_BYTES,
    .lesson = N_("A sum over the packet.") },
  [QUIC_SHORT] = { "quic.short", N_("Short header"), OCTET_FIELD_LABEL,
    .lesson = N_("The header of packets in an open connection.") },
  [QUIC_PAYLOAD] = { "quic.remaining_payload", N_("Protected payload"), OCTET_FIELD_BYTES,
    .lesson = N_("Packet number and payload, encrypted; only the two ends know the keys.") },
  [QUIC_RESERVED] = { "quic.long.reserved", N_("Reserved"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Two bits that are zero once the mask is taken away.") },
  [QUIC_NUMBER_LENGTH] = { "quic.packet_number_length", N_("Length of the packet number"),
    OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (number_lengths),
    .lesson = N_("One less than its octets. It is hidden on the wire, like the number itself.") },
  [QUIC_NUMBER] = { "quic.packet_number", N_("Packet number"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("Counts the packets of each step from 0; none is used twice.") },
  [QUIC_PLAIN] = { "quic.payload", N_("Payload"), OCTET_FIELD_BYTES,
    .lesson = N_("The frames, encrypted. The first packets' keys can be worked out by everyone, so "
                 "what is in them can be read.") },
  [QUIC_FRAME] = { "quic.frame", N_("Frame"), OCTET_FIELD_LABEL,
    .lesson = N_("A packet holds frames: data, acknowledgments, and what steers the "
                 "connection.") },
  [QUIC_FRAME_TYPE] = { "quic.frame_type", N_("Frame type"), OCTET_FIELD_HEX, .bits = 64,
    OCTET_NAMED (frames),
    .lesson = N_("What the frame is for.") },
  [QUIC_PADDING] = { "quic.padding_length", N_("Length of the padding"), OCTET_FIELD_UINT,
    .bits = 32, .flags = OCTET_FIELD_GENERATED, .unit = N_("bytes"),
    .lesson = N_("Zeros that fill the datagram to 1200 octets, to show that the path lets so many "
                 "through.") },
  [QUIC_ACK_LARGEST] = { "quic.ack.largest_acknowledged", N_("Largest acknowledged"),
    OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("The highest packet number that came.") },
  [QUIC_ACK_DELAY] = { "quic.ack.ack_delay", N_("Delay"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("How long the acknowledgment waited, in units that the ends agree on.") },
  [QUIC_ACK_COUNT] = { "quic.ack.ack_range_count", N_("Ranges"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("How many gaps and ranges follow.") },
  [QUIC_ACK_FIRST] = { "quic.ack.first_ack_range", N_("First range"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("So many packets right below the largest came too.") },
  [QUIC_ACK_GAP] = { "quic.ack.gap", N_("Gap"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("One more than this many packets did not come.") },
  [QUIC_ACK_RANGE] = { "quic.ack.ack_range", N_("Range"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("One more than this many packets came.") },
  [QUIC_ACK_ECT0] = { "quic.ack.ect0_count", N_("Packets with ECT(0)"), OCTET_FIELD_UINT,
    .bits = 64,
    .lesson = N_("How many packets came with this mark, untouched by routers.") },
  [QUIC_ACK_ECT1] = { "quic.ack.ect1_count", N_("Packets with ECT(1)"), OCTET_FIELD_UINT,
    .bits = 64,
    .lesson = N_("How many packets came with this mark, untouched by routers.") },
  [QUIC_ACK_CE] = { "quic.ack.ecn_ce_count", N_("Packets with CE"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("How many packets a router marked because it had too much to do.") },
  [QUIC_CRYPTO_OFFSET] = { "quic.crypto.offset", N_("Offset"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("Where these octets belong in the handshake. Some clients mix them up on "
                 "purpose.") },
  [QUIC_CRYPTO_LENGTH] = { "quic.crypto.length", N_("Length"), OCTET_FIELD_UINT, .bits = 64,
    .unit = N_("bytes"),
    .lesson = N_("Octets of handshake in this frame.") },
  [QUIC_CRYPTO_DATA] = { "quic.crypto.crypto_data", N_("Handshake data"), OCTET_FIELD_LABEL,
    .lesson = N_("A part of the TLS handshake, which names the server and agrees on keys.") },
  [QUIC_CLOSE_CODE] = { "quic.cc.error_code", N_("Error code"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("Why the connection ends. From 256 on it is 256 and an alert of TLS.") },
  [QUIC_CLOSE_FRAME] = { "quic.cc.frame_type", N_("Frame that caused it"), OCTET_FIELD_UINT,
    .bits = 64,
    .lesson = N_("The kind of frame that was wrong, 0 where that is not known.") },
  [QUIC_CLOSE_LENGTH] = { "quic.cc.reason_phrase.length", N_("Length of the reason"),
    OCTET_FIELD_UINT, .bits = 64, .unit = N_("bytes"),
    .lesson = N_("Octets of the text that follows.") },
  [QUIC_CLOSE_REASON] = { "quic.cc.reason_phrase", N_("Reason"), OCTET_FIELD_STRING,
    .lesson = N_("Why the connection ends, in words.") },
};

const OctetNote quic_notes[QUIC_N_NOTES] = {
  [QUIC_NOTE_PADDING] = { "quic.coalesced_padding_data", OCTET_NOTE_NOTE, OCTET_GROUP_PROTOCOL,
    N_("What follows is for no connection and only fills the datagram") },
};
