/* octet-ladder.c - follows both ends of a conversation from state to state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-ladder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bytes/octet-time.h"
#include "flows/octet-state.h"

/* One end, as far as its states go. */
typedef struct
{
  OctetLadderState state;
  gboolean         has_fin;
  guint32          behind_fin; /* the number that acknowledges its FIN */
} End;

struct _OctetLadder
{
  OctetStatistic    parent_instance;
  OctetFlowLevel    level;
  OctetAddress      a;
  GArray           *steps;  /* OctetLadderStep */
  GArray           *pauses; /* guint: steps with a silence before them */
  End               ends[2];
  OctetLadderState  begin[2];
  gint64            last_time;
};

G_DEFINE_FINAL_TYPE (OctetLadder, octet_ladder, OCTET_TYPE_STATISTIC)

/* What counts of a segment. */
typedef struct
{
  guint32 seq;
  guint32 ack;
  guint32 length;
  guint16 flags;
} Segment;

static void
find_segment (const OctetTree *tree,
              Segment         *ret_segment)
{
  static const char *const keys[] = { "tcp.seq_raw", "tcp.ack_raw", "tcp.len", "tcp.flags" };
  guint32 values[G_N_ELEMENTS (keys)] = { 0 };

  for (guint i = 0; tree != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      const OctetNode *node = octet_tree_find (tree, keys[i]);

      if (node != NULL)
        values[i] = (guint32) node->value.number;
    }
  *ret_segment = (Segment) { values[0], values[1], values[2], (guint16) values[3] };
}

/* Where a capture begins in the middle, both ends have long been talking. */
static void
begin (OctetLadder   *self,
       guint          side,
       const Segment *segment)
{
  gboolean has_syn = (segment->flags & OCTET_TCP_SYN) != 0;
  gboolean has_ack = (segment->flags & OCTET_TCP_ACK) != 0;

  self->ends[0].state = self->ends[1].state = OCTET_LADDER_ESTABLISHED;
  if (has_syn && !has_ack)
    {
      self->ends[side].state = OCTET_LADDER_CLOSED;
      self->ends[1 - side].state = OCTET_LADDER_LISTEN;
    }
  else if (has_syn)
    {
      self->ends[side].state = OCTET_LADDER_LISTEN;
      self->ends[1 - side].state = OCTET_LADDER_SYN_SENT;
    }
  self->begin[0] = self->ends[0].state;
  self->begin[1] = self->ends[1].state;
}

static void
send_syn (End     *from,
          End     *to,
          gboolean has_ack)
{
  if (has_ack)
    {
      from->state = OCTET_LADDER_SYN_RECEIVED;
      if (to->state == OCTET_LADDER_SYN_SENT)
        to->state = OCTET_LADDER_ESTABLISHED;
      return;
    }
  /* Ports used again start anew, and so does a SYN that is sent again. */
  from->state = OCTET_LADDER_SYN_SENT;
  from->has_fin = to->has_fin = FALSE;
  if (to->state != OCTET_LADDER_SYN_SENT)
    to->state = OCTET_LADDER_SYN_RECEIVED;
}

/* The other end's FIN, or its half of the handshake, is acknowledged. */
static void
send_ack (End     *to,
          guint32  ack)
{
  if (to->state == OCTET_LADDER_SYN_RECEIVED)
    to->state = OCTET_LADDER_ESTABLISHED;
  if (!to->has_fin || (gint32) (ack - to->behind_fin) < 0)
    return;
  if (to->state == OCTET_LADDER_FIN_WAIT_1)
    to->state = OCTET_LADDER_FIN_WAIT_2;
  else if (to->state == OCTET_LADDER_CLOSING)
    to->state = OCTET_LADDER_TIME_WAIT;
  else if (to->state == OCTET_LADDER_LAST_ACK)
    to->state = OCTET_LADDER_CLOSED;
}

static void
send_fin (End           *from,
          End           *to,
          const Segment *segment)
{
  from->has_fin = TRUE;
  from->behind_fin = segment->seq + segment->length + 1;
  if (from->state == OCTET_LADDER_CLOSE_WAIT)
    from->state = OCTET_LADDER_LAST_ACK;
  else if (from->state == OCTET_LADDER_ESTABLISHED || from->state == OCTET_LADDER_SYN_RECEIVED)
    from->state = OCTET_LADDER_FIN_WAIT_1;
  if (to->state == OCTET_LADDER_ESTABLISHED || to->state == OCTET_LADDER_SYN_RECEIVED)
    to->state = OCTET_LADDER_CLOSE_WAIT;
  else if (to->state == OCTET_LADDER_FIN_WAIT_1)
    to->state = OCTET_LADDER_CLOSING;
  else if (to->state == OCTET_LADDER_FIN_WAIT_2)
    to->state = OCTET_LADDER_TIME_WAIT;
}

/* RFC 9293, 3.3.2 (figure 5), as far as one who listens can tell: what a program asks its own end
 * is not to be seen. */
static void
follow_segment (OctetLadder   *self,
                guint          side,
                const Segment *segment)
{
  End *from = &self->ends[side], *to = &self->ends[1 - side];

  if (self->steps->len == 0)
    begin (self, side, segment);
  if ((segment->flags & OCTET_TCP_RST) != 0)
    {
      from->state = to->state = OCTET_LADDER_CLOSED;
      return;
    }
  if ((segment->flags & OCTET_TCP_SYN) != 0)
    send_syn (from, to, (segment->flags & OCTET_TCP_ACK) != 0);
  else if ((segment->flags & OCTET_TCP_ACK) != 0)
    send_ack (to, segment->ack);
  if ((segment->flags & OCTET_TCP_FIN) != 0)
    send_fin (from, to, segment);
}

static gboolean
is_from_a (const OctetLadder    *self,
           const OctetTapPacket *packet)
{
  gboolean from_a = (packet->record->flags & OCTET_PACKET_FROM_A) != 0;
  OctetAddress end;

  if (self->level == OCTET_FLOW_ETH)
    {
      const OctetNode *node = octet_tree_find (packet->tree, "eth.src");
      gsize size = 0;
      const guint8 *bytes = node != NULL ? octet_tree_get_value_bytes (packet->tree, node, &size)
                                         : NULL;

      return bytes != NULL && size == 6 && memcmp (bytes, self->a.bytes, 6) == 0;
    }
  if (packet->record->flow == OCTET_NO_FLOW)
    return from_a;
  /* A conversation inside this one may have been begun by its other end. */
  end = octet_flow_table_get_end (packet->state->flows,
                                  octet_flow_table_get (packet->state->flows,
                                                        packet->record->flow), 0);
  return memcmp (end.bytes, self->a.bytes, sizeof self->a.bytes) == 0 ? from_a : !from_a;
}

static void
octet_ladder_add (OctetStatistic       *statistic,
                  const OctetTapPacket *packet)
{
  OctetLadder *self = OCTET_LADDER (statistic);
  gboolean is_inner = octet_flow_level_has_ports (self->level);
  OctetLadderStep step = { .packet = packet->number };
  Segment segment = { 0 };

  if (is_inner)
    step.side = (packet->record->flags & OCTET_PACKET_FROM_A) == 0;
  else
    step.side = !is_from_a (self, packet);
  if (self->level == OCTET_FLOW_TCP)
    {
      find_segment (packet->tree, &segment);
      follow_segment (self, step.side, &segment);
      step.flags = segment.flags;
    }
  step.state[0] = (guint8) self->ends[0].state;
  step.state[1] = (guint8) self->ends[1].state;
  step.is_paused = self->steps->len > 0 &&
                   octet_time_span (packet->time, self->last_time) >= OCTET_LADDER_PAUSE;
  self->last_time = packet->time;
  if (step.is_paused)
    g_array_append_val (self->pauses, self->steps->len);
  g_array_append_val (self->steps, step);
}

static guint
octet_ladder_count_rows (OctetStatistic *statistic)
{
  return OCTET_LADDER (statistic)->steps->len;
}

static void
octet_ladder_fill_row (OctetStatistic *statistic,
                       guint           row,
                       OctetCell      *cells)
{
  const OctetLadderStep *step = &g_array_index (OCTET_LADDER (statistic)->steps, OctetLadderStep,
                                                row);

  octet_cell_set_number (&cells[OCTET_LADDER_PACKET], step->packet);
  octet_cell_set_number (&cells[OCTET_LADDER_SIDE], step->side);
  octet_cell_set_text (&cells[OCTET_LADDER_STATE_A], octet_ladder_state_get_name (step->state[0]));
  octet_cell_set_text (&cells[OCTET_LADDER_STATE_B], octet_ladder_state_get_name (step->state[1]));
}

static const char *const *
octet_ladder_list_keys (OctetStatistic *statistic)
{
  static const char *const tcp[] = { "tcp.seq_raw", "tcp.ack_raw", "tcp.len", "tcp.flags", NULL };
  static const char *const ethernet[] = { "eth.src", NULL };
  OctetFlowLevel level = OCTET_LADDER (statistic)->level;

  return level == OCTET_FLOW_TCP ? tcp : level == OCTET_FLOW_ETH ? ethernet : NULL;
}

/**
 * octet_ladder_get_n_steps: (skip)
 * @self: a ladder
 *
 * Returns: how many packets were found so far
 */
guint
octet_ladder_get_n_steps (OctetLadder *self)
{
  guint count;

  octet_statistic_lock (OCTET_STATISTIC (self));
  count = self->steps->len;
  octet_statistic_unlock (OCTET_STATISTIC (self));
  return count;
}

/**
 * octet_ladder_get_step: (skip)
 * @self: a ladder
 * @index: which one, from 0
 * @ret_step: (out): the step
 *
 * Returns: whether there is one
 */
gboolean
octet_ladder_get_step (OctetLadder     *self,
                       guint            index,
                       OctetLadderStep *ret_step)
{
  gboolean found;

  octet_statistic_lock (OCTET_STATISTIC (self));
  found = index < self->steps->len;
  if (found)
    *ret_step = g_array_index (self->steps, OctetLadderStep, index);
  octet_statistic_unlock (OCTET_STATISTIC (self));
  return found;
}

/**
 * octet_ladder_find: (skip)
 * @self: a ladder
 * @packet: a packet's number
 *
 * Returns: its step, or %G_MAXUINT where it is of another conversation
 */
guint
octet_ladder_find (OctetLadder *self,
                   guint32      packet)
{
  guint first = 0, last, found = G_MAXUINT;

  octet_statistic_lock (OCTET_STATISTIC (self));
  last = self->steps->len;
  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (g_array_index (self->steps, OctetLadderStep, middle).packet < packet)
        first = middle + 1;
      else
        last = middle;
    }
  if (first < self->steps->len &&
      g_array_index (self->steps, OctetLadderStep, first).packet == packet)
    found = first;
  octet_statistic_unlock (OCTET_STATISTIC (self));
  return found;
}

/**
 * octet_ladder_count_pauses: (skip)
 * @self: a ladder
 * @index: a step
 *
 * Returns: how many silences there are up to it, the one before it counted in
 */
guint
octet_ladder_count_pauses (OctetLadder *self,
                           guint        index)
{
  guint first = 0, last;

  octet_statistic_lock (OCTET_STATISTIC (self));
  last = self->pauses->len;
  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (g_array_index (self->pauses, guint, middle) <= index)
        first = middle + 1;
      else
        last = middle;
    }
  octet_statistic_unlock (OCTET_STATISTIC (self));
  return first;
}

/**
 * octet_ladder_get_begin: (skip)
 * @self: a ladder
 * @ret_a: (out): state of the end that sent the first packet, before it did
 * @ret_b: (out): state of the other
 */
void
octet_ladder_get_begin (OctetLadder      *self,
                        OctetLadderState *ret_a,
                        OctetLadderState *ret_b)
{
  octet_statistic_lock (OCTET_STATISTIC (self));
  *ret_a = self->begin[0];
  *ret_b = self->begin[1];
  octet_statistic_unlock (OCTET_STATISTIC (self));
}

/**
 * octet_ladder_state_get_name: (skip)
 * @state: a state
 *
 * Returns: its name in the standard; these are not translated
 */
const char *
octet_ladder_state_get_name (OctetLadderState state)
{
  static const char *const names[] = {
    [OCTET_LADDER_NO_STATE] = "",
    [OCTET_LADDER_CLOSED] = "CLOSED",
    [OCTET_LADDER_LISTEN] = "LISTEN",
    [OCTET_LADDER_SYN_SENT] = "SYN-SENT",
    [OCTET_LADDER_SYN_RECEIVED] = "SYN-RECEIVED",
    [OCTET_LADDER_ESTABLISHED] = "ESTABLISHED",
    [OCTET_LADDER_FIN_WAIT_1] = "FIN-WAIT-1",
    [OCTET_LADDER_FIN_WAIT_2] = "FIN-WAIT-2",
    [OCTET_LADDER_CLOSE_WAIT] = "CLOSE-WAIT",
    [OCTET_LADDER_CLOSING] = "CLOSING",
    [OCTET_LADDER_LAST_ACK] = "LAST-ACK",
    [OCTET_LADDER_TIME_WAIT] = "TIME-WAIT",
  };

  return state < G_N_ELEMENTS (names) ? names[state] : "";
}

static void
octet_ladder_finalize (GObject *object)
{
  OctetLadder *self = OCTET_LADDER (object);

  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->pauses, g_array_unref);
  G_OBJECT_CLASS (octet_ladder_parent_class)->finalize (object);
}

static void
octet_ladder_class_init (OctetLadderClass *klass)
{
  static const OctetColumn columns[] = {
    { "packet", N_("Packet"), OCTET_CELL_NUMBER },
    { "side", N_("Side"), OCTET_CELL_NUMBER },
    { "state_a", N_("State of A"), OCTET_CELL_TEXT },
    { "state_b", N_("State of B"), OCTET_CELL_TEXT },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_ladder_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->list_keys = octet_ladder_list_keys;
  statistic_class->add = octet_ladder_add;
  statistic_class->count_rows = octet_ladder_count_rows;
  statistic_class->fill_row = octet_ladder_fill_row;
}

static void
octet_ladder_init (OctetLadder *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (OctetLadderStep));
  self->pauses = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * octet_ladder_new: (skip)
 * @level: of which kind the conversation is
 * @a: the address of the end that sent its first packet
 *
 * A survey shows it the packets of that conversation; its filter chooses them.
 *
 * Returns: (transfer full): a ladder without steps
 */
OctetStatistic *
octet_ladder_new (OctetFlowLevel      level,
                  const OctetAddress *a)
{
  OctetLadder *self = g_object_new (OCTET_TYPE_LADDER, NULL);

  self->level = level;
  self->a = *a;
  return OCTET_STATISTIC (self);
}
