/* test-filter-corpus.c - filters over real captures: the packets that tshark shows, and its errors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * expected.txt was written by record-filters; known.txt names the filters that
 * are meant to differ, with the reason. Each filter is asked twice: packet by
 * packet with all that a packet has, and by plan, which decides what it can by
 * chain, flow and index. Both must say the same.
 */
#include "config.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "filter/octet-filter.h"
#include "session/octet-cursor.h"

/* Of all that are asked, in parts of a thousand; the wish of the project is 990. */
#define AT_LEAST 990

typedef struct
{
  char         *capture;
  OctetSession *session;
  OctetCursor  *cursor;
  GHashTable   *known; /* filter, or capture:filter → reason */
  gboolean      has_corpus;
  guint         n_asked;
  guint         n_known;
  guint         n_wrong;
  guint         n_plan_wrong;
} Run;

static char *
find_path (const char *capture)
{
  const char *corpus = g_getenv ("OCTET_CORPUS");

  if (g_str_has_prefix (capture, "tests:"))
    return g_build_filename (g_getenv ("OCTET_CAPTURES"), capture + 6, NULL);
  if (corpus == NULL || *corpus == 0)
    return NULL;
  return g_build_filename (corpus, "captures", strchr (capture, ':') + 1, NULL);
}

static void
close_capture (Run *self)
{
  g_clear_pointer (&self->cursor, octet_cursor_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->capture, g_free);
}

/* Returns: whether @capture is open now */
static gboolean
open_capture (Run        *self,
              const char *capture)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (self->capture != NULL && strcmp (self->capture, capture) == 0)
    return self->session != NULL;
  close_capture (self);
  self->capture = g_strdup (capture);
  path = find_path (capture);
  if (path == NULL)
    return FALSE;
  self->session = octet_session_new ();
  octet_session_load (self->session, path, 0, NULL, &error);
  if (octet_session_get_n_packets (self->session) == 0)
    g_assert_no_error (error);
  self->cursor = octet_cursor_new (self->session);
  return TRUE;
}

static void
add_number (GString *text,
            guint32  first,
            guint32  last)
{
  if (first == 0)
    return;
  g_string_append_printf (text, "%s%u", text->len > 0 ? "," : "", first);
  if (last > first)
    g_string_append_printf (text, "-%u", last);
}

static gboolean
ask_packet (Run             *self,
            OctetFilter     *filter,
            OctetFilterPlan *plan,
            OctetTree       *tree,
            guint32          number)
{
  OctetVerdict verdict = OCTET_VERDICT_UNKNOWN;

  if (plan != NULL)
    verdict = octet_filter_plan_decide (plan, number);
  if (verdict != OCTET_VERDICT_UNKNOWN)
    return verdict == OCTET_VERDICT_YES;
  octet_cursor_dissect (self->cursor, number, plan != NULL ? OCTET_DEPTH_FIELDS : OCTET_DEPTH_TREE,
                        FALSE, tree, NULL);
  return octet_filter_matches (filter, tree);
}

/* Returns: (transfer full): "1,3-7"; "error" where the filter cannot run */
static char *
answer (Run        *self,
        const char *text,
        gboolean    by_plan)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (OctetFilter) filter = octet_filter_new (octet_session_get_registry (self->session),
                                                     text, &problem);
  g_autoptr (OctetFilterPlan) plan = NULL;
  g_autoptr (OctetTree) tree = octet_tree_new ();
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint32 first = 0, last = 0;

  if (filter == NULL)
    {
      g_assert_nonnull (problem.message);
      g_assert_cmpuint (problem.start + problem.size, <=, strlen (text) + 1);
      return g_strdup ("error");
    }
  if (by_plan)
    plan = octet_filter_plan_new (filter, octet_session_get_state (self->session),
                                  octet_session_get_store (self->session));
  octet_cursor_set_wanted (self->cursor, by_plan ? octet_filter_get_wanted (filter) : NULL);
  for (guint32 i = 1; i <= octet_session_get_n_packets (self->session); i++)
    {
      if (!ask_packet (self, filter, plan, tree, i))
        continue;
      if (i != last + 1 || first == 0)
        {
          add_number (numbers, first, last);
          first = i;
        }
      last = i;
    }
  add_number (numbers, first, last);
  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

static void
ask (Run  *self,
     char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 3);
  g_autofree char *whole = NULL, *planned = NULL, *special = NULL;
  const char *reason;

  if (g_strv_length (parts) < 3 || !open_capture (self, parts[0]))
    return;
  whole = answer (self, parts[2], FALSE);
  planned = answer (self, parts[2], TRUE);
  self->n_asked++;
  if (strcmp (whole, planned) != 0)
    {
      self->n_plan_wrong++;
      g_test_message ("%s\t%s: %.80s whole, %.80s by plan", parts[0], parts[2], whole, planned);
    }
  if (strcmp (planned, parts[1]) == 0)
    return;
  special = g_strconcat (parts[0], " ", parts[2], NULL);
  reason = g_hash_table_lookup (self->known, parts[2]);
  if (reason == NULL)
    reason = g_hash_table_lookup (self->known, special);
  self->n_known += reason != NULL;
  self->n_wrong++;
  g_test_message ("%s\t%s: %.80s, not %.80s%s%s%s", parts[0], parts[2], planned, parts[1],
                  reason != NULL ? " (" : "", reason != NULL ? reason : "",
                  reason != NULL ? ")" : "");
}

static char *
read_beside (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "filter", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static GHashTable *
read_known (void)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = read_beside ("known.txt");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);

      if (g_strv_length (parts) == 2 && *lines[i] != '#')
        g_hash_table_insert (known, g_strdup (parts[0]), g_strdup (parts[1]));
    }
  return known;
}

static void
ask_all (const char *where)
{
  g_autofree char *text = read_beside ("expected.txt");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Run self = { .known = read_known () };

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], where))
      ask (&self, lines[i]);
  close_capture (&self);
  g_hash_table_unref (self.known);
  g_test_message ("%u filters asked, %u differ, %u of them for a known reason", self.n_asked,
                  self.n_wrong, self.n_known);
  g_assert_cmpuint (self.n_plan_wrong, ==, 0);
  g_assert_cmpuint (self.n_asked, >, 1000);
  g_assert_cmpuint (1000 * (self.n_asked - (self.n_wrong - self.n_known)), >=,
                    AT_LEAST * self.n_asked);
}

static void
test_own (void)
{
  ask_all ("tests:");
}

static void
test_corpus (void)
{
  const char *corpus = g_getenv ("OCTET_CORPUS");

  if (corpus == NULL || *corpus == 0)
    {
      g_test_skip ("OCTET_CORPUS is not set");
      return;
    }
  ask_all ("corpus:");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/corpus/own", test_own);
  g_test_add_func ("/filter/corpus/shared", test_corpus);
  return g_test_run ();
}
