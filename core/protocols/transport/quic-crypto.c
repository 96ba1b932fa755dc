/* quic-crypto.c - puts the TLS handshake of QUIC's first packets together: RFC 9001, 4.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A message may lie in several frames, in any order, of several packets. Of packets that do not
 * complete one the first pass remembers the place; whoever shows the message opens them again.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/security/tls.h"
#include "protocols/transport/quic-private.h"

/* Packets that one message lies in: a server has to be content with few, or anybody could make it
 * work. */
#define MAX_PACKETS 16
/* Octets of handshake that are put together; real ones have two thousand. */
#define MAX_HANDSHAKE (1u << 16)
#define MAX_ENDS 64

/* A packet that has a part of a message. */
typedef struct
{
  guint32 packet;
  guint32 at;        /* in the capture's packet */
  guint32 size;
  guint32 number_at; /* where its packet number stands, from @at */
  guint8  side;
} Place;

/* Where a message ended, in packet @packet. */
typedef struct
{
  guint32 packet;
  guint8  side;
  guint64 offset;
} End;

/* Up to where the handshake was complete before this packet. */
static guint64
find_begin (const QuicTalk *talk,
            guint           side,
            guint32         packet)
{
  guint64 begin = 0;

  for (guint i = 0; talk != NULL && talk->ends != NULL && i < talk->ends->len; i++)
    {
      const End *end = &g_array_index (talk->ends, End, i);

      if (end->side == side && end->packet < packet)
        begin = MAX (begin, end->offset);
    }
  return begin;
}

/* Opens the packet at a place once more and adds its parts to @pieces. */
static void
open_place (OctetDissector   *self,
            const QuicSealed *sealed,
            const Place      *place,
            GArray           *pieces,
            GPtrArray        *payloads)
{
  QuicSealed earlier = *sealed;
  QuicOpened opened;
  gsize size;
  const guint8 *packet = octet_dissector_read_packet (self, place->packet, &size);

  if (packet == NULL || place->at > size || place->size > size - place->at)
    return;
  earlier.packet = packet + place->at;
  earlier.size = place->size;
  earlier.number_at = place->number_at;
  if (!quic_initial_open (&earlier, &opened))
    return;
  g_ptr_array_add (payloads, opened.payload);
  quic_find_crypto (&opened, pieces);
}

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const QuicPiece *first = a, *second = b;

  return first->offset < second->offset ? -1 : first->offset > second->offset;
}

/* What is there of the handshake from @begin on, without a gap. */
static GByteArray *
join (GArray  *pieces,
      guint64  begin)
{
  GByteArray *bytes = g_byte_array_new ();

  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len && bytes->len < MAX_HANDSHAKE; i++)
    {
      const QuicPiece *piece = &g_array_index (pieces, QuicPiece, i);
      guint64 end = begin + bytes->len, skip;

      if (piece->offset > end)
        break;
      skip = end - piece->offset;
      if (skip < piece->size)
        g_byte_array_append (bytes, piece->data + skip, (guint) (piece->size - skip));
    }
  return bytes;
}

/* Whether a part stands behind @end: another message, or one that waits for its begin. */
static gboolean
reaches_beyond (const GArray *pieces,
                guint64       end)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const QuicPiece *piece = &g_array_index (pieces, QuicPiece, i);

      if (piece->offset + piece->size > end)
        return TRUE;
    }
  return FALSE;
}

/* How many of the octets are whole messages: type (1), length (3), and so many more. */
static gsize
measure (const GByteArray *bytes)
{
  gsize at = 0;

  while (bytes->len - at >= 4)
    {
      gsize size = 4 + (gsize) octet_bytes_be (bytes->data + at + 1, 3);

      if (size > bytes->len - at)
        break;
      at += size;
    }
  return at;
}

static void
remember_place (OctetDissector   *self,
                QuicTalk         *talk,
                const QuicSealed *sealed)
{
  Place place = { .packet = octet_dissector_get_frame (self)->number,
                  .size = (guint32) sealed->size, .number_at = (guint32) sealed->number_at,
                  .side = (guint8) quic_get_side (self) };
  gsize size;
  const guint8 *packet = octet_dissector_read_packet (self, place.packet, &size);

  /* In a datagram that was put together itself it could not be found again. */
  if (packet == NULL || sealed->packet < packet || sealed->packet >= packet + size)
    return;
  place.at = (guint32) (sealed->packet - packet);
  if (talk->pieces == NULL)
    talk->pieces = g_array_new (FALSE, FALSE, sizeof (Place));
  if (talk->pieces->len < MAX_PACKETS)
    g_array_append_val (talk->pieces, place);
}

static void
remember_end (OctetDissector *self,
              QuicTalk       *talk,
              guint64         offset)
{
  End end = { octet_dissector_get_frame (self)->number, (guint8) quic_get_side (self), offset };

  if (talk->ends == NULL)
    talk->ends = g_array_new (FALSE, FALSE, sizeof (End));
  if (talk->ends->len < MAX_ENDS)
    g_array_append_val (talk->ends, end);
}

static void
show (OctetDissector *self,
      GByteArray     *bytes,
      gsize           size)
{
  octet_dissector_set_enclosing (self, TRUE);
  octet_dissector_call_bytes (self, "quic.crypto", OCTET_TLS_HANDSHAKE, N_("QUIC handshake"),
                              g_bytes_new (bytes->data, size));
  octet_dissector_set_enclosing (self, FALSE);
}

/* Hands the handshake messages that this packet completes to TLS. @pieces are its parts. */
void
quic_add_crypto (OctetDissector   *self,
                 const QuicSealed *sealed,
                 GArray           *pieces)
{
  QuicTalk *talk = quic_talk_find (self);
  guint32 packet = octet_dissector_get_frame (self)->number;
  guint side = quic_get_side (self);
  guint64 begin = find_begin (talk, side, packet);
  g_autoptr (GPtrArray) payloads = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GByteArray) bytes = NULL;
  gsize size;

  for (guint i = 0; talk != NULL && talk->pieces != NULL && i < talk->pieces->len; i++)
    {
      const Place *place = &g_array_index (talk->pieces, Place, i);

      if (place->side == side && place->packet < packet)
        open_place (self, sealed, place, pieces, payloads);
    }
  bytes = join (pieces, begin);
  size = measure (bytes);
  if (talk != NULL && octet_dissector_is_first_pass (self))
    {
      if (size > 0)
        remember_end (self, talk, begin + size);
      if (reaches_beyond (pieces, begin + size))
        remember_place (self, talk, sealed);
    }
  if (size > 0)
    show (self, bytes, size);
}
