/* mdns.c - Multicast DNS, RFC 6762: the questions of DNS, asked of everybody on the local network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/naming/dns-message.h"

static const OctetCarrier carriers[] = { { "udp.port", 5353 } };

static void
mdns_dissect (OctetDissector *self)
{
  dns_message_dissect (self, DNS_FLAVOUR_MDNS, 0);
}

const OctetProtocol octet_protocol_mdns = {
  .key = "mdns",
  .name = N_("Multicast Domain Name System"),
  .short_name = "MDNS",
  .reference = "RFC 6762",
  .level = OCTET_LEVEL_APPLICATION,
  .fields = dns_fields,
  .n_fields = DNS_N_FIELDS,
  .notes = dns_notes,
  .n_notes = DNS_N_NOTES,
  OCTET_CARRIERS (carriers),
  .dissect = mdns_dissect,
  .lesson = N_("How printers, speakers and computers find each other at home without a server: "
               "each one answers for its own name under .local."),
};
