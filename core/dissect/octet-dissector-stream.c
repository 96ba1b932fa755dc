/* octet-dissector-stream.c - shows the messages of a stream, put together from its segments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs together was decided in the first pass (octet-segment-plan.h);
 * a message is gathered from the packets it lies in.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-segment-plan.h"

static void
add_segment_data (const OctetSegment *stream,
                  guint32             at,
                  guint32             size)
{
  if (size > 0)
    octet_dissector_add (stream->self, stream->fields->segment_data, stream->at + at, size);
}

static void
add_part_of (const OctetSegment *stream,
             guint32             id,
             guint32             at,
             guint32             size)
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
gather (const OctetSegment *stream,
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
add_segments (const OctetSegment *stream,
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
is_readable (const OctetSegment       *stream,
             const OctetRegistryEntry *entry,
             const guint8             *data,
             gsize                     size)
{
  return entry->protocol->message_size == NULL ||
         entry->protocol->message_size (stream->self, data, size) != OCTET_MESSAGE_UNREADABLE;
}

static void
run_message (const OctetSegment       *stream,
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
run_whole (const OctetSegment       *stream,
           const OctetRegistryEntry *entry,
           guint32                   at,
           guint32                   end)
{
  OctetDissector *self = stream->self;
  gsize start = self->layer->start + stream->at;
  gsize beyond = stream->part->length - MIN (stream->captured, stream->part->length);

  for (guint n = 0; n < OCTET_SEGMENT_MAX_MESSAGES && at < end; n++)
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
show_begun (const OctetSegment       *stream,
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
show_filled (const OctetSegment     *stream,
             const OctetMessage     *message,
             const OctetSegmentPlan *plan)
{
  OctetDissector *self = stream->self;
  OctetMessage there = { .places = message->places,
                         .n_places = MIN (plan->n_filled, message->n_places),
                         .size = plan->filled };
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
show_waiting (const OctetSegment     *stream,
              const OctetSegmentPlan *plan)
{
  if ((plan->flags & OCTET_PLAN_WAITS) != 0)
    add_part_of (stream, plan->waiting, 0, 0);
}

static void
show_plan (const OctetSegment     *stream,
           const OctetSegmentPlan *plan)
{
  const OctetRegistryEntry *entry = octet_segment_get_entry (stream, plan->protocol);
  const OctetMessage *message = NULL;

  if (entry == NULL)
    return;
  if ((plan->flags & OCTET_PLAN_HAS_HEAD) != 0)
    {
      add_part_of (stream, plan->head_message, 0, plan->head);
      message = octet_messages_get (stream->self->state->messages, plan->head_message);
      if ((plan->flags & (OCTET_PLAN_COMPLETES | OCTET_PLAN_TAKES_ALL)) == OCTET_PLAN_TAKES_ALL)
        show_begun (stream, entry, 0);
      if ((plan->flags & OCTET_PLAN_FILLS) != 0 && message != NULL)
        show_filled (stream, message, plan);
      if ((plan->flags & OCTET_PLAN_COMPLETES) == 0)
        message = NULL;
    }
  if ((plan->flags & OCTET_PLAN_HAS_TAIL) != 0)
    add_part_of (stream, plan->tail_message, plan->tail, stream->captured - plan->tail);
  if (message != NULL)
    run_message (stream, entry, message);
  run_whole (stream, entry, plan->head, plan->tail);
  if (plan->head == plan->tail && plan->tail_message != 0 &&
      (plan->flags & (OCTET_PLAN_HAS_TAIL | OCTET_PLAN_TAKES_ALL)) == OCTET_PLAN_HAS_TAIL)
    show_begun (stream, entry, plan->tail);
}

/* Octets of a message that was complete before. tshark calls that an error of reassembly, and shows
 * the packet as malformed; so does this, but says why. */
static void
show_repeated (const OctetSegment *stream)
{
  octet_dissector_open_text (stream->self, _("These octets were part of a message that is "
                                             "complete; it is not put together again"));
  octet_dissector_close (stream->self);
  octet_dissector_mark_malformed (stream->self);
}

/* Nothing of it takes part in a message of several segments. */
static void
show_plain (const OctetSegment *stream)
{
  const OctetSegmentPart *part = stream->part;
  const OctetRegistryEntry *entry = NULL;

  if (stream->captured > 0)
    entry = octet_segment_find_entry (stream, 0);
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
octet_dissector_hand_on_stream (OctetDissector           *self,
                                const OctetSegmentPart   *part,
                                const OctetSegmentFields *fields)
{
  OctetReader *rest = &self->layer->rest;
  OctetSegment stream = { self, part, fields, rest->data + rest->position,
                          (guint32) MIN (octet_reader_left (rest), part->length), rest->position };
  gboolean is_first = octet_dissector_is_first_pass (self);
  OctetSegmentPlan plan = { 0 };

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
  if (is_first ? octet_segment_plan_make (&stream, &plan)
               : octet_segment_plan_recall (&stream, &plan))
    show_waiting (&stream, &plan);
  if ((plan.flags & OCTET_PLAN_REPEATS) != 0)
    show_repeated (&stream);
  else if (part->is_repeated)
    add_segment_data (&stream, 0, stream.captured);
  else if ((plan.flags & (OCTET_PLAN_HAS_HEAD | OCTET_PLAN_HAS_TAIL)) != 0)
    show_plan (&stream, &plan);
  else if (!part->is_late && part->length > 0)
    show_plain (&stream);
}
