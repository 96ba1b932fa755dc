/* octet-filter-macro.h - short names for pieces of filters: ${name;argument}.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-problem.h"

G_BEGIN_DECLS

char *octet_filter_expand_macros (const char         *text,
                                  GHashTable         *macros,
                                  OctetFilterProblem *problem);

G_END_DECLS
