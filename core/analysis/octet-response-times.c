/* octet-response-times.c - measures how long answers to ICMP echo requests take.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-response-times.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _OctetResponseTimes
{
  OctetStatistic parent_instance;
  gboolean       is_v6;
  guint64        requests;
  GArray        *times; /* of double: ms */
  guint32        least_packet;
  guint32        greatest_packet;
  double         least;
  double         greatest;

  /* Over the first @n_measured of them. */
  guint          n_measured;
  double         mean;
  double         median;
  double         deviation;
};

G_DEFINE_FINAL_TYPE (OctetResponseTimes, octet_response_times, OCTET_TYPE_STATISTIC)

static void
add_time (OctetResponseTimes *self,
          double              time,
          guint32             packet)
{
  if (self->times->len == 0 || time < self->least)
    {
      self->least = time;
      self->least_packet = packet;
    }
  if (self->times->len == 0 || time > self->greatest)
    {
      self->greatest = time;
      self->greatest_packet = packet;
    }
  g_array_append_val (self->times, time);
}

static void
octet_response_times_add (OctetStatistic       *statistic,
                          const OctetTapPacket *packet)
{
  OctetResponseTimes *self = OCTET_RESPONSE_TIMES (statistic);
  const OctetTree *tree = packet->tree;
  const char *type = self->is_v6 ? "icmpv6.type" : "icmp.type";
  const char *time = self->is_v6 ? "icmpv6.resptime" : "icmp.resptime";
  guint64 request = self->is_v6 ? 128 : 8; /* RFC 4443, 4.1; RFC 792 */
  gboolean has_type = FALSE;

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];

      /* What an error message quotes was counted when it was sent. */
      if (strcmp (node->field->key, type) == 0 && !has_type)
        {
          self->requests += node->value.number == request ? 1 : 0;
          octet_statistic_touch (statistic, 0);
          has_type = TRUE;
        }
      else if (strcmp (node->field->key, time) == 0)
        add_time (self, node->value.real, packet->number);
    }
}

static const char *const *
octet_response_times_list_keys (OctetStatistic *statistic)
{
  static const char *const v4[] = { "icmp.type", "icmp.resptime", NULL };
  static const char *const v6[] = { "icmpv6.type", "icmpv6.resptime", NULL };

  return OCTET_RESPONSE_TIMES (statistic)->is_v6 ? v6 : v4;
}

static const char *const *
octet_response_times_list_protocols (OctetStatistic *statistic)
{
  static const char *const v4[] = { "icmp", NULL };
  static const char *const v6[] = { "icmpv6", NULL };

  return OCTET_RESPONSE_TIMES (statistic)->is_v6 ? v6 : v4;
}

static guint
octet_response_times_count_rows (OctetStatistic *statistic)
{
  return 1;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
find_median (const GArray *times)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) times);
  guint middle = sorted->len / 2;

  g_array_sort (sorted, compare_times);
  if (sorted->len % 2 == 1)
    return g_array_index (sorted, double, middle);
  return (g_array_index (sorted, double, middle - 1) + g_array_index (sorted, double, middle)) / 2;
}

static void
octet_response_times_arrange (OctetStatistic *statistic)
{
  OctetResponseTimes *self = OCTET_RESPONSE_TIMES (statistic);
  double sum = 0, squares = 0, mean;
  guint count = self->times->len;

  if (count == self->n_measured)
    return;
  for (guint i = 0; i < count; i++)
    sum += g_array_index (self->times, double, i);
  mean = sum / count;
  for (guint i = 0; i < count; i++)
    squares += pow (g_array_index (self->times, double, i) - mean, 2);
  self->n_measured = count;
  self->mean = mean;
  self->median = find_median (self->times);
  self->deviation = count > 1 ? sqrt (squares / (count - 1)) : 0;
}

static void
fill_times (const OctetResponseTimes *self,
            OctetCell                *cells)
{
  octet_cell_set_real (&cells[OCTET_RESPONSES_MINIMUM], self->least);
  octet_cell_set_real (&cells[OCTET_RESPONSES_MAXIMUM], self->greatest);
  octet_cell_set_real (&cells[OCTET_RESPONSES_MEAN], self->mean);
  octet_cell_set_real (&cells[OCTET_RESPONSES_MEDIAN], self->median);
  octet_cell_set_real (&cells[OCTET_RESPONSES_DEVIATION], self->deviation);
  octet_cell_set_number (&cells[OCTET_RESPONSES_MINIMUM_PACKET], self->least_packet);
  octet_cell_set_number (&cells[OCTET_RESPONSES_MAXIMUM_PACKET], self->greatest_packet);
}

static void
octet_response_times_fill_row (OctetStatistic *statistic,
                               guint           row,
                               OctetCell      *cells)
{
  OctetResponseTimes *self = OCTET_RESPONSE_TIMES (statistic);
  guint64 replies = self->n_measured;

  octet_cell_set_number (&cells[OCTET_RESPONSES_REQUESTS], self->requests);
  octet_cell_set_number (&cells[OCTET_RESPONSES_REPLIES], replies);
  octet_cell_set_number (&cells[OCTET_RESPONSES_LOST],
                         self->requests - MIN (replies, self->requests));
  if (replies > 0)
    fill_times (self, cells);
}

static void
octet_response_times_finalize (GObject *object)
{
  g_array_unref (OCTET_RESPONSE_TIMES (object)->times);
  G_OBJECT_CLASS (octet_response_times_parent_class)->finalize (object);
}

static void
octet_response_times_class_init (OctetResponseTimesClass *klass)
{
  static const OctetColumn columns[] = {
    { "requests", N_("Requests"), OCTET_CELL_NUMBER },
    { "replies", N_("Replies"), OCTET_CELL_NUMBER },
    { "lost", N_("Lost"), OCTET_CELL_NUMBER },
    { "minimum_ms", N_("Least (ms)"), OCTET_CELL_REAL },
    { "maximum_ms", N_("Greatest (ms)"), OCTET_CELL_REAL },
    { "mean_ms", N_("Mean (ms)"), OCTET_CELL_REAL },
    { "median_ms", N_("Median (ms)"), OCTET_CELL_REAL },
    { "deviation_ms", N_("Deviation (ms)"), OCTET_CELL_REAL },
    { "minimum_packet", N_("Fastest in packet"), OCTET_CELL_NUMBER },
    { "maximum_packet", N_("Slowest in packet"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_response_times_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->list_keys = octet_response_times_list_keys;
  statistic_class->list_protocols = octet_response_times_list_protocols;
  statistic_class->add = octet_response_times_add;
  statistic_class->arrange = octet_response_times_arrange;
  statistic_class->count_rows = octet_response_times_count_rows;
  statistic_class->fill_row = octet_response_times_fill_row;
}

static void
octet_response_times_init (OctetResponseTimes *self)
{
  self->times = g_array_new (FALSE, FALSE, sizeof (double));
}

/**
 * octet_response_times_new: (skip)
 * @is_v6: of ICMPv6, not of ICMP
 *
 * Returns: (transfer full): times of no answers yet
 */
OctetStatistic *
octet_response_times_new (gboolean is_v6)
{
  OctetResponseTimes *self = g_object_new (OCTET_TYPE_RESPONSE_TIMES, NULL);

  self->is_v6 = is_v6;
  return OCTET_STATISTIC (self);
}
