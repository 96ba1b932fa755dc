/* octet-ui-time-format.c - how the list writes a packet's time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-time-format.h"
#include "bytes/octet-time.h"

#define NANOSECONDS G_GINT64_CONSTANT (1000000000)

/* In the order of OctetUiTimeFormat; settings and action states use these words. */
static const char *const keys[OCTET_UI_N_TIME_FORMATS] = {
  "relative", "delta", "clock", "date", "utc", "epoch", "delta-shown",
};

/* Microseconds, as most captures have; what a finer clock says is in the field tree. */
#define USUAL_DIGITS 6

/* A part of a second with so many digits; nothing where none are wanted. */
static void
add_part (GString *text,
          guint64  nanoseconds,
          int      digits)
{
  if (digits == 0)
    return;
  for (int i = digits; i < 9; i++)
    nanoseconds /= 10;
  g_string_append_printf (text, ".%0*" G_GUINT64_FORMAT, digits, nanoseconds);
}

static char *
write_seconds (gint64 nanoseconds,
               int    digits)
{
  guint64 size = nanoseconds < 0 ? (guint64) 0 - (guint64) nanoseconds : (guint64) nanoseconds;
  GString *text = g_string_new (nanoseconds < 0 ? "−" : "");

  g_string_append_printf (text, "%" G_GUINT64_FORMAT, size / NANOSECONDS);
  add_part (text, size % NANOSECONDS, digits);
  return g_string_free (text, FALSE);
}

static char *
write_clock (gint64      nanoseconds,
             gboolean    utc,
             const char *format,
             int         digits)
{
  gint64 rest = nanoseconds % NANOSECONDS;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;
  GString *text;

  if (rest < 0)
    rest += NANOSECONDS;
  time = utc ? g_date_time_new_from_unix_utc ((nanoseconds - rest) / NANOSECONDS)
             : g_date_time_new_from_unix_local ((nanoseconds - rest) / NANOSECONDS);
  if (time == NULL)
    return g_strdup ("");
  date = g_date_time_format (time, format);
  text = g_string_new (date);
  add_part (text, (guint64) rest, digits);
  return g_string_free (text, FALSE);
}

/**
 * octet_ui_time_format_write:
 * @self: how
 * @times: nanoseconds since 1970 UTC; %G_MININT64 where the file states none
 * @digits: digits behind the second, 0 to 9; -1 for as many as is usual
 *
 * Returns: (transfer full): the time column's text
 */
char *
octet_ui_time_format_write (OctetUiTimeFormat   self,
                            const OctetUiTimes *times,
                            int                 digits)
{
  if (digits < 0 || digits > 9)
    digits = USUAL_DIGITS;
  if (times->time == G_MININT64)
    return g_strdup ("");
  switch (self)
    {
    case OCTET_UI_TIME_RELATIVE:
      return write_seconds (octet_time_span (times->time, times->first), digits);
    case OCTET_UI_TIME_DELTA:
      return write_seconds (octet_time_span (times->time, times->previous), digits);
    case OCTET_UI_TIME_DELTA_SHOWN:
      return write_seconds (octet_time_span (times->time, times->previous_shown), digits);
    case OCTET_UI_TIME_CLOCK:
      return write_clock (times->time, FALSE, "%H:%M:%S", digits);
    case OCTET_UI_TIME_DATE:
      return write_clock (times->time, FALSE, "%Y-%m-%d %H:%M:%S", digits);
    case OCTET_UI_TIME_UTC:
      return write_clock (times->time, TRUE, "%Y-%m-%d %H:%M:%S", digits);
    case OCTET_UI_TIME_EPOCH:
    case OCTET_UI_N_TIME_FORMATS:
    default:
      return write_seconds (times->time, digits);
    }
}

/**
 * octet_ui_time_format_get_key:
 * @self: how
 *
 * Returns: its word for actions and settings
 */
const char *
octet_ui_time_format_get_key (OctetUiTimeFormat self)
{
  return keys[MIN ((guint) self, OCTET_UI_N_TIME_FORMATS - 1)];
}

/**
 * octet_ui_time_format_from_key:
 * @key: a word
 *
 * Returns: the format of that word; relative where there is none
 */
OctetUiTimeFormat
octet_ui_time_format_from_key (const char *key)
{
  for (guint i = 0; i < OCTET_UI_N_TIME_FORMATS; i++)
    if (g_strcmp0 (keys[i], key) == 0)
      return (OctetUiTimeFormat) i;
  return OCTET_UI_TIME_RELATIVE;
}
