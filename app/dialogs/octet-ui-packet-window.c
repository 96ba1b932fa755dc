/* octet-ui-packet-window.c - one packet in a window of its own, with a selection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It stays on its packet whatever the main window goes to, and keeps the capture open when that
 * is closed.
 */
#include "config.h"

#include "dialogs/octet-ui-packet-window.h"

#include <glib/gi18n.h>

#include "models/octet-ui-node-text.h"
#include "widgets/octet-ui-byte-pane.h"
#include "widgets/octet-ui-explain-pane.h"
#include "widgets/octet-ui-field-pane.h"

struct _OctetUiPacketWindow
{
  AdwWindow           parent_instance;
  OctetUiSelection   *selection;

  AdwWindowTitle     *title;
  AdwFlap            *flap;
  OctetUiFieldPane   *fields;
  OctetUiBytePane    *bytes;
  OctetUiExplainPane *explain;
};

G_DEFINE_FINAL_TYPE (OctetUiPacketWindow, octet_ui_packet_window, ADW_TYPE_WINDOW)

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiPacketWindow *self = OCTET_UI_PACKET_WINDOW (widget);
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint32 node = octet_ui_selection_get_node (self->selection);
  g_autofree char *text = NULL;

  if (node == OCTET_NO_NODE)
    return;
  text = octet_ui_node_copy (tree, &tree->nodes[node], name + strlen ("win.copy-"));
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
copy_text_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
}

/* Where there is no room beside the packet, what explains it lies over it: not unasked. */
static void
folded_cb (OctetUiPacketWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap));
}

static void
octet_ui_packet_window_dispose (GObject *object)
{
  OctetUiPacketWindow *self = OCTET_UI_PACKET_WINDOW (object);

  if (self->selection != NULL)
    {
      octet_ui_field_pane_set_selection (self->fields, NULL);
      octet_ui_byte_pane_set_selection (self->bytes, NULL);
      octet_ui_explain_pane_set_selection (self->explain, NULL);
    }
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (octet_ui_packet_window_parent_class)->dispose (object);
}

static void
octet_ui_packet_window_class_init (OctetUiPacketWindowClass *klass)
{
  static const char *const copies[] = { "value", "name", "key", "filter", "row", "hex", "base64",
                                        "array", "python" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_packet_window_dispose;
  g_type_ensure (OCTET_UI_TYPE_FIELD_PANE);
  g_type_ensure (OCTET_UI_TYPE_BYTE_PANE);
  g_type_ensure (OCTET_UI_TYPE_EXPLAIN_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-packet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketWindow, title);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketWindow, flap);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketWindow, fields);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketWindow, bytes);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPacketWindow, explain);
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *name = g_strconcat ("win.copy-", copies[i], NULL);

      gtk_widget_class_install_action (widget_class, g_intern_string (name), NULL, copy_action);
    }
  gtk_widget_class_install_action (widget_class, "win.copy-text", "s", copy_text_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "win.copy-value", NULL);
}

static void
octet_ui_packet_window_init (OctetUiPacketWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * octet_ui_packet_window_new:
 * @session: a capture
 * @number: one of its packets
 *
 * Returns: (transfer none): a window, not yet shown
 */
OctetUiPacketWindow *
octet_ui_packet_window_new (OctetSession *session,
                            guint32       number)
{
  OctetUiPacketWindow *self = g_object_new (OCTET_UI_TYPE_PACKET_WINDOW, NULL);
  g_autofree char *name = g_file_get_basename (octet_session_get_file (session));
  g_autofree char *shown = g_filename_display_name (name != NULL ? name : "");
  g_autofree char *title = g_strdup_printf (_("Packet %'u"), number);

  self->selection = octet_ui_selection_new (session);
  octet_ui_selection_set_packet (self->selection, number);
  octet_ui_field_pane_set_selection (self->fields, self->selection);
  octet_ui_byte_pane_set_selection (self->bytes, self->selection);
  octet_ui_explain_pane_set_selection (self->explain, self->selection);
  octet_ui_explain_pane_stand_alone (self->explain);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, shown);
  gtk_window_set_title (GTK_WINDOW (self), title);
  return self;
}
