/* octet-facts.c - facts of packets as octets in chunks, with an index by blocks of packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +--------------------+-----+------+--------
 *     | packet in its block| key | size | data …      an entry; key is a varint
 *     +--------------------+-----+------+--------
 *
 * Entries of a block of packets stand one behind the other, and the index tells
 * where the first one is: finding one walks past a few dozen at most. An entry
 * that does not fit in a chunk starts the next one.
 */
#include "config.h"

#include "flows/octet-facts.h"

#include <string.h>

#define BLOCK_BITS 5
#define CHUNK_BITS 18
#define CHUNK_SIZE (1u << CHUNK_BITS)
/* 4 GiB of facts, some 300 million packets; positions then fit 32 bits. */
#define MAX_CHUNKS (1u << (32 - CHUNK_BITS))
#define INDEX_BITS 14 /* 16,384 blocks an index chunk: 524,288 packets */
#define MAX_INDEX_CHUNKS 8192u
/* Block offset, key of five octets at most, size. */
#define MAX_HEADER 7u

struct _OctetFacts
{
  guint8  **chunks;  /* MAX_CHUNKS pointers, reserved at once so that they never move */
  guint32 **index;   /* MAX_INDEX_CHUNKS pointers, likewise */
  guint64   used;    /* octets, counted with the rests of chunks that were left free */
  guint32   n_blocks;
};

/**
 * octet_facts_new: (skip)
 *
 * Returns: (transfer full): an empty table
 */
OctetFacts *
octet_facts_new (void)
{
  OctetFacts *self = g_new0 (OctetFacts, 1);

  self->chunks = g_new0 (guint8 *, MAX_CHUNKS);
  self->index = g_new0 (guint32 *, MAX_INDEX_CHUNKS);
  return self;
}

/**
 * octet_facts_free: (skip)
 * @self: (transfer full): a table
 */
void
octet_facts_free (OctetFacts *self)
{
  for (guint i = 0; i < MAX_CHUNKS && self->chunks[i] != NULL; i++)
    g_free (self->chunks[i]);
  for (guint i = 0; i < MAX_INDEX_CHUNKS && self->index[i] != NULL; i++)
    g_free (self->index[i]);
  g_free (self->chunks);
  g_free (self->index);
  g_free (self);
}

/* Index entries up to @block, which all begin where the next fact will stand. */
static gboolean
reach_block (OctetFacts *self,
             guint32     block)
{
  if (block >> INDEX_BITS >= MAX_INDEX_CHUNKS)
    return FALSE;
  while (self->n_blocks <= block)
    {
      guint32 **chunk = &self->index[self->n_blocks >> INDEX_BITS];

      if (*chunk == NULL)
        *chunk = g_new (guint32, 1u << INDEX_BITS);
      (*chunk)[self->n_blocks & ((1u << INDEX_BITS) - 1)] = (guint32) self->used;
      self->n_blocks++;
    }
  return TRUE;
}

static guint32
get_start (const OctetFacts *self,
           guint32           block)
{
  return self->index[block >> INDEX_BITS][block & ((1u << INDEX_BITS) - 1)];
}

/**
 * octet_facts_put: (skip)
 * @self: a table
 * @packet: a packet's number, not smaller than the last one's
 * @key: an #OctetFactKind, and above its four bits which layer of the packet it is about
 * @data: the fact
 * @size: its octets, at most %OCTET_FACT_MAX_SIZE
 *
 * First pass only. What is past the table's end (4 GiB) is forgotten.
 */
void
octet_facts_put (OctetFacts   *self,
                 guint32       packet,
                 guint32       key,
                 const guint8 *data,
                 gsize         size)
{
  guint32 block = packet >> BLOCK_BITS;
  guint8 header[MAX_HEADER];
  gsize n = 1, room = CHUNK_SIZE - (self->used & (CHUNK_SIZE - 1));

  g_return_if_fail (size <= OCTET_FACT_MAX_SIZE);
  if (!reach_block (self, block))
    return;
  header[0] = packet & ((1u << BLOCK_BITS) - 1);
  n += octet_varint_put (header + n, key);
  header[n++] = (guint8) size;
  if (room < n + size)
    {
      /* An octet that no entry starts with: the rest of the chunk is free. */
      self->chunks[self->used >> CHUNK_BITS][self->used & (CHUNK_SIZE - 1)] = 0xff;
      self->used += room;
    }
  if (self->used >> CHUNK_BITS >= MAX_CHUNKS)
    return;
  if (self->chunks[self->used >> CHUNK_BITS] == NULL)
    self->chunks[self->used >> CHUNK_BITS] = g_malloc (CHUNK_SIZE);
  memcpy (self->chunks[self->used >> CHUNK_BITS] + (self->used & (CHUNK_SIZE - 1)), header, n);
  memcpy (self->chunks[self->used >> CHUNK_BITS] + (self->used & (CHUNK_SIZE - 1)) + n, data,
          size);
  self->used += n + size;
}

/**
 * octet_facts_find: (skip)
 * @self: a table
 * @packet: a packet's number
 * @key: as it was put there
 * @ret_size: (out): the fact's octets
 *
 * Returns: (transfer none) (nullable): the fact
 */
const guint8 *
octet_facts_find (const OctetFacts *self,
                  guint32           packet,
                  guint32           key,
                  gsize            *ret_size)
{
  guint32 block = packet >> BLOCK_BITS;
  guint8 wanted = packet & ((1u << BLOCK_BITS) - 1);
  guint64 at, end;

  *ret_size = 0;
  if (block >= self->n_blocks)
    return NULL;
  at = get_start (self, block);
  end = block + 1 < self->n_blocks ? get_start (self, block + 1) : self->used;
  while (at < end)
    {
      const guint8 *chunk = self->chunks[at >> CHUNK_BITS];
      const guint8 *entry = chunk + (at & (CHUNK_SIZE - 1)), *data = entry + 1;
      gboolean is_it;

      if (entry[0] == 0xff)
        {
          at = (at | (CHUNK_SIZE - 1)) + 1;
          continue;
        }
      if (entry[0] > wanted)
        return NULL;
      is_it = octet_varint_get (&data, chunk + CHUNK_SIZE) == key && entry[0] == wanted;
      *ret_size = *data++;
      if (is_it)
        return data;
      at += (gsize) (data - entry) + *ret_size;
    }
  *ret_size = 0;
  return NULL;
}

/**
 * octet_facts_get_size: (skip)
 * @self: a table
 *
 * Returns: octets of memory it takes
 */
gsize
octet_facts_get_size (const OctetFacts *self)
{
  gsize n = 0;

  while (n < MAX_CHUNKS && self->chunks[n] != NULL)
    n++;
  return n * CHUNK_SIZE + self->n_blocks * sizeof (guint32) +
         (MAX_CHUNKS + MAX_INDEX_CHUNKS) * sizeof (gpointer);
}
