/* octet-ui-filter-saved.c - the menu of saved filters, and of those that were applied lately.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-filter-saved.h"

#include <glib/gi18n.h>

struct _OctetUiFilterSaved
{
  GtkPopover           parent_instance;
  OctetUiFilterMemory *memory;
  GtkListBox          *list;
};

G_DEFINE_FINAL_TYPE (OctetUiFilterSaved, octet_ui_filter_saved, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
remove_cb (OctetUiFilterSaved *self,
           GtkButton          *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  const char *text = g_object_get_data (G_OBJECT (row), "filter");

  if (g_object_get_data (G_OBJECT (row), "is-favourite") != NULL)
    octet_ui_filter_memory_set_favourite (self->memory, text, FALSE);
  else
    octet_ui_filter_memory_forget (self->memory, text);
}

static void
add_row (OctetUiFilterSaved *self,
         const char         *text,
         gboolean            is_favourite)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *name = octet_ui_filter_memory_get_name (self->memory, text);
  GtkWidget *label = gtk_label_new (*name != 0 ? name : text);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  const char *hint;

  if (*name == 0)
    gtk_widget_add_css_class (label, "monospace");
  gtk_widget_set_tooltip_text (label, text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  hint = is_favourite ? _("Remove from the saved filters") : _("Forget this filter");
  gtk_widget_set_tooltip_text (button, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "filter", g_strdup (text), g_free);
  if (is_favourite)
    g_object_set_data (G_OBJECT (row), "is-favourite", row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
}

/* Made when it is opened: the settings may have changed in another window. */
static void
fill (OctetUiFilterSaved *self)
{
  const char *const *favourites = octet_ui_filter_memory_list_favourites (self->memory);
  const char *const *history = octet_ui_filter_memory_list_history (self->memory);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; favourites[i] != NULL; i++)
    add_row (self, favourites[i], TRUE);
  for (guint i = 0; history[i] != NULL; i++)
    if (!octet_ui_filter_memory_is_favourite (self->memory, history[i]))
      add_row (self, history[i], FALSE);
}

static void
changed_cb (OctetUiFilterSaved *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    fill (self);
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       data)
{
  gboolean is_favourite = g_object_get_data (G_OBJECT (row), "is-favourite") != NULL;
  GtkWidget *heading;

  if (before != NULL &&
      is_favourite == (g_object_get_data (G_OBJECT (before), "is-favourite") != NULL))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (is_favourite ? _("Saved") : _("Applied lately"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "completion-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
row_activated_cb (OctetUiFilterSaved *self,
                  GtkListBoxRow      *row)
{
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (row), "filter"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, text);
}

/**
 * octet_ui_filter_saved_set_memory:
 * @self: the menu
 * @memory: filters of the past
 */
void
octet_ui_filter_saved_set_memory (OctetUiFilterSaved  *self,
                                  OctetUiFilterMemory *memory)
{
  g_set_object (&self->memory, memory);
  g_signal_connect_object (memory, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
octet_ui_filter_saved_dispose (GObject *object)
{
  g_clear_object (&OCTET_UI_FILTER_SAVED (object)->memory);
  G_OBJECT_CLASS (octet_ui_filter_saved_parent_class)->dispose (object);
}

static void
octet_ui_filter_saved_class_init (OctetUiFilterSavedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = octet_ui_filter_saved_dispose;
  /**
   * OctetUiFilterSaved::chosen:
   * @text: a filter
   *
   * One was chosen.
   */
  signals[CHOSEN] = g_signal_new ("chosen", OCTET_UI_TYPE_FILTER_SAVED, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
octet_ui_filter_saved_init (OctetUiFilterSaved *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (_("No filters yet. Ctrl+D saves the one that is written."));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "recent-list");
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_list_box_set_placeholder (self->list, empty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Saved filters"), -1);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "propagate-natural-width", TRUE, "min-content-width", 320,
                "max-content-height", 420, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self, "show", G_CALLBACK (fill), NULL);
}
