/* octet-ui-conversations-page.c - who talks to whom, and what one conversation looks like in time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/octet-ui-conversations-page.h"

#include <glib/gi18n.h>

#include "models/octet-ui-flow-text.h"
#include "session/octet-session-names.h"
#include "widgets/octet-ui-context-menu.h"
#include "widgets/octet-ui-flow-view.h"
#include "widgets/octet-ui-ladder-pane.h"

/* Below this width the ladder stands under the table, and the table has fewer columns. */
#define NARROW 900
#define LEAST 340

struct _OctetUiConversationsPage
{
  GtkWidget           parent_instance;
  OctetUiSelection   *selection;
  OctetUiFlowRows    *rows[OCTET_N_FLOW_LEVELS];
  GtkToggleButton    *toggles[OCTET_N_FLOW_LEVELS];
  OctetFlowLevel      level;
  gboolean            was_chosen; /* the level, by the user */
  gboolean            is_narrow;
  guint               layout_source;

  GtkWidget          *paned;
  GtkBox             *toolbar;
  GtkBox             *levels;
  GtkSearchEntry     *search;
  GtkRevealer        *limit;
  GtkLabel           *limit_text;
  GtkToggleButton    *only_shown;
  GtkStack           *states;
  OctetUiFlowView    *view;
  OctetUiLadderPane  *ladder;
  AdwStatusPage      *unmatched;
  GMenuModel         *menu;
};

G_DEFINE_FINAL_TYPE (OctetUiConversationsPage, octet_ui_conversations_page, GTK_TYPE_WIDGET)

static OctetSession *
get_session (OctetUiConversationsPage *self)
{
  return self->selection != NULL ? octet_ui_selection_get_session (self->selection) : NULL;
}

static OctetFlowList *
get_flows (OctetUiConversationsPage *self,
           OctetFlowLevel            level)
{
  return self->rows[level] != NULL ? octet_ui_flow_rows_get_flows (self->rows[level]) : NULL;
}

static void
update_state (OctetUiConversationsPage *self)
{
  OctetFlowList *flows = get_flows (self, self->level);
  OctetSessionPhase phase;

  if (flows == NULL)
    return;
  phase = octet_session_get_phase (get_session (self));
  if (g_list_model_get_n_items (G_LIST_MODEL (flows)) > 0)
    gtk_stack_set_visible_child_name (self->states, "table");
  else if (octet_flow_list_get_search (flows) != NULL && !octet_flow_list_is_busy (flows))
    {
      g_autofree char *text = NULL;

      text = g_markup_printf_escaped (_("Nothing at the level %s has “%s” in an address, a port "
                                        "or a name."), octet_ui_flow_text_level (self->level),
                                      octet_flow_list_get_search (flows));
      adw_status_page_set_description (self->unmatched, text);
      gtk_stack_set_visible_child_name (self->states, "unmatched");
    }
  else if (phase <= OCTET_SESSION_LOADING || octet_flow_list_is_busy (flows))
    gtk_stack_set_visible_child_name (self->states, "reading");
  else
    gtk_stack_set_visible_child_name (self->states, "none");
}

/* What there is to do with the selected conversation. */
static const char *const flow_actions[] = {
  "flow.show-packets", "flow.follow", "flow.first-packet", "flow.last-packet",
  "flow.copy-csv", "flow.copy-filter", "flow.copy-ends",
};

static void
selected_cb (OctetUiConversationsPage *self)
{
  g_autoptr (OctetFlowItem) item = octet_ui_flow_view_get_selected (self->view);
  gboolean can_follow = self->level == OCTET_FLOW_TCP || self->level == OCTET_FLOW_UDP;

  for (guint i = 0; i < G_N_ELEMENTS (flow_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), flow_actions[i], item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flow.follow", item != NULL && can_follow);
  /* Nothing is looked for while nobody looks at the page. */
  octet_ui_ladder_pane_set_flow (
    self->ladder, self->selection,
    gtk_widget_get_mapped (GTK_WIDGET (self)) ? item : NULL);
}

static void
show_level (OctetUiConversationsPage *self,
            OctetFlowLevel            level)
{
  g_autofree char *search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  OctetUiFlowRows *before = octet_ui_flow_view_get_rows (self->view);

  if (before != NULL)
    g_signal_handlers_disconnect_by_func (before, selected_cb, self);
  self->level = level;
  if (self->rows[level] != NULL)
    {
      octet_flow_list_set_search (get_flows (self, level), search);
      g_signal_connect_object (self->rows[level], "notify::selected", G_CALLBACK (selected_cb),
                               self, G_CONNECT_SWAPPED);
    }
  octet_ui_flow_view_set_rows (self->view, get_session (self), self->rows[level]);
  gtk_toggle_button_set_active (self->toggles[level], TRUE);
  selected_cb (self);
  update_state (self);
}

/* The conversations that say most come first, until somebody chooses. */
static OctetFlowLevel
find_best_level (OctetUiConversationsPage *self)
{
  static const OctetFlowLevel order[] = { OCTET_FLOW_TCP, OCTET_FLOW_UDP, OCTET_FLOW_SCTP,
                                          OCTET_FLOW_IP, OCTET_FLOW_IPV6, OCTET_FLOW_IPX,
                                          OCTET_FLOW_ETH, OCTET_FLOW_WLAN, OCTET_FLOW_FDDI,
                                          OCTET_FLOW_SLL };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (octet_flow_list_get_n_flows (get_flows (self, order[i])) > 0)
      return order[i];
  return self->level;
}

/* The conversation of the selected packet, else the first that is shown. */
static void
select_flow (OctetUiConversationsPage *self)
{
  OctetUiFlowRows *rows = self->rows[self->level];
  guint32 flow = octet_ui_selection_get_flow (self->selection);

  if (rows == NULL)
    return;
  if (flow != OCTET_NO_FLOW && octet_flow_list_find (get_flows (self, self->level), flow) !=
                                 G_MAXUINT)
    octet_ui_flow_rows_set_selected (rows, flow);
  else if (octet_ui_flow_rows_get_selected (rows) == OCTET_FLOW_NONE)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (rows), 0, TRUE);
}

static void
packet_changed_cb (OctetUiConversationsPage *self)
{
  select_flow (self);
  octet_ui_flow_view_reveal (self->view);
}

static void
items_changed_cb (OctetUiConversationsPage *self)
{
  for (OctetFlowLevel i = 0; i < OCTET_N_FLOW_LEVELS; i++)
    {
      guint count = octet_flow_list_get_n_flows (get_flows (self, i));
      /* Translators: a level such as TCP, and how many conversations there are */
      g_autofree char *label = g_strdup_printf (_("%s %'u"), octet_ui_flow_text_level (i), count);

      gtk_button_set_label (GTK_BUTTON (self->toggles[i]), label);
      gtk_widget_set_visible (GTK_WIDGET (self->toggles[i]), count > 0);
    }
  if (!self->was_chosen && find_best_level (self) != self->level)
    show_level (self, find_best_level (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    select_flow (self);
  update_state (self);
}

static void
toggled_cb (OctetUiConversationsPage *self,
            GtkToggleButton          *toggle)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;
  for (OctetFlowLevel i = 0; i < OCTET_N_FLOW_LEVELS; i++)
    if (self->toggles[i] == toggle && i != self->level)
      {
        self->was_chosen = TRUE;
        show_level (self, i);
        select_flow (self);
      }
}

/* Which packets count is asked again where more of them are decided. */
static void
limit_lists (OctetUiConversationsPage *self)
{
  OctetUiShown *shown = octet_ui_selection_get_shown (self->selection);
  g_autoptr (OctetBitset) among = NULL;

  if (gtk_toggle_button_get_active (self->only_shown) &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    among = octet_ui_shown_get_bitset (shown);
  for (OctetFlowLevel i = 0; i < OCTET_N_FLOW_LEVELS; i++)
    octet_flow_list_set_among (get_flows (self, i), among);
}

static void
shown_changed_cb (OctetUiConversationsPage *self)
{
  OctetUiShown *shown = octet_ui_selection_get_shown (self->selection);
  guint count = octet_session_get_n_packets (get_session (self));
  guint n_shown = octet_ui_shown_get_n_shown (shown);
  g_autofree char *text = NULL;

  if (gtk_toggle_button_get_active (self->only_shown))
    text = g_strdup_printf (ngettext ("Only the packets that are shown are counted: %'u of %'u.",
                                      "Only the packets that are shown are counted: %'u of %'u.",
                                      count), n_shown, count);
  else
    text = g_strdup_printf (ngettext ("%'u of %'u packet is shown; conversations count all of "
                                      "them.",
                                      "%'u of %'u packets are shown; conversations count all of "
                                      "them.", count), n_shown, count);
  gtk_label_set_text (self->limit_text, text);
  gtk_revealer_set_reveal_child (self->limit, octet_ui_shown_is_limited (shown));
  limit_lists (self);
}

static void
only_shown_cb (OctetUiConversationsPage *self)
{
  if (self->rows[0] != NULL)
    shown_changed_cb (self);
}

static void
clear_cb (OctetUiConversationsPage *self)
{
  OctetUiShown *shown = octet_ui_selection_get_shown (self->selection);

  octet_ui_shown_clear_span (shown);
  octet_ui_shown_set_filter (shown, NULL, NULL);
}

static void
search_changed_cb (OctetUiConversationsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (get_flows (self, self->level) != NULL)
    octet_flow_list_set_search (get_flows (self, self->level), *text != '\0' ? text : NULL);
}

static void
stop_search_cb (OctetUiConversationsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  octet_ui_flow_view_focus (self->view);
}

static void
search_activate_cb (OctetUiConversationsPage *self)
{
  if (self->rows[self->level] != NULL)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows[self->level]), 0, TRUE);
  octet_ui_flow_view_focus (self->view);
}

static void
apply_filter (OctetUiConversationsPage *self,
              OctetFlowItem            *item)
{
  g_autofree char *filter = octet_flow_item_get_filter (item);

  octet_ui_shown_set_filter (octet_ui_selection_get_shown (self->selection), filter, NULL);
}

static void
show_packets_cb (OctetUiConversationsPage *self)
{
  g_autoptr (OctetFlowItem) item = octet_ui_flow_view_get_selected (self->view);

  if (item == NULL)
    return;
  apply_filter (self, item);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-packet-number", "u",
                              octet_flow_item_get_first_packet (item));
}

static void
menu_cb (OctetUiConversationsPage *self,
         double                    x,
         double                    y)
{
  g_autoptr (OctetFlowItem) item = octet_ui_flow_view_get_selected (self->view);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) filters = g_menu_new ();
  g_autofree char *test = NULL;

  if (item == NULL)
    return;
  test = octet_flow_item_get_filter (item);
  octet_ui_context_menu_add_filters (
    filters, octet_ui_shown_get_filter (octet_ui_selection_get_shown (self->selection)), test);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (filters));
  /* A section within a section has no line around it. */
  for (int i = 0; i < g_menu_model_get_n_items (self->menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (self->menu, i,
                                                                   G_MENU_LINK_SECTION);

      g_menu_append_section (menu, NULL, section);
    }
  octet_ui_context_menu_pop_up (GTK_WIDGET (self->view), G_MENU_MODEL (menu), x, y);
}

static void
flow_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiConversationsPage *self = OCTET_UI_CONVERSATIONS_PAGE (widget);
  g_autoptr (OctetFlowItem) item = octet_ui_flow_view_get_selected (self->view);
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  if (g_str_equal (name, "flow.show-packets"))
    show_packets_cb (self);
  else if (g_str_equal (name, "flow.first-packet") || g_str_equal (name, "flow.last-packet"))
    gtk_widget_activate_action (widget, "win.go-to-packet-number", "u",
                                g_str_equal (name, "flow.first-packet")
                                  ? octet_flow_item_get_first_packet (item)
                                  : octet_flow_item_get_last_packet (item));
  else if (g_str_equal (name, "flow.follow"))
    {
      text = g_strdup_printf ("%s:%u", self->level == OCTET_FLOW_TCP ? "tcp" : "udp",
                              octet_flow_item_get_number (item));
      gtk_widget_activate_action (widget, "win.follow", "s", text);
    }
  else
    {
      if (g_str_equal (name, "flow.copy-csv"))
        text = octet_ui_flow_text_csv (item, octet_session_get_names (get_session (self)));
      else if (g_str_equal (name, "flow.copy-filter"))
        text = octet_flow_item_get_filter (item);
      else
        {
          g_autofree char *a = octet_ui_flow_text_end (item, 0);
          g_autofree char *b = octet_ui_flow_text_end (item, 1);

          text = g_strdup_printf ("%s %s", a, b);
        }
      gtk_widget_activate_action (widget, "win.copy-text", "s", text);
    }
}

static void
make_lists (OctetUiConversationsPage *self)
{
  for (OctetFlowLevel i = 0; i < OCTET_N_FLOW_LEVELS; i++)
    {
      g_autoptr (OctetFlowList) flows = octet_flow_list_new (get_session (self), i);

      self->rows[i] = octet_ui_flow_rows_new (flows);
      g_signal_connect_object (flows, "items-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (flows, "notify::busy", G_CALLBACK (update_state), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
drop_selection (OctetUiConversationsPage *self)
{
  octet_ui_ladder_pane_set_flow (self->ladder, NULL, NULL);
  octet_ui_flow_view_set_rows (self->view, NULL, NULL);
  for (OctetFlowLevel i = 0; i < OCTET_N_FLOW_LEVELS; i++)
    {
      if (self->rows[i] == NULL)
        continue;
      g_signal_handlers_disconnect_by_data (get_flows (self, i), self);
      g_signal_handlers_disconnect_by_data (self->rows[i], self);
      g_clear_object (&self->rows[i]);
    }
  if (self->selection == NULL)
    return;
  g_signal_handlers_disconnect_by_data (get_session (self), self);
  g_signal_handlers_disconnect_by_data (octet_ui_selection_get_shown (self->selection), self);
  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
}

/* The lists hold the order of all conversations, and follow the first pass: they are made when
 * somebody looks at them. */
static void
wake (OctetUiConversationsPage *self)
{
  OctetUiSelection *selection = self->selection;

  make_lists (self);
  g_signal_connect_object (get_session (self), "notify::phase", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_shown (selection), "changed",
                           G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  show_level (self, self->level);
  items_changed_cb (self);
  shown_changed_cb (self);
}

/**
 * octet_ui_conversations_page_set_selection:
 * @self: a conversations page
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_conversations_page_set_selection (OctetUiConversationsPage *self,
                                           OctetUiSelection         *selection)
{
  drop_selection (self);
  if (selection == NULL)
    return;
  self->selection = g_object_ref (selection);
  self->was_chosen = FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    wake (self);
}

/**
 * octet_ui_conversations_page_focus:
 * @self: a conversations page
 *
 * Puts the keyboard focus on the selected conversation.
 */
void
octet_ui_conversations_page_focus (OctetUiConversationsPage *self)
{
  octet_ui_flow_view_focus (self->view);
}

static void
map_cb (OctetUiConversationsPage *self)
{
  if (self->selection == NULL)
    return;
  if (self->rows[0] == NULL)
    wake (self);
  limit_lists (self);
  packet_changed_cb (self);
  selected_cb (self);
}

static gboolean
arrange_cb (gpointer data)
{
  OctetUiConversationsPage *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->layout_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                  self->is_narrow ? GTK_ORIENTATION_VERTICAL
                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->toolbar),
                                  self->is_narrow ? GTK_ORIENTATION_VERTICAL
                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_position (GTK_PANED (self->paned),
                          self->is_narrow ? gtk_widget_get_height (GTK_WIDGET (self)) * 2 / 5
                                          : MAX (width * 53 / 100, 500));
  octet_ui_flow_view_set_narrow (self->view, self->is_narrow);
  return G_SOURCE_REMOVE;
}

static void
octet_ui_conversations_page_size_allocate (GtkWidget *widget,
                                           int        width,
                                           int        height,
                                           int        baseline)
{
  OctetUiConversationsPage *self = OCTET_UI_CONVERSATIONS_PAGE (widget);
  gboolean is_narrow = width < NARROW;
  int least_width, least_height;

  /* Widgets may not be moved about while they are given their places. */
  if (is_narrow != self->is_narrow)
    {
      self->is_narrow = is_narrow;
      if (self->layout_source == 0)
        self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
    }
  gtk_widget_measure (self->paned, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (self->paned, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL,
                      NULL);
  gtk_widget_allocate (self->paned, width, MAX (height, least_height), baseline, NULL);
}

static void
octet_ui_conversations_page_measure (GtkWidget      *widget,
                                     GtkOrientation  orientation,
                                     int             for_size,
                                     int            *minimum,
                                     int            *natural,
                                     int            *minimum_baseline,
                                     int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST : 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * NARROW : 600;
}

static void
octet_ui_conversations_page_dispose (GObject *object)
{
  OctetUiConversationsPage *self = OCTET_UI_CONVERSATIONS_PAGE (object);

  if (self->paned != NULL)
    drop_selection (self);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_conversations_page_parent_class)->dispose (object);
}

static void
octet_ui_conversations_page_class_init (OctetUiConversationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_conversations_page_dispose;
  widget_class->measure = octet_ui_conversations_page_measure;
  widget_class->size_allocate = octet_ui_conversations_page_size_allocate;
  g_type_ensure (OCTET_UI_TYPE_FLOW_VIEW);
  g_type_ensure (OCTET_UI_TYPE_LADDER_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, OCTET_UI_RESOURCES "octet-ui-conversations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, paned);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, levels);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, search);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, limit);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, limit_text);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, only_shown);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, states);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, view);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, ladder);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, unmatched);
  gtk_widget_class_bind_template_child (widget_class, OctetUiConversationsPage, menu);
  for (guint i = 0; i < G_N_ELEMENTS (flow_actions); i++)
    gtk_widget_class_install_action (widget_class, flow_actions[i], NULL, flow_action);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_packets_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
}

static void
octet_ui_conversations_page_init (OctetUiConversationsPage *self)
{
  self->level = OCTET_FLOW_TCP;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (OctetFlowLevel i = 0; i < OCTET_N_FLOW_LEVELS; i++)
    {
      self->toggles[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      if (i > 0)
        gtk_toggle_button_set_group (self->toggles[i], self->toggles[0]);
      gtk_box_append (self->levels, GTK_WIDGET (self->toggles[i]));
      g_signal_connect_object (self->toggles[i], "toggled", G_CALLBACK (toggled_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}
