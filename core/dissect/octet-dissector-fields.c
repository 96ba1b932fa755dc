/* octet-dissector-fields.c - adds fields to the tree: from the table, at the cursor, worked out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "dissect/octet-dissector-private.h"

/* A table that a protocol wrote wrongly must not make the engine recurse for
 * ever: parts of parts of parts are all there are. */
#define MAX_PARTS_DEPTH 4

/* Kinds whose value is a number of up to eight octets; asked for each field of each packet. */
#define NUMBER_KINDS \
  (1u << OCTET_FIELD_BOOL | 1u << OCTET_FIELD_UINT | 1u << OCTET_FIELD_HEX | \
   1u << OCTET_FIELD_OCT | 1u << OCTET_FIELD_INT | 1u << OCTET_FIELD_CHAR | \
   1u << OCTET_FIELD_PORT | 1u << OCTET_FIELD_CHECKSUM | 1u << OCTET_FIELD_FRAME)

static inline gboolean
is_number (const OctetField *field)
{
  return (1u << field->kind & NUMBER_KINDS) != 0;
}

static gboolean
is_wanted (const OctetDissector *self,
           guint                 index)
{
  if (self->depth == OCTET_DEPTH_TREE)
    return TRUE;
  return self->layer->wanted != NULL &&
         (self->layer->wanted[index / 64] >> (index % 64) & 1) != 0;
}

/**
 * octet_dissector_wants_between: (skip)
 * @self: a dissector
 * @first: index into the layer's fields
 * @last: another one, not before it; the number of fields stands for the layer itself
 *
 * For layers that take long to tell some of their fields.
 *
 * Returns: whether somebody asks for one of the fields from @first to @last, or for what is
 *   carried in the layer; always in the first pass, and where the whole tree is made
 */
gboolean
octet_dissector_wants_between (const OctetDissector *self,
                               guint                 first,
                               guint                 last)
{
  if (!self->may_stop || self->n_wanted > 0)
    return TRUE;
  for (guint i = first; i <= last; i++)
    if (is_wanted (self, i))
      return TRUE;
  return FALSE;
}

static const OctetField *
get_field (const OctetDissector *self,
           guint                 index)
{
  return &self->layer->entry->protocol->fields[index];
}

static guint32
get_parent (const OctetDissector *self)
{
  const OctetLayer *layer = self->layer;

  if (self->depth != OCTET_DEPTH_TREE)
    return OCTET_NO_NODE;
  return layer->n_open > 0 ? layer->open[layer->n_open - 1].node : layer->node;
}

/* A node at a place of the current layer; the caller fills in the value. */
static OctetNode *
add_node (OctetDissector   *self,
          const OctetField *field,
          guint32           parent,
          gsize             at,
          gsize             size)
{
  guint32 index = octet_tree_add (self->tree, parent, field);
  OctetNode *node;

  if (index == OCTET_NO_NODE)
    return NULL;
  node = &self->tree->nodes[index];
  node->position = (guint32) (self->layer->start + at);
  node->size = (guint32) size;
  node->layer = self->layer->index;
  node->source = self->layer->source;
  if (field != NULL && (field->flags & OCTET_FIELD_HIDDEN) != 0)
    node->flags |= OCTET_NODE_HIDDEN;
  if (field != NULL && (field->flags & OCTET_FIELD_GENERATED) != 0)
    node->flags |= OCTET_NODE_GENERATED;
  self->last_node = index;
  return node;
}

/* What stands at @bytes as a number; most fields are one, two or four octets in network order. */
static inline guint64
read_raw (const OctetField *field,
          const guint8     *bytes,
          gsize             size)
{
  if ((field->flags & OCTET_FIELD_LITTLE) != 0)
    return octet_bytes_le (bytes, size);
  switch (size)
    {
    case 1:
      return bytes[0];
    case 2:
      return octet_bytes_be16 (bytes);
    case 4:
      return octet_bytes_be32 (bytes);
    default:
      return octet_bytes_be (bytes, size);
    }
}

static inline guint64
read_number (const OctetField *field,
             const guint8     *bytes,
             gsize             size)
{
  guint64 raw;

  if (size > 8 || size == 0)
    return 0;
  raw = read_raw (field, bytes, size);
  if (field->kind == OCTET_FIELD_INT && field->mask == 0 && size < 8)
    {
      guint shift = 64 - 8 * (guint) size;

      return (guint64) ((gint64) (raw << shift) >> shift);
    }
  return octet_field_unmask (field, raw);
}

static void
read_real (OctetNode        *node,
           const OctetField *field,
           const guint8     *bytes,
           gsize             size)
{
  guint64 raw = (field->flags & OCTET_FIELD_LITTLE) != 0 ? octet_bytes_le (bytes, MIN (size, 8))
                                                         : octet_bytes_be (bytes, MIN (size, 8));

  if (size == 4)
    {
      guint32 bits = (guint32) raw;
      float single;

      memcpy (&single, &bits, sizeof single);
      node->value.real = (double) single;
    }
  else
    memcpy (&node->value.real, &raw, sizeof raw);
}

static void add_parts (OctetDissector *self,
                       guint           index,
                       guint32         parent,
                       gsize           at,
                       gsize           size,
                       guint           depth);

/* The field's octets are known to be there, and someone asks for fields. */
static guint64
add_wanted_item (OctetDissector *self,
          guint           index,
          guint32         parent,
          gsize           at,
          gsize           size,
          guint           depth)
{
  const OctetProtocol *protocol = self->layer->entry->protocol;
  const OctetField *field = &protocol->fields[index];
  const guint8 *bytes = self->layer->data + at;
  guint64 number = is_number (field) ? read_number (field, bytes, size) : 0;
  guint32 below = parent, last = self->last_node;
  gboolean has_parts = index + 1 < protocol->n_fields && protocol->fields[index + 1].under != 0;

  if (is_wanted (self, index))
    {
      OctetNode *node = add_node (self, field, parent, at, size);

      if (node == NULL)
        return number;
      last = below = self->last_node;
      if (field->kind == OCTET_FIELD_FLOAT || field->kind == OCTET_FIELD_DOUBLE)
        read_real (node, field, bytes, size);
      else if (is_number (field))
        node->value.number = number;
      else
        node->flags |= OCTET_NODE_IN_PLACE;
    }
  if (has_parts && depth < MAX_PARTS_DEPTH)
    add_parts (self, index, self->depth == OCTET_DEPTH_TREE ? below : OCTET_NO_NODE, at, size,
               depth + 1);
  self->last_node = last;
  return number;
}

/* The field's octets are known to be there. In the first pass only its number counts. */
static inline guint64
add_item (OctetDissector *self,
          guint           index,
          gsize           at,
          gsize           size)
{
  const OctetField *field;

  if ((self->head.wants & OCTET_WANTS_FIELDS) != 0)
    return add_wanted_item (self, index, get_parent (self), at, size, 0);
  field = get_field (self, index);
  return is_number (field) ? read_number (field, self->layer->data + at, size) : 0;
}

/* The rows right behind a field in the table that say they are parts of it. */
static void
add_parts (OctetDissector *self,
           guint           index,
           guint32         parent,
           gsize           at,
           gsize           size,
           guint           depth)
{
  const OctetProtocol *protocol = self->layer->entry->protocol;

  for (guint i = index + 1; i < protocol->n_fields && protocol->fields[i].under != 0; i++)
    {
      const OctetField *field = &protocol->fields[i];
      gsize part_size = field->size > 0 ? field->size : size - MIN (field->at, size);

      if (field->under == OCTET_UNDER (index) && field->at + part_size <= size)
        add_wanted_item (self, i, parent, at + field->at, part_size, depth);
    }
}

/* The fixed header, all of which is there. */
guint32
octet_dissector_add_header (OctetDissector *self)
{
  const OctetLayer *layer = self->layer;
  const OctetProtocol *protocol = layer->entry->protocol;

  if (self->depth == OCTET_DEPTH_FIELDS)
    {
      const GArray *list = layer->wanted != NULL ? self->wanted->headers[layer->entry->index]
                                                 : NULL;

      for (guint i = 0; list != NULL && i < list->len; i++)
        {
          guint16 index = g_array_index (list, guint16, i);
          const OctetField *field = &protocol->fields[index];

          add_wanted_item (self, index, layer->node, field->at, field->size, 0);
        }
      return 0;
    }
  for (guint i = 0; i < protocol->n_fields; i++)
    {
      const OctetField *field = &protocol->fields[i];

      if (field->size > 0 && field->under == 0)
        add_wanted_item (self, i, layer->node, field->at, field->size, 0);
    }
  return 0;
}

/* A header that ends after @size octets: what is there of it, up to the first field that is not. */
void
octet_dissector_add_broken (OctetDissector *self,
                            gsize           size)
{
  const OctetLayer *layer = self->layer;
  const OctetProtocol *protocol = layer->entry->protocol;

  if ((self->head.wants & OCTET_WANTS_FIELDS) == 0)
    return;
  for (guint i = 0; i < protocol->n_fields; i++)
    {
      const OctetField *field = &protocol->fields[i];

      if (field->size == 0 || field->under != 0)
        continue;
      if ((gsize) field->at + field->size > size)
        break;
      add_wanted_item (self, i, layer->node, field->at, field->size, 0);
    }
}

/**
 * octet_dissector_get_uint: (skip)
 * @self: a dissector
 * @field: a numeric field of the fixed header
 *
 * Returns: its value, masked, shifted and scaled; 0 where it is not all there
 */
guint64
octet_dissector_get_uint (const OctetDissector *self,
                          guint                 field)
{
  const OctetField *item = get_field (self, field);
  gsize at = item->at, size = item->size;

  if (item->under != 0)
    {
      const OctetField *parent = get_field (self, item->under - 1u);

      at += parent->at;
      size = size > 0 ? size : parent->size;
    }
  if (at + size > self->layer->captured)
    return 0;
  return read_number (item, self->layer->data + at, size);
}

/**
 * octet_dissector_add: (skip)
 * @self: a dissector
 * @field: a field whose value is what stands there
 * @at: first octet, from the layer's first
 * @size: octets
 *
 * Adds a field anywhere in the layer; the cursor does not move. Where the
 * octets are not all there the layer is cut short.
 *
 * Returns: the value of a numeric field, 0 for others
 */
guint64
octet_dissector_add (OctetDissector *self,
                     guint           field,
                     gsize           at,
                     gsize           size)
{
  OctetLayer *layer = self->layer;

  if (layer->rest.is_short)
    return 0;
  if (at > layer->captured || size > layer->captured - at)
    {
      octet_reader_fail (&layer->rest, size > G_MAXSIZE - at ? G_MAXSIZE : at + size);
      return 0;
    }
  return add_item (self, field, at, size);
}

/**
 * octet_dissector_read_size: (skip)
 * @self: a dissector
 * @field: a field
 * @size: octets
 *
 * Adds the field that stands at the cursor and moves past it.
 *
 * Returns: the value of a numeric field of up to 8 octets, 0 for others
 */
guint64
octet_dissector_read_size (OctetDissector *self,
                           guint           field,
                           gsize           size)
{
  gsize at = self->layer->rest.position;

  if (octet_reader_take (&self->layer->rest, size) == NULL)
    return 0;
  return add_item (self, field, at, size);
}

/**
 * octet_dissector_read: (skip)
 * @self: a dissector
 * @field: a field whose size its descriptor tells
 *
 * Adds the field that stands at the cursor and moves past it.
 *
 * Returns: the value of a numeric field, 0 for others
 */
guint64
octet_dissector_read (OctetDissector *self,
                      guint           field)
{
  const OctetField *item = get_field (self, field);

  return octet_dissector_read_size (self, field,
                                    item->size > 0 ? item->size : octet_field_get_wire_size (item));
}

/**
 * octet_dissector_read_run: (skip)
 * @self: a dissector
 * @first: a field of a fixed size
 * @last: another one, not above it in the table
 *
 * Adds the fields of the table from @first to @last, which stand one behind the other at the
 * cursor, and moves past them.
 */
void
octet_dissector_read_run (OctetDissector *self,
                          guint           first,
                          guint           last)
{
  for (guint field = first; field <= last; field++)
    octet_dissector_read (self, field);
}

/* A node for a value that the dissect function brings; NULL where nobody wants it. A length on the
 * wire may name octets that were cut: the node stands where there are some. */
static OctetNode *
add_value (OctetDissector *self,
           guint           field,
           gsize           at,
           gsize           size)
{
  at = MIN (at, self->layer->captured);
  size = MIN (size, self->layer->captured - at);
  if ((self->head.wants & OCTET_WANTS_FIELDS) == 0 || self->layer->rest.is_short ||
      !is_wanted (self, field))
    return NULL;
  return add_node (self, get_field (self, field), get_parent (self), at, size);
}

/**
 * octet_dissector_add_uint: (skip)
 * @self: a dissector
 * @field: a field
 * @value: its value
 * @at: first octet, from the layer's first
 * @size: octets; 0 for a value that is worked out
 *
 * Adds a value that does not simply stand there.
 */
void
octet_dissector_add_uint (OctetDissector *self,
                          guint           field,
                          guint64         value,
                          gsize           at,
                          gsize           size)
{
  OctetNode *node = add_value (self, field, at, size);

  if (node != NULL)
    node->value.number = value;
}

/**
 * octet_dissector_add_int: (skip)
 * @self: a dissector
 * @field: a field
 * @value: its value
 * @at: first octet, from the layer's first
 * @size: octets; 0 for a value that is worked out
 */
void
octet_dissector_add_int (OctetDissector *self,
                         guint           field,
                         gint64          value,
                         gsize           at,
                         gsize           size)
{
  octet_dissector_add_uint (self, field, (guint64) value, at, size);
}

/**
 * octet_dissector_add_double: (skip)
 * @self: a dissector
 * @field: a field
 * @value: its value
 * @at: first octet, from the layer's first
 * @size: octets; 0 for a value that is worked out
 */
void
octet_dissector_add_double (OctetDissector *self,
                            guint           field,
                            double          value,
                            gsize           at,
                            gsize           size)
{
  OctetNode *node = add_value (self, field, at, size);

  if (node != NULL)
    node->value.real = value;
}

/**
 * octet_dissector_add_time: (skip)
 * @self: a dissector
 * @field: a time (ns since 1970 UTC) or a duration (ns)
 * @nanoseconds: its value
 * @at: first octet, from the layer's first
 * @size: octets; 0 for a value that is worked out
 */
void
octet_dissector_add_time (OctetDissector *self,
                          guint           field,
                          gint64          nanoseconds,
                          gsize           at,
                          gsize           size)
{
  octet_dissector_add_uint (self, field, (guint64) nanoseconds, at, size);
}

/**
 * octet_dissector_add_bytes: (skip)
 * @self: a dissector
 * @field: a field whose value is octets: bytes, a string, an address
 * @bytes: the value, copied
 * @n_bytes: how many
 * @at: first octet in the packet, from the layer's first
 * @size: octets in the packet; 0 for a value that is worked out
 */
void
octet_dissector_add_bytes (OctetDissector *self,
                           guint           field,
                           const void     *bytes,
                           gsize           n_bytes,
                           gsize           at,
                           gsize           size)
{
  OctetNode *node = add_value (self, field, at, size);

  if (node == NULL)
    return;
  node->value.bytes.offset = octet_tree_store (self->tree, bytes, n_bytes);
  node->value.bytes.size = (guint32) n_bytes;
}

/* A field of the current layer that stands in another source's bytes. */
void
octet_dissector_add_in (OctetDissector *self,
                        guint           field,
                        guint64         value,
                        gsize           at,
                        gsize           size,
                        guint8          source)
{
  OctetLayer *layer = self->layer;
  guint8 own_source = layer->source;
  gsize own_start = layer->start;

  layer->source = source;
  layer->start = 0;
  octet_dissector_add_uint (self, field, value, at, size);
  layer->source = own_source;
  layer->start = own_start;
}

/* A field of the current layer whose value is all of another source, in place. */
void
octet_dissector_add_gathered (OctetDissector *self,
                              guint           field,
                              GBytes         *bytes,
                              guint8          source)
{
  OctetNode *node = add_value (self, field, 0, g_bytes_get_size (bytes));

  if (node == NULL)
    return;
  node->flags |= OCTET_NODE_IN_PLACE;
  node->position = 0;
  node->source = source;
}

/**
 * octet_dissector_add_text: (skip)
 * @self: a dissector
 * @field: a string field
 * @text: its value, UTF-8
 * @at: first octet in the packet, from the layer's first
 * @size: octets in the packet; 0 for a value that is worked out
 */
void
octet_dissector_add_text (OctetDissector *self,
                          guint           field,
                          const char     *text,
                          gsize           at,
                          gsize           size)
{
  if ((self->head.wants & OCTET_WANTS_FIELDS) != 0)
    octet_dissector_add_bytes (self, field, text, strlen (text), at, size);
}

static void
push_open (OctetDissector *self,
           guint32         node,
           gsize           start,
           gboolean        is_fixed)
{
  OctetLayer *layer = self->layer;
  OctetOpen *open;

  /* Deeper headings stay on the deepest one there is room for. */
  if (layer->n_open < MAX_OPEN)
    layer->n_open++;
  open = &layer->open[layer->n_open - 1];
  open->node = node;
  open->start = start;
  open->is_fixed = is_fixed;
}

static void
open_node (OctetDissector   *self,
           const OctetField *field,
           gboolean          wanted,
           gsize             at)
{
  guint32 parent = get_parent (self);
  guint32 index = parent;

  if (wanted && !self->layer->rest.is_short && add_node (self, field, parent, at, 0) != NULL)
    {
      index = self->last_node;
      if (field != NULL && field->kind != OCTET_FIELD_LABEL)
        self->tree->nodes[index].flags |= OCTET_NODE_IN_PLACE;
    }
  push_open (self, index, at, index == parent);
}

/**
 * octet_dissector_open: (skip)
 * @self: a dissector
 * @field: a heading, or a field of octets
 *
 * Adds a node that starts at the cursor; what is added until
 * octet_dissector_close() stands below it, and it ends where the cursor is then.
 */
void
octet_dissector_open (OctetDissector *self,
                      guint           field)
{
  octet_dissector_open_at (self, field, self->layer->rest.position);
}

/**
 * octet_dissector_open_at: (skip)
 * @self: a dissector
 * @field: a heading, or a field of octets
 * @at: its first octet, from the layer's first
 *
 * Like octet_dissector_open(), for a node that starts elsewhere.
 */
void
octet_dissector_open_at (OctetDissector *self,
                         guint           field,
                         gsize           at)
{
  open_node (self, get_field (self, field),
             (self->head.wants & OCTET_WANTS_FIELDS) != 0 && is_wanted (self, field), at);
}

/**
 * octet_dissector_open_text: (skip)
 * @self: a dissector
 * @text: a heading, translated
 *
 * Like octet_dissector_open(), for a heading without a key.
 */
void
octet_dissector_open_text (OctetDissector *self,
                           const char     *text)
{
  gboolean wanted = (self->head.wants & OCTET_WANTS_TEXT) != 0;
  gboolean fits = wanted && !self->layer->rest.is_short;

  open_node (self, NULL, wanted, self->layer->rest.position);
  if (fits && self->tree->nodes[self->last_node].field == NULL)
    self->tree->nodes[self->last_node].text = octet_tree_store (self->tree, text, strlen (text));
}

/**
 * octet_dissector_enter: (skip)
 * @self: a dissector
 *
 * What is added until octet_dissector_close() stands below the node added last,
 * whose place stays as it is.
 */
void
octet_dissector_enter (OctetDissector *self)
{
  gboolean fits = self->depth == OCTET_DEPTH_TREE && !self->layer->rest.is_short &&
                  self->last_node != OCTET_NO_NODE;

  push_open (self, fits ? self->last_node : get_parent (self), 0, TRUE);
}

/**
 * octet_dissector_close: (skip)
 * @self: a dissector
 *
 * Ends what octet_dissector_open() or octet_dissector_enter() began.
 */
void
octet_dissector_close (OctetDissector *self)
{
  OctetLayer *layer = self->layer;
  OctetOpen *open;

  if (layer->n_open == 0)
    return;
  open = &layer->open[--layer->n_open];
  if (open->node == OCTET_NO_NODE)
    return;
  self->last_node = open->node;
  if (!open->is_fixed && layer->rest.position > open->start)
    self->tree->nodes[open->node].size = (guint32) (layer->rest.position - open->start);
}
