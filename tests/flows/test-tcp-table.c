/* test-tcp-table.c - what segments say of each other: lost, repeated, overtaken, confirmed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-tcp-table.h"

#include <string.h>

#define ACK OCTET_TCP_ACK
#define SYN OCTET_TCP_SYN
#define FIN OCTET_TCP_FIN
#define PSH OCTET_TCP_PSH
#define MS G_GINT64_CONSTANT (1000000)

/* Numbers start near their end, so that they wrap around in each test. */
#define CLIENT 0xffffffe0u
#define SERVER 0xfffffff0u

typedef struct
{
  OctetTcpTable *table;
  guint32        packet;
  gint64         time;
} Talk;

static void
talk_clear (Talk *self)
{
  octet_tcp_table_free (self->table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Talk, talk_clear)

/* One segment, its numbers counted from where each end began; 10 ms behind the one before. */
static OctetTcpFact
send (Talk   *self,
      guint   side,
      guint32 seq,
      guint32 ack,
      guint32 length,
      guint16 flags)
{
  OctetTcpEvent event = {
    .time = self->time,
    .packet = ++self->packet,
    .seq = (side == 0 ? CLIENT : SERVER) + seq,
    .ack = (flags & ACK) != 0 ? (side == 0 ? SERVER : CLIENT) + ack : 0,
    .length = length,
    .flags = flags,
    .window = 1000,
    .side = (guint8) side,
    .window_scale = (flags & SYN) != 0 ? 0 : -1,
    .is_first = self->packet == 1,
  };
  OctetTcpFact fact = { 0 };

  octet_tcp_table_follow (self->table, 0, &event, &fact);
  self->time += 10 * MS;
  return fact;
}

static void
shake_hands (Talk *self)
{
  self->table = octet_tcp_table_new ();
  g_assert_cmpuint (send (self, 0, 0, 0, 0, SYN).flags, ==, 0);
  g_assert_cmpuint (send (self, 1, 0, 1, 0, SYN | ACK).acks, ==, 1);
  g_assert_cmpuint (send (self, 0, 1, 1, 0, ACK).acks, ==, 2);
}

static void
test_plain (void)
{
  g_auto (Talk) talk = { 0 };
  const OctetTcpStream *stream;
  OctetTcpFact fact;

  shake_hands (&talk);
  stream = octet_tcp_table_get (talk.table, 0);
  g_assert_cmpint (octet_tcp_stream_get_initial_rtt (stream), ==, 20 * MS);
  g_assert_cmpuint (octet_tcp_table_get_side (talk.table, stream, 0)->base, ==, CLIENT);
  g_assert_cmpuint (octet_tcp_table_get_side (talk.table, stream, 1)->base, ==, SERVER);
  fact = send (&talk, 0, 1, 1, 50, ACK | PSH);
  g_assert_cmpuint (fact.flags, ==, 0);
  g_assert_cmpuint (fact.bytes_in_flight, ==, 50);
  g_assert_cmpuint (fact.push_bytes, ==, 50);
  fact = send (&talk, 0, 51, 1, 30, ACK);
  g_assert_cmpuint (fact.bytes_in_flight, ==, 80);
  g_assert_cmpuint (fact.push_bytes, ==, 30);
  fact = send (&talk, 1, 1, 81, 0, ACK);
  g_assert_cmpuint (fact.acks, ==, 5);
  g_assert_cmpuint (fact.flags & OCTET_TCP_ANALYSIS_FLAGS, ==, 0);
  fact = send (&talk, 0, 81, 1, 20, ACK);
  g_assert_cmpuint (fact.bytes_in_flight, ==, 20);
  g_assert_cmpuint (fact.push_bytes, ==, 50);
  send (&talk, 0, 101, 1, 0, FIN | ACK);
  send (&talk, 1, 1, 102, 0, FIN | ACK);
  g_assert_cmpuint (stream->seen | stream->seen_first, ==,
                    OCTET_TCP_SEEN_SYN | OCTET_TCP_SEEN_SYN_ACK | OCTET_TCP_SEEN_ACK |
                    OCTET_TCP_SEEN_DATA | OCTET_TCP_SEEN_FIN);
}

/* A segment is missing, what is behind it is confirmed again and again, then it comes. */
static void
test_loss (void)
{
  g_auto (Talk) talk = { 0 };
  OctetTcpFact fact;

  shake_hands (&talk);
  send (&talk, 0, 1, 1, 10, ACK);
  send (&talk, 1, 1, 11, 0, ACK);
  fact = send (&talk, 0, 21, 1, 10, ACK);
  g_assert_cmpuint (fact.flags & OCTET_TCP_ANALYSIS_FLAGS, ==, OCTET_TCP_LOST_SEGMENT);
  g_assert_cmpuint (fact.bytes_in_flight, ==, 0);
  for (guint32 n = 1; n <= 3; n++)
    {
      fact = send (&talk, 1, 1, 11, 0, ACK);
      g_assert_cmpuint (fact.flags & OCTET_TCP_ANALYSIS_FLAGS, ==, OCTET_TCP_DUPLICATE_ACK);
      g_assert_cmpuint (fact.n_duplicate, ==, n);
      g_assert_cmpuint (fact.duplicate_of, ==, 5);
    }
  fact = send (&talk, 0, 11, 1, 10, ACK);
  g_assert_cmpuint (fact.flags & OCTET_TCP_FAST_RETRANSMISSION, !=, 0);
  /* Who fills the hole makes all of it confirmable. */
  fact = send (&talk, 1, 1, 31, 0, ACK);
  g_assert_cmpuint (fact.flags & OCTET_TCP_ANALYSIS_FLAGS, ==, 0);
  fact = send (&talk, 1, 1, 41, 0, ACK);
  g_assert_cmpuint (fact.flags & OCTET_TCP_ANALYSIS_FLAGS, ==, OCTET_TCP_ACK_LOST_SEGMENT);
}

static void
test_disorder (void)
{
  g_auto (Talk) talk = { 0 };
  OctetTcpFact fact;

  shake_hands (&talk);
  send (&talk, 0, 1, 1, 10, ACK);
  send (&talk, 0, 21, 1, 10, ACK);
  talk.time -= 9 * MS;
  fact = send (&talk, 0, 11, 1, 10, ACK);
  g_assert_cmpuint (fact.flags & OCTET_TCP_ANALYSIS_FLAGS, ==, OCTET_TCP_OUT_OF_ORDER);
}

static void
test_repeats (void)
{
  g_auto (Talk) talk = { 0 };
  OctetTcpFact fact;

  shake_hands (&talk);
  send (&talk, 0, 1, 1, 10, ACK);
  talk.time += 500 * MS;
  fact = send (&talk, 0, 1, 1, 10, ACK);
  g_assert_cmpuint (fact.flags & OCTET_TCP_RETRANSMISSION, !=, 0);
  g_assert_cmpuint (fact.rto_packet, ==, 4);
  send (&talk, 1, 1, 11, 0, ACK);
  talk.time += 500 * MS;
  fact = send (&talk, 0, 1, 1, 10, ACK);
  g_assert_cmpuint (fact.flags & OCTET_TCP_SPURIOUS_RETRANSMISSION, !=, 0);
  /* One octet before what comes next asks whether somebody is there. */
  fact = send (&talk, 0, 10, 1, 0, ACK);
  g_assert_cmpuint (fact.flags & OCTET_TCP_ANALYSIS_FLAGS, ==, OCTET_TCP_KEEP_ALIVE);
  fact = send (&talk, 1, 1, 11, 0, ACK);
  g_assert_cmpuint (fact.flags & OCTET_TCP_ANALYSIS_FLAGS, ==, OCTET_TCP_KEEP_ALIVE_ACK);
}

static void
test_facts (void)
{
  const OctetTcpFact facts[] = {
    { 0 },
    { .previous = 999 },
    { .flags = OCTET_TCP_DUPLICATE_ACK, .previous = 1, .n_duplicate = 70000, .duplicate_of = 2 },
    { .flags = OCTET_TCP_ACE, .acks = 1, .bytes_in_flight = G_MAXUINT32, .push_bytes = 1,
      .rto_packet = 998, .fin_packet = 997 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      guint8 packed[OCTET_FACT_MAX_SIZE];
      OctetTcpFact back = { .flags = 1, .acks = 2 };
      gsize size = octet_tcp_fact_pack (&facts[i], 1000, packed);

      g_assert_cmpuint (size, <=, sizeof packed);
      octet_tcp_fact_unpack (&back, 1000, packed, size);
      g_assert_cmpmem (&back, sizeof back, &facts[i], sizeof facts[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flows/tcp-table/plain", test_plain);
  g_test_add_func ("/flows/tcp-table/loss", test_loss);
  g_test_add_func ("/flows/tcp-table/disorder", test_disorder);
  g_test_add_func ("/flows/tcp-table/repeats", test_repeats);
  g_test_add_func ("/flows/tcp-table/facts", test_facts);
  return g_test_run ();
}
