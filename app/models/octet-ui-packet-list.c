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
 * between; and where there are few rows yet, they become more a few at a time. Where few come in
 * place of many, those out of sight go a few at a time before any comes.
 *
 * It is a selection model too: GtkSingleSelection would look for the selected row among all
 * new ones, and dissect every packet for that.
 */
#include "config.h"

#include "models/octet-ui-packet-list-private.h"

/* Rows that GTK makes a widget for, whether they are in sight or not; from so many on they can
 * be taken over. */
#define MANY_ROWS 208
/* Rows that are told of at first, about what a screen has, and then at a time. */
#define FIRST_ROWS 56
#define MORE_ROWS 32
/* Rows in sight are taken for no more than this. */
#define MOST_IN_SIGHT 64

static void octet_ui_packet_list_model_init     (GListModelInterface        *iface);
static void octet_ui_packet_list_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OctetUiPacketList, octet_ui_packet_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      octet_ui_packet_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      octet_ui_packet_list_selection_init))

static guint replacing_signal;

/* The packet at a place as the views know the places. */
static guint32
get_packet (OctetUiPacketList *self,
            guint              position)
{
  return position < self->n_new
           ? octet_ui_places_get_packet (&self->places, position)
           : octet_ui_places_get_packet (&self->old_places,
                                         position - self->n_new + self->old_first);
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

/* The places of before stand behind the new ones from now on. */
static void
put_places_aside (OctetUiPacketList *self)
{
  g_clear_handle_id (&self->more_source, g_source_remove);
  octet_ui_places_set (&self->old_places, self->places.run, self->places.order,
                       self->places.is_descending);
  self->old_first = 0;
  self->n_new = 0;
}

/* Never in one step: of rows that take the place of others GTK asks for one after the other, to
 * see if some are the same as before. */
static void
replace_all (OctetUiPacketList *self)
{
  guint before = self->n_packets;
  guint wanted = octet_ui_shown_get_n_shown (self->shown);
  guint count = limit (before, wanted);

  self->generation = octet_ui_shown_get_generation (self->shown);
  self->selected = self->other = OCTET_UI_NOT_SHOWN;
  octet_ui_shown_get_places (self->shown, &self->places);
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
move_up (guint *row,
         guint  count)
{
  if (*row != OCTET_UI_NOT_SHOWN)
    *row = *row >= count ? *row - count : OCTET_UI_NOT_SHOWN;
}

/* Rows at the top or at the end are gone. */
static void
take_away (OctetUiPacketList *self,
           guint              position,
           guint              count)
{
  if (position == 0)
    {
      self->old_first += count;
      self->sight_first -= count;
      self->sight_end -= count;
      move_up (&self->selected, count);
      move_up (&self->other, count);
    }
  if (self->selected != OCTET_UI_NOT_SHOWN && self->selected >= self->n_packets - count)
    self->selected = OCTET_UI_NOT_SHOWN;
  change (self, position, count, 0);
}

/* Breaking 200 rows takes longer than a frame may: those that nobody sees go some at a time. */
static gboolean
drain_cb (gpointer data)
{
  OctetUiPacketList *self = data;
  guint count;

  if (self->n_packets > self->sight_end)
    {
      count = MIN (MORE_ROWS, self->n_packets - self->sight_end);
      take_away (self, self->n_packets - count, count);
      return G_SOURCE_CONTINUE;
    }
  if (self->sight_first > 0)
    {
      take_away (self, 0, MIN (MORE_ROWS, self->sight_first));
      return G_SOURCE_CONTINUE;
    }
  self->drain_source = 0;
  replace_all (self);
  packet_changed_cb (self);
  pair_changed_cb (self);
  return G_SOURCE_REMOVE;
}

/* Rows that have no widget cost nothing. */
static void
begin_drain (OctetUiPacketList *self)
{
  guint count = self->n_packets;

  put_places_aside (self);
  self->sight_first = MIN (self->sight_first, count);
  self->sight_end = CLAMP (self->sight_end, self->sight_first,
                           MIN (self->sight_first + MOST_IN_SIGHT, count));
  self->drain_source = g_idle_add (drain_cb, self);
  if (count - self->sight_end > MANY_ROWS)
    take_away (self, self->sight_end + MANY_ROWS, count - self->sight_end - MANY_ROWS);
  if (self->sight_first > MANY_ROWS)
    take_away (self, 0, self->sight_first - MANY_ROWS);
}

static void
replace (OctetUiPacketList *self)
{
  /* Those that come can take the rows over. */
  gboolean can_take = self->n_packets >= MANY_ROWS &&
                      octet_ui_shown_get_n_shown (self->shown) >= MANY_ROWS;

  if (self->drain_source == 0 && !can_take && self->n_packets > FIRST_ROWS + MORE_ROWS)
    begin_drain (self);
  else if (self->drain_source == 0)
    {
      put_places_aside (self);
      replace_all (self);
    }
  else if (can_take)
    {
      g_clear_handle_id (&self->drain_source, g_source_remove);
      replace_all (self);
    }
}

static void
shown_changed_cb (OctetUiPacketList *self)
{
  if (octet_ui_shown_get_generation (self->shown) != self->generation)
    replace (self);
  else if (octet_ui_shown_get_n_shown (self->shown) > self->n_packets)
    grow (self);
  keep_selected (self);
  packet_changed_cb (self);
  pair_changed_cb (self);
}

/**
 * octet_ui_packet_list_set_in_sight:
 * @self: a list of packets
 * @first: a row
 * @last: a row
 *
 * Says which rows are in sight: those that are not may go first.
 */
void
octet_ui_packet_list_set_in_sight (OctetUiPacketList *self,
                                   guint              first,
                                   guint              last)
{
  if (self->drain_source != 0)
    return;
  self->sight_first = first;
  self->sight_end = last + 1;
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
  guint before, wanted;

  if (self->drain_source != 0)
    {
      g_clear_handle_id (&self->drain_source, g_source_remove);
      replace_all (self);
    }
  before = self->n_packets;
  wanted = octet_ui_shown_get_n_shown (self->shown);
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
  g_clear_handle_id (&self->drain_source, g_source_remove);
  octet_ui_places_clear (&self->places);
  octet_ui_places_clear (&self->old_places);
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
