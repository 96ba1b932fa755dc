/* vxlan.c - Virtual eXtensible Local Area Network, RFC 7348
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                2              4                      7          8
 *     +----------------+--------------+----------------------+----------+-----------------
 *     | G … I … D … A  | group policy | virtual network (24) | reserved | Ethernet frame …
 *     +----------------+--------------+----------------------+----------+-----------------
 *
 * RFC 7348 has only the flag I; group policy (draft-smith-vxlan-group-policy) took
 * G, D, A and 16 of the reserved bits.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  FLAGS, HAS_POLICY, HAS_NETWORK, DO_NOT_LEARN, APPLIED, RESERVED_BITS, POLICY, NETWORK, RESERVED,
};

/* RFC 7348, section 5: what is inside is an Ethernet frame, without its check sequence. */
#define ETHERNET 0x6558

#define BIT(key, name, bit, text) { key, name, OCTET_FIELD_BOOL, .under = OCTET_UNDER (FLAGS), \
    .bits = 16, .mask = bit, .on = N_("Yes"), .off = N_("No"), .lesson = text }

/* clang-format off */
static const OctetField fields[] = {
  [FLAGS] = { "vxlan.flags", N_("Flags"), OCTET_FIELD_HEX, .at = 0, .size = 2,
    .lesson = N_("Which of the numbers in this header are valid.") },
  [HAS_POLICY] = BIT ("vxlan.flag_g", N_("Group policy"), 0x8000,
    N_("Whether the sender's group is told.")),
  [HAS_NETWORK] = BIT ("vxlan.flag_i", N_("Virtual network"), 0x0800,
    N_("Whether the virtual network is told; RFC 7348 wants this bit in every packet.")),
  [DO_NOT_LEARN] = BIT ("vxlan.flag_d", N_("Do not learn"), 0x0040,
    N_("The receiver shall not conclude from this packet where the sender lives.")),
  [APPLIED] = BIT ("vxlan.flag_a", N_("Policy applied"), 0x0008,
    N_("Whether somebody has already decided that the packet may pass.")),
  [RESERVED_BITS] = { "vxlan.flags_reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 16,
    .under = OCTET_UNDER (FLAGS), .mask = 0x77b7, .lesson = N_("Zero; kept for later use.") },
  [POLICY] = { "vxlan.gbp", N_("Group"), OCTET_FIELD_UINT, .at = 2, .size = 2,
    .lesson = N_("The group of machines that the sender belongs to. Rules between groups spare "
                 "rules between addresses.") },
  [NETWORK] = { "vxlan.vni", N_("Virtual network"), OCTET_FIELD_UINT, .at = 4, .size = 3,
    .lesson = N_("Which of 16 million virtual networks the frame belongs to. A VLAN tag could "
                 "tell only 4094 apart, too few for a data centre.") },
  [RESERVED] = { "vxlan.reserved8", N_("Reserved"), OCTET_FIELD_UINT, .at = 7, .size = 1,
    .lesson = N_("Zero; kept for later use.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "udp.port", 4789 } };

static void
vxlan_dissect (OctetDissector *self)
{
  guint network = (guint) octet_dissector_get_uint (self, NETWORK);

  octet_dissector_describe (self, _(", virtual network %u"), network);
  octet_dissector_summarize (self, _("Virtual network %u"), network);
  octet_dissector_hand_on_named (self, "ethertype", ETHERNET);
}

const OctetProtocol octet_protocol_vxlan = {
  .key = "vxlan",
  .name = N_("Virtual eXtensible Local Area Network"),
  .short_name = "VXLAN",
  .reference = "RFC 7348",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = 8,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = vxlan_dissect,
  .lesson = N_("Stretches a local network over routers: each Ethernet frame travels inside a UDP "
               "datagram from host to host."),
};
