/* octet-wanted.c - the set of fields that somebody asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dissect/octet-dissector-private.h"

/**
 * octet_wanted_new: (skip)
 * @registry: the protocols; must outlive the set
 *
 * Returns: (transfer full): an empty set
 */
OctetWanted *
octet_wanted_new (const OctetRegistry *registry)
{
  OctetWanted *self = g_new0 (OctetWanted, 1);

  self->registry = registry;
  self->bits = g_new0 (guint64 *, octet_registry_get_size (registry));
  self->headers = g_new0 (GArray *, octet_registry_get_size (registry));
  return self;
}

/**
 * octet_wanted_free: (skip)
 * @self: (transfer full): a set
 */
void
octet_wanted_free (OctetWanted *self)
{
  for (gsize i = 0; i < octet_registry_get_size (self->registry); i++)
    {
      g_free (self->bits[i]);
      g_clear_pointer (&self->headers[i], g_array_unref);
    }
  g_free (self->bits);
  g_free (self->headers);
  g_free (self);
}

static gboolean
has_bit (const guint64 *bits,
         gsize          bit)
{
  return (bits[bit / 64] >> (bit % 64) & 1) != 0;
}

/* A protocol may have hundreds of fields; for each packet only those of its fixed header are
 * looked at that are wanted, or have a part that is. */
static void
list_header (OctetWanted              *self,
             const OctetRegistryEntry *entry)
{
  const OctetProtocol *protocol = entry->protocol;
  const guint64 *bits = self->bits[entry->index];
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint16));

  for (guint16 i = 0; i < protocol->n_fields; i++)
    {
      gboolean wanted = has_bit (bits, i);

      if (protocol->fields[i].size == 0 || protocol->fields[i].under != 0)
        continue;
      for (gsize j = (gsize) i + 1; j < protocol->n_fields && protocol->fields[j].under != 0; j++)
        wanted |= has_bit (bits, j);
      if (wanted)
        g_array_append_val (list, i);
    }
  g_clear_pointer (&self->headers[entry->index], g_array_unref);
  self->headers[entry->index] = list;
}

/**
 * octet_wanted_add_key: (skip)
 * @self: a set
 * @key: the filter key of a field, a protocol or a note
 *
 * Returns: whether anything has that key
 */
gboolean
octet_wanted_add_key (OctetWanted *self,
                      const char  *key)
{
  gsize count;
  const OctetFieldRef *refs = octet_registry_find_field (self->registry, key, &count);

  self->needs_all |= g_str_has_prefix (key, "_ws.");
  for (gsize i = 0; i < count; i++)
    {
      const OctetProtocol *protocol = refs[i].entry->protocol;
      gsize n_bits = protocol->n_fields + 1 + protocol->n_notes;
      gsize bit = refs[i].index >= 0 ? (gsize) refs[i].index
                                     : protocol->n_fields + (gsize) (-1 - refs[i].index);
      guint64 **row = &self->bits[refs[i].entry->index];

      self->needs_all |= refs[i].index < -1 || protocol->is_part ||
                         (octet_field_ref_get_field (&refs[i])->flags & OCTET_FIELD_BEHIND) != 0;
      if (*row == NULL)
        *row = g_new0 (guint64, n_bits / 64 + 1);
      (*row)[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
      list_header (self, refs[i].entry);
    }
  return count > 0;
}
