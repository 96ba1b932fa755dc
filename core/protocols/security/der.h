/* der.h - a bounded reader of DER, the octets of ASN.1 (X.690).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +-----+--------+-----------
 *     | tag | length | content …
 *     +-----+--------+-----------
 *
 * Items are places, not copies. Nothing descends by itself: whoever knows the
 * structure asks for the items inside an item, so nesting has the structure's depth.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum
{
  DER_BOOLEAN = 0x01, DER_INTEGER = 0x02, DER_BIT_STRING = 0x03, DER_OCTET_STRING = 0x04,
  DER_OID = 0x06, DER_UTF8 = 0x0c, DER_PRINTABLE = 0x13, DER_TELETEX = 0x14, DER_IA5 = 0x16,
  DER_UTC_TIME = 0x17, DER_GENERAL_TIME = 0x18, DER_VISIBLE = 0x1a, DER_UNIVERSAL = 0x1c,
  DER_BMP = 0x1e, DER_SEQUENCE = 0x30, DER_SET = 0x31,
};

/* A tag that is only told by its context: [number]. */
#define DER_CONTEXT(number, is_constructed) (0x80u | ((is_constructed) ? 0x20u : 0u) | (number))

/**
 * DerItem: (skip)
 * @tag: the whole tag octet
 * @start: place of the tag
 * @at: place of the content
 * @size: octets of content
 */
typedef struct
{
  guint8 tag;
  gsize  start;
  gsize  at;
  gsize  size;
} DerItem;

static inline gsize
der_end (DerItem item)
{
  return item.at + item.size;
}

/* A number of 63 bits; nobody counts his own tags any further. */
#define DER_MAX_TAG 9

/* Octets of the tag at @position, and its first one. A number above 30 stands in octets of its own,
 * 7 bits each (X.690, 8.1.2.4); a smaller one that does so counts as if it did not. 0 where the
 * tag is not all there. */
static inline gsize
der_read_tag (const guint8 *data,
              gsize         there,
              gsize         position,
              guint8       *ret_tag)
{
  guint64 number = 0;

  *ret_tag = data[position];
  if ((data[position] & 0x1f) != 0x1f)
    return 1;
  for (gsize i = 1; i <= DER_MAX_TAG && i < there - position; i++)
    {
      number = number << 7 | (data[position + i] & 0x7f);
      if ((data[position + i] & 0x80) != 0)
        continue;
      if (number < 0x1f)
        *ret_tag = (guint8) ((data[position] & 0xe0) | number);
      return i + 1;
    }
  return 0;
}

/* The item at @*at, which moves behind it; octets up to @there were captured. FALSE at @end, and
 * where the octets are no item that ends by @end or its length is cut off; then @*at stays. Of the
 * content not all need be there. */
static inline gboolean
der_next_of (const guint8 *data,
             gsize         there,
             gsize         end,
             gsize        *at,
             DerItem      *ret_item)
{
  gsize position = *at, size;
  guint n_octets;
  guint8 tag;

  there = MIN (there, end);
  if (position >= there || there - position < 2)
    return FALSE;
  position += der_read_tag (data, there, position, &tag);
  if (position == *at || position >= there)
    return FALSE;
  size = data[position];
  *ret_item = (DerItem) { tag, *at, position + 1, size };
  if (size & 0x80)
    {
      n_octets = size & 0x7f;
      if (n_octets == 0 || n_octets > 4 || there - position - 1 < n_octets)
        return FALSE;
      size = 0;
      for (guint i = 0; i < n_octets; i++)
        size = size << 8 | data[position + 1 + i];
      ret_item->at += n_octets;
      ret_item->size = size;
    }
  if (size > end - ret_item->at)
    return FALSE;
  *at = ret_item->at + size;
  return TRUE;
}

/* The same, where all is there. */
static inline gboolean
der_next (const guint8 *data,
          gsize         end,
          gsize        *at,
          DerItem      *ret_item)
{
  return der_next_of (data, end, end, at, ret_item);
}

/* The same, where the item has to have @tag. */
static inline gboolean
der_expect (const guint8 *data,
            gsize         end,
            gsize        *at,
            guint         tag,
            DerItem      *ret_item)
{
  gsize position = *at;

  if (!der_next (data, end, &position, ret_item) || ret_item->tag != tag)
    return FALSE;
  *at = position;
  return TRUE;
}

/* How many items stand in an item. */
static inline guint
der_count (const guint8 *data,
           DerItem       item)
{
  gsize at = item.at;
  guint count = 0;
  DerItem inner;

  while (der_next (data, der_end (item), &at, &inner))
    count++;
  return count;
}

G_END_DECLS
