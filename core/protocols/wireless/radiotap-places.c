/* radiotap-places.c - where each value stands in a radiotap header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values follow the words in the order of their bits, each at a place that its
 * size divides, counted from the header's start.
 */
#include "config.h"

#include "protocols/wireless/radiotap-places.h"

#include <string.h>

#include "bytes/octet-reader.h"

static const struct
{
  guint8 align;
  guint8 size;
} shapes[OCTET_RADIOTAP_N_VALUES] = {
  { 8, 8 }, { 1, 1 }, { 1, 1 }, { 2, 4 }, { 2, 2 }, { 1, 1 }, { 1, 1 }, { 2, 2 },
  { 2, 2 }, { 2, 2 }, { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 1 }, { 2, 2 }, { 2, 2 },
  { 1, 1 }, { 1, 1 }, { 4, 8 }, { 1, 3 }, { 4, 8 }, { 2, 12 }, { 8, 12 }, { 2, 12 },
  { 2, 12 }, { 2, 6 }, { 1, 1 }, { 2, 4 },
};

static gsize
count_words (const guint8 *data,
             gsize         size)
{
  gsize n_words = 0;

  while (n_words < OCTET_RADIOTAP_MAX_WORDS && 4 + 4 * (n_words + 1) <= size)
    {
      guint32 word = (guint32) octet_bytes_le (data + 4 + 4 * n_words, 4);

      n_words++;
      if ((word >> OCTET_RADIOTAP_MORE & 1) == 0)
        break;
    }
  return n_words;
}

/**
 * octet_radiotap_find_places: (skip)
 * @self: (out caller-allocates): the places
 * @data: the header and what follows it
 * @size: octets that are there
 *
 * Places are stated for values that are all there. Values of a second antenna
 * or of a vendor are not looked for.
 *
 * Returns: whether there is a whole header
 */
gboolean
octet_radiotap_find_places (OctetRadiotapPlaces *self,
                            const guint8        *data,
                            gsize                size)
{
  gsize at;
  guint32 word;

  memset (self, 0, sizeof *self);
  if (size < 8)
    return FALSE;
  self->size = (gsize) octet_bytes_le (data + 2, 2);
  if (self->size < 8 || self->size > size)
    return FALSE;
  self->n_words = count_words (data, self->size);
  at = 4 + 4 * self->n_words;
  word = (guint32) octet_bytes_le (data + 4, 4);
  for (guint bit = 0; bit < OCTET_RADIOTAP_N_VALUES; bit++)
    {
      if ((word >> bit & 1) == 0)
        continue;
      at = (at + shapes[bit].align - 1u) & ~(gsize) (shapes[bit].align - 1u);
      /* Places fit an octet: 28 values and 32 words take less than 256. */
      if (at + shapes[bit].size > self->size || at > G_MAXUINT8)
        break;
      self->at[bit] = (guint8) at;
      at += shapes[bit].size;
    }
  return TRUE;
}
