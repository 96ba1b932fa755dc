/* octet-density.c - how a session's packets lie in time, by layer, counted by a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the index is looked at: 10 million packets are counted in about 0.1 s, and while a file
 * is read each packet is counted once. While nobody knows how long a capture will be, a bucket
 * doubles its length whenever the packets outgrow them all, and neighbours are put together.
 *
 * One task at a time counts; what it needs is its own meanwhile, so that there is no lock.
 */
#include "config.h"

#include "session/octet-density.h"

#include <string.h>

/* Packets between two looks at the cancellable. */
#define BATCH 65536
/* Of the whole capture: as many as the widest screens have pixels, and half of that at least. */
#define N_BUCKETS 4096
#define FIRST_WIDTH 1024 /* ns */
#define NOT_KNOWN 0xff

/* A count under way; the task's while there is one. */
typedef struct
{
  OctetPacketStore *store;
  OctetStacks      *stacks;
  OctetRegistry    *registry;
  OctetDensityData  data;
  gboolean          is_whole; /* not a range that somebody asked for */
  guint8           *levels;   /* by chain of protocols */
} Count;

/**
 * OctetDensity:
 *
 * Counts the packets of a session by time and layer, and goes on when there are more. Belongs to
 * the main context of the session.
 */
struct _OctetDensity
{
  GObject           parent_instance;
  OctetSession     *session;
  GCancellable     *cancellable;
  Count            *count;      /* NULL while a task has it */
  gboolean          is_counting;
  gboolean          is_late;    /* packets came, or the range changed, during a task */
  gint64            first;      /* the range that is asked for; the whole where last is smaller */
  gint64            last;
  guint             n_buckets;
  OctetDensityData  shown;
};

G_DEFINE_FINAL_TYPE (OctetDensity, octet_density, G_TYPE_OBJECT)

static guint changed_signal;

static void
count_free (Count *self)
{
  g_clear_object (&self->store);
  octet_registry_unref (self->registry);
  g_free (self->data.buckets);
  g_free (self->levels);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Count, count_free)

/* The layer of a chain: that of its innermost protocol that says one. */
static guint8
find_level (Count   *self,
            guint16  stack)
{
  guint8 level = OCTET_LEVEL_FRAME;

  if (self->levels[stack] != NOT_KNOWN)
    return self->levels[stack];
  for (guint16 at = stack; stack != OCTET_STACK_OVERFLOW && at != OCTET_STACK_EMPTY;
       at = octet_stacks_get_parent (self->stacks, at))
    {
      guint index = octet_stacks_get_protocol (self->stacks, at);
      guint8 there = octet_registry_get_entry (self->registry, index)->protocol->level;

      if (there == OCTET_LEVEL_FRAME || there == OCTET_LEVEL_PAYLOAD)
        continue;
      level = there;
      break;
    }
  self->levels[stack] = level;
  return level;
}

static void
add_bucket (OctetDensityBucket       *self,
            const OctetDensityBucket *other)
{
  for (guint i = 0; i < OCTET_DENSITY_N_LEVELS; i++)
    self->packets[i] += other->packets[i];
  for (guint i = 0; i < G_N_ELEMENTS (self->findings); i++)
    self->findings[i] += other->findings[i];
}

/* Puts neighbours together: buckets become twice as long. @is_forward: the room that this makes
 * is behind them. */
static void
double_width (OctetDensityData *data,
              gboolean          is_forward)
{
  guint half = data->n_buckets / 2;
  OctetDensityBucket *buckets = g_new0 (OctetDensityBucket, data->n_buckets);

  for (guint i = 0; i < data->n_buckets; i++)
    add_bucket (&buckets[i / 2 + (is_forward ? 0 : half)], &data->buckets[i]);
  g_free (data->buckets);
  data->buckets = buckets;
  if (!is_forward)
    data->first -= data->width * (gint64) data->n_buckets;
  data->width *= 2;
}

/* Finds a time's bucket; where there is no end yet, makes room for it. Times may be anything. */
static OctetDensityBucket *
find_bucket (Count  *self,
             gint64  time)
{
  OctetDensityData *data = &self->data;
  guint64 index;

  if (data->buckets == NULL)
    {
      data->n_buckets = N_BUCKETS;
      data->buckets = g_new0 (OctetDensityBucket, N_BUCKETS);
      data->first = time;
      data->width = FIRST_WIDTH;
    }
  while (TRUE)
    {
      /* Unsigned, as the difference of any two times fits it. */
      gboolean is_before = time < data->first;
      guint64 away = is_before ? (guint64) data->first - (guint64) time
                               : (guint64) time - (guint64) data->first;

      index = away / (guint64) data->width;
      if (!is_before && index < data->n_buckets)
        return &data->buckets[index];
      if (!self->is_whole || data->width > G_MAXINT64 / 2 / N_BUCKETS ||
          (is_before && data->first < G_MININT64 + data->width * N_BUCKETS))
        return NULL;
      double_width (data, !is_before);
    }
}

static void
count_packet (Count                   *self,
              const OctetPacketRecord *record)
{
  guint severity = (record->flags & OCTET_PACKET_SEVERITY) >> 2;
  OctetDensityBucket *bucket;

  if (record->time == G_MININT64)
    return;
  self->data.low = MIN (self->data.low, record->time);
  self->data.high = MAX (self->data.high, record->time);
  bucket = find_bucket (self, record->time);
  if (bucket == NULL)
    return;
  bucket->packets[find_level (self, record->stack)]++;
  if (severity > 0)
    bucket->findings[severity - 1]++;
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Count *self = data;
  guint32 last = octet_packet_store_get_count (self->store);

  while (self->data.n_packets < last)
    {
      guint32 end = MIN (last, self->data.n_packets + BATCH);

      if (g_cancellable_is_cancelled (cancellable))
        break;
      while (self->data.n_packets < end)
        count_packet (self, octet_packet_store_get (self->store, ++self->data.n_packets));
    }
  g_task_return_boolean (task, TRUE);
}

static Count *
new_count (OctetDensity *self)
{
  Count *count = g_new0 (Count, 1);

  count->store = g_object_ref (octet_session_get_store (self->session));
  count->stacks = octet_session_get_state (self->session)->stacks;
  count->registry = octet_registry_ref (octet_session_get_registry (self->session));
  count->levels = g_malloc (G_MAXUINT16 + 1);
  memset (count->levels, NOT_KNOWN, G_MAXUINT16 + 1);
  count->data.low = G_MAXINT64;
  count->data.high = G_MININT64;
  count->is_whole = self->last < self->first;
  if (count->is_whole)
    return count;
  count->data.first = self->first;
  count->data.width = MAX (1, (gint64) (((guint64) self->last - (guint64) self->first) /
                                        self->n_buckets) + 1);
  count->data.n_buckets = self->n_buckets;
  count->data.buckets = g_new0 (OctetDensityBucket, self->n_buckets);
  return count;
}

static void begin (OctetDensity *self);

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  OctetDensity *self = OCTET_DENSITY (source);
  g_autoptr (Count) count = g_task_get_task_data (G_TASK (result));

  self->is_counting = FALSE;
  /* A count that was given up is of a range that nobody wants any more. */
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_free (self->shown.buckets);
      self->shown = count->data;
      self->shown.buckets = g_memdup2 (count->data.buckets,
                                       count->data.n_buckets * sizeof (OctetDensityBucket));
      self->count = g_steal_pointer (&count);
      g_signal_emit (self, changed_signal, 0);
    }
  if (self->is_late)
    begin (self);
}

static void
begin (OctetDensity *self)
{
  g_autoptr (GTask) task = NULL;

  self->is_late = self->is_counting;
  if (self->is_counting || octet_session_get_store (self->session) == NULL)
    return;
  if (self->count == NULL)
    self->count = new_count (self);
  task = g_task_new (self, self->cancellable, counted_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_steal_pointer (&self->count), NULL);
  self->is_counting = TRUE;
  g_task_run_in_thread (task, count_thread);
}

/**
 * octet_density_new:
 * @session: a session; it may still be reading
 *
 * Returns: (transfer full): the whole capture's counts, when they are there
 */
OctetDensity *
octet_density_new (OctetSession *session)
{
  OctetDensity *self;

  g_return_val_if_fail (OCTET_IS_SESSION (session), NULL);

  self = g_object_new (OCTET_TYPE_DENSITY, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::n-packets", G_CALLBACK (begin), self,
                           G_CONNECT_SWAPPED);
  if (octet_session_get_n_packets (session) > 0)
    begin (self);
  return self;
}

/**
 * octet_density_set_range:
 * @self: counts
 * @first: where the first bucket begins, in nanoseconds since 1970
 * @last: where the last one ends; smaller than @first for the whole capture
 * @n_buckets: how many, 1 to 16,384; without meaning for the whole capture
 *
 * Counts anew, if it is another range. Until that is done the old counts stay.
 */
void
octet_density_set_range (OctetDensity *self,
                         gint64        first,
                         gint64        last,
                         guint         n_buckets)
{
  gboolean is_whole = last < first;

  g_return_if_fail (OCTET_IS_DENSITY (self));
  g_return_if_fail (n_buckets > 0 && n_buckets <= 16384);

  if (is_whole ? self->last < self->first
               : first == self->first && last == self->last && n_buckets == self->n_buckets)
    return;
  self->first = is_whole ? 0 : first;
  self->last = is_whole ? -1 : last;
  self->n_buckets = n_buckets;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->count, count_free);
  begin (self);
}

/**
 * octet_density_get_data: (skip)
 * @self: counts
 *
 * Returns: (transfer none): the counts, until the next "changed"; no buckets before the first
 */
const OctetDensityData *
octet_density_get_data (OctetDensity *self)
{
  g_return_val_if_fail (OCTET_IS_DENSITY (self), NULL);
  return &self->shown;
}

/**
 * octet_density_get_total: (skip)
 * @bucket: a bucket
 *
 * Returns: its packets, of all layers
 */
guint32
octet_density_get_total (const OctetDensityBucket *bucket)
{
  guint32 total = 0;

  for (guint i = 0; i < OCTET_DENSITY_N_LEVELS; i++)
    total += bucket->packets[i];
  return total;
}

static void
octet_density_dispose (GObject *object)
{
  OctetDensity *self = OCTET_DENSITY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->count, count_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_density_parent_class)->dispose (object);
}

static void
octet_density_finalize (GObject *object)
{
  OctetDensity *self = OCTET_DENSITY (object);

  g_object_unref (self->cancellable);
  g_free (self->shown.buckets);
  G_OBJECT_CLASS (octet_density_parent_class)->finalize (object);
}

static void
octet_density_class_init (OctetDensityClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = octet_density_dispose;
  G_OBJECT_CLASS (klass)->finalize = octet_density_finalize;

  /**
   * OctetDensity::changed:
   * @self: counts
   *
   * There are new counts.
   */
  changed_signal = g_signal_new ("changed", OCTET_TYPE_DENSITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
octet_density_init (OctetDensity *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown.low = G_MAXINT64;
  self->shown.high = G_MININT64;
  self->last = -1;
}
