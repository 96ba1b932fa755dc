/* ipcomp.c - IP Payload Compression Protocol, RFC 3173
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2                 4
 *     +--------+--------+-----------------+---------------------
 *     | next   | flags  | parameter index | compressed payload …
 *     +--------+--------+-----------------+---------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"

enum { NEXT, FLAGS, INDEX };

static const OctetName methods[] = {
  { 1, N_("Of the vendor") }, { 2, "DEFLATE" }, { 3, "LZS" }, { 4, "LZJH" },
};

static const OctetField fields[] = {
  [NEXT] = { "ipcomp.next_header", N_("Next header"), OCTET_FIELD_HEX, .at = 0, .size = 1,
    OCTET_NAMED (octet_ip_protocols), .lesson = N_("What the payload is once it is unpacked.") },
  [FLAGS] = { "ipcomp.flags", N_("Flags"), OCTET_FIELD_HEX, .at = 1, .size = 1,
    .lesson = N_("Zero; kept for later use.") },
  [INDEX] = { "ipcomp.cpi", N_("Compression parameter index"), OCTET_FIELD_HEX, .at = 2,
    .size = 2, OCTET_NAMED (methods),
    .lesson = N_("How the payload was packed: a well-known method, or one that both ends agreed "
                 "on.") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 108 } };

static void
ipcomp_dissect (OctetDissector *self)
{
  octet_dissector_summarize (self, _("Compressed payload, index 0x%04x"),
                             (guint) octet_dissector_get_uint (self, INDEX));
  octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_ipcomp = {
  .key = "ipcomp",
  .name = N_("IP Payload Compression"),
  .short_name = "IPComp",
  .reference = "RFC 3173",
  .level = OCTET_LEVEL_NETWORK,
  .row_from = 1,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ipcomp_dissect,
  .lesson = N_("Packs a packet's payload before it is encrypted; encrypted data cannot be "
               "packed any more."),
};
