/* dns-talk.c - pairs DNS questions and answers by conversation and transaction ID.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most conversations hold one question and one answer, so what is remembered
 * stands in one array for the whole capture, a turn a message, in the order of
 * the packets. The first pass writes it; later a turn is found by its packet.
 */
#include "config.h"

#include "bytes/octet-time.h"
#include "protocols/naming/dns-message.h"

/* A question that comes again within this time is the same one, sent again; after
 * it, the ID is simply in use a second time. Resolvers repeat after 1 to 5 s. */
#define REPEAT_TIME (5 * G_GINT64_CONSTANT (1000000000))

typedef enum
{
  QUESTION,       /* partner: the answer's packet, 0 while there is none */
  QUESTION_AGAIN, /* partner: the first question's packet */
  ANSWER,         /* partner: the question's packet, 0 where nobody asked */
  ANSWER_AGAIN,   /* partner: the first answer's packet */
} Kind;

typedef struct
{
  gint64  time; /* of the question, for an answer; of the packet otherwise */
  guint32 packet;
  guint32 partner;
  guint32 flow;
  guint16 id;
  guint8  kind;
} Turn;

typedef struct
{
  GArray     *turns;
  GHashTable *latest; /* flow and ID → index of the latest question, plus 1 */
} Talk;

/* The address under which DNS's memory is filed; it belongs to no flow. */
static const char owner[] = "dns";

static void
talk_free (gpointer data)
{
  Talk *self = data;

  g_array_unref (self->turns);
  g_hash_table_unref (self->latest);
  g_free (self);
}

static Talk *
talk_find (OctetDissector *dissector)
{
  return octet_memory_find (octet_dissector_get_state (dissector)->memory, OCTET_FLOW_NONE, owner);
}

static Talk *
talk_ensure (OctetDissector *dissector)
{
  Talk *self = talk_find (dissector);

  if (self != NULL)
    return self;
  self = g_new0 (Talk, 1);
  self->turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  self->latest = g_hash_table_new (NULL, NULL);
  octet_memory_put (octet_dissector_get_state (dissector)->memory, OCTET_FLOW_NONE, owner, self,
                    talk_free);
  return self;
}

/* Two flows may share a key where pointers have 32 bits, so the turn is asked too. */
static gpointer
make_key (guint32 flow,
          guint   id)
{
  return GSIZE_TO_POINTER ((gsize) ((guint64) flow << 16 | id));
}

static Turn *
find_question (const Talk *self,
               guint32     flow,
               guint       id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->latest, make_key (flow, id)));
  Turn *turn;

  if (index == 0)
    return NULL;
  turn = &g_array_index (self->turns, Turn, index - 1);
  return turn->flow == flow && turn->id == id ? turn : NULL;
}

/* Time from one packet to a later one; very long where the file does not state both. */
static gint64
time_between (gint64 from,
              gint64 to)
{
  return from != G_MININT64 && to != G_MININT64 ? to - from : G_MAXINT64;
}

/* A stream loses nothing: there, an ID that comes again after its answer is a new question. */
static void
remember_question (Talk     *self,
                   Turn     *turn,
                   gboolean  is_stream)
{
  const Turn *before = find_question (self, turn->flow, turn->id);

  if (before != NULL && time_between (before->time, turn->time) <= REPEAT_TIME &&
      (!is_stream || before->partner == 0))
    {
      turn->kind = QUESTION_AGAIN;
      turn->partner = before->packet;
    }
  else
    g_hash_table_insert (self->latest, make_key (turn->flow, turn->id),
                         GUINT_TO_POINTER (self->turns->len + 1));
}

static void
remember_answer (Talk *self,
                 Turn *turn)
{
  Turn *question = find_question (self, turn->flow, turn->id);

  turn->kind = ANSWER;
  if (question == NULL)
    return;
  turn->time = question->time;
  turn->partner = question->packet;
  if (question->partner == 0)
    question->partner = turn->packet;
  else if (question->partner != turn->packet)
    {
      turn->kind = ANSWER_AGAIN;
      turn->partner = question->partner;
    }
}

/**
 * dns_talk_remember: (skip)
 * @dissector: a dissector
 * @id: the message's transaction ID
 * @is_response: whether it is an answer
 * @is_stream: whether it came over a stream
 *
 * In the first pass, files the message; otherwise does nothing.
 */
void
dns_talk_remember (OctetDissector *dissector,
                   guint           id,
                   gboolean        is_response,
                   gboolean        is_stream)
{
  const OctetFrameInfo *frame = octet_dissector_get_frame (dissector);
  Turn turn = { 0 };
  Talk *self;

  if (!octet_dissector_is_first_pass (dissector))
    return;
  turn.flow = octet_dissector_get_flow (dissector, NULL);
  if (turn.flow == OCTET_FLOW_NONE)
    return;
  self = talk_ensure (dissector);
  turn.packet = frame->number;
  turn.time = frame->time;
  turn.id = (guint16) id;
  if (is_response)
    remember_answer (self, &turn);
  else
    remember_question (self, &turn, is_stream);
  g_array_append_val (self->turns, turn);
}

/* A packet can hold several messages (TCP): the first of its turns that has the ID and
 * direction. */
static const Turn *
find_turn (const Talk *self,
           guint32     packet,
           guint       id,
           gboolean    is_response)
{
  guint low = 0, high = self->turns->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->turns, Turn, middle).packet < packet)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->turns->len; low++)
    {
      const Turn *turn = &g_array_index (self->turns, Turn, low);

      if (turn->packet != packet)
        break;
      if (turn->id == id && (turn->kind >= ANSWER) == is_response)
        return turn;
    }
  return NULL;
}

static void
add_again (OctetDissector *dissector,
           const Turn     *turn)
{
  gboolean is_answer = turn->kind == ANSWER_AGAIN;
  guint field = is_answer ? DNS_RETRANSMITTED_RESPONSE : DNS_RETRANSMITTED_REQUEST;

  octet_dissector_add_uint (dissector, field, turn->partner, 0, 0);
  octet_dissector_note (dissector, is_answer ? DNS_RESPONSE_AGAIN : DNS_REQUEST_AGAIN, field);
  octet_dissector_add_uint (dissector, DNS_RETRANSMISSION, 1, 0, 0);
}

/**
 * dns_talk_add: (skip)
 * @dissector: a dissector
 * @id: the message's transaction ID
 * @is_response: whether it is an answer
 *
 * Adds what the first pass found out of the message.
 */
void
dns_talk_add (OctetDissector *dissector,
              guint           id,
              gboolean        is_response)
{
  const OctetFrameInfo *frame = octet_dissector_get_frame (dissector);
  const Talk *self;
  const Turn *turn;

  if (!octet_dissector_wants (dissector, OCTET_WANTS_FIELDS) ||
      octet_dissector_get_flow (dissector, NULL) == OCTET_FLOW_NONE)
    return;
  self = talk_find (dissector);
  turn = self != NULL ? find_turn (self, frame->number, id, is_response) : NULL;
  if (turn == NULL)
    return;
  if (turn->kind == QUESTION_AGAIN || turn->kind == ANSWER_AGAIN)
    add_again (dissector, turn);
  else if (turn->kind == QUESTION && turn->partner != 0)
    octet_dissector_add_uint (dissector, DNS_RESPONSE_IN, turn->partner, 0, 0);
  else if (turn->kind == ANSWER && turn->partner == 0)
    octet_dissector_add_uint (dissector, DNS_UNSOLICITED, 1, 0, 0);
  else if (turn->kind == ANSWER)
    {
      octet_dissector_add_uint (dissector, DNS_RESPONSE_TO, turn->partner, 0, 0);
      if (time_between (turn->time, frame->time) != G_MAXINT64)
        octet_dissector_add_time (dissector, DNS_TIME,
                                  octet_time_span (frame->time, turn->time), 0, 0);
    }
}
