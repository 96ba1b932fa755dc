/* ber.h - walks through the items of a BER message (X.690) of which the end may be missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"
#include "protocols/security/der.h"

/**
 * BerPlace: (skip)
 * @at: where the next item begins
 * @end: where the last one has to end
 *
 * Where a walk through the items of one item stands.
 */
typedef struct
{
  gsize at;
  gsize end;
} BerPlace;

static inline BerPlace
ber_inside (DerItem item)
{
  return (BerPlace) { item.at, der_end (item) };
}

/* The next item, if it has @tag (0: any). */
static inline gboolean
ber_try (const OctetDissector *self,
         BerPlace             *place,
         guint                 tag,
         DerItem              *ret_item)
{
  BerPlace next = *place;

  if (!der_next_of (octet_dissector_get_bytes (self), octet_dissector_get_captured (self),
                    place->end, &next.at, ret_item) || (tag != 0 && ret_item->tag != tag))
    return FALSE;
  *place = next;
  return TRUE;
}

/* The same; where it is not there the message is broken. */
static inline gboolean
ber_take (OctetDissector *self,
          BerPlace       *place,
          guint           tag,
          DerItem        *ret_item)
{
  if (ber_try (self, place, tag, ret_item))
    return TRUE;
  octet_dissector_mark_malformed (self);
  return FALSE;
}

/* The next item, whatever its tag, as a field of octets or text. */
static inline void
ber_read_octets (OctetDissector *self,
                 BerPlace       *place,
                 guint           field)
{
  DerItem item;

  if (ber_take (self, place, 0, &item))
    octet_dissector_add (self, field, item.at, item.size);
}

/* An integer of at most 8 octets, and one more for a number without a sign; such numbers are
 * read without one, whatever the first bit says. 0 where it is not all there. */
static inline gint64
ber_get_number (const OctetDissector *self,
                DerItem               item,
                gboolean              has_sign)
{
  const guint8 *data = octet_dissector_get_bytes (self) + item.at;
  guint64 value;

  if (item.size == 0 || item.size > 9 ||
      item.size > octet_dissector_get_captured (self) - item.at)
    return 0;
  value = has_sign ? (guint64) (gint64) (gint8) data[0] : data[0];
  for (gsize i = 1; i < item.size; i++)
    value = value << 8 | data[i];
  return (gint64) value;
}

/* How many items stand in an item; 0 where it is not all there. */
static inline guint
ber_count (const OctetDissector *self,
           DerItem               item)
{
  return der_end (item) <= octet_dissector_get_captured (self)
    ? der_count (octet_dissector_get_bytes (self), item) : 0;
}

/* What message_size says of a stream of items. */
static inline gssize
ber_message_size (const guint8 *data,
                  gsize         size)
{
  gsize at = 0;
  DerItem item;

  if (size < 6)
    return OCTET_MESSAGE_NEEDS_MORE;
  if (!der_next_of (data, size, G_MAXINT32, &at, &item))
    return (gssize) size;
  return (gssize) der_end (item);
}
