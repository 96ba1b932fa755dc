/* llmnr.c - Link-Local Multicast Name Resolution, RFC 4795: Windows asks its neighbours for a name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/naming/dns-message.h"

static const OctetCarrier carriers[] = { { "udp.port", 5355 } };

static void
llmnr_dissect (OctetDissector *self)
{
  dns_message_dissect (self, DNS_FLAVOUR_LLMNR, 0);
}

const OctetProtocol octet_protocol_llmnr = {
  .key = "llmnr",
  .name = N_("Link-Local Multicast Name Resolution"),
  .short_name = "LLMNR",
  .reference = "RFC 4795",
  .level = OCTET_LEVEL_APPLICATION,
  .fields = dns_fields,
  .n_fields = DNS_N_FIELDS,
  .notes = dns_notes,
  .n_notes = DNS_N_NOTES,
  OCTET_CARRIERS (carriers),
  .dissect = llmnr_dissect,
  .lesson = N_("How Windows asks its neighbours for a name that no DNS server knows. Anybody may "
               "answer, and attackers do so to catch passwords."),
};
