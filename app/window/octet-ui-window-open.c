/* octet-ui-window-open.c - the ways into a window: file dialog, recent captures, drag and drop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>

#include "models/octet-ui-recent.h"

#define MAX_RECENT 10

/* Here where the window is empty, else in a window of its own. */
static void
open_file (OctetUiWindow *self,
           GFile         *file)
{
  OctetUiWindow *window = self;

  if (!octet_ui_window_is_empty (self) &&
      octet_session_get_n_packets (self->session) > 0)
    window = octet_ui_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  octet_ui_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const patterns[] = {
    "*.pcap", "*.pcapng", "*.cap", "*.dmp", "*.ntar", "*.pcap.*", "*.pcapng.*", "*.cap.*",
  };
  g_autoptr (GtkFileFilter) captures = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (captures, _("Packet captures"));
  gtk_file_filter_add_mime_type (captures, "application/vnd.tcpdump.pcap");
  gtk_file_filter_add_mime_type (captures, "application/x-pcapng");
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (captures, patterns[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, captures);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
response_cb (OctetUiWindow *self,
             int            response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GListModel) files = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      open_file (self, file);
    }
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Open Captures"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                                               _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (self->chooser));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_uri_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (OCTET_UI_WINDOW (widget), file);
}

static gboolean
drop_cb (OctetUiWindow *self,
         const GValue  *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *i = files; i != NULL; i = i->next)
    open_file (self, i->data);
  return files != NULL;
}

static GdkDragAction
drag_enter_cb (OctetUiWindow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "dropping");
  return GDK_ACTION_COPY;
}

static void
drag_leave_cb (OctetUiWindow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dropping");
}

/* Made each time it is opened: another window may have added to it. */
static void
recent_show_cb (OctetUiWindow *self)
{
  g_autoptr (GPtrArray) infos = octet_ui_recent_list (MAX_RECENT);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recent, 0)) != NULL)
    gtk_list_box_remove (self->recent, GTK_WIDGET (row));
  for (guint i = 0; i < infos->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (infos, i);
      GtkWidget *label = gtk_label_new (gtk_recent_info_get_display_name (info));
      g_autofree char *folder = octet_ui_recent_get_folder (info);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_set_tooltip_text (label, folder);
      g_object_set_data_full (G_OBJECT (label), "uri", g_strdup (gtk_recent_info_get_uri (info)),
                              g_free);
      gtk_list_box_append (self->recent, label);
    }
}

static void
recent_activated_cb (OctetUiWindow *self,
                     GtkListBoxRow *row)
{
  GtkWidget *label = gtk_list_box_row_get_child (row);
  g_autoptr (GFile) file = g_file_new_for_uri (g_object_get_data (G_OBJECT (label), "uri"));
  GtkPopover *popover = adw_split_button_get_popover (self->open_button);

  gtk_popover_popdown (popover);
  open_file (self, file);
}

/* Registers the actions and the callbacks of the template that open things. */
void
octet_ui_window_class_open (OctetUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_action);
  gtk_widget_class_bind_template_callback (widget_class, recent_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

/* The half of the button that opens the list has no name of its own. */
static void
name_drop_down (OctetUiWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->open_button));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Recent captures"), -1);
}

/* Lets files be dropped anywhere on the window. */
void
octet_ui_window_init_open (OctetUiWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  name_drop_down (self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drag_enter_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drag_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
