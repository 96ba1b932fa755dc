/* quic.c - QUIC's headers: RFC 9000, what every version has in common: RFC 8999.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     long:   | 1 1 type … | version (4) | length, destination ID | length, source ID | …
 *             first packets also: | token length | token | length | packet number | payload |
 *     short:  | 0 1 spin …   | destination ID | packet number, payload |
 *
 * The number's length and the number itself are hidden (RFC 9001, 5.4), and so is all behind them;
 * the keys of the first packets are no secret.
 * A short header does not say how long its connection ID is: the other end has chosen it. Several
 * packets may stand in one datagram.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/transport/quic-private.h"

/* Packets of one datagram. */
#define MAX_PACKETS 32
/* The sum at a retry packet's end (RFC 9001, 5.8). */
#define TAG_SIZE 16

enum { TYPE_INITIAL, TYPE_EARLY, TYPE_HANDSHAKE, TYPE_RETRY };
enum { VERSION_1 = 1, VERSION_2 = 0x6b3343cf };

static const OctetCarrier carriers[] = { { "udp.port", OCTET_HEURISTIC } };

/* The versions of the form 0x?a?a?a?a exist to be refused (RFC 9000, 15). */
static gboolean
is_known_version (guint32 version)
{
  const OctetField *field = &quic_fields[QUIC_VERSION];

  if ((version & 0x0f0f0f0f) == 0x0a0a0a0a)
    return TRUE;
  return version != 0 && octet_name_find (field->names, field->n_names, version) != NULL;
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
  if (destination > QUIC_MAX_ID || size < 7 + destination)
    return FALSE;
  source = data[6 + destination];
  return source <= QUIC_MAX_ID && size >= 7 + destination + source;
}

/* Once a conversation is QUIC's, all of it is: the fixed bit need not be set (RFC 9287). */
static gboolean
quic_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);
  const QuicTalk *talk = quic_talk_find (self);

  if (is_long (data, size))
    return TRUE;
  return talk != NULL && talk->first < octet_dissector_get_frame (self)->number && size > 0;
}

/* How long the connection ID is that this end has chosen. */
static void
remember (OctetDissector *self,
          gsize           source_size)
{
  QuicTalk *talk = quic_talk_ensure (self);
  guint side = quic_get_side (self);

  if (talk == NULL || !octet_dissector_is_first_pass (self) || talk->since[side] != 0)
    return;
  talk->since[side] = octet_dissector_get_frame (self)->number;
  talk->size[side] = (guint8) source_size;
}

/* RFC 9000, 16: the first two bits tell how many octets the number has. */
static guint64
take_varint (OctetReader *rest)
{
  gsize size = (gsize) 1 << (octet_reader_peek_be (rest, 0, 1) >> 6);

  return octet_reader_be (rest, size) & (G_MAXUINT64 >> (66 - 8 * size));
}

static guint64
read_varint (OctetDissector *self,
             guint           field)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = rest->position;
  guint64 value = take_varint (rest);

  octet_dissector_add_uint (self, field, value, at, rest->position - at);
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
    octet_dissector_read_size (self, QUIC_RETRY_TOKEN, left - TAG_SIZE);
  octet_dissector_read_size (self, QUIC_RETRY_TAG, TAG_SIZE);
}

/* Whether the packet is one whose keys everybody knows; where its parts stand goes to @sealed. It
 * must be all there, and what is read here is read again for the tree. */
static gboolean
find_sealed (OctetDissector *self,
             gsize           start,
             QuicSealed     *sealed)
{
  OctetReader rest = *octet_dissector_rest (self);
  guint first = octet_reader_u8 (&rest);
  guint64 size;

  *sealed = (QuicSealed) { .version = octet_reader_be32 (&rest) };
  if ((first >> 4 & 3) != (sealed->version == VERSION_2 ? 1u : 0u))
    return FALSE;
  sealed->id_size = octet_reader_u8 (&rest);
  sealed->id = octet_reader_take (&rest, sealed->id_size);
  octet_reader_skip (&rest, octet_reader_u8 (&rest));
  octet_reader_skip (&rest, take_varint (&rest));
  size = take_varint (&rest);
  if (!octet_reader_ok (&rest) || sealed->id_size > QUIC_MAX_ID ||
      size > octet_reader_left (&rest))
    return FALSE;
  sealed->packet = octet_dissector_get_bytes (self) + start;
  sealed->number_at = rest.position - start;
  sealed->size = sealed->number_at + size;
  return TRUE;
}

/* Packet number, payload and frames of a packet that could be opened. */
static void
read_opened (OctetDissector   *self,
             const QuicSealed *sealed,
             const QuicOpened *opened,
             gsize             size)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize end = rest->position + size;

  octet_dissector_add_uint (self, QUIC_NUMBER, opened->number, rest->position,
                            opened->number_size);
  octet_reader_skip (rest, opened->number_size);
  octet_dissector_add (self, QUIC_PLAIN, rest->position, end - rest->position);
  quic_add_frames (self, sealed, opened);
  if (octet_dissector_ok (self) && rest->position < end)
    octet_reader_skip (rest, end - rest->position);
}

/* What stands behind the connection IDs. */
static void
read_long_rest (OctetDissector   *self,
                guint             type,
                const QuicSealed *sealed,
                const QuicOpened *opened)
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
      size = read_varint (self, QUIC_TOKEN_LENGTH);
      if (size > 0 && octet_dissector_ok (self))
        octet_dissector_read_size (self, QUIC_TOKEN, size);
    }
  size = read_varint (self, QUIC_LENGTH);
  if (size == 0 || !octet_dissector_ok (self))
    return;
  if (opened->payload != NULL)
    read_opened (self, sealed, opened, size);
  else
    octet_dissector_read_size (self, QUIC_PAYLOAD, MIN (size, octet_reader_left (rest)));
}

static void
read_negotiation (OctetDissector *self)
{
  while (octet_reader_left (octet_dissector_rest (self)) >= 4)
    octet_dissector_read (self, QUIC_SUPPORTED);
}

static void
read_long (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize start = rest->position;
  guint64 version = octet_reader_peek_be (rest, 1, 4);
  guint type = octet_reader_peek_be (rest, 0, 1) >> 4 & 3;
  gboolean is_v2 = version == VERSION_2;
  const char *name = quic_fields[is_v2 ? QUIC_TYPE2 : QUIC_TYPE].names[type].name;
  QuicSealed sealed;
  QuicOpened opened = { 0 };
  g_autofree guint8 *payload = NULL;

  if (version != 0)
    quic_talk_ensure (self);
  if (find_sealed (self, start, &sealed) && quic_talk_open (self, &sealed, &opened))
    payload = opened.payload;

  octet_dissector_add (self, QUIC_FORM, start, 1);
  if (version != 0)
    {
      octet_dissector_add (self, QUIC_FIXED, start, 1);
      octet_dissector_add (self, is_v2 ? QUIC_TYPE2 : QUIC_TYPE, start, 1);
    }
  if (payload != NULL)
    {
      octet_dissector_add_uint (self, QUIC_RESERVED, opened.first >> 2 & 3, start, 1);
      octet_dissector_add_uint (self, QUIC_NUMBER_LENGTH, opened.first & 3, start, 1);
    }
  octet_reader_skip (rest, 1);
  octet_dissector_read (self, QUIC_VERSION);
  read_id (self, QUIC_DCIL, QUIC_DCID);
  if (version != 0)
    remember (self, octet_reader_peek_be (rest, 0, 1));
  read_id (self, QUIC_SCIL, QUIC_SCID);
  octet_dissector_summarize_more (self, "%s%s", start > 0 ? ", " : "",
                                  version == 0 ? _("Version negotiation") : _(name));
  if (version == 0)
    read_negotiation (self);
  else
    read_long_rest (self, is_v2 ? (type + 3) & 3 : type, &sealed, &opened);
}

/* How long the ID is that a short header names its receiver by. */
static gsize
get_id_size (OctetDissector *self)
{
  const QuicTalk *talk = quic_talk_find (self);
  guint peer = 1 - quic_get_side (self);

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

  octet_dissector_open (self, QUIC_SHORT);
  octet_dissector_add (self, QUIC_FORM, start, 1);
  octet_dissector_add (self, QUIC_FIXED, start, 1);
  octet_dissector_add (self, QUIC_SPIN, start, 1);
  octet_reader_skip (rest, 1);
  if (size > 0)
    octet_dissector_read_size (self, QUIC_DCID, size);
  octet_dissector_close (self);
  octet_dissector_summarize_more (self, "%s%s", start > 0 ? ", " : "",
                                  _("Protected payload"));
  if (octet_reader_left (rest) > 0)
    octet_dissector_read_size (self, QUIC_PAYLOAD, octet_reader_left (rest));
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

  octet_dissector_summarize (self, "%s", "");
  for (guint i = 0; i < MAX_PACKETS && octet_reader_left (rest) > 0; i++)
    {
      gsize start = rest->position;

      if (i > 0)
        octet_dissector_begin_again (self, start);
      if (i > 0 && is_padding (self, start))
        {
          octet_dissector_note_here (self, QUIC_NOTE_PADDING);
          octet_reader_skip (rest, octet_reader_left (rest));
          return;
        }
      if ((octet_reader_peek_be (rest, 0, 1) & 0x80) != 0)
        read_long (self);
      else
        read_short (self);
      octet_dissector_add_uint (self, QUIC_PACKET_LENGTH, rest->position - start, start, 0);
    }
}

const OctetProtocol octet_protocol_quic = {
  .key = "quic",
  .name = N_("QUIC"),
  .short_name = "QUIC",
  .reference = "RFC 9000",
  .level = OCTET_LEVEL_TRANSPORT,
  OCTET_FIELDS (quic_fields),
  OCTET_NOTES (quic_notes),
  OCTET_CARRIERS (carriers),
  .accept = quic_accept,
  .dissect = quic_dissect,
  .lesson = N_("A transport over UDP with TLS built in, which carries HTTP/3. All but the greeting "
               "is encrypted, even what TCP shows."),
};
