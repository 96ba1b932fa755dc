/* octet-time.h - times and the spans between them, as strangers wrote them.
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

/* Seconds and nanoseconds apart, both of one sign: for what lies further off than the 292 years
 * that nanoseconds in 64 bits can say. */
typedef struct
{
  gint64 seconds;
  gint32 nanoseconds;
} OctetSpan;

#define OCTET_NANOSECONDS_PER_SECOND 1000000000

/* Whether @time says no more than "too far". */
static inline gboolean
octet_time_is_far (gint64 time)
{
  return time == G_MAXINT64 || time == -G_MAXINT64;
}

static inline OctetSpan
octet_span_from_nanoseconds (gint64 nanoseconds)
{
  OctetSpan span = { nanoseconds / OCTET_NANOSECONDS_PER_SECOND,
                     (gint32) (nanoseconds % OCTET_NANOSECONDS_PER_SECOND) };

  return span;
}

/* @later less @earlier; the longest there is where 64 bits of seconds do not suffice. */
static inline OctetSpan
octet_span_subtract (OctetSpan later,
                     OctetSpan earlier)
{
  OctetSpan span = { 0, later.nanoseconds - earlier.nanoseconds };

  if (__builtin_sub_overflow (later.seconds, earlier.seconds, &span.seconds))
    span.seconds = later.seconds > earlier.seconds ? G_MAXINT64 - 2 : 2 - G_MAXINT64;
  span.seconds += span.nanoseconds / OCTET_NANOSECONDS_PER_SECOND;
  span.nanoseconds %= OCTET_NANOSECONDS_PER_SECOND;
  if (span.seconds > 0 && span.nanoseconds < 0)
    {
      span.seconds--;
      span.nanoseconds += OCTET_NANOSECONDS_PER_SECOND;
    }
  else if (span.seconds < 0 && span.nanoseconds > 0)
    {
      span.seconds++;
      span.nanoseconds -= OCTET_NANOSECONDS_PER_SECOND;
    }
  return span;
}

static inline double
octet_span_to_seconds (OctetSpan self)
{
  return (double) self.seconds + (double) self.nanoseconds / 1e9;
}

G_END_DECLS
