/* octet-filter-context.c - walks over the tokens before a place to know what may follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-context.h"

#include <string.h>

#include "filter/octet-filter-lexer.h"

/* Signs that may be the first half of an operator. */
#define HALF_SIGNS "=!<>~&|^"

typedef struct
{
  const OctetRegistry *registry;
  OctetFilterContext  *context;
  OctetFilterExpects   before_slice;
  gboolean             in_set;
  gboolean             skips_word; /* the layer behind # */
  guint                function_depth;
} Walk;

static gboolean
is_word_octet (char c)
{
  return g_ascii_isalnum (c) || (c != 0 && strchr ("_.-:/", c) != NULL) || (guchar) c >= 0x80;
}

/* The word around the place, or the text in quotation marks that it stands in. */
static void
find_word (OctetFilterContext *self,
           const char         *text,
           guint               position)
{
  guint start = position, end = position, quote = G_MAXUINT;

  for (guint i = 0; i < position; i++)
    {
      if (text[i] == '\\' && quote != G_MAXUINT)
        i++;
      else if (text[i] == '"')
        quote = quote == G_MAXUINT ? i : G_MAXUINT;
    }
  if (quote != G_MAXUINT)
    {
      start = quote;
      while (text[end] != 0 && text[end] != '"')
        end++;
      end += text[end] == '"';
    }
  else
    {
      while (start > 0 && is_word_octet (text[start - 1]) &&
             !(start > 1 && text[start - 1] == '.' && text[start - 2] == '.'))
        start--;
      while (is_word_octet (text[end]) && !(text[end] == '.' && text[end + 1] == '.'))
        end++;
    }
  self->start = start;
  self->size = end - start;
}

static void
walk_word (Walk             *self,
           const OctetToken *token,
           gboolean          is_function)
{
  OctetFilterContext *context = self->context;
  gsize count;

  if (self->skips_word)
    self->skips_word = FALSE;
  else if (is_function)
    self->function_depth++;
  else if (context->expects == OCTET_EXPECTS_TEST)
    {
      context->refs = token->kind == OCTET_TOKEN_WORD
                        ? octet_registry_find_field (self->registry, token->text, &count) : NULL;
      context->expects = OCTET_EXPECTS_OPERATOR;
    }
  else if (context->expects == OCTET_EXPECTS_VALUE)
    context->expects = OCTET_EXPECTS_JOIN;
}

static void
walk_sign (Walk *self,
           char  sign)
{
  OctetFilterContext *context = self->context;

  if (sign == '[')
    {
      self->before_slice = context->expects;
      context->expects = OCTET_EXPECTS_NOTHING;
    }
  else if (sign == ']')
    context->expects = self->before_slice;
  else if (context->expects == OCTET_EXPECTS_NOTHING)
    return;
  else if (sign == '#')
    self->skips_word = TRUE;
  else if (sign == '(')
    context->expects = OCTET_EXPECTS_TEST;
  else if (sign == ')')
    {
      context->expects = self->function_depth > 0 ? OCTET_EXPECTS_OPERATOR : OCTET_EXPECTS_JOIN;
      /* What a function gives is not the field between its parentheses. */
      if (self->function_depth > 0)
        context->refs = NULL;
      self->function_depth -= self->function_depth > 0;
    }
  else if (sign == '{')
    self->in_set = context->expects == OCTET_EXPECTS_VALUE;
  else if (sign == '}')
    {
      context->expects = OCTET_EXPECTS_JOIN;
      self->in_set = FALSE;
    }
  else if (self->in_set)
    context->expects = OCTET_EXPECTS_VALUE;
  else
    context->expects = context->expects == OCTET_EXPECTS_JOIN ||
                       context->expects == OCTET_EXPECTS_VALUE ? OCTET_EXPECTS_VALUE
                                                               : OCTET_EXPECTS_TEST;
}

static void
walk (Walk         *self,
      const GArray *tokens)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      const OctetToken *token = &g_array_index (tokens, OctetToken, i);
      const OctetToken *next = i + 1 < tokens->len ? token + 1 : token;

      switch (token->kind)
        {
        case OCTET_TOKEN_WORD:
        case OCTET_TOKEN_TEXT:
        case OCTET_TOKEN_REFERENCE:
          walk_word (self, token, token->kind == OCTET_TOKEN_WORD &&
                                  next->kind == OCTET_TOKEN_SIGN && next->sign == '(');
          break;
        case OCTET_TOKEN_OR:
        case OCTET_TOKEN_AND:
        case OCTET_TOKEN_XOR:
        case OCTET_TOKEN_NOT:
        case OCTET_TOKEN_ANY:
        case OCTET_TOKEN_ALL:
          self->context->expects = OCTET_EXPECTS_TEST;
          break;
        case OCTET_TOKEN_IN:
        case OCTET_TOKEN_RELATION:
          self->context->expects = OCTET_EXPECTS_VALUE;
          break;
        case OCTET_TOKEN_SIGN:
          walk_sign (self, token->sign);
          break;
        case OCTET_TOKEN_END:
        default:
          break;
        }
    }
}

static gboolean
walk_text (OctetFilterContext  *self,
           const OctetRegistry *registry,
           const char          *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autofree char *before = g_strndup (text, self->start);
  g_autoptr (GArray) tokens = octet_filter_lex (before, &problem);
  Walk state = { .registry = registry, .context = self };

  self->expects = OCTET_EXPECTS_TEST;
  self->refs = NULL;
  if (tokens == NULL)
    return FALSE;
  walk (&state, tokens);
  return TRUE;
}

/* @position counts octets; one past the text's end is taken as its end. */
void
octet_filter_context_find (OctetFilterContext  *self,
                           const OctetRegistry *registry,
                           const char          *text,
                           guint                position)
{
  position = MIN (position, (guint) strlen (text));
  find_word (self, text, position);
  if (walk_text (self, registry, text))
    return;
  /* Half an operator: "tcp.port =" */
  while (self->size == 0 ? self->start > 0 && strchr (HALF_SIGNS, text[self->start - 1]) != NULL
                         : FALSE)
    {
      while (self->start > 0 && strchr (HALF_SIGNS, text[self->start - 1]) != NULL)
        self->start--;
      self->size = position - self->start;
      if (walk_text (self, registry, text))
        return;
    }
  self->expects = OCTET_EXPECTS_NOTHING;
}
