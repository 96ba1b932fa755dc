/* octet-lengths.h - how many packets are short, how many long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-item-tree.h"

G_BEGIN_DECLS

#define OCTET_TYPE_LENGTHS (octet_lengths_get_type ())
G_DECLARE_FINAL_TYPE (OctetLengths, octet_lengths, OCTET, LENGTHS, OctetItemTree)

OctetStatistic *octet_lengths_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
