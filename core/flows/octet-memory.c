/* octet-memory.c - a hash of what protocols remember, by flow and owner.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-memory.h"

typedef struct
{
  gconstpointer  owner;
  gpointer       data;
  GDestroyNotify destroy;
  guint32        flow;
} Item;

struct _OctetMemory
{
  GHashTable *items; /* Item → itself */
};

static guint
hash_item (gconstpointer data)
{
  const Item *item = data;

  return g_direct_hash (item->owner) * 31 + item->flow * 2654435761u;
}

static gboolean
items_equal (gconstpointer a,
             gconstpointer b)
{
  const Item *first = a, *second = b;

  return first->flow == second->flow && first->owner == second->owner;
}

static void
free_item (gpointer data)
{
  Item *item = data;

  if (item->destroy != NULL)
    item->destroy (item->data);
  g_free (item);
}

/**
 * octet_memory_new: (skip)
 *
 * Returns: (transfer full): an empty memory
 */
OctetMemory *
octet_memory_new (void)
{
  OctetMemory *self = g_new0 (OctetMemory, 1);

  self->items = g_hash_table_new_full (hash_item, items_equal, free_item, NULL);
  return self;
}

/**
 * octet_memory_free: (skip)
 * @self: (transfer full): a memory
 */
void
octet_memory_free (OctetMemory *self)
{
  g_hash_table_unref (self->items);
  g_free (self);
}

/**
 * octet_memory_find: (skip)
 * @self: a memory
 * @flow: id of a flow
 * @owner: who put it there: the address of a protocol's descriptor
 *
 * Returns: (transfer none) (nullable): what @owner remembers of the flow; only the first pass
 *   may write to it
 */
gpointer
octet_memory_find (const OctetMemory *self,
                   guint32            flow,
                   gconstpointer      owner)
{
  Item key = { owner, NULL, NULL, flow };
  const Item *item = g_hash_table_lookup (self->items, &key);

  return item != NULL ? item->data : NULL;
}

/**
 * octet_memory_put: (skip)
 * @self: a memory
 * @flow: id of a flow
 * @owner: the address of the protocol's descriptor
 * @data: (transfer full): what to remember; replaces what was there
 * @destroy: (nullable): frees @data
 *
 * Called in the first pass alone.
 */
void
octet_memory_put (OctetMemory   *self,
                  guint32        flow,
                  gconstpointer  owner,
                  gpointer       data,
                  GDestroyNotify destroy)
{
  Item *item = g_new (Item, 1);

  *item = (Item) { owner, data, destroy, flow };
  g_hash_table_replace (self->items, item, item);
}
