/* octet-reader.h - a bounded cursor over bytes that a stranger wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A read past the end returns 0 and sets a flag that stays set, so a parser
 * checks once, after a run of reads, and never reads out of bounds. No read
 * needs an aligned address.
 */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/**
 * OctetReader: (skip)
 * @data: the bytes, not owned
 * @size: how many bytes may be read
 * @position: where the next read starts; never more than @size
 * @is_short: a read asked for more than there was; from then on every read gives 0
 * @needed: where @is_short: the octets from the first one on that this read would have needed
 */
typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         position;
  gboolean      is_short;
  gsize         needed;
} OctetReader;

static inline void
octet_reader_init (OctetReader  *self,
                   const guint8 *data,
                   gsize         size)
{
  self->data = data;
  self->size = size;
  self->position = 0;
  self->is_short = FALSE;
  self->needed = 0;
}

/* A read failed for which @needed octets, from the first one on, would have to be there. The first
 * one that fails counts. */
static inline void
octet_reader_fail (OctetReader *self,
                   gsize        needed)
{
  if (self->is_short)
    return;
  self->is_short = TRUE;
  self->needed = needed;
}

/* Whether everything that was asked for so far was there. */
static inline gboolean
octet_reader_ok (const OctetReader *self)
{
  return !self->is_short;
}

/* Octets that are left; 0 once a read failed, so that loops on it end. */
static inline gsize
octet_reader_left (const OctetReader *self)
{
  return self->is_short ? 0 : self->size - self->position;
}

/* Takes @size octets; NULL, and short from then on, where there are fewer. */
static inline const guint8 *
octet_reader_take (OctetReader *self,
                   gsize        size)
{
  const guint8 *bytes;

  if (self->is_short || size > self->size - self->position)
    {
      octet_reader_fail (self, size > G_MAXSIZE - self->position ? G_MAXSIZE
                                                                 : self->position + size);
      return NULL;
    }

  bytes = self->data + self->position;
  self->position += size;
  return bytes;
}

static inline gboolean
octet_reader_skip (OctetReader *self,
                   gsize        size)
{
  return octet_reader_take (self, size) != NULL;
}

/* Big-endian (network order) and little-endian numbers of @size octets, 0 to 8. */
static inline guint64
octet_bytes_be (const guint8 *bytes,
                gsize         size)
{
  guint64 value = 0;

  for (gsize i = 0; i < size; i++)
    value = value << 8 | bytes[i];
  return value;
}

static inline guint64
octet_bytes_le (const guint8 *bytes,
                gsize         size)
{
  guint64 value = 0;

  while (size-- > 0)
    value = value << 8 | bytes[size];
  return value;
}

static inline guint16
octet_bytes_be16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] << 8 | bytes[1]);
}

static inline guint32
octet_bytes_be32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static inline guint64
octet_reader_be (OctetReader *self,
                 gsize        size)
{
  const guint8 *bytes = size <= 8 ? octet_reader_take (self, size) : NULL;

  return bytes != NULL ? octet_bytes_be (bytes, size) : 0;
}

static inline guint64
octet_reader_le (OctetReader *self,
                 gsize        size)
{
  const guint8 *bytes = size <= 8 ? octet_reader_take (self, size) : NULL;

  return bytes != NULL ? octet_bytes_le (bytes, size) : 0;
}

static inline guint8
octet_reader_u8 (OctetReader *self)
{
  const guint8 *bytes = octet_reader_take (self, 1);

  return bytes != NULL ? bytes[0] : 0;
}

static inline guint16
octet_reader_be16 (OctetReader *self)
{
  return (guint16) octet_reader_be (self, 2);
}

static inline guint32
octet_reader_be32 (OctetReader *self)
{
  return (guint32) octet_reader_be (self, 4);
}

static inline guint16
octet_reader_le16 (OctetReader *self)
{
  return (guint16) octet_reader_le (self, 2);
}

static inline guint32
octet_reader_le32 (OctetReader *self)
{
  return (guint32) octet_reader_le (self, 4);
}

/* A number @ahead octets past the cursor, without moving it; 0 where it is not
 * all there, and the reader does not become short: looking is free. */
static inline guint64
octet_reader_peek_be (const OctetReader *self,
                      gsize              ahead,
                      gsize              size)
{
  gsize left = octet_reader_left (self);

  if (size > 8 || ahead > left || size > left - ahead)
    return 0;
  return octet_bytes_be (self->data + self->position + ahead, size);
}

/* A reader over the next @size octets, which this one then has passed. Where
 * there are fewer, the part gets what is left and this reader becomes short. */
static inline OctetReader
octet_reader_split (OctetReader *self,
                    gsize        size)
{
  OctetReader part = { NULL, 0, 0, FALSE, 0 };
  gsize left = octet_reader_left (self);

  if (!self->is_short)
    octet_reader_init (&part, self->data + self->position, MIN (size, left));
  else
    octet_reader_fail (&part, 0);
  octet_reader_skip (self, size);
  return part;
}

G_END_DECLS
