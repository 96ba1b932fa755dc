/* octet-cli-lists.h - prints what Octet knows: interfaces, protocols, fields, names of values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean octet_cli_print_interfaces (void);
gboolean octet_cli_print_report     (const char *name);

G_END_DECLS
