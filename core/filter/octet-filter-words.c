/* octet-filter-words.c - understands a few plain words and writes them as a filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sentence is understood wholly or not at all: each word must have its
 * meaning, so that nobody gets a filter that is not what was said.
 */
#include "config.h"

#include "filter/octet-filter-words.h"

#include <gio/gio.h>
#include <string.h>

#include "filter/octet-filter-check.h"
#include "filter/octet-filter-parser.h"

/* A sentence, not an essay. */
#define MAX_WORDS 24

typedef struct
{
  const OctetRegistry *registry;
  char               **words;
  guint                at;
  GString             *filter;
  gboolean             negated;
  guint                n_plain; /* words that are not filter language */
} Words;

static gboolean
is_one_of (const char *word,
           const char *list)
{
  g_auto (GStrv) all = g_strsplit (list, " ", -1);

  return word != NULL && g_strv_contains ((const char *const *) all, word);
}

static void
add_test (Words      *self,
          const char *test)
{
  if (self->filter->len > 0)
    g_string_append (self->filter, " && ");
  g_string_append_printf (self->filter, self->negated ? "!(%s)" : "%s", test);
  self->negated = FALSE;
}

static const char *
find_address_prefix (const char *word)
{
  g_autoptr (GInetAddress) address = NULL;
  g_autoptr (GInetAddressMask) mask = g_inet_address_mask_new_from_string (word, NULL);

  if (mask == NULL)
    return NULL;
  address = g_object_ref (g_inet_address_mask_get_address (mask));
  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 ? "ipv6" : "ip";
}

static gboolean
add_address (Words      *self,
             const char *side)
{
  const char *word = self->words[self->at];
  const char *prefix = word != NULL ? find_address_prefix (word) : NULL;
  g_autofree char *test = NULL;

  if (prefix == NULL)
    return FALSE;
  test = g_strdup_printf ("%s.%s == %s", prefix, side, word);
  add_test (self, test);
  self->at++;
  return TRUE;
}

static gboolean
add_between (Words *self)
{
  return add_address (self, "addr") && is_one_of (self->words[self->at++], "and") &&
         add_address (self, "addr");
}

static gboolean
add_port (Words *self)
{
  const char *word = self->words[self->at];
  g_autofree char *test = NULL;
  guint64 port;

  if (word == NULL || !g_ascii_string_to_unsigned (word, 10, 0, 65535, &port, NULL))
    return FALSE;
  test = g_strdup_printf ("(tcp.port == %u || udp.port == %u)", (guint) port, (guint) port);
  add_test (self, test);
  self->at++;
  return TRUE;
}

static gboolean
add_text (Words *self)
{
  const char *word = self->words[self->at];
  g_autofree char *test = NULL;

  if (word == NULL || strpbrk (word, "\"\\") != NULL)
    return FALSE;
  test = g_strdup_printf ("frame contains \"%s\"", word);
  add_test (self, test);
  self->at++;
  return TRUE;
}

static const char *
find_meaning (const char *word)
{
  static const struct
  {
    const char *word;
    const char *filter;
  } meanings[] = {
    { "broadcast", "eth.dst == ff:ff:ff:ff:ff:ff" },
    { "broadcasts", "eth.dst == ff:ff:ff:ff:ff:ff" },
    { "multicast", "eth.dst.ig == 1" }, { "ping", "icmp.type in {0, 8}" },
    { "pings", "icmp.type in {0, 8}" }, { "errors", "_ws.expert.severity == \"Error\"" },
    { "retransmissions", "tcp.analysis.retransmission" }, { "resets", "tcp.flags.reset == 1" },
    { "https", "tls" }, { "ssl", "tls" }, { "web", "(http || tls)" },
    { "email", "(smtp || pop || imap)" },
    { "queries", "dns.flags.response == 0" }, { "answers", "dns.flags.response == 1" },
    { "requests", "http.request" }, { "responses", "http.response" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (strcmp (word, meanings[i].word) == 0)
      return meanings[i].filter;
  return NULL;
}

static gboolean
add_word (Words *self)
{
  const char *word = self->words[self->at++];
  const char *meaning = find_meaning (word);

  if (is_one_of (word, "packets packet traffic all the show me only with that are is a of and"))
    return self->n_plain++, TRUE;
  if (is_one_of (word, "not no without except"))
    return self->n_plain++, self->negated = TRUE;
  self->n_plain += 2;
  if (is_one_of (word, "from"))
    return add_address (self, "src");
  if (is_one_of (word, "to"))
    return add_address (self, "dst");
  if (is_one_of (word, "between"))
    return add_between (self);
  if (is_one_of (word, "port"))
    return add_port (self);
  if (is_one_of (word, "containing saying"))
    return add_text (self);
  if (meaning != NULL)
    return add_test (self, meaning), TRUE;
  self->n_plain -= 2;
  if (octet_registry_find (self->registry, word) != NULL)
    return add_test (self, word), TRUE;
  self->at--;
  self->n_plain++;
  return add_address (self, "addr");
}

static gboolean
is_filter (const OctetRegistry *registry,
           const char          *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (OctetFilterNode) root = octet_filter_parse (registry, text, &problem);

  return root != NULL && octet_filter_check (registry, root, &problem);
}

/**
 * octet_filter_from_words: (skip)
 * @registry: the protocols
 * @text: what a person wrote: "dns from 192.168.1.42", "web traffic between 10.0.0.1 and 10.0.0.2"
 *
 * Returns: (transfer full) (nullable): the filter that says the same; %NULL where a word has no
 *   meaning here, or where the text is a filter's own language
 */
char *
octet_filter_from_words (const OctetRegistry *registry,
                         const char          *text)
{
  g_autofree char *lower = g_strstrip (g_ascii_strdown (text, -1));
  g_auto (GStrv) words = g_strsplit_set (lower, " ,", -1);
  g_autoptr (GString) filter = g_string_new (NULL);
  Words self = { registry, words, 0, filter, FALSE, 0 };
  guint n = 0;

  /* Several spaces in a row are one. */
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] == 0)
      g_free (words[i]);
    else
      words[n++] = words[i];
  words[n] = NULL;
  if (n == 0 || n > MAX_WORDS)
    return NULL;
  while (words[self.at] != NULL)
    if (!add_word (&self))
      return NULL;
  if (filter->len == 0 || self.n_plain == 0 || self.negated || is_filter (registry, lower) ||
      !is_filter (registry, filter->str))
    return NULL;
  return g_string_free (g_steal_pointer (&filter), FALSE);
}
