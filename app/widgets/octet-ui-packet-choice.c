/* octet-ui-packet-choice.c - rows that ask which packets: all, shown, selected, marked, a range.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-packet-choice.h"

#include <glib/gi18n.h>

#include "packets/octet-packet-range.h"

struct _OctetUiPacketChoice
{
  AdwPreferencesGroup  parent_instance;
  OctetUiSelection    *selection;
  OctetBitset         *range;  /* what is typed; NULL where that makes no sense */

  AdwComboRow         *which;
  AdwEntryRow         *entry;
};

G_DEFINE_FINAL_TYPE (OctetUiPacketChoice, octet_ui_packet_choice, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

static OctetUiPackets
get_which (OctetUiPacketChoice *self)
{
  return (OctetUiPackets) adw_combo_row_get_selected (self->which);
}

/**
 * octet_ui_packet_choice_get_count:
 * @self: the rows
 *
 * Returns: how many packets are chosen now
 */
guint
octet_ui_packet_choice_get_count (OctetUiPacketChoice *self)
{
  if (self->selection == NULL)
    return 0;
  switch (get_which (self))
    {
    case OCTET_UI_PACKETS_SHOWN:
      return octet_ui_shown_get_n_shown (octet_ui_selection_get_shown (self->selection));
    case OCTET_UI_PACKETS_SELECTED:
      return (octet_ui_selection_get_packet (self->selection) > 0) +
             (octet_ui_selection_get_other (self->selection) > 0);
    case OCTET_UI_PACKETS_MARKED:
      return octet_ui_marks_get_count (octet_ui_selection_get_marks (self->selection),
                                       OCTET_UI_MARK_MARKED);
    case OCTET_UI_PACKETS_RANGE:
      return self->range != NULL ? octet_bitset_get_count (self->range) : 0;
    case OCTET_UI_PACKETS_ALL:
    default:
      return octet_session_get_n_packets (octet_ui_selection_get_session (self->selection));
    }
}

/* A copy: a filter that still runs goes on adding to its own. */
static OctetBitset *
copy_shown (OctetUiSelection *selection)
{
  OctetUiShown *shown = octet_ui_selection_get_shown (selection);
  OctetBitset *found = octet_ui_shown_get_bitset (shown);

  if (!octet_ui_shown_is_limited (shown) || found == NULL)
    return NULL;
  return octet_bitset_or (found, found);
}

/* One packet, or two. */
static OctetBitset *
new_selected (OctetUiSelection *selection)
{
  OctetBitset *selected = octet_bitset_new ();
  guint32 packet = octet_ui_selection_get_packet (selection);
  guint32 other = octet_ui_selection_get_other (selection);

  /* In order: a bitset grows at its end. */
  if (other > 0)
    octet_bitset_set (selected, MIN (packet, other));
  octet_bitset_set (selected, MAX (packet, other));
  octet_bitset_publish (selected, MAX (packet, other));
  return selected;
}

/**
 * octet_ui_packet_choice_dup_packets:
 * @self: the rows
 *
 * Returns: (transfer full) (nullable): the packets that are chosen; %NULL for all
 */
OctetBitset *
octet_ui_packet_choice_dup_packets (OctetUiPacketChoice *self)
{
  switch (get_which (self))
    {
    case OCTET_UI_PACKETS_SHOWN:
      return copy_shown (self->selection);
    case OCTET_UI_PACKETS_SELECTED:
      return new_selected (self->selection);
    case OCTET_UI_PACKETS_MARKED:
      return octet_ui_marks_copy_bitset (octet_ui_selection_get_marks (self->selection),
                                         OCTET_UI_MARK_MARKED);
    case OCTET_UI_PACKETS_RANGE:
      return self->range != NULL ? octet_bitset_ref (self->range) : octet_bitset_new ();
    case OCTET_UI_PACKETS_ALL:
    default:
      return NULL;
    }
}

static void
update (OctetUiPacketChoice *self)
{
  guint count = octet_ui_packet_choice_get_count (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u packet", "%'u packets", count), count);

  gtk_widget_set_visible (GTK_WIDGET (self->entry), get_which (self) == OCTET_UI_PACKETS_RANGE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->which), text);
  g_signal_emit (self, changed_signal, 0);
}

static void
entry_cb (OctetUiPacketChoice *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint last = octet_session_get_n_packets (octet_ui_selection_get_session (self->selection));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->range, octet_bitset_unref);
  self->range = octet_packet_range_parse (text, last, &error);
  if (error != NULL && *text != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), error != NULL ? error->message : NULL);
  update (self);
}

/**
 * octet_ui_packet_choice_set_selection:
 * @self: the rows
 * @selection: of the capture
 * @first: what is chosen at first
 */
void
octet_ui_packet_choice_set_selection (OctetUiPacketChoice *self,
                                      OctetUiSelection    *selection,
                                      OctetUiPackets       first)
{
  guint32 packet = octet_ui_selection_get_packet (selection);
  guint32 other = octet_ui_selection_get_other (selection);

  g_set_object (&self->selection, selection);
  /* Who selected a first and a last packet may mean all between them. */
  if (other > 0)
    {
      g_autofree char *text = g_strdup_printf ("%u-%u", MIN (packet, other), MAX (packet, other));

      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
    }
  adw_combo_row_set_selected (self->which, first);
  g_signal_connect_object (octet_ui_selection_get_shown (selection), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_marks (selection), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_session (selection), "notify::n-packets",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
octet_ui_packet_choice_dispose (GObject *object)
{
  OctetUiPacketChoice *self = OCTET_UI_PACKET_CHOICE (object);

  g_clear_object (&self->selection);
  g_clear_pointer (&self->range, octet_bitset_unref);
  G_OBJECT_CLASS (octet_ui_packet_choice_parent_class)->dispose (object);
}

static void
octet_ui_packet_choice_class_init (OctetUiPacketChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = octet_ui_packet_choice_dispose;

  /**
   * OctetUiPacketChoice::changed:
   * @self: the rows
   *
   * Other packets are chosen, or more.
   */
  changed_signal = g_signal_new ("changed", OCTET_UI_TYPE_PACKET_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_packet_choice_init (OctetUiPacketChoice *self)
{
  const char *const names[] = { _("All"), _("Shown"), _("Selected"), _("Marked"),
                                _("A Range"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  self->which = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->which), _("Packets"));
  adw_combo_row_set_model (self->which, G_LIST_MODEL (list));
  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry),
                                 _("Which, such as 1-20, 33, 40-"));
  gtk_widget_set_visible (GTK_WIDGET (self->entry), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->which));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->entry));
  g_signal_connect_object (self->which, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_cb), self, G_CONNECT_SWAPPED);
}
