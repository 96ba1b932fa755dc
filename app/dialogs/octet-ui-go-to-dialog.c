/* octet-ui-go-to-dialog.c - asks for a packet's number and goes there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dialogs/octet-ui-go-to-dialog.h"

#include <glib/gi18n.h>

/* The number in the entry, or 0 where it is none that the capture has. */
static guint32
read_number (GtkEditable      *entry,
             OctetUiSelection *selection)
{
  guint count = octet_session_get_n_packets (octet_ui_selection_get_session (selection));
  guint64 number;

  if (!g_ascii_string_to_unsigned (gtk_editable_get_text (entry), 10, 1, MAX (count, 1), &number,
                                   NULL))
    return 0;
  return (guint32) number;
}

static void
changed_cb (AdwMessageDialog *dialog,
            GtkEditable      *entry)
{
  OctetUiSelection *selection = g_object_get_data (G_OBJECT (dialog), "selection");

  adw_message_dialog_set_response_enabled (dialog, "go", read_number (entry, selection) > 0);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             GtkEditable      *entry)
{
  OctetUiSelection *selection = g_object_get_data (G_OBJECT (dialog), "selection");
  guint32 number = read_number (entry, selection);

  if (g_str_equal (response, "go") && number > 0)
    octet_ui_selection_set_packet (selection, number);
}

/**
 * octet_ui_go_to_dialog_present:
 * @parent: the window that asks
 * @selection: the capture's selection
 *
 * Asks for a packet's number and selects that packet.
 */
void
octet_ui_go_to_dialog_present (GtkWindow        *parent,
                               OctetUiSelection *selection)
{
  guint count = octet_session_get_n_packets (octet_ui_selection_get_session (selection));
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Go to Packet"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _("A number from 1 to %'u"), count);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Packet number"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "go",
                                    _("_Go"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "go");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go", FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "selection", g_object_ref (selection),
                          g_object_unref);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), entry, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
