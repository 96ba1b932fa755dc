/* octet-ui-window-filter.c - what keys and menus do with the display filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <string.h>

#include "flows/octet-state.h"
#include "models/octet-ui-flow-filter.h"
#include "pages/octet-ui-stream-page.h"

static OctetUiFilterRow *
get_row (OctetUiWindow *self)
{
  return octet_ui_packets_page_get_filter_row (self->packets);
}

/* The filter stands above the packets. */
static void
show_packets (OctetUiWindow *self)
{
  adw_view_stack_set_visible_child_name (self->pages, "packets");
}

static void
focus_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->selection == NULL)
    return;
  show_packets (self);
  octet_ui_filter_row_focus (get_row (self));
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  const char *text = parameter != NULL ? g_variant_get_string (parameter, NULL) : "";

  if (self->selection == NULL)
    return;
  show_packets (self);
  if (g_str_equal (name, "win.prepare-filter"))
    octet_ui_filter_row_prepare (get_row (self), text);
  else
    octet_ui_filter_row_apply (get_row (self), text);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->selection != NULL)
    octet_ui_filter_row_toggle_favourite (get_row (self));
}

static void
conversation_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  guint32 id = self->selection != NULL ? octet_ui_selection_get_flow (self->selection)
                                       : OCTET_NO_FLOW;
  const OctetFlowTable *flows;
  g_autofree char *text = NULL;

  if (id == OCTET_NO_FLOW)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  flows = octet_session_get_state (self->session)->flows;
  text = octet_ui_flow_filter (flows, octet_flow_table_get (flows, id));
  show_packets (self);
  octet_ui_filter_row_apply (get_row (self), text);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  int step = g_str_equal (name, "win.find") ? 0 : g_str_equal (name, "win.find-next") ? 1 : -1;

  if (self->selection == NULL)
    return;
  if (self->pushed_name != NULL && OCTET_UI_IS_STREAM_PAGE (self->pushed))
    {
      octet_ui_stream_page_find (OCTET_UI_STREAM_PAGE (self->pushed), step);
      return;
    }
  show_packets (self);
  octet_ui_packets_page_find (self->packets, step);
}

static void
focus_list_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  octet_ui_packets_page_move_focus (OCTET_UI_WINDOW (widget)->packets, 0);
}

/* Registers the actions. */
void
octet_ui_window_class_filter (OctetUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.focus-filter", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "win.apply-filter", "s", apply_action);
  gtk_widget_class_install_action (widget_class, "win.prepare-filter", "s", apply_action);
  gtk_widget_class_install_action (widget_class, "win.clear-filter", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "win.save-filter", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.filter-conversation", NULL,
                                   conversation_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.focus-list", NULL, focus_list_action);
}
