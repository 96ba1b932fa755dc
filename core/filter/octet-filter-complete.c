/* octet-filter-complete.c - proposes protocols, fields, operators, functions and values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-complete.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "filter/octet-filter-context.h"
#include "filter/octet-filter-value.h"
#include "filter/octet-filter-words.h"

/* Letters after which a word is looked for in the names of fields too. */
#define NAME_LETTERS 3

typedef struct
{
  const OctetRegistry   *registry;
  const OctetFilterSeen *seen;
  OctetFilterContext     context;
  char                  *word; /* what stands before the place, lower case */
  GPtrArray             *proposals;
  guint                  limit;
} Completion;

static void
proposal_free (gpointer data)
{
  OctetFilterProposal *self = data;

  g_free (self->text);
  g_free (self->note);
  g_free (self);
}

/* Takes @note. */
static OctetFilterProposal *
propose (Completion        *self,
         OctetProposalKind  kind,
         const char        *text,
         char              *note)
{
  OctetFilterProposal *proposal;

  if (self->proposals->len >= self->limit)
    {
      g_free (note);
      return NULL;
    }
  proposal = g_new0 (OctetFilterProposal, 1);
  proposal->kind = kind;
  proposal->text = g_strdup (text);
  proposal->note = note;
  proposal->start = self->context.start;
  proposal->size = self->context.size;
  g_ptr_array_add (self->proposals, proposal);
  return proposal;
}

/* What most people filter for, most wanted first: these stand before their neighbours. */
static const char *const common[] = {
  "ip.addr", "tcp.port", "udp.port", "dns", "http", "tls", "tcp", "udp", "arp", "icmp", "ip",
  "ipv6",
  "ip.src", "ip.dst", "ipv6.addr", "eth.addr", "tcp.stream", "tcp.flags.syn", "tcp.flags.reset",
  "tcp.analysis.flags", "dns.qry.name", "http.request.method", "http.host", "http.response.code",
  "tls.handshake.extensions_server_name", "frame.number", "frame.len", "frame.time", "frame",
};

typedef struct
{
  const char *key;
  guint       rank; /* the lower the better */
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = a, *right = b;

  return left->rank != right->rank ? (left->rank < right->rank ? -1 : 1)
                                   : strcmp (left->key, right->key);
}

static gboolean
has_part (const char *key,
          const char *word)
{
  for (const char *dot = strchr (key, '.'); dot != NULL; dot = strchr (dot + 1, '.'))
    if (g_str_has_prefix (dot + 1, word))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (const char *name,
          const char *word)
{
  g_autofree char *lower = name != NULL ? g_utf8_strdown (_(name), -1) : NULL;

  return lower != NULL && strlen (word) >= NAME_LETTERS && strstr (lower, word) != NULL;
}

/* 0 where it does not fit. */
static guint
rank_key (const Completion *self,
          const char       *key)
{
  gsize count;
  const OctetFieldRef *refs = octet_registry_find_field (self->registry, key, &count);
  gboolean is_protocol = refs[0].index == -1;
  guint rank;

  if (strcmp (key, self->word) == 0)
    return 1;
  if (g_str_has_prefix (key, self->word))
    rank = is_protocol ? 400 : 500;
  else if (has_part (key, self->word))
    rank = 600;
  else if (has_name (octet_field_ref_get_field (&refs[0])->name, self->word))
    rank = 700;
  else
    return 0;
  if (self->seen != NULL && !octet_filter_seen_has_protocol (self->seen,
                                                             refs[0].entry->protocol->key))
    rank += 1000;
  /* Notes are many and rarely looked for. */
  if (refs[0].index < -1)
    rank += 200;
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (strcmp (common[i], key) == 0)
      return (rank >= 600 ? rank - 500 : 2) + i;
  return rank;
}

static void
propose_keys (Completion *self)
{
  g_auto (GStrv) keys = octet_registry_list_keys (self->registry, 0);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; keys[i] != NULL; i++)
    {
      Candidate candidate = { keys[i], rank_key (self, keys[i]) };

      if (candidate.rank > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const char *key = g_array_index (candidates, Candidate, i).key;
      gsize count;
      const OctetFieldRef *refs = octet_registry_find_field (self->registry, key, &count);
      const OctetField *field = octet_field_ref_get_field (&refs[0]);
      OctetFilterProposal *proposal;
      const char *word;

      proposal = propose (self, refs[0].index == -1 ? OCTET_PROPOSAL_PROTOCOL
                                                    : OCTET_PROPOSAL_FIELD,
                          key, g_strdup (_(field->name)));
      if (proposal == NULL)
        return;
      word = octet_filter_type_get_word (octet_filter_type_of_field (field));
      proposal->type = word != NULL ? _(word) : NULL;
      if (field->lesson != NULL && *field->lesson != 0)
        proposal->lesson = _(field->lesson);
    }
}

static void
propose_functions (Completion *self)
{
  static const struct
  {
    const char *text;
    const char *note;
  } functions[] = {
    { "len(", N_("how many bytes a field has") },
    { "count(", N_("how many times a field is there") },
    { "upper(", N_("a text in capital letters") },
    { "lower(", N_("a text in small letters") },
    { "string(", N_("a value as a text, to search in it") },
    { "max(", N_("the greatest of several values") },
    { "min(", N_("the least of several values") },
    { "abs(", N_("a number without its sign") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_str_has_prefix (functions[i].text, self->word))
      propose (self, OCTET_PROPOSAL_FUNCTION, functions[i].text, g_strdup (_(functions[i].note)));
}

#define FOR_ORDER (1u << 0)  /* has a value at all */
#define FOR_SEARCH (1u << 1) /* texts and bytes */
#define FOR_BITS (1u << 2)   /* numbers */
#define FOR_ALL (1u << 3)
#define FOR_JOIN (1u << 4)

static const struct
{
  const char *text;
  const char *note;
  guint       uses;
} operators[] = {
  { "==", N_("equal to"), FOR_ORDER }, { "!=", N_("not equal to"), FOR_ORDER },
  { "contains", N_("has these bytes or letters in it"), FOR_SEARCH },
  { "matches", N_("fits a regular expression; capital or small letters do not matter"),
    FOR_SEARCH },
  { "in", N_("one of several: {80, 443, 8000..8080}"), FOR_ORDER },
  { ">", N_("greater than"), FOR_ORDER }, { "<", N_("less than"), FOR_ORDER },
  { ">=", N_("at least"), FOR_ORDER }, { "<=", N_("at most"), FOR_ORDER },
  { "&", N_("one of these bits is set"), FOR_BITS },
  { "===", N_("all of its values are equal to"), FOR_ORDER },
  { "!==", N_("one of its values is not equal to"), FOR_ORDER },
  { "and", N_("both must be true"), FOR_ALL | FOR_JOIN },
  { "or", N_("one of them must be true"), FOR_ALL | FOR_JOIN },
  { "xor", N_("exactly one of them must be true"), FOR_JOIN },
};

static guint
find_uses (const OctetField *field)
{
  OctetFilterType type = field != NULL ? octet_filter_type_of_field (field)
                                       : OCTET_FILTER_TYPE_STRING;

  switch ((guint) type)
    {
    case OCTET_FILTER_TYPE_NONE:
      return FOR_ALL;
    case OCTET_FILTER_TYPE_PROTOCOL:
      return FOR_ALL | FOR_SEARCH;
    case OCTET_FILTER_TYPE_STRING:
    case OCTET_FILTER_TYPE_BYTES:
      return FOR_ALL | FOR_ORDER | FOR_SEARCH;
    case OCTET_FILTER_TYPE_UINT:
    case OCTET_FILTER_TYPE_INT:
      return FOR_ALL | FOR_ORDER | FOR_BITS;
    default:
      return FOR_ALL | FOR_ORDER;
    }
}

static void
propose_operators (Completion *self,
                   guint       uses)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if ((operators[i].uses & uses) != 0 && g_str_has_prefix (operators[i].text, self->word))
      propose (self, OCTET_PROPOSAL_OPERATOR, operators[i].text, g_strdup (_(operators[i].note)));
}

static void
propose_named_values (Completion       *self,
                      const OctetField *field)
{
  if (field->kind == OCTET_FIELD_BOOL)
    for (guint i = 0; i < 2; i++)
      {
        const char *words = i == 0 ? field->on : field->off;

        propose (self, OCTET_PROPOSAL_VALUE, i == 0 ? "1" : "0",
                 g_strdup (words != NULL ? _(words) : i == 0 ? _("Set") : _("Not set")));
      }
  for (gsize i = 0; i < field->n_names && self->proposals->len < self->limit; i++)
    {
      g_autofree char *number = g_strdup_printf (field->kind == OCTET_FIELD_HEX ? "0x%02x" : "%u",
                                                 field->names[i].value);
      g_autofree char *name = g_utf8_strdown (_(field->names[i].name), -1);

      if (g_str_has_prefix (number, self->word) || strstr (name, self->word) != NULL)
        propose (self, OCTET_PROPOSAL_VALUE, number, g_strdup (_(field->names[i].name)));
    }
}

static void
propose_seen_values (Completion *self,
                     const char *key)
{
  const GArray *values = self->seen != NULL ? octet_filter_seen_get_values (self->seen, key) : NULL;

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const OctetFilterSeenValue *value = &g_array_index (values, OctetFilterSeenValue, i);

      if (g_str_has_prefix (value->text, self->word))
        propose (self, OCTET_PROPOSAL_VALUE, value->text,
                 g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %lu packet", "in %lu packets",
                                               (gulong) value->packets),
                                  (gulong) value->packets));
    }
}

static void
propose_whole (Completion *self,
               const char *text)
{
  g_autofree char *filter = octet_filter_from_words (self->registry, text);
  OctetFilterProposal *proposal;

  if (filter == NULL)
    return;
  proposal = propose (self, OCTET_PROPOSAL_FILTER, filter,
                      g_strdup (_("what these words say, as a filter")));
  if (proposal == NULL)
    return;
  proposal->start = 0;
  proposal->size = (guint) strlen (text);
}

/**
 * octet_filter_complete: (skip)
 * @registry: the protocols
 * @seen: (nullable): values that occur in the capture
 * @text: what was written so far
 * @position: where the cursor stands, in octets
 * @limit: proposals to make at most
 *
 * Takes below a millisecond or two, whatever the capture.
 *
 * Returns: (transfer full) (element-type OctetFilterProposal): the proposals, best first
 */
GPtrArray *
octet_filter_complete (const OctetRegistry   *registry,
                       const OctetFilterSeen *seen,
                       const char            *text,
                       guint                  position,
                       guint                  limit)
{
  Completion self = { .registry = registry, .seen = seen, .limit = limit };
  const OctetField *field;
  g_autofree char *part = NULL;

  position = MIN (position, (guint) strlen (text));
  octet_filter_context_find (&self.context, registry, text, position);
  part = g_strndup (text + self.context.start, position - self.context.start);
  self.word = g_ascii_strdown (part, -1);
  self.proposals = g_ptr_array_new_with_free_func (proposal_free);
  field = self.context.refs != NULL ? octet_field_ref_get_field (&self.context.refs[0]) : NULL;
  propose_whole (&self, text);
  switch (self.context.expects)
    {
    case OCTET_EXPECTS_TEST:
      if (*self.word != 0)
        propose_functions (&self);
      propose_keys (&self);
      break;
    case OCTET_EXPECTS_OPERATOR:
      propose_operators (&self, find_uses (field));
      break;
    case OCTET_EXPECTS_JOIN:
      propose_operators (&self, FOR_JOIN);
      break;
    case OCTET_EXPECTS_VALUE:
      if (field != NULL)
        {
          propose_seen_values (&self, field->key);
          propose_named_values (&self, field);
        }
      break;
    case OCTET_EXPECTS_NOTHING:
    default:
      break;
    }
  g_free (self.word);
  return self.proposals;
}
