/* octet-dissector-ask.c - what a protocol asks of its layer and its packet, and how it bounds them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dissect/octet-dissector-private.h"

/**
 * octet_dissector_get_frame: (skip)
 * @self: a dissector
 *
 * Returns: (transfer none): what the file says of the packet
 */
const OctetFrameInfo *
octet_dissector_get_frame (const OctetDissector *self)
{
  return self->frame;
}

/**
 * octet_dissector_get_state: (skip)
 * @self: a dissector
 *
 * Returns: (transfer none): the state; write to it only where octet_dissector_is_first_pass()
 */
OctetState *
octet_dissector_get_state (const OctetDissector *self)
{
  return self->state;
}

/**
 * octet_dissector_get_registry: (skip)
 * @self: a dissector
 *
 * Returns: (transfer none): the protocols
 */
const OctetRegistry *
octet_dissector_get_registry (const OctetDissector *self)
{
  return self->registry;
}

/**
 * octet_dissector_is_first_pass: (skip)
 * @self: a dissector
 *
 * Returns: whether state may be written: the packets come in order, each once, and this is
 *   not a packet that another one quotes
 */
gboolean
octet_dissector_is_first_pass (const OctetDissector *self)
{
  return self->depth == OCTET_DEPTH_FIRST_PASS && self->quoting == 0;
}

/**
 * octet_dissector_get_parameter: (skip)
 * @self: a dissector
 *
 * Returns: the number under which the layer was found in its table
 */
guint32
octet_dissector_get_parameter (const OctetDissector *self)
{
  return self->layer->parameter;
}

/**
 * octet_dissector_is_inside: (skip)
 * @self: a dissector
 * @key: a protocol's key
 *
 * Returns: whether an outer layer is of that protocol
 */
gboolean
octet_dissector_is_inside (const OctetDissector *self,
                           const char           *key)
{
  for (const OctetLayer *layer = self->layer->outer; layer != NULL; layer = layer->outer)
    if (strcmp (layer->entry->protocol->key, key) == 0)
      return TRUE;
  return FALSE;
}

/**
 * octet_dissector_get_start: (skip)
 * @self: a dissector
 *
 * Returns: where the layer's first octet lies in the packet, or in the bytes of its own
 *   (reassembled, decoded) that it was found in
 */
gsize
octet_dissector_get_start (const OctetDissector *self)
{
  return self->layer->start;
}

/**
 * octet_dissector_is_over: (skip)
 * @self: a dissector
 * @key: a protocol's key
 *
 * For what differs over a stream and over datagrams; farther layers do not
 * matter, as a tunnel may stand between.
 *
 * Returns: whether the layer directly around this one is of that protocol
 */
gboolean
octet_dissector_is_over (const OctetDissector *self,
                         const char           *key)
{
  const OctetLayer *outer = self->layer->outer;

  return outer != NULL && strcmp (outer->entry->protocol->key, key) == 0;
}

/**
 * octet_dissector_get_size: (skip)
 * @self: a dissector
 *
 * Returns: octets of the layer on the wire, header and payload; more than were captured
 *   where the capture cut the packet off
 */
gsize
octet_dissector_get_size (const OctetDissector *self)
{
  return self->layer->size;
}

/**
 * octet_dissector_get_captured: (skip)
 * @self: a dissector
 *
 * Returns: octets of the layer that are there
 */
gsize
octet_dissector_get_captured (const OctetDissector *self)
{
  return self->layer->captured;
}

/**
 * octet_dissector_get_left: (skip)
 * @self: a dissector
 *
 * Returns: octets on the wire behind the cursor
 */
gsize
octet_dissector_get_left (const OctetDissector *self)
{
  return self->layer->size - MIN (self->layer->rest.position, self->layer->size);
}

/**
 * octet_dissector_get_bytes: (skip)
 * @self: a dissector
 *
 * Returns: (transfer none): the layer's octets, octet_dissector_get_captured() of them
 */
const guint8 *
octet_dissector_get_bytes (const OctetDissector *self)
{
  return self->layer->data;
}

/**
 * octet_dissector_rest: (skip)
 * @self: a dissector
 *
 * Returns: (transfer none): the layer's cursor
 */
OctetReader *
octet_dissector_rest (OctetDissector *self)
{
  return &self->layer->rest;
}

/**
 * octet_dissector_get_position: (skip)
 * @self: a dissector
 *
 * Returns: where the cursor stands, from the layer's first octet
 */
gsize
octet_dissector_get_position (const OctetDissector *self)
{
  return self->layer->rest.position;
}

/**
 * octet_dissector_ok: (skip)
 * @self: a dissector
 *
 * Returns: whether all that was read was there
 */
gboolean
octet_dissector_ok (const OctetDissector *self)
{
  return !self->layer->rest.is_short;
}

/**
 * octet_dissector_trim: (skip)
 * @self: a dissector
 * @size: octets that belong to the layer, as its header says
 *
 * What lies behind is the outer layer's: padding, a trailer.
 */
void
octet_dissector_trim (OctetDissector *self,
                      gsize           size)
{
  OctetLayer *layer = self->layer;

  size = MAX (size, layer->rest.position);
  layer->size = MIN (layer->size, size);
  layer->captured = MIN (layer->captured, size);
  layer->rest.size = layer->captured;
}

/**
 * octet_dissector_set_header: (skip)
 * @self: a dissector
 * @size: octets that the layer's own row covers, where they do not end at the cursor
 */
void
octet_dissector_set_header (OctetDissector *self,
                            gsize           size)
{
  self->layer->shown = size;
}

/**
 * octet_dissector_mark_malformed: (skip)
 * @self: a dissector
 *
 * Stops the layer here: its octets contradict themselves, or the capture cut off those that would
 * make sense of them.
 */
void
octet_dissector_mark_malformed (OctetDissector *self)
{
  octet_reader_fail (&self->layer->rest, 0);
}

/**
 * octet_dissector_mark_torn: (skip)
 * @self: a dissector
 *
 * Stops the layer here: a part of it ends amid a field, by its own length and not by the capture's.
 */
void
octet_dissector_mark_torn (OctetDissector *self)
{
  octet_reader_fail (&self->layer->rest, G_MAXSIZE);
}

/**
 * octet_dissector_set_quoting: (skip)
 * @self: a dissector
 * @quoting: whether what is handed on from here is a packet that this one only quotes
 *
 * Quoted packets change no state, no addresses and no columns. Calls nest.
 */
void
octet_dissector_set_quoting (OctetDissector *self,
                             gboolean        quoting)
{
  if (quoting)
    self->quoting++;
  else if (self->quoting > 0)
    self->quoting--;
}

/**
 * octet_dissector_set_enclosing: (skip)
 * @self: a dissector
 * @enclosing: whether what is handed on from here stands inside a part of this layer: the body
 *   of a message, the value of an attribute
 *
 * Such layers do not come behind this one, and the protocol hierarchy does not count them. Calls
 * nest.
 */
void
octet_dissector_set_enclosing (OctetDissector *self,
                               gboolean        enclosing)
{
  if (enclosing)
    self->enclosing++;
  else if (self->enclosing > 0)
    self->enclosing--;
}

/**
 * octet_dissector_is_quoted: (skip)
 * @self: a dissector
 *
 * Returns: whether the layer belongs to a packet that another one only quotes
 */
gboolean
octet_dissector_is_quoted (const OctetDissector *self)
{
  return self->quoting > 0;
}

/**
 * octet_dissector_extend: (skip)
 * @self: a dissector
 * @size: octets that the layer once had, as its header says
 *
 * A packet that another one quotes is mostly cut off. With the size it once had,
 * the layers inside do not take that for a mistake, and checksums stay open.
 */
void
octet_dissector_extend (OctetDissector *self,
                        gsize           size)
{
  self->layer->size = MAX (self->layer->size, size);
}
