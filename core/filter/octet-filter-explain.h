/* octet-filter-explain.h - a filter in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-node.h"

G_BEGIN_DECLS

char *octet_filter_explain_node (const OctetFilterNode *root);

G_END_DECLS
