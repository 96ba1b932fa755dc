/* octet-ui-traffic-table.c - the traffic that a strip draws, as rows of a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drawing says little to whoever hears the screen or copies from it; this says the same in words,
 * and leads to the same packets: a row that is selected selects its first one, and a row that is
 * activated shows its packets alone, as a brush over the bars does.
 */
#include "config.h"

#include "widgets/octet-ui-traffic-table.h"

#include <glib/gi18n.h>

#include "models/octet-ui-traffic-rows.h"
#include "widgets/octet-ui-palette.h"
#include "widgets/octet-ui-text-columns.h"

/* Pixels of the table with text of the usual size: a title and some rows. */
#define HEIGHT 170

typedef enum
{
  COLUMN_TIME,
  COLUMN_PACKETS,
  COLUMN_LAYERS,
  COLUMN_FINDINGS,
  N_COLUMNS,
} Column;

struct _OctetUiTrafficTable
{
  GtkWidget            parent_instance;
  GtkWidget           *scroller;
  GtkColumnView       *view;
  OctetUiTrafficStrip *strip; /* says which stretch of time; beside the table in its parent */
  OctetUiSelection    *selection;
  OctetUiTrafficRows  *rows;
  GtkSingleSelection  *model;
  gboolean             is_syncing; /* it is told what is selected, and must not tell it back */
};

G_DEFINE_FINAL_TYPE (OctetUiTrafficTable, octet_ui_traffic_table, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STRIP,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *title;
  int         width; /* the layers have what is left, too */
} columns[N_COLUMNS] = {
  [COLUMN_TIME] = { N_("From"), 90 },
  [COLUMN_PACKETS] = { N_("Packets"), 80 },
  [COLUMN_LAYERS] = { N_("Of these"), 120 },
  [COLUMN_FINDINGS] = { N_("Findings"), 190 },
};

static void
append_part (GString    *text,
             const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
write_layers (const OctetDensityBucket *bucket)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = OCTET_DENSITY_N_LEVELS; i-- > 0;)
    {
      g_autofree char *part = NULL;

      if (bucket->packets[i] == 0)
        continue;
      /* Translators: a layer, such as Transport, and how many packets end there */
      part = g_strdup_printf (_("%s %'u"), octet_ui_level_get_name ((guint8) i),
                              bucket->packets[i]);
      append_part (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_findings (const OctetDensityBucket *bucket)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = G_N_ELEMENTS (bucket->findings); i-- > 0;)
    {
      guint32 count = bucket->findings[i];
      g_autofree char *part = NULL;

      if (count == 0)
        continue;
      part = g_strdup_printf (i == 2   ? ngettext ("%'u error", "%'u errors", count)
                              : i == 1 ? ngettext ("%'u warning", "%'u warnings", count)
                                       : ngettext ("%'u note", "%'u notes", count), count);
      append_part (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_cell (OctetUiTrafficTable *self,
            guint                position,
            Column               column)
{
  const OctetUiTrafficRow *row = octet_ui_traffic_rows_get (self->rows, position);

  if (row == NULL)
    return g_strdup ("");
  switch (column)
    {
    case COLUMN_TIME:
      return octet_ui_traffic_rows_write_time (self->rows, position);
    case COLUMN_PACKETS:
      return g_strdup_printf ("%'u", octet_density_get_total (&row->bucket));
    case COLUMN_LAYERS:
      return write_layers (&row->bucket);
    case COLUMN_FINDINGS:
    case N_COLUMNS:
    default:
      return write_findings (&row->bucket);
    }
}

/* Says the whole row, for those who hear it. */
static void
describe_row (OctetUiTrafficTable *self,
              GtkListItem         *item)
{
  guint position = gtk_list_item_get_position (item);
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *part = write_cell (self, position, i);
      g_autofree char *packets = NULL;
      guint32 count;

      if (i != COLUMN_PACKETS)
        {
          if (*part != '\0')
            append_part (text, part);
          continue;
        }
      count = octet_density_get_total (&octet_ui_traffic_rows_get (self->rows, position)->bucket);
      packets = g_strdup_printf (ngettext ("%'u packet", "%'u packets", count), count);
      append_part (text, packets);
    }
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    text->str, -1);
}

static void
bind_cb (OctetUiTrafficTable *self,
         GtkListItem         *item,
         GtkListItemFactory  *factory)
{
  Column column = octet_ui_text_columns_get_index (factory);
  g_autofree char *text = NULL;

  if (self->rows == NULL)
    return;
  text = write_cell (self, gtk_list_item_get_position (item), column);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  if (column == COLUMN_TIME &&
      octet_ui_traffic_rows_get (self->rows, gtk_list_item_get_position (item)) != NULL)
    describe_row (self, item);
}

static OctetPacketStore *
get_store (OctetUiTrafficTable *self)
{
  return octet_session_get_store (octet_ui_selection_get_session (self->selection));
}

static void
packet_changed_cb (OctetUiTrafficTable *self)
{
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  guint position = GTK_INVALID_LIST_POSITION;

  if (packet > 0)
    position = octet_ui_traffic_rows_find (self->rows,
                                           octet_packet_store_get (get_store (self), packet)->time);
  if (position == gtk_single_selection_get_selected (self->model))
    return;
  self->is_syncing = TRUE;
  gtk_single_selection_set_selected (self->model, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u", position);
  self->is_syncing = FALSE;
}

/* The first packet of the row that is shown, or the one nearest to it. */
static void
selected_cb (OctetUiTrafficTable *self)
{
  const OctetUiTrafficRow *row =
    octet_ui_traffic_rows_get (self->rows, gtk_single_selection_get_selected (self->model));
  guint32 packet;

  if (self->is_syncing || row == NULL)
    return;
  packet = octet_packet_store_find_time (get_store (self), row->first);
  if (packet > 0)
    packet = octet_ui_shown_get_nearest (octet_ui_selection_get_shown (self->selection), packet);
  if (packet > 0)
    octet_ui_selection_set_packet (self->selection, packet);
}

static void
activate_cb (OctetUiTrafficTable *self,
             guint                position)
{
  const OctetUiTrafficRow *row = octet_ui_traffic_rows_get (self->rows, position);

  if (row != NULL)
    octet_ui_shown_set_span (octet_ui_selection_get_shown (self->selection), row->first,
                             row->last);
}

static void
view_changed_cb (OctetUiTrafficTable *self)
{
  gint64 first, last;

  if (octet_ui_traffic_strip_get_view (self->strip, &first, &last))
    octet_ui_traffic_rows_set_range (self->rows, first, last);
}

static void
drop_rows (OctetUiTrafficTable *self)
{
  if (self->rows == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_signal_handlers_disconnect_by_data (self->strip, self);
  g_signal_handlers_disconnect_by_data (self->model, self);
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->rows);
}

/* Only while somebody looks at them. */
static void
make_rows (OctetUiTrafficTable *self)
{
  if (self->rows != NULL || self->selection == NULL)
    return;
  self->rows = octet_ui_traffic_rows_new (octet_ui_selection_get_session (self->selection));
  self->model = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->model, FALSE);
  gtk_single_selection_set_can_unselect (self->model, TRUE);
  gtk_single_selection_set_model (self->model, G_LIST_MODEL (self->rows));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  g_signal_connect_object (self->model, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "settled", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  view_changed_cb (self);
}

/**
 * octet_ui_traffic_table_set_selection:
 * @self: a table
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_traffic_table_set_selection (OctetUiTrafficTable *self,
                                      OctetUiSelection    *selection)
{
  drop_rows (self);
  g_set_object (&self->selection, selection);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_rows (self);
}

static void
octet_ui_traffic_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (octet_ui_traffic_table_parent_class)->map (widget);
  make_rows (OCTET_UI_TRAFFIC_TABLE (widget));
}

static void
octet_ui_traffic_table_unmap (GtkWidget *widget)
{
  drop_rows (OCTET_UI_TRAFFIC_TABLE (widget));
  GTK_WIDGET_CLASS (octet_ui_traffic_table_parent_class)->unmap (widget);
}

static void
octet_ui_traffic_table_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  if (prop_id == PROP_STRIP)
    OCTET_UI_TRAFFIC_TABLE (object)->strip = g_value_get_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
octet_ui_traffic_table_dispose (GObject *object)
{
  OctetUiTrafficTable *self = OCTET_UI_TRAFFIC_TABLE (object);

  if (self->scroller != NULL)
    octet_ui_traffic_table_set_selection (self, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_traffic_table_parent_class)->dispose (object);
}

static void
octet_ui_traffic_table_class_init (OctetUiTrafficTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_traffic_table_dispose;
  G_OBJECT_CLASS (klass)->set_property = octet_ui_traffic_table_set_property;
  widget_class->map = octet_ui_traffic_table_map;
  widget_class->unmap = octet_ui_traffic_table_unmap;

  /**
   * OctetUiTrafficTable:strip:
   *
   * Whose stretch of time it tells of. It is not owned: both are parts of one page.
   */
  properties[PROP_STRIP] =
    g_param_spec_object ("strip", NULL, NULL, OCTET_UI_TYPE_TRAFFIC_STRIP,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "traffic-table");
}

static void
octet_ui_traffic_table_init (OctetUiTrafficTable *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "ladder-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Traffic over time, as a table"), -1);
  for (guint i = 0; i < N_COLUMNS; i++)
    octet_ui_text_columns_add (self->view, _(columns[i].title), columns[i].width,
                               i == COLUMN_LAYERS, i, G_CALLBACK (bind_cb), self);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_size_request (self->scroller, -1,
                               octet_ui_text_columns_get_size (self->scroller, HEIGHT));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
