/* octet-ui-columns.c - which columns the packet list has, as the settings keep them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every change is written to the settings, and lists follow the settings: all windows agree,
 * and the next start does too.
 */
#include "config.h"

#include "models/octet-ui-columns.h"

#include <glib/gi18n.h>

#define KEY "columns"

static const struct
{
  const char *key;
  const char *title;
} usual[] = {
  { "number", N_("No.") },
  { "time", N_("Time") },
  { "source", N_("Source") },
  { "destination", N_("Destination") },
  { "protocol", N_("Protocol") },
  { "length", N_("Length") },
  { "info", N_("Info") },
};

static void
column_free (OctetUiColumn *self)
{
  g_free (self->title);
  g_free (self->key);
  g_free (self);
}

static void
append (GPtrArray  *columns,
        const char *title,
        const char *key,
        int         width,
        gboolean    is_shown)
{
  OctetUiColumn *column = g_new0 (OctetUiColumn, 1);

  column->title = g_strdup (title);
  column->key = g_strdup (key);
  column->width = width;
  column->is_shown = is_shown;
  g_ptr_array_add (columns, column);
}

/**
 * octet_ui_columns_find: (skip)
 * @columns: columns
 * @key: what one of them shows
 *
 * Returns: (transfer none) (nullable): that column
 */
OctetUiColumn *
octet_ui_columns_find (GPtrArray  *columns,
                       const char *key)
{
  for (guint i = 0; i < columns->len; i++)
    {
      OctetUiColumn *column = g_ptr_array_index (columns, i);

      if (g_str_equal (column->key, key))
        return column;
    }
  return NULL;
}

/**
 * octet_ui_columns_load: (skip)
 * @settings: the program's settings
 *
 * Settings may have been written by hand: what is there twice counts once, and what Octet comes
 * with and is missing is added without being shown.
 *
 * Returns: (transfer full): the columns from left to right
 */
GPtrArray *
octet_ui_columns_load (GSettings *settings)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  g_autoptr (GVariant) value = g_settings_get_value (settings, KEY);
  gboolean is_new = g_variant_n_children (value) == 0;
  const char *title, *key;
  GVariantIter iter;
  gboolean is_shown;
  int width;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&sib)", &title, &key, &width, &is_shown))
    if (*key != '\0' && columns->len < OCTET_UI_MAX_COLUMNS &&
        octet_ui_columns_find (columns, key) == NULL)
      append (columns, title, key, width > 0 ? CLAMP (width, 24, 4000) : -1, is_shown);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (octet_ui_columns_find (columns, usual[i].key) == NULL)
      append (columns, "", usual[i].key, -1, is_new);
  return columns;
}

/**
 * octet_ui_columns_save: (skip)
 * @settings: the program's settings
 * @columns: the columns from left to right
 */
void
octet_ui_columns_save (GSettings *settings,
                       GPtrArray *columns)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssib)"));
  for (guint i = 0; i < columns->len; i++)
    {
      const OctetUiColumn *column = g_ptr_array_index (columns, i);

      g_variant_builder_add (&builder, "(ssib)", column->title, column->key, column->width,
                             column->is_shown);
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/**
 * octet_ui_columns_add:
 * @settings: the program's settings
 * @key: the key of a field, or of a usual column
 * @title: what stands above it
 *
 * Shows a column: in front of the last one, which is the wide one.
 *
 * Returns: whether there was room for it
 */
gboolean
octet_ui_columns_add (GSettings  *settings,
                      const char *key,
                      const char *title)
{
  g_autoptr (GPtrArray) columns = octet_ui_columns_load (settings);
  OctetUiColumn *column = octet_ui_columns_find (columns, key);

  if (column == NULL && columns->len >= OCTET_UI_MAX_COLUMNS)
    return FALSE;
  if (column == NULL)
    {
      append (columns, title, key, -1, TRUE);
      column = g_ptr_array_steal_index (columns, columns->len - 1);
      g_ptr_array_insert (columns, (int) columns->len - 1, column);
    }
  column->is_shown = TRUE;
  octet_ui_columns_save (settings, columns);
  return TRUE;
}

/**
 * octet_ui_columns_set_shown:
 * @settings: the program's settings
 * @key: what a column shows
 * @is_shown: whether it is to be in the list; the last one that is shown stays
 */
void
octet_ui_columns_set_shown (GSettings  *settings,
                            const char *key,
                            gboolean    is_shown)
{
  g_autoptr (GPtrArray) columns = octet_ui_columns_load (settings);
  OctetUiColumn *column = octet_ui_columns_find (columns, key);
  guint n_shown = 0;

  for (guint i = 0; i < columns->len; i++)
    n_shown += ((OctetUiColumn *) g_ptr_array_index (columns, i))->is_shown;
  if (column == NULL || column->is_shown == is_shown || (!is_shown && n_shown == 1))
    return;
  column->is_shown = is_shown;
  octet_ui_columns_save (settings, columns);
}

/**
 * octet_ui_columns_set_width:
 * @settings: the program's settings
 * @key: what a column shows
 * @width: pixels; -1 for as wide as is usual
 */
void
octet_ui_columns_set_width (GSettings  *settings,
                            const char *key,
                            int         width)
{
  g_autoptr (GPtrArray) columns = octet_ui_columns_load (settings);
  OctetUiColumn *column = octet_ui_columns_find (columns, key);

  if (column == NULL || column->width == width)
    return;
  column->width = width;
  octet_ui_columns_save (settings, columns);
}

/**
 * octet_ui_columns_move:
 * @settings: the program's settings
 * @key: what a column shows
 * @step: places to the right; to the left where it is negative
 */
void
octet_ui_columns_move (GSettings  *settings,
                       const char *key,
                       int         step)
{
  g_autoptr (GPtrArray) columns = octet_ui_columns_load (settings);
  OctetUiColumn *column = octet_ui_columns_find (columns, key);
  guint at;
  int to;

  if (column == NULL)
    return;
  g_ptr_array_find (columns, column, &at);
  to = CLAMP ((int) at + step, 0, (int) columns->len - 1);
  if (to == (int) at)
    return;
  g_ptr_array_insert (columns, to, g_ptr_array_steal_index (columns, at));
  octet_ui_columns_save (settings, columns);
}

/**
 * octet_ui_columns_remove:
 * @settings: the program's settings
 * @key: the key of a field; a usual column is hidden instead
 */
void
octet_ui_columns_remove (GSettings  *settings,
                         const char *key)
{
  g_autoptr (GPtrArray) columns = octet_ui_columns_load (settings);
  OctetUiColumn *column = octet_ui_columns_find (columns, key);

  if (!octet_ui_columns_is_field (key))
    octet_ui_columns_set_shown (settings, key, FALSE);
  else if (column != NULL)
    {
      g_ptr_array_remove (columns, column);
      octet_ui_columns_save (settings, columns);
    }
}

/**
 * octet_ui_columns_reset:
 * @settings: the program's settings
 *
 * Goes back to the columns that Octet comes with.
 */
void
octet_ui_columns_reset (GSettings *settings)
{
  g_settings_reset (settings, KEY);
}

/**
 * octet_ui_columns_is_field:
 * @key: what a column shows
 *
 * Returns: whether it is a field of the packets
 */
gboolean
octet_ui_columns_is_field (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (usual[i].key, key))
      return FALSE;
  return TRUE;
}

/**
 * octet_ui_columns_get_title: (skip)
 * @column: a column
 *
 * Returns: (transfer none): what stands above it, translated
 */
const char *
octet_ui_columns_get_title (const OctetUiColumn *column)
{
  if (*column->title != '\0')
    return column->title;
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (usual[i].key, column->key))
      return _(usual[i].title);
  return column->key;
}
