/* octet-packet.c - one packet of a session, held as long as somebody looks at it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-packet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-format.h"
#include "export/octet-export.h"
#include "session/octet-cursor.h"
#include "session/octet-session-private.h"

/**
 * OctetPacket:
 *
 * A packet with everything that Octet knows about it. It does not change.
 *
 * Packets are made when asked for and die with their last reference; a session
 * keeps none of them.
 */
struct _OctetPacket
{
  GObject     parent_instance;

  guint       number;
  gint64      time;
  guint       captured_size;
  guint       wire_size;
  char       *source;
  char       *destination;
  const char *protocol; /* static, of the registry */
  char       *info;
  GBytes     *bytes;
  OctetTree  *tree;
  OctetRegistry *registry; /* the nodes point into it */
};

G_DEFINE_FINAL_TYPE (OctetPacket, octet_packet, G_TYPE_OBJECT)

/**
 * OctetFieldItem:
 *
 * A field of a packet: what it is called, what it says and which octets it stands in.
 */
struct _OctetFieldItem
{
  GObject      parent_instance;

  OctetPacket *packet;
  guint32      node;
};

G_DEFINE_FINAL_TYPE (OctetFieldItem, octet_field_item, G_TYPE_OBJECT)

static char *
format_address (const OctetAddress *address)
{
  GString *text = g_string_new (NULL);

  octet_address_format (address, text);
  return g_string_free (text, FALSE);
}

static void
fill_packet (OctetPacket          *packet,
             const OctetFrameInfo *frame,
             const OctetSummary   *summary)
{
  packet->number = frame->number;
  packet->time = frame->time;
  packet->captured_size = frame->captured_size;
  packet->wire_size = frame->wire_size;
  packet->source = format_address (&summary->source);
  packet->destination = format_address (&summary->destination);
  packet->protocol = summary->protocol;
  packet->info = g_utf8_make_valid (summary->info->str, -1);
}

/**
 * octet_session_get_packet:
 * @self: a session
 * @number: the packet's number, from 1
 * @error: return location for a #GError
 *
 * Dissects a packet. Call it in the thread that made the session.
 *
 * Returns: (transfer full) (nullable): the packet; %NULL with @error set where its octets
 *   cannot be read any more
 */
OctetPacket *
octet_session_get_packet (OctetSession *self,
                          guint         number,
                          GError      **error)
{
  g_autoptr (OctetPacket) packet = NULL;
  g_autoptr (OctetCursor) cursor = NULL;
  const OctetSummary *summary;
  const guint8 *bytes;
  gsize size;

  g_return_val_if_fail (OCTET_IS_SESSION (self), NULL);
  if (number == 0 || number > octet_session_get_n_packets (self))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("There is no packet %u in this capture."), number);
      return NULL;
    }
  packet = g_object_new (OCTET_TYPE_PACKET, NULL);
  packet->registry = octet_registry_ref (self->registry);
  cursor = octet_cursor_new (self);
  summary = octet_cursor_dissect (cursor, number, OCTET_DEPTH_TREE, TRUE, packet->tree, error);
  if (summary == NULL)
    return NULL;
  fill_packet (packet, octet_cursor_get_frame (cursor), summary);
  bytes = octet_cursor_get_bytes (cursor, &size);
  packet->bytes = g_bytes_new (bytes, size);
  /* The tree stands on the cursor's octets, which die with it: stand it on the copy. */
  packet->tree->sources[0].data = g_bytes_get_data (packet->bytes, NULL);
  return g_steal_pointer (&packet);
}

/**
 * octet_packet_get_number:
 * @self: a packet
 *
 * Returns: its number in the capture, from 1
 */
guint
octet_packet_get_number (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), 0);

  return self->number;
}

/**
 * octet_packet_get_time:
 * @self: a packet
 *
 * Returns: when it was seen: nanoseconds since 1970-01-01 00:00 UTC; %G_MININT64 where the
 *   file does not say
 */
gint64
octet_packet_get_time (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), G_MININT64);

  return self->time;
}

/**
 * octet_packet_get_captured_size:
 * @self: a packet
 *
 * Returns: octets of it that were recorded
 */
guint
octet_packet_get_captured_size (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), 0);

  return self->captured_size;
}

/**
 * octet_packet_get_wire_size:
 * @self: a packet
 *
 * Returns: octets it had on the network
 */
guint
octet_packet_get_wire_size (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), 0);

  return self->wire_size;
}

/**
 * octet_packet_get_source:
 * @self: a packet
 *
 * Returns: (transfer none): the sender's address, empty where there is none
 */
const char *
octet_packet_get_source (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), NULL);

  return self->source;
}

/**
 * octet_packet_get_destination:
 * @self: a packet
 *
 * Returns: (transfer none): the receiver's address, empty where there is none
 */
const char *
octet_packet_get_destination (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), NULL);

  return self->destination;
}

/**
 * octet_packet_get_protocol:
 * @self: a packet
 *
 * Returns: (transfer none) (nullable): short name of its innermost protocol
 */
const char *
octet_packet_get_protocol (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), NULL);

  return self->protocol;
}

/**
 * octet_packet_get_info:
 * @self: a packet
 *
 * Returns: (transfer none): one line about it
 */
const char *
octet_packet_get_info (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), NULL);

  return self->info;
}

/**
 * octet_packet_get_bytes:
 * @self: a packet
 *
 * Returns: (transfer none): its octets
 */
GBytes *
octet_packet_get_bytes (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), NULL);

  return self->bytes;
}

/**
 * octet_packet_list_layers:
 * @self: a packet
 *
 * Returns: (transfer full) (array zero-terminated=1): keys of its protocols from the outside in
 */
char **
octet_packet_list_layers (OctetPacket *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (OCTET_IS_PACKET (self), NULL);

  for (guint i = 0; i < self->tree->n_layers; i++)
    g_strv_builder_add (builder, self->tree->layers[i].entry->protocol->key);
  return g_strv_builder_end (builder);
}

/**
 * octet_packet_has_layer:
 * @self: a packet
 * @key: a protocol's key: "tcp"
 *
 * Returns: whether one of its layers is of that protocol
 */
gboolean
octet_packet_has_layer (OctetPacket *self,
                        const char  *key)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), FALSE);

  for (guint i = 0; i < self->tree->n_layers; i++)
    if (g_str_equal (self->tree->layers[i].entry->protocol->key, key))
      return TRUE;
  return FALSE;
}

/**
 * octet_packet_list_values:
 * @self: a packet
 * @key: a field's key: "ip.addr"
 *
 * Returns: (transfer full) (array zero-terminated=1): its values, as filters write them
 */
char **
octet_packet_list_values (OctetPacket *self,
                          const char  *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const OctetTree *tree;

  g_return_val_if_fail (OCTET_IS_PACKET (self), NULL);

  tree = self->tree;
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      g_autoptr (GString) show = NULL;

      if (tree->nodes[i].field == NULL || !g_str_equal (tree->nodes[i].field->key, key))
        continue;
      show = g_string_new (NULL);
      octet_format_show (tree, &tree->nodes[i], show);
      g_strv_builder_add (builder, show->str);
    }
  return g_strv_builder_end (builder);
}

/**
 * octet_packet_get_value:
 * @self: a packet
 * @key: a field's key: "tcp.srcport"
 *
 * Returns: (transfer full) (nullable): the first of its values, %NULL where it has none
 */
char *
octet_packet_get_value (OctetPacket *self,
                        const char  *key)
{
  g_auto (GStrv) values = octet_packet_list_values (self, key);

  return values != NULL ? g_strdup (values[0]) : NULL;
}

static GPtrArray *
list_items (OctetPacket *packet,
            guint32      first)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint32 i = first; i != OCTET_NO_NODE; i = packet->tree->nodes[i].next)
    {
      OctetFieldItem *item = g_object_new (OCTET_TYPE_FIELD_ITEM, NULL);

      item->packet = g_object_ref (packet);
      item->node = i;
      g_ptr_array_add (items, item);
    }
  return items;
}

/**
 * octet_packet_list_fields:
 * @self: a packet
 *
 * Returns: (transfer container) (element-type OctetFieldItem): its layers; each has its fields
 */
GPtrArray *
octet_packet_list_fields (OctetPacket *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET (self), NULL);

  return list_items (self, self->tree->first);
}

/**
 * octet_packet_to_text:
 * @self: a packet
 *
 * Returns: (transfer full): the whole tree as text, a row a line
 */
char *
octet_packet_to_text (OctetPacket *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (OCTET_IS_PACKET (self), NULL);

  octet_export_tree (self->tree, out);
  return g_string_free (out, FALSE);
}

static const OctetNode *
get_node (OctetFieldItem *self)
{
  return &self->packet->tree->nodes[self->node];
}

/**
 * octet_field_item_get_key:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): its filter key; %NULL for a heading
 */
const char *
octet_field_item_get_key (OctetFieldItem *self)
{
  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), NULL);

  return get_node (self)->field != NULL ? get_node (self)->field->key : NULL;
}

/**
 * octet_field_item_get_name:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): what it is called, translated; %NULL for a heading
 */
const char *
octet_field_item_get_name (OctetFieldItem *self)
{
  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), NULL);

  return get_node (self)->field != NULL ? _(get_node (self)->field->name) : NULL;
}

/**
 * octet_field_item_get_lesson:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): what it means, translated
 */
const char *
octet_field_item_get_lesson (OctetFieldItem *self)
{
  const OctetField *field;

  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), NULL);

  field = get_node (self)->field;
  return field != NULL && field->lesson != NULL ? _(field->lesson) : NULL;
}

/**
 * octet_field_item_get_type_name:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): its type as filters know it: "FT_UINT16"
 */
const char *
octet_field_item_get_type_name (OctetFieldItem *self)
{
  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), NULL);

  return get_node (self)->field != NULL ? octet_field_get_type_name (get_node (self)->field)
                                        : NULL;
}

/**
 * octet_field_item_get_text:
 * @self: a field
 *
 * Returns: (transfer full): its row in the tree: "Time to live: 64"
 */
char *
octet_field_item_get_text (OctetFieldItem *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), NULL);

  octet_format_line (self->packet->tree, get_node (self), text);
  return g_string_free (text, FALSE);
}

/**
 * octet_field_item_get_value:
 * @self: a field
 *
 * Returns: (transfer full): its value as filters write it, empty for a heading
 */
char *
octet_field_item_get_value (OctetFieldItem *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), NULL);

  octet_format_show (self->packet->tree, get_node (self), text);
  return g_string_free (text, FALSE);
}

/**
 * octet_field_item_get_position:
 * @self: a field
 *
 * Returns: its first octet in the packet, from 0
 */
guint
octet_field_item_get_position (OctetFieldItem *self)
{
  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), 0);

  return get_node (self)->position;
}

/**
 * octet_field_item_get_size:
 * @self: a field
 *
 * Returns: how many octets it stands in; 0 for what Octet worked out
 */
guint
octet_field_item_get_size (OctetFieldItem *self)
{
  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), 0);

  return get_node (self)->size;
}

/**
 * octet_field_item_is_generated:
 * @self: a field
 *
 * Returns: whether Octet worked it out rather than reading it
 */
gboolean
octet_field_item_is_generated (OctetFieldItem *self)
{
  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), FALSE);

  return (get_node (self)->flags & OCTET_NODE_GENERATED) != 0;
}

/**
 * octet_field_item_is_hidden:
 * @self: a field
 *
 * Returns: whether it is there for filters only
 */
gboolean
octet_field_item_is_hidden (OctetFieldItem *self)
{
  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), FALSE);

  return (get_node (self)->flags & OCTET_NODE_HIDDEN) != 0;
}

/**
 * octet_field_item_list_fields:
 * @self: a field
 *
 * Returns: (transfer container) (element-type OctetFieldItem): the fields below it
 */
GPtrArray *
octet_field_item_list_fields (OctetFieldItem *self)
{
  g_return_val_if_fail (OCTET_IS_FIELD_ITEM (self), NULL);

  return list_items (self->packet, get_node (self)->first);
}

static void
octet_packet_finalize (GObject *object)
{
  OctetPacket *self = OCTET_PACKET (object);

  g_free (self->source);
  g_free (self->destination);
  g_free (self->info);
  octet_tree_free (self->tree);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->registry, octet_registry_unref);
  G_OBJECT_CLASS (octet_packet_parent_class)->finalize (object);
}

static void
octet_packet_class_init (OctetPacketClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_packet_finalize;
}

static void
octet_packet_init (OctetPacket *self)
{
  self->tree = octet_tree_new ();
}

static void
octet_field_item_finalize (GObject *object)
{
  g_clear_object (&OCTET_FIELD_ITEM (object)->packet);
  G_OBJECT_CLASS (octet_field_item_parent_class)->finalize (object);
}

static void
octet_field_item_class_init (OctetFieldItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_field_item_finalize;
}

static void
octet_field_item_init (OctetFieldItem *self)
{
}
