/* ipv6.h - what the header of IPv6 and its extension headers have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

void octet_ipv6_hand_on (OctetDissector *self,
                         guint           next);
