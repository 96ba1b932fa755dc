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
  "relative", "delta", "clock", "date", "utc", "epoch",
};

/* Microseconds, as most captures have; what a finer clock says is in the field tree. */
static char *
write_seconds (gint64 nanoseconds)
{
  guint64 size = nanoseconds < 0 ? (guint64) 0 - (guint64) nanoseconds : (guint64) nanoseconds;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%06u", nanoseconds < 0 ? "−" : "",
                          size / NANOSECONDS, (guint) (size % NANOSECONDS / 1000));
}

static char *
write_clock (gint64      nanoseconds,
             gboolean    utc,
             const char *format)
{
  gint64 rest = nanoseconds % NANOSECONDS;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (rest < 0)
    rest += NANOSECONDS;
  time = utc ? g_date_time_new_from_unix_utc ((nanoseconds - rest) / NANOSECONDS)
             : g_date_time_new_from_unix_local ((nanoseconds - rest) / NANOSECONDS);
  if (time == NULL)
    return g_strdup ("");
  text = g_date_time_format (time, format);
  return g_strdup_printf ("%s.%06u", text, (guint) (rest / 1000));
}

/**
 * octet_ui_time_format_write:
 * @self: how
 * @times: nanoseconds since 1970 UTC; %G_MININT64 where the file states none
 *
 * Returns: (transfer full): the time column's text
 */
char *
octet_ui_time_format_write (OctetUiTimeFormat   self,
                            const OctetUiTimes *times)
{
  if (times->time == G_MININT64)
    return g_strdup ("");
  switch (self)
    {
    case OCTET_UI_TIME_RELATIVE:
      return write_seconds (octet_time_span (times->time, times->first));
    case OCTET_UI_TIME_DELTA:
      return write_seconds (octet_time_span (times->time, times->previous));
    case OCTET_UI_TIME_CLOCK:
      return write_clock (times->time, FALSE, "%H:%M:%S");
    case OCTET_UI_TIME_DATE:
      return write_clock (times->time, FALSE, "%Y-%m-%d %H:%M:%S");
    case OCTET_UI_TIME_UTC:
      return write_clock (times->time, TRUE, "%Y-%m-%d %H:%M:%S");
    case OCTET_UI_TIME_EPOCH:
    case OCTET_UI_N_TIME_FORMATS:
    default:
      return write_seconds (times->time);
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
