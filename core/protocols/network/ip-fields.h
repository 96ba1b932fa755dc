/* ip-fields.h - the rows of IPv4's table, for its two halves: header and options.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

enum
{
  IP_VERSION, IP_HEADER_LENGTH, IP_SERVICE, IP_DSCP, IP_ECN, IP_LENGTH, IP_ID, IP_FLAGS,
  IP_RESERVED, IP_DONT_FRAGMENT, IP_MORE, IP_OFFSET, IP_TTL, IP_PROTOCOL, IP_CHECKSUM, IP_STATUS,
  IP_SOURCE, IP_SOURCE_ADDRESS, IP_DESTINATION, IP_DESTINATION_ADDRESS, IP_HOP, IP_HOP_ADDRESS,
  IP_SOURCE_HOST, IP_DESTINATION_HOST, IP_HOP_HOST, IP_HOST,
  IP_N_FIELDS,
};

enum
{
  IP_BAD_VERSION, IP_BAD_HEADER_LENGTH, IP_BAD_LENGTH, IP_BAD_CHECKSUM, IP_TTL_LOW, IP_TTL_LOCAL,
  IP_N_NOTES,
};

extern const OctetField octet_ip_fields[IP_N_FIELDS];
extern const OctetNote octet_ip_notes[IP_N_NOTES];

G_END_DECLS
