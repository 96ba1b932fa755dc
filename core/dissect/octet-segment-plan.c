/* octet-segment-plan.c - what becomes of a segment's octets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decided in the first pass, recalled in later ones.
 *
 * A message that has not said how long it is cannot tell whether what stands
 * behind a gap is still part of it. Such a segment waits for the gap to be
 * filled, and is looked at as one that begins a message as well: where octets
 * were lost for good, that is all there will be.
 */
#include "config.h"

#include "dissect/octet-segment-plan.h"

/* --- the plan as a fact --- */

static void
remember_plan (const OctetSegment     *stream,
               const OctetSegmentPlan *plan)
{
  guint8 packed[OCTET_FACT_MAX_SIZE];
  gsize n = 0;

  n += octet_varint_put (packed + n, plan->flags);
  n += octet_varint_put (packed + n, plan->protocol);
  if ((plan->flags & OCTET_PLAN_HAS_HEAD) != 0)
    {
      n += octet_varint_put (packed + n, plan->head_message);
      n += octet_varint_put (packed + n, plan->head);
    }
  if ((plan->flags & OCTET_PLAN_HAS_TAIL) != 0)
    {
      n += octet_varint_put (packed + n, plan->tail_message);
      n += octet_varint_put (packed + n, plan->tail);
    }
  if ((plan->flags & OCTET_PLAN_FILLS) != 0)
    {
      n += octet_varint_put (packed + n, plan->n_filled);
      n += octet_varint_put (packed + n, plan->filled);
    }
  if ((plan->flags & OCTET_PLAN_WAITS) != 0)
    n += octet_varint_put (packed + n, plan->waiting);
  octet_dissector_put_fact (stream->self, OCTET_FACT_SEGMENT, packed, n);
}

/* What was decided for the segment. FALSE where it is none of several of a message. */
gboolean
octet_segment_plan_recall (const OctetSegment *stream,
                           OctetSegmentPlan   *plan)
{
  gsize size;
  const guint8 *data = octet_dissector_find_fact (stream->self, OCTET_FACT_SEGMENT, &size);
  const guint8 *end;

  if (data == NULL)
    return FALSE;
  end = data + size;
  *plan = (OctetSegmentPlan) { .flags = (guint32) octet_varint_get (&data, end) };
  plan->protocol = (guint32) octet_varint_get (&data, end);
  plan->tail = stream->captured;
  if ((plan->flags & OCTET_PLAN_HAS_HEAD) != 0)
    {
      plan->head_message = (guint32) octet_varint_get (&data, end);
      plan->head = (guint32) octet_varint_get (&data, end);
    }
  if ((plan->flags & OCTET_PLAN_HAS_TAIL) != 0)
    {
      plan->tail_message = (guint32) octet_varint_get (&data, end);
      plan->tail = (guint32) octet_varint_get (&data, end);
    }
  if ((plan->flags & OCTET_PLAN_FILLS) != 0)
    {
      plan->n_filled = (guint32) octet_varint_get (&data, end);
      plan->filled = (guint32) octet_varint_get (&data, end);
    }
  if ((plan->flags & OCTET_PLAN_WAITS) != 0)
    plan->waiting = (guint32) octet_varint_get (&data, end);
  plan->head = MIN (plan->head, stream->captured);
  plan->tail = MIN (plan->tail, stream->captured);
  return TRUE;
}

/* --- the first pass --- */

static const OctetRegistryEntry *
try_entry (const OctetSegment       *stream,
           const OctetRegistryEntry *entry,
           guint32                   parameter,
           guint32                   at)
{
  if (entry == NULL)
    return NULL;
  return octet_dissector_accepts (stream->self, entry, parameter, stream->data + at,
                                  stream->captured - at, stream->captured - at) ? entry : NULL;
}

/* Who takes the payload from @at on, as octet_dissector_hand_on() would find. */
const OctetRegistryEntry *
octet_segment_find_entry (const OctetSegment *stream,
                          guint32             at)
{
  const OctetSegmentPart *part = stream->part;
  const OctetTable *table = octet_dissector_find_table (stream->self, part->table);
  const OctetRegistryEntry *const *heuristics;
  const OctetRegistryEntry *entry;
  gsize n;

  if (table == NULL)
    return NULL;
  entry = try_entry (stream, octet_table_find (table, part->first), part->first, at);
  if (entry == NULL && part->second != part->first)
    entry = try_entry (stream, octet_table_find (table, part->second), part->second, at);
  heuristics = octet_table_get_heuristics (table, &n);
  for (gsize i = 0; i < n && entry == NULL; i++)
    entry = try_entry (stream, heuristics[i], part->first, at);
  return entry;
}

/* A protocol by its index. */
const OctetRegistryEntry *
octet_segment_get_entry (const OctetSegment *stream,
                         guint32             index)
{
  return octet_registry_get_entry (stream->self->registry, index);
}

/* Adds octets of this packet to the message its direction is in the middle of. */
static gboolean
add_piece (const OctetSegment *stream,
           OctetUnfinished    *unfinished,
           guint32             at,
           guint32             size,
           guint32             offset)
{
  OctetPlace place = { stream->self->frame->number,
                       (guint32) (stream->self->layer->start + stream->at + at), size, offset };

  return octet_messages_add (stream->self->state->messages, unfinished, &place,
                             stream->data + at);
}

static void
end_message (const OctetSegment *stream,
             OctetUnfinished    *unfinished,
             guint32             packet)
{
  octet_messages_end (stream->self->state->messages, stream->part->flow, stream->part->side,
                      unfinished, packet);
}

/* The message that the segment's first octets belong to. */
static OctetUnfinished *
find_unfinished (const OctetSegment *stream)
{
  const OctetSegmentPart *part = stream->part;

  return octet_messages_find (stream->self->state->messages, part->flow, part->side, part->seq);
}

/* Gives the segment to each message that waits for octets in front of it, but not to @taker. */
static void
feed_waiting (const OctetSegment    *stream,
              const OctetUnfinished *taker,
              OctetSegmentPlan      *plan)
{
  OctetMessages *messages = stream->self->state->messages;
  const OctetSegmentPart *part = stream->part;
  OctetUnfinished *unfinished = octet_messages_newest (messages, part->flow, part->side), *older;

  for (; unfinished != NULL && stream->captured > 0 && stream->captured == part->length;
       unfinished = older)
    {
      guint32 offset = part->seq - octet_messages_get (messages, unfinished->id)->start;

      older = unfinished->older;
      if (unfinished == taker || unfinished->copy == NULL || offset <= unfinished->there ||
          offset >= OCTET_MESSAGE_MAX_COPY)
        continue;
      plan->flags |= OCTET_PLAN_WAITS;
      plan->waiting = unfinished->id;
      if (!add_piece (stream, unfinished, 0, stream->captured, offset))
        end_message (stream, unfinished, 0);
    }
}

/* Pieces that waited, but belong to what comes behind the message. */
static void
leave_out (OctetMessage *message)
{
  for (guint32 i = 0; i < message->n_places; i++)
    {
      OctetPlace *place = &message->places[i];

      place->size = MIN (place->size, message->size - MIN (place->offset, message->size));
    }
}

/* Gives up what was taken for messages in the octets of @whole, which is complete. */
static void
end_inner (const OctetSegment    *stream,
           const OctetUnfinished *whole,
           guint32                size)
{
  const OctetMessages *messages = stream->self->state->messages;
  OctetUnfinished *unfinished = octet_messages_newest (messages, stream->part->flow,
                                                       stream->part->side);
  guint32 start = octet_messages_get (messages, whole->id)->start;

  while (unfinished != NULL)
    {
      OctetUnfinished *older = unfinished->older;
      const OctetMessage *message = octet_messages_get (messages, unfinished->id);

      if (unfinished != whole && message->start - start < size)
        end_message (stream, unfinished, 0);
      unfinished = older;
    }
}

/* Learns the size of a message that did not tell it so far. */
static void
measure_again (const OctetSegment *stream,
               OctetUnfinished    *unfinished)
{
  OctetMessage *message = octet_messages_get (stream->self->state->messages, unfinished->id);
  const OctetProtocol *protocol = octet_segment_get_entry (stream, unfinished->protocol)->protocol;
  gssize size;

  if (message->size != 0 || unfinished->until_close || unfinished->copy == NULL)
    return;
  size = protocol->message_size (stream->self, unfinished->copy->data, unfinished->there);
  unfinished->until_close = size == OCTET_MESSAGE_UNTIL_CLOSE;
  if (size > 0)
    message->size = (guint32) MIN (size, (gssize) OCTET_MESSAGE_MAX_SIZE);
  else if (size == OCTET_MESSAGE_UNREADABLE)
    message->size = unfinished->there;
  if (unfinished->until_close || message->size > 0)
    octet_messages_drop_copy (stream->self->state->messages, unfinished);
}

/* Whether the end of the stream ends a message that has not said how long it is. An end without
 * octets is no more segment for one that asked for more. */
static gboolean
is_ended (const OctetSegment    *stream,
          const OctetUnfinished *unfinished,
          const OctetMessage    *message)
{
  return stream->part->is_last && message->size == 0 && unfinished->n_late == 0 &&
         (unfinished->until_close || stream->part->length > 0);
}

/* A message that did not tell its size asked for one more segment, and reads all of it: with the
 * whole messages behind it, it is one piece. */
static void
take_followers (const OctetSegment    *stream,
                const OctetUnfinished *unfinished,
                OctetSegmentPlan      *plan)
{
  OctetMessage *message = octet_messages_get (stream->self->state->messages, unfinished->id);
  const OctetProtocol *protocol = octet_segment_get_entry (stream, unfinished->protocol)->protocol;
  guint32 at = plan->head;

  if (protocol->is_framed || message->n_places == 0)
    return;
  for (guint n = 0; n < OCTET_SEGMENT_MAX_MESSAGES && at < stream->captured; n++)
    {
      gssize size = protocol->message_size (stream->self, stream->data + at,
                                            stream->captured - at);

      if (size <= 0 || size > (gssize) (stream->captured - at) ||
          (gsize) message->size + (gsize) size > OCTET_MESSAGE_MAX_SIZE)
        break;
      at += (guint32) size;
      message->size += (guint32) size;
    }
  message->places[message->n_places - 1].size += at - plan->head;
  plan->head = at;
}

/* The message goes on. As in tshark, what is there of it is shown once a gap is filled, and again
 * only after it went on in order. */
static void
note_filled (const OctetSegment *stream,
             OctetUnfinished    *unfinished,
             guint32             end,
             OctetSegmentPlan   *plan)
{
  if (stream->part->is_late && !unfinished->is_filled)
    {
      plan->flags |= OCTET_PLAN_FILLS;
      plan->n_filled = octet_messages_get (stream->self->state->messages, unfinished->id)->n_places;
      plan->filled = end;
    }
  unfinished->is_filled = stream->part->is_late;
  if (unfinished->is_filled)
    end_inner (stream, unfinished, unfinished->there);
}

/* The message is all there. What began behind a gap was never sure to be one: where it is put
 * together out of order, only its pieces are shown. */
static void
complete (const OctetSegment *stream,
          OctetUnfinished    *unfinished,
          gboolean            was_open,
          OctetSegmentPlan   *plan)
{
  OctetMessage *message = octet_messages_get (stream->self->state->messages, unfinished->id);

  if (stream->part->is_late && unfinished->is_guessed)
    {
      note_filled (stream, unfinished, message->size, plan);
      end_message (stream, unfinished, 0);
      return;
    }
  plan->flags |= OCTET_PLAN_COMPLETES;
  if (message->size == 0)
    message->size = unfinished->there;
  else if (was_open)
    take_followers (stream, unfinished, plan);
  leave_out (message);
  end_inner (stream, unfinished, message->size);
  end_message (stream, unfinished, stream->self->frame->number);
}

/* The segment's first octets, where they belong to an earlier message. */
static void
plan_head (const OctetSegment *stream,
           OctetSegmentPlan   *plan)
{
  const OctetSegmentPart *part = stream->part;
  OctetUnfinished *unfinished = find_unfinished (stream);
  OctetMessage *message;
  guint32 offset, size = stream->captured;
  gboolean was_open;

  feed_waiting (stream, unfinished, plan);
  if (unfinished == NULL)
    return;
  message = octet_messages_get (stream->self->state->messages, unfinished->id);
  offset = part->seq - message->start;
  if (stream->captured < part->length)
    {
      end_message (stream, unfinished, 0);
      return;
    }
  if (message->size > 0)
    size = MIN (size, message->size - offset);
  plan->flags |= OCTET_PLAN_HAS_HEAD;
  plan->protocol = unfinished->protocol;
  plan->head_message = unfinished->id;
  plan->head = size;
  if (!add_piece (stream, unfinished, 0, size, offset))
    {
      end_message (stream, unfinished, 0);
      return;
    }
  was_open = message->size == 0 && !unfinished->until_close && stream->captured > 0;
  if (was_open && !part->is_late)
    plan->flags |= OCTET_PLAN_TAKES_ALL;
  measure_again (stream, unfinished);
  if (message->size > 0 && offset + size > message->size)
    {
      plan->head = message->size - MIN (offset, message->size);
      message->places[message->n_places - 1].size = plan->head;
    }
  if ((message->size > 0 && unfinished->there >= message->size) ||
      is_ended (stream, unfinished, message))
    complete (stream, unfinished, was_open, plan);
  else if (was_open && stream->captured > 0)
    note_filled (stream, unfinished, offset + size, plan);
}

/* Begins a message that this segment does not finish. */
static void
begin_message (const OctetSegment       *stream,
               OctetSegmentPlan         *plan,
               const OctetRegistryEntry *entry,
               gssize                    size)
{
  OctetMessages *messages = stream->self->state->messages;
  OctetUnfinished *unfinished;

  plan->flags |= OCTET_PLAN_HAS_TAIL;
  plan->protocol = entry->index;
  /* It has begun when it was sent the first time. */
  if (stream->part->is_seen)
    return;
  unfinished = octet_messages_begin (messages, stream->part->flow, stream->part->side);
  unfinished->protocol = entry->index;
  octet_messages_get (messages, unfinished->id)->start = stream->part->seq + plan->tail;
  unfinished->until_close = size == OCTET_MESSAGE_UNTIL_CLOSE;
  unfinished->is_guessed = (plan->flags & OCTET_PLAN_WAITS) != 0;
  if (size > 0)
    octet_messages_get (messages, unfinished->id)->size = (guint32) size;
  else if (!unfinished->until_close)
    unfinished->copy = g_byte_array_new ();
  plan->tail_message = unfinished->id;
  if (!add_piece (stream, unfinished, plan->tail, stream->captured - plan->tail, 0))
    end_message (stream, unfinished, 0);
}

/* Walks over the whole messages, and begins one with what is left. */
static void
plan_rest (const OctetSegment *stream,
           OctetSegmentPlan   *plan)
{
  const OctetRegistryEntry *entry;
  guint32 at = plan->head;
  gssize size = 1;

  plan->tail = stream->captured;
  if (at >= stream->captured || stream->captured < stream->part->length ||
      stream->self->layer->source != 0)
    return;
  entry = (plan->flags & OCTET_PLAN_HAS_HEAD) != 0
            ? octet_segment_get_entry (stream, plan->protocol)
            : octet_segment_find_entry (stream, at);
  if (entry == NULL || entry->protocol->message_size == NULL)
    return;
  for (guint n = 0; n < OCTET_SEGMENT_MAX_MESSAGES && at < stream->captured; n++)
    {
      size = entry->protocol->message_size (stream->self, stream->data + at, stream->captured - at);
      if (size == OCTET_MESSAGE_UNREADABLE)
        return;
      if (size <= 0 || size > (gssize) (stream->captured - at))
        break;
      at += (guint32) size;
    }
  if (at >= stream->captured || size > (gssize) OCTET_MESSAGE_MAX_SIZE ||
      (size == OCTET_MESSAGE_UNTIL_CLOSE && stream->part->is_last))
    return;
  if (size <= 0 || size > (gssize) (stream->captured - at))
    {
      plan->tail = at;
      begin_message (stream, plan, entry, size);
    }
}

/* Whether octets come once more, not as a whole segment that is sent again, of a message that was
 * complete before. */
static gboolean
is_told (const OctetSegment *stream)
{
  const OctetSegmentPart *part = stream->part;

  return part->is_again && stream->captured > 0 &&
         stream->self->layer->source == 0 && find_unfinished (stream) == NULL &&
         octet_messages_was_told (stream->self->state->messages, part->flow, part->side, part->seq);
}

/* Decides, and remembers it. FALSE where the segment is none of several of a message. */
gboolean
octet_segment_plan_make (const OctetSegment *stream,
                         OctetSegmentPlan   *plan)
{
  const OctetSegmentPart *part = stream->part;

  *plan = (OctetSegmentPlan) { 0 };
  if (is_told (stream))
    plan->flags = OCTET_PLAN_REPEATS;
  else if (part->is_repeated)
    return FALSE;
  if (plan->flags == 0 && stream->self->layer->source == 0)
    plan_head (stream, plan);
  /* What comes late begins nothing. */
  if (!part->is_repeated && (!part->is_late || (plan->flags & OCTET_PLAN_HAS_HEAD) != 0))
    plan_rest (stream, plan);
  if (plan->flags == 0)
    return FALSE;
  remember_plan (stream, plan);
  return TRUE;
}
