/* octet-ui-session-keeper.c - remembers which captures were open, and opens them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "octet-ui-session-keeper.h"

#include "octet-ui-settings.h"
#include "window/octet-ui-window.h"

/* Who had more open hardly wants them all again. */
#define MAX_WINDOWS 10

/**
 * octet_ui_session_keeper_save:
 * @application: the program
 *
 * Writes down what its windows show, where the user wants that.
 */
void
octet_ui_session_keeper_save (GtkApplication *application)
{
  GSettings *settings = octet_ui_settings_get ();
  GVariantBuilder builder;
  guint count = 0;

  if (!g_settings_get_boolean (settings, "restore-session"))
    {
      g_settings_reset (settings, "session");
      return;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssus)"));
  for (GList *i = gtk_application_get_windows (application); i != NULL; i = i->next)
    if (OCTET_UI_IS_WINDOW (i->data) && count < MAX_WINDOWS)
      {
        GVariant *place = octet_ui_window_dup_place (i->data);

        if (place == NULL)
          continue;
        g_variant_builder_add_value (&builder, place);
        count++;
      }
  g_settings_set_value (settings, "session", g_variant_builder_end (&builder));
}

/**
 * octet_ui_session_keeper_restore:
 * @application: the program, without a window
 *
 * Opens what was open the last time, where the user wants that. Of a file that is gone a window
 * says so.
 *
 * Returns: whether there is a window now
 */
gboolean
octet_ui_session_keeper_restore (GtkApplication *application)
{
  GSettings *settings = octet_ui_settings_get ();
  g_autoptr (GVariant) places = g_settings_get_value (settings, "session");
  OctetUiWindow *window = NULL;

  if (!g_settings_get_boolean (settings, "restore-session"))
    return FALSE;
  for (gsize i = 0; i < MIN (g_variant_n_children (places), MAX_WINDOWS); i++)
    {
      g_autoptr (GVariant) place = g_variant_get_child_value (places, i);

      if (window == NULL || !octet_ui_window_is_empty (window))
        window = octet_ui_window_new (application);
      octet_ui_window_restore (window, place);
      gtk_window_present (GTK_WINDOW (window));
    }
  return window != NULL;
}
