/* ipv6cp.c - PPP's control protocol for IPv6, RFC 5072.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/serial/ppp-control.h"

enum
{
  INTERFACE = OCTET_PPP_N_FIELDS, IDENTIFIER, COMPRESS,
};

static const OctetName option_types[] = {
  { 1, N_("Interface identifier") }, { 2, N_("Header compression") },
};

static const OctetField fields[] = {
  OCTET_PPP_FIELDS ("ipv6cp", option_types),
  [INTERFACE] = { "ipv6cp.opt.interface_identifier", N_("Interface identifier option"),
    OCTET_FIELD_BYTES,
    .lesson = N_("The identifier that the sender wants to use.") },
  [IDENTIFIER] = { "ipv6cp.interface_identifier", N_("Interface identifier"), OCTET_FIELD_BYTES,
    .lesson = N_("The last 64 bits of the address fe80::.") },
  [COMPRESS] = { "ipv6cp.opt.compress", N_("Header compression option"), OCTET_FIELD_BYTES,
    .lesson = N_("How headers may be shortened on a slow line.") },
};

static const OctetCarrier carriers[] = { { "ppp.protocol", 0x8057 } };

static const OctetPppOption options[] = {
  { 1, INTERFACE, { IDENTIFIER } }, { 2, COMPRESS, { 0 } },
};

static void
ipv6cp_dissect (OctetDissector *self)
{
  octet_ppp_dissect (self, fields, options, G_N_ELEMENTS (options));
}

const OctetProtocol octet_protocol_ipv6cp = {
  .key = "ipv6cp",
  .name = N_("PPP IPv6 Control Protocol"),
  .short_name = "IPv6CP",
  .reference = "RFC 5072",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ipv6cp_dissect,
  .lesson = N_("Lets the two ends of a PPP line agree on the second half of their link-local "
               "IPv6 addresses, which must differ."),
};
