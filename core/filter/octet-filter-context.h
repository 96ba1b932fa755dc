/* octet-filter-context.h - what a filter waits for at a place in its text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-registry.h"

G_BEGIN_DECLS

typedef enum
{
  OCTET_EXPECTS_NOTHING,
  OCTET_EXPECTS_TEST,     /* a protocol, a field, a function */
  OCTET_EXPECTS_OPERATOR, /* behind a field */
  OCTET_EXPECTS_VALUE,    /* behind a relation, in a set */
  OCTET_EXPECTS_JOIN,     /* behind a whole test */
} OctetFilterExpects;

/**
 * OctetFilterContext: (skip)
 * @expects: #OctetFilterExpects
 * @refs: (nullable): the field to the left
 * @start: first octet of the word at the place
 * @size: octets of the word, behind the place too
 */
typedef struct
{
  OctetFilterExpects   expects;
  const OctetFieldRef *refs;
  guint                start;
  guint                size;
} OctetFilterContext;

void octet_filter_context_find (OctetFilterContext  *self,
                                const OctetRegistry *registry,
                                const char          *text,
                                guint                position);

G_END_DECLS
