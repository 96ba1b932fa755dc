/* test-marks.c - marks, ignored packets, comments, colours: what changes is told, and taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "models/octet-ui-marks.h"

static void
changed_cb (OctetUiMarks *marks,
            guint         mark,
            guint         first,
            guint         last,
            GString      *log)
{
  static const char letters[] = "mirct";

  g_string_append_printf (log, "%s%c%u-%u", log->len > 0 ? " " : "", letters[mark], first, last);
}

static OctetUiMarks *
new_marks (GString *log)
{
  OctetUiMarks *marks = octet_ui_marks_new ();

  g_signal_connect (marks, "changed", G_CALLBACK (changed_cb), log);
  return marks;
}

#define assert_log(log, expected)                  \
  G_STMT_START                                     \
    {                                              \
      g_assert_cmpstr ((log)->str, ==, expected);  \
      g_string_set_size ((log), 0);                \
    }                                              \
  G_STMT_END

static void
test_single (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (OctetUiMarks) marks = new_marks (log);

  g_assert_false (octet_ui_marks_is_unsaved (marks));
  octet_ui_marks_set (marks, OCTET_UI_MARK_MARKED, 70000, TRUE);
  octet_ui_marks_set (marks, OCTET_UI_MARK_MARKED, 70000, TRUE);
  octet_ui_marks_set (marks, OCTET_UI_MARK_MARKED, 5, TRUE);
  octet_ui_marks_set (marks, OCTET_UI_MARK_IGNORED, 5, TRUE);
  assert_log (log, "m70000-70000 m5-5 i5-5");
  g_assert_true (octet_ui_marks_is_unsaved (marks));
  octet_ui_marks_set_saved (marks);
  g_assert_false (octet_ui_marks_is_unsaved (marks));
  g_assert_cmpuint (octet_ui_marks_get_count (marks, OCTET_UI_MARK_MARKED), ==, 2);
  g_assert_true (octet_ui_marks_get (marks, OCTET_UI_MARK_MARKED, 70000));
  g_assert_false (octet_ui_marks_get (marks, OCTET_UI_MARK_REFERENCE, 70000));
  g_assert_cmpuint (octet_ui_marks_find_next (marks, OCTET_UI_MARK_MARKED, 5), ==, 70000);
  g_assert_cmpuint (octet_ui_marks_find_next (marks, OCTET_UI_MARK_MARKED, 70000), ==, 0);
  g_assert_cmpuint (octet_ui_marks_find_previous (marks, OCTET_UI_MARK_MARKED, 90000), ==, 70000);
  g_assert_cmpuint (octet_ui_marks_find_previous (marks, OCTET_UI_MARK_MARKED, 70000), ==, 5);
  g_assert_cmpuint (octet_ui_marks_find_previous (marks, OCTET_UI_MARK_MARKED, 5), ==, 0);
  octet_ui_marks_set (marks, OCTET_UI_MARK_MARKED, 5, FALSE);
  assert_log (log, "m5-5");
  g_assert_cmpuint (octet_ui_marks_get_count (marks, OCTET_UI_MARK_MARKED), ==, 1);
}

static void
test_undo (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (OctetUiMarks) marks = new_marks (log);

  g_assert_false (octet_ui_marks_undo (marks, OCTET_UI_MARK_MARKED));
  octet_ui_marks_set (marks, OCTET_UI_MARK_MARKED, 8, TRUE);
  octet_ui_marks_set (marks, OCTET_UI_MARK_REFERENCE, 9, TRUE);
  assert_log (log, "m8-8 r9-9");
  g_assert_true (octet_ui_marks_undo (marks, OCTET_UI_MARK_MARKED));
  g_assert_false (octet_ui_marks_get (marks, OCTET_UI_MARK_MARKED, 8));
  g_assert_true (octet_ui_marks_get (marks, OCTET_UI_MARK_REFERENCE, 9));
  g_assert_true (octet_ui_marks_undo (marks, OCTET_UI_MARK_MARKED));
  g_assert_true (octet_ui_marks_get (marks, OCTET_UI_MARK_MARKED, 8));
  assert_log (log, "m8-8 m8-8");
}

static void
test_many (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (OctetUiMarks) marks = new_marks (log);
  g_autoptr (OctetBitset) packets = octet_bitset_new ();
  g_autoptr (OctetBitset) copy = NULL;

  octet_bitset_set (packets, 3);
  octet_bitset_set (packets, 400000);
  octet_bitset_publish (packets, 500000);
  octet_ui_marks_set (marks, OCTET_UI_MARK_IGNORED, 7, TRUE);
  octet_ui_marks_set_many (marks, OCTET_UI_MARK_IGNORED, packets, TRUE);
  assert_log (log, "i7-7 i1-500000");
  g_assert_cmpuint (octet_ui_marks_get_count (marks, OCTET_UI_MARK_IGNORED), ==, 3);
  copy = octet_ui_marks_copy_bitset (marks, OCTET_UI_MARK_IGNORED);
  octet_ui_marks_set_many (marks, OCTET_UI_MARK_IGNORED, packets, FALSE);
  g_assert_cmpuint (octet_ui_marks_get_count (marks, OCTET_UI_MARK_IGNORED), ==, 1);
  g_assert_true (octet_ui_marks_get (marks, OCTET_UI_MARK_IGNORED, 7));
  g_assert_cmpuint (octet_bitset_get_count (copy), ==, 3);
  octet_ui_marks_undo (marks, OCTET_UI_MARK_IGNORED);
  g_assert_cmpuint (octet_ui_marks_get_count (marks, OCTET_UI_MARK_IGNORED), ==, 3);
  octet_ui_marks_clear (marks, OCTET_UI_MARK_IGNORED);
  g_assert_cmpuint (octet_ui_marks_get_count (marks, OCTET_UI_MARK_IGNORED), ==, 0);
  octet_ui_marks_undo (marks, OCTET_UI_MARK_IGNORED);
  g_assert_true (octet_ui_marks_get (marks, OCTET_UI_MARK_IGNORED, 400000));
  assert_log (log, "i1-500000 i1-500000 i1-500000 i1-500000");
  octet_ui_marks_clear (marks, OCTET_UI_MARK_MARKED);
  assert_log (log, "");
}

static void
test_comments (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (OctetUiMarks) marks = new_marks (log);
  g_autofree char *giant = g_strnfill (OCTET_UI_MAX_COMMENT - 1, 'x');
  g_autofree char *too_long = g_strconcat (giant, "ä", "tail", NULL);
  g_autoptr (GArray) edited = NULL;
  const char *comment = NULL;

  g_assert_false (octet_ui_marks_get_comment (marks, 4, &comment));
  octet_ui_marks_set_comment (marks, 4, NULL);
  assert_log (log, "");
  octet_ui_marks_set_comment (marks, 4, "look here");
  octet_ui_marks_set_comment (marks, 2, "");
  assert_log (log, "c4-4 c2-2");
  g_assert_true (octet_ui_marks_get_comment (marks, 4, &comment));
  g_assert_cmpstr (comment, ==, "look here");
  g_assert_true (octet_ui_marks_get_comment (marks, 2, &comment));
  g_assert_cmpstr (comment, ==, "");
  edited = octet_ui_marks_list_comments (marks);
  g_assert_cmpuint (edited->len, ==, 2);
  g_assert_cmpuint (g_array_index (edited, guint32, 0), ==, 2);
  octet_ui_marks_undo (marks, OCTET_UI_MARK_COMMENT);
  g_assert_false (octet_ui_marks_get_comment (marks, 2, &comment));
  octet_ui_marks_set_comment (marks, 1, too_long);
  g_assert_true (octet_ui_marks_get_comment (marks, 1, &comment));
  g_assert_cmpstr (comment, ==, giant);
}

static void
test_colors (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (OctetUiMarks) marks = new_marks (log);

  octet_ui_marks_set_flow_color (marks, 0, 3);
  octet_ui_marks_set_flow_color (marks, 9, 1);
  octet_ui_marks_set_flow_color (marks, 0, 4);
  assert_log (log, "t1-4294967295 t1-4294967295 t1-4294967295");
  g_assert_cmpuint (octet_ui_marks_get_flow_color (marks, 0), ==, 4);
  octet_ui_marks_undo (marks, OCTET_UI_MARK_COLOR);
  g_assert_cmpuint (octet_ui_marks_get_flow_color (marks, 0), ==, 3);
  octet_ui_marks_clear_flow_colors (marks);
  g_assert_cmpuint (octet_ui_marks_get_n_flow_colors (marks), ==, 0);
  octet_ui_marks_undo (marks, OCTET_UI_MARK_COLOR);
  g_assert_cmpuint (octet_ui_marks_get_flow_color (marks, 9), ==, 1);
  octet_ui_marks_undo (marks, OCTET_UI_MARK_COLOR);
  g_assert_cmpuint (octet_ui_marks_get_flow_color (marks, 9), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/marks/single", test_single);
  g_test_add_func ("/app/marks/undo", test_undo);
  g_test_add_func ("/app/marks/many", test_many);
  g_test_add_func ("/app/marks/comments", test_comments);
  g_test_add_func ("/app/marks/colors", test_colors);
  return g_test_run ();
}
