/* octet-ui-header-cells.c - a header cut into the cells that its diagram shows, bit by bit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells come from the places that the fields really have in this packet, so a header with
 * options is as long as it is, and a field that is missing is not drawn. Every bit of
 * the header is in exactly one cell.
 */
#include "config.h"

#include "models/octet-ui-header-cells.h"

#include "models/octet-ui-node-text.h"

/* A diagram of a longer header (the text of an HTTP message) would be no diagram. */
#define MAX_BITS (8u * 2048u)
/* Below this many octets a field's parts are bits that belong to it; above, a list of options. */
#define MAX_BIT_FIELD 4

typedef struct
{
  const OctetTree *tree;
  GArray          *cells;
  guint64          base;
  guint            source;
} Cutter;

static gboolean
get_place (const Cutter *self,
           guint32       index,
           guint64      *ret_first,
           guint64      *ret_end)
{
  const OctetNode *node = &self->tree->nodes[index];

  if (node->source != self->source || node->position * G_GUINT64_CONSTANT (8) < self->base ||
      (node->flags & (OCTET_NODE_GENERATED | OCTET_NODE_HIDDEN | OCTET_NODE_NOTE)) != 0 ||
      !octet_ui_node_get_bits (self->tree, node, ret_first, ret_end))
    return FALSE;
  *ret_first -= self->base;
  *ret_end -= self->base;
  return TRUE;
}

/* Whether the parts of a node follow each other without a gap from its first to its last bit. */
static gboolean
has_tiles (const Cutter *self,
           guint32       index,
           guint64       first,
           guint64       end)
{
  const OctetNode *node = &self->tree->nodes[index];
  guint64 at = first;
  guint count = 0;

  for (guint32 i = node->first; i != OCTET_NO_NODE && count < OCTET_UI_MAX_CELLS;
       i = self->tree->nodes[i].next)
    {
      guint64 from, to;

      if (!get_place (self, i, &from, &to) || from < at)
        continue;
      if (from != at)
        return FALSE;
      at = to;
      count++;
    }
  return at == end && count > 1;
}

/* Whether the header is lines of text: drawn as rows of bits it would say nothing. */
static gboolean
is_text (const Cutter *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint32 index = g_array_index (self->cells, OctetUiCell, i).node;
      const OctetField *field;

      if (index == OCTET_NO_NODE)
        continue;
      field = self->tree->nodes[index].field;
      return field == NULL || field->kind == OCTET_FIELD_STRING ||
             field->kind == OCTET_FIELD_LABEL;
    }
  return FALSE;
}

static void
add_cell (Cutter  *self,
          guint32  node,
          guint64  first,
          guint64  end)
{
  OctetUiCell cell = { node, (guint32) first, (guint32) end };

  if (first < end)
    g_array_append_val (self->cells, cell);
}

/* Cells of the nodes from @index on, between @at and @end; returns where they end. */
static guint64
cut (Cutter  *self,
     guint32  index,
     guint64  at,
     guint64  end,
     guint    depth)
{
  for (guint32 i = index; i != OCTET_NO_NODE && self->cells->len < OCTET_UI_MAX_CELLS;
       i = self->tree->nodes[i].next)
    {
      const OctetNode *node = &self->tree->nodes[i];
      guint64 first, last;

      if (!get_place (self, i, &first, &last) || first < at || last > end || last > MAX_BITS)
        continue;
      add_cell (self, OCTET_NO_NODE, at, first);
      at = last;
      /* A list that is too long ends early, and so does this. */
      if (node->first != OCTET_NO_NODE && depth < 3 && has_tiles (self, i, first, last) &&
          (node->size <= MAX_BIT_FIELD || node->field == NULL ||
           node->field->kind == OCTET_FIELD_LABEL || node->field->kind == OCTET_FIELD_BYTES))
        at = cut (self, node->first, first, last, depth + 1);
      else
        add_cell (self, i, first, last);
    }
  return at;
}

/**
 * octet_ui_header_cells_new: (skip)
 * @tree: a packet's tree
 * @layer: index of one of its layers
 *
 * Returns: (transfer full) (element-type OctetUiCell): the cells of the layer's header in
 *   order, empty for a layer without bytes of its own and for one of lines of text
 */
GArray *
octet_ui_header_cells_new (const OctetTree *tree,
                           guint            layer)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (OctetUiCell));
  const OctetTreeLayer *there = &tree->layers[layer];
  Cutter cutter = { tree, cells, there->position * G_GUINT64_CONSTANT (8), there->source };
  guint64 end = MIN (there->header_size * G_GUINT64_CONSTANT (8), MAX_BITS);
  guint64 at;

  if (there->node == OCTET_NO_NODE)
    return cells;
  at = cut (&cutter, tree->nodes[there->node].first, 0, end, 0);
  if (is_text (&cutter))
    g_array_set_size (cells, 0);
  if (cells->len > 0)
    add_cell (&cutter, OCTET_NO_NODE, at, end);
  return cells;
}
