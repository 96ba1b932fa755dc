/* test-density.c - packets by time: every one in its bucket, whatever the order and the range.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "session/octet-density.h"

static void
changed_cb (OctetDensity *density,
            gpointer      data)
{
  (*(guint *) data)++;
}

static void
wait_for_change (OctetDensity *density,
                 guint        *n_changes)
{
  guint before = *n_changes;

  while (*n_changes == before)
    g_main_context_iteration (NULL, TRUE);
}

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

static void
test_whole (void)
{
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  g_autoptr (OctetDensity) density = octet_density_new (session);
  OctetPacketStore *store = octet_session_get_store (session);
  const OctetDensityData *data;
  guint32 total = 0, findings = 0, flagged = 0;
  guint32 by_level[OCTET_DENSITY_N_LEVELS] = { 0 };
  guint n_changes = 0;

  g_signal_connect (density, "changed", G_CALLBACK (changed_cb), &n_changes);
  wait_for_change (density, &n_changes);
  data = octet_density_get_data (density);
  for (guint i = 0; i < data->n_buckets; i++)
    {
      total += octet_density_get_total (&data->buckets[i]);
      for (guint k = 0; k < 3; k++)
        findings += data->buckets[i].findings[k];
      for (guint k = 0; k < OCTET_DENSITY_N_LEVELS; k++)
        by_level[k] += data->buckets[i].packets[k];
    }
  for (guint32 i = 1; i <= octet_packet_store_get_count (store); i++)
    flagged += (octet_packet_store_get (store, i)->flags & OCTET_PACKET_SEVERITY) != 0;
  g_assert_cmpuint (total, ==, 38);
  g_assert_cmpuint (findings, ==, flagged);
  g_assert_cmpuint (by_level[OCTET_LEVEL_LINK], ==, 2); /* ARP */
  g_assert_cmpuint (by_level[OCTET_LEVEL_FRAME], ==, 0);
  g_assert_cmpint (data->low, ==, octet_packet_store_get (store, 1)->time);
  g_assert_cmpint (data->high, ==, octet_packet_store_get (store, 38)->time);
  /* At least half of the buckets are used. */
  g_assert_cmpint ((data->high - data->first) / data->width, >=, data->n_buckets / 2 - 1);
}

/* A range has exactly the packets whose times lie in it. */
static void
test_range (void)
{
  g_autoptr (OctetSession) session = load ("portal-login.pcapng");
  g_autoptr (OctetDensity) density = octet_density_new (session);
  OctetPacketStore *store = octet_session_get_store (session);
  gint64 first = octet_packet_store_get (store, 5)->time;
  gint64 last = octet_packet_store_get (store, 12)->time;
  const OctetDensityData *data;
  guint32 total = 0, expected = 0;
  guint n_changes = 0;

  g_signal_connect (density, "changed", G_CALLBACK (changed_cb), &n_changes);
  octet_density_set_range (density, first, last, 100);
  octet_density_set_range (density, first, last, 64);
  wait_for_change (density, &n_changes);
  data = octet_density_get_data (density);
  g_assert_cmpint (data->first, ==, first);
  g_assert_cmpuint (data->n_buckets, ==, 64);
  for (guint i = 0; i < data->n_buckets; i++)
    total += octet_density_get_total (&data->buckets[i]);
  for (guint32 i = 1; i <= octet_packet_store_get_count (store); i++)
    expected += octet_packet_store_get (store, i)->time >= first &&
                octet_packet_store_get (store, i)->time < first + 64 * data->width;
  g_assert_cmpuint (expected, >=, 8);
  g_assert_cmpuint (total, ==, expected);
  octet_density_set_range (density, 0, -1, 64);
  wait_for_change (density, &n_changes);
  g_assert_cmpuint (octet_density_get_data (density)->n_packets, ==, 38);
}

static char *
write_times (const gint64 *times,
             guint         count)
{
  g_autofree char *path = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint32 header[6] = { 0xa1b2c3d4, 0x00040002, 0, 0, 65535, 1 };
  g_autoptr (GError) error = NULL;

  g_byte_array_append (bytes, (const guint8 *) header, sizeof header);
  for (guint i = 0; i < count; i++)
    {
      const guint32 packet[4] = { (guint32) times[i], 0, 0, 0 };

      g_byte_array_append (bytes, (const guint8 *) packet, sizeof packet);
    }
  path = g_build_filename (g_get_tmp_dir (), "octet-density-XXXXXX", NULL);
  close (g_mkstemp (path));
  g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* Times that go backwards, and as far apart as a file can state. */
static void
test_wild_times (void)
{
  static const gint64 times[] = { 1000000000, 5, 4294967295, 1, 2000000000, 0 };
  g_autofree char *path = write_times (times, G_N_ELEMENTS (times));
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetDensity) density = NULL;
  const OctetDensityData *data;
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;
  guint32 total = 0;

  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  density = octet_density_new (session);
  g_signal_connect (density, "changed", G_CALLBACK (changed_cb), &n_changes);
  wait_for_change (density, &n_changes);
  data = octet_density_get_data (density);
  g_assert_cmpint (data->low, ==, 0);
  g_assert_cmpint (data->high, ==, G_GINT64_CONSTANT (4294967295000000000));
  for (guint i = 0; i < data->n_buckets; i++)
    total += octet_density_get_total (&data->buckets[i]);
  g_assert_cmpuint (total, ==, G_N_ELEMENTS (times));
  g_unlink (path);
}

/* A file that is read meanwhile is counted to its end, and letting go in between is no harm. */
static void
test_grows (void)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetDensity) density = octet_density_new (session);
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_SAMPLES"), "portal-login.pcapng",
                                            NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  OctetDensity *other;

  octet_session_open (session, file);
  while (octet_density_get_data (density)->n_packets < 38)
    g_main_context_iteration (NULL, TRUE);
  other = octet_density_new (session);
  g_object_unref (other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (octet_density_get_data (density)->n_packets, ==, 38);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/density/whole", test_whole);
  g_test_add_func ("/session/density/range", test_range);
  g_test_add_func ("/session/density/wild-times", test_wild_times);
  g_test_add_func ("/session/density/grows", test_grows);
  return g_test_run ();
}
