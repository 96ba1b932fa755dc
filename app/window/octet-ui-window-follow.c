/* octet-ui-window-follow.c - follows a stream on a page that is pushed over the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/octet-ui-stream-page.h"

/* "tcp", or "tcp:7" for a stream of that number. */
static gboolean
read_target (OctetUiWindow   *self,
             const char      *target,
             OctetStreamKind *ret_kind,
             guint           *ret_number)
{
  g_auto (GStrv) parts = g_strsplit (target, ":", 2);
  guint32 packet = octet_ui_selection_get_packet (self->selection);

  for (OctetStreamKind kind = 0; parts[0] != NULL && kind < OCTET_N_STREAM_KINDS; kind++)
    {
      if (g_ascii_strcasecmp (parts[0], octet_stream_kind_get_name (kind)) != 0)
        continue;
      *ret_kind = kind;
      if (parts[1] == NULL)
        return octet_follow_find_stream (self->session, kind, packet, ret_number);
      *ret_number = (guint) g_ascii_strtoull (parts[1], NULL, 10);
      return TRUE;
    }
  return FALSE;
}

/* Shows a stream; answers whether there is one. */
gboolean
octet_ui_window_follow (OctetUiWindow *self,
                        const char    *target)
{
  OctetStreamKind kind;
  g_autofree char *name = NULL;
  guint number;

  if (self->selection == NULL || octet_session_get_store (self->session) == NULL ||
      !read_target (self, target, &kind, &number))
    return FALSE;
  name = g_strdup_printf ("follow:%s:%u", octet_stream_kind_get_name (kind), number);
  octet_ui_window_push (self, octet_ui_stream_page_new (self->session, kind, number), name);
  return TRUE;
}

static void
follow_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  OctetUiWindow *self = OCTET_UI_WINDOW (widget);

  if (!octet_ui_window_follow (self, g_variant_get_string (parameter, NULL)))
    adw_toast_overlay_add_toast (self->toasts,
                                 adw_toast_new (_("The selected packet is in no such stream")));
}

/* Registers the action. */
void
octet_ui_window_class_follow (OctetUiWindowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.follow", "s", follow_action);
}
