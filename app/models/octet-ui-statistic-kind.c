/* octet-ui-statistic-kind.c - the table of what can be counted; one line makes a page of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-statistic-kind.h"

#include <glib/gi18n.h>

#include "analysis/octet-credentials.h"
#include "analysis/octet-dhcp-counts.h"
#include "analysis/octet-dns-counts.h"
#include "analysis/octet-endpoints.h"
#include "analysis/octet-experts.h"
#include "analysis/octet-hierarchy.h"
#include "analysis/octet-hosts.h"
#include "analysis/octet-http-counts.h"
#include "analysis/octet-http-servers.h"
#include "analysis/octet-lengths.h"
#include "analysis/octet-service-times.h"

static OctetStatistic *
begin_services (OctetSession *session)
{
  return octet_service_times_new ();
}

static OctetStatistic *
begin_hierarchy (OctetSession *session)
{
  return octet_hierarchy_new (octet_session_get_registry (session));
}

static OctetStatistic *
begin_lengths (OctetSession *session)
{
  return octet_lengths_new ();
}

static OctetStatistic *
begin_experts (OctetSession *session)
{
  return octet_experts_new (OCTET_NOTE_COMMENT);
}

static OctetStatistic *
begin_ip_endpoints (OctetSession *session)
{
  return octet_endpoints_new (OCTET_FLOW_IP);
}

static OctetStatistic *
begin_ipv6_endpoints (OctetSession *session)
{
  return octet_endpoints_new (OCTET_FLOW_IPV6);
}

static OctetStatistic *
begin_eth_endpoints (OctetSession *session)
{
  return octet_endpoints_new (OCTET_FLOW_ETH);
}

static OctetStatistic *
begin_names (OctetSession *session)
{
  OctetStatistic *hosts = octet_hosts_new (TRUE);

  octet_hosts_add_capture (OCTET_HOSTS (hosts), octet_session_get_capture (session));
  return hosts;
}

static OctetStatistic *
begin_dns (OctetSession *session)
{
  return octet_dns_counts_new ();
}

static OctetStatistic *
begin_http (OctetSession *session)
{
  return octet_http_counts_new ();
}

static OctetStatistic *
begin_requests (OctetSession *session)
{
  return octet_http_requests_new ();
}

static OctetStatistic *
begin_servers (OctetSession *session)
{
  return octet_http_servers_new ();
}

static OctetStatistic *
begin_dhcp (OctetSession *session)
{
  return octet_dhcp_counts_new ();
}

static OctetStatistic *
begin_credentials (OctetSession *session)
{
  return octet_credentials_new ();
}

#define ENDPOINT_COLUMNS                                                                           \
  { "address", "packets_sent", "bytes_sent", "packets_received", "bytes_received" }

static const OctetUiStatisticKind kinds[] = {
  { "services", N_("Response Times"), N_("No packet of this capture answers another."),
    begin_services, { "name", "calls", "minimum", "mean", "maximum", "maximum_packet" },
    "maximum_packet" },
  { "hierarchy", N_("Protocols"), N_("This capture has no packets."), begin_hierarchy,
    { "protocol", "frames", "bytes" }, NULL },
  { "lengths", N_("Packet Lengths"), N_("This capture has no packets."), begin_lengths,
    { "name", "count", "average", "minimum", "maximum", "percent" }, NULL },
  { "experts", N_("Findings"), N_("Nothing is remarkable about these packets."),
    begin_experts, { "severity", "group", "protocol", "message", "count", "first_packet" },
    "first_packet" },
  { "endpoints-ip", N_("Endpoints, IPv4"), N_("No packet of this capture is of IPv4."),
    begin_ip_endpoints, ENDPOINT_COLUMNS, NULL },
  { "endpoints-ipv6", N_("Endpoints, IPv6"), N_("No packet of this capture is of IPv6."),
    begin_ipv6_endpoints, ENDPOINT_COLUMNS, NULL },
  { "endpoints-eth", N_("Endpoints, Ethernet"), N_("No packet of this capture is of Ethernet."),
    begin_eth_endpoints, ENDPOINT_COLUMNS, NULL },
  { "names", N_("Names"), N_("No packet of this capture tells a name."), begin_names,
    { "address", "name", "origin" }, NULL },
  { "logins", N_("Logins"), N_("Nobody logs in here without hiding it."), begin_credentials,
    { "packet", "protocol", "username" }, "packet" },
  { "dns", "DNS", N_("No packet of this capture is of DNS."), begin_dns,
    { "name", "count", "percent", "average", "minimum", "maximum" }, NULL },
  { "http", "HTTP", N_("No packet of this capture is of HTTP."), begin_http,
    { "name", "count", "percent" }, NULL },
  { "http-requests", N_("HTTP Requests"), N_("No packet of this capture is of HTTP."),
    begin_requests, { "name", "count", "percent" }, NULL },
  { "http-servers", N_("HTTP Servers"), N_("No packet of this capture is of HTTP."), begin_servers,
    { "name", "count", "percent" }, NULL },
  { "dhcp", "DHCP", N_("No packet of this capture is of DHCP."), begin_dhcp,
    { "type", "packets" }, NULL },
};

/**
 * octet_ui_statistic_kind_get_count: (skip)
 *
 * Returns: how many things can be counted
 */
guint
octet_ui_statistic_kind_get_count (void)
{
  return G_N_ELEMENTS (kinds);
}

/**
 * octet_ui_statistic_kind_get: (skip)
 * @index: less than octet_ui_statistic_kind_get_count()
 *
 * Returns: (transfer none): one of them
 */
const OctetUiStatisticKind *
octet_ui_statistic_kind_get (guint index)
{
  return &kinds[index];
}

/**
 * octet_ui_statistic_kind_find: (skip)
 * @key: what actions call it
 *
 * Returns: its index; octet_ui_statistic_kind_get_count() where there is none
 */
guint
octet_ui_statistic_kind_find (const char *key)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[i].key, key))
    i++;
  return i;
}
