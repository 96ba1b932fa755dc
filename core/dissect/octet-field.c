/* octet-field.c - what follows from a field's descriptor: widths, type names, masks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dissect/octet-field.h"

/**
 * octet_field_get_wire_size: (skip)
 * @self: a field
 *
 * Returns: octets it takes where it is read at the cursor; 0 where only the packet tells
 */
gsize
octet_field_get_wire_size (const OctetField *self)
{
  if (self->size > 0)
    return self->size;
  switch ((OctetFieldKind) self->kind)
    {
    case OCTET_FIELD_MAC:
      return 6;
    case OCTET_FIELD_IPV4:
    case OCTET_FIELD_FLOAT:
      return 4;
    case OCTET_FIELD_EUI64:
    case OCTET_FIELD_DOUBLE:
      return 8;
    case OCTET_FIELD_IPV6:
    case OCTET_FIELD_GUID:
      return 16;
    case OCTET_FIELD_PORT:
      return 2;
    case OCTET_FIELD_CHAR:
      return 1;
    case OCTET_FIELD_LABEL:
    case OCTET_FIELD_PROTOCOL:
    case OCTET_FIELD_OID:
    case OCTET_FIELD_BYTES:
    case OCTET_FIELD_STRING:
      return 0;
    case OCTET_FIELD_BOOL:
    case OCTET_FIELD_UINT:
    case OCTET_FIELD_HEX:
    case OCTET_FIELD_OCT:
    case OCTET_FIELD_INT:
    case OCTET_FIELD_CHECKSUM:
    case OCTET_FIELD_FRAME:
    case OCTET_FIELD_TIME:
    case OCTET_FIELD_DURATION:
    default:
      return self->bits / 8u;
    }
}

/**
 * octet_field_get_bits: (skip)
 * @self: a field
 *
 * Returns: the width of its type in bits: 16 for a number in an FT_UINT16
 */
guint
octet_field_get_bits (const OctetField *self)
{
  if (self->bits > 0)
    return self->bits;
  if (self->kind == OCTET_FIELD_FRAME)
    return 32;
  return self->size > 0 ? 8u * MIN (self->size, 8u) : 8u * (guint) octet_field_get_wire_size (self);
}

/**
 * octet_field_is_unsigned: (skip)
 * @self: a field
 *
 * Returns: whether its value is a plain unsigned number
 */
gboolean
octet_field_is_unsigned (const OctetField *self)
{
  return self->kind == OCTET_FIELD_UINT || self->kind == OCTET_FIELD_HEX ||
         self->kind == OCTET_FIELD_OCT || self->kind == OCTET_FIELD_PORT ||
         self->kind == OCTET_FIELD_CHECKSUM || self->kind == OCTET_FIELD_CHAR ||
         self->kind == OCTET_FIELD_FRAME;
}

/* FT_UINT8, 16, 24, 32, 40, 48, 56 or 64: the narrowest that holds the bits. */
static const char *
number_type (guint    bits,
             gboolean is_signed)
{
  static const char *const names[2][8] = {
    { "FT_UINT8", "FT_UINT16", "FT_UINT24", "FT_UINT32",
      "FT_UINT40", "FT_UINT48", "FT_UINT56", "FT_UINT64" },
    { "FT_INT8", "FT_INT16", "FT_INT24", "FT_INT32",
      "FT_INT40", "FT_INT48", "FT_INT56", "FT_INT64" },
  };
  guint octets = CLAMP ((bits + 7) / 8, 1, 8);

  return names[is_signed ? 1 : 0][octets - 1];
}

/**
 * octet_field_get_type_name: (skip)
 * @self: a field
 *
 * Returns: its type as `tshark -G fields` spells it: "FT_UINT16"
 */
const char *
octet_field_get_type_name (const OctetField *self)
{
  static const char *const names[] = {
    [OCTET_FIELD_LABEL] = "FT_NONE", [OCTET_FIELD_PROTOCOL] = "FT_PROTOCOL",
    [OCTET_FIELD_BOOL] = "FT_BOOLEAN", [OCTET_FIELD_CHAR] = "FT_CHAR",
    [OCTET_FIELD_FRAME] = "FT_FRAMENUM", [OCTET_FIELD_FLOAT] = "FT_FLOAT",
    [OCTET_FIELD_DOUBLE] = "FT_DOUBLE", [OCTET_FIELD_TIME] = "FT_ABSOLUTE_TIME",
    [OCTET_FIELD_DURATION] = "FT_RELATIVE_TIME", [OCTET_FIELD_MAC] = "FT_ETHER",
    [OCTET_FIELD_IPV4] = "FT_IPv4", [OCTET_FIELD_IPV6] = "FT_IPv6",
    [OCTET_FIELD_EUI64] = "FT_EUI64", [OCTET_FIELD_GUID] = "FT_GUID",
    [OCTET_FIELD_OID] = "FT_OID", [OCTET_FIELD_BYTES] = "FT_BYTES",
    [OCTET_FIELD_STRING] = "FT_STRING",
  };

  if (self->kind < G_N_ELEMENTS (names) && names[self->kind] != NULL)
    return names[self->kind];
  return number_type (octet_field_get_bits (self), self->kind == OCTET_FIELD_INT);
}
