/* test-statistics.c - every statistic is a list that says exactly which rows a packet changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mirror holds each row's text and reads anew only what "items-changed" names. After each step
 * it must hold what the list holds: a change that was not announced shows as a row that differs.
 */
#include "config.h"

#include "analysis/octet-address-counts.h"
#include "analysis/octet-conversations.h"
#include "analysis/octet-dhcp-counts.h"
#include "analysis/octet-dns-counts.h"
#include "analysis/octet-endpoints.h"
#include "analysis/octet-experts.h"
#include "analysis/octet-hierarchy.h"
#include "analysis/octet-hosts.h"
#include "analysis/octet-http-counts.h"
#include "analysis/octet-http-servers.h"
#include "analysis/octet-lengths.h"
#include "analysis/octet-response-times.h"
#include "analysis/octet-timeline.h"
#include "session/octet-survey.h"
#include "support/octet-test-model.h"

static char *
row_to_text (gpointer item)
{
  OctetStatisticRow *row = item;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < octet_statistic_row_get_n_cells (row); i++)
    {
      g_autofree char *cell = octet_statistic_row_to_text (row, i);

      g_string_append_printf (text, i > 0 ? "|%s" : "%s", cell);
    }
  return g_string_free (text, FALSE);
}

static char *
read_row (GListModel *model,
          guint       position)
{
  g_autoptr (GObject) item = g_list_model_get_item (model, position);

  g_assert_nonnull (item);
  return row_to_text (item);
}

static void
mirror_changed_cb (GListModel *model,
                   guint       position,
                   guint       removed,
                   guint       added,
                   GPtrArray  *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), read_row (model, position + i));
}

static GPtrArray *
mirror_new (OctetStatistic *statistic)
{
  GPtrArray *mirror = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (statistic)), ==, 0);
  g_signal_connect (statistic, "items-changed", G_CALLBACK (mirror_changed_cb), mirror);
  return mirror;
}

static void
assert_mirrored (OctetStatistic  *statistic,
                 const GPtrArray *mirror)
{
  GListModel *model = G_LIST_MODEL (statistic);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->len);
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autofree char *text = read_row (model, i);

      g_assert_cmpstr (g_ptr_array_index (mirror, i), ==, text);
    }
}

typedef enum
{
  CONVERSATIONS,
  ENDPOINTS,
  HIERARCHY,
  LENGTHS,
  TIMELINE,
  RESPONSE_TIMES,
  DNS,
  HTTP,
  HTTP_REQUESTS,
  HTTP_SERVERS,
  ADDRESSES,
  DHCP,
  EXPERTS,
  HOSTS,
  N_KINDS,
} Kind;

static OctetStatistic *
make (Kind          kind,
      OctetSession *session)
{
  switch (kind)
    {
    case CONVERSATIONS:
      return octet_conversations_new (OCTET_FLOW_IP);
    case ENDPOINTS:
      return octet_endpoints_new (OCTET_FLOW_IP);
    case HIERARCHY:
      return octet_hierarchy_new (octet_session_get_registry (session));
    case LENGTHS:
      return octet_lengths_new ();
    case TIMELINE:
      return octet_timeline_new (G_USEC_PER_SEC * 1000, 2);
    case RESPONSE_TIMES:
      return octet_response_times_new (FALSE);
    case DNS:
      return octet_dns_counts_new ();
    case HTTP:
      return octet_http_counts_new ();
    case HTTP_REQUESTS:
      return octet_http_requests_new ();
    case HTTP_SERVERS:
      return octet_http_servers_new ();
    case ADDRESSES:
      return octet_address_counts_new (OCTET_ADDRESS_COUNT_DESTINATIONS, FALSE);
    case DHCP:
      return octet_dhcp_counts_new ();
    case EXPERTS:
      return octet_experts_new (OCTET_NOTE_COMMENT);
    case HOSTS:
      return octet_hosts_new (TRUE);
    case N_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/* The timeline's second row of each second counts UDP alone. */
static void
join (OctetSurvey    *survey,
      OctetSession   *session,
      Kind            kind,
      OctetStatistic *statistic)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (OctetFilter) filter = NULL;

  octet_survey_add (survey, statistic, NULL, 0);
  if (kind != TIMELINE)
    return;
  filter = octet_filter_new (octet_session_get_registry (session), "udp", &problem);
  g_assert_nonnull (filter);
  octet_survey_add (survey, statistic, filter, 1);
}

/* What one list says while a capture is read in steps. */
typedef struct
{
  const char *name;
  Kind        kind;
  const char *capture;
  guint       steps[4];   /* packets */
  const char *changes[5]; /* of each step, and of the rest */
} Case;

static const Case cases[] = {
  { "conversations", CONVERSATIONS, "icmp/unreachable.pcap", { 1, 1, 2, 4 },
    { "+0", "+1", "0-2+2, +2", "0-3+3, +3", "0-4+4, +4" } },
  { "endpoints", ENDPOINTS, "dns/types.pcap", { 1, 1, 2, 4 },
    { "0+2", "0-2+2", "0-2+2", "0-2+2", "0-2+2" } },
  { "hierarchy", HIERARCHY, "dns/types.pcap", { 1, 1, 2, 4 },
    { "0+4", "0-4+4", "0-4+4", "0-4+4", "0-4+6" } },
  { "lengths", LENGTHS, "dns/types.pcap", { 1, 1, 2, 4 },
    { "0+11", "0-11+11", "0-11+11", "0-11+11", "0-11+11" } },
  { "timeline", TIMELINE, "icmp/ping.pcap", { 1, 1, 2, 4 },
    { "0+2", "0-1+1", "0-1+1", "0-1+1", "0-2+2, 2+2" } },
  { "response-times", RESPONSE_TIMES, "icmp/ping.pcap", { 1, 1, 2, 4 },
    { "+0", "0-1+1", "0-1+1", "0-1+1", "0-1+1" } },
  { "dns", DNS, "dns/types.pcap", { 1, 1, 2, 4 },
    { "0+28", "0-28+29", "0-29+30", "0-30+32", "0-32+52" } },
  { "http", HTTP, "http/methods.pcap", { 1, 1, 2, 4 },
    { "0+10", "", "0-10+11", "0-11+12", "0-12+21" } },
  { "http-requests", HTTP_REQUESTS, "http/methods.pcap", { 1, 1, 2, 4 },
    { "+0", "", "0-1+3", "0-3+4", "0-4+8" } },
  { "http-servers", HTTP_SERVERS, "http/methods.pcap", { 1, 1, 2, 4 },
    { "0+4", "", "0-4+8", "0-8+10", "0-10+11" } },
  { "addresses", ADDRESSES, "dns/types.pcap", { 1, 1, 2, 4 },
    { "0+4", "0-4+7", "0-7+8", "0-8+10", "0-10+36" } },
  { "dhcp", DHCP, "dhcp/dhclient.pcap", { 1, 1, 2, 4 },
    { "0+18", "1-1+1", "2-3+3", "0-1+1", "" } },
  { "experts", EXPERTS, "http/methods.pcap", { 1, 1, 2, 4 },
    { "+0", "+1", "+2", "3+2", "0-5+5, 5+12" } },
  { "hosts", HOSTS, "dns/types.pcap", { 1, 1, 2, 4 },
    { "", "+0", "+1", "2+3", "0-5+5, 5+8" } },
};

static void
test_steps (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetSurvey) survey = octet_survey_new (session), whole = octet_survey_new (session);
  g_autoptr (OctetStatistic) statistic = make (self->kind, session);
  g_autoptr (OctetStatistic) again = make (self->kind, session);
  g_autoptr (OctetTestModel) log = NULL;
  g_autoptr (GPtrArray) mirror = mirror_new (statistic);
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_CAPTURES"), self->capture, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  join (survey, session, self->kind, statistic);
  log = octet_test_model_new (G_LIST_MODEL (statistic), row_to_text);
  for (guint i = 0; i < G_N_ELEMENTS (self->steps); i++)
    {
      g_assert_true (octet_survey_step (survey, self->steps[i], &error));
      octet_assert_changes (log, self->changes[i]);
      assert_mirrored (statistic, mirror);
      g_assert_false (octet_statistic_is_finished (statistic));
    }
  g_assert_true (octet_survey_run (survey, &error));
  octet_assert_changes (log, self->changes[G_N_ELEMENTS (self->steps)]);
  assert_mirrored (statistic, mirror);
  g_assert_true (octet_statistic_is_finished (statistic));

  /* In steps or at once: the same rows. */
  join (whole, session, self->kind, again);
  g_assert_true (octet_survey_run (whole, &error));
  text = octet_test_model_print (log);
  g_clear_pointer (&log, octet_test_model_free);
  log = octet_test_model_new (G_LIST_MODEL (again), row_to_text);
  octet_assert_model (log, text);
  g_signal_handlers_disconnect_by_data (statistic, mirror);
}

static void
count_finished_cb (OctetStatistic *statistic,
                   GParamSpec     *pspec,
                   guint          *n_finished)
{
  g_assert_true (octet_statistic_is_finished (statistic));
  (*n_finished)++;
}

/* All of them behind the first pass, in a thread: at the end no list kept anything back. */
static void
test_background (gconstpointer data)
{
  const char *capture = data;
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetSurvey) survey = octet_survey_new (session);
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_CAPTURES"), capture, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  OctetStatistic *all[N_KINDS];
  GPtrArray *mirrors[N_KINDS];
  guint n_finished = 0;

  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      all[kind] = make (kind, session);
      mirrors[kind] = mirror_new (all[kind]);
      g_signal_connect (all[kind], "notify::finished", G_CALLBACK (count_finished_cb), &n_finished);
      join (survey, session, kind, all[kind]);
    }
  octet_session_open (session, file);
  octet_survey_start (survey);
  while (n_finished < N_KINDS)
    g_main_context_iteration (NULL, TRUE);
  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      assert_mirrored (all[kind], mirrors[kind]);
      g_signal_handlers_disconnect_by_data (all[kind], mirrors[kind]);
      g_ptr_array_unref (mirrors[kind]);
      g_object_unref (all[kind]);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int    argc,
      char **argv)
{
  static const char *const captures[] = { "dns/types.pcap", "http/methods.pcap",
                                          "tcp/loss-reordering.pcapng", "formats/empty.pcap" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statistics/steps/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_steps);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (captures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statistics/background/%s", captures[i]);

      g_test_add_data_func (path, captures[i], test_background);
    }
  return g_test_run ();
}
