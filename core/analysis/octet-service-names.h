/* octet-service-names.h - what services can be asked for, spelled as tshark does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *octet_service_names_find (const char *key,
                                      guint64     number);

G_END_DECLS
