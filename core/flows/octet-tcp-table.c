/* octet-tcp-table.c - TCP connections by stream number, and the analysis of their segments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What counts as a retransmission, a duplicate acknowledgment and so on follows
 * the definitions in the user's guide of Wireshark, "TCP Analysis", so that the
 * same filters find the same packets.
 */
#include "config.h"

#include "flows/octet-tcp-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bytes/octet-reader.h"

#define CHUNK_BITS 10
#define CHUNK_SIZE (1u << CHUNK_BITS)
#define MAX_CHUNKS 65536u /* 67 million connections */

/* Segments of one side that wait for their acknowledgment. A window of 64 MB in
 * segments of 1,460 octets has 46,000; past this many the oldest is forgotten. */
#define MAX_OPEN 32000u
/* How many of them one packet may make us look at where they are out of order:
 * a hostile capture must not make each packet cost a window. */
#define MAX_STEPS 4096u

/* Out of order, not sent again: it comes this soon after the segment that
 * overtook it, where the round trip is not known. */
#define DEFAULT_REORDER_TIME (3 * 1000000)
/* Sent again because of duplicate acknowledgments: this soon after the last one. */
#define FAST_TIME (20 * 1000000)
/* SACK blocks that are counted as arrived; tshark looks at as many. */
#define MAX_SACKED_BLOCKS 3u

#define TICK_BITS 10

/* state of a stream */
enum
{
  HAS_SYN_TIME = 1 << 0,
  HAS_INITIAL_RTT = 1 << 1,
  CLOSED_BY_BOTH = 1 << 2,
  HAS_SYN_DATA = 1 << 3,
  OFFERS_ACE = 1 << 4,
  USES_ACE = 1 << 5,
  CLOSED_BY_A = 1 << 6, /* who said first that it is done */
  CLOSED_BY_B = 1 << 7,
};

/* With OctetFlow that is at most 180 of the 200 octets that a TCP flow may take. */
G_STATIC_ASSERT (sizeof (OctetTcpStream) == 60 && sizeof (OctetTcpSide) == 48);

typedef struct
{
  guint32 seq;
  guint32 end;
  guint32 packet;
  guint32 next;
  guint32 is_fin;
} Open;

struct _OctetTcpTable
{
  OctetTcpStream **chunks;
  guint32          count;
  OctetTcpSide   **sides; /* the ends B that did something, from 1 on; likewise */
  guint32          n_sides;
  GArray          *pool; /* Open; index 0 is not used */
  guint32          free;
};

/* An end of which nothing is known. */
static const OctetTcpSide nobody = { .window_scale = -1 };

static gboolean
is_after (guint32 a,
          guint32 b)
{
  return (gint32) (a - b) > 0;
}

/**
 * octet_tcp_table_new: (skip)
 *
 * Returns: (transfer full): an empty table
 */
OctetTcpTable *
octet_tcp_table_new (void)
{
  OctetTcpTable *self = g_new0 (OctetTcpTable, 1);

  self->chunks = g_new0 (OctetTcpStream *, MAX_CHUNKS);
  self->sides = g_new0 (OctetTcpSide *, MAX_CHUNKS);
  self->n_sides = 1;
  self->pool = g_array_new (FALSE, TRUE, sizeof (Open));
  g_array_set_size (self->pool, 1);
  return self;
}

/**
 * octet_tcp_table_free: (skip)
 * @self: (transfer full): a table
 */
void
octet_tcp_table_free (OctetTcpTable *self)
{
  for (guint32 i = 0; i < MAX_CHUNKS && self->chunks[i] != NULL; i++)
    g_free (self->chunks[i]);
  for (guint32 i = 0; i < MAX_CHUNKS && self->sides[i] != NULL; i++)
    g_free (self->sides[i]);
  g_free (self->chunks);
  g_free (self->sides);
  g_array_unref (self->pool);
  g_free (self);
}

/**
 * octet_tcp_table_get: (skip)
 * @self: a table
 * @stream: tcp.stream
 *
 * Returns: (transfer none) (nullable): the connection
 */
OctetTcpStream *
octet_tcp_table_get (const OctetTcpTable *self,
                     guint32              stream)
{
  if (stream >= self->count)
    return NULL;
  return &self->chunks[stream >> CHUNK_BITS][stream & (CHUNK_SIZE - 1)];
}

static OctetTcpSide *
get_b (const OctetTcpTable *self,
       guint32              b)
{
  return &self->sides[b >> CHUNK_BITS][b & (CHUNK_SIZE - 1)];
}

/**
 * octet_tcp_table_get_side: (skip)
 * @self: a table
 * @stream: a connection of it
 * @side: 0 for the end that sent the first packet, 1 for the other
 *
 * Returns: (transfer none): what that end has come to
 */
const OctetTcpSide *
octet_tcp_table_get_side (const OctetTcpTable  *self,
                          const OctetTcpStream *stream,
                          guint                 side)
{
  if (side == 0)
    return &stream->a;
  return stream->b != 0 ? get_b (self, stream->b) : &nobody;
}

/* Keeps an end B that has done something by now. */
static void
keep_b (OctetTcpTable      *self,
        OctetTcpStream     *stream,
        const OctetTcpSide *side)
{
  guint32 b = self->n_sides;

  if (stream->b != 0 || memcmp (side, &nobody, sizeof nobody) == 0 ||
      b >> CHUNK_BITS >= MAX_CHUNKS)
    return;
  if (self->sides[b >> CHUNK_BITS] == NULL)
    self->sides[b >> CHUNK_BITS] = g_new (OctetTcpSide, CHUNK_SIZE);
  *get_b (self, b) = *side;
  self->n_sides++;
  stream->b = b;
}

/**
 * octet_tcp_table_reach: (skip)
 * @self: a table
 * @stream: tcp.stream
 *
 * First pass only.
 *
 * Returns: (transfer none) (nullable): the connection, made where it is new; %NULL where there
 *   are too many
 */
OctetTcpStream *
octet_tcp_table_reach (OctetTcpTable *self,
                       guint32        stream)
{
  if (stream >> CHUNK_BITS >= MAX_CHUNKS)
    return NULL;
  while (self->count <= stream)
    {
      OctetTcpStream *fresh;

      if ((self->count & (CHUNK_SIZE - 1)) == 0)
        self->chunks[self->count >> CHUNK_BITS] = g_new0 (OctetTcpStream, CHUNK_SIZE);
      fresh = &self->chunks[self->count >> CHUNK_BITS][self->count & (CHUNK_SIZE - 1)];
      fresh->a = nobody;
      self->count++;
    }
  return octet_tcp_table_get (self, stream);
}

/**
 * octet_tcp_stream_get_initial_rtt: (skip)
 * @self: a connection
 *
 * Returns: from its SYN to the first acknowledgment of the same end, ns; -1 where unknown
 */
gint64
octet_tcp_stream_get_initial_rtt (const OctetTcpStream *self)
{
  if ((self->state & HAS_INITIAL_RTT) == 0)
    return -1;
  return (gint64) self->time_high << 32 | self->time_low;
}

/**
 * octet_tcp_stream_get_state: (skip)
 * @self: a connection
 *
 * Returns: what it has come to
 */
OctetTcpState
octet_tcp_stream_get_state (const OctetTcpStream *self)
{
  guint seen = self->seen | self->seen_first;

  if ((seen & OCTET_TCP_SEEN_RST) != 0)
    return (seen & OCTET_TCP_SEEN_SYN) != 0 && (seen & OCTET_TCP_SEEN_SYN_ACK) == 0
             ? OCTET_TCP_STATE_REFUSED : OCTET_TCP_STATE_RESET;
  if ((self->state & CLOSED_BY_BOTH) != 0)
    return OCTET_TCP_STATE_CLOSED;
  if ((seen & OCTET_TCP_SEEN_FIN) != 0)
    return OCTET_TCP_STATE_CLOSING;
  if ((seen & (OCTET_TCP_SEEN_ACK | OCTET_TCP_SEEN_DATA)) != 0)
    return OCTET_TCP_STATE_OPEN;
  if ((seen & OCTET_TCP_SEEN_SYN_ACK) != 0)
    return OCTET_TCP_STATE_OPENING;
  return (seen & OCTET_TCP_SEEN_SYN) != 0 ? OCTET_TCP_STATE_ASKED : OCTET_TCP_STATE_UNKNOWN;
}

/**
 * octet_tcp_state_get_name: (skip)
 * @state: what a connection has come to
 *
 * Returns: (transfer none): that in a word or two
 */
const char *
octet_tcp_state_get_name (OctetTcpState state)
{
  static const char *const names[] = {
    [OCTET_TCP_STATE_UNKNOWN] = "",
    [OCTET_TCP_STATE_ASKED] = N_("No answer"),
    [OCTET_TCP_STATE_REFUSED] = N_("Refused"),
    [OCTET_TCP_STATE_OPENING] = N_("Opening"),
    [OCTET_TCP_STATE_OPEN] = N_("Open"),
    [OCTET_TCP_STATE_CLOSING] = N_("Closing"),
    [OCTET_TCP_STATE_CLOSED] = N_("Closed"),
    [OCTET_TCP_STATE_RESET] = N_("Reset"),
  };

  return names[state][0] != '\0' ? _(names[state]) : "";
}

static void
set_time (OctetTcpStream *stream,
          gint64          time)
{
  time = CLAMP (time, 0, (G_GINT64_CONSTANT (1) << 40) - 1);
  stream->time_low = (guint32) time;
  stream->time_high = (guint8) (time >> 32);
}

static Open *
get_open (const OctetTcpTable *self,
          guint32              index)
{
  return &g_array_index (self->pool, Open, index);
}

/* --- the segments that wait for their acknowledgment --- */

static void
drop_next (OctetTcpTable *self,
           OctetTcpSide  *side,
           guint32        before)
{
  guint32 index = get_open (self, before)->next;

  if (index == before)
    side->newest = 0;
  else
    {
      get_open (self, before)->next = get_open (self, index)->next;
      if (side->newest == index)
        side->newest = before;
    }
  get_open (self, index)->next = self->free;
  self->free = index;
  side->n_open--;
  if (side->n_open == 0)
    side->flags |= OCTET_TCP_IN_ORDER;
}

static void
add_open (OctetTcpTable *self,
          OctetTcpSide  *side,
          guint32        seq,
          guint32        end,
          guint32        packet,
          gboolean       is_fin)
{
  guint32 index = self->free;
  Open *open;

  if (side->n_open >= MAX_OPEN)
    drop_next (self, side, side->newest);
  if (index != 0)
    self->free = get_open (self, index)->next;
  else
    {
      index = self->pool->len;
      g_array_set_size (self->pool, index + 1);
    }
  open = get_open (self, index);
  *open = (Open) { seq, end, packet, index, is_fin ? 1 : 0 };
  if (side->newest != 0)
    {
      Open *last = get_open (self, side->newest);

      if (is_after (last->end, seq))
        side->flags &= (guint8) ~OCTET_TCP_IN_ORDER;
      open->next = last->next;
      last->next = index;
    }
  else
    side->flags |= OCTET_TCP_IN_ORDER;
  side->newest = index;
  side->n_open++;
}

/* Removes what @ack covers; answers the packet whose segment ends there. */
static guint32
close_open (OctetTcpTable *self,
            OctetTcpSide  *side,
            guint32        ack)
{
  guint32 before = side->newest, packet = 0;
  guint n = MIN (side->n_open, MAX_STEPS);

  while (n-- > 0 && side->newest != 0)
    {
      guint32 index = get_open (self, before)->next;
      const Open *open = get_open (self, index);

      if (!is_after (open->end, ack))
        {
          if (open->end == ack && packet == 0)
            packet = open->packet;
          drop_next (self, side, before);
        }
      else if ((side->flags & OCTET_TCP_IN_ORDER) != 0)
        break;
      else
        before = index;
    }
  return packet;
}

static guint32
count_in_flight (const OctetTcpTable *self,
                 const OctetTcpSide  *side)
{
  guint32 index = side->newest, lowest, highest;
  guint n = MIN (side->n_open, MAX_STEPS);

  if (index == 0)
    return 0;
  highest = get_open (self, index)->end - get_open (self, index)->is_fin;
  lowest = get_open (self, get_open (self, index)->next)->seq;
  if ((side->flags & OCTET_TCP_IN_ORDER) != 0)
    return highest - lowest;
  for (; n > 0; n--)
    {
      const Open *open = get_open (self, index);

      if (is_after (lowest, open->seq))
        lowest = open->seq;
      if (is_after (open->end - open->is_fin, highest))
        highest = open->end - open->is_fin;
      index = open->next;
    }
  return highest - lowest;
}

static guint32
get_oldest (const OctetTcpTable *self,
            const OctetTcpSide  *side)
{
  if (side->newest == 0)
    return 0;
  return get_open (self, get_open (self, side->newest)->next)->packet;
}

/* --- one segment --- */

typedef struct
{
  OctetTcpTable       *table;
  OctetTcpStream      *stream;
  OctetTcpSide        *sender;
  OctetTcpSide        *receiver;
  const OctetTcpEvent *event;
  OctetTcpFact        *fact;
  guint32              end;     /* sequence number behind it, SYN and FIN counted */
  guint32              tick;
  gboolean             is_plain; /* neither SYN, FIN nor RST */
} Step;

static gboolean
has (const OctetTcpSide *side,
     guint               flag)
{
  return (side->flags & flag) != 0;
}

static void
set_flag (OctetTcpSide *side,
          guint         flag,
          gboolean      value)
{
  side->flags = (guint8) (value ? side->flags | flag : side->flags & ~flag);
}

static void
learn_base (const Step *step)
{
  const OctetTcpEvent *event = step->event;

  if ((event->flags & OCTET_TCP_SYN) != 0)
    {
      step->sender->base = event->seq;
      step->sender->window_scale = event->window_scale;
    }
  else if (!has (step->sender, OCTET_TCP_HAS_BASE))
    step->sender->base = event->seq - 1;
  set_flag (step->sender, OCTET_TCP_HAS_BASE, TRUE);
  if ((event->flags & OCTET_TCP_ACK) != 0 && !has (step->receiver, OCTET_TCP_HAS_BASE))
    {
      step->receiver->base = event->ack - 1;
      set_flag (step->receiver, OCTET_TCP_HAS_BASE, TRUE);
    }
}

static guint8
get_kinds (const OctetTcpEvent *event)
{
  guint flags = event->flags;
  guint kinds = 0;

  if ((flags & OCTET_TCP_RST) != 0)
    kinds |= OCTET_TCP_SEEN_RST;
  if ((flags & OCTET_TCP_ACK) == 0)
    return (guint8) (kinds | ((flags & OCTET_TCP_SYN) != 0 ? OCTET_TCP_SEEN_SYN : 0));
  if ((flags & OCTET_TCP_SYN) != 0)
    kinds |= OCTET_TCP_SEEN_SYN_ACK;
  if (event->length > 0)
    kinds |= OCTET_TCP_SEEN_DATA;
  else if ((flags & OCTET_TCP_SYN) == 0)
    kinds |= OCTET_TCP_SEEN_ACK;
  if ((flags & OCTET_TCP_FIN) != 0)
    kinds |= OCTET_TCP_SEEN_FIN;
  return (guint8) kinds;
}

/* A packet that the capture begins in the middle of a connection with counts
 * for those after it, and not for itself. */
static void
note_completeness (const Step *step)
{
  guint8 kinds = get_kinds (step->event);

  if ((kinds & OCTET_TCP_SEEN_SYN) == 0 && step->event->is_first)
    step->stream->seen_first = kinds;
  else
    step->stream->seen |= kinds;
}

/* From the SYN to the acknowledgment behind the SYN+ACK. As in tshark, a SYN at the very begin of
 * 1970 has no time that something could be measured from. */
static void
measure_handshake (const Step *step)
{
  const OctetTcpEvent *event = step->event;
  OctetTcpStream *stream = step->stream;
  gint64 since = (gint64) stream->time_high << 32 | stream->time_low;

  if ((stream->state & HAS_INITIAL_RTT) != 0)
    return;
  if ((event->flags & (OCTET_TCP_SYN | OCTET_TCP_ACK)) == OCTET_TCP_SYN)
    {
      if (event->is_undated)
        return;
      set_time (stream, event->time);
      stream->state |= HAS_SYN_TIME;
    }
  else if ((stream->state & HAS_SYN_TIME) != 0 &&
           (event->flags & (OCTET_TCP_SYN | OCTET_TCP_ACK)) == OCTET_TCP_ACK)
    {
      set_time (stream, event->time - since);
      stream->state |= HAS_INITIAL_RTT;
    }
}

/* What a closed window and its probes look like; TRUE where nothing else counts. */
static gboolean
check_window (const Step *step)
{
  const OctetTcpEvent *event = step->event;
  OctetTcpSide *sender = step->sender, *receiver = step->receiver;
  gboolean is_next = has (sender, OCTET_TCP_HAS_NEXT) && event->seq == sender->next_seq;
  gboolean repeats = has (sender, OCTET_TCP_HAS_ACK) && event->ack == sender->last_ack;
  int scale = receiver->window_scale > 0 && sender->window_scale >= 0 ? receiver->window_scale : 0;

  if (event->length == 1 && is_next && has (receiver, OCTET_TCP_HAS_ACK) && receiver->window == 0)
    {
      step->fact->flags |= OCTET_TCP_ZERO_WINDOW_PROBE;
      return TRUE;
    }
  if (event->window == 0 && step->is_plain)
    step->fact->flags |= OCTET_TCP_ZERO_WINDOW;
  if (has (sender, OCTET_TCP_HAS_NEXT) && is_after (event->seq, sender->next_seq) &&
      (event->flags & OCTET_TCP_RST) == 0)
    {
      step->fact->flags |= OCTET_TCP_LOST_SEGMENT;
      set_flag (sender, OCTET_TCP_HAS_HOLE, TRUE);
    }
  if (event->length <= 1 && step->is_plain && has (sender, OCTET_TCP_HAS_NEXT) &&
      event->seq == sender->next_seq - 1)
    step->fact->flags |= OCTET_TCP_KEEP_ALIVE;
  if (event->length == 0 && step->is_plain && event->window != 0 &&
      event->window != sender->window && is_next && repeats)
    step->fact->flags |= OCTET_TCP_WINDOW_UPDATE;
  if (event->length > 0 && step->is_plain && has (receiver, OCTET_TCP_HAS_ACK) &&
      receiver->window_scale != -1 &&
      event->seq + event->length == receiver->last_ack + ((guint32) receiver->window << scale))
    step->fact->flags |= OCTET_TCP_WINDOW_FULL;
  return FALSE;
}

/* Acknowledgments that acknowledge nothing new. */
static void
check_repeated_ack (const Step *step)
{
  const OctetTcpEvent *event = step->event;
  OctetTcpSide *sender = step->sender, *receiver = step->receiver;
  gboolean same_window = event->window == sender->window;

  if (event->length > 0 || !step->is_plain || !has (sender, OCTET_TCP_HAS_NEXT) ||
      !has (sender, OCTET_TCP_HAS_ACK) || event->seq != sender->next_seq ||
      event->ack != sender->last_ack)
    return;
  if (event->window != 0 && same_window && has (receiver, OCTET_TCP_LAST_WAS_KEEP_ALIVE))
    step->fact->flags |= OCTET_TCP_KEEP_ALIVE_ACK;
  else if (event->window == 0 && same_window && has (receiver, OCTET_TCP_LAST_WAS_PROBE))
    step->fact->flags |= OCTET_TCP_ZERO_WINDOW_PROBE_ACK;
  else if (event->window != 0 && same_window &&
           (event->flags & OCTET_TCP_ACK) != 0)
    {
      step->fact->flags |= OCTET_TCP_DUPLICATE_ACK;
      if (sender->n_duplicates < G_MAXUINT16)
        sender->n_duplicates++;
      step->fact->n_duplicate = sender->n_duplicates;
      step->fact->duplicate_of = sender->last_new_ack;
    }
}

static void
check_lost_ack (const Step *step)
{
  const OctetTcpEvent *event = step->event;
  OctetTcpSide *receiver = step->receiver;

  if ((event->flags & OCTET_TCP_ACK) == 0 || !has (receiver, OCTET_TCP_HAS_NEXT) ||
      receiver->is_told || !is_after (event->ack, receiver->most_acked))
    return;
  step->fact->flags |= OCTET_TCP_ACK_LOST_SEGMENT;
  receiver->is_told = receiver->most_acked == receiver->next_seq;
  receiver->most_acked = receiver->next_seq;
}

static guint32
choose_retransmission (const Step *step)
{
  const OctetTcpEvent *event = step->event;
  const OctetTcpSide *sender = step->sender, *receiver = step->receiver;
  gint64 threshold = octet_tcp_stream_get_initial_rtt (step->stream);

  if (has (receiver, OCTET_TCP_HAS_ACK) && event->length > 0 &&
      !is_after (step->end, receiver->last_ack))
    return OCTET_TCP_SPURIOUS_RETRANSMISSION;
  if (receiver->n_duplicates >= 2 && event->seq == receiver->last_ack &&
      step->tick - receiver->ack_tick < FAST_TIME >> TICK_BITS)
    return OCTET_TCP_FAST_RETRANSMISSION;
  if (threshold < 0)
    threshold = DEFAULT_REORDER_TIME;
  if ((gint64) (step->tick - sender->next_tick) << TICK_BITS < threshold &&
      sender->next_seq != step->end)
    return OCTET_TCP_OUT_OF_ORDER;
  return OCTET_TCP_RETRANSMISSION;
}

static void
check_retransmission (const Step *step)
{
  const OctetTcpEvent *event = step->event;
  guint32 kind;

  if ((step->fact->flags & OCTET_TCP_KEEP_ALIVE) != 0 || step->end == event->seq ||
      !has (step->sender, OCTET_TCP_HAS_NEXT) ||
      !is_after (step->sender->next_seq, event->seq))
    return;
  kind = choose_retransmission (step);
  step->fact->flags |= kind;
  if (kind == OCTET_TCP_FAST_RETRANSMISSION &&
      !is_after (step->sender->base, event->seq) &&
      !is_after (step->end, step->sender->most_acked))
    step->fact->flags |= OCTET_TCP_SEEN_BEFORE;
  if (kind == OCTET_TCP_RETRANSMISSION)
    step->fact->rto_packet = get_oldest (step->table, step->sender);
}

static void
remember_segment (const Step *step,
                  gboolean    is_probe)
{
  const OctetTcpEvent *event = step->event;
  OctetTcpSide *sender = step->sender;

  /* Who fills a hole confirms what came behind it as well. */
  if (!has (sender, OCTET_TCP_HAS_NEXT))
    sender->most_acked = step->end;
  else if (event->seq == sender->most_acked)
    sender->most_acked = is_after (sender->next_seq, step->end) ? sender->next_seq : step->end;
  if (step->end != event->seq)
    sender->is_told = FALSE;
  if (!is_probe &&
      (!has (sender, OCTET_TCP_HAS_NEXT) || is_after (step->end, sender->next_seq)))
    {
      sender->next_seq = step->end;
      sender->next_tick = step->tick;
      set_flag (sender, OCTET_TCP_HAS_NEXT, TRUE);
    }
  if (step->end != event->seq && (event->flags & OCTET_TCP_RST) == 0)
    add_open (step->table, sender, event->seq, step->end, event->packet,
              (event->flags & OCTET_TCP_FIN) != 0);
}

static void
remember_ack (const Step *step)
{
  const OctetTcpEvent *event = step->event;
  OctetTcpSide *sender = step->sender;

  sender->window = event->window;
  if ((event->flags & OCTET_TCP_ACK) == 0)
    return;
  if (!has (sender, OCTET_TCP_HAS_ACK) || event->ack != sender->last_ack)
    {
      sender->n_duplicates = 0;
      sender->last_new_ack = event->packet;
    }
  sender->last_ack = event->ack;
  sender->ack_tick = step->tick;
  set_flag (sender, OCTET_TCP_HAS_ACK, TRUE);
  set_flag (step->receiver, OCTET_TCP_HAS_HOLE, FALSE);
  sender->sacked = 0;
  for (guint i = 0; i < MIN (event->n_sack, MAX_SACKED_BLOCKS); i++)
    sender->sacked += octet_bytes_be32 (event->sack + 8 * i + 4) -
                      octet_bytes_be32 (event->sack + 8 * i);
  step->fact->acks = close_open (step->table, step->receiver, event->ack);
}

static void
count_bytes (const Step *step)
{
  const OctetTcpEvent *event = step->event;
  OctetTcpSide *sender = step->sender;
  guint32 in_flight;

  if (event->length == 0)
    return;
  /* Octets behind a hole are counted as little as those in flight there. */
  if (has (sender, OCTET_TCP_HAS_HOLE))
    return;
  sender->push_bytes = has (sender, OCTET_TCP_PUSHED) ? event->length
                                                      : sender->push_bytes + event->length;
  set_flag (sender, OCTET_TCP_PUSHED, (event->flags & OCTET_TCP_PSH) != 0);
  in_flight = count_in_flight (step->table, sender);
  if (in_flight <= step->receiver->sacked)
    return;
  step->fact->bytes_in_flight = in_flight - step->receiver->sacked;
  step->fact->push_bytes = sender->push_bytes;
}

static void
note_closing (const Step *step)
{
  guint8 closes = step->event->side == 0 ? CLOSED_BY_A : CLOSED_BY_B;

  if ((step->event->flags & OCTET_TCP_FIN) == 0)
    return;
  if ((step->stream->state & (CLOSED_BY_A | CLOSED_BY_B)) == 0)
    step->stream->state |= closes;
  else if ((step->stream->state & closes) == 0)
    step->stream->state |= CLOSED_BY_BOTH;
  step->fact->flags |= (step->stream->state & closes) != 0 ? OCTET_TCP_FIN_ACTIVE
                                                            : OCTET_TCP_FIN_PASSIVE;
}

/**
 * octet_tcp_table_follow: (skip)
 * @self: a table
 * @stream: tcp.stream
 * @event: the next segment of the connection
 * @fact: (out): what was found out about it; @previous is left alone
 *
 * First pass only.
 */
void
octet_tcp_table_follow (OctetTcpTable       *self,
                        guint32              stream,
                        const OctetTcpEvent *event,
                        OctetTcpFact        *fact)
{
  const guint not_plain = OCTET_TCP_SYN | OCTET_TCP_FIN | OCTET_TCP_RST;
  OctetTcpStream *row = octet_tcp_table_reach (self, stream);
  OctetTcpSide fresh = nobody, *sides[2];
  gboolean is_probe;
  Step step;

  if (row == NULL)
    return;
  sides[0] = &row->a;
  sides[1] = row->b != 0 ? get_b (self, row->b) : &fresh;
  step = (Step) { self, row, sides[event->side], sides[1 - event->side], event, fact,
                  event->seq + event->length +
                    ((event->flags & (OCTET_TCP_SYN | OCTET_TCP_FIN)) != 0 ? 1 : 0),
                  (guint32) (event->time >> TICK_BITS), (event->flags & not_plain) == 0 };
  if (event->is_reused)
    fact->flags |= OCTET_TCP_REUSED_PORTS;
  learn_base (&step);
  note_completeness (&step);
  measure_handshake (&step);
  note_closing (&step);
  is_probe = check_window (&step);
  if (!is_probe)
    check_repeated_ack (&step);
  check_lost_ack (&step);
  if (!is_probe)
    check_retransmission (&step);
  remember_segment (&step, is_probe);
  remember_ack (&step);
  count_bytes (&step);
  set_flag (step.sender, OCTET_TCP_LAST_WAS_KEEP_ALIVE,
            (fact->flags & OCTET_TCP_KEEP_ALIVE) != 0);
  set_flag (step.sender, OCTET_TCP_LAST_WAS_PROBE, is_probe);
  keep_b (self, row, &fresh);
}
