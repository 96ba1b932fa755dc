/* octet-ui-welcome-page.h - what a window shows while no capture is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OCTET_UI_TYPE_WELCOME_PAGE (octet_ui_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiWelcomePage, octet_ui_welcome_page, OCTET_UI, WELCOME_PAGE, GtkWidget)

G_END_DECLS
