/* octet-ui-flow-filter.c - the filter that shows one conversation only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-flow-filter.h"

static char *
join_ends (const OctetFlow *flow,
           const char      *key,
           const char      *port)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);

  octet_address_format (&flow->a, a);
  octet_address_format (&flow->b, b);
  if (port == NULL)
    return g_strdup_printf ("%s == %s && %s == %s", key, a->str, key, b->str);
  return g_strdup_printf ("%s == %s && %s == %s && %s == %u && %s == %u", key, a->str, key, b->str,
                          port, flow->port_a, port, flow->port_b);
}

/**
 * octet_ui_flow_filter: (skip)
 * @flow: a conversation
 *
 * Returns: (transfer full): a display filter for its packets: "tcp.stream == 3"
 */
char *
octet_ui_flow_filter (const OctetFlow *flow)
{
  switch ((OctetFlowLevel) flow->level)
    {
    case OCTET_FLOW_TCP:
      return g_strdup_printf ("tcp.stream == %u", flow->number);
    case OCTET_FLOW_UDP:
      return g_strdup_printf ("udp.stream == %u", flow->number);
    case OCTET_FLOW_SCTP:
      return join_ends (flow, flow->a.kind == OCTET_ADDRESS_IPV6 ? "ipv6.addr" : "ip.addr",
                        "sctp.port");
    case OCTET_FLOW_IP:
      return join_ends (flow, "ip.addr", NULL);
    case OCTET_FLOW_IPV6:
      return join_ends (flow, "ipv6.addr", NULL);
    case OCTET_FLOW_ETH:
    case OCTET_N_FLOW_LEVELS:
    default:
      return join_ends (flow, "eth.addr", NULL);
    }
}
