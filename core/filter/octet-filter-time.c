/* octet-filter-time.c - dates and times as people write them in filters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "filter/octet-filter-literal.h"

typedef struct
{
  int year, month, day, hour, minute, second;
} Clock;

static gboolean
parse_iso_date (const char **at,
                Clock       *clock)
{
  int used = 0;

  if (sscanf (*at, "%4d-%2d-%2d%n", &clock->year, &clock->month, &clock->day, &used) != 3 ||
      used < 8)
    return FALSE;
  *at += used;
  return TRUE;
}

static gboolean
parse_month_date (const char **at,
                  Clock       *clock)
{
  static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  char month[4] = "";
  const char *found;
  int used = 0;

  if (sscanf (*at, "%3s %2d, %4d%n", month, &clock->day, &clock->year, &used) != 3)
    return FALSE;
  found = strstr (names, month);
  if (found == NULL || strlen (month) != 3 || (found - names) % 3 != 0)
    return FALSE;
  clock->month = (int) (found - names) / 3 + 1;
  *at += used;
  return TRUE;
}

/* ".123456789": up to nine digits of a second. */
static gint64
parse_fraction (const char **at)
{
  gint64 value = 0, unit = 100000000;

  if (**at != '.' && **at != ',')
    return 0;
  for ((*at)++; g_ascii_isdigit (**at); (*at)++)
    {
      value += (**at - '0') * unit;
      unit /= 10;
    }
  return value;
}

static GTimeZone *
parse_zone (const char **at)
{
  g_autofree char *name = NULL;
  GTimeZone *zone;

  while (**at == ' ')
    (*at)++;
  if (**at == 0)
    return g_time_zone_new_local ();
  name = g_strdup (g_str_equal (*at, "UTC") || g_str_equal (*at, "GMT") ? "Z" : *at);
  zone = g_time_zone_new_identifier (name);
  *at += strlen (*at);
  return zone;
}

/* "2020-01-31", "2020-01-31 12:34", "2020-01-31T12:34:56.789Z", "Jan 31, 2020 12:34:56"; local
 * time where it names no zone. FALSE where it is none of them. */
gboolean
octet_filter_parse_time (const char *text,
                         gint64     *ret_time)
{
  Clock clock = { 0 };
  gboolean has_month, has_seconds = FALSE;
  gint64 fraction = 0;
  int used = 0;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) time = NULL;

  has_month = !parse_iso_date (&text, &clock);
  if (has_month && !parse_month_date (&text, &clock))
    return FALSE;
  if ((*text == ' ' || *text == 'T') &&
      sscanf (text + 1, "%2d:%2d%n", &clock.hour, &clock.minute, &used) == 2)
    {
      text += 1 + used;
      has_seconds = sscanf (text, ":%2d%n", &clock.second, &used) == 1;
      text += has_seconds ? used : 0;
      fraction = parse_fraction (&text);
    }
  zone = parse_zone (&text);
  /* Wireshark takes its own way of writing times only whole. */
  if (zone == NULL || (has_month && !has_seconds))
    return FALSE;
  time = g_date_time_new (zone, clock.year, clock.month, clock.day, clock.hour, clock.minute,
                          clock.second);
  /* 64 bits of nanoseconds around 1970 reach from 1677 to 2262; no packet is older than that. */
  if (time == NULL || clock.year > 2261)
    return FALSE;
  *ret_time = -G_MAXINT64;
  if (clock.year >= 1678)
    *ret_time = g_date_time_to_unix (time) * G_GINT64_CONSTANT (1000000000) + fraction;
  return TRUE;
}
