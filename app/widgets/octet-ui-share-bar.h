/* octet-ui-share-bar.h - a bar that is filled as far as headers take the bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OCTET_UI_TYPE_SHARE_BAR (octet_ui_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiShareBar, octet_ui_share_bar, OCTET_UI, SHARE_BAR, GtkWidget)

GtkWidget *octet_ui_share_bar_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       octet_ui_share_bar_set_percent (OctetUiShareBar *self,
                                           double           percent);

G_END_DECLS
