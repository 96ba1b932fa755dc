/* octet-ui-text-columns.h - columns of plain text, for tables that say what a drawing shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  octet_ui_text_columns_add        (GtkColumnView      *view,
                                        const char         *title,
                                        int                 width,
                                        gboolean            is_widest,
                                        guint               index,
                                        GCallback           bind_cb,
                                        gpointer            owner);
guint octet_ui_text_columns_get_index  (GtkListItemFactory *factory);
int   octet_ui_text_columns_get_size   (GtkWidget          *widget,
                                        int                 size);

G_END_DECLS
