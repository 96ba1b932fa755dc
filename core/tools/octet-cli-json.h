/* octet-cli-json.h - -T json with -z: statistics with exact numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tools/octet-cli-statistics.h"

G_BEGIN_DECLS

void octet_cli_print_json (const OctetCliOptions *options,
                           GPtrArray             *all,
                           GString               *out);

G_END_DECLS
