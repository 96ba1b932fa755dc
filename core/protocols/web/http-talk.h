/* http-talk.h - which request a response answers: what HTTP remembers of a connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/**
 * HttpExchange: (skip)
 * @request: number of the packet that the request ended in, 0 where none was seen
 * @response: the same for the response
 * @time: when the request ended, ns
 * @uri: (nullable): the full URI
 * @is_head: the request asked for the head alone
 */
typedef struct
{
  guint32  request;
  guint32  response;
  gint64   time;
  char    *uri;
  gboolean is_head;
} HttpExchange;

/**
 * HttpTalk: (skip)
 * @exchanges: (element-type HttpExchange): in order
 * @tunnel_from: packets behind this one pass through a tunnel to @tunnel_host; 0 for none
 * @tunnel_host: (nullable): what CONNECT asked for
 * @tunnel_port: its port
 * @upgrade_from: packets behind this one speak another protocol; 0 for none
 */
typedef struct
{
  GArray  *exchanges;
  guint32  tunnel_from;
  char    *tunnel_host;
  guint16  tunnel_port;
  guint32  upgrade_from;
} HttpTalk;

HttpTalk           *http_talk_find          (OctetDissector *dissector);
HttpTalk           *http_talk_ensure        (OctetDissector *dissector);
void                http_talk_add_request   (HttpTalk   *self,
                                             guint32     packet,
                                             gint64      time,
                                             const char *uri,
                                             gboolean    is_head);
void                http_talk_add_response  (HttpTalk   *self,
                                             guint32     packet);
void                http_talk_open_tunnel   (HttpTalk   *self,
                                             const char *authority);
const HttpExchange *http_talk_find_exchange (const HttpTalk *self,
                                             guint32         packet,
                                             gboolean        is_request,
                                             guint          *ret_index);

G_END_DECLS
