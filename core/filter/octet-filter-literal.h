/* octet-filter-literal.h - what a person wrote, as a value of the type that is needed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-node.h"
#include "filter/octet-filter-problem.h"

G_BEGIN_DECLS

/**
 * OctetFilterExpected: (skip)
 * @type: what the other side is
 * @field: (nullable): the field it is compared with: its names of values, its width
 * @any_size: octets of any number will do, even for an address (contains)
 * @bits: without @field, the width of the number it is calculated with; 0 for none
 */
typedef struct
{
  OctetFilterType   type;
  const OctetField *field;
  gboolean          any_size;
  guint             bits;
} OctetFilterExpected;

gboolean octet_filter_literal_convert (OctetFilterNode           *literal,
                                       const OctetFilterExpected *expected,
                                       OctetFilterProblem        *problem);
gboolean octet_filter_parse_time      (const char *text,
                                       gint64     *ret_time);

G_END_DECLS
