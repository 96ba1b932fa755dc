/* octet-ui-settings.c - the settings of the program, wherever it is started from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib ends a program whose schema is not installed, or lacks a key. A build tree has none
 * installed, and may meet the schema of an older Octet. So the program carries the compiled
 * schema inside, and uses the installed one only where that has every key.
 */
#include "config.h"

#include "octet-ui-settings.h"

#include <glib/gstdio.h>

#define COMPILED OCTET_UI_RESOURCES "gschemas.compiled"

/* The schema that is inside the program. GLib reads schemas from a folder only; it maps the file,
 * which may then go. */
static GSettingsSchemaSource *
open_inside (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (COMPILED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *folder = g_dir_make_tmp ("octet-schema-XXXXXX", NULL);
  g_autofree char *path = NULL;
  GSettingsSchemaSource *source = NULL;
  const char *content;
  gsize size;

  if (folder == NULL)
    folder = g_mkdtemp (g_build_filename (g_get_user_runtime_dir (), "octet-schema-XXXXXX", NULL));
  if (bytes == NULL || folder == NULL)
    return NULL;
  content = g_bytes_get_data (bytes, &size);
  path = g_build_filename (folder, "gschemas.compiled", NULL);
  if (g_file_set_contents (path, content, (gssize) size, NULL))
    source = g_settings_schema_source_new_from_directory (
      folder, g_settings_schema_source_get_default (), TRUE, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return source;
}

static gboolean
has_keys_of (GSettingsSchema *schema,
             GSettingsSchema *wanted)
{
  g_auto (GStrv) names = g_settings_schema_list_keys (wanted);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (wanted, names[i]);
      g_autoptr (GSettingsSchemaKey) other = NULL;

      if (!g_settings_schema_has_key (schema, names[i]))
        return FALSE;
      other = g_settings_schema_get_key (schema, names[i]);
      if (!g_variant_type_equal (g_settings_schema_key_get_value_type (key),
                                 g_settings_schema_key_get_value_type (other)))
        return FALSE;
    }
  return TRUE;
}

static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *system = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) inside = open_inside ();
  g_autoptr (GSettingsSchema) installed = NULL, own = NULL;
  GSettingsSchema *schema;

  if (system != NULL)
    installed = g_settings_schema_source_lookup (system, OCTET_APP_ID, TRUE);
  if (inside != NULL)
    own = g_settings_schema_source_lookup (inside, OCTET_APP_ID, FALSE);
  schema = installed != NULL && (own == NULL || has_keys_of (installed, own)) ? installed : own;
  if (schema == NULL)
    g_error ("There is neither an installed settings schema nor room for a temporary one.");
  return g_settings_new_full (schema, NULL, NULL);
}

/**
 * octet_ui_settings_get:
 *
 * What the user has chosen, the same object for the whole program. Where nothing can keep it, it
 * holds until the program ends. The keys stand in data/io.github.octet_analyzer.Octet.gschema.xml.
 *
 * Returns: (transfer none): the settings
 */
GSettings *
octet_ui_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = open_settings ();
  return settings;
}
