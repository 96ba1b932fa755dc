/* test-ladder.c - the states of both ends of a connection, packet by packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-ladder.h"
#include "session/octet-survey.h"

/* The steps of the packets of a capture that a filter lets pass. */
static OctetLadder *
climb (const char     *name,
       const char     *filter,
       OctetFlowLevel  level)
{
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_CAPTURES"), name, NULL);
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetSurvey) survey = NULL;
  g_autoptr (OctetFilter) parsed = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  OctetAddress a = { 0 };
  OctetStatistic *ladder = octet_ladder_new (level, &a);

  g_assert_true (octet_session_load (session, path, 0, NULL, &error));
  g_assert_no_error (error);
  parsed = octet_filter_new (octet_session_get_registry (session), filter, &problem);
  g_assert_nonnull (parsed);
  survey = octet_survey_new (session);
  octet_survey_add (survey, ladder, parsed, 0);
  g_assert_true (octet_survey_run (survey, &error));
  g_assert_no_error (error);
  return OCTET_LADDER (ladder);
}

static void
check_step (OctetLadder      *ladder,
            guint             index,
            guint             side,
            OctetLadderState  a,
            OctetLadderState  b)
{
  OctetLadderStep step;

  g_assert_true (octet_ladder_get_step (ladder, index, &step));
  g_assert_cmpuint (step.side, ==, side);
  g_assert_cmpstr (octet_ladder_state_get_name (step.state[0]), ==,
                   octet_ladder_state_get_name (a));
  g_assert_cmpstr (octet_ladder_state_get_name (step.state[1]), ==,
                   octet_ladder_state_get_name (b));
}

/* A connection from its SYN to the last acknowledgment. */
static void
test_whole (void)
{
  g_autoptr (OctetLadder) ladder = climb ("../../data/samples/portal-login.pcapng",
                                          "tcp.stream eq 0", OCTET_FLOW_TCP);
  OctetLadderState a, b;

  g_assert_cmpuint (octet_ladder_get_n_steps (ladder), ==, 12);
  octet_ladder_get_begin (ladder, &a, &b);
  g_assert_cmpint (a, ==, OCTET_LADDER_CLOSED);
  g_assert_cmpint (b, ==, OCTET_LADDER_LISTEN);
  check_step (ladder, 0, 0, OCTET_LADDER_SYN_SENT, OCTET_LADDER_SYN_RECEIVED);
  check_step (ladder, 1, 1, OCTET_LADDER_ESTABLISHED, OCTET_LADDER_SYN_RECEIVED);
  check_step (ladder, 2, 0, OCTET_LADDER_ESTABLISHED, OCTET_LADDER_ESTABLISHED);
  check_step (ladder, 8, 1, OCTET_LADDER_ESTABLISHED, OCTET_LADDER_ESTABLISHED);
  check_step (ladder, 9, 0, OCTET_LADDER_FIN_WAIT_1, OCTET_LADDER_CLOSE_WAIT);
  check_step (ladder, 10, 1, OCTET_LADDER_TIME_WAIT, OCTET_LADDER_LAST_ACK);
  check_step (ladder, 11, 0, OCTET_LADDER_TIME_WAIT, OCTET_LADDER_CLOSED);
  g_assert_cmpuint (octet_ladder_find (ladder, 10), ==, 3);
  g_assert_cmpuint (octet_ladder_find (ladder, 1), ==, G_MAXUINT);
  g_assert_cmpuint (octet_ladder_count_pauses (ladder, 11), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ladder)), ==, 12);
}

/* A SYN that is answered by RST leaves nothing behind. */
static void
test_refused (void)
{
  g_autoptr (OctetLadder) ladder = climb ("../../data/samples/port-scan.pcapng",
                                          "tcp.stream eq 0", OCTET_FLOW_TCP);
  guint count = octet_ladder_get_n_steps (ladder);
  OctetLadderStep step;

  g_assert_cmpuint (count, >, 0);
  check_step (ladder, 0, 0, OCTET_LADDER_SYN_SENT, OCTET_LADDER_SYN_RECEIVED);
  for (guint i = 0; i < count; i++)
    {
      g_assert_true (octet_ladder_get_step (ladder, i, &step));
      if ((step.flags & 4) != 0)
        check_step (ladder, i, step.side, OCTET_LADDER_CLOSED, OCTET_LADDER_CLOSED);
    }
}

/* Silences are counted up to a step, and without TCP there are no states. */
static void
test_pauses (void)
{
  g_autoptr (OctetLadder) ladder = climb ("../../data/samples/portal-login.pcapng", "frame",
                                          OCTET_FLOW_UDP);
  guint count = octet_ladder_get_n_steps (ladder), pauses = 0;

  for (guint i = 0; i < count; i++)
    {
      OctetLadderStep step;

      g_assert_true (octet_ladder_get_step (ladder, i, &step));
      g_assert_cmpuint (step.state[0], ==, OCTET_LADDER_NO_STATE);
      pauses += step.is_paused;
      g_assert_cmpuint (octet_ladder_count_pauses (ladder, i), ==, pauses);
    }
  g_assert_cmpuint (pauses, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/ladder/whole", test_whole);
  g_test_add_func ("/session/ladder/refused", test_refused);
  g_test_add_func ("/session/ladder/pauses", test_pauses);
  return g_test_run ();
}
