/* octet-session-names.h - the names that an open capture tells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-names.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

OctetNames *octet_session_get_names (OctetSession *self);

G_END_DECLS
