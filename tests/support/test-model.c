/* test-model.c - the change log of the model tests says what happened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "support/octet-test-model.h"

static char *
action_to_text (gpointer item)
{
  return g_strdup (g_action_get_name (item));
}

static void
append (GListStore *store,
        const char *name)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_list_store_append (store, action);
}

static void
test_notation (void)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_SIMPLE_ACTION);
  g_autoptr (OctetTestModel) log = octet_test_model_new (G_LIST_MODEL (store), action_to_text);

  octet_assert_model (log, "");
  append (store, "one");
  append (store, "two");
  append (store, "three");
  octet_assert_model (log, "one two three");
  octet_assert_changes (log, "+0, +1, +2");

  g_list_store_remove (store, 1);
  octet_assert_changes (log, "-1");
  octet_assert_model (log, "one three");

  g_list_store_splice (store, 0, 2, NULL, 0);
  octet_assert_changes (log, "0-2");
  octet_assert_changes (log, "");
}

static void
test_unasked (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GListStore) store = g_list_store_new (G_TYPE_SIMPLE_ACTION);
      g_autoptr (OctetTestModel) log = octet_test_model_new (G_LIST_MODEL (store), action_to_text);

      append (store, "one");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/support/model/notation", test_notation);
  g_test_add_func ("/support/model/unasked-change-fails", test_unasked);
  return g_test_run ();
}
