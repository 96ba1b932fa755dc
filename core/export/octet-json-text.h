/* octet-json-text.h - a text as JSON has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void octet_json_append_text (GString    *out,
                             const char *text);

G_END_DECLS
