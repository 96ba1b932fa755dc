/* octet-cli-follow.h - -z follow: prints what two ends said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tools/octet-cli-statistics.h"

G_BEGIN_DECLS

gboolean octet_cli_begin_follow (OctetCliStatistic       *self);
void     octet_cli_print_follow (const OctetCliStatistic *self,
                                 GString                 *out);
void     octet_cli_print_follow_json
                                (const OctetCliStatistic *self,
                                 GString                 *out);

G_END_DECLS
