/* octet-ui-branches.h - which branches of a capture's field trees are open; the rows that gives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

/* Deeper rows cannot be opened: nothing real is nested so deep, and adding rows calls itself. */
#define OCTET_UI_BRANCHES_MAX_DEPTH 40

/**
 * OctetUiFieldRow: (skip)
 * @node: index in the tree
 * @depth: 0 for a layer
 * @can_open: whether there is something below it
 * @is_open: whether that is visible
 * @path: says the same field in other packets
 */
typedef struct
{
  guint32 node;
  guint16 depth;
  guint8  can_open;
  guint8  is_open;
  guint64 path;
} OctetUiFieldRow;

#define OCTET_UI_TYPE_BRANCHES (octet_ui_branches_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiBranches, octet_ui_branches, OCTET_UI, BRANCHES, GObject)

OctetUiBranches *octet_ui_branches_new      (void) G_GNUC_WARN_UNUSED_RESULT;
OctetUiBranches *octet_ui_branches_copy     (OctetUiBranches       *self)
  G_GNUC_WARN_UNUSED_RESULT;
void             octet_ui_branches_remember (OctetUiBranches       *self,
                                             guint64                path,
                                             gboolean               is_open);
void             octet_ui_branches_changed  (OctetUiBranches       *self);
void             octet_ui_branches_add_rows (OctetUiBranches       *self,
                                             const OctetTree       *tree,
                                             const OctetUiFieldRow *above,
                                             GArray                *rows);

G_END_DECLS
