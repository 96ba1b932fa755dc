/* octet-filter-problem.h - why a filter cannot run: a sentence, a place, a repair.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OctetFilterProblem: (skip)
 * @message: (nullable): one sentence, translated; %NULL while there is no problem
 * @start: first octet of the text that is wrong
 * @size: how many
 * @repair: (nullable): what to write in that place instead
 */
typedef struct
{
  char *message;
  guint start;
  guint size;
  char *repair;
} OctetFilterProblem;

#define OCTET_FILTER_PROBLEM_INIT { NULL, 0, 0, NULL }

void octet_filter_problem_set   (OctetFilterProblem *self,
                                 guint               start,
                                 guint               size,
                                 const char         *format,
                                 ...) G_GNUC_PRINTF (4, 5);
void octet_filter_problem_clear (OctetFilterProblem *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OctetFilterProblem, octet_filter_problem_clear)

G_END_DECLS
