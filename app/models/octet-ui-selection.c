/* octet-ui-selection.c - what is selected in a capture: packet, field, bytes; all views follow it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key that is held passes a packet a frame. Prose and diagrams that are laid out for each of
 * them would make the list stutter, and nobody reads them meanwhile: they follow at "settled".
 */
#include "config.h"

#include "models/octet-ui-selection.h"

#include "models/octet-ui-node-path.h"
#include "models/octet-ui-node-text.h"
#include "session/octet-cursor.h"

/* Packets that come sooner one after the other, in µs, are walked over as with a key held. */
#define HURRY (150 * 1000)
/* How long without another packet until one has settled, in µs, at least: a key repeats each
 * 33 ms. */
#define REST (50 * 1000)
/* What follows late does so now and then in a long walk too, in µs. */
#define PATIENCE (250 * 1000)

struct _OctetUiSelection
{
  GObject          parent_instance;
  OctetSession    *session;
  OctetUiMarks    *marks;
  OctetUiShown    *shown;
  OctetUiBranches *branches;
  OctetCursor     *cursor;
  OctetTree       *tree;   /* the selected packet's; empty where none is */
  char            *error;  /* why the packet could not be read */
  guint32          packet; /* from 1; 0 for none */
  guint32          before; /* the packet shown in front of it when it was dissected */
  guint32          other;  /* that is selected with it; 0 for none */
  guint32          flow;
  guint32          node;
  guint32          hover;
  OctetUiRange     range;
  OctetUiNodePath  path;   /* of the field that the user chose last */

  gint64           walked;      /* when the packet changed last, in µs */
  gint64           settled;     /* when "settled" was said last */
  guint            rest_source; /* says it as soon as no more packets come */
};

G_DEFINE_FINAL_TYPE (OctetUiSelection, octet_ui_selection, G_TYPE_OBJECT)

enum
{
  PACKET_CHANGED,
  FIELD_CHANGED,
  HOVER_CHANGED,
  PAIR_CHANGED,
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take_range_of_node (OctetUiSelection *self)
{
  const OctetNode *node;

  self->range = (OctetUiRange) { 0 };
  if (self->node == OCTET_NO_NODE)
    return;
  node = &self->tree->nodes[self->node];
  if (node->source < self->tree->n_sources)
    self->range = (OctetUiRange) { node->source, node->position, node->size };
}

static void shown_changed_cb (OctetUiSelection *self);

/**
 * octet_ui_selection_new:
 * @session: a session
 *
 * Returns: (transfer full): a selection with nothing selected
 */
OctetUiSelection *
octet_ui_selection_new (OctetSession *session)
{
  OctetUiSelection *self = g_object_new (OCTET_UI_TYPE_SELECTION, NULL);

  self->session = g_object_ref (session);
  self->shown = octet_ui_shown_new (session);
  g_signal_connect_object (self->shown, "changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * octet_ui_selection_get_session:
 * @self: a selection
 *
 * Returns: (transfer none): the capture it belongs to
 */
OctetSession *
octet_ui_selection_get_session (OctetUiSelection *self)
{
  return self->session;
}

/**
 * octet_ui_selection_get_shown:
 * @self: a selection
 *
 * Returns: (transfer none): which packets of the capture are shown
 */
OctetUiShown *
octet_ui_selection_get_shown (OctetUiSelection *self)
{
  return self->shown;
}

/**
 * octet_ui_selection_get_marks:
 * @self: a selection
 *
 * Returns: (transfer none): what a person noted on the capture's packets
 */
OctetUiMarks *
octet_ui_selection_get_marks (OctetUiSelection *self)
{
  return self->marks;
}

/**
 * octet_ui_selection_get_branches:
 * @self: a selection
 *
 * Returns: (transfer none): which branches of the trees are open, in all packets and views
 */
OctetUiBranches *
octet_ui_selection_get_branches (OctetUiSelection *self)
{
  return self->branches;
}

/**
 * octet_ui_selection_get_tree: (skip)
 * @self: a selection
 *
 * Returns: (transfer none): the selected packet's fields and bytes; empty where none is
 *   selected. Valid until the packet changes
 */
const OctetTree *
octet_ui_selection_get_tree (OctetUiSelection *self)
{
  return self->tree;
}

/**
 * octet_ui_selection_get_error:
 * @self: a selection
 *
 * Returns: (transfer none) (nullable): a sentence on why the packet could not be read
 */
const char *
octet_ui_selection_get_error (OctetUiSelection *self)
{
  return self->error;
}

/**
 * octet_ui_selection_get_packet:
 * @self: a selection
 *
 * Returns: the packet's number, from 1; 0 where none is selected
 */
guint32
octet_ui_selection_get_packet (OctetUiSelection *self)
{
  return self->packet;
}

/**
 * octet_ui_selection_get_flow:
 * @self: a selection
 *
 * Returns: the conversation of the packet, or %OCTET_NO_FLOW
 */
guint32
octet_ui_selection_get_flow (OctetUiSelection *self)
{
  return self->flow;
}

/**
 * octet_ui_selection_get_other:
 * @self: a selection
 *
 * Returns: the packet that is selected beside octet_ui_selection_get_packet(), so that one sees
 *   the time between both; 0 for none
 */
guint32
octet_ui_selection_get_other (OctetUiSelection *self)
{
  return self->other;
}

static void
set_other (OctetUiSelection *self,
           guint32           other)
{
  if (other == self->other)
    return;
  self->other = other;
  g_signal_emit (self, signals[PAIR_CHANGED], 0);
}

static void
settle (OctetUiSelection *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->settled = g_get_monotonic_time ();
  g_signal_emit (self, signals[SETTLED], 0);
}

static gboolean
rest_cb (gpointer data)
{
  OctetUiSelection *self = data;

  self->rest_source = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

/* Another packet: at once, unless packets are walked over. */
static void
settle_soon (OctetUiSelection *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 gap = now - self->walked;

  self->walked = now;
  if (gap >= HURRY || now - self->settled >= PATIENCE)
    {
      settle (self);
      return;
    }
  g_clear_handle_id (&self->rest_source, g_source_remove);
  /* Where the machine is busy packets come more slowly. */
  self->rest_source = g_timeout_add ((guint) (MAX (REST, gap * 3 / 2) / 1000), rest_cb, self);
}

static void
dissect (OctetUiSelection *self)
{
  g_autoptr (GError) error = NULL;
  const OctetSummary *summary = NULL;

  self->flow = OCTET_NO_FLOW;
  self->hover = OCTET_NO_NODE;
  g_clear_pointer (&self->error, g_free);
  octet_tree_clear (self->tree);
  /* A cursor looks into the packet index, which a session has only once its file is open. */
  if (self->packet > 0 && self->cursor == NULL)
    self->cursor = octet_cursor_new (self->session);
  if (self->packet > 0)
    {
      self->before = octet_ui_shown_get_before (self->shown, self->packet);
      octet_cursor_set_shown (self->cursor, self->before);
      summary = octet_cursor_dissect (self->cursor, self->packet, OCTET_DEPTH_TREE, TRUE,
                                      self->tree, &error);
    }
  if (summary != NULL)
    self->flow = summary->flow;
  else if (error != NULL)
    self->error = g_strdup (error->message);
  self->node = octet_ui_node_path_find (&self->path, self->tree);
}

/* What stands in front of the packet among those that are shown is a field of it. */
static void
shown_changed_cb (OctetUiSelection *self)
{
  if (self->packet == 0 || !octet_ui_shown_is_decided (self->shown, self->packet) ||
      octet_ui_shown_get_position (self->shown, self->packet) == OCTET_UI_NOT_SHOWN ||
      octet_ui_shown_get_before (self->shown, self->packet) == self->before)
    return;
  dissect (self);
  g_signal_emit (self, signals[PACKET_CHANGED], 0);
  g_signal_emit (self, signals[FIELD_CHANGED], 0);
  settle (self);
}

static void
select_packet (OctetUiSelection *self,
               guint32           packet)
{
  if (packet == self->packet || packet > octet_session_get_n_packets (self->session))
    return;
  self->packet = packet;
  dissect (self);
  take_range_of_node (self);
  g_signal_emit (self, signals[PACKET_CHANGED], 0);
  g_signal_emit (self, signals[FIELD_CHANGED], 0);
  settle_soon (self);
}

/**
 * octet_ui_selection_set_packet:
 * @self: a selection
 * @packet: a packet's number, from 1; 0 for none
 *
 * Selects a packet alone. The field that was selected stays so where the new packet has
 * it; otherwise the nearest one above it is selected.
 */
void
octet_ui_selection_set_packet (OctetUiSelection *self,
                               guint32           packet)
{
  set_other (self, 0);
  select_packet (self, packet);
}

/**
 * octet_ui_selection_set_pair:
 * @self: a selection
 * @other: the packet that was selected before, from 1
 * @packet: the packet that is selected now, whose fields are shown; not @other
 *
 * Selects two packets.
 */
void
octet_ui_selection_set_pair (OctetUiSelection *self,
                             guint32           other,
                             guint32           packet)
{
  guint count = octet_session_get_n_packets (self->session);

  if (other == packet || other == 0 || packet == 0 || MAX (other, packet) > count)
    return;
  set_other (self, other);
  select_packet (self, packet);
}

/**
 * octet_ui_selection_get_node:
 * @self: a selection
 *
 * Returns: the selected field, a node of the tree, or %OCTET_NO_NODE
 */
guint32
octet_ui_selection_get_node (OctetUiSelection *self)
{
  return self->node;
}

/**
 * octet_ui_selection_set_node:
 * @self: a selection
 * @node: a node of the tree, or %OCTET_NO_NODE
 *
 * Selects a field and the bytes it stands for.
 */
void
octet_ui_selection_set_node (OctetUiSelection *self,
                             guint32           node)
{
  OctetUiRange before = self->range;

  g_return_if_fail (node == OCTET_NO_NODE || node < self->tree->n_nodes);

  octet_ui_node_path_init (&self->path, self->tree, node);
  if (node == self->node)
    {
      take_range_of_node (self);
      if (before.position == self->range.position && before.size == self->range.size)
        return;
    }
  self->node = node;
  take_range_of_node (self);
  g_signal_emit (self, signals[FIELD_CHANGED], 0);
  settle (self);
}

/**
 * octet_ui_selection_get_hover:
 * @self: a selection
 *
 * Returns: the field under the pointer, in any view, or %OCTET_NO_NODE
 */
guint32
octet_ui_selection_get_hover (OctetUiSelection *self)
{
  return self->hover;
}

/**
 * octet_ui_selection_set_hover:
 * @self: a selection
 * @node: the field under the pointer, or %OCTET_NO_NODE
 */
void
octet_ui_selection_set_hover (OctetUiSelection *self,
                              guint32           node)
{
  if (node == self->hover || (node != OCTET_NO_NODE && node >= self->tree->n_nodes))
    return;
  self->hover = node;
  g_signal_emit (self, signals[HOVER_CHANGED], 0);
}

/**
 * octet_ui_selection_get_range: (skip)
 * @self: a selection
 *
 * Returns: the bytes that are selected: the field's, or those that the user dragged over
 */
OctetUiRange
octet_ui_selection_get_range (OctetUiSelection *self)
{
  return self->range;
}

/**
 * octet_ui_selection_set_range: (skip)
 * @self: a selection
 * @range: bytes of one of the tree's sources
 *
 * Selects bytes by hand; the field stays what it is.
 */
void
octet_ui_selection_set_range (OctetUiSelection   *self,
                              const OctetUiRange *range)
{
  self->range = *range;
  g_signal_emit (self, signals[FIELD_CHANGED], 0);
  settle (self);
}

/* How much of a byte a node says. */
typedef enum
{
  COVER_NOTHING,
  COVER_LAYER, /* it is the whole layer */
  COVER_BITS,  /* some bits of the byte */
  COVER_BYTE,  /* the byte, maybe with others */
} Cover;

static Cover
find_cover (OctetUiSelection *self,
            const OctetNode  *node,
            guint             source,
            gsize             position)
{
  guint64 first, end, bit = (guint64) position * 8;

  if (node->source != source || node->size == 0 || position < node->position ||
      position - node->position >= node->size ||
      (node->flags & (OCTET_NODE_GENERATED | OCTET_NODE_HIDDEN | OCTET_NODE_NOTE)) != 0)
    return COVER_NOTHING;
  if (node->parent == OCTET_NO_NODE)
    return COVER_LAYER;
  if (!octet_ui_node_get_bits (self->tree, node, &first, &end) || end <= bit || first >= bit + 8)
    return COVER_NOTHING;
  return first <= bit && end >= bit + 8 ? COVER_BYTE : COVER_BITS;
}

/* The smallest field that has the whole byte; of two as small the outer one, whose parts
 * the other is. Without one, the innermost layer. */
static guint32
find_whole (OctetUiSelection *self,
            guint             source,
            gsize             position)
{
  guint32 best = OCTET_NO_NODE;
  Cover best_cover = COVER_NOTHING;

  for (guint32 i = 0; i < self->tree->n_nodes; i++)
    {
      const OctetNode *node = &self->tree->nodes[i];
      Cover cover = find_cover (self, node, source, position);

      if (cover != COVER_LAYER && cover != COVER_BYTE)
        continue;
      if (cover < best_cover || (cover == best_cover && cover == COVER_BYTE &&
                                 node->size >= self->tree->nodes[best].size))
        continue;
      best = i;
      best_cover = cover;
    }
  return best;
}

/* The first field behind @after that is some bits of the byte. */
static guint32
find_part (OctetUiSelection *self,
           guint             source,
           gsize             position,
           guint32           after)
{
  for (guint32 i = after != OCTET_NO_NODE ? after + 1 : 0; i < self->tree->n_nodes; i++)
    if (find_cover (self, &self->tree->nodes[i], source, position) == COVER_BITS)
      return i;
  return OCTET_NO_NODE;
}

/**
 * octet_ui_selection_find_at: (skip)
 * @self: a selection
 * @source: index of the bytes
 * @position: an octet in them
 * @not_this: a node that was the answer before: the next one that shares the octet is
 *   given, and behind the last the first again; %OCTET_NO_NODE for the first
 *
 * Returns: the smallest field that has the whole octet; where several share it, the first
 *   of them; the layer where no field names it; or %OCTET_NO_NODE
 */
guint32
octet_ui_selection_find_at (OctetUiSelection *self,
                            guint             source,
                            gsize             position,
                            guint32           not_this)
{
  guint32 whole = find_whole (self, source, position);
  gboolean is_layer = whole == OCTET_NO_NODE ||
                      self->tree->nodes[whole].parent == OCTET_NO_NODE;
  guint32 part;

  if (not_this != OCTET_NO_NODE && not_this < self->tree->n_nodes)
    {
      if (not_this == whole)
        part = find_part (self, source, position, OCTET_NO_NODE);
      else if (find_cover (self, &self->tree->nodes[not_this], source, position) == COVER_BITS)
        part = find_part (self, source, position, not_this);
      else
        part = OCTET_NO_NODE;
      if (part != OCTET_NO_NODE)
        return part;
    }
  part = is_layer ? find_part (self, source, position, OCTET_NO_NODE) : OCTET_NO_NODE;
  return part != OCTET_NO_NODE ? part : whole;
}

static void
octet_ui_selection_finalize (GObject *object)
{
  OctetUiSelection *self = OCTET_UI_SELECTION (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_free (self->error);
  g_clear_pointer (&self->tree, octet_tree_free);
  g_clear_pointer (&self->cursor, octet_cursor_free);
  g_clear_object (&self->shown);
  g_clear_object (&self->marks);
  g_clear_object (&self->branches);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_ui_selection_parent_class)->finalize (object);
}

static void
octet_ui_selection_class_init (OctetUiSelectionClass *klass)
{
  static const char *const names[N_SIGNALS] = { "packet-changed", "field-changed",
                                                "hover-changed", "pair-changed",
                                                "settled" };

  G_OBJECT_CLASS (klass)->finalize = octet_ui_selection_finalize;

  /**
   * OctetUiSelection::packet-changed:
   *
   * Another packet is selected; its tree is there. Or the same is, and what it says of the packet
   * shown before it has changed with the filter.
   */
  /**
   * OctetUiSelection::field-changed:
   *
   * Another field or other bytes are selected.
   */
  /**
   * OctetUiSelection::hover-changed:
   *
   * The pointer is over another field.
   */
  /**
   * OctetUiSelection::pair-changed:
   *
   * Another packet is selected beside the one whose fields are shown, or none is any more.
   */
  /**
   * OctetUiSelection::settled:
   *
   * Another field, other bytes or another packet are selected, and packets are not walked over
   * with a key held: then it comes when the key is let go, and a few times a second before. For
   * what takes long to show; until it comes, nodes that were looked up before may be gone.
   */
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], OCTET_UI_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_selection_init (OctetUiSelection *self)
{
  self->tree = octet_tree_new ();
  self->marks = octet_ui_marks_new ();
  self->branches = octet_ui_branches_new ();
  self->flow = OCTET_NO_FLOW;
  self->node = self->hover = OCTET_NO_NODE;
}
