/* octet-cli-timeline.h - -z io,stat: a table of packets and octets by time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tools/octet-cli-statistics.h"

G_BEGIN_DECLS

gboolean octet_cli_begin_timeline (OctetCliStatistic       *self);
void     octet_cli_print_timeline (const OctetCliStatistic *self,
                                   GString                 *out);

G_END_DECLS
