/* octet-ui-context-menu.c - the menu of a packet, field or byte, by right click or menu key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The press that opens the menu first reaches the view below, which selects what is under the
 * pointer; so the menu's actions work on the selection, like everything else.
 */
#include "config.h"

#include "widgets/octet-ui-context-menu.h"

#include <glib/gi18n.h>

#include "flows/octet-state.h"
#include "models/octet-ui-filter-join.h"
#include "models/octet-ui-node-text.h"

/* A menu is no place for a long text; the filter row shows it whole. */
#define MAX_LABEL 44

/* What underlines the next letter in a menu's label is doubled. */
static char *
make_label (const char *filter)
{
  g_autoptr (GString) text = g_string_new (filter);

  if (g_utf8_strlen (text->str, -1) > MAX_LABEL)
    {
      g_string_truncate (text, (gsize) (g_utf8_offset_to_pointer (text->str, MAX_LABEL) -
                                        text->str));
      g_string_append (text, "…");
    }
  g_string_replace (text, "_", "__", 0);
  /* Translators: a menu item; %s is a display filter */
  return g_strdup_printf (_("_Only This: %s"), text->str);
}

static void
add_item (GMenu             *menu,
          const char        *label,
          const char        *action,
          const char        *applied,
          const char        *test,
          OctetUiFilterJoin  how)
{
  g_autofree char *text = octet_ui_filter_join (applied, test, how);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", text);
  g_menu_append_item (menu, item);
}

static void
add_filter_menu (GMenu      *section,
                 const char *label,
                 const char *action,
                 const char *applied,
                 const char *test)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) alone = g_menu_new ();
  g_autoptr (GMenu) joined = g_menu_new ();
  g_autofree char *only = make_label (test);

  add_item (alone, only, action, applied, test, OCTET_UI_FILTER_ONLY);
  add_item (alone, _("_Not This"), action, applied, test, OCTET_UI_FILTER_NOT);
  add_item (joined, _("…_and This"), action, applied, test, OCTET_UI_FILTER_AND);
  add_item (joined, _("…_or This"), action, applied, test, OCTET_UI_FILTER_OR);
  add_item (joined, _("…and no_t This"), action, applied, test, OCTET_UI_FILTER_AND_NOT);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (alone));
  if (*applied != 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (joined));
  g_menu_append_submenu (section, label, G_MENU_MODEL (menu));
}

/**
 * octet_ui_context_menu_add_filters: (skip)
 * @section: where the two submenus go
 * @applied: the filter that is applied; empty for none
 * @test: a display filter for what the menu is about
 *
 * Adds what can be done with a filter: apply or prepare it, alone or together with what is applied.
 */
void
octet_ui_context_menu_add_filters (GMenu      *section,
                                   const char *applied,
                                   const char *test)
{
  add_filter_menu (section, _("Apply as _Filter"), "win.apply-filter", applied, test);
  add_filter_menu (section, _("_Prepare Filter"), "win.prepare-filter", applied, test);
}

static void
add_follow (GMenu      *section,
            const char *label,
            const char *kind)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.follow", "s", kind);
  g_menu_append_item (section, item);
}

/* What can be said of the conversation that the selected packet is in. */
static void
fill_conversation (GMenu            *section,
                   OctetUiSelection *selection)
{
  guint32 id = octet_ui_selection_get_flow (selection);
  OctetSession *session = octet_ui_selection_get_session (selection);
  const OctetFlow *flow;
  g_autoptr (GMenuItem) page = NULL;

  if (id == OCTET_NO_FLOW)
    return;
  flow = octet_flow_table_get (octet_session_get_state (session)->flows, id);
  if (flow->level == OCTET_FLOW_TCP)
    add_follow (section, _("Fo_llow TCP Stream"), "tcp");
  if (flow->level == OCTET_FLOW_UDP)
    add_follow (section, _("Fo_llow UDP Stream"), "udp");
  if (flow->level == OCTET_FLOW_TCP &&
      octet_tree_find (octet_ui_selection_get_tree (selection), "http") != NULL)
    add_follow (section, _("Follow _HTTP Stream"), "http");
  page = g_menu_item_new (_("Sho_w in Conversations"), NULL);
  g_menu_item_set_action_and_target (page, "win.show-page", "s", "conversations");
  g_menu_append_item (section, page);
}

/* The first section is about the value under the pointer. */
static void
fill_filters (GMenu                 *section,
              GMenu                 *conversation,
              GtkWidget             *widget,
              OctetUiContextMenuAsk  ask)
{
  g_autofree char *test = NULL;
  OctetUiSelection *selection = ask (widget, &test);
  const char *applied;

  if (selection == NULL)
    return;
  applied = octet_ui_shown_get_filter (octet_ui_selection_get_shown (selection));
  if (test != NULL)
    octet_ui_context_menu_add_filters (section, applied, test);
  if (octet_ui_selection_get_flow (selection) != OCTET_NO_FLOW)
    g_menu_append (section, _("_Show Only This Conversation"), "win.filter-conversation");
  if (*applied != 0)
    g_menu_append (section, _("Clea_r Filter"), "win.clear-filter");
  fill_conversation (conversation, selection);
}

/**
 * octet_ui_context_menu_node_filter: (skip)
 * @selection: a selection
 *
 * Returns: (transfer full) (nullable): a display filter for the selected field
 */
char *
octet_ui_context_menu_node_filter (OctetUiSelection *selection)
{
  guint32 node = octet_ui_selection_get_node (selection);
  const OctetTree *tree = octet_ui_selection_get_tree (selection);

  return node != OCTET_NO_NODE ? octet_ui_node_get_filter (tree, &tree->nodes[node]) : NULL;
}

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

/**
 * octet_ui_context_menu_pop_up: (skip)
 * @widget: what the menu is about; it must have a layout manager
 * @menu: what it offers
 * @x: where in @widget
 * @y: likewise
 *
 * Shows a menu once. It is made anew each time: in GTK 4.8 a menu that was there before its
 * actions finds none of them.
 */
void
octet_ui_context_menu_pop_up (GtkWidget  *widget,
                              GMenuModel *menu,
                              double      x,
                              double      y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model_full (menu, GTK_POPOVER_MENU_NESTED);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

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
pop_up (GtkWidget             *widget,
        double                 x,
        double                 y,
        OctetUiContextMenuAsk  ask)
{
  g_autoptr (GtkBuilder) builder = NULL;

  builder = gtk_builder_new_from_resource (OCTET_UI_RESOURCES "octet-ui-context-menu.ui");
  fill_filters (G_MENU (gtk_builder_get_object (builder, "filters")),
                G_MENU (gtk_builder_get_object (builder, "conversation")), widget, ask);
  octet_ui_context_menu_pop_up (widget, G_MENU_MODEL (gtk_builder_get_object (builder, "menu")),
                                x, y);
}

static void
pressed_cb (GtkWidget       *widget,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (widget, x, y, g_object_get_data (G_OBJECT (gesture), "ask"));
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
  pop_up (widget, x, MIN (y, gtk_widget_get_height (widget)), (OctetUiContextMenuAsk) data);
  return TRUE;
}

/**
 * octet_ui_context_menu_add:
 * @widget: a view of packets, fields or bytes; it must have a layout manager
 * @ask: says what the menu is about when it is opened
 *
 * Gives the view its menu, by right click, the menu key and Shift+F10.
 */
void
octet_ui_context_menu_add (GtkWidget             *widget,
                           OctetUiContextMenuAsk  ask)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_object_set_data (G_OBJECT (click), "ask", ask);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (menu_key_cb, (gpointer) ask, NULL)));
  gtk_widget_add_controller (widget, keys);
}
