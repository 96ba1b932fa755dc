/* octet-ladder.h - the packets of one conversation in order, and the state of both ends at each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step takes 12 octets, so that a conversation of a million packets can be
 * drawn from any place; what it says is dissected again when somebody looks.
 */
#pragma once

#include "analysis/octet-statistic.h"
#include "flows/octet-flow-table.h"

G_BEGIN_DECLS

/* A silence as long as this is worth a word, ns. */
#define OCTET_LADDER_PAUSE G_GINT64_CONSTANT (1000000000)

/* The states of a TCP connection's end (RFC 9293, 3.3.2). */
typedef enum
{
  OCTET_LADDER_NO_STATE, /* no TCP */
  OCTET_LADDER_CLOSED,
  OCTET_LADDER_LISTEN,
  OCTET_LADDER_SYN_SENT,
  OCTET_LADDER_SYN_RECEIVED,
  OCTET_LADDER_ESTABLISHED,
  OCTET_LADDER_FIN_WAIT_1,
  OCTET_LADDER_FIN_WAIT_2,
  OCTET_LADDER_CLOSE_WAIT,
  OCTET_LADDER_CLOSING,
  OCTET_LADDER_LAST_ACK,
  OCTET_LADDER_TIME_WAIT,
} OctetLadderState;

/* Columns of the list. */
enum
{
  OCTET_LADDER_PACKET,
  OCTET_LADDER_SIDE,
  OCTET_LADDER_STATE_A,
  OCTET_LADDER_STATE_B,
};

/**
 * OctetLadderStep: (skip)
 * @packet: the packet's number
 * @flags: TCP's flag bits
 * @side: who sent it: 0 for the end that sent the first packet
 * @state: #OctetLadderState of both ends when it has arrived
 * @is_paused: a silence of %OCTET_LADDER_PAUSE or more comes before it
 *
 * One packet of a conversation.
 */
typedef struct
{
  guint32 packet;
  guint16 flags;
  guint8  side;
  guint8  state[2];
  guint8  is_paused;
} OctetLadderStep;

#define OCTET_TYPE_LADDER (octet_ladder_get_type ())
G_DECLARE_FINAL_TYPE (OctetLadder, octet_ladder, OCTET, LADDER, OctetStatistic)

OctetStatistic *octet_ladder_new            (OctetFlowLevel      level,
                                             const OctetAddress *a) G_GNUC_WARN_UNUSED_RESULT;
guint           octet_ladder_get_n_steps    (OctetLadder        *self);
gboolean        octet_ladder_get_step       (OctetLadder        *self,
                                             guint               index,
                                             OctetLadderStep    *ret_step);
guint           octet_ladder_find           (OctetLadder        *self,
                                             guint32             packet);
guint           octet_ladder_count_pauses   (OctetLadder        *self,
                                             guint               index);
void            octet_ladder_get_begin      (OctetLadder        *self,
                                             OctetLadderState   *ret_a,
                                             OctetLadderState   *ret_b);
const char     *octet_ladder_state_get_name (OctetLadderState    state);

G_END_DECLS
