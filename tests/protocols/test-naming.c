/* test-naming.c - names, options and counts that lie; questions and answers that find each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "dissect/octet-dissector.h"
#include "dissect/octet-format.h"
#include "protocols/naming/dns-name.h"
#include "protocols/octet-protocols.h"

/* Ethernet, IPv4 and UDP in front of the message. */
#define OUTER_SIZE 42

typedef struct
{
  OctetRegistry  *registry;
  OctetState     *state;
  OctetDissector *dissector;
  OctetTree      *tree;
  guint8         *packet; /* the tree's values stand in it */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->registry = octet_protocols_new_registry ();
  self->state = octet_state_new ();
  self->dissector = octet_dissector_new (self->registry, self->state);
  self->tree = octet_tree_new ();
  self->packet = NULL;
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  octet_tree_free (self->tree);
  g_free (self->packet);
  octet_dissector_free (self->dissector);
  octet_state_free (self->state);
  octet_registry_unref (self->registry);
}

static void
put16 (guint8 *bytes,
       gsize   value)
{
  bytes[0] = (guint8) (value >> 8);
  bytes[1] = (guint8) value;
}

/* A datagram around the message: 192.0.2.1 asks, 192.0.2.2 answers. */
static guint8 *
wrap (const guint8 *message,
      gsize         size,
      guint         source,
      guint         destination,
      gboolean      is_answer)
{
  static const guint8 start[OUTER_SIZE] = {
    2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0, 0x45, 0, 0, 0, 0, 0, 0, 0, 64, 17, 0, 0,
    192, 0, 2, 1, 192, 0, 2, 2,
  };
  guint8 *packet = g_malloc (OUTER_SIZE + size);

  memcpy (packet, start, OUTER_SIZE);
  if (is_answer)
    {
      packet[29] = 2;
      packet[33] = 1;
    }
  put16 (packet + 16, MIN (size + 28, 65535));
  put16 (packet + 34, source);
  put16 (packet + 36, destination);
  put16 (packet + 38, MIN (size + 8, 65535));
  memcpy (packet + OUTER_SIZE, message, size);
  return packet;
}

static void
check_tree (const OctetTree *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];

      if ((node->flags & OCTET_NODE_GENERATED) == 0)
        g_assert_cmpuint ((guint64) node->position + node->size, <=,
                          tree->sources[node->source].size);
      g_string_truncate (text, 0);
      octet_format_line (tree, node, text);
      octet_format_show (tree, node, text);
      g_assert_true (g_utf8_validate (text->str, -1, NULL));
    }
}

static const OctetSummary *
run (Fixture      *self,
     guint32       number,
     gint64        time,
     const guint8 *packet,
     gsize         size,
     OctetDepth    depth)
{
  OctetFrameInfo frame = { 0 };
  const OctetSummary *summary;

  frame.number = number;
  frame.time = frame.previous_time = frame.shown_time = frame.first_time = time;
  frame.link_type = 1;
  frame.captured_size = frame.wire_size = (guint32) size;
  summary = octet_dissector_run (self->dissector, &frame, packet, depth,
                                 depth == OCTET_DEPTH_TREE, self->tree);
  if (depth == OCTET_DEPTH_TREE)
    check_tree (self->tree);
  return summary;
}

static const OctetSummary *
run_message (Fixture      *self,
             const guint8 *message,
             gsize         size,
             guint         port)
{
  g_free (self->packet);
  self->packet = wrap (message, size, port, port, FALSE);
  run (self, 1, 0, self->packet, OUTER_SIZE + size, OCTET_DEPTH_FIRST_PASS);
  return run (self, 1, 0, self->packet, OUTER_SIZE + size, OCTET_DEPTH_TREE);
}

/* The values of a key, with a blank between them. */
static char *
values_of (Fixture    *self,
           const char *key)
{
  GString *text = g_string_new (NULL);

  for (guint32 i = 0; i < self->tree->n_nodes; i++)
    {
      const OctetNode *node = &self->tree->nodes[i];

      if (node->field == NULL || node->field->key == NULL || strcmp (node->field->key, key) != 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      octet_format_show (self->tree, node, text);
    }
  return g_string_free (text, FALSE);
}

static void
assert_values (Fixture    *self,
               const char *key,
               const char *expected)
{
  g_autofree char *values = values_of (self, key);

  g_assert_cmpstr (values, ==, expected);
}

/* --- names --- */

static void
assert_name (const void *bytes,
             gsize       size,
             gsize       at,
             const char *text,
             guint       n_labels,
             gsize       wire_size)
{
  g_autofree guint8 *exact = g_memdup2 (bytes, size);
  DnsName name;

  dns_name_read (&name, exact, size, at);
  g_assert_cmpuint (name.size, ==, wire_size);
  if (wire_size == 0)
    return;
  g_assert_cmpstr (name.text, ==, text);
  g_assert_cmpuint (strlen (name.text), ==, name.text_size);
  g_assert_cmpuint (name.n_labels, ==, n_labels);
}

static void
test_names (void)
{
  assert_name ("\3www\7example\0", 13, 0, "www.example", 2, 13);
  assert_name ("\0", 1, 0, "<Root>", 0, 1);
  assert_name ("\7example\0\3www\300\0", 15, 9, "www.example", 2, 6);
  assert_name ("\2a\1\0", 4, 0, "a\\001", 1, 4);
  /* Cut off: in a label, before the end, in a pointer. */
  assert_name ("\3ww", 3, 0, NULL, 0, 0);
  assert_name ("\3www", 4, 0, NULL, 0, 0);
  assert_name ("\300", 1, 0, NULL, 0, 0);
  assert_name ("", 0, 0, NULL, 0, 0);
  /* Kinds of labels that nobody uses. */
  assert_name ("\1a\101\1", 4, 0, "<Unknown extended label>", 1, 3);
  assert_name ("\200", 1, 0, "<Unknown extended label>", 1, 1);
}

static void
test_pointers (void)
{
  guint8 chain[2 * 300];

  /* To itself; to each other; forward to a name; past the end. */
  assert_name ("\300\0", 2, 0, "<Name with a bad pointer>", 1, 2);
  assert_name ("\300\2\300\0", 4, 0, "<Name with a bad pointer>", 1, 2);
  assert_name ("\300\2\1a\0", 5, 0, "a", 1, 2);
  assert_name ("\300\100", 2, 0, "<Name with a bad pointer>", 1, 2);
  /* A label, and a pointer back to it: longer and longer. */
  assert_name ("\1a\300\0", 4, 0, "<Name too long>", 1, 4);
  /* More pointers than anybody needs, none of them twice. */
  for (gsize i = 0; i < 300; i++)
    put16 (chain + 2 * i, 0xc000 | (i > 0 ? 2 * i - 2 : 598));
  chain[598] = 0;
  assert_name (chain, sizeof chain, 2, "<Root>", 0, 2);
  assert_name (chain, sizeof chain, 596, "<Name with a bad pointer>", 1, 2);
}

static void
test_long_names (void)
{
  g_autofree guint8 *bytes = g_malloc0 (20001);
  DnsName name;

  /* 10,000 labels of one letter, and the end. */
  for (gsize i = 0; i < 10000; i++)
    {
      bytes[2 * i] = 1;
      bytes[2 * i + 1] = 'a';
    }
  assert_name (bytes, 20001, 0, "<Name too long>", 1, 20001);
  assert_name (bytes, 20000, 0, NULL, 0, 0);
  /* 127 of them are the longest name there can be: RFC 1035, 2.3.4. */
  bytes[254] = 0;
  dns_name_read (&name, bytes, 255, 0);
  g_assert_cmpuint (name.n_labels, ==, 127);
  g_assert_cmpuint (name.length, ==, 253);
  /* All of its letters take four to write. */
  memset (bytes, 1, 255);
  bytes[0] = bytes[64] = bytes[128] = 63;
  bytes[192] = 61;
  bytes[254] = 0;
  dns_name_read (&name, bytes, 255, 0);
  g_assert_cmpint (name.verdict, ==, DNS_NAME_GOOD);
  g_assert_cmpuint (name.text_size, ==, 4 * 250 + 3);
}

/* --- DNS messages --- */

/* Counts that promise far more than there is. */
static void
test_counts (Fixture       *self,
             gconstpointer  data)
{
  static const guint8 message[] = { 0x12, 0x34, 0x81, 0x80, 255, 255, 255, 255, 255, 255, 255, 255,
                                    1, 'a', 0, 0, 1, 0, 1 };
  const OctetSummary *summary = run_message (self, message, sizeof message, 53);

  g_assert_true (summary->is_malformed);
  assert_values (self, "dns.qry.name", "a");
  assert_values (self, "dns.count.queries", "65535");
}

/* As many names as fit, each a pointer into a chain that is as long as it may be. */
static void
test_many_names (Fixture       *self,
                 gconstpointer  data)
{
  gsize size = 60000;
  g_autofree guint8 *message = g_malloc0 (size);
  const OctetSummary *summary;
  gint64 start = g_get_monotonic_time ();

  put16 (message + 4, 65535);
  for (gsize i = 12; i + 2 <= 12 + 252; i += 2)
    {
      message[i] = 1;
      message[i + 1] = 'x';
    }
  for (gsize i = 12 + 253 + 4; i + 6 <= size; i += 6)
    put16 (message + i, 0xc00c);
  summary = run_message (self, message, size, 53);
  g_assert_cmpstr (summary->protocol, ==, "DNS");
  /* Generous, for slow machines with sanitizers: without bounds it would not end. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

/* Every type of record with random data of every small length: no read past it. */
static void
test_records (Fixture       *self,
              gconstpointer  data)
{
  static const guint16 others[] = { 249, 250, 251, 255, 256, 257, 32768, 32769, 65281, 65282,
                                    65422 };
  guint8 message[12 + 11 + 40 + 14] = { 0 };

  for (guint type = 0; type < 110 + G_N_ELEMENTS (others); type++)
    for (guint size = 0; size <= 40; size++)
      {
        gsize total = 12 + 11 + size + 14;
        const OctetSummary *summary;

        message[7] = 2;
        put16 (message + 13, type < 110 ? type : others[type - 110]);
        put16 (message + 21, size);
        for (guint i = 0; i < size; i++)
          message[23 + i] = (guint8) g_test_rand_int_range (0, g_test_rand_bit () ? 5 : 256);
        /* A good record behind it must be found, whatever the data was. */
        memcpy (message + 23 + size, "\1b\0\0\x0a\0\1\0\0\0\0\0\1\7", 14);
        summary = run_message (self, message, total, 53);
        if (!summary->is_malformed)
          g_assert_nonnull (strstr (summary->info->str, " NULL"));
      }
}

static void
test_update (Fixture       *self,
             gconstpointer  data)
{
  static const guint8 message[] = { 0, 1, 0x28, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 'z', 0, 0, 6, 0, 1,
                                    1, 'h', 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 7 };
  const OctetSummary *summary = run_message (self, message, sizeof message, 53);

  g_assert_false (summary->is_malformed);
  assert_values (self, "dns.count.zones", "1");
  assert_values (self, "dns.count.updates", "1");
  assert_values (self, "dns.resp.name", "h.z");
  assert_values (self, "dns.a", "192.0.2.7");
  g_assert_cmpstr (summary->info->str, ==, "Dynamic update 0x0001 SOA z A 192.0.2.7");
}

/* A question, its answer, the question again, its answer again; another that nobody
 * asked; and the same ID much later. Read backwards, it says the same. */
static void
test_pairs (Fixture       *self,
            gconstpointer  data)
{
  static const struct
  {
    gboolean    is_answer;
    guint       id;
    guint       seconds;
    const char *key;
    const char *value;
  } turns[] = {
    { FALSE, 7, 0, "dns.response_in", "2" },
    { TRUE, 7, 1, "dns.response_to", "1" },
    { FALSE, 7, 2, "dns.retransmit_request_in", "1" },
    { TRUE, 7, 3, "dns.retransmit_response_in", "2" },
    { TRUE, 8, 3, "dns.unsolicited", "1" },
    { FALSE, 7, 60, "dns.response_in", "7" },
    { TRUE, 7, 61, "dns.time", "1.000000000" },
  };
  guint8 *packets[G_N_ELEMENTS (turns)];
  guint8 message[12] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      put16 (message, turns[i].id);
      message[2] = turns[i].is_answer ? 0x80 : 0;
      packets[i] = wrap (message, sizeof message, turns[i].is_answer ? 53 : 4000,
                         turns[i].is_answer ? 4000 : 53, turns[i].is_answer);
      run (self, (guint32) i + 1, turns[i].seconds * G_GINT64_CONSTANT (1000000000), packets[i],
           OUTER_SIZE + sizeof message, OCTET_DEPTH_FIRST_PASS);
    }
  for (gsize i = G_N_ELEMENTS (turns); i-- > 0;)
    {
      run (self, (guint32) i + 1, turns[i].seconds * G_GINT64_CONSTANT (1000000000), packets[i],
           OUTER_SIZE + sizeof message, OCTET_DEPTH_TREE);
      assert_values (self, turns[i].key, turns[i].value);
      g_free (packets[i]);
    }
}

/* --- DHCP --- */

static guint8 *
begin_dhcp (gsize size)
{
  guint8 *message = g_malloc0 (size);

  message[0] = message[1] = 1;
  message[2] = 6;
  memcpy (message + 236, "\x63\x82\x53\x63", 4);
  return message;
}

/* Every option at every small length with random octets. */
static void
test_options (Fixture       *self,
              gconstpointer  data)
{
  for (guint code = 1; code < 255; code++)
    for (gsize size = 0; size <= 40; size++)
      {
        gsize total = 240 + 3 + 2 + size + 1;
        g_autofree guint8 *message = begin_dhcp (total);
        const OctetSummary *summary;

        memcpy (message + 240, "\x35\1\1", 3);
        message[243] = (guint8) code;
        message[244] = (guint8) size;
        for (gsize i = 0; i < size; i++)
          message[245 + i] = (guint8) g_test_rand_int_range (0, g_test_rand_bit () ? 5 : 256);
        message[total - 1] = 255;
        summary = run_message (self, message, total, 67);
        /* What stands in an option cannot break the message around it. */
        g_assert_false (summary->is_malformed);
        assert_values (self, "dhcp.option.end", "255");
      }
}

static void
test_option_past_end (Fixture       *self,
                      gconstpointer  data)
{
  g_autofree guint8 *message = begin_dhcp (245);

  memcpy (message + 240, "\x35\1\1\3\310", 5);
  g_assert_true (run_message (self, message, 245, 67)->is_malformed);
  assert_values (self, "dhcp.option.dhcp", "1");
}

/* Options in lent fields that lend the same fields again. */
static void
test_overload (Fixture       *self,
               gconstpointer  data)
{
  g_autofree guint8 *message = begin_dhcp (250);
  const OctetSummary *summary;

  memcpy (message + 240, "\x35\1\5\x34\1\3\377\0\0\0", 10);
  memcpy (message + 44, "\x34\1\3\14\4host\377", 10);
  memcpy (message + 108, "\x34\1\3\17\377", 5);
  summary = run_message (self, message, 250, 67);
  g_assert_false (summary->is_malformed);
  assert_values (self, "dhcp.option.hostname", "host");
  g_assert_cmpstr (summary->info->str, ==, "DHCP ACK - Transaction ID 0x0");
}

/* RFC 3396: a list of names in two options, with a pointer from one into the other. */
static void
test_search (Fixture       *self,
             gconstpointer  data)
{
  static const guint8 options[] = { 0x35, 1, 5, 119, 5, 1, 'a', 3, 'o', 'r', 119, 7, 'g', 0,
                                    1, 'b', 0xc0, 2, 0, 255 };
  g_autofree guint8 *message = begin_dhcp (240 + sizeof options);

  memcpy (message + 240, options, sizeof options);
  run_message (self, message, 240 + sizeof options, 67);
  assert_values (self, "dhcp.option.dhcp_dns_domain_search_list_fqdn", "a.org b.org <Root>");
}

static void
test_routes (Fixture       *self,
             gconstpointer  data)
{
  static const guint8 options[] = { 0x35, 1, 5, 121, 14, 0, 192, 0, 2, 1, 24, 10, 1, 2, 192, 0, 2,
                                    9, 33, 255 };
  g_autofree guint8 *message = begin_dhcp (240 + sizeof options);

  memcpy (message + 240, options, sizeof options);
  g_assert_false (run_message (self, message, 240 + sizeof options, 67)->is_malformed);
  assert_values (self, "dhcp.option.classless_static_route",
                 "00:c0:00:02:01 18:0a:01:02:c0:00:02:09");
}

/* --- DHCPv6 --- */

/* Relay agents without end: each message stands in the one before. */
static void
test_relays (Fixture       *self,
             gconstpointer  data)
{
  gsize size = 38 * 200;
  g_autofree guint8 *message = g_malloc0 (size);
  g_autofree char *hops = NULL;

  for (gsize i = 0; i < size; i += 38)
    {
      message[i] = 12;
      put16 (message + i + 34, 9);
      put16 (message + i + 36, size - i - 38);
    }
  g_assert_false (run_message (self, message, size, 547)->is_malformed);
  hops = values_of (self, "dhcpv6.hopcount");
  g_assert_cmpuint (strlen (hops), ==, 2 * 13 - 1);
}

static void
test_options_v6 (Fixture       *self,
                 gconstpointer  data)
{
  for (guint code = 0; code < 180; code++)
    for (gsize size = 0; size <= 40; size++)
      {
        guint8 message[4 + 4 + 40 + 5] = { 1, 0, 0, 9 };

        put16 (message + 4, code);
        put16 (message + 6, size);
        for (gsize i = 0; i < size; i++)
          message[8 + i] = (guint8) g_test_rand_int_range (0, g_test_rand_bit () ? 5 : 256);
        put16 (message + 8 + size, 7);
        put16 (message + 10 + size, 1);
        message[12 + size] = 42;
        run_message (self, message, 13 + size, 547);
      }
}

#define ADD(path, function) \
  g_test_add ("/protocols/naming/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/protocols/naming/names", test_names);
  g_test_add_func ("/protocols/naming/pointers", test_pointers);
  g_test_add_func ("/protocols/naming/long-names", test_long_names);
  ADD ("dns/counts", test_counts);
  ADD ("dns/many-names", test_many_names);
  ADD ("dns/records", test_records);
  ADD ("dns/update", test_update);
  ADD ("dns/pairs", test_pairs);
  ADD ("dhcp/options", test_options);
  ADD ("dhcp/option-past-end", test_option_past_end);
  ADD ("dhcp/overload", test_overload);
  ADD ("dhcp/search", test_search);
  ADD ("dhcp/routes", test_routes);
  ADD ("dhcpv6/relays", test_relays);
  ADD ("dhcpv6/options", test_options_v6);

  return g_test_run ();
}
