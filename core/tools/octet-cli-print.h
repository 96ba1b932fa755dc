/* octet-cli-print.h - prints the packets of a session to standard output.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter.h"
#include "session/octet-session.h"
#include "tools/octet-cli-options.h"

G_BEGIN_DECLS

gboolean octet_cli_print         (OctetSession             *session,
                                  const OctetCliOptions    *options,
                                  OctetFilter              *filter);
void     octet_cli_print_problem (const char               *filter,
                                  const OctetFilterProblem *problem);

G_END_DECLS
