/* octet-dissector-say.c - notes, labels, columns: what a layer says besides its fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bytes/octet-checksum.h"
#include "dissect/octet-dissector-private.h"
#include "dissect/octet-notes.h"

static void
set_text (OctetDissector *self,
          guint32         node,
          const char     *format,
          va_list         args)
{
  g_autofree char *text = NULL;

  if (node == OCTET_NO_NODE)
    return;
  text = g_strdup_vprintf (format, args);
  self->tree->nodes[node].text = octet_tree_store (self->tree, text, strlen (text));
}

/* Behind octet_dissector_label(). */
void
octet_dissector_label_real (OctetDissector *self,
                            const char     *format,
                            ...)
{
  const OctetLayer *layer = self->layer;
  va_list args;

  if (layer->rest.is_short)
    return;
  va_start (args, format);
  set_text (self, layer->n_open > 0 ? layer->open[layer->n_open - 1].node : self->last_node,
            format, args);
  va_end (args);
}

/* Behind octet_dissector_describe(). */
void
octet_dissector_describe_real (OctetDissector *self,
                               const char     *format,
                               ...)
{
  va_list args;

  va_start (args, format);
  set_text (self, self->layer->node, format, args);
  va_end (args);
}

/* Behind octet_dissector_summarize() and octet_dissector_summarize_more(). */
void
octet_dissector_summarize_real (OctetDissector *self,
                                gboolean        append,
                                const char     *format,
                                ...)
{
  va_list args;

  if (self->quoting > 0)
    return;
  if (!append)
    {
      g_string_truncate (self->summary.info, 0);
      self->summary.emphasis_size = 0;
    }
  va_start (args, format);
  g_string_append_vprintf (self->summary.info, format, args);
  va_end (args);
}

/**
 * octet_dissector_emphasize: (skip)
 * @self: a dissector
 * @word: what stands in the list's info text: the last place counts
 *
 * Says what the eye looks for in that text: the flags of a segment, the name that is asked for.
 * One word a packet; a later one, or a text that replaces this one, takes its place.
 */
void
octet_dissector_emphasize (OctetDissector *self,
                           const char     *word)
{
  OctetSummary *summary = &self->summary;
  const char *found;

  if (self->quoting > 0 || !octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
    return;
  found = g_strrstr (summary->info->str, word);
  if (found == NULL)
    return;
  summary->emphasis = (guint32) (found - summary->info->str);
  summary->emphasis_size = (guint32) strlen (word);
}

/**
 * octet_dissector_set_protocol_name: (skip)
 * @self: a dissector
 * @name: a static string: what the protocol column says of this layer ("TLSv1.3")
 */
void
octet_dissector_set_protocol_name (OctetDissector *self,
                                   const char     *name)
{
  if (self->quoting == 0)
    self->summary.protocol = name;
}

static void
add_note (OctetDissector *self,
          guint           index,
          guint32         parent,
          const char     *text)
{
  const OctetRegistryEntry *entry = self->layer->entry;
  const OctetNote *note = &entry->protocol->notes[index];
  guint bit = (guint) entry->protocol->n_fields + 1 + index;
  gboolean wanted = self->depth == OCTET_DEPTH_TREE;

  if (self->quoting == 0)
    self->summary.severity = MAX (self->summary.severity, note->severity);
  if (self->layer->wanted != NULL)
    wanted = (self->layer->wanted[bit / 64] >> (bit % 64) & 1) != 0;
  if ((self->head.wants & OCTET_WANTS_FIELDS) != 0 && (wanted || self->wanted != NULL))
    octet_notes_add (self, parent, &entry->notes[index], note,
                     text != NULL ? text : _(note->text), wanted);
}

/* The node of @field that this layer added last. */
static guint32
find_last (const OctetDissector *self,
           guint                 field)
{
  const OctetField *wanted = &self->layer->entry->protocol->fields[field];

  for (guint32 i = self->tree->n_nodes; i-- > 0;)
    if (self->tree->nodes[i].field == wanted &&
        self->tree->nodes[i].layer == self->layer->index)
      return i;
  return self->layer->node;
}

/**
 * octet_dissector_note: (skip)
 * @self: a dissector
 * @note: index into the protocol's notes
 * @field: the field it is about
 *
 * Adds a note below the last node of @field in this layer, or below the layer.
 */
void
octet_dissector_note (OctetDissector *self,
                      guint           note,
                      guint           field)
{
  add_note (self, note,
            self->depth == OCTET_DEPTH_TREE ? find_last (self, field) : OCTET_NO_NODE, NULL);
}

/**
 * octet_dissector_note_here: (skip)
 * @self: a dissector
 * @note: index into the protocol's notes
 *
 * Adds a note below the innermost open heading, or below the layer.
 */
void
octet_dissector_note_here (OctetDissector *self,
                           guint           note)
{
  const OctetLayer *layer = self->layer;

  add_note (self, note,
            layer->n_open > 0 ? layer->open[layer->n_open - 1].node : layer->node, NULL);
}

/**
 * octet_dissector_note_text: (skip)
 * @self: a dissector
 * @note: index into the protocol's notes
 * @text: what it says instead of the note's own text, UTF-8
 *
 * Like octet_dissector_note_here(), for a note that quotes the packet.
 */
void
octet_dissector_note_text (OctetDissector *self,
                           guint           note,
                           const char     *text)
{
  const OctetLayer *layer = self->layer;

  add_note (self, note,
            layer->n_open > 0 ? layer->open[layer->n_open - 1].node : layer->node, text);
}

/**
 * octet_dissector_sum_internet: (skip)
 * @self: a dissector
 * @size: octets from the layer's first that the sum covers
 * @pseudo_protocol: the protocol number for the pseudo header of addresses and length
 *   (RFC 9293, 3.1; RFC 8200, 8.1); -1 for none
 * @ret_sum: (out): the sum over all, 0xffff where the checksum in it is right
 *
 * Returns: whether it can be said: all octets are there and, where needed, the addresses
 */
gboolean
octet_dissector_sum_internet (OctetDissector *self,
                              gsize           size,
                              int             pseudo_protocol,
                              guint16        *ret_sum)
{
  guint32 sum = 0;
  gsize address_size = octet_address_kind_get_size (self->source.kind);

  if (size > self->layer->captured)
    return FALSE;
  if (pseudo_protocol >= 0)
    {
      if (self->source.kind != OCTET_ADDRESS_IPV4 && self->source.kind != OCTET_ADDRESS_IPV6)
        return FALSE;
      sum = octet_checksum_internet_add (sum, self->source.bytes, address_size);
      sum = octet_checksum_internet_add (sum, self->destination.bytes, address_size);
      sum += (guint32) (size >> 16) + (guint32) (size & 0xffff) + (guint32) pseudo_protocol;
    }
  sum = octet_checksum_internet_add (sum, self->layer->data, size);
  *ret_sum = octet_checksum_internet_fold (sum);
  return TRUE;
}

/**
 * octet_dissector_set_verdict: (skip)
 * @self: a dissector
 * @checksum: the checksum field
 * @status: the field that says the verdict (key ends in ".status")
 * @note: index of the note for a wrong checksum
 * @verdict: 1 right, 0 wrong, 2 not verified, 3 not there (tshark's numbers)
 */
void
octet_dissector_set_verdict (OctetDissector *self,
                             guint           checksum,
                             guint           status,
                             guint           note,
                             int             verdict)
{
  const OctetField *field = &self->layer->entry->protocol->fields[checksum];

  octet_dissector_add_uint (self, status, (guint64) verdict, field->at, 0);
  if (verdict == 0)
    octet_dissector_note (self, note, checksum);
}

/**
 * octet_dissector_hide_row: (skip)
 * @self: a dissector
 *
 * Leaves the layer in the chain of protocols, but without a row and a header in the tree: its
 * octets are those of the protocol that it hands them on to. Only an accept function may call it.
 */
void
octet_dissector_hide_row (OctetDissector *self)
{
  self->layer->is_hidden = TRUE;
  self->layer->header_size = 0;
}

/**
 * octet_dissector_end_header: (skip)
 * @self: a dissector
 * @size: octets of it that mean something, fewer than the descriptor's @header_size
 *
 * Ends the fixed header where its first octets tell that the others are not what the table
 * says. Only an accept function may call it.
 */
void
octet_dissector_end_header (OctetDissector *self,
                            guint16         size)
{
  self->layer->header_size = size;
}
