/* test-survey.c - statistics that grow behind the first pass, in a thread of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "analysis/octet-conversations.h"
#include "analysis/octet-hierarchy.h"
#include "analysis/octet-hosts.h"
#include "analysis/octet-lengths.h"
#include "analysis/octet-stream.h"
#include "bytes/octet-services.h"
#include "bytes/octet-vendors.h"
#include "session/octet-survey.h"

static char *
get_path (const char *name)
{
  return g_build_filename (g_getenv ("OCTET_CAPTURES"), name, NULL);
}

/* A list must say so whenever its count changes, and only in the main context. */
typedef struct
{
  guint    n_rows;
  guint    n_changes;
  GThread *thread;
} Watch;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Watch      *watch)
{
  g_assert_true (g_thread_self () == watch->thread);
  watch->n_rows += added - removed;
  watch->n_changes++;
  g_assert_cmpuint (watch->n_rows, ==, g_list_model_get_n_items (model));
}

static guint64
sum_column (OctetStatistic *statistic,
            guint           column)
{
  guint64 sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (statistic)); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (G_LIST_MODEL (statistic), i);

      sum += octet_statistic_row_get_cell (row, column)->number;
    }
  return sum;
}

static void
test_background (void)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetSurvey) survey = octet_survey_new (session);
  g_autoptr (OctetStatistic) talks = octet_conversations_new (OCTET_FLOW_ETH);
  g_autofree char *path = get_path ("tcp/loss-reordering.pcapng");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Watch watch = { 0, 0, g_thread_self () };
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_signal_connect (talks, "items-changed", G_CALLBACK (changed_cb), &watch);
  octet_survey_add (survey, talks, NULL, 0);
  octet_survey_start (survey);
  octet_session_open (session, file);
  while (g_get_monotonic_time () < end &&
         (octet_session_get_phase (session) <= OCTET_SESSION_LOADING ||
          sum_column (talks, OCTET_CONVERSATION_PACKETS_A_TO_B) +
            sum_column (talks, OCTET_CONVERSATION_PACKETS_B_TO_A) <
              octet_session_get_n_packets (session)))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (octet_session_get_n_packets (session), >, 100);
  g_assert_cmpuint (sum_column (talks, OCTET_CONVERSATION_PACKETS_A_TO_B) +
                      sum_column (talks, OCTET_CONVERSATION_PACKETS_B_TO_A),
                    ==, octet_session_get_n_packets (session));
  g_assert_cmpuint (watch.n_changes, >, 0);
  octet_survey_stop (survey);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Parts in order, none larger than stated, and each octet where the part says. */
static void
test_stream (void)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetSurvey) survey = octet_survey_new (session);
  g_autoptr (OctetStatistic) stream = octet_stream_new (OCTET_STREAM_TCP);
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_auto (OctetPacketBytes) bytes = OCTET_PACKET_BYTES_INIT;
  g_autofree char *path = get_path ("tcp/loss-reordering.pcapng");
  g_autoptr (OctetFilter) filter = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  filter = octet_filter_new (octet_session_get_registry (session), "tcp.stream eq 0", &problem);
  g_assert_nonnull (filter);
  octet_survey_add (survey, stream, filter, 0);
  g_assert_true (octet_survey_run (survey, &error));
  for (guint i = 0; i < octet_stream_get_n_parts (OCTET_STREAM (stream)); i++)
    {
      const guint8 *data;
      OctetStreamPart part;

      octet_stream_get_part (OCTET_STREAM (stream), i, &part);
      g_assert_cmpuint (part.size, <=, OCTET_STREAM_MAX_PART);
      g_assert_cmpuint (part.missing, ==, 0);
      data = octet_stream_read_part (&part, octet_session_get_store (session), &bytes, &error);
      g_assert_no_error (error);
      if (part.side == 1)
        g_string_append_len (text, (const char *) data, part.size);
    }
  /* Sent again, out of order, and yet each line once: "Line 1 …", "Line 2 …". */
  for (guint i = 1; i < 100; i++)
    {
      g_autofree char *line = g_strdup_printf ("Line %u of", i);
      const char *found = strstr (text->str, line);

      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, line));
    }
}

static void
test_hosts (void)
{
  static const guint8 octets[] = { 192, 0, 2, 1 };
  g_autoptr (OctetStatistic) names = octet_hosts_new (TRUE);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  OctetAddress address;
  int fd = g_file_open_tmp ("hosts-XXXXXX", &path, &error);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_file_set_contents (path, "# names\n192.0.2.1\trouter.example router\n\nnonsense here\n", -1,
                       &error);
  g_assert_no_error (error);
  octet_address_init (&address, OCTET_ADDRESS_IPV4, octets);
  g_assert_true (octet_hosts_set_name (OCTET_HOSTS (names), &address, "from-dns",
                                       OCTET_HOST_FROM_DNS));
  g_assert_true (octet_hosts_add_file (OCTET_HOSTS (names), path, &error));
  g_assert_cmpstr (octet_hosts_find (OCTET_HOSTS (names), &address, NULL), ==, "router.example");
  g_assert_false (octet_hosts_set_name (OCTET_HOSTS (names), &address, "later",
                                        OCTET_HOST_FROM_NBNS));
  g_assert_false (octet_hosts_add_file (OCTET_HOSTS (names), "/nowhere/hosts", &error));
  g_assert_nonnull (error);
  g_unlink (path);
}

static void
test_vendors (void)
{
  static const guint8 xerox[] = { 0, 0, 0, 1, 2, 3 };
  static const guint8 made_up[] = { 2, 0, 0, 1, 2, 3 };
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpstr (octet_vendor_find (xerox), ==, "XEROX CORPORATION");
  g_assert_null (octet_vendor_find (made_up));
  g_assert_true (octet_vendor_format (xerox, text));
  g_assert_cmpstr (text->str, ==, "XEROX_01:02:03");
  g_assert_cmpstr (octet_service_find (OCTET_SERVICE_TCP, 443), ==, "https");
  g_assert_cmpstr (octet_service_find (OCTET_SERVICE_UDP, 53), ==, "domain");
  g_assert_null (octet_service_find (OCTET_SERVICE_TCP, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/background", test_background);
  g_test_add_func ("/survey/stream", test_stream);
  g_test_add_func ("/survey/hosts", test_hosts);
  g_test_add_func ("/survey/vendors", test_vendors);
  return g_test_run ();
}
