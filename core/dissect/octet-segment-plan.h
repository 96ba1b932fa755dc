/* octet-segment-plan.h - how the octets of a segment are dealt out to messages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first pass decides, and remembers for each segment that takes part in a
 * message of several:
 *
 *     | end of a message | whole messages … | begin of the next one |
 *     0                head                 tail                   length
 */
#pragma once

#include "dissect/octet-dissector-private.h"

G_BEGIN_DECLS

/* Messages of a few octets each must not make one segment cost a second. */
#define OCTET_SEGMENT_MAX_MESSAGES 4096u

enum
{
  OCTET_PLAN_HAS_HEAD = 1 << 0,  /* its first octets belong to an earlier message */
  OCTET_PLAN_COMPLETES = 1 << 1, /* and are the last of it */
  OCTET_PLAN_HAS_TAIL = 1 << 2,  /* its last octets begin a message */
  OCTET_PLAN_TAKES_ALL = 1 << 3, /* that one did not know its size: all of it was looked at */
  OCTET_PLAN_FILLS = 1 << 4,     /* its first octets fill a gap, and the message goes on */
  OCTET_PLAN_WAITS = 1 << 5,     /* a message with a gap may go on here */
  OCTET_PLAN_REPEATS = 1 << 6,   /* it is of a message that was complete before */
};

/**
 * OctetSegmentPlan: (skip)
 * @flags: OCTET_PLAN_…
 * @protocol: whose messages they are: index in the registry
 * @head_message: number of the earlier message
 * @tail_message: number of the begun one
 * @head: octets of the earlier message
 * @tail: where the begun message starts
 * @n_filled: pieces of the earlier message that are there with this one
 * @filled: and octets
 * @waiting: number of the message with the gap
 *
 * What becomes of a segment.
 */
typedef struct
{
  guint32 flags;
  guint32 protocol;
  guint32 head_message;
  guint32 tail_message;
  guint32 head;
  guint32 tail;
  guint32 n_filled;
  guint32 filled;
  guint32 waiting;
} OctetSegmentPlan;

/**
 * OctetSegment: (skip)
 * @self: who reads it; its layer is the transport's
 * @part: what the transport says of it
 * @fields: the transport's fields
 * @data: the payload that is there
 * @captured: octets of it
 * @at: where it stands in the layer
 *
 * A segment on its way through the files that read it.
 */
typedef struct
{
  OctetDissector           *self;
  const OctetSegmentPart   *part;
  const OctetSegmentFields *fields;
  const guint8             *data;
  guint32                   captured;
  gsize                     at;
} OctetSegment;

gboolean                  octet_segment_plan_make   (const OctetSegment *stream,
                                                     OctetSegmentPlan   *plan);
gboolean                  octet_segment_plan_recall (const OctetSegment *stream,
                                                     OctetSegmentPlan   *plan);
const OctetRegistryEntry *octet_segment_find_entry  (const OctetSegment *stream,
                                                     guint32             at);
const OctetRegistryEntry *octet_segment_get_entry   (const OctetSegment *stream,
                                                     guint32             index);

G_END_DECLS
