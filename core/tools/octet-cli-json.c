/* octet-cli-json.c - -T json with -z: statistics with exact numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-json.h"

#include <math.h>

#include "export/octet-json-text.h"

static void
print_cell (const OctetCell *cell,
            GString         *out)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (cell->kind)
    {
    case OCTET_CELL_TEXT:
      octet_json_append_text (out, cell->text);
      break;
    case OCTET_CELL_NUMBER:
      g_string_append_printf (out, "%" G_GUINT64_FORMAT, cell->number);
      break;
    case OCTET_CELL_REAL:
      /* JSON has no word for what is no number. */
      g_string_append (out, !isfinite (cell->real) ? "null" :
                       g_ascii_formatd (number, sizeof number, "%.17g", cell->real));
      break;
    case OCTET_CELL_TIME:
      /* All nine digits: a float would lose some of them. */
      g_string_append_printf (out, "%s%" G_GINT64_FORMAT ".%09" G_GINT64_FORMAT,
                              cell->time.seconds < 0 || cell->time.nanoseconds < 0 ? "-" : "",
                              ABS (cell->time.seconds), (gint64) ABS (cell->time.nanoseconds));
      break;
    case OCTET_CELL_EMPTY:
    default:
      g_string_append (out, "null");
      break;
    }
}

/* Every statistic is a list of rows with named columns: an array of objects. */
static void
print_rows (const OctetCliStatistic *self,
            GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);
  guint n_columns = octet_statistic_get_n_columns (self->statistic);

  g_string_append (out, "[");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);

      g_string_append (out, i > 0 ? ",\n  {" : "\n  {");
      for (guint n = 0; n < n_columns; n++)
        {
          g_string_append_printf (out, "%s\"%s\": ", n > 0 ? ", " : "",
                                  octet_statistic_get_column (self->statistic, n)->key);
          print_cell (octet_statistic_row_get_cell (row, n), out);
        }
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n]");
}

static void
print_statistic (const OctetCliStatistic *self,
                 GString                 *out)
{
  if (self->print_json != NULL)
    self->print_json (self, out);
  else
    print_rows (self, out);
}

/**
 * octet_cli_print_json: (skip)
 * @options: the command line
 * @all: (element-type OctetCliStatistic): what was counted, in the order of the command line
 * @out: where it is written
 *
 * One statistic is its array; of several, each stands under its own -z.
 */
void
octet_cli_print_json (const OctetCliOptions *options,
                      GPtrArray             *all,
                      GString               *out)
{
  if (all->len == 1)
    print_statistic (g_ptr_array_index (all, 0), out);
  for (guint i = 0; all->len > 1 && i < all->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "{\n");
      octet_json_append_text (out, g_ptr_array_index (options->statistics, i));
      g_string_append (out, ": ");
      print_statistic (g_ptr_array_index (all, i), out);
    }
  g_string_append (out, all->len > 1 ? "\n}\n" : "\n");
}
