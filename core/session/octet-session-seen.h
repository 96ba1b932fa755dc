/* octet-session-seen.h - values that occur in an open capture, gathered in any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-seen.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

OctetFilterSeen *octet_session_gather_seen (OctetSession *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
