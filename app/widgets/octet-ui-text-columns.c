/* octet-ui-text-columns.c - columns of plain text, for tables that say what a drawing shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-text-columns.h"

#include "widgets/octet-ui-zoom.h"

/* Sizes are those of text of the usual size, with room around it, which does not grow with it. */
#define SHARE_OF_TEXT 0.75

/**
 * octet_ui_text_columns_get_size:
 * @widget: a widget
 * @size: pixels where text has its usual size
 *
 * Returns: pixels for the size that text has
 */
int
octet_ui_text_columns_get_size (GtkWidget *widget,
                                int        size)
{
  return (int) (size * (1 + SHARE_OF_TEXT * (octet_ui_zoom_get_text_scale (widget) - 1)));
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

/**
 * octet_ui_text_columns_add: (skip)
 * @view: a table
 * @title: the column's title, translated
 * @width: pixels where text has its usual size
 * @is_widest: whether it has what the other columns leave, too
 * @index: a number that octet_ui_text_columns_get_index() finds again
 * @bind_cb: fills the label of an item, called with @owner, the item and the factory
 * @owner: an object
 *
 * Adds a column at the end.
 */
void
octet_ui_text_columns_add (GtkColumnView *view,
                           const char    *title,
                           int            width,
                           gboolean       is_widest,
                           guint          index,
                           GCallback      bind_cb,
                           gpointer       owner)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", bind_cb, owner, G_CONNECT_SWAPPED);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column,
                                          octet_ui_text_columns_get_size (GTK_WIDGET (view),
                                                                          width));
  gtk_column_view_column_set_expand (column, is_widest);
  gtk_column_view_append_column (view, column);
}

/**
 * octet_ui_text_columns_get_index:
 * @factory: the factory of a column that was added here
 *
 * Returns: the number that the column was given
 */
guint
octet_ui_text_columns_get_index (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}
