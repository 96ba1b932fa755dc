/* octet-filter-value.c - takes values from packets and compares them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "filter/octet-filter-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What filters see of a field's kind. */
OctetFilterType
octet_filter_type_of_field (const OctetField *field)
{
  switch ((OctetFieldKind) field->kind)
    {
    case OCTET_FIELD_BOOL:
      return OCTET_FILTER_TYPE_BOOL;
    case OCTET_FIELD_UINT:
    case OCTET_FIELD_HEX:
    case OCTET_FIELD_OCT:
    case OCTET_FIELD_CHAR:
    case OCTET_FIELD_PORT:
    case OCTET_FIELD_CHECKSUM:
    case OCTET_FIELD_FRAME:
      return OCTET_FILTER_TYPE_UINT;
    case OCTET_FIELD_INT:
      return OCTET_FILTER_TYPE_INT;
    case OCTET_FIELD_FLOAT:
    case OCTET_FIELD_DOUBLE:
      return OCTET_FILTER_TYPE_REAL;
    case OCTET_FIELD_TIME:
      return OCTET_FILTER_TYPE_TIME;
    case OCTET_FIELD_DURATION:
      return OCTET_FILTER_TYPE_DURATION;
    case OCTET_FIELD_IPV4:
      return OCTET_FILTER_TYPE_IPV4;
    case OCTET_FIELD_IPV6:
      return OCTET_FILTER_TYPE_IPV6;
    case OCTET_FIELD_MAC:
    case OCTET_FIELD_EUI64:
    case OCTET_FIELD_GUID:
    case OCTET_FIELD_OID:
    case OCTET_FIELD_BYTES:
      return OCTET_FILTER_TYPE_BYTES;
    case OCTET_FIELD_STRING:
      return OCTET_FILTER_TYPE_STRING;
    case OCTET_FIELD_PROTOCOL:
      return OCTET_FILTER_TYPE_PROTOCOL;
    case OCTET_FIELD_LABEL:
    default:
      return OCTET_FILTER_TYPE_NONE;
    }
}

/* For sentences: "a number". Untranslated. */
const char *
octet_filter_type_get_name (OctetFilterType type)
{
  static const char *const names[] = {
    [OCTET_FILTER_TYPE_NONE] = N_("a heading"),
    [OCTET_FILTER_TYPE_BOOL] = N_("a flag"),
    [OCTET_FILTER_TYPE_UINT] = N_("a number"),
    [OCTET_FILTER_TYPE_INT] = N_("a number"),
    [OCTET_FILTER_TYPE_REAL] = N_("a number"),
    [OCTET_FILTER_TYPE_TIME] = N_("a date and time"),
    [OCTET_FILTER_TYPE_DURATION] = N_("a time span"),
    [OCTET_FILTER_TYPE_IPV4] = N_("an IPv4 address"),
    [OCTET_FILTER_TYPE_IPV6] = N_("an IPv6 address"),
    [OCTET_FILTER_TYPE_BYTES] = N_("a run of bytes"),
    [OCTET_FILTER_TYPE_STRING] = N_("a text"),
    [OCTET_FILTER_TYPE_PROTOCOL] = N_("a protocol"),
  };

  return names[type];
}

/* For where it stands alone, beside a name: "number". Untranslated; NULL without a value. */
const char *
octet_filter_type_get_word (OctetFilterType type)
{
  static const char *const words[] = {
    [OCTET_FILTER_TYPE_NONE] = NULL,
    /* Translators: the kind of value that a field has, for one that is a flag */
    [OCTET_FILTER_TYPE_BOOL] = N_("yes / no"),
    [OCTET_FILTER_TYPE_UINT] = N_("number"),
    [OCTET_FILTER_TYPE_INT] = N_("number"),
    [OCTET_FILTER_TYPE_REAL] = N_("number"),
    [OCTET_FILTER_TYPE_TIME] = N_("date and time"),
    [OCTET_FILTER_TYPE_DURATION] = N_("time span"),
    [OCTET_FILTER_TYPE_IPV4] = N_("IPv4 address"),
    [OCTET_FILTER_TYPE_IPV6] = N_("IPv6 address"),
    [OCTET_FILTER_TYPE_BYTES] = N_("bytes"),
    [OCTET_FILTER_TYPE_STRING] = N_("text"),
    [OCTET_FILTER_TYPE_PROTOCOL] = N_("protocol"),
  };

  return words[type];
}

/* Whether its values are octets that can be searched and sliced. */
gboolean
octet_filter_type_has_bytes (OctetFilterType type)
{
  return type == OCTET_FILTER_TYPE_BYTES || type == OCTET_FILTER_TYPE_STRING ||
         type == OCTET_FILTER_TYPE_PROTOCOL || type == OCTET_FILTER_TYPE_IPV4 ||
         type == OCTET_FILTER_TYPE_IPV6;
}

void
octet_filter_value_clear (OctetFilterValue *self)
{
  g_clear_pointer (&self->owned, g_free);
}

/* Makes it hold @bytes, which it frees. */
void
octet_filter_value_take (OctetFilterValue *self,
                         OctetFilterType   type,
                         guint8           *bytes,
                         gsize             n_bytes)
{
  memset (self, 0, sizeof *self);
  self->type = type;
  self->prefix = -1;
  self->bytes = self->owned = bytes;
  self->n_bytes = n_bytes;
}

static void
take_octets (OctetFilterValue *self,
             const OctetTree  *tree,
             const OctetNode  *node,
             gboolean          place)
{
  self->bytes = place ? octet_tree_get_place (tree, node, &self->n_bytes)
                      : octet_tree_get_value_bytes (tree, node, &self->n_bytes);
  if (self->bytes == NULL)
    {
      self->bytes = (const guint8 *) "";
      self->n_bytes = 0;
    }
  if (self->type == OCTET_FILTER_TYPE_STRING)
    {
      const guint8 *end = memchr (self->bytes, 0, self->n_bytes);

      if (end != NULL)
        self->n_bytes = (gsize) (end - self->bytes);
    }
}

/* A layer's octets run from its header to the end of what it carries. */
static void
take_layer (OctetFilterValue *self,
            const OctetTree  *tree,
            const OctetNode  *node)
{
  const OctetTreeLayer *layer = &tree->layers[node->layer];
  const OctetSource *source = &tree->sources[layer->source];
  gsize start = MIN (layer->position, source->size);

  self->bytes = source->data + start;
  self->n_bytes = MIN (layer->size, source->size - start);
  self->n_header = MIN (node->size, self->n_bytes);
}

/* The value of a field of a packet; FALSE where it has none to compare. */
gboolean
octet_filter_value_from_node (OctetFilterValue *self,
                              const OctetTree  *tree,
                              const OctetNode  *node,
                              gboolean          raw)
{
  memset (self, 0, sizeof *self);
  self->prefix = -1;
  self->type = raw ? OCTET_FILTER_TYPE_BYTES : octet_filter_type_of_field (node->field);
  if (raw)
    take_octets (self, tree, node, TRUE);
  else if (self->type == OCTET_FILTER_TYPE_PROTOCOL)
    take_layer (self, tree, node);
  else if (octet_filter_type_has_bytes (self->type))
    take_octets (self, tree, node, FALSE);
  else if (self->type == OCTET_FILTER_TYPE_REAL)
    self->real = node->value.real;
  else if (self->type == OCTET_FILTER_TYPE_NONE)
    {
      /* A heading can still be sliced and searched: its octets. */
      self->type = OCTET_FILTER_TYPE_BYTES;
      take_octets (self, tree, node, TRUE);
    }
  else
    self->number = (gint64) node->value.number;
  return TRUE;
}

static int
compare_bytes (const guint8 *a,
               gsize         a_size,
               const guint8 *b,
               gsize         b_size)
{
  gsize common = MIN (a_size, b_size);
  int order = common > 0 ? memcmp (a, b, common) : 0;

  return order != 0 ? order : (a_size > b_size) - (a_size < b_size);
}

/* Of runs of octets the longer one is the greater; a layer is its header there. */
static int
compare_runs (const OctetFilterValue *a,
              const OctetFilterValue *b)
{
  gsize a_size = a->type == OCTET_FILTER_TYPE_PROTOCOL ? a->n_header : a->n_bytes;
  gsize b_size = b->type == OCTET_FILTER_TYPE_PROTOCOL ? b->n_header : b->n_bytes;

  if (a_size != b_size)
    return a_size > b_size ? 1 : -1;
  return compare_bytes (a->bytes, a_size, b->bytes, b_size);
}

/* Addresses compare by the bits of the prefix, where one has any. */
static int
compare_addresses (const OctetFilterValue *self,
                   const OctetFilterValue *other)
{
  gsize size = MIN (self->n_bytes, other->n_bytes);
  int prefix = other->prefix >= 0 ? other->prefix : self->prefix;
  gsize octets = prefix >= 0 ? MIN ((gsize) prefix / 8, size) : size;
  guint bits = prefix >= 0 ? (guint) prefix % 8 : 0;
  int order = memcmp (self->bytes, other->bytes, octets);

  if (order != 0 || bits == 0 || octets >= size)
    return order;
  return (self->bytes[octets] >> (8 - bits)) - (other->bytes[octets] >> (8 - bits));
}

static double
get_real (const OctetFilterValue *self)
{
  return self->type == OCTET_FILTER_TYPE_REAL ? self->real : (double) self->number;
}

/* Less than, equal to or greater than 0, as memcmp. */
int
octet_filter_value_compare (const OctetFilterValue *self,
                            const OctetFilterValue *other,
                            gboolean               *ret_comparable)
{
  *ret_comparable = TRUE;
  if (self->type == other->type &&
      (self->type == OCTET_FILTER_TYPE_IPV4 || self->type == OCTET_FILTER_TYPE_IPV6))
    return compare_addresses (self, other);
  if (octet_filter_type_has_bytes (self->type) && octet_filter_type_has_bytes (other->type) &&
      (self->type != OCTET_FILTER_TYPE_STRING || other->type != OCTET_FILTER_TYPE_STRING))
    return compare_runs (self, other);
  if (octet_filter_type_has_bytes (self->type) && octet_filter_type_has_bytes (other->type))
    return compare_bytes (self->bytes, self->n_bytes, other->bytes, other->n_bytes);
  if (octet_filter_type_has_bytes (self->type) != octet_filter_type_has_bytes (other->type))
    {
      *ret_comparable = FALSE;
      return 0;
    }
  if (self->type == OCTET_FILTER_TYPE_REAL || other->type == OCTET_FILTER_TYPE_REAL)
    {
      double a = get_real (self), b = get_real (other);

      return (a > b) - (a < b);
    }
  if (self->type == OCTET_FILTER_TYPE_BOOL && other->type == OCTET_FILTER_TYPE_BOOL)
    return (self->number != 0) - (other->number != 0);
  /* Unsigned numbers use all 64 bits; a negative one is less than all of them. */
  if (self->type == OCTET_FILTER_TYPE_UINT && other->type == OCTET_FILTER_TYPE_UINT)
    {
      guint64 a = (guint64) self->number, b = (guint64) other->number;

      return (a > b) - (a < b);
    }
  return (self->number > other->number) - (self->number < other->number);
}

/* Whether the octets of @other stand in those of @self. */
gboolean
octet_filter_value_contains (const OctetFilterValue *self,
                             const OctetFilterValue *other)
{
  return other->n_bytes > 0 && self->n_bytes >= other->n_bytes &&
         memmem (self->bytes, self->n_bytes, other->bytes, other->n_bytes) != NULL;
}
