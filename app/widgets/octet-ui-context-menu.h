/* octet-ui-context-menu.h - the menu of a packet, field or byte, by right click or menu key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

/**
 * OctetUiContextMenuAsk: (skip)
 * @widget: the view that the menu was opened on
 * @ret_filter: (out) (transfer full) (nullable): a display filter for the value under the pointer,
 *   or at the keyboard focus
 *
 * Returns: (transfer none) (nullable): the capture's selection
 */
typedef OctetUiSelection *(*OctetUiContextMenuAsk) (GtkWidget  *widget,
                                                    char      **ret_filter);

void  octet_ui_context_menu_add         (GtkWidget             *widget,
                                         OctetUiContextMenuAsk  ask);
void  octet_ui_context_menu_add_filters (GMenu                 *section,
                                         const char            *applied,
                                         const char            *test);
void  octet_ui_context_menu_pop_up      (GtkWidget             *widget,
                                         GMenuModel            *menu,
                                         double                 x,
                                         double                 y);
char *octet_ui_context_menu_node_filter (OctetUiSelection      *selection)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
