/* octet-vendors.c - looks up the owner of a block of MAC addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of the IEEE is packed into the library by data/vendors/pack-vendors.py,
 * which says how the octets are laid out. It is read in place: nothing is unpacked.
 */
#include "config.h"

#include "bytes/octet-vendors.h"

#include <gio/gio.h>
#include <string.h>

#define PATH "/io/github/octet_analyzer/Octet/core/vendors.bin"
#define HEAD_SIZE 16u
#define PLACE_SIZE 3u /* of the number that tells where a name stands */

/* The three sizes of blocks, the largest first. */
static const guint block_bits[] = { 24, 28, 36 };

static guint32
read_uint32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* Finds the block that begins as @address does, among @count sorted ones. */
static const guint8 *
find_block (const guint8 *table,
            guint32       count,
            guint         bits,
            const guint8 *address)
{
  guint size = (bits + 7) / 8;
  guint32 low = 0, high = count;
  guint8 key[5];

  memcpy (key, address, size);
  if (bits % 8 != 0)
    key[size - 1] = (guint8) (key[size - 1] & 0xf0);
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const guint8 *row = table + (gsize) middle * (size + PLACE_SIZE);
      int order = memcmp (row, key, size);

      if (order == 0)
        return row + size;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * octet_vendor_find: (skip)
 * @address: the six octets of a MAC address
 *
 * Looks for the smallest block that the address stands in. Addresses that
 * somebody made up (the second lowest bit of the first octet) have no owner.
 *
 * Returns: (transfer none) (nullable): the owner's name as the IEEE has it; any thread
 */
const char *
octet_vendor_find (const guint8 *address)
{
  g_autoptr (GBytes) packed = g_resources_lookup_data (PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const guint8 *data, *place = NULL;
  gsize size, at = HEAD_SIZE;

  if (packed == NULL || (address[0] & 2) != 0)
    return NULL;
  data = g_bytes_get_data (packed, &size);
  for (guint i = 0; i < G_N_ELEMENTS (block_bits); i++)
    {
      guint32 count = read_uint32 (data + 4 + 4 * i);
      const guint8 *found = find_block (data + at, count, block_bits[i], address);

      if (found != NULL)
        place = found;
      at += (gsize) count * ((block_bits[i] + 7) / 8 + PLACE_SIZE);
    }
  if (place == NULL)
    return NULL;
  /* The names stand in the library itself, so they outlive the handle. */
  return (const char *) data + at + ((gsize) place[0] << 16 | (gsize) place[1] << 8 | place[2]);
}

/**
 * octet_vendor_format: (skip)
 * @address: the six octets of a MAC address
 * @out: where the text goes
 *
 * Writes the first word of the owner's name, and the half of the address that
 * the owner chose: "Intel_12:34:56".
 *
 * Returns: whether the address has an owner; nothing is written where it has none
 */
gboolean
octet_vendor_format (const guint8 *address,
                     GString      *out)
{
  const char *name = octet_vendor_find (address);
  gsize length;

  if (name == NULL)
    return FALSE;
  length = strcspn (name, " ,.()/");
  if (length == 0)
    length = strcspn (name, " ");
  g_string_append_len (out, name, (gssize) length);
  g_string_append_printf (out, "_%02x:%02x:%02x", address[3], address[4], address[5]);
  return TRUE;
}
