/* octet-dissector-hand-on.c - finds the protocol for what a layer carries, and runs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dissect/octet-dissector-private.h"

/* Protocols name tables by string literals, whose addresses stay the same, so
 * a small cache by address saves hashing the name at each layer. */
const OctetTable *
octet_dissector_find_table (OctetDissector *self,
                            const char     *name)
{
  guint slot = (guint) ((GPOINTER_TO_SIZE (name) >> 2) ^ (GPOINTER_TO_SIZE (name) >> 10)) &
               (TABLE_CACHE - 1);

  if (self->tables[slot].name != name)
    {
      self->tables[slot].name = name;
      self->tables[slot].table = octet_registry_get_table (self->registry, name);
    }
  return self->tables[slot].table;
}

typedef struct
{
  const guint8 *data;
  gsize         captured;
  gsize         size;
  gsize         start;
  guint8        source;
} Part;

static gboolean
run (OctetDissector           *self,
     const OctetRegistryEntry *entry,
     guint32                   parameter,
     const Part               *part)
{
  return entry != NULL &&
         octet_dissector_run_layer (self, entry, parameter, part->data, part->captured,
                                    part->size, part->start, part->source);
}

static gboolean
try_table (OctetDissector *self,
           const char     *name,
           guint32         first,
           guint32         second,
           const Part     *part)
{
  const OctetTable *table = octet_dissector_find_table (self, name);
  const OctetRegistryEntry *const *heuristics;
  gsize n_heuristics;

  if (table == NULL)
    return FALSE;
  if (run (self, octet_table_find (table, first), first, part))
    return TRUE;
  if (second != first && run (self, octet_table_find (table, second), second, part))
    return TRUE;
  heuristics = octet_table_get_heuristics (table, &n_heuristics);
  for (gsize i = 0; i < n_heuristics; i++)
    if (run (self, heuristics[i], first, part))
      return TRUE;
  return run (self, octet_table_find (table, OCTET_ANY), first, part);
}

/* What lies behind the cursor. FALSE where that is nothing, or unreadable. */
static gboolean
get_rest (OctetDissector *self,
          Part           *ret_part)
{
  OctetLayer *layer = self->layer;
  gsize position = layer->rest.position;

  layer->used = 0;
  if (layer->rest.is_short || layer->size <= position)
    return FALSE;
  ret_part->data = layer->data + position;
  ret_part->captured = layer->captured - MIN (position, layer->captured);
  ret_part->size = layer->size - position;
  ret_part->start = layer->start + position;
  ret_part->source = layer->source;
  return TRUE;
}

/**
 * octet_dissector_offer: (skip)
 * @self: a dissector
 * @table: a dissector table: a string literal
 * @first: the number to look up
 * @second: another number to try; @first again where there is none
 *
 * Offers what lies behind the cursor: to the protocol under @first, under
 * @second, to those that ask to look at it, and to the one that takes all.
 *
 * Returns: whether one took it
 */
gboolean
octet_dissector_offer (OctetDissector *self,
                       const char     *table,
                       guint32         first,
                       guint32         second)
{
  Part part;

  return get_rest (self, &part) && try_table (self, table, first, second, &part);
}

/* A layer without octets, that stands at @at. */
static gboolean
try_empty (OctetDissector *self,
           const char     *table,
           guint32         value,
           gsize           at)
{
  const OctetLayer *layer = self->layer;
  Part part = { layer->data + at, 0, 0, layer->start + at, layer->source };

  return !layer->rest.is_short && try_table (self, table, value, value, &part);
}

/**
 * octet_dissector_offer_nothing: (skip)
 * @self: a dissector
 * @table: a dissector table: a string literal
 * @value: the number to look up
 *
 * For a layer that names a protocol behind itself of which no octet follows: that protocol, if
 * it is known, says what it makes of that.
 *
 * Returns: whether one took it
 */
gboolean
octet_dissector_offer_nothing (OctetDissector *self,
                               const char     *table,
                               guint32         value)
{
  return try_empty (self, table, value, self->layer->captured);
}

/**
 * octet_dissector_hand_on: (skip)
 * @self: a dissector
 * @table: a dissector table: a string literal
 * @first: the number to look up
 * @second: another number to try; @first again where there is none
 *
 * Like octet_dissector_offer(); what nobody takes is shown as data.
 *
 * Returns: whether a protocol took it
 */
gboolean
octet_dissector_hand_on (OctetDissector *self,
                         const char     *table,
                         guint32         first,
                         guint32         second)
{
  Part part;

  if (!get_rest (self, &part))
    return FALSE;
  if (try_table (self, table, first, second, &part))
    return TRUE;
  run (self, self->data, 0, &part);
  return FALSE;
}

/**
 * octet_dissector_hand_on_named: (skip)
 * @self: a dissector
 * @table: a dissector table: a string literal
 * @value: the number to look up
 *
 * Like octet_dissector_hand_on(), for a layer whose header names the next one: that has to be
 * there, even where no octet follows.
 *
 * Returns: whether a protocol took it
 */
gboolean
octet_dissector_hand_on_named (OctetDissector *self,
                               const char     *table,
                               guint32         value)
{
  if (octet_dissector_get_left (self) > 0)
    return octet_dissector_hand_on (self, table, value, value);
  return octet_dissector_offer_nothing (self, table, value);
}

/**
 * octet_dissector_hand_on_expected: (skip)
 * @self: a dissector
 *
 * Offers what lies behind the cursor to the protocol that an earlier packet announced for this
 * conversation.
 *
 * Returns: whether there is one and it took it
 */
gboolean
octet_dissector_hand_on_expected (OctetDissector *self)
{
  const OctetExpectation *expectation = octet_dissector_get_expectation (self);
  Part part;

  return expectation != NULL && get_rest (self, &part) &&
         run (self, octet_registry_get_entry (self->registry, expectation->protocol), 0, &part);
}

/**
 * octet_dissector_hand_on_data: (skip)
 * @self: a dissector
 *
 * Shows what lies behind the cursor as data.
 */
void
octet_dissector_hand_on_data (OctetDissector *self)
{
  Part part;

  if (get_rest (self, &part))
    run (self, self->data, 0, &part);
}

/**
 * octet_dissector_hand_on_text: (skip)
 * @self: a dissector
 * @table: a dissector table of words: a string literal
 * @text: the word, lower case
 *
 * Offers what lies behind the cursor to the protocol under @text.
 *
 * Returns: whether there is one and it took it
 */
gboolean
octet_dissector_hand_on_text (OctetDissector *self,
                              const char     *table,
                              const char     *text)
{
  Part part;

  if (!get_rest (self, &part))
    return FALSE;
  return run (self, octet_table_find_text (octet_dissector_find_table (self, table), text), 0,
              &part);
}

static gboolean
get_part (OctetDissector *self,
          gsize           at,
          gsize           size,
          Part           *ret_part)
{
  const OctetLayer *layer = self->layer;
  gsize there = layer->captured - MIN (at, layer->captured);

  if (layer->rest.is_short || at >= layer->size)
    return FALSE;
  ret_part->data = layer->data + MIN (at, layer->captured);
  ret_part->size = MIN (size, layer->size - at);
  ret_part->captured = MIN (ret_part->size, there);
  ret_part->start = layer->start + MIN (at, layer->captured);
  ret_part->source = layer->source;
  return TRUE;
}

/**
 * octet_dissector_call_part: (skip)
 * @self: a dissector
 * @table: a dissector table: a string literal
 * @value: the number to look up
 * @at: first octet, from the layer's first
 * @size: octets on the wire
 *
 * Hands a part of the layer on; the cursor does not matter and does not move.
 *
 * Returns: whether a protocol took it
 */
gboolean
octet_dissector_call_part (OctetDissector *self,
                           const char     *table,
                           guint32         value,
                           gsize           at,
                           gsize           size)
{
  Part part;

  return get_part (self, at, size, &part) && try_table (self, table, value, value, &part);
}

/**
 * octet_dissector_call_empty: (skip)
 * @self: a dissector
 * @table: a dissector table: a string literal
 * @value: the number to look up
 *
 * Gives a protocol a layer where a message of it has no octets: a call without arguments. It
 * stands at the cursor.
 *
 * Returns: whether a protocol took it
 */
gboolean
octet_dissector_call_empty (OctetDissector *self,
                            const char     *table,
                            guint32         value)
{
  return try_empty (self, table, value, self->layer->rest.position);
}

/**
 * octet_dissector_call_cut_part: (skip)
 * @self: a dissector
 * @table: a dissector table: a string literal
 * @value: the number to look up
 * @at: first octet, from the layer's first
 * @captured: octets that are there
 * @size: octets that the whole had, at least @captured
 *
 * Like octet_dissector_call_part(), for the beginning of a packet that somebody else cut
 * off: what is missing is no mistake.
 *
 * Returns: whether a protocol took it
 */
gboolean
octet_dissector_call_cut_part (OctetDissector *self,
                               const char     *table,
                               guint32         value,
                               gsize           at,
                               gsize           captured,
                               gsize           size)
{
  Part part;

  if (!get_part (self, at, captured, &part))
    return FALSE;
  part.size = MAX (part.size, size);
  return try_table (self, table, value, value, &part);
}

/* Makes @bytes a tab of the byte view; FALSE where there is no room, or nothing to see. */
static gboolean
add_source (OctetDissector *self,
            const char     *name,
            GBytes         *bytes,
            Part           *ret_part)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint index;

  if (self->layer->rest.is_short || size == 0)
    {
      g_bytes_unref (bytes);
      return FALSE;
    }
  index = octet_tree_add_source (self->tree, name, data, size, bytes);
  if (index == OCTET_NO_SOURCE)
    return FALSE;
  *ret_part = (Part) { data, size, size, 0, (guint8) index };
  return TRUE;
}

/* All of a source of the tree, under @value; as data where nobody takes it. */
void
octet_dissector_run_source (OctetDissector *self,
                            const char     *table,
                            guint32         value,
                            guint8          source)
{
  const OctetSource *whole = &self->tree->sources[source];
  Part part = { whole->data, whole->size, whole->size, 0, source };

  if (!try_table (self, table, value, value, &part))
    run (self, self->data, 0, &part);
}

/**
 * octet_dissector_call_bytes: (skip)
 * @self: a dissector
 * @table: (nullable): a dissector table: a string literal; %NULL to show the bytes as data
 * @value: the number to look up
 * @name: what the bytes are, for the tab of the byte view, N_()
 * @bytes: (transfer full): bytes that do not stand in the packet: decoded, decrypted, reassembled
 *
 * Hands bytes of their own on; they become a tab of the byte view.
 *
 * Returns: whether a protocol took them
 */
gboolean
octet_dissector_call_bytes (OctetDissector *self,
                            const char     *table,
                            guint32         value,
                            const char     *name,
                            GBytes         *bytes)
{
  Part part;

  if (!add_source (self, name, bytes, &part))
    return FALSE;
  if (table != NULL && try_table (self, table, value, value, &part))
    return TRUE;
  run (self, self->data, 0, &part);
  return FALSE;
}

static gboolean
try_text (OctetDissector *self,
          const char     *table,
          const char     *text,
          const Part     *part)
{
  const OctetRegistryEntry *entry = NULL;

  if (text != NULL)
    entry = octet_table_find_text (octet_dissector_find_table (self, table), text);
  if (run (self, entry, 0, part))
    return TRUE;
  run (self, self->data, 0, part);
  return FALSE;
}

/**
 * octet_dissector_call_part_text: (skip)
 * @self: a dissector
 * @table: a dissector table of words: a string literal
 * @text: (nullable): the word, lower case; %NULL for octets that nobody knows
 * @at: first octet, from the layer's first
 * @size: octets on the wire
 *
 * Hands a part of the layer on; what nobody takes is shown as data. The cursor
 * does not matter and does not move.
 *
 * Returns: whether a protocol took it
 */
gboolean
octet_dissector_call_part_text (OctetDissector *self,
                                const char     *table,
                                const char     *text,
                                gsize           at,
                                gsize           size)
{
  Part part;

  return get_part (self, at, size, &part) && try_text (self, table, text, &part);
}

/**
 * octet_dissector_call_bytes_text: (skip)
 * @self: a dissector
 * @table: a dissector table of words: a string literal
 * @text: (nullable): the word, lower case; %NULL for octets that nobody knows
 * @name: what the bytes are, for the tab of the byte view, N_()
 * @bytes: (transfer full): bytes that do not stand in the packet
 *
 * Like octet_dissector_call_bytes(), for tables of words.
 *
 * Returns: whether a protocol took them
 */
gboolean
octet_dissector_call_bytes_text (OctetDissector *self,
                                 const char     *table,
                                 const char     *text,
                                 const char     *name,
                                 GBytes         *bytes)
{
  Part part;

  return add_source (self, name, bytes, &part) && try_text (self, table, text, &part);
}

/**
 * octet_dissector_get_used: (skip)
 * @self: a dissector
 *
 * Returns: octets that the layer handed on to last says it has, 0 where none ran
 */
gsize
octet_dissector_get_used (const OctetDissector *self)
{
  return self->layer->used;
}
