/* octet-registry.c - builds the dissector tables and the index of field keys from descriptors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dissect/octet-registry.h"

#include <string.h>

/* Numbers are looked up once a layer and packet, so a table is an open-addressing
 * hash that is never more than half full; words are rare and use GHashTable. */
struct _OctetTable
{
  char                      *name;
  gsize                      n_numbers;
  gsize                      n_slots; /* a power of two */
  guint32                   *numbers;
  const OctetRegistryEntry **entries;
  GHashTable                *words;
  GPtrArray                 *heuristics;
};

struct _OctetRegistry
{
  gatomicrefcount     ref_count;
  gsize               n_entries;
  OctetRegistryEntry *entries;
  GHashTable         *by_key; /* key → OctetRegistryEntry */
  GHashTable         *fields; /* key → GArray of OctetFieldRef */
  GHashTable         *tables; /* name → OctetTable */
};

static void
table_free (gpointer data)
{
  OctetTable *self = data;

  g_free (self->name);
  g_free (self->numbers);
  g_free (self->entries);
  g_hash_table_unref (self->words);
  g_ptr_array_unref (self->heuristics);
  g_free (self);
}

static gsize
table_slot (const OctetTable *self,
            guint32           value)
{
  gsize slot = (value * 2654435761u >> 7) & (self->n_slots - 1);

  while (self->entries[slot] != NULL && self->numbers[slot] != value)
    slot = (slot + 1) & (self->n_slots - 1);
  return slot;
}

static void
table_insert (OctetTable               *self,
              guint32                   value,
              const OctetRegistryEntry *entry)
{
  gsize slot = table_slot (self, value);

  if (self->entries[slot] == NULL)
    self->n_numbers++;
  else
    return; /* the protocol that is listed first keeps the number */
  self->numbers[slot] = value;
  self->entries[slot] = entry;
}

static void
table_grow (OctetTable *self)
{
  gsize n_old = self->n_slots;
  g_autofree guint32 *numbers = g_steal_pointer (&self->numbers);
  g_autofree const OctetRegistryEntry **entries = g_steal_pointer (&self->entries);

  self->n_slots = n_old * 2;
  self->n_numbers = 0;
  self->numbers = g_new0 (guint32, self->n_slots);
  self->entries = g_new0 (const OctetRegistryEntry *, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (entries[i] != NULL)
      table_insert (self, numbers[i], entries[i]);
}

static OctetTable *
ensure_table (OctetRegistry *self,
              const char    *name)
{
  OctetTable *table = g_hash_table_lookup (self->tables, name);

  if (table != NULL)
    return table;
  table = g_new0 (OctetTable, 1);
  table->name = g_strdup (name);
  table->n_slots = 16;
  table->numbers = g_new0 (guint32, table->n_slots);
  table->entries = g_new0 (const OctetRegistryEntry *, table->n_slots);
  table->words = g_hash_table_new (g_str_hash, g_str_equal);
  table->heuristics = g_ptr_array_new ();
  g_hash_table_insert (self->tables, table->name, table);
  return table;
}

static void
add_carrier (OctetRegistry            *self,
             const OctetCarrier       *carrier,
             const OctetRegistryEntry *entry)
{
  OctetTable *table = ensure_table (self, carrier->table);

  if (carrier->text != NULL)
    g_hash_table_insert (table->words, (gpointer) carrier->text, (gpointer) entry);
  else if (carrier->value == OCTET_HEURISTIC)
    g_ptr_array_add (table->heuristics, (gpointer) entry);
  else
    {
      if (2 * (table->n_numbers + 1) > table->n_slots)
        table_grow (table);
      table_insert (table, carrier->value, entry);
    }
}

static void
add_field (OctetRegistry            *self,
           const char               *key,
           const OctetRegistryEntry *entry,
           int                       index)
{
  OctetFieldRef ref = { entry, index };
  GArray *refs = g_hash_table_lookup (self->fields, key);

  if (refs == NULL)
    {
      refs = g_array_new (FALSE, FALSE, sizeof (OctetFieldRef));
      g_hash_table_insert (self->fields, (gpointer) key, refs);
    }
  g_array_append_val (refs, ref);
}

static void
add_protocol (OctetRegistry       *self,
              const OctetProtocol *protocol,
              OctetRegistryEntry  *entry)
{
  entry->protocol = protocol;
  entry->self.key = protocol->key;
  entry->self.name = protocol->name;
  entry->self.kind = OCTET_FIELD_PROTOCOL;
  entry->self.lesson = protocol->lesson;
  entry->notes = g_new0 (OctetField, protocol->n_notes);
  g_hash_table_insert (self->by_key, (gpointer) protocol->key, entry);
  add_field (self, protocol->key, entry, -1);

  for (gsize i = 0; i < protocol->n_fields; i++)
    add_field (self, protocol->fields[i].key, entry, (int) i);
  for (gsize i = 0; i < protocol->n_notes; i++)
    {
      entry->notes[i].key = protocol->notes[i].key;
      entry->notes[i].name = protocol->notes[i].text;
      entry->notes[i].kind = OCTET_FIELD_LABEL;
      entry->notes[i].flags = OCTET_FIELD_GENERATED;
      add_field (self, protocol->notes[i].key, entry, -2 - (int) i);
    }
  for (gsize i = 0; i < protocol->n_carriers; i++)
    add_carrier (self, &protocol->carriers[i], entry);
}

/**
 * octet_registry_new: (skip)
 * @protocols: (array length=n_protocols): the descriptors, static
 * @n_protocols: how many
 *
 * Returns: (transfer full): a registry; read only from now on
 */
OctetRegistry *
octet_registry_new (const OctetProtocol *const *protocols,
                    gsize                       n_protocols)
{
  OctetRegistry *self = g_new0 (OctetRegistry, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_entries = n_protocols;
  self->entries = g_new0 (OctetRegistryEntry, n_protocols);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) g_array_unref);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, table_free);
  for (gsize i = 0; i < n_protocols; i++)
    {
      self->entries[i].index = (guint) i;
      add_protocol (self, protocols[i], &self->entries[i]);
    }
  return self;
}

/**
 * octet_registry_ref: (skip)
 * @self: a registry
 *
 * Returns: (transfer full): @self
 */
OctetRegistry *
octet_registry_ref (OctetRegistry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * octet_registry_unref: (skip)
 * @self: (transfer full): a registry
 */
void
octet_registry_unref (OctetRegistry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (gsize i = 0; i < self->n_entries; i++)
    g_free (self->entries[i].notes);
  g_free (self->entries);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->tables);
  g_free (self);
}

/**
 * octet_registry_get_size: (skip)
 * @self: a registry
 *
 * Returns: how many protocols it knows
 */
gsize
octet_registry_get_size (const OctetRegistry *self)
{
  return self->n_entries;
}

/**
 * octet_registry_get_entry: (skip)
 * @self: a registry
 * @index: less than the registry's size
 *
 * Returns: (transfer none): the protocol of that index
 */
const OctetRegistryEntry *
octet_registry_get_entry (const OctetRegistry *self,
                          gsize                index)
{
  return &self->entries[index];
}

/**
 * octet_registry_find: (skip)
 * @self: a registry
 * @key: a protocol's filter key
 *
 * Returns: (transfer none) (nullable): the protocol
 */
const OctetRegistryEntry *
octet_registry_find (const OctetRegistry *self,
                     const char          *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

/**
 * octet_registry_find_field: (skip)
 * @self: a registry
 * @key: the filter key of a field, a protocol or a note
 * @ret_count: (out): how many fields have it
 *
 * Returns: (transfer none) (nullable) (array length=ret_count): the fields with that key
 */
const OctetFieldRef *
octet_registry_find_field (const OctetRegistry *self,
                           const char          *key,
                           gsize               *ret_count)
{
  GArray *refs = g_hash_table_lookup (self->fields, key);

  *ret_count = refs != NULL ? refs->len : 0;
  return refs != NULL ? (const OctetFieldRef *) (gpointer) refs->data : NULL;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Whether one of the fields that share a key has one of the flags. */
static gboolean
has_flags (const GArray *refs,
           guint         flags)
{
  for (guint i = 0; i < refs->len; i++)
    if ((octet_field_ref_get_field (&g_array_index (refs, OctetFieldRef, i))->flags & flags) != 0)
      return TRUE;
  return FALSE;
}

/**
 * octet_registry_list_keys: (skip)
 * @self: a registry
 * @flags: #OctetFieldFlags of which a field must have one; 0 for all fields
 *
 * Returns: (transfer full): every filter key once, sorted
 */
char **
octet_registry_list_keys (const OctetRegistry *self,
                          guint                flags)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, refs;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, &key, &refs))
    if (flags == 0 || has_flags (refs, flags))
      g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_sort (keys, compare_keys);
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (keys, FALSE);
}

/**
 * octet_field_ref_get_field: (skip)
 * @self: a reference to a field
 *
 * Returns: (transfer none): its descriptor
 */
const OctetField *
octet_field_ref_get_field (const OctetFieldRef *self)
{
  if (self->index >= 0)
    return &self->entry->protocol->fields[self->index];
  return self->index == -1 ? &self->entry->self : &self->entry->notes[-2 - self->index];
}

/**
 * octet_registry_get_table: (skip)
 * @self: a registry
 * @name: a dissector table's name: "udp.port"
 *
 * Returns: (transfer none) (nullable): the table, %NULL where no protocol hangs in it
 */
const OctetTable *
octet_registry_get_table (const OctetRegistry *self,
                          const char          *name)
{
  return g_hash_table_lookup (self->tables, name);
}

/**
 * octet_table_find: (skip)
 * @self: (nullable): a table
 * @value: a number
 *
 * Returns: (transfer none) (nullable): the protocol that answers to it
 */
const OctetRegistryEntry *
octet_table_find (const OctetTable *self,
                  guint32           value)
{
  return self != NULL ? self->entries[table_slot (self, value)] : NULL;
}

/**
 * octet_table_find_text: (skip)
 * @self: (nullable): a table
 * @text: a word, lower case
 *
 * Returns: (transfer none) (nullable): the protocol that answers to it
 */
const OctetRegistryEntry *
octet_table_find_text (const OctetTable *self,
                       const char       *text)
{
  return self != NULL ? g_hash_table_lookup (self->words, text) : NULL;
}

/**
 * octet_table_get_heuristics: (skip)
 * @self: (nullable): a table
 * @ret_count: (out): how many
 *
 * Returns: (transfer none): the protocols that want to be asked, in the list's order
 */
const OctetRegistryEntry *const *
octet_table_get_heuristics (const OctetTable *self,
                            gsize            *ret_count)
{
  if (self == NULL)
    {
      *ret_count = 0;
      return NULL;
    }
  *ret_count = self->heuristics->len;
  return (const OctetRegistryEntry *const *) self->heuristics->pdata;
}
