/* octet-dissector-flows.c - who talks to whom, in which conversation, and facts of packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "dissect/octet-dissector-private.h"

static gboolean
fits (const OctetDissector *self,
      guint32               id,
      OctetFlowLevel        level,
      guint16               source,
      guint16               destination)
{
  const OctetFlow *flow;

  if (id >= octet_flow_table_get_count (self->state->flows))
    return FALSE;
  flow = octet_flow_table_get (self->state->flows, id);
  return flow->first_packet <= self->frame->number &&
         octet_flow_table_has_ends (self->state->flows, flow, level, &self->source, source,
                                    &self->destination, destination);
}

/* Packets of a flow often come one behind the other, and later passes know the
 * innermost flow already: both save the search. */
static guint32
find_id (OctetDissector *self,
         OctetFlowLevel  level,
         guint16         source,
         guint16         destination)
{
  guint32 id = self->depth == OCTET_DEPTH_FIRST_PASS ? self->recent[level] : self->frame->flow;

  if (id != OCTET_FLOW_NONE && fits (self, id, level, source, destination))
    return id;
  return octet_flow_table_find (self->state->flows, level, &self->source, source,
                                &self->destination, destination, self->frame->number);
}

static guint32
add_flow (OctetDissector *self,
          OctetFlowLevel  level,
          guint16         source,
          guint16         destination)
{
  return octet_flow_table_add (self->state->flows, level, &self->source, source,
                               &self->destination, destination, self->frame->number,
                               self->frame->time);
}

static OctetFlow *
use_flow (OctetDissector *self,
          guint32         id,
          guint16         source)
{
  const OctetFrameInfo *frame = self->frame;
  OctetFlow *flow;
  gboolean from_a;

  self->previous = 0;
  if (id == OCTET_FLOW_NONE)
    return NULL;
  flow = octet_flow_table_get (self->state->flows, id);
  if (self->quoting > 0)
    return flow;
  from_a = octet_flow_table_is_from_a (self->state->flows, flow, &self->source, source);
  if (self->depth == OCTET_DEPTH_FIRST_PASS)
    {
      self->previous = octet_flow_table_count_packet (self->state->flows, id, from_a ? 0 : 1,
                                                      frame->number, frame->time,
                                                      frame->wire_size);
      self->recent[flow->level] = id;
    }
  self->summary.flow = id;
  self->summary.from_a = from_a;
  self->summary.previous = self->previous;
  return flow;
}

/* The conversations of the levels that have no ports. */
static void
count_addresses (OctetDissector *self,
                 OctetFlowLevel  level)
{
  guint32 id;

  id = find_id (self, level, 0, 0);
  if (id == OCTET_FLOW_NONE)
    id = add_flow (self, level, 0, 0);
  use_flow (self, id, 0);
}

/**
 * octet_dissector_set_addresses: (skip)
 * @self: a dissector
 * @kind: what the addresses are
 * @source: octets of the sender's
 * @destination: octets of the receiver's
 *
 * Says who talks to whom; an inner layer's addresses replace an outer one's.
 */
void
octet_dissector_set_addresses (OctetDissector  *self,
                               OctetAddressKind kind,
                               const guint8    *source,
                               const guint8    *destination)
{
  octet_address_init (&self->source, kind, source);
  octet_address_init (&self->destination, kind, destination);
  if (self->quoting == 0)
    {
      self->summary.source = self->source;
      self->summary.destination = self->destination;
    }
}

/**
 * octet_dissector_set_ends: (skip)
 * @self: a dissector
 * @level: of which conversations, one without ports
 * @kind: what the addresses are
 * @source: octets of the sender's
 * @destination: (nullable): octets of the receiver's
 *
 * Like octet_dissector_set_addresses(), and the first pass counts the packet.
 */
void
octet_dissector_set_ends (OctetDissector  *self,
                          OctetFlowLevel   level,
                          OctetAddressKind kind,
                          const guint8    *source,
                          const guint8    *destination)
{
  static const guint8 nobody[16] = { 0 };

  octet_dissector_set_addresses (self, kind, source, destination != NULL ? destination : nobody);
  if (!octet_dissector_is_first_pass (self))
    return;
  if (destination == NULL)
    self->destination.kind = OCTET_ADDRESS_NONE;
  count_addresses (self, level);
  self->destination.kind = (guint8) kind;
}

/**
 * octet_dissector_uncount: (skip)
 * @self: a dissector
 *
 * Takes back that the packet was counted in the flow that was set last: what looked like its
 * header is broken. Flow and stream number stay.
 */
void
octet_dissector_uncount (OctetDissector *self)
{
  guint side = self->summary.from_a ? 0 : 1;
  OctetFlow *flow;

  if (self->depth != OCTET_DEPTH_FIRST_PASS || self->quoting > 0 ||
      self->summary.flow == OCTET_FLOW_NONE)
    return;
  flow = octet_flow_table_get (self->state->flows, self->summary.flow);
  flow->packets[side]--;
  flow->bytes[side] -= self->frame->wire_size;
}

/**
 * octet_dissector_get_source: (skip)
 * @self: a dissector
 *
 * Returns: (transfer none): the innermost sender's address so far
 */
const OctetAddress *
octet_dissector_get_source (const OctetDissector *self)
{
  return &self->source;
}

/**
 * octet_dissector_get_destination: (skip)
 * @self: a dissector
 *
 * Returns: (transfer none): the innermost receiver's address so far
 */
const OctetAddress *
octet_dissector_get_destination (const OctetDissector *self)
{
  return &self->destination;
}

/**
 * octet_dissector_find_flow: (skip)
 * @self: a dissector
 * @level: which kind of conversation
 * @source: the sender's port
 * @destination: the receiver's port
 *
 * Looks for the flow between the innermost addresses, and changes nothing.
 *
 * Returns: (transfer none) (nullable): the flow
 */
OctetFlow *
octet_dissector_find_flow (OctetDissector *self,
                           OctetFlowLevel  level,
                           guint16         source,
                           guint16         destination)
{
  guint32 id = find_id (self, level, source, destination);

  return id != OCTET_FLOW_NONE ? octet_flow_table_get (self->state->flows, id) : NULL;
}

/**
 * octet_dissector_begin_flow: (skip)
 * @self: a dissector in its first pass
 * @level: which kind of conversation
 * @source: the sender's port
 * @destination: the receiver's port
 *
 * Like octet_dissector_set_ports(), but begins a new flow although there is one
 * already: the ports are used again.
 *
 * Returns: (transfer none) (nullable): the flow, %NULL where the table is full
 */
OctetFlow *
octet_dissector_begin_flow (OctetDissector *self,
                            OctetFlowLevel  level,
                            guint16         source,
                            guint16         destination)
{
  return use_flow (self, add_flow (self, level, source, destination), source);
}

/**
 * octet_dissector_set_ports: (skip)
 * @self: a dissector
 * @level: which kind of conversation
 * @source: the sender's port
 * @destination: the receiver's port
 *
 * Finds the flow between the innermost addresses; the first pass begins one
 * where there is none, and counts the packet. A quoted packet begins a flow,
 * as its stream has a number, but is not counted.
 *
 * Returns: (transfer none) (nullable): the flow, %NULL where the table is full
 */
OctetFlow *
octet_dissector_set_ports (OctetDissector *self,
                           OctetFlowLevel  level,
                           guint16         source,
                           guint16         destination)
{
  guint32 id = find_id (self, level, source, destination);

  if (id == OCTET_FLOW_NONE && self->depth == OCTET_DEPTH_FIRST_PASS)
    {
      id = add_flow (self, level, source, destination);
      if (id != OCTET_FLOW_NONE)
        octet_dissector_meet_expectation (self, id, level, source, destination);
    }
  return use_flow (self, id, source);
}

/**
 * octet_dissector_get_flow: (skip)
 * @self: a dissector
 * @ret_from_a: (out) (optional): whether the flow's end A sent the packet
 *
 * Returns: id of the innermost flow so far; %OCTET_FLOW_NONE where there is none, and inside a
 *   packet that another one quotes
 */
guint32
octet_dissector_get_flow (const OctetDissector *self,
                          gboolean             *ret_from_a)
{
  if (ret_from_a != NULL)
    *ret_from_a = self->summary.from_a;
  return self->quoting == 0 ? self->summary.flow : OCTET_FLOW_NONE;
}

/**
 * octet_dissector_get_source_port: (skip)
 * @self: a dissector
 *
 * Returns: the port that the packet was sent from, in the innermost flow; 0 where there is none
 */
guint16
octet_dissector_get_source_port (const OctetDissector *self)
{
  gboolean from_a;
  guint32 id = octet_dissector_get_flow (self, &from_a);
  const OctetFlow *flow;

  if (id == OCTET_FLOW_NONE)
    return 0;
  flow = octet_flow_table_get (self->state->flows, id);
  return from_a ? flow->port_a : flow->port_b;
}

/**
 * octet_dissector_get_previous: (skip)
 * @self: a dissector in its first pass
 *
 * Returns: number of the packet before this one in the flow that was set last, 0 for none
 */
guint32
octet_dissector_get_previous (const OctetDissector *self)
{
  return self->previous;
}

/**
 * octet_dissector_get_time_of: (skip)
 * @self: a dissector
 * @packet: number of an earlier packet
 *
 * Returns: its time, ns since 1970 UTC; %G_MININT64 where it cannot be looked at
 */
gint64
octet_dissector_get_time_of (const OctetDissector *self,
                             guint32               packet)
{
  if (self->reader == NULL || packet == 0)
    return G_MININT64;
  return self->reader->get_time (self->reader_data, packet);
}

/**
 * octet_dissector_read_packet: (skip)
 * @self: a dissector
 * @number: this packet's number, or an earlier one's
 * @ret_size: (out): octets of it that are there
 *
 * For messages that lie in several packets.
 *
 * Returns: (transfer none) (nullable): the packet from its first octet on, valid until the next
 *   call; %NULL where it cannot be read
 */
const guint8 *
octet_dissector_read_packet (const OctetDissector *self,
                             guint32               number,
                             gsize                *ret_size)
{
  *ret_size = 0;
  if (number == self->frame->number)
    {
      *ret_size = self->tree->sources[0].size;
      return self->tree->sources[0].data;
    }
  return self->reader != NULL ? self->reader->read (self->reader_data, number, ret_size) : NULL;
}

/* A packet may have several layers of a kind (tunnels); where the layer starts
 * tells them apart. */
static guint32
make_key (const OctetDissector *self,
          OctetFactKind         kind,
          gsize                 at)
{
  return (guint32) kind | (guint32) ((self->layer->start + at) & 0xfffff) << 4 |
         (guint32) self->layer->source << 24;
}

/* The same for one of several messages in the layer, by where it starts. */
void
octet_dissector_put_fact_at (OctetDissector *self,
                             OctetFactKind   kind,
                             gsize           at,
                             const guint8   *data,
                             gsize           size)
{
  octet_facts_put (self->state->facts, self->frame->number, make_key (self, kind, at), data,
                   size);
}

const guint8 *
octet_dissector_find_fact_at (const OctetDissector *self,
                              OctetFactKind         kind,
                              gsize                 at,
                              gsize                *ret_size)
{
  *ret_size = 0;
  if (self->quoting > 0)
    return NULL;
  return octet_facts_find (self->state->facts, self->frame->number, make_key (self, kind, at),
                           ret_size);
}

/**
 * octet_dissector_put_fact: (skip)
 * @self: a dissector in its first pass
 * @kind: whose fact
 * @data: the fact, at most %OCTET_FACT_MAX_SIZE octets
 * @size: how many
 *
 * Remembers something about this layer of this packet.
 */
void
octet_dissector_put_fact (OctetDissector *self,
                          OctetFactKind   kind,
                          const guint8   *data,
                          gsize           size)
{
  octet_dissector_put_fact_at (self, kind, 0, data, size);
}

/**
 * octet_dissector_find_fact: (skip)
 * @self: a dissector
 * @kind: whose fact
 * @ret_size: (out): its octets
 *
 * Returns: (transfer none) (nullable): what the first pass remembered about this layer of this
 *   packet; %NULL for a quoted packet
 */
const guint8 *
octet_dissector_find_fact (const OctetDissector *self,
                           OctetFactKind         kind,
                           gsize                *ret_size)
{
  return octet_dissector_find_fact_at (self, kind, 0, ret_size);
}

/**
 * octet_dissector_find_fact_of: (skip)
 * @self: a dissector
 * @packet: number of another packet
 * @kind: whose fact
 * @ret_size: (out): its octets
 *
 * For what a response does not repeat of its request.
 *
 * Returns: (transfer none) (nullable): what the first pass remembered of @packet's layer that
 *   stands where this one does; %NULL for a quoted packet
 */
const guint8 *
octet_dissector_find_fact_of (const OctetDissector *self,
                              guint32               packet,
                              OctetFactKind         kind,
                              gsize                *ret_size)
{
  *ret_size = 0;
  if (self->quoting > 0)
    return NULL;
  return octet_facts_find (self->state->facts, packet, make_key (self, kind, 0), ret_size);
}
