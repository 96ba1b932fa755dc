/* octet-ui-packet.h - one row of the packet list, made when the row is looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "packets/octet-packet-record.h"

G_BEGIN_DECLS

/* Layers that the length bar shows; deeper ones are drawn as one. */
#define OCTET_UI_MAX_SEGMENTS 8

/**
 * OctetUiSegment: (skip)
 * @level: the layer's hue, an #OctetLevel
 * @size: octets of the packet that belong to it
 */
typedef struct
{
  guint8  level;
  guint32 size;
} OctetUiSegment;

/**
 * OctetUiRow: (skip)
 * @source: where the packet came from
 * @destination: where it went
 * @source_name: (nullable): what the sender is called, where names are wanted and known
 * @destination_name: (nullable): likewise
 * @protocol: what the protocol column says
 * @info: one line about it
 * @comment: (nullable): what a person wrote about it
 * @values: (nullable) (array zero-terminated=1): of the fields that have columns
 * @is_ignored: whether it is to be taken as if it were not there
 * @rule_color: the colour of the first rule that holds, counted from 1; 0 for none
 * @rule_name: (nullable): that rule's name, interned
 * @emphasis: where in @info the word stands that the eye looks for
 * @emphasis_size: its octets; 0 for none
 * @related: a packet that it belongs with, such as the answer to it; 0 for none
 * @whole: the packet that completes what it carries a part of; 0 for none
 * @level: the hue of @protocol
 * @segments: its layers from the outside in
 * @n_segments: how many
 *
 * What the list shows of a packet besides its record.
 */
typedef struct
{
  char          *source;
  char          *destination;
  char          *source_name;
  char          *destination_name;
  char          *protocol;
  char          *info;
  char          *comment;
  char         **values;
  gboolean       is_ignored;
  guint          rule_color;
  const char    *rule_name;
  guint32        emphasis;
  guint32        emphasis_size;
  guint32        related;
  guint32        whole;
  guint8         level;
  OctetUiSegment segments[OCTET_UI_MAX_SEGMENTS];
  guint          n_segments;
} OctetUiRow;

#define OCTET_UI_TYPE_PACKET (octet_ui_packet_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPacket, octet_ui_packet, OCTET_UI, PACKET, GObject)

/**
 * OctetUiPacketFill: (skip)
 * @owner: who made the packet
 * @packet: whose row is looked at; calls octet_ui_packet_set_row()
 *
 * Finds out what the list shows of a packet.
 */
typedef void (*OctetUiPacketFill) (gpointer       owner,
                                   OctetUiPacket *packet);

OctetUiPacket           *octet_ui_packet_new          (guint32                  number,
                                                       const OctetPacketRecord *record,
                                                       OctetUiPacketFill        fill,
                                                       gpointer                 owner)
  G_GNUC_WARN_UNUSED_RESULT;
guint32                  octet_ui_packet_get_number   (OctetUiPacket *self);
const OctetPacketRecord *octet_ui_packet_get_record   (OctetUiPacket *self);
const OctetUiRow        *octet_ui_packet_get_row      (OctetUiPacket *self);
void                     octet_ui_packet_set_row      (OctetUiPacket *self,
                                                       OctetUiRow    *row);
void                     octet_ui_packet_forget_row   (OctetUiPacket *self);
guint                    octet_ui_packet_get_severity (OctetUiPacket *self);

G_END_DECLS
