/* octet-statistic.c - the list that every statistic is, and its rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-statistic.h"

/* Rows that changed, the last one included; none where @first is behind @last. */
typedef struct
{
  guint first;
  guint last;
} Changes;

static const Changes no_changes = { G_MAXUINT, 0 };

typedef struct
{
  GMutex   lock; /* between the thread that counts and those who look */

  /* Of what was counted. */
  Changes  touched;
  gboolean has_ended;

  /* Of what may be announced. */
  Changes  ready;
  guint    n_ready;
  gboolean has_ready_end;

  /* Announced; the main context's alone. */
  guint    n_rows;
  gboolean is_finished;
} OctetStatisticPrivate;

struct _OctetStatisticRow
{
  GObject         parent_instance;
  OctetStatistic *statistic;
  OctetCell      *cells;
  guint           n_cells;
};

static void octet_statistic_list_model_init (GListModelInterface *interface);

/**
 * OctetStatistic:
 *
 * Something that is counted over the packets of a capture: a list of rows with
 * named columns.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_CODE (OctetStatistic, octet_statistic, G_TYPE_OBJECT,
  G_ADD_PRIVATE (OctetStatistic)
  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, octet_statistic_list_model_init))

/**
 * OctetStatisticRow:
 *
 * One row of a statistic, as it was when somebody asked for it.
 */
G_DEFINE_FINAL_TYPE (OctetStatisticRow, octet_statistic_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FINISHED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static OctetStatisticPrivate *
get_private (OctetStatistic *self)
{
  return octet_statistic_get_instance_private (self);
}

/**
 * octet_statistic_list_keys: (skip)
 * @self: a statistic
 *
 * Returns: (transfer none) (nullable): the fields that it counts, %NULL where the packet index
 *   is enough
 */
const char *const *
octet_statistic_list_keys (OctetStatistic *self)
{
  OctetStatisticClass *klass = OCTET_STATISTIC_GET_CLASS (self);

  return klass->list_keys != NULL ? klass->list_keys (self) : NULL;
}

/**
 * octet_statistic_list_protocols: (skip)
 * @self: a statistic
 *
 * Returns: (transfer none) (nullable): it counts only packets with one of these in their chain;
 *   %NULL where it counts any
 */
const char *const *
octet_statistic_list_protocols (OctetStatistic *self)
{
  OctetStatisticClass *klass = OCTET_STATISTIC_GET_CLASS (self);

  return klass->list_protocols != NULL ? klass->list_protocols (self) : NULL;
}

/**
 * octet_statistic_lock: (skip)
 * @self: a statistic
 *
 * Keeps others from looking while packets are counted.
 */
void
octet_statistic_lock (OctetStatistic *self)
{
  g_mutex_lock (&get_private (self)->lock);
}

/**
 * octet_statistic_unlock: (skip)
 * @self: a statistic
 */
void
octet_statistic_unlock (OctetStatistic *self)
{
  g_mutex_unlock (&get_private (self)->lock);
}

/**
 * octet_statistic_add: (skip)
 * @self: a statistic, locked
 * @packet: a packet
 *
 * Counts a packet.
 */
void
octet_statistic_add (OctetStatistic       *self,
                     const OctetTapPacket *packet)
{
  OctetStatisticClass *klass = OCTET_STATISTIC_GET_CLASS (self);

  if (!klass->touches_rows)
    octet_statistic_touch_all (self);
  klass->add (self, packet);
}

/**
 * octet_statistic_end: (skip)
 * @self: a statistic, locked
 *
 * Says that every packet was counted.
 */
void
octet_statistic_end (OctetStatistic *self)
{
  OctetStatisticClass *klass = OCTET_STATISTIC_GET_CLASS (self);

  if (klass->end != NULL)
    {
      klass->end (self);
      octet_statistic_touch_all (self);
    }
  get_private (self)->has_ended = TRUE;
  octet_statistic_prepare (self);
}

/**
 * octet_statistic_touch: (skip)
 * @self: a statistic, locked
 * @row: a row's place, from 0
 *
 * Says that what stands in a row has changed, or that the row is new.
 */
void
octet_statistic_touch (OctetStatistic *self,
                       guint           row)
{
  Changes *touched = &get_private (self)->touched;

  touched->first = MIN (touched->first, row);
  touched->last = MAX (touched->last, row);
}

/**
 * octet_statistic_touch_all: (skip)
 * @self: a statistic, locked
 *
 * Says that every row may have changed, or its place.
 */
void
octet_statistic_touch_all (OctetStatistic *self)
{
  get_private (self)->touched = (Changes) { 0, G_MAXUINT };
}

/**
 * octet_statistic_prepare: (skip)
 * @self: a statistic, locked
 *
 * Lets the next octet_statistic_show() announce what was counted by now. Survey's thread: what
 * takes long, such as sorting, is done here.
 */
void
octet_statistic_prepare (OctetStatistic *self)
{
  OctetStatisticClass *klass = OCTET_STATISTIC_GET_CLASS (self);
  OctetStatisticPrivate *private = get_private (self);

  if (klass->arrange != NULL)
    klass->arrange (self);
  private->ready.first = MIN (private->ready.first, private->touched.first);
  private->ready.last = MAX (private->ready.last, private->touched.last);
  private->touched = no_changes;
  private->n_ready = klass->count_rows (self);
  private->has_ready_end = private->has_ended;
}

/* New rows stand behind the others, unless every place may be another one's. */
static void
announce (OctetStatistic *self,
          Changes         changes,
          guint           count)
{
  OctetStatisticPrivate *private = get_private (self);
  GListModel *model = G_LIST_MODEL (self);
  guint before = private->n_rows;

  if (count < before || (changes.first == 0 && changes.last == G_MAXUINT))
    {
      private->n_rows = count;
      if (before + count > 0)
        g_list_model_items_changed (model, 0, before, count);
      return;
    }
  if (changes.first <= changes.last && changes.first < before)
    {
      guint changed = MIN (changes.last, before - 1) - changes.first + 1;

      g_list_model_items_changed (model, changes.first, changed, changed);
    }
  if (count == before)
    return;
  private->n_rows = count;
  g_list_model_items_changed (model, before, 0, count - before);
}

/**
 * octet_statistic_show: (skip)
 * @self: a statistic
 *
 * Announces what was prepared since the last time: the rows that changed, those that are new,
 * and the end. Main context only.
 */
void
octet_statistic_show (OctetStatistic *self)
{
  OctetStatisticPrivate *private = get_private (self);
  gboolean was_finished = private->is_finished;
  Changes changes;
  guint count;

  g_mutex_lock (&private->lock);
  changes = private->ready;
  private->ready = no_changes;
  count = private->n_ready;
  private->is_finished = private->has_ready_end;
  g_mutex_unlock (&private->lock);
  announce (self, changes, count);
  if (private->is_finished != was_finished)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}

/**
 * octet_statistic_is_finished: (skip)
 * @self: a statistic
 *
 * Returns: whether the rows that were announced last count every packet. Main context only.
 */
gboolean
octet_statistic_is_finished (OctetStatistic *self)
{
  return get_private (self)->is_finished;
}

/**
 * octet_statistic_get_n_columns: (skip)
 * @self: a statistic
 *
 * Returns: how many columns its rows have
 */
guint
octet_statistic_get_n_columns (OctetStatistic *self)
{
  return OCTET_STATISTIC_GET_CLASS (self)->n_columns;
}

/**
 * octet_statistic_get_column: (skip)
 * @self: a statistic
 * @column: less than the number of columns
 *
 * Returns: (transfer none): what stands in that column
 */
const OctetColumn *
octet_statistic_get_column (OctetStatistic *self,
                            guint           column)
{
  return &OCTET_STATISTIC_GET_CLASS (self)->columns[column];
}

static GType
get_item_type (GListModel *model)
{
  return OCTET_TYPE_STATISTIC_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return get_private (OCTET_STATISTIC (model))->n_rows;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  OctetStatistic *self = OCTET_STATISTIC (model);
  OctetStatisticClass *klass = OCTET_STATISTIC_GET_CLASS (self);
  OctetStatisticPrivate *private = get_private (self);
  OctetStatisticRow *row;

  if (position >= private->n_rows)
    return NULL;
  row = g_object_new (OCTET_TYPE_STATISTIC_ROW, NULL);
  row->statistic = g_object_ref (self);
  row->n_cells = klass->n_columns;
  row->cells = g_new0 (OctetCell, klass->n_columns);
  g_mutex_lock (&private->lock);
  klass->fill_row (self, position, row->cells);
  g_mutex_unlock (&private->lock);
  return row;
}

static void
octet_statistic_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
octet_statistic_finalize (GObject *object)
{
  g_mutex_clear (&get_private (OCTET_STATISTIC (object))->lock);
  G_OBJECT_CLASS (octet_statistic_parent_class)->finalize (object);
}

static void
octet_statistic_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_FINISHED)
    g_value_set_boolean (value, octet_statistic_is_finished (OCTET_STATISTIC (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
octet_statistic_class_init (OctetStatisticClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = octet_statistic_finalize;
  object_class->get_property = octet_statistic_get_property;

  /**
   * OctetStatistic:finished:
   *
   * Whether the rows count every packet.
   */
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                                      G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
octet_statistic_init (OctetStatistic *self)
{
  OctetStatisticPrivate *private = get_private (self);

  g_mutex_init (&private->lock);
  private->touched = private->ready = no_changes;
}

/**
 * octet_statistic_row_get_statistic: (skip)
 * @self: a row
 *
 * Returns: (transfer none): the statistic that it is a row of
 */
OctetStatistic *
octet_statistic_row_get_statistic (OctetStatisticRow *self)
{
  g_return_val_if_fail (OCTET_IS_STATISTIC_ROW (self), NULL);

  return self->statistic;
}

/**
 * octet_statistic_row_get_n_cells: (skip)
 * @self: a row
 *
 * Returns: how many cells it has: as many as the statistic has columns
 */
guint
octet_statistic_row_get_n_cells (OctetStatisticRow *self)
{
  return self->n_cells;
}

/**
 * octet_statistic_row_get_cell: (skip)
 * @self: a row
 * @column: less than the number of columns
 *
 * Returns: (transfer none): what stands there
 */
const OctetCell *
octet_statistic_row_get_cell (OctetStatisticRow *self,
                              guint              column)
{
  return &self->cells[column];
}

/**
 * octet_statistic_row_to_text:
 * @self: a row
 * @column: a column's place, from 0
 *
 * Returns: (transfer full): the cell as people read it; times in seconds
 */
char *
octet_statistic_row_to_text (OctetStatisticRow *self,
                             guint              column)
{
  const OctetCell *cell;

  g_return_val_if_fail (OCTET_IS_STATISTIC_ROW (self), NULL);
  g_return_val_if_fail (column < self->n_cells, NULL);

  cell = &self->cells[column];
  switch (cell->kind)
    {
    case OCTET_CELL_TEXT:
      return g_strdup (cell->text);
    case OCTET_CELL_NUMBER:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, cell->number);
    case OCTET_CELL_REAL:
      return g_strdup_printf ("%.2f", cell->real);
    case OCTET_CELL_TIME:
      return g_strdup_printf ("%.6f", octet_span_to_seconds (cell->time));
    case OCTET_CELL_EMPTY:
    default:
      return g_strdup ("");
    }
}

static void
octet_statistic_row_finalize (GObject *object)
{
  OctetStatisticRow *self = OCTET_STATISTIC_ROW (object);

  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i].text);
  g_free (self->cells);
  g_clear_object (&self->statistic);
  G_OBJECT_CLASS (octet_statistic_row_parent_class)->finalize (object);
}

static void
octet_statistic_row_class_init (OctetStatisticRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_statistic_row_finalize;
}

static void
octet_statistic_row_init (OctetStatisticRow *self)
{
}

/**
 * octet_cell_set_text: (skip)
 * @self: a cell
 * @text: (nullable): what stands in it
 */
void
octet_cell_set_text (OctetCell  *self,
                     const char *text)
{
  g_free (self->text);
  self->kind = text != NULL ? OCTET_CELL_TEXT : OCTET_CELL_EMPTY;
  self->text = g_strdup (text);
}

/**
 * octet_cell_set_address: (skip)
 * @self: a cell
 * @address: what stands in it; nothing where it is of no kind
 */
void
octet_cell_set_address (OctetCell          *self,
                        const OctetAddress *address)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (address->kind == OCTET_ADDRESS_NONE)
    return;
  octet_address_format (address, text);
  octet_cell_set_text (self, text->str);
}

/**
 * octet_cell_set_number: (skip)
 * @self: a cell
 * @number: what stands in it
 */
void
octet_cell_set_number (OctetCell *self,
                       guint64    number)
{
  self->kind = OCTET_CELL_NUMBER;
  self->number = number;
}

/**
 * octet_cell_set_real: (skip)
 * @self: a cell
 * @real: what stands in it
 */
void
octet_cell_set_real (OctetCell *self,
                     double     real)
{
  self->kind = OCTET_CELL_REAL;
  self->real = real;
}

/**
 * octet_cell_set_time: (skip)
 * @self: a cell
 * @nanoseconds: what stands in it
 */
void
octet_cell_set_time (OctetCell *self,
                     gint64     nanoseconds)
{
  octet_cell_set_span (self, octet_span_from_nanoseconds (nanoseconds));
}

/**
 * octet_cell_set_span: (skip)
 * @self: a cell
 * @span: what stands in it
 */
void
octet_cell_set_span (OctetCell *self,
                     OctetSpan  span)
{
  self->kind = OCTET_CELL_TIME;
  self->time = span;
}
