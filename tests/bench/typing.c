/* typing.c - how long the window's thread is busy at a time while filters are written and applied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Run it on the capture that bench grows, under a screen of its own:
 *   tests/support/with-display build/release/tests/bench/typing /tmp/octet-bench-big.pcap
 * Each line is one thing that a person does, with the longest that a turn of the main loop took:
 * that is how late a frame may come. The second figure is what the processor did for it,
 * whatever else the machine had to do.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "octet-ui-application.h"
#include "widgets/octet-ui-filter-row.h"
#include "window/octet-ui-window.h"

#define KEY_INTERVAL (40 * 1000) /* µs between two letters: a quick hand */

static gint64 woke, woke_cpu;
static gint64 longest, longest_cpu;

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* What lies between two waits is work. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int result;

  longest = MAX (longest, g_get_monotonic_time () - woke);
  longest_cpu = MAX (longest_cpu, get_cpu_time () - woke_cpu);
  result = g_poll (fds, n_fds, timeout);
  woke = g_get_monotonic_time ();
  woke_cpu = get_cpu_time ();
  return result;
}

static void
run_for (gint64 time)
{
  gint64 end = g_get_monotonic_time () + time;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static void
say (const char *what,
     gint64      start)
{
  printf ("%-52s %8.1f ms, busy at most %6.1f ms, %6.1f ms at work\n", what,
          (double) (g_get_monotonic_time () - start) / 1000, (double) longest / 1000,
          (double) longest_cpu / 1000);
  longest = longest_cpu = 0;
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type_text (GtkWidget  *entry,
           const char *text)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *what = g_strdup_printf ("write %s", text);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  for (const char *at = text; *at != 0; at++)
    {
      int position = -1;

      gtk_editable_insert_text (GTK_EDITABLE (entry), at, 1, &position);
      gtk_editable_set_position (GTK_EDITABLE (entry), -1);
      run_for (KEY_INTERVAL);
    }
  say (what, start);
}

static void
apply (OctetUiWindow *window,
       const char    *text)
{
  OctetUiShown *shown = octet_ui_selection_get_shown (octet_ui_window_get_selection (window));
  g_autofree char *what = g_strdup_printf ("apply %s", text);
  gint64 start = g_get_monotonic_time ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.apply-filter", "s", text);
  while (strcmp (octet_ui_shown_get_filter (shown), text) != 0 || octet_ui_shown_is_finding (shown))
    run_for (1000);
  run_for (50 * 1000);
  say (what, start);
  printf ("%52s %u packets\n", "", octet_ui_shown_get_n_shown (shown));
}

/* A filter that takes long gives way to the next one. */
static void
replace (OctetUiWindow *window)
{
  gint64 start;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.apply-filter", "s",
                              "frame matches \"pass(word|phrase)\"");
  run_for (300 * 1000);
  start = g_get_monotonic_time ();
  apply (window, "ip.addr == 10.0.0.1");
  say ("a new filter in place of one at work", start);
}

int
main (int    argc,
      char **argv)
{
  static const char *const filters[] = {
    "tcp.port == 443", "tcp.flags.syn == 1 && tcp.flags.ack == 0",
    "http.request.method == \"POST\"", "dns || arp",
  };
  OctetUiApplication *application = octet_ui_application_new ();
  GFile *file = g_file_new_for_commandline_arg (argc > 1 ? argv[1] : "/tmp/octet-bench-big.pcap");
  gint64 start = g_get_monotonic_time ();
  OctetUiWindow *window;
  OctetSession *session;
  GtkWidget *entry;

  setvbuf (stdout, NULL, _IOLBF, 0);
  g_set_prgname ("octet-typing");
  g_set_application_name ("Octet");
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = octet_ui_window_new (GTK_APPLICATION (application));
  octet_ui_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  run_for (500 * 1000);
  g_main_context_set_poll_func (NULL, poll_cb);
  woke = g_get_monotonic_time ();
  woke_cpu = get_cpu_time ();
  entry = find_widget (find_widget (GTK_WIDGET (window), OCTET_UI_TYPE_FILTER_ROW), GTK_TYPE_ENTRY);
  type_text (entry, "tcp.flags.syn == 1 && tcp.flags.ack == 0"); /* while it is read */
  session = octet_ui_selection_get_session (octet_ui_window_get_selection (window));
  while (octet_session_get_phase (session) <= OCTET_SESSION_LOADING)
    run_for (1000);
  say ("read the rest", start);
  printf ("%52s %u packets\n", "", octet_session_get_n_packets (session));
  run_for (G_USEC_PER_SEC);
  longest = longest_cpu = 0;
  type_text (entry, "tcp.flags.syn == 1 && tcp.flags.ack == 0");
  type_text (entry, "ip.addr == 10.0.0.1 && http.request.method == ");
  type_text (entry, "dns from 192.168.1.42");
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    apply (window, filters[i]);
  replace (window);
  start = g_get_monotonic_time ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.clear-filter", NULL);
  run_for (200 * 1000);
  say ("clear", start);
  gtk_window_destroy (GTK_WINDOW (window));
  run_for (500 * 1000);
  return 0;
}
