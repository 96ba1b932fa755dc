/* octet-filter-problem.c - keeps the first thing that is wrong with a filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-problem.h"

/* Keeps the first problem: later ones mostly follow from it. */
void
octet_filter_problem_set (OctetFilterProblem *self,
                          guint               start,
                          guint               size,
                          const char         *format,
                          ...)
{
  va_list args;

  if (self->message != NULL)
    return;
  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);
  self->start = start;
  self->size = size;
}

void
octet_filter_problem_clear (OctetFilterProblem *self)
{
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->repair, g_free);
  self->start = self->size = 0;
}
