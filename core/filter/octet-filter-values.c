/* octet-filter-values.c - finds an operand's values: from fields, slices, functions, sums.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-values.h"

#include <string.h>

#include "bytes/octet-time.h"
#include "dissect/octet-format.h"

void
octet_filter_values_init (OctetFilterValues *self)
{
  self->items = self->few;
  self->count = 0;
  self->n_allocated = OCTET_FILTER_FEW;
}

void
octet_filter_values_clear (OctetFilterValues *self)
{
  for (guint i = 0; i < self->count; i++)
    octet_filter_value_clear (&self->items[i]);
  if (self->items != self->few)
    g_free (self->items);
  octet_filter_values_init (self);
}

static OctetFilterValue *
add (OctetFilterValues *self)
{
  OctetFilterValue *value;

  if (self->count == self->n_allocated)
    {
      OctetFilterValue *more = g_new (OctetFilterValue, self->n_allocated * 2);

      memcpy (more, self->items, self->count * sizeof *more);
      if (self->items != self->few)
        g_free (self->items);
      self->items = more;
      self->n_allocated *= 2;
    }
  value = &self->items[self->count++];
  memset (value, 0, sizeof *value);
  value->prefix = -1;
  return value;
}

static void
add_number (OctetFilterValues *self,
            OctetFilterType    type,
            gint64             number)
{
  OctetFilterValue *value = add (self);

  value->type = type;
  value->number = number;
}

static void
add_address (OctetFilterValues  *self,
             const OctetAddress *address)
{
  OctetFilterValue *value = add (self);

  value->type = address->kind == OCTET_ADDRESS_IPV4 ? OCTET_FILTER_TYPE_IPV4
                                                    : OCTET_FILTER_TYPE_IPV6;
  value->bytes = address->bytes;
  value->n_bytes = octet_address_kind_get_size (address->kind);
}

static gboolean
find_in_flow (OctetFilterValues      *self,
              const OctetFilterNode  *node,
              const OctetFilterFacts *facts)
{
  const OctetFlow *flow = facts->flow;
  const OctetAddress *source = &facts->ends[facts->from_a ? 0 : 1];
  const OctetAddress *destination = &facts->ends[facts->from_a ? 1 : 0];
  guint16 source_port = facts->from_a ? flow->port_a : flow->port_b;
  guint16 destination_port = facts->from_a ? flow->port_b : flow->port_a;

  switch ((OctetKnownField) node->known)
    {
    case OCTET_KNOWN_IP_ADDR:
      add_address (self, source);
      add_address (self, destination);
      return TRUE;
    case OCTET_KNOWN_IP_SRC:
      add_address (self, source);
      return TRUE;
    case OCTET_KNOWN_IP_DST:
      add_address (self, destination);
      return TRUE;
    case OCTET_KNOWN_PORT:
      add_number (self, OCTET_FILTER_TYPE_UINT, source_port);
      add_number (self, OCTET_FILTER_TYPE_UINT, destination_port);
      return TRUE;
    case OCTET_KNOWN_SRCPORT:
      add_number (self, OCTET_FILTER_TYPE_UINT, source_port);
      return TRUE;
    case OCTET_KNOWN_DSTPORT:
      add_number (self, OCTET_FILTER_TYPE_UINT, destination_port);
      return TRUE;
    case OCTET_KNOWN_STREAM:
      add_number (self, OCTET_FILTER_TYPE_UINT, flow->number);
      return TRUE;
    case OCTET_KNOWN_NOT:
    case OCTET_KNOWN_NUMBER:
    case OCTET_KNOWN_LENGTH:
    case OCTET_KNOWN_CAPTURED:
    case OCTET_KNOWN_TIME:
    case OCTET_KNOWN_EPOCH:
    case OCTET_KNOWN_RELATIVE:
    case OCTET_KNOWN_DISPLAYED:
    case OCTET_KNOWN_OCTETS:
    default:
      return FALSE;
    }
}

static gboolean
find_in_record (OctetFilterValues      *self,
                const OctetFilterNode  *node,
                const OctetFilterFacts *facts)
{
  const OctetPacketRecord *record = facts->record;
  gboolean has_time = record->time != G_MININT64;

  switch ((guint) node->known)
    {
    case OCTET_KNOWN_NUMBER:
      add_number (self, OCTET_FILTER_TYPE_UINT, facts->number);
      return TRUE;
    case OCTET_KNOWN_LENGTH:
      add_number (self, OCTET_FILTER_TYPE_UINT, record->wire_size);
      return TRUE;
    case OCTET_KNOWN_CAPTURED:
      add_number (self, OCTET_FILTER_TYPE_UINT, record->captured_size);
      return TRUE;
    case OCTET_KNOWN_TIME:
      if (has_time)
        add_number (self, OCTET_FILTER_TYPE_TIME, record->time);
      return TRUE;
    case OCTET_KNOWN_EPOCH:
      if (has_time)
        add_number (self, OCTET_FILTER_TYPE_DURATION, record->time);
      return TRUE;
    case OCTET_KNOWN_RELATIVE:
      if (has_time)
        add_number (self, OCTET_FILTER_TYPE_DURATION,
                    octet_time_span (record->time, facts->first_time));
      return TRUE;
    case OCTET_KNOWN_DISPLAYED:
      if (has_time)
        add_number (self, OCTET_FILTER_TYPE_DURATION,
                    octet_time_span (record->time, facts->passed_time));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
find_in_octets (OctetFilterValues      *self,
                const OctetFilterNode  *node,
                const OctetFilterFacts *facts)
{
  OctetFilterValue *value;

  if (node->known != OCTET_KNOWN_OCTETS || facts->octets == NULL)
    return FALSE;
  value = add (self);
  value->type = OCTET_FILTER_TYPE_PROTOCOL;
  value->bytes = facts->octets;
  value->n_bytes = value->n_header = facts->n_octets;
  return TRUE;
}

/* The index says how bad the worst note in the packet is; those that are worse are not in it. That
 * counts for what the first pass finds out itself: the order of segments. */
static gboolean
is_too_severe (const OctetFieldRef     *ref,
               const OctetPacketRecord *record)
{
  guint worst = (record->flags & OCTET_PACKET_SEVERITY) >> 2;
  const OctetNote *note;

  if (ref->index >= -1)
    return FALSE;
  note = &ref->entry->protocol->notes[-2 - ref->index];
  return note->group == OCTET_GROUP_SEQUENCE && note->severity >= OCTET_NOTE_NOTE &&
         (guint) (note->severity - OCTET_NOTE_NOTE) + 1 > worst;
}

/* Whether no protocol that has the field is in the packet. */
static gboolean
is_absent (const OctetFilterNode  *node,
           const OctetFilterFacts *facts)
{
  for (gsize i = 0; i < node->n_refs; i++)
    if (facts->has_protocol[node->refs[i].entry->index] &&
        (facts->record == NULL || !is_too_severe (&node->refs[i], facts->record)))
      return FALSE;
  return TRUE;
}

/* Which of the layers of its protocol the node's layer is, from 1; negative: from the end. */
static gboolean
is_in_layers (const OctetFilterNode *field,
              const OctetTree       *tree,
              const OctetNode       *node)
{
  const OctetRegistryEntry *entry = tree->layers[node->layer].entry;
  int place = 0, count = 0;

  for (guint i = 0; i < tree->n_layers; i++)
    if (tree->layers[i].entry == entry)
      {
        count++;
        if (i <= node->layer)
          place = count;
      }
  for (guint i = 0; i < field->n_spans; i++)
    {
      const OctetFilterSpan *span = &field->spans[i];
      int first = span->start < 0 ? count + span->start + 1 : span->start;
      int last = !span->has_end ? count : span->is_size ? first + span->end - 1 : span->end;

      if (last < 0)
        last = count + last + 1;
      if (place >= first && place <= last)
        return TRUE;
    }
  return FALSE;
}

static void
find_in_tree (OctetFilterValues     *self,
              const OctetFilterNode *node,
              const OctetTree       *tree)
{
  for (guint32 i = 0; i < tree->n_nodes; i++)
    for (gsize j = 0; j < node->n_refs; j++)
      if (tree->nodes[i].field == octet_field_ref_get_field (&node->refs[j]))
        {
          if (node->n_spans == 0 || is_in_layers (node, tree, &tree->nodes[i]))
            octet_filter_value_from_node (add (self), tree, &tree->nodes[i], node->is_raw);
          break;
        }
}

static gboolean
find_field (OctetFilterValues      *self,
            const OctetFilterNode  *node,
            const OctetFilterFacts *facts)
{
  if (node->is_reference)
    return TRUE;
  if (facts->has_protocol != NULL && is_absent (node, facts))
    return TRUE;
  if (node->known != OCTET_KNOWN_NOT && node->n_spans == 0 && !node->is_raw)
    {
      if (facts->flow != NULL && find_in_flow (self, node, facts))
        return TRUE;
      if (facts->record != NULL && find_in_record (self, node, facts))
        return TRUE;
      if (find_in_octets (self, node, facts))
        return TRUE;
    }
  if (facts->tree == NULL)
    return FALSE;
  find_in_tree (self, node, facts->tree);
  return TRUE;
}

static gsize
get_size (const OctetFilterValue *value)
{
  return value->type == OCTET_FILTER_TYPE_PROTOCOL ? value->n_header : value->n_bytes;
}

static void
slice_value (OctetFilterValues      *self,
             const OctetFilterNode  *node,
             const OctetFilterValue *value)
{
  g_autoptr (GByteArray) taken = NULL;
  OctetFilterValue *slice;

  for (guint i = 0; i < node->n_spans; i++)
    {
      const OctetFilterSpan *span = &node->spans[i];
      gint64 size = (gint64) get_size (value);
      gint64 first = span->start < 0 ? size + span->start : span->start;
      gint64 end = !span->has_end ? size : span->is_size ? first + span->end : span->end + 1;

      if (first < 0 || first >= size || end > size)
        return; /* a slice past the end has no value */
      if (node->n_spans == 1)
        {
          slice = add (self);
          slice->type = OCTET_FILTER_TYPE_BYTES;
          slice->bytes = value->bytes + first;
          slice->n_bytes = (gsize) (end - first);
          if (value->owned != NULL)
            slice->bytes = slice->owned = g_memdup2 (slice->bytes, slice->n_bytes);
          return;
        }
      if (taken == NULL)
        taken = g_byte_array_new ();
      g_byte_array_append (taken, value->bytes + first, (guint) (end - first));
    }
  if (taken != NULL)
    {
      gsize size;
      guint8 *bytes = g_byte_array_steal (taken, &size);

      octet_filter_value_take (add (self), OCTET_FILTER_TYPE_BYTES, bytes, size);
    }
}

static gboolean
find_slice (OctetFilterValues      *self,
            const OctetFilterNode  *node,
            const OctetFilterFacts *facts)
{
  OctetFilterValues of;
  gboolean known;

  octet_filter_values_init (&of);
  known = octet_filter_values_find (&of, octet_filter_node_child (node, 0), facts);
  for (guint i = 0; known && i < of.count; i++)
    slice_value (self, node, &of.items[i]);
  octet_filter_values_clear (&of);
  return known;
}

static void
change_case (OctetFilterValues      *self,
             const OctetFilterValue *value,
             gboolean                upper)
{
  guint8 *bytes = g_memdup2 (value->bytes, value->n_bytes + 1);

  for (gsize i = 0; i < value->n_bytes; i++)
    bytes[i] = (guint8) (upper ? g_ascii_toupper ((char) bytes[i])
                               : g_ascii_tolower ((char) bytes[i]));
  octet_filter_value_take (add (self), OCTET_FILTER_TYPE_STRING, bytes, value->n_bytes);
}

static void
add_text (OctetFilterValues     *self,
          const OctetFilterNode *of,
          const OctetTree       *tree)
{
  for (guint32 i = 0; i < tree->n_nodes; i++)
    for (gsize j = 0; j < of->n_refs; j++)
      if (tree->nodes[i].field == octet_field_ref_get_field (&of->refs[j]))
        {
          GString *text = g_string_new (NULL);
          gsize size;

          /* Numbers as numbers, whatever base the tree shows them in. */
          if (octet_field_is_unsigned (tree->nodes[i].field))
            g_string_append_printf (text, "%" G_GUINT64_FORMAT, tree->nodes[i].value.number);
          else
            octet_format_show (tree, &tree->nodes[i], text);
          size = text->len;
          octet_filter_value_take (add (self), OCTET_FILTER_TYPE_STRING,
                                   (guint8 *) g_string_free (text, FALSE), size);
          break;
        }
}

static gsize
measure (const OctetFilterNode  *of,
         const OctetFilterValue *value)
{
  const OctetField *field = octet_filter_node_get_field (of);

  if (octet_filter_type_has_bytes (value->type))
    return get_size (value);
  if (value->type == OCTET_FILTER_TYPE_TIME || value->type == OCTET_FILTER_TYPE_DURATION)
    return 16;
  return field != NULL ? (octet_field_get_bits (field) + 7) / 8 : 8;
}

static void
add_extreme (OctetFilterValues       *self,
             const OctetFilterValues *all,
             gboolean                 greatest)
{
  const OctetFilterValue *best = NULL;
  gboolean comparable;

  for (guint i = 0; i < all->count; i++)
    {
      int order = best != NULL ? octet_filter_value_compare (&all->items[i], best, &comparable) : 0;

      if (best == NULL || (greatest ? order > 0 : order < 0))
        best = &all->items[i];
    }
  if (best == NULL)
    return;
  *add (self) = *best;
  if (best->owned != NULL)
    {
      OctetFilterValue *copy = &self->items[self->count - 1];

      copy->bytes = copy->owned = g_memdup2 (best->bytes, best->n_bytes + 1);
    }
}

static void
apply_function (OctetFilterValues       *self,
                const OctetFilterNode   *node,
                const OctetFilterValues *arguments)
{
  if (node->function == OCTET_FUNCTION_MAX || node->function == OCTET_FUNCTION_MIN)
    {
      add_extreme (self, arguments, node->function == OCTET_FUNCTION_MAX);
      return;
    }
  if (node->function == OCTET_FUNCTION_COUNT)
    {
      if (arguments->count > 0)
        add_number (self, OCTET_FILTER_TYPE_UINT, arguments->count);
      return;
    }
  for (guint i = 0; i < arguments->count; i++)
    {
      const OctetFilterValue *value = &arguments->items[i];

      if (node->function == OCTET_FUNCTION_LEN)
        add_number (self, OCTET_FILTER_TYPE_UINT,
                    (gint64) measure (octet_filter_node_child (node, 0), value));
      else if (node->function == OCTET_FUNCTION_ABS)
        {
          OctetFilterValue *result = add (self);

          *result = *value;
          result->real = ABS (result->real);
          if (result->number < 0)
            result->number = (gint64) (0 - (guint64) result->number);
        }
      else
        change_case (self, value, node->function == OCTET_FUNCTION_UPPER);
    }
}

static gboolean
find_function (OctetFilterValues      *self,
               const OctetFilterNode  *node,
               const OctetFilterFacts *facts)
{
  OctetFilterValues arguments;
  gboolean known = TRUE;

  if (node->function == OCTET_FUNCTION_STRING)
    {
      const OctetFilterNode *of = octet_filter_node_child (node, 0);

      if (facts->has_protocol != NULL && is_absent (of, facts))
        return TRUE;
      if (facts->tree == NULL)
        return FALSE;
      add_text (self, of, facts->tree);
      return TRUE;
    }
  octet_filter_values_init (&arguments);
  for (guint i = 0; known && i < node->children->len; i++)
    known = octet_filter_values_find (&arguments, octet_filter_node_child (node, i), facts);
  if (known)
    apply_function (self, node, &arguments);
  octet_filter_values_clear (&arguments);
  return known;
}

static void
calculate_bytes (OctetFilterValues      *self,
                 const OctetFilterValue *a,
                 const OctetFilterValue *b)
{
  gsize size = MIN (a->n_bytes, b->n_bytes);
  guint8 *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = a->bytes[i] & b->bytes[i];
  octet_filter_value_take (add (self), a->type, bytes, size);
}

static double
get_real (const OctetFilterValue *value)
{
  return value->type == OCTET_FILTER_TYPE_REAL ? value->real : (double) value->number;
}

static void
calculate_real (OctetFilterValues      *self,
                char                    sign,
                const OctetFilterValue *a,
                const OctetFilterValue *b)
{
  double x = get_real (a), y = get_real (b);
  OctetFilterValue *result;

  if ((sign == '/' || sign == '%') && y == 0)
    return;
  result = add (self);
  result->type = OCTET_FILTER_TYPE_REAL;
  result->real = sign == '+' ? x + y : sign == '-' ? x - y : sign == '*' ? x * y : x / y;
}

/* Wraps around like the machine's numbers, without undefined behaviour. */
static void
calculate (OctetFilterValues      *self,
           char                    sign,
           const OctetFilterValue *a,
           const OctetFilterValue *b)
{
  guint64 x = (guint64) a->number, y = (guint64) b->number, result;
  gboolean is_signed = a->type != OCTET_FILTER_TYPE_UINT;

  if (octet_filter_type_has_bytes (a->type) || octet_filter_type_has_bytes (b->type))
    {
      calculate_bytes (self, a, b);
      return;
    }
  if (a->type == OCTET_FILTER_TYPE_REAL || b->type == OCTET_FILTER_TYPE_REAL)
    {
      calculate_real (self, sign, a, b);
      return;
    }
  if ((sign == '/' || sign == '%') && y == 0)
    return;
  if (is_signed && (sign == '/' || sign == '%') && (gint64) y == -1)
    result = sign == '/' ? 0 - x : 0;
  else if (sign == '/')
    result = is_signed ? (guint64) ((gint64) x / (gint64) y) : x / y;
  else if (sign == '%')
    result = is_signed ? (guint64) ((gint64) x % (gint64) y) : x % y;
  else
    result = sign == '+' ? x + y : sign == '-' ? x - y : sign == '*' ? x * y : (x & y);
  /* Less than nothing is a negative number, not one that wrapped around. */
  add_number (self, sign == '-' && !is_signed && x < y ? OCTET_FILTER_TYPE_INT : a->type,
              (gint64) result);
}

static gboolean
find_arithmetic (OctetFilterValues      *self,
                 const OctetFilterNode  *node,
                 const OctetFilterFacts *facts)
{
  static const OctetFilterValue zero = { .type = OCTET_FILTER_TYPE_INT, .prefix = -1 };
  OctetFilterValues left, right;
  gboolean known;

  octet_filter_values_init (&left);
  octet_filter_values_init (&right);
  known = octet_filter_values_find (&left, octet_filter_node_child (node, 0), facts);
  if (known && node->children->len == 1)
    for (guint i = 0; i < left.count; i++)
      {
        calculate (self, '-', &zero, &left.items[i]);
        if (left.items[i].type != OCTET_FILTER_TYPE_UINT && self->count > 0)
          self->items[self->count - 1].type = left.items[i].type;
      }
  else if (known)
    {
      known = octet_filter_values_find (&right, octet_filter_node_child (node, 1), facts);
      for (guint i = 0; known && i < left.count; i++)
        for (guint j = 0; j < right.count; j++)
          calculate (self, node->text[0], &left.items[i], &right.items[j]);
    }
  octet_filter_values_clear (&left);
  octet_filter_values_clear (&right);
  return known;
}

/* Adds the values of @node; FALSE where @facts do not tell them. */
gboolean
octet_filter_values_find (OctetFilterValues      *self,
                          const OctetFilterNode  *node,
                          const OctetFilterFacts *facts)
{
  switch ((guint) node->kind)
    {
    case OCTET_FILTER_FIELD:
      return find_field (self, node, facts);
    case OCTET_FILTER_LITERAL:
      *add (self) = node->value;
      self->items[self->count - 1].owned = NULL; /* the filter keeps it */
      return TRUE;
    case OCTET_FILTER_SLICE:
      return find_slice (self, node, facts);
    case OCTET_FILTER_FUNCTION:
      return find_function (self, node, facts);
    case OCTET_FILTER_ARITHMETIC:
    default:
      return find_arithmetic (self, node, facts);
    }
}
