/* test-settings.c - the settings are there though no schema is installed, and their defaults hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <locale.h>

#include "models/octet-ui-time-format.h"
#include "octet-ui-settings.h"

/* Reading a key that is missing, or a default out of its range, ends the program. */
static void
test_every_key (void)
{
  GSettings *settings = octet_ui_settings_get ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  g_assert_cmpstr (g_settings_schema_get_id (schema), ==, OCTET_APP_ID);
  keys = g_settings_schema_list_keys (schema);
  g_assert_cmpuint (g_strv_length (keys), >=, 25);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, keys[i]);
      g_autoptr (GVariant) value = g_settings_get_value (settings, keys[i]);

      g_assert_true (g_settings_schema_key_range_check (key, value));
    }
  g_assert_true (octet_ui_settings_get () == settings);
}

static void
test_keeps (void)
{
  GSettings *settings = octet_ui_settings_get ();
  g_autofree char *format = NULL;

  g_assert_true (g_settings_set_string (settings, "time-format", "utc"));
  format = g_settings_get_string (settings, "time-format");
  g_assert_cmpint (octet_ui_time_format_from_key (format), ==, OCTET_UI_TIME_UTC);
  g_settings_reset (settings, "time-format");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/settings/every-key", test_every_key);
  g_test_add_func ("/app/settings/keeps", test_keeps);
  return g_test_run ();
}
