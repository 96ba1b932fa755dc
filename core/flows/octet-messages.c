/* octet-messages.c - the pieces of messages by number, and the unfinished ones by direction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-messages.h"

#include <string.h>

struct _OctetMessages
{
  GPtrArray  *messages;   /* OctetMessage; number 1 stands at 0 */
  GHashTable *unfinished; /* flow and side → the newest OctetUnfinished; it leads to the others */
  GHashTable *complete;   /* flow and side → number of the message that was completed last */
  gsize       copied;     /* octets in copies */
};

static void
free_message (gpointer data)
{
  OctetMessage *message = data;

  g_free (message->places);
  g_free (message);
}

static void
free_unfinished (gpointer data)
{
  OctetUnfinished *unfinished = data;

  while (unfinished != NULL)
    {
      OctetUnfinished *older = unfinished->older;

      g_clear_pointer (&unfinished->copy, g_byte_array_unref);
      g_free (unfinished);
      unfinished = older;
    }
}

static gpointer
make_key (guint32 flow,
          guint   side)
{
  return (gpointer) ((gsize) flow * 2 + side + 1);
}

/**
 * octet_messages_new: (skip)
 *
 * Returns: (transfer full): an empty table
 */
OctetMessages *
octet_messages_new (void)
{
  OctetMessages *self = g_new0 (OctetMessages, 1);

  self->messages = g_ptr_array_new_with_free_func (free_message);
  self->unfinished = g_hash_table_new_full (NULL, NULL, NULL, free_unfinished);
  self->complete = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * octet_messages_free: (skip)
 * @self: (transfer full): a table
 */
void
octet_messages_free (OctetMessages *self)
{
  g_hash_table_unref (self->unfinished);
  g_hash_table_unref (self->complete);
  g_ptr_array_unref (self->messages);
  g_free (self);
}

/**
 * octet_messages_get: (skip)
 * @self: a table
 * @id: a message's number, from 1
 *
 * Returns: (transfer none) (nullable): the message
 */
OctetMessage *
octet_messages_get (const OctetMessages *self,
                    guint32              id)
{
  return id >= 1 && id <= self->messages->len ? self->messages->pdata[id - 1] : NULL;
}

/* Whether octets at @seq belong to the message. One that has not said how long it is goes on
 * where it ended so far: what stands behind a gap may be the next one. */
static gboolean
takes (const OctetMessages   *self,
       const OctetUnfinished *unfinished,
       guint32                seq)
{
  const OctetMessage *message = octet_messages_get (self, unfinished->id);
  guint32 offset;

  if (message == NULL)
    return FALSE;
  offset = seq - message->start;
  if (message->size > 0)
    return offset < message->size;
  return unfinished->until_close ? offset < OCTET_MESSAGE_MAX_SIZE : offset <= unfinished->there;
}

/**
 * octet_messages_newest: (skip)
 * @self: a table
 * @flow: a flow
 * @side: which end sends, 0 for A
 *
 * Returns: (transfer none) (nullable): the message of this direction that began last of those that
 *   are not finished; it leads to the others
 */
OctetUnfinished *
octet_messages_newest (const OctetMessages *self,
                       guint32              flow,
                       guint                side)
{
  if (g_hash_table_size (self->unfinished) == 0)
    return NULL;
  return g_hash_table_lookup (self->unfinished, make_key (flow, side));
}

/**
 * octet_messages_find: (skip)
 * @self: a table
 * @flow: a flow
 * @side: which end sends, 0 for A
 * @seq: a sequence number
 *
 * Returns: (transfer none) (nullable): the oldest message of this direction to which octets at
 *   @seq belong, and which is not finished
 */
OctetUnfinished *
octet_messages_find (const OctetMessages *self,
                     guint32              flow,
                     guint                side,
                     guint32              seq)
{
  OctetUnfinished *unfinished = octet_messages_newest (self, flow, side), *found = NULL;

  for (; unfinished != NULL; unfinished = unfinished->older)
    if (takes (self, unfinished, seq))
      found = unfinished;
  return found;
}

/**
 * octet_messages_was_told: (skip)
 * @self: a table
 * @flow: a flow
 * @side: which end sends, 0 for A
 * @seq: a sequence number
 *
 * Returns: whether octets at @seq belong to the message of this direction that was completed last,
 *   but are not its first
 */
gboolean
octet_messages_was_told (const OctetMessages *self,
                         guint32              flow,
                         guint                side,
                         guint32              seq)
{
  gpointer id = g_hash_table_lookup (self->complete, make_key (flow, side));
  const OctetMessage *message = octet_messages_get (self, (guint32) GPOINTER_TO_UINT (id));

  return message != NULL && seq != message->start && seq - message->start < message->size;
}

/* Forgets all messages behind the newest ones. */
static void
drop_oldest (OctetMessages   *self,
             OctetUnfinished *newest)
{
  OctetUnfinished *last = newest;

  for (guint n = 1; n < OCTET_MESSAGE_MAX_OPEN && last != NULL; n++)
    last = last->older;
  if (last == NULL || last->older == NULL)
    return;
  for (OctetUnfinished *old = last->older; old != NULL; old = old->older)
    octet_messages_drop_copy (self, old);
  free_unfinished (g_steal_pointer (&last->older));
}

/**
 * octet_messages_begin: (skip)
 * @self: a table
 * @flow: a flow
 * @side: which end sends, 0 for A
 *
 * Begins a message without pieces. First pass only.
 *
 * Returns: (transfer none): what is known of it, to be filled in
 */
OctetUnfinished *
octet_messages_begin (OctetMessages *self,
                      guint32        flow,
                      guint          side)
{
  OctetUnfinished *unfinished = g_new0 (OctetUnfinished, 1);
  gpointer key = make_key (flow, side);

  g_ptr_array_add (self->messages, g_new0 (OctetMessage, 1));
  unfinished->id = self->messages->len;
  unfinished->older = g_hash_table_lookup (self->unfinished, key);
  g_hash_table_steal (self->unfinished, key);
  g_hash_table_insert (self->unfinished, key, unfinished);
  drop_oldest (self, unfinished);
  return unfinished;
}

/* Takes in the pieces that waited for the one in front of them. */
static void
absorb (OctetUnfinished    *unfinished,
        const OctetMessage *message)
{
  gboolean moved = unfinished->n_late > 0;

  while (moved)
    {
      moved = FALSE;
      for (guint32 i = message->n_places - MIN (message->n_places, OCTET_MESSAGE_MAX_LATE + 1);
           i < message->n_places; i++)
        {
          const OctetPlace *place = &message->places[i];

          if (place->offset <= unfinished->there &&
              place->offset + place->size > unfinished->there)
            {
              unfinished->there = place->offset + place->size;
              unfinished->n_late--;
              moved = unfinished->n_late > 0;
            }
        }
    }
}

/* Pieces behind a gap are copied to their places as well; what is there of it without a gap is
 * told by the message, and stays as it is. FALSE where there is no room. */
static gboolean
copy_piece (OctetMessages    *self,
            OctetUnfinished  *unfinished,
            const OctetPlace *place,
            const guint8     *data)
{
  guint32 end = place->offset + place->size;
  guint32 known = MIN (unfinished->there - MIN (place->offset, unfinished->there), place->size);
  guint32 grows = end - MIN (unfinished->copy->len, end);

  if (end > OCTET_MESSAGE_MAX_COPY || self->copied + grows > OCTET_MESSAGE_MAX_COPIES)
    return FALSE;
  if (grows > 0)
    {
      g_byte_array_set_size (unfinished->copy, end);
      self->copied += grows;
    }
  memcpy (unfinished->copy->data + place->offset + known, data + known, place->size - known);
  return TRUE;
}

/**
 * octet_messages_add: (skip)
 * @self: a table
 * @unfinished: a message
 * @place: its next piece
 * @data: the piece's octets
 *
 * First pass only.
 *
 * Returns: %FALSE where the message grows past a limit and should be given up
 */
gboolean
octet_messages_add (OctetMessages    *self,
                    OctetUnfinished  *unfinished,
                    const OctetPlace *place,
                    const guint8     *data)
{
  OctetMessage *message = octet_messages_get (self, unfinished->id);

  if (place->size > OCTET_MESSAGE_MAX_SIZE - MIN (place->offset, OCTET_MESSAGE_MAX_SIZE))
    return FALSE;
  if (message->n_places == message->n_allocated)
    {
      message->n_allocated = message->n_allocated == 0 ? 2 : message->n_allocated * 2;
      message->places = g_renew (OctetPlace, message->places, message->n_allocated);
    }
  message->places[message->n_places++] = *place;
  if (unfinished->copy != NULL && !copy_piece (self, unfinished, place, data))
    return FALSE;
  if (place->offset > unfinished->there)
    return unfinished->n_late++ < OCTET_MESSAGE_MAX_LATE;
  unfinished->there = MAX (unfinished->there, place->offset + place->size);
  absorb (unfinished, message);
  return TRUE;
}

/**
 * octet_messages_drop_copy: (skip)
 * @self: a table
 * @unfinished: a message whose size is known by now, or that has none
 *
 * First pass only.
 */
void
octet_messages_drop_copy (OctetMessages   *self,
                          OctetUnfinished *unfinished)
{
  if (unfinished->copy != NULL)
    self->copied -= unfinished->copy->len;
  g_clear_pointer (&unfinished->copy, g_byte_array_unref);
}

/* Takes a message out of the chain of its direction. */
static void
unlink_unfinished (OctetMessages   *self,
                   gpointer         key,
                   OctetUnfinished *unfinished)
{
  OctetUnfinished *newest = g_hash_table_lookup (self->unfinished, key), *newer = newest;

  if (newest == unfinished)
    {
      g_hash_table_steal (self->unfinished, key);
      if (unfinished->older != NULL)
        g_hash_table_insert (self->unfinished, key, unfinished->older);
    }
  else
    {
      while (newer != NULL && newer->older != unfinished)
        newer = newer->older;
      if (newer != NULL)
        newer->older = unfinished->older;
    }
  unfinished->older = NULL;
}

/**
 * octet_messages_end: (skip)
 * @self: a table
 * @flow: a flow
 * @side: which end sends, 0 for A
 * @unfinished: (transfer full): a message of theirs
 * @packet: the packet that completes it; 0 where it is given up
 *
 * First pass only.
 */
void
octet_messages_end (OctetMessages   *self,
                    guint32          flow,
                    guint            side,
                    OctetUnfinished *unfinished,
                    guint32          packet)
{
  OctetMessage *message = octet_messages_get (self, unfinished->id);

  if (message != NULL)
    {
      message->completed_in = packet;
      message->places = g_renew (OctetPlace, message->places, message->n_places);
      message->n_allocated = message->n_places;
    }
  if (packet != 0)
    g_hash_table_insert (self->complete, make_key (flow, side), GUINT_TO_POINTER (unfinished->id));
  octet_messages_drop_copy (self, unfinished);
  unlink_unfinished (self, make_key (flow, side), unfinished);
  free_unfinished (unfinished);
}
