/* http-talk.c - pairs the requests and responses of a connection, in the first pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/web/http-talk.h"

#include <string.h>

/* The address under which HTTP's memories are filed. */
static const char owner[] = "http";

static void
clear_exchange (gpointer data)
{
  HttpExchange *exchange = data;

  g_free (exchange->uri);
}

static void
talk_free (gpointer data)
{
  HttpTalk *self = data;

  g_array_unref (self->exchanges);
  g_free (self->tunnel_host);
  g_free (self);
}

/* What is known of the connection that the packet belongs to; NULL where nothing is. */
HttpTalk *
http_talk_find (OctetDissector *dissector)
{
  guint32 flow = octet_dissector_get_flow (dissector, NULL);

  if (flow == OCTET_FLOW_NONE)
    return NULL;
  return octet_memory_find (octet_dissector_get_state (dissector)->memory, flow, owner);
}

/* The same, in the first pass: begins one. NULL where the packet has no connection. */
HttpTalk *
http_talk_ensure (OctetDissector *dissector)
{
  guint32 flow = octet_dissector_get_flow (dissector, NULL);
  HttpTalk *self;

  if (flow == OCTET_FLOW_NONE)
    return NULL;
  self = http_talk_find (dissector);
  if (self == NULL)
    {
      self = g_new0 (HttpTalk, 1);
      self->exchanges = g_array_new (FALSE, TRUE, sizeof (HttpExchange));
      g_array_set_clear_func (self->exchanges, clear_exchange);
      octet_memory_put (octet_dissector_get_state (dissector)->memory, flow, owner, self,
                        talk_free);
    }
  return self;
}

void
http_talk_add_request (HttpTalk   *self,
                       guint32     packet,
                       gint64      time,
                       const char *uri,
                       gboolean    is_head)
{
  HttpExchange exchange = { packet, 0, time, g_strdup (uri), is_head };

  g_array_append_val (self->exchanges, exchange);
}

/* A response answers the newest request that has none yet. */
void
http_talk_add_response (HttpTalk *self,
                        guint32   packet)
{
  guint count = self->exchanges->len;
  HttpExchange alone = { 0 };

  if (count == 0 || g_array_index (self->exchanges, HttpExchange, count - 1).response != 0)
    {
      g_array_append_val (self->exchanges, alone);
      count++;
    }
  g_array_index (self->exchanges, HttpExchange, count - 1).response = packet;
}

/* CONNECT's URI is host and port (RFC 9112, 3.2.3). */
void
http_talk_open_tunnel (HttpTalk   *self,
                       const char *authority)
{
  const char *colon = strrchr (authority, ':');
  guint64 port = 0;

  g_free (self->tunnel_host);
  self->tunnel_host = colon != NULL ? g_strndup (authority, (gsize) (colon - authority))
                                    : g_strdup (authority);
  if (colon != NULL && g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &port, NULL))
    self->tunnel_port = (guint16) port;
  else
    self->tunnel_port = 0;
}

/* When an exchange began: its request, or its response where that is all there is. */
static guint32
get_start (const HttpTalk *self,
           guint           index)
{
  const HttpExchange *exchange = &g_array_index (self->exchanges, HttpExchange, index);

  return exchange->request != 0 ? exchange->request : exchange->response;
}

/* The exchange whose request, or response, ended in @packet; the last of several. No
 * exchange begins before the one in front of it was answered or given up, so a response
 * belongs to the last one that began by then. */
const HttpExchange *
http_talk_find_exchange (const HttpTalk *self,
                         guint32         packet,
                         gboolean        is_request,
                         guint          *ret_index)
{
  guint low = 0, high = self->exchanges->len;
  const HttpExchange *exchange;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_start (self, middle) <= packet)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return NULL;
  exchange = &g_array_index (self->exchanges, HttpExchange, low - 1);
  *ret_index = low - 1;
  return (is_request ? exchange->request : exchange->response) == packet ? exchange : NULL;
}
