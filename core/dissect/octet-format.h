/* octet-format.h - nodes as text: what scripts get, and what people read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

void octet_format_time     (gint64    nanoseconds,
                            GString  *out);
void octet_format_duration (gint64    nanoseconds,
                            GString  *out);
void octet_format_show     (const OctetTree *tree,
                            const OctetNode *node,
                            GString         *out);
void octet_format_value    (const OctetTree *tree,
                            const OctetNode *node,
                            GString         *out);
void octet_format_line     (const OctetTree *tree,
                            const OctetNode *node,
                            GString         *out);
void octet_format_bits     (const OctetTree *tree,
                            const OctetNode *node,
                            GString         *out);

G_END_DECLS
