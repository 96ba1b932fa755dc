/* octet-exchanges.h - which response belongs to which request, whatever the protocol.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written during the first pass, read only afterwards. What a packet is in its
 * exchange is kept as a fact of that packet (octet-facts.h).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each takes 32 octets and a place of 8 at most in the hash: 2.5 GB, for 67 million requests. */
#define OCTET_EXCHANGES_MAX (1u << 26)

/**
 * OctetExchangeKey: (skip)
 * @owner: whose exchange: any address that stays the same, such as a protocol's descriptor
 * @flow: the conversation it is part of, or %OCTET_FLOW_NONE
 * @id: what request and response have in common besides: a transaction's number
 */
typedef struct
{
  gconstpointer owner;
  guint32       flow;
  guint64       id;
} OctetExchangeKey;

/**
 * OctetExchange: (skip)
 * @time: of the request, ns since 1970 UTC
 * @id: see #OctetExchangeKey
 * @request: number of the packet that asks, 0 where nobody was seen to ask
 * @response: number of the packet that answers first, 0 for none
 * @flow: see #OctetExchangeKey
 * @owner: index of the owner
 */
typedef struct
{
  gint64  time;
  guint64 id;
  guint32 request;
  guint32 response;
  guint32 flow;
  guint32 owner;
} OctetExchange;

/* What a packet is in its exchange. */
typedef enum
{
  OCTET_TURN_NONE,
  OCTET_TURN_REQUEST,
  OCTET_TURN_REQUEST_AGAIN,
  OCTET_TURN_RESPONSE,
  OCTET_TURN_RESPONSE_AGAIN,
} OctetTurnKind;

typedef struct _OctetExchanges OctetExchanges;

OctetExchanges      *octet_exchanges_new    (void);
void                 octet_exchanges_free   (OctetExchanges         *self);
const OctetExchange *octet_exchanges_get    (const OctetExchanges   *self,
                                             guint32                 number);
guint32              octet_exchanges_find   (const OctetExchanges   *self,
                                             const OctetExchangeKey *key);
guint32              octet_exchanges_ask    (OctetExchanges         *self,
                                             const OctetExchangeKey *key,
                                             guint32                 packet,
                                             gint64                  time,
                                             gint64                  repeat_time,
                                             gboolean                is_stream,
                                             OctetTurnKind          *ret_kind);
guint32              octet_exchanges_answer (OctetExchanges         *self,
                                             const OctetExchangeKey *key,
                                             guint32                 packet,
                                             gboolean                in_turn,
                                             OctetTurnKind          *ret_kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetExchanges, octet_exchanges_free)

G_END_DECLS
