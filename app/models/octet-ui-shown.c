/* octet-ui-shown.c - which packets of a capture are shown: what filter and time span let pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time span is one more test that must hold, so that it needs no way of its own: the index
 * alone decides it, and narrowing it looks at nothing but what was shown before.
 *
 * A new filter's packets take the place of the old one's when all are known, or after a
 * moment: what is found at once comes without an empty list in between.
 */
#include "config.h"

#include "models/octet-ui-shown-private.h"

#include <gio/gio.h>
#include <inttypes.h>

/* How long the packets of the filter before stay, in µs. */
#define PATIENCE (150 * 1000)
#define NS_PER_S 1000000000
/* How often others are told how far a worker is that dissects what it sorts, in ms. */
#define SORT_INTERVAL 200

G_DEFINE_FINAL_TYPE (OctetUiShown, octet_ui_shown, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FILTER_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
drop_order (OctetPacketOrder **order,
            OctetUiShown      *self)
{
  if (*order == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*order, self);
  octet_packet_order_cancel (*order);
  g_clear_object (order);
}

static gboolean
sorting_cb (gpointer data)
{
  OctetUiShown *self = data;

  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

static void
drop_next_order (OctetUiShown *self)
{
  g_clear_handle_id (&self->sort_source, g_source_remove);
  drop_order (&self->next_order, self);
}

static void sort_later (OctetUiShown *self);

static void
sorted_cb (OctetUiShown *self)
{
  OctetPacketOrder *order = g_steal_pointer (&self->next_order);

  drop_next_order (self);
  drop_order (&self->order, self);
  self->order = order;
  self->is_order_old = FALSE;
  self->is_descending = self->is_wanted_descending;
  self->generation++;
  sort_later (self); /* more may have come meanwhile */
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Begins to sort what is shown now. */
static void
sort (OctetUiShown *self)
{
  OctetBitset *among = self->run != NULL ? octet_filter_run_get_bitset (self->run) : NULL;

  g_clear_handle_id (&self->order_source, g_source_remove);
  drop_next_order (self);
  if (octet_session_get_store (self->session) == NULL)
    return;
  self->next_order = self->key == OCTET_ORDER_FIELD
                       ? octet_packet_order_new_by_field (self->session, self->field, among)
                       : octet_packet_order_new (self->session, self->key, among);
  if (octet_order_key_dissects (self->key))
    self->sort_source = g_timeout_add (SORT_INTERVAL, sorting_cb, self);
  g_signal_connect_object (self->next_order, "finished", G_CALLBACK (sorted_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
is_growing (OctetUiShown *self)
{
  return octet_session_get_phase (self->session) == OCTET_SESSION_LOADING ||
         (self->run != NULL && !octet_filter_run_is_finished (self->run));
}

static gboolean
sort_later_cb (gpointer data)
{
  OctetUiShown *self = data;

  /* Dissecting all of them again and again would keep the reading from coming to its end. */
  if (octet_order_key_dissects (self->key) && is_growing (self))
    return G_SOURCE_CONTINUE;
  self->order_source = 0;
  sort (self);
  return G_SOURCE_REMOVE;
}

/* Packets that are not sorted yet stand at the end; when no more come for a moment, or they come
 * for long, all are sorted anew. */
static void
sort_later (OctetUiShown *self)
{
  gboolean is_sorted = self->key != OCTET_ORDER_NUMBER || self->is_wanted_descending;

  if (is_sorted && self->order_source == 0 && self->next_order == NULL &&
      (self->order == NULL || octet_packet_order_get_count (self->order) < self->n_shown))
    self->order_source = g_timeout_add (is_growing (self) ? 500 : 0, sort_later_cb, self);
}

static void
publish (OctetUiShown *self)
{
  self->n_shown = self->run != NULL ? octet_filter_run_get_n_matches (self->run)
                                    : octet_session_get_n_packets (self->session);
  sort_later (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was sorted is not shown any more. */
static void
forget_order (OctetUiShown *self)
{
  drop_order (&self->order, self);
  drop_next_order (self);
}

static void
session_grew_cb (OctetUiShown *self)
{
  if (self->run == NULL && octet_session_get_n_packets (self->session) != self->n_shown)
    publish (self);
}

static void
drop_run (OctetUiShown    *self,
          OctetFilterRun **run)
{
  if (*run == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*run, self);
  octet_filter_run_cancel (*run);
  g_clear_object (run);
}

static void
run_progress_cb (OctetUiShown   *self,
                 GParamSpec     *property,
                 OctetFilterRun *run)
{
  if (run == self->next)
    {
      if (!octet_filter_run_is_finished (run) &&
          g_get_monotonic_time () - self->next_start < PATIENCE)
        return;
      self->next = NULL;
      drop_run (self, &self->run);
      self->run = run;
      self->generation++;
      forget_order (self);
    }
  publish (self);
}

/* The filter and the span as one; NULL where all pass. */
static OctetFilter *
combine (OctetUiShown *self)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (GString) text = NULL;
  OctetFilter *filter;

  if (!self->has_span)
    return self->filter != NULL ? octet_filter_ref (self->filter) : NULL;
  text = g_string_new (NULL);
  if (self->filter != NULL)
    g_string_append_printf (text, "(%s) && ", octet_filter_get_text (self->filter));
  g_string_append_printf (text, "frame.time_epoch >= %" PRId64 ".%09d && ",
                          self->first / NS_PER_S, (int) (self->first % NS_PER_S));
  g_string_append_printf (text, "frame.time_epoch <= %" PRId64 ".%09d",
                          self->last / NS_PER_S, (int) (self->last % NS_PER_S));
  filter = octet_filter_new (octet_session_get_registry (self->session), text->str, &problem);
  if (filter == NULL)
    g_critical ("%s: %s", text->str, problem.message);
  return filter;
}

/* Begins to look for what filter and span let pass. */
static void
start (OctetUiShown *self)
{
  g_autoptr (OctetFilter) filter = NULL;

  drop_run (self, &self->next);
  self->was_stopped = FALSE;
  self->must_start = octet_session_get_phase (self->session) == OCTET_SESSION_IDLE;
  if (self->must_start)
    return;
  filter = combine (self);
  if (filter == NULL)
    {
      if (self->run != NULL)
        {
          self->generation++;
          forget_order (self);
        }
      drop_run (self, &self->run);
      publish (self);
      return;
    }
  self->next_start = g_get_monotonic_time ();
  self->next = octet_filter_run_new (self->session, filter, self->run);
  g_signal_connect_object (self->next, "notify::n-decided", G_CALLBACK (run_progress_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "notify::finished", G_CALLBACK (run_progress_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
phase_changed_cb (OctetUiShown *self)
{
  if (self->must_start)
    start (self);
}

/**
 * octet_ui_shown_new:
 * @session: a session; it may still be reading
 *
 * Returns: (transfer full): all of its packets
 */
OctetUiShown *
octet_ui_shown_new (OctetSession *session)
{
  OctetUiShown *self = g_object_new (OCTET_UI_TYPE_SHOWN, NULL);

  self->session = g_object_ref (session);
  self->n_shown = octet_session_get_n_packets (session);
  g_signal_connect_object (session, "notify::n-packets", G_CALLBACK (session_grew_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::phase", G_CALLBACK (phase_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * octet_ui_shown_get_session:
 * @self: what is shown
 *
 * Returns: (transfer none): of which capture
 */
OctetSession *
octet_ui_shown_get_session (OctetUiShown *self)
{
  return self->session;
}

/**
 * octet_ui_shown_set_filter:
 * @self: what is shown
 * @text: (nullable): a display filter; %NULL and an empty one let all packets pass
 * @error: where to put why the filter cannot run
 *
 * Applies a filter in place of the one before. Its packets come later, and more and more of
 * them: "changed" says when.
 *
 * Returns: whether it can run; if not, nothing has changed
 */
gboolean
octet_ui_shown_set_filter (OctetUiShown *self,
                           const char   *text,
                           GError      **error)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  OctetFilter *filter = NULL;

  if (*stripped != '\0')
    {
      filter = octet_filter_new (octet_session_get_registry (self->session), stripped, &problem);
      if (filter == NULL)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, problem.message);
          return FALSE;
        }
    }
  octet_ui_shown_take_filter (self, filter);
  return TRUE;
}

/**
 * octet_ui_shown_take_filter: (skip)
 * @self: what is shown
 * @filter: (transfer full) (nullable): a filter of the session's registry
 *
 * Applies a filter that was parsed already, perhaps in another thread. The same one again
 * changes nothing, unless it was stopped.
 */
void
octet_ui_shown_take_filter (OctetUiShown *self,
                            OctetFilter  *filter)
{
  g_autoptr (OctetFilter) old = g_steal_pointer (&self->filter);

  self->filter = filter;
  if (g_strcmp0 (old != NULL ? octet_filter_get_text (old) : "",
                 octet_ui_shown_get_filter (self)) == 0 && !self->was_stopped)
    return;
  start (self);
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

/**
 * octet_ui_shown_get_filter:
 * @self: what is shown
 *
 * Returns: (transfer none): the text of the filter that is applied; empty for none
 */
const char *
octet_ui_shown_get_filter (OctetUiShown *self)
{
  return self->filter != NULL ? octet_filter_get_text (self->filter) : "";
}

/**
 * octet_ui_shown_get_parsed: (skip)
 * @self: what is shown
 *
 * Returns: (transfer none) (nullable): the filter that is applied
 */
OctetFilter *
octet_ui_shown_get_parsed (OctetUiShown *self)
{
  return self->filter;
}

/**
 * octet_ui_shown_set_span:
 * @self: what is shown
 * @first: nanoseconds since 1970, of the first packet to show
 * @last: likewise of the last one; not before @first
 *
 * Shows only packets of a span of time, of those that the filter lets pass.
 */
void
octet_ui_shown_set_span (OctetUiShown *self,
                         gint64        first,
                         gint64        last)
{
  g_return_if_fail (first <= last);

  /* A filter cannot write times before 1970. */
  first = MAX (first, 0);
  last = MAX (last, 0);
  if (self->has_span && self->first == first && self->last == last)
    return;
  self->has_span = TRUE;
  self->first = first;
  self->last = last;
  start (self);
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

/**
 * octet_ui_shown_clear_span:
 * @self: what is shown
 *
 * Shows packets of any time again.
 */
void
octet_ui_shown_clear_span (OctetUiShown *self)
{
  if (!self->has_span)
    return;
  self->has_span = FALSE;
  start (self);
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

/**
 * octet_ui_shown_get_span:
 * @self: what is shown
 * @ret_first: (out) (optional): nanoseconds since 1970
 * @ret_last: (out) (optional): likewise
 *
 * Returns: whether only a span of time is shown
 */
gboolean
octet_ui_shown_get_span (OctetUiShown *self,
                         gint64       *ret_first,
                         gint64       *ret_last)
{
  if (ret_first != NULL)
    *ret_first = self->first;
  if (ret_last != NULL)
    *ret_last = self->last;
  return self->has_span;
}

/* The same key the other way round needs no worker. */
static void
turn_order (OctetUiShown *self)
{
  if (self->order == NULL || self->is_order_old)
    {
      if (self->next_order == NULL)
        sort (self);
      return;
    }
  self->is_descending = self->is_wanted_descending;
  self->generation++;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_order (OctetUiShown  *self,
           OctetOrderKey  key,
           const char    *field,
           gboolean       is_descending)
{
  gboolean is_same = key == self->key && g_strcmp0 (field, self->field) == 0;

  if (is_same && !!is_descending == self->is_wanted_descending)
    return;
  self->is_wanted_descending = !!is_descending;
  if (is_same && (self->order != NULL || self->next_order != NULL))
    {
      turn_order (self);
      return;
    }
  self->key = key;
  g_free (self->field);
  self->field = g_strdup (field);
  self->is_order_old = TRUE;
  g_clear_handle_id (&self->order_source, g_source_remove);
  if (key != OCTET_ORDER_NUMBER || is_descending)
    {
      sort (self);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  if (self->order != NULL)
    self->generation++;
  self->is_descending = FALSE;
  forget_order (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * octet_ui_shown_set_order:
 * @self: what is shown
 * @key: what to sort by; %OCTET_ORDER_FIELD is for octet_ui_shown_set_field_order()
 * @is_descending: whether the largest stands first
 *
 * Sorts in a worker; until that is done the packets stay as they stand.
 */
void
octet_ui_shown_set_order (OctetUiShown  *self,
                          OctetOrderKey  key,
                          gboolean       is_descending)
{
  g_return_if_fail (key != OCTET_ORDER_FIELD);

  set_order (self, key, NULL, is_descending);
}

/**
 * octet_ui_shown_set_field_order:
 * @self: what is shown
 * @field: the key of a field: "tcp.window_size"
 * @is_descending: whether the largest stands first
 *
 * The same by the value of a field. Packets that do not have it stand last, either way.
 */
void
octet_ui_shown_set_field_order (OctetUiShown *self,
                                const char   *field,
                                gboolean      is_descending)
{
  g_return_if_fail (field != NULL);

  set_order (self, OCTET_ORDER_FIELD, field, is_descending);
}

/**
 * octet_ui_shown_get_order:
 * @self: what is shown
 * @ret_is_descending: (out) (optional): whether the largest stands first
 *
 * Returns: what the packets are sorted by, or are about to be
 */
OctetOrderKey
octet_ui_shown_get_order (OctetUiShown *self,
                          gboolean     *ret_is_descending)
{
  if (ret_is_descending != NULL)
    *ret_is_descending = self->is_wanted_descending;
  return self->key;
}

/**
 * octet_ui_shown_get_order_field:
 * @self: what is shown
 *
 * Returns: (transfer none) (nullable): the key of the field that packets are sorted by
 */
const char *
octet_ui_shown_get_order_field (OctetUiShown *self)
{
  return self->field;
}

/**
 * octet_ui_shown_is_sorting:
 * @self: what is shown
 *
 * Returns: whether a worker is at it
 */
gboolean
octet_ui_shown_is_sorting (OctetUiShown *self)
{
  return self->next_order != NULL;
}

/**
 * octet_ui_shown_get_sort_progress:
 * @self: what is shown
 *
 * How far a worker is that has to dissect packets to sort them: "changed" comes a few times a
 * second meanwhile.
 *
 * Returns: from 0 to 1, 1 also where nothing is dissected
 */
double
octet_ui_shown_get_sort_progress (OctetUiShown *self)
{
  return self->sort_source != 0 ? octet_packet_order_get_progress (self->next_order) : 1;
}

/**
 * octet_ui_shown_is_limited:
 * @self: what is shown
 *
 * Returns: whether a filter or a time span is applied
 */
gboolean
octet_ui_shown_is_limited (OctetUiShown *self)
{
  return self->filter != NULL || self->has_span;
}

static OctetFilterRun *
get_latest_run (OctetUiShown *self)
{
  return self->next != NULL ? self->next : self->run;
}

/**
 * octet_ui_shown_is_finding:
 * @self: what is shown
 *
 * Returns: whether more packets may come, because the filter has not seen all yet
 */
gboolean
octet_ui_shown_is_finding (OctetUiShown *self)
{
  OctetFilterRun *run = get_latest_run (self);

  return run != NULL && !octet_filter_run_is_finished (run);
}

/**
 * octet_ui_shown_was_stopped:
 * @self: what is shown
 *
 * Returns: whether octet_ui_shown_stop() kept the filter from looking at all packets
 */
gboolean
octet_ui_shown_was_stopped (OctetUiShown *self)
{
  return self->was_stopped;
}

/**
 * octet_ui_shown_get_n_decided:
 * @self: what is shown
 *
 * Returns: how many packets the filter has looked at
 */
guint
octet_ui_shown_get_n_decided (OctetUiShown *self)
{
  OctetFilterRun *run = get_latest_run (self);

  return run != NULL ? octet_filter_run_get_n_decided (run)
                     : octet_session_get_n_packets (self->session);
}

/**
 * octet_ui_shown_stop:
 * @self: what is shown
 *
 * Ends the search; the packets that were found stay.
 */
void
octet_ui_shown_stop (OctetUiShown *self)
{
  if (!octet_ui_shown_is_finding (self))
    return;
  self->was_stopped = TRUE;
  octet_filter_run_cancel (get_latest_run (self));
}

static void
octet_ui_shown_dispose (GObject *object)
{
  OctetUiShown *self = OCTET_UI_SHOWN (object);

  g_clear_handle_id (&self->order_source, g_source_remove);
  forget_order (self);
  drop_run (self, &self->run);
  drop_run (self, &self->next);
  g_clear_pointer (&self->filter, octet_filter_unref);
  g_clear_pointer (&self->field, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_ui_shown_parent_class)->dispose (object);
}

static void
octet_ui_shown_class_init (OctetUiShownClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = octet_ui_shown_dispose;

  /**
   * OctetUiShown::changed:
   *
   * Other packets are shown (the generation is another), more are, or the filter has come
   * further. At most once a frame while a filter is at work.
   */
  signals[CHANGED] = g_signal_new ("changed", OCTET_UI_TYPE_SHOWN, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * OctetUiShown::filter-changed:
   *
   * Another filter or time span is applied; its packets may come later.
   */
  signals[FILTER_CHANGED] = g_signal_new ("filter-changed", OCTET_UI_TYPE_SHOWN,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_shown_init (OctetUiShown *self)
{
}
