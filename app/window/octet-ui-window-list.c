/* octet-ui-window-list.c - what keys and menus do with the packet list: marks, notes, columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>

#include "dialogs/octet-ui-columns-dialog.h"
#include "dialogs/octet-ui-rules-dialog.h"
#include "models/octet-ui-columns.h"
#include "models/octet-ui-packet-list.h"
#include "octet-ui-settings.h"

static guint32
get_packet (OctetUiWindow *self)
{
  return self->selection != NULL ? octet_ui_selection_get_packet (self->selection) : 0;
}

static OctetUiMarks *
get_marks (OctetUiWindow *self)
{
  return octet_ui_selection_get_marks (self->selection);
}

/* Each is switched on and off with the same key. */
static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  guint32 packet = get_packet (self);
  OctetUiMark mark = g_str_equal (name, "win.mark")     ? OCTET_UI_MARK_MARKED
                     : g_str_equal (name, "win.ignore") ? OCTET_UI_MARK_IGNORED
                                                        : OCTET_UI_MARK_REFERENCE;

  if (packet > 0)
    octet_ui_marks_set (get_marks (self), mark, packet,
                        !octet_ui_marks_get (get_marks (self), mark, packet));
}

static void
go_to_mark_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  guint32 packet = get_packet (self);
  gboolean is_next = g_str_equal (name, "win.next-mark");

  if (packet == 0)
    return;
  packet = is_next ? octet_ui_marks_find_next (get_marks (self), OCTET_UI_MARK_MARKED, packet)
                   : octet_ui_marks_find_previous (get_marks (self), OCTET_UI_MARK_MARKED, packet);
  /* From the last one to the first, and the other way round. */
  if (packet == 0)
    packet = is_next
               ? octet_ui_marks_find_next (get_marks (self), OCTET_UI_MARK_MARKED, 0)
               : octet_ui_marks_find_previous (get_marks (self), OCTET_UI_MARK_MARKED, G_MAXUINT32);
  if (packet > 0 && packet <= octet_session_get_n_packets (self->session))
    octet_ui_selection_set_packet (self->selection, packet);
}

static void
clear_marks_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->selection != NULL)
    octet_ui_marks_clear (get_marks (self), OCTET_UI_MARK_MARKED);
}

static void
color_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  guint color = g_variant_get_uint32 (parameter);
  guint32 flow = self->selection != NULL ? octet_ui_selection_get_flow (self->selection)
                                         : OCTET_NO_FLOW;

  if (flow == OCTET_NO_FLOW || color > OCTET_UI_N_FLOW_COLORS)
    return;
  /* The same colour again takes it off. */
  if (octet_ui_marks_get_flow_color (get_marks (self), flow) == color)
    color = 0;
  octet_ui_marks_set_flow_color (get_marks (self), flow, color);
}

typedef struct
{
  OctetUiWindow *window;
  GtkTextBuffer *text;
  guint32        packet;
} Note;

static void
note_free (gpointer  data,
           GClosure *closure)
{
  Note *self = data;

  g_object_unref (self->window);
  g_object_unref (self->text);
  g_free (self);
}

static void
note_response_cb (Note       *note,
                  const char *response)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (!g_str_equal (response, "save") || note->window->selection == NULL)
    return;
  gtk_text_buffer_get_bounds (note->text, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (note->text, &start, &end, FALSE));
  octet_ui_marks_set_comment (get_marks (note->window), note->packet, text);
}

static GtkWidget *
make_note_view (GtkTextBuffer *text)
{
  GtkWidget *view = gtk_text_view_new_with_buffer (text);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 96);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

/* What the list shows as the packet's comment. */
static char *
get_comment (OctetUiWindow *self,
             guint32        packet)
{
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (self->selection);
  guint position = octet_ui_shown_get_position (octet_ui_selection_get_shown (self->selection),
                                                packet);
  g_autoptr (OctetUiPacket) row = NULL;

  octet_ui_packet_list_tell_all (list);
  row = g_list_model_get_item (G_LIST_MODEL (list), position);
  return row != NULL ? g_strdup (octet_ui_packet_get_row (row)->comment) : NULL;
}

static void
note_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  guint32 packet = get_packet (self);
  g_autofree char *heading = NULL;
  g_autofree char *comment = NULL;
  GtkWidget *dialog;
  Note *note;

  if (packet == 0)
    return;
  note = g_new0 (Note, 1);
  note->window = g_object_ref (self);
  note->packet = packet;
  note->text = gtk_text_buffer_new (NULL);
  comment = get_comment (self, packet);
  gtk_text_buffer_set_text (note->text, comment != NULL ? comment : "", -1);
  heading = g_strdup_printf (_("Note on Packet %u"), packet);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading,
                                   _("Notes are kept in the capture when you save it as pcapng."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save",
                                    _("_Keep"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_note_view (note->text));
  g_signal_connect_data (dialog, "response", G_CALLBACK (note_response_cb), note, note_free,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_column_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  const OctetFieldRef *refs;
  const OctetField *field;
  gsize count;

  if (self->session == NULL)
    return;
  refs = octet_registry_find_field (octet_session_get_registry (self->session), key, &count);
  field = refs != NULL ? octet_field_ref_get_field (&refs[0]) : NULL;
  if (refs == NULL)
    return;
  if (!octet_ui_columns_add (octet_ui_settings_get (), key,
                             field != NULL && field->name != NULL ? _(field->name) : key))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("There are too many columns.")));
}

static void
remove_column_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  octet_ui_columns_remove (octet_ui_settings_get (), g_variant_get_string (parameter, NULL));
}

static void
columns_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  octet_ui_columns_dialog_present (GTK_WINDOW (self),
                                   self->session != NULL
                                     ? octet_session_get_registry (self->session) : NULL);
}

static void
rules_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  octet_ui_rules_dialog_present (GTK_WINDOW (self),
                                 self->session != NULL
                                   ? octet_session_get_registry (self->session) : NULL);
}

static void
explain_color_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  octet_ui_packets_page_explain_color (OCTET_UI_WINDOW (widget)->packets);
}

/* From a question to its answer and back. */
static void
related_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);
  guint32 packet = get_packet (self);
  const OctetTree *tree;

  if (packet == 0)
    return;
  tree = octet_ui_selection_get_tree (self->selection);
  packet = octet_ui_packet_list_find_related (tree);
  if (packet > 0 && packet <= octet_session_get_n_packets (self->session))
    octet_ui_selection_set_packet (self->selection, packet);
  else
    adw_toast_overlay_add_toast (self->toasts,
                                 adw_toast_new (_("No other packet belongs with this one.")));
}

static void
time_changed_cb (OctetUiWindow *self)
{
  GSettings *settings = octet_ui_settings_get ();
  g_autofree char *format = g_settings_get_string (settings, "time-format");

  octet_ui_packets_page_set_time_format (self->packets, octet_ui_time_format_from_key (format),
                                         g_settings_get_int (settings, "time-precision"));
}

static void
precision_cb (GSimpleAction *action,
              GVariant      *value,
              gpointer       data)
{
  g_simple_action_set_state (action, value);
  g_settings_set_int (octet_ui_settings_get (), "time-precision",
                      (int) g_ascii_strtoll (g_variant_get_string (value, NULL), NULL, 10));
}

/* Adds the actions that the settings keep. */
void
octet_ui_window_init_list (OctetUiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "time-precision", .parameter_type = "s", .state = "'-1'",
      .change_state = precision_cb },
  };
  static const char *const kept[] = { "time-format", "colour-rules-on" };
  GSettings *settings = octet_ui_settings_get ();
  g_autofree char *digits = NULL;
  GAction *precision;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, kept[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  precision = g_action_map_lookup_action (G_ACTION_MAP (self), "time-precision");
  digits = g_strdup_printf ("%d", g_settings_get_int (settings, "time-precision"));
  g_simple_action_set_state (G_SIMPLE_ACTION (precision), g_variant_new_string (digits));
  g_signal_connect_object (settings, "changed::time-format", G_CALLBACK (time_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::time-precision", G_CALLBACK (time_changed_cb), self,
                           G_CONNECT_SWAPPED);
  time_changed_cb (self);
}

/* Registers the actions. */
void
octet_ui_window_class_list (OctetUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    const char                  *name;
    const char                  *parameter;
    GtkWidgetActionActivateFunc  function;
  } actions[] = {
    { "win.mark", NULL, toggle_action },
    { "win.ignore", NULL, toggle_action },
    { "win.time-reference", NULL, toggle_action },
    { "win.next-mark", NULL, go_to_mark_action },
    { "win.previous-mark", NULL, go_to_mark_action },
    { "win.clear-marks", NULL, clear_marks_action },
    { "win.add-note", NULL, note_action },
    { "win.color-conversation", "u", color_action },
    { "win.add-column", "s", add_column_action },
    { "win.remove-column", "s", remove_column_action },
    { "win.columns", NULL, columns_action },
    { "win.colour-rules", NULL, rules_action },
    { "win.explain-color", NULL, explain_color_action },
    { "win.go-to-related", NULL, related_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].function);
}
