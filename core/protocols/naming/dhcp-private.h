/* dhcp-private.h - the fields and notes of DHCP, and what its files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* Rows of dhcp_fields. */
enum
{
  DHCP_TYPE, DHCP_HW_TYPE, DHCP_HW_LENGTH, DHCP_HOPS, DHCP_ID, DHCP_SECS, DHCP_FLAGS,
  DHCP_FLAG_BROADCAST, DHCP_FLAG_RESERVED, DHCP_CLIENT, DHCP_YOUR, DHCP_SERVER, DHCP_RELAY,
  DHCP_HW_ADDRESS, DHCP_HW_MAC, DHCP_HW_PADDING, DHCP_SERVER_NAME, DHCP_FILE, DHCP_COOKIE,
  DHCP_VENDOR_OPTIONS, DHCP_BOOTP, DHCP_OPTION, DHCP_OPTION_LENGTH, DHCP_OPTION_VALUE,
  DHCP_OPTION_UNKNOWN, DHCP_PADDING, DHCP_END, DHCP_MESSAGE_TYPE, DHCP_MASK, DHCP_TIME_OFFSET,
  DHCP_ROUTER, DHCP_TIME_SERVER, DHCP_NAME_SERVER, DHCP_DNS, DHCP_LOG_SERVER, DHCP_QUOTES,
  DHCP_LPR, DHCP_IMPRESS, DHCP_RESOURCE, DHCP_HOST_NAME, DHCP_BOOT_SIZE, DHCP_DUMP_FILE,
  DHCP_DOMAIN, DHCP_SWAP, DHCP_ROOT_PATH, DHCP_EXTENSIONS_PATH, DHCP_FORWARDING,
  DHCP_SOURCE_ROUTING, DHCP_POLICY_IP, DHCP_POLICY_MASK, DHCP_REASSEMBLY, DHCP_DEFAULT_TTL,
  DHCP_MTU_AGING, DHCP_MTU_PLATEAU, DHCP_MTU, DHCP_SUBNETS_LOCAL, DHCP_BROADCAST,
  DHCP_MASK_DISCOVERY, DHCP_MASK_SUPPLIER, DHCP_ROUTER_DISCOVERY, DHCP_SOLICITATION,
  DHCP_ROUTE_IP, DHCP_ROUTE_ROUTER, DHCP_TRAILERS, DHCP_ARP_TIMEOUT, DHCP_ETHERNET, DHCP_TCP_TTL,
  DHCP_TCP_KEEPALIVE, DHCP_TCP_GARBAGE, DHCP_NIS_DOMAIN, DHCP_NIS_SERVER, DHCP_NTP,
  DHCP_NETBIOS_NAME, DHCP_NETBIOS_DATAGRAM, DHCP_NETBIOS_NODE, DHCP_NETBIOS_SCOPE, DHCP_X_FONT,
  DHCP_X_DISPLAY, DHCP_REQUESTED, DHCP_LEASE_TIME, DHCP_OVERLOAD, DHCP_SERVER_ID,
  DHCP_REQUEST_ITEM, DHCP_MESSAGE, DHCP_MAX_SIZE, DHCP_RENEWAL, DHCP_REBINDING,
  DHCP_VENDOR_CLASS, DHCP_CLIENT_TYPE, DHCP_CLIENT_TEXT, DHCP_CLIENT_BYTES, DHCP_CLIENT_UUID,
  DHCP_CLIENT_IAID, DHCP_CLIENT_DUID, DHCP_CLIENT_LLT_HW, DHCP_CLIENT_LL_HW, DHCP_CLIENT_TIME,
  DHCP_CLIENT_LINK, DHCP_CLIENT_ENTERPRISE, DHCP_NETWARE_DOMAIN, DHCP_NIS_PLUS_DOMAIN,
  DHCP_NIS_PLUS_SERVER, DHCP_TFTP_NAME, DHCP_BOOT_FILE, DHCP_HOME_AGENT, DHCP_SMTP, DHCP_POP3,
  DHCP_NNTP, DHCP_WWW, DHCP_FINGER, DHCP_IRC, DHCP_STREETTALK, DHCP_STREETTALK_DA,
  DHCP_USER_CLASS, DHCP_USER_CLASS_LENGTH, DHCP_USER_CLASS_DATA, DHCP_USER_CLASS_TEXT,
  DHCP_SLP_FLAG, DHCP_SLP_AGENT, DHCP_SLP_SCOPE_FLAG, DHCP_SLP_SCOPE, DHCP_FQDN_FLAGS,
  DHCP_FQDN_RESERVED, DHCP_FQDN_N, DHCP_FQDN_E, DHCP_FQDN_O, DHCP_FQDN_S, DHCP_FQDN_RCODE1,
  DHCP_FQDN_RCODE2, DHCP_FQDN_NAME, DHCP_AGENT, DHCP_SUBOPTION_LENGTH, DHCP_AGENT_VALUE,
  DHCP_AGENT_UNKNOWN, DHCP_AGENT_CIRCUIT, DHCP_AGENT_REMOTE, DHCP_AGENT_LINK,
  DHCP_AGENT_SUBSCRIBER, DHCP_AGENT_RADIUS, DHCP_AGENT_AUTHENTICATION, DHCP_AGENT_VENDOR,
  DHCP_AGENT_FLAGS, DHCP_AGENT_SERVER, DHCP_AGENT_RELAY, DHCP_AGENT_BSSID, DHCP_AGENT_NETWORK,
  DHCP_AGENT_POINT, DHCP_AUTH_PROTOCOL, DHCP_AUTH_ALGORITHM, DHCP_AUTH_DELAYED, DHCP_AUTH_RDM,
  DHCP_AUTH_COUNTER, DHCP_AUTH_SECRET, DHCP_AUTH_HASH, DHCP_AUTH_DATA, DHCP_LAST_TRANSACTION,
  DHCP_ASSOCIATED, DHCP_ARCHITECTURE, DHCP_NETWORK_MAJOR, DHCP_NETWORK_MINOR, DHCP_TZ_POSIX,
  DHCP_TZ_NAME, DHCP_NETINFO_ADDRESS, DHCP_NETINFO_TAG, DHCP_PORTAL, DHCP_AUTO_CONFIGURE,
  DHCP_SERVICE_SEARCH, DHCP_SUBNET_SELECTION, DHCP_SEARCH, DHCP_SIP_ENCODING, DHCP_SIP_NAME,
  DHCP_SIP_ADDRESS, DHCP_CLASSLESS, DHCP_VI_CLASS_ENTERPRISE, DHCP_VI_CLASS_LENGTH,
  DHCP_VI_CLASS_DATA, DHCP_VI_ENTERPRISE, DHCP_VI_LENGTH, DHCP_TR111, DHCP_TR111_DEVICE_OUI,
  DHCP_TR111_DEVICE_SERIAL, DHCP_TR111_DEVICE_CLASS, DHCP_TR111_GATEWAY_OUI,
  DHCP_TR111_GATEWAY_SERIAL, DHCP_TR111_GATEWAY_CLASS, DHCP_VI_VALUE, DHCP_VI_UNKNOWN, DHCP_PANA,
  DHCP_LOST, DHCP_CAPWAP, DHCP_ANDSF, DHCP_NONCE, DHCP_RDNSS_RESERVED, DHCP_RDNSS_PREFERENCE,
  DHCP_RDNSS_PRIMARY, DHCP_RDNSS_SECONDARY, DHCP_RDNSS_DOMAIN, DHCP_TFTP_ADDRESS, DHCP_STATUS,
  DHCP_STATUS_TEXT, DHCP_BASE_TIME, DHCP_STATE_START, DHCP_QUERY_START, DHCP_QUERY_END,
  DHCP_STATE, DHCP_SOURCE, DHCP_PCP_LENGTH, DHCP_PCP_SERVER, DHCP_PORT_OFFSET, DHCP_PORT_LENGTH,
  DHCP_PORT_SET, DHCP_MUD, DHCP_PXE_FILE, DHCP_PXE_PREFIX, DHCP_SIX_MASK, DHCP_SIX_LENGTH,
  DHCP_SIX_PREFIX, DHCP_SIX_RELAY, DHCP_PROXY,
  DHCP_N_FIELDS
};

/* Rows of dhcp_notes. */
enum
{
  DHCP_BAD_LENGTH, DHCP_NO_END, DHCP_SERVER_NAME_OVERLOADED, DHCP_FILE_OVERLOADED,
  DHCP_BAD_MASK, DHCP_BAD_SUBOPTION, DHCP_BAD_ENCODING, DHCP_SECS_LITTLE,
  DHCP_NONSTANDARD,
  DHCP_N_NOTES
};

#define DHCP_OPTION_PADDING 0
#define DHCP_OPTION_OVERLOAD 52
#define DHCP_OPTION_MESSAGE 53
#define DHCP_OPTION_END 255

extern const OctetField dhcp_fields[DHCP_N_FIELDS];
extern const OctetNote dhcp_notes[DHCP_N_NOTES];

/* The options that are more than a list of equal values. Each function takes
 * the value's place; its octets are all there. */
void dhcp_add_client_id         (OctetDissector *self, gsize at, gsize size);
void dhcp_add_uuid              (OctetDissector *self, gsize at, gsize size);
void dhcp_add_user_class        (OctetDissector *self, gsize at, gsize size);
void dhcp_add_directory_agents  (OctetDissector *self, gsize at, gsize size);
void dhcp_add_service_scope     (OctetDissector *self, gsize at, gsize size);
void dhcp_add_full_name         (OctetDissector *self, gsize at, gsize size);
void dhcp_add_relay_agent       (OctetDissector *self, gsize at, gsize size);
void dhcp_add_authentication    (OctetDissector *self, gsize at, gsize size);
void dhcp_add_network_interface (OctetDissector *self, gsize at, gsize size);
void dhcp_add_search_domains    (OctetDissector *self, gsize at, gsize size);
void dhcp_add_sip_servers       (OctetDissector *self, gsize at, gsize size);
void dhcp_add_classless_routes  (OctetDissector *self, gsize at, gsize size);
void dhcp_add_enterprise_class  (OctetDissector *self, gsize at, gsize size);
void dhcp_add_enterprise        (OctetDissector *self, gsize at, gsize size);
void dhcp_add_location_server   (OctetDissector *self, gsize at, gsize size);
void dhcp_add_dns_selection     (OctetDissector *self, gsize at, gsize size);
void dhcp_add_status            (OctetDissector *self, gsize at, gsize size);
void dhcp_add_port_control      (OctetDissector *self, gsize at, gsize size);
void dhcp_add_port_set          (OctetDissector *self, gsize at, gsize size);
void dhcp_add_rapid_deployment  (OctetDissector *self, gsize at, gsize size);

gsize dhcp_options_dissect (OctetDissector *self,
                            gsize           at,
                            gsize           end,
                            gboolean        is_inner,
                            guint          *message);

G_END_DECLS
