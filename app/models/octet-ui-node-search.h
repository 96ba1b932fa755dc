/* octet-ui-node-search.h - finds fields of a packet by their words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

/* Fields that one search looks at. Only hostile packets have more, and each is written out as
 * text: this many take a few milliseconds, and the next search goes on behind them. */
#define OCTET_UI_MAX_SEARCHED 20000u

guint32 octet_ui_node_search (const OctetTree *tree,
                              const char      *words,
                              guint32          from,
                              gboolean         backwards);

G_END_DECLS
