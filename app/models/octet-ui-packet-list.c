/* octet-ui-packet-list.c - the packets of a session as a GListModel without an object a packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are dissected when a view asks for them, and nobody keeps them but the view.
 * The count is the one that the session published, so it changes in the main
 * thread only and always together with "items-changed".
 */
#include "config.h"

#include "models/octet-ui-packet-list.h"

#include <string.h>

#include "session/octet-cursor.h"

struct _OctetUiPacketList
{
  GObject       parent_instance;
  OctetSession *session;
  OctetCursor  *cursor;
  OctetWanted  *wanted; /* no field at all: only then are the layers noted, and nothing else */
  OctetTree    *tree;
  guint         n_packets; /* what the views were told; never more than is published */
};

static void octet_ui_packet_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OctetUiPacketList, octet_ui_packet_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      octet_ui_packet_list_model_init))

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

/* Made with the first row: a cursor looks into the packet index, which a session has only
 * once its file is open. */
static OctetCursor *
get_cursor (OctetUiPacketList *self)
{
  if (self->cursor == NULL)
    {
      self->cursor = octet_cursor_new (self->session);
      self->wanted = octet_wanted_new (octet_session_get_registry (self->session));
      octet_cursor_set_wanted (self->cursor, self->wanted);
    }
  return self->cursor;
}

static gpointer
octet_ui_packet_list_get_item (GListModel *model,
                               guint       position)
{
  OctetUiPacketList *self = OCTET_UI_PACKET_LIST (model);
  const OctetPacketRecord *record;
  const OctetSummary *summary;
  g_autoptr (GError) error = NULL;
  OctetUiRow row = { 0 };

  if (position >= self->n_packets)
    return NULL;
  record = octet_packet_store_get (octet_session_get_store (self->session), position + 1);
  summary = octet_cursor_dissect (get_cursor (self), position + 1, OCTET_DEPTH_FIELDS, TRUE,
                                  self->tree, &error);
  if (summary == NULL)
    {
      row.info = g_strdup (error->message);
      return octet_ui_packet_new (position + 1, record, &row);
    }
  row.source = format_address (&summary->source);
  row.destination = format_address (&summary->destination);
  row.protocol = g_strdup (summary->protocol);
  row.info = g_strndup (summary->info->str, summary->info->len);
  row.level = find_level (self->tree, summary->protocol);
  fill_segments (&row, self->tree, record->wire_size);
  return octet_ui_packet_new (position + 1, record, &row);
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

static void
notify_n_packets_cb (OctetUiPacketList *self)
{
  guint before = self->n_packets;

  self->n_packets = octet_session_get_n_packets (self->session);
  if (self->n_packets > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_packets - before);
}

/**
 * octet_ui_packet_list_new:
 * @session: a session; it may still be reading
 *
 * Returns: (transfer full): its packets
 */
OctetUiPacketList *
octet_ui_packet_list_new (OctetSession *session)
{
  OctetUiPacketList *self = g_object_new (OCTET_UI_TYPE_PACKET_LIST, NULL);

  self->session = g_object_ref (session);
  self->n_packets = octet_session_get_n_packets (session);
  g_signal_connect_object (session, "notify::n-packets", G_CALLBACK (notify_n_packets_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
octet_ui_packet_list_finalize (GObject *object)
{
  OctetUiPacketList *self = OCTET_UI_PACKET_LIST (object);

  g_clear_pointer (&self->tree, octet_tree_free);
  g_clear_pointer (&self->cursor, octet_cursor_free);
  g_clear_pointer (&self->wanted, octet_wanted_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_ui_packet_list_parent_class)->finalize (object);
}

static void
octet_ui_packet_list_class_init (OctetUiPacketListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_packet_list_finalize;
}

static void
octet_ui_packet_list_init (OctetUiPacketList *self)
{
  self->tree = octet_tree_new ();
}
