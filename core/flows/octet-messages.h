/* octet-messages.h - where the pieces of messages are that take more than one segment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places, not octets: a message is gathered from the capture again when somebody
 * looks. Written during the first pass, read only afterwards.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A message past this size is not put together: HTTP downloads are shown piece by
 * piece then. Gathering one takes that much memory for a moment. */
#define OCTET_MESSAGE_MAX_SIZE (16u << 20)
/* Messages whose size is not known until they end are measured again with each
 * segment, from a copy; all those copies together take no more than this. */
#define OCTET_MESSAGE_MAX_COPY (1u << 20)
#define OCTET_MESSAGE_MAX_COPIES (32u << 20)
/* Pieces that came before those in front of them; more is not a slow network. */
#define OCTET_MESSAGE_MAX_LATE 256u
/* Messages of one direction that wait for a piece while later ones begin; past it the oldest is
 * given up. */
#define OCTET_MESSAGE_MAX_OPEN 8u

/**
 * OctetPlace: (skip)
 * @packet: a packet's number
 * @at: first octet in the packet
 * @size: octets
 * @offset: where they stand in the message
 */
typedef struct
{
  guint32 packet;
  guint32 at;
  guint32 size;
  guint32 offset;
} OctetPlace;

/**
 * OctetMessage: (skip)
 * @places: its pieces, in the order they came
 * @n_places: how many
 * @n_allocated: room
 * @start: sequence number of its first octet
 * @size: octets of the message, 0 while that is not known
 * @completed_in: number of the packet that completed it, 0 for none
 */
typedef struct
{
  OctetPlace *places;
  guint32     n_places;
  guint32     n_allocated;
  guint32     start;
  guint32     size;
  guint32     completed_in;
} OctetMessage;

/**
 * OctetUnfinished: (skip)
 * @id: the message
 * @protocol: index of its protocol in the registry
 * @there: octets from the start that are there without a gap
 * @n_late: pieces that came too early, behind a gap
 * @until_close: it ends where the stream does
 * @is_filled: its last piece came late, into a gap
 * @is_guessed: it began behind a gap, where nobody knows what that cut off
 * @copy: (nullable): its octets so far, where its size is not known
 * @older: (nullable): one of the same direction that began earlier
 *
 * A message that one direction of a flow is in the middle of.
 */
typedef struct _OctetUnfinished OctetUnfinished;

struct _OctetUnfinished
{
  guint32          id;
  guint32          protocol;
  guint32          there;
  guint32          n_late;
  gboolean         until_close;
  gboolean         is_filled;
  gboolean         is_guessed;
  GByteArray      *copy;
  OctetUnfinished *older;
};

typedef struct _OctetMessages OctetMessages;

OctetMessages   *octet_messages_new     (void);
void             octet_messages_free    (OctetMessages       *self);
OctetMessage    *octet_messages_get     (const OctetMessages *self,
                                         guint32              id);
OctetUnfinished *octet_messages_find    (const OctetMessages *self,
                                         guint32              flow,
                                         guint                side,
                                         guint32              seq);
OctetUnfinished *octet_messages_newest  (const OctetMessages *self,
                                         guint32              flow,
                                         guint                side);
OctetUnfinished *octet_messages_begin   (OctetMessages       *self,
                                         guint32              flow,
                                         guint                side);
gboolean         octet_messages_was_told
                                        (const OctetMessages *self,
                                         guint32              flow,
                                         guint                side,
                                         guint32              seq);
gboolean         octet_messages_add     (OctetMessages       *self,
                                         OctetUnfinished     *unfinished,
                                         const OctetPlace    *place,
                                         const guint8        *data);
void             octet_messages_drop_copy
                                        (OctetMessages       *self,
                                         OctetUnfinished     *unfinished);
void             octet_messages_end     (OctetMessages       *self,
                                         guint32              flow,
                                         guint                side,
                                         OctetUnfinished     *unfinished,
                                         guint32              packet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetMessages, octet_messages_free)

G_END_DECLS
