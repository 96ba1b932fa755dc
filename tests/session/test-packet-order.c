/* test-packet-order.c - packets in every order: each once, sorted, and found again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "session/octet-packet-order.h"
#include "session/octet-packet.h"

static OctetSession *
load (const char *name)
{
  OctetSession *session = octet_session_new ();
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_SAMPLES"), name, NULL);
  g_autoptr (GError) error = NULL;

  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static OctetPacketOrder *
sort (OctetSession  *session,
      OctetOrderKey  key,
      OctetBitset   *among)
{
  OctetPacketOrder *order = octet_packet_order_new (session, key, among);

  while (!octet_packet_order_is_finished (order))
    g_main_context_iteration (NULL, TRUE);
  return order;
}

static OctetPacketOrder *
sort_by_field (OctetSession *session,
               const char   *field,
               OctetBitset  *among)
{
  OctetPacketOrder *order = octet_packet_order_new_by_field (session, field, among);

  while (!octet_packet_order_is_finished (order))
    g_main_context_iteration (NULL, TRUE);
  return order;
}

/* Each packet stands in one place, and is found there. */
static void
check_places (OctetPacketOrder *order,
              guint32           last)
{
  g_autofree guint8 *seen = g_new0 (guint8, last + 1);

  for (guint32 i = 0; i < octet_packet_order_get_count (order); i++)
    {
      guint32 packet = octet_packet_order_get_packet (order, i);

      g_assert_cmpuint (packet, >, 0);
      g_assert_cmpuint (packet, <=, last);
      g_assert_cmpuint (seen[packet]++, ==, 0);
      g_assert_cmpuint (octet_packet_order_get_position (order, packet), ==, i);
    }
  g_assert_cmpuint (octet_packet_order_get_packet (order, octet_packet_order_get_count (order)),
                    ==, 0);
  g_assert_cmpuint (octet_packet_order_get_position (order, 0), ==, G_MAXUINT32);
  g_assert_cmpuint (octet_packet_order_get_position (order, last + 1), ==, G_MAXUINT32);
}

static void
test_orders (void)
{
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  OctetPacketStore *store = octet_session_get_store (session);

  for (int key = OCTET_ORDER_NUMBER; key <= OCTET_ORDER_LENGTH; key++)
    {
      g_autoptr (OctetPacketOrder) order = sort (session, (OctetOrderKey) key, NULL);

      g_assert_cmpuint (octet_packet_order_get_count (order), ==, 38);
      check_places (order, 38);
      for (guint32 i = 1; i < 38; i++)
        {
          const OctetPacketRecord *a, *b;

          a = octet_packet_store_get (store, octet_packet_order_get_packet (order, i - 1));
          b = octet_packet_store_get (store, octet_packet_order_get_packet (order, i));
          if (key == OCTET_ORDER_LENGTH)
            g_assert_cmpuint (a->wire_size, <=, b->wire_size);
          if (key == OCTET_ORDER_TIME)
            g_assert_cmpint (a->time, <=, b->time);
        }
      /* What stands in order already needs no memory. */
      if (key <= OCTET_ORDER_TIME)
        g_assert_cmpuint (octet_packet_order_get_memory (order), <, 1000);
    }
}

static void
test_names (void)
{
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  g_autoptr (OctetPacketOrder) order = sort (session, OCTET_ORDER_PROTOCOL, NULL);

  /* ARP before DNS, and equal ones by number. */
  g_assert_cmpuint (octet_packet_order_get_packet (order, 0), ==, 1);
  g_assert_cmpuint (octet_packet_order_get_packet (order, 1), ==, 2);
  g_assert_cmpuint (octet_packet_order_get_packet (order, 2), ==, 3);
}

static void
test_among (void)
{
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  g_autoptr (OctetBitset) among = octet_bitset_new ();
  g_autoptr (OctetPacketOrder) lengths = NULL;
  g_autoptr (OctetPacketOrder) times = NULL;

  for (guint32 i = 2; i <= 38; i += 3)
    octet_bitset_set (among, i);
  octet_bitset_publish (among, 38);
  lengths = sort (session, OCTET_ORDER_LENGTH, among);
  times = sort (session, OCTET_ORDER_TIME, among);
  g_assert_cmpuint (octet_packet_order_get_count (lengths), ==, 13);
  check_places (lengths, 38);
  check_places (times, 38);
  g_assert_cmpuint (octet_packet_order_get_packet (times, 2), ==, 8);
  g_assert_cmpuint (octet_packet_order_get_position (times, 9), ==, G_MAXUINT32);
}

static void
test_cancel (void)
{
  g_autoptr (OctetSession) session = load ("dns.pcapng");
  g_autoptr (OctetPacketOrder) order = octet_packet_order_new (session, OCTET_ORDER_LENGTH, NULL);

  octet_packet_order_cancel (order);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_false (octet_packet_order_is_finished (order));
}

/* A reference that takes no short cuts: every packet's first value, by the door for programs. */
typedef struct
{
  guint32 number;
  char   *text; /* NULL where the packet does not have the field */
  gint64  value;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->text);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const Entry *left = a, *right = b;
  gboolean is_number = *(gboolean *) data;
  int order = 0;

  if (left->text == NULL || right->text == NULL)
    order = (left->text == NULL) - (right->text == NULL);
  else if (is_number)
    order = left->value < right->value ? -1 : left->value > right->value;
  else
    order = strcmp (left->text, right->text);
  return order != 0 ? order : left->number < right->number ? -1 : 1;
}

/* @field is NULL for the list's line. */
static GArray *
make_reference (OctetSession *session,
                const char   *field,
                OctetBitset  *among,
                gboolean      is_number)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 1; i <= octet_session_get_n_packets (session); i++)
    {
      g_autoptr (OctetPacket) packet = octet_session_get_packet (session, i, NULL);
      g_autofree char *text = field != NULL ? octet_packet_get_value (packet, field)
                                            : g_strdup (octet_packet_get_info (packet));
      Entry entry = { i, text != NULL ? g_utf8_casefold (text, -1) : NULL, 0 };

      if (among != NULL && !octet_bitset_test (among, i))
        {
          g_free (entry.text);
          continue;
        }
      entry.value = text != NULL ? g_ascii_strtoll (text, NULL, 0) : 0;
      g_array_append_val (entries, entry);
    }
  g_array_sort_with_data (entries, compare_entries, &is_number);
  return entries;
}

static void
check_field (const char *capture,
             const char *field,
             gboolean    is_number)
{
  g_autoptr (OctetSession) session = load (capture);
  guint last = octet_session_get_n_packets (session);
  g_autoptr (OctetBitset) some = octet_bitset_new ();

  for (guint i = 1; i <= last; i += i % 7 == 0 ? 1 : 2)
    octet_bitset_set (some, i);
  octet_bitset_publish (some, last);
  for (guint k = 0; k < 2; k++)
    {
      OctetBitset *among = k == 0 ? NULL : some;
      g_autoptr (GArray) entries = make_reference (session, field, among, is_number);
      g_autoptr (OctetPacketOrder) order = field != NULL
        ? sort_by_field (session, field, among) : sort (session, OCTET_ORDER_INFO, among);
      guint n_keyed = 0;

      g_assert_cmpuint (octet_packet_order_get_count (order), ==, entries->len);
      g_assert_cmpfloat (octet_packet_order_get_progress (order), ==, 1);
      for (guint i = 0; i < entries->len; i++)
        {
          const Entry *entry = &g_array_index (entries, Entry, i);

          n_keyed += entry->text != NULL;
          g_assert_cmpuint (octet_packet_order_get_packet (order, i), ==, entry->number);
        }
      /* The other way round, those without the field stay last. */
      g_assert_cmpuint (n_keyed, >, 1);
      for (guint i = 0; i < entries->len; i++)
        g_assert_cmpuint (octet_packet_order_turn (order, i), ==,
                          i < n_keyed ? n_keyed - 1 - i : i);
      check_places (order, last);
    }
}

static void
test_fields (void)
{
  /* Numbers: 9 before 10. */
  check_field ("portal-login.pcapng", "tcp.window_size", TRUE);
  check_field ("portal-login.pcapng", "udp.srcport", TRUE);
  check_field ("portal-login.pcapng", "frame.len", TRUE);
  /* Text. */
  check_field ("portal-login.pcapng", "dns.qry.name", FALSE);
  check_field ("dns.pcapng", "dns.qry.name", FALSE);
  check_field ("portal-login.pcapng", NULL, FALSE);
  check_field ("dns.pcapng", NULL, FALSE);
}

/* Addresses by their octets, and numbers with a sign by what they say. */
static void
test_values (void)
{
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  g_autoptr (OctetPacketOrder) order = sort_by_field (session, "ip.src", NULL);
  g_autoptr (OctetPacketOrder) times = sort_by_field (session, "frame.time_delta", NULL);
  g_autoptr (OctetPacketOrder) nobody = sort_by_field (session, "no.such.field", NULL);
  guint32 before = 0;
  double last = -1e9;

  for (guint i = 0; i < 38; i++)
    {
      g_autoptr (OctetPacket) packet = octet_session_get_packet (session,
        octet_packet_order_get_packet (order, i), NULL);
      g_autoptr (OctetPacket) timed = octet_session_get_packet (session,
        octet_packet_order_get_packet (times, i), NULL);
      g_autofree char *text = octet_packet_get_value (packet, "ip.src");
      g_autofree char *delta = octet_packet_get_value (timed, "frame.time_delta");
      g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "255.255.255.255", ".", 4);
      guint32 address = 0;

      for (guint k = 0; k < 4; k++)
        address = address << 8 | (guint32) g_ascii_strtoull (parts[k], NULL, 10);
      g_assert_cmpuint (before, <=, address);
      before = address;
      g_assert_cmpfloat (last, <=, g_ascii_strtod (delta, NULL));
      last = g_ascii_strtod (delta, NULL);
      g_assert_cmpuint (octet_packet_order_get_packet (nobody, i), ==, i + 1);
      g_assert_cmpuint (octet_packet_order_turn (nobody, i), ==, i);
    }
  g_assert_cmpuint (before, ==, G_MAXUINT32); /* some had none */
}

/* The time since the packet that is shown before: 42 ms for packet 10 and 21 ms for packet 12,
 * though since those before them in the file it is 0.2 ms and 0.3 ms. */
static void
test_displayed (void)
{
  static const guint32 all[] = { 1, 10, 12 }, expected[] = { 1, 12, 10 };
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  g_autoptr (OctetBitset) some = octet_bitset_new ();
  g_autoptr (OctetPacketOrder) order = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    octet_bitset_set (some, all[i]);
  octet_bitset_publish (some, 38);
  order = sort_by_field (session, "frame.time_delta_displayed", some);
  g_assert_cmpuint (octet_packet_order_get_count (order), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (octet_packet_order_get_packet (order, i), ==, expected[i]);
}

/* A sample many times over: sections of a pcapng file may stand one behind the other. Returns
 * its path. */
static char *
write_repeated (const char *name,
                guint       times)
{
  g_autofree char *from = g_build_filename (g_getenv ("OCTET_SAMPLES"), name, NULL);
  char *to = g_build_filename (g_get_tmp_dir (), "octet-order-XXXXXX", NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;
  int file;

  g_file_get_contents (from, &data, &size, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < times; i++)
    g_string_append_len (all, data, (gssize) size);
  file = g_mkstemp (to);
  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_file_set_contents (to, all->str, (gssize) all->len, &error);
  g_assert_no_error (error);
  return to;
}

static OctetSession *
load_repeated (const char *name,
               guint       times)
{
  OctetSession *session = octet_session_new ();
  g_autofree char *to = write_repeated (name, times);
  g_autoptr (GError) error = NULL;

  octet_session_load (session, to, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (to), ==, 0);
  return session;
}

/* Many batches, and equal texts far apart. */
static void
test_many (void)
{
  g_autoptr (OctetSession) session = load_repeated ("portal-login.pcapng", 40);
  g_autoptr (GArray) entries = make_reference (session, "dns.qry.name", NULL, FALSE);
  g_autoptr (OctetPacketOrder) order = sort_by_field (session, "dns.qry.name", NULL);

  g_assert_cmpuint (entries->len, ==, 38 * 40);
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpuint (octet_packet_order_get_packet (order, i), ==,
                      g_array_index (entries, Entry, i).number);
  check_places (order, 38 * 40);
}

/* While the file is still read: the packets that are there, each in one place. */
static void
test_loading (void)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autofree char *path = write_repeated ("portal-login.pcapng", 400);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  octet_session_open (session, file);
  while (octet_session_get_n_packets (session) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (OctetPacketOrder) order = i == 1 ? sort (session, OCTET_ORDER_INFO, NULL)
                                                  : sort_by_field (session, "tcp.len", NULL);
      guint count = octet_packet_order_get_count (order);

      g_assert_cmpuint (count, >, 0);
      check_places (order, octet_packet_store_get_count (octet_session_get_store (session)));
    }
  while (octet_session_get_phase (session) == OCTET_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (octet_session_get_n_packets (session), ==, 38 * 400);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* In between: some packets were dissected, and nobody hears of them. */
static void
test_cancel_between (void)
{
  g_autoptr (OctetSession) session = load_repeated ("portal-login.pcapng", 200);
  g_autoptr (OctetPacketOrder) order = octet_packet_order_new (session, OCTET_ORDER_INFO, NULL);
  GWeakRef weak;
  gpointer left;

  g_weak_ref_init (&weak, order);
  while (octet_packet_order_get_progress (order) == 0)
    g_thread_yield ();
  octet_packet_order_cancel (order);
  g_clear_object (&order);
  /* The thread lets go of it, and "finished" does not come. */
  while ((left = g_weak_ref_get (&weak)) != NULL)
    {
      g_assert_false (octet_packet_order_is_finished (left));
      g_object_unref (left);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  g_weak_ref_clear (&weak);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/packet-order/orders", test_orders);
  g_test_add_func ("/session/packet-order/names", test_names);
  g_test_add_func ("/session/packet-order/among", test_among);
  g_test_add_func ("/session/packet-order/cancel", test_cancel);
  g_test_add_func ("/session/packet-order/fields", test_fields);
  g_test_add_func ("/session/packet-order/displayed", test_displayed);
  g_test_add_func ("/session/packet-order/values", test_values);
  g_test_add_func ("/session/packet-order/many", test_many);
  g_test_add_func ("/session/packet-order/loading", test_loading);
  g_test_add_func ("/session/packet-order/cancel-between", test_cancel_between);
  return g_test_run ();
}
