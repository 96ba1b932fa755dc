/* octet-ui-conversations-page.h - who talks to whom, and what one conversation looks like in time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_CONVERSATIONS_PAGE (octet_ui_conversations_page_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiConversationsPage, octet_ui_conversations_page, OCTET_UI,
                      CONVERSATIONS_PAGE, GtkWidget)

void octet_ui_conversations_page_set_selection (OctetUiConversationsPage *self,
                                                OctetUiSelection         *selection);
void octet_ui_conversations_page_focus         (OctetUiConversationsPage *self);

G_END_DECLS
