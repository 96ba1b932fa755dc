/* octet-flow-list.c - the list model of conversations: rows from a worker, items on demand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "session/octet-flow-list-private.h"
#include "session/octet-session-names.h"

/* A worker is idle for so many times as long as it took: the first pass has the core. */
#define IDLE_FACTOR 8
/* Nobody reads faster than this a list whose rows change places. */
#define SORTED_INTERVAL (G_USEC_PER_SEC / 4)

struct _OctetFlowList
{
  GObject        parent_instance;
  OctetFlowWish  wish;
  OctetFlowOrder order;   /* the worker's while there is one, but for what is shown */
  GArray        *rows;    /* shown: guint32 */
  guint64        most_bytes;
  guint          n_flows;
  GHashTable    *counts;  /* of what is shown, or NULL for all packets: see OctetFlowOrder */
  GHashTable    *items;   /* flow id → OctetFlowItem, as long as somebody holds it */
  GCancellable  *cancellable; /* of the worker that runs */
  gboolean       is_stale;    /* something changed since the worker began */
  gboolean       is_busy;
  gint64         last_end;
  gint64         last_took;
  guint          timer;
};

/* What a worker gets, and what it brings. */
typedef struct
{
  GMutex         handover; /* held by whoever has the job: the thread sanitizer cannot see into
                            * GTask, which makes sure of the same */
  OctetFlowWish  wish;
  OctetFlowOrder order;
  gint64         took;
  guint          first;   /* rows before it are the same as before */
  guint          removed;
  guint          added;
} Job;

static void octet_flow_list_list_model_init (GListModelInterface *interface);
static void begin (OctetFlowList *self);

/**
 * OctetFlowList:
 *
 * The conversations of one level. Main context only.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (OctetFlowList, octet_flow_list, G_TYPE_OBJECT,
  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, octet_flow_list_list_model_init))

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
wish_clear (OctetFlowWish *wish)
{
  g_clear_object (&wish->session);
  g_clear_object (&wish->names);
  g_clear_pointer (&wish->search, g_free);
  g_clear_pointer (&wish->among, octet_bitset_unref);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_mutex_lock (&job->handover);
  wish_clear (&job->wish);
  octet_flow_order_clear (&job->order);
  g_mutex_unlock (&job->handover);
  g_mutex_clear (&job->handover);
  g_free (job);
}

/* What is the same at both ends needs no announcement. */
static void
find_difference (Job          *job,
                 const GArray *before)
{
  const guint32 *old = (const guint32 *) before->data;
  const guint32 *new = (const guint32 *) job->order.rows->data;
  guint n_old = before->len, n_new = job->order.rows->len;
  guint first = 0, behind = 0, least = MIN (n_old, n_new);

  while (first < least && old[first] == new[first])
    first++;
  while (behind < least - first && old[n_old - 1 - behind] == new[n_new - 1 - behind])
    behind++;
  job->first = first;
  job->removed = n_old - first - behind;
  job->added = n_new - first - behind;
}

static void
job_run (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Job *job = data;
  gint64 start = g_get_monotonic_time ();
  GArray *before;

  g_mutex_lock (&job->handover);
  before = g_array_ref (job->order.rows);
  octet_flow_order_run (&job->order, &job->wish, cancellable);
  find_difference (job, before);
  g_array_unref (before);
  job->took = g_get_monotonic_time () - start;
  g_mutex_unlock (&job->handover);
  g_task_return_boolean (task, TRUE);
}

static void
set_busy (OctetFlowList *self,
          gboolean       is_busy)
{
  if (self->is_busy == is_busy)
    return;
  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Brings the items that somebody holds up to date; the gate is entered once for all. */
static void
refresh_items (OctetFlowList *self,
               gboolean       all)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item;
  gboolean inside;

  if (g_hash_table_size (self->items) == 0)
    return;
  inside = octet_session_enter (self->wish.session);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (octet_flow_item_update (item, self->counts) || all)
      g_ptr_array_add (changed, g_object_ref (item));
  if (inside)
    octet_session_leave (self->wish.session);
  for (guint i = 0; i < changed->len; i++)
    octet_flow_item_announce (g_ptr_array_index (changed, i));
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  OctetFlowList *self = OCTET_FLOW_LIST (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  g_mutex_lock (&job->handover);
  self->order = job->order;
  memset (&job->order, 0, sizeof job->order);
  g_mutex_unlock (&job->handover);
  g_clear_object (&self->cancellable);
  self->last_end = g_get_monotonic_time ();
  self->last_took = job->took;
  if (self->wish.search == NULL)
    self->n_flows = self->order.rows->len;
  self->most_bytes = self->order.most_bytes;
  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = g_array_ref (self->order.rows);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  if (self->order.counts != NULL)
    self->counts = g_hash_table_ref (self->order.counts);
  if (job->removed > 0 || job->added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), job->first, job->removed, job->added);
  refresh_items (self, FALSE);
  if (self->is_stale)
    begin (self);
  else
    set_busy (self, FALSE);
}

static void
start_worker (OctetFlowList *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  self->is_stale = FALSE;
  g_mutex_init (&job->handover);
  g_mutex_lock (&job->handover);
  job->wish = self->wish;
  g_object_ref (job->wish.session);
  g_object_ref (job->wish.names);
  job->wish.search = g_strdup (self->wish.search);
  if (job->wish.among != NULL)
    octet_bitset_ref (job->wish.among);
  job->order = self->order;
  memset (&self->order, 0, sizeof self->order);
  g_mutex_unlock (&job->handover);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, ended_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, job_run);
}

static gboolean
timer_cb (gpointer data)
{
  OctetFlowList *self = data;

  self->timer = 0;
  start_worker (self);
  return G_SOURCE_REMOVE;
}

/* Starts a worker, now or when the last one was long enough ago. */
static void
begin (OctetFlowList *self)
{
  gboolean moves = self->wish.sort != OCTET_FLOW_SORT_NUMBER || self->wish.search != NULL;
  gint64 due = self->last_end + MAX (IDLE_FACTOR * self->last_took, moves ? SORTED_INTERVAL : 0);
  gint64 wait = due - g_get_monotonic_time ();

  set_busy (self, TRUE);
  if (self->timer != 0)
    return;
  if (wait <= 0)
    start_worker (self);
  else
    self->timer = g_timeout_add ((guint) (wait / 1000) + 1, timer_cb, self);
}

static void
make_stale (OctetFlowList *self,
            gboolean       now)
{
  if (octet_session_get_store (self->wish.session) == NULL)
    return;
  if (now)
    {
      /* A wish of the user's does not wait for its turn. */
      self->last_took = self->last_end = 0;
      g_clear_handle_id (&self->timer, g_source_remove);
      if (self->cancellable != NULL)
        g_cancellable_cancel (self->cancellable);
    }
  self->is_stale = TRUE;
  if (self->cancellable == NULL)
    begin (self);
}

static void
packets_changed_cb (OctetFlowList *self)
{
  make_stale (self, FALSE);
  refresh_items (self, FALSE);
}

static void
names_changed_cb (OctetFlowList *self)
{
  if (self->wish.search != NULL || self->wish.sort == OCTET_FLOW_SORT_NAME)
    make_stale (self, FALSE);
  refresh_items (self, TRUE);
}

/**
 * octet_flow_list_new: (skip)
 * @session: a session
 * @level: which conversations
 *
 * Returns: (transfer full): its conversations, in the order of their first packets
 */
OctetFlowList *
octet_flow_list_new (OctetSession   *session,
                     OctetFlowLevel  level)
{
  OctetFlowList *self;

  g_return_val_if_fail (OCTET_IS_SESSION (session), NULL);

  self = g_object_new (OCTET_TYPE_FLOW_LIST, NULL);
  self->wish.session = g_object_ref (session);
  self->wish.names = g_object_ref (octet_session_get_names (session));
  self->wish.level = level;
  g_signal_connect_object (session, "notify::n-packets", G_CALLBACK (packets_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::phase", G_CALLBACK (packets_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wish.names, "changed", G_CALLBACK (names_changed_cb), self,
                           G_CONNECT_SWAPPED);
  make_stale (self, TRUE);
  return self;
}

/**
 * octet_flow_list_get_level: (skip)
 * @self: a list
 *
 * Returns: which conversations it shows
 */
OctetFlowLevel
octet_flow_list_get_level (OctetFlowList *self)
{
  return self->wish.level;
}

/**
 * octet_flow_list_set_sort: (skip)
 * @self: a list
 * @sort: by what its rows are sorted
 * @descending: whether the greatest comes first
 *
 * The rows change places when a worker has sorted them; "busy" is %TRUE until then.
 */
void
octet_flow_list_set_sort (OctetFlowList *self,
                          OctetFlowSort  sort,
                          gboolean       descending)
{
  g_return_if_fail (OCTET_IS_FLOW_LIST (self));

  if (self->wish.sort == sort && self->wish.descending == descending)
    return;
  self->wish.sort = sort;
  self->wish.descending = descending;
  make_stale (self, TRUE);
}

/**
 * octet_flow_list_get_sort: (skip)
 * @self: a list
 * @ret_descending: (out) (optional): whether the greatest comes first
 *
 * Returns: by what its rows are sorted
 */
OctetFlowSort
octet_flow_list_get_sort (OctetFlowList *self,
                          gboolean      *ret_descending)
{
  if (ret_descending != NULL)
    *ret_descending = self->wish.descending;
  return self->wish.sort;
}

/**
 * octet_flow_list_set_search: (skip)
 * @self: a list
 * @text: (nullable): rows without it in an address, a name, a service or as a port are left out
 */
void
octet_flow_list_set_search (OctetFlowList *self,
                            const char    *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (OCTET_IS_FLOW_LIST (self));

  if (text != NULL && text[0] != '\0')
    folded = g_utf8_casefold (text, -1);
  if (g_strcmp0 (folded, self->wish.search) == 0)
    return;
  g_free (self->wish.search);
  self->wish.search = g_steal_pointer (&folded);
  make_stale (self, TRUE);
}

/**
 * octet_flow_list_get_search: (skip)
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the text that is searched, folded
 */
const char *
octet_flow_list_get_search (OctetFlowList *self)
{
  return self->wish.search;
}

/**
 * octet_flow_list_set_among: (skip)
 * @self: a list
 * @among: (nullable): the packets that count, as far as they are decided; %NULL for all
 *
 * Shows only conversations that have such packets, and counts only these in each. Where the set
 * has grown since, it is set again.
 */
void
octet_flow_list_set_among (OctetFlowList *self,
                           OctetBitset   *among)
{
  gboolean is_same = among == self->wish.among;

  g_return_if_fail (OCTET_IS_FLOW_LIST (self));

  if (is_same && among == NULL)
    return;
  if (among != NULL)
    octet_bitset_ref (among);
  g_clear_pointer (&self->wish.among, octet_bitset_unref);
  self->wish.among = among;
  make_stale (self, !is_same);
}

/**
 * octet_flow_list_is_busy: (skip)
 * @self: a list
 *
 * Returns: whether a worker is about to change the rows
 */
gboolean
octet_flow_list_is_busy (OctetFlowList *self)
{
  return self->is_busy;
}

/**
 * octet_flow_list_get_n_flows: (skip)
 * @self: a list
 *
 * Returns: how many conversations the level has, those that the search leaves out counted in
 */
guint
octet_flow_list_get_n_flows (OctetFlowList *self)
{
  return self->n_flows;
}

/**
 * octet_flow_list_get_most_bytes: (skip)
 * @self: a list
 *
 * Returns: octets of its largest conversation, both ways: what a bar's full length means
 */
guint64
octet_flow_list_get_most_bytes (OctetFlowList *self)
{
  return self->most_bytes;
}

/**
 * octet_flow_list_find: (skip)
 * @self: a list
 * @flow: id of a flow
 *
 * Returns: its position, or %G_MAXUINT where it is not shown
 */
guint
octet_flow_list_find (OctetFlowList *self,
                      guint32        flow)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, guint32, i) == flow)
      return i;
  return G_MAXUINT;
}

static GType
get_item_type (GListModel *model)
{
  return OCTET_TYPE_FLOW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return OCTET_FLOW_LIST (model)->rows->len;
}

/* The item is being disposed of, its fields are there still. It may outlive the list, so each
 * holds the table. */
static void
item_gone_cb (gpointer  data,
              GObject  *item)
{
  g_autoptr (GHashTable) items = data;

  g_hash_table_remove (items, GUINT_TO_POINTER (octet_flow_item_get_id ((OctetFlowItem *) item)));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  OctetFlowList *self = OCTET_FLOW_LIST (model);
  OctetFlowItem *item;
  gboolean inside;
  guint32 id;

  if (position >= self->rows->len)
    return NULL;
  id = g_array_index (self->rows, guint32, position);
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (id));
  if (item != NULL)
    return g_object_ref (item);
  inside = octet_session_enter (self->wish.session);
  item = octet_flow_item_new (self->wish.session, self->wish.names, self->counts, id);
  if (inside)
    octet_session_leave (self->wish.session);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (id), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, g_hash_table_ref (self->items));
  return item;
}

static void
octet_flow_list_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
octet_flow_list_finalize (GObject *object)
{
  OctetFlowList *self = OCTET_FLOW_LIST (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  wish_clear (&self->wish);
  octet_flow_order_clear (&self->order);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (octet_flow_list_parent_class)->finalize (object);
}

static void
octet_flow_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  OctetFlowList *self = OCTET_FLOW_LIST (object);

  if (prop_id == PROP_BUSY)
    g_value_set_boolean (value, self->is_busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
octet_flow_list_class_init (OctetFlowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = octet_flow_list_finalize;
  object_class->get_property = octet_flow_list_get_property;

  /**
   * OctetFlowList:busy:
   *
   * Whether a worker is about to change the rows.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                                  G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
octet_flow_list_init (OctetFlowList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->order.rows = g_array_ref (self->rows);
  self->order.ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->items = g_hash_table_new (NULL, NULL);
}
