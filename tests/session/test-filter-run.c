/* test-filter-run.c - filters at work: what they read, what they leave alone, how soon they end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "session/octet-filter-look.h"
#include "session/octet-filter-run.h"

#define N_PACKETS 60000
/* Packets between two looks at the cancellable: what a cancelled run may still decide. */
#define MAX_AFTER_CANCEL 256

static void
put_packet (GByteArray *file,
            guint       number)
{
  static const guint8 template[54] = {
    0x02, 0, 0, 0, 0, 1, 0x02, 0, 0, 0, 0, 2, 0x08, 0x00,
    0x45, 0, 0, 40, 0, 0, 0, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2,
    0x10, 0x00, 0, 80, 0, 0, 0, 1, 0, 0, 0, 0, 0x50, 0x10, 0xff, 0xff, 0, 0, 0, 0,
  };
  guint32 head[4] = { GUINT32_TO_LE (1000 + number / 1000), GUINT32_TO_LE (number % 1000),
                      GUINT32_TO_LE (sizeof template), GUINT32_TO_LE (sizeof template) };
  guint8 packet[sizeof template];

  memcpy (packet, template, sizeof packet);
  packet[29] = (guint8) (1 + number % 4);  /* the sender's address */
  packet[22] = (guint8) (number % 100 + 1); /* time to live */
  packet[47] = number % 10 == 0 ? 0x02 : 0x10;
  g_byte_array_append (file, (const guint8 *) head, sizeof head);
  g_byte_array_append (file, packet, sizeof packet);
}

/* Returns: (transfer full): a session with N_PACKETS small TCP segments, loaded */
static OctetSession *
load (void)
{
  static const guint8 head[24] = { 0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                                   0xff, 0xff, 0, 0, 1, 0, 0, 0 };
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  OctetSession *session = octet_session_new ();
  int handle = g_file_open_tmp ("octet-filter-XXXXXX.pcap", &path, &error);

  g_assert_no_error (error);
  g_close (handle, NULL);
  g_byte_array_append (file, head, sizeof head);
  for (guint i = 0; i < N_PACKETS; i++)
    put_packet (file, i);
  g_file_set_contents (path, (const char *) file->data, (gssize) file->len, &error);
  g_assert_no_error (error);
  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (octet_session_get_n_packets (session), ==, N_PACKETS);
  g_unlink (path);
  return session;
}

static OctetFilter *
compile (OctetSession *session,
         const char   *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  OctetFilter *filter = octet_filter_new (octet_session_get_registry (session), text, &problem);

  g_assert_cmpstr (problem.message, ==, NULL);
  return filter;
}

static OctetFilterRun *
begin (OctetSession   *session,
       const char     *text,
       OctetFilterRun *previous)
{
  g_autoptr (OctetFilter) filter = compile (session, text);

  return octet_filter_run_new (session, filter, previous);
}

static void
finish (OctetFilterRun *run)
{
  while (!octet_filter_run_is_finished (run))
    g_main_context_iteration (NULL, TRUE);
}

/* What chains, flows and the index tell is not read. */
static void
test_reads (void)
{
  static const struct
  {
    const char *filter;
    guint       n_matches;
    guint       n_read;
  } filters[] = {
    { "", N_PACKETS, 0 },
    { "tcp", N_PACKETS, 0 },
    { "dns || arp", 0, 0 },
    { "!(tls)", N_PACKETS, 0 },
    { "ip.addr == 10.0.0.3", N_PACKETS / 4, 0 },
    { "ip.src == 10.0.0.4 && tcp.port == 80", N_PACKETS / 4, 0 },
    { "tcp.port == 443", 0, 0 },
    { "tcp.stream == 0", N_PACKETS / 4, 0 },
    { "frame.number <= 10", 10, 0 },
    { "frame.len == 54 && tcp.dstport == 80", N_PACKETS, 0 },
    { "tls.handshake.type == 1", 0, 0 },
    { "http.request.method == \"POST\"", 0, 0 },
    { "frame contains 02:00:00:00:00:01", N_PACKETS, N_PACKETS },
    { "tcp.flags.syn == 1", N_PACKETS / 10, N_PACKETS },
    { "ip.src == 10.0.0.1 && ip.ttl == 1", N_PACKETS / 100, N_PACKETS / 4 },
    /* The time since the packet that passed before: nothing did yet, so it is 0. */
    { "frame.time_delta_displayed > 0", 0, 0 },
    { "frame.time_delta_displayed == 0", 1, 0 },
    { "frame.number == 1 || frame.time_delta_displayed > 1.5", N_PACKETS / 2000, 0 },
    { "(frame.number == 1 || frame.time_delta_displayed > 1.5) && ip.ttl > 0", N_PACKETS / 2000,
      N_PACKETS / 2000 },
  };
  g_autoptr (OctetSession) session = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (OctetFilterRun) run = begin (session, filters[i].filter, NULL);

      finish (run);
      g_test_message ("%s: %u pass, %u read", filters[i].filter,
                      octet_filter_run_get_n_matches (run), octet_filter_run_get_n_read (run));
      g_assert_cmpuint (octet_filter_run_get_n_decided (run), ==, N_PACKETS);
      g_assert_cmpuint (octet_filter_run_get_n_matches (run), ==, filters[i].n_matches);
      g_assert_cmpuint (octet_filter_run_get_n_read (run), ==, filters[i].n_read);
    }
}

/* A becomes A && B: only A's packets are looked at. */
static void
test_refinement (void)
{
  g_autoptr (OctetSession) session = load ();
  g_autoptr (OctetFilterRun) first = begin (session, "ip.ttl == 1", NULL);
  g_autoptr (OctetFilterRun) second = NULL;
  g_autoptr (OctetFilterRun) third = NULL;

  finish (first);
  g_assert_cmpuint (octet_filter_run_get_n_read (first), ==, N_PACKETS);
  second = begin (session, "ip.ttl == 1 && tcp.flags.syn == 1", first);
  finish (second);
  g_assert_cmpuint (octet_filter_run_get_n_read (second), ==, N_PACKETS / 100);
  g_assert_cmpuint (octet_filter_run_get_n_matches (second), ==, N_PACKETS / 100);
  third = begin (session, "ip.ttl == 2", second);
  finish (third);
  g_assert_cmpuint (octet_filter_run_get_n_read (third), ==, N_PACKETS);
}

/* The one that another takes the place of ends with the batch it is at. */
static void
test_cancel (void)
{
  g_autoptr (OctetSession) session = load ();
  g_autoptr (OctetFilterRun) slow = begin (session, "len(ip.checksum) == 9 || ip.ttl > 200", NULL);
  g_autoptr (OctetFilterRun) next = NULL;
  OctetBitset *bitset = octet_filter_run_get_bitset (slow);
  guint before;

  while (octet_bitset_get_decided (bitset) == 0)
    g_thread_yield ();
  next = begin (session, "tcp", slow);
  before = octet_bitset_get_decided (bitset);
  finish (slow);
  g_assert_cmpuint (octet_bitset_get_decided (bitset) - before, <=, MAX_AFTER_CANCEL);
  finish (next);
  g_assert_cmpuint (octet_filter_run_get_n_matches (next), ==, N_PACKETS);
}

/* One packet after the other, for those who write or count them. */
static void
test_look (void)
{
  g_autoptr (OctetSession) session = load ();
  g_autoptr (OctetFilter) filter = compile (session, "tcp.flags.syn == 1 && ip.src == 10.0.0.1");
  g_autoptr (OctetFilterLook) look = octet_filter_look_new (session, filter);
  g_autoptr (GError) error = NULL;
  guint n_passed = 0;

  for (guint32 number = 200; number > 0; number--)
    n_passed += octet_filter_look_passes (look, number, &error) ? 1 : 0;
  g_assert_no_error (error);
  g_assert_cmpuint (n_passed, ==, 10);
  g_assert_cmpuint (octet_filter_look_get_n_read (look), ==, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/filter-run/reads", test_reads);
  g_test_add_func ("/session/filter-run/refinement", test_refinement);
  g_test_add_func ("/session/filter-run/cancel", test_cancel);
  g_test_add_func ("/session/filter-run/look", test_look);
  return g_test_run ();
}
