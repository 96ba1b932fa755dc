/* octet-statistic.c - the list that every statistic is, and its rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-statistic.h"

typedef struct
{
  GMutex   lock;       /* between the thread that counts and those who look */
  guint    generation; /* rises with each packet that was counted */
  guint    shown;      /* the generation that was announced */
  guint    n_rows;     /* likewise: what get_n_items answers */
  gboolean has_ended;
  gboolean is_finished; /* likewise, announced */
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
  OCTET_STATISTIC_GET_CLASS (self)->add (self, packet);
  get_private (self)->generation++;
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
    klass->end (self);
  get_private (self)->has_ended = TRUE;
  get_private (self)->generation++;
}

/**
 * octet_statistic_show: (skip)
 * @self: a statistic
 *
 * Announces what was counted since the last time. Main context only.
 */
void
octet_statistic_show (OctetStatistic *self)
{
  OctetStatisticPrivate *private = get_private (self);
  guint before = private->n_rows;
  gboolean changed;

  g_mutex_lock (&private->lock);
  changed = private->shown != private->generation;
  private->shown = private->generation;
  private->is_finished = private->has_ended;
  private->n_rows = OCTET_STATISTIC_GET_CLASS (self)->count_rows (self);
  g_mutex_unlock (&private->lock);
  if (changed)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, private->n_rows);
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
octet_statistic_class_init (OctetStatisticClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_statistic_finalize;
}

static void
octet_statistic_init (OctetStatistic *self)
{
  g_mutex_init (&get_private (self)->lock);
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
