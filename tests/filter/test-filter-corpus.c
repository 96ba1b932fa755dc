/* test-filter-corpus.c - filters over real captures: the packets that tshark shows, and its errors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * expected.txt was written by record-filters; known.txt names the filters that
 * differ, with the reason: on purpose, or "not yet". Each filter is asked twice: packet by
 * packet with all that a packet has, and by plan, which decides what it can by
 * chain, flow and index. Both must say the same.
 */
#include "config.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "filter/octet-filter.h"
#include "session/octet-cursor.h"

/* Of all that are asked, in parts of a thousand. What differs counts as differing, whatever the
 * reason. */
#define AT_LEAST 990

typedef struct
{
  char         *capture;
  OctetSession *session;
  OctetCursor  *cursor;
  GHashTable   *known; /* filter, or capture, a space and filter → reason */
  guint         n_asked;
  guint         n_on_purpose;
  guint         n_not_yet;
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

/* %NULL closes the one that is open. */
static void
open_capture (Run        *self,
              const char *capture)
{
  g_autofree char *path = capture != NULL ? find_path (capture) : NULL;
  g_autoptr (GError) error = NULL;

  close_capture (self);
  if (path == NULL)
    return;
  self->capture = g_strdup (capture);
  self->session = octet_session_new ();
  octet_session_load (self->session, path, 0, NULL, &error);
  if (octet_session_get_n_packets (self->session) == 0)
    g_assert_no_error (error);
  self->cursor = octet_cursor_new (self->session);
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
  return plan != NULL ? octet_filter_plan_decide_tree (plan, number, tree)
                      : octet_filter_matches (filter, tree);
}

/* Returns: (transfer full): "1,3-7", "none"; "error" where the filter cannot run */
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
  octet_cursor_set_shown (self->cursor, 0);
  for (guint32 i = 1; i <= octet_session_get_n_packets (self->session); i++)
    {
      if (!ask_packet (self, filter, plan, tree, i))
        continue;
      octet_cursor_set_shown (self->cursor, i);
      if (plan != NULL)
        octet_filter_plan_note_passed (plan, i);
      if (i != last + 1 || first == 0)
        {
          add_number (numbers, first, last);
          first = i;
        }
      last = i;
    }
  add_number (numbers, first, last);
  if (numbers->len == 0)
    g_string_append (numbers, "none");
  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

/* The answers differ: for a reason that is known? */
static void
count_wrong (Run        *self,
             const char *text,
             const char *given,
             const char *expected)
{
  g_autofree char *special = g_strconcat (self->capture, " ", text, NULL);
  const char *reason = g_hash_table_lookup (self->known, text);

  if (reason == NULL)
    reason = g_hash_table_lookup (self->known, special);
  if (reason != NULL && g_str_has_prefix (reason, "not yet"))
    self->n_not_yet++;
  else if (reason != NULL)
    self->n_on_purpose++;
  self->n_wrong++;
  g_test_message ("%s: %s: %.80s, not %.80s%s%s%s", self->capture, text, given, expected,
                  reason != NULL ? " (" : "", reason != NULL ? reason : "",
                  reason != NULL ? ")" : "");
}

static void
ask (Run        *self,
     const char *text,
     const char *expected)
{
  g_autofree char *whole = answer (self, text, FALSE);
  g_autofree char *planned = answer (self, text, TRUE);

  self->n_asked++;
  if (strcmp (whole, planned) != 0)
    {
      self->n_plan_wrong++;
      g_test_message ("%s: %s: %.80s whole, %.80s by plan", self->capture, text, whole, planned);
    }
  if (strcmp (planned, expected) != 0)
    count_wrong (self, text, planned, expected);
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
      const char *reason = g_strrstr (lines[i], " # ");

      if (reason != NULL)
        g_hash_table_insert (known, g_strndup (lines[i], (gsize) (reason - lines[i])),
                             g_strdup (reason + 3));
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
    {
      char *space = strchr (lines[i], ' ');

      if (space == NULL)
        continue;
      *space = 0;
      if (lines[i][0] == '>')
        open_capture (&self, g_str_has_prefix (space + 1, where) ? space + 1 : NULL);
      else if (self.session != NULL)
        ask (&self, space + 1, lines[i]);
    }
  close_capture (&self);
  g_hash_table_unref (self.known);
  g_test_message ("%u filters asked, %u equal (%.2f %%), %u differ on purpose, %u not yet, "
                  "%u for no reason that is known", self.n_asked, self.n_asked - self.n_wrong,
                  100.0 * (self.n_asked - self.n_wrong) / self.n_asked, self.n_on_purpose,
                  self.n_not_yet, self.n_wrong - self.n_on_purpose - self.n_not_yet);
  g_assert_cmpuint (self.n_plan_wrong, ==, 0);
  g_assert_cmpuint (self.n_asked, >, 1000);
  g_assert_cmpuint (self.n_wrong, ==, self.n_on_purpose + self.n_not_yet);
  g_assert_cmpuint (1000 * (self.n_asked - self.n_wrong), >=, AT_LEAST * self.n_asked);
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
