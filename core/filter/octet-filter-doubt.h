/* octet-filter-doubt.h - filters that can run, but may not mean what their writer thinks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter.h"

G_BEGIN_DECLS

gboolean octet_filter_get_doubt (const OctetFilter  *self,
                                 OctetFilterProblem *doubt);

G_END_DECLS
