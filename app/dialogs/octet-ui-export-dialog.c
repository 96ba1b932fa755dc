/* octet-ui-export-dialog.c - asks which packets are exported, and as what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dialogs/octet-ui-export-dialog.h"

#include <glib/gi18n.h>

#include "models/octet-ui-save-plan.h"
#include "octet-ui-settings.h"
#include "widgets/octet-ui-packet-choice.h"

/* As what; in the order of the row. */
static const struct
{
  const char        *name;
  const char        *sentence;
  gboolean           is_capture;
  OctetCaptureFormat format;
  OctetFormKind      kind;
} kinds[] = {
  { N_("Capture, pcapng"), N_("Keeps marks, comments, names and interfaces"), TRUE,
    OCTET_CAPTURE_FORMAT_PCAPNG, 0 },
  { N_("Capture, pcap in microseconds"), N_("Every tool reads it; it keeps no marks and comments"),
    TRUE, OCTET_CAPTURE_FORMAT_PCAP, 0 },
  { N_("Capture, pcap in nanoseconds"), N_("It keeps no marks and comments"), TRUE,
    OCTET_CAPTURE_FORMAT_PCAP_NANO, 0 },
  { N_("Text"), N_("As a person reads it, with the detail that you choose"), FALSE, 0,
    OCTET_FORM_TEXT },
  { N_("Table, CSV"), N_("The columns of the list, for a spreadsheet"), FALSE, 0, OCTET_FORM_CSV },
  { N_("JSON"), N_("Every field, for programs"), FALSE, 0, OCTET_FORM_JSON },
  { N_("PDML"), N_("Every field as XML, for programs"), FALSE, 0, OCTET_FORM_PDML },
  { N_("C Arrays"), N_("The bytes of each packet, for a program in C"), FALSE, 0,
    OCTET_FORM_ARRAYS },
};

struct _OctetUiExportDialog
{
  AdwWindow            parent_instance;

  OctetUiPacketChoice *packets;
  AdwComboRow         *kind;
  AdwComboRow         *packing;
  AdwPreferencesGroup *detail;
  GtkSwitch           *summary;
  GtkSwitch           *fields;
  GtkSwitch           *bytes;
  GtkWidget           *export_button;
};

G_DEFINE_FINAL_TYPE (OctetUiExportDialog, octet_ui_export_dialog, ADW_TYPE_WINDOW)

static guint export_signal;

static guint
get_detail (OctetUiExportDialog *self)
{
  return (gtk_switch_get_active (self->summary) ? OCTET_DETAIL_SUMMARY : 0) |
         (gtk_switch_get_active (self->fields) ? OCTET_DETAIL_FIELDS : 0) |
         (gtk_switch_get_active (self->bytes) ? OCTET_DETAIL_BYTES : 0);
}

static void
update_cb (OctetUiExportDialog *self)
{
  guint kind = adw_combo_row_get_selected (self->kind);
  gboolean is_text = !kinds[kind].is_capture && kinds[kind].kind == OCTET_FORM_TEXT;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kind), _(kinds[kind].sentence));
  gtk_widget_set_visible (GTK_WIDGET (self->detail), is_text);
  gtk_widget_set_sensitive (self->export_button,
                            octet_ui_packet_choice_get_count (self->packets) > 0 &&
                            (!is_text || get_detail (self) != 0));
}

static void
export_cb (OctetUiExportDialog *self)
{
  guint kind = adw_combo_row_get_selected (self->kind);
  g_autofree char *times = g_settings_get_string (octet_ui_settings_get (), "time-format");
  g_autoptr (OctetBitset) packets = octet_ui_packet_choice_dup_packets (self->packets);
  OctetExportPlan plan = { .is_capture = kinds[kind].is_capture, .format = kinds[kind].format };

  plan.compression = (OctetCompression) adw_combo_row_get_selected (self->packing);
  plan.form.kind = kinds[kind].kind;
  plan.form.detail = get_detail (self);
  plan.form.time_format = octet_ui_save_plan_time_format (octet_ui_time_format_from_key (times));
  plan.packets = packets;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, export_signal, 0, &plan);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
octet_ui_export_dialog_class_init (OctetUiExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * OctetUiExportDialog::export:
   * @self: the dialog
   * @plan: the #OctetExportPlan that was chosen, without notes; valid during the signal
   *
   * Somebody wants a file of that.
   */
  export_signal = g_signal_new ("export", OCTET_UI_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (OCTET_UI_TYPE_PACKET_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiExportDialog, packets);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExportDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExportDialog, packing);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExportDialog, detail);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExportDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExportDialog, bytes);
  gtk_widget_class_bind_template_child (widget_class, OctetUiExportDialog, export_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
octet_ui_export_dialog_init (OctetUiExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, _(kinds[i].name));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
}

/**
 * octet_ui_export_dialog_new:
 * @parent: the window that asks
 * @selection: of its capture
 *
 * Returns: (transfer none): a dialog, not yet shown
 */
OctetUiExportDialog *
octet_ui_export_dialog_new (GtkWindow        *parent,
                            OctetUiSelection *selection)
{
  OctetUiExportDialog *self = g_object_new (OCTET_UI_TYPE_EXPORT_DIALOG, "transient-for", parent,
                                            NULL);
  OctetUiShown *shown = octet_ui_selection_get_shown (selection);

  octet_ui_packet_choice_set_selection (self->packets, selection,
                                        octet_ui_shown_is_limited (shown) ? OCTET_UI_PACKETS_SHOWN
                                                                          : OCTET_UI_PACKETS_ALL);
  update_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
  return self;
}
