/* quic.c - QUIC's headers: RFC 9000, what every version has in common: RFC 8999.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     long:   | 1 1 type … | version (4) | length, destination ID | length, source ID | …
 *             first packets also: | token length | token | length | packet number | payload |
 *     short:  | 0 1 spin …   | destination ID | packet number, payload |
 *
 * The number's length and the number itself are hidden (RFC 9001, 5.4), and so is all behind them.
 * A short header does not say how long its connection ID is: the other end has chosen it. Several
 * packets may stand in one datagram.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

/* RFC 9000, 17.2. */
#define MAX_ID 20
/* Packets of one datagram. */
#define MAX_PACKETS 32
/* The sum at a retry packet's end (RFC 9001, 5.8). */
#define TAG_SIZE 16

enum { TYPE_INITIAL, TYPE_EARLY, TYPE_HANDSHAKE, TYPE_RETRY };
enum { VERSION_1 = 1, VERSION_2 = 0x6b3343cf };

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
static const OctetName forms[] = {
  { 0, N_("Short") }, { 1, N_("Long") },
};

enum
{
  PACKET_LENGTH, FORM, FIXED, SPIN, TYPE, TYPE2, VERSION, DCIL, DCID, SCIL, SCID, TOKEN_LENGTH,
  TOKEN, LENGTH, SUPPORTED, RETRY_TOKEN, RETRY_TAG, SHORT, PAYLOAD,
};

static const OctetField fields[] = {
  [PACKET_LENGTH] = { "quic.packet_length", N_("Packet length"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED, .unit = N_("bytes"),
    .lesson = N_("Octets of this packet; a datagram may hold several.") },
  [FORM] = { "quic.header_form", N_("Header form"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x80,
    OCTET_NAMED (forms),
    .lesson = N_("Long headers begin a connection, short ones go on with it.") },
  [FIXED] = { "quic.fixed_bit", N_("Fixed bit"), OCTET_FIELD_BOOL, .bits = 8, .mask = 0x40,
    .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Set, so that the packet can be told from others at the same port.") },
  [SPIN] = { "quic.spin_bit", N_("Spin bit"), OCTET_FIELD_BOOL, .bits = 8, .mask = 0x20,
    .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Changes once a round trip, so that those on the way can measure it.") },
  [TYPE] = { "quic.long.packet_type", N_("Packet type"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x30,
    OCTET_NAMED (types),
    .lesson = N_("Which step of the beginning it is.") },
  [TYPE2] = { "quic.long.packet_type_v2", N_("Packet type"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x30, OCTET_NAMED (types2),
    .lesson = N_("Which step of the beginning it is; version 2 counts otherwise.") },
  [VERSION] = { "quic.version", N_("Version"), OCTET_FIELD_HEX, .bits = 32, OCTET_NAMED (versions),
    .lesson = N_("Which QUIC is spoken.") },
  [DCIL] = { "quic.dcil", N_("Length of the destination ID"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the connection ID that follows.") },
  [DCID] = { "quic.dcid", N_("Destination connection ID"), OCTET_FIELD_BYTES,
    .lesson = N_("Names the connection for the receiver, so that it survives a change of "
                 "address.") },
  [SCIL] = { "quic.scil", N_("Length of the source ID"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the connection ID that follows.") },
  [SCID] = { "quic.scid", N_("Source connection ID"), OCTET_FIELD_BYTES,
    .lesson = N_("The ID that the other end is to use from now on.") },
  [TOKEN_LENGTH] = { "quic.token_length", N_("Token length"), OCTET_FIELD_UINT, .bits = 64,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the token that follows.") },
  [TOKEN] = { "quic.token", N_("Token"), OCTET_FIELD_BYTES,
    .lesson = N_("Shows that the client was here before, or really has its address.") },
  [LENGTH] = { "quic.length", N_("Length"), OCTET_FIELD_UINT, .bits = 64, .unit = N_("bytes"),
    .lesson = N_("Octets of packet number and payload.") },
  [SUPPORTED] = { "quic.supported_version", N_("Supported version"), OCTET_FIELD_HEX, .bits = 32,
    OCTET_NAMED (versions),
    .lesson = N_("A version that the server speaks.") },
  [RETRY_TOKEN] = { "quic.retry_token", N_("Retry token"), OCTET_FIELD_BYTES,
    .lesson = N_("The client is to come again with this token, to show that its address is "
                 "real.") },
  [RETRY_TAG] = { "quic.retry_integrity_tag", N_("Retry sum"), OCTET_FIELD_BYTES,
    .lesson = N_("A sum over the packet.") },
  [SHORT] = { "quic.short", N_("Short header"), OCTET_FIELD_LABEL,
    .lesson = N_("The header of packets in an open connection.") },
  [PAYLOAD] = { "quic.remaining_payload", N_("Protected payload"), OCTET_FIELD_BYTES,
    .lesson = N_("Packet number and payload, encrypted. The first packets' keys can be worked "
                 "out by everyone; Octet does not do that.") },
};

enum { PADDING };

static const OctetNote notes[] = {
  [PADDING] = { "quic.coalesced_padding_data", OCTET_NOTE_NOTE, OCTET_GROUP_PROTOCOL,
    N_("What follows is for no connection and only fills the datagram") },
};

static const OctetCarrier carriers[] = { { "udp.port", OCTET_HEURISTIC } };

/* The address under which a conversation's state is filed. */
static const char owner[] = "quic";

/* How long the connection IDs are that each end has chosen, from which packet on that is known. */
typedef struct
{
  guint32 first;
  guint32 since[2];
  guint8  size[2];
} Talk;

static guint
get_side (OctetDissector *self)
{
  gboolean from_a = FALSE;

  octet_dissector_get_flow (self, &from_a);
  return from_a ? 0 : 1;
}

/* The versions of the form 0x?a?a?a?a exist to be refused (RFC 9000, 15). */
static gboolean
is_known_version (guint32 version)
{
  if ((version & 0x0f0f0f0f) == 0x0a0a0a0a)
    return TRUE;
  return version != 0 && octet_name_find (versions, G_N_ELEMENTS (versions), version) != NULL;
}

/* Form and fixed bit, a version that exists, and IDs that fit. */
static gboolean
is_long (const guint8 *data,
         gsize         size)
{
  gsize destination, source;

  if (size < 7 || (data[0] & 0xc0) != 0xc0 || !is_known_version (octet_bytes_be32 (data + 1)))
    return FALSE;
  destination = data[5];
  if (destination > MAX_ID || size < 7 + destination)
    return FALSE;
  source = data[6 + destination];
  return source <= MAX_ID && size >= 7 + destination + source;
}

/* Once a conversation is QUIC's, all of it is: the fixed bit need not be set (RFC 9287). */
static gboolean
quic_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);
  const Talk *talk = octet_dissector_recall (self, owner);

  if (is_long (data, size))
    return TRUE;
  return talk != NULL && talk->first < octet_dissector_get_frame (self)->number && size > 0;
}

static void
remember (OctetDissector *self,
          gsize           source_size)
{
  Talk *talk = octet_dissector_recall (self, owner);
  guint side = get_side (self);

  if (!octet_dissector_is_first_pass (self) || octet_dissector_is_quoted (self))
    return;
  if (talk == NULL)
    {
      talk = g_new0 (Talk, 1);
      talk->first = octet_dissector_get_frame (self)->number;
      if (!octet_dissector_remember (self, owner, talk, g_free))
        return;
    }
  if (talk->since[side] != 0)
    return;
  talk->since[side] = octet_dissector_get_frame (self)->number;
  talk->size[side] = (guint8) source_size;
}

/* RFC 9000, 16: the first two bits tell how many octets the number has. */
static guint64
read_varint (OctetDissector *self,
             guint           field)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = rest->position;
  gsize size = (gsize) 1 << (octet_reader_peek_be (rest, 0, 1) >> 6);
  guint64 value = octet_reader_be (rest, size) & (G_MAXUINT64 >> (66 - 8 * size));

  octet_dissector_add_uint (self, field, value, at, size);
  return value;
}

static void
read_id (OctetDissector *self,
         guint           length,
         guint           field)
{
  gsize size = octet_dissector_read (self, length);

  if (size > 0)
    octet_dissector_read_size (self, field, size);
}

static void
read_retry (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize left = octet_reader_left (rest);

  if (left > TAG_SIZE)
    octet_dissector_read_size (self, RETRY_TOKEN, left - TAG_SIZE);
  octet_dissector_read_size (self, RETRY_TAG, TAG_SIZE);
}

/* What stands behind the connection IDs. */
static void
read_long_rest (OctetDissector *self,
                guint           type)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize size;

  if (type == TYPE_RETRY)
    {
      read_retry (self);
      return;
    }
  if (type == TYPE_INITIAL)
    {
      size = read_varint (self, TOKEN_LENGTH);
      if (size > 0 && octet_dissector_ok (self))
        octet_dissector_read_size (self, TOKEN, size);
    }
  size = read_varint (self, LENGTH);
  if (size > 0 && octet_dissector_ok (self))
    octet_dissector_read_size (self, PAYLOAD, MIN (size, octet_reader_left (rest)));
}

static void
read_negotiation (OctetDissector *self)
{
  while (octet_reader_left (octet_dissector_rest (self)) >= 4)
    octet_dissector_read (self, SUPPORTED);
}

static void
read_long (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize start = rest->position;
  guint64 version = octet_reader_peek_be (rest, 1, 4);
  guint type = octet_reader_peek_be (rest, 0, 1) >> 4 & 3;
  gboolean is_v2 = version == VERSION_2;
  const char *name = is_v2 ? types2[type].name : types[type].name;

  octet_dissector_add (self, FORM, start, 1);
  if (version != 0)
    {
      octet_dissector_add (self, FIXED, start, 1);
      octet_dissector_add (self, is_v2 ? TYPE2 : TYPE, start, 1);
    }
  octet_reader_skip (rest, 1);
  octet_dissector_read (self, VERSION);
  read_id (self, DCIL, DCID);
  if (version != 0)
    remember (self, octet_reader_peek_be (rest, 0, 1));
  read_id (self, SCIL, SCID);
  octet_dissector_summarize (self, "%s", version == 0 ? _("Version negotiation") : _(name));
  if (version == 0)
    read_negotiation (self);
  else
    read_long_rest (self, is_v2 ? (type + 3) & 3 : type);
}

/* How long the ID is that a short header names its receiver by. */
static gsize
get_id_size (OctetDissector *self)
{
  const Talk *talk = octet_dissector_recall (self, owner);
  guint peer = 1 - get_side (self);

  if (talk == NULL || talk->since[peer] == 0 ||
      talk->since[peer] > octet_dissector_get_frame (self)->number)
    return 0;
  return talk->size[peer];
}

static void
read_short (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize start = rest->position, size = get_id_size (self);

  octet_dissector_open (self, SHORT);
  octet_dissector_add (self, FORM, start, 1);
  octet_dissector_add (self, FIXED, start, 1);
  octet_dissector_add (self, SPIN, start, 1);
  octet_reader_skip (rest, 1);
  if (size > 0)
    octet_dissector_read_size (self, DCID, size);
  octet_dissector_close (self);
  octet_dissector_summarize (self, "%s", _("Protected payload"));
  if (octet_reader_left (rest) > 0)
    octet_dissector_read_size (self, PAYLOAD, octet_reader_left (rest));
}

/* All packets of a datagram are for the same connection; what is not only fills the datagram
 * (RFC 9000, 12.2). */
static gboolean
is_padding (OctetDissector *self,
            gsize           at)
{
  const guint8 *first = octet_dissector_get_bytes (self), *data = first + at;
  gsize left = octet_dissector_get_captured (self) - at, size;

  if ((first[0] & 0x80) == 0)
    return FALSE;
  if ((data[0] & 0x80) != 0)
    return left < 6u + first[5] || memcmp (data + 5, first + 5, 1u + first[5]) != 0;
  size = get_id_size (self);
  return left < 1 + size ||
         (size > 0 && (first[5] != size || memcmp (data + 1, first + 6, size) != 0));
}

static void
quic_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  for (guint i = 0; i < MAX_PACKETS && octet_reader_left (rest) > 0; i++)
    {
      gsize start = rest->position;

      if (i > 0)
        octet_dissector_begin_again (self, start);
      if (i > 0 && is_padding (self, start))
        {
          octet_dissector_note_here (self, PADDING);
          octet_reader_skip (rest, octet_reader_left (rest));
          return;
        }
      if ((octet_reader_peek_be (rest, 0, 1) & 0x80) != 0)
        read_long (self);
      else
        read_short (self);
      octet_dissector_add_uint (self, PACKET_LENGTH, rest->position - start, start, 0);
    }
}

const OctetProtocol octet_protocol_quic = {
  .key = "quic",
  .name = N_("QUIC"),
  .short_name = "QUIC",
  .reference = "RFC 9000",
  .level = OCTET_LEVEL_TRANSPORT,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .accept = quic_accept,
  .dissect = quic_dissect,
  .lesson = N_("A transport over UDP with TLS built in, which carries HTTP/3. Nearly everything in "
               "it is encrypted, even what TCP shows."),
};
