/* octet-ui-application.c - the program: it makes windows, and opens captures in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "octet-ui-application.h"

#include <glib/gi18n.h>

#include "widgets/octet-ui-zoom.h"
#include "dialogs/octet-ui-preferences.h"
#include "octet-ui-session-keeper.h"
#include "octet-ui-settings.h"
#include "window/octet-ui-window.h"

struct _OctetUiApplication
{
  AdwApplication parent_instance;
  gboolean       is_quitting; /* what was open is written down, until somebody says "cancel" */
  guint          close_rest;  /* an idle source */
};

G_DEFINE_FINAL_TYPE (OctetUiApplication, octet_ui_application, ADW_TYPE_APPLICATION)

/* Every action that a key reaches, with its keys; the shortcuts window lists the same. */
static const struct
{
  const char *action;
  const char *keys[4];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "window.close", { "<Control>w" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export", { "<Control><Shift>e" } },
  { "win.undo", { "<Control>z" } },
  { "win.packet-window", { "<Control>Return" } },
  { "win.print", { "<Control>p" } },
  { "win.properties", { "<Control>i" } },
  { "win.statistics::services", { "<Control><Alt>s" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.compare", { "<Control><Shift>d" } },
  { "win.reload", { "<Control>r" } },
  { "win.back", { "<Alt>Left", "Back" } },
  { "win.forward", { "<Alt>Right", "Forward" } },
  { "win.go-to-packet", { "<Control>g" } },
  { "win.next-packet", { "<Control>Down", "F8" } },
  { "win.previous-packet", { "<Control>Up", "F7" } },
  { "win.first-packet", { "<Control>Home" } },
  { "win.last-packet", { "<Control>End" } },
  { "win.next-in-conversation", { "<Control>bracketright" } },
  { "win.previous-in-conversation", { "<Control>bracketleft" } },
  { "win.explain", { "F9" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "F3" } },
  { "win.find-previous", { "<Shift>F3" } },
  { "win.mark", { "<Control>m" } },
  { "win.next-mark", { "<Control><Shift>n" } },
  { "win.previous-mark", { "<Control><Shift>b" } },
  { "win.time-reference", { "<Control>t" } },
  { "win.ignore", { "<Control><Shift>i" } },
  { "win.add-note", { "<Control><Alt>c" } },
  { "win.go-to-related", { "<Control>j" } },
  { "win.explain-color", { "<Control><Alt>w" } },
  { "win.columns", { "<Control><Alt>l" } },
  { "win.colour-rules", { "<Control><Alt>r" } },
  { "win.color-conversation(uint32 1)", { "<Control>1" } },
  { "win.color-conversation(uint32 2)", { "<Control>2" } },
  { "win.color-conversation(uint32 3)", { "<Control>3" } },
  { "win.color-conversation(uint32 4)", { "<Control>4" } },
  { "win.color-conversation(uint32 5)", { "<Control>5" } },
  { "win.color-conversation(uint32 6)", { "<Control>6" } },
  { "win.color-conversation(uint32 7)", { "<Control>7" } },
  { "win.color-conversation(uint32 8)", { "<Control>8" } },
  { "win.color-conversation(uint32 9)", { "<Control>9" } },
  { "win.focus-filter", { "<Control>l", "<Control>slash" } },
  { "win.save-filter", { "<Control>d" } },
  { "win.filter-conversation", { "<Control><Shift>o" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.show-page::packets", { "<Alt>1" } },
  { "win.show-page::conversations", { "<Alt>2" } },
  { "win.follow::tcp", { "<Control><Alt><Shift>t" } },
  { "win.follow::udp", { "<Control><Alt><Shift>u" } },
  { "win.follow::http", { "<Control><Alt><Shift>h" } },
  { "win.next-page", { "<Control>Page_Down" } },
  { "win.previous-page", { "<Control>Page_Up" } },
  { "win.menu", { "F10" } },
  { "win.find-field", { "<Control><Shift>f" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-reset", { "<Control>0", "<Control>KP_0" } },
  { "win.copy-value", { "<Control>c" } },
  { "win.copy-filter", { "<Control><Shift>c" } },
};

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  gtk_window_present (GTK_WINDOW (octet_ui_window_new (data)));
}

/* Those windows only that have something to ask or to finish; where none has, all of them. */
static void
close_windows (OctetUiApplication *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  GPtrArray *closing;

  for (GList *i = gtk_application_get_windows (GTK_APPLICATION (self)); i != NULL; i = i->next)
    {
      if (!OCTET_UI_IS_WINDOW (i->data))
        continue;
      g_ptr_array_add (all, g_object_ref (i->data));
      if (octet_ui_window_has_to_wait (i->data))
        g_ptr_array_add (waiting, i->data);
    }
  closing = waiting->len > 0 ? waiting : all;
  for (guint i = 0; i < closing->len; i++)
    gtk_window_close (g_ptr_array_index (closing, i));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  OctetUiApplication *self = data;

  /* What is open when somebody wants to quit is what opens again, whichever window goes last. */
  octet_ui_session_keeper_save (GTK_APPLICATION (self));
  self->is_quitting = TRUE;
  close_windows (self);
}

static gboolean
close_rest_cb (gpointer data)
{
  OctetUiApplication *self = data;

  self->close_rest = 0;
  for (GList *i = gtk_application_get_windows (GTK_APPLICATION (self)); i != NULL; i = i->next)
    if (OCTET_UI_IS_WINDOW (i->data) && octet_ui_window_has_to_wait (i->data))
      return G_SOURCE_REMOVE; /* the others close when that one is answered */
  if (self->is_quitting)
    close_windows (self);
  return G_SOURCE_REMOVE;
}

/* The last one that had something to ask is gone: now those that have not. */
static void
octet_ui_application_window_removed (GtkApplication *application,
                                     GtkWindow      *window)
{
  OctetUiApplication *self = OCTET_UI_APPLICATION (application);

  GTK_APPLICATION_CLASS (octet_ui_application_parent_class)->window_removed (application, window);
  if (self->is_quitting && self->close_rest == 0)
    self->close_rest = g_idle_add (close_rest_cb, self);
}

static void
octet_ui_application_shutdown (GApplication *application)
{
  OctetUiApplication *self = OCTET_UI_APPLICATION (application);

  g_clear_handle_id (&self->close_rest, g_source_remove);
  G_APPLICATION_CLASS (octet_ui_application_parent_class)->shutdown (application);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (data));
  OctetUiSelection *selection = OCTET_UI_IS_WINDOW (parent)
                                  ? octet_ui_window_get_selection (OCTET_UI_WINDOW (parent)) : NULL;
  OctetRegistry *registry = NULL;

  if (selection != NULL)
    registry = octet_session_get_registry (octet_ui_selection_get_session (selection));
  gtk_window_present (GTK_WINDOW (octet_ui_preferences_new (parent, registry)));
}

static void
appearance_cb (GSettings *settings)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int appearance = g_settings_get_enum (settings, "appearance");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (appearance, 0, 2)]);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  static const char *const developers[] = { "The Octet developers", NULL };
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (data));

  adw_show_about_window (parent,
                         "application-name", _("Octet"),
                         "application-icon", OCTET_APP_ID,
                         "version", OCTET_VERSION,
                         "developer-name", _("The Octet developers"),
                         "developers", developers,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "website", "https://github.com/octet-analyzer/octet",
                         "issue-url", "https://github.com/octet-analyzer/octet/issues",
                         "comments", _("Opens a packet capture, shows what is in it down to the "
                                       "single bit, and explains what every field means."),
                         NULL);
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = new_window_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
  { .name = "preferences", .activate = preferences_cb },
};

static void
octet_ui_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL && octet_ui_session_keeper_restore (GTK_APPLICATION (application)))
    return;
  if (window == NULL)
    window = GTK_WINDOW (octet_ui_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

/* Each capture in its own window; one that shows nothing yet is used first. */
static void
octet_ui_application_open (GApplication  *application,
                           GFile        **files,
                           int            n_files,
                           const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

      if (window == NULL || !OCTET_UI_IS_WINDOW (window) ||
          !octet_ui_window_is_empty (OCTET_UI_WINDOW (window)))
        window = GTK_WINDOW (octet_ui_window_new (GTK_APPLICATION (application)));
      octet_ui_window_open (OCTET_UI_WINDOW (window), files[i]);
      gtk_window_present (window);
    }
}

static void
octet_ui_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (octet_ui_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (OCTET_APP_ID);
  g_signal_connect_object (octet_ui_settings_get (), "changed::appearance",
                           G_CALLBACK (appearance_cb), application, 0);
  appearance_cb (octet_ui_settings_get ());
  octet_ui_zoom_install (gdk_display_get_default ());
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].keys);
}

static void
octet_ui_application_class_init (OctetUiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = octet_ui_application_activate;
  application_class->open = octet_ui_application_open;
  application_class->startup = octet_ui_application_startup;
  application_class->shutdown = octet_ui_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_removed = octet_ui_application_window_removed;
}

static void
octet_ui_application_init (OctetUiApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * octet_ui_application_is_quitting:
 * @self: the program
 *
 * Returns: whether its windows are being closed one after the other, because it ends
 */
gboolean
octet_ui_application_is_quitting (OctetUiApplication *self)
{
  return self->is_quitting;
}

/**
 * octet_ui_application_stop_quitting:
 * @self: the program
 *
 * One of its windows stays: the program does not end now.
 */
void
octet_ui_application_stop_quitting (OctetUiApplication *self)
{
  self->is_quitting = FALSE;
}

/**
 * octet_ui_application_new:
 *
 * Returns: (transfer full): the program
 */
OctetUiApplication *
octet_ui_application_new (void)
{
  return g_object_new (OCTET_UI_TYPE_APPLICATION,
                       "application-id", OCTET_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
