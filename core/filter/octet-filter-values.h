/* octet-filter-values.h - the values that an operand of a filter has in one packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-eval.h"

G_BEGIN_DECLS

/* Most fields have one or two values in a packet. */
#define OCTET_FILTER_FEW 8

typedef struct
{
  OctetFilterValue  few[OCTET_FILTER_FEW];
  OctetFilterValue *items;
  guint             count;
  guint             n_allocated;
} OctetFilterValues;

void     octet_filter_values_init  (OctetFilterValues *self);
void     octet_filter_values_clear (OctetFilterValues *self);
gboolean octet_filter_values_find  (OctetFilterValues      *self,
                                    const OctetFilterNode  *node,
                                    const OctetFilterFacts *facts);

G_END_DECLS
