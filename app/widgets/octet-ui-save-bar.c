/* octet-ui-save-bar.c - a line that says how far a file is written, and lets one stop it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-save-bar.h"

#include <glib/gi18n.h>

/* What is written sooner shows no bar: it would only flash. */
#define SHOW_AFTER_MILLISECONDS 300

struct _OctetUiSaveBar
{
  GtkWidget       parent_instance;
  OctetExportRun *run;   /* while it writes */
  guint           timer;

  GtkWidget      *box;
  GtkProgressBar *progress;
  GtkLabel       *text;
};

G_DEFINE_FINAL_TYPE (OctetUiSaveBar, octet_ui_save_bar, GTK_TYPE_WIDGET)

static void
progress_cb (OctetUiSaveBar *self)
{
  g_autofree char *name = g_path_get_basename (octet_export_run_get_path (self->run));
  g_autofree char *shown = g_filename_display_name (name);
  guint count = octet_export_run_get_n_done (self->run);
  g_autofree char *text = NULL;

  /* Translators: a number of packets, then the name of a file. */
  text = g_strdup_printf (ngettext ("%'u packet written to “%s”", "%'u packets written to “%s”",
                                    count), count, shown);
  gtk_label_set_text (self->text, text);
  gtk_progress_bar_set_fraction (self->progress, octet_export_run_get_progress (self->run));
}

static void
finished_cb (OctetUiSaveBar *self)
{
  octet_ui_save_bar_set_run (self, NULL);
}

static gboolean
show_cb (gpointer data)
{
  OctetUiSaveBar *self = data;

  self->timer = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static void
stop_cb (OctetUiSaveBar *self)
{
  if (self->run != NULL)
    octet_export_run_cancel (self->run);
}

/**
 * octet_ui_save_bar_set_run:
 * @self: a bar
 * @run: (nullable): what writes; %NULL hides the bar
 */
void
octet_ui_save_bar_set_run (OctetUiSaveBar *self,
                           OctetExportRun *run)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_set_object (&self->run, run);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (run == NULL)
    return;
  g_signal_connect_object (run, "notify::progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  progress_cb (self);
  self->timer = g_timeout_add (SHOW_AFTER_MILLISECONDS, show_cb, self);
}

/**
 * octet_ui_save_bar_get_run:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): what writes now
 */
OctetExportRun *
octet_ui_save_bar_get_run (OctetUiSaveBar *self)
{
  return self->run;
}

static void
octet_ui_save_bar_dispose (GObject *object)
{
  OctetUiSaveBar *self = OCTET_UI_SAVE_BAR (object);

  if (self->box != NULL)
    octet_ui_save_bar_set_run (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_save_bar_parent_class)->dispose (object);
}

static void
octet_ui_save_bar_class_init (OctetUiSaveBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_save_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
octet_ui_save_bar_init (OctetUiSaveBar *self)
{
  GtkWidget *stop = gtk_button_new_with_mnemonic (_("S_top Writing"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (self->box, "reading");
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Writing a file"), -1);
  gtk_widget_set_tooltip_text (stop, _("Stop writing; an older file of that name stays as it is"));
  g_signal_connect_object (stop, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self->box), stop);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
