/* octet-cli-http.c - -z http,stat: how many answers and requests of HTTP there are of each kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/octet-item-tree.h"
#include "tools/octet-cli-statistics.h"

#define RULE "==================================================================="
/* tshark lists statuses as they lie in a hash table of GLib that has all of them: so many places,
 * and the factor that spreads numbers over them. */
#define N_PLACES 127
#define FACTOR 11

typedef struct
{
  char   *name;
  guint64 count;
} Item;

static void
item_clear (gpointer data)
{
  g_free (((Item *) data)->name);
}

static guint
get_place (const Item *item)
{
  return ((guint) strtoul (item->name, NULL, 10) * FACTOR) % N_PLACES;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return (int) get_place (a) - (int) get_place (b);
}

/* What stands at @depth below the heading @above. */
static GArray *
list_items (GListModel *rows,
            const char *above,
            guint64     depth)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
  gboolean is_below = FALSE;

  g_array_set_clear_func (items, item_clear);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);
      const OctetCell *name = octet_statistic_row_get_cell (row, OCTET_ITEM_NAME);
      Item item = { NULL, octet_statistic_row_get_cell (row, OCTET_ITEM_COUNT)->number };
      guint64 at = octet_statistic_row_get_cell (row, OCTET_ITEM_DEPTH)->number;

      if (at == 1)
        is_below = strcmp (name->text, above) == 0;
      if (!is_below || at != depth || item.count == 0)
        continue;
      item.name = g_strdup (name->text);
      g_array_append_val (items, item);
    }
  return items;
}

/* Methods lie in a table of their own, which grows as they are met. */
static void
print_methods (const GArray *methods,
               GString      *out)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < methods->len; i++)
    {
      Item *item = &g_array_index (methods, Item, i);

      g_hash_table_insert (table, item->name, item);
    }
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_string_append_printf (out, "  %-39s %9" G_GUINT64_FORMAT " \n", ((Item *) value)->name,
                            ((Item *) value)->count);
}

/**
 * octet_cli_print_http: (skip)
 * @self: http,stat
 * @out: where it is written
 */
void
octet_cli_print_http (const OctetCliStatistic *self,
                      GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);
  g_autoptr (GArray) statuses = list_items (rows, "HTTP Response Packets", 3);
  g_autoptr (GArray) methods = list_items (rows, "HTTP Request Packets", 2);

  g_array_sort (statuses, compare_places);
  g_string_append (out, "\n" RULE "\nHTTP Statistics");
  if (self->filter != NULL)
    g_string_append_printf (out, " with filter %s", self->filter);
  g_string_append (out, "\n* HTTP Response Status Codes                Packets\n");
  for (guint i = 0; i < statuses->len; i++)
    g_string_append_printf (out, "  %-38s %10" G_GUINT64_FORMAT "\n",
                            g_array_index (statuses, Item, i).name,
                            g_array_index (statuses, Item, i).count);
  g_string_append (out, "* HTTP Request Methods                      Packets\n");
  print_methods (methods, out);
  g_string_append (out, RULE "\n");
}
