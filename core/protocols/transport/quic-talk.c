/* quic-talk.c - what QUIC remembers of a conversation, and the keys of its first packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "protocols/transport/quic-private.h"

/* A conversation whose client begins anew ever so often need not be read for ever. */
#define MAX_KEYS 64

/* The address under which a conversation's state is filed. */
static const char owner[] = "quic";

/* What the keys are made of from packet @since on. */
typedef struct
{
  guint32 since;
  guint8  client; /* the end that asks */
  guint8  size;
  guint8  id[QUIC_MAX_ID];
} Key;

static void
talk_free (gpointer data)
{
  QuicTalk *talk = data;

  g_clear_pointer (&talk->keys, g_array_unref);
  g_clear_pointer (&talk->pieces, g_array_unref);
  g_clear_pointer (&talk->ends, g_array_unref);
  g_free (talk);
}

/* What is remembered of the packet's conversation, NULL for nothing. */
QuicTalk *
quic_talk_find (OctetDissector *self)
{
  return octet_dissector_recall (self, owner);
}

/* The same, for the first pass: it begins to remember. */
QuicTalk *
quic_talk_ensure (OctetDissector *self)
{
  QuicTalk *talk = quic_talk_find (self);

  if (talk != NULL || !octet_dissector_is_first_pass (self))
    return talk;
  talk = g_new0 (QuicTalk, 1);
  talk->first = octet_dissector_get_frame (self)->number;
  return octet_dissector_remember (self, owner, talk, talk_free) ? talk : NULL;
}

/* Which end sends, 0 for A. */
guint
quic_get_side (OctetDissector *self)
{
  gboolean from_a = FALSE;

  octet_dissector_get_flow (self, &from_a);
  return from_a ? 0 : 1;
}

static const Key *
find_key (const QuicTalk *talk,
          guint32         packet)
{
  if (talk == NULL || talk->keys == NULL)
    return NULL;
  for (guint i = talk->keys->len; i-- > 0;)
    if (g_array_index (talk->keys, Key, i).since <= packet)
      return &g_array_index (talk->keys, Key, i);
  return NULL;
}

static void
remember_key (OctetDissector   *self,
              const QuicSealed *sealed)
{
  QuicTalk *talk = quic_talk_ensure (self);
  Key key = { octet_dissector_get_frame (self)->number, (guint8) quic_get_side (self),
              (guint8) sealed->id_size, { 0 } };

  if (talk == NULL || !octet_dissector_is_first_pass (self))
    return;
  if (talk->keys == NULL)
    talk->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  if (talk->keys->len == MAX_KEYS)
    return;
  memcpy (key.id, sealed->id, sealed->id_size);
  g_array_append_val (talk->keys, key);
}

/* Opens a packet whose @sealed->id is the connection ID that it is sent to. The keys are made of
 * the one that the client sent its first packet to, which is this one if they fit; a server that
 * sends the client back for a token makes it begin again with another (RFC 9001, 5.2). */
gboolean
quic_talk_open (OctetDissector *self,
                QuicSealed     *sealed,
                QuicOpened     *ret_opened)
{
  const Key *key = find_key (quic_talk_find (self), octet_dissector_get_frame (self)->number);
  QuicSealed known = *sealed;

  if (key != NULL)
    {
      known.id = key->id;
      known.id_size = key->size;
      known.from_server = key->client != quic_get_side (self);
      if (quic_initial_open (&known, ret_opened))
        {
          *sealed = known;
          return TRUE;
        }
    }
  sealed->from_server = FALSE;
  if (!quic_initial_open (sealed, ret_opened))
    return FALSE;
  remember_key (self, sealed);
  return TRUE;
}
