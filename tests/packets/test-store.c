/* test-store.c - the packet index: chunks, publishing, and the way back to the octets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "capture/octet-test-capture.h"

#include "packets/octet-packet-store.h"

/* Beyond two chunks. */
#define N_PACKETS 150000u

static OctetCapturePacket
make_packet (guint32 number)
{
  OctetCapturePacket packet = {
    .offset = number * (guint64) 1000000,
    .time = number * (gint64) 10,
    .captured_size = number % 1500,
    .wire_size = number,
    .interface = number % 65536,
    .flags = OCTET_CAPTURE_PACKET_HAS_OPTIONS,
  };

  return packet;
}

static void
append (OctetPacketStore *store,
        guint32           number)
{
  OctetCapturePacket packet = make_packet (number);

  g_assert_nonnull (octet_packet_store_append (store, &packet));
}

static void
check_record (OctetPacketStore *store,
              guint32           number)
{
  const OctetPacketRecord *record = octet_packet_store_get (store, number);

  g_assert_cmpuint (record->offset, ==, number * (guint64) 1000000);
  g_assert_cmpint (record->time, ==, number * (gint64) 10);
  g_assert_cmpuint (record->captured_size, ==, number % 1500);
  g_assert_cmpuint (record->wire_size, ==, number);
  g_assert_cmpuint (record->interface, ==, number % 65536);
  g_assert_cmpuint (record->flags, ==, OCTET_PACKET_HAS_OPTIONS);
  g_assert_cmpuint (record->flow, ==, OCTET_NO_FLOW);
  g_assert_cmpuint (record->previous, ==, 0);
  g_assert_cmpuint (record->stack, ==, 0);
}

static void
test_records (void)
{
  g_autoptr (OctetPacketStore) store = octet_packet_store_new (NULL);
  const OctetPacketRecord *first;

  g_assert_null (octet_packet_store_get (store, 0));
  g_assert_null (octet_packet_store_get (store, 1));
  append (store, 1);
  g_assert_null (octet_packet_store_get (store, 1));
  g_assert_nonnull (octet_packet_store_edit (store, 1));
  octet_packet_store_publish (store);
  first = octet_packet_store_get (store, 1);

  for (guint32 i = 2; i <= N_PACKETS; i++)
    append (store, i);
  g_assert_cmpuint (octet_packet_store_get_count (store), ==, 1);
  octet_packet_store_publish (store);
  g_assert_cmpuint (octet_packet_store_get_count (store), ==, N_PACKETS);
  for (guint32 i = 1; i <= N_PACKETS; i++)
    check_record (store, i);
  g_assert_true (octet_packet_store_get (store, 1) == first);
  g_assert_null (octet_packet_store_get (store, 0));
  g_assert_null (octet_packet_store_get (store, N_PACKETS + 1));
  g_assert_null (octet_packet_store_edit (store, N_PACKETS + 1));
  /* Three chunks of 64 Ki records of 40 octets. */
  g_assert_cmpuint (octet_packet_store_get_memory (store), >=, 3 * 65536 * 40);
  g_assert_cmpuint (octet_packet_store_get_memory (store), <=, 3 * 65536 * 40 + 1024);
}

/* Packets without a time, such as a file's own blocks, are no place to count from. */
static void
test_first_time (void)
{
  g_autoptr (OctetPacketStore) store = octet_packet_store_new (NULL);
  OctetCapturePacket packet = make_packet (1);

  g_assert_cmpint (octet_packet_store_get_first_time (store), ==, G_MININT64);
  packet.time = G_MININT64;
  g_assert_nonnull (octet_packet_store_append (store, &packet));
  g_assert_cmpint (octet_packet_store_get_first_time (store), ==, G_MININT64);
  append (store, 7);
  g_assert_nonnull (octet_packet_store_append (store, &packet));
  append (store, 3);
  g_assert_cmpint (octet_packet_store_get_first_time (store), ==, 70);
}

static void
test_find_time (void)
{
  g_autoptr (OctetPacketStore) store = octet_packet_store_new (NULL);

  g_assert_cmpuint (octet_packet_store_find_time (store, 5), ==, 0);
  for (guint32 i = 1; i <= N_PACKETS; i++)
    append (store, i);
  octet_packet_store_publish (store);
  g_assert_cmpuint (octet_packet_store_find_time (store, G_MININT64), ==, 1);
  g_assert_cmpuint (octet_packet_store_find_time (store, 10), ==, 1);
  g_assert_cmpuint (octet_packet_store_find_time (store, 11), ==, 2);
  g_assert_cmpuint (octet_packet_store_find_time (store, 700000), ==, 70000);
  g_assert_cmpuint (octet_packet_store_find_time (store, G_MAXINT64), ==, N_PACKETS);
}

static gpointer
read_meanwhile (gpointer data)
{
  OctetPacketStore *store = data;
  guint32 count;

  do
    {
      count = octet_packet_store_get_count (store);
      if (count > 0)
        {
          check_record (store, count);
          check_record (store, count / 2 + 1);
        }
    }
  while (count < N_PACKETS);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (OctetPacketStore) store = octet_packet_store_new (NULL);
  GThread *reader = g_thread_new ("reader", read_meanwhile, store);

  for (guint32 i = 1; i <= N_PACKETS; i++)
    {
      append (store, i);
      if (i % 64 == 0 || i == N_PACKETS)
        octet_packet_store_publish (store);
    }
  g_thread_join (reader);
}

/* A capture of a thousand packets, indexed. */
static OctetPacketStore *
make_indexed (OctetTestFile *file)
{
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;
  OctetPacketStore *store;
  OctetCapturePacket packet;

  octet_test_file_init (file, FALSE);
  octet_test_file_put_section (file);
  octet_test_file_put_interface (file, 1, 0);
  for (guint i = 0; i < 1000; i++)
    octet_test_file_put_packet (file, 0, i, i * 3, i * 3);
  capture = octet_test_open_bytes (file->bytes->data, file->bytes->len, &error);
  store = octet_packet_store_new (capture);
  while (octet_capture_next (capture, &packet, &error))
    octet_packet_store_append (store, &packet);
  g_assert_no_error (error);
  octet_packet_store_publish (store);
  g_assert_cmpuint (octet_packet_store_get_count (store), ==, 1000);
  return store;
}

static void
check_bytes (OctetPacketStore *store,
             OctetTestFile    *file,
             guint32           number,
             OctetPacketBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (octet_packet_store_read (store, number, bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (bytes->data, bytes->size,
                   file->bytes->data + octet_packet_store_get (store, number)->offset,
                   (number - 1) * 3);
}

static void
test_bytes (void)
{
  g_auto (OctetTestFile) file = { 0 };
  g_auto (OctetPacketBytes) bytes = OCTET_PACKET_BYTES_INIT;
  g_autoptr (OctetPacketStore) store = make_indexed (&file);

  for (guint32 i = 1; i <= 1000; i++)
    check_bytes (store, &file, i, &bytes);
  for (guint32 i = 1000; i >= 1; i--)
    check_bytes (store, &file, i, &bytes);
  for (guint32 i = 0; i < 5000; i++)
    check_bytes (store, &file, (guint32) g_test_rand_int_range (1, 1001), &bytes);
}

typedef struct
{
  OctetPacketStore *store;
  OctetTestFile    *file;
} Shared;

static gpointer
read_bytes (gpointer data)
{
  Shared *shared = data;
  g_auto (OctetPacketBytes) bytes = OCTET_PACKET_BYTES_INIT;

  for (guint32 i = 0; i < 3000; i++)
    check_bytes (shared->store, shared->file, i * 7 % 1000 + 1, &bytes);
  return NULL;
}

static void
test_bytes_in_threads (void)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetPacketStore) store = make_indexed (&file);
  Shared shared = { store, &file };
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_bytes, &shared);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packets/store/records", test_records);
  g_test_add_func ("/packets/store/first-time", test_first_time);
  g_test_add_func ("/packets/store/find-time", test_find_time);
  g_test_add_func ("/packets/store/threads", test_threads);
  g_test_add_func ("/packets/store/bytes", test_bytes);
  g_test_add_func ("/packets/store/bytes-in-threads", test_bytes_in_threads);
  return g_test_run ();
}
