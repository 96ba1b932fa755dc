/* octet-ui-window-names.c - whether addresses, ports and makers are shown by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include "octet-ui-settings.h"
#include "session/octet-session-names.h"

static const struct
{
  const char    *key;
  OctetNamesWhat what;
} switches[] = {
  { "resolve-network", OCTET_NAMES_NETWORK | OCTET_NAMES_CAPTURED },
  { "resolve-transport", OCTET_NAMES_PORTS },
  { "resolve-vendors", OCTET_NAMES_MAC },
};

static void
apply (OctetUiWindow *self)
{
  GSettings *settings = octet_ui_settings_get ();
  OctetNamesWhat what = 0;

  if (self->session == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (g_settings_get_boolean (settings, switches[i].key))
      what |= switches[i].what;
  octet_names_set_what (octet_session_get_names (self->session), what);
}

/* Called once for the window, and again for each capture. */
void
octet_ui_window_init_names (OctetUiWindow *self)
{
  GSettings *settings = octet_ui_settings_get ();

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (GAction) action = NULL;
      g_autofree char *signal = g_strconcat ("changed::", switches[i].key, NULL);

      if (g_action_map_lookup_action (G_ACTION_MAP (self), switches[i].key) != NULL)
        continue;
      action = g_settings_create_action (settings, switches[i].key);
      g_action_map_add_action (G_ACTION_MAP (self), action);
      g_signal_connect_object (settings, signal, G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
    }
  apply (self);
}
