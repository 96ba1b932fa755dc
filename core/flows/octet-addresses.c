/* octet-addresses.c - an open-addressing hash of numbers over addresses that never move.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-addresses.h"

#include <string.h>

/* 4,096 addresses a chunk, 64 KiB; as many chunks as the table of flows has. */
#define CHUNK_BITS 12
#define CHUNK_SIZE (1u << CHUNK_BITS)
#define MAX_CHUNKS 65536u
#define EMPTY G_MAXUINT32

struct _OctetAddresses
{
  guint8 **chunks; /* MAX_CHUNKS pointers, reserved at once so that they never move */
  guint32  count;
  guint32 *slots;
  guint32  n_slots;
};

/**
 * octet_addresses_new: (skip)
 *
 * Returns: (transfer full): an empty table
 */
OctetAddresses *
octet_addresses_new (void)
{
  OctetAddresses *self = g_new0 (OctetAddresses, 1);

  self->chunks = g_new0 (guint8 *, MAX_CHUNKS);
  self->n_slots = 256;
  self->slots = g_new (guint32, self->n_slots);
  memset (self->slots, 0xff, self->n_slots * sizeof (guint32));
  return self;
}

/**
 * octet_addresses_free: (skip)
 * @self: (transfer full): a table
 */
void
octet_addresses_free (OctetAddresses *self)
{
  for (guint32 i = 0; i < MAX_CHUNKS && self->chunks[i] != NULL; i++)
    g_free (self->chunks[i]);
  g_free (self->chunks);
  g_free (self->slots);
  g_free (self);
}

/**
 * octet_addresses_get: (skip)
 * @self: a table
 * @number: what octet_addresses_add() answered
 *
 * Returns: (transfer none): the address, %OCTET_ADDRESSES_SIZE octets
 */
const guint8 *
octet_addresses_get (const OctetAddresses *self,
                     guint32               number)
{
  return self->chunks[number >> CHUNK_BITS] +
         (gsize) (number & (CHUNK_SIZE - 1)) * OCTET_ADDRESSES_SIZE;
}

static guint32
hash_bytes (const guint8 *bytes)
{
  guint64 low, high;

  memcpy (&low, bytes, 8);
  memcpy (&high, bytes + 8, 8);
  low = (low ^ high * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f)) *
        G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint32) (low >> 32);
}

static guint32
find_slot (const OctetAddresses *self,
           const guint8         *bytes)
{
  guint32 slot = hash_bytes (bytes) & (self->n_slots - 1);

  while (self->slots[slot] != EMPTY &&
         memcmp (octet_addresses_get (self, self->slots[slot]), bytes, OCTET_ADDRESSES_SIZE) != 0)
    slot = (slot + 1) & (self->n_slots - 1);
  return slot;
}

static void
grow (OctetAddresses *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new (guint32, self->n_slots);
  memset (self->slots, 0xff, self->n_slots * sizeof (guint32));
  for (guint32 i = 0; i < self->count; i++)
    self->slots[find_slot (self, octet_addresses_get (self, i))] = i;
}

/**
 * octet_addresses_add: (skip)
 * @self: a table
 * @bytes: an address, %OCTET_ADDRESSES_SIZE octets
 *
 * First pass only. Past 268 million addresses, more than flows, the first one is answered.
 *
 * Returns: the address's number
 */
guint32
octet_addresses_add (OctetAddresses *self,
                     const guint8   *bytes)
{
  guint32 slot = find_slot (self, bytes), number = self->slots[slot];

  if (number != EMPTY)
    return number;
  if (self->count >= MAX_CHUNKS << CHUNK_BITS)
    return 0;
  if (4 * (guint64) (self->count + 1) > 3 * (guint64) self->n_slots)
    {
      grow (self);
      slot = find_slot (self, bytes);
    }
  number = self->count++;
  if ((number & (CHUNK_SIZE - 1)) == 0)
    self->chunks[number >> CHUNK_BITS] = g_malloc ((gsize) CHUNK_SIZE * OCTET_ADDRESSES_SIZE);
  memcpy (self->chunks[number >> CHUNK_BITS] +
            (gsize) (number & (CHUNK_SIZE - 1)) * OCTET_ADDRESSES_SIZE,
          bytes, OCTET_ADDRESSES_SIZE);
  self->slots[slot] = number;
  return number;
}
