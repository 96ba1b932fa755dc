/* octet-packet-range.h - packets as a person lists them: "1-20, 33, 40-".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "packets/octet-bitset.h"

G_BEGIN_DECLS

OctetBitset *octet_packet_range_parse (const char *text,
                                       guint32     last,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
