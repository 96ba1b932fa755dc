/* test-session.c - opening, watching and stopping a capture, and looking at packets meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Also built with the thread sanitizer (tests/run), with locks that it can see.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "session/octet-cursor.h"
#include "session/octet-filter-run.h"
#include "session/octet-session.h"

/* Enough packets for many batches of the worker. */
#define N_PACKETS 20000

static char *big; /* a capture that takes a moment */

/* Ethernet, IPv4, UDP; ports that make 100 flows. */
static void
write_packet (FILE   *file,
              guint32 number)
{
  guint32 record[4] = { 1600000000 + number / 1000, number % 1000 * 1000, 60, 60 };
  guint8 packet[60] = { 2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0, 0x45, 0, 0, 46, 0, 0, 0, 0,
                        64, 17, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2 };

  packet[34] = 0x40;
  packet[35] = (guint8) (number % 100);
  packet[36] = 0x27;
  packet[37] = 0x0f;
  packet[39] = 26;
  fwrite (record, sizeof record, 1, file);
  fwrite (packet, sizeof packet, 1, file);
}

static void
write_big (void)
{
  static const guint32 header[6] = { 0xa1b2c3d4, 0x00040002, 0, 0, 65535, 1 };
  g_autoptr (GError) error = NULL;
  FILE *file;
  int fd = g_file_open_tmp ("octet-session-XXXXXX.pcap", &big, &error);

  g_assert_no_error (error);
  file = fdopen (fd, "wb");
  fwrite (header, sizeof header, 1, file);
  for (guint32 i = 1; i <= N_PACKETS; i++)
    write_packet (file, i);
  fclose (file);
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main context until @done says so; a minute is for ever. */
static void
wait_until (gboolean (*done) (gpointer data),
            gpointer   data)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (60, give_up_cb, &late);

  while (!done (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (id);
}

static gboolean
is_over (gpointer data)
{
  return octet_session_get_phase (data) >= OCTET_SESSION_DONE;
}

static gboolean
is_loading (gpointer data)
{
  return octet_session_get_phase (data) != OCTET_SESSION_IDLE;
}

static gboolean
is_found (gpointer data)
{
  return octet_filter_run_is_finished (data);
}

static OctetSession *
open_big (void)
{
  OctetSession *session = octet_session_new ();
  g_autoptr (GFile) file = g_file_new_for_path (big);

  octet_session_open (session, file);
  return session;
}

static void
count_cb (OctetSession *session,
          GParamSpec   *pspec,
          guint        *last)
{
  guint count = octet_session_get_n_packets (session);

  g_assert_true (g_main_context_is_owner (NULL));
  g_assert_cmpuint (count, >, *last);
  *last = count;
}

static void
test_open (void)
{
  g_autoptr (OctetSession) session = open_big ();
  guint last = 0;

  g_signal_connect (session, "notify::n-packets", G_CALLBACK (count_cb), &last);
  g_assert_cmpuint (octet_session_get_n_packets (session), ==, 0);
  wait_until (is_over, session);
  g_assert_cmpint (octet_session_get_phase (session), ==, OCTET_SESSION_DONE);
  g_assert_cmpuint (octet_session_get_n_packets (session), ==, N_PACKETS);
  g_assert_cmpuint (last, ==, N_PACKETS);
  g_assert_cmpfloat (octet_session_get_progress (session), ==, 1);
  g_assert_null (octet_session_get_error (session));
}

/* What a packet says while the file is read, it says afterwards. */
static void
test_look_while_loading (void)
{
  g_autoptr (OctetSession) session = open_big ();
  g_autoptr (OctetTree) tree = octet_tree_new ();
  OctetCursor *cursor;
  guint looked = 0;

  wait_until (is_loading, session);
  cursor = octet_cursor_new (session);
  while (!is_over (session))
    {
      guint count = octet_session_get_n_packets (session);
      const OctetSummary *summary;
      g_autoptr (GError) error = NULL;

      g_main_context_iteration (NULL, FALSE);
      if (count == 0)
        continue;
      summary = octet_cursor_dissect (cursor, 1 + looked % count, OCTET_DEPTH_TREE, TRUE, tree,
                                      &error);
      g_assert_no_error (error);
      g_assert_cmpstr (summary->protocol, ==, "UDP");
      g_assert_nonnull (octet_tree_find (tree, "udp.stream"));
      g_assert_cmpuint (octet_tree_find (tree, "udp.stream")->value.number, ==,
                        looked % count % 100);
      looked++;
    }
  octet_cursor_free (cursor);
}

static void
test_stop (void)
{
  g_autoptr (OctetSession) session = open_big ();

  octet_session_stop (session);
  wait_until (is_over, session);
  /* It may have been faster than we. */
  if (octet_session_get_phase (session) == OCTET_SESSION_STOPPED)
    g_assert_cmpuint (octet_session_get_n_packets (session), <, N_PACKETS);
  else
    g_assert_cmpint (octet_session_get_phase (session), ==, OCTET_SESSION_DONE);
  g_assert_null (octet_session_get_error (session));
}

/* Nobody waits for a session that is dropped while it reads. */
static void
test_drop (void)
{
  for (guint i = 0; i < 20; i++)
    {
      OctetSession *session = open_big ();

      octet_session_stop (session);
      g_object_unref (session);
    }
}

static void
test_missing (void)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/capture.pcap");
  const GError *error;

  octet_session_open (session, file);
  wait_until (is_over, session);
  error = octet_session_get_error (session);
  g_assert_cmpint (octet_session_get_phase (session), ==, OCTET_SESSION_FAILED);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (octet_session_get_n_packets (session), ==, 0);
}

static OctetFilter *
make_filter (OctetSession *session,
             const char   *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  OctetFilter *filter = octet_filter_new (octet_session_get_registry (session), text, &problem);

  g_assert_cmpstr (problem.message, ==, NULL);
  return filter;
}

static OctetFilterRun *
run_filter (OctetSession   *session,
            const char     *text,
            OctetFilterRun *previous)
{
  g_autoptr (OctetFilter) filter = make_filter (session, text);
  OctetFilterRun *run = octet_filter_run_new (session, filter, previous);

  wait_until (is_found, run);
  return run;
}

/* Filters that are decided by chain, by flow, by index and by packet, while the file is read. */
static void
test_filter (void)
{
  static const struct
  {
    const char *text;
    guint       count;
  } filters[] = {
    { "udp", N_PACKETS }, { "tcp", 0 }, { "udp.port == 16384", N_PACKETS / 100 },
    { "frame.number <= 10", 10 }, { "udp.length == 26", N_PACKETS },
    { "udp.length == 26 && udp.srcport == 16385", N_PACKETS / 100 },
    { "frame contains 27:0f:00:1a", N_PACKETS }, { "!(ip.addr == 192.0.2.1)", 0 },
  };
  g_autoptr (OctetSession) session = open_big ();

  wait_until (is_loading, session);
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (OctetFilterRun) run = run_filter (session, filters[i].text, NULL);

      g_assert_cmpuint (octet_filter_run_get_n_decided (run), ==, N_PACKETS);
      g_assert_cmpuint (octet_filter_run_get_n_matches (run), ==, filters[i].count);
      g_assert_cmpuint (octet_bitset_get_count (octet_filter_run_get_bitset (run)), ==,
                        filters[i].count);
    }
}

static void
test_filter_refined (void)
{
  g_autoptr (OctetSession) session = open_big ();
  g_autoptr (OctetFilterRun) first = NULL, second = NULL;

  wait_until (is_over, session);
  first = run_filter (session, "udp.srcport == 16390", NULL);
  second = run_filter (session, "udp.srcport == 16390 && frame.number < 1000", first);
  g_assert_cmpuint (octet_filter_run_get_n_matches (first), ==, N_PACKETS / 100);
  g_assert_cmpuint (octet_filter_run_get_n_matches (second), ==, 10);
}

/* A run that was cancelled ends, whoever still holds it, and another takes its place. */
static void
test_filter_cancel (void)
{
  g_autoptr (OctetSession) session = open_big ();
  g_autoptr (OctetFilter) filter = NULL;

  wait_until (is_loading, session);
  filter = make_filter (session, "udp.length == 26");
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (OctetFilterRun) run = octet_filter_run_new (session, filter, NULL);

      octet_filter_run_cancel (run);
      wait_until (is_found, run);
      g_assert_cmpuint (octet_filter_run_get_n_matches (run), <=, N_PACKETS);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  write_big ();
  g_test_add_func ("/session/open", test_open);
  g_test_add_func ("/session/look-while-loading", test_look_while_loading);
  g_test_add_func ("/session/stop", test_stop);
  g_test_add_func ("/session/drop", test_drop);
  g_test_add_func ("/session/missing", test_missing);
  g_test_add_func ("/session/filter", test_filter);
  g_test_add_func ("/session/filter/refined", test_filter_refined);
  g_test_add_func ("/session/filter/cancel", test_filter_cancel);
  status = g_test_run ();
  g_unlink (big);
  g_free (big);
  return status;
}
