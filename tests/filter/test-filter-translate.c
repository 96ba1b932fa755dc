/* test-filter-translate.c - capture filters, doubts and macros.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>
#include <pcap/pcap.h>
#include <string.h>

#include "filter/octet-filter-capture.h"
#include "filter/octet-filter-doubt.h"
#include "filter/octet-filter-macro.h"
#include "protocols/octet-protocols.h"

static const char *const from_capture[][2] = {
  { "tcp port 80", "tcp.port == 80" },
  { "port 53", "(tcp.port == 53 || udp.port == 53)" },
  { "udp dst port 53", "udp.dstport == 53" },
  { "src port 443", "(tcp.srcport == 443 || udp.srcport == 443)" },
  { "port http or https",
    "(tcp.port == 80 || udp.port == 80) || (tcp.port == 443 || udp.port == 443)" },
  { "tcp portrange 6000-6008", "tcp.port in {6000..6008}" },
  { "host 10.0.0.5", "ip.addr == 10.0.0.5" },
  { "host 2001:db8::1", "ipv6.addr == 2001:db8::1" },
  { "src host 10.0.0.5", "ip.src == 10.0.0.5" },
  { "src 10.0.0.5", "ip.src == 10.0.0.5" },
  { "src or dst host 10.0.0.5", "ip.addr == 10.0.0.5" },
  { "host example.test", "ip.host == \"example.test\"" },
  { "net 10", "ip.addr == 10.0.0.0/8" },
  { "net 192.168", "ip.addr == 192.168.0.0/16" },
  { "dst net 10.0.0.0/8", "ip.dst == 10.0.0.0/8" },
  { "net 192.168.0.0 mask 255.255.0.0", "ip.addr == 192.168.0.0/16" },
  { "net 2001:db8::/32", "ipv6.addr == 2001:db8::/32" },
  { "ether host 00:0c:29:01:02:03", "eth.addr == 00:0c:29:01:02:03" },
  { "ether src 0:c:29:1:2:3", "eth.src == 00:0c:29:01:02:03" },
  { "ether proto 0x0806", "eth.type == 0x0806" },
  { "ether broadcast", "eth.dst == ff:ff:ff:ff:ff:ff" },
  { "ip multicast", "ip.dst == 224.0.0.0/4" },
  { "ip proto \\udp", "ip.proto == 17" },
  { "vlan 100", "vlan.id == 100" },
  { "vlan 100 and ip6", "vlan.id == 100 && ipv6" },
  { "less 100", "frame.len <= 100" },
  { "greater 1000 and tcp", "frame.len >= 1000 && tcp" },
  { "len > 100", "frame.len > 100" },
  { "tcp port 80 and host 10.0.0.5", "tcp.port == 80 && ip.addr == 10.0.0.5" },
  { "not arp and port 80", "!(arp) && (tcp.port == 80 || udp.port == 80)" },
  { "host 10.0.0.1 or host 10.0.0.2 and tcp",
    "(ip.addr == 10.0.0.1 || ip.addr == 10.0.0.2) && tcp" },
  { "tcp and (port 80 or 443)", "tcp && ((tcp.port == 80 || udp.port == 80) || "
                                "(tcp.port == 443 || udp.port == 443))" },
  { "! host 10.0.0.5", "!(ip.addr == 10.0.0.5)" },
  { "tcp[tcpflags] & (tcp-syn|tcp-ack) != 0", "tcp.flags & 0x12 != 0" },
  { "tcp[tcpflags] == tcp-syn", "tcp.flags & 0xff == 0x02" },
  { "arp host 10.0.0.5", "(arp.src.proto_ipv4 == 10.0.0.5 || arp.dst.proto_ipv4 == 10.0.0.5)" },
  { "icmp host 10.0.0.5", "(icmp && ip.addr == 10.0.0.5)" },
  { "icmp6 and ip6", "icmpv6 && ipv6" },
  /* Display filters, and what is neither. */
  { "tcp", NULL }, { "tcp.port == 80", NULL }, { "tcp port", NULL }, { "host", NULL }, { "", NULL },
  { "purple port 80", NULL }, { "tcp port 80 and", NULL }, { "(tcp port 80", NULL },
  { "port 99999", NULL }, { "portrange 5", NULL }, { "net 300", NULL },
  { "ether host 1:2:3", NULL },
};

static void
test_from_capture (void)
{
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();

  for (gsize i = 0; i < G_N_ELEMENTS (from_capture); i++)
    {
      g_autofree char *filter = octet_filter_translate_capture (registry, from_capture[i][0]);

      if (g_strcmp0 (filter, from_capture[i][1]) != 0)
        g_error ("%s gives %s", from_capture[i][0], filter);
    }
}

static void
test_to_capture (void)
{
  static const char *const filters[][2] = {
    { "ip.addr == 10.0.0.5", "host 10.0.0.5" },
    { "ip.src == 10.0.0.0/8", "src net 10.0.0.0/8" },
    { "ipv6.dst == 2001:db8::1", "dst host 2001:db8::1" },
    { "tcp.port == 80", "tcp port 80" },
    { "udp.dstport == 53 && ip.src == 10.0.0.1", "udp dst port 53 and src host 10.0.0.1" },
    { "tcp.port in {80, 443, 8000..8080}",
      "tcp port 80 or tcp port 443 or tcp portrange 8000-8080" },
    { "!(arp) && (tcp || udp)", "not (arp) and (tcp or udp)" },
    { "ip.addr != 10.0.0.5", "not host 10.0.0.5" },
    { "tcp.flags.syn == 1 && tcp.flags.ack == 0",
      "tcp[tcpflags] & tcp-syn != 0 and tcp[tcpflags] & tcp-ack == 0" },
    { "eth.addr == 00:0c:29:01:02:03", "ether host 00:0c:29:01:02:03" },
    { "eth.type == 0x0806", "ether proto 0x0806" },
    { "vlan.id == 100", "vlan 100" },
    { "frame.len > 100", "len > 100" },
    { "icmpv6 || ipv6", "icmp6 or ip6" },
    { "dns", NULL }, { "http.host contains \"a\"", NULL }, { "tcp.stream == 1", NULL },
    { "ip.addr !== 10.0.0.5", NULL }, { "tcp && dns", NULL }, { "ip.addr#1 == 10.0.0.1", NULL },
  };
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();
  pcap_t *pcap = pcap_open_dead (DLT_EN10MB, 65535);

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (OctetFilter) filter = octet_filter_new (registry, filters[i][0], &problem);
      g_autofree char *capture = NULL;
      struct bpf_program program;

      g_assert_cmpstr (problem.message, ==, NULL);
      capture = octet_filter_to_capture (filter);
      g_assert_cmpstr (capture, ==, filters[i][1]);
      if (capture == NULL)
        continue;
      /* The one who will run it must understand it. */
      if (pcap_compile (pcap, &program, capture, 1, PCAP_NETMASK_UNKNOWN) != 0)
        g_error ("%s: %s", capture, pcap_geterr (pcap));
      pcap_freecode (&program);
    }
  pcap_close (pcap);
}

static void
test_doubts (void)
{
  static const struct
  {
    const char *filter;
    guint       start;
    guint       size;
    const char *repair;
  } doubts[] = {
    { "ip.addr != 10.0.0.5", 0, 19, "!(ip.addr == 10.0.0.5)" },
    { "tcp && tcp.port !== 80", 7, 15, "!(tcp.port == 80)" },
    { "bootp.type == 1", 0, 5, "dhcp" },
    { "tcp && ssl", 7, 3, "tls" },
    { "arp || tcp && dns", 7, 10, "(tcp && dns)" },
    { "tcp and (udp or dns and arp) and ip", 16, 11, "(dns and arp)" },
    { "tcp && dns || arp", 0, 10, "(tcp && dns)" },
    { "arp || (tcp && dns)", 0, 0, NULL },
    { "tcp && (dns || arp)", 0, 0, NULL },
    { "tcp && dns && arp", 0, 0, NULL },
    { "ip.src != 10.0.0.5", 0, 0, NULL },
    { "!(ip.addr == 10.0.0.5)", 0, 0, NULL },
    { "", 0, 0, NULL },
  };
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();

  for (gsize i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
      g_auto (OctetFilterProblem) doubt = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (OctetFilter) filter = octet_filter_new (registry, doubts[i].filter, &problem);

      g_assert_nonnull (filter);
      if (octet_filter_get_doubt (filter, &doubt) != (doubts[i].repair != NULL))
        g_error ("%s", doubts[i].filter);
      g_assert_cmpstr (doubt.repair, ==, doubts[i].repair);
      g_assert_cmpuint (doubt.start, ==, doubts[i].start);
      g_assert_cmpuint (doubt.size, ==, doubts[i].size);
      g_assert_true ((doubt.message != NULL) == (doubts[i].repair != NULL));
    }
}

static void
test_macros (void)
{
  static const char *const macros[][2] = {
    { "tcp && ${web}", "tcp && tcp.port == 80" },
    { "${to;10.0.0.1}", "ip.dst == 10.0.0.1" },
    { "${both;10.0.0.1;10.0.0.2}", "ip.dst == 10.0.0.1 || ip.dst == 10.0.0.2" },
    { "ip.src == ${ip.src}", "ip.src == ${ip.src}" },
    { "${web", "${web" }, { "$ {web}", "$ {web}" }, { "", "" },
    { "${to}", NULL }, { "${loop}", NULL }, { "${both;10.0.0.1}", NULL }, { "${grow}", NULL },
  };
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (table, (gpointer) "web", (gpointer) "tcp.port == 80");
  g_hash_table_insert (table, (gpointer) "to", (gpointer) "ip.dst == $1");
  g_hash_table_insert (table, (gpointer) "both", (gpointer) "${to;$1} || ${to;$2}");
  g_hash_table_insert (table, (gpointer) "loop", (gpointer) "${loop}");
  g_hash_table_insert (table, (gpointer) "grow", (gpointer) "${grow}${grow}${grow}${grow}${grow}");
  for (gsize i = 0; i < G_N_ELEMENTS (macros); i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
      g_autofree char *text = octet_filter_expand_macros (macros[i][0], table, &problem);

      g_assert_cmpstr (text, ==, macros[i][1]);
      g_assert_true ((text == NULL) == (problem.message != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/translate/from-capture", test_from_capture);
  g_test_add_func ("/filter/translate/to-capture", test_to_capture);
  g_test_add_func ("/filter/translate/doubts", test_doubts);
  g_test_add_func ("/filter/translate/macros", test_macros);
  return g_test_run ();
}
