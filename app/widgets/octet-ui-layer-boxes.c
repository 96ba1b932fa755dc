/* octet-ui-layer-boxes.c - the layers of a packet as boxes in boxes, and what they cost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each layer is a box that holds the next one, as each layer's payload is the next one; below
 * stands how much of the packet and of the capture is headers.
 */
#include "config.h"

#include "widgets/octet-ui-layer-boxes.h"

#include <glib/gi18n.h>

#include "models/octet-ui-layer-share.h"
#include "models/octet-ui-node-text.h"
#include "widgets/octet-ui-palette.h"
#include "widgets/octet-ui-share-bar.h"
#include "widgets/octet-ui-text-block.h"

/* Tunnels in tunnels: the innermost boxes would have no width left. */
#define MAX_BOXES 10

struct _OctetUiLayerBoxes
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection; /* not owned: set anew before each use */
  OctetSession     *counted;   /* whose share is known, or is being counted */
  GCancellable     *cancellable;
  OctetUiShare      share;
  guint             n_layers;
  GtkWidget        *boxes[MAX_BOXES];
  GtkWidget        *labels[MAX_BOXES];
  OctetUiTextBlock *packet;
  OctetUiShareBar  *packet_bar;
  OctetUiTextBlock *capture;
  OctetUiShareBar  *capture_bar;
};

G_DEFINE_FINAL_TYPE (OctetUiLayerBoxes, octet_ui_layer_boxes, GTK_TYPE_WIDGET)

static void
clicked_cb (OctetUiLayerBoxes *self,
            GtkButton         *label)
{
  guint32 node = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "node"));

  if (self->selection != NULL &&
      node < octet_ui_selection_get_tree (self->selection)->n_nodes)
    octet_ui_selection_set_node (self->selection, node);
}

static void
show_box (OctetUiLayerBoxes    *self,
          guint                 box,
          const OctetTreeLayer *layer)
{
  const OctetProtocol *protocol = layer->entry->protocol;
  guint rest = layer->size > layer->header_size ? layer->size - layer->header_size : 0;
  g_autofree char *text = NULL;

  if (rest > 0)
    /* Translators: a protocol, the size of its header, and what is inside */
    text = g_strdup_printf (_("%s · %u bytes of header, %u inside"),
                            protocol->short_name != NULL ? protocol->short_name
                                                         : _(protocol->name),
                            layer->header_size, rest);
  else
    text = g_strdup_printf (ngettext ("%s · %u byte", "%s · %u bytes", layer->header_size),
                            protocol->short_name != NULL ? protocol->short_name
                                                         : _(protocol->name),
                            layer->header_size);
  gtk_button_set_label (GTK_BUTTON (self->labels[box]), text);
  g_object_set_data (G_OBJECT (self->labels[box]), "node", GUINT_TO_POINTER (layer->node));
  octet_ui_level_set_class (self->boxes[box], protocol->level);
  gtk_widget_set_visible (self->boxes[box], TRUE);
}

static void
show_packet (OctetUiLayerBoxes *self,
             const OctetTree   *tree)
{
  OctetUiShare share = { 0 };
  g_autofree char *text = NULL;

  octet_ui_share_add_tree (&share, tree);
  text = g_strdup_printf (_("Headers up to the transport layer take %u of %u bytes of this "
                            "packet (%.0f %%); the rest is what they carry."),
                          (guint) share.headers, (guint) share.total,
                          octet_ui_share_get_percent (&share));
  octet_ui_text_block_set_text (self->packet, text);
  octet_ui_share_bar_set_percent (self->packet_bar, octet_ui_share_get_percent (&share));
}

static void
show_capture (OctetUiLayerBoxes *self)
{
  guint count = octet_session_get_n_packets (self->counted);
  g_autofree char *text = NULL;

  if (self->share.n_packets == 0)
    return;
  if (self->share.n_packets < count)
    text = g_strdup_printf (_("In the whole capture they take about %.0f %%, counted over %u "
                              "packets that are spread over it."),
                            octet_ui_share_get_percent (&self->share), self->share.n_packets);
  else
    text = g_strdup_printf (_("In the whole capture they take %.0f %%."),
                            octet_ui_share_get_percent (&self->share));
  octet_ui_text_block_set_text (self->capture, text);
  octet_ui_share_bar_set_percent (self->capture_bar, octet_ui_share_get_percent (&self->share));
  gtk_widget_set_visible (GTK_WIDGET (self->capture_bar), TRUE);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (OctetUiLayerBoxes) self = data;
  OctetUiShare share;

  if (!octet_ui_share_capture_finish (result, &share) || self->counted != (gpointer) object)
    return;
  self->share = share;
  show_capture (self);
}

static void
forget_capture (OctetUiLayerBoxes *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->counted);
  self->share = (OctetUiShare) { 0 };
}

/* The capture is counted once, when it has been read and somebody looks. */
static void
count_capture (OctetUiLayerBoxes *self,
               OctetSession      *session)
{
  if (self->counted == session)
    return;
  forget_capture (self);
  octet_ui_text_block_set_text (self->capture, "");
  gtk_widget_set_visible (GTK_WIDGET (self->capture_bar), FALSE);
  if (octet_session_get_phase (session) != OCTET_SESSION_DONE)
    return;
  self->counted = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  octet_ui_share_capture_async (session, self->cancellable, counted_cb, g_object_ref (self));
}

/**
 * octet_ui_layer_boxes_show:
 * @self: the boxes
 * @selection: (nullable): the capture's selection; %NULL forgets the capture
 *
 * Shows the layers of the selected packet.
 */
void
octet_ui_layer_boxes_show (OctetUiLayerBoxes *self,
                           OctetUiSelection  *selection)
{
  const OctetTree *tree;
  guint count = 0;

  self->selection = selection;
  if (selection == NULL)
    {
      forget_capture (self);
      return;
    }
  tree = octet_ui_selection_get_tree (selection);
  for (guint i = 0; i < tree->n_layers && count < MAX_BOXES; i++)
    if (tree->layers[i].source == 0 && tree->layers[i].node != OCTET_NO_NODE &&
        tree->layers[i].header_size > 0 &&
        tree->layers[i].entry->protocol->level != OCTET_LEVEL_FRAME)
      show_box (self, count++, &tree->layers[i]);
  for (guint i = count; i < MAX_BOXES; i++)
    gtk_widget_set_visible (self->boxes[i], FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
  show_packet (self, tree);
  count_capture (self, octet_ui_selection_get_session (selection));
}

static void
octet_ui_layer_boxes_dispose (GObject *object)
{
  OctetUiLayerBoxes *self = OCTET_UI_LAYER_BOXES (object);
  GtkWidget *child;

  forget_capture (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (octet_ui_layer_boxes_parent_class)->dispose (object);
}

static void
octet_ui_layer_boxes_class_init (OctetUiLayerBoxesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = octet_ui_layer_boxes_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static OctetUiTextBlock *
add_sentence (OctetUiLayerBoxes *self)
{
  GtkWidget *sentence = octet_ui_text_block_new ();

  gtk_widget_set_parent (sentence, GTK_WIDGET (self));
  return OCTET_UI_TEXT_BLOCK (sentence);
}

static OctetUiShareBar *
add_bar (OctetUiLayerBoxes *self)
{
  GtkWidget *bar = octet_ui_share_bar_new ();

  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  return OCTET_UI_SHARE_BAR (bar);
}

static void
octet_ui_layer_boxes_init (OctetUiLayerBoxes *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  for (guint i = 0; i < MAX_BOXES; i++)
    {
      self->boxes[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      self->labels[i] = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->boxes[i], "layer-box");
      gtk_widget_add_css_class (self->labels[i], "flat");
      gtk_widget_set_halign (self->labels[i], GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (self->labels[i], _("Select this layer"));
      g_signal_connect_object (self->labels[i], "clicked", G_CALLBACK (clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->boxes[i]), self->labels[i]);
      if (i > 0)
        gtk_box_append (GTK_BOX (self->boxes[i - 1]), self->boxes[i]);
      else
        gtk_widget_set_parent (self->boxes[i], GTK_WIDGET (self));
    }
  self->packet = add_sentence (self);
  self->packet_bar = add_bar (self);
  self->capture = add_sentence (self);
  self->capture_bar = add_bar (self);
  gtk_widget_set_visible (GTK_WIDGET (self->capture_bar), FALSE);
}
