/* octet-fragments.c - the fragments of datagrams by number, and the ones that wait by their key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-fragments.h"

#include <string.h>

#define BLOCK 8u /* offsets count in blocks of eight octets */
#define N_BLOCKS ((OCTET_DATAGRAM_MAX_SIZE + BLOCK - 1) / BLOCK)

/* A datagram that waits for fragments. */
typedef struct
{
  OctetFragmentKey key;
  OctetDatagram   *datagram;
  guint32          id;
  GList            link;                        /* in the order they began */
  guint64          there[(N_BLOCKS + 63) / 64]; /* a bit for each block that came */
} Open;

struct _OctetFragments
{
  GPtrArray  *datagrams; /* OctetDatagram; number 1 stands at 0 */
  GHashTable *open;      /* OctetFragmentKey → Open */
  GQueue      order;     /* of Open, the oldest first */
  guint32     n_waiting; /* fragments in all of them */
};

static guint
hash_key (gconstpointer data)
{
  const OctetFragmentKey *key = data;
  guint hash = key->identification * 2654435761u + key->protocol;

  for (gsize i = 0; i < sizeof key->source.bytes; i++)
    hash = hash * 31 + key->source.bytes[i] * 7u + key->destination.bytes[i];
  return hash;
}

static gboolean
keys_equal (gconstpointer a,
            gconstpointer b)
{
  const OctetFragmentKey *first = a, *second = b;

  return first->identification == second->identification &&
         first->protocol == second->protocol &&
         memcmp (&first->source, &second->source, sizeof first->source) == 0 &&
         memcmp (&first->destination, &second->destination, sizeof first->destination) == 0;
}

static void
free_datagram (gpointer data)
{
  OctetDatagram *datagram = data;

  g_free (datagram->fragments);
  g_free (datagram);
}

/**
 * octet_fragments_new: (skip)
 *
 * Returns: (transfer full): an empty table
 */
OctetFragments *
octet_fragments_new (void)
{
  OctetFragments *self = g_new0 (OctetFragments, 1);

  self->datagrams = g_ptr_array_new_with_free_func (free_datagram);
  self->open = g_hash_table_new_full (hash_key, keys_equal, NULL, g_free);
  g_queue_init (&self->order);
  return self;
}

/**
 * octet_fragments_free: (skip)
 * @self: (transfer full): a table
 */
void
octet_fragments_free (OctetFragments *self)
{
  g_hash_table_unref (self->open);
  g_ptr_array_unref (self->datagrams);
  g_free (self);
}

/**
 * octet_fragments_get: (skip)
 * @self: a table
 * @id: a datagram's number, from 1
 *
 * Returns: (transfer none) (nullable): the datagram
 */
OctetDatagram *
octet_fragments_get (const OctetFragments *self,
                     guint32               id)
{
  return id >= 1 && id <= self->datagrams->len ? self->datagrams->pdata[id - 1] : NULL;
}

static void
close_one (OctetFragments *self,
           Open           *open)
{
  self->n_waiting -= open->datagram->n_fragments;
  g_queue_unlink (&self->order, &open->link);
  g_hash_table_remove (self->open, &open->key);
}

/* What will never be complete needs no places: they would be kept for ever. */
static void
give_up (OctetFragments *self,
         Open           *open)
{
  OctetDatagram *datagram = open->datagram;

  close_one (self, open);
  g_clear_pointer (&datagram->fragments, g_free);
  datagram->n_fragments = datagram->n_allocated = 0;
}

static Open *
ensure_open (OctetFragments         *self,
             const OctetFragmentKey *key)
{
  Open *open = g_hash_table_lookup (self->open, key);

  if (open != NULL)
    return open;
  while (g_hash_table_size (self->open) >= OCTET_DATAGRAMS_MAX_OPEN)
    give_up (self, g_queue_peek_head (&self->order));
  open = g_new0 (Open, 1);
  open->key = *key;
  open->datagram = g_new0 (OctetDatagram, 1);
  g_ptr_array_add (self->datagrams, open->datagram);
  open->id = self->datagrams->len;
  open->link.data = open;
  g_queue_push_tail_link (&self->order, &open->link);
  g_hash_table_insert (self->open, &open->key, open);
  return open;
}

static void
append (OctetDatagram       *datagram,
        const OctetFragment *fragment)
{
  if (datagram->n_fragments == datagram->n_allocated)
    {
      datagram->n_allocated = datagram->n_allocated == 0 ? 2 : datagram->n_allocated * 2;
      datagram->fragments = g_renew (OctetFragment, datagram->fragments, datagram->n_allocated);
    }
  datagram->fragments[datagram->n_fragments++] = *fragment;
}

/* Every fragment but the last one has whole blocks; what is left of a block counts as missing. */
static void
mark (Open                *open,
      const OctetFragment *fragment)
{
  guint32 end = fragment->offset + fragment->size;
  guint32 last = fragment->is_last ? (end + BLOCK - 1) / BLOCK : end / BLOCK;

  for (guint32 i = fragment->offset / BLOCK; i < last && i < N_BLOCKS; i++)
    open->there[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
}

static gboolean
is_complete (const Open *open,
             guint32     size)
{
  guint32 n = (size + BLOCK - 1) / BLOCK;

  for (guint32 i = 0; i < n / 64; i++)
    if (open->there[i] != G_MAXUINT64)
      return FALSE;
  if (n % 64 == 0)
    return n > 0;
  return (~open->there[n / 64] & ((G_GUINT64_CONSTANT (1) << (n % 64)) - 1)) == 0;
}

/**
 * octet_fragments_add: (skip)
 * @self: a table
 * @key: whose fragment
 * @fragment: a fragment
 *
 * First pass only. Once a datagram is complete, a fragment with its key begins
 * another one: 16 bits of identification come round again.
 *
 * Returns: number of its datagram, complete if its completed_in is the fragment's packet; 0 for
 *   a fragment without octets or past the end of what a datagram can be
 */
guint32
octet_fragments_add (OctetFragments         *self,
                     const OctetFragmentKey *key,
                     const OctetFragment    *fragment)
{
  OctetDatagram *datagram;
  Open *open;
  guint32 id;

  if (fragment->size == 0 || fragment->offset % BLOCK != 0 ||
      fragment->offset > OCTET_DATAGRAM_MAX_SIZE - fragment->size)
    return 0;
  open = ensure_open (self, key);
  id = open->id;
  datagram = open->datagram;
  if (datagram->n_fragments == OCTET_DATAGRAM_MAX_FRAGMENTS)
    {
      give_up (self, open);
      return id;
    }
  append (datagram, fragment);
  mark (open, fragment);
  if (fragment->is_last && datagram->size == 0)
    datagram->size = fragment->offset + fragment->size;
  self->n_waiting++;
  if (datagram->size != 0 && is_complete (open, datagram->size))
    {
      datagram->completed_in = fragment->packet;
      datagram->fragments = g_renew (OctetFragment, datagram->fragments, datagram->n_fragments);
      datagram->n_allocated = datagram->n_fragments;
      close_one (self, open);
    }
  else if (self->n_waiting > OCTET_DATAGRAMS_MAX_WAITING)
    give_up (self, g_queue_peek_head (&self->order));
  return id;
}
