/* octet-ui-packet-rows.c - packets as rows of two lines, for windows too narrow for columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-packet-rows.h"

#include "models/octet-ui-packet.h"
#include "widgets/octet-ui-length-cell.h"
#include "widgets/octet-ui-number-cell.h"
#include "widgets/octet-ui-packet-cells.h"
#include "widgets/octet-ui-palette.h"

/* The parts of a row; they live as long as it does. */
typedef struct
{
  GtkWidget *chip;
  GtkWidget *info;
  GtkWidget *number;
  GtkWidget *ends;
  GtkWidget *length;
} Row;

static GtkWidget *
new_inscription (GtkWidget  *box,
                 const char *class)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (text, class);
  gtk_box_append (GTK_BOX (box), text);
  return text;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          OctetUiSelection   *selection)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *upper = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lower = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Row *row = g_new0 (Row, 1);

  row->chip = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->chip, "chip");
  gtk_label_set_width_chars (GTK_LABEL (row->chip), 5);
  gtk_box_append (GTK_BOX (upper), row->chip);
  row->info = new_inscription (upper, "info");
  row->number = octet_ui_number_cell_new (selection);
  gtk_box_append (GTK_BOX (lower), row->number);
  row->ends = new_inscription (lower, "ends");
  row->length = octet_ui_length_cell_new (TRUE);
  gtk_box_append (GTK_BOX (lower), row->length);
  gtk_box_append (GTK_BOX (box), upper);
  gtk_box_append (GTK_BOX (box), lower);
  gtk_widget_add_css_class (box, "packet-row");
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  gtk_list_item_set_child (item, box);
}

static const char *
get_end (const char *address,
         const char *name)
{
  return name != NULL ? name : address != NULL ? address : "";
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         OctetUiSelection   *selection)
{
  const OctetUiCellContext *context = g_object_get_data (G_OBJECT (factory), "context");
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "row");
  OctetUiPacket *packet = gtk_list_item_get_item (item);
  const OctetUiRow *texts = octet_ui_packet_get_row (packet);
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *ends = NULL;
  g_autofree char *info = NULL;
  g_autofree char *time = NULL;

  time = octet_ui_packet_cells_write_time (context, packet);
  ends = g_strdup_printf ("%s  %s → %s", time, get_end (texts->source, texts->source_name),
                          get_end (texts->destination, texts->destination_name));
  gtk_label_set_text (GTK_LABEL (row->chip), texts->protocol != NULL ? texts->protocol : "");
  octet_ui_level_set_class (row->chip, texts->level);
  info = octet_ui_packet_cells_write_info (packet, attributes);
  gtk_inscription_set_text (GTK_INSCRIPTION (row->info), info);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (row->info), attributes);
  pango_attr_list_unref (attributes);
  octet_ui_number_cell_set_packet (OCTET_UI_NUMBER_CELL (row->number), packet);
  gtk_inscription_set_text (GTK_INSCRIPTION (row->ends), ends);
  octet_ui_length_cell_set_packet (OCTET_UI_LENGTH_CELL (row->length), packet);
  octet_ui_packet_cells_describe (context, gtk_widget_get_parent (gtk_list_item_get_child (item)),
                                  packet);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "row");

  octet_ui_number_cell_set_packet (OCTET_UI_NUMBER_CELL (row->number), NULL);
  octet_ui_length_cell_set_packet (OCTET_UI_LENGTH_CELL (row->length), NULL);
}

/**
 * octet_ui_packet_rows_get_position:
 * @row: a row's widget
 *
 * Returns: the row's position, or %GTK_INVALID_LIST_POSITION
 */
guint
octet_ui_packet_rows_get_position (GtkWidget *row)
{
  GtkWidget *box = gtk_widget_get_first_child (row);
  Row *parts = box != NULL ? g_object_get_data (G_OBJECT (box), "row") : NULL;

  if (parts == NULL)
    return GTK_INVALID_LIST_POSITION;
  return octet_ui_number_cell_get_number (OCTET_UI_NUMBER_CELL (parts->number)) - 1;
}

/**
 * octet_ui_packet_rows_new: (skip)
 * @context: what cells need; copied
 *
 * Returns: (transfer full): makes rows of two lines from packets
 */
GtkListItemFactory *
octet_ui_packet_rows_new (const OctetUiCellContext *context)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  OctetUiSelection *selection = context->selection;
  OctetUiCellContext *copy = g_new (OctetUiCellContext, 1);

  *copy = *context;
  g_object_set_data_full (G_OBJECT (factory), "context", copy, g_free);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), selection, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), selection, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
