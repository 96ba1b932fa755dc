/* octet-filter-check.c - types: what may be compared with what, and what a literal becomes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "filter/octet-filter-foreign.h"
#include "filter/octet-filter-literal.h"
#include "filter/octet-filter-suggest.h"

/* A regular expression from a stranger: PCRE2 bounds its own work; this bounds its size. */
#define MAX_REGEX 4096

#define REFUSE(node, ...) \
  (octet_filter_problem_set (problem, (node)->start, (node)->size, __VA_ARGS__), FALSE)

static gboolean check_operand (OctetFilterNode           *node,
                               const OctetFilterExpected *expected,
                               OctetFilterProblem        *problem);

/* A literal, or a sum of nothing but literals: it has no type of its own. */
static gboolean
is_constant (const OctetFilterNode *node)
{
  if (node->kind == OCTET_FILTER_LITERAL)
    return TRUE;
  if (node->kind != OCTET_FILTER_ARITHMETIC)
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    if (!is_constant (octet_filter_node_child (node, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_number (OctetFilterType type)
{
  return type == OCTET_FILTER_TYPE_UINT || type == OCTET_FILTER_TYPE_INT ||
         type == OCTET_FILTER_TYPE_REAL;
}

static gboolean
is_searchable (OctetFilterType type)
{
  return type == OCTET_FILTER_TYPE_BYTES || type == OCTET_FILTER_TYPE_STRING ||
         type == OCTET_FILTER_TYPE_PROTOCOL;
}

static gboolean
are_compatible (OctetFilterType a,
                OctetFilterType b)
{
  gboolean octets = (a == OCTET_FILTER_TYPE_BYTES || a == OCTET_FILTER_TYPE_PROTOCOL) &&
                    (b == OCTET_FILTER_TYPE_BYTES || b == OCTET_FILTER_TYPE_PROTOCOL);

  return a == b || octets || (is_number (a) && is_number (b)) ||
         (a == OCTET_FILTER_TYPE_STRING && b == OCTET_FILTER_TYPE_BYTES) ||
         (a == OCTET_FILTER_TYPE_BYTES && b == OCTET_FILTER_TYPE_STRING);
}

/* Some octets of anything may be held against an address. */
static gboolean
is_sliced_address (const OctetFilterNode *slice,
                   const OctetFilterNode *address)
{
  return slice->kind == OCTET_FILTER_SLICE && (address->type == OCTET_FILTER_TYPE_IPV4 ||
                                               address->type == OCTET_FILTER_TYPE_IPV6);
}

static const OctetField *
find_field (const OctetFilterNode *node)
{
  if (node->kind == OCTET_FILTER_FIELD && !node->is_raw)
    return octet_filter_node_get_field (node);
  if (node->kind == OCTET_FILTER_ARITHMETIC ||
      (node->kind == OCTET_FILTER_FUNCTION &&
       (node->function == OCTET_FUNCTION_MAX || node->function == OCTET_FUNCTION_MIN ||
        node->function == OCTET_FUNCTION_ABS)))
    return find_field (octet_filter_node_child (node, 0));
  return NULL;
}

/* Sums keep the width of what they begin with: no number may be wider than its field. */
static guint
find_bits (const OctetFilterNode *node)
{
  const OctetField *field = find_field (node);

  if (field != NULL)
    return octet_field_get_bits (field);
  if (node->kind == OCTET_FILTER_ARITHMETIC)
    return find_bits (octet_filter_node_child (node, 0));
  if (node->kind == OCTET_FILTER_FUNCTION && (node->function == OCTET_FUNCTION_LEN ||
                                              node->function == OCTET_FUNCTION_COUNT))
    return 32;
  return 0;
}

static OctetFilterExpected
expect (const OctetFilterNode *node)
{
  OctetFilterExpected expected = { .type = node->type, .field = find_field (node),
                                   .bits = find_bits (node) };

  return expected;
}

static gboolean
check_slice (OctetFilterNode    *node,
             OctetFilterProblem *problem)
{
  OctetFilterNode *of = octet_filter_node_child (node, 0);

  if (is_constant (of))
    return REFUSE (of, _("Only a field can be sliced."));
  if (!check_operand (of, NULL, problem))
    return FALSE;
  if (!octet_filter_type_has_bytes (of->type) && of->type != OCTET_FILTER_TYPE_NONE)
    return REFUSE (node, _("“%s” is %s, not a run of bytes that can be sliced."),
                   of->text != NULL ? of->text : "", _(octet_filter_type_get_name (of->type)));
  node->type = OCTET_FILTER_TYPE_BYTES;
  return TRUE;
}

static gboolean
check_argument_count (OctetFilterNode    *node,
                      OctetFilterProblem *problem)
{
  gboolean many = node->function == OCTET_FUNCTION_MAX || node->function == OCTET_FUNCTION_MIN;

  if (node->children->len == 0)
    return REFUSE (node, _("“%s” needs something between its parentheses."), node->text);
  if (!many && node->children->len > 1)
    return REFUSE (node, _("“%s” takes one field only."), node->text);
  return TRUE;
}

/* Wireshark holds numbers of 16 and of 32 bits for different kinds here. */
static gboolean
have_one_width (const OctetFilterNode *a,
                const OctetFilterNode *b)
{
  const OctetField *first = find_field (a), *second = find_field (b);

  return first == NULL || second == NULL ||
         strcmp (octet_field_get_type_name (first), octet_field_get_type_name (second)) == 0;
}

static gboolean
check_extreme (OctetFilterNode    *node,
               OctetFilterProblem *problem)
{
  OctetFilterNode *first = octet_filter_node_child (node, 0);
  OctetFilterExpected expected = expect (first);

  node->type = first->type;
  for (guint i = 1; i < node->children->len; i++)
    {
      OctetFilterNode *child = octet_filter_node_child (node, i);

      if (!check_operand (child, &expected, problem))
        return FALSE;
      if (!are_compatible (first->type, child->type) || !have_one_width (first, child))
        return REFUSE (child, _("This cannot be compared with “%s”."), first->text);
    }
  return TRUE;
}

static gboolean
check_function (OctetFilterNode    *node,
                OctetFilterProblem *problem)
{
  OctetFilterNode *first;

  if (!check_argument_count (node, problem))
    return FALSE;
  first = octet_filter_node_child (node, 0);
  if (is_constant (first))
    return REFUSE (first, _("“%s” needs a field, not a value."), node->text);
  if (!check_operand (first, NULL, problem))
    return FALSE;
  switch (node->function)
    {
    case OCTET_FUNCTION_LEN:
    case OCTET_FUNCTION_COUNT:
      node->type = OCTET_FILTER_TYPE_UINT;
      return TRUE;
    case OCTET_FUNCTION_UPPER:
    case OCTET_FUNCTION_LOWER:
      node->type = OCTET_FILTER_TYPE_STRING;
      if (first->kind != OCTET_FILTER_FIELD || first->type != OCTET_FILTER_TYPE_STRING)
        return REFUSE (first, _("“%s” needs a field that is a text."), node->text);
      return TRUE;
    case OCTET_FUNCTION_STRING:
      node->type = OCTET_FILTER_TYPE_STRING;
      if (first->kind != OCTET_FILTER_FIELD || first->type == OCTET_FILTER_TYPE_STRING ||
          first->type == OCTET_FILTER_TYPE_PROTOCOL || first->type == OCTET_FILTER_TYPE_TIME ||
          first->type == OCTET_FILTER_TYPE_NONE)
        return REFUSE (first, _("“string” cannot write this field as a text."));
      return TRUE;
    case OCTET_FUNCTION_MAX:
    case OCTET_FUNCTION_MIN:
      return check_extreme (node, problem);
    case OCTET_FUNCTION_ABS:
    case OCTET_N_FUNCTIONS:
    default:
      node->type = first->type;
      if (!is_number (first->type) && first->type != OCTET_FILTER_TYPE_DURATION)
        return REFUSE (first, _("“abs” needs a number."));
      return TRUE;
    }
}

static gboolean
can_calculate (OctetFilterType type,
               char            sign)
{
  if (sign == '&')
    return type == OCTET_FILTER_TYPE_UINT || type == OCTET_FILTER_TYPE_INT ||
           type == OCTET_FILTER_TYPE_IPV4 || type == OCTET_FILTER_TYPE_IPV6 ||
           type == OCTET_FILTER_TYPE_BYTES;
  if (type == OCTET_FILTER_TYPE_DURATION || type == OCTET_FILTER_TYPE_TIME)
    return sign == '+' || sign == '-';
  return is_number (type);
}

static gboolean
check_arithmetic (OctetFilterNode           *node,
                  const OctetFilterExpected *expected,
                  OctetFilterProblem        *problem)
{
  OctetFilterNode *left = octet_filter_node_child (node, 0);
  OctetFilterNode *right = node->children->len > 1 ? octet_filter_node_child (node, 1) : NULL;
  OctetFilterExpected own = { .type = OCTET_FILTER_TYPE_UINT, .any_size = TRUE };
  OctetFilterNode *typed = !is_constant (left) ? left
                           : right != NULL && !is_constant (right) ? right : NULL;

  if (typed != NULL)
    {
      if (!check_operand (typed, NULL, problem))
        return FALSE;
      own.type = typed->type;
      own.bits = find_bits (typed);
    }
  else if (expected != NULL)
    {
      own = *expected;
      if (own.field != NULL)
        own.bits = octet_field_get_bits (own.field);
    }
  own.field = NULL;
  if (left != typed && !check_operand (left, &own, problem))
    return FALSE;
  if (right != NULL && right != typed && !check_operand (right, &own, problem))
    return FALSE;
  node->type = own.type;
  if (!can_calculate (left->type, node->text[0]))
    return REFUSE (node, _("%s cannot be used with “%s”."),
                   _(octet_filter_type_get_name (left->type)), node->text);
  if (right != NULL && !are_compatible (left->type, right->type))
    return REFUSE (right, _("These two cannot be calculated with each other."));
  return TRUE;
}

/* @expected is what a literal is to become; NULL where nothing tells. */
static gboolean
check_operand (OctetFilterNode           *node,
               const OctetFilterExpected *expected,
               OctetFilterProblem        *problem)
{
  const OctetField *field;

  switch ((guint) node->kind)
    {
    case OCTET_FILTER_FIELD:
      field = octet_field_ref_get_field (&node->refs[0]);
      node->type = node->is_raw ? OCTET_FILTER_TYPE_BYTES : octet_filter_type_of_field (field);
      return TRUE;
    case OCTET_FILTER_LITERAL:
      if (expected == NULL)
        return REFUSE (node, _("“%s” is neither a field nor a protocol that Octet knows."),
                       node->text);
      return octet_filter_literal_convert (node, expected, problem);
    case OCTET_FILTER_SLICE:
      return check_slice (node, problem);
    case OCTET_FILTER_FUNCTION:
      return check_function (node, problem);
    case OCTET_FILTER_ARITHMETIC:
      return check_arithmetic (node, expected, problem);
    default:
      return REFUSE (node, _("This cannot stand here."));
    }
}

static gboolean
check_regex (OctetFilterNode    *right,
             OctetFilterProblem *problem)
{
  g_autoptr (GError) error = NULL;

  if (right->kind != OCTET_FILTER_LITERAL || (right->style != OCTET_LITERAL_STRING &&
                                              right->style != OCTET_LITERAL_RAW_STRING))
    return REFUSE (right, _("“matches” needs a regular expression in quotation marks."));
  if (strlen (right->text) > MAX_REGEX)
    return REFUSE (right, _("The regular expression is too long."));
  right->type = OCTET_FILTER_TYPE_STRING;
  right->regex = g_regex_new (right->text, G_REGEX_CASELESS | G_REGEX_RAW | G_REGEX_OPTIMIZE, 0,
                              &error);
  if (right->regex == NULL)
    return REFUSE (right, _("The regular expression is wrong: %s."), error->message);
  return TRUE;
}

/* A bare word where a field must stand: most likely a slip of the finger. */
static gboolean
refuse_word (const OctetRegistry   *registry,
             const OctetFilterNode *node,
             OctetFilterProblem    *problem)
{
  octet_filter_suggest_field (registry, node->text, node->start, problem);
  return FALSE;
}

static gboolean
is_word (const OctetFilterNode *node)
{
  return node->kind == OCTET_FILTER_LITERAL && node->style == OCTET_LITERAL_BARE &&
         g_ascii_isalpha (node->text[0]);
}

/* Like Wireshark: what is calculated on the left side begins with a field. */
static gboolean
check_beginning (const OctetFilterNode *node,
                 OctetFilterProblem    *problem)
{
  const OctetFilterNode *first = node;

  while (first->kind == OCTET_FILTER_ARITHMETIC)
    first = octet_filter_node_child (first, 0);
  if (node->kind == OCTET_FILTER_ARITHMETIC && is_constant (first))
    return REFUSE (first, _("A field must stand on the left side, not “%s”."),
                   first->text != NULL ? first->text : "");
  return TRUE;
}

static gboolean
check_left (const OctetRegistry *registry,
            OctetFilterNode     *left,
            OctetFilterProblem  *problem)
{
  if (is_word (left))
    return refuse_word (registry, left, problem);
  if (is_constant (left))
    return REFUSE (left, _("A field must stand on the left side, not “%s”."),
                   left->text != NULL ? left->text : "");
  return check_beginning (left, problem) && check_operand (left, NULL, problem);
}

static gboolean
check_compare (const OctetRegistry *registry,
               OctetFilterNode     *node,
               OctetFilterProblem  *problem)
{
  OctetFilterNode *left = octet_filter_node_child (node, 0);
  OctetFilterNode *right = octet_filter_node_child (node, 1);
  gboolean searches = node->relation == OCTET_FILTER_CONTAINS ||
                      node->relation == OCTET_FILTER_MATCHES;
  OctetFilterExpected expected;
  const OctetField *sought;

  if (!check_left (registry, left, problem))
    return FALSE;
  if (searches && !is_searchable (left->type))
    return REFUSE (left, _("“contains” and “matches” search texts and bytes; this is %s."),
                   _(octet_filter_type_get_name (left->type)));
  if (left->type == OCTET_FILTER_TYPE_NONE)
    return REFUSE (left, _("“%s” is only a heading: it can be there or not, and has no value."),
                   left->text);
  if (node->relation == OCTET_FILTER_MATCHES)
    return check_regex (right, problem);
  expected = expect (left);
  expected.any_size = searches;
  if (!check_operand (right, &expected, problem))
    return FALSE;
  if (searches && right->kind == OCTET_FILTER_FIELD && !is_searchable (right->type))
    return REFUSE (right, _("Only texts and bytes can be searched for; this is %s."),
                   _(octet_filter_type_get_name (right->type)));
  sought = right->kind == OCTET_FILTER_FIELD ? find_field (right) : NULL;
  if (searches && sought != NULL && sought->kind == OCTET_FIELD_MAC)
    return REFUSE (right, _("A hardware address cannot be searched for."));
  if (!are_compatible (left->type, right->type) && !is_sliced_address (left, right) &&
      !is_sliced_address (right, left))
    return REFUSE (node, _("These two are of different kinds: %s and %s."),
                   _(octet_filter_type_get_name (left->type)),
                   _(octet_filter_type_get_name (right->type)));
  return TRUE;
}

static gboolean
check_in (const OctetRegistry *registry,
          OctetFilterNode     *node,
          OctetFilterProblem  *problem)
{
  OctetFilterNode *left = octet_filter_node_child (node, 0);
  OctetFilterExpected expected;

  if (left->kind != OCTET_FILTER_FIELD)
    return REFUSE (left, _("Only a field can be looked up in a set."));
  if (!check_left (registry, left, problem))
    return FALSE;
  expected = expect (left);
  for (guint i = 1; i < node->children->len; i++)
    {
      OctetFilterNode *element = octet_filter_node_child (node, i);
      gboolean is_range = element->kind == OCTET_FILTER_RANGE;

      for (guint j = 0; j < (is_range ? 2 : 1); j++)
        {
          OctetFilterNode *value = is_range ? octet_filter_node_child (element, j) : element;

          if (value->kind == OCTET_FILTER_ARITHMETIC && value->children->len > 1)
            return REFUSE (value, _("Nothing can be calculated inside a set."));
          if (!check_operand (value, &expected, problem))
            return FALSE;
          if (!are_compatible (left->type, value->type))
            return REFUSE (value, _("This is of another kind than “%s”."), left->text);
        }
    }
  return TRUE;
}

static gboolean
check_exists (const OctetRegistry *registry,
              OctetFilterNode     *node,
              OctetFilterProblem  *problem)
{
  OctetFilterNode *operand = octet_filter_node_child (node, 0);

  if (operand->kind == OCTET_FILTER_FUNCTION)
    {
      if (!check_function (operand, problem))
        return FALSE;
      return REFUSE (operand, _("Compare what “%s” gives with something."), operand->text);
    }
  if (is_word (operand))
    return refuse_word (registry, operand, problem);
  if (operand->is_reference)
    return REFUSE (operand, _("Compare a field with ${%s}; alone it says nothing."), operand->text);
  if (is_constant (operand))
    return REFUSE (operand, _("“%s” is neither a field nor a protocol that Octet knows."),
                   operand->text);
  return check_beginning (operand, problem) && check_operand (operand, NULL, problem);
}

/* A test of something that only Wireshark reads is none that could hold: what it is compared with
 * does not matter. */
static gboolean
is_foreign (OctetFilterNode *root)
{
  const OctetFilterNode *word = octet_filter_foreign_find (octet_filter_node_child (root, 0));

  if (word == NULL)
    return FALSE;
  root->kind = OCTET_FILTER_NEVER;
  root->start = word->start;
  root->size = word->size;
  g_free (root->text);
  root->text = g_strdup (word->text);
  g_ptr_array_set_size (root->children, 0);
  return TRUE;
}

/* Returns: whether the filter can run; otherwise @problem says why not */
gboolean
octet_filter_check (const OctetRegistry *registry,
                    OctetFilterNode     *root,
                    OctetFilterProblem  *problem)
{
  switch ((guint) root->kind)
    {
    case OCTET_FILTER_OR:
    case OCTET_FILTER_AND:
    case OCTET_FILTER_XOR:
    case OCTET_FILTER_NOT:
      for (guint i = 0; i < root->children->len; i++)
        if (!octet_filter_check (registry, octet_filter_node_child (root, i), problem))
          return FALSE;
      return TRUE;
    case OCTET_FILTER_COMPARE:
      return is_foreign (root) || check_compare (registry, root, problem);
    case OCTET_FILTER_IN:
      return is_foreign (root) || check_in (registry, root, problem);
    case OCTET_FILTER_EXISTS:
    default:
      return is_foreign (root) || check_exists (registry, root, problem);
    }
}
