/* octet-filter-check.h - gives every operand of a filter its type, or says why not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-node.h"
#include "filter/octet-filter-problem.h"

G_BEGIN_DECLS

gboolean octet_filter_check (const OctetRegistry *registry,
                             OctetFilterNode     *root,
                             OctetFilterProblem  *problem);

G_END_DECLS
