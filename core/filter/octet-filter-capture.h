/* octet-filter-capture.h - capture filters (tcp port 80) and display filters, one from the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter.h"

G_BEGIN_DECLS

char *octet_filter_translate_capture (OctetRegistry *registry,
                                      const char    *text);
char *octet_filter_to_capture        (const OctetFilter *self);

G_END_DECLS
