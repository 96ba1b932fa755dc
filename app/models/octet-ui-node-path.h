/* octet-ui-node-path.h - finds the same field again in another packet's tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

/* Nesting of fields is limited by the engine; a deeper path is cut to its nearest ancestor. */
#define OCTET_UI_MAX_DEPTH 32

/**
 * OctetUiNodePath: (skip)
 * @n_steps: how many
 * @steps: from the layer inwards: the field, and which one of its neighbours with that field
 */
typedef struct
{
  guint n_steps;
  struct
  {
    const OctetField *field;
    guint             occurrence;
  } steps[OCTET_UI_MAX_DEPTH];
} OctetUiNodePath;

void     octet_ui_node_path_init (OctetUiNodePath *self,
                                  const OctetTree *tree,
                                  guint32          node);
guint32  octet_ui_node_path_find (const OctetUiNodePath *self,
                                  const OctetTree       *tree);

G_END_DECLS
