/* octet-ui-context-menu.h - the menu of a packet, field or byte, by right click or menu key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void octet_ui_context_menu_add (GtkWidget *widget);

G_END_DECLS
