/* octet-ui-window-export.c - a packet elsewhere: in a window of its own, beside another packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>

#include "dialogs/octet-ui-compare-window.h"
#include "dialogs/octet-ui-packet-window.h"
#include "dialogs/octet-ui-print-dialog.h"
#include "models/octet-ui-flow-facts.h"

/* The question for the other packet: among the packets of which window. */
typedef struct
{
  OctetUiWindow *self;
  GPtrArray     *windows;
  GtkDropDown   *captures;
  GtkSpinButton *number;
} Question;

static void
question_free (gpointer data,
               GClosure *closure)
{
  Question *question = data;

  g_ptr_array_unref (question->windows);
  g_free (question);
}

static void
window_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  guint32 packet = self->selection != NULL ? octet_ui_selection_get_packet (self->selection) : 0;

  if (packet > 0)
    gtk_window_present (GTK_WINDOW (octet_ui_packet_window_new (self->session, packet)));
}

static void
compare (OctetUiWindow *self,
         OctetUiWindow *other,
         guint32        number)
{
  OctetUiDiffSide a = { self->session, octet_ui_selection_get_packet (self->selection) };
  OctetUiDiffSide b = { other->session, number };
  g_autoptr (GError) error = NULL;
  OctetUiCompareWindow *window = octet_ui_compare_window_new (&a, &b, &error);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    octet_ui_window_toast (self, error->message);
}

/* What one most likely compares with: in another capture what is selected there, in this one the
 * next packet of the conversation. */
static guint32
guess_number (OctetUiWindow *self,
              OctetUiWindow *other)
{
  guint32 packet = octet_ui_selection_get_packet (other->selection);
  guint32 next;

  if (other != self)
    return MAX (packet, 1);
  next = octet_ui_flow_facts_next (self->session, packet);
  if (next == 0)
    next = octet_ui_flow_facts_previous (self->session, packet);
  return next > 0 ? next : packet + 1;
}

static void
capture_cb (Question *question)
{
  OctetUiWindow *other = g_ptr_array_index (question->windows,
                                            gtk_drop_down_get_selected (question->captures));
  guint count = octet_session_get_n_packets (other->session);

  gtk_spin_button_set_range (question->number, 1, MAX (count, 1));
  gtk_spin_button_set_value (question->number, guess_number (question->self, other));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  OctetUiWindow *other = g_ptr_array_index (question->windows,
                                            gtk_drop_down_get_selected (question->captures));

  if (g_str_equal (response, "compare") && question->self->session != NULL &&
      other->session != NULL)
    compare (question->self, other,
             (guint32) gtk_spin_button_get_value_as_int (question->number));
}

/* Captures that have packets; this one first. */
static GPtrArray *
list_windows (OctetUiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GPtrArray *windows = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (windows, g_object_ref (self));
  for (GList *i = gtk_application_get_windows (application); i != NULL; i = i->next)
    if (i->data != self && OCTET_UI_IS_WINDOW (i->data))
      {
        OctetUiWindow *other = i->data;

        if (other->session != NULL && octet_session_get_n_packets (other->session) > 0)
          g_ptr_array_add (windows, g_object_ref (other));
      }
  return windows;
}

static GtkWidget *
make_choice (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkEditable *text;

  for (guint i = 0; i < question->windows->len; i++)
    {
      g_autofree char *name = octet_ui_window_dup_name (g_ptr_array_index (question->windows, i));

      gtk_string_list_append (names, name);
    }
  question->captures = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)),
                                                         NULL));
  question->number = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 1, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->captures),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Capture"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->number),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Packet number"), -1);
  gtk_widget_set_visible (GTK_WIDGET (question->captures), question->windows->len > 1);
  gtk_editable_set_alignment (GTK_EDITABLE (question->number), 1);
  text = gtk_editable_get_delegate (GTK_EDITABLE (question->number));
  if (GTK_IS_TEXT (text))
    gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->captures));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->number));
  return box;
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  Question *question;
  GtkWidget *dialog;

  if (self->selection == NULL || octet_ui_selection_get_packet (self->selection) == 0)
    return;
  question = g_new0 (Question, 1);
  question->self = self;
  question->windows = list_windows (self);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Compare With Another Packet"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("Which packet is to stand beside packet %'u?"),
                                  octet_ui_selection_get_packet (self->selection));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_choice (question));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "compare",
                                    _("C_ompare"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "compare",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "compare");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  capture_cb (question);
  g_signal_connect_swapped (question->captures, "notify::selected", G_CALLBACK (capture_cb),
                            question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->number));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  g_autofree char *file = NULL;

  if (self->selection == NULL)
    return;
  file = octet_ui_window_dup_name (self);
  gtk_window_present (GTK_WINDOW (octet_ui_print_dialog_new (GTK_WINDOW (self), self->selection,
                                                             file)));
}

void
octet_ui_window_class_export (OctetUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.packet-window", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "win.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
}
