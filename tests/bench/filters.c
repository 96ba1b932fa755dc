/* filters.c - how long filters take on a capture that is loaded already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     filters CAPTURE FILTER…
 *
 * Prints a line "first pass <seconds> <seconds of the processor>", then for each filter a line
 * "<seconds> <seconds of the processor> <packets that pass> <filter>",
 * and last how much a filter still decided after it was cancelled.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "session/octet-filter-run.h"

typedef struct
{
  GMainLoop      *loop;
  OctetFilterRun *run;
  gint64          start;
} Watch;

static double
get_seconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC;
}

static void
finished_cb (OctetFilterRun *run,
             GParamSpec     *pspec,
             Watch          *watch)
{
  g_main_loop_quit (watch->loop);
}

/* What this process took of the processor so far: says more than the clock on a busy machine. */
static double
get_processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

static OctetFilter *
compile (OctetSession *session,
         const char   *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  OctetFilter *filter = octet_filter_new (octet_session_get_registry (session), text, &problem);

  if (filter == NULL)
    {
      g_printerr ("%s: %s\n", text, problem.message);
      exit (1);
    }
  return filter;
}

static void
time_filter (OctetSession *session,
             const char   *text)
{
  g_autoptr (OctetFilter) filter = compile (session, text);
  Watch watch = { .loop = g_main_loop_new (NULL, FALSE), .start = g_get_monotonic_time () };
  double processor = get_processor_seconds ();

  watch.run = octet_filter_run_new (session, filter, NULL);
  g_signal_connect (watch.run, "notify::finished", G_CALLBACK (finished_cb), &watch);
  g_main_loop_run (watch.loop);
  g_print ("%.4f %.4f %u %s\n", get_seconds (watch.start), get_processor_seconds () - processor,
           octet_bitset_get_count (octet_filter_run_get_bitset (watch.run)), text);
  fflush (stdout);
  g_object_unref (watch.run);
  g_main_loop_unref (watch.loop);
}

/* A filter that dissects everything is replaced while it runs. */
static void
time_cancel (OctetSession *session,
             const char   *text)
{
  g_autoptr (OctetFilter) filter = compile (session, text);
  Watch watch = { .loop = g_main_loop_new (NULL, FALSE) };
  guint before;

  watch.run = octet_filter_run_new (session, filter, NULL);
  g_signal_connect (watch.run, "notify::finished", G_CALLBACK (finished_cb), &watch);
  g_usleep (20 * 1000);
  watch.start = g_get_monotonic_time ();
  octet_filter_run_cancel (watch.run);
  before = octet_bitset_get_decided (octet_filter_run_get_bitset (watch.run));
  g_main_loop_run (watch.loop);
  g_print ("cancelled after %.4f s, %u packets more\n", get_seconds (watch.start),
           octet_bitset_get_decided (octet_filter_run_get_bitset (watch.run)) - before);
  g_object_unref (watch.run);
  g_main_loop_unref (watch.loop);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (argc < 3)
    {
      g_printerr ("filters CAPTURE FILTER…\n");
      return 2;
    }
  if (!octet_session_load (session, argv[1], 0, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("first pass %.4f %.4f\n", get_seconds (start), get_processor_seconds ());
  for (int i = 2; i < argc; i++)
    time_filter (session, argv[i]);
  time_cancel (session, "len(tcp.payload) == 70000");
  return 0;
}
