/* octet-survey.c - shows every packet of a session to statistics.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first pass is left alone: a survey reads the packets again behind it, and
 * dissects only as much as its statistics ask for, and only packets that matter
 * to one of them. What needs no more than the index costs no dissection at all.
 */
#include "config.h"

#include "session/octet-survey.h"

#include "bytes/octet-time.h"
#include "session/octet-cursor.h"
#include "session/octet-filter-look.h"
#include "session/octet-session-private.h"

/* Packets between two looks at the clock; the statistics are locked meanwhile. */
#define BATCH 256
/* One frame of a 60 Hz screen. */
#define FRAME_TIME (G_USEC_PER_SEC / 60)
/* Long lists are sorted before each announcement: counting gets so many times as long. */
#define COUNT_FACTOR 8

/* One statistic, with one of its filters. */
typedef struct
{
  OctetStatistic  *statistic;
  OctetFilter     *filter; /* NULL lets everything pass */
  OctetFilterLook *look; /* NULL lets everything pass */
  GArray          *stacks; /* of guint8, by chain: 0 not decided, 1 matters, 2 does not */
  gboolean         needs_tree;
  guint            tag;
} Tap;

struct _OctetSurvey
{
  GObject       parent_instance;

  OctetSession *session;
  GPtrArray    *taps;
  OctetWanted  *wanted;   /* what all of them ask for together */
  OctetCursor  *cursor;
  OctetTree    *tree;
  guint32       number;   /* the last packet that was shown */
  GThread      *thread;
  GCancellable *cancellable;
  gint64        next_notify;
  int           is_notify_pending;
};

/**
 * OctetSurvey:
 *
 * Goes over the packets of a session and lets statistics count them.
 */
G_DEFINE_FINAL_TYPE (OctetSurvey, octet_survey, G_TYPE_OBJECT)

static void
tap_free (gpointer data)
{
  Tap *self = data;

  g_clear_pointer (&self->look, octet_filter_look_free);
  g_clear_pointer (&self->filter, octet_filter_unref);
  g_array_unref (self->stacks);
  g_object_unref (self->statistic);
  g_free (self);
}

/**
 * octet_survey_new:
 * @session: a session
 *
 * Returns: (transfer full): a survey of nothing yet
 */
OctetSurvey *
octet_survey_new (OctetSession *session)
{
  OctetSurvey *self = g_object_new (OCTET_TYPE_SURVEY, NULL);

  self->session = g_object_ref (session);
  self->wanted = octet_wanted_new (session->registry);
  return self;
}

/**
 * octet_survey_add: (skip)
 * @self: a survey that has not begun
 * @statistic: what counts
 * @filter: (nullable): which packets it is shown
 * @tag: handed to it with each packet, for a statistic that has several filters
 */
void
octet_survey_add (OctetSurvey    *self,
                  OctetStatistic *statistic,
                  OctetFilter    *filter,
                  guint           tag)
{
  const char *const *keys = octet_statistic_list_keys (statistic);
  Tap *tap = g_new0 (Tap, 1);

  tap->statistic = g_object_ref (statistic);
  tap->filter = filter != NULL ? octet_filter_ref (filter) : NULL;
  tap->stacks = g_array_new (FALSE, TRUE, sizeof (guint8));
  tap->tag = tag;
  tap->needs_tree = keys != NULL;
  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    octet_wanted_add_key (self->wanted, keys[i]);
  g_ptr_array_add (self->taps, tap);
}

/* Cursors want the session's file, which is there only once the session has begun. */
static void
prepare (OctetSurvey *self)
{
  OctetSession *session = self->session;

  if (self->cursor != NULL)
    return;
  self->cursor = octet_cursor_new (session);
  self->tree = octet_tree_new ();
  octet_cursor_set_wanted (self->cursor, self->wanted);
  for (guint i = 0; i < self->taps->len; i++)
    {
      Tap *tap = g_ptr_array_index (self->taps, i);

      if (tap->filter != NULL)
        tap->look = octet_filter_look_new (session, tap->filter);
    }
}

static gboolean
chain_has (const OctetSession *session,
           guint16             stack,
           const char *const  *keys)
{
  const OctetStacks *stacks = session->state->stacks;

  if (stack == OCTET_STACK_OVERFLOW)
    return TRUE;
  for (; stack != OCTET_STACK_EMPTY; stack = octet_stacks_get_parent (stacks, stack))
    {
      guint protocol = octet_stacks_get_protocol (stacks, stack);
      const char *key = octet_registry_get_entry (session->registry, protocol)->protocol->key;

      if (g_strv_contains (keys, key))
        return TRUE;
    }
  return FALSE;
}

/* Whether the packet's chain has one of the protocols that the statistic is about;
 * decided once a chain. */
static gboolean
matters (const OctetSurvey *self,
         Tap               *tap,
         guint16            stack)
{
  const char *const *keys = octet_statistic_list_protocols (tap->statistic);
  guint8 *decided;

  if (keys == NULL)
    return TRUE;
  if (stack >= tap->stacks->len)
    g_array_set_size (tap->stacks, (guint) stack + 1);
  decided = &g_array_index (tap->stacks, guint8, stack);
  if (*decided == 0)
    *decided = chain_has (self->session, stack, keys) ? 1 : 2;
  return *decided == 1;
}

static gboolean
passes (Tap     *tap,
        guint32  number,
        GError **error)
{
  return tap->look == NULL || octet_filter_look_passes (tap->look, number, error);
}

static gboolean
show_packet (OctetSurvey *self,
             guint32      number,
             GError     **error)
{
  OctetTapPacket packet = { 0 };
  gboolean is_dissected = FALSE;
  gint64 first_time;

  packet.number = number;
  packet.record = octet_packet_store_get (self->session->store, number);
  first_time = octet_packet_store_get (self->session->store, 1)->time;
  packet.time = octet_time_span (packet.record->time, first_time);
  packet.state = self->session->state;
  packet.tree = self->tree;
  for (guint i = 0; i < self->taps->len; i++)
    {
      Tap *tap = g_ptr_array_index (self->taps, i);

      if (!matters (self, tap, packet.record->stack) || !passes (tap, number, error))
        {
          if (*error != NULL)
            return FALSE;
          continue;
        }
      if (tap->needs_tree && !is_dissected &&
          octet_cursor_dissect (self->cursor, number, OCTET_DEPTH_FIELDS, FALSE, self->tree,
                                error) == NULL)
        return FALSE;
      is_dissected |= tap->needs_tree;
      packet.tag = tap->tag;
      octet_statistic_lock (tap->statistic);
      octet_statistic_add (tap->statistic, &packet);
      octet_statistic_unlock (tap->statistic);
    }
  return TRUE;
}

static void
end_all (OctetSurvey *self)
{
  for (guint i = 0; i < self->taps->len; i++)
    {
      Tap *tap = g_ptr_array_index (self->taps, i);

      octet_statistic_lock (tap->statistic);
      octet_statistic_end (tap->statistic);
      octet_statistic_unlock (tap->statistic);
    }
}

static void
prepare_all (OctetSurvey *self)
{
  for (guint i = 0; i < self->taps->len; i++)
    {
      Tap *tap = g_ptr_array_index (self->taps, i);

      octet_statistic_lock (tap->statistic);
      octet_statistic_prepare (tap->statistic);
      octet_statistic_unlock (tap->statistic);
    }
}

static gboolean
show_cb (gpointer data)
{
  OctetSurvey *self = data;

  g_atomic_int_set (&self->is_notify_pending, FALSE);
  for (guint i = 0; i < self->taps->len; i++)
    octet_statistic_show (((Tap *) g_ptr_array_index (self->taps, i))->statistic);
  return G_SOURCE_REMOVE;
}

static void
report (OctetSurvey *self,
        gboolean     now)
{
  gint64 time = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;

  if (!now && (time < self->next_notify || g_atomic_int_get (&self->is_notify_pending)))
    return;
  prepare_all (self);
  self->next_notify = time + FRAME_TIME + COUNT_FACTOR * (g_get_monotonic_time () - time);
  if (!g_atomic_int_compare_and_exchange (&self->is_notify_pending, FALSE, TRUE))
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, show_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->session->context);
}

/* The packets up to number @count. */
static gboolean
show_packets (OctetSurvey *self,
              guint32      count,
              gboolean     in_background,
              GError     **error)
{
  for (; self->number < count; self->number++)
    {
      if (self->number % BATCH == 0)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          if (in_background)
            report (self, FALSE);
        }
      if (!show_packet (self, self->number + 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * octet_survey_run: (skip)
 * @self: a survey
 * @error: return location for a #GError
 *
 * Shows the statistics every packet of a session that was loaded, in the calling thread.
 *
 * Returns: %FALSE where a packet could not be read
 */
gboolean
octet_survey_run (OctetSurvey *self,
                  GError     **error)
{
  g_autoptr (GError) broken = NULL;

  g_return_val_if_fail (self->session->store != NULL, FALSE);

  prepare (self);
  show_packets (self, octet_packet_store_get_count (self->session->store), FALSE, &broken);
  end_all (self);
  show_cb (self);
  if (broken == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&broken));
  return FALSE;
}

/**
 * octet_survey_step: (skip)
 * @self: a survey that was not started
 * @n_packets: how many packets are shown, at most
 * @error: return location for a #GError
 *
 * Shows the statistics the next packets of a session, in the calling thread, and lets them
 * announce what changed. Main context only.
 *
 * Returns: %FALSE where a packet could not be read
 */
gboolean
octet_survey_step (OctetSurvey *self,
                   guint32      n_packets,
                   GError     **error)
{
  gboolean is_whole;
  guint32 count;

  g_return_val_if_fail (self->session->store != NULL, FALSE);
  g_return_val_if_fail (self->thread == NULL, FALSE);

  prepare (self);
  count = octet_packet_store_get_count (self->session->store);
  is_whole = show_packets (self, self->number + MIN (n_packets, count - self->number), FALSE,
                           error);
  prepare_all (self);
  show_cb (self);
  return is_whole;
}

static OctetSessionPhase
get_phase (OctetSession *session)
{
  OctetSessionPhase phase;

  g_mutex_lock (&session->lock);
  phase = session->phase;
  g_mutex_unlock (&session->lock);
  return phase;
}

static gpointer
thread_run (gpointer data)
{
  OctetSurvey *self = data;
  g_autoptr (GError) error = NULL;
  OctetSessionPhase phase;

  do
    {
      /* Asked before the packets are counted: what comes between waits for the next round. */
      phase = get_phase (self->session);
      if (phase != OCTET_SESSION_IDLE && self->session->store != NULL)
        {
          prepare (self);
          if (!show_packets (self, octet_packet_store_get_count (self->session->store), TRUE,
                             &error))
            break;
          report (self, FALSE);
        }
      if (phase <= OCTET_SESSION_LOADING)
        g_usleep (FRAME_TIME);
    }
  while (phase <= OCTET_SESSION_LOADING && !g_cancellable_is_cancelled (self->cancellable));
  end_all (self);
  report (self, TRUE);
  g_object_unref (self);
  return NULL;
}

/**
 * octet_survey_start:
 * @self: a survey that has not begun
 *
 * Begins to count in a thread of its own, and goes on for as long as the session
 * reads packets. The lists change in the session's main context.
 */
void
octet_survey_start (OctetSurvey *self)
{
  g_return_if_fail (OCTET_IS_SURVEY (self));
  g_return_if_fail (self->thread == NULL);

  self->thread = g_thread_new ("octet-survey", thread_run, g_object_ref (self));
}

/**
 * octet_survey_stop:
 * @self: a survey
 *
 * Stops counting, soon; what was counted stays.
 */
void
octet_survey_stop (OctetSurvey *self)
{
  g_return_if_fail (OCTET_IS_SURVEY (self));

  g_cancellable_cancel (self->cancellable);
}

static void
octet_survey_finalize (GObject *object)
{
  OctetSurvey *self = OCTET_SURVEY (object);

  /* The thread holds a reference, so it has ended; only its handle is left. */
  g_clear_pointer (&self->thread, g_thread_unref);
  g_ptr_array_unref (self->taps);
  g_clear_pointer (&self->cursor, octet_cursor_free);
  g_clear_pointer (&self->tree, octet_tree_free);
  g_clear_pointer (&self->wanted, octet_wanted_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_survey_parent_class)->finalize (object);
}

static void
octet_survey_class_init (OctetSurveyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_survey_finalize;
}

static void
octet_survey_init (OctetSurvey *self)
{
  self->taps = g_ptr_array_new_with_free_func (tap_free);
  self->cancellable = g_cancellable_new ();
}
