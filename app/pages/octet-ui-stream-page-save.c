/* octet-ui-stream-page-save.c - takes what two ends said to the clipboard or to a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/octet-ui-stream-page-private.h"

#include <glib/gi18n.h>

#include "models/octet-ui-secrets.h"

/* What is copied is read in one go; a clipboard is no place for more. */
#define MAX_COPIED (1u << 20)

/* To the clipboard, as it is on the screen. */
void
octet_ui_stream_page_copy (OctetUiStreamPage *self)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->follow));

  for (guint i = 0; i < count && all->len < MAX_COPIED; i++)
    {
      g_autoptr (OctetFollowPart) part = g_list_model_get_item (G_LIST_MODEL (self->follow), i);
      g_autofree char *text = octet_follow_part_to_text (part, self->look.mode, NULL);

      if (text == NULL)
        continue;
      /* What is covered on the screen stays so in the clipboard. */
      if (!self->look.is_revealed && self->look.mode == OCTET_FOLLOW_UTF8)
        {
          g_autoptr (GArray) secrets = octet_ui_secrets_find (text);
          char *masked = octet_ui_secrets_mask (text, secrets);

          g_free (text);
          text = masked;
        }
      g_string_append (all, text);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-text", "s", all->str);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (OctetUiStreamPage) self = data;
  g_autoptr (GError) error = NULL;

  if (octet_follow_save_finish (OCTET_FOLLOW (source), result, &error) || self->box == NULL)
    return;
  gtk_label_set_text (self->foot, error->message);
}

static void
response_cb (OctetUiStreamPage *self,
             int                response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    octet_follow_save_async (self->follow, file, self->look.mode, NULL, saved_cb,
                             g_object_ref (self));
}

static void
choose_file (OctetUiStreamPage *self)
{
  g_autofree char *name = g_strdup_printf ("stream-%u.%s", octet_follow_get_number (self->follow),
                                           self->look.mode == OCTET_FOLLOW_RAW ? "bin" : "txt");

  self->chooser = gtk_file_chooser_native_new (
    _("Save Stream"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
    GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
asked_cb (OctetUiStreamPage *self,
          const char        *response)
{
  if (g_str_equal (response, "save"))
    choose_file (self);
}

/* A file has the octets as they are, whatever the screen covers: that is asked first. */
void
octet_ui_stream_page_save (OctetUiStreamPage *self)
{
  GtkWidget *dialog;

  if (self->chooser != NULL)
    return;
  if (self->look.is_revealed)
    {
      choose_file (self);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   _("Save the Whole Stream?"),
                                   _("The file will hold it unchanged, passwords and cookies "
                                     "included. Think about who will read it."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save",
                                    _("_Save…"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
