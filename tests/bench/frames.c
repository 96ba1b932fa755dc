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
 *
 * What the window's thread works for a frame is told apart from what drawing pixels takes it: a
 * graphics card does that, where there is one. With OCTET_FRAMES=log each frame has a line.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "octet-ui-application.h"
#include "window/octet-ui-window.h"

#define FRAMES 120
#define LATE 33.0 /* ms: two frames at 60 a second */

typedef struct _Bench Bench;

/* What a frame's time goes to. */
typedef enum
{
  PART_EVENTS,   /* what was done since the frame before, and at each frame's beginning */
  PART_LAYOUT,
  PART_SNAPSHOT, /* saying what is to be drawn */
  PART_PIXELS,   /* drawing it */
  N_PARTS,
} Part;

typedef struct
{
  double interval; /* ms since the frame before began */
  double parts[N_PARTS]; /* ms of the window's thread's own */
} Frame;

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
  Frame           frames[FRAMES];
  GArray         *all;          /* intervals of all phases, double */
  double          longest_work; /* ms of any frame, without pixels */
  gint64          worked;       /* µs, until the last part */
  gboolean        is_measuring;
  gboolean        is_logging;
  guint           core;        /* MB that the capture takes without a window */
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
  /* With these the process is not copied first, which takes longer the more memory it has. */
  GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_LEAVE_DESCRIPTORS_OPEN |
                      G_SPAWN_DO_NOT_REAP_CHILD;

  if (frame == 0 && !g_spawn_async (NULL, (char **) command, NULL, flags, NULL, NULL, NULL,
                                    &error))
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

/* A worker dissects all packets, and the list is told how far it is. */
static void
sort_by_info (Bench *bench,
              guint  frame)
{
  if (frame == 0)
    octet_ui_shown_set_order (get_shown (bench), OCTET_ORDER_INFO, FALSE);
  activate (bench, "win.next-packet");
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
  { "walk, sorting by Info", sort_by_info },
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

/* Sorts @values and prints those in the middle, near the end, and at it. */
static void
print_values (double *values,
              guint   count)
{
  qsort (values, count, sizeof (double), compare);
  g_print (" %6.1f %6.1f %6.1f", values[count / 2], values[count * 98 / 100], values[count - 1]);
}

static double
get_work (const Frame *frame)
{
  return frame->parts[PART_EVENTS] + frame->parts[PART_LAYOUT] + frame->parts[PART_SNAPSHOT];
}

static void
log_frames (Bench *bench)
{
  for (guint i = 0; i < FRAMES; i++)
    {
      const Frame *frame = &bench->frames[i];

      g_print ("frame %u: %.1f ms; events %.1f, layout %.1f, snapshot %.1f, pixels %.1f\n", i,
               frame->interval, frame->parts[PART_EVENTS], frame->parts[PART_LAYOUT],
               frame->parts[PART_SNAPSHOT], frame->parts[PART_PIXELS]);
    }
}

static void
print_phase (Bench *bench)
{
  double intervals[FRAMES], work[FRAMES], pixels[FRAMES];
  guint late = 0;

  if (bench->is_logging)
    log_frames (bench);
  for (guint i = 0; i < FRAMES; i++)
    {
      intervals[i] = bench->frames[i].interval;
      work[i] = get_work (&bench->frames[i]);
      pixels[i] = bench->frames[i].parts[PART_PIXELS];
      late += intervals[i] > LATE;
      bench->longest_work = MAX (bench->longest_work, work[i]);
    }
  g_array_append_vals (bench->all, intervals, FRAMES);
  g_print ("%-26s", phases[bench->phase].name);
  print_values (intervals, FRAMES);
  g_print (" %4u  ", late);
  print_values (work, FRAMES);
  g_print ("  ");
  print_values (pixels, FRAMES);
  g_print ("\n");
}

static void
print_sum (Bench *bench)
{
  guint count = bench->all->len, late = 0;
  double *intervals = (double *) (void *) bench->all->data;

  for (guint i = 0; i < count; i++)
    late += intervals[i] > LATE;
  qsort (intervals, count, sizeof (double), compare);
  g_print ("%u frames: median %.1f ms, longest %.1f ms, %u over %.0f ms; without pixels at most "
           "%.1f ms of work for one\n", count, intervals[count / 2], intervals[count - 1], late,
           LATE, bench->longest_work);
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

/* What packets, flows and all else that the first pass leaves take without any window, in MB:
 * another process reads the capture and says so. */
static guint
measure_core (GFile *file)
{
  int ends[2];
  guint kilobytes = 0;
  pid_t child;

  if (pipe (ends) != 0 || (child = fork ()) < 0)
    return 0;
  if (child == 0)
    {
      g_autoptr (OctetSession) session = octet_session_new ();
      guint before = read_status ("RssAnon:");
      gboolean is_read = octet_session_load (session, g_file_peek_path (file), 0, NULL, NULL);

      kilobytes = is_read ? read_status ("RssAnon:") - before : 0;
      _exit (write (ends[1], &kilobytes, sizeof kilobytes) != sizeof kilobytes);
    }
  close (ends[1]);
  if (read (ends[0], &kilobytes, sizeof kilobytes) != sizeof kilobytes)
    kilobytes = 0;
  close (ends[0]);
  waitpid (child, NULL, 0);
  return kilobytes / 1024;
}

static void
print_memory (Bench      *bench,
              const char *when)
{
  OctetSession *session = octet_ui_selection_get_session (get_selection (bench));
  gsize index = octet_packet_store_get_memory (octet_session_get_store (session));

  g_print ("%s: resident %u MB of its own and %u MB of files; the index %" G_GSIZE_FORMAT " MB, "
           "with flows and all that the first pass leaves %u MB\n", when,
           read_status ("RssAnon:") / 1024, read_status ("RssFile:") / 1024, index / 1024 / 1024,
           bench->core);
}

/* What this thread has worked: a busy machine makes frames late, but not dear. */
static gint64
get_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* What was worked since the last call is this part of the frame's. */
static void
end_part (Bench *bench,
          Part   part)
{
  gint64 worked = get_worked ();

  bench->frames[bench->frame].parts[part] += (double) (worked - bench->worked) / 1000;
  bench->worked = worked;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  gint64 now = g_get_monotonic_time ();

  if (bench->is_measuring && bench->before > 0)
    bench->frames[bench->frame].interval = (double) (now - bench->before) / 1000;
  bench->before = now;
}

static void
update_cb (GdkFrameClock *clock,
           Bench         *bench)
{
  end_part (bench, PART_EVENTS);
}

static void
layout_cb (GdkFrameClock *clock,
           Bench         *bench)
{
  end_part (bench, PART_LAYOUT);
}

static Bench *watched;
static void (*window_snapshot) (GtkWidget *, GtkSnapshot *);

/* The window is what is drawn: behind it only pixels are left. */
static void
snapshot_cb (GtkWidget   *widget,
             GtkSnapshot *snapshot)
{
  window_snapshot (widget, snapshot);
  end_part (watched, PART_SNAPSHOT);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  end_part (bench, PART_PIXELS);
  if (bench->is_measuring && ++bench->frame == FRAMES)
    {
      print_phase (bench);
      bench->frame = 0;
      bench->phase++;
      skip_phases (bench);
      if (bench->phase == G_N_ELEMENTS (phases))
        {
          bench->is_measuring = FALSE;
          print_sum (bench);
          print_memory (bench, "at the end");
          gtk_window_destroy (GTK_WINDOW (bench->window));
        }
    }
  bench->frames[bench->frame] = (Frame) { 0 };
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
  g_signal_connect_after (clock, "update", G_CALLBACK (update_cb), bench);
  g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), bench);
  watched = bench;
  window_snapshot = GTK_WIDGET_GET_CLASS (bench->window)->snapshot;
  GTK_WIDGET_GET_CLASS (bench->window)->snapshot = snapshot_cb;
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), tick_cb, bench, NULL);
  print_memory (bench, "when read");
  g_print ("%-26s %20s %5s  %20s  %21s\n", "in ms: median, 98 %, worst", "between frames",
           "> 33", "own work", "pixels");
  bench->worked = get_worked ();
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
  bench.is_logging = g_strcmp0 (g_getenv ("OCTET_FRAMES"), "log") == 0;
  bench.all = g_array_new (FALSE, FALSE, sizeof (double));
  skip_phases (&bench);
  bench.file = g_file_new_for_commandline_arg (argv[1]);
  bench.core = measure_core (bench.file);
  application = octet_ui_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  bench.application = GTK_APPLICATION (application);
  g_signal_connect_after (application, "activate", G_CALLBACK (activate_cb), &bench);
  g_application_run (G_APPLICATION (application), 1, argv);
  g_object_unref (bench.file);
  g_array_unref (bench.all);
  return 0;
}
