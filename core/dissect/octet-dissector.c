/* octet-dissector.c - runs the layers of one packet, from the frame inwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector-private.h"

/**
 * octet_dissector_new: (skip)
 * @registry: the protocols
 * @state: what packets leave behind; must outlive the dissector
 *
 * A dissector belongs to one thread at a time. Only one that runs the first
 * pass writes to @state.
 *
 * Returns: (transfer full): a dissector
 */
OctetDissector *
octet_dissector_new (OctetRegistry *registry,
                     OctetState    *state)
{
  OctetDissector *self = g_new0 (OctetDissector, 1);

  self->registry = octet_registry_ref (registry);
  self->state = state;
  self->data = octet_registry_find (registry, "data");
  self->first = octet_registry_find (registry, "frame");
  self->own_tree = octet_tree_new ();
  self->summary.info = g_string_new (NULL);
  memset (self->recent, 0xff, sizeof self->recent);
  return self;
}

/**
 * octet_dissector_free: (skip)
 * @self: (transfer full): a dissector
 */
void
octet_dissector_free (OctetDissector *self)
{
  for (guint i = 0; i < MAX_NESTING; i++)
    g_free (self->spare[i]);
  octet_tree_free (self->own_tree);
  octet_registry_unref (self->registry);
  g_string_free (self->summary.info, TRUE);
  g_free (self);
}

/**
 * octet_dissector_set_wanted: (skip)
 * @self: a dissector
 * @wanted: (transfer none) (nullable): the fields to record at %OCTET_DEPTH_FIELDS; must
 *   outlive the runs
 */
void
octet_dissector_set_wanted (OctetDissector    *self,
                            const OctetWanted *wanted)
{
  self->wanted = wanted;
}

/**
 * octet_dissector_set_reader: (skip)
 * @self: a dissector
 * @reader: (transfer none) (nullable): how to look at other packets; must outlive the runs
 * @data: what is given to its functions
 *
 * Without a reader messages over several packets are not put together, and
 * times between packets are not said.
 */
void
octet_dissector_set_reader (OctetDissector          *self,
                            const OctetPacketReader *reader,
                            gpointer                 data)
{
  self->reader = reader;
  self->reader_data = data;
}

static guint
find_wants (const OctetDissector *self,
            gboolean              wants_summary)
{
  guint wants = wants_summary ? OCTET_WANTS_SUMMARY : 0;

  if (self->depth == OCTET_DEPTH_TREE)
    wants |= OCTET_WANTS_FIELDS | OCTET_WANTS_TEXT;
  else if (self->depth == OCTET_DEPTH_FIELDS && self->wanted != NULL)
    wants |= OCTET_WANTS_FIELDS;
  return wants;
}

static void
reset_summary (OctetSummary *summary)
{
  memset (&summary->source, 0, sizeof summary->source);
  memset (&summary->destination, 0, sizeof summary->destination);
  summary->protocol = NULL;
  summary->severity = 0;
  summary->is_malformed = FALSE;
  summary->from_a = FALSE;
  summary->flow = OCTET_FLOW_NONE;
  summary->previous = 0;
  summary->stack = OCTET_STACK_EMPTY;
  g_string_truncate (summary->info, 0);
}

/* Where only some fields are wanted, the chain that the first pass found tells how many
 * layers can have any; behind the last of them nothing needs to be read. */
static void
find_end (OctetDissector *self,
          gboolean        wants_summary)
{
  const OctetStacks *stacks = self->state->stacks;

  self->may_stop = FALSE;
  self->n_wanted = 0;
  if (self->depth != OCTET_DEPTH_FIELDS || wants_summary || self->wanted == NULL ||
      self->wanted->needs_all || self->frame->stack == OCTET_STACK_OVERFLOW ||
      self->frame->stack == OCTET_STACK_EMPTY)
    return;
  self->may_stop = TRUE;
  for (guint16 stack = self->frame->stack; stack != OCTET_STACK_EMPTY;
       stack = octet_stacks_get_parent (stacks, stack))
    if (self->wanted->bits[octet_stacks_get_protocol (stacks, stack)] != NULL)
      self->n_wanted++;
}

/**
 * octet_dissector_run: (skip)
 * @self: a dissector
 * @frame: what the file says of the packet
 * @bytes: its octets, @frame->captured_size of them; must live as long as @tree's content
 * @depth: how much to find out
 * @wants_summary: whether to fill the list's columns
 * @tree: (nullable): where fields go; cleared first
 *
 * Returns: (transfer none): the summary, valid until the next run
 */
const OctetSummary *
octet_dissector_run (OctetDissector       *self,
                     const OctetFrameInfo *frame,
                     const guint8         *bytes,
                     OctetDepth            depth,
                     gboolean              wants_summary,
                     OctetTree            *tree)
{
  self->frame = frame;
  self->depth = depth;
  self->head.wants = find_wants (self, wants_summary);
  self->tree = tree != NULL ? tree : self->own_tree;
  self->layer = NULL;
  self->nesting = 0;
  self->n_layers = 0;
  self->quoting = 0;
  self->enclosing = 0;
  self->last_node = OCTET_NO_NODE;
  memset (&self->source, 0, sizeof self->source);
  memset (&self->destination, 0, sizeof self->destination);
  find_end (self, wants_summary);
  reset_summary (&self->summary);
  octet_tree_clear (self->tree);
  octet_tree_add_source (self->tree, NULL, bytes, frame->captured_size, NULL);
  octet_dissector_run_layer (self, self->first, 0, bytes, frame->captured_size,
                             MAX (frame->wire_size, frame->captured_size), 0, 0);
  return &self->summary;
}

static OctetLayer *
push_layer (OctetDissector           *self,
            const OctetRegistryEntry *entry)
{
  OctetLayer *layer = self->spare[self->nesting];

  if (layer == NULL)
    layer = self->spare[self->nesting] = g_new0 (OctetLayer, 1);
  self->nesting++;
  layer->outer = self->layer;
  layer->entry = entry;
  layer->node = OCTET_NO_NODE;
  layer->used = 0;
  layer->shown = 0;
  layer->n_open = 0;
  layer->is_hidden = FALSE;
  layer->header_size = entry->protocol->header_size;
  layer->wanted = NULL;
  if (self->depth == OCTET_DEPTH_FIELDS && self->wanted != NULL)
    layer->wanted = self->wanted->bits[entry->index];
  self->layer = layer;
  return layer;
}

static void
add_layer_node (OctetDissector *self,
                OctetLayer     *layer)
{
  OctetTree *tree = self->tree;
  const OctetProtocol *protocol = layer->entry->protocol;
  gboolean wanted = self->depth == OCTET_DEPTH_TREE;
  OctetTreeLayer *row;

  if (layer->wanted != NULL)
    wanted = (layer->wanted[protocol->n_fields / 64] >> (protocol->n_fields % 64) & 1) != 0;
  if (tree->n_layers == tree->n_layers_allocated)
    {
      tree->n_layers_allocated = MAX (16, tree->n_layers_allocated * 2);
      tree->layers = g_renew (OctetTreeLayer, tree->layers, tree->n_layers_allocated);
    }
  layer->index = (guint16) tree->n_layers;
  row = &tree->layers[tree->n_layers++];
  row->entry = layer->entry;
  row->position = (guint32) layer->start;
  row->header_size = 0;
  row->size = (guint32) layer->captured;
  row->source = layer->source;
  row->is_enclosed = self->enclosing > 0;
  row->node = OCTET_NO_NODE;
  if (!wanted || protocol->is_silent || layer->is_hidden)
    return;
  layer->node = row->node = octet_tree_add (tree, OCTET_NO_NODE, &layer->entry->self);
  if (layer->node == OCTET_NO_NODE)
    return;
  tree->nodes[layer->node].position = (guint32) layer->start;
  tree->nodes[layer->node].layer = layer->index;
  tree->nodes[layer->node].source = layer->source;
  self->last_node = layer->node;
}

/* A read that failed: what it needed was on the wire and the capture cut it off (short), or it was
 * never there, and the octets contradict themselves (malformed). */
static void
add_cut_short (OctetDissector *self,
               OctetLayer     *layer)
{
  gboolean is_short = layer->captured < layer->size && layer->rest.needed <= layer->size;
  const OctetRegistryEntry *entry;
  guint32 node;

  /* Who quotes a packet may end wherever it likes. */
  if (self->quoting > 0)
    return;
  self->summary.is_malformed |= !is_short;
  if (!is_short && self->summary.severity < OCTET_NOTE_ERROR)
    self->summary.severity = OCTET_NOTE_ERROR;
  octet_dissector_summarize_more (self, "%s", is_short ? _(" [Cut short by the capture]")
                                                       : _(" [Malformed]"));
  entry = octet_registry_find (self->registry, is_short ? "_ws.short" : "_ws.malformed");
  if (self->depth == OCTET_DEPTH_FIRST_PASS || entry == NULL)
    return;
  if (self->depth == OCTET_DEPTH_FIELDS &&
      (self->wanted == NULL || self->wanted->bits[entry->index] == NULL))
    return;
  node = octet_tree_add (self->tree, OCTET_NO_NODE, &entry->self);
  if (node == OCTET_NO_NODE)
    return;
  self->tree->nodes[node].flags = OCTET_NODE_BAD | OCTET_NODE_GENERATED;
  self->tree->nodes[node].layer = layer->index;
  self->tree->nodes[node].source = layer->source;
  self->tree->nodes[node].position = (guint32) (layer->start + layer->rest.position);
  if (self->depth == OCTET_DEPTH_TREE)
    {
      g_autofree char *text = g_strdup_printf (": %s", layer->entry->protocol->short_name);

      self->tree->nodes[node].text = octet_tree_store (self->tree, text, strlen (text));
    }
}

/* The layer's node ends at @end of the layer. */
static void
end_node (OctetDissector   *self,
          const OctetLayer *layer,
          gsize             end)
{
  OctetNode *node = &self->tree->nodes[layer->node];
  gsize begin = node->position - layer->start;

  node->size = (guint32) (end - MIN (begin, end));
}

/**
 * octet_dissector_begin_again: (skip)
 * @self: a dissector
 * @at: where the next message begins, from the layer's first octet
 *
 * Gives a further message of the same layer a node of its own in the tree.
 */
void
octet_dissector_begin_again (OctetDissector *self,
                             gsize           at)
{
  OctetLayer *layer = self->layer;
  guint32 node;

  if (layer->node == OCTET_NO_NODE)
    return;
  while (layer->n_open > 0)
    octet_dissector_close (self);
  node = octet_tree_add (self->tree, OCTET_NO_NODE, &layer->entry->self);
  if (node == OCTET_NO_NODE)
    return;
  end_node (self, layer, at);
  layer->node = self->last_node = node;
  self->tree->nodes[node].position = (guint32) (layer->start + at);
  self->tree->nodes[node].layer = layer->index;
  self->tree->nodes[node].source = layer->source;
}

static void
finish_layer (OctetDissector *self,
              OctetLayer     *layer)
{
  gsize shown = layer->shown > 0 ? layer->shown : layer->rest.position;

  while (layer->n_open > 0)
    octet_dissector_close (self);
  if (layer->rest.is_short && layer->shown == 0)
    shown = layer->captured;
  if (self->head.wants & OCTET_WANTS_FIELDS)
    {
      self->tree->layers[layer->index].header_size = (guint32) MIN (shown, layer->captured);
      self->tree->layers[layer->index].size = (guint32) layer->captured;
      if (layer->node != OCTET_NO_NODE)
        end_node (self, layer, MIN (shown, layer->captured));
    }
  if (layer->rest.is_short)
    add_cut_short (self, layer);
}

/* Puts the layer into the chain of protocols, and into the tree. */
static void
add_to_chain (OctetDissector *self,
              OctetLayer     *layer)
{
  if (self->depth == OCTET_DEPTH_FIRST_PASS && layer->outer != NULL &&
      !layer->entry->protocol->is_part && !self->is_repeat)
    self->summary.stack = octet_stacks_push (self->state->stacks, self->summary.stack,
                                             layer->entry->index);
  self->is_repeat = FALSE;
  if (self->head.wants & OCTET_WANTS_FIELDS)
    add_layer_node (self, layer);
}

/* Where the first field of the fixed header ends that is not all there. */
static gsize
find_missing (const OctetLayer *layer)
{
  const OctetProtocol *protocol = layer->entry->protocol;

  for (guint i = 0; i < protocol->n_fields; i++)
    {
      const OctetField *field = &protocol->fields[i];
      gsize end = (gsize) field->at + field->size;

      if (field->size > 0 && field->under == 0 && end > layer->captured)
        return end;
    }
  return MAX (layer->header_size, protocol->row_from);
}

static void
run_header_and_rest (OctetDissector *self,
                     OctetLayer     *layer)
{
  const OctetProtocol *protocol = layer->entry->protocol;

  layer->is_hidden |= layer->captured < protocol->row_from;
  add_to_chain (self, layer);
  if (protocol->short_name != NULL && !self->quoting)
    self->summary.protocol = protocol->short_name;
  if (layer->captured < MAX (layer->header_size, protocol->row_from))
    {
      if (!layer->is_hidden)
        octet_dissector_add_broken (self, layer->captured);
      octet_reader_fail (&layer->rest, find_missing (layer));
    }
  else
    {
      layer->rest.position = layer->header_size;
      if (layer->header_size < protocol->header_size)
        octet_dissector_add_broken (self, layer->header_size);
      else if ((self->head.wants & OCTET_WANTS_FIELDS) != 0)
        octet_dissector_add_header (self);
      if (protocol->dissect != NULL)
        protocol->dissect (self);
    }
  finish_layer (self, layer);
}

/* Whether a protocol would take bytes of the current layer. */
gboolean
octet_dissector_accepts (OctetDissector           *self,
                         const OctetRegistryEntry *entry,
                         guint32                   parameter,
                         const guint8             *data,
                         gsize                     captured,
                         gsize                     size)
{
  OctetLayer *layer;
  gboolean accepted;

  if (self->nesting == MAX_NESTING)
    return FALSE;
  if (entry->protocol->accept == NULL)
    return TRUE;
  layer = push_layer (self, entry);
  layer->parameter = parameter;
  layer->data = data;
  layer->captured = captured;
  layer->size = size;
  layer->start = layer->outer->start + layer->outer->rest.position;
  layer->source = layer->outer->source;
  octet_reader_init (&layer->rest, data, captured);
  accepted = entry->protocol->accept (self);
  self->layer = layer->outer;
  self->nesting--;
  return accepted;
}

/* A layer on the way to the ones that are wanted: it is dissected as in the first pass, where a
 * field is only its number. Layers further in may need their own fields to find what is in them. */
static gboolean
is_on_the_way (const OctetDissector *self,
               const OctetLayer     *layer)
{
  return self->may_stop && layer->wanted == NULL &&
         layer->entry->protocol->level <= OCTET_LEVEL_TRANSPORT;
}

/* Runs one protocol over bytes. FALSE, and nothing said, where it does not
 * accept them or the packet has too many layers. */
gboolean
octet_dissector_run_layer (OctetDissector           *self,
                           const OctetRegistryEntry *entry,
                           guint32                   parameter,
                           const guint8             *data,
                           gsize                     captured,
                           gsize                     size,
                           gsize                     start,
                           guint8                    source)
{
  guint wants = self->head.wants;
  OctetLayer *layer;
  gboolean accepted;

  if (entry == NULL || self->nesting == MAX_NESTING || self->n_layers == MAX_LAYERS)
    return FALSE;
  if (self->may_stop && self->n_wanted == 0 && self->layer != NULL)
    return FALSE;
  layer = push_layer (self, entry);
  layer->parameter = parameter;
  layer->data = data;
  layer->captured = captured;
  layer->size = size;
  layer->start = start;
  layer->source = source;
  octet_reader_init (&layer->rest, data, captured);

  self->head.wants = find_wants (self, FALSE) | (wants & OCTET_WANTS_SUMMARY);
  if (is_on_the_way (self, layer))
    self->head.wants = 0;
  accepted = entry->protocol->accept == NULL || entry->protocol->accept (self);
  octet_reader_init (&layer->rest, data, layer->captured);
  if (accepted)
    {
      self->n_layers++;
      if (layer->wanted != NULL && layer->outer != NULL && self->n_wanted > 0)
        self->n_wanted--;
      run_header_and_rest (self, layer);
      if (layer->outer != NULL)
        layer->outer->used = layer->size;
    }
  self->layer = layer->outer;
  self->nesting--;
  self->head.wants = wants;
  return accepted;
}

/* Adds a layer that nobody reads: its octets wait for more of them. */
void
octet_dissector_name_layer (OctetDissector           *self,
                            const OctetRegistryEntry *entry,
                            const guint8             *data,
                            gsize                     captured,
                            gsize                     start,
                            guint8                    source)
{
  guint wants = self->head.wants;
  OctetLayer *layer;

  if (self->nesting == MAX_NESTING || self->n_layers == MAX_LAYERS)
    return;
  layer = push_layer (self, entry);
  layer->data = data;
  layer->captured = layer->size = captured;
  layer->start = start;
  layer->source = source;
  octet_reader_init (&layer->rest, data, captured);
  layer->rest.position = captured;
  self->head.wants = find_wants (self, FALSE);
  self->n_layers++;
  add_to_chain (self, layer);
  finish_layer (self, layer);
  self->layer = layer->outer;
  self->nesting--;
  self->head.wants = wants;
}
