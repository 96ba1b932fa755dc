/* octet-ui-flow-view.c - the conversations of one level as a table that can be sorted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is sorted here: a click on a header tells the list, whose worker sorts.
 */
#include "config.h"

#include "widgets/octet-ui-flow-view.h"

#include <glib/gi18n.h>

#include "widgets/octet-ui-list-focus.h"
#include "widgets/octet-ui-text-columns.h"

struct _OctetUiFlowView
{
  GtkWidget            parent_instance;
  OctetSession        *session;
  OctetUiFlowRows     *rows;
  GtkScrolledWindow   *scroller;
  GtkColumnView       *view;
  GtkColumnViewColumn *columns[OCTET_UI_N_FLOW_COLUMNS];
  OctetUiFlowColumn    asked; /* see find_order() */
  gboolean             is_narrow;
  int                  widths[OCTET_UI_N_FLOW_COLUMNS]; /* of those that are hidden */
};

G_DEFINE_FINAL_TYPE (OctetUiFlowView, octet_ui_flow_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char    *title;
  int            width;
  OctetFlowSort  sort;
} columns[OCTET_UI_N_FLOW_COLUMNS] = {
  [OCTET_UI_FLOW_ENDS] = { N_("Ends"), 160, OCTET_FLOW_SORT_ADDRESS_A },
  [OCTET_UI_FLOW_NAME] = { N_("Name"), 60, OCTET_FLOW_SORT_NAME },
  [OCTET_UI_FLOW_BYTES] = { N_("Sent / received"), 142, OCTET_FLOW_SORT_BYTES },
  [OCTET_UI_FLOW_PACKETS] = { N_("Packets"), 66, OCTET_FLOW_SORT_PACKETS },
  [OCTET_UI_FLOW_WHEN] = { N_("When"), 92, OCTET_FLOW_SORT_START },
  [OCTET_UI_FLOW_DURATION] = { N_("Duration"), 80, OCTET_FLOW_SORT_DURATION },
  [OCTET_UI_FLOW_STATE] = { N_("State"), 86, OCTET_FLOW_SORT_STATE },
};

/* What the other columns leave of the narrowest window. */
#define NARROW_ENDS 118

static GtkWidget *
get_list (OctetUiFlowView *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

static guint
get_row_position (GtkWidget *row)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);
  GtkWidget *content = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;
  GtkListItem *item = content != NULL ? g_object_get_data (G_OBJECT (content), "item") : NULL;

  return item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;
}

/* One of the sorters of the columns: it only says which one was asked. */
static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      data)
{
  GtkColumnViewColumn *column = data;
  OctetUiFlowView *self = g_object_get_data (G_OBJECT (column), "view");

  for (guint i = 0; i < OCTET_UI_N_FLOW_COLUMNS; i++)
    if (self->columns[i] == column && self->asked == OCTET_UI_N_FLOW_COLUMNS)
      self->asked = i;
  return -1;
}

/* GTK 4.8 does not say by which column a view is sorted. So its sorter is asked to compare
 * something: the column that counts most is asked first, and its answer comes back reversed
 * where the order is. */
static void
sort_changed_cb (OctetUiFlowView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkOrdering answer;

  if (self->rows == NULL)
    return;
  self->asked = OCTET_UI_N_FLOW_COLUMNS;
  answer = gtk_sorter_compare (sorter, self->rows, self->session);
  if (self->asked < OCTET_UI_N_FLOW_COLUMNS)
    octet_flow_list_set_sort (octet_ui_flow_rows_get_flows (self->rows),
                              columns[self->asked].sort, answer == GTK_ORDERING_LARGER);
  else
    octet_flow_list_set_sort (octet_ui_flow_rows_get_flows (self->rows), OCTET_FLOW_SORT_NUMBER,
                              FALSE);
}

static void
setup_cb (OctetUiFlowView    *self,
          GtkListItem        *item,
          GtkListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *cell = octet_ui_flow_cell_new (column, self->session,
                                            octet_ui_flow_rows_get_flows (self->rows));

  /* Which row it is changes without a word when rows come and go before it. */
  g_object_set_data (G_OBJECT (cell), "item", item);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (OctetUiFlowView    *self,
         GtkListItem        *item,
         GtkListItemFactory *factory)
{
  octet_ui_flow_cell_set_item (OCTET_UI_FLOW_CELL (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
unbind_cb (OctetUiFlowView    *self,
           GtkListItem        *item,
           GtkListItemFactory *factory)
{
  octet_ui_flow_cell_set_item (OCTET_UI_FLOW_CELL (gtk_list_item_get_child (item)), NULL);
}

static int
get_width (OctetUiFlowView *self,
           guint            index)
{
  int width = self->is_narrow && index == OCTET_UI_FLOW_ENDS ? NARROW_ENDS : columns[index].width;

  return octet_ui_text_columns_get_size (GTK_WIDGET (self), width);
}

static void
add_column (OctetUiFlowView   *self,
            OctetUiFlowColumn  index)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(columns[index].title),
                                                                       NULL);
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (compare_cb, column, NULL);

  g_object_set_data (G_OBJECT (column), "view", self);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, get_width (self, index));
  gtk_column_view_column_set_expand (column, index == OCTET_UI_FLOW_NAME);
  gtk_column_view_append_column (self->view, column);
  self->columns[index] = column;
}

/* Cells are of one list, so another list gets other factories. */
static void
set_factories (OctetUiFlowView *self)
{
  for (guint i = 0; i < OCTET_UI_N_FLOW_COLUMNS; i++)
    {
      g_autoptr (GtkListItemFactory) factory = NULL;

      if (self->rows != NULL)
        {
          factory = gtk_signal_list_item_factory_new ();
          g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (i));
          g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self,
                                   G_CONNECT_SWAPPED);
        }
      gtk_column_view_column_set_factory (self->columns[i], factory);
    }
}

/* GTK 4.8 leaves room for the width of columns that are hidden. */
static void
set_shown (OctetUiFlowView *self,
           guint            index,
           gboolean         is_shown)
{
  GtkColumnViewColumn *column = self->columns[index];

  if (gtk_column_view_column_get_visible (column) == is_shown)
    return;
  if (!is_shown)
    self->widths[index] = gtk_column_view_column_get_fixed_width (column);
  gtk_column_view_column_set_visible (column, is_shown);
  gtk_column_view_column_set_fixed_width (column, is_shown ? self->widths[index] : 0);
}

static void
show_columns (OctetUiFlowView *self)
{
  gboolean is_tcp = self->rows == NULL ||
                    octet_flow_list_get_level (octet_ui_flow_rows_get_flows (self->rows)) ==
                      OCTET_FLOW_TCP;

  set_shown (self, OCTET_UI_FLOW_STATE, is_tcp);
  /* The columns that are left fill the table; a hidden one would still take its share. */
  gtk_column_view_column_set_expand (self->columns[OCTET_UI_FLOW_NAME], !self->is_narrow);
  gtk_column_view_column_set_expand (self->columns[OCTET_UI_FLOW_ENDS], self->is_narrow);
  gtk_column_view_column_set_fixed_width (self->columns[OCTET_UI_FLOW_ENDS],
                                          get_width (self, OCTET_UI_FLOW_ENDS));
  set_shown (self, OCTET_UI_FLOW_NAME, !self->is_narrow);
  set_shown (self, OCTET_UI_FLOW_WHEN, !self->is_narrow);
  set_shown (self, OCTET_UI_FLOW_DURATION, !self->is_narrow);
  set_shown (self, OCTET_UI_FLOW_PACKETS, !self->is_narrow || !is_tcp);
}

/**
 * octet_ui_flow_view_set_rows: (skip)
 * @self: a table
 * @session: (nullable): the capture
 * @rows: (nullable): its conversations at one level
 */
void
octet_ui_flow_view_set_rows (OctetUiFlowView *self,
                             OctetSession    *session,
                             OctetUiFlowRows *rows)
{
  gtk_column_view_set_model (self->view, NULL);
  g_set_object (&self->session, session);
  g_set_object (&self->rows, rows);
  set_factories (self);
  show_columns (self);
  if (rows == NULL)
    return;
  sort_changed_cb (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (rows));
}

/**
 * octet_ui_flow_view_get_rows: (skip)
 * @self: a table
 *
 * Returns: (transfer none) (nullable): what it shows
 */
OctetUiFlowRows *
octet_ui_flow_view_get_rows (OctetUiFlowView *self)
{
  return self->rows;
}

/**
 * octet_ui_flow_view_get_selected: (skip)
 * @self: a table
 *
 * Returns: (transfer full) (nullable): the selected conversation
 */
OctetFlowItem *
octet_ui_flow_view_get_selected (OctetUiFlowView *self)
{
  guint position = self->rows != NULL ? octet_ui_flow_rows_get_position (self->rows)
                                      : GTK_INVALID_LIST_POSITION;

  return position != GTK_INVALID_LIST_POSITION
           ? g_list_model_get_item (G_LIST_MODEL (self->rows), position)
           : NULL;
}

/**
 * octet_ui_flow_view_set_narrow: (skip)
 * @self: a table
 * @is_narrow: whether only what matters most is shown
 */
void
octet_ui_flow_view_set_narrow (OctetUiFlowView *self,
                               gboolean         is_narrow)
{
  self->is_narrow = is_narrow;
  show_columns (self);
}

/**
 * octet_ui_flow_view_reveal: (skip)
 * @self: a table
 *
 * Scrolls to the selected conversation.
 */
void
octet_ui_flow_view_reveal (OctetUiFlowView *self)
{
  guint position = self->rows != NULL ? octet_ui_flow_rows_get_position (self->rows)
                                      : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position);
}

/**
 * octet_ui_flow_view_focus: (skip)
 * @self: a table
 *
 * Puts the keyboard focus on the selected conversation.
 */
void
octet_ui_flow_view_focus (OctetUiFlowView *self)
{
  guint position = self->rows != NULL ? octet_ui_flow_rows_get_position (self->rows)
                                      : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  else
    octet_ui_list_focus_row (get_list (self), position, get_row_position);
}

static void
activate_cb (OctetUiFlowView *self,
             guint            position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows), position, TRUE);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
pressed_cb (OctetUiFlowView *self,
            int              n_press,
            double           x,
            double           y,
            GtkGesture      *gesture)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item;

  while (widget != NULL && !OCTET_UI_IS_FLOW_CELL (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (OCTET_UI_IS_FLOW_CELL (child))
        widget = child;
      else
        widget = gtk_widget_get_parent (widget);
    }
  if (widget == NULL || self->rows == NULL)
    return;
  item = g_object_get_data (G_OBJECT (widget), "item");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows),
                                   gtk_list_item_get_position (item), TRUE);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_MENU], 0, x, y);
}

/* Where the focused row is: there the menu opens for those who use the keyboard. */
static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  OctetUiFlowView *self = OCTET_UI_FLOW_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 40, y = 40;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    gtk_widget_translate_coordinates (focus, widget, 40, gtk_widget_get_height (focus), &x, &y);
  g_signal_emit (self, signals[SIGNAL_MENU], 0, x, y);
  return TRUE;
}

static void
octet_ui_flow_view_dispose (GObject *object)
{
  OctetUiFlowView *self = OCTET_UI_FLOW_VIEW (object);

  if (self->scroller != NULL)
    octet_ui_flow_view_set_rows (self, NULL, NULL);
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;
  G_OBJECT_CLASS (octet_ui_flow_view_parent_class)->dispose (object);
}

static void
octet_ui_flow_view_class_init (OctetUiFlowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_flow_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);

  /**
   * OctetUiFlowView::activated:
   *
   * Somebody wants to see the packets of the selected conversation.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", OCTET_UI_TYPE_FLOW_VIEW,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * OctetUiFlowView::menu:
   * @x: where, in the table
   * @y: likewise
   *
   * Somebody wants the menu of the selected conversation.
   */
  signals[SIGNAL_MENU] = g_signal_new ("menu", OCTET_UI_TYPE_FLOW_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                       G_TYPE_DOUBLE);
}

static void
octet_ui_flow_view_init (OctetUiFlowView *self)
{
  GtkGesture *menu = gtk_gesture_click_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "flows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Conversations"), -1);
  for (guint i = 0; i < OCTET_UI_N_FLOW_COLUMNS; i++)
    add_column (self, i);
  gtk_column_view_sort_by_column (self->view, self->columns[OCTET_UI_FLOW_BYTES],
                                  GTK_SORT_DESCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
}
