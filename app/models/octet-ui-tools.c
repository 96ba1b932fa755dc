/* octet-ui-tools.c - how other tools show the same field: commands to copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-tools.h"

#include <string.h>

#include "models/octet-ui-node-text.h"

/* Headers whose octets a capture filter can name: "tcp[13]". */
static const char *const bpf_headers[] = { "ip", "tcp", "udp", "icmp", "arp" };

/* Scapy's names of layers and of the fields that beginners meet. */
static const struct
{
  const char *key;
  const char *scapy;
} scapy_names[] = {
  { "eth", "Ether" }, { "eth.dst", "Ether].dst" }, { "eth.src", "Ether].src" },
  { "eth.type", "Ether].type" }, { "arp", "ARP" }, { "arp.opcode", "ARP].op" },
  { "arp.src.proto_ipv4", "ARP].psrc" }, { "arp.dst.proto_ipv4", "ARP].pdst" },
  { "arp.src.hw_mac", "ARP].hwsrc" }, { "arp.dst.hw_mac", "ARP].hwdst" },
  { "ip", "IP" }, { "ip.version", "IP].version" }, { "ip.hdr_len", "IP].ihl" },
  { "ip.dsfield", "IP].tos" }, { "ip.len", "IP].len" }, { "ip.id", "IP].id" },
  { "ip.flags", "IP].flags" }, { "ip.frag_offset", "IP].frag" }, { "ip.ttl", "IP].ttl" },
  { "ip.proto", "IP].proto" }, { "ip.checksum", "IP].chksum" }, { "ip.src", "IP].src" },
  { "ip.dst", "IP].dst" }, { "ipv6", "IPv6" }, { "ipv6.version", "IPv6].version" },
  { "ipv6.tclass", "IPv6].tc" }, { "ipv6.flow", "IPv6].fl" }, { "ipv6.plen", "IPv6].plen" },
  { "ipv6.nxt", "IPv6].nh" }, { "ipv6.hlim", "IPv6].hlim" }, { "ipv6.src", "IPv6].src" },
  { "ipv6.dst", "IPv6].dst" }, { "icmp", "ICMP" }, { "icmp.type", "ICMP].type" },
  { "icmp.code", "ICMP].code" }, { "icmp.checksum", "ICMP].chksum" },
  { "icmp.ident", "ICMP].id" }, { "icmp.seq", "ICMP].seq" }, { "tcp", "TCP" },
  { "tcp.srcport", "TCP].sport" }, { "tcp.dstport", "TCP].dport" }, { "tcp.seq_raw", "TCP].seq" },
  { "tcp.ack_raw", "TCP].ack" }, { "tcp.hdr_len", "TCP].dataofs" },
  { "tcp.flags", "TCP].flags" }, { "tcp.window_size_value", "TCP].window" },
  { "tcp.checksum", "TCP].chksum" }, { "tcp.urgent_pointer", "TCP].urgptr" },
  { "tcp.options", "TCP].options" }, { "udp", "UDP" }, { "udp.srcport", "UDP].sport" },
  { "udp.dstport", "UDP].dport" }, { "udp.length", "UDP].len" },
  { "udp.checksum", "UDP].chksum" }, { "dns", "DNS" }, { "dns.id", "DNS].id" },
  { "dns.count.queries", "DNS].qdcount" }, { "dns.count.answers", "DNS].ancount" },
  { "dns.qry.name", "DNS].qd.qname" }, { "dns.qry.type", "DNS].qd.qtype" },
};

static char *
write_scapy (const char *file,
             guint32     packet,
             const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (scapy_names); i++)
    if (g_str_equal (scapy_names[i].key, key))
      return g_strdup_printf ("rdpcap (%s)[%u][%s%s", file, packet - 1, scapy_names[i].scapy,
                              strchr (scapy_names[i].scapy, ']') != NULL ? "" : "]");
  return NULL;
}

/* "tcp[13:1] & 0x10 = 0x10": the place in the header, the bits that count, what they are here. */
static char *
write_tcpdump (const char      *file,
               const OctetTree *tree,
               const OctetNode *node)
{
  const OctetTreeLayer *layer = &tree->layers[node->layer];
  const char *header = layer->entry->protocol->key;
  const guint8 *bytes;
  gsize size;
  guint64 value = 0, mask = node->field->mask;
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (bpf_headers); i++)
    is_known |= g_str_equal (header, bpf_headers[i]);
  bytes = octet_tree_get_place (tree, node, &size);
  if (!is_known || bytes == NULL || node->source != layer->source || node->source != 0 ||
      size != node->size || (size != 1 && size != 2 && size != 4) ||
      node->position < layer->position)
    return NULL;
  for (gsize i = 0; i < size; i++)
    value = value << 8 | bytes[i];
  if (mask != 0)
    return g_strdup_printf ("tcpdump -nr %s '%s[%u:%u] & 0x%" G_GINT64_MODIFIER "x = 0x%"
                            G_GINT64_MODIFIER "x'", file, header,
                            node->position - layer->position, (guint) size, mask, value & mask);
  return g_strdup_printf ("tcpdump -nr %s '%s[%u:%u] = 0x%" G_GINT64_MODIFIER "x'", file, header,
                          node->position - layer->position, (guint) size, value);
}

/**
 * octet_ui_tool_get_name:
 * @tool: a tool
 *
 * Returns: what it is called
 */
const char *
octet_ui_tool_get_name (OctetUiTool tool)
{
  static const char *const names[OCTET_UI_N_TOOLS] = { "tshark", "tcpdump", "Scapy" };

  return names[tool];
}

/**
 * octet_ui_tool_get_command: (skip)
 * @tool: a tool
 * @file: the capture's path
 * @packet: the packet's number, from 1
 * @tree: its tree
 * @node: one of its nodes
 *
 * tshark and Scapy show the field of this packet; tcpdump, which cannot count, shows all
 * packets that have the same value at the same place.
 *
 * Returns: (transfer full) (nullable): a line to copy; %NULL where the tool cannot show it
 */
char *
octet_ui_tool_get_command (OctetUiTool      tool,
                           const char      *file,
                           guint32          packet,
                           const OctetTree *tree,
                           const OctetNode *node)
{
  g_autofree char *quoted = g_shell_quote (file);
  g_autofree char *literal = NULL;
  g_autofree char *escaped = NULL;

  if (node->field == NULL || node->layer >= tree->n_layers)
    return NULL;
  switch (tool)
    {
    case OCTET_UI_TOOL_TSHARK:
      return g_strdup_printf ("tshark -r %s -Y 'frame.number == %u' -T fields -e %s", quoted,
                              packet, node->field->key);
    case OCTET_UI_TOOL_TCPDUMP:
      return write_tcpdump (quoted, tree, node);
    case OCTET_UI_TOOL_SCAPY:
      escaped = g_strescape (file, NULL);
      literal = g_strdup_printf ("\"%s\"", escaped);
      return write_scapy (literal, packet, node->field->key);
    case OCTET_UI_N_TOOLS:
    default:
      return NULL;
    }
}
