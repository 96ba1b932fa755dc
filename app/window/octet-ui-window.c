/* octet-ui-window.c - a window: one capture, or the welcome page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>

#include "capture/octet-capture-error.h"
#include "models/octet-ui-recent-facts.h"
#include "models/octet-ui-recent.h"
#include "octet-ui-settings.h"
#include "pages/octet-ui-welcome-page.h"

G_DEFINE_FINAL_TYPE (OctetUiWindow, octet_ui_window, ADW_TYPE_APPLICATION_WINDOW)

/* The name of the capture's file, as a person reads it. */
char *
octet_ui_window_dup_name (OctetUiWindow *self)
{
  GFile *file = octet_session_get_file (self->session);
  g_autofree char *name = g_file_get_basename (file);

  /* A file name may hold any byte; what is shown must be text. */
  return name != NULL ? g_filename_display_name (name) : g_file_get_parse_name (file);
}

static void
show_failed (OctetUiWindow *self,
             const char    *icon,
             const char    *title,
             const char    *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->failed, icon);
  adw_status_page_set_title (self->failed, title);
  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* Nothing can be shown of the capture: says why, and what to do. */
static void
show_nothing (OctetUiWindow *self)
{
  const GError *error = octet_session_get_error (self->session);

  if (error == NULL)
    show_failed (self, "view-list-symbolic", _("No Packets"),
                 _("This is a capture, but it has no packets in it."));
  else if (g_error_matches (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT))
    show_failed (self, "action-unavailable-symbolic", _("Not a Capture File"), error->message);
  else
    show_failed (self, "dialog-warning-symbolic", _("This Capture Cannot Be Read"),
                 error->message);
}

void
octet_ui_window_update_title (OctetUiWindow *self)
{
  g_autofree char *name = self->session != NULL ? octet_ui_window_dup_name (self) : NULL;
  g_autofree char *subtitle = NULL;
  guint count;

  /* Translators: a capture with notes that no file has yet. */
  if (octet_ui_window_is_unsaved (self))
    {
      g_autofree char *plain = g_steal_pointer (&name);

      name = g_strdup_printf (_("%s, not saved"), plain);
    }
  gtk_window_set_title (GTK_WINDOW (self), name != NULL ? name : _("Octet"));
  adw_view_switcher_title_set_title (self->title, name != NULL ? name : _("Octet"));
  if (self->session == NULL)
    return;
  count = octet_session_get_n_packets (self->session);
  subtitle = g_strdup_printf (ngettext ("%'u packet", "%'u packets", count), count);
  /* Of what is no capture nobody wants to know how many packets it has. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "failed") == 0)
    *subtitle = '\0';
  adw_view_switcher_title_set_subtitle (self->title, subtitle);
  gtk_label_set_text (self->file_name, name);
}

static void
phase_changed_cb (OctetUiWindow *self)
{
  OctetSessionPhase phase = octet_session_get_phase (self->session);
  gboolean is_reading = phase == OCTET_SESSION_IDLE || phase == OCTET_SESSION_LOADING;
  guint count = octet_session_get_n_packets (self->session);

  gtk_widget_set_visible (self->progress_row, is_reading);
  if (count > 0 || is_reading)
    gtk_stack_set_visible_child_name (self->stack, "capture");
  else
    show_nothing (self);
  if (!is_reading)
    octet_ui_window_find_notes (self);
  /* What is no capture is not offered again. */
  if (count > 0 && !is_reading)
    {
      octet_ui_recent_add (octet_session_get_file (self->session));
      octet_ui_recent_facts_watch (self->session, octet_ui_settings_get ());
    }
  octet_ui_window_update_actions (self);
  octet_ui_window_update_title (self);
}

static void
progress_changed_cb (OctetUiWindow *self)
{
  double progress = octet_session_get_progress (self->session);
  guint count = octet_session_get_n_packets (self->session);
  g_autofree char *text = NULL;

  /* Nobody knows how long a pipe is. */
  if (progress > 0)
    gtk_progress_bar_set_fraction (self->progress, progress);
  else
    gtk_progress_bar_pulse (self->progress);
  text = g_strdup_printf (ngettext ("%'u packet so far. You can start looking now.",
                                    "%'u packets so far. You can start looking now.", count),
                          count);
  gtk_label_set_text (self->progress_text, text);
  octet_ui_window_update_title (self);
}

static void
drop_session (OctetUiWindow *self)
{
  octet_ui_packets_page_set_selection (self->packets, NULL);
  octet_ui_conversations_page_set_selection (self->conversations, NULL);
  g_clear_object (&self->selection);
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  octet_session_stop (self->session);
  g_clear_object (&self->session);
}

/**
 * octet_ui_window_open:
 * @self: a window
 * @file: a capture
 *
 * Shows a capture in place of what the window showed.
 */
void
octet_ui_window_open (OctetUiWindow *self,
                      GFile         *file)
{
  drop_session (self);
  self->session = octet_session_new ();
  g_signal_connect_object (self->session, "notify::phase", G_CALLBACK (phase_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::n-packets", G_CALLBACK (progress_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::progress", G_CALLBACK (progress_changed_cb),
                           self, G_CONNECT_SWAPPED);
  octet_session_open (self->session, file);
  self->selection = octet_ui_selection_new (self->session);
  octet_ui_window_init_actions (self);
  octet_ui_window_init_notes (self);
  octet_ui_packets_page_set_selection (self->packets, self->selection);
  octet_ui_conversations_page_set_selection (self->conversations, self->selection);
  phase_changed_cb (self);
  progress_changed_cb (self);
  octet_ui_window_restore_page (self);
  octet_ui_packets_page_move_focus (self->packets, 0);
}

/**
 * octet_ui_window_is_empty:
 * @self: a window
 *
 * Returns: whether it has no capture
 */
gboolean
octet_ui_window_is_empty (OctetUiWindow *self)
{
  return self->session == NULL;
}

/**
 * octet_ui_window_get_selection:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what is selected in its capture
 */
OctetUiSelection *
octet_ui_window_get_selection (OctetUiWindow *self)
{
  return self->selection;
}

/**
 * octet_ui_window_new:
 * @application: the program
 *
 * Returns: (transfer none): a window with the welcome page
 */
OctetUiWindow *
octet_ui_window_new (GtkApplication *application)
{
  return g_object_new (OCTET_UI_TYPE_WINDOW, "application", application, NULL);
}

static void
octet_ui_window_dispose (GObject *object)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (object);

  if (self->packets != NULL)
    drop_session (self);
  self->packets = NULL;
  /* GTK keeps the action for longer than the window, and the action keeps the pane. */
  g_action_map_remove_action (G_ACTION_MAP (self), "explain");
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->chooser);
  g_clear_object (&self->visited);
  g_clear_pointer (&self->pushed_name, g_free);
  G_OBJECT_CLASS (octet_ui_window_parent_class)->dispose (object);
}

static void
octet_ui_window_class_init (OctetUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_window_dispose;
  g_type_ensure (OCTET_UI_TYPE_WELCOME_PAGE);
  g_type_ensure (OCTET_UI_TYPE_PACKETS_PAGE);
  g_type_ensure (OCTET_UI_TYPE_CONVERSATIONS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, file_name);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, title);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, progress_row);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, progress_text);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, history);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, recent);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, packets);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, conversations);
  octet_ui_window_class_focus (klass);
  octet_ui_window_class_open (klass);
  octet_ui_window_class_actions (klass);
  octet_ui_window_class_panes (klass);
  octet_ui_window_class_list (klass);
  octet_ui_window_class_pages (klass);
  octet_ui_window_class_follow (klass);
  octet_ui_window_class_statistics (klass);
  octet_ui_window_class_filter (klass);
  octet_ui_window_class_save (klass);
  octet_ui_window_class_notes (klass);
  octet_ui_window_class_export (klass);
}

static void
octet_ui_window_init (OctetUiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Without a compositor the shadow and the corners of popovers would be black. */
  if (!gdk_display_is_composited (gtk_widget_get_display (GTK_WIDGET (self))))
    gtk_widget_add_css_class (GTK_WIDGET (self), "uncomposited");
  octet_ui_window_restore_size (self);
  octet_ui_window_init_focus (self);
  octet_ui_window_init_open (self);
  octet_ui_window_init_panes (self);
  octet_ui_window_init_actions (self);
  octet_ui_window_init_notes (self);
}
