/* dns-talk.c - pairs DNS questions and answers by conversation and transaction ID.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/naming/dns-message.h"

/* A question that comes again within this time is the same one, sent again; after
 * it, the ID is simply in use a second time. Resolvers repeat after 1 to 5 s. */
#define REPEAT_TIME (5 * G_GINT64_CONSTANT (1000000000))

static void
add_again (OctetDissector *dissector,
           gboolean        is_answer,
           guint32         packet)
{
  guint field = is_answer ? DNS_RETRANSMITTED_RESPONSE : DNS_RETRANSMITTED_REQUEST;

  octet_dissector_add_uint (dissector, field, packet, 0, 0);
  octet_dissector_note (dissector, is_answer ? DNS_RESPONSE_AGAIN : DNS_REQUEST_AGAIN, field);
  octet_dissector_add_uint (dissector, DNS_RETRANSMISSION, 1, 0, 0);
}

/**
 * dns_talk_find: (skip)
 * @dissector: a dissector
 * @id: the message's transaction ID
 * @is_response: whether it is an answer
 * @is_stream: whether it came over a stream
 *
 * Files the message in the first pass; looks it up later.
 *
 * Returns: what it is
 */
OctetTurn
dns_talk_find (OctetDissector *dissector,
               guint           id,
               gboolean        is_response,
               gboolean        is_stream)
{
  OctetExchangePart part = { .id = id, .is_request = !is_response, .is_stream = is_stream,
                             .repeat_time = REPEAT_TIME };

  return octet_dissector_find_turn (dissector, &part);
}

/**
 * dns_talk_add: (skip)
 * @dissector: a dissector
 * @turn: what the message is
 *
 * Adds what the first pass found out of the message.
 */
void
dns_talk_add (OctetDissector  *dissector,
              const OctetTurn *turn)
{
  static const OctetExchangeFields fields = { DNS_RESPONSE_IN, DNS_RESPONSE_TO, DNS_TIME };
  static const OctetExchangePart part = { 0 };

  if (!octet_dissector_wants (dissector, OCTET_WANTS_FIELDS))
    return;
  octet_dissector_add_turn (dissector, &part, turn, &fields);
  if (turn->kind == OCTET_TURN_REQUEST_AGAIN)
    add_again (dissector, FALSE, turn->request);
  else if (turn->kind == OCTET_TURN_RESPONSE_AGAIN)
    add_again (dissector, TRUE, turn->response);
  else if (turn->kind == OCTET_TURN_RESPONSE && turn->request == 0)
    octet_dissector_add_uint (dissector, DNS_UNSOLICITED, 1, 0, 0);
}
