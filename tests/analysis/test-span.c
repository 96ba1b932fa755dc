/* test-span.c - tests spans of time that nanoseconds in 64 bits cannot say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>

#include "bytes/octet-time.h"

static void
assert_span (OctetSpan span,
             gint64    seconds,
             gint32    nanoseconds)
{
  g_assert_cmpint (span.seconds, ==, seconds);
  g_assert_cmpint (span.nanoseconds, ==, nanoseconds);
}

static void
test_subtract (void)
{
  OctetSpan far = { G_GINT64_CONSTANT (18446744073204), 126329000 };
  OctetSpan now = octet_span_from_nanoseconds (G_GINT64_CONSTANT (1422527998578402281));
  OctetSpan first = { G_MININT64, 0 }, last = { G_MAXINT64, 999999999 };

  assert_span (octet_span_subtract (far, now), G_GINT64_CONSTANT (18445321545205), 547926719);
  assert_span (octet_span_subtract (now, far), G_GINT64_CONSTANT (-18445321545205), -547926719);
  assert_span (octet_span_subtract (octet_span_from_nanoseconds (1000000000),
                                    octet_span_from_nanoseconds (1)), 0, 999999999);
  assert_span (octet_span_subtract (octet_span_from_nanoseconds (1),
                                    octet_span_from_nanoseconds (1000000000)), 0, -999999999);
  g_assert_cmpint (octet_span_subtract (last, first).seconds, >, 0);
  g_assert_cmpint (octet_span_subtract (first, last).seconds, <, 0);
}

static void
test_nanoseconds (void)
{
  assert_span (octet_span_from_nanoseconds (-1500000000), -1, -500000000);
  assert_span (octet_span_from_nanoseconds (G_MAXINT64), 9223372036, 854775807);
  g_assert_true (octet_time_is_far (G_MAXINT64));
  g_assert_false (octet_time_is_far (OCTET_NO_TIME));
  g_assert_cmpfloat (octet_span_to_seconds (octet_span_from_nanoseconds (-1500000000)), ==, -1.5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/span/subtract", test_subtract);
  g_test_add_func ("/analysis/span/nanoseconds", test_nanoseconds);
  return g_test_run ();
}
