/* octet-ui-field-pane.c - the field tree with its header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-field-pane.h"

#include <glib/gi18n.h>

#include "widgets/octet-ui-context-menu.h"
#include "widgets/octet-ui-field-view.h"

struct _OctetUiFieldPane
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;

  GtkWidget        *box;
  GtkLabel         *subtitle;
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
