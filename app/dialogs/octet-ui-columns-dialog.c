/* octet-ui-columns-dialog.c - which columns the packet list has, and in which order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each change holds at once; the list behind the window shows it.
 */
#include "config.h"

#include "dialogs/octet-ui-columns-dialog.h"

#include <glib/gi18n.h>

#include "models/octet-ui-columns.h"
#include "octet-ui-settings.h"

typedef struct
{
  GtkWindow     *window;
  GtkListBox    *rows;
  GtkEditable   *entry;
  GtkWidget     *add;
  OctetRegistry *registry;
  GSettings     *settings;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_pointer (&self->registry, octet_registry_unref);
  g_free (self);
}

static const char *
get_key (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "key");
}

static void
shown_cb (GtkCheckButton *check,
          GParamSpec     *property,
          Dialog         *self)
{
  octet_ui_columns_set_shown (self->settings, get_key (GTK_WIDGET (check)),
                              gtk_check_button_get_active (check));
}

static void
move_cb (GtkWidget *button,
         Dialog    *self)
{
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));

  octet_ui_columns_move (self->settings, get_key (button), step);
}

static void
remove_cb (GtkWidget *button,
           Dialog    *self)
{
  octet_ui_columns_remove (self->settings, get_key (button));
}

static GtkWidget *
add_button (AdwActionRow *row,
            const char   *icon,
            const char   *tooltip,
            const char   *key,
            GCallback     callback,
            Dialog       *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (key), g_free);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (row, button);
  return button;
}

static GtkWidget *
make_row (Dialog              *self,
          const OctetUiColumn *column,
          gboolean             is_first,
          gboolean             is_last)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), octet_ui_columns_get_title (column));
  if (octet_ui_columns_is_field (column->key))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), column->key);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), column->is_shown);
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (column->key), g_free);
  g_signal_connect (check, "notify::active", G_CALLBACK (shown_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  button = add_button (ADW_ACTION_ROW (row), "go-up-symbolic", _("Further to the left"),
                       column->key, G_CALLBACK (move_cb), self);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (-1));
  gtk_widget_set_sensitive (button, !is_first);
  button = add_button (ADW_ACTION_ROW (row), "go-down-symbolic", _("Further to the right"),
                       column->key, G_CALLBACK (move_cb), self);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (1));
  gtk_widget_set_sensitive (button, !is_last);
  if (octet_ui_columns_is_field (column->key))
    add_button (ADW_ACTION_ROW (row), "user-trash-symbolic", _("Remove this column"), column->key,
                G_CALLBACK (remove_cb), self);
  return row;
}

/* Rows are made anew; the focus goes back to the button that was pressed. */
static void
fill (Dialog *self)
{
  g_autoptr (GPtrArray) columns = octet_ui_columns_load (self->settings);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < columns->len; i++)
    gtk_list_box_append (self->rows, make_row (self, g_ptr_array_index (columns, i), i == 0,
                                               i + 1 == columns->len));
}

static void
entry_changed_cb (Dialog *self)
{
  const char *key = gtk_editable_get_text (self->entry);
  gsize count;
  gboolean is_known = self->registry != NULL &&
                      octet_registry_find_field (self->registry, key, &count) != NULL;

  gtk_widget_set_sensitive (self->add, is_known);
  if (is_known || *key == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
}

static void
add_cb (Dialog *self)
{
  if (!gtk_widget_get_sensitive (self->add))
    return;
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (self->window)),
                              "win.add-column", "s", gtk_editable_get_text (self->entry));
  gtk_editable_set_text (self->entry, "");
}

static void
reset_cb (Dialog *self)
{
  octet_ui_columns_reset (self->settings);
}

static GtkWidget *
make_content (Dialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *fields = adw_preferences_group_new ();
  GtkWidget *reset = gtk_button_new_with_mnemonic (_("_Reset Columns"));

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Columns from left to right"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->rows));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (fields), _("Any Field as a Column"));
  self->entry = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry),
                                 _("Key of the field, such as tcp.flags"));
  self->add = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), self->add);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (fields), GTK_WIDGET (self->entry));
  gtk_widget_set_halign (reset, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (reset, 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reset);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (fields));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "entry-activated", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (reset_cb), self);
  return page;
}

static void
add_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/**
 * octet_ui_columns_dialog_present:
 * @parent: the window whose list it is about
 * @registry: (nullable): the protocols, whose fields may become columns
 *
 * Shows the columns in a window of their own.
 */
void
octet_ui_columns_dialog_present (GtkWindow     *parent,
                                 OctetRegistry *registry)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->settings = octet_ui_settings_get ();
  self->registry = registry != NULL ? octet_registry_ref (registry) : NULL;
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (self->window, _("Columns"));
  gtk_window_set_default_size (self->window, 460, 620);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (self->window), box);
  add_escape (self->window);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_signal_connect_swapped (self->settings, "changed::columns", G_CALLBACK (fill), self);
  fill (self);
  entry_changed_cb (self);
  gtk_window_present (self->window);
}
