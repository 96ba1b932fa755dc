/* octet-filter-parser.c - recursive descent over a filter's tokens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     or       = xor { ("or" | "||") xor }
 *     xor      = and { ("xor" | "^^") and }
 *     and      = not { ("and" | "&&") not }
 *     not      = ("not" | "!") not | "(" or ")" | test
 *     test     = [ "any" | "all" ] operand { relation operand } | operand [ "not" ] "in" set
 *     operand  = sum { "&" sum }
 *     sum      = product { ("+" | "-") product }
 *     product  = factor { ("*" | "/" | "%") factor }
 *     factor   = ("-" | "+") factor | "{" operand "}" | entity { "[" spans "]" }
 *     entity   = [ "@" ] field [ "#" layers ] | function "(" … ")" | literal | reference
 */
#include "config.h"

#include "filter/octet-filter-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "filter/octet-filter-lexer.h"
#include "filter/octet-filter-suggest.h"

/* Parentheses in parentheses: no person nests 50 deep, and each level costs
 * seven C stack frames. */
#define MAX_DEPTH 200
/* Places in slices: no packet is longer in what it shows. */
#define MAX_INTEGER 65536

typedef struct
{
  const OctetRegistry *registry;
  GArray              *tokens;
  guint                at;
  guint                depth;
  OctetFilterProblem  *problem;
} Parser;

static OctetFilterNode *parse_or (Parser *self);
static OctetFilterNode *parse_operand (Parser *self);

static OctetToken *
peek (Parser *self)
{
  return &g_array_index (self->tokens, OctetToken, self->at);
}

static OctetToken *
peek_second (Parser *self)
{
  guint at = MIN (self->at + 1, self->tokens->len - 1);

  return &g_array_index (self->tokens, OctetToken, at);
}

static gboolean
is_sign (const OctetToken *token,
         char              sign)
{
  return token->kind == OCTET_TOKEN_SIGN && token->sign == sign;
}

static gboolean
accept (Parser        *self,
        OctetTokenKind kind)
{
  if (peek (self)->kind != kind)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
accept_sign (Parser *self,
             char    sign)
{
  if (!is_sign (peek (self), sign))
    return FALSE;
  self->at++;
  return TRUE;
}

/* Something else was needed here. */
static gpointer
refuse (Parser *self)
{
  OctetToken *token = peek (self);

  if (token->kind == OCTET_TOKEN_END)
    octet_filter_problem_set (self->problem, token->start, 0,
                              _("The filter ends too early: something is missing here."));
  else
    octet_filter_problem_set (self->problem, token->start, token->size,
                              _("This cannot stand here."));
  return NULL;
}

static gboolean
enter (Parser *self)
{
  if (++self->depth <= MAX_DEPTH)
    return TRUE;
  octet_filter_problem_set (self->problem, peek (self)->start, 1,
                            _("The filter is nested too deeply."));
  return FALSE;
}

/* Decimal, hexadecimal and octal, as C writes them, and no larger than a packet. */
static gboolean
read_integer (const char *text,
              int        *ret_value)
{
  char *end;
  guint64 value;

  if (!g_ascii_isdigit (text[0]))
    return FALSE;
  value = g_ascii_strtoull (text, &end, 0);
  *ret_value = (int) MIN (value, MAX_INTEGER);
  return *end == 0 && value <= MAX_INTEGER;
}

static gboolean
parse_integer (Parser *self,
               int    *ret_value)
{
  gboolean negative = accept_sign (self, '-');
  OctetToken *token = peek (self);
  int value;

  if (token->kind != OCTET_TOKEN_WORD || !read_integer (token->text, &value))
    {
      octet_filter_problem_set (self->problem, token->start, token->size,
                                _("A whole number is needed here."));
      return FALSE;
    }
  self->at++;
  *ret_value = negative ? -value : value;
  return TRUE;
}

/* "0-2" is one word to the lexer. */
static gboolean
parse_dash (Parser          *self,
            OctetFilterSpan *span)
{
  OctetToken *token = peek (self);
  g_auto (GStrv) parts = NULL;
  int first, last;

  if (token->kind != OCTET_TOKEN_WORD || strchr (token->text, '-') == NULL)
    return FALSE;
  parts = g_strsplit (token->text, "-", 2);
  if (!read_integer (parts[0], &first) || !read_integer (parts[1], &last))
    return FALSE;
  self->at++;
  span->start = first;
  span->end = last;
  span->has_end = TRUE;
  return TRUE;
}

static gboolean
check_span (Parser                *self,
            const OctetFilterSpan *span,
            guint                  start)
{
  gboolean wrong = span->has_end && (span->is_size ? span->end <= 0 : span->end < span->start);

  if (!wrong)
    return TRUE;
  octet_filter_problem_set (self->problem, start, peek (self)->start - start,
                            span->is_size ? _("The second number of a slice says how many bytes; "
                                              "it must be at least 1.")
                                          : _("The slice ends before it begins."));
  return FALSE;
}

static gboolean
parse_span (Parser          *self,
            OctetFilterSpan *span)
{
  guint start = peek (self)->start;

  memset (span, 0, sizeof *span);
  if (parse_dash (self, span))
    return check_span (self, span, start);
  if (accept_sign (self, ':'))
    {
      span->has_end = span->is_size = TRUE;
      return parse_integer (self, &span->end) && check_span (self, span, start);
    }
  if (!parse_integer (self, &span->start))
    return FALSE;
  if (accept_sign (self, ':'))
    {
      if (is_sign (peek (self), ']') || is_sign (peek (self), ','))
        return TRUE;
      span->has_end = span->is_size = TRUE;
      return parse_integer (self, &span->end) && check_span (self, span, start);
    }
  if (accept_sign (self, '-'))
    {
      if (is_sign (peek (self), ']') || is_sign (peek (self), ','))
        return TRUE;
      span->has_end = TRUE;
      return parse_integer (self, &span->end) && check_span (self, span, start);
    }
  span->has_end = span->is_size = TRUE;
  span->end = 1;
  return TRUE;
}

/* What stands between [ and ]; the first one was taken. */
static gboolean
parse_spans (Parser          *self,
             OctetFilterNode *node)
{
  do
    {
      if (node->n_spans == OCTET_FILTER_MAX_SPANS)
        {
          octet_filter_problem_set (self->problem, peek (self)->start, 1,
                                    _("These are too many ranges for one slice."));
          return FALSE;
        }
      if (is_sign (peek (self), ']'))
        return refuse (self) != NULL;
      if (!parse_span (self, &node->spans[node->n_spans++]))
        return FALSE;
    }
  while (accept_sign (self, ','));
  if (!is_sign (peek (self), ']'))
    return refuse (self) != NULL;
  node->size = peek (self)->start + 1 - node->start;
  self->at++;
  return TRUE;
}

static const struct
{
  const char   *name;
  OctetFunction function;
} functions[] = {
  { "len", OCTET_FUNCTION_LEN }, { "count", OCTET_FUNCTION_COUNT },
  { "upper", OCTET_FUNCTION_UPPER }, { "lower", OCTET_FUNCTION_LOWER },
  { "string", OCTET_FUNCTION_STRING }, { "max", OCTET_FUNCTION_MAX },
  { "min", OCTET_FUNCTION_MIN }, { "abs", OCTET_FUNCTION_ABS },
};

static OctetFilterNode *
parse_function (Parser *self)
{
  OctetToken *token = peek (self);
  g_autoptr (OctetFilterNode) node = octet_filter_node_new (OCTET_FILTER_FUNCTION, token->start,
                                                            token->size);
  gsize i = 0;

  while (i < G_N_ELEMENTS (functions) && !g_str_equal (token->text, functions[i].name))
    i++;
  if (i == G_N_ELEMENTS (functions))
    {
      octet_filter_problem_set (self->problem, token->start, token->size,
                                _("There is no function “%s”; there are len, count, upper, "
                                  "lower, string, max, min and abs."), token->text);
      return NULL;
    }
  node->function = functions[i].function;
  node->text = g_strdup (token->text);
  self->at += 2;
  while (!is_sign (peek (self), ')'))
    {
      OctetFilterNode *argument = parse_operand (self);

      if (argument == NULL)
        return NULL;
      octet_filter_node_add (node, argument);
      if (!accept_sign (self, ','))
        break;
    }
  if (!is_sign (peek (self), ')'))
    return refuse (self);
  node->size = peek (self)->start + 1 - node->start;
  self->at++;
  return g_steal_pointer (&node);
}

static gboolean
parse_layers (Parser          *self,
              OctetFilterNode *node)
{
  if (accept_sign (self, '['))
    return parse_spans (self, node);
  node->n_spans = 1;
  node->spans[0].has_end = TRUE;
  if (is_sign (peek (self), '-') || !parse_integer (self, &node->spans[0].start))
    return refuse (self) != NULL;
  node->spans[0].end = node->spans[0].start;
  return TRUE;
}

/* Wireshark renamed two protocols and still takes their old names. */
static const OctetFieldRef *
find_field (Parser     *self,
            const char *key,
            gsize      *ret_count)
{
  static const char *const renamed[][2] = { { "bootp", "dhcp" }, { "ssl", "tls" } };
  const OctetFieldRef *refs;

  /* A dot in front says that it is a field and no value. */
  key += *key == '.';
  refs = octet_registry_find_field (self->registry, key, ret_count);
  for (gsize i = 0; refs == NULL && i < G_N_ELEMENTS (renamed); i++)
    {
      gsize size = strlen (renamed[i][0]);
      g_autofree char *other = NULL;

      if (strncmp (key, renamed[i][0], size) != 0 || (key[size] != '.' && key[size] != 0))
        continue;
      other = g_strconcat (renamed[i][1], key + size, NULL);
      refs = octet_registry_find_field (self->registry, other, ret_count);
    }
  return refs;
}

static OctetFilterNode *
parse_field (Parser *self,
             gboolean is_raw)
{
  OctetToken *token = peek (self);
  g_autoptr (OctetFilterNode) node = octet_filter_node_new (OCTET_FILTER_FIELD, token->start,
                                                            token->size);

  node->is_raw = is_raw;
  node->refs = find_field (self, token->text, &node->n_refs);
  if (node->refs != NULL)
    node->text = g_strdup (octet_field_ref_get_field (&node->refs[0])->key);
  if (node->refs == NULL)
    {
      octet_filter_suggest_field (self->registry, token->text, token->start, self->problem);
      return NULL;
    }
  self->at++;
  if (accept_sign (self, '#') && !parse_layers (self, node))
    return NULL;
  return g_steal_pointer (&node);
}

static OctetFilterNode *
parse_literal (Parser *self)
{
  OctetToken *token = peek (self);
  OctetFilterNode *node = octet_filter_node_new (OCTET_FILTER_LITERAL, token->start, token->size);

  node->text = g_memdup2 (token->text, token->text_size + 1);
  node->style = token->style;
  node->value.n_bytes = token->text_size;
  self->at++;
  return node;
}

static OctetFilterNode *
parse_entity (Parser *self)
{
  OctetToken *token = peek (self);
  gsize count;

  if (is_sign (token, '@') && peek_second (self)->kind == OCTET_TOKEN_WORD)
    {
      self->at++;
      return parse_field (self, TRUE);
    }
  if (token->kind == OCTET_TOKEN_REFERENCE)
    {
      /* Outside a window no packet is selected: the reference has no values. */
      OctetFilterNode *node = parse_field (self, FALSE);

      if (node != NULL)
        node->is_reference = TRUE;
      return node;
    }
  if (token->kind == OCTET_TOKEN_TEXT)
    return parse_literal (self);
  if (token->kind != OCTET_TOKEN_WORD)
    return refuse (self);
  if (is_sign (peek_second (self), '('))
    return parse_function (self);
  if (find_field (self, token->text, &count) != NULL)
    return parse_field (self, FALSE);
  return parse_literal (self);
}

static OctetFilterNode *
parse_slices (Parser *self)
{
  OctetFilterNode *node = parse_entity (self);

  while (node != NULL && accept_sign (self, '['))
    {
      g_autoptr (OctetFilterNode) slice = octet_filter_node_new (OCTET_FILTER_SLICE, node->start,
                                                                 node->size);

      octet_filter_node_add (slice, node);
      if (!parse_spans (self, slice))
        return NULL;
      node = g_steal_pointer (&slice);
    }
  return node;
}

static OctetFilterNode *
parse_signed (Parser *self)
{
  g_autoptr (OctetFilterNode) node = NULL;
  OctetToken *token = peek (self);
  OctetFilterNode *operand;

  if (!enter (self))
    return NULL;
  if (accept_sign (self, '{'))
    {
      node = parse_operand (self);
      if (node == NULL)
        return NULL;
      if (!accept_sign (self, '}'))
        return refuse (self);
      self->depth--;
      return g_steal_pointer (&node);
    }
  if (!is_sign (token, '-') && !is_sign (token, '+'))
    {
      self->depth--;
      return parse_slices (self);
    }
  self->at++;
  operand = parse_signed (self);
  self->depth--;
  if (operand == NULL || token->sign == '+')
    return operand;
  node = octet_filter_node_new (OCTET_FILTER_ARITHMETIC, token->start, token->size);
  node->text = g_strdup ("-");
  octet_filter_node_add (node, operand);
  return g_steal_pointer (&node);
}

/* Operands joined by one of @signs; @next parses what binds tighter. */
static OctetFilterNode *
parse_arithmetic (Parser            *self,
                  const char        *signs,
                  OctetFilterNode *(*next) (Parser *self))
{
  OctetFilterNode *left = next (self);

  while (left != NULL && peek (self)->kind == OCTET_TOKEN_SIGN &&
         strchr (signs, peek (self)->sign) != NULL)
    {
      g_autoptr (OctetFilterNode) node = octet_filter_node_new (OCTET_FILTER_ARITHMETIC,
                                                                left->start, left->size);
      OctetFilterNode *right;

      node->text = g_strndup (&peek (self)->sign, 1);
      octet_filter_node_add (node, left);
      self->at++;
      right = next (self);
      if (right == NULL)
        return NULL;
      octet_filter_node_add (node, right);
      left = g_steal_pointer (&node);
    }
  return left;
}

static OctetFilterNode *
parse_product (Parser *self)
{
  return parse_arithmetic (self, "*/%", parse_signed);
}

static OctetFilterNode *
parse_sum (Parser *self)
{
  return parse_arithmetic (self, "+-", parse_product);
}

static OctetFilterNode *
parse_operand (Parser *self)
{
  OctetFilterNode *node;

  if (!enter (self))
    return NULL;
  node = parse_arithmetic (self, "&", parse_sum);
  self->depth--;
  return node;
}

static OctetFilterNode *
parse_element (Parser *self)
{
  OctetFilterNode *low = parse_operand (self);
  OctetFilterNode *high;
  g_autoptr (OctetFilterNode) range = NULL;

  if (low == NULL || !accept_sign (self, '.'))
    return low;
  range = octet_filter_node_new (OCTET_FILTER_RANGE, low->start, low->size);
  octet_filter_node_add (range, low);
  high = parse_operand (self);
  if (high == NULL)
    return NULL;
  octet_filter_node_add (range, high);
  return g_steal_pointer (&range);
}

static OctetFilterNode *
parse_set (Parser          *self,
           OctetFilterNode *left)
{
  g_autoptr (OctetFilterNode) node = octet_filter_node_new (OCTET_FILTER_IN, left->start,
                                                            left->size);

  octet_filter_node_add (node, left);
  if (!accept_sign (self, '{'))
    return refuse (self);
  do
    {
      OctetFilterNode *element = is_sign (peek (self), '}') ? NULL : parse_element (self);

      if (element == NULL)
        return self->problem->message != NULL ? NULL : refuse (self);
      octet_filter_node_add (node, element);
    }
  while (accept_sign (self, ','));
  if (!is_sign (peek (self), '}'))
    return refuse (self);
  node->size = peek (self)->start + 1 - node->start;
  self->at++;
  return g_steal_pointer (&node);
}

static OctetFilterNode *
negate (OctetFilterNode *node)
{
  OctetFilterNode *not = octet_filter_node_new (OCTET_FILTER_NOT, node->start, node->size);

  octet_filter_node_add (not, node);
  return not;
}

/* The text of an operand again, so that a chain a < b < c can use b twice. */
static OctetFilterNode *
parse_again (Parser *self,
             guint   at)
{
  guint here = self->at;
  OctetFilterNode *node;

  self->at = at;
  node = parse_operand (self);
  self->at = here;
  return node;
}

/* The relation was seen and not yet taken. */
static OctetFilterNode *
parse_relation (Parser          *self,
                OctetFilterNode *left,
                OctetQuantifier  quantifier)
{
  OctetFilterNode *chain = NULL;

  while (peek (self)->kind == OCTET_TOKEN_RELATION)
    {
      g_autoptr (OctetFilterNode) node = octet_filter_node_new (OCTET_FILTER_COMPARE,
                                                                left->start, left->size);
      OctetToken *token = peek (self);
      OctetQuantifier own = token->quantifier;
      OctetFilterNode *right;
      guint at;

      if (own == OCTET_QUANTIFIER_DEFAULT)
        own = quantifier;
      node->relation = token->relation;
      /* Without a word about it, == and the others ask for one value that fits, and != for
       * none that is equal. */
      node->all = own == OCTET_QUANTIFIER_ALL ||
                  (own == OCTET_QUANTIFIER_DEFAULT && token->relation == OCTET_FILTER_NE);
      octet_filter_node_add (node, left);
      at = ++self->at;
      right = parse_operand (self);
      if (right == NULL)
        {
          g_clear_pointer (&chain, octet_filter_node_free);
          return NULL;
        }
      octet_filter_node_add (node, right);
      if (peek (self)->kind == OCTET_TOKEN_RELATION)
        left = parse_again (self, at);
      if (chain == NULL)
        chain = g_steal_pointer (&node);
      else
        {
          OctetFilterNode *both = octet_filter_node_new (OCTET_FILTER_AND, chain->start,
                                                         chain->size);

          octet_filter_node_add (both, chain);
          octet_filter_node_add (both, g_steal_pointer (&node));
          chain = both;
        }
    }
  return chain;
}

static OctetFilterNode *
parse_test (Parser *self)
{
  OctetQuantifier quantifier = OCTET_QUANTIFIER_DEFAULT;
  OctetFilterNode *left, *node;

  if (accept (self, OCTET_TOKEN_ANY))
    quantifier = OCTET_QUANTIFIER_ANY;
  else if (accept (self, OCTET_TOKEN_ALL))
    quantifier = OCTET_QUANTIFIER_ALL;
  left = parse_operand (self);
  if (left == NULL)
    return NULL;
  if (peek (self)->kind == OCTET_TOKEN_RELATION)
    return parse_relation (self, left, quantifier);
  if (accept (self, OCTET_TOKEN_IN))
    {
      node = parse_set (self, left);
      if (node != NULL)
        node->all = quantifier == OCTET_QUANTIFIER_ALL;
      return node;
    }
  if (peek (self)->kind == OCTET_TOKEN_NOT && peek_second (self)->kind == OCTET_TOKEN_IN)
    {
      self->at += 2;
      node = parse_set (self, left);
      return node != NULL ? negate (node) : NULL;
    }
  if (quantifier != OCTET_QUANTIFIER_DEFAULT)
    {
      octet_filter_node_free (left);
      return refuse (self);
    }
  node = octet_filter_node_new (OCTET_FILTER_EXISTS, left->start, left->size);
  octet_filter_node_add (node, left);
  return node;
}

static OctetFilterNode *
parse_not (Parser *self)
{
  OctetFilterNode *node;

  if (!enter (self))
    return NULL;
  if (accept (self, OCTET_TOKEN_NOT))
    {
      node = parse_not (self);
      if (node != NULL)
        node = negate (node);
    }
  else if (accept_sign (self, '('))
    {
      node = parse_or (self);
      if (node != NULL && !accept_sign (self, ')'))
        {
          octet_filter_node_free (node);
          return refuse (self);
        }
    }
  else
    node = parse_test (self);
  self->depth--;
  return node;
}

/* Tests joined by one kind of word; @next parses what binds tighter. */
static OctetFilterNode *
parse_joined (Parser            *self,
              OctetTokenKind     token,
              OctetFilterKind    kind,
              OctetFilterNode *(*next) (Parser *self))
{
  OctetFilterNode *left = next (self);
  g_autoptr (OctetFilterNode) node = NULL;

  if (left == NULL || peek (self)->kind != token)
    return left;
  node = octet_filter_node_new (kind, left->start, left->size);
  octet_filter_node_add (node, left);
  while (accept (self, token))
    {
      OctetFilterNode *right = next (self);

      if (right == NULL)
        return NULL;
      octet_filter_node_add (node, right);
    }
  return g_steal_pointer (&node);
}

static OctetFilterNode *
parse_and (Parser *self)
{
  return parse_joined (self, OCTET_TOKEN_AND, OCTET_FILTER_AND, parse_not);
}

static OctetFilterNode *
parse_xor (Parser *self)
{
  return parse_joined (self, OCTET_TOKEN_XOR, OCTET_FILTER_XOR, parse_and);
}

static OctetFilterNode *
parse_or (Parser *self)
{
  return parse_joined (self, OCTET_TOKEN_OR, OCTET_FILTER_OR, parse_xor);
}

/* Returns: (transfer full) (nullable): the tree, unchecked; NULL with @problem set */
OctetFilterNode *
octet_filter_parse (const OctetRegistry *registry,
                    const char          *text,
                    OctetFilterProblem  *problem)
{
  g_autoptr (GArray) tokens = octet_filter_lex (text, problem);
  Parser self = { registry, tokens, 0, 0, problem };
  g_autoptr (OctetFilterNode) node = NULL;

  if (tokens == NULL)
    return NULL;
  node = parse_or (&self);
  if (node == NULL)
    return NULL;
  if (peek (&self)->kind != OCTET_TOKEN_END)
    return refuse (&self);
  return g_steal_pointer (&node);
}
