/* octet-ui-handshake-popover.h - how a TCP connection is opened, shown with this one's packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-handshake.h"

G_BEGIN_DECLS

GtkWidget *octet_ui_handshake_popover_new (OctetSession *session,
                                           guint32       flow) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
