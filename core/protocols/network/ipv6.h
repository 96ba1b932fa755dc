/* ipv6.h - what the header of IPv6 and its extension headers have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

/* The protocol number of the Mobility header, RFC 6275, 6.1.1. */
#define OCTET_IPV6_MOBILITY 135

void octet_ipv6_hand_on (OctetDissector *self,
                         guint           next);
