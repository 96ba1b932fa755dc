/* octet-bitset.c - a set of packet numbers that grows, and the way from place to number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     chunk   65,536 numbers   base: members before it         never moves; absent when empty
 *     block   512 numbers      before: members before it, in its chunk
 *     word    64 numbers
 *
 * Rank adds base, before and at most eight counted words. Select halves over the
 * bases, then over the blocks of one chunk. base and before are made when the writer
 * publishes, for what was set since: setting a bit costs nothing more than the bit.
 */
#include "config.h"

#include "packets/octet-bitset.h"

#define CHUNK_BITS 16
#define CHUNK_SIZE (1u << CHUNK_BITS)
#define N_CHUNKS (1u << (32 - CHUNK_BITS))
#define WORDS_PER_CHUNK (CHUNK_SIZE / 64)
#define WORDS_PER_BLOCK 8
#define BLOCKS_PER_CHUNK (WORDS_PER_CHUNK / WORDS_PER_BLOCK)

typedef struct
{
  guint64 words[WORDS_PER_CHUNK];
  guint16 before[BLOCKS_PER_CHUNK];  /* never reaches 65,536: the last block is not in it */
} Chunk;

struct _OctetBitset
{
  gatomicrefcount ref_count;

  /* Both tables are reserved whole, so that they never move; the system gives memory
   * only to the part that is used. */
  Chunk         **chunks;
  guint32        *bases;

  guint32         n_chunks;     /* the writer's: none is at this place or behind it */
  guint32         first_stale;  /* the writer's: bases are good up to this chunk's own */
  guint32         n_members;    /* release and acquire */
  guint32         decided;      /* release and acquire */
};

G_DEFINE_BOXED_TYPE (OctetBitset, octet_bitset, octet_bitset_ref, octet_bitset_unref)

/* The writer and its readers meet in words, tables and counts: each access is atomic,
 * and costs what a plain one does. */
static inline Chunk *
get_chunk (const OctetBitset *self,
           guint32            index)
{
  return __atomic_load_n (&self->chunks[index], __ATOMIC_ACQUIRE);
}

static inline guint64
get_word (const Chunk *chunk,
          guint        index)
{
  return __atomic_load_n (&chunk->words[index], __ATOMIC_RELAXED);
}

static inline guint
count_bits (guint64 word)
{
  return (guint) __builtin_popcountll (word);
}

/**
 * octet_bitset_new:
 *
 * Returns: (transfer full): an empty set
 */
OctetBitset *
octet_bitset_new (void)
{
  OctetBitset *self = g_new0 (OctetBitset, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->chunks = g_new0 (Chunk *, N_CHUNKS);
  self->bases = g_new0 (guint32, N_CHUNKS);
  return self;
}

/**
 * octet_bitset_new_full:
 * @last: the largest member
 *
 * Returns: (transfer full): the set of all numbers from 1 to @last, published
 */
OctetBitset *
octet_bitset_new_full (guint32 last)
{
  g_autoptr (OctetBitset) empty = octet_bitset_new ();

  return octet_bitset_not (empty, last);
}

/**
 * octet_bitset_ref: (skip)
 * @self: a set
 *
 * Returns: (transfer full): @self
 */
OctetBitset *
octet_bitset_ref (OctetBitset *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * octet_bitset_unref: (skip)
 * @self: (transfer full): a set
 */
void
octet_bitset_unref (OctetBitset *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint32 i = 0; i < self->n_chunks; i++)
    g_free (self->chunks[i]);
  g_free (self->chunks);
  g_free (self->bases);
  g_free (self);
}

static Chunk *
ensure_chunk (OctetBitset *self,
              guint32      index)
{
  if (G_UNLIKELY (self->chunks[index] == NULL))
    {
      __atomic_store_n (&self->chunks[index], g_new0 (Chunk, 1), __ATOMIC_RELEASE);
      self->n_chunks = MAX (self->n_chunks, index + 1);
    }
  return self->chunks[index];
}

static inline void
put_word (Chunk   *chunk,
          guint    index,
          guint64  word)
{
  __atomic_store_n (&chunk->words[index], word, __ATOMIC_RELAXED);
}

/**
 * octet_bitset_set:
 * @self: a set
 * @number: a packet's number, from 1
 *
 * Puts a number into the set. The counts follow with octet_bitset_publish(). Only
 * the writer calls this.
 */
void
octet_bitset_set (OctetBitset *self,
                  guint32      number)
{
  guint32 index = number >> CHUNK_BITS;
  guint in_chunk = number & (CHUNK_SIZE - 1);
  Chunk *chunk = ensure_chunk (self, index);

  put_word (chunk, in_chunk / 64,
            chunk->words[in_chunk / 64] | (guint64) 1 << (in_chunk % 64));
  self->first_stale = MIN (self->first_stale, index);
}

/**
 * octet_bitset_clear:
 * @self: a set
 * @number: a packet's number, from 1
 *
 * Takes a number out of the set; not while others read it.
 */
void
octet_bitset_clear (OctetBitset *self,
                    guint32      number)
{
  guint32 index = number >> CHUNK_BITS;
  guint in_chunk = number & (CHUNK_SIZE - 1);

  if (self->chunks[index] == NULL)
    return;
  put_word (self->chunks[index], in_chunk / 64,
            self->chunks[index]->words[in_chunk / 64] & ~((guint64) 1 << (in_chunk % 64)));
  self->first_stale = MIN (self->first_stale, index);
}

/* Counts a chunk's blocks anew; its members up to the number @last, inclusive. */
static guint32
index_chunk (Chunk *chunk,
             guint  last)
{
  guint32 n_members = 0;

  for (guint block = 0; block < BLOCKS_PER_CHUNK; block++)
    {
      __atomic_store_n (&chunk->before[block], (guint16) n_members, __ATOMIC_RELAXED);
      for (guint i = block * WORDS_PER_BLOCK; i < (block + 1) * WORDS_PER_BLOCK; i++)
        {
          guint64 word = chunk->words[i];

          if (i == last / 64)
            word &= G_MAXUINT64 >> (63 - last % 64);
          else if (i > last / 64)
            return n_members;
          n_members += count_bits (word);
        }
    }
  return n_members;
}

/**
 * octet_bitset_publish:
 * @self: a set
 * @decided: the number up to which the set is final
 *
 * Makes counts, ranks and places for every member up to @decided and shows them to
 * all threads. While others read, @decided only grows. Only the writer calls this.
 */
void
octet_bitset_publish (OctetBitset *self,
                      guint32      decided)
{
  guint32 last = decided >> CHUNK_BITS;
  guint32 first = MIN (self->first_stale, last);
  guint32 n_members = self->bases[first];

  for (guint32 i = first; i <= last; i++)
    {
      guint within = i == last ? decided & (CHUNK_SIZE - 1) : CHUNK_SIZE - 1;

      __atomic_store_n (&self->bases[i], n_members, __ATOMIC_RELAXED);
      if (self->chunks[i] != NULL)
        n_members += index_chunk (self->chunks[i], within);
    }

  self->first_stale = last;
  /* In this order: who sees the count also sees how far it reaches. */
  __atomic_store_n (&self->decided, decided, __ATOMIC_RELEASE);
  __atomic_store_n (&self->n_members, n_members, __ATOMIC_RELEASE);
}

/**
 * octet_bitset_test:
 * @self: a set
 * @number: a packet's number
 *
 * Returns: whether @number is in the set
 */
gboolean
octet_bitset_test (const OctetBitset *self,
                   guint32            number)
{
  const Chunk *chunk = get_chunk (self, number >> CHUNK_BITS);
  guint in_chunk = number & (CHUNK_SIZE - 1);

  return chunk != NULL && (get_word (chunk, in_chunk / 64) >> (in_chunk % 64) & 1) != 0;
}

/**
 * octet_bitset_next:
 * @self: a set
 * @after: a number, 0 to begin
 *
 * Returns: the smallest published member larger than @after; 0 where there is none
 */
guint32
octet_bitset_next (const OctetBitset *self,
                   guint32            after)
{
  guint32 decided = octet_bitset_get_decided (self);
  guint32 number = after + 1;

  while (number > after && number <= decided)
    {
      const Chunk *chunk = get_chunk (self, number >> CHUNK_BITS);
      guint in_chunk = number & (CHUNK_SIZE - 1);
      guint64 word;

      if (chunk == NULL)
        {
          number = (number | (CHUNK_SIZE - 1)) + 1;
          continue;
        }
      word = get_word (chunk, in_chunk / 64) >> (in_chunk % 64);
      if (word != 0)
        {
          number += (guint32) __builtin_ctzll (word);
          return number <= decided ? number : 0;
        }
      number = (number | 63) + 1;
    }
  return 0;
}

/**
 * octet_bitset_get_count:
 * @self: a set
 *
 * Returns: members that are published
 */
guint32
octet_bitset_get_count (const OctetBitset *self)
{
  return __atomic_load_n (&self->n_members, __ATOMIC_ACQUIRE);
}

/**
 * octet_bitset_get_decided:
 * @self: a set
 *
 * Returns: the number up to which the set is published
 */
guint32
octet_bitset_get_decided (const OctetBitset *self)
{
  return __atomic_load_n (&self->decided, __ATOMIC_ACQUIRE);
}

/**
 * octet_bitset_rank:
 * @self: a set
 * @number: a packet's number
 *
 * Returns: published members smaller than @number: the place, from 0, that @number
 *   has among them if it is one
 */
guint32
octet_bitset_rank (const OctetBitset *self,
                   guint32            number)
{
  guint in_chunk = number & (CHUNK_SIZE - 1);
  guint block = in_chunk / 64 / WORDS_PER_BLOCK;
  const Chunk *chunk;
  guint32 rank;

  if (number > octet_bitset_get_decided (self))
    return octet_bitset_get_count (self);

  rank = __atomic_load_n (&self->bases[number >> CHUNK_BITS], __ATOMIC_RELAXED);
  chunk = get_chunk (self, number >> CHUNK_BITS);
  if (chunk == NULL)
    return rank;
  rank += __atomic_load_n (&chunk->before[block], __ATOMIC_RELAXED);
  for (guint i = block * WORDS_PER_BLOCK; i < in_chunk / 64; i++)
    rank += count_bits (get_word (chunk, i));
  return rank + count_bits (get_word (chunk, in_chunk / 64)
                            & (((guint64) 1 << (in_chunk % 64)) - 1));
}

/* The place, from 0, of the set bit that has @skip set bits below it; there is one. */
static guint
select_in_word (guint64 word,
                guint32 skip)
{
  while (skip-- > 0)
    word &= word - 1;
  return (guint) __builtin_ctzll (word);
}

/* The largest i in 0..last whose base is at most @position. */
static guint32
find_chunk (const OctetBitset *self,
            guint32            last,
            guint32            position)
{
  guint32 low = 0, high = last;

  while (low < high)
    {
      guint32 middle = low + (high - low + 1) / 2;

      if (__atomic_load_n (&self->bases[middle], __ATOMIC_RELAXED) <= position)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* Likewise for the blocks of a chunk, of which the first @n_blocks are counted. */
static guint
find_block (const Chunk *chunk,
            guint        n_blocks,
            guint32      position)
{
  guint low = 0, high = n_blocks - 1;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (__atomic_load_n (&chunk->before[middle], __ATOMIC_RELAXED) <= position)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/**
 * octet_bitset_select:
 * @self: a set
 * @position: a place, from 0
 *
 * Returns: the member that has this place among the published ones; 0 where there
 *   are not so many
 */
guint32
octet_bitset_select (const OctetBitset *self,
                     guint32            position)
{
  guint32 decided, index, left;
  const Chunk *chunk;
  guint n_blocks, block;

  if (position >= octet_bitset_get_count (self))
    return 0;

  decided = octet_bitset_get_decided (self);
  index = find_chunk (self, decided >> CHUNK_BITS, position);
  chunk = get_chunk (self, index);
  if (chunk == NULL)
    return 0;
  left = position - __atomic_load_n (&self->bases[index], __ATOMIC_RELAXED);
  n_blocks = index == decided >> CHUNK_BITS
             ? (decided & (CHUNK_SIZE - 1)) / 64 / WORDS_PER_BLOCK + 1 : BLOCKS_PER_CHUNK;
  block = find_block (chunk, n_blocks, left);
  left -= __atomic_load_n (&chunk->before[block], __ATOMIC_RELAXED);

  for (guint i = block * WORDS_PER_BLOCK; i < WORDS_PER_CHUNK; i++)
    {
      guint64 word = get_word (chunk, i);
      guint here = count_bits (word);

      if (left < here)
        return (index << CHUNK_BITS) + i * 64 + select_in_word (word, left);
      left -= here;
    }
  return 0;
}

/**
 * octet_bitset_previous:
 * @self: a set
 * @number: a packet's number, a member or not
 *
 * Returns: the published member in front of it; 0 where there is none
 */
guint32
octet_bitset_previous (const OctetBitset *self,
                       guint32            number)
{
  guint32 rank = octet_bitset_rank (self, number);

  return rank > 0 ? octet_bitset_select (self, rank - 1) : 0;
}

/**
 * octet_bitset_get_memory:
 * @self: a set
 *
 * Returns: octets of memory that it takes
 */
gsize
octet_bitset_get_memory (const OctetBitset *self)
{
  guint32 n_chunks = (octet_bitset_get_decided (self) >> CHUNK_BITS) + 1;
  gsize memory = sizeof *self + n_chunks * (sizeof (Chunk *) + sizeof (guint32));

  for (guint32 i = 0; i < n_chunks; i++)
    memory += get_chunk (self, i) != NULL ? sizeof (Chunk) : 0;
  return memory;
}

/**
 * octet_bitset_and:
 * @self: a set
 * @other: a set
 *
 * Returns: (transfer full): what is published in both, up to where both are decided
 */
OctetBitset *
octet_bitset_and (const OctetBitset *self,
                  const OctetBitset *other)
{
  OctetBitset *both = octet_bitset_new ();
  guint32 decided = MIN (octet_bitset_get_decided (self), octet_bitset_get_decided (other));

  for (guint32 i = 0; i <= decided >> CHUNK_BITS; i++)
    {
      const Chunk *a = get_chunk (self, i), *b = get_chunk (other, i);
      Chunk *chunk;

      if (a == NULL || b == NULL)
        continue;
      chunk = ensure_chunk (both, i);
      for (guint word = 0; word < WORDS_PER_CHUNK; word++)
        chunk->words[word] = get_word (a, word) & get_word (b, word);
    }
  octet_bitset_publish (both, decided);
  return both;
}

/**
 * octet_bitset_or:
 * @self: a set
 * @other: a set
 *
 * Returns: (transfer full): what is published in either, up to where both are decided
 */
OctetBitset *
octet_bitset_or (const OctetBitset *self,
                 const OctetBitset *other)
{
  OctetBitset *either = octet_bitset_new ();
  guint32 decided = MIN (octet_bitset_get_decided (self), octet_bitset_get_decided (other));

  for (guint32 i = 0; i <= decided >> CHUNK_BITS; i++)
    {
      const Chunk *a = get_chunk (self, i), *b = get_chunk (other, i);
      Chunk *chunk;

      if (a == NULL && b == NULL)
        continue;
      chunk = ensure_chunk (either, i);
      for (guint word = 0; word < WORDS_PER_CHUNK; word++)
        chunk->words[word] = (a != NULL ? get_word (a, word) : 0)
                             | (b != NULL ? get_word (b, word) : 0);
    }
  octet_bitset_publish (either, decided);
  return either;
}

/**
 * octet_bitset_not:
 * @self: a set
 * @last: the last number that there is
 *
 * Returns: (transfer full): the numbers from 1 to @last that are not in @self
 */
OctetBitset *
octet_bitset_not (const OctetBitset *self,
                  guint32            last)
{
  OctetBitset *others = octet_bitset_new ();

  for (guint32 i = 0; i <= last >> CHUNK_BITS; i++)
    {
      const Chunk *of_self = get_chunk (self, i);
      Chunk *chunk = ensure_chunk (others, i);
      guint end = i == last >> CHUNK_BITS ? last & (CHUNK_SIZE - 1) : CHUNK_SIZE - 1;

      for (guint word = 0; word <= end / 64; word++)
        chunk->words[word] = of_self != NULL ? ~get_word (of_self, word) : G_MAXUINT64;
      chunk->words[end / 64] &= G_MAXUINT64 >> (63 - end % 64);
    }
  others->chunks[0]->words[0] &= ~(guint64) 1;
  octet_bitset_publish (others, last);
  return others;
}
