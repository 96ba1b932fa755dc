/* octet-filter-seen.c - gathers addresses, ports and protocols from flows and chains.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-seen.h"

#include <string.h>

/* A flow takes about 0.2 µs; so many stay below a frame's 16 ms in the main thread. */
#define MAX_FLOWS 40000u
/* A person chooses from a short list; typing narrows it down. */
#define MAX_VALUES 200u

typedef enum
{
  SEEN_IPV4,
  SEEN_IPV6,
  SEEN_MAC,
  SEEN_TCP_PORT,
  SEEN_UDP_PORT,
  SEEN_TCP_STREAM,
  SEEN_UDP_STREAM,
  N_SEEN,
} SeenKind;

struct _OctetFilterSeen
{
  GHashTable *protocols; /* key */
  GArray     *values[N_SEEN];
};

static const struct
{
  const char *key;
  SeenKind    kind;
} fields[] = {
  { "ip.addr", SEEN_IPV4 }, { "ip.src", SEEN_IPV4 }, { "ip.dst", SEEN_IPV4 },
  { "ip.host", SEEN_IPV4 }, { "ip.src_host", SEEN_IPV4 }, { "ip.dst_host", SEEN_IPV4 },
  { "arp.src.proto_ipv4", SEEN_IPV4 }, { "arp.dst.proto_ipv4", SEEN_IPV4 },
  { "ipv6.addr", SEEN_IPV6 }, { "ipv6.src", SEEN_IPV6 }, { "ipv6.dst", SEEN_IPV6 },
  { "eth.addr", SEEN_MAC }, { "eth.src", SEEN_MAC }, { "eth.dst", SEEN_MAC },
  { "arp.src.hw_mac", SEEN_MAC }, { "arp.dst.hw_mac", SEEN_MAC },
  { "tcp.port", SEEN_TCP_PORT }, { "tcp.srcport", SEEN_TCP_PORT },
  { "tcp.dstport", SEEN_TCP_PORT }, { "udp.port", SEEN_UDP_PORT },
  { "udp.srcport", SEEN_UDP_PORT }, { "udp.dstport", SEEN_UDP_PORT },
  { "tcp.stream", SEEN_TCP_STREAM }, { "udp.stream", SEEN_UDP_STREAM },
};

static void
clear_value (gpointer data)
{
  g_free (((OctetFilterSeenValue *) data)->text);
}

static guint
hash_address (gconstpointer data)
{
  const OctetAddress *address = data;
  guint hash = address->kind;

  for (gsize i = 0; i < sizeof address->bytes; i++)
    hash = hash * 33 + address->bytes[i];
  return hash;
}

static gboolean
equal_address (gconstpointer a,
               gconstpointer b)
{
  return memcmp (a, b, sizeof (OctetAddress)) == 0;
}

static void
count_address (GHashTable         *table,
               const OctetAddress *address,
               guint64             packets)
{
  guint64 *count = g_hash_table_lookup (table, address);

  if (address->kind == OCTET_ADDRESS_NONE)
    return;
  if (count == NULL)
    {
      count = g_new0 (guint64, 1);
      g_hash_table_insert (table, g_memdup2 (address, sizeof *address), count);
    }
  *count += packets;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const OctetFilterSeenValue *left = a, *right = b;

  if (left->packets != right->packets)
    return left->packets > right->packets ? -1 : 1;
  return strcmp (left->text, right->text);
}

static void
add_value (OctetFilterSeen *self,
           SeenKind         kind,
           char            *text,
           guint64          packets)
{
  OctetFilterSeenValue value = { text, packets };

  g_array_append_val (self->values[kind], value);
}

static void
add_addresses (OctetFilterSeen *self,
               GHashTable      *table)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const OctetAddress *address = key;
      GString *text;

      if (address->kind != OCTET_ADDRESS_IPV4 && address->kind != OCTET_ADDRESS_IPV6 &&
          address->kind != OCTET_ADDRESS_MAC)
        continue;
      text = g_string_new (NULL);
      octet_address_format (address, text);
      add_value (self, address->kind == OCTET_ADDRESS_IPV4 ? SEEN_IPV4
                       : address->kind == OCTET_ADDRESS_IPV6 ? SEEN_IPV6 : SEEN_MAC,
                 g_string_free (text, FALSE), *(guint64 *) value);
    }
}

static void
add_flows (OctetFilterSeen *self,
           OctetFlowTable  *flows)
{
  guint32 n_flows = MIN (octet_flow_table_get_count (flows), MAX_FLOWS);
  g_autoptr (GHashTable) addresses = g_hash_table_new_full (hash_address, equal_address, g_free,
                                                            g_free);
  g_autofree guint64 *ports = g_new0 (guint64, 2 * 65536);

  for (guint32 i = 0; i < n_flows; i++)
    {
      const OctetFlow *flow = octet_flow_table_get (flows, i);
      guint64 packets = (guint64) flow->packets[0] + flow->packets[1];
      gboolean is_tcp = flow->level == OCTET_FLOW_TCP, is_udp = flow->level == OCTET_FLOW_UDP;

      /* A packet of TCP counts in a conversation of IP too. */
      if (!octet_flow_level_has_ports (flow->level))
        {
          OctetAddress a = octet_flow_table_get_end (flows, flow, 0);
          OctetAddress b = octet_flow_table_get_end (flows, flow, 1);

          count_address (addresses, &a, packets);
          count_address (addresses, &b, packets);
        }
      if (!is_tcp && !is_udp)
        continue;
      ports[(is_udp ? 65536u : 0u) + flow->port_a] += packets;
      ports[(is_udp ? 65536u : 0u) + flow->port_b] += packets;
      if (self->values[is_tcp ? SEEN_TCP_STREAM : SEEN_UDP_STREAM]->len < MAX_VALUES)
        add_value (self, is_tcp ? SEEN_TCP_STREAM : SEEN_UDP_STREAM,
                   g_strdup_printf ("%u", flow->number), packets);
    }
  add_addresses (self, addresses);
  for (guint i = 0; i < 2 * 65536; i++)
    if (ports[i] > 0)
      add_value (self, i < 65536 ? SEEN_TCP_PORT : SEEN_UDP_PORT,
                 g_strdup_printf ("%u", i & 0xffffu), ports[i]);
}

/**
 * octet_filter_seen_new: (skip)
 * @registry: the protocols
 * @state: what the first pass has left behind so far
 *
 * Gathers what occurs from chains and flows: bounded work, below 16 ms, so that
 * the main thread may do it when a person starts to write. Of a capture with
 * very many flows it knows the first ones only.
 *
 * Returns: (transfer full): the values; it keeps neither argument
 */
OctetFilterSeen *
octet_filter_seen_new (const OctetRegistry *registry,
                       const OctetState    *state)
{
  OctetFilterSeen *self = g_new0 (OctetFilterSeen, 1);
  guint n_stacks = octet_stacks_get_count (state->stacks);

  self->protocols = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < N_SEEN; i++)
    {
      self->values[i] = g_array_new (FALSE, FALSE, sizeof (OctetFilterSeenValue));
      g_array_set_clear_func (self->values[i], clear_value);
    }
  g_hash_table_add (self->protocols, (gpointer) "frame");
  for (guint i = 1; i < n_stacks; i++)
    {
      guint index = octet_stacks_get_protocol (state->stacks, (guint16) i);

      g_hash_table_add (self->protocols,
                        (gpointer) octet_registry_get_entry (registry, index)->protocol->key);
    }
  add_flows (self, state->flows);
  for (guint i = 0; i < N_SEEN; i++)
    {
      g_array_sort (self->values[i], compare_values);
      if (self->values[i]->len > MAX_VALUES)
        g_array_set_size (self->values[i], MAX_VALUES);
    }
  return self;
}

/**
 * octet_filter_seen_free: (skip)
 * @self: (transfer full): values
 */
void
octet_filter_seen_free (OctetFilterSeen *self)
{
  for (guint i = 0; i < N_SEEN; i++)
    g_array_unref (self->values[i]);
  g_hash_table_unref (self->protocols);
  g_free (self);
}

/**
 * octet_filter_seen_has_protocol: (skip)
 * @self: values
 * @key: a protocol: "dns"
 *
 * Returns: whether some packet has it
 */
gboolean
octet_filter_seen_has_protocol (const OctetFilterSeen *self,
                                const char            *key)
{
  return g_hash_table_contains (self->protocols, key);
}

/**
 * octet_filter_seen_get_values: (skip)
 * @self: values
 * @key: a field: "ip.addr"
 *
 * Returns: (transfer none) (nullable) (element-type OctetFilterSeenValue): its values, the
 *   most frequent ones first; %NULL for fields whose values nobody gathers
 */
const GArray *
octet_filter_seen_get_values (const OctetFilterSeen *self,
                              const char            *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].key, key) == 0)
      return self->values[fields[i].kind];
  return NULL;
}
