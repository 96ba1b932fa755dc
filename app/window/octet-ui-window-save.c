/* octet-ui-window-save.c - saving a capture, writing packets elsewhere, and asking before they go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is written by a worker, beside the one that it replaces. The capture that is open goes
 * on reading the file that it was opened from, whatever has its name now.
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dialogs/octet-ui-export-dialog.h"
#include "models/octet-ui-recent.h"
#include "models/octet-ui-save-plan.h"
#include "octet-ui-application.h"
#include "octet-ui-session-keeper.h"
#include "octet-ui-settings.h"

/* One file on its way, from the question for its name to the last octet. */
typedef struct
{
  OctetUiWindow   *window;
  GFile           *file;
  OctetExportPlan  plan;        /* owns packets and notes */
  guint            n_changes;   /* what the notes in it know of */
  gboolean         is_the_file; /* the window's capture has this name afterwards */
  gboolean         closes;      /* the window, when all is well */
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->file);
  g_clear_object (&job->window);
  g_clear_pointer (&job->plan.packets, octet_bitset_unref);
  g_clear_pointer (&job->plan.notes, octet_packet_notes_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (OctetUiWindow *self)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (self);
  return job;
}

/**
 * octet_ui_window_toast:
 * @self: a window
 * @text: a sentence, without markup
 *
 * Says something that needs no answer.
 */
void
octet_ui_window_toast (OctetUiWindow *self,
                       const char    *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static char *
get_display_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name != NULL ? name : "");
}

gboolean
octet_ui_window_is_unsaved (OctetUiWindow *self)
{
  return self->session != NULL && self->n_changes != self->n_saved;
}

/* The window does not close after all; and then neither does the program end. */
static void
stay_open (OctetUiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (OCTET_UI_IS_APPLICATION (application))
    octet_ui_application_stop_quitting (OCTET_UI_APPLICATION (application));
}

/**
 * octet_ui_window_has_to_wait:
 * @self: a window
 *
 * Returns: whether it asks before it closes, or closes only when a file is written
 */
gboolean
octet_ui_window_has_to_wait (OctetUiWindow *self)
{
  return octet_ui_window_is_unsaved (self) || octet_ui_save_bar_get_run (self->save_bar) != NULL;
}

static void
say_failed (OctetUiWindow *self,
            const GError  *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Nothing Was Written"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  stay_open (self);
}

static void
say_written (Job            *job,
             OctetExportRun *run)
{
  guint count = octet_export_run_get_n_done (run);
  g_autofree char *name = get_display_name (job->file);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u packet is in “%s” now",
                                                     "%'u packets are in “%s” now", count),
                                           count, name);

  octet_ui_window_toast (job->window, text);
}

static void
finished_cb (OctetExportRun *run,
             GParamSpec     *pspec,
             Job            *job)
{
  OctetUiWindow *self = job->window;
  const GError *error = octet_export_run_get_error (run);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      octet_ui_window_toast (self, _("Writing was stopped, and nothing was written"));
      stay_open (self);
    }
  else if (error != NULL)
    say_failed (self, error);
  else
    {
      say_written (job, run);
      if (job->is_the_file && self->session != NULL)
        {
          octet_session_set_file (self->session, job->file);
          octet_ui_recent_add (job->file);
          self->n_saved = job->n_changes;
          octet_ui_window_update_title (self);
          octet_ui_window_update_actions (self);
        }
    }
  if (error == NULL && (job->closes || self->closes) && !octet_ui_window_is_unsaved (self))
    gtk_window_close (GTK_WINDOW (self));
  self->closes = FALSE;
  job_free (job);
}

/* Takes the job. */
static void
run_job (Job *job)
{
  OctetUiWindow *self = job->window;
  g_autofree char *path = g_file_get_path (job->file);
  g_autoptr (OctetExportRun) run = NULL;
  g_autofree char *name = octet_ui_window_dup_name (self);

  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                              _("Octet writes to folders of this computer only. "
                                                "Choose one of them."));

      say_failed (self, error);
      job_free (job);
      return;
    }
  if (job->plan.is_capture && job->plan.format == OCTET_CAPTURE_FORMAT_PCAPNG)
    job->plan.notes =
      octet_ui_save_plan_make_notes (octet_ui_selection_get_marks (self->selection));
  job->n_changes = self->n_changes;
  job->plan.form.name = name;
  run = octet_export_run_new (self->session, path, &job->plan);
  octet_ui_save_bar_set_run (self->save_bar, run);
  g_signal_connect (run, "notify::finished", G_CALLBACK (finished_cb), job);
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int              response,
           Job             *job)
{
  g_autoptr (GFile) folder = NULL;

  g_object_ref (chooser);
  g_clear_object (&job->window->chooser);
  if (response != GTK_RESPONSE_ACCEPT || job->window->session == NULL)
    {
      stay_open (job->window);
      job_free (job);
      g_object_unref (chooser);
      return;
    }
  job->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  folder = g_file_get_parent (job->file);
  if (folder != NULL)
    {
      g_autofree char *uri = g_file_get_uri (folder);

      g_settings_set_string (octet_ui_settings_get (), "export-folder", uri);
    }
  if (job->is_the_file)
    {
      g_autofree char *name = get_display_name (job->file);

      octet_ui_save_plan_from_name (name, &job->plan);
    }
  run_job (job);
  g_object_unref (chooser);
}

/* Asks where to; takes the job. */
static void
choose_file (Job        *job,
             const char *title,
             const char *name)
{
  OctetUiWindow *self = job->window;
  g_autofree char *uri = g_settings_get_string (octet_ui_settings_get (), "export-folder");
  g_autoptr (GFile) folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  GtkFileChooser *chooser;

  if (self->chooser != NULL)
    {
      job_free (job);
      return;
    }
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  chooser = GTK_FILE_CHOOSER (self->chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (chooser, name);
  if (folder != NULL && g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Whether the file may be replaced by what was read of it: all of it, and in a format that keeps
 * what was noted. */
static gboolean
can_save_in_place (OctetUiWindow *self)
{
  GFile *file = octet_session_get_file (self->session);
  OctetCapture *capture = octet_session_get_capture (self->session);
  g_autofree char *path = g_file_get_path (file);

  return path != NULL && octet_session_get_phase (self->session) == OCTET_SESSION_DONE &&
         octet_capture_get_format (capture) == OCTET_CAPTURE_FORMAT_PCAPNG &&
         g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_access (path, W_OK) == 0;
}

static void
save_as (OctetUiWindow *self,
         gboolean       closes)
{
  Job *job = job_new (self);
  g_autofree char *name = octet_ui_window_dup_name (self);
  g_autofree char *proposed = NULL;

  job->plan = (OctetExportPlan) { .is_capture = TRUE, .format = OCTET_CAPTURE_FORMAT_PCAPNG };
  job->plan.compression = octet_capture_get_compression (octet_session_get_capture (self->session));
  if (job->plan.compression > OCTET_COMPRESSION_LZ4)
    job->plan.compression = OCTET_COMPRESSION_NONE;
  job->is_the_file = TRUE;
  job->closes = closes;
  proposed = octet_ui_save_plan_name (name, &job->plan);
  choose_file (job, _("Save the Capture"), proposed);
}

void
octet_ui_window_save (OctetUiWindow *self,
                      gboolean       closes)
{
  Job *job;

  if (self->session == NULL || octet_ui_save_bar_get_run (self->save_bar) != NULL)
    return;
  if (!can_save_in_place (self))
    {
      save_as (self, closes);
      return;
    }
  job = job_new (self);
  job->file = g_object_ref (octet_session_get_file (self->session));
  job->plan = (OctetExportPlan) { .is_capture = TRUE, .format = OCTET_CAPTURE_FORMAT_PCAPNG };
  job->plan.compression = octet_capture_get_compression (octet_session_get_capture (self->session));
  job->is_the_file = TRUE;
  job->closes = closes;
  run_job (job);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (!octet_ui_window_is_unsaved (self))
    octet_ui_window_toast (self, _("There is nothing new to save"));
  else
    octet_ui_window_save (self, FALSE);
}

static void
save_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->session != NULL && octet_ui_save_bar_get_run (self->save_bar) == NULL)
    save_as (self, FALSE);
}

static void
export_cb (OctetUiWindow         *self,
           const OctetExportPlan *plan)
{
  Job *job = job_new (self);
  g_autofree char *name = octet_ui_window_dup_name (self);
  g_autofree char *proposed = octet_ui_save_plan_name (name, plan);

  job->plan = *plan;
  if (plan->packets != NULL)
    octet_bitset_ref (plan->packets);
  choose_file (job, _("Export Packets"), proposed);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  OctetUiExportDialog *dialog;

  if (self->session == NULL || octet_ui_save_bar_get_run (self->save_bar) != NULL)
    return;
  dialog = octet_ui_export_dialog_new (GTK_WINDOW (self), self->selection);
  g_signal_connect_object (dialog, "export", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
close_later_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

static void
close_response_cb (OctetUiWindow *self,
                   const char    *response)
{
  if (g_str_equal (response, "save"))
    octet_ui_window_save (self, TRUE);
  else if (g_str_equal (response, "discard"))
    {
      self->n_saved = self->n_changes;
      /* After the dialog: GTK 4.8 still looks for the parent of one that goes after it. */
      g_idle_add_full (G_PRIORITY_LOW, close_later_cb, g_object_ref (self), g_object_unref);
    }
  else
    stay_open (self);
}

/* The last window says what was open; those that are closed before it are not wanted again. */
static void
keep_session (OctetUiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  guint count = 0;

  for (GList *i = gtk_application_get_windows (application); i != NULL; i = i->next)
    count += OCTET_UI_IS_WINDOW (i->data);
  if (count == 1 && !octet_ui_application_is_quitting (OCTET_UI_APPLICATION (application)))
    octet_ui_session_keeper_save (application);
}

/* A window with notes that no file has asks first; one that writes a file goes on until it is
 * written. */
static gboolean
close_request (GtkWindow *window)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (window);
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  octet_ui_window_keep_size (self);
  if (octet_ui_save_bar_get_run (self->save_bar) != NULL)
    {
      self->closes = TRUE;
      octet_ui_window_toast (self, _("The window closes when the file is written"));
      return TRUE;
    }
  if (!octet_ui_window_is_unsaved (self))
    keep_session (self);
  if (!octet_ui_window_is_unsaved (self))
    return GTK_WINDOW_CLASS (g_type_class_peek_parent (G_OBJECT_GET_CLASS (self)))
      ->close_request (window);
  name = octet_ui_window_dup_name (self);
  dialog = adw_message_dialog_new (window, _("Save Your Notes?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("Marks, ignored packets, time references or comments of “%s” "
                                    "are not in a file yet. They are lost unless you save them."),
                                  name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "discard",
                                    _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

void
octet_ui_window_class_save (OctetUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  g_type_ensure (OCTET_UI_TYPE_SAVE_BAR);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWindow, save_bar);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
}
