/* octet-ui-window-notes.c - what a person notes on packets: found in the file, told, and undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>

#include "session/octet-export-run.h"

/* Long enough to see what happened and to press Undo. */
#define TOAST_SECONDS 8

static void
find_notes (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  g_task_return_pointer (task, octet_export_read_notes (data, cancellable),
                         (GDestroyNotify) octet_packet_notes_unref);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  static const OctetUiMark kinds[OCTET_N_PACKET_MARKS] = {
    [OCTET_PACKET_MARK_MARKED] = OCTET_UI_MARK_MARKED,
    [OCTET_PACKET_MARK_IGNORED] = OCTET_UI_MARK_IGNORED,
    [OCTET_PACKET_MARK_REFERENCE] = OCTET_UI_MARK_REFERENCE,
  };
  OctetUiWindow *self = OCTET_UI_WINDOW (object);
  g_autoptr (OctetPacketNotes) notes = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another capture may have taken its place meanwhile. */
  if (notes == NULL || self->session == NULL ||
      self->session != g_task_get_task_data (G_TASK (result)))
    return;
  self->is_loading_notes = TRUE;
  for (guint i = 0; i < OCTET_N_PACKET_MARKS; i++)
    octet_ui_marks_load (octet_ui_selection_get_marks (self->selection), kinds[i],
                         octet_packet_notes_get_marks (notes, (OctetPacketMark) i));
  self->is_loading_notes = FALSE;
}

/* What the file has on its packets already; when they are all there. */
void
octet_ui_window_find_notes (OctetUiWindow *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->has_found_notes || octet_session_get_store (self->session) == NULL)
    return;
  self->has_found_notes = TRUE;
  task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_task_data (task, g_object_ref (self->session), g_object_unref);
  g_task_run_in_thread (task, find_notes);
}

static char *
describe_set (OctetUiMark mark,
              guint32     number,
              gboolean    is_set)
{
  static const char *const texts[OCTET_UI_N_MARKS][2] = {
    [OCTET_UI_MARK_MARKED] = { N_("Packet %'u is not marked any more"),
                               N_("Packet %'u is marked") },
    [OCTET_UI_MARK_IGNORED] = { N_("Packet %'u counts again"), N_("Packet %'u is ignored") },
    [OCTET_UI_MARK_REFERENCE] = { N_("Times do not count from packet %'u any more"),
                                  N_("Times count from packet %'u on") },
  };

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  /* Each of them has the number and nothing else. */
  return g_strdup_printf (_(texts[mark][is_set]), number);
#pragma GCC diagnostic pop
}

static char *
describe (OctetUiMarks *marks,
          OctetUiMark   mark,
          guint32       first,
          guint32       last)
{
  static const char *const many[OCTET_UI_N_MARK_CHANGES] = {
    [OCTET_UI_MARK_MARKED] = N_("The marks of many packets changed"),
    [OCTET_UI_MARK_IGNORED] = N_("Which packets are ignored changed"),
    [OCTET_UI_MARK_REFERENCE] = N_("The time references changed"),
    [OCTET_UI_MARK_COMMENT] = N_("Comments changed"),
    [OCTET_UI_MARK_COLOR] = N_("The colours of conversations changed"),
  };
  const char *comment = NULL;

  if (first != last || mark == OCTET_UI_MARK_COLOR)
    return g_strdup (_(many[mark]));
  if (mark < OCTET_UI_N_MARKS)
    return describe_set (mark, first, octet_ui_marks_get (marks, mark, first));
  octet_ui_marks_get_comment (marks, first, &comment);
  if (comment != NULL && *comment != '\0')
    return g_strdup_printf (_("Packet %'u has a new comment"), first);
  return g_strdup_printf (_("The new comment of packet %'u is gone"), first);
}

static void
dismissed_cb (OctetUiWindow *self)
{
  self->undo_toast = NULL;
}

static void
show_undo (OctetUiWindow *self,
           const char    *text)
{
  AdwToast *toast;

  /* One at a time: who marks ten packets does not want to read of them for a minute. */
  if (self->undo_toast != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->undo_toast, self);
      adw_toast_dismiss (self->undo_toast);
    }
  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  self->undo_toast = toast;
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
changed_cb (OctetUiWindow *self,
            guint          mark,
            guint          first,
            guint          last,
            OctetUiMarks  *marks)
{
  g_autofree char *text = NULL;

  if (self->is_loading_notes)
    return;
  /* A colour has no place in a file. */
  if (mark != OCTET_UI_MARK_COLOR)
    self->n_changes++;
  self->last_change = mark;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 octet_ui_marks_can_undo (marks, (OctetUiMark) mark));
  octet_ui_window_update_title (self);
  text = describe (marks, (OctetUiMark) mark, first, last);
  show_undo (self, text);
}

/* A new capture: nothing is noted yet. */
void
octet_ui_window_init_notes (OctetUiWindow *self)
{
  self->has_found_notes = FALSE;
  self->n_changes = self->n_saved = 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
  if (self->selection != NULL)
    g_signal_connect_object (octet_ui_selection_get_marks (self->selection), "changed",
                             G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (self->selection != NULL)
    octet_ui_marks_undo (octet_ui_selection_get_marks (self->selection),
                         (OctetUiMark) self->last_change);
}

void
octet_ui_window_class_notes (OctetUiWindowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.undo", NULL, undo_action);
}
