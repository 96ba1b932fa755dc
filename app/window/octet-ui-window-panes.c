/* octet-ui-window-panes.c - what keys and menus do with the selected field and its bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export/octet-export.h"
#include "models/octet-ui-bytes.h"
#include "models/octet-ui-color-rules.h"
#include "models/octet-ui-node-text.h"
#include "octet-ui-settings.h"
#include "pages/octet-ui-details-page.h"
#include "session/octet-cursor.h"

#define ZOOM_STEP 1.1
#define MIN_ZOOM 0.5
#define MAX_ZOOM 3.0

/* The selected bytes: the field's, or those that were selected by hand. NULL for none. */
static const guint8 *
get_selected_bytes (OctetUiWindow *self,
                    gsize         *ret_size,
                    gsize         *ret_position)
{
  const OctetTree *tree;
  OctetUiRange range;

  if (self->selection == NULL)
    return NULL;
  tree = octet_ui_selection_get_tree (self->selection);
  range = octet_ui_selection_get_range (self->selection);
  if (range.size == 0 || range.source >= tree->n_sources ||
      range.position >= tree->sources[range.source].size)
    return NULL;
  *ret_position = range.position;
  *ret_size = MIN (range.size, tree->sources[range.source].size - range.position);
  return tree->sources[range.source].data + range.position;
}

/* Where no field of the packet is selected it is the packet itself: its line, or what finds it. */
static char *
write_packet (OctetUiWindow *self,
              const char    *form)
{
  guint32 number = octet_ui_selection_get_packet (self->selection);
  g_autoptr (OctetCursor) cursor = NULL;
  g_autoptr (OctetTree) tree = NULL;
  g_autoptr (GString) line = NULL;
  OctetExportPacket packet = { 0 };

  if (number == 0 || (!g_str_equal (form, "value") && !g_str_equal (form, "filter")))
    return NULL;
  if (g_str_equal (form, "filter"))
    return g_strdup_printf ("frame.number == %u", number);
  cursor = octet_cursor_new (self->session);
  packet.tree = tree = octet_tree_new ();
  packet.summary = octet_cursor_dissect (cursor, number, OCTET_DEPTH_FIELDS, TRUE, tree, NULL);
  if (packet.summary == NULL)
    return NULL;
  packet.frame = octet_cursor_get_frame (cursor);
  line = g_string_new (NULL);
  octet_export_line (&packet, OCTET_TIME_RELATIVE, line);
  return g_strdup (g_strstrip (line->str));
}

static char *
write_selected (OctetUiWindow *self,
                const char    *form)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint32 index = octet_ui_selection_get_node (self->selection);
  const guint8 *bytes;
  gsize size, position;

  if (octet_ui_bytes_has_form (form))
    {
      bytes = get_selected_bytes (self, &size, &position);
      return bytes != NULL ? octet_ui_bytes_copy (bytes, size, position, form) : NULL;
    }
  return index != OCTET_NO_NODE ? octet_ui_node_copy (tree, &tree->nodes[index], form)
                                : write_packet (self, form);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  g_autofree char *text = NULL;

  if (self->selection == NULL)
    return;
  text = write_selected (self, name + strlen ("win.copy-"));
  if (text != NULL && *text != '\0')
    octet_ui_window_copy (self, text);
}

static void
say (OctetUiWindow *self,
     const char    *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (OctetUiWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    say (self, error->message);
}

static void
save_to (OctetUiWindow *self,
         GFile         *file,
         GBytes        *bytes)
{
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, saved_cb, g_object_ref (self));
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  OctetUiWindow   *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    save_to (self, file, g_object_get_data (G_OBJECT (dialog), "bytes"));
  gtk_native_dialog_destroy (dialog);
}

/* Asks where to, and writes @bytes there; the packet may be another one by then. */
static void
ask_and_save (OctetUiWindow *self,
              const char    *title,
              const char    *name,
              GBytes        *bytes)
{
  g_autoptr (GtkFileChooserNative) chooser = NULL;

  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "bytes", g_bytes_ref (bytes),
                          (GDestroyNotify) g_bytes_unref);
  /* The dialog keeps itself until it is answered. */
  g_signal_connect_object (g_object_ref (chooser), "response", G_CALLBACK (save_response_cb), self,
                           0);
  g_signal_connect (chooser, "response", G_CALLBACK (g_object_unref), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
save_bytes_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *suggested = NULL;
  const guint8 *data;
  gsize size, position;

  data = get_selected_bytes (self, &size, &position);
  if (data == NULL)
    {
      say (self, _("Select a field or some bytes first."));
      return;
    }
  bytes = g_bytes_new (data, size);
  suggested = g_strdup_printf ("packet-%u-bytes-%u.bin",
                               octet_ui_selection_get_packet (self->selection), (guint) position);
  ask_and_save (self, _("Save Selected Bytes"), suggested, bytes);
}

/* A picture that a pane has drawn: its name and its bytes. */
static void
save_picture_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  g_autoptr (GVariant) content = g_variant_get_child_value (parameter, 1);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (content);
  const char *suggested;

  g_variant_get_child (parameter, 0, "&s", &suggested);
  ask_and_save (OCTET_UI_WINDOW (widget), _("Save Diagram"), suggested, bytes);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GSettings *settings = octet_ui_settings_get ();
  double zoom = g_settings_get_double (settings, "zoom");

  if (g_str_equal (name, "win.zoom-in"))
    zoom *= ZOOM_STEP;
  else if (g_str_equal (name, "win.zoom-out"))
    zoom /= ZOOM_STEP;
  else
    zoom = 1;
  /* Ten percent more and ten percent less must come back to where they began. */
  if (zoom > 0.97 && zoom < 1.03)
    zoom = 1;
  g_settings_set_double (settings, "zoom", CLAMP (zoom, MIN_ZOOM, MAX_ZOOM));
}

/* Fields that name another packet are links to it: request and response, acknowledged segment. */
static void
follow_link_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  const OctetTree *tree;
  guint32 index;

  if (self->selection == NULL)
    return;
  tree = octet_ui_selection_get_tree (self->selection);
  index = octet_ui_selection_get_node (self->selection);
  if (index == OCTET_NO_NODE || tree->nodes[index].field == NULL ||
      tree->nodes[index].field->kind != OCTET_FIELD_FRAME)
    return;
  octet_ui_selection_set_packet (self->selection, (guint32) MIN (tree->nodes[index].value.number,
                                                                 G_MAXUINT32));
}

static void
find_field_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->selection == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->pages, "packets");
  octet_ui_packets_page_find_field (self->packets);
}

static void
toggle_bytes_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  OctetUiPacketsPage *page = OCTET_UI_WINDOW (widget)->packets;
  gboolean is_shown;

  g_object_get (page, "bytes-shown", &is_shown, NULL);
  g_object_set (page, "bytes-shown", !is_shown, NULL);
}

static const OctetNode *
get_selected_node (OctetUiWindow *self)
{
  guint32 index = self->selection != NULL ? octet_ui_selection_get_node (self->selection)
                                          : OCTET_NO_NODE;

  return index != OCTET_NO_NODE ? &octet_ui_selection_get_tree (self->selection)->nodes[index]
                                : NULL;
}

static void
column_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const OctetNode *node = get_selected_node (OCTET_UI_WINDOW (widget));

  if (node != NULL && node->field != NULL && node->field->key != NULL)
    gtk_widget_activate_action (widget, "win.add-column", "s", node->field->key);
}

/* Whatever has the field's value is marked from now on, before all other rules. */
static void
color_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  const OctetNode *node = get_selected_node (self);
  const OctetTree *tree;
  g_autofree char *filter = NULL;
  g_autofree char *title = NULL;
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (node == NULL)
    return;
  tree = octet_ui_selection_get_tree (self->selection);
  filter = octet_ui_node_get_filter (tree, node);
  if (filter == NULL)
    return;
  title = octet_ui_node_get_name (tree, node);
  value = octet_ui_node_get_value (tree, node);
  /* Translators: the name of a colour rule: a field and its value */
  text = *value != '\0' ? g_strdup_printf (_("%s: %.40s"), title, value) : g_strdup (title);
  if (!octet_ui_color_rules_put_first (octet_ui_settings_get (), text, filter))
    {
      say (self, _("There are too many colour rules."));
      return;
    }
  g_settings_set_boolean (octet_ui_settings_get (), "colour-rules-on", TRUE);
  toast = adw_toast_new (_("Rows with this value are marked now"));
  adw_toast_set_button_label (toast, _("_Rules"));
  adw_toast_set_action_name (toast, "win.colour-rules");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
explain_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  adw_flap_set_reveal_flap (octet_ui_packets_page_get_flap (OCTET_UI_WINDOW (widget)->packets),
                            TRUE);
}

/* The panes of a packet as a page over the others, where they have no room beside the list. */
static void
details_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  GtkWidget *page;

  if (self->selection == NULL || octet_ui_selection_get_packet (self->selection) == 0)
    return;
  page = octet_ui_details_page_new ();
  octet_ui_details_page_set_selection (OCTET_UI_DETAILS_PAGE (page), self->selection);
  octet_ui_window_push (self, page, NULL);
}

/* The standard's own text: opened because somebody asked for it, never by itself. */
static void
reference_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  const OctetNode *node = get_selected_node (self);
  const OctetProtocol *protocol = NULL;
  g_autofree char *uri = NULL;

  if (node != NULL)
    protocol = octet_ui_node_get_protocol (octet_ui_selection_get_tree (self->selection), node);
  if (protocol != NULL)
    uri = octet_ui_node_get_reference (protocol);
  if (uri == NULL)
    return;
  if (g_str_equal (name, "win.copy-reference"))
    octet_ui_window_copy (self, uri);
  else
    gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

/* What makes no sense for the selected field is not in the menu. */
static void
field_changed_cb (OctetUiWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const OctetNode *node = get_selected_node (self);
  const OctetProtocol *protocol = NULL;
  gboolean is_keyed = node != NULL && node->field != NULL && node->field->key != NULL;
  g_autofree char *uri = NULL;

  if (node != NULL)
    protocol = octet_ui_node_get_protocol (octet_ui_selection_get_tree (self->selection), node);
  if (protocol != NULL)
    uri = octet_ui_node_get_reference (protocol);
  gtk_widget_action_set_enabled (widget, "win.follow-link",
                                 is_keyed && node->field->kind == OCTET_FIELD_FRAME);
  gtk_widget_action_set_enabled (widget, "win.field-as-column", is_keyed);
  gtk_widget_action_set_enabled (widget, "win.color-by-field", is_keyed);
  gtk_widget_action_set_enabled (widget, "win.open-reference", uri != NULL);
  gtk_widget_action_set_enabled (widget, "win.copy-reference", uri != NULL);
}

/* A new capture has a new selection. */
void
octet_ui_window_watch_panes (OctetUiWindow *self)
{
  if (self->selection != NULL)
    g_signal_connect_object (self->selection, "field-changed", G_CALLBACK (field_changed_cb), self,
                             G_CONNECT_SWAPPED);
  field_changed_cb (self);
}

/* Settings that are actions too: menus show which one holds. */
void
octet_ui_window_init_panes (OctetUiWindow *self)
{
  static const char *const keys[] = { "byte-columns", "byte-digits", "byte-text", "mode" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (octet_ui_settings_get (), keys[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
}

/* Registers the actions. */
void
octet_ui_window_class_panes (OctetUiWindowClass *klass)
{
  static const char *const copies[] = {
    "win.copy-value", "win.copy-name", "win.copy-key", "win.copy-filter", "win.copy-row",
    "win.copy-tree", "win.copy-json", "win.copy-hex", "win.copy-dump", "win.copy-array",
    "win.copy-base64", "win.copy-python", "win.copy-escaped", "win.copy-printable",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    gtk_widget_class_install_action (widget_class, copies[i], NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "win.save-bytes", NULL, save_bytes_action);
  gtk_widget_class_install_action (widget_class, "win.save-picture", "(say)",
                                   save_picture_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-reset", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.follow-link", NULL, follow_link_action);
  gtk_widget_class_install_action (widget_class, "win.open-reference", NULL, reference_action);
  gtk_widget_class_install_action (widget_class, "win.copy-reference", NULL, reference_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-bytes", NULL, toggle_bytes_action);
  gtk_widget_class_install_action (widget_class, "win.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "win.find-field", NULL, find_field_action);
  gtk_widget_class_install_action (widget_class, "win.field-as-column", NULL, column_action);
  gtk_widget_class_install_action (widget_class, "win.color-by-field", NULL, color_action);
  gtk_widget_class_install_action (widget_class, "win.explain-field", NULL, explain_action);
}
