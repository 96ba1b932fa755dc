/* octet-filter-explain.c - says in words which packets a filter shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each test is a clause that follows "packets that …"; joined tests become one
 * clause with "and" and "or". Each pattern is a message of its own, so that a
 * translator can turn it round.
 */
#include "config.h"

#include "filter/octet-filter-explain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *explain_operand (const OctetFilterNode *node);

static const OctetRegistryEntry *
get_entry (const OctetFilterNode *node)
{
  return node->refs[0].entry;
}

static const char *
get_protocol_name (const OctetFilterNode *node)
{
  const OctetProtocol *protocol = get_entry (node)->protocol;

  return protocol->short_name != NULL ? protocol->short_name : _(protocol->name);
}

static char *
name_field (const OctetFilterNode *node)
{
  g_autofree char *name = NULL;

  if (node->refs[0].index == -1)
    return g_strdup (get_protocol_name (node));
  name = g_utf8_strdown (_(octet_filter_node_get_field (node)->name), -1);
  /* Translators: protocol, then one of its fields: "TCP destination port" */
  return g_strdup_printf (_("%s %s"), get_protocol_name (node), name);
}

/* ip.addr#2: packets in tunnels have a layer more than once. */
static char *
explain_layers (const OctetFilterNode *node,
                const char            *name)
{
  const OctetFilterSpan *span = &node->spans[0];
  int last = span->is_size ? span->start + span->end - 1 : span->end;

  if (node->n_spans > 1)
    return g_strdup_printf (_("%s in some of its layers"), name);
  if (!span->has_end)
    return g_strdup_printf (_("%s in its layer %d or deeper"), name, span->start);
  if (last == span->start)
    return g_strdup_printf (_("%s in its layer %d"), name, span->start);
  return g_strdup_printf (_("%s in its layers %d to %d"), name, span->start, last);
}

/* "TCP destination port" */
static char *
explain_field (const OctetFilterNode *node)
{
  g_autofree char *name = name_field (node);

  if (node->n_spans > 0)
    return explain_layers (node, name);
  if (node->is_reference)
    return g_strdup_printf (_("the %s of the selected packet"), name);
  if (node->is_raw)
    return g_strdup_printf (_("the bytes of the %s"), name);
  return g_steal_pointer (&name);
}

static char *
explain_literal (const OctetFilterNode *node)
{
  if (node->style == OCTET_LITERAL_BARE)
    return g_strdup (node->text);
  return g_strdup_printf (_("“%s”"), node->text);
}

static char *
explain_function (const OctetFilterNode *node)
{
  static const char *const formats[OCTET_N_FUNCTIONS] = {
    [OCTET_FUNCTION_LEN] = N_("the length of the %s"),
    [OCTET_FUNCTION_COUNT] = N_("the number of %s fields"),
    [OCTET_FUNCTION_UPPER] = N_("the %s in capital letters"),
    [OCTET_FUNCTION_LOWER] = N_("the %s in small letters"),
    [OCTET_FUNCTION_STRING] = N_("the %s as a text"),
    [OCTET_FUNCTION_MAX] = N_("the greatest of %s"),
    [OCTET_FUNCTION_MIN] = N_("the least of %s"),
    [OCTET_FUNCTION_ABS] = N_("the size of the %s without its sign"),
  };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < node->children->len; i++)
    {
      g_autofree char *argument = explain_operand (octet_filter_node_child (node, i));

      if (i > 0)
        g_string_append (list, _(" and "));
      g_string_append (list, argument);
    }
  switch (node->function)
    {
#define CASE(f) \
  case f: \
    return g_strdup_printf (_(formats[f]), list->str)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    CASE (OCTET_FUNCTION_LEN);
    CASE (OCTET_FUNCTION_COUNT);
    CASE (OCTET_FUNCTION_UPPER);
    CASE (OCTET_FUNCTION_LOWER);
    CASE (OCTET_FUNCTION_STRING);
    CASE (OCTET_FUNCTION_MAX);
    CASE (OCTET_FUNCTION_MIN);
    CASE (OCTET_FUNCTION_ABS);
#pragma GCC diagnostic pop
#undef CASE
    case OCTET_N_FUNCTIONS:
    default:
      return g_strdup (list->str);
    }
}

/* "2", "0 to 3", "4 and on" */
static char *
explain_span (const OctetFilterSpan *span)
{
  int last = span->is_size ? span->start + span->end - 1 : span->end;

  if (!span->has_end)
    return g_strdup_printf (_("%d and on"), span->start);
  if (last == span->start)
    return g_strdup_printf ("%d", last);
  return g_strdup_printf (_("%d to %d"), span->start, last);
}

/* eth.src[-4:2]: -1 is the last one. */
static char *
explain_slice_from_end (const OctetFilterSpan *span,
                        const char            *of)
{
  guint from = (guint) -span->start;

  if (!span->has_end || (guint) span->end == from)
    return from == 1 ? g_strdup_printf (_("the last byte of the %s"), of)
                     : g_strdup_printf (_("the last %u bytes of the %s"), from, of);
  /* Translators: how many bytes, where the first of them stands, of what */
  return g_strdup_printf (ngettext ("%u byte, %u before the end, of the %s",
                                    "%u bytes, from %u before the end, of the %s",
                                    (gulong) span->end), (guint) span->end, from, of);
}

static char *
explain_slice (const OctetFilterNode *node)
{
  g_autofree char *of = explain_operand (octet_filter_node_child (node, 0));
  const OctetFilterSpan *span = &node->spans[0];
  g_autoptr (GString) list = g_string_new (NULL);

  if (node->n_spans == 1 && span->start < 0 && (!span->has_end || span->is_size))
    return explain_slice_from_end (span, of);
  if (node->n_spans == 1 && span->has_end && (span->is_size ? span->end == 1
                                                             : span->end == span->start))
    return g_strdup_printf (_("byte %d of the %s"), span->start, of);
  for (guint i = 0; i < node->n_spans; i++)
    {
      g_autofree char *text = explain_span (&node->spans[i]);

      if (i > 0)
        g_string_append (list, i + 1 < node->n_spans ? ", " : _(" and "));
      g_string_append (list, text);
    }
  /* Translators: which bytes ("0 to 3", "0, 2 and 4"), of what */
  return g_strdup_printf (_("the bytes %s of the %s"), list->str, of);
}

static char *
explain_arithmetic (const OctetFilterNode *node)
{
  g_autofree char *left = explain_operand (octet_filter_node_child (node, 0));
  g_autofree char *right = NULL;

  if (node->children->len == 1)
    return g_strdup_printf (_("minus %s"), left);
  right = explain_operand (octet_filter_node_child (node, 1));
  if (node->text[0] == '&')
    return g_strdup_printf (_("the bits %s of the %s"), right, left);
  if (node->text[0] == '+')
    return g_strdup_printf (_("%s plus %s"), left, right);
  if (node->text[0] == '-')
    return g_strdup_printf (_("%s minus %s"), left, right);
  if (node->text[0] == '*')
    return g_strdup_printf (_("%s times %s"), left, right);
  if (node->text[0] == '/')
    return g_strdup_printf (_("%s divided by %s"), left, right);
  return g_strdup_printf (_("what is left of %s divided by %s"), left, right);
}

static char *
explain_operand (const OctetFilterNode *node)
{
  switch ((guint) node->kind)
    {
    case OCTET_FILTER_FIELD:
      return explain_field (node);
    case OCTET_FILTER_FUNCTION:
      return explain_function (node);
    case OCTET_FILTER_SLICE:
      return explain_slice (node);
    case OCTET_FILTER_ARITHMETIC:
      return explain_arithmetic (node);
    case OCTET_FILTER_LITERAL:
    default:
      return explain_literal (node);
    }
}

/* "the TCP port"; what has an article already keeps it. */
static char *
explain_with_article (const OctetFilterNode *node)
{
  g_autofree char *name = explain_operand (node);

  if (node->kind != OCTET_FILTER_FIELD || node->is_reference || node->is_raw)
    return g_steal_pointer (&name);
  return g_strdup_printf (_("the %s"), name);
}

static gboolean
has_key (const OctetFilterNode *node,
         const char            *a,
         const char            *b)
{
  return node->kind == OCTET_FILTER_FIELD && node->n_spans == 0 && !node->is_raw &&
         !node->is_reference &&
         (strcmp (node->text, a) == 0 || strcmp (node->text, b) == 0);
}

/* The tests that everybody writes, in the words that everybody uses. */
static char *
explain_common (const OctetFilterNode *left,
                const char            *value)
{
  if (has_key (left, "ip.addr", "ipv6.addr"))
    return g_strdup_printf (_("go to or come from %s"), value);
  if (has_key (left, "ip.src", "ipv6.src") || has_key (left, "eth.src", "eth.src"))
    return g_strdup_printf (_("come from %s"), value);
  if (has_key (left, "ip.dst", "ipv6.dst") || has_key (left, "eth.dst", "eth.dst"))
    return g_strdup_printf (_("go to %s"), value);
  if (has_key (left, "eth.addr", "eth.addr"))
    return g_strdup_printf (_("go to or come from %s"), value);
  if (has_key (left, "tcp.port", "tcp.port"))
    return g_strdup_printf (_("use TCP port %s"), value);
  if (has_key (left, "udp.port", "udp.port"))
    return g_strdup_printf (_("use UDP port %s"), value);
  if (has_key (left, "tcp.stream", "tcp.stream"))
    return g_strdup_printf (_("belong to TCP conversation %s"), value);
  if (has_key (left, "udp.stream", "udp.stream"))
    return g_strdup_printf (_("belong to UDP conversation %s"), value);
  return NULL;
}

static char *
explain_flag (const OctetFilterNode *node,
              gboolean               negated)
{
  const OctetFilterNode *left = octet_filter_node_child (node, 0);
  const OctetFilterNode *right = octet_filter_node_child (node, 1);
  g_autofree char *name = explain_operand (left);
  gboolean on;

  if (left->type != OCTET_FILTER_TYPE_BOOL || right->kind != OCTET_FILTER_LITERAL ||
      (node->relation != OCTET_FILTER_EQ && node->relation != OCTET_FILTER_NE))
    return NULL;
  on = (right->value.number != 0) == (node->relation == OCTET_FILTER_EQ);
  return on != negated ? g_strdup_printf (_("have the flag “%s” set"), name)
                       : g_strdup_printf (_("do not have the flag “%s” set"), name);
}

/* "all" was written: each of the field's values. */
static char *
explain_relation_of_all (const OctetFilterNode *node,
                         const char            *left,
                         const char            *right)
{
  switch (node->relation)
    {
    case OCTET_FILTER_EQ:
      return g_strdup_printf (_("have %s always equal to %s"), left, right);
    case OCTET_FILTER_NE:
      return g_strdup_printf (_("have %s, and it is never %s"), left, right);
    case OCTET_FILTER_LT:
      return g_strdup_printf (_("have %s always less than %s"), left, right);
    case OCTET_FILTER_LE:
      return g_strdup_printf (_("have %s always at most %s"), left, right);
    case OCTET_FILTER_GT:
      return g_strdup_printf (_("have %s always greater than %s"), left, right);
    case OCTET_FILTER_GE:
      return g_strdup_printf (_("have %s always at least %s"), left, right);
    case OCTET_FILTER_CONTAINS:
      return g_strdup_printf (_("always contain %s in %s"), right, left);
    case OCTET_FILTER_MATCHES:
    default:
      return g_strdup_printf (_("have %s that always fits the pattern %s"), left, right);
    }
}

static char *
explain_relation (const OctetFilterNode *node,
                  const char            *left,
                  const char            *right)
{
  if (node->all)
    return explain_relation_of_all (node, left, right);
  switch (node->relation)
    {
    case OCTET_FILTER_EQ:
      return g_strdup_printf (_("have %s equal to %s"), left, right);
    case OCTET_FILTER_NE:
      return g_strdup_printf (_("have %s other than %s"), left, right);
    case OCTET_FILTER_LT:
      return g_strdup_printf (_("have %s less than %s"), left, right);
    case OCTET_FILTER_LE:
      return g_strdup_printf (_("have %s at most %s"), left, right);
    case OCTET_FILTER_GT:
      return g_strdup_printf (_("have %s greater than %s"), left, right);
    case OCTET_FILTER_GE:
      return g_strdup_printf (_("have %s at least %s"), left, right);
    case OCTET_FILTER_CONTAINS:
      return g_strdup_printf (_("contain %s in %s"), right, left);
    case OCTET_FILTER_MATCHES:
    default:
      return g_strdup_printf (_("have %s that fits the pattern %s"), left, right);
    }
}

static char *
explain_compare (const OctetFilterNode *node)
{
  const OctetFilterNode *left_node = octet_filter_node_child (node, 0);
  g_autofree char *left = explain_with_article (left_node);
  const OctetFilterNode *right_node = octet_filter_node_child (node, 1);
  g_autofree char *right = explain_with_article (right_node);
  char *common = explain_flag (node, FALSE);

  if (common == NULL && node->relation == OCTET_FILTER_EQ && !node->all &&
      (right_node->kind == OCTET_FILTER_LITERAL || right_node->is_reference))
    common = explain_common (left_node, right);
  if (common == NULL && node->relation == OCTET_FILTER_CONTAINS &&
      has_key (left_node, "frame", "frame"))
    common = g_strdup_printf (_("contain %s"), right);
  return common != NULL ? common : explain_relation (node, left, right);
}

static char *
explain_set (const OctetFilterNode *node)
{
  const OctetFilterNode *left = octet_filter_node_child (node, 0);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *name = explain_with_article (left);
  char *common;

  for (guint i = 1; i < node->children->len; i++)
    {
      const OctetFilterNode *element = octet_filter_node_child (node, i);
      g_autofree char *text = NULL;

      if (element->kind == OCTET_FILTER_RANGE)
        {
          g_autofree char *low = explain_operand (octet_filter_node_child (element, 0));
          g_autofree char *high = explain_operand (octet_filter_node_child (element, 1));

          text = g_strdup_printf (_("%s to %s"), low, high);
        }
      else
        text = explain_operand (element);
      if (i > 1)
        g_string_append (list, i + 1 < node->children->len ? ", " : _(" or "));
      g_string_append (list, text);
    }
  common = node->all ? NULL : explain_common (left, list->str);
  if (common != NULL)
    return common;
  return node->all ? g_strdup_printf (_("have %s that is always %s"), name, list->str)
                   : g_strdup_printf (_("have %s %s"), name, list->str);
}

static char *
explain_exists (const OctetFilterNode *node)
{
  const OctetFilterNode *operand = octet_filter_node_child (node, 0);
  g_autofree char *name = explain_operand (operand);

  if (operand->kind == OCTET_FILTER_FIELD && g_str_has_prefix (operand->text, "_ws."))
    return g_strdup_printf (_("are marked as “%s”"), name);
  if (operand->kind == OCTET_FILTER_FIELD && operand->refs[0].index == -1)
    return g_strdup_printf (_("are %s"), name);
  if (operand->kind == OCTET_FILTER_FIELD && operand->refs[0].index < -1)
    return g_strdup_printf (_("were noticed for this: %s"),
                            _(octet_filter_node_get_field (operand)->name));
  if (operand->kind == OCTET_FILTER_ARITHMETIC && operand->text[0] == '&')
    return g_strdup_printf (_("have one of %s set"), name);
  if (operand->kind == OCTET_FILTER_ARITHMETIC)
    return g_strdup_printf (_("have %s other than 0"), name);
  if (operand->kind != OCTET_FILTER_FIELD)
    return g_strdup_printf (_("have %s"), name);
  return g_strdup_printf (_("have the field %s"), name);
}

static char *explain_test (const OctetFilterNode *node);

static char *
explain_joined (const OctetFilterNode *node)
{
  const char *word = node->kind == OCTET_FILTER_AND ? _(" and ")
                     : node->kind == OCTET_FILTER_OR ? _(" or ") : _(" or else ");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < node->children->len; i++)
    {
      const OctetFilterNode *child = octet_filter_node_child (node, i);
      g_autofree char *part = explain_test (child);
      gboolean is_mixed = child->kind != node->kind &&
                          (child->kind == OCTET_FILTER_AND || child->kind == OCTET_FILTER_OR ||
                           child->kind == OCTET_FILTER_XOR);

      if (i > 0)
        g_string_append (text, word);
      g_string_append_printf (text, is_mixed ? "(%s)" : "%s", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
explain_not (const OctetFilterNode *node)
{
  const OctetFilterNode *child = octet_filter_node_child (node, 0);
  g_autofree char *part = NULL;
  char *flag;

  if (child->kind == OCTET_FILTER_NOT)
    return explain_test (octet_filter_node_child (child, 0));
  if (child->kind == OCTET_FILTER_EXISTS)
    {
      const OctetFilterNode *operand = octet_filter_node_child (child, 0);

      if (operand->kind == OCTET_FILTER_FIELD && operand->refs[0].index == -1)
        {
          part = explain_operand (operand);
          return g_strdup_printf (_("are not %s"), part);
        }
    }
  if (child->kind == OCTET_FILTER_COMPARE && (flag = explain_flag (child, TRUE)) != NULL)
    return flag;
  part = explain_test (child);
  return g_strdup_printf (_("are none of those that %s"), part);
}

static char *
explain_test (const OctetFilterNode *node)
{
  switch ((guint) node->kind)
    {
    case OCTET_FILTER_AND:
    case OCTET_FILTER_OR:
    case OCTET_FILTER_XOR:
      return explain_joined (node);
    case OCTET_FILTER_NOT:
      return explain_not (node);
    case OCTET_FILTER_NEVER:
      return g_strdup_printf (_("have “%s” (which Octet does not read yet)"), node->text);
    case OCTET_FILTER_COMPARE:
      return explain_compare (node);
    case OCTET_FILTER_IN:
      return explain_set (node);
    case OCTET_FILTER_EXISTS:
    default:
      return explain_exists (node);
    }
}

/* "are not TCP", "do not have the flag set": said where the test stands. */
static gboolean
has_own_negation (const OctetFilterNode *node)
{
  const OctetFilterNode *left = node->children->len > 0 ? octet_filter_node_child (node, 0) : NULL;

  if (node->kind == OCTET_FILTER_EXISTS)
    return left->kind == OCTET_FILTER_FIELD && left->refs[0].index == -1;
  return node->kind == OCTET_FILTER_NOT ||
         (node->kind == OCTET_FILTER_COMPARE && left->type == OCTET_FILTER_TYPE_BOOL);
}

/* Returns: (transfer full): a sentence, translated */
char *
octet_filter_explain_node (const OctetFilterNode *root)
{
  g_autofree char *clause = NULL;

  if (root == NULL)
    return g_strdup (_("Shows all packets."));
  if (root->kind == OCTET_FILTER_NOT && !has_own_negation (octet_filter_node_child (root, 0)))
    {
      clause = explain_test (octet_filter_node_child (root, 0));
      return g_strdup_printf (_("Shows all packets except those that %s."), clause);
    }
  clause = explain_test (root);
  return g_strdup_printf (_("Shows packets that %s."), clause);
}
