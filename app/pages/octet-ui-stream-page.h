/* octet-ui-stream-page.h - what two ends said to each other; pushed over the other pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "session/octet-follow.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_STREAM_PAGE (octet_ui_stream_page_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiStreamPage, octet_ui_stream_page, OCTET_UI, STREAM_PAGE, GtkWidget)

GtkWidget *octet_ui_stream_page_new (OctetSession    *session,
                                     OctetStreamKind  kind,
                                     guint            number);
void       octet_ui_stream_page_find (OctetUiStreamPage *self,
                                      int                step);

G_END_DECLS
