/* octet-pairs.c - finds who talks to whom in one packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-pairs.h"

#include <string.h>

typedef struct
{
  const char *source;       /* fields */
  const char *destination;  /* NULL where a packet names its sender alone */
  const char *source_port;
  const char *destination_port;
  const char *stream;
  const char *const *keys;
  const char *const *protocols;
} Level;

/* What an ICMP message quotes is no packet of its own. */
#define QUOTING "icmp", "icmpv6"
#define NETWORK "ip.src", "ip.dst", "ipv6.src", "ipv6.dst"

static const char *const eth_keys[] = { "eth.src", "eth.dst", QUOTING, NULL };
static const char *const wlan_keys[] = { "wlan.sa", "wlan.da", "wlan.ta", "wlan.ra", NULL };
static const char *const sll_keys[] = { "sll.src.eth", NULL };
static const char *const fddi_keys[] = { "fddi.src", "fddi.dst", NULL };
static const char *const ipx_keys[] = { "ipx.src", "ipx.dst", NULL };
static const char *const ip_keys[] = { "ip.src", "ip.dst", QUOTING, NULL };
static const char *const ipv6_keys[] = { "ipv6.src", "ipv6.dst", QUOTING, NULL };
static const char *const tcp_keys[] = { NETWORK, "tcp.srcport", "tcp.dstport", "tcp.stream",
                                        "tcp.urgent_pointer", QUOTING, NULL };
static const char *const udp_keys[] = { NETWORK, "udp.srcport", "udp.dstport", "udp.stream",
                                        QUOTING, NULL };
static const char *const sctp_keys[] = { NETWORK, "sctp.srcport", "sctp.dstport", QUOTING, NULL };

static const char *const eth_protocols[] = { "eth", NULL };
static const char *const wlan_protocols[] = { "wlan", NULL };
static const char *const sll_protocols[] = { "sll", NULL };
static const char *const fddi_protocols[] = { "fddi", NULL };
static const char *const ipx_protocols[] = { "ipx", NULL };
static const char *const ip_protocols[] = { "ip", NULL };
static const char *const ipv6_protocols[] = { "ipv6", NULL };
static const char *const tcp_protocols[] = { "tcp", NULL };
static const char *const udp_protocols[] = { "udp", NULL };
static const char *const sctp_protocols[] = { "sctp", NULL };

static const Level levels[] = {
  [OCTET_FLOW_ETH] = { "eth.src", "eth.dst", NULL, NULL, NULL, eth_keys, eth_protocols },
  [OCTET_FLOW_WLAN] = { "wlan.sa", "wlan.da", NULL, NULL, NULL, wlan_keys, wlan_protocols },
  [OCTET_FLOW_SLL] = { "sll.src.eth", NULL, NULL, NULL, NULL, sll_keys, sll_protocols },
  [OCTET_FLOW_FDDI] = { "fddi.src", "fddi.dst", NULL, NULL, NULL, fddi_keys, fddi_protocols },
  [OCTET_FLOW_IPX] = { "ipx.src", "ipx.dst", NULL, NULL, NULL, ipx_keys, ipx_protocols },
  [OCTET_FLOW_IP] = { "ip.src", "ip.dst", NULL, NULL, NULL, ip_keys, ip_protocols },
  [OCTET_FLOW_IPV6] = { "ipv6.src", "ipv6.dst", NULL, NULL, NULL, ipv6_keys, ipv6_protocols },
  [OCTET_FLOW_TCP] = { NULL, NULL, "tcp.srcport", "tcp.dstport", "tcp.stream", tcp_keys,
                       tcp_protocols },
  [OCTET_FLOW_UDP] = { NULL, NULL, "udp.srcport", "udp.dstport", "udp.stream", udp_keys,
                       udp_protocols },
  [OCTET_FLOW_SCTP] = { NULL, NULL, "sctp.srcport", "sctp.dstport", NULL, sctp_keys,
                        sctp_protocols },
};

/**
 * octet_pairs_level_list_keys: (skip)
 * @level: a level
 *
 * Returns: (array zero-terminated=1): the fields that octet_pairs_find() looks at
 */
const char *const *
octet_pairs_level_list_keys (OctetFlowLevel level)
{
  return levels[level].keys;
}

/**
 * octet_pairs_level_list_protocols: (skip)
 * @level: a level
 *
 * Returns: (array zero-terminated=1): protocols without which there is no pair
 */
const char *const *
octet_pairs_level_list_protocols (OctetFlowLevel level)
{
  return levels[level].protocols;
}

static gboolean
is_key (const char *key,
        const char *wanted)
{
  return key != NULL && wanted != NULL && strcmp (key, wanted) == 0;
}

/* "00000028.00aa00a3e3a4", as the dissector wrote it. */
static gboolean
read_ipx (const guint8 *text,
          gsize         size,
          OctetAddress *ret_address)
{
  guint8 bytes[10];

  if (size != 2 * sizeof bytes + 1)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      const guint8 *pair = text + 2 * i + (i < 4 ? 0 : 1);

      bytes[i] = (guint8) (g_ascii_xdigit_value ((char) pair[0]) << 4 |
                           g_ascii_xdigit_value ((char) pair[1]));
    }
  octet_address_init (ret_address, OCTET_ADDRESS_IPX, bytes);
  return TRUE;
}

static gboolean
take_address (const OctetTree *tree,
              const OctetNode *node,
              OctetAddress    *ret_address)
{
  static const struct
  {
    OctetFieldKind   field;
    OctetAddressKind address;
  } kinds[] = {
    { OCTET_FIELD_MAC, OCTET_ADDRESS_MAC }, { OCTET_FIELD_IPV4, OCTET_ADDRESS_IPV4 },
    { OCTET_FIELD_IPV6, OCTET_ADDRESS_IPV6 },
  };
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);

  if (node->field->kind == OCTET_FIELD_STRING)
    return read_ipx (bytes, size, ret_address);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (node->field->kind == kinds[i].field &&
        size == octet_address_kind_get_size (kinds[i].address))
      {
        octet_address_init (ret_address, kinds[i].address, bytes);
        return TRUE;
      }
  return FALSE;
}

/* What was read of a pair so far. */
typedef struct
{
  OctetPair pair;
  gboolean  has_a;
  gboolean  has_b;
  gboolean  has_port_a;
  gboolean  has_port_b;
} Half;

/* Addresses of the level itself, or of the network below ports; other statistics may have
 * asked for others. */
static void
take_network (const Level     *level,
              const OctetTree *tree,
              const OctetNode *node,
              Half            *half)
{
  const char *key = node->field->key;
  gboolean is_a = is_key (key, level->source), is_b = is_key (key, level->destination);

  if (level->source_port != NULL)
    {
      is_a = is_key (key, "ip.src") || is_key (key, "ipv6.src");
      is_b = is_key (key, "ip.dst") || is_key (key, "ipv6.dst");
    }
  else if (is_key (level->source, "wlan.sa"))
    {
      is_a |= is_key (key, "wlan.ta") && !half->has_a;
      is_b |= is_key (key, "wlan.ra") && !half->has_b;
    }
  if (is_a)
    half->has_a |= take_address (tree, node, &half->pair.a);
  if (is_b)
    half->has_b |= take_address (tree, node, &half->pair.b);
}

/* Whether a pair is complete with @node. */
static gboolean
take_node (const Level     *level,
           const OctetTree *tree,
           const OctetNode *node,
           Half            *half)
{
  const char *key = node->field->key;

  if (is_key (key, level->source_port))
    half->pair.port_a = (guint16) node->value.number;
  else if (is_key (key, level->destination_port))
    {
      half->pair.port_b = (guint16) node->value.number;
      half->has_port_b = TRUE;
    }
  else if (is_key (key, level->stream))
    {
      half->pair.stream = (guint32) node->value.number;
      half->has_port_a = TRUE;
    }
  else
    take_network (level, tree, node, half);
  if (level->source_port == NULL)
    return half->has_a && (half->has_b || level->destination == NULL);
  if (level->stream != NULL && !half->has_port_a)
    return FALSE;
  /* A header that was cut short is no segment: its last field must be there. */
  if (is_key (level->stream, "tcp.stream") && !is_key (key, "tcp.urgent_pointer"))
    return FALSE;
  return half->has_port_b && half->has_a && half->has_b;
}

/**
 * octet_pairs_find: (skip)
 * @level: a level
 * @tree: a packet's fields, at least those of octet_pairs_level_list_keys()
 * @ret_pairs: (out): room for %OCTET_PAIRS_MAX pairs
 *
 * Returns: how many pairs the packet has, the outermost first
 */
guint
octet_pairs_find (OctetFlowLevel  level,
                  const OctetTree *tree,
                  OctetPair       *ret_pairs)
{
  guint count = 0;
  Half half = { 0 };

  for (guint32 i = 0; i < tree->n_nodes && count < OCTET_PAIRS_MAX; i++)
    {
      const OctetNode *node = &tree->nodes[i];

      if (node->field == NULL)
        continue;
      if (strcmp (node->field->key, "icmp") == 0 || strcmp (node->field->key, "icmpv6") == 0)
        break;
      if (!take_node (&levels[level], tree, node, &half))
        continue;
      ret_pairs[count++] = half.pair;
      half.has_port_a = half.has_port_b = FALSE;
      if (levels[level].source_port == NULL)
        half.has_a = half.has_b = FALSE;
    }
  /* 802.11 states receiver and transmitter before the ends: the last word counts. */
  if (level == OCTET_FLOW_WLAN && count > 0)
    {
      if (half.has_a)
        ret_pairs[0].a = half.pair.a;
      if (half.has_b)
        ret_pairs[0].b = half.pair.b;
      count = 1;
    }
  return count;
}

static guint
hash_end (const OctetAddress *address,
          guint16             port)
{
  guint32 words[4];

  memcpy (words, address->bytes, sizeof words);
  return (words[0] * 2654435761u ^ words[1] * 2246822519u ^ words[2] * 3266489917u ^
          words[3] * 668265263u) + port * 374761393u;
}

/**
 * octet_pair_hash: (skip)
 * @pair: an #OctetPair
 *
 * Returns: a hash that is the same for both directions
 */
guint
octet_pair_hash (gconstpointer pair)
{
  const OctetPair *self = pair;

  return hash_end (&self->a, self->port_a) + hash_end (&self->b, self->port_b) +
         self->stream * 2654435761u;
}
