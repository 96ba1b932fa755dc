/* octet-memory.c - what protocols remember, a short chain for each flow that has anything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asked for with every segment by every protocol that could take it, so finding costs one step
 * into an array by flow; a flow that nobody remembers anything of ends there.
 */
#include "config.h"

#include "flows/octet-memory.h"

#include <string.h>

typedef struct
{
  gconstpointer  owner;
  gpointer       data;
  GDestroyNotify destroy;
  guint32        next;    /* index + 1 of the flow's next item, 0 at the end */
} Item;

struct _OctetMemory
{
  guint32 *first;   /* by flow + 1: index + 1 of its first item, 0 for none */
  guint32  n_first; /* how many there is room for */
  GArray  *items;
};

/**
 * octet_memory_new: (skip)
 *
 * Returns: (transfer full): an empty memory
 */
OctetMemory *
octet_memory_new (void)
{
  OctetMemory *self = g_new0 (OctetMemory, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  return self;
}

static void
forget (Item *item)
{
  if (item->destroy != NULL)
    item->destroy (item->data);
}

/**
 * octet_memory_free: (skip)
 * @self: (transfer full): a memory
 */
void
octet_memory_free (OctetMemory *self)
{
  for (guint i = 0; i < self->items->len; i++)
    forget (&g_array_index (self->items, Item, i));
  g_array_unref (self->items);
  g_free (self->first);
  g_free (self);
}

/* Flows are numbered from 0 without gaps; before them stands what belongs to none of them,
 * OCTET_FLOW_NONE. */
static guint32
get_place (guint32 flow)
{
  return flow + 1u;
}

static Item *
find_item (const OctetMemory *self,
           guint32            flow,
           gconstpointer      owner)
{
  guint32 place = get_place (flow);
  guint32 index = place < self->n_first ? self->first[place] : 0;

  while (index != 0)
    {
      Item *item = &g_array_index (self->items, Item, index - 1);

      if (item->owner == owner)
        return item;
      index = item->next;
    }
  return NULL;
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
  const Item *item = find_item (self, flow, owner);

  return item != NULL ? item->data : NULL;
}

static void
reach (OctetMemory *self,
       guint32      place)
{
  guint32 n_old = self->n_first;

  if (place < n_old)
    return;
  self->n_first = MAX (1024, place + place / 2);
  self->first = g_renew (guint32, self->first, self->n_first);
  memset (self->first + n_old, 0, (self->n_first - n_old) * sizeof (guint32));
}

/**
 * octet_memory_put: (skip)
 * @self: a memory
 * @flow: id of a flow, or %OCTET_FLOW_NONE for what is remembered of the whole capture
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
  guint32 place = get_place (flow);
  Item *there = find_item (self, flow, owner);
  Item item = { owner, data, destroy, 0 };

  if (there != NULL)
    {
      forget (there);
      there->data = data;
      there->destroy = destroy;
      return;
    }
  reach (self, place);
  item.next = self->first[place];
  g_array_append_val (self->items, item);
  self->first[place] = self->items->len;
}
