/* octet-address-counts.c - counts what the headers of IPv4 or IPv6 say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-address-counts.h"

#include <string.h>

struct _OctetAddressCounts
{
  OctetItemTree         parent_instance;
  OctetAddressCountKind kind;
  gboolean              is_ipv6;
  guint32               all;
  guint32               others; /* receivers, where they are counted apart */
};

G_DEFINE_FINAL_TYPE (OctetAddressCounts, octet_address_counts, OCTET_TYPE_ITEM_TREE)

/* The innermost ends of a packet, and how many headers of the kind it has. */
typedef struct
{
  char       *source;
  char       *destination;
  const char *transport;
  guint32     port;
  guint       n_headers;
  gboolean    is_piece; /* of IPv6: it carries no message, whole */
} Header;

/* RFC 6275, 6.1: a header behind which nothing follows */
#define MOBILITY 135

static void
take_address (const OctetTree *tree,
              const OctetNode *node,
              char           **ret_text)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_ipv6 = node->field->kind == OCTET_FIELD_IPV6;
  OctetAddressKind kind = is_ipv6 ? OCTET_ADDRESS_IPV6 : OCTET_ADDRESS_IPV4;
  OctetAddress address;
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);

  if (size != octet_address_kind_get_size (kind))
    return;
  octet_address_init (&address, kind, bytes);
  octet_address_format (&address, text);
  g_free (*ret_text);
  *ret_text = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
read_node (const OctetAddressCounts *self,
           const OctetTree          *tree,
           const OctetNode          *node,
           Header                   *header)
{
  const char *key = node->field->key;

  if (strcmp (key, "ip.src") == 0 || strcmp (key, "ipv6.src") == 0)
    take_address (tree, node, &header->source);
  else if (strcmp (key, "ip.dst") == 0 || strcmp (key, "ipv6.dst") == 0)
    {
      take_address (tree, node, &header->destination);
      /* What has no ports of its own has those of the tunnel around it. */
      header->n_headers += (key[2] == 'v') == self->is_ipv6;
    }
  else if (strcmp (key, "tcp.dstport") == 0 || strcmp (key, "udp.dstport") == 0)
    {
      header->transport = key[0] == 't' ? "TCP" : "UDP";
      header->port = (guint32) node->value.number;
    }
  else if (strcmp (key, "ipv6.fraghdr.offset") == 0 || strcmp (key, "ipv6.fraghdr.more") == 0)
    header->is_piece |= node->value.number != 0;
  else if (strcmp (key, "ipv6.fragment.count") == 0)
    header->is_piece = FALSE;
  else if (g_str_has_suffix (key, ".nxt"))
    header->is_piece |= node->value.number == MOBILITY;
}

static void
count_header (OctetAddressCounts *self,
              const Header       *header)
{
  OctetItemTree *tree = OCTET_ITEM_TREE (self);
  g_autofree char *port = g_strdup_printf ("%u", header->port);
  guint32 item;

  octet_item_tree_count (tree, self->all);
  switch (self->kind)
    {
    case OCTET_ADDRESS_COUNT_HOSTS:
      octet_item_tree_count_name (tree, self->all, header->source);
      octet_item_tree_count_name (tree, self->all, header->destination);
      break;
    case OCTET_ADDRESS_COUNT_ENDS:
      octet_item_tree_count_name (tree, self->all, header->source);
      octet_item_tree_count (tree, self->others);
      octet_item_tree_count_name (tree, self->others, header->destination);
      break;
    case OCTET_ADDRESS_COUNT_PROTOCOLS:
      octet_item_tree_count_name (tree, self->all, header->transport);
      break;
    case OCTET_ADDRESS_COUNT_DESTINATIONS:
    default:
      item = octet_item_tree_count_name (tree, self->all, header->destination);
      item = octet_item_tree_count_name (tree, item, header->transport);
      octet_item_tree_count_name (tree, item, port);
      break;
    }
}

static void
octet_address_counts_add (OctetStatistic       *statistic,
                          const OctetTapPacket *packet)
{
  OctetAddressCounts *self = OCTET_ADDRESS_COUNTS (statistic);
  Header header = { NULL, NULL, "NONE", 0, 0, FALSE };
  gboolean is_quoted = FALSE;

  for (guint32 i = 0; i < packet->tree->n_nodes; i++)
    {
      const OctetNode *node = &packet->tree->nodes[i];

      if (node->field == NULL)
        continue;
      /* What an ICMP message quotes is no packet of its own, but lends it its ports. */
      is_quoted |= strcmp (node->field->key, "icmp") == 0 ||
                   strcmp (node->field->key, "icmpv6") == 0;
      if (!is_quoted || g_str_has_suffix (node->field->key, ".dstport"))
        read_node (self, packet->tree, node, &header);
    }
  octet_item_tree_set_time (OCTET_ITEM_TREE (self), packet);
  /* As with tshark: what cannot be read yet counts where its last piece comes. */
  if (self->is_ipv6 && header.is_piece && header.n_headers > 0)
    header.n_headers--;
  if (header.source != NULL && header.destination != NULL)
    for (guint i = 0; i < header.n_headers; i++)
      count_header (self, &header);
  g_free (header.source);
  g_free (header.destination);
}

static const char *const *
list_keys (OctetStatistic *statistic)
{
  static const char *const keys[] = { "ip.src", "ip.dst", "ipv6.src", "ipv6.dst", "tcp.dstport",
                                      "udp.dstport", "icmp", "icmpv6", NULL };
  static const char *const keys_v6[] = {
    "ip.src", "ip.dst", "ipv6.src", "ipv6.dst", "tcp.dstport", "udp.dstport", "icmp", "icmpv6",
    "ipv6.nxt", "ipv6.hopopts.nxt", "ipv6.dstopts.nxt", "ipv6.routing.nxt", "ipv6.fraghdr.nxt",
    "ipv6.fraghdr.offset", "ipv6.fraghdr.more", "ipv6.fragment.count", NULL
  };

  return OCTET_ADDRESS_COUNTS (statistic)->is_ipv6 ? keys_v6 : keys;
}

static const char *const *
list_protocols (OctetStatistic *statistic)
{
  static const char *const protocols[] = { "ip", NULL };
  static const char *const protocols_v6[] = { "ipv6", NULL };

  return OCTET_ADDRESS_COUNTS (statistic)->is_ipv6 ? protocols_v6 : protocols;
}

static void
octet_address_counts_class_init (OctetAddressCountsClass *klass)
{
  OCTET_STATISTIC_CLASS (klass)->add = octet_address_counts_add;
  OCTET_STATISTIC_CLASS (klass)->list_keys = list_keys;
  OCTET_STATISTIC_CLASS (klass)->list_protocols = list_protocols;
}

static void
octet_address_counts_init (OctetAddressCounts *self)
{
}

/**
 * octet_address_counts_new: (skip)
 * @kind: what is counted
 * @is_ipv6: in headers of IPv6, not of IPv4
 *
 * Returns: (transfer full): no packets yet
 */
OctetStatistic *
octet_address_counts_new (OctetAddressCountKind kind,
                          gboolean              is_ipv6)
{
  static const struct
  {
    const char *title;
    const char *first; /* "%d": 4 or 6 */
  } words[] = {
    [OCTET_ADDRESS_COUNT_HOSTS] = { "All Addresses", "All Addresses" },
    [OCTET_ADDRESS_COUNT_ENDS] = { "Source and Destination Addresses", NULL },
    [OCTET_ADDRESS_COUNT_PROTOCOLS] = { "IP Protocol Types", "IP Protocol Types" },
    [OCTET_ADDRESS_COUNT_DESTINATIONS] = { "Destinations and Ports", "Destinations and Ports" },
  };
  OctetAddressCounts *self = g_object_new (OCTET_TYPE_ADDRESS_COUNTS, NULL);
  OctetItemTree *tree = OCTET_ITEM_TREE (self);
  guint version = is_ipv6 ? 6 : 4;
  g_autofree char *title = g_strdup_printf ("IPv%u Statistics/%s", version, words[kind].title);
  g_autofree char *sources = g_strdup_printf ("Source IPv%u Addresses", version);
  g_autofree char *receivers = g_strdup_printf ("Destination IPv%u Addresses", version);

  self->kind = kind;
  self->is_ipv6 = is_ipv6;
  octet_item_tree_set_title (tree, title);
  self->all = octet_item_tree_add (tree, OCTET_ITEM_ROOT,
                                   words[kind].first != NULL ? words[kind].first : sources,
                                   OCTET_ITEM_PLAIN);
  if (kind == OCTET_ADDRESS_COUNT_ENDS)
    self->others = octet_item_tree_add (tree, OCTET_ITEM_ROOT, receivers, OCTET_ITEM_PLAIN);
  return OCTET_STATISTIC (self);
}
