/* octet-ui-flow-filter.c - the filter that shows one conversation only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-flow-filter.h"

static char *
join_ends (const OctetFlowTable *flows,
           const OctetFlow      *flow,
           const char           *key,
           const char           *port)
{
  OctetAddress source = octet_flow_table_get_end (flows, flow, 0);
  OctetAddress destination = octet_flow_table_get_end (flows, flow, 1);
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);

  octet_address_format (&source, a);
  octet_address_format (&destination, b);
  if (port == NULL)
    return g_strdup_printf ("%s == %s && %s == %s", key, a->str, key, b->str);
  return g_strdup_printf ("%s == %s && %s == %s && %s == %u && %s == %u", key, a->str, key, b->str,
                          port, flow->port_a, port, flow->port_b);
}

/* What has no kind of its own in the filter language is compared as text. */
static char *
join_texts (const OctetFlowTable *flows,
            const OctetFlow      *flow,
            const char           *key)
{
  OctetAddress source = octet_flow_table_get_end (flows, flow, 0);
  OctetAddress destination = octet_flow_table_get_end (flows, flow, 1);
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);

  octet_address_format (&source, a);
  octet_address_format (&destination, b);
  return g_strdup_printf ("%s == \"%s\" && %s == \"%s\"", key, a->str, key, b->str);
}

/**
 * octet_ui_flow_filter: (skip)
 * @flows: the conversations
 * @flow: one of them
 *
 * Returns: (transfer full): a display filter for its packets: "tcp.stream == 3"
 */
char *
octet_ui_flow_filter (const OctetFlowTable *flows,
                      const OctetFlow      *flow)
{
  switch ((OctetFlowLevel) flow->level)
    {
    case OCTET_FLOW_TCP:
      return g_strdup_printf ("tcp.stream == %u", flow->number);
    case OCTET_FLOW_UDP:
      return g_strdup_printf ("udp.stream == %u", flow->number);
    case OCTET_FLOW_SCTP:
      return join_ends (flows, flow, flow->kinds[0] == OCTET_ADDRESS_IPV6 ? "ipv6.addr" : "ip.addr",
                        "sctp.port");
    case OCTET_FLOW_IP:
      return join_ends (flows, flow, "ip.addr", NULL);
    case OCTET_FLOW_IPV6:
      return join_ends (flows, flow, "ipv6.addr", NULL);
    case OCTET_FLOW_WLAN:
      return join_ends (flows, flow, "wlan.addr", NULL);
    case OCTET_FLOW_SLL:
      return g_strdup ("sll"); /* it names its sender alone */
    case OCTET_FLOW_FDDI:
      return join_ends (flows, flow, "fddi.addr", NULL);
    case OCTET_FLOW_IPX:
      return join_texts (flows, flow, "ipx.addr");
    case OCTET_FLOW_ETH:
    case OCTET_N_FLOW_LEVELS:
    default:
      return join_ends (flows, flow, "eth.addr", NULL);
    }
}
