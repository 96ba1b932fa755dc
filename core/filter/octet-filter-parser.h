/* octet-filter-parser.h - a filter's text as a tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-node.h"
#include "filter/octet-filter-problem.h"

G_BEGIN_DECLS

OctetFilterNode *octet_filter_parse (const OctetRegistry *registry,
                                     const char          *text,
                                     OctetFilterProblem  *problem);

G_END_DECLS
