/* octet-ui-window-statistics.c - what is counted over a capture, on pushed pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include "pages/octet-ui-properties-page.h"

#define PROPERTIES "properties"

/* Shows the page of that name; answers whether there is one. */
gboolean
octet_ui_window_show_statistics (OctetUiWindow *self,
                                 const char    *name)
{
  if (self->selection == NULL || octet_session_get_store (self->session) == NULL)
    return FALSE;
  if (!g_str_equal (name, PROPERTIES))
    return FALSE;
  octet_ui_window_push (self, octet_ui_properties_page_new (self->selection), name);
  return TRUE;
}

static void
properties_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  octet_ui_window_show_statistics (OCTET_UI_WINDOW (widget), PROPERTIES);
}

/* Registers the actions. */
void
octet_ui_window_class_statistics (OctetUiWindowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.properties", NULL,
                                   properties_action);
}
