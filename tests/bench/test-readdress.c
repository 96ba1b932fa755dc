/* test-readdress.c - moved frames keep right checksums right and wrong ones wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench/octet-readdress.h"
#include "bytes/octet-reader.h"

#include <string.h>

/* Ones' complement sum of 16-bit words: 0xffff over a header with a right checksum in it. */
static guint32
add_words (const guint8 *bytes,
           gsize         size,
           guint32       total)
{
  for (gsize i = 0; i < size; i += 2)
    total += (guint32) bytes[i] << 8 | (i + 1 < size ? bytes[i + 1] : 0u);
  while (total >> 16)
    total = (total & 0xffff) + (total >> 16);
  return total;
}

static const guint8 syn[] = {
  0x00, 0x00, 0x5e, 0x00, 0x53, 0x01, 0x00, 0x00, 0x5e, 0x00, 0x53, 0x02, 0x08, 0x00,
  0x45, 0x00, 0x00, 0x28, 0x12, 0x34, 0x40, 0x00, 0x40, 0x06, 0x00, 0x00,
  0xc0, 0x00, 0x02, 0x2a, 0xc6, 0x33, 0x64, 0x50,
  0xc0, 0x00, 0x00, 0x50, 0x01, 0x02, 0x03, 0x04, 0x00, 0x00, 0x00, 0x00,
  0x50, 0x02, 0x40, 0x00, 0x00, 0x00, 0x00, 0x00,
};

static void
test_tcp (void)
{
  for (guint32 copy = 0; copy < 5000; copy++)
    {
      guint8 frame[sizeof syn], before[sizeof syn];

      memcpy (frame, syn, sizeof syn);
      octet_readdress_sum (frame, sizeof frame);
      memcpy (before, frame, sizeof frame);
      octet_readdress_frame (frame, sizeof frame, copy);

      g_assert_cmpuint (add_words (frame + 14, 20, 0), ==, 0xffff);
      g_assert_cmpuint (add_words (frame + 26, 28, 6 + 20), ==, 0xffff);
      g_assert_cmpint (memcmp (frame + 26, before + 26, 4) == 0, ==, copy == 0);
      g_assert_cmpint (memcmp (frame + 34, before + 34, 16), ==, 0);

      frame[24] ^= 1;
      octet_readdress_frame (frame, sizeof frame, 7);
      g_assert_cmpuint (add_words (frame + 14, 20, 0), !=, 0xffff);
    }
}

static void
test_groups_stay (void)
{
  guint8 frame[] = {
    0x01, 0x00, 0x5e, 0x00, 0x00, 0xfb, 0x00, 0x00, 0x5e, 0x00, 0x53, 0x02, 0x08, 0x00,
    0x45, 0x00, 0x00, 0x1c, 0x12, 0x34, 0x40, 0x00, 0x01, 0x11, 0x00, 0x00,
    0xc0, 0x00, 0x02, 0x2a, 0xe0, 0x00, 0x00, 0xfb,
    0x14, 0xe9, 0x14, 0xe9, 0x00, 0x08, 0x00, 0x00,
  };

  octet_readdress_frame (frame, sizeof frame, 3);
  g_assert_cmpmem (frame, 6, "\x01\x00\x5e\x00\x00\xfb", 6);
  g_assert_cmpmem (frame + 30, 4, "\xe0\x00\x00\xfb", 4);
  g_assert_cmpuint (octet_bytes_be32 (frame + 26), !=, 0xc000022au);
  /* No checksum was made, and none is made up. */
  g_assert_cmpuint (octet_bytes_be16 (frame + 40), ==, 0);
}

/* Every cut length of a frame is safe to move. */
static void
test_cut_short (void)
{
  for (gsize size = 0; size <= sizeof syn; size++)
    {
      g_autofree guint8 *frame = g_memdup2 (syn, size);

      octet_readdress_frame (frame, size, 9);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/readdress/tcp", test_tcp);
  g_test_add_func ("/bench/readdress/groups-stay", test_groups_stay);
  g_test_add_func ("/bench/readdress/cut-short", test_cut_short);
  return g_test_run ();
}
