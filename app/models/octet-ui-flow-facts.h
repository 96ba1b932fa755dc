/* octet-ui-flow-facts.h - what the flow table says of a packet's place in its conversation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/octet-session.h"

G_BEGIN_DECLS

char    *octet_ui_flow_facts_write    (OctetSession *session,
                                       guint32       packet) G_GNUC_WARN_UNUSED_RESULT;
guint32  octet_ui_flow_facts_previous (OctetSession *session,
                                       guint32       packet);
guint32  octet_ui_flow_facts_next     (OctetSession *session,
                                       guint32       packet);

G_END_DECLS
