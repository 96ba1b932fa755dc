/* octet-flow-table.c - an open-addressing hash of flow ids over flows that never move.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-flow-table.h"

#include <string.h>

#include "flows/octet-addresses.h"

/* 4,096 flows a chunk; 65,536 chunks give 268 million flows, more than packets
 * of any capture that fits the index. */
#define CHUNK_BITS 12
#define CHUNK_SIZE (1u << CHUNK_BITS)
#define MAX_CHUNKS 65536u

/* A slot holds a flow's id, and above it bits of its hash: a slot that is another pair's is mostly
 * passed by without a look at the flow, which would have to be fetched from memory. */
#define ID_BITS 28
#define ID_MASK ((1u << ID_BITS) - 1)
#define EMPTY G_MAXUINT32
#define MAX_FLOWS ID_MASK /* the last id, with all tag bits set, would look empty */

G_STATIC_ASSERT ((guint64) MAX_CHUNKS << CHUNK_BITS == G_GUINT64_CONSTANT (1) << ID_BITS);

/* A flood makes millions of flows; with OctetTcpStream a TCP flow takes 200 octets. */
G_STATIC_ASSERT (sizeof (OctetFlow) == 72);

struct _OctetFlowTable
{
  OctetFlow **chunks; /* MAX_CHUNKS pointers, reserved at once so that they never move */
  guint32     count;
  guint32     numbers[OCTET_N_FLOW_LEVELS];
  guint32    *slots; /* newest flow of each pair of ends with its tag, EMPTY where there is none */
  guint32     n_slots;
  guint32     n_used;
  OctetAddresses *addresses;
  GHashTable *starts; /* flow id → gint64: the few whose first packet is not the earliest */
};

static const struct
{
  const char *key;
  const char *title;
  gboolean    has_ports;
} levels[] = {
  [OCTET_FLOW_ETH] = { "eth", "Ethernet", FALSE },
  [OCTET_FLOW_IP] = { "ip", "IPv4", FALSE },
  [OCTET_FLOW_IPV6] = { "ipv6", "IPv6", FALSE },
  [OCTET_FLOW_TCP] = { "tcp", "TCP", TRUE },
  [OCTET_FLOW_UDP] = { "udp", "UDP", TRUE },
  [OCTET_FLOW_SCTP] = { "sctp", "SCTP", TRUE },
  [OCTET_FLOW_WLAN] = { "wlan", "IEEE 802.11", FALSE },
  [OCTET_FLOW_SLL] = { "sll", "SLL", FALSE },
  [OCTET_FLOW_FDDI] = { "fddi", "FDDI", FALSE },
  [OCTET_FLOW_IPX] = { "ipx", "IPX", FALSE },
};

/**
 * octet_flow_level_get_key: (skip)
 * @level: a level
 *
 * Returns: (transfer none): the key of its protocol, as `-z conv` names it
 */
const char *
octet_flow_level_get_key (OctetFlowLevel level)
{
  return levels[level].key;
}

/**
 * octet_flow_level_get_title: (skip)
 * @level: a level
 *
 * Returns: (transfer none): what people call it; the same in every language
 */
const char *
octet_flow_level_get_title (OctetFlowLevel level)
{
  return levels[level].title;
}

/**
 * octet_flow_level_has_ports: (skip)
 * @level: a level
 *
 * Returns: whether ends of it have ports
 */
gboolean
octet_flow_level_has_ports (OctetFlowLevel level)
{
  return levels[level].has_ports;
}

/**
 * octet_flow_table_new: (skip)
 *
 * Returns: (transfer full): an empty table
 */
OctetFlowTable *
octet_flow_table_new (void)
{
  OctetFlowTable *self = g_new0 (OctetFlowTable, 1);

  self->chunks = g_new0 (OctetFlow *, MAX_CHUNKS);
  self->n_slots = 1024;
  self->slots = g_new (guint32, self->n_slots);
  memset (self->slots, 0xff, self->n_slots * sizeof (guint32));
  self->addresses = octet_addresses_new ();
  self->starts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * octet_flow_table_free: (skip)
 * @self: (transfer full): a table
 */
void
octet_flow_table_free (OctetFlowTable *self)
{
  for (guint32 i = 0; i << CHUNK_BITS < self->count; i++)
    g_free (self->chunks[i]);
  g_free (self->chunks);
  g_free (self->slots);
  octet_addresses_free (self->addresses);
  g_hash_table_unref (self->starts);
  g_free (self);
}

/**
 * octet_flow_table_get_count: (skip)
 * @self: a table
 *
 * Returns: how many flows of all levels there are
 */
guint32
octet_flow_table_get_count (const OctetFlowTable *self)
{
  return self->count;
}

/**
 * octet_flow_table_get: (skip)
 * @self: a table
 * @id: less than the count
 *
 * Returns: (transfer none): the flow; only the first pass may write to it
 */
OctetFlow *
octet_flow_table_get (const OctetFlowTable *self,
                      guint32               id)
{
  return &self->chunks[id >> CHUNK_BITS][id & (CHUNK_SIZE - 1)];
}

static guint64
hash_end (const OctetAddress *address,
          guint16             port)
{
  guint64 low, high;

  memcpy (&low, address->bytes, 8);
  memcpy (&high, address->bytes + 8, 8);
  low = (low ^ (guint64) port << 48) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  high = (high + address->kind) * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);
  return (low ^ low >> 29) + (high ^ high >> 31);
}

/* The same for both directions: the sum of the two ends' hashes. */
static guint32
hash_ends (OctetFlowLevel      level,
           const OctetAddress *a,
           guint16             port_a,
           const OctetAddress *b,
           guint16             port_b)
{
  guint64 sum = hash_end (a, port_a) + hash_end (b, port_b) + (guint64) level;

  sum *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return (guint32) (sum >> 32);
}

static gboolean
is_end (const OctetFlowTable *self,
        const OctetFlow      *flow,
        guint                 side,
        const OctetAddress   *address,
        guint16               port)
{
  if (port != (side == 0 ? flow->port_a : flow->port_b) || flow->kinds[side] != address->kind)
    return FALSE;
  if (address->kind == OCTET_ADDRESS_IPV4)
    return memcmp (&flow->ends[side], address->bytes, 4) == 0;
  return memcmp (octet_addresses_get (self->addresses, flow->ends[side]), address->bytes,
                 OCTET_ADDRESSES_SIZE) == 0;
}

static void
set_end (OctetFlowTable     *self,
         OctetFlow          *flow,
         guint               side,
         const OctetAddress *address)
{
  flow->kinds[side] = address->kind;
  if (address->kind == OCTET_ADDRESS_IPV4)
    memcpy (&flow->ends[side], address->bytes, 4);
  else
    flow->ends[side] = octet_addresses_add (self->addresses, address->bytes);
}

/**
 * octet_flow_table_get_end: (skip)
 * @self: a table
 * @flow: a flow of it
 * @side: 0 for the end that sent the first packet, 1 for the other
 *
 * Returns: (transfer none): that end's address
 */
OctetAddress
octet_flow_table_get_end (const OctetFlowTable *self,
                          const OctetFlow      *flow,
                          guint                 side)
{
  OctetAddress address = { 0 };

  address.kind = flow->kinds[side];
  if (address.kind == OCTET_ADDRESS_IPV4)
    memcpy (address.bytes, &flow->ends[side], 4);
  else
    memcpy (address.bytes, octet_addresses_get (self->addresses, flow->ends[side]),
            OCTET_ADDRESSES_SIZE);
  return address;
}

/**
 * octet_flow_table_has_ends: (skip)
 * @self: a table
 * @flow: a flow of it
 * @level: a level
 * @source: one end's address
 * @source_port: its port
 * @destination: the other end's address
 * @destination_port: its port
 *
 * Returns: whether the flow is of that level and between those two, in either order
 */
gboolean
octet_flow_table_has_ends (const OctetFlowTable *self,
                           const OctetFlow      *flow,
                           OctetFlowLevel        level,
                           const OctetAddress   *source,
                           guint16               source_port,
                           const OctetAddress   *destination,
                           guint16               destination_port)
{
  if (flow->level != level)
    return FALSE;
  return (is_end (self, flow, 0, source, source_port) &&
          is_end (self, flow, 1, destination, destination_port)) ||
         (is_end (self, flow, 0, destination, destination_port) &&
          is_end (self, flow, 1, source, source_port));
}

/* What a slot adds to the id of a flow whose ends have that hash. */
static guint32
get_tag (guint32 hash)
{
  return hash & ~ID_MASK;
}

static guint32
get_slot_id (const OctetFlowTable *self,
             guint32               slot)
{
  return self->slots[slot] != EMPTY ? self->slots[slot] & ID_MASK : OCTET_FLOW_NONE;
}

/* Where the flow is, or would stand. */
static guint32
find_slot (const OctetFlowTable *self,
           guint32               hash,
           OctetFlowLevel        level,
           const OctetAddress   *a,
           guint16               port_a,
           const OctetAddress   *b,
           guint16               port_b)
{
  guint32 slot = hash & (self->n_slots - 1), there;

  while ((there = self->slots[slot]) != EMPTY &&
         ((there & ~ID_MASK) != get_tag (hash) ||
          !octet_flow_table_has_ends (self, octet_flow_table_get (self, there & ID_MASK),
                                      level, a, port_a, b, port_b)))
    slot = (slot + 1) & (self->n_slots - 1);
  return slot;
}

static void
grow (OctetFlowTable *self)
{
  guint32 n_old = self->n_slots;
  g_autofree guint32 *old = g_steal_pointer (&self->slots);

  self->n_slots = n_old * 2;
  self->slots = g_new (guint32, self->n_slots);
  memset (self->slots, 0xff, self->n_slots * sizeof (guint32));
  for (guint32 i = 0; i < n_old; i++)
    {
      const OctetFlow *flow;
      OctetAddress a, b;
      guint32 slot;

      if (old[i] == EMPTY)
        continue;
      flow = octet_flow_table_get (self, old[i] & ID_MASK);
      a = octet_flow_table_get_end (self, flow, 0);
      b = octet_flow_table_get_end (self, flow, 1);
      slot = hash_ends (flow->level, &a, flow->port_a, &b, flow->port_b);
      while (self->slots[slot &= self->n_slots - 1] != EMPTY)
        slot++;
      self->slots[slot] = old[i];
    }
}

/**
 * octet_flow_table_find: (skip)
 * @self: a table
 * @level: the level
 * @source: one end's address
 * @source_port: its port, 0 where there are none
 * @destination: the other end's address
 * @destination_port: its port
 * @packet: number of the packet that asks
 *
 * Where ports were used again, the flow that was the newest when @packet came.
 *
 * Returns: the flow's id, or %OCTET_FLOW_NONE
 */
guint32
octet_flow_table_find (const OctetFlowTable *self,
                       OctetFlowLevel        level,
                       const OctetAddress   *source,
                       guint16               source_port,
                       const OctetAddress   *destination,
                       guint16               destination_port,
                       guint32               packet)
{
  guint32 hash = hash_ends (level, source, source_port, destination, destination_port);
  guint32 id = get_slot_id (self, find_slot (self, hash, level, source, source_port,
                                             destination, destination_port));

  while (id != OCTET_FLOW_NONE && octet_flow_table_get (self, id)->first_packet > packet)
    id = octet_flow_table_get (self, id)->older;
  return id;
}

/**
 * octet_flow_table_add: (skip)
 * @self: a table
 * @level: the level
 * @source: the end that sends the first packet
 * @source_port: its port
 * @destination: the other end
 * @destination_port: its port
 * @packet: number of its first packet
 * @time: and its time, ns
 *
 * Begins a flow, hiding an older one with the same ends. First pass only.
 *
 * Returns: the new flow's id; %OCTET_FLOW_NONE where the table is full
 */
guint32
octet_flow_table_add (OctetFlowTable     *self,
                      OctetFlowLevel      level,
                      const OctetAddress *source,
                      guint16             source_port,
                      const OctetAddress *destination,
                      guint16             destination_port,
                      guint32             packet,
                      gint64              time)
{
  guint32 hash = hash_ends (level, source, source_port, destination, destination_port);
  guint32 slot, id = self->count;
  OctetFlow *flow;

  if (id >= MAX_FLOWS)
    return OCTET_FLOW_NONE;
  if (4 * (guint64) (self->n_used + 1) > 3 * (guint64) self->n_slots)
    grow (self);
  slot = find_slot (self, hash, level, source, source_port, destination, destination_port);
  if ((id & (CHUNK_SIZE - 1)) == 0)
    self->chunks[id >> CHUNK_BITS] = g_new0 (OctetFlow, CHUNK_SIZE);
  self->count++;

  flow = octet_flow_table_get (self, id);
  set_end (self, flow, 0, source);
  set_end (self, flow, 1, destination);
  flow->port_a = source_port;
  flow->port_b = destination_port;
  flow->level = (guint) level & 0x3fu;
  flow->number = self->numbers[level]++;
  flow->older = get_slot_id (self, slot);
  flow->first_packet = packet;
  flow->first_time = flow->last_time = time;
  if (self->slots[slot] == EMPTY)
    self->n_used++;
  self->slots[slot] = id | get_tag (hash);
  return id;
}

/**
 * octet_flow_table_is_from_a: (skip)
 * @self: a table
 * @flow: a flow of it
 * @source: who sent a packet of it
 * @source_port: and from which port
 *
 * Returns: whether that is end A
 */
gboolean
octet_flow_table_is_from_a (const OctetFlowTable *self,
                            const OctetFlow      *flow,
                            const OctetAddress   *source,
                            guint16               source_port)
{
  return is_end (self, flow, 0, source, source_port);
}

/**
 * octet_flow_table_get_start: (skip)
 * @self: a table
 * @id: less than the count
 *
 * Returns: the earliest time of the flow's packets, ns
 */
gint64
octet_flow_table_get_start (const OctetFlowTable *self,
                            guint32               id)
{
  const OctetFlow *flow = octet_flow_table_get (self, id);

  if (!flow->has_start)
    return flow->first_time;
  return *(const gint64 *) g_hash_table_lookup (self->starts, GUINT_TO_POINTER (id));
}

static void
set_start (OctetFlowTable *self,
           guint32         id,
           gint64          time)
{
  octet_flow_table_get (self, id)->has_start = TRUE;
  g_hash_table_insert (self->starts, GUINT_TO_POINTER (id), g_memdup2 (&time, sizeof time));
}

/**
 * octet_flow_table_count_packet: (skip)
 * @self: a table
 * @id: less than the count
 * @side: which end sent it, 0 for A
 * @packet: the packet's number
 * @time: when, ns
 * @size: its octets on the wire
 *
 * First pass only.
 *
 * Returns: number of the packet before it in the flow, 0 for the first
 */
guint32
octet_flow_table_count_packet (OctetFlowTable *self,
                               guint32         id,
                               guint           side,
                               guint32         packet,
                               gint64          time,
                               guint32         size)
{
  OctetFlow *flow = octet_flow_table_get (self, id);
  guint32 previous = flow->last_packet;

  if (flow->packets[0] + flow->packets[1] == 0 && packet != flow->first_packet)
    {
      /* What began the flow was only quoted, or was broken: it counts from here on. */
      flow->is_turned = side != 0 ? 1 : 0;
      flow->last_time = time;
      set_start (self, id, time);
    }
  flow->packets[side]++;
  flow->bytes[side] += size;
  flow->last_packet = packet;
  if (time > flow->last_time)
    flow->last_time = time;
  else if (time < flow->first_time && time < octet_flow_table_get_start (self, id))
    set_start (self, id, time);
  return previous;
}
