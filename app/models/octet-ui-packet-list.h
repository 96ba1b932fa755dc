/* octet-ui-packet-list.h - the packets that are shown, as a model without an object a packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-color-rules.h"
#include "models/octet-ui-packet.h"
#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PACKET_LIST (octet_ui_packet_list_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPacketList, octet_ui_packet_list, OCTET_UI, PACKET_LIST, GObject)

OctetUiPacketList *octet_ui_packet_list_new          (OctetUiSelection  *selection)
  G_GNUC_WARN_UNUSED_RESULT;
guint              octet_ui_packet_list_get_selected (OctetUiPacketList *self);
gboolean           octet_ui_packet_list_is_replacing (OctetUiPacketList *self);
void               octet_ui_packet_list_set_wanted   (OctetUiPacketList  *self,
                                                      const char *const  *keys,
                                                      OctetUiColorRules  *rules);
void               octet_ui_packet_list_tell_all     (OctetUiPacketList  *self);
void               octet_ui_packet_list_set_in_sight (OctetUiPacketList *self,
                                                      guint              first,
                                                      guint              last);
void               octet_ui_packet_list_hold         (OctetUiPacketList  *self);
void               octet_ui_packet_list_release      (OctetUiPacketList  *self);
guint32            octet_ui_packet_list_find_related (const OctetTree   *tree);
void               octet_ui_packet_list_fill         (OctetUiPacketList  *self,
                                                      OctetUiPacket      *packet);

G_END_DECLS
