/* octet-ui-packet-choice.h - rows that ask which packets: all, shown, selected, marked, a range.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

/**
 * OctetUiPackets: (skip)
 * @OCTET_UI_PACKETS_SELECTED: the selected packet
 * @OCTET_UI_PACKETS_SHOWN: those that filter and time span let pass
 * @OCTET_UI_PACKETS_MARKED: those that are marked
 * @OCTET_UI_PACKETS_RANGE: those that are typed
 * @OCTET_UI_PACKETS_ALL: every one
 */
typedef enum
{
  OCTET_UI_PACKETS_ALL,
  OCTET_UI_PACKETS_SHOWN,
  OCTET_UI_PACKETS_SELECTED,
  OCTET_UI_PACKETS_MARKED,
  OCTET_UI_PACKETS_RANGE,
} OctetUiPackets;

#define OCTET_UI_TYPE_PACKET_CHOICE (octet_ui_packet_choice_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPacketChoice, octet_ui_packet_choice, OCTET_UI, PACKET_CHOICE,
                      AdwPreferencesGroup)

void         octet_ui_packet_choice_set_selection (OctetUiPacketChoice *self,
                                                   OctetUiSelection    *selection,
                                                   OctetUiPackets       first);
guint        octet_ui_packet_choice_get_count     (OctetUiPacketChoice *self);
OctetBitset *octet_ui_packet_choice_dup_packets   (OctetUiPacketChoice *self);

G_END_DECLS
