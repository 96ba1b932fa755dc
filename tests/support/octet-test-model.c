/* octet-test-model.c - says in text what a GListModel holds and how it changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "support/octet-test-model.h"

struct _OctetTestModel
{
  GListModel          *model;
  OctetTestItemToText  to_text;
  GString             *log;
  guint                count;
};

static void
octet_test_model_changed_cb (OctetTestModel *self,
                             guint           position,
                             guint           removed,
                             guint           added)
{
  g_assert_cmpuint (removed, <=, self->count);
  g_assert_cmpuint (position, <=, self->count - removed);
  self->count += added - removed;
  g_assert_cmpuint (self->count, ==, g_list_model_get_n_items (self->model));

  if (self->log->len > 0)
    g_string_append (self->log, ", ");
  if (removed == 1 && added == 0)
    g_string_append_printf (self->log, "-%u", position);
  else if (removed == 0 && added == 1)
    g_string_append_printf (self->log, "+%u", position);
  else
    {
      g_string_append_printf (self->log, "%u", position);
      if (removed > 0)
        g_string_append_printf (self->log, "-%u", removed);
      if (added > 0)
        g_string_append_printf (self->log, "+%u", added);
    }
}

/**
 * octet_test_model_new: (skip)
 * @model: (transfer none): what is tested
 * @to_text: prints one item
 *
 * Returns: (transfer full): a log that starts empty
 */
OctetTestModel *
octet_test_model_new (GListModel          *model,
                      OctetTestItemToText  to_text)
{
  OctetTestModel *self = g_new0 (OctetTestModel, 1);

  self->model = g_object_ref (model);
  self->to_text = to_text;
  self->log = g_string_new (NULL);
  self->count = g_list_model_get_n_items (model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (octet_test_model_changed_cb), self);
  return self;
}

/**
 * octet_test_model_free: (skip)
 * @self: (transfer full): the log; a change that nobody asked about fails the test
 */
void
octet_test_model_free (OctetTestModel *self)
{
  g_assert_cmpstr (self->log->str, ==, "");
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_object_unref (self->model);
  g_string_free (self->log, TRUE);
  g_free (self);
}

/**
 * octet_test_model_print: (skip)
 * @self: the log
 *
 * Returns: (transfer full): all items, a blank between them; the one past the end is asked for
 * too, and must be %NULL
 */
char *
octet_test_model_print (OctetTestModel *self)
{
  GString *text = g_string_new (NULL);
  guint count = g_list_model_get_n_items (self->model);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);
      g_autofree char *word = NULL;

      g_assert_nonnull (item);
      word = self->to_text (item);
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, word);
    }
  g_assert_null (g_list_model_get_item (self->model, count));
  return g_string_free (text, FALSE);
}

/**
 * octet_test_model_take_log: (skip)
 * @self: the log
 *
 * Returns: (transfer full): what changed since the last call
 */
char *
octet_test_model_take_log (OctetTestModel *self)
{
  char *text = g_strdup (self->log->str);

  g_string_truncate (self->log, 0);
  return text;
}
