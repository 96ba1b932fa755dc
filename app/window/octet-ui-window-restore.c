/* octet-ui-window-restore.c - what a window shows, to be shown again another day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <glib/gi18n.h>

#include "octet-ui-settings.h"

/* A new window is as large as the one that was closed last. */
void
octet_ui_window_restore_size (OctetUiWindow *self)
{
  GSettings *settings = octet_ui_settings_get ();

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

void
octet_ui_window_keep_size (OctetUiWindow *self)
{
  GSettings *settings = octet_ui_settings_get ();
  gboolean is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", is_maximized);
  /* What it had before it filled the screen is what it goes back to. */
  if (is_maximized || width <= 0 || height <= 0)
    return;
  g_settings_set_int (settings, "window-width", CLAMP (width, 360, 16384));
  g_settings_set_int (settings, "window-height", CLAMP (height, 294, 16384));
}

/* A capture opens on the page that was left last. */
void
octet_ui_window_restore_page (OctetUiWindow *self)
{
  g_autofree char *page = g_settings_get_string (octet_ui_settings_get (), "last-page");

  if (adw_view_stack_get_child_by_name (self->pages, page) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);
}

void
octet_ui_window_keep_page (OctetUiWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  if (self->session != NULL && page != NULL)
    g_settings_set_string (octet_ui_settings_get (), "last-page", page);
}

/**
 * octet_ui_window_dup_place:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): a floating "(ssus)": the capture's URI, the page, the
 *   packet and the filter; %NULL for a window without a capture
 */
GVariant *
octet_ui_window_dup_place (OctetUiWindow *self)
{
  g_autofree char *uri = NULL;
  const char *page, *filter;

  if (self->session == NULL || octet_session_get_n_packets (self->session) == 0)
    return NULL;
  uri = g_file_get_uri (octet_session_get_file (self->session));
  page = adw_view_stack_get_visible_child_name (self->pages);
  filter = octet_ui_shown_get_filter (octet_ui_selection_get_shown (self->selection));
  return g_variant_new ("(ssus)", uri, page != NULL ? page : "",
                        octet_ui_selection_get_packet (self->selection),
                        filter != NULL ? filter : "");
}

/* Selects the packet as soon as it is read. */
static void
packets_cb (OctetUiWindow *self)
{
  if (self->restored_packet == 0 ||
      octet_session_get_n_packets (self->session) < self->restored_packet)
    return;
  octet_ui_selection_set_packet (self->selection, self->restored_packet);
  self->restored_packet = 0;
}

/**
 * octet_ui_window_restore:
 * @self: a window without a capture
 * @place: what octet_ui_window_dup_place() answered
 *
 * Opens the capture again; where it is gone, says so.
 */
void
octet_ui_window_restore (OctetUiWindow *self,
                         GVariant      *place)
{
  const char *uri, *page, *filter;
  g_autoptr (GFile) file = NULL;
  guint32 packet;

  g_variant_get (place, "(&s&su&s)", &uri, &page, &packet, &filter);
  file = g_file_new_for_uri (uri);
  if (!g_file_query_exists (file, NULL))
    {
      g_autofree char *name = g_file_get_parse_name (file);
      g_autofree char *text = NULL;

      text = g_strdup_printf (_("“%s” was open the last time; it is not there now"), name);
      octet_ui_window_toast (self, text);
      return;
    }
  octet_ui_window_open (self, file);
  if (adw_view_stack_get_child_by_name (self->pages, page) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);
  if (*filter != '\0')
    octet_ui_shown_set_filter (octet_ui_selection_get_shown (self->selection), filter, NULL);
  self->restored_packet = packet;
  g_signal_connect_object (self->session, "notify::n-packets", G_CALLBACK (packets_cb), self,
                           G_CONNECT_SWAPPED);
}
