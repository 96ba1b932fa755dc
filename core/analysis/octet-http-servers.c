/* octet-http-servers.c - counts which server is asked for what, and how it answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-http-servers.h"

#include <string.h>

struct _OctetHttpServers
{
  OctetItemTree parent_instance;
  guint32       requests;
  guint32       by_address;
  guint32       by_host;
  guint32       responses;
};

G_DEFINE_FINAL_TYPE (OctetHttpServers, octet_http_servers, OCTET_TYPE_ITEM_TREE)

/* One message, and the packet's ends. */
typedef struct
{
  char    *source;
  char    *destination;
  char    *host;
  gboolean is_request;
  guint64  code;
} Message;

static void
take_text (const OctetTree *tree,
           const OctetNode *node,
           char           **ret_text)
{
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);
  g_autoptr (GString) text = g_string_new (NULL);
  OctetAddress address;
  gboolean is_address = node->field->kind == OCTET_FIELD_IPV4 ||
                        node->field->kind == OCTET_FIELD_IPV6;

  g_free (*ret_text);
  if (!is_address)
    {
      *ret_text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
      return;
    }
  octet_address_init (&address, size == 16 ? OCTET_ADDRESS_IPV6 : OCTET_ADDRESS_IPV4, bytes);
  octet_address_format (&address, text);
  *ret_text = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
count_message (OctetHttpServers *self,
               Message          *message)
{
  OctetItemTree *tree = OCTET_ITEM_TREE (self);
  guint32 item;

  if (message->source == NULL || message->destination == NULL)
    return;
  if (message->is_request)
    {
      octet_item_tree_count (tree, self->requests);
      octet_item_tree_count (tree, self->by_address);
      octet_item_tree_count (tree, self->by_host);
      item = octet_item_tree_count_name (tree, self->by_address, message->destination);
      if (message->host != NULL)
        {
          octet_item_tree_count_name (tree, item, message->host);
          item = octet_item_tree_count_name (tree, self->by_host, message->host);
          octet_item_tree_count_name (tree, item, message->destination);
        }
    }
  else if (message->code != 0)
    {
      octet_item_tree_count (tree, self->responses);
      item = octet_item_tree_count_name (tree, self->responses, message->source);
      octet_item_tree_count_name (tree, item,
                                  message->code >= 100 && message->code < 400 ? "OK" : "KO");
    }
  g_clear_pointer (&message->host, g_free);
  message->is_request = FALSE;
  message->code = 0;
}

static void
octet_http_servers_add (OctetStatistic       *statistic,
                        const OctetTapPacket *packet)
{
  OctetHttpServers *self = OCTET_HTTP_SERVERS (statistic);
  const OctetTree *tree = packet->tree;
  Message message = { 0 };

  octet_item_tree_set_time (OCTET_ITEM_TREE (self), packet);
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      const char *key = node->field != NULL ? node->field->key : "";

      if (strcmp (key, "http") == 0)
        count_message (self, &message);
      else if (strcmp (key, "ip.src") == 0 || strcmp (key, "ipv6.src") == 0)
        take_text (tree, node, &message.source);
      else if (strcmp (key, "ip.dst") == 0 || strcmp (key, "ipv6.dst") == 0)
        take_text (tree, node, &message.destination);
      else if (strcmp (key, "http.host") == 0)
        take_text (tree, node, &message.host);
      else if (strcmp (key, "http.request.method") == 0)
        message.is_request = TRUE;
      else if (strcmp (key, "http.response.code") == 0)
        message.code = node->value.number;
    }
  count_message (self, &message);
  g_free (message.source);
  g_free (message.destination);
  g_free (message.host);
}

static const char *const *
list_keys (OctetStatistic *statistic)
{
  static const char *const keys[] = { "ip.src", "ip.dst", "ipv6.src", "ipv6.dst", "http",
                                      "http.host", "http.request.method", "http.response.code",
                                      NULL };

  return keys;
}

static const char *const *
list_protocols (OctetStatistic *statistic)
{
  static const char *const protocols[] = { "http", NULL };

  return protocols;
}

static void
octet_http_servers_class_init (OctetHttpServersClass *klass)
{
  OCTET_STATISTIC_CLASS (klass)->add = octet_http_servers_add;
  OCTET_STATISTIC_CLASS (klass)->list_keys = list_keys;
  OCTET_STATISTIC_CLASS (klass)->list_protocols = list_protocols;
  OCTET_ITEM_TREE_CLASS (klass)->title = "HTTP/Load Distribution";
}

static void
octet_http_servers_init (OctetHttpServers *self)
{
  OctetItemTree *tree = OCTET_ITEM_TREE (self);

  self->requests = octet_item_tree_add (tree, OCTET_ITEM_ROOT, "HTTP Requests by Server",
                                        OCTET_ITEM_PLAIN);
  self->by_address = octet_item_tree_add (tree, self->requests, "HTTP Requests by Server Address",
                                          OCTET_ITEM_PLAIN);
  self->by_host = octet_item_tree_add (tree, self->requests, "HTTP Requests by HTTP Host",
                                       OCTET_ITEM_PLAIN);
  self->responses = octet_item_tree_add (tree, OCTET_ITEM_ROOT,
                                         "HTTP Responses by Server Address", OCTET_ITEM_PLAIN);
}

/**
 * octet_http_servers_new: (skip)
 *
 * Returns: (transfer full): no servers yet
 */
OctetStatistic *
octet_http_servers_new (void)
{
  return g_object_new (OCTET_TYPE_HTTP_SERVERS, NULL);
}
