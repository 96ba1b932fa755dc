/* octet-filter-eval.c - three-valued logic over a filter's tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-eval.h"

#include <string.h>

#include "filter/octet-filter-values.h"

/* What of a field's key a flow or the index can tell. */
OctetKnownField
octet_filter_find_known (const char *key)
{
  static const struct
  {
    const char     *key;
    OctetKnownField known;
  } fields[] = {
    { "ip.addr", OCTET_KNOWN_IP_ADDR }, { "ipv6.addr", OCTET_KNOWN_IP_ADDR },
    { "ip.src", OCTET_KNOWN_IP_SRC }, { "ipv6.src", OCTET_KNOWN_IP_SRC },
    { "ip.dst", OCTET_KNOWN_IP_DST }, { "ipv6.dst", OCTET_KNOWN_IP_DST },
    { "tcp.port", OCTET_KNOWN_PORT }, { "udp.port", OCTET_KNOWN_PORT },
    { "tcp.srcport", OCTET_KNOWN_SRCPORT }, { "udp.srcport", OCTET_KNOWN_SRCPORT },
    { "tcp.dstport", OCTET_KNOWN_DSTPORT }, { "udp.dstport", OCTET_KNOWN_DSTPORT },
    { "tcp.stream", OCTET_KNOWN_STREAM }, { "udp.stream", OCTET_KNOWN_STREAM },
    { "frame.number", OCTET_KNOWN_NUMBER }, { "frame.len", OCTET_KNOWN_LENGTH },
    { "frame.cap_len", OCTET_KNOWN_CAPTURED }, { "frame.time", OCTET_KNOWN_TIME },
    { "frame.time_epoch", OCTET_KNOWN_EPOCH }, { "frame.time_relative", OCTET_KNOWN_RELATIVE },
    { "frame.time_delta_displayed", OCTET_KNOWN_DISPLAYED }, { "frame", OCTET_KNOWN_OCTETS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].key, key) == 0)
      return fields[i].known;
  return OCTET_KNOWN_NOT;
}

static gboolean
holds (OctetFilterRelation     relation,
       const OctetFilterNode  *right_node,
       const OctetFilterValue *left,
       const OctetFilterValue *right)
{
  gboolean comparable;
  int order;

  if (relation == OCTET_FILTER_CONTAINS)
    return octet_filter_value_contains (left, right);
  if (relation == OCTET_FILTER_MATCHES)
    return g_regex_match_full (right_node->regex, (const char *) left->bytes,
                               (gssize) left->n_bytes, 0, 0, NULL, NULL);
  order = octet_filter_value_compare (left, right, &comparable);
  if (!comparable)
    return FALSE;
  switch ((guint) relation)
    {
    case OCTET_FILTER_EQ:
      return order == 0;
    case OCTET_FILTER_NE:
      return order != 0;
    case OCTET_FILTER_LT:
      return order < 0;
    case OCTET_FILTER_LE:
      return order <= 0;
    case OCTET_FILTER_GT:
      return order > 0;
    default:
      return order >= 0;
    }
}

static gboolean
compare_all (const OctetFilterNode   *node,
             const OctetFilterValues *left,
             const OctetFilterValues *right)
{
  const OctetFilterNode *right_node = octet_filter_node_child (node, 1);

  if (left->count == 0 || right->count == 0)
    return FALSE;
  for (guint i = 0; i < left->count; i++)
    for (guint j = 0; j < right->count; j++)
      if (holds (node->relation, right_node, &left->items[i], &right->items[j]) != node->all)
        return !node->all;
  return node->all;
}

static OctetVerdict
evaluate_compare (const OctetFilterNode  *node,
                  const OctetFilterFacts *facts)
{
  OctetVerdict verdict = OCTET_VERDICT_UNKNOWN;
  OctetFilterValues left, right;
  gboolean left_known, right_known;

  octet_filter_values_init (&left);
  octet_filter_values_init (&right);
  left_known = octet_filter_values_find (&left, octet_filter_node_child (node, 0), facts);
  right_known = octet_filter_values_find (&right, octet_filter_node_child (node, 1), facts);
  /* One side without a value decides it, whatever the other one is. */
  if ((left_known && left.count == 0) || (right_known && right.count == 0))
    verdict = OCTET_VERDICT_NO;
  else if (left_known && right_known)
    verdict = compare_all (node, &left, &right) ? OCTET_VERDICT_YES : OCTET_VERDICT_NO;
  octet_filter_values_clear (&left);
  octet_filter_values_clear (&right);
  return verdict;
}

static gboolean
is_element (const OctetFilterNode  *element,
            const OctetFilterValue *value,
            const OctetFilterFacts *facts,
            gboolean               *known)
{
  gboolean is_range = element->kind == OCTET_FILTER_RANGE;
  OctetFilterValues low, high;
  gboolean found = FALSE;

  octet_filter_values_init (&low);
  octet_filter_values_init (&high);
  *known &= octet_filter_values_find (&low, is_range ? octet_filter_node_child (element, 0)
                                                     : element, facts);
  if (is_range)
    *known &= octet_filter_values_find (&high, octet_filter_node_child (element, 1), facts);
  for (guint i = 0; i < low.count && !found; i++)
    {
      if (!is_range)
        found = holds (OCTET_FILTER_EQ, NULL, value, &low.items[i]);
      for (guint j = 0; is_range && j < high.count && !found; j++)
        found = holds (OCTET_FILTER_GE, NULL, value, &low.items[i]) &&
                holds (OCTET_FILTER_LE, NULL, value, &high.items[j]);
    }
  octet_filter_values_clear (&low);
  octet_filter_values_clear (&high);
  return found;
}

static OctetVerdict
evaluate_in (const OctetFilterNode  *node,
             const OctetFilterFacts *facts)
{
  OctetFilterValues left;
  gboolean known, elements_known = TRUE;
  guint n_found = 0, n_left;

  octet_filter_values_init (&left);
  known = octet_filter_values_find (&left, octet_filter_node_child (node, 0), facts);
  n_left = left.count;
  for (guint i = 0; known && i < left.count; i++)
    for (guint j = 1; j < node->children->len; j++)
      if (is_element (octet_filter_node_child (node, j), &left.items[i], facts, &elements_known))
        {
          n_found++;
          break;
        }
  octet_filter_values_clear (&left);
  if (!known)
    return OCTET_VERDICT_UNKNOWN;
  if (n_left == 0)
    return OCTET_VERDICT_NO;
  if (node->all ? n_found == n_left : n_found > 0)
    return OCTET_VERDICT_YES;
  return elements_known ? OCTET_VERDICT_NO : OCTET_VERDICT_UNKNOWN;
}

static gboolean
is_not_zero (const OctetFilterValue *value)
{
  if (value->type == OCTET_FILTER_TYPE_REAL)
    return value->real < 0 || value->real > 0;
  for (gsize i = 0; octet_filter_type_has_bytes (value->type) && i < value->n_bytes; i++)
    if (value->bytes[i] != 0)
      return TRUE;
  return !octet_filter_type_has_bytes (value->type) && value->number != 0;
}

static OctetVerdict
evaluate_exists (const OctetFilterNode  *node,
                 const OctetFilterFacts *facts)
{
  const OctetFilterNode *operand = octet_filter_node_child (node, 0);
  gboolean is_sum = operand->kind == OCTET_FILTER_ARITHMETIC; /* there, and not 0 */
  OctetVerdict verdict = OCTET_VERDICT_NO;
  OctetFilterValues values;

  /* A protocol in the chain is there: nothing needs to be read. */
  if (operand->kind == OCTET_FILTER_FIELD && facts->has_protocol != NULL &&
      operand->n_spans == 0 && !operand->is_reference)
    for (gsize i = 0; i < operand->n_refs; i++)
      if (operand->refs[i].index == -1 &&
          facts->has_protocol[operand->refs[i].entry->index] == 1)
        return OCTET_VERDICT_YES;
  octet_filter_values_init (&values);
  if (!octet_filter_values_find (&values, operand, facts))
    verdict = OCTET_VERDICT_UNKNOWN;
  else if (!is_sum)
    verdict = values.count > 0 ? OCTET_VERDICT_YES : OCTET_VERDICT_NO;
  else
    for (guint i = 0; i < values.count; i++)
      if (is_not_zero (&values.items[i]))
        verdict = OCTET_VERDICT_YES;
  octet_filter_values_clear (&values);
  return verdict;
}

static OctetVerdict
evaluate_joined (const OctetFilterNode  *node,
                 const OctetFilterFacts *facts)
{
  OctetVerdict decisive = node->kind == OCTET_FILTER_OR ? OCTET_VERDICT_YES : OCTET_VERDICT_NO;
  gboolean unknown = FALSE;

  for (guint i = 0; i < node->children->len; i++)
    {
      OctetVerdict verdict = octet_filter_evaluate (octet_filter_node_child (node, i), facts);

      if (verdict == decisive)
        return decisive;
      unknown |= verdict == OCTET_VERDICT_UNKNOWN;
    }
  if (unknown)
    return OCTET_VERDICT_UNKNOWN;
  return decisive == OCTET_VERDICT_YES ? OCTET_VERDICT_NO : OCTET_VERDICT_YES;
}

static OctetVerdict
evaluate_xor (const OctetFilterNode  *node,
              const OctetFilterFacts *facts)
{
  gboolean odd = FALSE;

  for (guint i = 0; i < node->children->len; i++)
    {
      OctetVerdict verdict = octet_filter_evaluate (octet_filter_node_child (node, i), facts);

      if (verdict == OCTET_VERDICT_UNKNOWN)
        return OCTET_VERDICT_UNKNOWN;
      odd ^= verdict == OCTET_VERDICT_YES;
    }
  return odd ? OCTET_VERDICT_YES : OCTET_VERDICT_NO;
}

/* Whether the packet passes; %OCTET_VERDICT_UNKNOWN where @facts do not tell. */
OctetVerdict
octet_filter_evaluate (const OctetFilterNode  *node,
                       const OctetFilterFacts *facts)
{
  OctetVerdict verdict;

  switch ((guint) node->kind)
    {
    case OCTET_FILTER_AND:
    case OCTET_FILTER_OR:
      return evaluate_joined (node, facts);
    case OCTET_FILTER_XOR:
      return evaluate_xor (node, facts);
    case OCTET_FILTER_NOT:
      verdict = octet_filter_evaluate (octet_filter_node_child (node, 0), facts);
      if (verdict == OCTET_VERDICT_UNKNOWN)
        return verdict;
      return verdict == OCTET_VERDICT_YES ? OCTET_VERDICT_NO : OCTET_VERDICT_YES;
    case OCTET_FILTER_NEVER:
      return OCTET_VERDICT_NO;
    case OCTET_FILTER_COMPARE:
      return evaluate_compare (node, facts);
    case OCTET_FILTER_IN:
      return evaluate_in (node, facts);
    case OCTET_FILTER_EXISTS:
    default:
      return evaluate_exists (node, facts);
    }
}
