/* octet-ui-traffic-rows.c - a capture's traffic over time as rows, each a round stretch of time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strip's bars are as long as its pixels make them; here a row is a stretch that can be said,
 * such as a tenth of a second. A worker counts, and rows without packets are left out, so there
 * are never more than some dozen.
 */
#include "config.h"

#include "models/octet-ui-traffic-rows.h"

#include "bytes/octet-time.h"
#include "models/octet-ui-time-axis.h"

/* As many as one reads through. */
#define MAX_ROWS 40

struct _OctetUiTrafficRows
{
  GObject       parent_instance;
  OctetSession *session;
  OctetDensity *density;
  GArray       *rows; /* of OctetUiTrafficRow, with packets only */
  gint64        begin; /* of the first row, if it has packets */
  gint64        step;  /* ns that a row is long */
};

static void octet_ui_traffic_rows_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OctetUiTrafficRows, octet_ui_traffic_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      octet_ui_traffic_rows_model_init))

static gint64
get_zero (OctetUiTrafficRows *self)
{
  return octet_packet_store_get_first_time (octet_session_get_store (self->session));
}

/* Times of a broken clock end where no later one can be said. */
static gint64
add_widths (gint64 time,
            guint  count,
            gint64 width)
{
  gint64 sum;

  if (__builtin_mul_overflow ((gint64) count, width, &sum) ||
      __builtin_add_overflow (time, sum, &sum))
    return G_MAXINT64;
  return sum;
}

static void
changed_cb (OctetUiTrafficRows *self)
{
  const OctetDensityData *data = octet_density_get_data (self->density);
  guint before = self->rows->len;

  g_array_set_size (self->rows, 0);
  /* Until a range is counted there are counts of another one. */
  for (guint i = 0; self->step > 0 && data->first == self->begin && i < data->n_buckets; i++)
    {
      OctetUiTrafficRow row = { add_widths (data->first, i, data->width), 0, data->buckets[i] };

      row.last = add_widths (data->first, i + 1, data->width) - 1;
      if (octet_density_get_total (&row.bucket) > 0)
        g_array_append_val (self->rows, row);
    }
  if (before > 0 || self->rows->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
}

/**
 * octet_ui_traffic_rows_new:
 * @session: a capture
 *
 * Returns: (transfer full): no rows yet
 */
OctetUiTrafficRows *
octet_ui_traffic_rows_new (OctetSession *session)
{
  OctetUiTrafficRows *self = g_object_new (OCTET_UI_TYPE_TRAFFIC_ROWS, NULL);

  self->session = g_object_ref (session);
  self->density = octet_density_new (session);
  g_signal_connect_object (self->density, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * octet_ui_traffic_rows_set_range:
 * @self: rows
 * @first: the earliest time that they tell of, in nanoseconds since 1970
 * @last: the latest; not before @first
 *
 * Divides a stretch of time into rows, which begin at round times since the first packet. They
 * come when they are counted.
 */
void
octet_ui_traffic_rows_set_range (OctetUiTrafficRows *self,
                                 gint64              first,
                                 gint64              last)
{
  gint64 step = octet_ui_time_axis_find_step (octet_time_span (last, first), MAX_ROWS);
  gint64 offset = octet_time_span (first, get_zero (self)) % step;
  gint64 begin, count, end;

  g_return_if_fail (first <= last);

  /* Times at the ends of what can be said begin and end where they are. */
  if (__builtin_sub_overflow (first, offset < 0 ? offset + step : offset, &begin))
    begin = first;
  count = octet_time_span (last, begin) / step + 1;
  if (__builtin_mul_overflow (count, step, &end) || __builtin_add_overflow (begin, end, &end))
    end = G_MAXINT64;
  self->begin = begin;
  self->step = step;
  octet_density_set_range (self->density, begin, end - 1, (guint) count);
}

/**
 * octet_ui_traffic_rows_get: (skip)
 * @self: rows
 * @position: which
 *
 * Returns: (transfer none) (nullable): the row there, until the rows change
 */
const OctetUiTrafficRow *
octet_ui_traffic_rows_get (OctetUiTrafficRows *self,
                           guint               position)
{
  return position < self->rows->len
           ? &g_array_index (self->rows, OctetUiTrafficRow, position) : NULL;
}

/**
 * octet_ui_traffic_rows_find:
 * @self: rows
 * @time: nanoseconds since 1970
 *
 * Returns: the row of that time, or %GTK_INVALID_LIST_POSITION
 */
guint
octet_ui_traffic_rows_find (OctetUiTrafficRows *self,
                            gint64              time)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const OctetUiTrafficRow *row = &g_array_index (self->rows, OctetUiTrafficRow, i);

      if (time >= row->first && time <= row->last)
        return i;
    }
  return G_MAXUINT;
}

/**
 * octet_ui_traffic_rows_write_time:
 * @self: rows
 * @position: one of them
 *
 * Returns: (transfer full): when it begins, since the first packet: "0.05 s"
 */
char *
octet_ui_traffic_rows_write_time (OctetUiTrafficRows *self,
                                  guint               position)
{
  const OctetUiTrafficRow *row = octet_ui_traffic_rows_get (self, position);

  if (row == NULL)
    return g_strdup ("");
  return octet_ui_time_axis_write (octet_time_span (row->first, get_zero (self)), self->step);
}

static GType
octet_ui_traffic_rows_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
octet_ui_traffic_rows_get_n_items (GListModel *model)
{
  return OCTET_UI_TRAFFIC_ROWS (model)->rows->len;
}

/* Who shows a row asks for it by its place. */
static gpointer
octet_ui_traffic_rows_get_item (GListModel *model,
                                guint       position)
{
  return position < OCTET_UI_TRAFFIC_ROWS (model)->rows->len
           ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
octet_ui_traffic_rows_model_init (GListModelInterface *iface)
{
  iface->get_item_type = octet_ui_traffic_rows_get_item_type;
  iface->get_n_items = octet_ui_traffic_rows_get_n_items;
  iface->get_item = octet_ui_traffic_rows_get_item;
}

static void
octet_ui_traffic_rows_finalize (GObject *object)
{
  OctetUiTrafficRows *self = OCTET_UI_TRAFFIC_ROWS (object);

  g_clear_object (&self->density);
  g_clear_object (&self->session);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (octet_ui_traffic_rows_parent_class)->finalize (object);
}

static void
octet_ui_traffic_rows_class_init (OctetUiTrafficRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_traffic_rows_finalize;
}

static void
octet_ui_traffic_rows_init (OctetUiTrafficRows *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (OctetUiTrafficRow));
}
