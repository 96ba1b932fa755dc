/* octet-item-tree.c - counts of topics and the items under them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-item-tree.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NO_ITEM G_MAXUINT32
#define NS_PER_MS 1000000.0

/* A burst is the most that came within 100 ms, counted in steps of 5 ms. */
#define BURST_STEP 5
#define BURST_WINDOW 100
#define BURST_STEPS (BURST_WINDOW / BURST_STEP)

/* Names come from the packets: a hostile capture must not make a name for each of millions. */
#define MAX_ITEMS 200000u

/* What came within one step. */
typedef struct
{
  gint64  step; /* G_MININT64: nothing */
  double  start;
  guint32 count;
} Step;

typedef struct
{
  char   *name;
  guint32 parent;
  guint32 next;
  guint32 first;
  guint32 last;
  guint   depth;
  guint   flags;
  guint64 count;
  double  sum;
  double  least;
  double  greatest;

  /* The steps of the last 100 ms, the oldest first. */
  Step    steps[BURST_STEPS];
  guint   n_steps;
  guint32 burst;
  guint32 most;
  double  most_start;
} Item;

typedef struct
{
  char       *title;
  GPtrArray  *items; /* of Item; the first is the root */
  GHashTable *names; /* of "parent/name" to index + 1 */
  GArray     *order;      /* of guint32: the items as they are listed */
  gboolean    is_ordered; /* nothing was counted since */
  double      start;  /* ms: the first packet that was counted */
  double      now;    /* ms: the newest */
  gboolean    has_start;
} OctetItemTreePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OctetItemTree, octet_item_tree, OCTET_TYPE_STATISTIC)

static OctetItemTreePrivate *
get_private (OctetItemTree *self)
{
  return octet_item_tree_get_instance_private (self);
}

static void
item_free (gpointer data)
{
  g_free (((Item *) data)->name);
  g_free (data);
}

static Item *
get (OctetItemTreePrivate *private,
     guint32               index)
{
  return g_ptr_array_index (private->items, index);
}

/**
 * octet_item_tree_get_title: (skip)
 * @self: a tree
 *
 * Returns: (transfer none): what it is called
 */
const char *
octet_item_tree_get_title (OctetItemTree *self)
{
  const char *title = get_private (self)->title;

  return title != NULL ? title : OCTET_ITEM_TREE_GET_CLASS (self)->title;
}

/**
 * octet_item_tree_set_title: (skip)
 * @self: a tree
 * @title: what it is called, instead of what its class is called
 */
void
octet_item_tree_set_title (OctetItemTree *self,
                           const char    *title)
{
  g_free (get_private (self)->title);
  get_private (self)->title = g_strdup (title);
}

/**
 * octet_item_tree_set_time: (skip)
 * @self: a tree
 * @packet: the packet that is counted next
 *
 * Says when what is counted next happened.
 */
void
octet_item_tree_set_time (OctetItemTree        *self,
                          const OctetTapPacket *packet)
{
  OctetItemTreePrivate *private = get_private (self);

  /* Rates are over the time so far: with each packet they change in every row. */
  octet_statistic_touch_all (OCTET_STATISTIC (self));
  private->now = (double) packet->time / NS_PER_MS;
  if (!private->has_start)
    private->start = private->now;
  /* A file whose times run backwards: counting begins with the first time that is not negative. */
  private->has_start = private->start >= 0;
}

/**
 * octet_item_tree_add: (skip)
 * @self: a tree
 * @parent: the item above
 * @name: what is counted
 * @flags: #OctetItemFlags
 *
 * Adds an item that is listed even when it never occurs.
 *
 * Returns: the item
 */
guint32
octet_item_tree_add (OctetItemTree *self,
                     guint32        parent,
                     const char    *name,
                     guint          flags)
{
  OctetItemTreePrivate *private = get_private (self);
  Item *above = get (private, parent);
  guint32 index = private->items->len;
  Item *item;

  if (index >= MAX_ITEMS)
    return parent;
  item = g_new0 (Item, 1);
  item->name = g_strdup (name);
  item->parent = parent;
  item->next = item->first = item->last = NO_ITEM;
  item->depth = above->depth + 1;
  item->flags = flags;
  /* tshark's bursts begin with a step at time 0, even if nothing came then. */
  item->n_steps = 1;
  g_ptr_array_add (private->items, item);
  private->is_ordered = FALSE;
  if (above->first == NO_ITEM)
    above->first = index;
  else
    get (private, above->last)->next = index;
  above->last = index;
  g_hash_table_insert (private->names, g_strdup_printf ("%u/%s", parent, name),
                       GUINT_TO_POINTER (index + 1));
  return index;
}

static void
count_burst (Item  *item,
             double now)
{
  gint64 step = (gint64) floor (now / BURST_STEP);
  guint old = 0, at = item->n_steps;

  while (at > 0 && item->steps[at - 1].step > step)
    at--;
  if (at == 0 && item->n_steps > 0 && step + BURST_STEPS <= item->steps[item->n_steps - 1].step)
    return;
  if (at > 0 && item->steps[at - 1].step == step)
    item->steps[at - 1].count++;
  else
    {
      while (old < item->n_steps && step >= item->steps[old].step + BURST_STEPS)
        item->burst -= item->steps[old++].count;
      at -= MIN (old, at);
      memmove (item->steps, item->steps + old, (item->n_steps - old) * sizeof (Step));
      item->n_steps -= old;
      if (item->n_steps == BURST_STEPS)
        return;
      memmove (item->steps + at + 1, item->steps + at, (item->n_steps - at) * sizeof (Step));
      item->steps[at] = (Step) { step, now, 1 };
      item->n_steps++;
    }
  item->burst++;
  if (item->burst > item->most)
    {
      item->most = item->burst;
      item->most_start = item->steps[0].start;
    }
}

/**
 * octet_item_tree_count: (skip)
 * @self: a tree
 * @item: an item
 *
 * Counts one more of it.
 */
void
octet_item_tree_count (OctetItemTree *self,
                       guint32        item)
{
  OctetItemTreePrivate *private = get_private (self);

  get (private, item)->count++;
  private->is_ordered = FALSE;
  count_burst (get (private, item), private->now);
}

/**
 * octet_item_tree_count_name: (skip)
 * @self: a tree
 * @parent: the item above
 * @name: what is counted
 *
 * Counts one more of it; the first one makes the item.
 *
 * Returns: the item
 */
guint32
octet_item_tree_count_name (OctetItemTree *self,
                            guint32        parent,
                            const char    *name)
{
  g_autofree char *key = g_strdup_printf ("%u/%s", parent, name);
  guint32 item = GPOINTER_TO_UINT (g_hash_table_lookup (get_private (self)->names, key));

  item = item != 0 ? item - 1 : octet_item_tree_add (self, parent, name, OCTET_ITEM_PLAIN);
  octet_item_tree_count (self, item);
  return item;
}

/**
 * octet_item_tree_count_value: (skip)
 * @self: a tree
 * @item: an item
 * @value: a length, a time in ms
 *
 * Counts one more of it, that has a value.
 */
void
octet_item_tree_count_value (OctetItemTree *self,
                             guint32        item,
                             double         value)
{
  Item *row = get (get_private (self), item);

  row->flags |= OCTET_ITEM_HAS_VALUES;
  row->least = row->count == 0 ? value : MIN (row->least, value);
  row->greatest = row->count == 0 ? value : MAX (row->greatest, value);
  row->sum += value;
  octet_item_tree_count (self, item);
}

typedef struct
{
  const Item *item;
  guint32     index;
} Sibling;

/* The most frequent first; among equals the name that sorts last. */
static int
compare_siblings (gconstpointer a,
                  gconstpointer b)
{
  const Item *first = ((const Sibling *) a)->item, *second = ((const Sibling *) b)->item;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return strcmp (second->name, first->name);
}

static void
put_in_order (OctetItemTreePrivate *private,
              guint32               parent)
{
  g_autoptr (GArray) siblings = g_array_new (FALSE, FALSE, sizeof (Sibling));

  for (guint32 i = get (private, parent)->first; i != NO_ITEM; i = get (private, i)->next)
    {
      Sibling sibling = { get (private, i), i };

      g_array_append_val (siblings, sibling);
    }
  if (!(get (private, parent)->flags & OCTET_ITEM_IN_ORDER))
    g_array_sort (siblings, compare_siblings);
  for (guint i = 0; i < siblings->len; i++)
    {
      guint32 index = g_array_index (siblings, Sibling, i).index;

      g_array_append_val (private->order, index);
      put_in_order (private, index);
    }
}

static void
octet_item_tree_arrange (OctetStatistic *statistic)
{
  OctetItemTreePrivate *private = get_private (OCTET_ITEM_TREE (statistic));

  if (private->is_ordered)
    return;
  g_array_set_size (private->order, 0);
  put_in_order (private, OCTET_ITEM_ROOT);
  private->is_ordered = TRUE;
}

static guint
octet_item_tree_count_rows (OctetStatistic *statistic)
{
  return get_private (OCTET_ITEM_TREE (statistic))->order->len;
}

static void
fill_values (const Item *item,
             OctetCell  *cells)
{
  /* "No value yet" is told from "has no values": the number says so in an empty cell. */
  cells[OCTET_ITEM_AVERAGE].number = (item->flags & OCTET_ITEM_HAS_VALUES) != 0;
  if (!(item->flags & OCTET_ITEM_HAS_VALUES) || item->count == 0)
    return;
  octet_cell_set_real (&cells[OCTET_ITEM_AVERAGE], item->sum / (double) item->count);
  octet_cell_set_real (&cells[OCTET_ITEM_MINIMUM], item->least);
  octet_cell_set_real (&cells[OCTET_ITEM_MAXIMUM], item->greatest);
}

static void
octet_item_tree_fill_row (OctetStatistic *statistic,
                          guint           row,
                          OctetCell      *cells)
{
  OctetItemTreePrivate *private = get_private (OCTET_ITEM_TREE (statistic));
  const Item *item, *above;

  item = get (private, g_array_index (private->order, guint32, row));
  above = get (private, item->parent);
  octet_cell_set_text (&cells[OCTET_ITEM_NAME], item->name);
  octet_cell_set_number (&cells[OCTET_ITEM_DEPTH], item->depth - 1);
  octet_cell_set_number (&cells[OCTET_ITEM_COUNT], item->count);
  fill_values (item, cells);
  if (private->now != private->start)
    octet_cell_set_real (&cells[OCTET_ITEM_RATE],
                         (double) item->count / (private->now - private->start));
  if (item->parent == OCTET_ITEM_ROOT)
    octet_cell_set_real (&cells[OCTET_ITEM_PERCENT], 100);
  else if (above->count > 0)
    octet_cell_set_real (&cells[OCTET_ITEM_PERCENT],
                         100 * (double) item->count / (double) above->count);
  if (item->most == 0)
    return;
  octet_cell_set_real (&cells[OCTET_ITEM_BURST_RATE], (double) item->most / BURST_WINDOW);
  octet_cell_set_real (&cells[OCTET_ITEM_BURST_START], item->most_start / 1000);
}

static void
octet_item_tree_finalize (GObject *object)
{
  OctetItemTreePrivate *private = get_private (OCTET_ITEM_TREE (object));

  g_free (private->title);
  g_ptr_array_unref (private->items);
  g_hash_table_unref (private->names);
  g_array_unref (private->order);
  G_OBJECT_CLASS (octet_item_tree_parent_class)->finalize (object);
}

static void
octet_item_tree_class_init (OctetItemTreeClass *klass)
{
  static const OctetColumn columns[] = {
    { "name", N_("Item"), OCTET_CELL_TEXT },
    { "depth", N_("Depth"), OCTET_CELL_NUMBER },
    { "count", N_("Count"), OCTET_CELL_NUMBER },
    { "average", N_("Average"), OCTET_CELL_REAL },
    { "minimum", N_("Least"), OCTET_CELL_REAL },
    { "maximum", N_("Greatest"), OCTET_CELL_REAL },
    { "rate_per_ms", N_("Per millisecond"), OCTET_CELL_REAL },
    { "percent", N_("Percent"), OCTET_CELL_REAL },
    { "burst_rate_per_ms", N_("Burst per millisecond"), OCTET_CELL_REAL },
    { "burst_start", N_("Burst starts"), OCTET_CELL_REAL },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_item_tree_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->arrange = octet_item_tree_arrange;
  statistic_class->count_rows = octet_item_tree_count_rows;
  statistic_class->fill_row = octet_item_tree_fill_row;
}

static void
octet_item_tree_init (OctetItemTree *self)
{
  OctetItemTreePrivate *private = get_private (self);
  Item *root = g_new0 (Item, 1);

  root->first = root->last = root->next = NO_ITEM;
  root->flags = OCTET_ITEM_IN_ORDER;
  private->items = g_ptr_array_new_with_free_func (item_free);
  private->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  private->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (private->items, root);
}
