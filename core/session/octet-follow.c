/* octet-follow.c - the list of what two ends said, put together from the parts of a stream.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "session/octet-follow-private.h"
#include "session/octet-session-names.h"
#include "session/octet-session-private.h"

static void octet_follow_list_model_init (GListModelInterface *interface);

/**
 * OctetFollow:
 *
 * One stream of a session, from its first packet on, while it is still being read. Its items
 * are [class@FollowPart]. Main context only.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (OctetFollow, octet_follow, G_TYPE_OBJECT,
  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, octet_follow_list_model_init))

enum
{
  PROP_0,
  PROP_FINISHED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

gboolean
octet_follow_is_shown (OctetFollowSides      sides,
                       const OctetFollowRun *run)
{
  return sides == OCTET_FOLLOW_BOTH || run->side == (sides == OCTET_FOLLOW_A ? 0 : 1);
}

/* Datagrams and records keep their bounds. */
static gboolean
may_join (const OctetFollow     *self,
          const OctetFollowRun  *run,
          const OctetStreamPart *part)
{
  OctetStreamKind kind = octet_stream_get_kind (self->stream);

  if (run->missing > 0 || part->missing > 0 || run->side != part->side ||
      run->size + part->size > OCTET_STREAM_MAX_PART || run->n_pieces >= OCTET_FOLLOW_MAX_PIECES)
    return FALSE;
  return kind == OCTET_STREAM_TCP || kind == OCTET_STREAM_HTTP;
}

static void
add_part (OctetFollow           *self,
          const OctetStreamPart *part)
{
  OctetFollowRun run = { self->n_parts, 1, part->size, part->missing, 0, part->side };
  guint index = self->runs->len;

  self->n_parts++;
  run.offset = self->bytes[part->side];
  self->bytes[part->side] += part->size;
  self->missing[part->side] += part->missing;
  if (index > 0 && may_join (self, &g_array_index (self->runs, OctetFollowRun, index - 1), part))
    {
      g_array_index (self->runs, OctetFollowRun, index - 1).n_pieces++;
      g_array_index (self->runs, OctetFollowRun, index - 1).size += part->size;
      return;
    }
  g_array_append_val (self->runs, run);
  self->n_runs[part->side]++;
  if (self->sides != OCTET_FOLLOW_BOTH && octet_follow_is_shown (self->sides, &run))
    g_array_append_val (self->shown, index);
}

static guint
count_shown (const OctetFollow *self)
{
  return self->sides == OCTET_FOLLOW_BOTH ? self->runs->len : self->shown->len;
}

/* More parts of the stream are there; the last run may have grown, the others are as they were. */
static void
parts_changed_cb (OctetFollow *self)
{
  guint n_parts = octet_stream_get_n_parts (self->stream);
  guint before = count_shown (self), after;
  gboolean is_finished = octet_statistic_is_finished (OCTET_STATISTIC (self->stream));
  gboolean has_more = n_parts > self->n_parts;

  while (self->n_parts < n_parts)
    {
      OctetStreamPart part;

      octet_stream_get_part (self->stream, self->n_parts, &part);
      add_part (self, &part);
    }
  after = count_shown (self);
  if (has_more && after > 0)
    {
      guint kept = before > 0 ? before - 1 : 0;

      g_list_model_items_changed (G_LIST_MODEL (self), kept, before - kept, after - kept);
    }
  if (is_finished == self->is_finished)
    return;
  self->is_finished = is_finished;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}

/**
 * octet_follow_find_stream: (skip)
 * @session: a session
 * @kind: what is followed
 * @packet: a packet's number
 * @ret_number: (out): the stream's number
 *
 * Returns: whether the packet belongs to a stream of that kind
 */
gboolean
octet_follow_find_stream (OctetSession    *session,
                          OctetStreamKind  kind,
                          guint            packet,
                          guint           *ret_number)
{
  OctetFlowLevel level = kind == OCTET_STREAM_UDP ? OCTET_FLOW_UDP : OCTET_FLOW_TCP;
  OctetPacketStore *store = octet_session_get_store (session);
  gboolean inside, found = FALSE;
  guint32 id;

  *ret_number = 0;
  if (store == NULL || packet == 0 || packet > octet_packet_store_get_count (store))
    return FALSE;
  inside = octet_session_enter (session);
  id = octet_packet_store_get (store, packet)->flow;
  if (id != OCTET_NO_FLOW)
    {
      const OctetFlow *flow = octet_flow_table_get (session->state->flows, id);

      *ret_number = flow->number;
      found = flow->level == level;
    }
  if (inside)
    octet_session_leave (session);
  return found;
}

/**
 * octet_follow_new: (skip)
 * @session: a session that has begun
 * @kind: what is followed
 * @number: tcp.stream or udp.stream
 *
 * Returns: (transfer full): the stream; its parts come as a thread finds them
 */
OctetFollow *
octet_follow_new (OctetSession    *session,
                  OctetStreamKind  kind,
                  guint            number)
{
  OctetFollow *self = g_object_new (OCTET_TYPE_FOLLOW, NULL);
  g_autofree char *text = NULL;
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;

  self->session = g_object_ref (session);
  self->number = number;
  self->stream = OCTET_STREAM (octet_stream_new (kind));
  text = octet_follow_get_filter (self);
  self->filter = octet_filter_new (octet_session_get_registry (session), text, &problem);
  self->survey = octet_survey_new (session);
  octet_survey_add (self->survey, OCTET_STATISTIC (self->stream), self->filter, 0);
  g_signal_connect_object (self->stream, "items-changed", G_CALLBACK (parts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stream, "notify::finished", G_CALLBACK (parts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  octet_survey_start (self->survey);
  return self;
}

/**
 * octet_follow_get_kind: (skip)
 * @self: a stream
 *
 * Returns: what is followed
 */
OctetStreamKind
octet_follow_get_kind (OctetFollow *self)
{
  return octet_stream_get_kind (self->stream);
}

/**
 * octet_follow_get_number: (skip)
 * @self: a stream
 *
 * Returns: tcp.stream or udp.stream
 */
guint
octet_follow_get_number (OctetFollow *self)
{
  return self->number;
}

/**
 * octet_follow_is_finished: (skip)
 * @self: a stream
 *
 * Returns: whether every packet of the capture was looked at
 */
gboolean
octet_follow_is_finished (OctetFollow *self)
{
  return self->is_finished;
}

/**
 * octet_follow_set_sides: (skip)
 * @self: a stream
 * @sides: whose words are shown
 */
void
octet_follow_set_sides (OctetFollow      *self,
                        OctetFollowSides  sides)
{
  guint before;

  g_return_if_fail (OCTET_IS_FOLLOW (self));

  if (self->sides == sides)
    return;
  before = count_shown (self);
  self->sides = sides;
  g_array_set_size (self->shown, 0);
  for (guint i = 0; sides != OCTET_FOLLOW_BOTH && i < self->runs->len; i++)
    if (octet_follow_is_shown (sides, &g_array_index (self->runs, OctetFollowRun, i)))
      g_array_append_val (self->shown, i);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, count_shown (self));
}

/**
 * octet_follow_get_sides: (skip)
 * @self: a stream
 *
 * Returns: whose words are shown
 */
OctetFollowSides
octet_follow_get_sides (OctetFollow *self)
{
  return self->sides;
}

/**
 * octet_follow_get_bytes: (skip)
 * @self: a stream
 * @side: 0 for the end that sent the first packet, 1 for the other
 *
 * Returns: octets that it said so far
 */
guint64
octet_follow_get_bytes (OctetFollow *self,
                        guint        side)
{
  return self->bytes[side != 0];
}

/**
 * octet_follow_get_missing: (skip)
 * @self: a stream
 * @side: 0 or 1
 *
 * Returns: octets that it said and that are not in the capture
 */
guint64
octet_follow_get_missing (OctetFollow *self,
                          guint        side)
{
  return self->missing[side != 0];
}

/**
 * octet_follow_get_round_trip: (skip)
 * @self: a stream
 *
 * Returns: the usual time from what one end sends to the acknowledgment of the other, and back,
 *   ns; 0 where nothing tells, as in streams that are not TCP's
 */
gint64
octet_follow_get_round_trip (OctetFollow *self)
{
  return octet_stream_get_round_trip (self->stream);
}

/**
 * octet_follow_get_n_runs: (skip)
 * @self: a stream
 * @side: 0 or 1
 *
 * Returns: how many parts it said that in
 */
guint
octet_follow_get_n_runs (OctetFollow *self,
                         guint        side)
{
  return self->n_runs[side != 0];
}

/**
 * octet_follow_get_address: (skip)
 * @self: a stream
 * @side: 0 or 1
 * @ret_port: (out) (optional): its port
 *
 * Returns: (transfer full) (nullable): its address; %NULL before the first packet was found
 */
char *
octet_follow_get_address (OctetFollow *self,
                          guint        side,
                          guint       *ret_port)
{
  g_autoptr (GString) text = g_string_new (NULL);
  OctetAddress address;
  guint16 port;

  if (!octet_stream_get_end (self->stream, side, &address, &port))
    return NULL;
  octet_address_format (&address, text);
  if (ret_port != NULL)
    *ret_port = port;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * octet_follow_get_name: (skip)
 * @self: a stream
 * @side: 0 or 1
 *
 * Returns: (transfer full) (nullable): what that end is called
 */
char *
octet_follow_get_name (OctetFollow *self,
                       guint        side)
{
  OctetAddress address;
  guint16 port;

  if (!octet_stream_get_end (self->stream, side, &address, &port))
    return NULL;
  return octet_names_find (octet_session_get_names (self->session), &address, NULL);
}

/**
 * octet_follow_get_filter: (skip)
 * @self: a stream
 *
 * Returns: (transfer full): the display filter that its packets pass
 */
char *
octet_follow_get_filter (OctetFollow *self)
{
  gboolean is_udp = octet_stream_get_kind (self->stream) == OCTET_STREAM_UDP;

  return g_strdup_printf ("%s.stream eq %u", is_udp ? "udp" : "tcp", self->number);
}

/**
 * octet_follow_find_run: (skip)
 * @self: a stream
 * @run: a part, counted over both directions
 *
 * Returns: its position among the parts that are shown, or %G_MAXUINT
 */
guint
octet_follow_find_run (OctetFollow *self,
                       guint        run)
{
  guint low = 0, high = self->shown->len;

  if (self->sides == OCTET_FOLLOW_BOTH)
    return run < self->runs->len ? run : G_MAXUINT;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->shown, guint, middle) < run)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->shown->len && g_array_index (self->shown, guint, low) == run ? low
                                                                                   : G_MAXUINT;
}

static GType
get_item_type (GListModel *model)
{
  return OCTET_TYPE_FOLLOW_PART;
}

static guint
get_n_items (GListModel *model)
{
  return count_shown (OCTET_FOLLOW (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  OctetFollow *self = OCTET_FOLLOW (model);

  if (position >= count_shown (self))
    return NULL;
  if (self->sides != OCTET_FOLLOW_BOTH)
    position = g_array_index (self->shown, guint, position);
  return octet_follow_part_new (self, position);
}

static void
octet_follow_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
octet_follow_dispose (GObject *object)
{
  OctetFollow *self = OCTET_FOLLOW (object);

  if (self->survey != NULL)
    octet_survey_stop (self->survey);
  g_clear_object (&self->survey);
  G_OBJECT_CLASS (octet_follow_parent_class)->dispose (object);
}

static void
octet_follow_finalize (GObject *object)
{
  OctetFollow *self = OCTET_FOLLOW (object);

  octet_packet_bytes_clear (&self->packet_bytes);
  g_clear_pointer (&self->filter, octet_filter_unref);
  g_array_unref (self->runs);
  g_array_unref (self->shown);
  g_clear_object (&self->stream);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_follow_parent_class)->finalize (object);
}

static void
octet_follow_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_FINISHED)
    g_value_set_boolean (value, OCTET_FOLLOW (object)->is_finished);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
octet_follow_class_init (OctetFollowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = octet_follow_dispose;
  object_class->finalize = octet_follow_finalize;
  object_class->get_property = octet_follow_get_property;

  /**
   * OctetFollow:finished:
   *
   * Whether every packet of the capture was looked at.
   */
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                                      G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
octet_follow_init (OctetFollow *self)
{
  self->runs = g_array_new (FALSE, FALSE, sizeof (OctetFollowRun));
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}
