/* octet-ui-ladder-pane.c - one conversation: its ends, its ladder, and the selected arrow in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-ladder-pane.h"

#include <glib/gi18n.h>

#include "models/octet-ui-flow-text.h"
#include "widgets/octet-ui-context-menu.h"
#include "widgets/octet-ui-ladder.h"
#include "widgets/octet-ui-ladder-table.h"

struct _OctetUiLadderPane
{
  GtkWidget      parent_instance;
  OctetUiArrows *arrows;
  OctetUiSelection *selection;
  OctetFlowItem *item;

  GtkStack      *states;
  GtkLabel      *facts;
  GtkWidget     *follow;
  GtkLabel      *name_a;
  GtkLabel      *place_a;
  GtkLabel      *name_b;
  GtkLabel      *place_b;
  OctetUiLadder *ladder;
  GtkStack      *forms;
  OctetUiLadderTable *table;
  GtkToggleButton *as_table;
  GtkLabel      *sentence;
};

G_DEFINE_FINAL_TYPE (OctetUiLadderPane, octet_ui_ladder_pane, GTK_TYPE_WIDGET)

static void
selected_cb (OctetUiLadderPane *self)
{
  guint selected = octet_ui_ladder_get_selected (self->ladder);
  const OctetUiArrow *arrow = self->arrows != NULL && selected != G_MAXUINT
                                ? octet_ui_arrows_get (self->arrows, selected) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *packet = NULL;

  if (arrow != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (arrow->sentence, -1);

      packet = g_strdup_printf (_("Packet %u"), arrow->step.packet);
      /* Translators: "Packet 8", and what it does */
      text = g_markup_printf_escaped (_("<b>%s</b>: %s"), packet, valid);
    }
  else
    text = g_markup_escape_text (_("Select an arrow to read what it does."), -1);
  gtk_label_set_markup (self->sentence, text);
}

/* What is not looked at has no rows. */
static void
as_table_cb (OctetUiLadderPane *self)
{
  gboolean is_table = gtk_toggle_button_get_active (self->as_table);

  octet_ui_ladder_table_set_arrows (self->table, is_table ? self->selection : NULL,
                                    is_table ? self->arrows : NULL);
  gtk_stack_set_visible_child_name (self->forms, is_table ? "table" : "drawing");
}

static void
follow_cb (OctetUiLadderPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "flow.follow", NULL);
}

static void
filter_cb (OctetUiLadderPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "flow.show-packets", NULL);
}

static void
set_end (OctetFlowItem *item,
         guint          side,
         GtkLabel      *name,
         GtkLabel      *place)
{
  gboolean is_tcp = octet_flow_item_get_level (item) == OCTET_FLOW_TCP;
  g_autofree char *address = octet_flow_item_get_address (item, side);
  g_autofree char *called = octet_flow_item_get_name (item, side, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  gtk_label_set_text (name, called != NULL ? called : address);
  if (called != NULL)
    g_ptr_array_add (parts, g_strdup (address));
  if (is_tcp)
    g_ptr_array_add (parts, g_strdup (side == 0 ? _("client") : _("server")));
  else
    g_ptr_array_add (parts, g_strdup (side == 0 ? _("began") : _("answered")));
  if (octet_flow_item_has_ports (item))
    g_ptr_array_add (parts, g_strdup_printf (_("port %u"), octet_flow_item_get_port (item, side)));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_text (place, text);
}

static void
item_changed_cb (OctetUiLadderPane *self)
{
  OctetFlowLevel level = octet_flow_item_get_level (self->item);
  guint packets = octet_flow_item_get_packets (self->item, 0) +
                  octet_flow_item_get_packets (self->item, 1);
  g_autofree char *span = octet_ui_flow_text_span (octet_flow_item_get_duration (self->item));
  g_autofree char *count = g_strdup_printf (ngettext ("%'u packet", "%'u packets", packets),
                                            packets);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (level == OCTET_FLOW_TCP || level == OCTET_FLOW_UDP)
    /* Translators: TCP or UDP, and which conversation */
    title = g_strdup_printf (_("%s stream %u"), octet_ui_flow_text_level (level),
                             octet_flow_item_get_number (self->item));
  else
    title = g_strdup (octet_ui_flow_text_level (level));
  text = g_strdup_printf ("%s · %s · %s", title, count, span);
  gtk_label_set_text (self->facts, text);
  gtk_widget_set_visible (self->follow, level == OCTET_FLOW_TCP || level == OCTET_FLOW_UDP);
  set_end (self->item, 0, self->name_a, self->place_a);
  set_end (self->item, 1, self->name_b, self->place_b);
}

/**
 * octet_ui_ladder_pane_set_flow: (skip)
 * @self: a pane
 * @selection: (nullable): the capture's selection
 * @item: (nullable): the conversation that is shown
 */
void
octet_ui_ladder_pane_set_flow (OctetUiLadderPane *self,
                               OctetUiSelection  *selection,
                               OctetFlowItem     *item)
{
  if (item != NULL && self->item != NULL &&
      octet_flow_item_get_id (item) == octet_flow_item_get_id (self->item))
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  octet_ui_ladder_table_set_arrows (self->table, NULL, NULL);
  g_clear_object (&self->arrows);
  if (item == NULL)
    selection = NULL;
  g_set_object (&self->selection, selection);
  if (item != NULL)
    {
      self->arrows = octet_ui_arrows_new (octet_ui_selection_get_session (selection), item);
      g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self,
                               G_CONNECT_SWAPPED);
      item_changed_cb (self);
    }
  octet_ui_ladder_set_arrows (self->ladder, item != NULL ? selection : NULL, self->arrows);
  as_table_cb (self);
  gtk_stack_set_visible_child_name (self->states, item != NULL ? "ladder" : "nothing");
  selected_cb (self);
}

static void
octet_ui_ladder_pane_dispose (GObject *object)
{
  OctetUiLadderPane *self = OCTET_UI_LADDER_PANE (object);

  if (self->states != NULL)
    octet_ui_ladder_pane_set_flow (self, NULL, NULL);
  if (self->states != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->states));
  self->states = NULL;
  G_OBJECT_CLASS (octet_ui_ladder_pane_parent_class)->dispose (object);
}

static void
octet_ui_ladder_pane_class_init (OctetUiLadderPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_ladder_pane_dispose;
  g_type_ensure (OCTET_UI_TYPE_LADDER);
  g_type_ensure (OCTET_UI_TYPE_LADDER_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-ladder-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, states);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, facts);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, follow);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, name_a);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, place_a);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, name_b);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, place_b);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, ladder);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, sentence);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, forms);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, table);
  gtk_widget_class_bind_template_child (widget_class, OctetUiLadderPane, as_table);
  gtk_widget_class_bind_template_callback (widget_class, as_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

/* The menu is about the selected arrow, which is a packet. */
static OctetUiSelection *
menu_ask (GtkWidget  *widget,
          char      **ret_filter)
{
  OctetUiLadderPane *self = OCTET_UI_LADDER_PANE (widget);

  if (self->selection != NULL && octet_ui_ladder_get_selected (self->ladder) != G_MAXUINT)
    *ret_filter = g_strdup_printf ("frame.number == %u",
                                   octet_ui_selection_get_packet (self->selection));
  return self->selection;
}

static void
octet_ui_ladder_pane_init (OctetUiLadderPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  octet_ui_context_menu_add (GTK_WIDGET (self), menu_ask);
}
