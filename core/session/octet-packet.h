/* octet-packet.h - one packet of a session: its columns, its octets, its fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "session/octet-session.h"

G_BEGIN_DECLS

#define OCTET_TYPE_PACKET (octet_packet_get_type ())
G_DECLARE_FINAL_TYPE (OctetPacket, octet_packet, OCTET, PACKET, GObject)

#define OCTET_TYPE_FIELD_ITEM (octet_field_item_get_type ())
G_DECLARE_FINAL_TYPE (OctetFieldItem, octet_field_item, OCTET, FIELD_ITEM, GObject)

OctetPacket  *octet_session_get_packet      (OctetSession *self,
                                             guint         number,
                                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;
guint         octet_packet_get_number       (OctetPacket *self);
gint64        octet_packet_get_time         (OctetPacket *self);
guint         octet_packet_get_captured_size (OctetPacket *self);
guint         octet_packet_get_wire_size    (OctetPacket *self);
const char   *octet_packet_get_source       (OctetPacket *self);
const char   *octet_packet_get_destination  (OctetPacket *self);
const char   *octet_packet_get_protocol     (OctetPacket *self);
const char   *octet_packet_get_info         (OctetPacket *self);
GBytes       *octet_packet_get_bytes        (OctetPacket *self);
char        **octet_packet_list_layers      (OctetPacket *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      octet_packet_has_layer        (OctetPacket *self,
                                             const char  *key);
char         *octet_packet_get_value        (OctetPacket *self,
                                             const char  *key) G_GNUC_WARN_UNUSED_RESULT;
char        **octet_packet_list_values      (OctetPacket *self,
                                             const char  *key) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *octet_packet_list_fields      (OctetPacket *self) G_GNUC_WARN_UNUSED_RESULT;
char         *octet_packet_to_text          (OctetPacket *self) G_GNUC_WARN_UNUSED_RESULT;

const char   *octet_field_item_get_key      (OctetFieldItem *self);
const char   *octet_field_item_get_name     (OctetFieldItem *self);
const char   *octet_field_item_get_lesson   (OctetFieldItem *self);
const char   *octet_field_item_get_type_name (OctetFieldItem *self);
char         *octet_field_item_get_text     (OctetFieldItem *self) G_GNUC_WARN_UNUSED_RESULT;
char         *octet_field_item_get_value    (OctetFieldItem *self) G_GNUC_WARN_UNUSED_RESULT;
guint         octet_field_item_get_position (OctetFieldItem *self);
guint         octet_field_item_get_size     (OctetFieldItem *self);
gboolean      octet_field_item_is_generated (OctetFieldItem *self);
gboolean      octet_field_item_is_hidden    (OctetFieldItem *self);
GPtrArray    *octet_field_item_list_fields  (OctetFieldItem *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
