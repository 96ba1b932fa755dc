/* octet-ui-context-menu.c - the menu of a packet, field or byte, by right click or menu key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The press that opens the menu first reaches the view below, which selects what is under the
 * pointer; so the menu's actions work on the selection, like everything else.
 */
#include "config.h"

#include "widgets/octet-ui-context-menu.h"

static void
drop_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

/* A popover belongs to its widget until it is closed; its action is activated after that. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_once (drop_cb, g_object_ref (popover));
}

static void
pop_up (GtkWidget *widget,
        double     x,
        double     y)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *popover;
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  builder = gtk_builder_new_from_resource (OCTET_UI_RESOURCES "octet-ui-context-menu.ui");
  popover = gtk_popover_menu_new_from_model (
    G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, widget);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (GtkWidget       *widget,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (widget, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 24, y = 24;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    gtk_widget_translate_coordinates (focus, widget, 24, gtk_widget_get_height (focus), &x, &y);
  pop_up (widget, x, MIN (y, gtk_widget_get_height (widget)));
  return TRUE;
}

/**
 * octet_ui_context_menu_add:
 * @widget: a view of packets, fields or bytes; it must have a layout manager
 *
 * Gives the view its menu, by right click, the menu key and Shift+F10.
 */
void
octet_ui_context_menu_add (GtkWidget *widget)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (widget, keys);
}
