/* http-talk.c - pairs the requests and responses of a connection, in the first pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/web/http-talk.h"

#include "dissect/octet-registry.h"

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
  return octet_dissector_recall (dissector, owner);
}

/* The same, in the first pass: begins one. NULL where the packet has no connection. */
HttpTalk *
http_talk_ensure (OctetDissector *dissector)
{
  HttpTalk *self = http_talk_find (dissector);

  if (self != NULL)
    return self;
  self = g_new0 (HttpTalk, 1);
  self->first_packet = octet_dissector_get_frame (dissector)->number;
  self->exchanges = g_array_new (FALSE, TRUE, sizeof (HttpExchange));
  g_array_set_clear_func (self->exchanges, clear_exchange);
  return octet_dissector_remember (dissector, owner, self, talk_free) ? self : NULL;
}

/* A response answers the newest request; the ends take turns (RFC 9112, 9.3). */
OctetTurn
http_talk_find_turn (OctetDissector *dissector,
                     gsize           at,
                     gboolean        is_request)
{
  OctetExchangePart part = { .at = at, .is_request = is_request, .in_turn = TRUE };

  return octet_dissector_find_turn (dissector, &part);
}

/* Files an exchange of the connection; one that is there already stays. */
void
http_talk_add_exchange (HttpTalk   *self,
                        guint32     number,
                        const char *uri,
                        gboolean    is_head)
{
  HttpExchange exchange = { number, NULL, is_head };
  guint index;

  if (number == 0 || http_talk_find_exchange (self, number, &index) != NULL)
    return;
  exchange.uri = g_strdup (uri);
  g_array_append_val (self->exchanges, exchange);
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

/* The exchange by its number; numbers ascend. */
const HttpExchange *
http_talk_find_exchange (const HttpTalk *self,
                         guint32         number,
                         guint          *ret_index)
{
  guint low = 0, high = self->exchanges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->exchanges, HttpExchange, middle).number < number)
        low = middle + 1;
      else
        high = middle;
    }
  *ret_index = low;
  if (low == self->exchanges->len ||
      g_array_index (self->exchanges, HttpExchange, low).number != number)
    return NULL;
  return &g_array_index (self->exchanges, HttpExchange, low);
}

/* Whether the next response, with status @code, has no body whatever its headers say: the answer
 * to HEAD (RFC 9110, 9.3.2), and the one that opens a tunnel (9.3.6). */
gboolean
http_talk_awaits_no_body (OctetDissector *dissector,
                          guint           code)
{
  const HttpTalk *self = http_talk_find (dissector);
  const HttpExchange *last;
  const OctetExchange *exchange;

  if (self == NULL || self->exchanges->len == 0)
    return FALSE;
  last = &g_array_index (self->exchanges, HttpExchange, self->exchanges->len - 1);
  exchange = octet_dissector_get_exchange (dissector, last->number);
  if (exchange == NULL || exchange->response != 0)
    return FALSE;
  return last->is_head || (code / 100 == 2 && self->tunnel_host != NULL && self->tunnel_from == 0);
}

/* Whether a packet before this one had a message. */
gboolean
http_talk_has_begun (OctetDissector *dissector)
{
  const HttpTalk *self = http_talk_find (dissector);

  return self != NULL && self->first_packet < octet_dissector_get_frame (dissector)->number;
}

/* Whether a packet before this one had a request. */
gboolean
http_talk_has_asked (OctetDissector *dissector)
{
  const HttpTalk *self = http_talk_find (dissector);

  return self != NULL && self->asked_in != 0 &&
         self->asked_in < octet_dissector_get_frame (dissector)->number;
}

/* Whether the ends have left HTTP in a packet before this one (RFC 9110, 7.8). */
gboolean
http_talk_is_upgraded (OctetDissector *dissector)
{
  const HttpTalk *self = http_talk_find (dissector);

  return self != NULL && self->upgrade_from != 0 &&
         octet_dissector_get_frame (dissector)->number > self->upgrade_from;
}

/* Behind the answer to CONNECT, the ends speak what the port says. NULL where there is no tunnel,
 * or nobody knows what is in it. */
const OctetProtocol *
http_talk_find_tunnelled (OctetDissector *dissector)
{
  const HttpTalk *self = http_talk_find (dissector);
  const OctetRegistryEntry *entry;

  if (self == NULL || self->tunnel_from == 0 ||
      octet_dissector_get_frame (dissector)->number <= self->tunnel_from)
    return NULL;
  entry = octet_table_find (octet_registry_get_table (octet_dissector_get_registry (dissector),
                                                      "tcp.port"), self->tunnel_port);
  return entry != NULL ? entry->protocol : NULL;
}
