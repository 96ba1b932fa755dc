/* octet-ui-node-path.c - finds the same field again in another packet's tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-node-path.h"

static guint32
first_child (const OctetTree *tree,
             guint32          parent)
{
  return parent != OCTET_NO_NODE ? tree->nodes[parent].first : tree->first;
}

static guint
count_before (const OctetTree *tree,
              guint32          node)
{
  guint count = 0;

  for (guint32 i = first_child (tree, tree->nodes[node].parent); i != node && i != OCTET_NO_NODE;
       i = tree->nodes[i].next)
    count += tree->nodes[i].field == tree->nodes[node].field;
  return count;
}

/**
 * octet_ui_node_path_init: (skip)
 * @self: a path to fill
 * @tree: a packet's tree
 * @node: one of its nodes, or %OCTET_NO_NODE
 */
void
octet_ui_node_path_init (OctetUiNodePath *self,
                         const OctetTree *tree,
                         guint32          node)
{
  guint depth = 0;

  for (guint32 i = node; i != OCTET_NO_NODE; i = tree->nodes[i].parent)
    depth++;
  for (; depth > OCTET_UI_MAX_DEPTH; depth--)
    node = tree->nodes[node].parent;
  self->n_steps = depth;
  for (; depth > 0; node = tree->nodes[node].parent)
    {
      depth--;
      self->steps[depth].field = tree->nodes[node].field;
      self->steps[depth].occurrence = count_before (tree, node);
    }
}

/**
 * octet_ui_node_path_find: (skip)
 * @self: a path, made in this or another tree
 * @tree: a packet's tree
 *
 * Returns: the node, or its nearest ancestor that @tree has, or %OCTET_NO_NODE
 */
guint32
octet_ui_node_path_find (const OctetUiNodePath *self,
                         const OctetTree       *tree)
{
  guint32 found = OCTET_NO_NODE;

  for (guint i = 0; i < self->n_steps; i++)
    {
      guint count = 0;
      guint32 node = first_child (tree, found);

      for (; node != OCTET_NO_NODE; node = tree->nodes[node].next)
        if (tree->nodes[node].field == self->steps[i].field &&
            count++ == self->steps[i].occurrence)
          break;
      if (node == OCTET_NO_NODE)
        break;
      found = node;
    }
  return found;
}
