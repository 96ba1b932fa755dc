/* octet-tree.h - one packet's fields as a flat array of nodes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tree is reused from packet to packet: clearing it keeps its memory. Nodes
 * hold numbers and places; text is made when somebody asks (octet-format.h).
 */
#pragma once

#include <glib.h>

#include "dissect/octet-registry.h"

G_BEGIN_DECLS

#define OCTET_NO_NODE G_MAXUINT32

/* A hostile packet must not make millions of nodes: a full-size datagram of
 * one-octet options has some 65,000 fields. */
#define OCTET_TREE_MAX_NODES 200000u

/* Bytes that a packet brings besides its own: reassembled, decoded, decrypted.
 * The index must fit an octet. */
#define OCTET_TREE_MAX_SOURCES 250u
#define OCTET_NO_SOURCE G_MAXUINT

/**
 * OctetNodeFlags: (skip)
 * @OCTET_NODE_IN_PLACE: the value is the octets at position, size
 * @OCTET_NODE_GENERATED: worked out, not read
 * @OCTET_NODE_HIDDEN: for filters only
 * @OCTET_NODE_NOTE: a note (expert item)
 * @OCTET_NODE_BAD: the octets contradict the standard; drawn as an error
 */
typedef enum
{
  OCTET_NODE_IN_PLACE = 1 << 0,
  OCTET_NODE_GENERATED = 1 << 1,
  OCTET_NODE_HIDDEN = 1 << 2,
  OCTET_NODE_NOTE = 1 << 3,
  OCTET_NODE_BAD = 1 << 4,
} OctetNodeFlags;

/**
 * OctetNode: (skip)
 * @field: (nullable): its descriptor; %NULL for a heading that is only text
 * @value: number (unsigned, or the bits of a signed one), float, nanoseconds, or for values that
 *   do not stand in place the offset and size of octets in the tree's arena
 * @parent: index of the node above, %OCTET_NO_NODE for a layer
 * @next: next node of the same parent
 * @first: first node below
 * @last: last node below
 * @position: first octet in its source
 * @size: octets in its source; 0 for what is worked out
 * @text: offset in the arena of a text that replaces (heading) or follows (layer) the usual one,
 *   0 for none
 * @layer: index of the layer it belongs to
 * @source: index of the bytes it stands in: 0 the packet itself
 * @flags: #OctetNodeFlags
 */
typedef struct
{
  const OctetField *field;
  union
  {
    guint64 number;
    double  real;
    struct
    {
      guint32 offset;
      guint32 size;
    } bytes;
  } value;
  guint32 parent;
  guint32 next;
  guint32 first;
  guint32 last;
  guint32 position;
  guint32 size;
  guint32 text;
  guint16 layer;
  guint8  source;
  guint8  flags;
} OctetNode;

/**
 * OctetTreeLayer: (skip)
 * @entry: the protocol
 * @node: its node
 * @position: first octet in @source
 * @header_size: octets of it that are header
 * @size: octets it covers, payload included
 * @source: index of the bytes it stands in
 * @is_enclosed: it is shown inside a part of the layer around it, see
 *   octet_dissector_set_enclosing()
 */
typedef struct
{
  const OctetRegistryEntry *entry;
  guint32                   node;
  guint32                   position;
  guint32                   header_size;
  guint32                   size;
  guint8                    source;
  gboolean                  is_enclosed;
} OctetTreeLayer;

/**
 * OctetSource: (skip)
 * @name: (nullable): what the bytes are, translated; %NULL for the packet itself
 * @data: the bytes
 * @size: how many
 * @owned: (nullable): what keeps @data alive where the tree does
 */
typedef struct
{
  const char   *name;
  const guint8 *data;
  gsize         size;
  GBytes       *owned;
} OctetSource;

/**
 * OctetTree: (skip)
 *
 * Readers use the arrays directly; only the dissector writes.
 */
typedef struct
{
  OctetNode      *nodes;
  guint32         n_nodes;
  guint32         n_allocated;
  guint32         first; /* the first layer's node */
  guint32         last;
  OctetTreeLayer *layers;
  guint           n_layers;
  guint           n_layers_allocated;
  OctetSource    *sources;
  guint           n_sources;
  guint           n_sources_allocated;
  GByteArray     *arena;
  gboolean        is_full; /* OCTET_TREE_MAX_NODES was reached */
} OctetTree;

OctetTree       *octet_tree_new             (void);
void             octet_tree_free            (OctetTree *self);
void             octet_tree_clear           (OctetTree *self);
guint32          octet_tree_add             (OctetTree        *self,
                                             guint32           parent,
                                             const OctetField *field);
guint32          octet_tree_store           (OctetTree    *self,
                                             const void   *data,
                                             gsize         size);
guint            octet_tree_add_source      (OctetTree    *self,
                                             const char   *name,
                                             const guint8 *data,
                                             gsize         size,
                                             GBytes       *owned);
const char      *octet_tree_get_text        (const OctetTree *self,
                                             const OctetNode *node);
const guint8    *octet_tree_get_value_bytes (const OctetTree *self,
                                             const OctetNode *node,
                                             gsize           *ret_size);
const guint8    *octet_tree_get_place       (const OctetTree *self,
                                             const OctetNode *node,
                                             gsize           *ret_size);
const OctetNode *octet_tree_find            (const OctetTree *self,
                                             const char      *key);
const OctetNode *octet_tree_find_flagged    (const OctetTree *self,
                                             guint            flags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetTree, octet_tree_free)

G_END_DECLS
