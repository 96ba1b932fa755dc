/* dhcpv6-private.h - the fields and notes of DHCPv6, and what its files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* Rows of dhcpv6_fields. */
enum
{
  DHCPV6_MESSAGE_TYPE, DHCPV6_HOPS, DHCPV6_ID, DHCPV6_LINK, DHCPV6_PEER, DHCPV6_OPTION_NAME,
  DHCPV6_OPTION, DHCPV6_OPTION_LENGTH, DHCPV6_OPTION_VALUE, DHCPV6_RELAYED, DHCPV6_DUID,
  DHCPV6_DUID_TYPE, DHCPV6_DUID_LLT_HW, DHCPV6_DUID_LLT_TIME, DHCPV6_DUID_LLT_ADDRESS,
  DHCPV6_DUID_LL_HW, DHCPV6_DUID_LL_ADDRESS, DHCPV6_DUID_ENTERPRISE, DHCPV6_DUID_IDENTIFIER,
  DHCPV6_DUID_UUID, DHCPV6_IAID, DHCPV6_T1, DHCPV6_T2, DHCPV6_IATA, DHCPV6_ADDRESS,
  DHCPV6_ADDRESS_PREFERRED, DHCPV6_ADDRESS_VALID, DHCPV6_REQUESTED, DHCPV6_PREFERENCE,
  DHCPV6_ELAPSED, DHCPV6_AUTH_PROTOCOL, DHCPV6_AUTH_ALGORITHM, DHCPV6_AUTH_RDM,
  DHCPV6_AUTH_REPLAY, DHCPV6_AUTH_INFO, DHCPV6_UNICAST, DHCPV6_STATUS, DHCPV6_STATUS_TEXT,
  DHCPV6_USER_CLASS_LENGTH, DHCPV6_USER_CLASS, DHCPV6_VENDOR_CLASS, DHCPV6_VENDOR_CLASS_DATA,
  DHCPV6_VENDOR, DHCPV6_VENDOR_CODE, DHCPV6_VENDOR_LENGTH, DHCPV6_VENDOR_DATA,
  DHCPV6_CABLE_OPTION, DHCPV6_INTERFACE, DHCPV6_RECONFIGURE, DHCPV6_SIP_NAME, DHCPV6_SIP_ADDRESS,
  DHCPV6_DNS, DHCPV6_SEARCH, DHCPV6_NIS, DHCPV6_NISP, DHCPV6_NIS_NAME, DHCPV6_NISP_NAME,
  DHCPV6_SNTP, DHCPV6_LIFETIME, DHCPV6_BCMCS_NAME, DHCPV6_BCMCS_ADDRESS,
  DHCPV6_REMOTE_ENTERPRISE, DHCPV6_REMOTE, DHCPV6_SUBSCRIBER, DHCPV6_FQDN_FLAGS,
  DHCPV6_FQDN_CLIENT_N, DHCPV6_FQDN_CLIENT_S, DHCPV6_FQDN_SERVER_N, DHCPV6_FQDN_SERVER_O,
  DHCPV6_FQDN_SERVER_S, DHCPV6_FQDN, DHCPV6_PANA, DHCPV6_TIME_ZONE, DHCPV6_TIME_ZONE_NAME,
  DHCPV6_QUERY, DHCPV6_QUERY_LINK, DHCPV6_CLT_TIME, DHCPV6_QUERY_PEER, DHCPV6_QUERY_CLIENT_LINK,
  DHCPV6_CAPWAP, DHCPV6_AFTR, DHCPV6_PREFIX_PREFERRED, DHCPV6_PREFIX_VALID, DHCPV6_PREFIX_LENGTH,
  DHCPV6_PREFIX, DHCPV6_HOME_AGENT, DHCPV6_HOME_ADDRESS, DHCPV6_NAI, DHCPV6_EXCLUDE_LENGTH,
  DHCPV6_EXCLUDE, DHCPV6_NTP_TYPE, DHCPV6_NTP_LENGTH, DHCPV6_NTP_ADDRESS, DHCPV6_NTP_MULTICAST,
  DHCPV6_NTP_NAME, DHCPV6_S46_FLAGS, DHCPV6_S46_RESERVED, DHCPV6_S46_FORWARDING, DHCPV6_S46_EA,
  DHCPV6_S46_IPV4_LENGTH, DHCPV6_S46_IPV4, DHCPV6_S46_IPV6_LENGTH, DHCPV6_S46_IPV6,
  DHCPV6_S46_RELAY, DHCPV6_CAPTIVE, DHCPV6_MUD, DHCPV6_RELAY_PORT,
  DHCPV6_N_FIELDS
};

/* Rows of dhcpv6_notes. */
enum
{
  DHCPV6_MALFORMED_OPTION, DHCPV6_BAD_HOPS, DHCPV6_BAD_NAME, DHCPV6_TOO_DEEP,
  DHCPV6_N_NOTES
};

extern const OctetField dhcpv6_fields[DHCPV6_N_FIELDS];
extern const OctetNote dhcpv6_notes[DHCPV6_N_NOTES];

/* RFC 8415, 7.6: at most 8 relay agents (HOP_COUNT_LIMIT), each of which puts the
 * message into an option of its own; and options stand in options, an address in an
 * association, a status in an address. */
#define DHCPV6_MAX_DEPTH 12

/**
 * Dhcpv6: (skip)
 * @dissector: whose layer it is
 * @depth: how many options the current one stands in
 * @message: type of the message that the current option stands in
 * @hops: what that message says of relay agents before it
 * @client: (nullable): the client's identifier in digits, for the list
 */
typedef struct
{
  OctetDissector *dissector;
  guint           depth;
  guint           message;
  guint           hops;
  GString        *client;
} Dhcpv6;

void dhcpv6_read_message (Dhcpv6 *self,
                          gsize   at,
                          gsize   end);
void dhcpv6_read_options (Dhcpv6 *self,
                          gsize   at,
                          gsize   end);
void dhcpv6_add_value    (Dhcpv6 *self,
                          guint   code,
                          gsize   at,
                          gsize   size);

G_END_DECLS
