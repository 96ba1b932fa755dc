/* octet-ui-packet-columns.c - the columns of the packet list and how their cells are filled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Some 200 rows are bound at once when the list jumps, so a cell is one widget that needs no
 * measuring: GtkInscription, a label for the chip, and two that draw themselves.
 */
#include "config.h"

#include "widgets/octet-ui-packet-columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-packet.h"
#include "widgets/octet-ui-length-cell.h"
#include "widgets/octet-ui-number-cell.h"
#include "widgets/octet-ui-palette.h"

/* What a factory needs besides the row. */
typedef struct
{
  OctetUiSelection *selection;
  OctetUiTimeFormat format;
} Context;

static void
context_free (gpointer  data,
              GClosure *closure)
{
  Context *self = data;

  g_object_unref (self->selection);
  g_free (self);
}

static void
text_setup_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  GtkInscription *cell = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_text_overflow (cell, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (cell, 1);
  gtk_inscription_set_nat_lines (cell, 1);
  gtk_list_item_set_child (item, GTK_WIDGET (cell));
}

static void
time_setup_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  text_setup_cb (factory, item);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (gtk_list_item_get_child (item)), 1);
  gtk_widget_add_css_class (gtk_list_item_get_child (item), "time");
}

static void
source_bind_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            octet_ui_packet_get_row (gtk_list_item_get_item (item))->source);
}

static void
destination_bind_cb (GtkListItemFactory *factory,
                     GtkListItem        *item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            octet_ui_packet_get_row (gtk_list_item_get_item (item))->destination);
}

/* What stands in brackets, such as TCP's flags, is what the eye looks for. */
static PangoAttrList *
find_emphasis (const char *text)
{
  PangoAttrList *attributes = NULL;
  const char *open = strchr (text, '[');
  const char *end = open != NULL ? strchr (open, ']') : NULL;
  PangoAttribute *bold;

  if (end == NULL || end - open > 40)
    return NULL;
  attributes = pango_attr_list_new ();
  bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->start_index = (guint) (open - text);
  bold->end_index = (guint) (end - text + 1);
  pango_attr_list_insert (attributes, bold);
  return attributes;
}

static void
info_bind_cb (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkInscription *cell = GTK_INSCRIPTION (gtk_list_item_get_child (item));
  const OctetUiRow *row = octet_ui_packet_get_row (gtk_list_item_get_item (item));
  PangoAttrList *attributes = row->info != NULL ? find_emphasis (row->info) : NULL;

  gtk_inscription_set_text (cell, row->info);
  gtk_inscription_set_attributes (cell, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

static void
time_bind_cb (GtkListItemFactory *factory,
              GtkListItem        *item,
              Context            *context)
{
  OctetUiPacket *packet = gtk_list_item_get_item (item);
  guint32 number = octet_ui_packet_get_number (packet);
  OctetSession *session = octet_ui_selection_get_session (context->selection);
  OctetPacketStore *store = octet_session_get_store (session);
  OctetUiTimes times = { .time = octet_ui_packet_get_record (packet)->time };
  g_autofree char *text = NULL;

  times.first = octet_packet_store_get (store, 1)->time;
  times.previous = number > 1 ? octet_packet_store_get (store, number - 1)->time : times.time;
  text = octet_ui_time_format_write (context->format, &times);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

static void
protocol_setup_cb (GtkListItemFactory *factory,
                   GtkListItem        *item)
{
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, chip);
}

static void
protocol_bind_cb (GtkListItemFactory *factory,
                  GtkListItem        *item)
{
  GtkWidget *chip = gtk_list_item_get_child (item);
  const OctetUiRow *row = octet_ui_packet_get_row (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (chip), row->protocol != NULL ? row->protocol : "");
  gtk_widget_set_visible (chip, row->protocol != NULL);
  octet_ui_level_set_class (chip, row->level);
}

static void
number_setup_cb (GtkListItemFactory *factory,
                 GtkListItem        *item,
                 Context            *context)
{
  gtk_list_item_set_child (item, octet_ui_number_cell_new (context->selection));
}

/**
 * octet_ui_packet_columns_describe:
 * @row_widget: (nullable): a row's widget
 * @packet: the packet that it shows
 *
 * Says the whole row as one sentence, for those who hear it.
 */
void
octet_ui_packet_columns_describe (GtkWidget     *row_widget,
                                  OctetUiPacket *packet)
{
  static const char *const severities[] = { "", N_(", has a note"), N_(", has a warning"),
                                            N_(", has an error") };
  const OctetUiRow *row = octet_ui_packet_get_row (packet);
  const char *severity = severities[octet_ui_packet_get_severity (packet)];
  g_autofree char *text = NULL;

  if (row_widget == NULL)
    return;
  /* Translators: packet number, protocol, sender, receiver, summary, severity */
  text = g_strdup_printf (_("Packet %u, %s from %s to %s: %s%s"),
                          octet_ui_packet_get_number (packet),
                          row->protocol != NULL ? row->protocol : "",
                          row->source != NULL ? row->source : "",
                          row->destination != NULL ? row->destination : "",
                          row->info != NULL ? row->info : "", *severity ? _(severity) : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row_widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
number_bind_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  octet_ui_number_cell_set_packet (OCTET_UI_NUMBER_CELL (cell), gtk_list_item_get_item (item));
  octet_ui_packet_columns_describe (gtk_widget_get_parent (gtk_widget_get_parent (cell)),
                                    gtk_list_item_get_item (item));
}

static void
number_unbind_cb (GtkListItemFactory *factory,
                  GtkListItem        *item)
{
  octet_ui_number_cell_set_packet (OCTET_UI_NUMBER_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
length_setup_cb (GtkListItemFactory *factory,
                 GtkListItem        *item)
{
  gtk_list_item_set_child (item, octet_ui_length_cell_new ());
}

static void
length_bind_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  octet_ui_length_cell_set_packet (OCTET_UI_LENGTH_CELL (gtk_list_item_get_child (item)),
                                   gtk_list_item_get_item (item));
}

static void
length_unbind_cb (GtkListItemFactory *factory,
                  GtkListItem        *item)
{
  octet_ui_length_cell_set_packet (OCTET_UI_LENGTH_CELL (gtk_list_item_get_child (item)), NULL);
}

static GtkListItemFactory *
new_factory (GCallback         setup,
             GCallback         bind,
             GCallback         unbind,
             OctetUiSelection *selection,
             OctetUiTimeFormat format)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GCallback callbacks[] = { setup, bind, unbind };
  static const char *const names[] = { "setup", "bind", "unbind" };

  for (guint i = 0; i < G_N_ELEMENTS (callbacks); i++)
    if (callbacks[i] != NULL)
      {
        Context *context = g_new (Context, 1);

        context->selection = g_object_ref (selection);
        context->format = format;
        g_signal_connect_data (factory, names[i], callbacks[i], context, context_free, 0);
      }
  return factory;
}

static GtkColumnViewColumn *
add_column (GtkColumnView      *view,
            const char         *title,
            int                 width,
            GtkListItemFactory *factory)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (view, column);
  g_object_unref (column);
  return column;
}

/**
 * octet_ui_packet_columns_set_time:
 * @column: the time column
 * @selection: the capture's selection
 * @format: how to write times
 *
 * Fills the column's cells anew.
 */
void
octet_ui_packet_columns_set_time (GtkColumnViewColumn *column,
                                  OctetUiSelection    *selection,
                                  OctetUiTimeFormat    format)
{
  /* A date before the clock needs more room. */
  static const int widths[OCTET_UI_N_TIME_FORMATS] = { 94, 94, 124, 200, 200, 150 };
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (selection == NULL)
    return;
  factory = new_factory (G_CALLBACK (time_setup_cb), G_CALLBACK (time_bind_cb), NULL, selection,
                         format);
  gtk_column_view_column_set_factory (column, factory);
  gtk_column_view_column_set_fixed_width (column, widths[format]);
}

/**
 * octet_ui_packet_columns_add:
 * @view: a column view without columns
 * @selection: the capture's selection
 * @format: how to write times
 *
 * Returns: (transfer none): the time column
 */
GtkColumnViewColumn *
octet_ui_packet_columns_add (GtkColumnView     *view,
                             OctetUiSelection  *selection,
                             OctetUiTimeFormat  format)
{
  const struct
  {
    const char *title;
    const char *kind; /* for octet_ui_cell_filter() */
    int         width;
    GCallback   setup;
    GCallback   bind;
    GCallback   unbind;
  } columns[] = {
    { _("No."), "number", 86, G_CALLBACK (number_setup_cb), G_CALLBACK (number_bind_cb),
      G_CALLBACK (number_unbind_cb) },
    { _("Time"), "time", 94, G_CALLBACK (time_setup_cb), G_CALLBACK (time_bind_cb), NULL },
    { _("Source"), "source", 144, G_CALLBACK (text_setup_cb), G_CALLBACK (source_bind_cb),
      NULL },
    { _("Destination"), "destination", 144, G_CALLBACK (text_setup_cb),
      G_CALLBACK (destination_bind_cb), NULL },
    { _("Protocol"), "protocol", 86, G_CALLBACK (protocol_setup_cb),
      G_CALLBACK (protocol_bind_cb), NULL },
    { _("Length"), "length", 124, G_CALLBACK (length_setup_cb), G_CALLBACK (length_bind_cb),
      G_CALLBACK (length_unbind_cb) },
    { _("Info"), "info", 0, G_CALLBACK (text_setup_cb), G_CALLBACK (info_bind_cb), NULL },
  };
  GtkColumnViewColumn *time = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkColumnViewColumn *column;

      column = add_column (view, columns[i].title, columns[i].width,
                           new_factory (columns[i].setup, columns[i].bind, columns[i].unbind,
                                        selection, format));
      g_object_set_data (G_OBJECT (column), "kind", (gpointer) columns[i].kind);
      if (i == 1)
        time = column;
    }
  octet_ui_packet_columns_set_time (time, selection, format);
  return time;
}
