/* octet-ui-filter-look.h - all that can be said of a filter while it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-complete.h"
#include "filter/octet-filter.h"

G_BEGIN_DECLS

/**
 * OctetUiFilterState:
 * @OCTET_UI_FILTER_EMPTY: there is no text
 * @OCTET_UI_FILTER_VALID: it can run
 * @OCTET_UI_FILTER_DOUBTFUL: it can run, but may not mean what its writer thinks
 * @OCTET_UI_FILTER_UNFINISHED: it may become one
 * @OCTET_UI_FILTER_INVALID: it cannot run
 */
typedef enum
{
  OCTET_UI_FILTER_EMPTY,
  OCTET_UI_FILTER_VALID,
  OCTET_UI_FILTER_DOUBTFUL,
  OCTET_UI_FILTER_UNFINISHED,
  OCTET_UI_FILTER_INVALID,
} OctetUiFilterState;

/* The "level" of a part that is an operator. */
#define OCTET_UI_PART_OPERATOR 0xff

/**
 * OctetUiFilterPart: (skip)
 * @start: first octet
 * @size: octets
 * @level: the layer of the field or protocol, an #OctetLevel; or %OCTET_UI_PART_OPERATOR
 */
typedef struct
{
  guint  start;
  guint  size;
  guint8 level;
} OctetUiFilterPart;

/**
 * OctetUiFilterLook: (skip)
 * @text: the text
 * @position: where the cursor stands, in octets
 * @state: what can be said of it
 * @filter: (nullable): ready to run; %NULL where it cannot
 * @sentence: what it shows, as markup; or what is wrong or doubtful
 * @problem: what is wrong or doubtful, and where
 * @translation: (nullable): the text was a capture filter or plain words: a filter that says the
 *   same
 * @is_capture: whether @translation is that of a capture filter
 * @parts: (element-type OctetUiFilterPart): what is coloured
 * @proposals: (element-type OctetFilterProposal): what may be written at @position
 * @word_size: octets before @position that the proposals begin with
 * @field: (nullable): the key of the field whose value is written at @position
 */
typedef struct
{
  char              *text;
  guint              position;
  OctetUiFilterState state;
  OctetFilter       *filter;
  char              *sentence;
  OctetFilterProblem problem;
  char              *translation;
  gboolean           is_capture;
  GArray            *parts;
  GPtrArray         *proposals;
  guint              word_size;
  const char        *field;
} OctetUiFilterLook;

OctetUiFilterLook *octet_ui_filter_look_new  (OctetRegistry         *registry,
                                              const OctetFilterSeen *seen,
                                              const char            *text,
                                              guint                  position)
  G_GNUC_WARN_UNUSED_RESULT;
void               octet_ui_filter_look_free (OctetUiFilterLook     *self);
void               octet_ui_filter_look_propose
                                             (OctetUiFilterLook     *self,
                                              const char            *value,
                                              guint                  packets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetUiFilterLook, octet_ui_filter_look_free)

G_END_DECLS
