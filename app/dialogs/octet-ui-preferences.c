/* octet-ui-preferences.c - the window where the settings are chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each row is bound to a key: what is chosen holds at once, in every window.
 */
#include "config.h"

#include "dialogs/octet-ui-preferences.h"

#include <glib/gi18n.h>

#include "dialogs/octet-ui-columns-dialog.h"
#include "dialogs/octet-ui-rules-dialog.h"
#include "octet-ui-settings.h"

#define MAX_CHOICES 7

/* A row of choices: the values of a key and their names. */
typedef struct
{
  const char *key;
  const char *title;
  const char *subtitle;
  const char *values[MAX_CHOICES + 1];
  const char *names[MAX_CHOICES + 1];
} Choice;

static const Choice appearance = {
  "appearance", N_("Appearance"), NULL, { "system", "light", "dark" },
  { N_("Follow System"), N_("Light"), N_("Dark") },
};
static const Choice mode = {
  "mode", N_("Mode"), N_("For beginners, details are folded away; nothing is missing"),
  { "full", "beginner" }, { N_("Full"), N_("Beginner") },
};
static const Choice times = {
  "time-format", N_("Times"), NULL,
  { "relative", "delta", "delta-shown", "clock", "date", "utc", "epoch" },
  { N_("Since the First Packet"), N_("Since the Packet Before"),
    N_("Since the Packet Shown Before"), N_("Time of Day"), N_("Date and Time of Day"),
    N_("Date and Time in UTC"), N_("Seconds since 1970") },
};
static const Choice precision = {
  "time-precision", N_("Fractions of a Second"), NULL, { "-1", "0", "3", "6", "9" },
  { N_("Automatic"), N_("None"), N_("Milliseconds"), N_("Microseconds"), N_("Nanoseconds") },
};
static const Choice digits = {
  "byte-digits", N_("Bytes Written As"), NULL, { "hex", "bits" },
  { N_("Hexadecimal"), N_("Bits") },
};
static const Choice text = {
  "byte-text", N_("Text beside the Bytes"), NULL, { "ascii", "ebcdic" }, { "ASCII", "EBCDIC" },
};
static const Choice columns = {
  "byte-columns", N_("Bytes per Row"), NULL, { "8", "16", "32" }, { "8", "16", "32" },
};

/* Strings, numbers: a choice's value is what the key holds, as text. */
static char *
print_value (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  return g_variant_print (value, FALSE);
}

static gboolean
get_choice (GValue   *value,
            GVariant *variant,
            gpointer  data)
{
  const Choice *choice = data;
  g_autofree char *now = print_value (variant);

  for (guint i = 0; choice->values[i] != NULL; i++)
    if (g_str_equal (choice->values[i], now))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  /* A value that somebody set elsewhere: the row shows none of its own. */
  g_value_set_uint (value, GTK_INVALID_LIST_POSITION);
  return TRUE;
}

static GVariant *
set_choice (const GValue       *value,
            const GVariantType *type,
            gpointer            data)
{
  const Choice *choice = data;
  guint selected = g_value_get_uint (value);

  if (selected >= MAX_CHOICES || choice->values[selected] == NULL)
    return NULL;
  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    return g_variant_new_string (choice->values[selected]);
  return g_variant_parse (type, choice->values[selected], NULL, NULL, NULL);
}

static void
add_choice (AdwPreferencesGroup *group,
            const Choice        *choice)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; choice->names[i] != NULL; i++)
    gtk_string_list_append (names, _(choice->names[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(choice->title));
  if (choice->subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(choice->subtitle));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_settings_bind_with_mapping (octet_ui_settings_get (), choice->key, row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_choice, set_choice,
                                (gpointer) choice, NULL);
  adw_preferences_group_add (group, row);
}

static void
add_switch (AdwPreferencesGroup *group,
            const char          *key,
            const char          *title,
            const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_settings_bind (octet_ui_settings_get (), key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

static void
add_zoom (AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *zoom = gtk_spin_button_new_with_range (0.5, 3, 0.1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Size of List, Fields and Bytes"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Compared with other text"));
  gtk_widget_set_valign (zoom, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (zoom), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Size of List, Fields and Bytes"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), zoom);
  g_settings_bind (octet_ui_settings_get (), "zoom", zoom, "value", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

/* A font that is not set is the system's; the button shows which that is. */
static gboolean
get_font (GValue   *value,
          GVariant *variant,
          gpointer  data)
{
  const char *font = g_variant_get_string (variant, NULL);
  g_autofree char *system = NULL;

  if (*font == '\0' && data != NULL)
    font = data;
  else if (*font == '\0')
    {
      g_object_get (gtk_settings_get_default (), "gtk-font-name", &system, NULL);
      font = system;
    }
  g_value_set_string (value, font);
  return TRUE;
}

static GVariant *
set_font (const GValue       *value,
          const GVariantType *type,
          gpointer            data)
{
  return g_variant_new_string (g_value_get_string (value));
}

static gboolean
is_monospace (const PangoFontFamily *family,
              const PangoFontFace   *face,
              gpointer               data)
{
  return pango_font_family_is_monospace ((PangoFontFamily *) family);
}

static void
reset_cb (GtkButton  *button,
          const char *key)
{
  g_settings_reset (octet_ui_settings_get (), key);
}

/* A button that takes a choice back; @key lives for ever. */
static GtkWidget *
make_reset (const char *key,
            const char *tooltip)
{
  GtkWidget *reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_set_tooltip_text (reset, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (reset), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect (reset, "clicked", G_CALLBACK (reset_cb), (gpointer) key);
  return reset;
}

static void
add_font (AdwPreferencesGroup *group,
          const char          *key,
          const char          *title,
          const char          *fixed)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_font_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_font_chooser_set_level (GTK_FONT_CHOOSER (button),
                              GTK_FONT_CHOOSER_LEVEL_STYLE | GTK_FONT_CHOOSER_LEVEL_SIZE);
  if (fixed != NULL)
    gtk_font_chooser_set_filter_func (GTK_FONT_CHOOSER (button), is_monospace, NULL, NULL);
  gtk_font_button_set_title (GTK_FONT_BUTTON (button), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_reset (key, _("Go back to the font of the system")));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_settings_bind_with_mapping (octet_ui_settings_get (), key, button, "font",
                                G_SETTINGS_BIND_DEFAULT, get_font, set_font, (gpointer) fixed,
                                NULL);
  adw_preferences_group_add (group, row);
}

/* A row that leads to a window where there is more to choose. */
static GtkWidget *
add_link (AdwPreferencesGroup *group,
          const char          *title,
          const char          *subtitle,
          GCallback            activated,
          AdwPreferencesWindow *window)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", activated, window, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return row;
}

/* Fields can be typed where a capture is open; its registry knows them. */
static OctetRegistry *
get_registry (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "registry");
}

static void
columns_cb (GtkWindow *window)
{
  octet_ui_columns_dialog_present (window, get_registry (window));
}

static void
rules_cb (GtkWindow *window)
{
  octet_ui_rules_dialog_present (window, get_registry (window));
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static AdwPreferencesPage *
add_page (AdwPreferencesWindow *window,
          const char           *title,
          const char           *icon)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_set_title (page, title);
  adw_preferences_page_set_icon_name (page, icon);
  adw_preferences_window_add (window, page);
  return page;
}

static void
fill_general (AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = add_group (page, _("Look"));

  add_choice (group, &appearance);
  add_choice (group, &mode);
  group = add_group (page, _("Text"));
  add_font (group, "list-font", _("Font of List and Fields"), NULL);
  add_font (group, "monospace-font", _("Font of Bytes and Values"), "Monospace 10");
  add_zoom (group);
  group = add_group (page, _("Start"));
  add_switch (group, "restore-session", _("Restore the Last Session"),
              _("Captures that were open, with page, filter and packet"));
}

static void
fill_packets (AdwPreferencesPage   *page,
              AdwPreferencesWindow *window)
{
  AdwPreferencesGroup *group = add_group (page, _("List"));
  GtkWidget *row;

  row = add_link (group, _("Columns"), _("Which are shown, and in what order"),
                  G_CALLBACK (columns_cb), window);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_reset ("columns",
                                         _("Go back to the columns that Octet comes with")));
  add_choice (group, &times);
  add_choice (group, &precision);
  group = add_group (page, _("Colours"));
  add_switch (group, "colour-rules-on", _("Mark Rows by Rules"),
              _("A stripe in the rule's colour; layers keep theirs"));
  add_switch (group, "chart-patterns", _("Patterns in Charts"),
              _("Tells layers apart without their colours"));
  add_link (group, _("Colour Rules"), _("Which packets stand out, and why"),
            G_CALLBACK (rules_cb), window);
  group = add_group (page, _("Bytes"));
  add_choice (group, &columns);
  add_choice (group, &digits);
  add_choice (group, &text);
}

static void
fill_names (AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = add_group (page, _("Names in Place of Numbers"));

  adw_preferences_group_set_description (group, _("Octet never looks up names on the network."));
  add_switch (group, "resolve-network", _("Names of Addresses"),
              _("From DNS answers and other packets of the capture"));
  add_switch (group, "resolve-transport", _("Names of Ports"),
              _("Registered services, such as “http” for port 80"));
  add_switch (group, "resolve-vendors", _("Makers of Network Cards"),
              _("In place of the first half of a MAC address"));
}

/**
 * octet_ui_preferences_new:
 * @parent: (nullable): the window that asks
 * @registry: (nullable): the protocols of its capture, whose fields columns and rules may name
 *
 * Returns: (transfer none): the window of settings, not yet shown
 */
GtkWidget *
octet_ui_preferences_new (GtkWindow     *parent,
                          OctetRegistry *registry)
{
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal",
                                    TRUE, NULL);
  AdwPreferencesWindow *preferences = ADW_PREFERENCES_WINDOW (window);

  if (registry != NULL)
    g_object_set_data_full (G_OBJECT (window), "registry", octet_registry_ref (registry),
                            (GDestroyNotify) octet_registry_unref);
  fill_general (add_page (preferences, _("General"), "preferences-system-symbolic"));
  fill_packets (add_page (preferences, _("Packets"), "view-list-symbolic"), preferences);
  fill_names (add_page (preferences, _("Names"), "network-workgroup-symbolic"));
  return window;
}
