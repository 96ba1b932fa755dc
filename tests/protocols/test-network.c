/* test-network.c - IP and its helpers: hostile lengths, nested headers, cut packets, echoes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "dissect/octet-dissector.h"
#include "dissect/octet-format.h"
#include "protocols/octet-protocols.h"

#define ETHERNET 14
#define IPV4 20
#define IPV6 40
#define SECOND G_GINT64_CONSTANT (1000000000)

typedef struct
{
  OctetRegistry  *registry;
  OctetState     *state;
  OctetDissector *dissector;
  OctetTree      *tree;
  guint8         *bytes; /* of the packet that the tree points into */
} Fixture;

/* Whole frames, one for each format that has lengths or counts of its own. */
static const struct
{
  const char *name;
  const char *hex;
} samples[] = {
  { "icmp-error-with-mpls-labels",
    "0200000000020200000000010800450000ac000100004001664e0a0000010a00000203033ac9002000004500"
    "002400010000401166c60a0000010a0000020035303900100000616263646566676800000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
    "000000000000000000000000000000000000000000000000000000000000000000000000000020001de0000c"
    "01010001610700026008" },
  { "icmp-error-with-an-interface",
    "0200000000020200000000010800450000bc000100004001663e0a0000010a0000020b0032ec000000004500"
    "002400010000401166c60a0000010a0000020035303900100000616263646566676800000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
    "00000000000000000000000000000000000000000000000000000000000000000000000000002000271d001c"
    "020f0000000700010000010203040865746830000000000005dc" },
  { "mobility-agent",
    "02000000000202000000000108004500003000010000400166ca0a0000010a00000209101c8d0102001e0102"
    "0304000000051006000500c8ffff63026162" },
  { "record-route",
    "0200000000020200000000010800490000340001000040fe38a60a0000010a000002070f0801020304050607"
    "08010203040000000000000000000000000000000000" },
  { "cipso",
    "0200000000020200000000010800490000340001000040fedbac0a0000010a000002860e0000000101080003"
    "ff000001000000000000000000000000000000000000" },
  { "multicast-report",
    "02000000000202000000000186dd6000000000443afffe800000000000000000000000000001ff0200000000"
    "000000000000000000018f0005d7000000020400000120010db800000000000000000000000920010db80000"
    "000000000000000000090601000020010db800000000000000000000000961757864" },
  { "redirect",
    "02000000000202000000000186dd6000000000703afffe800000000000000000000000000001ff0200000000"
    "00000000000000000001890086670000000020010db800000000000000000000000920010db8000000000000"
    "00000000000902010200000000010408000000000000600000000010114020010db800000000000000000000"
    "000120010db800000000000000000000000200353039001000006162636465666768" },
  { "router-advertisement",
    "02000000000202000000000186dd6000000000d83afffe800000000000000000000000000001ff0200000000"
    "000000000000000000018600814840c8001e00000001000000020101020000000001030440e0000000640000"
    "00320000000020010db800000000000000000000000905010000000005dc180240180000012c20010db80000"
    "0000190500000000012c20010db800000000000000000000000920010db80000000000000000000000091f05"
    "00000000012c076578616d706c6503636f6d00036c6162076578616d706c65036f7267000000250468747470"
    "3a2f2f706f7274616c2e6578616d706c652f0000000000000000260212c120010db800000000000000000e01"
    "6e6f6e636536" },
  { "rpl-information",
    "02000000000202000000000186dd60000000006c3afffe800000000000000000000000000001ff0200000000"
    "000000000000000000019b011b1301020003cb07000020010db800000000000000000000000902066d6d6d6d"
    "6d6d031640180000012c20010db8000000000000000000000009040e1801020300040005000600070007081e"
    "40e000000064000000320000000020010db8000000000000000000000009" },
  { "renumbering",
    "02000000000202000000000186dd6000000000483afffe800000000000000000000000000001ff0200000000"
    "000000000000000000018a0064df0000000701f8000900000000010702300180000020010db8000000000000"
    "0000000000093010c0c00000000100000002c000000020010db8000000000000000000000009" },
  { "ipv6-options",
    "02000000000202000000000186dd600000000018004020010db800000000000000000000000120010db80000"
    "00000000000000000002fe01070c0000000501031234010203040000000000000000" },
  { "rpl-route",
    "02000000000202000000000186dd6000000000202b4020010db800000000000000000000000120010db80000"
    "00000000000000000002fe02030298300000010101010101010202020202020202000000000000000000" },
  { "segments",
    "02000000000202000000000186dd6000000000382b4020010db800000000000000000000000120010db80000"
    "00000000000000000002fe0504010180000720010db800000000000000000000000920010db8000000000000"
    "00000000000a05060000000000000000000000000000" },
  { "igmp-report",
    "020000000002020000000001080045000034000100000102cfc50a000001e000000122003212000000020400"
    "0001e00102030102030406010000e001020361757864" },
  { "multicast-trace",
    "02000000000202000000000108004500004c000100000102cfad0a000001e00000011e05fdb0e00102030102"
    "030405060708050607084000000700000001e0010203e0010203e00102030000000200000003000000040102"
    "ff00" },
  { "gre-route",
    "02000000000202000000000108004500003c00010000402f66900a0000010a00000240000800000000000002"
    "00040102030400000000450000140001000040fe65e90a0000010a000002" },
};

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->registry = octet_protocols_new_registry ();
  self->state = octet_state_new ();
  self->dissector = octet_dissector_new (self->registry, self->state);
  self->tree = octet_tree_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_free (self->bytes);
  octet_tree_free (self->tree);
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

static GByteArray *
from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (; hex[0] != 0; hex += 2)
    {
      guint8 octet = (guint8) (g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));

      g_byte_array_append (bytes, &octet, 1);
    }
  return bytes;
}

/* Every node lies in its bytes and can be written down. */
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

/* The bytes are copied to where nothing lies behind them, so that a sanitizer sees
 * each read past their end. */
static const OctetSummary *
run (Fixture      *self,
     guint32       number,
     const guint8 *packet,
     gsize         size,
     gsize         wire_size,
     OctetDepth    depth)
{
  OctetFrameInfo frame = { 0 };
  const OctetSummary *summary;

  g_free (self->bytes);
  self->bytes = g_memdup2 (packet, size);
  frame.number = number;
  frame.time = frame.first_time = 1700000000 * SECOND + number * SECOND;
  frame.previous_time = frame.shown_time = frame.time;
  frame.link_type = 1;
  frame.captured_size = (guint32) size;
  frame.wire_size = (guint32) wire_size;
  summary = octet_dissector_run (self->dissector, &frame, self->bytes, depth,
                                 depth == OCTET_DEPTH_TREE, self->tree);
  if (depth == OCTET_DEPTH_TREE)
    check_tree (self->tree);
  return summary;
}

static guint
count (Fixture    *self,
       const char *key)
{
  guint found = 0;

  for (guint32 i = 0; i < self->tree->n_nodes; i++)
    if (self->tree->nodes[i].field != NULL && self->tree->nodes[i].field->key != NULL &&
        strcmp (self->tree->nodes[i].field->key, key) == 0)
      found++;
  return found;
}

static char *
value_of (Fixture    *self,
          const char *key)
{
  const OctetNode *node = octet_tree_find (self->tree, key);
  GString *text = g_string_new (NULL);

  if (node != NULL)
    octet_format_show (self->tree, node, text);
  return g_string_free (text, FALSE);
}

static void
assert_value (Fixture    *self,
              const char *key,
              const char *expected)
{
  g_autofree char *value = value_of (self, key);

  g_assert_cmpstr (value, ==, expected);
}

/* A frame of IPv4 with options and a payload. */
static GByteArray *
make_ipv4 (const guint8 *options,
           gsize         options_size,
           guint8        protocol,
           const guint8 *payload,
           gsize         payload_size)
{
  static const guint8 start[ETHERNET + IPV4] = {
    2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0, 0x45, 0, 0, 0, 0, 1, 0, 0, 64, 0, 0, 0,
    192, 0, 2, 1, 192, 0, 2, 2,
  };
  GByteArray *packet = g_byte_array_new ();

  g_byte_array_append (packet, start, sizeof start);
  g_byte_array_append (packet, options, (guint) options_size);
  g_byte_array_append (packet, payload, (guint) payload_size);
  packet->data[ETHERNET] = (guint8) (0x40 | ((IPV4 + options_size) / 4));
  put16 (packet->data + ETHERNET + 2, IPV4 + options_size + payload_size);
  packet->data[ETHERNET + 9] = protocol;
  return packet;
}

static GByteArray *
make_ipv6 (guint8        next,
           const guint8 *payload,
           gsize         payload_size)
{
  static const guint8 start[ETHERNET + IPV6] = {
    2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0x86, 0xdd, 0x60, 0, 0, 0, 0, 0, 0, 64,
    0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0x02, 0, 0x5e, 0xff, 0xfe, 0, 0x53, 1,
    0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2,
  };
  GByteArray *packet = g_byte_array_new ();

  g_byte_array_append (packet, start, sizeof start);
  g_byte_array_append (packet, payload, (guint) payload_size);
  put16 (packet->data + ETHERNET + 4, payload_size);
  packet->data[ETHERNET + 6] = next;
  return packet;
}

/* Each packet at each length: cut by the capture, and really that short. */
static void
test_cut (Fixture       *self,
          gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GByteArray) packet = from_hex (samples[i].hex);

      for (gsize size = 0; size <= packet->len; size++)
        {
          run (self, 1, packet->data, size, packet->len, OCTET_DEPTH_FIRST_PASS);
          run (self, 1, packet->data, size, packet->len, OCTET_DEPTH_TREE);
          run (self, 1, packet->data, size, size, OCTET_DEPTH_FIRST_PASS);
          run (self, 1, packet->data, size, size, OCTET_DEPTH_TREE);
        }
      g_assert_false (run (self, 1, packet->data, packet->len, packet->len,
                           OCTET_DEPTH_TREE)->is_malformed);
    }
}

/* Each octet of each packet takes a few values that hurt lengths and counts. */
static void
test_damaged (Fixture       *self,
              gconstpointer  data)
{
  static const guint8 values[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GByteArray) packet = from_hex (samples[i].hex);

      for (gsize at = ETHERNET; at < packet->len; at++)
        for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
          {
            guint8 good = packet->data[at];

            packet->data[at] = values[j];
            run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_FIRST_PASS);
            run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
            packet->data[at] = good;
          }
    }
}

/* Each type of option with each length, right or wrong. */
static void
test_option_lengths (Fixture       *self,
                     gconstpointer  data)
{
  guint8 options[40];

  for (guint type = 0; type < 256; type++)
    for (guint length = 0; length <= 42; length++)
      {
        g_autoptr (GByteArray) packet = NULL;

        memset (options, 4, sizeof options);
        options[0] = (guint8) type;
        options[1] = (guint8) length;
        packet = make_ipv4 (options, sizeof options, 254, options, 4);
        run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
        if (type > 1 && (length < 2 || length > sizeof options))
          g_assert_cmpuint (count (self, "ip.opt.len.invalid"), ==, 1);
      }
}

/* What the length of the header says is all that options may use. */
static void
test_options_end (Fixture       *self,
                  gconstpointer  data)
{
  static const guint8 options[4] = { 7, 11, 8, 192 };
  g_autoptr (GByteArray) packet = make_ipv4 (options, 4, 254, options, 4);

  run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
  g_assert_cmpuint (count (self, "ip.opt.len.invalid"), ==, 1);
  g_assert_cmpuint (count (self, "ip.rec_rt"), ==, 0);
  assert_value (self, "data.len", "4");
}

/* A source route that has not been gone to its end hides the real destination. */
static void
test_source_route (Fixture       *self,
                   gconstpointer  data)
{
  static const guint8 options[12] = { 0x83, 11, 4, 192, 0, 2, 9, 198, 51, 100, 7, 0 };
  g_autoptr (GByteArray) packet = make_ipv4 (options, 12, 254, options, 4);
  const OctetSummary *summary;
  static const guint8 goal[4] = { 198, 51, 100, 7 };

  summary = run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
  g_assert_cmpmem (summary->destination.bytes, 4, goal, 4);
  assert_value (self, "ip.dst", "198.51.100.7");
  assert_value (self, "ip.cur_rt", "192.0.2.2");
  assert_value (self, "ip.src_rt", "192.0.2.9");
}

/* A full packet of nothing but extension headers: the limit of layers holds. */
static void
test_nested_headers (Fixture       *self,
                     gconstpointer  data)
{
  static const guint8 kinds[] = { 0, 43, 44, 60 };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GByteArray) packet = NULL;
      g_autofree guint8 *headers = g_malloc0 (65528);

      for (gsize at = 0; at < 65528; at += 8)
        headers[at] = kinds[k];
      packet = make_ipv6 (kinds[k], headers, 65528);
      run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_FIRST_PASS);
      run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
      g_assert_cmpuint (self->tree->n_layers, >, 20);
      g_assert_cmpuint (self->tree->n_layers, <=, 110);
    }
}

/* IPv4 in IPv4 in IPv4 … */
static void
test_nested_packets (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GByteArray) packet = make_ipv4 (NULL, 0, 4, NULL, 0);
  guint8 header[IPV4];

  memcpy (header, packet->data + ETHERNET, IPV4);
  for (guint i = 1; i < 3000; i++)
    g_byte_array_append (packet, header, IPV4);
  for (guint i = 0; i < 3000; i++)
    put16 (packet->data + ETHERNET + i * IPV4 + 2, packet->len - ETHERNET - i * IPV4);
  run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
  g_assert_cmpuint (count (self, "ip.version"), >, 20);
  g_assert_cmpuint (count (self, "ip.version"), <=, 110);
}

/* ICMP errors that quote ICMP errors: nothing of them reaches the columns. */
static void
test_quoted (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GByteArray) first = from_hex (samples[0].hex);
  g_autoptr (GByteArray) outer = NULL;
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  static const guint8 error[8] = { 3, 1 };
  const OctetSummary *summary;

  g_byte_array_append (payload, error, sizeof error);
  g_byte_array_append (payload, first->data + ETHERNET, 60);
  outer = make_ipv4 (NULL, 0, 1, payload->data, payload->len);
  summary = run (self, 1, outer->data, outer->len, outer->len, OCTET_DEPTH_TREE);
  g_assert_cmpuint (count (self, "icmp.type"), ==, 2);
  g_assert_cmpuint (count (self, "ip.version"), ==, 3);
  g_assert_cmpuint (summary->source.bytes[0], ==, 192);
  g_assert_cmpstr (summary->protocol, ==, "ICMP");
  g_assert_false (summary->is_malformed);
  g_assert_cmpuint (count (self, "_ws.malformed"), ==, 0);
  g_assert_cmpuint (count (self, "ip.bogus_ip_length"), ==, 0);
}

static void
check_echo (Fixture          *self,
            const GByteArray *packet,
            guint32           number,
            const char       *key,
            const char       *expected)
{
  run (self, number, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
  assert_value (self, key, expected);
}

/* Two questions with the same numbers, one answer: it belongs to the later one,
 * and asking in any order finds the same. */
static void
test_echo (Fixture       *self,
           gconstpointer  data)
{
  static const guint8 question[8] = { 8, 0, 0xf7, 0xfc, 0, 1, 0, 2 };
  static const guint8 answer[8] = { 0, 0, 0xff, 0xfc, 0, 1, 0, 2 };
  g_autoptr (GByteArray) asked = make_ipv4 (NULL, 0, 1, question, 8);
  g_autoptr (GByteArray) answered = make_ipv4 (NULL, 0, 1, answer, 8);

  answered->data[ETHERNET + 15] = 2;
  answered->data[ETHERNET + 19] = 1;
  run (self, 1, asked->data, asked->len, asked->len, OCTET_DEPTH_FIRST_PASS);
  run (self, 2, asked->data, asked->len, asked->len, OCTET_DEPTH_FIRST_PASS);
  run (self, 3, answered->data, answered->len, answered->len, OCTET_DEPTH_FIRST_PASS);
  run (self, 4, answered->data, answered->len, answered->len, OCTET_DEPTH_FIRST_PASS);

  check_echo (self, answered, 4, "icmp.resp_to", "");
  check_echo (self, answered, 3, "icmp.resp_to", "2");
  assert_value (self, "icmp.resptime", "1000");
  assert_value (self, "icmp.checksum.status", "1");
  check_echo (self, asked, 2, "icmp.resp_in", "3");
  check_echo (self, asked, 1, "icmp.resp_in", "");
  g_assert_cmpuint (count (self, "icmp.no_resp"), ==, 1);
}

/* ff:fe in the middle of an address tells the card's own. */
static void
test_addresses (Fixture       *self,
                gconstpointer  data)
{
  static const guint8 payload[8] = { 0 };
  g_autoptr (GByteArray) packet = make_ipv6 (59, payload, 8);

  run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
  assert_value (self, "ipv6.src_slaac_mac", "00:00:5e:00:53:01");
  assert_value (self, "ipv6.src_host", "2001:db8::200:5eff:fe00:5301");
  g_assert_cmpuint (count (self, "ipv6.dst_slaac_mac"), ==, 0);
  packet->data[ETHERNET] = 0x50;
  run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
  g_assert_cmpuint (count (self, "ipv6.bogus_ipv6_version"), ==, 1);
}

/* A jumbogram has its length in an option; without one, nothing can be read. */
static void
test_jumbogram (Fixture       *self,
                gconstpointer  data)
{
  static const guint8 option[8] = { 59, 0, 0xc2, 4, 0, 1, 0, 8 };
  g_autofree guint8 *payload = g_malloc0 (65544);
  g_autoptr (GByteArray) packet = NULL;

  memcpy (payload, option, sizeof option);
  packet = make_ipv6 (0, payload, 65544);
  put16 (packet->data + ETHERNET + 4, 0);
  run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
  assert_value (self, "ipv6.opt.jumbo", "65544");
  assert_value (self, "data.len", "65536");
  packet->data[ETHERNET + IPV6 + 2] = 1;
  g_assert_true (run (self, 1, packet->data, packet->len, packet->len,
                      OCTET_DEPTH_TREE)->is_malformed);
  g_assert_cmpuint (count (self, "ipv6.opt.jumbo.missing"), ==, 1);
}

/* A neighbour option of length zero must end the list (RFC 4861, 4.6). */
static void
test_zero_option (Fixture       *self,
                  gconstpointer  data)
{
  static const guint8 message[24] = { 133, 0, 0, 0, 0, 0, 0, 0, 1, 0 };
  g_autoptr (GByteArray) packet = make_ipv6 (58, message, sizeof message);

  run (self, 1, packet->data, packet->len, packet->len, OCTET_DEPTH_TREE);
  g_assert_cmpuint (count (self, "icmpv6.opt"), ==, 1);
  g_assert_cmpuint (count (self, "icmpv6.invalid_option_length"), ==, 1);
}

static void
assert_verdicts (Fixture          *self,
                 const GByteArray *packet,
                 gsize             captured,
                 gsize             wire_size,
                 guint             n_short,
                 guint             n_malformed)
{
  const OctetSummary *summary = run (self, 1, packet->data, captured, wire_size,
                                     OCTET_DEPTH_TREE);

  g_assert_cmpuint (count (self, "_ws.short"), ==, n_short);
  g_assert_cmpuint (count (self, "_ws.malformed"), ==, n_malformed);
  g_assert_cmpint (summary->is_malformed, ==, n_malformed > 0);
}

/* What the capture cut off is short; what the packet itself never had is malformed, whether the
 * capture cut it or not. */
static void
test_verdicts (Fixture       *self,
               gconstpointer  data)
{
  static const guint8 fragment[40] = { 59, 0, 0, 0, 0, 0, 0, 1 };
  static const guint8 datagram[12] = { 0x75, 0x30, 0x32, 0xc8, 0, 12, 0, 0, 1, 2, 3, 4 };
  g_autoptr (GByteArray) fragments = make_ipv6 (44, fragment, sizeof fragment);
  g_autoptr (GByteArray) datagrams = make_ipv6 (17, datagram, sizeof datagram);
  gsize start = ETHERNET + IPV6;

  assert_verdicts (self, fragments, fragments->len, fragments->len, 0, 0);
  assert_verdicts (self, fragments, start + 2, fragments->len, 1, 0);
  /* The length leaves the header three octets. */
  put16 (fragments->data + ETHERNET + 4, 3);
  assert_verdicts (self, fragments, start + 3, start + 3, 0, 1);
  assert_verdicts (self, fragments, start + 3, start + 5, 0, 1);
  assert_verdicts (self, fragments, start + 2, start + 5, 0, 1);
  assert_verdicts (self, fragments, start + 1, start + 5, 1, 0);
  /* And the link a trailer, whose end the capture cut off. */
  assert_verdicts (self, fragments, start + 20, start + 40, 1, 1);
  /* The length leaves it nothing. */
  put16 (fragments->data + ETHERNET + 4, 0);
  assert_verdicts (self, fragments, start, start + 2, 0, 1);

  assert_verdicts (self, datagrams, start + 8, start + 12, 1, 0);
  g_assert_cmpuint (count (self, "data"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/protocols/network/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("cut", test_cut);
  ADD ("damaged", test_damaged);
  ADD ("option-lengths", test_option_lengths);
  ADD ("options-end", test_options_end);
  ADD ("source-route", test_source_route);
  ADD ("nested-headers", test_nested_headers);
  ADD ("nested-packets", test_nested_packets);
  ADD ("quoted", test_quoted);
  ADD ("echo", test_echo);
  ADD ("addresses", test_addresses);
  ADD ("jumbogram", test_jumbogram);
  ADD ("zero-option", test_zero_option);
  ADD ("verdicts", test_verdicts);
#undef ADD
  return g_test_run ();
}
