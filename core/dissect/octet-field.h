/* octet-field.h - what a field is: key, kind, place, names and lesson, as data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "bytes/octet-names.h"

G_BEGIN_DECLS

/* What a field's value is and how it is written. The type that filters see
 * (tshark's FT_...) follows from kind and bits. */
typedef enum
{
  OCTET_FIELD_LABEL,    /* FT_NONE: a heading, no value */
  OCTET_FIELD_PROTOCOL, /* FT_PROTOCOL: a layer (made by the engine, or a layer-like heading) */
  OCTET_FIELD_BOOL,     /* FT_BOOLEAN */
  OCTET_FIELD_UINT,     /* FT_UINT8..64, shown in decimal */
  OCTET_FIELD_HEX,      /* FT_UINT8..64, shown in hexadecimal (BASE_HEX, BASE_HEX_DEC) */
  OCTET_FIELD_OCT,      /* FT_UINT8..64, shown in octal */
  OCTET_FIELD_INT,      /* FT_INT8..64, two's complement */
  OCTET_FIELD_CHAR,     /* FT_CHAR: one character */
  OCTET_FIELD_PORT,     /* FT_UINT16 with a service name */
  OCTET_FIELD_CHECKSUM, /* FT_UINT with a verdict */
  OCTET_FIELD_FRAME,    /* FT_FRAMENUM: a link to a packet */
  OCTET_FIELD_FLOAT,    /* FT_FLOAT, IEEE 754 */
  OCTET_FIELD_DOUBLE,   /* FT_DOUBLE */
  OCTET_FIELD_TIME,     /* FT_ABSOLUTE_TIME, nanoseconds since 1970 UTC */
  OCTET_FIELD_DURATION, /* FT_RELATIVE_TIME, nanoseconds */
  OCTET_FIELD_MAC,      /* FT_ETHER */
  OCTET_FIELD_IPV4,     /* FT_IPv4 */
  OCTET_FIELD_IPV6,     /* FT_IPv6 */
  OCTET_FIELD_EUI64,    /* FT_EUI64 */
  OCTET_FIELD_GUID,     /* FT_GUID, printed with its first three parts in the field's byte order */
  OCTET_FIELD_OID,      /* FT_OID, BER-encoded object identifier */
  OCTET_FIELD_BYTES,    /* FT_BYTES */
  OCTET_FIELD_STRING,   /* FT_STRING and its relatives */
} OctetFieldKind;

typedef enum
{
  OCTET_FIELD_LITTLE = 1 << 0,    /* little-endian on the wire */
  OCTET_FIELD_GENERATED = 1 << 1, /* worked out by Octet, not read from the wire */
  OCTET_FIELD_HIDDEN = 1 << 2,    /* for filters only: the same bytes under a second key */
  OCTET_FIELD_EPOCH = 1 << 3,     /* a time that is shown as seconds since 1970 */
  OCTET_FIELD_BEHIND = 1 << 4,    /* added after the payload: it needs to know what that took */
  /* Of packets that belong together, for all protocols alike: */
  OCTET_FIELD_ANSWER = 1 << 5,      /* leads to the packet that answers this one */
  OCTET_FIELD_QUESTION = 1 << 6,    /* leads to the packet that this one answers */
  OCTET_FIELD_ANSWER_TIME = 1 << 7, /* how long that took */
  OCTET_FIELD_BEGIN = 1 << 8,       /* leads to the packet that began what this one belongs to */
  OCTET_FIELD_WHOLE = 1 << 9,       /* leads to the packet that completes this part */
} OctetFieldFlags;

typedef struct _OctetField OctetField;

/**
 * OctetField: (skip)
 * @key: the filter key, tshark's: "tcp.srcport"
 * @name: what it is called, N_()
 * @kind: #OctetFieldKind
 * @flags: #OctetFieldFlags
 * @bits: the value's width in bits (8, 16, 24, 32 ... 64) where it differs from the place's;
 *   for a field that is read at the cursor (no @at, no @size), its natural size on the wire times 8
 * @under: OCTET_UNDER (PARENT) for a part of another field of the table: the engine adds it
 *   below PARENT whenever it adds PARENT; @at then counts from PARENT's first octet, and
 *   @size 0 means PARENT's
 * @at: octets from the start of the header, for a field of the fixed header (@size > 0)
 * @size: octets in the fixed header; 0 for a field that the dissect function reads or works out
 * @mask: the bits that count, in a number as wide as the place; 0 for all
 * @scale: the value is the number times this (ip.hdr_len: 4); 0 and 1 for none
 * @names: names of values, with @n_names: use OCTET_NAMED (table)
 * @on: for a flag, what 1 means ("Set"), N_()
 * @off: for a flag, what 0 means, N_()
 * @unit: put behind the number, N_(): "bytes"
 * @say: writes words for a value that no table can name
 * @lesson: one to three sentences for a student, N_()
 */
struct _OctetField
{
  const char      *key;
  const char      *name;
  guint8           kind;
  guint16          flags;
  guint8           bits;
  guint16          under;
  guint16          at;
  guint16          size;
  guint16          scale;
  guint64          mask;
  const OctetName *names;
  gsize            n_names;
  const char      *on;
  const char      *off;
  const char      *unit;
  void           (*say) (GString *out,
                         guint64  value);
  const char      *lesson;
};

#define OCTET_UNDER(parent) ((parent) + 1)
#define OCTET_NAMED(table) .names = (table), .n_names = G_N_ELEMENTS (table)

guint       octet_field_get_bits      (const OctetField *self);
gsize       octet_field_get_wire_size (const OctetField *self);
const char *octet_field_get_type_name (const OctetField *self);
gboolean    octet_field_is_unsigned   (const OctetField *self);

/* The bits of @raw, the number that stands in its place, that are the field's own: shifted down,
 * times its scale. */
static inline guint64
octet_field_unmask (const OctetField *self,
                    guint64           raw)
{
  if (self->mask != 0)
    raw = (raw & self->mask) >> __builtin_ctzll (self->mask);
  return self->scale > 1 ? raw * self->scale : raw;
}

G_END_DECLS
