/* test-flow-list.c - conversations as a list: they grow, are sorted and searched, and count right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-conversations.h"
#include "session/octet-flow-list.h"
#include "session/octet-session-names.h"
#include "session/octet-survey.h"
#include "support/octet-test-model.h"

static OctetSession *
open_session (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_CAPTURES"), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  OctetSession *session = octet_session_new ();

  octet_session_open (session, file);
  return session;
}

static void
wait_for (OctetSession  *session,
          OctetFlowList *list)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end &&
         (octet_session_get_phase (session) <= OCTET_SESSION_LOADING ||
          octet_flow_list_is_busy (list)))
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (octet_flow_list_is_busy (list));
}

static char *
item_to_text (gpointer item)
{
  return g_strdup_printf ("%u", octet_flow_item_get_number (item));
}

static guint64
sum_packets (OctetFlowList *list)
{
  guint64 sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (OctetFlowItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      sum += octet_flow_item_get_packets (item, 0) + octet_flow_item_get_packets (item, 1);
    }
  return sum;
}

static gint64
to_nanoseconds (OctetStatisticRow *row,
                guint              column)
{
  const OctetSpan *span = &octet_statistic_row_get_cell (row, column)->time;

  return span->seconds * OCTET_NANOSECONDS_PER_SECOND + span->nanoseconds;
}

/* The flow table, behind the list, has what counting packet by packet gives. */
static void
test_numbers (void)
{
  g_autoptr (OctetSession) session = open_session ("dns/types.pcap");
  g_autoptr (OctetFlowList) list = octet_flow_list_new (session, OCTET_FLOW_UDP);
  g_autoptr (OctetSurvey) survey = octet_survey_new (session);
  g_autoptr (OctetStatistic) counted = octet_conversations_new (OCTET_FLOW_UDP);
  g_autoptr (GError) error = NULL;
  guint n;

  wait_for (session, list);
  octet_survey_add (survey, counted, NULL, 0);
  g_assert_true (octet_survey_run (survey, &error));
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (counted)));
  g_assert_cmpuint (n, ==, octet_flow_list_get_n_flows (list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OctetFlowItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (G_LIST_MODEL (counted), i);
      g_autofree char *address = octet_flow_item_get_address (item, 0);

      g_assert_cmpstr (address, ==,
                       octet_statistic_row_get_cell (row, OCTET_CONVERSATION_ADDRESS_A)->text);
      g_assert_cmpuint (octet_flow_item_get_port (item, 1), ==,
                        octet_statistic_row_get_cell (row, OCTET_CONVERSATION_PORT_B)->number);
      g_assert_cmpuint (octet_flow_item_get_bytes (item, 1), ==,
                        octet_statistic_row_get_cell (row,
                                                      OCTET_CONVERSATION_BYTES_B_TO_A)->number);
      g_assert_cmpint (octet_flow_item_get_start (item), ==,
                       to_nanoseconds (row, OCTET_CONVERSATION_RELATIVE_START));
      g_assert_cmpint (octet_flow_item_get_duration (item), ==,
                       to_nanoseconds (row, OCTET_CONVERSATION_DURATION));
    }
}

/* Rows that somebody holds stay the same objects, and are told about. */
static void
test_growing (void)
{
  g_autoptr (OctetSession) session = open_session ("tcp/loss-reordering.pcapng");
  g_autoptr (OctetFlowList) list = octet_flow_list_new (session, OCTET_FLOW_TCP);
  g_autoptr (OctetTestModel) model = octet_test_model_new (G_LIST_MODEL (list), item_to_text);
  g_autoptr (OctetFlowItem) first = NULL;
  g_autoptr (OctetFlowItem) again = NULL;
  g_autofree char *filter = NULL;

  wait_for (session, list);
  octet_assert_changes (model, "+0");
  octet_assert_model (model, "0");
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first == again);
  g_assert_cmpuint (sum_packets (list), ==, octet_session_get_n_packets (session));
  g_assert_cmpint (octet_flow_item_get_state (first), ==, OCTET_TCP_STATE_CLOSED);
  g_assert_cmpuint (octet_flow_item_get_last_packet (first), ==,
                    octet_session_get_n_packets (session));
  filter = octet_flow_item_get_filter (first);
  g_assert_cmpstr (filter, ==, "tcp.stream eq 0");
  g_assert_cmpuint (octet_flow_list_find (list, octet_flow_item_get_id (first)), ==, 0);
}

static void
assert_falling (OctetFlowList *list)
{
  guint64 before = G_MAXUINT64;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (OctetFlowItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      guint64 bytes = octet_flow_item_get_bytes (item, 0) + octet_flow_item_get_bytes (item, 1);

      g_assert_cmpuint (bytes, <=, before);
      g_assert_cmpuint (bytes, <=, octet_flow_list_get_most_bytes (list));
      before = bytes;
    }
}

static void
test_sorting (void)
{
  g_autoptr (OctetSession) session = open_session ("dns/types.pcap");
  g_autoptr (OctetFlowList) list = octet_flow_list_new (session, OCTET_FLOW_UDP);
  g_autoptr (OctetFlowItem) held = NULL;
  g_autoptr (OctetFlowItem) moved = NULL;
  guint n, position;

  wait_for (session, list);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  held = g_list_model_get_item (G_LIST_MODEL (list), 0);
  octet_flow_list_set_sort (list, OCTET_FLOW_SORT_BYTES, TRUE);
  g_assert_true (octet_flow_list_is_busy (list));
  wait_for (session, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  assert_falling (list);
  position = octet_flow_list_find (list, octet_flow_item_get_id (held));
  moved = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_assert_true (held == moved);
  octet_flow_list_set_sort (list, OCTET_FLOW_SORT_NUMBER, TRUE);
  wait_for (session, list);
  g_assert_cmpuint (octet_flow_list_find (list, octet_flow_item_get_id (held)), ==, n - 1);
  for (guint sort = 0; sort <= OCTET_FLOW_SORT_NAME; sort++)
    {
      octet_flow_list_set_sort (list, sort, FALSE);
      wait_for (session, list);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
    }
}

static void
test_search (void)
{
  g_autoptr (OctetSession) session = open_session ("dns/types.pcap");
  g_autoptr (OctetFlowList) list = octet_flow_list_new (session, OCTET_FLOW_UDP);
  g_autoptr (OctetFlowItem) first = NULL;
  g_autofree char *port = NULL;
  guint n;

  wait_for (session, list);
  n = octet_flow_list_get_n_flows (list);
  first = g_list_model_get_item (G_LIST_MODEL (list), 3);
  port = g_strdup_printf ("%u", octet_flow_item_get_port (first, 0));
  octet_flow_list_set_search (list, port);
  wait_for (session, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (octet_flow_list_get_n_flows (list), ==, n);
  octet_flow_list_set_search (list, "DOMAIN");
  wait_for (session, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  octet_flow_list_set_search (list, "no such thing");
  wait_for (session, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  octet_flow_list_set_search (list, NULL);
  wait_for (session, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
}

/* The list may go before its items, and both while a worker runs. */
static void
test_lifetime (void)
{
  g_autoptr (OctetSession) session = open_session ("dns/types.pcap");
  g_autoptr (OctetFlowList) list = octet_flow_list_new (session, OCTET_FLOW_UDP);
  g_autoptr (OctetFlowItem) item = NULL;

  wait_for (session, list);
  item = g_list_model_get_item (G_LIST_MODEL (list), 1);
  octet_flow_list_set_sort (list, OCTET_FLOW_SORT_BYTES, FALSE);
  g_clear_object (&list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (octet_flow_item_get_number (item), ==, 1);
}

/* Counts only the packets of a set; all again without one. */
static void
test_among (void)
{
  g_autoptr (OctetSession) session = open_session ("dns/types.pcap");
  g_autoptr (OctetFlowList) udp = octet_flow_list_new (session, OCTET_FLOW_UDP);
  g_autoptr (OctetFlowList) ip = octet_flow_list_new (session, OCTET_FLOW_IP);
  g_autoptr (OctetBitset) among = octet_bitset_new ();
  g_autoptr (OctetFlowItem) item = NULL;
  guint64 all;
  guint n;

  wait_for (session, udp);
  wait_for (session, ip);
  all = sum_packets (udp);
  n = g_list_model_get_n_items (G_LIST_MODEL (udp));
  octet_bitset_set (among, 3);
  octet_bitset_set (among, 4);
  octet_bitset_publish (among, octet_session_get_n_packets (session));
  octet_flow_list_set_among (udp, among);
  octet_flow_list_set_among (ip, among);
  wait_for (session, udp);
  wait_for (session, ip);
  g_assert_cmpuint (sum_packets (udp), ==, 2);
  g_assert_cmpuint (sum_packets (ip), ==, 2);
  g_assert_cmpuint (octet_flow_list_get_n_flows (udp), <, n);
  item = g_list_model_get_item (G_LIST_MODEL (udp), 0);
  g_assert_cmpuint (octet_flow_item_get_first_packet (item), ==, 3);
  g_assert_cmpuint (octet_flow_item_get_bytes (item, 0), ==,
                    octet_packet_store_get (octet_session_get_store (session), 3)->wire_size);
  octet_flow_list_set_among (udp, NULL);
  wait_for (session, udp);
  g_assert_cmpuint (sum_packets (udp), ==, all);
  g_assert_cmpuint (octet_flow_list_get_n_flows (udp), ==, n);
  g_assert_cmpuint (octet_flow_item_get_packets (item, 0), >=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/flow-list/numbers", test_numbers);
  g_test_add_func ("/session/flow-list/growing", test_growing);
  g_test_add_func ("/session/flow-list/sorting", test_sorting);
  g_test_add_func ("/session/flow-list/search", test_search);
  g_test_add_func ("/session/flow-list/among", test_among);
  g_test_add_func ("/session/flow-list/lifetime", test_lifetime);
  return g_test_run ();
}
