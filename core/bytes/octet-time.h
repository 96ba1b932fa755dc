/* octet-time.h - the span between two times that strangers wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A packet whose file states no time. */
#define OCTET_NO_TIME G_MININT64

/* Nanoseconds from @earlier to @later; 0 where one of them is not stated, the longest span there
 * is where they lie further apart than 64 bits can say. */
static inline gint64
octet_time_span (gint64 later,
                 gint64 earlier)
{
  gint64 span;

  if (later == OCTET_NO_TIME || earlier == OCTET_NO_TIME)
    return 0;
  if (__builtin_sub_overflow (later, earlier, &span))
    return later > earlier ? G_MAXINT64 : -G_MAXINT64;
  return span;
}

G_END_DECLS
