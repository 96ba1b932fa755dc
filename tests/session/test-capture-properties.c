/* test-capture-properties.c - what a capture is, against what capinfos says of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "analysis/octet-capture-properties.h"
#include "analysis/octet-packet-comments.h"
#include "session/octet-survey.h"
#include "support/octet-test-model.h"

/* "key=value", an interface's with its index before it. */
static char *
row_to_text (gpointer item)
{
  OctetStatisticRow *row = item;
  g_autofree char *interface = octet_statistic_row_to_text (row, OCTET_PROPERTY_INTERFACE);
  g_autofree char *key = octet_statistic_row_to_text (row, OCTET_PROPERTY_KEY);
  g_autofree char *value = octet_statistic_row_to_text (row, OCTET_PROPERTY_VALUE);

  return g_strdup_printf ("%s%s=%s", interface, key, value);
}

/* Everything but the path, which is another one on each machine. */
static char *
print_rows (OctetStatistic *properties)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (properties)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (properties), i);
      g_autofree char *row = row_to_text (item);

      if (!g_str_has_prefix (row, "path="))
        g_string_append_printf (text, "%s\n", row);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  OctetSession   *session;
  OctetSurvey    *survey;
  OctetStatistic *properties;
  OctetTestModel *log;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_CAPTURES"), data, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  self->session = octet_session_new ();
  self->survey = octet_survey_new (self->session);
  self->properties = octet_capture_properties_new (file);
  self->log = octet_test_model_new (G_LIST_MODEL (self->properties), row_to_text);
  octet_survey_add (self->survey, self->properties, NULL, 0);
  octet_session_load (self->session, path, 0, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  octet_test_model_free (self->log);
  g_object_unref (self->properties);
  g_object_unref (self->survey);
  g_object_unref (self->session);
}

/* The path stays as it is; what the times bring stands before the rest and moves it down. */
static void
test_steps (Fixture      *self,
            gconstpointer data)
{
  OctetCaptureProperties *properties = OCTET_CAPTURE_PROPERTIES (self->properties);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  octet_capture_properties_set_capture (properties, octet_session_get_capture (self->session));
  octet_assert_changes (self->log, "0+22");
  g_assert_true (octet_survey_step (self->survey, 1, &error));
  octet_assert_changes (self->log, "4-18+18, 22+5");
  g_assert_true (octet_survey_step (self->survey, 2, &error));
  octet_assert_changes (self->log, "5-22+22, 27+3");
  g_assert_true (octet_survey_step (self->survey, 0, &error));
  octet_assert_changes (self->log, "");
  g_assert_true (octet_survey_run (self->survey, &error));
  octet_assert_changes (self->log, "5-25+25");
  text = print_rows (self->properties);
  g_assert_cmpstr (text, ==,
    "size=1256\n"
    "format=pcapng\n"
    "encapsulation=Ethernet\n"
    "first=2026-11-23T10:51:19.206613159Z\n"
    "last=2026-11-23T10:51:19.568009111Z\n"
    "duration=0.361396\n"
    "order=Some packets are earlier than the one before\n"
    "packets=8\n"
    "bytes=640\n"
    "captured_bytes=640\n"
    "average_size=80.00\n"
    "packet_rate=22.14\n"
    "byte_rate=1770.91\n"
    "bit_rate=14167.29\n"
    "hardware=AMD EPYC (with SSE4.2)\n"
    "os=Linux 6.18.44-fc-v595\n"
    "application=Dumpcap (Wireshark) 4.0.17 (Git v4.0.17 packaged as 4.0.17-0+deb12u3)\n"
    "comment=Two interfaces in one file.\n"
    "0name=eth0\n"
    "0encapsulation=Ethernet\n"
    "0snaplen=262144\n"
    "0os=Linux 6.18.44-fc-v595\n"
    "0packets=6\n"
    "1name=lo\n"
    "1description=Loopback\n"
    "1encapsulation=Ethernet\n"
    "1snaplen=262144\n"
    "1os=Linux 6.18.44-fc-v595\n"
    "1packets=2\n");
}

/* What the file says at its end of the packets that were lost; no packet is needed for it. */
static void
test_drops (Fixture      *self,
            gconstpointer data)
{
  OctetCaptureProperties *properties = OCTET_CAPTURE_PROPERTIES (self->properties);
  g_autofree char *text = NULL, *log = NULL;

  octet_capture_properties_set_capture (properties, octet_session_get_capture (self->session));
  text = print_rows (self->properties);
  g_assert_nonnull (strstr (text, "\n0filter=tcp port 80\n"));
  g_assert_nonnull (strstr (text, "\n0received=92\n0dropped=0\n"));
  log = octet_test_model_take_log (self->log);
}

/* A worker hashes; the rows are there while it does, and filled when it is done. */
static void
test_hashes (Fixture      *self,
             gconstpointer data)
{
  OctetCaptureProperties *properties = OCTET_CAPTURE_PROPERTIES (self->properties);
  g_autofree char *before = NULL, *after = NULL, *log = NULL;

  octet_capture_properties_hash (properties);
  octet_capture_properties_hash (properties); /* once is enough */
  octet_assert_changes (self->log, "0+6");
  before = print_rows (self->properties);
  g_assert_true (g_str_has_prefix (before, "sha256=\nsha1=\n"));
  while (strstr (after != NULL ? after : before, "sha256=\n") != NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (after);
      after = print_rows (self->properties);
    }
  g_assert_true (g_str_has_prefix (after,
    "size=1256\n"
    "sha256=a7971da3195789ef387d06beb64dea4e394a3f50c8b21f065b52db7d7de12481\n"
    "sha1=71a5316ff61c5ec805ecb36af29e0ab45f61e2f0\n"));
  octet_assert_changes (self->log, "1-5+5, +6");
}

/* Who stops the worker gets no hashes, and no rows for them. */
static void
test_stop (Fixture      *self,
           gconstpointer data)
{
  OctetCaptureProperties *properties = OCTET_CAPTURE_PROPERTIES (self->properties);
  g_autofree char *rows = NULL;

  octet_capture_properties_hash (properties);
  octet_capture_properties_stop (properties);
  octet_assert_changes (self->log, "0+6");
  for (rows = print_rows (self->properties); strstr (rows, "sha256=") != NULL;
       rows = print_rows (self->properties))
    {
      g_free (rows);
      g_main_context_iteration (NULL, TRUE);
    }
  octet_assert_changes (self->log, "0-6+4");
}

static char *
comment_to_text (gpointer item)
{
  g_autofree char *packet = octet_statistic_row_to_text (item, OCTET_PACKET_COMMENT_PACKET);
  g_autofree char *text = octet_statistic_row_to_text (item, OCTET_PACKET_COMMENT_TEXT);

  return g_strdup_printf ("%s %s", packet, text);
}

/* A row for each packet with a comment, in the order of the packets, as they are met. */
static void
test_comments (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (OctetStatistic) comments = NULL;
  g_autoptr (OctetSurvey) survey = octet_survey_new (self->session);
  g_autoptr (GError) error = NULL;
  OctetTestModel *log;

  comments = octet_packet_comments_new (octet_session_get_store (self->session));
  log = octet_test_model_new (G_LIST_MODEL (comments), comment_to_text);
  octet_survey_add (survey, comments, NULL, 0);
  g_assert_true (octet_survey_step (survey, 2, &error));
  octet_assert_changes (log, "+0");
  g_assert_true (octet_survey_run (survey, &error));
  octet_assert_changes (log, "+1");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (comments), i);
      g_autofree char *text = comment_to_text (item);

      g_assert_cmpstr (text, ==, i == 0 ? "1 Where is the portal?" : "3 There it is.");
    }
  octet_test_model_free (log);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/capture-properties/steps", Fixture, "links/two-interfaces.pcapng", set_up,
              test_steps, tear_down);
  g_test_add ("/capture-properties/drops", Fixture, "http/headers.pcapng", set_up, test_drops,
              tear_down);
  g_test_add ("/capture-properties/hashes", Fixture, "links/two-interfaces.pcapng", set_up,
              test_hashes, tear_down);
  g_test_add ("/capture-properties/stop", Fixture, "links/two-interfaces.pcapng", set_up,
              test_stop, tear_down);
  g_test_add ("/capture-properties/comments", Fixture, "formats/comments.pcapng", set_up,
              test_comments, tear_down);
  return g_test_run ();
}
