/* octet-ui-field-pane.c - the field tree with its header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-field-pane.h"

#include <glib/gi18n.h>

#include "models/octet-ui-node-search.h"
#include "widgets/octet-ui-context-menu.h"
#include "widgets/octet-ui-field-view.h"

struct _OctetUiFieldPane
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;

  GtkWidget        *box;
  GtkLabel         *subtitle;
  GtkWidget        *bytes_button;
  GtkToggleButton  *search_button;
  GtkSearchBar     *search_bar;
  GtkEditable      *search;
  OctetUiFieldView *view;
};

G_DEFINE_FINAL_TYPE (OctetUiFieldPane, octet_ui_field_pane, GTK_TYPE_WIDGET)

static void
packet_changed_cb (OctetUiFieldPane *self)
{
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  const char *error = octet_ui_selection_get_error (self->selection);
  g_autofree char *text = packet > 0 ? g_strdup_printf (_("packet %u"), packet) : g_strdup ("");

  gtk_label_set_text (self->subtitle, error != NULL ? error : text);
}

/**
 * octet_ui_field_pane_set_selection:
 * @self: a field pane
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_field_pane_set_selection (OctetUiFieldPane *self,
                                   OctetUiSelection *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  octet_ui_field_view_set_selection (self->view, selection);
  if (selection == NULL)
    return;
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  packet_changed_cb (self);
}

/**
 * octet_ui_field_pane_focus:
 * @self: a field pane
 *
 * Puts the keyboard focus on the tree.
 */
void
octet_ui_field_pane_focus (OctetUiFieldPane *self)
{
  octet_ui_field_view_focus (self->view);
}

/**
 * octet_ui_field_pane_find:
 * @self: a field pane
 *
 * Opens the row in which words to look for are typed.
 */
void
octet_ui_field_pane_find (OctetUiFieldPane *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

/**
 * octet_ui_field_pane_offer_bytes:
 * @self: a field pane
 * @offers: whether there is a button that unfolds the bytes
 */
void
octet_ui_field_pane_offer_bytes (OctetUiFieldPane *self,
                                 gboolean          offers)
{
  gtk_widget_set_visible (self->bytes_button, offers);
}

/* Selects the next field that has the words; where none has, the entry says so. */
static void
search (OctetUiFieldPane *self,
        guint32           from,
        gboolean          backwards)
{
  const char *words = gtk_editable_get_text (self->search);
  guint32 found;

  if (self->selection == NULL)
    return;
  found = octet_ui_node_search (octet_ui_selection_get_tree (self->selection), words, from,
                                backwards);
  if (found != OCTET_NO_NODE)
    octet_ui_selection_set_node (self->selection, found);
  if (found == OCTET_NO_NODE && *words != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->search), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->search), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  found == OCTET_NO_NODE && *words != '\0'
                                    ? _("No field of this packet has these words.") : "", -1);
}

/* While somebody types, the search begins at the selected field again. */
static void
search_changed_cb (OctetUiFieldPane *self)
{
  guint32 node = self->selection != NULL ? octet_ui_selection_get_node (self->selection)
                                         : OCTET_NO_NODE;

  search (self, node != OCTET_NO_NODE && node > 0 ? node - 1 : OCTET_NO_NODE, FALSE);
}

static void
search_next_cb (OctetUiFieldPane *self)
{
  if (self->selection != NULL)
    search (self, octet_ui_selection_get_node (self->selection), FALSE);
}

static void
search_previous_cb (OctetUiFieldPane *self)
{
  if (self->selection != NULL)
    search (self, octet_ui_selection_get_node (self->selection), TRUE);
}

static void
search_stop_cb (OctetUiFieldPane *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  octet_ui_field_pane_focus (self);
}

static void
open_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  octet_ui_field_view_set_all (OCTET_UI_FIELD_PANE (widget)->view,
                               g_str_equal (name, "fields.expand-all"));
}

static void
open_branch_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  octet_ui_field_view_set_branch (OCTET_UI_FIELD_PANE (widget)->view,
                                  g_str_equal (name, "fields.expand-branch"));
}

static void
octet_ui_field_pane_dispose (GObject *object)
{
  OctetUiFieldPane *self = OCTET_UI_FIELD_PANE (object);

  if (self->box != NULL)
    octet_ui_field_pane_set_selection (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_field_pane_parent_class)->dispose (object);
}

static void
octet_ui_field_pane_class_init (OctetUiFieldPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_field_pane_dispose;
  g_type_ensure (OCTET_UI_TYPE_FIELD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-field-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiFieldPane, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFieldPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFieldPane, search_button);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFieldPane, bytes_button);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFieldPane, search_bar);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFieldPane, search);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFieldPane, view);
  gtk_widget_class_install_action (widget_class, "fields.expand-all", NULL, open_all_action);
  gtk_widget_class_install_action (widget_class, "fields.collapse-all", NULL, open_all_action);
  gtk_widget_class_install_action (widget_class, "fields.expand-branch", NULL, open_branch_action);
  gtk_widget_class_install_action (widget_class, "fields.collapse-branch", NULL,
                                   open_branch_action);
}

static OctetUiSelection *
menu_ask (GtkWidget  *widget,
          char      **ret_filter)
{
  OctetUiFieldPane *self = OCTET_UI_FIELD_PANE (widget);

  if (self->selection != NULL)
    *ret_filter = octet_ui_context_menu_node_filter (self->selection);
  return self->selection;
}

static void
octet_ui_field_pane_init (OctetUiFieldPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  octet_ui_context_menu_add (GTK_WIDGET (self), menu_ask);
}
