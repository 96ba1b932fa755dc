/* test-memory.c - what protocols remember stays apart by flow and owner, and is freed once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-flow-table.h"
#include "flows/octet-memory.h"

static const char first_owner[] = "first", second_owner[] = "second";

static void
count_free (gpointer data)
{
  ++*(guint *) data;
}

static void
test_apart (void)
{
  g_autoptr (OctetMemory) memory = octet_memory_new ();
  static int values[4];

  g_assert_null (octet_memory_find (memory, 0, first_owner));
  g_assert_null (octet_memory_find (memory, OCTET_FLOW_NONE, first_owner));
  octet_memory_put (memory, 0, first_owner, &values[0], NULL);
  octet_memory_put (memory, 0, second_owner, &values[1], NULL);
  octet_memory_put (memory, OCTET_FLOW_NONE, first_owner, &values[2], NULL);
  octet_memory_put (memory, 70000, first_owner, &values[3], NULL);
  g_assert_true (octet_memory_find (memory, 0, first_owner) == &values[0]);
  g_assert_true (octet_memory_find (memory, 0, second_owner) == &values[1]);
  g_assert_true (octet_memory_find (memory, OCTET_FLOW_NONE, first_owner) == &values[2]);
  g_assert_true (octet_memory_find (memory, 70000, first_owner) == &values[3]);
  g_assert_null (octet_memory_find (memory, 70000, second_owner));
  g_assert_null (octet_memory_find (memory, 69999, first_owner));
  g_assert_null (octet_memory_find (memory, G_MAXUINT32 - 1, first_owner));
}

static void
test_free (void)
{
  OctetMemory *memory = octet_memory_new ();
  guint old = 0, new = 0, other = 0;

  octet_memory_put (memory, 3, first_owner, &old, count_free);
  octet_memory_put (memory, 3, second_owner, &other, count_free);
  octet_memory_put (memory, 3, first_owner, &new, count_free);
  g_assert_cmpuint (old, ==, 1);
  g_assert_cmpuint (new, ==, 0);
  g_assert_true (octet_memory_find (memory, 3, first_owner) == &new);
  octet_memory_free (memory);
  g_assert_cmpuint (old, ==, 1);
  g_assert_cmpuint (new, ==, 1);
  g_assert_cmpuint (other, ==, 1);
}

static void
test_many (void)
{
  g_autoptr (OctetMemory) memory = octet_memory_new ();

  for (guint flow = 0; flow < 20000; flow += 3)
    octet_memory_put (memory, flow, first_owner, GUINT_TO_POINTER (flow + 1), NULL);
  for (guint flow = 0; flow < 20000; flow++)
    g_assert_cmpuint (GPOINTER_TO_UINT (octet_memory_find (memory, flow, first_owner)), ==,
                      flow % 3 == 0 ? flow + 1 : 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flows/memory/apart", test_apart);
  g_test_add_func ("/flows/memory/free", test_free);
  g_test_add_func ("/flows/memory/many", test_many);
  return g_test_run ();
}
