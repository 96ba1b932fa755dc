/* octet-ui-header-cells.h - a header cut into the cells that its diagram shows, bit by bit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

/* A header with more cells than this (a long list of options) ends in one cell for the rest. */
#define OCTET_UI_MAX_CELLS 160

/**
 * OctetUiCell: (skip)
 * @node: the field; %OCTET_NO_NODE for bits that no field names
 * @first: its first bit, from the header's first
 * @end: the bit behind its last
 */
typedef struct
{
  guint32 node;
  guint32 first;
  guint32 end;
} OctetUiCell;

GArray *octet_ui_header_cells_new (const OctetTree *tree,
                                   guint            layer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
