/* octet-ui-history.h - the packets that were looked at, to go back to and forward again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define OCTET_UI_TYPE_HISTORY (octet_ui_history_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiHistory, octet_ui_history, OCTET_UI, HISTORY, GObject)

OctetUiHistory *octet_ui_history_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void            octet_ui_history_visit     (OctetUiHistory *self,
                                            guint32         packet);
gboolean        octet_ui_history_can_go    (OctetUiHistory *self,
                                            int             step);
guint32         octet_ui_history_go        (OctetUiHistory *self,
                                            int             step);

G_END_DECLS
