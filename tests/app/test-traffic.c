/* test-traffic.c - a capture's traffic as rows of round stretches of time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-support.h"
#include "models/octet-ui-traffic-rows.h"
#include "support/octet-test-model.h"

static char *
row_to_text (gpointer item)
{
  return g_strdup ("");
}

static void
wait_for (OctetTestModel *model,
          const char     *changes)
{
  g_autofree char *log = octet_test_model_take_log (model);

  while (*log == '\0')
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (log);
      log = octet_test_model_take_log (model);
    }
  g_assert_cmpstr (log, ==, changes);
}

static guint
count_all (OctetUiTrafficRows *rows)
{
  guint sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      const OctetUiTrafficRow *row = octet_ui_traffic_rows_get (rows, i);

      g_assert_cmpuint (octet_density_get_total (&row->bucket), >, 0);
      g_assert_cmpuint (octet_ui_traffic_rows_find (rows, row->first), ==, i);
      g_assert_cmpuint (octet_ui_traffic_rows_find (rows, row->last), ==, i);
      g_assert_true (i == 0 || row->first > octet_ui_traffic_rows_get (rows, i - 1)->last);
      sum += octet_density_get_total (&row->bucket);
    }
  return sum;
}

/* Every packet is in the row of its time; a part of the capture has finer rows. */
static void
test_rows (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  OctetPacketStore *store = octet_session_get_store (session);
  g_autoptr (OctetUiTrafficRows) rows = octet_ui_traffic_rows_new (session);
  OctetTestModel *model = octet_test_model_new (G_LIST_MODEL (rows), row_to_text);
  gint64 zero = octet_packet_store_get (store, 1)->time;
  g_autofree char *time = NULL;
  g_autofree char *fine = NULL;

  octet_ui_traffic_rows_set_range (rows, zero, octet_packet_store_get (store, 38)->time);
  wait_for (model, "0+6");
  g_assert_cmpuint (count_all (rows), ==, 38);
  for (guint32 i = 1; i <= 38; i++)
    g_assert_cmpuint (octet_ui_traffic_rows_find (rows, octet_packet_store_get (store, i)->time),
                      !=, G_MAXUINT);
  time = octet_ui_traffic_rows_write_time (rows, 1);
  g_assert_cmpstr (time, ==, "0.05 s");
  g_assert_cmpuint (octet_ui_traffic_rows_find (rows, zero - 1), ==, G_MAXUINT);
  g_assert_cmpuint (octet_ui_traffic_rows_find (rows, zero + G_GINT64_CONSTANT (700000000)), ==,
                    G_MAXUINT);

  octet_ui_traffic_rows_set_range (rows, zero, zero + 40000);
  wait_for (model, "0-6+3");
  g_assert_cmpuint (count_all (rows), ==, 3);
  fine = octet_ui_traffic_rows_write_time (rows, 1);
  g_assert_cmpstr (fine, ==, "0.000013 s");
  octet_test_model_free (model);
}

/* Times of a broken clock, as far apart as can be said. */
static void
test_far (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiTrafficRows) rows = octet_ui_traffic_rows_new (session);
  OctetTestModel *model = octet_test_model_new (G_LIST_MODEL (rows), row_to_text);

  octet_ui_traffic_rows_set_range (rows, -G_MAXINT64, G_MAXINT64);
  octet_ui_traffic_rows_set_range (rows, 0, G_MAXINT64);
  wait_for (model, "+0");
  g_assert_cmpuint (count_all (rows), ==, 38);
  octet_test_model_free (model);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/traffic/rows", test_rows);
  g_test_add_func ("/app/traffic/far", test_far);
  return g_test_run ();
}
