/* octet-ui-details-page.c - one packet on a page of its own, for narrow windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The path and two rows of bytes stay on top of whichever pane is shown, so that the link between
 * field and bytes is never lost (ui.md, section 3).
 */
#include "config.h"

#include "pages/octet-ui-details-page.h"

#include <glib/gi18n.h>

#include "models/octet-ui-node-text.h"
#include "widgets/octet-ui-byte-pane.h"
#include "widgets/octet-ui-byte-view.h"
#include "widgets/octet-ui-explain-pane.h"
#include "widgets/octet-ui-field-pane.h"
#include "widgets/octet-ui-path-bar.h"

/* From this width on the packets page has room for the panes itself. */
#define WIDE 720

struct _OctetUiDetailsPage
{
  GtkWidget           parent_instance;
  OctetUiSelection   *selection;
  guint               width_source;

  GtkWidget          *box;
  AdwWindowTitle     *title;
  OctetUiPathBar     *path;
  GtkWidget          *strip_place;
  OctetUiByteView    *strip;
  AdwViewStack       *stack;
  OctetUiFieldPane   *fields;
  OctetUiBytePane    *bytes;
  OctetUiExplainPane *explain;
};

G_DEFINE_FINAL_TYPE (OctetUiDetailsPage, octet_ui_details_page, GTK_TYPE_WIDGET)

static void
packet_changed_cb (OctetUiDetailsPage *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  guint layer = tree->n_layers;

  title = g_strdup_printf (_("Packet %u"), octet_ui_selection_get_packet (self->selection));
  while (layer > 0 && tree->layers[layer - 1].node == OCTET_NO_NODE)
    layer--;
  if (layer > 0)
    {
      const OctetProtocol *protocol = tree->layers[layer - 1].entry->protocol;
      guint size = tree->n_sources > 0 ? (guint) tree->sources[0].size : 0;

      /* Translators: a protocol and the size of the packet */
      subtitle = g_strdup_printf (ngettext ("%s · %u byte", "%s · %u bytes", size),
                                  protocol->short_name != NULL ? protocol->short_name
                                                               : _(protocol->name), size);
    }
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

/**
 * octet_ui_details_page_set_selection:
 * @self: a details page
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_details_page_set_selection (OctetUiDetailsPage *self,
                                     OctetUiSelection   *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  octet_ui_path_bar_set_selection (self->path, selection);
  octet_ui_byte_view_set_selection (self->strip, selection);
  octet_ui_field_pane_set_selection (self->fields, selection);
  octet_ui_byte_pane_set_selection (self->bytes, selection);
  octet_ui_explain_pane_set_selection (self->explain, selection);
  if (selection == NULL)
    return;
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  packet_changed_cb (self);
}

/* Beside all bytes, two rows of them say nothing. */
static void
shown_cb (OctetUiDetailsPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  gtk_widget_set_visible (self->strip_place, g_strcmp0 (name, "bytes") != 0);
}

static gboolean
width_cb (gpointer data)
{
  OctetUiDetailsPage *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->width_source = 0;
  if (width >= WIDE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.close-pushed", NULL);
  return G_SOURCE_REMOVE;
}

/* What the width decides changes sizes itself, so it waits until places were given out. */
static void
octet_ui_details_page_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  OctetUiDetailsPage *self = OCTET_UI_DETAILS_PAGE (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->width_source == 0)
    self->width_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, width_cb, self, NULL);
}

static void
octet_ui_details_page_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  gtk_widget_measure (OCTET_UI_DETAILS_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
octet_ui_details_page_dispose (GObject *object)
{
  OctetUiDetailsPage *self = OCTET_UI_DETAILS_PAGE (object);

  if (self->box != NULL)
    octet_ui_details_page_set_selection (self, NULL);
  g_clear_handle_id (&self->width_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_details_page_parent_class)->dispose (object);
}

static void
octet_ui_details_page_class_init (OctetUiDetailsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_details_page_dispose;
  widget_class->measure = octet_ui_details_page_measure;
  widget_class->size_allocate = octet_ui_details_page_size_allocate;
  g_type_ensure (OCTET_UI_TYPE_PATH_BAR);
  g_type_ensure (OCTET_UI_TYPE_BYTE_VIEW);
  g_type_ensure (OCTET_UI_TYPE_FIELD_PANE);
  g_type_ensure (OCTET_UI_TYPE_BYTE_PANE);
  g_type_ensure (OCTET_UI_TYPE_EXPLAIN_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-details-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiDetailsPage, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiDetailsPage, title);
  gtk_widget_class_bind_template_child (widget_class, OctetUiDetailsPage, path);
  gtk_widget_class_bind_template_child (widget_class, OctetUiDetailsPage, strip_place);
  gtk_widget_class_bind_template_child (widget_class, OctetUiDetailsPage, strip);
  gtk_widget_class_bind_template_child (widget_class, OctetUiDetailsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OctetUiDetailsPage, fields);
  gtk_widget_class_bind_template_child (widget_class, OctetUiDetailsPage, bytes);
  gtk_widget_class_bind_template_child (widget_class, OctetUiDetailsPage, explain);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
octet_ui_details_page_init (OctetUiDetailsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  octet_ui_explain_pane_hide_title (self->explain);
  octet_ui_path_bar_hide_counts (self->path);
  octet_ui_byte_view_set_fitting (self->strip, 2);
  octet_ui_byte_pane_set_fitting (self->bytes);
}

/**
 * octet_ui_details_page_new:
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *
octet_ui_details_page_new (void)
{
  return g_object_new (OCTET_UI_TYPE_DETAILS_PAGE, NULL);
}
