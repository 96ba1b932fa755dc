/* octet-dissector-stream.c - cuts a stream of octets into messages, and puts them together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first pass decides, and remembers for each segment that takes part in a
 * message of several:
 *
 *     | end of a message | whole messages … | begin of the next one |
 *     0                head                 tail                   length
 *
 * Every later pass reads that and gathers the message from the packets it
 * lies in.
 *
 * A message that has not said how long it is cannot tell whether what stands
 * behind a gap is still part of it. Such a segment waits for the gap to be
 * filled, and is looked at as one that begins a message as well: where octets
 * were lost for good, that is all there will be.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector-private.h"

/* Messages of a few octets each must not make one segment cost a second. */
#define MAX_MESSAGES 4096u

enum
{
  HAS_HEAD = 1 << 0,  /* its first octets belong to an earlier message */
  COMPLETES = 1 << 1, /* and are the last of it */
  HAS_TAIL = 1 << 2,  /* its last octets begin a message */
  TAKES_ALL = 1 << 3, /* that one did not know its size: all of the segment was looked at */
  FILLS = 1 << 4,     /* its first octets fill a gap, and the message goes on */
  WAITS = 1 << 5,     /* a message with a gap may go on here */
};

/* What becomes of a segment. */
typedef struct
{
  guint32 flags;
  guint32 protocol;     /* index in the registry */
  guint32 head_message;
  guint32 tail_message;
  guint32 head;         /* octets of the earlier message */
  guint32 tail;         /* where the begun message starts */
  guint32 n_filled;     /* pieces of the earlier message that are there with this one */
  guint32 filled;       /* and octets */
  guint32 waiting;      /* the message with the gap */
} Plan;

typedef struct
{
  OctetDissector          *self;
  const OctetSegmentPart   *part;
  const OctetSegmentFields *fields;
  const guint8            *data;     /* the payload that is there */
  guint32                  captured;
  gsize                    at;       /* in the layer */
} Stream;

/* --- the plan as a fact --- */

static void
remember_plan (const Stream *stream,
               const Plan   *plan)
{
  guint8 packed[OCTET_FACT_MAX_SIZE];
  gsize n = 0;

  n += octet_varint_put (packed + n, plan->flags);
  n += octet_varint_put (packed + n, plan->protocol);
  if ((plan->flags & HAS_HEAD) != 0)
    {
      n += octet_varint_put (packed + n, plan->head_message);
      n += octet_varint_put (packed + n, plan->head);
    }
  if ((plan->flags & HAS_TAIL) != 0)
    {
      n += octet_varint_put (packed + n, plan->tail_message);
      n += octet_varint_put (packed + n, plan->tail);
    }
  if ((plan->flags & FILLS) != 0)
    {
      n += octet_varint_put (packed + n, plan->n_filled);
      n += octet_varint_put (packed + n, plan->filled);
    }
  if ((plan->flags & WAITS) != 0)
    n += octet_varint_put (packed + n, plan->waiting);
  octet_dissector_put_fact (stream->self, OCTET_FACT_SEGMENT, packed, n);
}

static gboolean
recall_plan (const Stream *stream,
             Plan         *plan)
{
  gsize size;
  const guint8 *data = octet_dissector_find_fact (stream->self, OCTET_FACT_SEGMENT, &size);
  const guint8 *end;

  if (data == NULL)
    return FALSE;
  end = data + size;
  *plan = (Plan) { .flags = (guint32) octet_varint_get (&data, end) };
  plan->protocol = (guint32) octet_varint_get (&data, end);
  plan->tail = stream->captured;
  if ((plan->flags & HAS_HEAD) != 0)
    {
      plan->head_message = (guint32) octet_varint_get (&data, end);
      plan->head = (guint32) octet_varint_get (&data, end);
    }
  if ((plan->flags & HAS_TAIL) != 0)
    {
      plan->tail_message = (guint32) octet_varint_get (&data, end);
      plan->tail = (guint32) octet_varint_get (&data, end);
    }
  if ((plan->flags & FILLS) != 0)
    {
      plan->n_filled = (guint32) octet_varint_get (&data, end);
      plan->filled = (guint32) octet_varint_get (&data, end);
    }
  if ((plan->flags & WAITS) != 0)
    plan->waiting = (guint32) octet_varint_get (&data, end);
  plan->head = MIN (plan->head, stream->captured);
  plan->tail = MIN (plan->tail, stream->captured);
  return TRUE;
}

/* --- the first pass --- */

static const OctetRegistryEntry *
try_entry (const Stream             *stream,
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
static const OctetRegistryEntry *
find_entry (const Stream *stream,
            guint32       at)
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

static const OctetRegistryEntry *
get_entry (const Stream *stream,
           guint32       index)
{
  return octet_registry_get_entry (stream->self->registry, index);
}

/* Adds octets of this packet to the message its direction is in the middle of. */
static gboolean
add_piece (const Stream    *stream,
           OctetUnfinished *unfinished,
           guint32          at,
           guint32          size,
           guint32          offset)
{
  OctetPlace place = { stream->self->frame->number,
                       (guint32) (stream->self->layer->start + stream->at + at), size, offset };

  return octet_messages_add (stream->self->state->messages, unfinished, &place,
                             stream->data + at);
}

static void
end_message (const Stream    *stream,
             OctetUnfinished *unfinished,
             guint32          packet)
{
  octet_messages_end (stream->self->state->messages, stream->part->flow, stream->part->side,
                      unfinished, packet);
}

/* The message that the segment's first octets belong to. */
static OctetUnfinished *
find_unfinished (const Stream *stream)
{
  const OctetSegmentPart *part = stream->part;

  return octet_messages_find (stream->self->state->messages, part->flow, part->side, part->seq);
}

/* Gives the segment to each message that waits for octets in front of it, but not to @taker. */
static void
feed_waiting (const Stream          *stream,
              const OctetUnfinished *taker,
              Plan                  *plan)
{
  OctetMessages *messages = stream->self->state->messages;
  const OctetSegmentPart *part = stream->part;
  OctetUnfinished *unfinished = octet_messages_newest (messages, part->flow, part->side), *older;

  for (; unfinished != NULL && stream->captured > 0 && stream->captured == part->length;
       unfinished = older)
    {
      guint32 offset = part->seq - unfinished->start;

      older = unfinished->older;
      if (unfinished == taker || unfinished->copy == NULL || offset <= unfinished->there ||
          offset >= OCTET_MESSAGE_MAX_COPY)
        continue;
      plan->flags |= WAITS;
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
end_inner (const Stream          *stream,
           const OctetUnfinished *whole,
           guint32                size)
{
  OctetUnfinished *unfinished = octet_messages_newest (stream->self->state->messages,
                                                       stream->part->flow, stream->part->side);

  while (unfinished != NULL)
    {
      OctetUnfinished *older = unfinished->older;

      if (unfinished != whole && unfinished->start - whole->start < size)
        end_message (stream, unfinished, 0);
      unfinished = older;
    }
}

/* Learns the size of a message that did not tell it so far. */
static void
measure_again (const Stream    *stream,
               OctetUnfinished *unfinished)
{
  OctetMessage *message = octet_messages_get (stream->self->state->messages, unfinished->id);
  const OctetProtocol *protocol = get_entry (stream, unfinished->protocol)->protocol;
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
is_ended (const Stream          *stream,
          const OctetUnfinished *unfinished,
          const OctetMessage    *message)
{
  return stream->part->is_last && message->size == 0 && unfinished->n_late == 0 &&
         (unfinished->until_close || stream->part->length > 0);
}

/* A message that did not tell its size asked for one more segment, and reads all of it: with the
 * whole messages behind it, it is one piece. */
static void
take_followers (const Stream          *stream,
                const OctetUnfinished *unfinished,
                Plan                  *plan)
{
  OctetMessage *message = octet_messages_get (stream->self->state->messages, unfinished->id);
  const OctetProtocol *protocol = get_entry (stream, unfinished->protocol)->protocol;
  guint32 at = plan->head;

  if (protocol->is_framed || message->n_places == 0)
    return;
  for (guint n = 0; n < MAX_MESSAGES && at < stream->captured; n++)
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
note_filled (const Stream    *stream,
             OctetUnfinished *unfinished,
             guint32          end,
             Plan            *plan)
{
  if (stream->part->is_late && !unfinished->is_filled)
    {
      plan->flags |= FILLS;
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
complete (const Stream    *stream,
          OctetUnfinished *unfinished,
          gboolean         was_open,
          Plan            *plan)
{
  OctetMessage *message = octet_messages_get (stream->self->state->messages, unfinished->id);

  if (stream->part->is_late && unfinished->is_guessed)
    {
      note_filled (stream, unfinished, message->size, plan);
      end_message (stream, unfinished, 0);
      return;
    }
  plan->flags |= COMPLETES;
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
plan_head (const Stream *stream,
           Plan         *plan)
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
  offset = part->seq - unfinished->start;
  if (stream->captured < part->length)
    {
      end_message (stream, unfinished, 0);
      return;
    }
  if (message->size > 0)
    size = MIN (size, message->size - offset);
  plan->flags |= HAS_HEAD;
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
    plan->flags |= TAKES_ALL;
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
begin_message (const Stream             *stream,
               Plan                     *plan,
               const OctetRegistryEntry *entry,
               gssize                    size)
{
  OctetMessages *messages = stream->self->state->messages;
  OctetUnfinished *unfinished;

  plan->flags |= HAS_TAIL;
  plan->protocol = entry->index;
  /* It has begun when it was sent the first time. */
  if (stream->part->is_seen)
    return;
  unfinished = octet_messages_begin (messages, stream->part->flow, stream->part->side);
  unfinished->protocol = entry->index;
  unfinished->start = stream->part->seq + plan->tail;
  unfinished->until_close = size == OCTET_MESSAGE_UNTIL_CLOSE;
  unfinished->is_guessed = (plan->flags & WAITS) != 0;
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
plan_rest (const Stream *stream,
           Plan         *plan)
{
  const OctetRegistryEntry *entry;
  guint32 at = plan->head;
  gssize size = 1;

  plan->tail = stream->captured;
  if (at >= stream->captured || stream->captured < stream->part->length ||
      stream->self->layer->source != 0)
    return;
  entry = (plan->flags & HAS_HEAD) != 0 ? get_entry (stream, plan->protocol)
                                         : find_entry (stream, at);
  if (entry == NULL || entry->protocol->message_size == NULL)
    return;
  for (guint n = 0; n < MAX_MESSAGES && at < stream->captured; n++)
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

static gboolean
make_plan (const Stream *stream,
           Plan         *plan)
{
  *plan = (Plan) { 0 };
  if (stream->self->layer->source == 0)
    plan_head (stream, plan);
  /* What comes late begins nothing. */
  if (!stream->part->is_late || (plan->flags & HAS_HEAD) != 0)
    plan_rest (stream, plan);
  if (plan->flags == 0)
    return FALSE;
  remember_plan (stream, plan);
  return TRUE;
}

/* --- showing it, in every pass --- */

static void
add_segment_data (const Stream *stream,
                  guint32       at,
                  guint32       size)
{
  if (size > 0)
    octet_dissector_add (stream->self, stream->fields->segment_data, stream->at + at, size);
}

static void
add_part_of (const Stream *stream,
             guint32       id,
             guint32       at,
             guint32       size)
{
  const OctetMessage *message = octet_messages_get (stream->self->state->messages, id);

  if (message != NULL && message->completed_in != 0 &&
      message->completed_in != stream->self->frame->number)
    octet_dissector_add_uint (stream->self, stream->fields->reassembled_in,
                              message->completed_in, 0, 0);
  add_segment_data (stream, at, size);
}

/* Copies the pieces together; the first that came for a place wins. NULL where
 * a packet cannot be read again. */
static GBytes *
gather (const Stream       *stream,
        const OctetMessage *message)
{
  OctetDissector *self = stream->self;
  g_autofree guint8 *bytes = NULL;

  if (message->size == 0 || message->size > OCTET_MESSAGE_MAX_SIZE)
    return NULL;
  bytes = g_malloc0 (message->size);
  for (guint32 i = message->n_places; i-- > 0;)
    {
      const OctetPlace *place = &message->places[i];
      gsize size = 0;
      const guint8 *packet;

      if (place->offset >= message->size || place->size == 0)
        continue;
      packet = octet_dissector_read_packet (self, place->packet, &size);
      if (packet == NULL || place->at > size || place->size > size - place->at)
        return NULL;
      memcpy (bytes + place->offset, packet + place->at,
              MIN (place->size, message->size - place->offset));
    }
  return g_bytes_new_take (g_steal_pointer (&bytes), message->size);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const OctetPlace *first = a, *second = b;

  if (first->offset != second->offset)
    return first->offset < second->offset ? -1 : 1;
  return first->packet < second->packet ? -1 : first->packet > second->packet;
}

static void
add_segments (const Stream       *stream,
              const OctetMessage *message,
              GBytes             *bytes,
              guint8              source)
{
  const OctetSegmentFields *fields = stream->fields;
  g_autofree OctetPlace *places = g_memdup2 (message->places,
                                             message->n_places * sizeof (OctetPlace));
  guint32 end = 0, n = message->n_places;

  qsort (places, message->n_places, sizeof (OctetPlace), compare_places);
  while (n > 0 && places[n - 1].offset >= message->size && message->size > 0)
    n--;
  octet_dissector_add_in (stream->self, fields->segments, 0, 0, message->size, source);
  octet_dissector_enter (stream->self);
  for (guint32 i = 0; i < n; i++)
    {
      octet_dissector_add_in (stream->self, fields->segment, places[i].packet, places[i].offset,
                              places[i].size, source);
      if (places[i].offset < end && places[i].size > 0)
        {
          octet_dissector_enter (stream->self);
          octet_dissector_add_in (stream->self, fields->overlap, 1, places[i].offset, 0, source);
          octet_dissector_close (stream->self);
        }
      end = MAX (end, places[i].offset + places[i].size);
    }
  octet_dissector_add_in (stream->self, fields->count, n, 0, 0, source);
  octet_dissector_add_in (stream->self, fields->length, message->size, 0, 0, source);
  octet_dissector_add_gathered (stream->self, fields->data, bytes, source);
  octet_dissector_close (stream->self);
}

/* All messages of a segment are one link of the chain of protocols; since nobody can tell from the
 * chain then how many layers there are, all are read. */
static void
announce_framed (OctetDissector           *self,
                 const OctetRegistryEntry *entry)
{
  self->is_repeat = self->framed == entry->protocol;
  self->framed = entry->protocol;
  self->may_stop = FALSE;
}

static gboolean
is_readable (const Stream             *stream,
             const OctetRegistryEntry *entry,
             const guint8             *data,
             gsize                     size)
{
  return entry->protocol->message_size == NULL ||
         entry->protocol->message_size (stream->self, data, size) != OCTET_MESSAGE_UNREADABLE;
}

static void
run_message (const Stream             *stream,
             const OctetRegistryEntry *entry,
             const OctetMessage       *message)
{
  OctetDissector *self = stream->self;
  GBytes *bytes = gather (stream, message);
  const guint8 *data;
  gsize size;
  guint source;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &size);
  source = octet_tree_add_source (self->tree, _("Reassembled TCP"), data, size, bytes);
  if (source == OCTET_NO_SOURCE)
    return;
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    add_segments (stream, message, bytes, (guint8) source);
  if (entry->protocol->is_framed)
    {
      octet_dissector_add_in (self, stream->fields->size, size, 0, size, (guint8) source);
      announce_framed (self, entry);
    }
  if (is_readable (stream, entry, data, size) &&
      !octet_dissector_run_layer (self, entry, stream->part->first, data, size, size, 0,
                                  (guint8) source))
    {
      self->is_repeat = FALSE;
      octet_dissector_run_layer (self, self->data, 0, data, size, size, 0, (guint8) source);
    }
}

/* Whole messages, in one layer or in one each as the protocol likes it. */
static void
run_whole (const Stream             *stream,
           const OctetRegistryEntry *entry,
           guint32                   at,
           guint32                   end)
{
  OctetDissector *self = stream->self;
  gsize start = self->layer->start + stream->at;
  gsize beyond = stream->part->length - MIN (stream->captured, stream->part->length);

  for (guint n = 0; n < MAX_MESSAGES && at < end; n++)
    {
      guint32 size = end - at;
      gsize wire = end == stream->captured ? size + beyond : size;

      if (!is_readable (stream, entry, stream->data + at, size))
        return;
      if (entry->protocol->is_framed)
        {
          gssize told = entry->protocol->message_size (stream->self, stream->data + at, size);

          if (told > 0 && told <= (gssize) size)
            wire = size = (guint32) told;
          octet_dissector_add_uint (self, stream->fields->size, size, stream->at + at, size);
          announce_framed (self, entry);
        }
      if (!octet_dissector_run_layer (self, entry, stream->part->first, stream->data + at, size,
                                      wire, start + at, self->layer->source))
        {
          self->is_repeat = FALSE;
          octet_dissector_run_layer (self, self->data, 0, stream->data + at, size, wire,
                                     start + at, self->layer->source);
          return;
        }
      at += size;
    }
}

/* A layer with nothing in it, for the begin of a message that the protocol looked at. */
static void
show_begun (const Stream             *stream,
            const OctetRegistryEntry *entry,
            guint32                   at)
{
  OctetDissector *self = stream->self;

  if (entry->protocol->shows_begun)
    octet_dissector_name_layer (self, entry, stream->data + at, stream->captured - at,
                                self->layer->start + stream->at + at, self->layer->source);
}

/* What is there of a message in whose gap the segment fell. */
static void
show_filled (const Stream       *stream,
             const OctetMessage *message,
             const Plan         *plan)
{
  OctetDissector *self = stream->self;
  OctetMessage there = { message->places, MIN (plan->n_filled, message->n_places), 0,
                         plan->filled, 0 };
  GBytes *bytes = octet_dissector_wants (self, OCTET_WANTS_FIELDS) ? gather (stream, &there) : NULL;
  const guint8 *data;
  gsize size;
  guint source;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &size);
  source = octet_tree_add_source (self->tree, _("Reassembled TCP, so far"), data, size, bytes);
  if (source != OCTET_NO_SOURCE)
    add_segments (stream, &there, bytes, (guint8) source);
}

/* The packet that completed the message which waited for a gap in front of this one. */
static void
show_waiting (const Stream *stream,
              const Plan   *plan)
{
  if ((plan->flags & WAITS) != 0)
    add_part_of (stream, plan->waiting, 0, 0);
}

static void
show_plan (const Stream *stream,
           const Plan   *plan)
{
  const OctetRegistryEntry *entry = get_entry (stream, plan->protocol);
  const OctetMessage *message = NULL;

  if (entry == NULL)
    return;
  if ((plan->flags & HAS_HEAD) != 0)
    {
      add_part_of (stream, plan->head_message, 0, plan->head);
      message = octet_messages_get (stream->self->state->messages, plan->head_message);
      if ((plan->flags & (COMPLETES | TAKES_ALL)) == TAKES_ALL)
        show_begun (stream, entry, 0);
      if ((plan->flags & FILLS) != 0 && message != NULL)
        show_filled (stream, message, plan);
      if ((plan->flags & COMPLETES) == 0)
        message = NULL;
    }
  if ((plan->flags & HAS_TAIL) != 0)
    add_part_of (stream, plan->tail_message, plan->tail, stream->captured - plan->tail);
  if (message != NULL)
    run_message (stream, entry, message);
  run_whole (stream, entry, plan->head, plan->tail);
  if (plan->head == plan->tail && (plan->flags & (HAS_TAIL | TAKES_ALL)) == HAS_TAIL &&
      plan->tail_message != 0)
    show_begun (stream, entry, plan->tail);
}

/* Nothing of it takes part in a message of several segments. */
static void
show_plain (const Stream *stream)
{
  const OctetSegmentPart *part = stream->part;
  const OctetRegistryEntry *entry = stream->captured > 0 ? find_entry (stream, 0) : NULL;

  if (entry != NULL && entry->protocol->is_framed)
    run_whole (stream, entry, 0, stream->captured);
  else if (entry == NULL || is_readable (stream, entry, stream->data, stream->captured))
    octet_dissector_hand_on (stream->self, part->table, part->first, part->second);
}

/**
 * octet_dissector_hand_on_stream: (skip)
 * @self: a dissector
 * @part: the segment; its payload lies behind the cursor
 * @fields: the layer's fields for reassembly
 *
 * Hands a piece of a stream on. Where the protocol that takes it says how long
 * its messages are, they are put together from several segments, and shown on
 * the packet that completes them.
 */
void
octet_dissector_hand_on_stream (OctetDissector          *self,
                                const OctetSegmentPart  *part,
                                const OctetSegmentFields *fields)
{
  OctetReader *rest = &self->layer->rest;
  Stream stream = { self, part, fields, rest->data + rest->position,
                    (guint32) MIN (octet_reader_left (rest), part->length), rest->position };
  gboolean is_first = octet_dissector_is_first_pass (self);
  Plan plan = { 0 };

  if (!octet_reader_ok (rest))
    return;
  self->framed = NULL;
  if (self->quoting > 0 || self->reader == NULL)
    {
      octet_dissector_hand_on (self, part->table, part->first, part->second);
      return;
    }
  /* None of the octets was captured. */
  if (stream.captured == 0 && part->length > 0)
    return;
  if (part->is_repeated)
    {
      add_segment_data (&stream, 0, stream.captured);
      return;
    }
  if (is_first ? make_plan (&stream, &plan) : recall_plan (&stream, &plan))
    show_waiting (&stream, &plan);
  if ((plan.flags & (HAS_HEAD | HAS_TAIL)) != 0)
    show_plan (&stream, &plan);
  else if (!part->is_late && part->length > 0)
    show_plain (&stream);
}
