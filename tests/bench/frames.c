/* frames.c - how smooth the window is over a large capture: times between frames, by what is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     frames CAPTURE [WORD]
 *
 * With a word only what has it in its name is done.
 *
 * Opens the capture in the real window, waits until it is read, then jumps, sorts, selects, walks
 * and holds a key down, and prints for each what the frame clock said. Run it under
 * tests/support/with-display; what it prints is for people, nothing asserts on it.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "octet-ui-application.h"
#include "window/octet-ui-window.h"

#define FRAMES 120
#define LATE 33.0 /* ms: two frames at 60 a second */

typedef struct _Bench Bench;

typedef struct
{
  const char *name;
  void      (*frame) (Bench *bench,
                      guint  frame);
} Phase;

struct _Bench
{
  GtkApplication *application;
  OctetUiWindow  *window;
  GFile          *file;
  gint64          start;       /* µs, when the file was opened */
  gint64          before;      /* when the last frame began */
  gint64          begun;
  guint           phase;
  guint           frame;
  double          intervals[FRAMES];
  double          work[FRAMES]; /* ms of the main thread's own, between two frames */
  gint64          worked;       /* µs, until the last frame */
  gboolean        is_measuring;
  const char     *word;        /* what a phase must have in its name */
};

static OctetUiSelection *
get_selection (Bench *bench)
{
  return octet_ui_window_get_selection (bench->window);
}

static OctetUiShown *
get_shown (Bench *bench)
{
  return octet_ui_selection_get_shown (get_selection (bench));
}

static void
activate (Bench      *bench,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), action, NULL);
}

static void
rest (Bench *bench,
      guint  frame)
{
}

static void
jump (Bench *bench,
      guint  frame)
{
  if (frame % 20 == 0)
    activate (bench, frame % 40 == 0 ? "win.last-packet" : "win.first-packet");
}

static void
pick (Bench *bench,
      guint  frame)
{
  guint count = octet_ui_shown_get_n_shown (get_shown (bench));

  /* Far apart, and the same ones each time. */
  if (frame % 10 == 0)
    octet_ui_selection_set_packet (get_selection (bench),
                                   (guint32) ((guint64) frame * 2654435761u % count) + 1);
}

static void
walk (Bench *bench,
      guint  frame)
{
  activate (bench, "win.next-packet");
}

static void
hold_key (Bench *bench,
          guint  frame)
{
  const char *const command[] = { "xdotool", "key", "--delay", "16", "--repeat", "170", "Down",
                                  NULL };
  g_autoptr (GError) error = NULL;

  if (frame == 0 && !g_spawn_async (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                    NULL, &error))
    g_printerr ("%s\n", error->message);
}

static void
sort_by_time (Bench *bench,
              guint  frame)
{
  if (frame % 60 == 0)
    octet_ui_shown_set_order (get_shown (bench), OCTET_ORDER_TIME, frame % 120 == 0);
}

static void
sort_by_length (Bench *bench,
                guint  frame)
{
  if (frame == 0)
    octet_ui_shown_set_order (get_shown (bench), OCTET_ORDER_LENGTH, TRUE);
}

static const Phase phases[] = {
  { "at rest", rest },
  { "jump to the end and back", jump },
  { "select far apart", pick },
  { "walk, a packet a frame", walk },
  { "hold the down key", hold_key },
  { "sort by time and back", sort_by_time },
  { "walk, newest first", walk },
  { "begin to sort by length", sort_by_length },
};

static void
skip_phases (Bench *bench)
{
  while (bench->phase < G_N_ELEMENTS (phases) &&
         strstr (phases[bench->phase].name, bench->word) == NULL)
    bench->phase++;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static void
print_phase (Bench *bench)
{
  guint late = 0;

  for (guint i = 0; i < FRAMES; i++)
    late += bench->intervals[i] > LATE;
  qsort (bench->intervals, FRAMES, sizeof (double), compare);
  qsort (bench->work, FRAMES, sizeof (double), compare);
  g_print ("%-26s %6.1f %6.1f %6.1f %6u %9.1f %6.1f %6.1f\n", phases[bench->phase].name,
           bench->intervals[FRAMES / 2], bench->intervals[FRAMES * 98 / 100],
           bench->intervals[FRAMES - 1], late, bench->work[FRAMES / 2],
           bench->work[FRAMES * 98 / 100], bench->work[FRAMES - 1]);
}

/* Kilobytes of a line such as VmRSS. */
static guint
read_status (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, key);
  return line != NULL ? (guint) g_ascii_strtoull (line + strlen (key), NULL, 10) : 0;
}

static void
print_memory (Bench      *bench,
              const char *when)
{
  OctetSession *session = octet_ui_selection_get_session (get_selection (bench));
  gsize index = octet_packet_store_get_memory (octet_session_get_store (session));

  g_print ("%s: resident %u MB of its own and %u MB of files, the index %" G_GSIZE_FORMAT " MB\n",
           when, read_status ("RssAnon:") / 1024, read_status ("RssFile:") / 1024,
           index / 1024 / 1024);
}

/* What this thread has worked: a busy machine makes frames late, but not dear. */
static gint64
get_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  gint64 now = g_get_monotonic_time ();

  if (bench->is_measuring && bench->before > 0)
    bench->intervals[bench->frame] = (double) (now - bench->before) / 1000;
  bench->before = now;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  gint64 worked = get_worked ();

  bench->work[bench->frame] = (double) (worked - bench->worked) / 1000;
  bench->worked = worked;
  if (!bench->is_measuring)
    return;
  if (++bench->frame < FRAMES)
    return;
  print_phase (bench);
  bench->frame = 0;
  bench->phase++;
  skip_phases (bench);
  if (bench->phase < G_N_ELEMENTS (phases))
    return;
  bench->is_measuring = FALSE;
  print_memory (bench, "at the end");
  gtk_window_destroy (GTK_WINDOW (bench->window));
}

/* Keeps the clock running, and does the phase's work as the program's own would be done. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Bench *bench = data;

  if (bench->is_measuring)
    phases[bench->phase].frame (bench, bench->frame);
  return G_SOURCE_CONTINUE;
}

static gboolean
begin_cb (gpointer data)
{
  Bench *bench = data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), tick_cb, bench, NULL);
  print_memory (bench, "when read");
  g_print ("%-26s %6s %6s %6s %6s %9s %6s %6s   (ms)\n", "", "median", "98 %", "worst", "> 33",
           "own work", "98 %", "worst");
  bench->is_measuring = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
wait_cb (gpointer data)
{
  Bench *bench = data;
  OctetSession *session = octet_ui_selection_get_session (get_selection (bench));

  if (octet_session_get_phase (session) <= OCTET_SESSION_LOADING)
    return G_SOURCE_CONTINUE;
  g_print ("%u packets in %.1f s\n", octet_session_get_n_packets (session),
           (double) (g_get_monotonic_time () - bench->start) / G_USEC_PER_SEC);
  g_timeout_add_seconds (2, begin_cb, bench);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application,
             Bench          *bench)
{
  bench->window = OCTET_UI_WINDOW (gtk_application_get_windows (application)->data);
  bench->start = g_get_monotonic_time ();
  octet_ui_window_open (bench->window, bench->file);
  g_timeout_add (100, wait_cb, bench);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (OctetUiApplication) application = NULL;
  Bench bench = { 0 };

  if (argc < 2)
    {
      g_printerr ("frames CAPTURE [WORD]\n");
      return 2;
    }
  bench.word = argc > 2 ? argv[2] : "";
  skip_phases (&bench);
  bench.file = g_file_new_for_commandline_arg (argv[1]);
  application = octet_ui_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  bench.application = GTK_APPLICATION (application);
  g_signal_connect_after (application, "activate", G_CALLBACK (activate_cb), &bench);
  g_application_run (G_APPLICATION (application), 1, argv);
  g_object_unref (bench.file);
  return 0;
}
