/* octet-ui-recent.c - the captures that were opened lately, as the desktop remembers them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-recent.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_ours (GtkRecentInfo *info)
{
  return gtk_recent_info_has_application (info, g_get_application_name ());
}

static int
compare_age (gconstpointer a,
             gconstpointer b)
{
  GDateTime *first = gtk_recent_info_get_visited (*(GtkRecentInfo *const *) a);
  GDateTime *second = gtk_recent_info_get_visited (*(GtkRecentInfo *const *) b);

  return g_date_time_compare (second, first);
}

/**
 * octet_ui_recent_list:
 * @max: how many at most
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): the captures that Octet opened,
 *   newest first
 */
GPtrArray *
octet_ui_recent_list (guint max)
{
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *i = items; i != NULL; i = i->next)
    if (is_ours (i->data))
      g_ptr_array_add (infos, i->data);
    else
      gtk_recent_info_unref (i->data);
  g_list_free (items);
  g_ptr_array_sort (infos, compare_age);
  if (infos->len > max)
    g_ptr_array_set_size (infos, (int) max);
  return infos;
}

/**
 * octet_ui_recent_add:
 * @file: a capture that was opened
 */
void
octet_ui_recent_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

/**
 * octet_ui_recent_clear:
 *
 * Forgets the captures that Octet opened, and nothing of other programs.
 */
void
octet_ui_recent_clear (void)
{
  g_autoptr (GPtrArray) infos = octet_ui_recent_list (G_MAXUINT);

  for (guint i = 0; i < infos->len; i++)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (),
                                    gtk_recent_info_get_uri (g_ptr_array_index (infos, i)), NULL);
}

/**
 * octet_ui_recent_get_folder:
 * @info: a recent file
 *
 * Returns: (transfer full): its folder, with ~ for home
 */
char *
octet_ui_recent_get_folder (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  const char *home = g_get_home_dir ();
  gsize size = strlen (home);

  if (name != NULL && size > 1 && strncmp (name, home, size) == 0 &&
      (name[size] == '/' || name[size] == '\0'))
    return g_strconcat ("~", name + size, NULL);
  return g_steal_pointer (&name);
}

/**
 * octet_ui_recent_get_day:
 * @info: a recent file
 *
 * Returns: (transfer full): when it was opened: "Today", "Yesterday", "Mon", "3 May"
 */
char *
octet_ui_recent_get_day (GtkRecentInfo *info)
{
  GDateTime *visited = gtk_recent_info_get_visited (info);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) local = g_date_time_to_local (visited);
  g_autoptr (GDateTime) midnight = NULL;
  GTimeSpan age;

  midnight = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                    g_date_time_get_day_of_month (now), 0, 0, 0);
  age = g_date_time_difference (midnight, local);
  if (age <= 0)
    return g_strdup (_("Today"));
  if (age <= G_TIME_SPAN_DAY)
    return g_strdup (_("Yesterday"));
  if (age <= 6 * G_TIME_SPAN_DAY)
    return g_date_time_format (local, "%a");
  return g_date_time_format (local, "%-d %b");
}
