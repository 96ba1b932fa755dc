/* octet-ui-time-axis.c - round marks on an axis of time, and how they are written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-time-axis.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define SECOND G_GINT64_CONSTANT (1000000000)
#define DAY (86400 * SECOND)

/**
 * octet_ui_time_axis_find_step:
 * @span: nanoseconds that the axis is long
 * @max_marks: marks that there is room for, at least 1
 *
 * Returns: nanoseconds between two marks: 1, 2 or 5 of a power of ten below a second, then parts
 *   of minutes, hours and days as on a clock
 */
gint64
octet_ui_time_axis_find_step (gint64 span,
                              guint  max_marks)
{
  static const int clock[] = { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
                               14400, 21600, 43200 };
  static const int factors[] = { 1, 2, 5 };
  gint64 least = MAX (span / MAX (max_marks, 1), 1);

  for (gint64 unit = 1; unit < SECOND; unit *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      if (unit * factors[i] >= least)
        return unit * factors[i];
  for (guint i = 0; i < G_N_ELEMENTS (clock); i++)
    if (clock[i] * SECOND >= least)
      return clock[i] * SECOND;
  for (gint64 unit = 1; unit < G_MAXINT64 / DAY / 10; unit *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      if (unit * factors[i] * DAY >= least)
        return unit * factors[i] * DAY;
  return least;
}

/* Digits behind the second that tell two marks apart. */
static int
find_digits (gint64 step)
{
  int digits = 0;

  for (gint64 unit = SECOND; step > 0 && step % unit != 0 && digits < 9; unit /= 10)
    digits++;
  return digits;
}

/**
 * octet_ui_time_axis_write:
 * @time: nanoseconds since the axis's zero
 * @step: nanoseconds between two marks; says how many digits are wanted
 *
 * Returns: (transfer full): the time as a clock has it, such as 1:30 or 2:00:05; with seconds
 *   only, and their parts, where marks are closer
 */
char *
octet_ui_time_axis_write (gint64 time,
                          gint64 step)
{
  const char *sign = time < 0 ? "−" : "";
  guint64 size = time < 0 ? (guint64) 0 - (guint64) time : (guint64) time;
  guint64 seconds = size / SECOND;
  int digits = find_digits (step);
  guint64 part = size % SECOND;

  for (int i = digits; i < 9; i++)
    part /= 10;
  if (digits > 0 && seconds < 60)
    /* Translators: a time in seconds: sign, seconds, their parts */
    return g_strdup_printf (_("%s%" PRIu64 ".%0*" PRIu64 " s"), sign, seconds, digits, part);
  if (digits > 0)
    return g_strdup_printf ("%s%" PRIu64 ":%02" PRIu64 ".%0*" PRIu64, sign, seconds / 60,
                            seconds % 60, digits, part);
  if (seconds < 3600)
    return g_strdup_printf ("%s%" PRIu64 ":%02" PRIu64, sign, seconds / 60, seconds % 60);
  if (size < DAY || step < DAY)
    return g_strdup_printf ("%s%" PRIu64 ":%02" PRIu64 ":%02" PRIu64, sign, seconds / 3600,
                            seconds / 60 % 60, seconds % 60);
  /* Translators: a mark on a time axis that is months long: a number of days */
  return g_strdup_printf (_("%s%" PRIu64 " d"), sign, size / DAY);
}
