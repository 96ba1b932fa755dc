/* octet-ui-list-focus.h - puts the keyboard focus on the selected row of a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OctetUiRowPosition: (skip)
 * @row: a row's widget
 *
 * Returns: the row's position, or %GTK_INVALID_LIST_POSITION
 */
typedef guint (*OctetUiRowPosition) (GtkWidget *row);

void     octet_ui_list_focus_row    (GtkWidget          *list,
                                     guint               position,
                                     OctetUiRowPosition  get_position);
void     octet_ui_list_focus_cancel (GtkWidget          *list);
gboolean octet_ui_list_focus_is_in  (GtkWidget          *list);

G_END_DECLS
