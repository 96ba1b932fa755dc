/* octet-ui-peek-bar.c - a line about the selected packet, for windows without room for its panes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-peek-bar.h"

#include <glib/gi18n.h>

#include "models/octet-ui-node-text.h"

struct _OctetUiPeekBar
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;

  GtkWidget        *box;
  GtkLabel         *title;
  GtkLabel         *summary;
  GtkLabel         *layers;
};

G_DEFINE_FINAL_TYPE (OctetUiPeekBar, octet_ui_peek_bar, GTK_TYPE_WIDGET)

static const char *
get_short_name (const OctetProtocol *protocol)
{
  return protocol->short_name != NULL ? protocol->short_name : _(protocol->name);
}

/* Below a list without rows it would be about a packet that is not there. */
static void
shown_changed_cb (OctetUiPeekBar *self)
{
  OctetUiShown *shown = octet_ui_selection_get_shown (self->selection);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          octet_ui_selection_get_packet (self->selection) > 0 &&
                          octet_ui_shown_get_n_shown (shown) > 0);
}

static void
packet_changed_cb (OctetUiPeekBar *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  g_autofree char *title = g_strdup_printf (_("Packet %u"), packet);
  g_autoptr (GString) layers = g_string_new (NULL);
  g_autofree char *value = NULL;
  g_autofree char *summary = NULL;
  const OctetTreeLayer *last = NULL;

  for (guint i = 0; i < tree->n_layers; i++)
    {
      const OctetProtocol *protocol = tree->layers[i].entry->protocol;

      if (tree->layers[i].node == OCTET_NO_NODE || protocol->level == OCTET_LEVEL_FRAME)
        continue;
      if (layers->len > 0)
        g_string_append (layers, " › ");
      g_string_append (layers, get_short_name (protocol));
      last = &tree->layers[i];
    }
  if (last != NULL)
    {
      value = octet_ui_node_get_value (tree, &tree->nodes[last->node]);
      summary = g_strdup_printf ("%s %s", get_short_name (last->entry->protocol), value);
      g_strdelimit (summary, "\r\n\t\v\f", ' ');
    }
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->summary, summary != NULL ? summary : "");
  gtk_label_set_text (self->layers, layers->str);
  shown_changed_cb (self);
}

/**
 * octet_ui_peek_bar_set_selection:
 * @self: a peek bar
 * @selection: (nullable): the capture's selection; without one the bar hides
 */
void
octet_ui_peek_bar_set_selection (OctetUiPeekBar   *self,
                                 OctetUiSelection *selection)
{
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (octet_ui_selection_get_shown (self->selection), self);
    }
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_shown (selection), "changed",
                           G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  packet_changed_cb (self);
}

static void
octet_ui_peek_bar_dispose (GObject *object)
{
  OctetUiPeekBar *self = OCTET_UI_PEEK_BAR (object);

  octet_ui_peek_bar_set_selection (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_peek_bar_parent_class)->dispose (object);
}

static void
octet_ui_peek_bar_class_init (OctetUiPeekBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_peek_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-peek-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiPeekBar, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPeekBar, title);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPeekBar, summary);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPeekBar, layers);
}

static void
octet_ui_peek_bar_init (OctetUiPeekBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
