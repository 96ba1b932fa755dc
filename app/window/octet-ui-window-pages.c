/* octet-ui-window-pages.c - the pages of a capture: the way to them, back, and forward.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages stand beside one another in a stack; what is looked at for a while, such as a stream,
 * is pushed over all of them. A page asks for another by an action and never knows it.
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>

#include <string.h>

#define FOLLOW "follow:"
/* Below this width the header bar has no room for the name of the file beside the pages. */
#define NARROW 860
/* Below this one the pages are for one hand, and Back is Alt+Left or a button of the mouse. */
#define NARROWEST 720
/* Narrower than this, find is in the menu of keys only. */
#define LEAST_FIND 440

/* The whole of a place, as history keeps it. */
static void
visit (OctetUiWindow *self)
{
  OctetUiPlace place = { 0 };
  OctetUiShown *shown;

  if (self->is_going || self->selection == NULL)
    return;
  shown = octet_ui_selection_get_shown (self->selection);
  place.page = self->pushed_name != NULL
                 ? self->pushed_name
                 : (char *) adw_view_stack_get_visible_child_name (self->pages);
  place.packet = octet_ui_selection_get_packet (self->selection);
  place.row = octet_ui_shown_is_decided (shown, place.packet)
                ? octet_ui_shown_get_position (shown, place.packet) : G_MAXUINT;
  place.filter = (char *) octet_ui_shown_get_filter (shown);
  octet_ui_node_path_init (&place.field, octet_ui_selection_get_tree (self->selection),
                           octet_ui_selection_get_node (self->selection));
  octet_ui_history_visit (self->visited, &place);
  octet_ui_window_update_pages (self);
}

static void
go_to (OctetUiWindow      *self,
       const OctetUiPlace *place)
{
  OctetUiShown *shown = octet_ui_selection_get_shown (self->selection);
  gboolean is_pushed;
  guint32 node;

  self->is_going = TRUE;
  is_pushed = adw_view_stack_get_child_by_name (self->pages, place->page) == NULL;
  if (!is_pushed)
    {
      octet_ui_window_pop (self);
      adw_view_stack_set_visible_child_name (self->pages, place->page);
    }
  if (g_strcmp0 (place->filter, octet_ui_shown_get_filter (shown)) != 0)
    octet_ui_shown_set_filter (shown, place->filter, NULL);
  octet_ui_selection_set_packet (self->selection, place->packet);
  node = octet_ui_node_path_find (&place->field, octet_ui_selection_get_tree (self->selection));
  if (node != OCTET_NO_NODE)
    octet_ui_selection_set_node (self->selection, node);
  if (g_str_has_prefix (place->page, FOLLOW))
    octet_ui_window_follow (self, place->page + strlen (FOLLOW));
  else if (is_pushed)
    octet_ui_window_show_statistics (self, place->page);
  self->is_going = FALSE;
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  const OctetUiPlace *place;

  place = octet_ui_history_go (self->visited, g_str_equal (name, "win.back") ? -1 : 1);
  if (place != NULL && self->selection != NULL)
    go_to (self, place);
  octet_ui_window_update_pages (self);
}

/* Keys go on where the page's list is: whoever came by a key stays on the keyboard. */
static void
focus_page (OctetUiWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);

  if (OCTET_UI_IS_CONVERSATIONS_PAGE (page))
    octet_ui_conversations_page_focus (OCTET_UI_CONVERSATIONS_PAGE (page));
  else if (self->selection != NULL)
    octet_ui_packets_page_move_focus (self->packets, 0);
}

static void
show_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  const char *page = g_variant_get_string (parameter, NULL);

  if (adw_view_stack_get_child_by_name (self->pages, page) == NULL)
    return;
  octet_ui_window_pop (self);
  adw_view_stack_set_visible_child_name (self->pages, page);
  focus_page (self);
}

static void
turn_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->pages);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (pages));
  guint step = g_str_equal (name, "win.next-page") ? 1 : count - 1;

  for (guint i = 0; i < count; i++)
    if (gtk_selection_model_is_selected (pages, i))
      {
        gtk_selection_model_select_item (pages, (i + step) % count, TRUE);
        return;
      }
}

/* A link to a packet leads to the list of packets, wherever it stands. */
static void
go_to_packet_number_action (GtkWidget  *widget,
                            const char *name,
                            GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->selection == NULL)
    return;
  octet_ui_window_pop (self);
  adw_view_stack_set_visible_child_name (self->pages, "packets");
  octet_ui_selection_set_packet (self->selection, g_variant_get_uint32 (parameter));
  octet_ui_packets_page_move_focus (self->packets, 0);
}

static void
remove_pushed (OctetUiWindow *self)
{
  if (self->pushed != NULL)
    adw_leaflet_remove (self->leaflet, self->pushed);
  self->pushed = NULL;
  g_clear_pointer (&self->pushed_name, g_free);
}

/* The page that was left stays until it has slid away. */
static void
transition_cb (OctetUiWindow *self)
{
  if (!adw_leaflet_get_child_transition_running (self->leaflet) &&
      adw_leaflet_get_visible_child (self->leaflet) == self->frame)
    remove_pushed (self);
}

/* Shows a page over the others; one that was there before goes. History knows it by @name, or not
 * at all where that is NULL. */
void
octet_ui_window_push (OctetUiWindow *self,
                      GtkWidget     *page,
                      const char    *name)
{
  remove_pushed (self);
  self->pushed_name = g_strdup (name);
  self->pushed = page;
  adw_leaflet_append (self->leaflet, page);
  adw_leaflet_set_visible_child (self->leaflet, page);
  visit (self);
}

/* Goes back to the pages in the frame. */
void
octet_ui_window_pop (OctetUiWindow *self)
{
  g_clear_pointer (&self->pushed_name, g_free);
  adw_leaflet_set_visible_child (self->leaflet, self->frame);
  transition_cb (self);
}

static void
pop_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  octet_ui_window_pop (OCTET_UI_WINDOW (widget));
  focus_page (OCTET_UI_WINDOW (widget));
  visit (OCTET_UI_WINDOW (widget));
}

/* What could not be opened has no pages. */
static gboolean
has_pages (OctetUiWindow *self)
{
  return self->session != NULL &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "failed") != 0;
}

/* The switcher stands in the header bar while there is room, else at the foot. */
static void
title_visible_cb (OctetUiWindow *self)
{
  adw_view_switcher_bar_set_reveal (
    self->switcher_bar,
    has_pages (self) && adw_view_switcher_title_get_title_visible (self->title));
}

/* Where the switcher leaves no room the name is the title alone. By the window's width, not by
 * what is shown: hiding the name makes room, and room shows it. */
static void
width_cb (OctetUiWindow *self)
{
  GtkWidget *bar = gtk_widget_get_ancestor (GTK_WIDGET (self->title), ADW_TYPE_HEADER_BAR);
  AdwHeaderBar *header = ADW_HEADER_BAR (bar);
  int width, height, room;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  /* Each visit asks; what is set anew has to be measured anew. */
  room = (self->session == NULL ? 1 : has_pages (self) ? 11 : 21) + (width >= NARROW) +
         (width >= NARROWEST) + (width >= LEAST_FIND);
  if (room == self->room)
    return;
  self->room = room;
  /* The welcome page is about opening: it has a button and the recent captures itself. */
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), self->session != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->file_name), has_pages (self) && width >= NARROW);
  /* The name must be somewhere: where it is the title, the switcher stands at the foot. */
  adw_view_switcher_title_set_view_switcher_enabled (self->title,
                                                     has_pages (self) && width >= NARROW);
  /* A header bar of full words would keep the window from becoming as narrow as a phone. */
  gtk_widget_set_visible (self->history, has_pages (self) && width >= NARROWEST);
  gtk_widget_set_visible (self->find_button, has_pages (self) && width >= LEAST_FIND);
  gtk_orientable_set_orientation (self->choices, width >= NARROWEST ? GTK_ORIENTATION_HORIZONTAL
                                                                    : GTK_ORIENTATION_VERTICAL);
  adw_header_bar_set_decoration_layout (header, width >= NARROWEST ? NULL : ":close");
  if (width >= NARROWEST)
    adw_split_button_set_label (self->open_button, _("_Open"));
  else
    adw_split_button_set_icon_name (self->open_button, "folder-open-symbolic");
}

/* What the header bar offers follows where one is. */
void
octet_ui_window_update_pages (OctetUiWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_show = has_pages (self);

  gtk_widget_action_set_enabled (widget, "win.back",
                                 octet_ui_history_can_go (self->visited, -1));
  gtk_widget_action_set_enabled (widget, "win.forward",
                                 octet_ui_history_can_go (self->visited, 1));
  gtk_widget_action_set_enabled (widget, "win.show-page", can_show);
  gtk_widget_action_set_enabled (widget, "win.next-page", can_show);
  gtk_widget_action_set_enabled (widget, "win.previous-page", can_show);
  width_cb (self);
  title_visible_cb (self);
}

/* The buttons beside a thumb, as browsers have them. */
#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

static void
pressed_cb (OctetUiWindow   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == BUTTON_BACK || button == BUTTON_FORWARD)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                button == BUTTON_BACK ? "win.back" : "win.forward", NULL);
  else
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
init_buttons (OctetUiWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
init_leaflet (OctetUiWindow *self)
{
  self->frame = g_object_ref (adw_toast_overlay_get_child (self->toasts));
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_unfold (self->leaflet, FALSE);
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->leaflet));
  adw_leaflet_append (self->leaflet, self->frame);
  g_object_unref (self->frame);
  g_signal_connect_object (self->leaflet, "notify::child-transition-running",
                           G_CALLBACK (transition_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "notify::title-visible", G_CALLBACK (title_visible_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::default-width", G_CALLBACK (width_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (visit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::visible-child",
                           G_CALLBACK (octet_ui_window_keep_page), self, G_CONNECT_SWAPPED);
}

/* Called once for the window, and again for each capture: that has a new history. */
void
octet_ui_window_init_pages (OctetUiWindow *self)
{
  g_clear_object (&self->visited);
  self->visited = octet_ui_history_new ();
  if (self->leaflet == NULL)
    {
      init_leaflet (self);
      init_buttons (self);
    }
  octet_ui_window_pop (self);
  octet_ui_window_init_names (self);
  if (self->selection == NULL)
    return;
  g_signal_connect_object (self->selection, "packet-changed", G_CALLBACK (visit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "field-changed", G_CALLBACK (visit), self,
                           G_CONNECT_SWAPPED);
  /* What a filter shows comes later than the filter. */
  g_signal_connect_object (octet_ui_selection_get_shown (self->selection), "changed",
                           G_CALLBACK (visit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_shown (self->selection), "filter-changed",
                           G_CALLBACK (visit), self, G_CONNECT_SWAPPED);
}

/* Registers the actions. */
void
octet_ui_window_class_pages (OctetUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.back", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.next-page", NULL, turn_page_action);
  gtk_widget_class_install_action (widget_class, "win.previous-page", NULL, turn_page_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-packet-number", "u",
                                   go_to_packet_number_action);
  gtk_widget_class_install_action (widget_class, "win.close-pushed", NULL, pop_action);
}
