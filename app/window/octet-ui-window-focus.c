/* octet-ui-window-focus.c - the keyboard focus goes back where it was when a menu closes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When an item of a menu in a menu is chosen, GTK 4.8 leaves the focus on it though nobody sees it
 * any more, and keys go nowhere.
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

static void
focus_changed_cb (OctetUiWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL)
    g_set_weak_pointer (&self->focus, focus);
}

static gboolean
return_focus_cb (gpointer data)
{
  g_autoptr (OctetUiWindow) self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->packets == NULL || (focus != NULL && gtk_widget_get_mapped (focus)))
    return G_SOURCE_REMOVE;
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
  else
    gtk_widget_child_focus (self->frame, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* Menus of all kinds close here, those that GTK makes for itself too. */
static gboolean
closed_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               data)
{
  GtkWidget *popover = g_value_get_object (&values[0]);
  GtkRoot *root = popover != NULL ? gtk_widget_get_root (popover) : NULL;

  if (root != NULL && OCTET_UI_IS_WINDOW (root))
    g_idle_add (return_focus_cb, g_object_ref (root));
  return TRUE;
}

void
octet_ui_window_class_focus (OctetUiWindowClass *klass)
{
  gpointer popovers = g_type_class_ref (GTK_TYPE_POPOVER);

  g_signal_add_emission_hook (g_signal_lookup ("closed", GTK_TYPE_POPOVER), 0, closed_cb, NULL,
                              NULL);
  g_type_class_unref (popovers);
}

void
octet_ui_window_init_focus (OctetUiWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}
