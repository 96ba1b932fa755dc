/* octet-protocols.h - the list of all protocols that Octet knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-registry.h"

G_BEGIN_DECLS

OctetRegistry              *octet_protocols_new_registry (void);
const OctetProtocol *const *octet_protocols_get_list     (gsize *ret_count);

G_END_DECLS
