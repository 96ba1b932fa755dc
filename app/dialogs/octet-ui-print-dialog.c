/* octet-ui-print-dialog.c - asks what of which packets is printed, and prints it or makes a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines are made by a worker; pages of them are drawn as the printer asks for them.
 */
#include "config.h"

#include "dialogs/octet-ui-print-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "models/octet-ui-print-lines.h"
#include "octet-ui-settings.h"
#include "widgets/octet-ui-packet-choice.h"

/* In points. */
#define FONT "Monospace 8"
#define HEADER 26.0

struct _OctetUiPrintDialog
{
  AdwWindow            parent_instance;
  OctetUiSelection    *selection;
  char                *name;     /* of the capture */
  GtkFileChooserNative *chooser;

  OctetUiPacketChoice *packets;
  AdwComboRow         *fields;
  GtkSwitch           *summary;
  GtkSwitch           *bytes;
  GtkWidget           *print_button;
  GtkWidget           *pdf_button;
};

G_DEFINE_FINAL_TYPE (OctetUiPrintDialog, octet_ui_print_dialog, ADW_TYPE_WINDOW)

/* One printing: lives as long as the operation. */
typedef struct
{
  OctetSession *session;
  OctetBitset  *packets;
  guint         detail;
  OctetUiBranches *open; /* a copy: the worker's own */
  char         *name;
  char         *path;    /* of a PDF; NULL for the printer */
  GtkWindow    *parent;
  GPtrArray    *lines;
  GPtrArray    *wrapped;
  guint         per_page;
  double        line_height;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_clear_object (&printing->session);
  g_clear_object (&printing->open);
  g_clear_pointer (&printing->packets, octet_bitset_unref);
  g_clear_object (&printing->parent);
  g_clear_pointer (&printing->lines, g_ptr_array_unref);
  g_clear_pointer (&printing->wrapped, g_ptr_array_unref);
  g_free (printing->name);
  g_free (printing->path);
  g_free (printing);
}

static PangoLayout *
make_layout (GtkPrintContext *context)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Printing          *printing)
{
  g_autoptr (PangoLayout) layout = make_layout (context);
  int width, height;

  pango_layout_set_text (layout, "0000000000", -1);
  pango_layout_get_size (layout, &width, &height);
  printing->line_height = ceil (height / (double) PANGO_SCALE);
  g_clear_pointer (&printing->wrapped, g_ptr_array_unref);
  printing->wrapped = octet_ui_print_lines_wrap (
    printing->lines,
    MAX (20, (guint) (gtk_print_context_get_width (context) * PANGO_SCALE * 10 / width)));
  printing->per_page = MAX (1, (guint) ((gtk_print_context_get_height (context) - HEADER) /
                                        printing->line_height));
  gtk_print_operation_set_n_pages (operation,
                                   (int) MAX (1, (printing->wrapped->len + printing->per_page - 1) /
                                                   printing->per_page));
}

/* The capture's name on the left, the page on the right, a line below. */
static void
draw_header (Printing        *printing,
             GtkPrintContext *context,
             PangoLayout     *layout,
             guint            page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  guint n_pages = MAX (1, (printing->wrapped->len + printing->per_page - 1) / printing->per_page);
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), page + 1, n_pages);

  pango_layout_set_attributes (layout, NULL);
  pango_layout_set_width (layout, (int) (width * 0.75) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_text (layout, printing->name, -1);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  pango_layout_set_width (layout, (int) width * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  pango_layout_set_width (layout, -1);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, HEADER - 10);
  cairo_line_to (cr, width, HEADER - 10);
  cairo_stroke (cr);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Printing          *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = make_layout (context);
  PangoAttrList *bold = pango_attr_list_new ();
  guint first = (guint) page * printing->per_page;

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_header (printing, context, layout, (guint) page);
  for (guint i = first; i < MIN (first + printing->per_page, printing->wrapped->len); i++)
    {
      const OctetUiPrintLine *line = g_ptr_array_index (printing->wrapped, i);

      pango_layout_set_attributes (layout, line->kind == OCTET_UI_PRINT_LINE_PLAIN ? NULL : bold);
      pango_layout_set_text (layout, line->text, -1);
      cairo_move_to (cr, 0, HEADER + (i - first) * printing->line_height);
      pango_cairo_show_layout (cr, layout);
    }
  pango_attr_list_unref (bold);
}

static void
say_failed (GtkWindow  *parent,
            const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Nothing Was Printed"), text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
lines_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  Printing *printing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationAction action = GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;

  printing->lines = g_task_propagate_pointer (G_TASK (result), &error);
  if (printing->lines != NULL)
    {
      operation = gtk_print_operation_new ();
      gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
      gtk_print_operation_set_job_name (operation, printing->name);
      g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), printing);
      g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
      if (printing->path != NULL)
        {
          gtk_print_operation_set_export_filename (operation, printing->path);
          action = GTK_PRINT_OPERATION_ACTION_EXPORT;
        }
      gtk_print_operation_run (operation, action, printing->parent, &error);
    }
  if (error != NULL)
    say_failed (printing->parent, error->message);
}

static void
make_lines (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Printing *printing = data;
  GError *error = NULL;
  GPtrArray *lines = octet_ui_print_lines_new (printing->session, printing->packets,
                                               printing->detail, printing->open, cancellable,
                                               &error);

  if (lines != NULL)
    g_task_return_pointer (task, lines, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* In the order of the choice. */
static const guint fields[] = { 0, OCTET_UI_PRINT_LAYERS, OCTET_UI_PRINT_SHOWN,
                                OCTET_UI_PRINT_FIELDS };

/* What was printed the last time. */
static void
set_detail (OctetUiPrintDialog *self,
            guint               detail)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((detail & fields[i]) != 0)
      adw_combo_row_set_selected (self->fields, i);
  gtk_switch_set_active (self->summary, (detail & OCTET_UI_PRINT_SUMMARY) != 0);
  gtk_switch_set_active (self->bytes, (detail & OCTET_UI_PRINT_BYTES) != 0);
}

static guint
get_detail (OctetUiPrintDialog *self)
{
  return fields[MIN (adw_combo_row_get_selected (self->fields), G_N_ELEMENTS (fields) - 1)] |
         (gtk_switch_get_active (self->summary) ? OCTET_UI_PRINT_SUMMARY : 0) |
         (gtk_switch_get_active (self->bytes) ? OCTET_UI_PRINT_BYTES : 0);
}

/* Begins, and closes the dialog. */
static void
start (OctetUiPrintDialog *self,
       const char         *path)
{
  Printing *printing = g_new0 (Printing, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, lines_cb, NULL);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *detail = NULL;

  printing->session = g_object_ref (octet_ui_selection_get_session (self->selection));
  printing->packets = octet_ui_packet_choice_dup_packets (self->packets);
  printing->detail = get_detail (self);
  detail = octet_ui_print_detail_write (printing->detail);
  g_settings_set_string (octet_ui_settings_get (), "print-detail", detail);
  printing->open = octet_ui_branches_copy (octet_ui_selection_get_branches (self->selection));
  printing->name = g_strdup (self->name);
  printing->path = g_strdup (path);
  printing->parent = parent != NULL ? g_object_ref (parent) : NULL;
  g_task_set_task_data (task, printing, printing_free);
  g_task_run_in_thread (task, make_lines);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
print_cb (OctetUiPrintDialog *self)
{
  start (self, NULL);
}

static void
chosen_cb (OctetUiPrintDialog *self,
           int                 response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    start (self, path);
  else
    gtk_window_present (GTK_WINDOW (self));
}

/* Its place is taken by the question for the file: where two dialogs close at once, some window
 * managers give the keyboard to the one that goes last, and then to none. */
static void
pdf_cb (OctetUiPrintDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = g_strconcat (self->name, ".pdf", NULL);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save as PDF"), parent,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
update_cb (OctetUiPrintDialog *self)
{
  guint count = octet_ui_packet_choice_get_count (self->packets);
  gboolean can = count > 0 && count <= OCTET_UI_PRINT_MAX_PACKETS && get_detail (self) != 0;

  g_object_set (self->packets, "description",
                count > OCTET_UI_PRINT_MAX_PACKETS
                  ? _("More than 1000 packets are too many for paper. Export them as text.") : "",
                NULL);
  gtk_widget_set_sensitive (self->print_button, can);
  gtk_widget_set_sensitive (self->pdf_button, can);
}

static void
octet_ui_print_dialog_dispose (GObject *object)
{
  OctetUiPrintDialog *self = OCTET_UI_PRINT_DIALOG (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (octet_ui_print_dialog_parent_class)->dispose (object);
}

static void
octet_ui_print_dialog_class_init (OctetUiPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_print_dialog_dispose;
  g_type_ensure (OCTET_UI_TYPE_PACKET_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiPrintDialog, packets);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPrintDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPrintDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPrintDialog, bytes);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPrintDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPrintDialog, pdf_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, pdf_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
octet_ui_print_dialog_init (OctetUiPrintDialog *self)
{
  g_autofree char *detail = g_settings_get_string (octet_ui_settings_get (), "print-detail");

  gtk_widget_init_template (GTK_WIDGET (self));
  set_detail (self, octet_ui_print_detail_read (detail));
}

/**
 * octet_ui_print_dialog_new:
 * @parent: the window that asks
 * @selection: of its capture
 * @name: the capture's name, for the head of each page
 *
 * Returns: (transfer none): a dialog, not yet shown
 */
OctetUiPrintDialog *
octet_ui_print_dialog_new (GtkWindow        *parent,
                           OctetUiSelection *selection,
                           const char       *name)
{
  OctetUiPrintDialog *self = g_object_new (OCTET_UI_TYPE_PRINT_DIALOG, "transient-for", parent,
                                           NULL);

  self->selection = g_object_ref (selection);
  self->name = g_strdup (name);
  octet_ui_packet_choice_set_selection (self->packets, selection, OCTET_UI_PACKETS_SELECTED);
  update_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->pdf_button);
  return self;
}
