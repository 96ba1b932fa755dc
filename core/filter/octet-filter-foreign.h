/* octet-filter-foreign.h - names that Wireshark's filters know and Octet does not read yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-node.h"

G_BEGIN_DECLS

gboolean               octet_filter_foreign_has  (const char      *name);
const OctetFilterNode *octet_filter_foreign_find (const OctetFilterNode *operand);

G_END_DECLS
