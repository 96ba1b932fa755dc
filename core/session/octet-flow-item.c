/* octet-flow-item.c - one conversation, as it was when it was last looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "bytes/octet-time.h"
#include "session/octet-flow-list-private.h"

struct _OctetFlowItem
{
  GObject       parent_instance;
  OctetSession *session;
  OctetNames   *names;
  guint32       id;
  OctetTcpState state;
  OctetAddress  ends[2];
  gint64        start; /* ns since 1970 UTC */
  OctetFlow     flow; /* a copy: the worker goes on counting */
};

/**
 * OctetFlowItem:
 *
 * One row of a list of conversations. Its numbers follow the first pass: "changed" says so.
 * Main context only.
 */
G_DEFINE_FINAL_TYPE (OctetFlowItem, octet_flow_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Called inside the gate. */
OctetTcpState
octet_flow_read_state (const OctetSession *session,
                       const OctetFlow    *flow)
{
  const OctetTcpStream *stream = NULL;

  if (flow->level == OCTET_FLOW_TCP)
    stream = octet_tcp_table_get (session->state->tcp, flow->number);
  return stream != NULL ? octet_tcp_stream_get_state (stream) : OCTET_TCP_STATE_UNKNOWN;
}

/* Called inside the gate; answers whether anything is different now. Where @counts are given, the
 * numbers are theirs. */
gboolean
octet_flow_item_update (OctetFlowItem *self,
                        GHashTable    *counts)
{
  const OctetFlowTable *flows = self->session->state->flows;
  const OctetFlowCount *count = NULL;
  OctetFlow flow = *octet_flow_table_get (flows, self->id);
  OctetTcpState state = octet_flow_read_state (self->session, &flow);

  if (counts != NULL)
    count = g_hash_table_lookup (counts, GUINT_TO_POINTER (self->id));
  if (count != NULL)
    octet_flow_count_overlay (count, &flow);
  if (state == self->state && memcmp (&flow, &self->flow, sizeof flow) == 0)
    return FALSE;
  self->state = state;
  self->flow = flow;
  self->start = count != NULL ? count->first_time : octet_flow_table_get_start (flows, self->id);
  return TRUE;
}

/* Called inside the gate. */
OctetFlowItem *
octet_flow_item_new (OctetSession *session,
                     OctetNames   *names,
                     GHashTable   *counts,
                     guint32       id)
{
  OctetFlowItem *self = g_object_new (OCTET_TYPE_FLOW_ITEM, NULL);

  self->session = g_object_ref (session);
  self->names = g_object_ref (names);
  self->id = id;
  octet_flow_item_update (self, counts);
  for (guint side = 0; side < 2; side++)
    self->ends[side] = octet_flow_table_get_end (session->state->flows, &self->flow, side);
  return self;
}

void
octet_flow_item_announce (OctetFlowItem *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * octet_flow_item_get_id: (skip)
 * @self: a conversation
 *
 * Returns: its place in the flow table, as packet records name it
 */
guint32
octet_flow_item_get_id (OctetFlowItem *self)
{
  return self->id;
}

/**
 * octet_flow_item_get_level: (skip)
 * @self: a conversation
 *
 * Returns: its level
 */
OctetFlowLevel
octet_flow_item_get_level (OctetFlowItem *self)
{
  return self->flow.level;
}

/**
 * octet_flow_item_get_number: (skip)
 * @self: a conversation
 *
 * Returns: its number among those of its level, from 0: tcp.stream, udp.stream
 */
guint
octet_flow_item_get_number (OctetFlowItem *self)
{
  return self->flow.number;
}

/**
 * octet_flow_item_get_end: (skip)
 * @self: a conversation
 * @side: 0 for the end that sent the first packet, 1 for the other
 *
 * Returns: (transfer none): its address
 */
const OctetAddress *
octet_flow_item_get_end (OctetFlowItem *self,
                         guint          side)
{
  return &self->ends[side != 0];
}

/**
 * octet_flow_item_get_address: (skip)
 * @self: a conversation
 * @side: 0 for the end that sent the first packet, 1 for the other
 *
 * Returns: (transfer full): the address, without a name
 */
char *
octet_flow_item_get_address (OctetFlowItem *self,
                             guint          side)
{
  g_autoptr (GString) text = g_string_new (NULL);

  octet_address_format (octet_flow_item_get_end (self, side), text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * octet_flow_item_get_name: (skip)
 * @self: a conversation
 * @side: 0 or 1
 * @ret_origin: (out) (optional): who says so
 *
 * Returns: (transfer full) (nullable): what that end is called
 */
char *
octet_flow_item_get_name (OctetFlowItem   *self,
                          guint            side,
                          OctetNameOrigin *ret_origin)
{
  return octet_names_find (self->names, octet_flow_item_get_end (self, side), ret_origin);
}

/**
 * octet_flow_item_has_ports: (skip)
 * @self: a conversation
 *
 * Returns: whether its ends have ports
 */
gboolean
octet_flow_item_has_ports (OctetFlowItem *self)
{
  return octet_flow_level_has_ports (self->flow.level);
}

/**
 * octet_flow_item_get_port: (skip)
 * @self: a conversation
 * @side: 0 or 1
 *
 * Returns: that end's port, 0 where there are none
 */
guint
octet_flow_item_get_port (OctetFlowItem *self,
                          guint          side)
{
  return side == 0 ? self->flow.port_a : self->flow.port_b;
}

/**
 * octet_flow_item_get_packets: (skip)
 * @self: a conversation
 * @side: 0 or 1
 *
 * Returns: packets that this end has sent
 */
guint
octet_flow_item_get_packets (OctetFlowItem *self,
                             guint          side)
{
  return self->flow.packets[side != 0];
}

/**
 * octet_flow_item_get_bytes: (skip)
 * @self: a conversation
 * @side: 0 or 1
 *
 * Returns: octets on the wire in packets that this end has sent
 */
guint64
octet_flow_item_get_bytes (OctetFlowItem *self,
                           guint          side)
{
  return self->flow.bytes[side != 0];
}

/**
 * octet_flow_item_get_start: (skip)
 * @self: a conversation
 *
 * Returns: when its first packet came, ns since the capture's first packet
 */
gint64
octet_flow_item_get_start (OctetFlowItem *self)
{
  return octet_time_span (self->start,
                          octet_packet_store_get_first_time (self->session->store));
}

/**
 * octet_flow_item_get_duration: (skip)
 * @self: a conversation
 *
 * Returns: from its first packet to its last, ns
 */
gint64
octet_flow_item_get_duration (OctetFlowItem *self)
{
  return octet_time_span (self->flow.last_time, self->start);
}

/**
 * octet_flow_item_get_first_packet: (skip)
 * @self: a conversation
 *
 * Returns: number of its first packet
 */
guint
octet_flow_item_get_first_packet (OctetFlowItem *self)
{
  return self->flow.first_packet;
}

/**
 * octet_flow_item_get_last_packet: (skip)
 * @self: a conversation
 *
 * Returns: number of its last packet so far; 0 where it was only quoted
 */
guint
octet_flow_item_get_last_packet (OctetFlowItem *self)
{
  return self->flow.last_packet;
}

/**
 * octet_flow_item_get_state: (skip)
 * @self: a conversation
 *
 * Returns: for TCP, what the connection has come to; octet_tcp_state_get_name() says it in words
 */
OctetTcpState
octet_flow_item_get_state (OctetFlowItem *self)
{
  return self->state;
}

/**
 * octet_flow_item_get_filter: (skip)
 * @self: a conversation
 *
 * Returns: (transfer full): the display filter that its packets pass
 */
char *
octet_flow_item_get_filter (OctetFlowItem *self)
{
  const char *key = octet_flow_level_get_key (self->flow.level);
  g_autofree char *a = octet_flow_item_get_address (self, 0);
  g_autofree char *b = octet_flow_item_get_address (self, 1);
  OctetAddressKind kind = self->ends[0].kind;

  if (self->flow.level == OCTET_FLOW_TCP || self->flow.level == OCTET_FLOW_UDP)
    return g_strdup_printf ("%s.stream eq %u", key, self->flow.number);
  if (octet_flow_item_has_ports (self))
    return g_strdup_printf ("%1$s.addr eq %2$s and %1$s.addr eq %3$s and %4$s.port eq %5$u and "
                            "%4$s.port eq %6$u", kind == OCTET_ADDRESS_IPV6 ? "ipv6" : "ip", a, b,
                            key, self->flow.port_a, self->flow.port_b);
  if (self->flow.level == OCTET_FLOW_IPX)
    return g_strdup_printf ("ipx.addr eq \"%s\" and ipx.addr eq \"%s\"", a, b);
  /* It names its sender alone. */
  if (self->flow.level == OCTET_FLOW_SLL)
    return *a != '\0' ? g_strdup_printf ("sll.src.eth eq %s", a) : g_strdup ("sll");
  return g_strdup_printf ("%1$s.addr eq %2$s and %1$s.addr eq %3$s", key, a, b);
}

static void
octet_flow_item_finalize (GObject *object)
{
  OctetFlowItem *self = OCTET_FLOW_ITEM (object);

  g_clear_object (&self->names);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_flow_item_parent_class)->finalize (object);
}

static void
octet_flow_item_class_init (OctetFlowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_flow_item_finalize;

  /**
   * OctetFlowItem::changed:
   *
   * Its numbers, or the names of its ends, are different now. At most once a frame.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", OCTET_TYPE_FLOW_ITEM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_flow_item_init (OctetFlowItem *self)
{
}
