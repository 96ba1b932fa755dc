/* octet-tree-diff.h - two packets by field: what is the same, what changed, what only one has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

/**
 * OctetDiffKind: (skip)
 * @OCTET_DIFF_SAME: both have the field with the same value
 * @OCTET_DIFF_CHANGED: both have it, and the values differ
 * @OCTET_DIFF_ONLY_A: the second packet lacks it
 * @OCTET_DIFF_ONLY_B: the first packet lacks it
 */
typedef enum
{
  OCTET_DIFF_SAME,
  OCTET_DIFF_CHANGED,
  OCTET_DIFF_ONLY_A,
  OCTET_DIFF_ONLY_B,
} OctetDiffKind;

/**
 * OctetDiffRow: (skip)
 * @a: node in the first tree, or %OCTET_NO_NODE
 * @b: node in the second tree, or %OCTET_NO_NODE
 * @parent: the row above it, or %OCTET_NO_NODE for a layer
 * @depth: 0 for a layer
 * @kind: #OctetDiffKind
 * @differs_below: whether some row below it is not %OCTET_DIFF_SAME
 */
typedef struct
{
  guint32  a;
  guint32  b;
  guint32  parent;
  guint16  depth;
  guint8   kind;
  guint8   differs_below;
} OctetDiffRow;

GArray *octet_tree_diff       (const OctetTree *a,
                               const OctetTree *b) G_GNUC_WARN_UNUSED_RESULT;
char   *octet_tree_diff_bits  (const OctetTree *tree,
                               const OctetNode *node) G_GNUC_WARN_UNUSED_RESULT;
guint   octet_tree_diff_count (const OctetTree *a,
                               const OctetNode *node_a,
                               const OctetTree *b,
                               const OctetNode *node_b,
                               guint           *ret_n_bits);

G_END_DECLS
