/* test-bitset.c - the set of packet numbers against a plain array of booleans.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "packets/octet-bitset.h"

/* Three and a bit chunks, so that every kind of border is inside. */
#define LAST 200003u

typedef struct
{
  gboolean *is_member;
  guint32  *members;
  guint32   n_members;
} Model;

static Model *
model_new (const OctetBitset *set)
{
  Model *self = g_new0 (Model, 1);

  self->is_member = g_new0 (gboolean, LAST + 1);
  self->members = g_new0 (guint32, LAST + 1);
  for (guint32 i = 1; i <= LAST; i++)
    if (octet_bitset_test (set, i))
      {
        self->is_member[i] = TRUE;
        self->members[self->n_members++] = i;
      }
  return self;
}

static void
model_free (Model *self)
{
  g_free (self->is_member);
  g_free (self->members);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Model, model_free)

/* Every rank, every place and every step agree with the plain array. */
static void
check (const OctetBitset *set)
{
  g_autoptr (Model) model = model_new (set);
  guint32 rank = 0, number = 0;

  g_assert_cmpuint (octet_bitset_get_count (set), ==, model->n_members);
  for (guint32 i = 1; i <= LAST; i++)
    {
      g_assert_cmpuint (octet_bitset_rank (set, i), ==, rank);
      g_assert_cmpuint (octet_bitset_previous (set, i), ==,
                        rank > 0 ? model->members[rank - 1] : 0);
      rank += model->is_member[i] ? 1 : 0;
    }
  for (guint32 i = 0; i < model->n_members; i++)
    {
      g_assert_cmpuint (octet_bitset_select (set, i), ==, model->members[i]);
      number = octet_bitset_next (set, number);
      g_assert_cmpuint (number, ==, model->members[i]);
    }
  g_assert_cmpuint (octet_bitset_next (set, number), ==, 0);
  g_assert_cmpuint (octet_bitset_select (set, model->n_members), ==, 0);
  g_assert_cmpuint (octet_bitset_rank (set, G_MAXUINT32), ==, model->n_members);
}

/* One number in @step, at random. */
static OctetBitset *
make_random (gint step)
{
  OctetBitset *set = octet_bitset_new ();

  for (guint32 i = 1; i <= LAST; i++)
    if (g_test_rand_int_range (0, step) == 0)
      octet_bitset_set (set, i);
  octet_bitset_publish (set, LAST);
  return set;
}

static void
test_empty (void)
{
  g_autoptr (OctetBitset) set = octet_bitset_new ();

  check (set);
  octet_bitset_publish (set, LAST);
  check (set);
  g_assert_false (octet_bitset_test (set, G_MAXUINT32));
}

static void
test_borders (void)
{
  static const guint32 numbers[] = {
    1, 63, 64, 511, 512, 513, 65535, 65536, 65537, 131071, 131072, 196607, 196608, LAST,
  };
  g_autoptr (OctetBitset) set = octet_bitset_new ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    octet_bitset_set (set, numbers[i]);
  octet_bitset_publish (set, LAST);
  g_assert_cmpuint (octet_bitset_get_count (set), ==, G_N_ELEMENTS (numbers));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpuint (octet_bitset_select (set, i), ==, numbers[i]);
  check (set);
}

static void
test_random (void)
{
  static const gint steps[] = { 1, 2, 3, 64, 1000, 70000 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (OctetBitset) set = make_random (steps[i]);

      check (set);
    }
}

/* What is set in any order, and taken out again, counts once it is published. */
static void
test_any_order (void)
{
  g_autoptr (OctetBitset) set = make_random (10);

  for (guint i = 0; i < 1000; i++)
    {
      octet_bitset_set (set, (guint32) g_test_rand_int_range (1, LAST + 1));
      octet_bitset_clear (set, (guint32) g_test_rand_int_range (1, LAST + 1));
    }
  octet_bitset_publish (set, LAST);
  check (set);
}

/* Published piece by piece: what lies behind is not seen. */
static void
test_growing (void)
{
  g_autoptr (OctetBitset) set = octet_bitset_new ();
  guint32 decided = 0, n_members = 0;

  for (guint32 i = 1; i <= LAST; i++)
    {
      if (i % 3 == 0)
        octet_bitset_set (set, i);
      g_assert_cmpuint (octet_bitset_get_count (set), ==, n_members);
      if (g_test_rand_int_range (0, 3000) == 0 || i == LAST)
        {
          decided = i;
          n_members = i / 3;
          octet_bitset_publish (set, decided);
          g_assert_cmpuint (octet_bitset_get_decided (set), ==, decided);
          g_assert_cmpuint (octet_bitset_rank (set, decided), ==, (decided - 1) / 3);
          if (n_members > 0)
            g_assert_cmpuint (octet_bitset_select (set, n_members - 1), ==, n_members * 3);
          g_assert_cmpuint (octet_bitset_next (set, decided), ==, 0);
        }
    }
  check (set);
}

static void
test_combined (void)
{
  g_autoptr (OctetBitset) a = make_random (3);
  g_autoptr (OctetBitset) b = make_random (5);
  g_autoptr (OctetBitset) both = octet_bitset_and (a, b);
  g_autoptr (OctetBitset) either = octet_bitset_or (a, b);
  g_autoptr (OctetBitset) others = octet_bitset_not (a, LAST);
  g_autoptr (OctetBitset) all = octet_bitset_new_full (LAST);

  for (guint32 i = 1; i <= LAST; i++)
    {
      gboolean in_a = octet_bitset_test (a, i), in_b = octet_bitset_test (b, i);

      g_assert_cmpint (octet_bitset_test (both, i), ==, in_a && in_b);
      g_assert_cmpint (octet_bitset_test (either, i), ==, in_a || in_b);
      g_assert_cmpint (octet_bitset_test (others, i), ==, !in_a);
      g_assert_true (octet_bitset_test (all, i));
    }
  g_assert_false (octet_bitset_test (others, 0));
  g_assert_false (octet_bitset_test (others, LAST + 1));
  g_assert_cmpuint (octet_bitset_get_count (all), ==, LAST);
  check (both);
  check (either);
  check (others);
}

/* Sixty million members: 10 MB at most, and places at the far end. */
static void
test_large (void)
{
  g_autoptr (OctetBitset) set = octet_bitset_new_full (60000000);

  g_assert_cmpuint (octet_bitset_select (set, 59999999), ==, 60000000);
  g_assert_cmpuint (octet_bitset_rank (set, 60000000), ==, 59999999);
  g_assert_cmpuint (octet_bitset_get_memory (set), <, 10000000);
}

static gpointer
read_meanwhile (gpointer data)
{
  const OctetBitset *set = data;
  guint32 count;

  do
    {
      count = octet_bitset_get_count (set);
      if (count > 0)
        {
          g_assert_cmpuint (octet_bitset_select (set, count - 1), ==, count * 2);
          g_assert_cmpuint (octet_bitset_rank (set, count * 2), ==, count - 1);
          g_assert_cmpuint (octet_bitset_select (set, count / 2), ==, (count / 2 + 1) * 2);
        }
    }
  while (count < LAST / 2);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (OctetBitset) set = octet_bitset_new ();
  GThread *reader = g_thread_new ("reader", read_meanwhile, set);

  for (guint32 i = 2; i <= LAST; i += 2)
    {
      octet_bitset_set (set, i);
      if (i % 100 == 0 || i + 2 > LAST)
        octet_bitset_publish (set, i);
    }
  g_thread_join (reader);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packets/bitset/empty", test_empty);
  g_test_add_func ("/packets/bitset/borders", test_borders);
  g_test_add_func ("/packets/bitset/random", test_random);
  g_test_add_func ("/packets/bitset/any-order", test_any_order);
  g_test_add_func ("/packets/bitset/growing", test_growing);
  g_test_add_func ("/packets/bitset/combined", test_combined);
  g_test_add_func ("/packets/bitset/large", test_large);
  g_test_add_func ("/packets/bitset/threads", test_threads);
  return g_test_run ();
}
