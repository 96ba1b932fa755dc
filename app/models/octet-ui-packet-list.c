/* octet-ui-packet-list.c - the packets that are shown, as a model without an object a packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are dissected when a view asks for them, and nobody keeps them but the view.
 * The count is the one that was published, so it changes in the main thread only and
 * always together with "items-changed".
 *
 * Views make a widget for some 200 rows, and making and breaking them is what takes long. So
 * other packets come before those that go, and "replacing" lets views take the rows over in
 * between; and where there are few rows yet, they become more a few at a time.
 *
 * It is a selection model too: GtkSingleSelection would look for the selected row among all
 * new ones, and dissect every packet for that.
 */
#include "config.h"

#include "models/octet-ui-packet-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "filter/octet-filter.h"
#include "models/octet-ui-node-text.h"
#include "session/octet-cursor.h"
#include "session/octet-session-names.h"

/* Octets of a cell; more than a screen is wide. */
#define MAX_VALUE 1000
/* Rows that GTK makes a widget for, whether they are in sight or not; from so many on they can
 * be taken over. */
#define MANY_ROWS 208
/* Rows that are told of at first, more than a screen has, and then at a time. */
#define FIRST_ROWS 96
#define MORE_ROWS 40

struct _OctetUiPacketList
{
  GObject           parent_instance;
  OctetUiSelection *selection;
  OctetSession     *session;
  OctetUiShown     *shown;
  OctetCursor      *cursor;
  OctetWanted      *none;   /* no field at all: the layers are noted, and nothing else */
  OctetFilter      *wanted; /* has the fields that columns, rules and links need */
  char            **keys;   /* of the fields that have columns */
  OctetUiColorRules *rules; /* NULL where rows are not marked by rules */
  OctetTree        *tree;
  guint             n_packets;  /* what the views were told; never more than is published */
  guint             generation; /* of what is shown, likewise */
  OctetUiPlaces     places;     /* of what is shown, likewise */
  OctetUiPlaces     old_places; /* behind the first n_new rows, while they are replaced */
  guint             n_new;
  guint             more_source; /* tells of more rows */
  guint             selected;   /* the row that the views were told of */
  guint             other;      /* that of the packet selected beside it, likewise */
};

static void octet_ui_packet_list_model_init     (GListModelInterface        *iface);
static void octet_ui_packet_list_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OctetUiPacketList, octet_ui_packet_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      octet_ui_packet_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      octet_ui_packet_list_selection_init))

static guint replacing_signal;

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
static const char *const links[] = {
  "http.response_in", "http.request_in", "dns.response_in", "dns.response_to", "icmp.resp_in",
  "icmp.resp_to", "icmpv6.resp_in", "icmpv6.resp_to", "tftp.request_frame",
};

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
  g_autofree char *rules = NULL;
  g_autoptr (GString) text = NULL;

  if (self->rules != NULL)
    rules = octet_ui_color_rules_get_text (self->rules);
  text = g_string_new (rules);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
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
  for (guint32 i = 0; i < tree->n_nodes; i++)
    for (guint k = 0; tree->nodes[i].field != NULL && k < G_N_ELEMENTS (links); k++)
      if (g_str_equal (tree->nodes[i].field->key, links[k]))
        return (guint32) MIN (tree->nodes[i].value.number, G_MAXUINT32);
  return 0;
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
  row->related = octet_ui_packet_list_find_related (self->tree);
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

/* The packet at a place as the views know the places. */
static guint32
get_packet (OctetUiPacketList *self,
            guint              position)
{
  return position < self->n_new
           ? octet_ui_places_get_packet (&self->places, position)
           : octet_ui_places_get_packet (&self->old_places, position - self->n_new);
}

static gpointer
octet_ui_packet_list_get_item (GListModel *model,
                               guint       position)
{
  OctetUiPacketList *self = OCTET_UI_PACKET_LIST (model);
  guint32 number;

  if (position >= self->n_packets)
    return NULL;
  number = get_packet (self, position);
  return octet_ui_packet_new (number,
                              octet_packet_store_get (octet_session_get_store (self->session),
                                                      number),
                              (OctetUiPacketFill) octet_ui_packet_list_fill, self);
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

static guint
octet_ui_packet_list_get_n_items (GListModel *model)
{
  return OCTET_UI_PACKET_LIST (model)->n_packets;
}

static GType
octet_ui_packet_list_get_item_type (GListModel *model)
{
  return OCTET_UI_TYPE_PACKET;
}

static void
octet_ui_packet_list_model_init (GListModelInterface *iface)
{
  iface->get_item = octet_ui_packet_list_get_item;
  iface->get_n_items = octet_ui_packet_list_get_n_items;
  iface->get_item_type = octet_ui_packet_list_get_item_type;
}

static gboolean
octet_ui_packet_list_is_selected (GtkSelectionModel *model,
                                  guint              position)
{
  OctetUiPacketList *self = OCTET_UI_PACKET_LIST (model);

  return position == self->selected || (position == self->other && position < self->n_packets);
}

static GtkBitset *
octet_ui_packet_list_get_selection (GtkSelectionModel *model,
                                    guint              position,
                                    guint              n_items)
{
  OctetUiPacketList *self = OCTET_UI_PACKET_LIST (model);
  GtkBitset *bitset = gtk_bitset_new_empty ();

  if (self->selected != OCTET_UI_NOT_SHOWN)
    gtk_bitset_add (bitset, self->selected);
  if (self->other < self->n_packets)
    gtk_bitset_add (bitset, self->other);
  return bitset;
}

static gboolean
octet_ui_packet_list_select_item (GtkSelectionModel *model,
                                  guint              position,
                                  gboolean           unselect_rest)
{
  OctetUiPacketList *self = OCTET_UI_PACKET_LIST (model);
  guint32 packet = position < self->n_packets ? get_packet (self, position) : 0;

  if (packet == 0)
    return FALSE;
  /* With Control held the packet before stays selected: the time between both is said. */
  if (unselect_rest || octet_ui_selection_get_packet (self->selection) == 0)
    octet_ui_selection_set_packet (self->selection, packet);
  else
    octet_ui_selection_set_pair (self->selection, octet_ui_selection_get_packet (self->selection),
                                 packet);
  return TRUE;
}

/* Of two that are selected, one that is chosen again with Control held goes. */
static gboolean
octet_ui_packet_list_unselect_item (GtkSelectionModel *model,
                                    guint              position)
{
  OctetUiPacketList *self = OCTET_UI_PACKET_LIST (model);
  guint32 other = octet_ui_selection_get_other (self->selection);

  if (other == 0)
    return FALSE;
  octet_ui_selection_set_packet (self->selection,
                                 position == self->selected
                                   ? other : octet_ui_selection_get_packet (self->selection));
  return TRUE;
}

/* From the row where Shift was first held to where it is now; only the two ends are selected. */
static gboolean
octet_ui_packet_list_select_range (GtkSelectionModel *model,
                                   guint              position,
                                   guint              n_items,
                                   gboolean           unselect_rest)
{
  OctetUiPacketList *self = OCTET_UI_PACKET_LIST (model);
  guint32 other = octet_ui_selection_get_other (self->selection);
  guint32 from = other != 0 ? other : octet_ui_selection_get_packet (self->selection);
  guint32 ends[2];

  if (n_items == 0 || position >= self->n_packets || n_items > self->n_packets - position)
    return FALSE;
  ends[0] = get_packet (self, position);
  ends[1] = get_packet (self, position + n_items - 1);
  if (ends[0] == ends[1])
    octet_ui_selection_set_packet (self->selection, ends[0]);
  else
    octet_ui_selection_set_pair (self->selection, ends[from == ends[1]], ends[from != ends[1]]);
  return TRUE;
}

static void
octet_ui_packet_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = octet_ui_packet_list_is_selected;
  iface->get_selection_in_range = octet_ui_packet_list_get_selection;
  iface->select_item = octet_ui_packet_list_select_item;
  iface->unselect_item = octet_ui_packet_list_unselect_item;
  iface->select_range = octet_ui_packet_list_select_range;
}

/* The row of the selected packet as the views know the rows. */
static guint
find_selected (OctetUiPacketList *self)
{
  return octet_ui_shown_get_position (self->shown,
                                      octet_ui_selection_get_packet (self->selection));
}

static void
packet_changed_cb (OctetUiPacketList *self)
{
  guint before = self->selected;
  guint first, last;

  /* Before the views know of the rows that are shown now, no row can be told. */
  if (self->generation != octet_ui_shown_get_generation (self->shown))
    return;
  self->selected = find_selected (self);
  if (self->selected >= self->n_packets)
    self->selected = OCTET_UI_NOT_SHOWN;
  if (self->selected == before)
    return;
  first = MIN (before, self->selected);
  last = before == OCTET_UI_NOT_SHOWN || self->selected == OCTET_UI_NOT_SHOWN
           ? first : MAX (before, self->selected);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
}

static void
pair_changed_cb (OctetUiPacketList *self)
{
  guint32 other = octet_ui_selection_get_other (self->selection);
  guint before = self->other;

  if (self->generation != octet_ui_shown_get_generation (self->shown))
    return;
  self->other = other > 0 ? octet_ui_shown_get_position (self->shown, other) : OCTET_UI_NOT_SHOWN;
  if (before == self->other)
    return;
  if (before < self->n_packets)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), before, 1);
  if (self->other < self->n_packets)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->other, 1);
}

/* Where the selected packet is not shown any more, the nearest one is selected. The first row
 * is selected as soon as there is one, so that the panes below are not empty. */
static void
keep_selected (OctetUiPacketList *self)
{
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  guint32 nearest = packet;

  if (packet == 0)
    nearest = octet_ui_shown_get_packet (self->shown, 0);
  else if (octet_ui_shown_is_decided (self->shown, packet))
    nearest = octet_ui_shown_get_nearest (self->shown, packet);
  if (nearest > 0 && nearest != packet)
    octet_ui_selection_set_packet (self->selection, nearest);
}

static void
change (OctetUiPacketList *self,
        guint              position,
        guint              removed,
        guint              added)
{
  self->n_packets += added - removed;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Whether rows may be told of now, and how many. */
static guint
limit (guint before,
       guint wanted)
{
  if (before >= MANY_ROWS || wanted <= before)
    return wanted;
  return MIN (wanted, MAX (FIRST_ROWS, before + MORE_ROWS));
}

static void grow (OctetUiPacketList *self);

static gboolean
more_cb (gpointer data)
{
  OctetUiPacketList *self = data;

  self->more_source = 0;
  grow (self);
  return G_SOURCE_REMOVE;
}

/* Tells of packets that came behind, some at a time while the views have few rows. */
static void
grow (OctetUiPacketList *self)
{
  guint before = self->n_packets;
  guint wanted = octet_ui_shown_get_n_shown (self->shown);
  guint count = limit (before, wanted);

  /* New rows come by and by, whatever calls in between. */
  if (self->more_source != 0)
    return;
  if (count < wanted)
    self->more_source = g_idle_add (more_cb, self);
  self->n_new = MAX (count, before);
  if (self->selected == OCTET_UI_NOT_SHOWN)
    {
      self->selected = find_selected (self);
      if (self->selected >= self->n_new)
        self->selected = OCTET_UI_NOT_SHOWN;
    }
  if (count > before)
    change (self, before, 0, count - before);
}

/* Never in one step: of rows that take the place of others GTK asks for one after the other, to
 * see if some are the same as before. */
static void
replace_all (OctetUiPacketList *self)
{
  guint before = self->n_packets;
  guint wanted = octet_ui_shown_get_n_shown (self->shown);
  guint count = limit (before, wanted);

  g_clear_handle_id (&self->more_source, g_source_remove);
  self->selected = self->other = OCTET_UI_NOT_SHOWN;
  octet_ui_places_set (&self->old_places, self->places.run, self->places.order,
                       self->places.is_descending);
  octet_ui_shown_get_places (self->shown, &self->places);
  self->n_new = 0;
  /* Both together must still be a number of rows. */
  if (before >= MANY_ROWS && count > 0 && count <= G_MAXINT - before)
    {
      self->n_new = count;
      self->selected = find_selected (self);
      change (self, 0, 0, count);
      g_signal_emit (self, replacing_signal, 0,
                     self->selected != OCTET_UI_NOT_SHOWN ? self->selected : 0, count);
      change (self, count, before, 0);
    }
  else
    {
      change (self, 0, before, 0);
      self->n_new = count;
      self->selected = find_selected (self);
      if (self->selected >= count)
        self->selected = OCTET_UI_NOT_SHOWN;
      change (self, 0, 0, count);
    }
  octet_ui_places_clear (&self->old_places);
  if (count < wanted)
    self->more_source = g_idle_add (more_cb, self);
}

static void
shown_changed_cb (OctetUiPacketList *self)
{
  guint generation = octet_ui_shown_get_generation (self->shown);

  if (generation != self->generation)
    {
      self->generation = generation;
      replace_all (self);
    }
  else if (octet_ui_shown_get_n_shown (self->shown) > self->n_packets)
    grow (self);
  keep_selected (self);
  packet_changed_cb (self);
  pair_changed_cb (self);
}

/**
 * octet_ui_packet_list_tell_all:
 * @self: a list of packets
 *
 * Tells of all rows now, even where that takes long: somebody wants one that is far down.
 */
void
octet_ui_packet_list_tell_all (OctetUiPacketList *self)
{
  guint before = self->n_packets;
  guint wanted = octet_ui_shown_get_n_shown (self->shown);

  if (self->more_source == 0 || wanted <= before)
    return;
  g_clear_handle_id (&self->more_source, g_source_remove);
  self->n_new = wanted;
  if (self->selected == OCTET_UI_NOT_SHOWN)
    self->selected = find_selected (self);
  change (self, before, 0, wanted - before);
}

/**
 * octet_ui_packet_list_is_replacing:
 * @self: a list of packets
 *
 * Returns: whether rows that are not shown any more are still told of, behind those that are
 */
gboolean
octet_ui_packet_list_is_replacing (OctetUiPacketList *self)
{
  return self->n_packets > self->n_new;
}

/**
 * octet_ui_packet_list_get_selected:
 * @self: a list of packets
 *
 * Returns: the row of the packet that is selected; %GTK_INVALID_LIST_POSITION where it is not
 *   shown
 */
guint
octet_ui_packet_list_get_selected (OctetUiPacketList *self)
{
  return self->selected;
}

/**
 * octet_ui_packet_list_new:
 * @selection: what is selected in a capture; its session may still be reading
 *
 * Returns: (transfer full): the packets that are shown
 */
OctetUiPacketList *
octet_ui_packet_list_new (OctetUiSelection *selection)
{
  OctetUiPacketList *self = g_object_new (OCTET_UI_TYPE_PACKET_LIST, NULL);

  self->selection = g_object_ref (selection);
  self->session = g_object_ref (octet_ui_selection_get_session (selection));
  self->shown = g_object_ref (octet_ui_selection_get_shown (selection));
  self->generation = octet_ui_shown_get_generation (self->shown);
  octet_ui_shown_get_places (self->shown, &self->places);
  self->selected = self->other = OCTET_UI_NOT_SHOWN;
  grow (self);
  g_signal_connect_object (selection, "pair-changed", G_CALLBACK (pair_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  keep_selected (self);
  return self;
}

static void
octet_ui_packet_list_finalize (GObject *object)
{
  OctetUiPacketList *self = OCTET_UI_PACKET_LIST (object);

  g_clear_handle_id (&self->more_source, g_source_remove);
  octet_ui_places_clear (&self->places);
  g_clear_pointer (&self->tree, octet_tree_free);
  g_clear_pointer (&self->cursor, octet_cursor_free);
  g_clear_pointer (&self->none, octet_wanted_free);
  g_clear_pointer (&self->wanted, octet_filter_unref);
  g_clear_object (&self->rules);
  g_strfreev (self->keys);
  g_clear_object (&self->shown);
  g_clear_object (&self->session);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (octet_ui_packet_list_parent_class)->finalize (object);
}

static void
octet_ui_packet_list_class_init (OctetUiPacketListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_packet_list_finalize;

  /**
   * OctetUiPacketList::replacing:
   * @self: a list of packets
   * @position: the row that is to be in sight
   * @n_new: how many rows came
   *
   * Other packets were told of, in front of those that will be told to be gone next. A view
   * that scrolls to one of the new rows now need not make new widgets.
   */
  replacing_signal = g_signal_new ("replacing", OCTET_UI_TYPE_PACKET_LIST, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
octet_ui_packet_list_init (OctetUiPacketList *self)
{
  self->tree = octet_tree_new ();
}
