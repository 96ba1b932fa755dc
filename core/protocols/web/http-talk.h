/* http-talk.h - which request a response answers: what HTTP remembers of a connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/**
 * HttpExchange: (skip)
 * @number: of the exchange, see octet_dissector_get_exchange()
 * @uri: (nullable): what the request asked for
 * @is_head: the request asked for the head alone
 */
typedef struct
{
  guint32  number;
  char    *uri;
  gboolean is_head;
} HttpExchange;

/**
 * HttpTalk: (skip)
 * @exchanges: (element-type HttpExchange): in order
 * @tunnel_from: packets behind this one pass through a tunnel to @tunnel_host; 0 for none
 * @tunnel_host: (nullable): what CONNECT asked for
 * @tunnel_port: its port
 * @first_packet: packet of the first message
 * @asked_in: packet of the first request; 0 for none so far
 * @upgrade_from: packets behind this one speak another protocol; 0 for none
 */
typedef struct
{
  GArray  *exchanges;
  guint32  tunnel_from;
  char    *tunnel_host;
  guint16  tunnel_port;
  guint32  first_packet;
  guint32  asked_in;
  guint32  upgrade_from;
} HttpTalk;

HttpTalk           *http_talk_find          (OctetDissector *dissector);
HttpTalk           *http_talk_ensure        (OctetDissector *dissector);
void                http_talk_open_tunnel   (HttpTalk       *self,
                                             const char     *authority);
OctetTurn           http_talk_find_turn     (OctetDissector *dissector,
                                             gsize           at,
                                             gboolean        is_request);
void                http_talk_add_exchange  (HttpTalk       *self,
                                             guint32         number,
                                             const char     *uri,
                                             gboolean        is_head);
const HttpExchange *http_talk_find_exchange (const HttpTalk *self,
                                             guint32         number,
                                             guint          *ret_index);
gboolean            http_talk_awaits_no_body
                                            (OctetDissector *dissector,
                                             guint           code);
gboolean            http_talk_has_begun     (OctetDissector *dissector);
gboolean            http_talk_has_asked     (OctetDissector *dissector);
gboolean            http_talk_is_upgraded   (OctetDissector *dissector);
const OctetProtocol *
                    http_talk_find_tunnelled
                                            (OctetDissector *dissector);

G_END_DECLS
