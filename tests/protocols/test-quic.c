/* test-quic.c - the first packets of QUIC, opened with the keys that everyone can work out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "protocols/transport/quic-initial.h"

/* RFC 9001, A.1 and A.3: the client's first packet went to this ID; the server's answer. */
static const guint8 id[] = { 0x83, 0x94, 0xc8, 0xf0, 0x3e, 0x51, 0x57, 0x08 };
static const guint8 answer[] =
  "\xcf\x00\x00\x00\x01\x00\x08\xf0\x67\xa5\x50\x2a\x42\x62\xb5\x00\x40\x75\xc0\xd9\x5a\x48\x2c"
  "\xd0\x99\x1c\xd2\x5b\x0a\xac\x40\x6a\x58\x16\xb6\x39\x41\x00\xf3\x7a\x1c\x69\x79\x75\x54\x78"
  "\x0b\xb3\x8c\xc5\xa9\x9f\x5e\xde\x4c\xf7\x3c\x3e\xc2\x49\x3a\x18\x39\xb3\xdb\xcb\xa3\xf6\xea"
  "\x46\xc5\xb7\x68\x4d\xf3\x54\x8e\x7d\xde\xb9\xc3\xbf\x9c\x73\xcc\x3f\x3b\xde\xd7\x4b\x56\x2b"
  "\xfb\x19\xfb\x84\x02\x2f\x8e\xf4\xcd\xd9\x37\x95\xd7\x7d\x06\xed\xbb\x7a\xaf\x2f\x58\x89\x18"
  "\x50\xab\xbd\xca\x3d\x20\x39\x8c\x27\x64\x56\xcb\xc4\x21\x58\x40\x7d\xd0\x74\xee";
#define ANSWER_SIZE (sizeof answer - 1)
/* Where its packet number stands. */
#define NUMBER_AT 18

static gboolean
open_copy (const QuicSealed *sealed,
           QuicOpened       *opened)
{
  g_autofree guint8 *packet = g_memdup2 (sealed->packet, sealed->size);
  QuicSealed copy = *sealed;

  copy.packet = packet;
  return quic_initial_open (&copy, opened);
}

static void
test_answer (void)
{
  static const guint8 frames[] = { 0x02, 0x00, 0x00, 0x00, 0x00, 0x06, 0x00, 0x40, 0x5a, 0x02 };
  const QuicSealed sealed = { 1, id, sizeof id, TRUE, answer, ANSWER_SIZE, NUMBER_AT };
  QuicOpened opened;

  g_assert_cmpuint (ANSWER_SIZE, ==, 135);
  g_assert_true (open_copy (&sealed, &opened));
  g_assert_cmphex (opened.first, ==, 0xc1);
  g_assert_cmpuint (opened.number_size, ==, 2);
  g_assert_cmpuint (opened.number, ==, 1);
  g_assert_cmpuint (opened.size, ==, 99);
  g_assert_cmpmem (opened.payload, sizeof frames, frames, sizeof frames);
  g_free (opened.payload);
}

static void
test_wrong (void)
{
  QuicSealed sealed = { 1, id, sizeof id, FALSE, answer, ANSWER_SIZE, NUMBER_AT };
  g_autofree guint8 *packet = g_memdup2 (answer, ANSWER_SIZE);
  QuicOpened opened;

  /* The client's keys, another connection's, another version's. */
  g_assert_false (open_copy (&sealed, &opened));
  sealed.from_server = TRUE;
  sealed.id_size = 7;
  g_assert_false (open_copy (&sealed, &opened));
  sealed.id_size = sizeof id;
  sealed.version = 0xff00001d;
  g_assert_false (open_copy (&sealed, &opened));
  sealed.version = 0x1a2a3a4a;
  g_assert_false (open_copy (&sealed, &opened));
  sealed.version = 1;
  for (gsize size = 0; size < ANSWER_SIZE; size++)
    {
      sealed.size = size;
      g_assert_false (open_copy (&sealed, &opened));
    }
  sealed.size = ANSWER_SIZE;
  sealed.packet = packet;
  for (gsize i = 0; i < ANSWER_SIZE; i++)
    {
      packet[i] ^= 1;
      g_assert_false (open_copy (&sealed, &opened));
      packet[i] ^= 1;
    }
  g_assert_true (open_copy (&sealed, &opened));
  g_free (opened.payload);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quic/answer", test_answer);
  g_test_add_func ("/quic/wrong", test_wrong);
  return g_test_run ();
}
