/* octet-timeline.c - counts packets and octets in buckets of time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-timeline.h"

#include <glib/gi18n-lib.h>

/* More than any screen has pixels, or anybody scrolls; what comes later is in the last bucket,
 * so that one packet with a time of long ago does not cost gigabytes. */
#define MAX_BUCKETS 2000000u

typedef struct
{
  guint64 frames;
  guint64 bytes;
} Bucket;

struct _OctetTimeline
{
  OctetStatistic parent_instance;
  gint64         interval; /* ns; 0: all in one */
  guint          n_filters;
  GArray        *buckets;  /* of Bucket, @n_filters for each stretch of time */
};

G_DEFINE_FINAL_TYPE (OctetTimeline, octet_timeline, OCTET_TYPE_STATISTIC)

static void
octet_timeline_add (OctetStatistic       *statistic,
                    const OctetTapPacket *packet)
{
  OctetTimeline *self = OCTET_TIMELINE (statistic);
  guint64 at = self->interval > 0 && packet->time > 0
                 ? (guint64) (packet->time / self->interval) : 0;
  Bucket *bucket;
  guint place;

  /* Times that go backwards, before the first packet's: tshark leaves them out too. */
  if (packet->time < 0)
    return;
  place = (guint) MIN (at, MAX_BUCKETS / self->n_filters - 1) * self->n_filters;
  if (place + self->n_filters > self->buckets->len)
    g_array_set_size (self->buckets, place + self->n_filters);
  bucket = &g_array_index (self->buckets, Bucket, place + packet->tag);
  bucket->frames++;
  bucket->bytes += packet->record->wire_size;
  octet_statistic_touch (statistic, place + packet->tag);
}

static guint
octet_timeline_count_rows (OctetStatistic *statistic)
{
  return OCTET_TIMELINE (statistic)->buckets->len;
}

static void
octet_timeline_fill_row (OctetStatistic *statistic,
                         guint           row,
                         OctetCell      *cells)
{
  OctetTimeline *self = OCTET_TIMELINE (statistic);
  const Bucket *bucket = &g_array_index (self->buckets, Bucket, row);
  gint64 at = row / self->n_filters;

  octet_cell_set_time (&cells[OCTET_TIMELINE_START], at * self->interval);
  octet_cell_set_time (&cells[OCTET_TIMELINE_END], (at + 1) * self->interval);
  octet_cell_set_number (&cells[OCTET_TIMELINE_FILTER], row % self->n_filters);
  octet_cell_set_number (&cells[OCTET_TIMELINE_FRAMES], bucket->frames);
  octet_cell_set_number (&cells[OCTET_TIMELINE_BYTES], bucket->bytes);
}

static void
octet_timeline_finalize (GObject *object)
{
  g_array_unref (OCTET_TIMELINE (object)->buckets);
  G_OBJECT_CLASS (octet_timeline_parent_class)->finalize (object);
}

static void
octet_timeline_class_init (OctetTimelineClass *klass)
{
  static const OctetColumn columns[] = {
    { "start", N_("From"), OCTET_CELL_TIME },
    { "end", N_("To"), OCTET_CELL_TIME },
    { "filter", N_("Filter"), OCTET_CELL_NUMBER },
    { "frames", N_("Packets"), OCTET_CELL_NUMBER },
    { "bytes", N_("Octets"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_timeline_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->add = octet_timeline_add;
  statistic_class->count_rows = octet_timeline_count_rows;
  statistic_class->fill_row = octet_timeline_fill_row;
}

static void
octet_timeline_init (OctetTimeline *self)
{
  self->buckets = g_array_new (FALSE, TRUE, sizeof (Bucket));
}

/**
 * octet_timeline_new: (skip)
 * @interval: length of a bucket in ns; 0 for one that holds everything
 * @n_filters: how many filters there are, at least 1; a survey's tags are smaller
 *
 * Returns: (transfer full): a time without packets
 */
OctetStatistic *
octet_timeline_new (gint64 interval,
                    guint  n_filters)
{
  OctetTimeline *self = g_object_new (OCTET_TYPE_TIMELINE, NULL);

  self->interval = interval;
  self->n_filters = MAX (n_filters, 1);
  return OCTET_STATISTIC (self);
}

/**
 * octet_timeline_get_n_filters: (skip)
 * @self: a timeline
 *
 * Returns: how many filters it counts for
 */
guint
octet_timeline_get_n_filters (OctetTimeline *self)
{
  return self->n_filters;
}
