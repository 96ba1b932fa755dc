/* octet-http-counts.c - counts HTTP messages by method and status, and requests by host and path.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-http-counts.h"

#include <string.h>

/* What one HTTP message says of itself. */
typedef struct
{
  char   *method;
  char   *host;
  char   *uri;
  char   *words; /* what the standard calls the status */
  guint64 code;
} Message;

struct _OctetHttpCounts
{
  OctetItemTree parent_instance;
  guint32       all;
  guint32       requests;
  guint32       responses;
  guint32       others;
  guint32       classes[6]; /* of statuses; the first for those that are none */
};

struct _OctetHttpRequests
{
  OctetItemTree parent_instance;
  guint32       all;
};

G_DEFINE_FINAL_TYPE (OctetHttpCounts, octet_http_counts, OCTET_TYPE_ITEM_TREE)
G_DEFINE_FINAL_TYPE (OctetHttpRequests, octet_http_requests, OCTET_TYPE_ITEM_TREE)

static const char *const *
list_protocols (OctetStatistic *statistic)
{
  static const char *const protocols[] = { "http", NULL };

  return protocols;
}

static void
message_clear (Message *self)
{
  g_free (self->method);
  g_free (self->host);
  g_free (self->uri);
  g_free (self->words);
  memset (self, 0, sizeof *self);
}

static char *
copy_text (const OctetTree *tree,
           const OctetNode *node)
{
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);

  return g_utf8_make_valid ((const char *) bytes, (gssize) size);
}

static void
take_text (const OctetTree *tree,
           const OctetNode *node,
           char           **ret_text)
{
  if (*ret_text == NULL)
    *ret_text = copy_text (tree, node);
}

/* Reads the fields of the message that begins at @at; answers where the next one does. */
static guint32
read_message (const OctetTree *tree,
              guint32          at,
              Message         *ret_message)
{
  message_clear (ret_message);
  for (at++; at < tree->n_nodes; at++)
    {
      const OctetNode *node = &tree->nodes[at];
      const char *key = node->field->key;

      if (g_str_equal (key, "http"))
        break;
      if (g_str_equal (key, "http.request.method"))
        take_text (tree, node, &ret_message->method);
      else if (g_str_equal (key, "http.host"))
        take_text (tree, node, &ret_message->host);
      else if (g_str_equal (key, "http.request.uri"))
        take_text (tree, node, &ret_message->uri);
      else if (g_str_equal (key, "http.response.code.desc"))
        take_text (tree, node, &ret_message->words);
      else if (g_str_equal (key, "http.response.code"))
        ret_message->code = node->value.number;
    }
  return at;
}

static guint32
find_message (const OctetTree *tree)
{
  guint32 at = 0;

  while (at < tree->n_nodes && !g_str_equal (tree->nodes[at].field->key, "http"))
    at++;
  return at;
}

static void
count_message (OctetHttpCounts *self,
               const Message   *message)
{
  OctetItemTree *tree = OCTET_ITEM_TREE (self);

  octet_item_tree_count (tree, self->all);
  if (message->code != 0)
    {
      guint64 class = message->code / 100;
      g_autofree char *name = g_strdup_printf ("%" G_GUINT64_FORMAT " %s", message->code,
                                               message->words != NULL ? message->words
                                                                      : "Unknown");

      class = class >= 1 && class <= 5 ? class : 0;
      octet_item_tree_count (tree, self->responses);
      octet_item_tree_count (tree, self->classes[class]);
      octet_item_tree_count_name (tree, self->classes[class], name);
    }
  else if (message->method != NULL)
    {
      octet_item_tree_count (tree, self->requests);
      octet_item_tree_count_name (tree, self->requests, message->method);
    }
  else
    octet_item_tree_count (tree, self->others);
}

static void
octet_http_counts_add (OctetStatistic       *statistic,
                       const OctetTapPacket *packet)
{
  guint32 at = find_message (packet->tree);
  Message message = { 0 };

  while (at < packet->tree->n_nodes)
    {
      at = read_message (packet->tree, at, &message);
      octet_item_tree_set_time (OCTET_ITEM_TREE (statistic), packet);
      count_message (OCTET_HTTP_COUNTS (statistic), &message);
    }
  message_clear (&message);
}

static const char *const *
octet_http_counts_list_keys (OctetStatistic *statistic)
{
  static const char *const keys[] = { "http", "http.request.method", "http.response.code",
                                      "http.response.code.desc", NULL };

  return keys;
}

static void
octet_http_counts_class_init (OctetHttpCountsClass *klass)
{
  OCTET_STATISTIC_CLASS (klass)->add = octet_http_counts_add;
  OCTET_STATISTIC_CLASS (klass)->list_keys = octet_http_counts_list_keys;
  OCTET_STATISTIC_CLASS (klass)->list_protocols = list_protocols;
  OCTET_ITEM_TREE_CLASS (klass)->title = "HTTP/Packet Counter";
}

static void
octet_http_counts_init (OctetHttpCounts *self)
{
  static const char *const names[] = {
    "???: broken", "1xx: Informational", "2xx: Success", "3xx: Redirection", "4xx: Client Error",
    "5xx: Server Error",
  };
  OctetItemTree *tree = OCTET_ITEM_TREE (self);

  self->all = octet_item_tree_add (tree, OCTET_ITEM_ROOT, "Total HTTP Packets", 0);
  self->requests = octet_item_tree_add (tree, self->all, "HTTP Request Packets", 0);
  self->responses = octet_item_tree_add (tree, self->all, "HTTP Response Packets", 0);
  self->others = octet_item_tree_add (tree, self->all, "Other HTTP Packets", 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    self->classes[i] = octet_item_tree_add (tree, self->responses, names[i], 0);
}

/**
 * octet_http_counts_new: (skip)
 *
 * Returns: (transfer full): counts of no messages yet
 */
OctetStatistic *
octet_http_counts_new (void)
{
  return g_object_new (OCTET_TYPE_HTTP_COUNTS, NULL);
}

static void
octet_http_requests_add (OctetStatistic       *statistic,
                         const OctetTapPacket *packet)
{
  OctetHttpRequests *self = OCTET_HTTP_REQUESTS (statistic);
  OctetItemTree *tree = OCTET_ITEM_TREE (statistic);
  guint32 at = find_message (packet->tree), host;
  Message message = { 0 };

  while (at < packet->tree->n_nodes)
    {
      at = read_message (packet->tree, at, &message);
      octet_item_tree_set_time (tree, packet);
      if (message.method == NULL)
        continue;
      octet_item_tree_count (tree, self->all);
      if (message.host == NULL)
        continue;
      host = octet_item_tree_count_name (tree, self->all, message.host);
      if (message.uri != NULL)
        octet_item_tree_count_name (tree, host, message.uri);
    }
  message_clear (&message);
}

static const char *const *
octet_http_requests_list_keys (OctetStatistic *statistic)
{
  static const char *const keys[] = { "http", "http.request.method", "http.host",
                                      "http.request.uri", NULL };

  return keys;
}

static void
octet_http_requests_class_init (OctetHttpRequestsClass *klass)
{
  OCTET_STATISTIC_CLASS (klass)->add = octet_http_requests_add;
  OCTET_STATISTIC_CLASS (klass)->list_keys = octet_http_requests_list_keys;
  OCTET_STATISTIC_CLASS (klass)->list_protocols = list_protocols;
  OCTET_ITEM_TREE_CLASS (klass)->title = "HTTP/Requests";
}

static void
octet_http_requests_init (OctetHttpRequests *self)
{
  self->all = octet_item_tree_add (OCTET_ITEM_TREE (self), OCTET_ITEM_ROOT,
                                   "HTTP Requests by HTTP Host", 0);
}

/**
 * octet_http_requests_new: (skip)
 *
 * Returns: (transfer full): requests of no packets yet
 */
OctetStatistic *
octet_http_requests_new (void)
{
  return g_object_new (OCTET_TYPE_HTTP_REQUESTS, NULL);
}
