/* octet-dissector-exchange.c - requests and responses, linked both ways, and what else a
 * conversation remembers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first pass files a message under its protocol, its conversation and a
 * number, and remembers as a fact of the packet which exchange it is part of.
 */
#include "config.h"

#include "bytes/octet-time.h"
#include "dissect/octet-dissector-private.h"

#define KIND_BITS 3

static OctetExchangeKey
make_key (const OctetDissector    *self,
          const OctetExchangePart *part)
{
  return (OctetExchangeKey) { self->layer->entry->protocol,
                              part->is_anywhere ? OCTET_FLOW_NONE
                                                : octet_dissector_get_flow (self, NULL),
                              part->id };
}

static void
file (OctetDissector          *self,
      const OctetExchangePart *part,
      OctetTurn               *turn)
{
  OctetExchangeKey key = make_key (self, part);
  OctetExchanges *exchanges = self->state->exchanges;
  guint8 packed[10];

  turn->number = part->is_request
    ? octet_exchanges_ask (exchanges, &key, self->frame->number, self->frame->time,
                           part->repeat_time, part->is_stream, &turn->kind)
    : octet_exchanges_answer (exchanges, &key, self->frame->number, part->in_turn, &turn->kind);
  octet_dissector_put_fact_at (self, OCTET_FACT_EXCHANGE, part->at, packed,
                               octet_varint_put (packed, (guint64) turn->number << KIND_BITS |
                                                         turn->kind));
}

static void
recall (OctetDissector          *self,
        const OctetExchangePart *part,
        OctetTurn               *turn)
{
  gsize size;
  const guint8 *fact = octet_dissector_find_fact_at (self, OCTET_FACT_EXCHANGE, part->at, &size);
  guint64 packed;

  if (fact == NULL)
    return;
  packed = octet_varint_get (&fact, fact + size);
  turn->kind = (OctetTurnKind) (packed & ((1u << KIND_BITS) - 1));
  turn->number = (guint32) (packed >> KIND_BITS);
}

/**
 * octet_dissector_find_turn: (skip)
 * @self: a dissector
 * @part: the message
 *
 * Files the message in the first pass, and tells in every pass what is known of
 * its exchange. What comes later is known in later passes only.
 *
 * Returns: what the message is; nothing for a quoted packet
 */
OctetTurn
octet_dissector_find_turn (OctetDissector          *self,
                           const OctetExchangePart *part)
{
  OctetTurn turn = { .kind = OCTET_TURN_NONE, .time = G_MININT64 };
  const OctetExchange *exchange;

  if (self->quoting > 0)
    return turn;
  if (!octet_dissector_is_first_pass (self))
    recall (self, part, &turn);
  else if (part->is_anywhere || octet_dissector_get_flow (self, NULL) != OCTET_FLOW_NONE)
    file (self, part, &turn);
  exchange = octet_exchanges_get (self->state->exchanges, turn.number);
  if (exchange == NULL)
    return turn;
  turn.request = exchange->request;
  turn.response = exchange->response;
  if (exchange->request != 0 && exchange->time != G_MININT64 && self->frame->time != G_MININT64)
    turn.time = octet_time_span (self->frame->time, exchange->time);
  return turn;
}

static void
add_time (OctetDissector          *self,
          const OctetExchangePart *part,
          const OctetTurn         *turn,
          guint                    field)
{
  const OctetProtocol *protocol = self->layer->entry->protocol;

  if (turn->time == G_MININT64)
    return;
  if (protocol->fields[field].kind == OCTET_FIELD_DURATION)
    octet_dissector_add_time (self, field, turn->time, part->at, 0);
  else
    octet_dissector_add_double (self, field, (double) turn->time / 1e6, part->at, 0);
}

/**
 * octet_dissector_add_turn: (skip)
 * @self: a dissector
 * @part: the message
 * @turn: what it is
 * @fields: the layer's fields for it
 *
 * Adds the way to the other half of the exchange, and how long it took.
 * Repetitions are left to the protocol.
 */
void
octet_dissector_add_turn (OctetDissector            *self,
                          const OctetExchangePart   *part,
                          const OctetTurn           *turn,
                          const OctetExchangeFields *fields)
{
  if (turn->kind == OCTET_TURN_REQUEST && turn->response != 0)
    octet_dissector_add_uint (self, fields->response_in, turn->response, part->at, 0);
  if (turn->kind != OCTET_TURN_RESPONSE || turn->request == 0)
    return;
  if (fields->is_time_first)
    add_time (self, part, turn, fields->time);
  octet_dissector_add_uint (self, fields->request_in, turn->request, part->at, 0);
  if (!fields->is_time_first)
    add_time (self, part, turn, fields->time);
}

/**
 * octet_dissector_link_turn: (skip)
 * @self: a dissector
 * @part: the message
 * @fields: the layer's fields for it
 *
 * octet_dissector_find_turn() and octet_dissector_add_turn(), for a protocol that has nothing to
 * say of repetitions.
 */
void
octet_dissector_link_turn (OctetDissector            *self,
                           const OctetExchangePart   *part,
                           const OctetExchangeFields *fields)
{
  OctetTurn turn = octet_dissector_find_turn (self, part);

  octet_dissector_add_turn (self, part, &turn, fields);
}

/**
 * octet_dissector_get_exchange: (skip)
 * @self: a dissector
 * @number: an exchange's number, see #OctetTurn
 *
 * Returns: (transfer none) (nullable): the exchange
 */
const OctetExchange *
octet_dissector_get_exchange (const OctetDissector *self,
                              guint32               number)
{
  return octet_exchanges_get (self->state->exchanges, number);
}

/**
 * octet_dissector_recall: (skip)
 * @self: a dissector
 * @owner: who put it there: an address that stays the same
 *
 * Returns: (transfer none) (nullable): what @owner remembers of the packet's conversation; only
 *   the first pass may write to it
 */
gpointer
octet_dissector_recall (const OctetDissector *self,
                        gconstpointer         owner)
{
  guint32 flow = octet_dissector_get_flow (self, NULL);

  return flow != OCTET_FLOW_NONE ? octet_memory_find (self->state->memory, flow, owner) : NULL;
}

/**
 * octet_dissector_remember: (skip)
 * @self: a dissector in its first pass
 * @owner: an address that stays the same
 * @data: (transfer full): what to remember of the packet's conversation
 * @destroy: frees @data
 *
 * Returns: %FALSE where the packet has no conversation; @data is freed then
 */
gboolean
octet_dissector_remember (OctetDissector *self,
                          gconstpointer   owner,
                          gpointer        data,
                          GDestroyNotify  destroy)
{
  guint32 flow = octet_dissector_get_flow (self, NULL);

  if (flow == OCTET_FLOW_NONE)
    {
      destroy (data);
      return FALSE;
    }
  octet_memory_put (self->state->memory, flow, owner, data, destroy);
  return TRUE;
}
