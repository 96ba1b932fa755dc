/* test-facts.c - facts come back as they were put, across blocks, chunks and packets without any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-facts.h"

#include <string.h>

static void
test_varint (void)
{
  static const guint64 values[] = { 0, 1, 127, 128, 16383, 16384, G_MAXUINT32, G_MAXUINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      guint8 packed[10];
      gsize n = octet_varint_put (packed, values[i]);
      const guint8 *data = packed;

      g_assert_cmpuint (n, >=, 1);
      g_assert_cmpuint (n, <=, 10);
      g_assert_true (octet_varint_get (&data, packed + n) == values[i]);
      g_assert_true (data == packed + n);
      /* Cut off, it ends with the octets. */
      data = packed;
      octet_varint_get (&data, packed + n - 1);
      g_assert_true (data == packed + n - 1);
    }
}

static void
test_nothing (void)
{
  g_autoptr (OctetFacts) facts = octet_facts_new ();
  gsize size = 99;

  g_assert_null (octet_facts_find (facts, 1, OCTET_FACT_STREAM, &size));
  g_assert_cmpuint (size, ==, 0);
  octet_facts_put (facts, 5, OCTET_FACT_STREAM, (const guint8 *) "x", 1);
  g_assert_null (octet_facts_find (facts, 4, OCTET_FACT_STREAM, &size));
  g_assert_null (octet_facts_find (facts, 6, OCTET_FACT_STREAM, &size));
  g_assert_null (octet_facts_find (facts, 5, OCTET_FACT_SEGMENT, &size));
  g_assert_null (octet_facts_find (facts, G_MAXUINT32, OCTET_FACT_STREAM, &size));
  g_assert_nonnull (octet_facts_find (facts, 5, OCTET_FACT_STREAM, &size));
}

/* What packet @packet has under key @key: its octets and their number follow from both. */
static gsize
make_fact (guint32 packet,
           guint32 key,
           guint8 *out)
{
  gsize size = (packet * 7 + key) % (OCTET_FACT_MAX_SIZE + 1);

  memset (out, (int) ((packet + key) & 0xff), size);
  return size;
}

static gboolean
has_fact (guint32 packet,
          guint   which)
{
  return packet % 3 != 0 && which <= packet % 4;
}

static void
test_many (void)
{
  g_autoptr (OctetFacts) facts = octet_facts_new ();
  static const guint32 keys[] = { OCTET_FACT_STREAM, OCTET_FACT_SEGMENT | 34 << 4,
                                  OCTET_FACT_SEGMENT | 0xfffffu << 4,
                                  OCTET_FACT_EXCHANGE | 255u << 24 };
  guint8 data[OCTET_FACT_MAX_SIZE];
  guint32 last = 20000;
  gsize used = 0;

  for (guint32 packet = 1; packet <= last; packet++)
    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      if (has_fact (packet, i))
        {
          gsize size = make_fact (packet, keys[i], data);

          octet_facts_put (facts, packet, keys[i], data, size);
          used += size;
        }
  /* More than one chunk, and no more than headers and index beside the facts. */
  g_assert_cmpuint (used, >, 1u << 20);
  g_assert_cmpuint (octet_facts_get_size (facts), <, 2 * used);
  for (guint32 packet = last; packet >= 1; packet--)
    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      {
        gsize size = 0, want = make_fact (packet, keys[i], data);
        const guint8 *found = octet_facts_find (facts, packet, keys[i], &size);

        g_assert_true ((found != NULL) == has_fact (packet, i));
        if (found != NULL)
          g_assert_cmpmem (found, size, data, want);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flows/facts/varint", test_varint);
  g_test_add_func ("/flows/facts/nothing", test_nothing);
  g_test_add_func ("/flows/facts/many", test_many);
  return g_test_run ();
}
