/* octet-stream-order.c - puts the segments of a stream in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-stream-private.h"

/* Segments that wait for one before them. Real losses make a few hundred; a hostile capture
 * must not make the list grow without end: what is over is dropped, and shown as missing. */
#define MAX_WAITING 65536u

/* Adds octets that come next, in parts that are not too large to read at once. */
void
octet_stream_add_place (OctetStream            *self,
                        guint                   side,
                        const OctetStreamPlace *place)
{
  for (guint32 done = 0; done < place->size;)
    {
      OctetStreamPart part = { place->packet, place->position + done, 0, 0, (guint8) side,
                               0, done > 0, NULL };

      part.size = MIN (place->size - done, OCTET_STREAM_MAX_PART);
      part.copy = place->copy != NULL ? g_bytes_ref (place->copy) : NULL;
      g_array_append_val (self->parts, part);
      done += part.size;
    }
}

static void
add_gap (OctetStream *self,
         guint        side,
         guint32      packet,
         guint32      missing)
{
  OctetStreamPart part = { packet, 0, 0, missing, (guint8) side, 0, FALSE, NULL };

  g_array_append_val (self->parts, part);
}

static gboolean
is_before (guint32 a,
           guint32 b)
{
  return (gint32) (a - b) < 0;
}

/* Takes the first octets off that were there before. */
static void
skip (OctetStreamPlace *place,
      guint32           size)
{
  place->position += size;
  place->size -= size;
}

/* Takes one waiting segment whose turn it is. Where the other end has acknowledged
 * what is missing before it, it was lost by the capture alone: a gap. */
static gboolean
take_waiting (OctetStream   *self,
              guint          side,
              guint32        packet,
              const guint32 *acknowledged)
{
  OctetStreamSide *end = &self->sides[side];
  OctetStreamWaiting *first;
  guint32 old;

  if (end->waiting->len == 0)
    return FALSE;
  first = &g_array_index (end->waiting, OctetStreamWaiting, 0);
  if (is_before (end->next, first->seq))
    {
      if (acknowledged == NULL || !is_before (first->seq, *acknowledged))
        return FALSE;
      add_gap (self, side, packet, first->seq - end->next);
      end->next = first->seq;
      return TRUE;
    }
  old = end->next - first->seq;
  if (old < first->place.size)
    {
      skip (&first->place, old);
      octet_stream_add_place (self, side, &first->place);
      end->next += first->place.size;
    }
  g_array_remove_index (end->waiting, 0);
  return TRUE;
}

static void
put_waiting (OctetStream            *self,
             guint                   side,
             guint32                 seq,
             const OctetStreamPlace *place)
{
  OctetStreamSide *end = &self->sides[side];
  OctetStreamWaiting waiting = { seq, *place };
  guint low = 0, high = end->waiting->len;

  if (end->waiting->len >= MAX_WAITING)
    return;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (is_before (g_array_index (end->waiting, OctetStreamWaiting, middle).seq, seq))
        low = middle + 1;
      else
        high = middle;
    }
  if (waiting.place.copy != NULL)
    g_bytes_ref (waiting.place.copy);
  g_array_insert_val (end->waiting, low, waiting);
}

/* Puts a segment where it belongs, and those behind it that waited for it. */
void
octet_stream_add_segment (OctetStream        *self,
                          guint               side,
                          guint32             packet,
                          OctetStreamSegment *segment)
{
  OctetStreamSide *end = &self->sides[side];
  guint32 seq = segment->seq + ((segment->flags & OCTET_STREAM_SYN) != 0 ? 1 : 0);
  guint32 old;

  if (!end->has_next)
    end->next = seq;
  end->has_next = TRUE;
  if ((segment->flags & OCTET_STREAM_ACK) != 0)
    while (take_waiting (self, 1 - side, packet, &segment->ack))
      ;
  if (segment->payload.size == 0)
    return;
  if (is_before (end->next, seq))
    {
      put_waiting (self, side, seq, &segment->payload);
      return;
    }
  old = end->next - seq;
  if (old >= segment->payload.size)
    return;
  skip (&segment->payload, old);
  octet_stream_add_place (self, side, &segment->payload);
  end->next += segment->payload.size;
  while (take_waiting (self, side, packet, NULL))
    ;
}
