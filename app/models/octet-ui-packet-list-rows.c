/* octet-ui-packet-list-rows.c - what the rows of the list of packets say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A packet is dissected when a view asks for its row, with the fields that columns, rules and
 * links need and no others.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-node-text.h"
#include "models/octet-ui-packet-list-private.h"
#include "session/octet-session-names.h"

/* Octets of a cell; more than a screen is wide. */
#define MAX_VALUE 1000

static char *
format_address (const OctetAddress *address)
{
  g_autoptr (GString) text = g_string_new (NULL);

  octet_address_format (address, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Splits the packet's length among its layers: each has its header, and the innermost
 * one all that is left. */
static void
fill_segments (OctetUiRow      *row,
               const OctetTree *tree,
               guint32          wire_size)
{
  guint32 left = wire_size;

  for (guint i = 0; i < tree->n_layers && row->n_segments < OCTET_UI_MAX_SEGMENTS; i++)
    {
      const OctetTreeLayer *layer = &tree->layers[i];
      OctetUiSegment *segment = &row->segments[row->n_segments];

      if (layer->source != 0 || layer->entry->protocol->is_silent || left == 0 ||
          layer->entry->protocol->level == OCTET_LEVEL_FRAME)
        continue;
      segment->level = layer->entry->protocol->level;
      segment->size = MIN (layer->header_size, left);
      left -= segment->size;
      if (segment->size > 0)
        row->n_segments++;
    }
  if (left == 0)
    return;
  if (row->n_segments == OCTET_UI_MAX_SEGMENTS)
    row->n_segments--;
  row->segments[row->n_segments++] = (OctetUiSegment) { OCTET_LEVEL_PAYLOAD, left };
}

/* The hue of what the protocol column says: that of the innermost layer with this name,
 * or of the innermost one that is not bare data. */
static guint8
find_level (const OctetTree *tree,
            const char      *protocol)
{
  guint8 level = OCTET_LEVEL_FRAME;

  for (guint i = tree->n_layers; i-- > 0;)
    {
      const OctetProtocol *there = tree->layers[i].entry->protocol;

      if (g_strcmp0 (there->short_name, protocol) == 0)
        return there->level;
      if (level == OCTET_LEVEL_FRAME && there->level != OCTET_LEVEL_PAYLOAD)
        level = there->level;
    }
  return level;
}

/* Fields that lead to the packet that one belongs with, such as the answer to a question. */
#define RELATED (OCTET_FIELD_ANSWER | OCTET_FIELD_QUESTION | OCTET_FIELD_BEGIN)

static void
add_key (OctetUiPacketList *self,
         GString           *text,
         const char        *key)
{
  gsize count;

  if (octet_registry_find_field (octet_session_get_registry (self->session), key, &count) != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " || " : "", key);
}

/* One filter names all fields that a row needs: a cursor then records just these. */
static OctetFilter *
make_wanted (OctetUiPacketList *self)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_auto (GStrv) links =
    octet_registry_list_keys (octet_session_get_registry (self->session),
                              RELATED | OCTET_FIELD_WHOLE);
  g_autofree char *rules = NULL;
  g_autoptr (GString) text = NULL;

  if (self->rules != NULL)
    rules = octet_ui_color_rules_get_text (self->rules);
  text = g_string_new (rules);
  for (guint i = 0; links[i] != NULL; i++)
    add_key (self, text, links[i]);
  for (guint i = 0; self->keys != NULL && self->keys[i] != NULL; i++)
    add_key (self, text, self->keys[i]);
  return octet_filter_new (octet_session_get_registry (self->session), text->str, &problem);
}

/* Made with the first row: a cursor looks into the packet index, which a session has only
 * once its file is open. */
static OctetCursor *
get_cursor (OctetUiPacketList *self)
{
  if (self->cursor == NULL)
    {
      self->cursor = octet_cursor_new (self->session);
      self->none = octet_wanted_new (octet_session_get_registry (self->session));
    }
  if (self->wanted == NULL)
    {
      self->wanted = make_wanted (self);
      octet_cursor_set_wanted (self->cursor, self->wanted != NULL
                                               ? octet_filter_get_wanted (self->wanted)
                                               : self->none);
    }
  return self->cursor;
}

/* A field may stand in a packet more than once. */
static char *
find_values (const OctetTree *tree,
             const char      *key)
{
  GString *text = NULL;

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      g_autofree char *value = NULL;

      if (tree->nodes[i].field == NULL || !g_str_equal (tree->nodes[i].field->key, key))
        continue;
      value = octet_ui_node_get_value (tree, &tree->nodes[i]);
      if (text == NULL)
        text = g_string_new (value);
      else if (text->len < MAX_VALUE)
        g_string_append_printf (text, ", %s", value);
    }
  return text != NULL ? g_string_free (text, FALSE) : g_strdup ("");
}

static void
fill_values (OctetUiPacketList *self,
             OctetUiRow        *row)
{
  guint count = g_strv_length (self->keys);

  row->values = g_new0 (char *, count + 1);
  for (guint i = 0; i < count; i++)
    row->values[i] = find_values (self->tree, self->keys[i]);
}

/**
 * octet_ui_packet_list_find_related: (skip)
 * @tree: a packet's fields
 *
 * Returns: the packet that it belongs with, such as the answer to it; 0 for none
 */
guint32
octet_ui_packet_list_find_related (const OctetTree *tree)
{
  return octet_ui_node_find_flagged (tree, RELATED);
}

/* What a person wrote here, or else what the file says. */
static char *
find_comment (OctetUiPacketList       *self,
              guint32                  number,
              const OctetPacketRecord *record)
{
  g_autoptr (OctetPacketOptions) options = NULL;
  const char *own = NULL;

  if (octet_ui_marks_get_comment (octet_ui_selection_get_marks (self->selection), number, &own))
    return *own != '\0' ? g_strdup (own) : NULL;
  if ((record->flags & OCTET_PACKET_HAS_OPTIONS) == 0)
    return NULL;
  options = octet_packet_store_read_options (octet_session_get_store (self->session), number,
                                             NULL);
  if (options == NULL || options->comments == NULL || options->comments[0] == NULL)
    return NULL;
  return g_strjoinv (" · ", options->comments);
}

static void
fill_row (OctetUiPacketList       *self,
          guint32                  number,
          const OctetPacketRecord *record,
          OctetUiRow              *row)
{
  OctetUiMarks *marks = octet_ui_selection_get_marks (self->selection);
  OctetNames *names = octet_session_get_names (self->session);
  const OctetSummary *summary;
  g_autoptr (GError) error = NULL;

  row->comment = find_comment (self, number, record);
  row->is_ignored = octet_ui_marks_get (marks, OCTET_UI_MARK_IGNORED, number);
  if (row->is_ignored)
    {
      row->info = g_strdup (_("Ignored"));
      return;
    }
  octet_cursor_set_shown (get_cursor (self), octet_ui_shown_get_before (self->shown, number));
  summary = octet_cursor_dissect (self->cursor, number, OCTET_DEPTH_FIELDS, TRUE, self->tree,
                                  &error);
  if (summary == NULL)
    {
      row->info = g_strdup (error->message);
      return;
    }
  row->source = format_address (&summary->source);
  row->destination = format_address (&summary->destination);
  row->source_name = octet_names_find (names, &summary->source, NULL);
  row->destination_name = octet_names_find (names, &summary->destination, NULL);
  row->protocol = g_strdup (summary->protocol);
  row->info = g_strndup (summary->info->str, summary->info->len);
  row->level = find_level (self->tree, summary->protocol);
  row->emphasis = summary->emphasis;
  row->emphasis_size = summary->emphasis_size;
  row->related = octet_ui_packet_list_find_related (self->tree);
  row->whole = octet_ui_node_find_flagged (self->tree, OCTET_FIELD_WHOLE);
  fill_segments (row, self->tree, record->wire_size);
  if (self->keys != NULL)
    fill_values (self, row);
  if (self->rules != NULL)
    {
      guint rule = octet_ui_color_rules_match (self->rules, self->tree);

      if (rule == 0)
        return;
      row->rule_color = octet_ui_color_rules_get (self->rules, rule)->color + 1;
      row->rule_name = g_intern_string (octet_ui_color_rules_get (self->rules, rule)->name);
    }
}

/**
 * octet_ui_packet_list_fill:
 * @self: a list of packets
 * @packet: one of its rows
 *
 * Fills the row anew: what a person noted on it, or what columns need, has changed.
 */
void
octet_ui_packet_list_fill (OctetUiPacketList *self,
                           OctetUiPacket     *packet)
{
  OctetUiRow row = { 0 };

  fill_row (self, octet_ui_packet_get_number (packet), octet_ui_packet_get_record (packet), &row);
  octet_ui_packet_set_row (packet, &row);
}

/**
 * octet_ui_packet_list_hold:
 * @self: a list of packets
 *
 * Some rows are looked at next, up to octet_ui_packet_list_release(): what reads the file is
 * waited for once for all of them.
 */
void
octet_ui_packet_list_hold (OctetUiPacketList *self)
{
  octet_cursor_hold (get_cursor (self));
}

/**
 * octet_ui_packet_list_release:
 * @self: a list of packets
 *
 * Ends octet_ui_packet_list_hold().
 */
void
octet_ui_packet_list_release (OctetUiPacketList *self)
{
  octet_cursor_release (self->cursor);
}

/**
 * octet_ui_packet_list_set_wanted: (skip)
 * @self: a list of packets
 * @keys: (array zero-terminated=1) (nullable): fields whose values rows are to have, in this order
 * @rules: (nullable): rules that mark rows
 *
 * Rows that were filled before do not change.
 */
void
octet_ui_packet_list_set_wanted (OctetUiPacketList *self,
                                 const char *const *keys,
                                 OctetUiColorRules *rules)
{
  g_strfreev (self->keys);
  self->keys = keys != NULL && keys[0] != NULL ? g_strdupv ((char **) keys) : NULL;
  g_set_object (&self->rules, rules);
  if (self->cursor != NULL)
    octet_cursor_set_wanted (self->cursor, self->none);
  g_clear_pointer (&self->wanted, octet_filter_unref);
}
