/* octet-ui-packet-role.h - what a packet does in its conversation, as its own fields prove it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

char *octet_ui_packet_role_write (const OctetTree *tree) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
