/* quic-frames.c - the frames of QUIC's first packets: RFC 9000, 19.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     | type | numbers, as the type says … | data |
 *
 * All numbers have one, two, four or eight octets; the first two bits of each say which.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/transport/quic-private.h"

enum { FRAME_PADDING, FRAME_PING, FRAME_ACK, FRAME_ACK_MARKED, FRAME_CRYPTO = 6,
       FRAME_CLOSE = 0x1c };

/* Where the reading of a payload stands. Without @self nothing is shown. */
typedef struct
{
  OctetReader     rest;
  OctetDissector *self;
  GArray         *pieces; /* of QuicPiece */
} Walk;

/* A number; the layer's cursor walks along on the encrypted octets. */
static guint64
take (Walk  *walk,
      guint  field)
{
  gsize size = (gsize) 1 << (octet_reader_peek_be (&walk->rest, 0, 1) >> 6);
  guint64 value = octet_reader_be (&walk->rest, size) & (G_MAXUINT64 >> (66 - 8 * size));

  if (walk->self == NULL || !octet_reader_ok (&walk->rest))
    return value;
  octet_dissector_add_uint (walk->self, field, value, octet_dissector_get_position (walk->self),
                            size);
  octet_reader_skip (octet_dissector_rest (walk->self), size);
  return value;
}

static void
pass_over (Walk  *walk,
           gsize  size)
{
  octet_reader_skip (&walk->rest, size);
  if (walk->self != NULL && octet_reader_ok (&walk->rest))
    octet_reader_skip (octet_dissector_rest (walk->self), size);
}

static void
read_padding (Walk *walk)
{
  gsize size = 1;

  while (octet_reader_left (&walk->rest) > 0 && octet_reader_peek_be (&walk->rest, 0, 1) == 0)
    {
      pass_over (walk, 1);
      size++;
    }
  if (walk->self != NULL)
    octet_dissector_add_uint (walk->self, QUIC_PADDING, size,
                              octet_dissector_get_position (walk->self), 0);
}

static void
read_ack (Walk     *walk,
          gboolean  is_marked)
{
  guint64 count;

  take (walk, QUIC_ACK_LARGEST);
  take (walk, QUIC_ACK_DELAY);
  count = take (walk, QUIC_ACK_COUNT);
  take (walk, QUIC_ACK_FIRST);
  for (guint64 i = 0; i < count && octet_reader_left (&walk->rest) > 0; i++)
    {
      take (walk, QUIC_ACK_GAP);
      take (walk, QUIC_ACK_RANGE);
    }
  for (guint field = QUIC_ACK_ECT0; is_marked && field <= QUIC_ACK_CE; field++)
    take (walk, field);
}

static void
read_crypto (Walk *walk)
{
  QuicPiece piece = { .offset = take (walk, QUIC_CRYPTO_OFFSET) };

  piece.size = take (walk, QUIC_CRYPTO_LENGTH);
  if (!octet_reader_ok (&walk->rest) || piece.size > octet_reader_left (&walk->rest))
    {
      octet_reader_skip (&walk->rest, octet_reader_left (&walk->rest) + 1);
      return;
    }
  piece.data = walk->rest.data + walk->rest.position;
  g_array_append_val (walk->pieces, piece);
  if (walk->self != NULL)
    octet_dissector_open (walk->self, QUIC_CRYPTO_DATA);
  pass_over (walk, piece.size);
  if (walk->self != NULL)
    octet_dissector_close (walk->self);
}

static void
read_close (Walk *walk)
{
  gsize size;

  take (walk, QUIC_CLOSE_CODE);
  take (walk, QUIC_CLOSE_FRAME);
  size = take (walk, QUIC_CLOSE_LENGTH);
  if (!octet_reader_ok (&walk->rest) || size == 0 || size > octet_reader_left (&walk->rest))
    return;
  if (walk->self != NULL)
    {
      g_autofree char *text = g_utf8_make_valid ((const char *) walk->rest.data +
                                                 walk->rest.position, (gssize) size);

      octet_dissector_add_text (walk->self, QUIC_CLOSE_REASON, text,
                                octet_dissector_get_position (walk->self), size);
    }
  pass_over (walk, size);
}

/* FALSE behind a frame that does not belong here: how long it is nobody knows. */
static gboolean
read_frame (Walk *walk)
{
  guint64 type = take (walk, QUIC_FRAME_TYPE);

  if (type == FRAME_PADDING)
    read_padding (walk);
  else if (type == FRAME_ACK || type == FRAME_ACK_MARKED)
    read_ack (walk, type == FRAME_ACK_MARKED);
  else if (type == FRAME_CRYPTO)
    read_crypto (walk);
  else if (type == FRAME_CLOSE)
    read_close (walk);
  else if (type != FRAME_PING)
    return FALSE;
  return octet_reader_ok (&walk->rest);
}

static void
add_label (Walk *walk)
{
  const OctetField *field = &quic_fields[QUIC_FRAME_TYPE];
  const char *name = octet_name_find (field->names, field->n_names,
                                      octet_reader_peek_be (&walk->rest, 0, 1));

  if (name != NULL)
    octet_dissector_label (walk->self, "%s", _(name));
}

/* The frames of an opened packet, and the handshake in them. The layer's cursor stands where the
 * packet's payload begins. */
void
quic_add_frames (OctetDissector   *self,
                 const QuicSealed *sealed,
                 const QuicOpened *opened)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (QuicPiece));
  Walk walk = { .self = self, .pieces = pieces };
  gboolean is_known = TRUE;

  octet_reader_init (&walk.rest, opened->payload, opened->size);
  while (is_known && octet_reader_left (&walk.rest) > 0)
    {
      octet_dissector_open (self, QUIC_FRAME);
      add_label (&walk);
      is_known = read_frame (&walk);
      octet_dissector_close (self);
    }
  if (pieces->len > 0)
    quic_add_crypto (self, sealed, pieces);
}

/* The handshake's parts in an opened packet; they live as long as its payload. */
void
quic_find_crypto (const QuicOpened *opened,
                  GArray           *pieces)
{
  Walk walk = { .pieces = pieces };

  octet_reader_init (&walk.rest, opened->payload, opened->size);
  while (octet_reader_left (&walk.rest) > 0 && read_frame (&walk))
    ;
}
