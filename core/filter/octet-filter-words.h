/* octet-filter-words.h - filters from plain words: "dns from 192.168.1.42".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-registry.h"

G_BEGIN_DECLS

char *octet_filter_from_words (const OctetRegistry *registry,
                               const char          *text);

G_END_DECLS
