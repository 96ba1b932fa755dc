/* octet-filter-complete.h - what may be written next in a filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-seen.h"

G_BEGIN_DECLS

typedef enum
{
  OCTET_PROPOSAL_FILTER,   /* a whole filter, from plain words or a capture filter */
  OCTET_PROPOSAL_PROTOCOL,
  OCTET_PROPOSAL_FIELD,
  OCTET_PROPOSAL_OPERATOR, /* ==, contains, and … */
  OCTET_PROPOSAL_FUNCTION, /* "len(": the cursor belongs behind the parenthesis */
  OCTET_PROPOSAL_VALUE,
} OctetProposalKind;

/**
 * OctetFilterProposal: (skip)
 * @kind: #OctetProposalKind
 * @text: what to write
 * @note: (nullable): a few words about it, translated: a field's name
 * @type: (nullable): what a field's values are, translated: "number"
 * @lesson: (nullable): sentences for a student, translated
 * @start: first octet of the text that it replaces
 * @size: how many octets it replaces
 */
typedef struct
{
  OctetProposalKind kind;
  char             *text;
  char             *note;
  const char       *type;
  const char       *lesson;
  guint             start;
  guint             size;
} OctetFilterProposal;

GPtrArray *octet_filter_complete (const OctetRegistry   *registry,
                                  const OctetFilterSeen *seen,
                                  const char            *text,
                                  guint                  position,
                                  guint                  limit);

G_END_DECLS
