/* octet-ui-near-filter.c - a filter that finds something, near to one that finds nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-near-filter.h"

#include <math.h>
#include <string.h>

#include "filter/octet-filter-lexer.h"
#include "models/octet-ui-field-values.h"

/* The first comparison of a field with a value; where the value stands in the text. */
static gboolean
find_comparison (OctetSession *session,
                 const char   *text,
                 char        **ret_field,
                 guint        *ret_start,
                 guint        *ret_size)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (GArray) tokens = octet_filter_lex (text, &problem);

  for (guint i = 0; tokens != NULL && i + 2 < tokens->len; i++)
    {
      const OctetToken *field = &g_array_index (tokens, OctetToken, i);
      const OctetToken *relation = &g_array_index (tokens, OctetToken, i + 1);
      const OctetToken *value = &g_array_index (tokens, OctetToken, i + 2);
      gsize count;

      if (field->kind != OCTET_TOKEN_WORD || field->text == NULL ||
          relation->kind != OCTET_TOKEN_RELATION || relation->relation != OCTET_FILTER_EQ ||
          (value->kind != OCTET_TOKEN_WORD && value->kind != OCTET_TOKEN_TEXT) ||
          octet_registry_find_field (octet_session_get_registry (session), field->text,
                                     &count) == NULL)
        continue;
      *ret_field = g_strdup (field->text);
      *ret_start = value->start;
      *ret_size = value->size;
      return TRUE;
    }
  return FALSE;
}

/* The smaller, the nearer: numbers by their distance, others by how far they are the same. */
static double
measure (const char *wanted,
         const char *value)
{
  char *wanted_end, *value_end;
  double left = g_ascii_strtod (wanted, &wanted_end);
  double right = g_ascii_strtod (value, &value_end);
  gsize same = 0;

  if (*wanted_end == 0 && *value_end == 0 && wanted_end != wanted && value_end != value)
    return fabs (left - right);
  while (wanted[same] != 0 &&
         g_ascii_tolower (wanted[same]) == g_ascii_tolower (value[same]))
    same++;
  return 1.0 / (double) (same + 1);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  OctetSession *session = source;
  const char *text = data;
  g_autofree char *field = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (GPtrArray) values = NULL;
  const OctetUiFieldValue *best = NULL;
  OctetUiNearFilter *near;
  guint start, size;

  if (!find_comparison (session, text, &field, &start, &size))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  wanted = g_strndup (text + start, size);
  values = octet_ui_field_values_new (session, field, cancellable);
  for (guint i = 0; i < values->len; i++)
    {
      const OctetUiFieldValue *value = g_ptr_array_index (values, i);

      if (best == NULL || measure (wanted, value->text) < measure (wanted, best->text))
        best = value;
    }
  if (best == NULL || g_str_equal (best->text, wanted))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  near = g_new0 (OctetUiNearFilter, 1);
  near->field = g_steal_pointer (&field);
  near->value = g_strdup (best->text);
  near->packets = best->packets;
  near->text = g_strdup_printf ("%.*s%s%s", (int) start, text, best->text, text + start + size);
  g_task_return_pointer (task, near, (GDestroyNotify) octet_ui_near_filter_free);
}

/**
 * octet_ui_near_filter_find_async: (skip)
 * @session: a session
 * @text: a filter that finds nothing
 * @cancellable: (nullable): ends it sooner
 * @callback: (scope async): called with what was found
 * @data: for @callback
 *
 * Looks in a thread for the value nearest to the one that the filter compares with.
 */
void
octet_ui_near_filter_find_async (OctetSession        *session,
                                 const char          *text,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, data);

  g_task_set_task_data (task, g_strdup (text), g_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * octet_ui_near_filter_find_finish: (skip)
 * @result: what the callback got
 * @error: set where it was cancelled
 *
 * Returns: (transfer full) (nullable): a filter; %NULL where there is none that is near
 */
OctetUiNearFilter *
octet_ui_near_filter_find_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * octet_ui_near_filter_free: (skip)
 * @self: (transfer full): a filter
 */
void
octet_ui_near_filter_free (OctetUiNearFilter *self)
{
  g_free (self->field);
  g_free (self->value);
  g_free (self->text);
  g_free (self);
}
