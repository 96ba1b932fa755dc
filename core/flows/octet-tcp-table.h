/* octet-tcp-table.h - what each TCP connection has come to, and what that says of a segment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written during the first pass. What it finds out about a packet is kept as a
 * fact of that packet (octet-facts.h).
 */
#pragma once

#include <glib.h>

#include "flows/octet-facts.h"

G_BEGIN_DECLS

/* The flag bits of the header (RFC 9293, 3.1; RFC 3168). */
enum
{
  OCTET_TCP_FIN = 1 << 0,
  OCTET_TCP_SYN = 1 << 1,
  OCTET_TCP_RST = 1 << 2,
  OCTET_TCP_PSH = 1 << 3,
  OCTET_TCP_ACK = 1 << 4,
  OCTET_TCP_URG = 1 << 5,
  OCTET_TCP_ECE = 1 << 6,
  OCTET_TCP_CWR = 1 << 7,
  OCTET_TCP_AE = 1 << 8,
};

/* tcp.completeness is the sum of what was seen. */
enum
{
  OCTET_TCP_SEEN_SYN = 1 << 0,
  OCTET_TCP_SEEN_SYN_ACK = 1 << 1,
  OCTET_TCP_SEEN_ACK = 1 << 2,
  OCTET_TCP_SEEN_DATA = 1 << 3,
  OCTET_TCP_SEEN_FIN = 1 << 4,
  OCTET_TCP_SEEN_RST = 1 << 5,
};

/* What is noteworthy of a segment. */
enum
{
  OCTET_TCP_RETRANSMISSION = 1 << 0,
  OCTET_TCP_FAST_RETRANSMISSION = 1 << 1,
  OCTET_TCP_SPURIOUS_RETRANSMISSION = 1 << 2,
  OCTET_TCP_OUT_OF_ORDER = 1 << 3,
  OCTET_TCP_REUSED_PORTS = 1 << 4,
  OCTET_TCP_LOST_SEGMENT = 1 << 5,
  OCTET_TCP_ACK_LOST_SEGMENT = 1 << 6,
  OCTET_TCP_WINDOW_UPDATE = 1 << 7,
  OCTET_TCP_WINDOW_FULL = 1 << 8,
  OCTET_TCP_KEEP_ALIVE = 1 << 9,
  OCTET_TCP_KEEP_ALIVE_ACK = 1 << 10,
  OCTET_TCP_ZERO_WINDOW_PROBE = 1 << 11,
  OCTET_TCP_ZERO_WINDOW = 1 << 12,
  OCTET_TCP_ZERO_WINDOW_PROBE_ACK = 1 << 13,
  OCTET_TCP_DUPLICATE_ACK = 1 << 14,
  OCTET_TCP_FIN_ACTIVE = 1 << 15,
  OCTET_TCP_FIN_PASSIVE = 1 << 16,
  OCTET_TCP_TFO_ACK = 1 << 17,
  OCTET_TCP_TFO_IGNORED = 1 << 18,
  OCTET_TCP_ACE = 1 << 19,
  OCTET_TCP_SEEN_BEFORE = 1 << 20, /* a fast retransmission of what was captured the first time */
};

/* The flags that stand below "what is noteworthy". */
#define OCTET_TCP_ANALYSIS_FLAGS 0x7fffu

/**
 * OctetTcpSide: (skip)
 * @base: the sequence number that counts as 0
 * @next_seq: what should come next
 * @last_ack: what it acknowledged last
 * @most_acked: the highest number the other side may acknowledge
 * @push_bytes: octets since it set PSH last
 * @last_new_ack: packet that acknowledged @last_ack first
 * @sacked: octets that it has selectively acknowledged
 * @newest: its newest segment that is not acknowledged, index into the pool, 0 for none; the
 *   list is a ring, the oldest comes next
 * @ack_tick: when it last acknowledged, in ticks of 1,024 ns, modulo 2^32
 * @next_tick: when @next_seq last moved, likewise
 * @window: the window field it stated last
 * @n_duplicates: duplicate acknowledgments in a row
 * @window_scale: shift of the window field; -1 unknown, -2 known not to be used
 * @flags: what is known, and what its last segment was
 * @n_open: how many segments are not acknowledged
 * @is_told: it was said that more is acknowledged than was seen, and nothing new came since
 *
 * One end of a TCP connection. A flood makes millions of them, so they are small.
 */
typedef struct
{
  guint32 base;
  guint32 next_seq;
  guint32 last_ack;
  guint32 most_acked;
  guint32 push_bytes;
  guint32 last_new_ack;
  guint32 sacked;
  guint32 newest;
  guint32 ack_tick;
  guint32 next_tick;
  guint16 window;
  guint16 n_duplicates;
  gint8   window_scale;
  guint8  flags;
  guint16 n_open : 15;
  guint16 is_told : 1;
} OctetTcpSide;

enum
{
  OCTET_TCP_HAS_BASE = 1 << 0,
  OCTET_TCP_HAS_NEXT = 1 << 1,
  OCTET_TCP_HAS_ACK = 1 << 2,
  OCTET_TCP_LAST_WAS_KEEP_ALIVE = 1 << 3,
  OCTET_TCP_LAST_WAS_PROBE = 1 << 4,
  OCTET_TCP_IN_ORDER = 1 << 5,  /* the open segments stand in the order of their numbers */
  OCTET_TCP_HAS_HOLE = 1 << 6,  /* something was lost since the last acknowledgment */
  OCTET_TCP_PUSHED = 1 << 7,    /* its last data had PSH set */
};

/**
 * OctetTcpStream: (skip)
 * @a: the end that sent the first packet
 * @b: where the other end stands, 0 while nothing is known of it: a flood makes millions of
 *   connections that nobody answers. octet_tcp_table_get_side() tells both ends
 * @time_low: see octet_tcp_stream_get_initial_rtt()
 * @time_high: likewise
 * @seen: tcp.completeness, on the first packet
 * @state: bits of the connection as a whole
 * @seen_first: what it has besides on later packets
 */
typedef struct
{
  OctetTcpSide a;
  guint32      b;
  guint32      time_low;
  guint8       time_high;
  guint8       seen;
  guint8       state;
  guint8       seen_first;
} OctetTcpStream;

/**
 * OctetTcpState: (skip)
 * @OCTET_TCP_STATE_UNKNOWN: no TCP, or nothing of it was seen that tells
 * @OCTET_TCP_STATE_ASKED: a SYN that nobody answered
 * @OCTET_TCP_STATE_REFUSED: a SYN that was answered with RST
 * @OCTET_TCP_STATE_OPENING: SYN and SYN+ACK, not confirmed yet
 * @OCTET_TCP_STATE_OPEN: it carries, or may carry, data
 * @OCTET_TCP_STATE_CLOSING: one end has sent FIN
 * @OCTET_TCP_STATE_CLOSED: both ends have
 * @OCTET_TCP_STATE_RESET: cut off by RST
 *
 * What the packets of the capture show that a connection has come to.
 */
typedef enum
{
  OCTET_TCP_STATE_UNKNOWN,
  OCTET_TCP_STATE_ASKED,
  OCTET_TCP_STATE_REFUSED,
  OCTET_TCP_STATE_OPENING,
  OCTET_TCP_STATE_OPEN,
  OCTET_TCP_STATE_CLOSING,
  OCTET_TCP_STATE_CLOSED,
  OCTET_TCP_STATE_RESET,
} OctetTcpState;

/**
 * OctetTcpEvent: (skip)
 * @packet: the packet's number
 * @time: when, ns since the flow's first packet
 * @seq: sequence number
 * @ack: acknowledgment number
 * @length: octets of payload
 * @flags: flag bits of the header
 * @window: window field
 * @side: which end sent it
 * @window_scale: what a SYN says of scaling: a shift, or -2
 * @sack: (nullable): the SACK option's blocks
 * @n_sack: how many
 * @is_first: it is the first of its stream
 * @is_reused: the SYN begins a new stream between ends that had one
 * @is_undated: its time is zero, as where nobody set a clock
 *
 * One segment, as the analysis sees it.
 */
typedef struct
{
  gint64        time;
  guint32       packet;
  guint32       seq;
  guint32       ack;
  guint32       length;
  guint16       flags;
  guint16       window;
  guint8        side;
  gint8         window_scale;
  gboolean      is_first;
  gboolean      is_reused;
  gboolean      is_undated;
  const guint8 *sack;
  guint         n_sack;
} OctetTcpEvent;

/**
 * OctetTcpFact: (skip)
 * @flags: what is noteworthy
 * @previous: the packet before it in its flow, 0 for the first
 * @acks: the packet it acknowledges, 0 for none
 * @bytes_in_flight: octets that are not acknowledged, 0 where unknown
 * @push_bytes: octets since the last push
 * @n_duplicate: which duplicate acknowledgment it is
 * @duplicate_of: packet that acknowledged this first
 * @rto_packet: packet that the time until sent again is measured from
 * @fin_packet: packet with the FIN that is sent again
 *
 * What was found out about a segment.
 */
typedef struct
{
  guint32 flags;
  guint32 previous;
  guint32 acks;
  guint32 bytes_in_flight;
  guint32 push_bytes;
  guint32 n_duplicate;
  guint32 duplicate_of;
  guint32 rto_packet;
  guint32 fin_packet;
} OctetTcpFact;

typedef struct _OctetTcpTable OctetTcpTable;

OctetTcpTable  *octet_tcp_table_new    (void);
void            octet_tcp_table_free   (OctetTcpTable       *self);
OctetTcpStream *octet_tcp_table_get    (const OctetTcpTable *self,
                                        guint32              stream);
const OctetTcpSide *
                octet_tcp_table_get_side
                                       (const OctetTcpTable  *self,
                                        const OctetTcpStream *stream,
                                        guint                 side);
gint64          octet_tcp_stream_get_initial_rtt
                                       (const OctetTcpStream *self);
OctetTcpState   octet_tcp_stream_get_state
                                       (const OctetTcpStream *self);
const char     *octet_tcp_state_get_name
                                       (OctetTcpState        state);
OctetTcpStream *octet_tcp_table_reach  (OctetTcpTable       *self,
                                        guint32              stream);
void            octet_tcp_table_follow (OctetTcpTable       *self,
                                        guint32              stream,
                                        const OctetTcpEvent *event,
                                        OctetTcpFact        *fact);
gsize           octet_tcp_fact_pack    (const OctetTcpFact  *self,
                                        guint32              packet,
                                        guint8              *out);
void            octet_tcp_fact_unpack  (OctetTcpFact        *self,
                                        guint32              packet,
                                        const guint8        *data,
                                        gsize                size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetTcpTable, octet_tcp_table_free)

G_END_DECLS
