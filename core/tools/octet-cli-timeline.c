/* octet-cli-timeline.c - -z io,stat: a table of packets and octets by time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-timeline.h"

#include <string.h>

#include "analysis/octet-timeline.h"
#include "bytes/octet-time.h"

/* The widths of a table, and how its times are written. */
typedef struct
{
  double  duration; /* s */
  double  interval; /* s, at most the duration */
  int     digits;   /* behind the point */
  int     width;    /* of a time */
  int     label;    /* of the first column, between its spaces */
  int     frames;
  int     bytes;
  guint   n_filters;
  guint   n_rows;
} Table;

/* COUNT(field)filter, SUM() and the like, which Octet does not work out. */
static gboolean
is_calculation (const char *text)
{
  gsize size = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return size > 0 && text[size] == '(';
}

/**
 * octet_cli_begin_timeline: (skip)
 * @self: io,stat,INTERVAL[,FILTER]…
 *
 * Returns: whether it makes sense
 */
gboolean
octet_cli_begin_timeline (OctetCliStatistic *self)
{
  guint n_words = g_strv_length (self->words);
  double interval;
  char *end;

  if (n_words < 3)
    return FALSE;
  interval = g_ascii_strtod (self->words[2], &end);
  if (*end != '\0' || end == self->words[2] || interval < 0 || interval > 1e9)
    return FALSE;
  for (guint i = 3; i < n_words; i++)
    if (is_calculation (self->words[i]))
      return FALSE;
  self->statistic = octet_timeline_new ((gint64) (interval * 1e6 + 0.5) * 1000,
                                        n_words > 3 ? n_words - 3 : 1);
  return TRUE;
}

static int
count_digits (guint64 number)
{
  int n = 1;

  while (number >= 10)
    {
      number /= 10;
      n++;
    }
  return n;
}

static void
measure (const OctetCliStatistic *self,
         Table                   *table)
{
  OctetPacketStore *store = octet_session_get_store (self->session);
  guint32 count = octet_packet_store_get_count (store);
  gint64 last = 0;

  for (guint32 number = 1; number <= count; number++)
    last = MAX (last, octet_time_span (octet_packet_store_get (store, number)->time,
                                       octet_packet_store_get (store, 1)->time));
  /* Microseconds, as tshark counts here. */
  table->duration = (double) ((last + 500) / 1000) / 1e6;
  table->interval = g_ascii_strtod (self->words[2], NULL);
  table->n_filters = octet_timeline_get_n_filters (OCTET_TIMELINE (self->statistic));
  table->n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->statistic)) / table->n_filters;
  if (table->interval <= 0 || table->interval > table->duration)
    {
      table->interval = table->duration;
      table->digits = 3;
      /* One moment is no stretch of time. */
      table->n_rows = table->duration > 0 ? 1 : 0;
    }
  else
    {
      double scaled = table->interval;

      while (table->digits < 6 && scaled - (double) (gint64) (scaled + 1e-9) > 1e-6)
        {
          scaled *= 10;
          table->digits++;
        }
      table->n_rows = (guint) (table->duration / table->interval) + 1;
    }
  table->width = count_digits ((guint64) table->duration) +
                 (table->digits > 0 ? 1 + table->digits : 0);
  table->label = MAX ((int) strlen ("Interval"), 2 * table->width + 4);
}

static void
read_numbers (const OctetCliStatistic *self,
              Table                   *table,
              guint64                 *frames,
              guint64                 *bytes)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);

  table->frames = (int) strlen ("Frames");
  table->bytes = (int) strlen ("Bytes");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);
      guint place = MIN (i / table->n_filters, MAX (table->n_rows, 1) - 1) * table->n_filters +
                    i % table->n_filters;

      frames[place] += octet_statistic_row_get_cell (row, OCTET_TIMELINE_FRAMES)->number;
      bytes[place] += octet_statistic_row_get_cell (row, OCTET_TIMELINE_BYTES)->number;
      table->frames = MAX (table->frames, count_digits (frames[place]));
      table->bytes = MAX (table->bytes, count_digits (bytes[place]));
    }
}

static void
print_rule (const char *ends,
            char        sign,
            int         width,
            GString    *out)
{
  g_string_append (out, ends);
  for (int i = 0; i < width; i++)
    g_string_append_c (out, sign);
  g_string_append_printf (out, "%s\n", ends);
}

static void
print_head (const OctetCliStatistic *self,
            const Table             *table,
            int                      width,
            GString                 *out)
{
  int whole = count_digits ((guint64) table->duration);
  int interval = whole + (table->digits > 0 ? 1 + table->digits : 0);
  g_autofree char *duration = NULL;
  g_autofree char *each = g_strdup_printf (" Interval: %*.*f secs", interval, table->digits,
                                           table->interval);

  if (table->digits > 0)
    duration = g_strdup_printf (" Duration: %.*f secs", table->digits, table->duration);
  else /* tshark pads the microseconds with spaces, and scripts may have got used to it */
    duration = g_strdup_printf (" Duration: %u.%6u secs", (guint) table->duration,
                                (guint) ((gint64) (table->duration * 1e6 + 0.5) % 1000000));
  g_string_append_c (out, '\n');
  print_rule ("", '=', width + 2, out);
  g_string_append_printf (out, "|%-*s|\n|%*s|\n|%-*s|\n|%-*s|\n|%*s|\n", width, " IO Statistics",
                          width, "", width, duration, width, each, width, "");
  for (guint i = 0; i < table->n_filters; i++)
    {
      const char *filter = self->words[2] != NULL && g_strv_length (self->words) > 3 + i
                             ? self->words[3 + i] : "";
      g_autofree char *line = g_strdup_printf (i == 0 ? " Col %u: %s" : "     %u: %s", i + 1,
                                               filter[0] != '\0' ? filter : "Frames and bytes");

      g_string_append_printf (out, "|%-*s|\n", width, line);
    }
}

static void
print_row (const Table   *table,
           guint          row,
           const guint64 *frames,
           const guint64 *bytes,
           GString       *out)
{
  double start = row * table->interval, end = start + table->interval;
  g_autofree char *from = NULL, *to = NULL, *span = NULL;
  int pad = (table->label - 2 * table->width - 4) / 2;

  from = g_strdup_printf ("%*.*f", table->width, table->digits, start);
  if (row + 1 == table->n_rows && table->digits == 0 && end > table->duration)
    to = g_strdup ("Dur");
  else
    to = g_strdup_printf ("%*.*f", table->width, table->digits, MIN (end, table->duration));
  span = g_strdup_printf (" %*s%s <> %-*s", pad, "", from, table->width, to);
  g_string_append_printf (out, "|%-*s|", table->label + 2, span);
  for (guint i = 0; i < table->n_filters; i++)
    g_string_append_printf (out, " %*" G_GUINT64_FORMAT " | %*" G_GUINT64_FORMAT " |",
                            table->frames, frames[row * table->n_filters + i], table->bytes,
                            bytes[row * table->n_filters + i]);
  g_string_append_c (out, '\n');
}

/**
 * octet_cli_print_timeline: (skip)
 * @self: io,stat
 * @out: where it is written
 */
void
octet_cli_print_timeline (const OctetCliStatistic *self,
                          GString                 *out)
{
  g_autofree guint64 *frames = NULL, *bytes = NULL;
  Table table = { 0 };
  int column, width;

  measure (self, &table);
  frames = g_new0 (guint64, MAX (table.n_rows, 1) * table.n_filters);
  bytes = g_new0 (guint64, MAX (table.n_rows, 1) * table.n_filters);
  read_numbers (self, &table, frames, bytes);
  column = table.frames + table.bytes + 5;
  width = table.label + 2 + (column + 1) * (int) table.n_filters;
  print_head (self, &table, width, out);
  print_rule ("|", '-', width, out);
  g_string_append_printf (out, "|%*s|", table.label + 2, "");
  for (guint i = 0; i < table.n_filters; i++)
    g_string_append_printf (out, "%-*u|", column, i + 1);
  g_string_append_printf (out, "\n| %-*s |", table.label, "Interval");
  for (guint i = 0; i < table.n_filters; i++)
    g_string_append_printf (out, " %*s | %*s |", table.frames, "Frames", table.bytes, "Bytes");
  g_string_append_c (out, '\n');
  print_rule ("|", '-', width, out);
  for (guint i = 0; i < table.n_rows; i++)
    print_row (&table, i, frames, bytes, out);
  print_rule ("", '=', width + 2, out);
}
