/* octet-ui-window-actions.c - what keys and menus do in a window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>

#include "dialogs/octet-ui-go-to-dialog.h"
#include "models/octet-ui-flow-facts.h"

static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->session != NULL)
    octet_session_stop (self->session);
}

static void
reload_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  g_autoptr (GFile) file = NULL;
  g_autofree char *filter = NULL;
  OctetUiShown *shown;
  gboolean has_span;
  gint64 first, last;

  if (self->session == NULL)
    return;
  if (octet_ui_window_is_unsaved (self))
    {
      octet_ui_window_toast (self, _("Not reloaded: marks or comments are not saved yet"));
      return;
    }
  file = g_object_ref (octet_session_get_file (self->session));
  shown = octet_ui_selection_get_shown (self->selection);
  filter = g_strdup (octet_ui_shown_get_filter (shown));
  has_span = octet_ui_shown_get_span (shown, &first, &last);
  octet_ui_window_open (self, file);
  shown = octet_ui_selection_get_shown (self->selection);
  octet_ui_shown_set_filter (shown, filter, NULL);
  if (has_span)
    octet_ui_shown_set_span (shown, first, last);
}

/* From row to row: what a filter hides is passed over. */
static void
walk_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  OctetUiShown *shown;
  guint position, count;

  if (self->selection == NULL)
    return;
  shown = octet_ui_selection_get_shown (self->selection);
  count = octet_ui_shown_get_n_shown (shown);
  if (count == 0)
    return;
  position = octet_ui_shown_get_position (shown, octet_ui_selection_get_packet (self->selection));
  if (position == OCTET_UI_NOT_SHOWN || g_str_equal (name, "win.first-packet"))
    position = 0;
  else if (g_str_equal (name, "win.next-packet"))
    position = MIN (position + 1, count - 1);
  else if (g_str_equal (name, "win.previous-packet"))
    position = MAX (position, 1) - 1;
  else
    position = count - 1;
  octet_ui_selection_set_packet (self->selection, octet_ui_shown_get_packet (shown, position));
}

static void
go_to_packet_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->selection != NULL)
    octet_ui_go_to_dialog_present (GTK_WINDOW (self), self->selection);
}

/* Without a parameter in the menu the packet's number is one: links use it. */
static void
show_packet_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->selection != NULL)
    octet_ui_selection_set_packet (self->selection, g_variant_get_uint32 (parameter));
}

static void
conversation_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  guint32 packet = self->selection != NULL ? octet_ui_selection_get_packet (self->selection) : 0;

  if (packet == 0)
    return;
  packet = g_str_equal (name, "win.next-in-conversation")
             ? octet_ui_flow_facts_next (self->session, packet)
             : octet_ui_flow_facts_previous (self->session, packet);
  if (packet > 0)
    octet_ui_selection_set_packet (self->selection, packet);
}

static void
pane_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  octet_ui_packets_page_move_focus (OCTET_UI_WINDOW (widget)->packets,
                                    g_str_equal (name, "win.next-pane") ? 1 : -1);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_menu_button_popup (OCTET_UI_WINDOW (widget)->menu_button);
}

/* Letters of what was copied that a toast has room for. */
#define MAX_SHOWN 60

void
octet_ui_window_copy (OctetUiWindow *self,
                      const char    *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = NULL, *message = NULL;
  AdwToast *toast;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  start = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_SHOWN));
  message = g_markup_printf_escaped (_("Copied: %s"), g_strdelimit (start, "\r\n", ' '));
  toast = adw_toast_new (message);
  adw_toast_set_timeout (toast, 2);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
copy_text_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  octet_ui_window_copy (OCTET_UI_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Says which actions make sense now. */
void
octet_ui_window_update_actions (OctetUiWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  OctetSessionPhase phase = self->session != NULL ? octet_session_get_phase (self->session)
                                                  : OCTET_SESSION_DONE;
  gboolean has_packets = self->session != NULL &&
                         octet_session_get_n_packets (self->session) > 0;

  gtk_widget_action_set_enabled (widget, "win.stop", phase == OCTET_SESSION_LOADING);
  gtk_widget_action_set_enabled (widget, "win.reload", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.go-to-packet", has_packets);
  gtk_widget_action_set_enabled (widget, "win.save", has_packets);
  gtk_widget_action_set_enabled (widget, "win.save-as", has_packets);
  gtk_widget_action_set_enabled (widget, "win.export", has_packets);
  gtk_widget_action_set_enabled (widget, "win.properties",
                                 self->session != NULL &&
                                   octet_session_get_store (self->session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.statistics", has_packets);
  octet_ui_window_update_pages (self);
}

/* Once for the window, and again for each capture. */
void
octet_ui_window_init_actions (OctetUiWindow *self)
{
  octet_ui_window_init_pages (self);
  if (g_action_map_lookup_action (G_ACTION_MAP (self), "explain") == NULL)
    {
      g_autoptr (GPropertyAction) explain = NULL;

      explain = g_property_action_new ("explain", octet_ui_packets_page_get_flap (self->packets),
                                       "reveal-flap");
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (explain));
      octet_ui_window_init_list (self);
    }
  octet_ui_window_watch_panes (self);
  octet_ui_window_update_actions (self);
}

/* Registers the actions. */
void
octet_ui_window_class_actions (OctetUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    const char                    *name;
    const char                    *parameter;
    GtkWidgetActionActivateFunc    function;
  } actions[] = {
    { "win.stop", NULL, stop_action },
    { "win.reload", NULL, reload_action },
    { "win.next-packet", NULL, walk_action },
    { "win.previous-packet", NULL, walk_action },
    { "win.first-packet", NULL, walk_action },
    { "win.last-packet", NULL, walk_action },
    { "win.go-to-packet", NULL, go_to_packet_action },
    { "win.show-packet", "u", show_packet_action },
    { "win.next-in-conversation", NULL, conversation_action },
    { "win.previous-in-conversation", NULL, conversation_action },
    { "win.next-pane", NULL, pane_action },
    { "win.previous-pane", NULL, pane_action },
    { "win.menu", NULL, menu_action },
    { "win.copy-text", "s", copy_text_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].function);
}
