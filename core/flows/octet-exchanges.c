/* octet-exchanges.c - exchanges by number, and the latest one of each key in a hash of numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-exchanges.h"

#define FIRST_SLOTS 64u

struct _OctetExchanges
{
  GPtrArray *owners;
  GArray    *exchanges; /* OctetExchange; number 1 stands at 0 */
  guint32   *slots;     /* numbers, 0 where free; a power of two, at most half of them taken */
  guint32    n_slots;
  guint32    n_taken;
};

/**
 * octet_exchanges_new: (skip)
 *
 * Returns: (transfer full): an empty table
 */
OctetExchanges *
octet_exchanges_new (void)
{
  OctetExchanges *self = g_new0 (OctetExchanges, 1);

  self->owners = g_ptr_array_new ();
  self->exchanges = g_array_new (FALSE, FALSE, sizeof (OctetExchange));
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint32, self->n_slots);
  return self;
}

/**
 * octet_exchanges_free: (skip)
 * @self: (transfer full): a table
 */
void
octet_exchanges_free (OctetExchanges *self)
{
  g_ptr_array_unref (self->owners);
  g_array_unref (self->exchanges);
  g_free (self->slots);
  g_free (self);
}

/**
 * octet_exchanges_get: (skip)
 * @self: a table
 * @number: an exchange's number, from 1
 *
 * Returns: (transfer none) (nullable): the exchange, until the next one begins
 */
const OctetExchange *
octet_exchanges_get (const OctetExchanges *self,
                     guint32               number)
{
  if (number == 0 || number > self->exchanges->len)
    return NULL;
  return &g_array_index (self->exchanges, OctetExchange, number - 1);
}

/* Spreads all bits: transaction numbers are small, and chosen by strangers. */
static guint32
hash (guint32 owner,
      guint32 flow,
      guint64 id)
{
  guint64 mixed = (id ^ ((guint64) flow << 32 | owner)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed ^= mixed >> 29;
  mixed = (mixed ^ flow) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return (guint32) (mixed >> 32);
}

/* The slot where the latest exchange of the key stands, or would stand. */
static guint32
find_slot (const OctetExchanges *self,
           guint32               owner,
           guint32               flow,
           guint64               id)
{
  guint32 slot = hash (owner, flow, id) & (self->n_slots - 1);

  while (self->slots[slot] != 0)
    {
      const OctetExchange *exchange = &g_array_index (self->exchanges, OctetExchange,
                                                      self->slots[slot] - 1);

      if (exchange->id == id && exchange->flow == flow && exchange->owner == owner)
        break;
      slot = (slot + 1) & (self->n_slots - 1);
    }
  return slot;
}

static void
grow (OctetExchanges *self)
{
  g_autofree guint32 *before = self->slots;
  guint32 n = self->n_slots;

  self->n_slots = n * 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint32 i = 0; i < n; i++)
    {
      const OctetExchange *exchange = octet_exchanges_get (self, before[i]);

      if (exchange != NULL)
        self->slots[find_slot (self, exchange->owner, exchange->flow, exchange->id)] = before[i];
    }
}

static guint32
begin (OctetExchanges         *self,
       const OctetExchangeKey *key,
       guint32                 request,
       guint32                 response,
       gint64                  time)
{
  OctetExchange exchange = { time, key->id, request, response, key->flow, 0 };
  guint slot;

  if (self->exchanges->len == OCTET_EXCHANGES_MAX)
    return 0;
  if (!g_ptr_array_find (self->owners, key->owner, &exchange.owner))
    {
      exchange.owner = self->owners->len;
      g_ptr_array_add (self->owners, (gpointer) key->owner);
    }
  if (self->n_taken >= self->n_slots / 2)
    grow (self);
  g_array_append_val (self->exchanges, exchange);
  slot = find_slot (self, exchange.owner, key->flow, key->id);
  if (self->slots[slot] == 0)
    self->n_taken++;
  self->slots[slot] = self->exchanges->len;
  return self->exchanges->len;
}

/**
 * octet_exchanges_find: (skip)
 * @self: a table
 * @key: what the exchange is known by
 *
 * Returns: number of the latest exchange with @key, 0 for none
 */
guint32
octet_exchanges_find (const OctetExchanges   *self,
                      const OctetExchangeKey *key)
{
  guint owner;

  if (!g_ptr_array_find (self->owners, key->owner, &owner))
    return 0;
  return self->slots[find_slot (self, owner, key->flow, key->id)];
}

/* Whether a request at @time may repeat one that was made at @before. */
static gboolean
is_soon (gint64 before,
         gint64 time,
         gint64 repeat_time)
{
  if (repeat_time == 0 || before == G_MININT64 || time == G_MININT64)
    return FALSE;
  return time < before || (guint64) time - (guint64) before <= (guint64) repeat_time;
}

/**
 * octet_exchanges_ask: (skip)
 * @self: a table
 * @key: what the exchange is known by
 * @packet: number of the packet that asks
 * @time: its time, ns since 1970 UTC; %G_MININT64 where the file states none
 * @repeat_time: within so many ns the same request is the same question again; 0: never
 * @is_stream: nothing gets lost: once answered, the same request is a new question
 * @ret_kind: (out): whether it is a request, or one again
 *
 * First pass only.
 *
 * Returns: number of its exchange; 0 where the table is full
 */
guint32
octet_exchanges_ask (OctetExchanges         *self,
                     const OctetExchangeKey *key,
                     guint32                 packet,
                     gint64                  time,
                     gint64                  repeat_time,
                     gboolean                is_stream,
                     OctetTurnKind          *ret_kind)
{
  guint32 number = octet_exchanges_find (self, key);
  const OctetExchange *latest = octet_exchanges_get (self, number);

  *ret_kind = OCTET_TURN_REQUEST_AGAIN;
  if (latest != NULL && latest->request != 0 && is_soon (latest->time, time, repeat_time) &&
      (!is_stream || latest->response == 0))
    return number;
  *ret_kind = OCTET_TURN_REQUEST;
  return begin (self, key, packet, 0, time);
}

/**
 * octet_exchanges_answer: (skip)
 * @self: a table
 * @key: what the exchange is known by
 * @packet: number of the packet that answers
 * @in_turn: requests and responses alternate: a response that nobody waits for is an exchange
 *   of its own, without a request
 * @ret_kind: (out): whether it is the first response to the latest request, or one more
 *
 * First pass only.
 *
 * Returns: number of the exchange; 0 where nobody was seen to ask, or the table is full
 */
guint32
octet_exchanges_answer (OctetExchanges         *self,
                        const OctetExchangeKey *key,
                        guint32                 packet,
                        gboolean                in_turn,
                        OctetTurnKind          *ret_kind)
{
  guint32 number = octet_exchanges_find (self, key);
  OctetExchange *latest = NULL;

  *ret_kind = OCTET_TURN_RESPONSE;
  if (number != 0)
    latest = &g_array_index (self->exchanges, OctetExchange, number - 1);
  if (in_turn && (latest == NULL || latest->response != 0))
    return begin (self, key, 0, packet, G_MININT64);
  if (latest == NULL)
    return 0;
  if (latest->response == 0)
    latest->response = packet;
  else if (latest->response != packet)
    *ret_kind = OCTET_TURN_RESPONSE_AGAIN;
  return number;
}
