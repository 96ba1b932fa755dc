/* icmp-echo.c - which echo reply answers which request, for ICMP and ICMPv6.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reply has the identifier, the sequence number and the addresses of its
 * request, the latter swapped. The latest request that nobody has answered is
 * the one that is meant.
 */
#include "config.h"

#include "protocols/network/icmp-echo.h"

#include <string.h>

/* Under this number of a flow the memory holds what belongs to none. */
#define NO_FLOW OCTET_FLOW_NONE

static const char owner[] = "echo";

typedef struct
{
  OctetAddress from; /* who asks */
  OctetAddress to;
  guint16      identifier;
  guint16      sequence;
} Question;

typedef struct
{
  GHashTable *open;    /* Question → OctetEcho, unanswered, not owned */
  GHashTable *packets; /* packet number → OctetEcho, of questions */
  GHashTable *answers; /* packet number → OctetEcho, of answers, not owned */
} Echoes;

static guint
hash_question (gconstpointer key)
{
  const Question *question = key;
  guint hash = (guint) question->identifier << 16 ^ question->sequence;

  for (gsize i = 0; i < sizeof question->from.bytes; i++)
    hash = hash * 31 + question->from.bytes[i] * 7u + question->to.bytes[i];
  return hash;
}

static gboolean
questions_equal (gconstpointer a,
                 gconstpointer b)
{
  const Question *first = a, *second = b;

  return first->identifier == second->identifier && first->sequence == second->sequence &&
         memcmp (&first->from, &second->from, sizeof first->from) == 0 &&
         memcmp (&first->to, &second->to, sizeof first->to) == 0;
}

static void
free_echoes (gpointer data)
{
  Echoes *self = data;

  g_hash_table_unref (self->open);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->packets);
  g_free (self);
}

static Echoes *
ensure_echoes (OctetMemory *memory)
{
  Echoes *self = octet_memory_find (memory, NO_FLOW, owner);

  if (self != NULL)
    return self;
  self = g_new0 (Echoes, 1);
  self->open = g_hash_table_new_full (hash_question, questions_equal, g_free, NULL);
  self->packets = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->answers = g_hash_table_new (NULL, NULL);
  octet_memory_put (memory, NO_FLOW, owner, self, free_echoes);
  return self;
}

static void
remember (OctetDissector *self,
          Echoes         *echoes,
          const Question *question,
          gboolean        is_request)
{
  const OctetFrameInfo *frame = octet_dissector_get_frame (self);
  gpointer number = GUINT_TO_POINTER (frame->number);
  OctetEcho *echo;

  if (is_request)
    {
      if (g_hash_table_contains (echoes->packets, number))
        return;
      echo = g_new0 (OctetEcho, 1);
      echo->request = frame->number;
      echo->request_time = frame->time;
      g_hash_table_insert (echoes->packets, number, echo);
      g_hash_table_replace (echoes->open, g_memdup2 (question, sizeof *question), echo);
      return;
    }
  echo = g_hash_table_lookup (echoes->open, question);
  if (echo == NULL || g_hash_table_contains (echoes->answers, number))
    return;
  echo->response = frame->number;
  g_hash_table_insert (echoes->answers, number, echo);
  g_hash_table_remove (echoes->open, question);
}

/**
 * octet_echo_find: (skip)
 * @self: a dissector in a layer of an echo message
 * @is_request: whether this packet asks
 * @identifier: identifier of the echo
 * @sequence: sequence number of the echo
 *
 * Notes the packet in the first pass, and finds what belongs to it later.
 *
 * Returns: (transfer none) (nullable): the echo that the packet is part of; for a request its
 *   response may be 0
 */
const OctetEcho *
octet_echo_find (OctetDissector *self,
                 gboolean        is_request,
                 guint16         identifier,
                 guint16         sequence)
{
  OctetMemory *memory = octet_dissector_get_state (self)->memory;
  gpointer number = GUINT_TO_POINTER (octet_dissector_get_frame (self)->number);
  Echoes *echoes = octet_memory_find (memory, NO_FLOW, owner);

  if (octet_dissector_is_first_pass (self))
    {
      Question question = { .identifier = identifier, .sequence = sequence };

      question.from = is_request ? *octet_dissector_get_source (self)
                                 : *octet_dissector_get_destination (self);
      question.to = is_request ? *octet_dissector_get_destination (self)
                               : *octet_dissector_get_source (self);
      echoes = ensure_echoes (memory);
      remember (self, echoes, &question, is_request);
    }
  if (echoes == NULL || octet_dissector_is_quoted (self))
    return NULL;
  return g_hash_table_lookup (is_request ? echoes->packets : echoes->answers, number);
}
