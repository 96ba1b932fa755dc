/* test-follow.c - what two ends said, as runs in one direction: shown, searched, saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "session/octet-follow.h"

static OctetSession *
open_session (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_CAPTURES"), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  OctetSession *session = octet_session_new ();
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  octet_session_open (session, file);
  while (g_get_monotonic_time () < end && octet_session_get_phase (session) == OCTET_SESSION_IDLE)
    g_main_context_iteration (NULL, TRUE);
  return session;
}

static OctetFollow *
follow (OctetSession    *session,
        OctetStreamKind  kind,
        guint            number)
{
  OctetFollow *self = octet_follow_new (session, kind, number);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end && !octet_follow_is_finished (self))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (octet_follow_is_finished (self));
  return self;
}

static char *
read_all (OctetFollow     *self,
          OctetFollowMode  mode)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (OctetFollowPart) part = g_list_model_get_item (G_LIST_MODEL (self), i);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = octet_follow_part_to_text (part, mode, &error);

      g_assert_no_error (error);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpuint (octet_follow_part_get_size (part), <=, OCTET_STREAM_MAX_PART);
      g_string_append (all, text);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* Both ends, then one alone: the same octets, each once. */
static void
test_sides (void)
{
  g_autoptr (OctetSession) session = open_session ("tcp/loss-reordering.pcapng");
  g_autoptr (OctetFollow) self = follow (session, OCTET_STREAM_TCP, 0);
  g_autofree char *both = read_all (self, OCTET_FOLLOW_TEXT);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self));
  guint64 sum = 0;

  g_assert_nonnull (strstr (both, "Line 1 of"));
  g_assert_cmpuint (n, ==, octet_follow_get_n_runs (self, 0) + octet_follow_get_n_runs (self, 1));
  octet_follow_set_sides (self, OCTET_FOLLOW_B);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self)), ==,
                    octet_follow_get_n_runs (self, 1));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (OctetFollowPart) part = g_list_model_get_item (G_LIST_MODEL (self), i);

      g_assert_cmpuint (octet_follow_part_get_side (part), ==, 1);
      g_assert_cmpuint (octet_follow_part_get_offset (part), ==, sum);
      g_assert_cmpuint (octet_follow_find_run (self, octet_follow_part_get_run (part)), ==, i);
      sum += octet_follow_part_get_size (part);
    }
  g_assert_cmpuint (sum, ==, octet_follow_get_bytes (self, 1));
  g_assert_cmpuint (octet_follow_get_missing (self, 1), ==, 0);
}

/* Both ways count, wherever the capture was made; an answer's acknowledgment has waited. */
static void
test_round_trip (void)
{
  g_autoptr (OctetSession) session = open_session ("http/chunked-gzip.pcapng");
  g_autoptr (OctetFollow) raw = follow (session, OCTET_STREAM_TCP, 0);
  g_autoptr (OctetFollow) http = follow (session, OCTET_STREAM_HTTP, 0);

  g_assert_cmpint (octet_follow_get_round_trip (raw), ==, 20647736 + 32922);
  g_assert_cmpint (octet_follow_get_round_trip (http), ==, 0);
}

static void
test_bodies (void)
{
  g_autoptr (OctetSession) session = open_session ("http/chunked-gzip.pcapng");
  g_autoptr (OctetFollow) raw = follow (session, OCTET_STREAM_TCP, 0);
  g_autoptr (OctetFollow) http = follow (session, OCTET_STREAM_HTTP, 0);
  g_autofree char *packed = read_all (raw, OCTET_FOLLOW_TEXT);
  g_autofree char *plain = read_all (http, OCTET_FOLLOW_UTF8);
  guint number;

  g_assert_nonnull (strstr (packed, "HTTP/1.1 200"));
  g_assert_nonnull (strstr (plain, "HTTP/1.1 200"));
  g_assert_null (strstr (packed, "<html"));
  g_assert_nonnull (strstr (plain, "<html"));
  g_assert_true (octet_follow_find_stream (session, OCTET_STREAM_HTTP, 1, &number));
  g_assert_cmpuint (number, ==, 0);
  g_assert_false (octet_follow_find_stream (session, OCTET_STREAM_UDP, 1, &number));
}

static void
test_records (void)
{
  g_autoptr (OctetSession) session = open_session ("tls/mutual-tls12.pcap");
  g_autoptr (OctetFollow) self = follow (session, OCTET_STREAM_TLS, 0);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self));

  g_assert_cmpuint (n, >, 4);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OctetFollowPart) part = g_list_model_get_item (G_LIST_MODEL (self), i);
      g_autoptr (GBytes) bytes = octet_follow_part_read (part, NULL);

      /* Content type, version 3.x: RFC 8446, 5.1. */
      g_assert_nonnull (octet_follow_part_get_title (part));
      g_assert_cmpuint (((const guint8 *) g_bytes_get_data (bytes, NULL))[1], ==, 3);
    }
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_search (void)
{
  g_autoptr (OctetSession) session = open_session ("tcp/loss-reordering.pcapng");
  g_autoptr (OctetFollow) self = follow (session, OCTET_STREAM_TCP, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GError) error = NULL;

  octet_follow_search_async (self, "LINE ", NULL, result_cb, &result);
  matches = octet_follow_search_finish (self, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matches->len, >=, 99);
  for (guint i = 0; i < matches->len; i++)
    {
      const OctetFollowMatch *match = &g_array_index (matches, OctetFollowMatch, i);
      g_autoptr (OctetFollowPart) part = g_list_model_get_item (G_LIST_MODEL (self), match->run);
      g_autoptr (GBytes) bytes = octet_follow_part_read (part, NULL);
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);

      g_assert_cmpuint (match->at, <, size);
      g_assert_cmpint (g_ascii_tolower (data[match->at]), ==, 'l');
    }
}

static void
test_save (void)
{
  g_autoptr (OctetSession) session = open_session ("dns/types.pcap");
  g_autoptr (OctetFollow) self = follow (session, OCTET_STREAM_UDP, 0);
  g_autofree char *shown = read_all (self, OCTET_FOLLOW_HEX);
  g_autofree char *path = NULL, *saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("follow-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  file = g_file_new_for_path (path);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self)), ==, 2);
  octet_follow_save_async (self, file, OCTET_FOLLOW_HEX, NULL, result_cb, &result);
  g_assert_true (octet_follow_save_finish (self, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, NULL, &error));
  g_assert_cmpstr (saved, ==, shown);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/follow/sides", test_sides);
  g_test_add_func ("/session/follow/round-trip", test_round_trip);
  g_test_add_func ("/session/follow/bodies", test_bodies);
  g_test_add_func ("/session/follow/records", test_records);
  g_test_add_func ("/session/follow/search", test_search);
  g_test_add_func ("/session/follow/save", test_save);
  return g_test_run ();
}
