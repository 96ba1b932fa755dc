/* octet-cli-services.c - -z …,srt, rpc,programs and credentials: what services answer, to whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-credentials.h"
#include "analysis/octet-service-times.h"
#include "tools/octet-cli-statistics.h"

#include <string.h>

#define RULE "==================================================================="
#define SHORT_RULE "=================================================================="
#define HEADINGS "Calls    Min SRT    Max SRT    Avg SRT"

static const OctetCell *
get_cell (OctetStatisticRow *row,
          guint              column)
{
  return octet_statistic_row_get_cell (row, column);
}

/* Microseconds, rounded, of a span that takes at least ten columns. */
static void
print_time (OctetStatisticRow *row,
            guint              column,
            GString           *out)
{
  OctetSpan time = get_cell (row, column)->time;
  gint64 seconds = time.seconds;
  int microseconds = (time.nanoseconds + 500) / 1000;

  if (microseconds >= 1000000)
    {
      microseconds -= 1000000;
      seconds++;
    }
  g_string_append_printf (out, " %3" G_GINT64_FORMAT ".%06d", seconds, microseconds);
}

/* One of the tables that tshark has for a service. */
static void
print_table (const OctetCliStatistic *self,
             const char              *filter,
             const char              *heading,
             gboolean                 has_rows,
             GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);

  g_string_append_printf (out, "Filter: %s\nIndex  %-22s " HEADINGS "    Sum SRT\n", filter,
                          heading);
  for (guint i = 0; has_rows && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (out, "%5" G_GUINT64_FORMAT "  %-22s %6" G_GUINT64_FORMAT,
                              get_cell (row, OCTET_SERVICE_TIMES_NUMBER)->number,
                              get_cell (row, OCTET_SERVICE_TIMES_NAME)->text,
                              get_cell (row, OCTET_SERVICE_TIMES_CALLS)->number);
      print_time (row, OCTET_SERVICE_TIMES_MINIMUM, out);
      print_time (row, OCTET_SERVICE_TIMES_MAXIMUM, out);
      print_time (row, OCTET_SERVICE_TIMES_MEAN, out);
      print_time (row, OCTET_SERVICE_TIMES_SUM, out);
      g_string_append_c (out, '\n');
    }
}

/**
 * octet_cli_print_service_times: (skip)
 * @self: one of the services' …,srt
 * @out: where it is written
 */
void
octet_cli_print_service_times (const OctetCliStatistic *self,
                               GString                 *out)
{
  g_autofree char *title = g_ascii_strup (self->words[0], -1);
  const char *key = octet_service_times_get_key (OCTET_SERVICE_TIMES (self->statistic));
  gboolean is_smb = g_str_has_prefix (self->words[0], "smb");

  if (g_str_equal (self->words[0], "gtp"))
    key = "";
  g_string_append_printf (out, "\n" RULE "\n%s SRT Statistics:\n", title);
  print_table (self, key, is_smb ? "Commands" : "Procedure", TRUE, out);
  /* Commands of commands, which are not read. */
  if (g_str_equal (self->words[0], "smb"))
    {
      g_string_append_c (out, '\n');
      print_table (self, "smb.trans2.cmd", "Transaction2 Commands", FALSE, out);
      g_string_append_c (out, '\n');
      print_table (self, "smb.nt.function", "NT Transaction Sub-Commands", FALSE, out);
    }
  g_string_append (out, SHORT_RULE "\n");
}

/**
 * octet_cli_print_programs: (skip)
 * @self: rpc,programs
 * @out: where it is written
 */
void
octet_cli_print_programs (const OctetCliStatistic *self,
                          GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);

  g_string_append (out, "\n==========================================================\n"
                        "ONC-RPC Program Statistics:\nProgram    Version  " HEADINGS "\n");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);
      g_autofree char *program = NULL;

      program = g_strdup_printf ("%s(%" G_GUINT64_FORMAT ")",
                                 get_cell (row, OCTET_SERVICE_TIMES_NAME)->text,
                                 get_cell (row, OCTET_SERVICE_TIMES_NUMBER)->number);
      g_string_append_printf (out, "%-15s %2" G_GUINT64_FORMAT " %6" G_GUINT64_FORMAT, program,
                              get_cell (row, OCTET_SERVICE_TIMES_VERSION)->number,
                              get_cell (row, OCTET_SERVICE_TIMES_CALLS)->number);
      print_time (row, OCTET_SERVICE_TIMES_MINIMUM, out);
      print_time (row, OCTET_SERVICE_TIMES_MAXIMUM, out);
      print_time (row, OCTET_SERVICE_TIMES_MEAN, out);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, RULE "\n");
}

/**
 * octet_cli_print_credentials: (skip)
 * @self: credentials
 * @out: where it is written
 */
void
octet_cli_print_credentials (const OctetCliStatistic *self,
                             GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);

  g_string_append (out, RULE "\nPacket     Protocol         Username         Info            \n"
                        "------     --------         --------         --------\n");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);
      const OctetCell *said = get_cell (row, OCTET_CREDENTIAL_USER_PACKET);
      const char *protocol = get_cell (row, OCTET_CREDENTIAL_PROTOCOL)->text;
      g_autofree char *info = NULL;

      if (said->kind == OCTET_CELL_NUMBER)
        info = g_strdup_printf (g_str_equal (protocol, "FTP")
                                  ? "Username in packet: %" G_GUINT64_FORMAT
                                  : "Username in packet %" G_GUINT64_FORMAT, said->number);
      g_string_append_printf (out, "%-10" G_GUINT64_FORMAT " %-16s %-16s %-16s\n",
                              get_cell (row, OCTET_CREDENTIAL_PACKET)->number, protocol,
                              get_cell (row, OCTET_CREDENTIAL_USER)->text,
                              info != NULL ? info : "");
    }
  g_string_append (out, RULE "\n");
}

/**
 * octet_cli_begin_service_times: (skip)
 * @self: ldap,srt[,FILTER] and the like; rpc,srt,PROGRAM,VERSION[,FILTER]; rpc,programs[,FILTER]
 *
 * Returns: whether there are such times
 */
gboolean
octet_cli_begin_service_times (OctetCliStatistic *self)
{
  gboolean has_program = g_str_equal (self->words[0], "rpc") && g_str_equal (self->words[1], "srt");
  guint n_words = g_strv_length (self->words), first = has_program ? 4 : 2;

  if (!has_program)
    self->statistic = octet_service_times_new_of (self->words[0]);
  else if (n_words >= 4)
    self->statistic = octet_service_times_new_of_program (
      octet_session_get_registry (self->session),
      (guint) g_ascii_strtoull (self->words[2], NULL, 10),
      (guint) g_ascii_strtoull (self->words[3], NULL, 10));
  if (n_words > first && self->words[first][0] != '\0')
    self->filter = g_strjoinv (",", self->words + first);
  return self->statistic != NULL;
}
