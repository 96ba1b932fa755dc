/* octet-filter-lexer.c - cuts a filter's text into tokens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-lexer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Filters are written by hand or by a program that lists addresses; a megabyte
 * of text would be neither. */
#define MAX_TEXT (64 * 1024)

typedef struct
{
  const char         *text;
  gsize               at;
  GArray             *tokens;
  OctetFilterProblem *problem;
  gboolean            has_space;
  gboolean            in_slice; /* between [ and ]: 14:24 is two numbers there */
} Lexer;

static void
clear_token (gpointer data)
{
  g_free (((OctetToken *) data)->text);
}

static OctetToken *
add_token (Lexer          *self,
           OctetTokenKind  kind,
           gsize           size)
{
  OctetToken token = { .kind = kind, .start = (guint) self->at, .size = (guint) size,
                       .has_space = self->has_space };

  g_array_append_val (self->tokens, token);
  self->at += size;
  return &g_array_index (self->tokens, OctetToken, self->tokens->len - 1);
}

static const struct
{
  const char         *sign;
  OctetFilterRelation relation;
  OctetQuantifier     quantifier;
} relations[] = {
  /* Longer ones first. */
  { "===", OCTET_FILTER_EQ, OCTET_QUANTIFIER_ALL },
  { "!==", OCTET_FILTER_NE, OCTET_QUANTIFIER_ANY },
  { "==", OCTET_FILTER_EQ, OCTET_QUANTIFIER_DEFAULT },
  { "!=", OCTET_FILTER_NE, OCTET_QUANTIFIER_DEFAULT },
  { "~=", OCTET_FILTER_NE, OCTET_QUANTIFIER_ANY },
  { "<=", OCTET_FILTER_LE, OCTET_QUANTIFIER_DEFAULT },
  { ">=", OCTET_FILTER_GE, OCTET_QUANTIFIER_DEFAULT },
  { "<", OCTET_FILTER_LT, OCTET_QUANTIFIER_DEFAULT },
  { ">", OCTET_FILTER_GT, OCTET_QUANTIFIER_DEFAULT },
  { "~", OCTET_FILTER_MATCHES, OCTET_QUANTIFIER_DEFAULT },
}, relation_words[] = {
  { "eq", OCTET_FILTER_EQ, OCTET_QUANTIFIER_DEFAULT },
  { "any_eq", OCTET_FILTER_EQ, OCTET_QUANTIFIER_ANY },
  { "all_eq", OCTET_FILTER_EQ, OCTET_QUANTIFIER_ALL },
  { "ne", OCTET_FILTER_NE, OCTET_QUANTIFIER_DEFAULT },
  { "any_ne", OCTET_FILTER_NE, OCTET_QUANTIFIER_ANY },
  { "all_ne", OCTET_FILTER_NE, OCTET_QUANTIFIER_ALL },
  { "lt", OCTET_FILTER_LT, OCTET_QUANTIFIER_DEFAULT },
  { "le", OCTET_FILTER_LE, OCTET_QUANTIFIER_DEFAULT },
  { "gt", OCTET_FILTER_GT, OCTET_QUANTIFIER_DEFAULT },
  { "ge", OCTET_FILTER_GE, OCTET_QUANTIFIER_DEFAULT },
  { "contains", OCTET_FILTER_CONTAINS, OCTET_QUANTIFIER_DEFAULT },
  { "matches", OCTET_FILTER_MATCHES, OCTET_QUANTIFIER_DEFAULT },
};

static const struct
{
  const char    *word;
  OctetTokenKind kind;
} keywords[] = {
  { "||", OCTET_TOKEN_OR }, { "&&", OCTET_TOKEN_AND }, { "^^", OCTET_TOKEN_XOR },
}, keyword_words[] = {
  { "or", OCTET_TOKEN_OR }, { "and", OCTET_TOKEN_AND }, { "xor", OCTET_TOKEN_XOR },
  { "not", OCTET_TOKEN_NOT }, { "any", OCTET_TOKEN_ANY }, { "all", OCTET_TOKEN_ALL },
  { "in", OCTET_TOKEN_IN },
};

static gboolean
lex_sign (Lexer *self)
{
  const char *at = self->text + self->at;

  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (g_str_has_prefix (at, keywords[i].word))
      {
        add_token (self, keywords[i].kind, 2);
        return TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    if (g_str_has_prefix (at, relations[i].sign))
      {
        OctetToken *token = add_token (self, OCTET_TOKEN_RELATION, strlen (relations[i].sign));

        token->relation = relations[i].relation;
        token->quantifier = relations[i].quantifier;
        return TRUE;
      }
  if (*at == '!')
    {
      add_token (self, OCTET_TOKEN_NOT, 1);
      return TRUE;
    }
  if (at[0] == '.' && at[1] == '.')
    {
      add_token (self, OCTET_TOKEN_SIGN, 2)->sign = '.';
      return TRUE;
    }
  if (strchr ("()[]{},+-*/%&#@:", *at) != NULL)
    {
      if (*at == '[' || *at == ']')
        self->in_slice = *at == '[';
      add_token (self, OCTET_TOKEN_SIGN, 1)->sign = *at;
      return TRUE;
    }
  return FALSE;
}

/* One escape behind a backslash, as C has them. Returns how many octets it takes, 0 for none. */
static gsize
read_escape (const char *at,
             GString    *out)
{
  static const char letters[] = "abfnrtv\\\"'?", values[] = "\a\b\f\n\r\t\v\\\"'?";
  const char *letter = *at != 0 ? strchr (letters, *at) : NULL;
  gsize size = 0, wanted;
  gunichar value = 0;

  if (letter != NULL)
    {
      g_string_append_c (out, values[letter - letters]);
      return 1;
    }
  if (*at >= '0' && *at <= '7')
    {
      while (size < 3 && at[size] >= '0' && at[size] <= '7')
        value = value * 8 + (gunichar) (at[size++] - '0');
      g_string_append_c (out, (char) value);
      return size;
    }
  wanted = *at == 'x' ? 2 : *at == 'u' ? 4 : *at == 'U' ? 8 : 0;
  if (wanted == 0)
    return 0;
  while (size < wanted && g_ascii_isxdigit (at[1 + size]))
    value = value * 16 + (gunichar) g_ascii_xdigit_value (at[1 + size++]);
  if (size == 0 || (wanted > 2 && size < wanted))
    return 0;
  if (wanted == 2)
    g_string_append_c (out, (char) value);
  else if (g_unichar_validate (value) && value >= 0xa0)
    g_string_append_unichar (out, value);
  else
    return 0;
  return 1 + size;
}

static gboolean
lex_text (Lexer *self,
          gsize  opening,
          char   quote,
          gboolean raw)
{
  const char *start = self->text + self->at;
  const char *at = start + opening;
  g_autoptr (GString) text = g_string_new (NULL);
  OctetToken *token;

  for (; *at != quote; at++)
    {
      gsize size;

      if (*at == 0)
        {
          octet_filter_problem_set (self->problem, (guint) self->at, (guint) strlen (start),
                                    _("The closing quotation mark is missing."));
          return FALSE;
        }
      if (*at != '\\')
        {
          g_string_append_c (text, *at);
          continue;
        }
      if (raw)
        {
          /* A raw text keeps its backslashes; only one before the quote keeps that in. */
          if (at[1] == quote)
            at++;
          g_string_append_c (text, *at);
          if (*at == '\\' && at[1] == '\\')
            g_string_append_c (text, *++at);
          continue;
        }
      size = read_escape (at + 1, text);
      if (size == 0)
        {
          octet_filter_problem_set (self->problem, (guint) (at - self->text), 2,
                                    _("“\\%c” means nothing in a text; write \\\\ for a backslash, "
                                      "or put r before the first quotation mark."), at[1]);
          return FALSE;
        }
      at += size;
    }
  if (quote == '\'' && text->len != 1)
    {
      octet_filter_problem_set (self->problem, (guint) self->at, (guint) (at + 1 - start),
                                _("Single quotation marks hold exactly one character; use "
                                  "double ones for a text."));
      return FALSE;
    }
  token = add_token (self, OCTET_TOKEN_TEXT, (gsize) (at + 1 - start));
  token->text_size = text->len;
  token->text = g_string_free (g_steal_pointer (&text), FALSE);
  token->style = quote == '\'' ? OCTET_LITERAL_CHARACTER
                 : raw ? OCTET_LITERAL_RAW_STRING : OCTET_LITERAL_STRING;
  return TRUE;
}

static gboolean
lex_reference (Lexer *self)
{
  const char *start = self->text + self->at + 2;
  const char *end = strchr (start, '}');
  OctetToken *token;

  if (end == NULL || end == start)
    {
      octet_filter_problem_set (self->problem, (guint) self->at, 2,
                                _("A field of the selected packet is written ${field}."));
      return FALSE;
    }
  token = add_token (self, OCTET_TOKEN_REFERENCE, (gsize) (end - start) + 3);
  token->text = g_strndup (start, (gsize) (end - start));
  token->text_size = (gsize) (end - start);
  return TRUE;
}

/* Octets of an address with colons that starts here: "53:2a", "2001:db8::/32", "::1"; 0 for none.
 * A colon belongs to no other word, so that slices can be written [0:2]. */
static gsize
measure_colons (const char *at)
{
  gsize size = 0, colons = 0, digits = 0;
  gboolean is_pairs = TRUE, has_double = FALSE;

  for (; g_ascii_isxdigit (at[size]) || at[size] == ':'; size++)
    {
      if (at[size] != ':')
        {
          digits++;
          continue;
        }
      has_double |= at[size + 1] == ':';
      is_pairs &= digits == 2;
      digits = 0;
      colons++;
    }
  if (colons == 0)
    return 0;
  /* The last group of an IPv6 address may be an IPv4 address. */
  if (at[size] == '.' && g_ascii_isdigit (at[size + 1]))
    while (g_ascii_isdigit (at[size]) || (at[size] == '.' && at[size + 1] != '.'))
      size++;
  else if (is_pairs && digits == 2 && !has_double)
    return size;
  if (!has_double && colons != 7 && colons != 6)
    return 0;
  if (at[size] == '/' && g_ascii_isdigit (at[size + 1]))
    for (size++; g_ascii_isdigit (at[size]);)
      size++;
  return size;
}

/* A word may hold dots, but ".." ends it: 80..90. */
static gsize
measure_word (const char *at)
{
  gsize size = 0;

  while (g_ascii_isalnum (at[size]) || at[size] == '_' || (guchar) at[size] >= 0x80 ||
         (size > 0 && (at[size] == '-' || at[size] == '/') && at[size + 1] != '=') ||
         (at[size] == '.' && at[size + 1] != '.'))
    size++;
  return size;
}

static void
lex_word (Lexer *self,
          gsize  size)
{
  g_autofree char *word = g_strndup (self->text + self->at, size);
  OctetToken *token;

  for (gsize i = 0; i < G_N_ELEMENTS (keyword_words); i++)
    if (g_str_equal (word, keyword_words[i].word))
      {
        add_token (self, keyword_words[i].kind, size);
        return;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (relation_words); i++)
    if (g_str_equal (word, relation_words[i].sign))
      {
        token = add_token (self, OCTET_TOKEN_RELATION, size);
        token->relation = relation_words[i].relation;
        token->quantifier = relation_words[i].quantifier;
        return;
      }
  if (g_str_equal (word, "bitwise_and") || g_str_equal (word, "bitand"))
    {
      add_token (self, OCTET_TOKEN_SIGN, size)->sign = '&';
      return;
    }
  token = add_token (self, OCTET_TOKEN_WORD, size);
  token->text = g_steal_pointer (&word);
  token->text_size = size;
  token->style = OCTET_LITERAL_BARE;
}

static gboolean
lex_one (Lexer *self)
{
  const char *at = self->text + self->at;
  gsize size;

  if (*at == '"')
    return lex_text (self, 1, '"', FALSE);
  if ((*at == 'r' || *at == 'R') && at[1] == '"')
    return lex_text (self, 2, '"', TRUE);
  if (*at == '\'')
    return lex_text (self, 1, '\'', FALSE);
  if (at[0] == '$' && at[1] == '{')
    return lex_reference (self);
  size = self->in_slice ? 0 : measure_colons (at);
  if (size == 0)
    size = measure_word (at);
  if (size > 0)
    {
      lex_word (self, size);
      return TRUE;
    }
  if (lex_sign (self))
    return TRUE;
  octet_filter_problem_set (self->problem, (guint) self->at, 1,
                            *at == '=' ? _("Use == to compare.")
                            : *at == '|' ? _("Use || or “or” to join two tests.")
                                         : _("This character has no meaning in a filter."));
  if (*at == '=' || *at == '|')
    self->problem->repair = g_strdup (*at == '=' ? "==" : "||");
  return FALSE;
}

/* Returns: (transfer full) (nullable): the tokens, an end token last; NULL with @problem set */
GArray *
octet_filter_lex (const char         *text,
                  OctetFilterProblem *problem)
{
  Lexer self = { .text = text, .problem = problem };

  if (strlen (text) > MAX_TEXT)
    {
      octet_filter_problem_set (problem, MAX_TEXT, 1, _("The filter is too long."));
      return NULL;
    }
  self.tokens = g_array_new (FALSE, FALSE, sizeof (OctetToken));
  g_array_set_clear_func (self.tokens, clear_token);
  for (;;)
    {
      gsize before = self.at;

      while (g_ascii_isspace (text[self.at]))
        self.at++;
      self.has_space = self.at > before;
      if (text[self.at] == 0)
        break;
      if (!lex_one (&self))
        {
          g_array_unref (self.tokens);
          return NULL;
        }
    }
  add_token (&self, OCTET_TOKEN_END, 0);
  return self.tokens;
}
