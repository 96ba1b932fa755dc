/* test-filter-complete.c - what the entry proposes while somebody writes a filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "filter/octet-filter-complete.h"
#include "filter/octet-filter-words.h"
#include "session/octet-session.h"

typedef struct
{
  OctetSession    *session;
  OctetRegistry   *registry;
  OctetFilterSeen *seen;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer capture)
{
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_CAPTURES"), capture, NULL);
  g_autoptr (GError) error = NULL;

  self->session = octet_session_new ();
  octet_session_load (self->session, path, 0, NULL, &error);
  g_assert_no_error (error);
  self->registry = octet_session_get_registry (self->session);
  self->seen = octet_filter_seen_new (self->registry, octet_session_get_state (self->session));
}

static void
tear_down (Fixture      *self,
           gconstpointer capture)
{
  octet_filter_seen_free (self->seen);
  g_object_unref (self->session);
}

/* What @text, with | for the cursor, is completed with: "ip.addr ip.src …" */
static GPtrArray *
complete (Fixture    *self,
          const char *text,
          GString    *out)
{
  const char *cursor = strrchr (text, '|');
  g_autofree char *whole = g_strdup_printf ("%.*s%s", (int) (cursor - text), text, cursor + 1);
  GPtrArray *proposals = octet_filter_complete (self->registry, self->seen, whole,
                                                (guint) (cursor - text), 40);

  g_string_truncate (out, 0);
  for (guint i = 0; i < proposals->len; i++)
    {
      const OctetFilterProposal *proposal = g_ptr_array_index (proposals, i);

      g_assert_cmpuint (proposal->start + proposal->size, <=, strlen (whole));
      g_assert_nonnull (proposal->note);
      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", proposal->text);
    }
  return proposals;
}

static void
expect (Fixture    *self,
        const char *text,
        const char *first)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) proposals = complete (self, text, out);

  if (!g_str_has_prefix (out->str, first) || (*first == 0 && out->len > 0))
    g_error ("%s gives “%s”, not “%s …”", text, out->str, first);
}

/* A field has a name, and a word for what its values are. */
static void
expect_type (Fixture    *self,
             const char *text,
             const char *note,
             const char *type)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) proposals = complete (self, text, out);
  const OctetFilterProposal *first = g_ptr_array_index (proposals, 0);

  g_assert_cmpstr (first->note, ==, note);
  g_assert_cmpstr (first->type, ==, type);
}

static void
test_types (Fixture      *self,
            gconstpointer data)
{
  expect_type (self, "tcp.flags.syn|", "Syn", "yes / no");
  expect_type (self, "tcp.srcport|", "Source port", "number");
  expect_type (self, "dns.qry.name|", "Name", "text");
  expect_type (self, "tcp|", "Transmission Control Protocol", "protocol");
  expect_type (self, "tcp.port |", "equal to", NULL);
}

static void
test_fields (Fixture      *self,
             gconstpointer data)
{
  expect (self, "|", "ip.addr tcp.port udp.port dns");
  expect (self, "ip.a|", "ip.addr");
  expect (self, "tcp.flags.s|", "tcp.flags.syn");
  expect (self, "tcp and ud|", "udp");
  expect (self, "!(dns.qry.n|)", "dns.qry.name");
  expect (self, "port|", "tcp.port udp.port");
  expect (self, "le|", "len(");
  expect (self, "tcp.port == 80 || dns.a|", "dns.a ");
  expect (self, "len(dns.qry.n|", "dns.qry.name");
}

static void
test_operators (Fixture      *self,
                gconstpointer data)
{
  expect (self, "tcp.port |", "== != in > < >= <= & === !== and or");
  expect (self, "tcp.port =|", "== ===");
  expect (self, "dns.qry.name c|", "contains");
  expect (self, "dns.qry.name |", "== != contains matches in");
  expect (self, "dns |", "contains matches and or");
  expect (self, "tcp.port == 80 |", "and or xor");
  expect (self, "tcp.port in {80, 443} a|", "and");
  expect (self, "len(dns) |", "==");
}

static void
test_values (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) proposals = complete (self, "udp.port == |", out);
  const OctetFilterProposal *first;

  g_assert_cmpuint (proposals->len, >, 1);
  first = g_ptr_array_index (proposals, 0);
  g_assert_cmpstr (first->text, ==, "53");
  g_assert_cmpint (first->kind, ==, OCTET_PROPOSAL_VALUE);
  g_assert_nonnull (strstr (first->note, "packets"));
  expect (self, "udp.port == 5|", "53");
  expect (self, "udp.port in {1, 5|", "53");
  expect (self, "udp.port in {1..5|", "53");
  expect (self, "dns.qry.type == aaaa|", "28");
  expect (self, "dns.flags.response == |", "1 0");
  expect (self, "ip.addr == 203.0.113.99|", "");
  expect (self, "tcp.port == \"|", "");
}

static void
test_place (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) proposals = complete (self, "tcp && ip.ad|dx == 1", out);
  const OctetFilterProposal *first = g_ptr_array_index (proposals, 0);

  g_assert_cmpstr (first->text, ==, "ip.addr");
  g_assert_cmpuint (first->start, ==, 7);
  g_assert_cmpuint (first->size, ==, 7);
  g_assert_nonnull (first->lesson);
}

static void
test_words (Fixture      *self,
            gconstpointer data)
{
  static const char *const words[][2] = {
    { "dns from 192.168.1.42", "dns && ip.src == 192.168.1.42" },
    { "DNS packets to 10.0.0.1", "dns && ip.dst == 10.0.0.1" },
    { "traffic between 10.0.0.1 and 10.0.0.2", "ip.addr == 10.0.0.1 && ip.addr == 10.0.0.2" },
    { "tcp port 80", "tcp && (tcp.port == 80 || udp.port == 80)" },
    { "not arp from 10.0.0.0/8", "!(arp) && ip.src == 10.0.0.0/8" },
    { "udp of 2001:db8::1", "udp && ipv6.addr == 2001:db8::1" },
    { "dns containing example", "dns && frame contains \"example\"" },
    { "dns", NULL }, { "dns and tcp", NULL }, { "dns from", NULL },
    { "purple from 10.0.0.1", NULL },
    { "not", NULL }, { "", NULL }, { "show me", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *filter = octet_filter_from_words (self->registry, words[i][0]);

      g_assert_cmpstr (filter, ==, words[i][1]);
    }
  expect (self, "dns from 10.0.0.1|", "dns && ip.src == 10.0.0.1");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void      (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/filter/complete/fields", test_fields }, { "/filter/complete/operators", test_operators },
    { "/filter/complete/types", test_types },
    { "/filter/complete/values", test_values }, { "/filter/complete/place", test_place },
    { "/filter/complete/words", test_words },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, "dns/types.pcap", set_up, tests[i].test, tear_down);
  return g_test_run ();
}
