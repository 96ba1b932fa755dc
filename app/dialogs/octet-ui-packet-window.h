/* octet-ui-packet-window.h - one packet in a window of its own, with a selection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PACKET_WINDOW (octet_ui_packet_window_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPacketWindow, octet_ui_packet_window, OCTET_UI, PACKET_WINDOW,
                      AdwWindow)

OctetUiPacketWindow *octet_ui_packet_window_new (OctetSession *session,
                                                 guint32       number);

G_END_DECLS
