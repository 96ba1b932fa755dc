/* test-layers.c - the floors of core hold: no include points upward, nobody names GTK.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of floors is the one in core/meson.build.
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

/* Reads the names between the brackets of "floors = [...]". */
static GPtrArray *
read_floors (const char *core)
{
  g_autofree char *path = g_build_filename (core, "meson.build", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) floors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRegex) name = g_regex_new ("'([a-z]+)'", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  char *list, *end;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  list = strstr (text, "floors = [");
  g_assert_nonnull (list);
  end = strchr (list, ']');
  g_assert_nonnull (end);
  *end = '\0';
  for (g_regex_match (name, list, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (floors, g_match_info_fetch (match, 1));
  return g_steal_pointer (&floors);
}

/* The index of a path's first folder among the floors; -1 where it is none. */
static int
floor_of (GPtrArray  *floors,
          const char *path)
{
  for (guint i = 0; i < floors->len; i++)
    {
      const char *floor = g_ptr_array_index (floors, i);
      gsize size = strlen (floor);

      if (strncmp (path, floor, size) == 0 && path[size] == '/')
        return (int) i;
    }
  return -1;
}

/* Paths of all sources below @folder, as they are written from core/. */
static void
collect (const char *core,
         const char *folder,
         GPtrArray  *paths)
{
  g_autofree char *full = g_build_filename (core, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = *folder ? g_build_filename (folder, name, NULL) : g_strdup (name);
      g_autofree char *whole = g_build_filename (core, path, NULL);

      if (g_file_test (whole, G_FILE_TEST_IS_DIR))
        collect (core, path, paths);
      else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h"))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static guint
count_upward_includes (GPtrArray  *floors,
                       const char *path,
                       const char *text)
{
  g_autoptr (GRegex) include = g_regex_new ("^\\s*#\\s*include\\s*\"([^\"]+)\"",
                                            G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int own = floor_of (floors, path);
  guint wrong = 0;

  for (g_regex_match (include, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *target = g_match_info_fetch (match, 1);
      int other = floor_of (floors, target);

      if (g_str_equal (target, "config.h"))
        continue;
      /* core/octet.h, the one public include, stands above all floors but the tools. */
      if (own < 0 && other >= 0)
        continue;
      if (g_str_equal (target, "octet.h") && own == (int) floors->len - 1)
        continue;
      if (other >= 0 && other <= own)
        continue;
      g_test_message ("core/%s includes \"%s\": %s", path, target,
                      other < 0 ? "not written from core/" : "a higher floor");
      wrong++;
    }
  return wrong;
}

static guint
count_toolkit_words (const char *path,
                     const char *text)
{
  g_autoptr (GRegex) word = g_regex_new ("\\b(gtk|gdk|adw)(\\b(?!-doc)|_)|"
                                         "(?-i:\\b(Gtk|Gdk|Adw)[A-Z])",
                                         G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint wrong = 0;

  for (g_regex_match (word, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);

      g_test_message ("core/%s names \"%s\"", path, found);
      wrong++;
    }
  return wrong;
}

static void
test_tree (void)
{
  g_autofree char *core = g_build_filename (g_getenv ("OCTET_SOURCE_ROOT"), "core", NULL);
  g_autoptr (GPtrArray) floors = read_floors (core);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint wrong = 0;

  g_assert_cmpuint (floors->len, >=, 10);
  collect (core, "", paths);
  g_assert_cmpuint (paths->len, >, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *whole = g_build_filename (core, path, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (whole, &text, NULL, NULL));
      wrong += count_upward_includes (floors, path, text);
      wrong += count_toolkit_words (path, text);
    }
  g_assert_cmpuint (wrong, ==, 0);
}

/* The test sees what it is there to see. */
static void
test_sight (void)
{
  g_autoptr (GPtrArray) floors = g_ptr_array_new ();
  const char *names[] = { "bytes", "capture", "tools" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (floors, (gpointer) names[i]);

  g_assert_cmpuint (count_upward_includes (floors, "bytes/a.c", "#include \"capture/b.h\"\n"),
                    ==, 1);
  g_assert_cmpuint (count_upward_includes (floors, "bytes/a.c", "x\n # include \"b.h\"\n"), ==, 1);
  g_assert_cmpuint (count_upward_includes (floors, "bytes/a.c", "#include \"octet.h\"\n"), ==, 1);
  g_assert_cmpuint (count_upward_includes (floors, "capture/b.c", "#include \"config.h\"\n"
                                           "#include <glib.h>\n#include \"bytes/a.h\"\n"), ==, 0);
  g_assert_cmpuint (count_toolkit_words ("a.c", "a GtkWidget, gtk_init () in <gtk/gtk.h>"), ==, 4);
  g_assert_cmpuint (count_toolkit_words ("a.c", "a gtk-doc block, gadwall"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/support/layers/sight", test_sight);
  g_test_add_func ("/support/layers/tree", test_tree);
  return g_test_run ();
}
