/* octet-cli-save.h - writes the packets of a session into a new capture file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter.h"
#include "session/octet-session.h"
#include "tools/octet-cli-options.h"

G_BEGIN_DECLS

gboolean octet_cli_save (OctetSession          *session,
                         const OctetCliOptions *options,
                         OctetFilter           *filter,
                         GError               **error);

G_END_DECLS
