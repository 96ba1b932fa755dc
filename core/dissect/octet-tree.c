/* octet-tree.c - the memory of a field tree: nodes, octets and texts, reused from packet to packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dissect/octet-tree.h"

#include <string.h>

/**
 * octet_tree_new: (skip)
 *
 * Returns: (transfer full): an empty tree
 */
OctetTree *
octet_tree_new (void)
{
  OctetTree *self = g_new0 (OctetTree, 1);

  self->arena = g_byte_array_new ();
  octet_tree_clear (self);
  return self;
}

/**
 * octet_tree_clear: (skip)
 * @self: a tree
 *
 * Forgets the packet and keeps the memory for the next one.
 */
void
octet_tree_clear (OctetTree *self)
{
  for (guint i = 0; i < self->n_sources; i++)
    g_clear_pointer (&self->sources[i].owned, g_bytes_unref);
  self->n_sources = 0;
  self->n_nodes = 0;
  self->n_layers = 0;
  self->first = self->last = OCTET_NO_NODE;
  self->is_full = FALSE;
  g_byte_array_set_size (self->arena, 1); /* offset 0 means no text */
  self->arena->data[0] = 0;
}

/**
 * octet_tree_free: (skip)
 * @self: (transfer full): a tree
 */
void
octet_tree_free (OctetTree *self)
{
  octet_tree_clear (self);
  g_free (self->nodes);
  g_free (self->layers);
  g_free (self->sources);
  g_byte_array_unref (self->arena);
  g_free (self);
}

static void
link_node (OctetTree *self,
           guint32    parent,
           guint32    index)
{
  guint32 *first = parent != OCTET_NO_NODE ? &self->nodes[parent].first : &self->first;
  guint32 *last = parent != OCTET_NO_NODE ? &self->nodes[parent].last : &self->last;

  if (*last != OCTET_NO_NODE)
    self->nodes[*last].next = index;
  else
    *first = index;
  *last = index;
}

/**
 * octet_tree_add: (skip)
 * @self: a tree
 * @parent: the node above, %OCTET_NO_NODE for a layer
 * @field: (nullable): the descriptor
 *
 * Returns: the new node's index, %OCTET_NO_NODE once the tree is full
 */
guint32
octet_tree_add (OctetTree        *self,
                guint32           parent,
                const OctetField *field)
{
  OctetNode *node;
  guint32 index = self->n_nodes;

  if (index >= OCTET_TREE_MAX_NODES)
    {
      self->is_full = TRUE;
      return OCTET_NO_NODE;
    }
  if (index == self->n_allocated)
    {
      self->n_allocated = MAX (128, self->n_allocated * 2);
      self->nodes = g_renew (OctetNode, self->nodes, self->n_allocated);
    }
  self->n_nodes++;
  node = &self->nodes[index];
  memset (node, 0, sizeof *node);
  node->field = field;
  node->parent = parent;
  node->next = node->first = node->last = OCTET_NO_NODE;
  link_node (self, parent, index);
  return index;
}

/**
 * octet_tree_store: (skip)
 * @self: a tree
 * @data: octets to keep
 * @size: how many
 *
 * Keeps a copy, ended by a NUL that does not count.
 *
 * Returns: its offset in the arena
 */
guint32
octet_tree_store (OctetTree  *self,
                  const void *data,
                  gsize       size)
{
  static const guint8 end = 0;
  guint32 offset = self->arena->len;

  g_byte_array_append (self->arena, data, (guint) size);
  g_byte_array_append (self->arena, &end, 1);
  return offset;
}

/**
 * octet_tree_add_source: (skip)
 * @self: a tree
 * @name: (nullable): what the bytes are, a static or interned string
 * @data: the bytes; must live as long as the tree's content where @owned is %NULL
 * @size: how many
 * @owned: (transfer full) (nullable): keeps @data alive
 *
 * Returns: the source's index; %OCTET_NO_SOURCE, and @owned freed, where there are too many
 */
guint
octet_tree_add_source (OctetTree    *self,
                       const char   *name,
                       const guint8 *data,
                       gsize         size,
                       GBytes       *owned)
{
  OctetSource *source;

  if (self->n_sources == OCTET_TREE_MAX_SOURCES)
    {
      g_clear_pointer (&owned, g_bytes_unref);
      return OCTET_NO_SOURCE;
    }
  if (self->n_sources == self->n_sources_allocated)
    {
      self->n_sources_allocated = MAX (4, self->n_sources_allocated * 2);
      self->sources = g_renew (OctetSource, self->sources, self->n_sources_allocated);
    }
  source = &self->sources[self->n_sources];
  source->name = name;
  source->data = data;
  source->size = size;
  source->owned = owned;
  return self->n_sources++;
}

/**
 * octet_tree_get_text: (skip)
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer none) (nullable): the text that the dissector gave the node
 */
const char *
octet_tree_get_text (const OctetTree *self,
                     const OctetNode *node)
{
  return node->text != 0 ? (const char *) self->arena->data + node->text : NULL;
}

/**
 * octet_tree_get_place: (skip)
 * @self: a tree
 * @node: one of its nodes
 * @ret_size: (out): how many of its octets are there
 *
 * Returns: (transfer none) (nullable): the octets in the packet that the node stands for
 */
const guint8 *
octet_tree_get_place (const OctetTree *self,
                      const OctetNode *node,
                      gsize           *ret_size)
{
  const OctetSource *source;

  *ret_size = 0;
  if (node->source >= self->n_sources)
    return NULL;
  source = &self->sources[node->source];
  if (node->position >= source->size)
    return NULL;
  *ret_size = MIN (node->size, source->size - node->position);
  return source->data + node->position;
}

/**
 * octet_tree_get_value_bytes: (skip)
 * @self: a tree
 * @node: a node whose value is octets (addresses, bytes, strings)
 * @ret_size: (out): how many
 *
 * Returns: (transfer none): the value's octets, not ended by NUL where they stand in place
 */
const guint8 *
octet_tree_get_value_bytes (const OctetTree *self,
                            const OctetNode *node,
                            gsize           *ret_size)
{
  const guint8 *place;

  if ((node->flags & OCTET_NODE_IN_PLACE) == 0)
    {
      *ret_size = node->value.bytes.size;
      return self->arena->data + node->value.bytes.offset;
    }
  place = octet_tree_get_place (self, node, ret_size);
  return place != NULL ? place : self->arena->data;
}

/**
 * octet_tree_find: (skip)
 * @self: a tree
 * @key: a filter key
 *
 * Returns: (transfer none) (nullable): the first node with that key
 */
const OctetNode *
octet_tree_find (const OctetTree *self,
                 const char      *key)
{
  for (guint32 i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].field != NULL && strcmp (self->nodes[i].field->key, key) == 0)
      return &self->nodes[i];
  return NULL;
}

/**
 * octet_tree_find_flagged: (skip)
 * @self: a tree
 * @flags: some of #OctetFieldFlags
 *
 * Returns: (transfer none) (nullable): the first node whose field has one of them
 */
const OctetNode *
octet_tree_find_flagged (const OctetTree *self,
                         guint            flags)
{
  for (guint32 i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].field != NULL && (self->nodes[i].field->flags & flags) != 0)
      return &self->nodes[i];
  return NULL;
}
