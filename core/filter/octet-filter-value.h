/* octet-filter-value.h - the values that filters compare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

typedef enum
{
  OCTET_FILTER_TYPE_NONE,     /* only whether it is there */
  OCTET_FILTER_TYPE_BOOL,
  OCTET_FILTER_TYPE_UINT,
  OCTET_FILTER_TYPE_INT,
  OCTET_FILTER_TYPE_REAL,
  OCTET_FILTER_TYPE_TIME,     /* ns since 1970 */
  OCTET_FILTER_TYPE_DURATION, /* ns */
  OCTET_FILTER_TYPE_IPV4,
  OCTET_FILTER_TYPE_IPV6,
  OCTET_FILTER_TYPE_BYTES,    /* MAC, EUI-64, GUID, OID and plain octets */
  OCTET_FILTER_TYPE_STRING,
  OCTET_FILTER_TYPE_PROTOCOL, /* the octets of a layer */
} OctetFilterType;

/**
 * OctetFilterValue: (skip)
 * @type: #OctetFilterType
 * @number: numbers, flags, times
 * @real: floating point
 * @bytes: octets of addresses, strings, layers
 * @n_bytes: how many
 * @n_header: for a layer: how many of them are its header; slices and lengths stay inside
 * @prefix: for an address with a network prefix (10.0.0.0/8): its bits; -1 for none
 * @owned: (nullable): what keeps @bytes alive where the packet does not
 */
typedef struct
{
  OctetFilterType  type;
  gint64           number;
  double           real;
  const guint8    *bytes;
  gsize            n_bytes;
  gsize            n_header;
  int              prefix;
  guint8          *owned;
} OctetFilterValue;

OctetFilterType octet_filter_type_of_field  (const OctetField *field);
const char     *octet_filter_type_get_name  (OctetFilterType type);
const char     *octet_filter_type_get_word  (OctetFilterType type);
gboolean        octet_filter_type_has_bytes (OctetFilterType type);
void            octet_filter_value_clear    (OctetFilterValue *self);
void            octet_filter_value_take     (OctetFilterValue *self,
                                             OctetFilterType   type,
                                             guint8           *bytes,
                                             gsize             n_bytes);
gboolean        octet_filter_value_from_node (OctetFilterValue *self,
                                              const OctetTree  *tree,
                                              const OctetNode  *node,
                                              gboolean          raw);
int             octet_filter_value_compare  (const OctetFilterValue *self,
                                             const OctetFilterValue *other,
                                             gboolean               *ret_comparable);
gboolean        octet_filter_value_contains (const OctetFilterValue *self,
                                             const OctetFilterValue *other);

G_END_DECLS
