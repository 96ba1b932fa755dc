/* octet-filter-suggest.h - what somebody who wrote an unknown name may have meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-registry.h"
#include "filter/octet-filter-problem.h"

G_BEGIN_DECLS

void octet_filter_suggest_field (const OctetRegistry *registry,
                                 const char          *word,
                                 guint                start,
                                 OctetFilterProblem  *problem);

G_END_DECLS
