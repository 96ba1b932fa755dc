/* test-filter-explain.c - filters in words: every operator, function and kind of operand has some.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>

#include "filter/octet-filter.h"
#include "protocols/octet-protocols.h"

static const char *const sentences[][2] = {
  { "",
    "Shows all packets." },
  { "tcp",
    "Shows packets that are TCP." },
  { "!tcp",
    "Shows packets that are not TCP." },
  { "not arp",
    "Shows packets that are not ARP." },
  { "ip.addr == 10.0.0.5",
    "Shows packets that go to or come from 10.0.0.5." },
  { "ipv6.addr == 2001:db8::1",
    "Shows packets that go to or come from 2001:db8::1." },
  { "ip.src == 10.0.0.0/8",
    "Shows packets that come from 10.0.0.0/8." },
  { "ip.dst == 10.0.0.5",
    "Shows packets that go to 10.0.0.5." },
  { "eth.addr == 00:11:22:33:44:55",
    "Shows packets that go to or come from 00:11:22:33:44:55." },
  { "tcp.port == 80",
    "Shows packets that use TCP port 80." },
  { "udp.port == 53",
    "Shows packets that use UDP port 53." },
  { "tcp.port in {80, 443, 8000..8080}",
    "Shows packets that use TCP port 80, 443 or 8000 to 8080." },
  { "tcp.srcport in {80}",
    "Shows packets that have the TCP source port 80." },
  { "tcp.stream == 3",
    "Shows packets that belong to TCP conversation 3." },
  { "udp.stream == 0",
    "Shows packets that belong to UDP conversation 0." },
  { "ip.addr == 10.0.0.5 && (dns || tcp.port == 80)",
    "Shows packets that go to or come from 10.0.0.5 and (are DNS or use TCP port 80)." },
  { "dns && arp || tcp",
    "Shows packets that (are DNS and are ARP) or are TCP." },
  { "tcp xor udp",
    "Shows packets that are TCP or else are UDP." },
  { "!(ip.addr == 10.0.0.5)",
    "Shows all packets except those that go to or come from 10.0.0.5." },
  { "tcp && !(ip.addr == 10.0.0.5)",
    "Shows packets that are TCP and are none of those that go to or come from 10.0.0.5." },
  { "not not tcp",
    "Shows packets that are TCP." },
  { "tcp.flags.syn == 1",
    "Shows packets that have the flag “TCP syn” set." },
  { "tcp.flags.syn == 0",
    "Shows packets that do not have the flag “TCP syn” set." },
  { "!(tcp.flags.syn == 1)",
    "Shows packets that do not have the flag “TCP syn” set." },
  { "tcp.flags.syn == 1 && tcp.flags.ack == 0",
    "Shows packets that have the flag “TCP syn” set and do not have the flag “TCP "
    "acknowledgment” set." },
  { "frame.len > 100",
    "Shows packets that have the Frame length on the wire greater than 100." },
  { "frame.len >= 100",
    "Shows packets that have the Frame length on the wire at least 100." },
  { "frame.len < 100",
    "Shows packets that have the Frame length on the wire less than 100." },
  { "frame.len <= 100",
    "Shows packets that have the Frame length on the wire at most 100." },
  { "frame.len != 100",
    "Shows packets that have the Frame length on the wire, and it is never 100." },
  { "ip.addr != 10.0.0.5",
    "Shows packets that have the IPv4 address, and it is never 10.0.0.5." },
  { "ip.addr !== 10.0.0.5",
    "Shows packets that have the IPv4 address other than 10.0.0.5." },
  { "ip.addr === 10.0.0.5",
    "Shows packets that have the IPv4 address always equal to 10.0.0.5." },
  { "all tcp.port > 1024",
    "Shows packets that have the TCP port always greater than 1024." },
  { "all tcp.port >= 1024",
    "Shows packets that have the TCP port always at least 1024." },
  { "all tcp.port < 1024",
    "Shows packets that have the TCP port always less than 1024." },
  { "all tcp.port <= 1024",
    "Shows packets that have the TCP port always at most 1024." },
  { "any tcp.port > 1024",
    "Shows packets that have the TCP port greater than 1024." },
  { "all tcp.port in {80, 443}",
    "Shows packets that have the TCP port that is always 80 or 443." },
  { "all dns.qry.name contains \"a\"",
    "Shows packets that always contain “a” in the DNS name." },
  { "all dns.qry.name matches \"a\"",
    "Shows packets that have the DNS name that always fits the pattern “a”." },
  { "frame contains \"password\"",
    "Shows packets that contain “password”." },
  { "http.host contains \"example\"",
    "Shows packets that contain “example” in the HTTP host." },
  { "http.host matches \"^www\"",
    "Shows packets that have the HTTP host that fits the pattern “^www”." },
  { "http.request.method == \"POST\"",
    "Shows packets that have the HTTP request method equal to “POST”." },
  { "dns.qry.type == AAAA",
    "Shows packets that have the DNS type equal to AAAA." },
  { "http.request",
    "Shows packets that have the field HTTP request." },
  { "tcp.analysis.retransmission",
    "Shows packets that were noticed for this: This segment seems to be sent again." },
  { "tcp.flags & 0x02",
    "Shows packets that have one of the bits 0x02 of the TCP flags set." },
  { "tcp.flags & 0x12 == 2",
    "Shows packets that have the bits 0x12 of the TCP flags equal to 2." },
  { "frame.len + 1 > 2",
    "Shows packets that have Frame length on the wire plus 1 greater than 2." },
  { "frame.len - 1 > 2",
    "Shows packets that have Frame length on the wire minus 1 greater than 2." },
  { "frame.len * 2 > 2",
    "Shows packets that have Frame length on the wire times 2 greater than 2." },
  { "frame.len / 2 > 2",
    "Shows packets that have Frame length on the wire divided by 2 greater than 2." },
  { "frame.len % 2 == 0",
    "Shows packets that have what is left of Frame length on the wire divided by 2 "
    "equal to 0." },
  { "-frame.len < 0",
    "Shows packets that have minus Frame length on the wire less than 0." },
  { "len(http.host) > 5",
    "Shows packets that have the length of the HTTP host greater than 5." },
  { "count(ip.addr) > 2",
    "Shows packets that have the number of IPv4 address fields greater than 2." },
  { "upper(http.host) == \"A\"",
    "Shows packets that have the HTTP host in capital letters equal to “A”." },
  { "lower(http.host) == \"a\"",
    "Shows packets that have the HTTP host in small letters equal to “a”." },
  { "string(tcp.port) matches \"80$\"",
    "Shows packets that have the TCP port as a text that fits the pattern “80$”." },
  { "max(tcp.port) > 10",
    "Shows packets that have the greatest of TCP port greater than 10." },
  { "min(tcp.srcport, tcp.dstport) > 10",
    "Shows packets that have the least of TCP source port and TCP destination port "
    "greater than 10." },
  { "abs(tcp.window_size_scalefactor) == 1",
    "Shows packets that have the size of the TCP window scaling factor without its sign "
    "equal to 1." },
  { "eth.src[0:3] == 00:11:22",
    "Shows packets that have the bytes 0 to 2 of the Ethernet source equal to 00:11:22." },
  { "eth.src[0] == 1",
    "Shows packets that have byte 0 of the Ethernet source equal to 1." },
  { "eth.src[1-2] == 11:22",
    "Shows packets that have the bytes 1 to 2 of the Ethernet source equal to 11:22." },
  { "eth.src[3:] == 11:22:33",
    "Shows packets that have the bytes 3 and on of the Ethernet source equal to "
    "11:22:33." },
  { "eth.src[:2] == 11:22",
    "Shows packets that have the bytes 0 to 1 of the Ethernet source equal to 11:22." },
  { "eth.src[-1] == 22",
    "Shows packets that have the last byte of the Ethernet source equal to 22." },
  { "eth.src[-3:] == 11:22:33",
    "Shows packets that have the last 3 bytes of the Ethernet source equal to 11:22:33." },
  { "eth.src[-3:2] == 11:22",
    "Shows packets that have 2 bytes, from 3 before the end, of the Ethernet source "
    "equal to 11:22." },
  { "eth.src[0,2-3,5]",
    "Shows packets that have the bytes 0, 2 to 3 and 5 of the Ethernet source." },
  { "ip.addr#2 == 10.0.0.1",
    "Shows packets that have the IPv4 address in its layer 2 equal to 10.0.0.1." },
  { "ip.addr#[1-2] == 10.0.0.1",
    "Shows packets that have the IPv4 address in its layers 1 to 2 equal to 10.0.0.1." },
  { "ip.addr#[2:] == 10.0.0.1",
    "Shows packets that have the IPv4 address in its layer 2 or deeper equal to "
    "10.0.0.1." },
  { "@ip.src == c0:00:02:2a",
    "Shows packets that have the bytes of the IPv4 source address equal to c0:00:02:2a." },
  { "ip.src == ${ip.dst}",
    "Shows packets that come from the IPv4 destination address of the selected packet." },
  { "ip.src == ip.dst",
    "Shows packets that have the IPv4 source address equal to the IPv4 destination "
    "address." },
  { "frame.time >= \"2024-01-01\"",
    "Shows packets that have the Frame arrival time at least “2024-01-01”." },
  { "tcp.port == 'A'",
    "Shows packets that use TCP port “A”." },
  { "http.host == r\"a\\b\"",
    "Shows packets that have the HTTP host equal to “a\\b”." },
  { "_ws.malformed",
    "Shows packets that are marked as “Malformed packet”." },
};

static void
test_sentences (void)
{
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (OctetFilter) filter = octet_filter_new (registry, sentences[i][0], &problem);
      g_autofree char *words = NULL;

      g_assert_cmpstr (problem.message, ==, NULL);
      words = octet_filter_explain (filter);
      g_assert_cmpstr (words, ==, sentences[i][1]);
    }
}

/* Whatever can run has a whole sentence, and no sentence is the filter itself. */
static void
test_all (void)
{
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "filter", "filters.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_explained = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (OctetFilter) filter = NULL;
      g_autofree char *words = NULL;

      if (lines[i][0] == '#' || lines[i][0] == '>' || lines[i][0] == 0)
        continue;
      filter = octet_filter_new (registry, lines[i], &problem);
      if (filter == NULL)
        continue;
      words = octet_filter_explain (filter);
      g_assert_true (g_utf8_validate (words, -1, NULL));
      g_assert_true (g_str_has_prefix (words, "Shows "));
      g_assert_true (g_str_has_suffix (words, "."));
      g_assert_null (g_strrstr (words, "=="));
      g_assert_null (g_strrstr (words, "(null)"));
      n_explained++;
    }
  g_assert_cmpuint (n_explained, >, 800);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/explain/sentences", test_sentences);
  g_test_add_func ("/filter/explain/all", test_all);
  return g_test_run ();
}
