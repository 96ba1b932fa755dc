/* ipcp.c - PPP's control protocol for IPv4, RFC 1332, 1877.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/serial/ppp-control.h"

enum
{
  ADDRESSES = OCTET_PPP_N_FIELDS, SOURCE, DESTINATION, COMPRESS, PROTOCOL, SLOT, SLOT_ID, ADDR,
  ADDRESS, MOBILE, HOME, DNS_1, DNS_1_ADDRESS, NBNS_1, NBNS_1_ADDRESS, DNS_2, DNS_2_ADDRESS,
  NBNS_2, NBNS_2_ADDRESS,
};

static const OctetName option_types[] = {
  { 1, N_("Addresses (old)") }, { 2, N_("Header compression") }, { 3, N_("Address") },
  { 4, N_("Mobile address") }, { 129, N_("First name server") },
  { 130, N_("First NetBIOS name server") }, { 131, N_("Second name server") },
  { 132, N_("Second NetBIOS name server") },
};
static const OctetName protocols[] = {
  { 0x0003, N_("Robust header compression") }, { 0x002d, "Van Jacobson" },
  { 0x0061, N_("IP header compression") },
};

static const OctetField fields[] = {
  OCTET_PPP_FIELDS ("ipcp", option_types),
  [ADDRESSES] = { "ipcp.opt.addrs", N_("Addresses option"), OCTET_FIELD_BYTES,
    .lesson = N_("Both addresses at once, in an outdated form.") },
  [SOURCE] = { "ipcp.opt.src_address", N_("Own address"), OCTET_FIELD_IPV4,
    .lesson = N_("The address of the sender.") },
  [DESTINATION] = { "ipcp.opt.dst_address", N_("Other's address"), OCTET_FIELD_IPV4,
    .lesson = N_("The address of the other end.") },
  [COMPRESS] = { "ipcp.opt.compress", N_("Header compression option"), OCTET_FIELD_BYTES,
    .lesson = N_("How headers may be shortened on a slow line.") },
  [PROTOCOL] = { "ipcp.opt.compress_proto", N_("Compression protocol"), OCTET_FIELD_HEX,
    .bits = 16, OCTET_NAMED (protocols),
    .lesson = N_("Which way of shortening headers is wanted.") },
  [SLOT] = { "ipcp.opt.max_slot_id", N_("Highest slot"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How many conversations can be shortened at once.") },
  [SLOT_ID] = { "ipcp.opt.comp_slot_id", N_("Slot may be left out"), OCTET_FIELD_BOOL, .bits = 8,
    .mask = 0x1, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether a packet of the same conversation as the last may leave its number "
                 "out.") },
  [ADDR] = { "ipcp.opt.addr", N_("Address option"), OCTET_FIELD_BYTES,
    .lesson = N_("The address that the sender wants to use.") },
  [ADDRESS] = { "ipcp.opt.ip_address", N_("Address"), OCTET_FIELD_IPV4,
    .lesson = N_("0.0.0.0 asks the other end to choose.") },
  [MOBILE] = { "ipcp.opt.mobileipv4", N_("Mobile address option"), OCTET_FIELD_BYTES,
    .lesson = N_("A traveller's address at home.") },
  [HOME] = { "ipcp.opt.mobilenodehomeaddress", N_("Home address"), OCTET_FIELD_IPV4,
    .lesson = N_("The address that the traveller keeps.") },
  [DNS_1] = { "ipcp.opt.pri_dns", N_("First name server option"), OCTET_FIELD_BYTES,
    .lesson = N_("Whom to ask for names.") },
  [DNS_1_ADDRESS] = { "ipcp.opt.pri_dns_address", N_("First name server"), OCTET_FIELD_IPV4,
    .lesson = N_("0.0.0.0 asks the other end to say.") },
  [NBNS_1] = { "ipcp.opt.pri_nbns", N_("First NetBIOS name server option"), OCTET_FIELD_BYTES,
    .lesson = N_("Whom to ask for Windows names.") },
  [NBNS_1_ADDRESS] = { "ipcp.opt.pri_nbns_address", N_("First NetBIOS name server"),
    OCTET_FIELD_IPV4,
    .lesson = N_("0.0.0.0 asks the other end to say.") },
  [DNS_2] = { "ipcp.opt.sec_dns", N_("Second name server option"), OCTET_FIELD_BYTES,
    .lesson = N_("Whom to ask if the first is silent.") },
  [DNS_2_ADDRESS] = { "ipcp.opt.sec_dns_address", N_("Second name server"), OCTET_FIELD_IPV4,
    .lesson = N_("0.0.0.0 asks the other end to say.") },
  [NBNS_2] = { "ipcp.opt.sec_nbns", N_("Second NetBIOS name server option"), OCTET_FIELD_BYTES,
    .lesson = N_("Whom to ask if the first is silent.") },
  [NBNS_2_ADDRESS] = { "ipcp.opt.sec_nbns_address", N_("Second NetBIOS name server"),
    OCTET_FIELD_IPV4,
    .lesson = N_("0.0.0.0 asks the other end to say.") },
};

static const OctetCarrier carriers[] = { { "ppp.protocol", 0x8021 }, { "gtp.pco", 0x8021 } };

static const OctetPppOption options[] = {
  { 1, ADDRESSES, { SOURCE, DESTINATION } }, { 2, COMPRESS, { PROTOCOL, SLOT, SLOT_ID } },
  { 3, ADDR, { ADDRESS } }, { 4, MOBILE, { HOME } }, { 129, DNS_1, { DNS_1_ADDRESS } },
  { 130, NBNS_1, { NBNS_1_ADDRESS } }, { 131, DNS_2, { DNS_2_ADDRESS } },
  { 132, NBNS_2, { NBNS_2_ADDRESS } },
};

static void
ipcp_dissect (OctetDissector *self)
{
  octet_ppp_dissect (self, fields, options, G_N_ELEMENTS (options));
}

const OctetProtocol octet_protocol_ipcp = {
  .key = "ipcp",
  .name = N_("PPP IP Control Protocol"),
  .short_name = "IPCP",
  .reference = "RFC 1332",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ipcp_dissect,
  .lesson = N_("Gives the two ends of a PPP line their IP addresses. A dialler asks for 0.0.0.0 "
               "and is told in the refusal which address to ask for."),
};
