/* octet-filter-to-capture.c - writes a display filter as a capture filter, where it can.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "filter/octet-filter-capture.h"
#include "filter/octet-filter-private.h"

/* What stands before the value. */
static const struct
{
  const char *key;
  const char *words;
} fields[] = {
  { "ip.addr", "host" }, { "ip.src", "src host" }, { "ip.dst", "dst host" },
  { "ipv6.addr", "host" }, { "ipv6.src", "src host" }, { "ipv6.dst", "dst host" },
  { "eth.addr", "ether host" }, { "eth.src", "ether src" }, { "eth.dst", "ether dst" },
  { "tcp.port", "tcp port" }, { "tcp.srcport", "tcp src port" }, { "tcp.dstport", "tcp dst port" },
  { "udp.port", "udp port" }, { "udp.srcport", "udp src port" }, { "udp.dstport", "udp dst port" },
  { "vlan.id", "vlan" }, { "ip.proto", "ip proto" }, { "eth.type", "ether proto" },
};

static const char *
find_words (const OctetFilterNode *field)
{
  if (field->kind == OCTET_FILTER_FIELD && field->n_spans == 0 && !field->is_reference)
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
      if (strcmp (fields[i].key, field->text) == 0)
        return fields[i].words;
  return NULL;
}

/* A protocol that is there. Those above TCP and UDP are told by their port only, which is not
 * the same: they have no translation. */
static char *
write_exists (const OctetFilterNode *node)
{
  static const char *const protocols[][2] = {
    { "tcp", "tcp" }, { "udp", "udp" }, { "ip", "ip" }, { "ipv6", "ip6" }, { "arp", "arp" },
    { "icmp", "icmp" }, { "icmpv6", "icmp6" }, { "igmp", "igmp" }, { "sctp", "sctp" },
    { "vlan", "vlan" },
  };
  const OctetFilterNode *operand = octet_filter_node_child (node, 0);

  for (gsize i = 0; operand->kind == OCTET_FILTER_FIELD && operand->n_spans == 0 &&
                    i < G_N_ELEMENTS (protocols); i++)
    if (strcmp (operand->text, protocols[i][0]) == 0)
      return g_strdup (protocols[i][1]);
  return NULL;
}

static char *
write_flag (const OctetFilterNode *field,
            gboolean               set)
{
  static const char *const flags[] = { "fin", "syn", "reset", "push", "ack", "urg" };
  static const char *const names[] = { "fin", "syn", "rst", "push", "ack", "urg" };

  for (gsize i = 0; field->kind == OCTET_FILTER_FIELD && i < G_N_ELEMENTS (flags); i++)
    if (g_str_has_prefix (field->text, "tcp.flags.") && strcmp (field->text + 10, flags[i]) == 0)
      return g_strdup_printf ("tcp[tcpflags] & tcp-%s %s 0", names[i], set ? "!=" : "==");
  return NULL;
}

static char *
write_value (const OctetFilterNode *field,
             const OctetFilterNode *value)
{
  const char *words = find_words (field);
  gboolean is_net;

  if (words == NULL || value->kind != OCTET_FILTER_LITERAL || strchr (value->text, ' ') != NULL)
    return NULL;
  is_net = strchr (value->text, '/') != NULL;
  if (is_net && g_str_has_suffix (words, "host"))
    return g_strdup_printf ("%.*snet %s", (int) strlen (words) - 4, words, value->text);
  if (octet_filter_type_has_bytes (value->type))
    return g_strdup_printf ("%s %s", words, value->text);
  return g_strdup_printf (strcmp (field->text, "eth.type") == 0 ? "%s 0x%04x" : "%s %u", words,
                          (guint) value->value.number);
}

static char *
write_compare (const OctetFilterNode *node)
{
  static const char *const signs[] = { [OCTET_FILTER_EQ] = "==", [OCTET_FILTER_NE] = "!=",
                                       [OCTET_FILTER_LT] = "<", [OCTET_FILTER_LE] = "<=",
                                       [OCTET_FILTER_GT] = ">", [OCTET_FILTER_GE] = ">=" };
  const OctetFilterNode *left = octet_filter_node_child (node, 0);
  const OctetFilterNode *right = octet_filter_node_child (node, 1);
  g_autofree char *equal = NULL;
  gboolean is_equal = node->relation == OCTET_FILTER_EQ;

  if (right->kind != OCTET_FILTER_LITERAL || left->kind != OCTET_FILTER_FIELD)
    return NULL;
  if (strcmp (left->text, "frame.len") == 0 && node->relation < G_N_ELEMENTS (signs))
    return g_strdup_printf ("len %s %u", signs[node->relation], (guint) right->value.number);
  if (node->relation != OCTET_FILTER_EQ && node->relation != OCTET_FILTER_NE)
    return NULL;
  if (left->type == OCTET_FILTER_TYPE_BOOL)
    return write_flag (left, (right->value.number != 0) == is_equal);
  equal = write_value (left, right);
  if (equal == NULL || node->all == is_equal)
    return NULL;
  return is_equal ? g_steal_pointer (&equal) : g_strdup_printf ("not %s", equal);
}

static char *
write_element (const OctetFilterNode *field,
               const OctetFilterNode *element)
{
  const char *words = find_words (field);
  const OctetFilterNode *low, *high;

  if (element->kind != OCTET_FILTER_RANGE)
    return write_value (field, element);
  low = octet_filter_node_child (element, 0);
  high = octet_filter_node_child (element, 1);
  if (words == NULL || !g_str_has_suffix (words, "port") || low->kind != OCTET_FILTER_LITERAL ||
      high->kind != OCTET_FILTER_LITERAL)
    return NULL;
  return g_strdup_printf ("%srange %u-%u", words, (guint) low->value.number,
                          (guint) high->value.number);
}

static char *
write_set (const OctetFilterNode *node)
{
  g_autoptr (GString) text = g_string_new ("(");

  if (node->all)
    return NULL;
  for (guint i = 1; i < node->children->len; i++)
    {
      g_autofree char *element = write_element (octet_filter_node_child (node, 0),
                                                octet_filter_node_child (node, i));

      if (element == NULL)
        return NULL;
      g_string_append_printf (text, "%s%s", i > 1 ? " or " : "", element);
    }
  g_string_append_c (text, ')');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_node (const OctetFilterNode *node)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *inner = NULL;

  switch ((guint) node->kind)
    {
    case OCTET_FILTER_EXISTS:
      return write_exists (node);
    case OCTET_FILTER_COMPARE:
      return write_compare (node);
    case OCTET_FILTER_IN:
      return write_set (node);
    case OCTET_FILTER_NOT:
      inner = write_node (octet_filter_node_child (node, 0));
      return inner != NULL ? g_strdup_printf ("not (%s)", inner) : NULL;
    case OCTET_FILTER_AND:
    case OCTET_FILTER_OR:
      text = g_string_new ("(");
      for (guint i = 0; i < node->children->len; i++)
        {
          g_autofree char *part = write_node (octet_filter_node_child (node, i));

          if (part == NULL)
            return NULL;
          if (i > 0)
            g_string_append (text, node->kind == OCTET_FILTER_AND ? " and " : " or ");
          g_string_append (text, part);
        }
      g_string_append_c (text, ')');
      return g_string_free (g_steal_pointer (&text), FALSE);
    default:
      return NULL;
    }
}

/**
 * octet_filter_to_capture: (skip)
 * @self: a display filter, that somebody wrote in the capture bar
 *
 * Returns: (transfer full) (nullable): the capture filter that says the same; %NULL where the
 *   kernel cannot ask that (protocols above TCP and UDP, values that are worked out)
 */
char *
octet_filter_to_capture (const OctetFilter *self)
{
  g_autofree char *text = self->root != NULL ? write_node (self->root) : NULL;
  gsize size;

  if (text == NULL)
    return NULL;
  size = strlen (text);
  /* The outermost parentheses say nothing. */
  if (self->root->kind == OCTET_FILTER_AND || self->root->kind == OCTET_FILTER_OR ||
      self->root->kind == OCTET_FILTER_IN)
    return g_strndup (text + 1, size - 2);
  return g_steal_pointer (&text);
}
