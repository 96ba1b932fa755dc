/* octet-ui-handshake.h - the three packets that open a TCP connection, and what each one says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/octet-session.h"

G_BEGIN_DECLS

#define OCTET_UI_HANDSHAKE_STEPS 3

/**
 * OctetUiHandshake: (skip)
 * @packets: the packet of each step; 0 where it was not captured
 * @sentences: what each step says, with this connection's numbers; owned
 *
 * How one connection was opened.
 */
typedef struct
{
  guint32 packets[OCTET_UI_HANDSHAKE_STEPS];
  char   *sentences[OCTET_UI_HANDSHAKE_STEPS];
} OctetUiHandshake;

gboolean octet_ui_handshake_find  (OctetSession     *session,
                                   guint32           flow,
                                   OctetUiHandshake *ret_handshake);
void     octet_ui_handshake_clear (OctetUiHandshake *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OctetUiHandshake, octet_ui_handshake_clear)

G_END_DECLS
