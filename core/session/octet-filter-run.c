/* octet-filter-run.c - a display filter at work on a session, in a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-filter-run.h"

#include "session/octet-filter-look.h"
#include "session/octet-session-private.h"

/* Packets between two looks at the cancellable. Those that are read cost the most: 2 ms for so
 * many. The others cost some ten nanoseconds each. */
#define BATCH 256
#define LARGE_BATCH 32768
/* How long to wait for packets that the first pass has not reached, in µs. */
#define WAIT (10 * 1000)
#define NOTIFY_INTERVAL (G_USEC_PER_SEC / 60)

/**
 * OctetFilterRun:
 *
 * Finds the packets that a filter lets pass, from the first to the last, while
 * the file may still be read. Its set of packets grows; the properties say how
 * far it is, and change in the main context of the session only.
 *
 * Cancel it when another filter takes its place.
 */
struct _OctetFilterRun
{
  GObject       parent_instance;

  OctetSession *session;
  OctetFilter  *filter;
  OctetBitset  *bitset;
  OctetBitset  *among;      /* only these can pass: what a filter before this one found */
  GCancellable *cancellable;
  int           is_done;    /* atomic */
  guint         n_read;     /* atomic: packets that had to be read */
  int           is_pending; /* atomic: the main context will look */
  gint64        last_notify;

  guint         shown_decided;
  guint         shown_matches;
  gboolean      shown_finished;
};

G_DEFINE_FINAL_TYPE (OctetFilterRun, octet_filter_run, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_N_DECIDED,
  PROP_N_MATCHES,
  PROP_FINISHED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
show_progress_cb (gpointer data)
{
  OctetFilterRun *self = data;
  gboolean finished;
  guint decided, matches;

  g_atomic_int_set (&self->is_pending, 0);
  finished = g_atomic_int_get (&self->is_done) != 0;
  decided = octet_bitset_get_decided (self->bitset);
  matches = octet_bitset_get_count (self->bitset);
  g_object_freeze_notify (G_OBJECT (self));
  if (decided != self->shown_decided)
    {
      self->shown_decided = decided;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DECIDED]);
    }
  if (matches != self->shown_matches)
    {
      self->shown_matches = matches;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MATCHES]);
    }
  if (finished != self->shown_finished)
    {
      self->shown_finished = finished;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  return G_SOURCE_REMOVE;
}

static void
report (OctetFilterRun *self,
        gboolean        now)
{
  gint64 time = g_get_monotonic_time ();

  if (!now && time - self->last_notify < NOTIFY_INTERVAL)
    return;
  self->last_notify = time;
  if (g_atomic_int_compare_and_exchange (&self->is_pending, 0, 1) || now)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, show_progress_cb, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->session->context);
    }
}

static gboolean
passes (OctetFilterRun  *self,
        OctetFilterLook *look,
        guint32          number)
{
  if (self->among != NULL && !octet_bitset_test (self->among, number))
    return FALSE;
  /* A packet that cannot be read any more passes no filter; looking at it says why. */
  return octet_filter_look_passes_inside (look, number, NULL);
}

/* Decides packets from @from to @to at most, and fewer where many of them have to be read.
 * While the first pass runs, flows and chains change: what is decided without reading has to keep
 * the worker out as well. Returns the last one decided. */
static guint32
decide (OctetFilterRun  *self,
        OctetFilterLook *look,
        guint32          from,
        guint32          to)
{
  gboolean must_leave = octet_session_enter_last (self->session);
  guint stop = octet_filter_look_get_n_read (look) + BATCH;
  guint32 number = from;

  for (; number <= to && octet_filter_look_get_n_read (look) != stop; number++)
    if (passes (self, look, number))
      octet_bitset_set (self->bitset, number);
  if (must_leave)
    octet_session_leave (self->session);
  octet_bitset_publish (self->bitset, number - 1);
  return number - 1;
}

static gboolean
is_loading (OctetSession *session)
{
  gboolean loading;

  g_mutex_lock (&session->lock);
  loading = session->phase == OCTET_SESSION_LOADING || session->phase == OCTET_SESSION_IDLE;
  g_mutex_unlock (&session->lock);
  return loading;
}

static void
look_at_all (OctetFilterRun  *self,
             OctetFilterLook *look)
{
  guint32 done = 0;

  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      gboolean more = is_loading (self->session);
      guint32 count = octet_packet_store_get_count (self->session->store);

      while (done < count && !g_cancellable_is_cancelled (self->cancellable))
        {
          done = decide (self, look, done + 1, MIN (count, done + LARGE_BATCH));
          report (self, FALSE);
        }
      if (!more)
        return;
      g_usleep (WAIT);
    }
}

static gpointer
run (gpointer data)
{
  OctetFilterRun *self = data;
  OctetFilterLook *look = octet_filter_look_new (self->session, self->filter);

  look_at_all (self, look);
  g_atomic_int_set (&self->n_read, octet_filter_look_get_n_read (look));
  octet_filter_look_free (look);
  g_atomic_int_set (&self->is_done, 1);
  report (self, TRUE);
  g_object_unref (self);
  return NULL;
}

/**
 * octet_filter_run_new: (skip)
 * @session: a session that has a file open ([property@Session:phase] is not idle)
 * @filter: what to look for
 * @previous: (nullable): the run that this one takes the place of; where @filter only narrows it
 *   down (A becomes A && B), only the packets that it found are looked at
 *
 * Call it in the session's main context. @previous is cancelled.
 *
 * Returns: (transfer full): a run that has begun
 */
OctetFilterRun *
octet_filter_run_new (OctetSession   *session,
                      OctetFilter    *filter,
                      OctetFilterRun *previous)
{
  OctetFilterRun *self = g_object_new (OCTET_TYPE_FILTER_RUN, NULL);

  self->session = g_object_ref (session);
  self->filter = octet_filter_ref (filter);
  if (previous != NULL && previous->shown_finished &&
      !g_cancellable_is_cancelled (previous->cancellable) &&
      octet_filter_refines (filter, previous->filter))
    self->among = octet_bitset_ref (previous->bitset);
  if (previous != NULL)
    octet_filter_run_cancel (previous);
  g_thread_unref (g_thread_new ("octet-filter", run, g_object_ref (self)));
  return self;
}

/**
 * octet_filter_run_cancel: (skip)
 * @self: a run
 *
 * Ends it soon; what it found so far stays.
 */
void
octet_filter_run_cancel (OctetFilterRun *self)
{
  g_return_if_fail (OCTET_IS_FILTER_RUN (self));

  /* One that found all stays good for those that narrow it down. */
  if (g_atomic_int_get (&self->is_done) == 0)
    g_cancellable_cancel (self->cancellable);
}

/**
 * octet_filter_run_get_filter: (skip)
 * @self: a run
 *
 * Returns: (transfer none): its filter
 */
OctetFilter *
octet_filter_run_get_filter (OctetFilterRun *self)
{
  g_return_val_if_fail (OCTET_IS_FILTER_RUN (self), NULL);

  return self->filter;
}

/**
 * octet_filter_run_get_bitset: (skip)
 * @self: a run
 *
 * Returns: (transfer none): the packets that pass, so far; grows in the run's thread
 */
OctetBitset *
octet_filter_run_get_bitset (OctetFilterRun *self)
{
  g_return_val_if_fail (OCTET_IS_FILTER_RUN (self), NULL);

  return self->bitset;
}

/**
 * octet_filter_run_get_n_decided: (skip)
 * @self: a run
 *
 * Returns: how many packets were looked at, as announced last
 */
guint
octet_filter_run_get_n_decided (OctetFilterRun *self)
{
  g_return_val_if_fail (OCTET_IS_FILTER_RUN (self), 0);

  return self->shown_decided;
}

/**
 * octet_filter_run_get_n_matches: (skip)
 * @self: a run
 *
 * Returns: how many of them pass, as announced last
 */
guint
octet_filter_run_get_n_matches (OctetFilterRun *self)
{
  g_return_val_if_fail (OCTET_IS_FILTER_RUN (self), 0);

  return self->shown_matches;
}

/**
 * octet_filter_run_get_n_read: (skip)
 * @self: a run that is finished
 *
 * Returns: how many packets had to be read; the others were decided by their protocols, their
 *   flow, the index, or by the run that this one took the place of
 */
guint
octet_filter_run_get_n_read (OctetFilterRun *self)
{
  g_return_val_if_fail (OCTET_IS_FILTER_RUN (self), 0);

  return (guint) g_atomic_int_get (&self->n_read);
}

/**
 * octet_filter_run_is_finished: (skip)
 * @self: a run
 *
 * Returns: whether it ended, by itself or because it was cancelled
 */
gboolean
octet_filter_run_is_finished (OctetFilterRun *self)
{
  g_return_val_if_fail (OCTET_IS_FILTER_RUN (self), FALSE);

  return self->shown_finished;
}

static void
octet_filter_run_finalize (GObject *object)
{
  OctetFilterRun *self = OCTET_FILTER_RUN (object);

  g_clear_pointer (&self->filter, octet_filter_unref);
  g_clear_pointer (&self->bitset, octet_bitset_unref);
  g_clear_pointer (&self->among, octet_bitset_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_filter_run_parent_class)->finalize (object);
}

static void
octet_filter_run_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  OctetFilterRun *self = OCTET_FILTER_RUN (object);

  switch (prop_id)
    {
    case PROP_N_DECIDED:
      g_value_set_uint (value, self->shown_decided);
      break;
    case PROP_N_MATCHES:
      g_value_set_uint (value, self->shown_matches);
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, self->shown_finished);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
octet_filter_run_class_init (OctetFilterRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = octet_filter_run_finalize;
  object_class->get_property = octet_filter_run_get_property;

  /**
   * OctetFilterRun:n-decided:
   *
   * How many packets were looked at.
   */
  properties[PROP_N_DECIDED] = g_param_spec_uint ("n-decided", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * OctetFilterRun:n-matches:
   *
   * How many of them pass.
   */
  properties[PROP_N_MATCHES] = g_param_spec_uint ("n-matches", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * OctetFilterRun:finished:
   *
   * Whether it ended.
   */
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
octet_filter_run_init (OctetFilterRun *self)
{
  self->bitset = octet_bitset_new ();
  self->cancellable = g_cancellable_new ();
}
