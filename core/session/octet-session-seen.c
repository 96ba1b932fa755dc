/* octet-session-seen.c - values that occur in an open capture, gathered in any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-session-seen.h"

#include "session/octet-session-private.h"

/**
 * octet_session_gather_seen: (skip)
 * @self: a session that has a file open ([property@Session:phase] is not idle)
 *
 * Gathers addresses, ports and protocols between two batches of the first pass, which changes
 * flows and chains. Any thread may call it.
 *
 * Returns: (transfer full): what occurs in the packets so far
 */
OctetFilterSeen *
octet_session_gather_seen (OctetSession *self)
{
  gboolean must_leave = octet_session_enter (self);
  OctetFilterSeen *seen;

  seen = octet_filter_seen_new (self->registry, self->state);
  if (must_leave)
    octet_session_leave (self);
  return seen;
}
