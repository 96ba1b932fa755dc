/* test-captures.c - fifty captures opened and closed in one process leave nothing behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every window, session, selection, widget and list model of ours is counted by a weak
 * reference; when a window has gone, the count must be what it was before.
 */
#include "config.h"

#include <adwaita.h>

#include "dialogs/octet-ui-packet-window.h"
#include "octet-ui-application.h"
#include "window/octet-ui-window.h"

#define N_CAPTURES 50

typedef struct
{
  guint       n_alive; /* objects under a weak reference */
  guint       n_seen;
  GHashTable *names;   /* type name → how many are alive */
} Census;

typedef struct
{
  Census     *census;
  const char *name;
} Entry;

static void
gone_cb (gpointer  data,
         GObject  *object)
{
  Entry *entry = data;
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (entry->census->names, entry->name));

  entry->census->n_alive--;
  g_hash_table_insert (entry->census->names, (gpointer) entry->name, GUINT_TO_POINTER (count - 1));
  g_free (entry);
}

static void
watch (Census   *census,
       gpointer  object)
{
  Entry *entry = g_new (Entry, 1);
  guint count;

  *entry = (Entry) { census, G_OBJECT_TYPE_NAME (object) };
  count = GPOINTER_TO_UINT (g_hash_table_lookup (census->names, entry->name));
  g_hash_table_insert (census->names, (gpointer) entry->name, GUINT_TO_POINTER (count + 1));
  census->n_alive++;
  census->n_seen++;
  g_object_weak_ref (object, gone_cb, entry);
}

/* A list's model and what it stands on. */
static void
watch_model (Census   *census,
             gpointer  model)
{
  while (model != NULL)
    {
      g_autoptr (GObject) below = NULL;

      watch (census, model);
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (model), "model") == NULL)
        return;
      g_object_get (model, "model", &below, NULL);
      model = below; /* what stands above keeps it */
    }
}

static void
watch_widgets (Census    *census,
               GtkWidget *widget)
{
  /* GTK makes one for the display and keeps it. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    return;
  watch (census, widget);
  if (GTK_IS_LIST_VIEW (widget))
    watch_model (census, gtk_list_view_get_model (GTK_LIST_VIEW (widget)));
  if (GTK_IS_COLUMN_VIEW (widget))
    watch_model (census, gtk_column_view_get_model (GTK_COLUMN_VIEW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_widgets (census, child);
}

/* Lets the program do what it has to do until nothing is due. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  for (guint idle = 0; idle < 30 && g_get_monotonic_time () < end; idle++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

static void
print_left (Census *census)
{
  GHashTableIter iter;
  gpointer name, count;

  g_hash_table_iter_init (&iter, census->names);
  while (g_hash_table_iter_next (&iter, &name, &count))
    if (count != NULL)
      g_test_message ("%u %s left", GPOINTER_TO_UINT (count), (const char *) name);
}

/* The packet that is selected, in a window of its own. */
static void
open_packet_window (Census    *census,
                    GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  g_assert_true (gtk_widget_activate_action (window, "win.packet-window", NULL));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) item = g_list_model_get_item (windows, i);

      if (OCTET_UI_IS_PACKET_WINDOW (item))
        found = item;
    }
  g_assert_nonnull (found);
  settle ();
  watch_widgets (census, GTK_WIDGET (found));
  gtk_window_close (found);
}

static void
open_and_close (GtkApplication *application,
                Census         *census,
                const char     *name)
{
  OctetUiWindow *window = octet_ui_window_new (application);
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_SAMPLES"), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  OctetUiSelection *selection;
  OctetSession *session;

  octet_ui_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  selection = octet_ui_window_get_selection (window);
  session = octet_ui_selection_get_session (selection);
  while (octet_session_get_phase (session) != OCTET_SESSION_DONE)
    g_main_context_iteration (NULL, TRUE);
  for (guint32 packet = 1; packet <= MIN (octet_session_get_n_packets (session), 5); packet++)
    {
      octet_ui_selection_set_packet (selection, packet);
      octet_ui_selection_set_node (selection,
                                   octet_ui_selection_get_tree (selection)->n_nodes - 1);
      settle ();
    }
  open_packet_window (census, GTK_WIDGET (window));
  /* Its lists are made when somebody looks at them. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s",
                                             "conversations"));
  settle ();
  watch (census, session);
  watch (census, selection);
  watch_widgets (census, GTK_WIDGET (window));
  gtk_window_close (GTK_WINDOW (window));
  /* What an animation or a tooltip holds is let go a little later. */
  for (guint i = 0; i < 100 && census->n_alive > 0; i++)
    settle ();
}

static void
open_captures (GtkApplication *application,
               Census         *census)
{
  static const char *const samples[] = { "portal-login.pcapng", "dns.pcapng", "tls.pcapng",
                                         "dhcp.pcapng", "web-page.pcapng" };

  for (guint i = 0; i < N_CAPTURES; i++)
    {
      open_and_close (application, census, samples[i % G_N_ELEMENTS (samples)]);
      print_left (census);
      g_assert_cmpuint (census->n_alive, ==, 0);
      g_assert_null (gtk_application_get_windows (application));
    }
}

static void
test_leaks (void)
{
  g_autoptr (OctetUiApplication) application = octet_ui_application_new ();
  Census census = { .names = g_hash_table_new (g_str_hash, g_str_equal) };

  g_application_hold (G_APPLICATION (application));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  open_captures (GTK_APPLICATION (application), &census);
  g_application_release (G_APPLICATION (application));
  /* A window without a list or a tree would prove nothing. */
  g_assert_cmpuint (census.n_seen, >, N_CAPTURES * 200);
  g_test_message ("%u objects were watched, none is left", census.n_seen);
  g_hash_table_unref (census.names);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/captures/leaks", test_leaks);
  return g_test_run ();
}
