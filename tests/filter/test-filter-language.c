/* test-filter-language.c - the lexer's tokens, the parser's trees, the checker's sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "filter/octet-filter-doubt.h"
#include "filter/octet-filter-lexer.h"
#include "filter/octet-filter-parser.h"
#include "filter/octet-filter.h"
#include "protocols/octet-protocols.h"

static void
write_token (const OctetToken *token,
             GString          *out)
{
  static const char *const names[] = {
    [OCTET_TOKEN_END] = "end", [OCTET_TOKEN_WORD] = "word", [OCTET_TOKEN_TEXT] = "text",
    [OCTET_TOKEN_REFERENCE] = "reference", [OCTET_TOKEN_OR] = "or", [OCTET_TOKEN_AND] = "and",
    [OCTET_TOKEN_XOR] = "xor", [OCTET_TOKEN_NOT] = "not", [OCTET_TOKEN_ANY] = "any",
    [OCTET_TOKEN_ALL] = "all", [OCTET_TOKEN_IN] = "in", [OCTET_TOKEN_RELATION] = "relation",
    [OCTET_TOKEN_SIGN] = "sign",
  };

  g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", names[token->kind]);
  if (token->text != NULL)
    g_string_append_printf (out, ":%s", token->text);
  if (token->kind == OCTET_TOKEN_SIGN)
    g_string_append_printf (out, ":%c", token->sign);
  if (token->kind == OCTET_TOKEN_RELATION)
    g_string_append_printf (out, ":%d%s", token->relation,
                            token->quantifier == OCTET_QUANTIFIER_ALL   ? "all"
                            : token->quantifier == OCTET_QUANTIFIER_ANY ? "any" : "");
}

static void
test_lexer (void)
{
  static const char *const texts[][2] = {
    { "", "end" },
    { "tcp.port==80", "word:tcp.port relation:0 word:80 end" },
    { "a != b !== c === d",
      "word:a relation:1 word:b relation:1any word:c relation:0all word:d end" },
    { "a ~= b", "word:a relation:1any word:b end" },
    { "a all_ne b any_eq c", "word:a relation:1all word:b relation:0any word:c end" },
    { "a < b <= c > d >= e",
      "word:a relation:2 word:b relation:3 word:c relation:4 word:d relation:5 word:e end" },
    { "a lt b le c gt d ge e",
      "word:a relation:2 word:b relation:3 word:c relation:4 word:d relation:5 word:e end" },
    { "a contains b ~ c matches d",
      "word:a relation:6 word:b relation:7 word:c relation:7 word:d end" },
    { "a || b or c && d and e ^^ f xor !g not h",
      "word:a or word:b or word:c and word:d and word:e xor word:f xor not word:g not word:h end" },
    { "any a in {1, 2..3}", "any word:a in sign:{ word:1 sign:, word:2 sign:. word:3 sign:} end" },
    { "all a", "all word:a end" },
    { "eth.src[0:3] == 00:11:22",
      "word:eth.src sign:[ word:0 sign:: word:3 sign:] relation:0 word:00:11:22 end" },
    { "ip.addr#2 == 2001:db8::1/64",
      "word:ip.addr sign:# word:2 relation:0 word:2001:db8::1/64 end" },
    { "@a & 0x0f + 1 - 2 * 3",
      "sign:@ word:a sign:& word:0x0f sign:+ word:1 sign:- word:2 sign:* word:3 end" },
    { "a == \"x\\t\\\"\\x41\\101\"", "word:a relation:0 text:x\t\"AA end" },
    { "a == r\"x\\t\"", "word:a relation:0 text:x\\t end" },
    { "a == 'b'", "word:a relation:0 text:b end" },
    { "${ip.src}", "reference:ip.src end" },
    { "len(a)", "word:len sign:( word:a sign:) end" },
    { "a = b", NULL }, { "a | b", NULL }, { "\"open", NULL }, { "'ab'", NULL }, { "\"\\q\"", NULL },
    { "${", NULL }, { "a ; b", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (GArray) tokens = octet_filter_lex (texts[i][0], &problem);
      g_autoptr (GString) out = g_string_new (NULL);

      g_assert_true ((tokens == NULL) == (texts[i][1] == NULL));
      g_assert_true ((tokens == NULL) == (problem.message != NULL));
      for (guint j = 0; tokens != NULL && j < tokens->len; j++)
        {
          const OctetToken *token = &g_array_index (tokens, OctetToken, j);

          g_assert_cmpuint (token->start + token->size, <=, strlen (texts[i][0]));
          write_token (token, out);
        }
      if (tokens != NULL)
        g_assert_cmpstr (out->str, ==, texts[i][1]);
    }
}

static void
write_node (const OctetFilterNode *node,
            GString               *out)
{
  static const char *const names[] = {
    [OCTET_FILTER_OR] = "or", [OCTET_FILTER_AND] = "and", [OCTET_FILTER_XOR] = "xor",
    [OCTET_FILTER_NOT] = "not", [OCTET_FILTER_EXISTS] = "exists",
      [OCTET_FILTER_COMPARE] = "compare",
    [OCTET_FILTER_IN] = "in", [OCTET_FILTER_FIELD] = "", [OCTET_FILTER_LITERAL] = "",
    [OCTET_FILTER_SLICE] = "slice", [OCTET_FILTER_FUNCTION] = "", [OCTET_FILTER_ARITHMETIC] = "",
    [OCTET_FILTER_RANGE] = "range",
  };

  if (node->children->len == 0)
    {
      g_string_append (out, node->text);
      return;
    }
  g_string_append_printf (out, "(%s%s%s", names[node->kind], node->all ? "-all" : "",
                          node->text != NULL ? node->text : "");
  for (guint i = 0; i < node->children->len; i++)
    {
      g_string_append_c (out, ' ');
      write_node (octet_filter_node_child (node, i), out);
    }
  g_string_append_c (out, ')');
}

static void
test_parser (void)
{
  static const char *const texts[][2] = {
    { "tcp", "(exists tcp)" },
    { "tcp or udp and not dns", "(or (exists tcp) (and (exists udp) (not (exists dns))))" },
    { "tcp and udp xor dns or arp",
      "(or (xor (and (exists tcp) (exists udp)) (exists dns)) (exists arp))" },
    { "(tcp or udp) and dns", "(and (or (exists tcp) (exists udp)) (exists dns))" },
    { "tcp and udp and dns", "(and (exists tcp) (exists udp) (exists dns))" },
    { "tcp.port == 80", "(compare tcp.port 80)" },
    { "tcp.port != 80", "(compare-all tcp.port 80)" },
    { "tcp.port !== 80", "(compare tcp.port 80)" },
    { "all tcp.port == 80", "(compare-all tcp.port 80)" },
    { "!tcp.port == 80", "(not (compare tcp.port 80))" },
    { "1 < tcp.port < 100", "(and (compare 1 tcp.port) (compare tcp.port 100))" },
    { "tcp.port in {80, 90..99}", "(in tcp.port 80 (range 90 99))" },
    { "tcp.port not in {80}", "(not (in tcp.port 80))" },
    { "frame.len + 1 * 2 == 3", "(compare (+ frame.len (* 1 2)) 3)" },
    { "{frame.len + 1} * 2 == 3", "(compare (* (+ frame.len 1) 2) 3)" },
    { "tcp.flags & 2 == 2", "(compare (& tcp.flags 2) 2)" },
    { "-frame.len == 3", "(compare (- frame.len) 3)" },
    { "eth.src[0:3][1] == 1", "(compare (slice (slice eth.src)) 1)" },
    { "max(tcp.srcport, 80) == 80", "(compare (max tcp.srcport 80) 80)" },
    { "ssl and bootp", "(and (exists tls) (exists dhcp))" },
    { "tcp and", NULL }, { "and tcp", NULL }, { "(tcp", NULL }, { "tcp)", NULL }, { "tcp udp",
      NULL },
    { "tcp.port in {}", NULL }, { "tcp.port in {1,}", NULL }, { "eth.src[", NULL },
    { "eth.src[3-1]", NULL }, { "eth.src[0:0]", NULL }, { "tcp.port ==", NULL }, { "foo(tcp)",
      NULL },
    { "any tcp", NULL }, { "@nothing", NULL }, { "tcp.port#", NULL },
  };
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (OctetFilterNode) root = octet_filter_parse (registry, texts[i][0], &problem);
      g_autoptr (GString) out = g_string_new (NULL);

      if ((root == NULL) != (texts[i][1] == NULL))
        g_error ("%s: %s", texts[i][0], problem.message);
      g_assert_true ((root == NULL) == (problem.message != NULL));
      if (root == NULL)
        continue;
      write_node (root, out);
      g_assert_cmpstr (out->str, ==, texts[i][1]);
    }
}

/* Deeper than any person nests: refused, and no stack runs over. */
static void
test_depth (void)
{
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;

  for (guint i = 0; i < 20000; i++)
    g_string_append_c (text, '(');
  g_assert_null (octet_filter_new (registry, text->str, &problem));
  g_assert_nonnull (problem.message);
}

/* Where it is wrong, how long that is, and what would be right. */
static void
test_problems (void)
{
  static const struct
  {
    const char *filter;
    guint       start;
    guint       size;
    const char *repair;
  } problems[] = {
    { "tcp.prot == 80", 0, 8, "tcp.port" },
    { "tcp && http.hots contains \"a\"", 7, 9, "http.host" },
    { "tcp.port = 80", 9, 1, "==" },
    { "tcp | udp", 4, 1, "||" },
    { "tcp.port == 70000", 12, 5, NULL },
    { "tcp.port == \"80\"", 12, 4, NULL },
    { "ip.src == 10.0.0.300", 10, 10, NULL },
    { "ip.src == 10.0.0.0/40", 10, 11, NULL },
    { "eth.src == 00:11", 11, 5, NULL },
    { "frame.time > \"yesterday\"", 13, 11, NULL },
    { "tcp.flags.syn == 3x", 17, 2, NULL },
    { "http.host matches \"(\"", 18, 3, NULL },
    { "http.host matches abc", 18, 3, NULL },
    { "tcp.port contains \"a\"", 0, 8, NULL },
    { "tcp.port[0] == 1", 0, 11, NULL },
    { "upper(tcp.port) == \"A\"", 6, 8, NULL },
    { "len(http.host, tcp) == 1", 0, 19, NULL },
    { "len(http.host)", 0, 14, NULL },
    { "80 == tcp.port", 0, 2, NULL },
    { "ip.src == tcp.port", 0, 18, NULL },
    { "http.host + 1 == 2", 0, 13, NULL },
    { "tcp and", 7, 0, NULL },
    { "(tcp", 4, 0, NULL },
  };
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (OctetFilter) filter = octet_filter_new (registry, problems[i].filter, &problem);

      g_assert_null (filter);
      g_assert_true (g_str_has_suffix (problem.message,
        ".") || g_str_has_suffix (problem.message, "?"));
      g_test_message ("%s: %s %u %u", problems[i].filter, problem.message, problem.start,
        problem.size);
      g_assert_cmpuint (problem.start, ==, problems[i].start);
      g_assert_cmpuint (problem.size, ==, problems[i].size);
      g_assert_cmpstr (problem.repair, ==, problems[i].repair);
    }
}

/* Names that only Wireshark reads run, say so, and fit nothing; slips are refused. */
static void
test_foreign (void)
{
  static const char *const filters[] = {
    "bacapp", "bacapp.max_adpu_size > 5", "tcp || bacapp", "!bacapp", "len(zbee_nwk.src64) == 8",
    "zbee_nwk.radius in {1, 2}", "bacapp[0:2] == 01:02", "bacapp matches \"x\"",
  };
  static const char *const slips[] = { "bacappp", "tcp.prot", "zbee_nwk.radiuss == 1" };
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_auto (OctetFilterProblem) doubt = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (OctetFilter) filter = octet_filter_new (registry, filters[i], NULL);

      g_assert_nonnull (filter);
      g_assert_true (octet_filter_get_doubt (filter, &doubt));
      g_assert_nonnull (strstr (doubt.message, "does not read"));
      g_assert_true (g_ascii_isalpha (filters[i][doubt.start]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;

      g_assert_null (octet_filter_new (registry, slips[i], &problem));
    }
}

/* Older than 64 bits of nanoseconds reach: allowed, and before every packet. */
static void
test_dates (void)
{
  static const char *const filters[] = {
    "frame.time > \"1000-01-01 00:00:00\"", "frame.time > \"1677-12-31 23:59:59\"",
    "frame.time > \"1678-01-01 00:00:00\"", "frame.time < \"2261-12-31 23:59:59\"",
  };
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (OctetFilter) filter = octet_filter_new (registry, filters[i], NULL);

      g_assert_nonnull (filter);
    }
}

static void
test_refines (void)
{
  static const struct
  {
    const char *narrow;
    const char *wide;
    gboolean    refines;
  } pairs[] = {
    { "tcp && dns", "tcp", TRUE }, { "dns && tcp", "tcp", TRUE }, { "tcp", "", TRUE },
    { "tcp && dns && arp", "tcp && arp", TRUE }, { "tcp.port == 80 && ip.src == 10.0.0.1",
                                                   "tcp.port == 80", TRUE },
    { "(tcp || udp) && dns", "tcp || udp", TRUE }, { "tcp", "tcp", TRUE },
    { "tcp", "tcp && dns", FALSE }, { "tcp || dns", "tcp", FALSE }, { "", "tcp", FALSE },
    { "tcp.port == 81 && dns", "tcp.port == 80", FALSE },
    { "!(tcp) && dns", "tcp", FALSE },
    { "all tcp.port == 80 && dns", "tcp.port == 80", FALSE },
  };
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (OctetFilter) narrow = octet_filter_new (registry, pairs[i].narrow, &problem);
      g_autoptr (OctetFilter) wide = octet_filter_new (registry, pairs[i].wide, &problem);

      if (octet_filter_refines (narrow, wide) != pairs[i].refines)
        g_error ("%s / %s", pairs[i].narrow, pairs[i].wide);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/language/lexer", test_lexer);
  g_test_add_func ("/filter/language/parser", test_parser);
  g_test_add_func ("/filter/language/depth", test_depth);
  g_test_add_func ("/filter/language/problems", test_problems);
  g_test_add_func ("/filter/language/foreign", test_foreign);
  g_test_add_func ("/filter/language/dates", test_dates);
  g_test_add_func ("/filter/language/refines", test_refines);
  return g_test_run ();
}
