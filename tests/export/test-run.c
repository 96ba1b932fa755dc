/* test-run.c - what is saved is read back by Octet and, where it is installed, by tshark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "session/octet-export-run.h"

typedef struct
{
  OctetSession *session;
  char         *folder;
  char         *path;
} Fixture;

static OctetSession *
load (const char *path)
{
  OctetSession *session = octet_session_new ();
  g_autoptr (GError) error = NULL;

  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *sample = g_build_filename (g_getenv ("OCTET_SAMPLES"), data, NULL);

  fixture->session = load (sample);
  fixture->folder = g_dir_make_tmp ("octet-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "saved", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  /* Fails, and with it the test, where a temporary file was left behind. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_object (&fixture->session);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_same_packet (OctetSession *a,
                    guint32       number_a,
                    OctetSession *b,
                    guint32       number_b,
                    gint64        grain)
{
  g_auto (OctetPacketBytes) bytes_a = OCTET_PACKET_BYTES_INIT;
  g_auto (OctetPacketBytes) bytes_b = OCTET_PACKET_BYTES_INIT;
  OctetPacketStore *store_a = octet_session_get_store (a), *store_b = octet_session_get_store (b);
  const OctetPacketRecord *record_a = octet_packet_store_get (store_a, number_a);
  const OctetPacketRecord *record_b = octet_packet_store_get (store_b, number_b);

  g_assert_true (octet_packet_store_read (store_a, number_a, &bytes_a, NULL));
  g_assert_true (octet_packet_store_read (store_b, number_b, &bytes_b, NULL));
  g_assert_cmpmem (bytes_a.data, bytes_a.size, bytes_b.data, bytes_b.size);
  g_assert_cmpint (record_a->time / grain, ==, record_b->time / grain);
  g_assert_cmpuint (record_a->wire_size, ==, record_b->wire_size);
}

/* Every third packet, as each kind of file, packed in each way. */
static void
test_captures (Fixture       *fixture,
               gconstpointer  data)
{
  static const OctetCaptureFormat formats[] = {
    OCTET_CAPTURE_FORMAT_PCAPNG, OCTET_CAPTURE_FORMAT_PCAP, OCTET_CAPTURE_FORMAT_PCAP_NANO,
  };
  guint count = octet_session_get_n_packets (fixture->session);
  g_autoptr (OctetBitset) packets = octet_bitset_new ();

  for (guint32 i = 1; i <= count; i += 3)
    octet_bitset_set (packets, i);
  octet_bitset_publish (packets, count);
  for (guint i = 0; i < 3 * G_N_ELEMENTS (formats); i++)
    {
      OctetExportPlan plan = { .is_capture = TRUE, .format = formats[i / 3],
                               .compression = (OctetCompression) (i % 3 + 1),
                               .packets = packets };
      g_autoptr (OctetSession) saved = NULL;
      g_autoptr (GError) error = NULL;
      int n_done = 0;

      g_assert_true (octet_export_write (fixture->session, fixture->path, &plan, &n_done, NULL,
                                         &error));
      saved = load (fixture->path);
      g_assert_cmpint (octet_capture_get_format (octet_session_get_capture (saved)), ==,
                       plan.format);
      g_assert_cmpuint (octet_session_get_n_packets (saved), ==, (count + 2) / 3);
      g_assert_cmpint (n_done, ==, (count + 2) / 3);
      for (guint32 k = 1; k <= (count + 2) / 3; k++)
        assert_same_packet (fixture->session, 3 * k - 2, saved, k,
                            plan.format == OCTET_CAPTURE_FORMAT_PCAP ? 1000 : 1);
    }
}

/* What tshark says of the saved file; NULL where it is not installed. */
static char *
ask_tshark (const char *path,
            const char *filter,
            const char *field)
{
  g_autofree char *tshark = g_find_program_in_path ("tshark");
  const char *argv[] = { tshark, "-n", "-r", path, "-Y", filter, "-T", "fields", "-e", field,
                         NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (tshark == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                NULL, &error);
  g_assert_no_error (error);
  return output;
}

static OctetPacketNotes *
make_notes (void)
{
  OctetPacketNotes *notes = octet_packet_notes_new ();
  OctetBitset *marked = octet_bitset_new ();
  OctetBitset *references = octet_bitset_new ();

  octet_bitset_set (marked, 2);
  octet_bitset_set (marked, 5);
  octet_bitset_set (references, 5);
  octet_packet_notes_set_marks (notes, OCTET_PACKET_MARK_MARKED, marked);
  octet_packet_notes_set_marks (notes, OCTET_PACKET_MARK_REFERENCE, references);
  octet_packet_notes_set_comment (notes, 2, "Who asks, and why? – “so”");
  octet_packet_notes_set_comment (notes, 3, "to be taken back");
  return notes;
}

static char **
get_comments (OctetSession *session,
              guint32       number)
{
  g_autoptr (OctetPacketOptions) options = NULL;
  OctetPacketStore *store = octet_session_get_store (session);

  if ((octet_packet_store_get (store, number)->flags & OCTET_PACKET_HAS_OPTIONS) == 0)
    return g_new0 (char *, 1);
  options = octet_packet_store_read_options (store, number, NULL);
  return g_steal_pointer (&options->comments);
}

/* Marks and comments come back; saved over the same file again they do not grow, and go. */
static void
test_notes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (OctetPacketNotes) notes = make_notes ();
  g_autoptr (OctetPacketNotes) found = NULL, none = NULL;
  g_autoptr (OctetSession) saved = NULL, again = NULL;
  g_auto (GStrv) comments = NULL, gone = NULL;
  OctetExportPlan plan = { .is_capture = TRUE, .format = OCTET_CAPTURE_FORMAT_PCAPNG,
                           .notes = notes };
  g_autofree char *told = NULL;

  g_assert_true (octet_export_write (fixture->session, fixture->path, &plan, NULL, NULL, NULL));
  saved = load (fixture->path);
  comments = get_comments (saved, 2);
  g_assert_cmpstr (comments[0], ==, "Who asks, and why? – “so”");
  g_assert_cmpstr (comments[1], ==, "octet:marked");
  g_assert_null (comments[2]);
  found = octet_export_read_notes (saved, NULL);
  for (guint i = 0; i < OCTET_N_PACKET_MARKS; i++)
    for (guint32 k = 1; k <= octet_session_get_n_packets (saved); k++)
      g_assert_cmpint (octet_bitset_test (octet_packet_notes_get_marks (found, i), k), ==,
                       octet_bitset_test (octet_packet_notes_get_marks (notes, i), k));
  told = ask_tshark (fixture->path, "frame.comment == \"octet:marked\"", "frame.number");
  g_assert_true (told == NULL || g_str_equal (told, "2\n5\n"));

  octet_packet_notes_set_marks (found, OCTET_PACKET_MARK_MARKED, octet_bitset_new ());
  octet_packet_notes_set_comment (found, 3, NULL);
  plan.notes = found;
  g_assert_true (octet_export_write (saved, fixture->path, &plan, NULL, NULL, NULL));
  /* The session reads the file that it has open, though another has its name now. */
  assert_same_packet (fixture->session, 5, saved, 5, 1);
  again = load (fixture->path);
  none = octet_export_read_notes (again, NULL);
  g_assert_cmpuint (octet_bitset_get_count (octet_packet_notes_get_marks (none, 0)), ==, 0);
  g_assert_true (octet_bitset_test (octet_packet_notes_get_marks (none, 2), 5));
  gone = get_comments (again, 3);
  g_assert_null (gone[0]);
}

/* Begun twice and cancelled, there is no file; left alone, there is. */
static void
test_run (Fixture       *fixture,
          gconstpointer  data)
{
  OctetExportPlan plan = { .form = { .kind = OCTET_FORM_JSON } };
  g_autoptr (OctetExportRun) cancelled = NULL, run = NULL;
  g_autofree char *text = NULL, *told = NULL;

  cancelled = octet_export_run_new (fixture->session, fixture->path, &plan);
  octet_export_run_cancel (cancelled);
  while (!octet_export_run_is_finished (cancelled))
    g_main_context_iteration (NULL, TRUE);
  if (octet_export_run_get_error (cancelled) != NULL)
    {
      g_assert_error (octet_export_run_get_error (cancelled), G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
    }

  run = octet_export_run_new (fixture->session, fixture->path, &plan);
  while (!octet_export_run_is_finished (run))
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (octet_export_run_get_error (run));
  g_assert_cmpuint (octet_export_run_get_n_done (run), ==,
                    octet_session_get_n_packets (fixture->session));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "[\n  {\n"));
  g_assert_true (g_str_has_suffix (text, "\n]\n"));
}

/* A file that cannot be written is told. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  OctetExportPlan plan = { .form = { .kind = OCTET_FORM_CSV } };
  const char *const unknown[] = { "no.such.field", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (octet_export_write (fixture->session, "/does/not/exist.csv", &plan, NULL, NULL,
                                      &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  plan.form.kind = OCTET_FORM_FIELDS;
  plan.form.fields.keys = unknown;
  g_assert_false (octet_export_write (fixture->session, fixture->path, &plan, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

#define ADD(path, sample, function) \
  g_test_add ("/export/run/" path, Fixture, sample, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("captures", "dns.pcapng", test_captures);
  ADD ("notes", "dns.pcapng", test_notes);
  ADD ("run", "web-page.pcapng", test_run);
  ADD ("refused", "dns.pcapng", test_refused);
  return g_test_run ();
}
