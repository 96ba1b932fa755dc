/* octet-ui-byte-pane.c - the byte view with its header: the legend of layers, and tabs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-byte-pane.h"

#include <glib/gi18n.h>

#include "models/octet-ui-bytes.h"
#include "octet-ui-settings.h"
#include "widgets/octet-ui-byte-view.h"
#include "widgets/octet-ui-context-menu.h"
#include "widgets/octet-ui-palette.h"

/* More layers than this are in tunnels in tunnels; the tree has them all. */
#define MAX_CHIPS 12

struct _OctetUiBytePane
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;
  guint             n_tabs;
  gboolean          is_syncing;
  gboolean          is_other; /* the packet; tabs and legend do not follow while one walks */

  GtkWidget        *box;
  GtkWidget        *legend;
  GtkWidget        *tabs;
  GtkLabel         *facts;
  OctetUiByteView  *view;
};

G_DEFINE_FINAL_TYPE (OctetUiBytePane, octet_ui_byte_pane, GTK_TYPE_WIDGET)

static void
chip_clicked_cb (OctetUiBytePane *self,
                 GtkButton       *chip)
{
  guint layer = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "layer"));
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);

  if (layer < tree->n_layers && tree->layers[layer].node != OCTET_NO_NODE)
    octet_ui_selection_set_node (self->selection, tree->layers[layer].node);
}

/* Chips are kept from packet to packet: making widgets costs more than all the rest here. */
static GtkWidget *
get_chip (OctetUiBytePane *self,
          GtkWidget       *before)
{
  GtkWidget *chip = before != NULL ? gtk_widget_get_next_sibling (before)
                                   : gtk_widget_get_first_child (self->legend);

  if (chip != NULL)
    return chip;
  chip = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, _("Select this layer"));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->legend), chip);
  return chip;
}

static void
show_legend (OctetUiBytePane *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint source = octet_ui_byte_view_get_source (self->view);
  GtkWidget *chip = NULL;
  guint count = 0;

  for (guint i = 0; i < tree->n_layers && count < MAX_CHIPS; i++)
    {
      const OctetTreeLayer *layer = &tree->layers[i];
      const OctetProtocol *protocol = layer->entry->protocol;
      const char *name = protocol->short_name != NULL ? protocol->short_name : protocol->name;
      g_autofree char *text = NULL;

      if (layer->source != source || protocol->is_silent || layer->header_size == 0 ||
          protocol->level == OCTET_LEVEL_FRAME)
        continue;
      text = g_strdup_printf ("%s %u", _(name), layer->header_size);
      chip = get_chip (self, chip);
      gtk_button_set_label (GTK_BUTTON (chip), text);
      octet_ui_level_set_class (chip, protocol->level);
      g_object_set_data (G_OBJECT (chip), "layer", GUINT_TO_POINTER (i));
      gtk_widget_set_visible (chip, TRUE);
      count++;
    }
  for (chip = chip != NULL ? gtk_widget_get_next_sibling (chip)
                           : gtk_widget_get_first_child (self->legend);
       chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    gtk_widget_set_visible (chip, FALSE);
}

static void
tab_toggled_cb (OctetUiBytePane *self,
                GtkToggleButton *tab)
{
  guint source = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tab), "source"));

  if (!self->is_syncing && gtk_toggle_button_get_active (tab) &&
      source < octet_ui_selection_get_tree (self->selection)->n_sources)
    octet_ui_byte_view_set_source (self->view, source);
}

static void
add_tab (OctetUiBytePane *self,
         guint            source,
         const char      *text)
{
  GtkWidget *first = gtk_widget_get_first_child (self->tabs);
  GtkWidget *tab = gtk_toggle_button_new_with_label (text);

  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab), GTK_TOGGLE_BUTTON (first));
  g_object_set_data (G_OBJECT (tab), "source", GUINT_TO_POINTER (source));
  g_signal_connect_object (tab, "toggled", G_CALLBACK (tab_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->tabs), tab);
}

/* Reassembled and decoded bytes stand in tabs beside the packet's own. */
static void
show_tabs (OctetUiBytePane *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint count = tree->n_sources > 1 ? tree->n_sources : 0;
  GtkWidget *tab;

  gtk_widget_set_visible (self->tabs, count > 0);
  if (count == 0 && self->n_tabs == 0)
    return;
  while ((tab = gtk_widget_get_first_child (self->tabs)) != NULL)
    gtk_box_remove (GTK_BOX (self->tabs), tab);
  self->n_tabs = count;
  for (guint i = 0; i < count; i++)
    {
      const OctetSource *source = &tree->sources[i];
      const char *name = source->name != NULL ? _(source->name) : _("Packet");
      g_autofree char *text = g_strdup_printf ("%s (%" G_GSIZE_FORMAT ")", name, source->size);

      add_tab (self, i, text);
    }
}

static void
source_changed_cb (OctetUiBytePane *self)
{
  guint source = octet_ui_byte_view_get_source (self->view);

  self->is_syncing = TRUE;
  for (GtkWidget *tab = gtk_widget_get_first_child (self->tabs); tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tab), "source")) == source)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
  self->is_syncing = FALSE;
  show_legend (self);
}

static void
packet_changed_cb (OctetUiBytePane *self)
{
  self->is_other = TRUE;
}

static void
settled_cb (OctetUiBytePane *self)
{
  if (!self->is_other)
    return;
  self->is_other = FALSE;
  self->is_syncing = TRUE;
  show_tabs (self);
  self->is_syncing = FALSE;
  source_changed_cb (self);
}

/* Bytes that somebody selected by hand, and what numbers they could be. */
static void
field_changed_cb (OctetUiBytePane *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  OctetUiRange range = octet_ui_selection_get_range (self->selection);
  guint32 index = octet_ui_selection_get_node (self->selection);
  const OctetNode *node = index != OCTET_NO_NODE ? &tree->nodes[index] : NULL;
  gboolean is_shown = range.size > 0 && range.source < tree->n_sources &&
                      (node == NULL || node->position != range.position ||
                       node->size != range.size) &&
                      range.position + range.size <= tree->sources[range.source].size;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->facts), is_shown);
  if (!is_shown)
    return;
  text = octet_ui_bytes_describe (tree->sources[range.source].data + range.position, range.size,
                                  range.position);
  gtk_label_set_text (self->facts, text);
}

/**
 * octet_ui_byte_pane_set_selection:
 * @self: a byte pane
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_byte_pane_set_selection (OctetUiBytePane  *self,
                                  OctetUiSelection *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  octet_ui_byte_view_set_selection (self->view, selection);
  if (selection == NULL)
    return;
  g_signal_connect_object (selection, "field-changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  packet_changed_cb (self);
  settled_cb (self);
  field_changed_cb (self);
}

/**
 * octet_ui_byte_pane_set_fitting:
 * @self: a byte pane
 *
 * For narrow places: rather fewer bytes in a row than bytes out of sight.
 */
void
octet_ui_byte_pane_set_fitting (OctetUiBytePane *self)
{
  octet_ui_byte_view_set_fitting (self->view, 8);
}

/**
 * octet_ui_byte_pane_focus:
 * @self: a byte pane
 *
 * Puts the keyboard focus on the bytes.
 */
void
octet_ui_byte_pane_focus (OctetUiBytePane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* How bytes are written is the same in every window, and kept. */
static void
format_changed_cb (OctetUiBytePane *self)
{
  GSettings *settings = octet_ui_settings_get ();
  g_autofree char *digits = g_settings_get_string (settings, "byte-digits");
  g_autofree char *text = g_settings_get_string (settings, "byte-text");
  guint columns = g_settings_get_uint (settings, "byte-columns");

  octet_ui_byte_view_set_columns (self->view, columns < 16 ? 8 : columns < 32 ? 16 : 32);
  octet_ui_byte_view_set_bits (self->view, g_str_equal (digits, "bits"));
  octet_ui_byte_view_set_ebcdic (self->view, g_str_equal (text, "ebcdic"));
}

static void
octet_ui_byte_pane_dispose (GObject *object)
{
  OctetUiBytePane *self = OCTET_UI_BYTE_PANE (object);

  if (self->box != NULL)
    octet_ui_byte_pane_set_selection (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_byte_pane_parent_class)->dispose (object);
}

static void
octet_ui_byte_pane_class_init (OctetUiBytePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_byte_pane_dispose;
  g_type_ensure (OCTET_UI_TYPE_BYTE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-byte-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiBytePane, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiBytePane, legend);
  gtk_widget_class_bind_template_child (widget_class, OctetUiBytePane, tabs);
  gtk_widget_class_bind_template_child (widget_class, OctetUiBytePane, facts);
  gtk_widget_class_bind_template_child (widget_class, OctetUiBytePane, view);
}

static OctetUiSelection *
menu_ask (GtkWidget  *widget,
          char      **ret_filter)
{
  OctetUiBytePane *self = OCTET_UI_BYTE_PANE (widget);

  if (self->selection != NULL)
    *ret_filter = octet_ui_context_menu_node_filter (self->selection);
  return self->selection;
}

static void
octet_ui_byte_pane_init (OctetUiBytePane *self)
{
  static const char *const formats[] = { "changed::byte-columns", "changed::byte-digits",
                                         "changed::byte-text" };

  gtk_widget_init_template (GTK_WIDGET (self));
  octet_ui_context_menu_add (GTK_WIDGET (self), menu_ask);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_signal_connect_object (octet_ui_settings_get (), formats[i], G_CALLBACK (format_changed_cb),
                             self, G_CONNECT_SWAPPED);
  format_changed_cb (self);
  g_signal_connect_object (self->view, "notify::source", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
