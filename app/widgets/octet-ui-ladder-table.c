/* octet-ui-ladder-table.c - the arrows of a ladder as rows of a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drawing says little to whoever hears the screen or copies from it; this says the same in words.
 */
#include "config.h"

#include "widgets/octet-ui-ladder-table.h"

#include <glib/gi18n.h>

#include "widgets/octet-ui-text-columns.h"

typedef enum
{
  COLUMN_PACKET,
  COLUMN_TIME,
  COLUMN_FROM,
  COLUMN_CHIP,
  COLUMN_NUMBERS,
  COLUMN_MEANING,
  N_COLUMNS,
} Column;

struct _OctetUiLadderTable
{
  GtkWidget           parent_instance;
  GtkWidget          *scroller;
  GtkColumnView      *view;
  OctetUiArrows      *arrows;
  OctetUiSelection   *selection;
  GtkSingleSelection *rows;
  gboolean            is_syncing; /* it is told what is selected, and must not tell it back */
};

G_DEFINE_FINAL_TYPE (OctetUiLadderTable, octet_ui_ladder_table, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  int         width; /* the last one has what is left, too */
} columns[N_COLUMNS] = {
  [COLUMN_PACKET] = { N_("Packet"), 70 },   [COLUMN_TIME] = { N_("Time"), 90 },
  [COLUMN_FROM] = { N_("From"), 90 },       [COLUMN_CHIP] = { N_("Kind"), 90 },
  [COLUMN_NUMBERS] = { N_("Numbers"), 130 }, [COLUMN_MEANING] = { N_("Carries"), 100 },
};

static char *
write_cell (OctetUiLadderTable *self,
            const OctetUiArrow *arrow,
            Column              column)
{
  gboolean is_tcp = octet_ui_arrows_is_tcp (self->arrows);

  switch (column)
    {
    case COLUMN_PACKET:
      return g_strdup_printf ("%u", arrow->step.packet);
    case COLUMN_TIME:
      return g_strdup_printf ("%.6f", (double) arrow->time / 1e9);
    case COLUMN_FROM:
      if (arrow->step.side == 0)
        return g_strdup (is_tcp ? _("→ client") : _("→ began"));
      return g_strdup (is_tcp ? _("← server") : _("← answered"));
    case COLUMN_CHIP:
      return g_strdup (arrow->chip);
    case COLUMN_NUMBERS:
      return g_strdup (arrow->numbers);
    case COLUMN_MEANING:
    case N_COLUMNS:
    default:
      return g_strdup (arrow->meaning != NULL ? arrow->meaning : "");
    }
}

static void
bind_cb (OctetUiLadderTable *self,
         GtkListItem        *item,
         GtkListItemFactory *factory)
{
  Column column = octet_ui_text_columns_get_index (factory);
  guint position = gtk_list_item_get_position (item);
  const OctetUiArrow *arrow = self->arrows != NULL ? octet_ui_arrows_get (self->arrows, position)
                                                   : NULL;
  g_autofree char *text = arrow != NULL ? write_cell (self, arrow, column) : g_strdup ("");
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), valid);
}

static void
packet_changed_cb (OctetUiLadderTable *self)
{
  OctetLadder *ladder = octet_ui_arrows_get_ladder (self->arrows);
  guint position = octet_ladder_find (ladder, octet_ui_selection_get_packet (self->selection));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (ladder)))
    position = GTK_INVALID_LIST_POSITION;
  self->is_syncing = TRUE;
  gtk_single_selection_set_selected (self->rows, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u", position);
  self->is_syncing = FALSE;
}

static void
selected_cb (OctetUiLadderTable *self)
{
  OctetLadderStep step;

  if (!self->is_syncing &&
      octet_ladder_get_step (octet_ui_arrows_get_ladder (self->arrows),
                             gtk_single_selection_get_selected (self->rows), &step))
    octet_ui_selection_set_packet (self->selection, step.packet);
}

static void
activate_cb (OctetUiLadderTable *self,
             guint               position)
{
  OctetLadderStep step;

  if (octet_ladder_get_step (octet_ui_arrows_get_ladder (self->arrows), position, &step))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-packet-number", "u", step.packet);
}

/**
 * octet_ui_ladder_table_set_arrows: (skip)
 * @self: a table
 * @selection: (nullable): the capture's selection
 * @arrows: (nullable): the packets of a conversation
 */
void
octet_ui_ladder_table_set_arrows (OctetUiLadderTable *self,
                                  OctetUiSelection   *selection,
                                  OctetUiArrows      *arrows)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->rows);
  g_set_object (&self->selection, selection);
  g_set_object (&self->arrows, arrows);
  if (arrows == NULL)
    return;
  self->rows = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->rows, FALSE);
  gtk_single_selection_set_can_unselect (self->rows, TRUE);
  gtk_single_selection_set_model (self->rows,
                                  G_LIST_MODEL (octet_ui_arrows_get_ladder (arrows)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->rows));
  g_signal_connect_object (self->rows, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  packet_changed_cb (self);
}

static void
octet_ui_ladder_table_dispose (GObject *object)
{
  OctetUiLadderTable *self = OCTET_UI_LADDER_TABLE (object);

  if (self->scroller != NULL)
    octet_ui_ladder_table_set_arrows (self, NULL, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_ladder_table_parent_class)->dispose (object);
}

static void
octet_ui_ladder_table_class_init (OctetUiLadderTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = octet_ui_ladder_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
octet_ui_ladder_table_init (OctetUiLadderTable *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "ladder-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Packets of the conversation"), -1);
  for (guint i = 0; i < N_COLUMNS; i++)
    octet_ui_text_columns_add (self->view, _(columns[i].title), columns[i].width,
                               i == COLUMN_MEANING, i, G_CALLBACK (bind_cb), self);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
