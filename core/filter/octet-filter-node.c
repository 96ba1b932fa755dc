/* octet-filter-node.c - makes and frees the nodes of a filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-node.h"

#include <string.h>

/* A node of @kind that stands at @start in the text. */
OctetFilterNode *
octet_filter_node_new (OctetFilterKind kind,
                       guint           start,
                       guint           size)
{
  OctetFilterNode *self = g_new0 (OctetFilterNode, 1);

  self->kind = kind;
  self->start = start;
  self->size = size;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) octet_filter_node_free);
  return self;
}

void
octet_filter_node_free (OctetFilterNode *self)
{
  g_ptr_array_unref (self->children);
  g_free (self->text);
  octet_filter_value_clear (&self->value);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

/* Takes @child, and grows over its place. */
void
octet_filter_node_add (OctetFilterNode *self,
                       OctetFilterNode *child)
{
  guint end = MAX (self->start + self->size, child->start + child->size);

  self->start = MIN (self->start, child->start);
  self->size = end - self->start;
  g_ptr_array_add (self->children, child);
}

OctetFilterNode *
octet_filter_node_child (const OctetFilterNode *self,
                         guint                  index)
{
  return g_ptr_array_index (self->children, index);
}

/* The descriptor of a field, or of the field that a slice or a sum is made from. */
const OctetField *
octet_filter_node_get_field (const OctetFilterNode *self)
{
  return self->n_refs > 0 ? octet_field_ref_get_field (&self->refs[0]) : NULL;
}

/* Whether both say the same, in the same order. */
gboolean
octet_filter_node_equal (const OctetFilterNode *self,
                         const OctetFilterNode *other)
{
  if (self->kind != other->kind || self->relation != other->relation ||
      self->all != other->all || self->style != other->style ||
      self->function != other->function || self->is_raw != other->is_raw ||
      self->is_reference != other->is_reference || self->n_spans != other->n_spans ||
      self->children->len != other->children->len || g_strcmp0 (self->text, other->text) != 0)
    return FALSE;
  if (memcmp (self->spans, other->spans, self->n_spans * sizeof *self->spans) != 0)
    return FALSE;
  for (guint i = 0; i < self->children->len; i++)
    if (!octet_filter_node_equal (octet_filter_node_child (self, i),
                                  octet_filter_node_child (other, i)))
      return FALSE;
  return TRUE;
}
