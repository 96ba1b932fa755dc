/* octet-ui-rules-dialog.c - the rules that mark rows of the packet list, to edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first rule that holds decides, so their order matters. What is typed holds at once, if it is
 * a filter that can be run.
 */
#include "config.h"

#include "dialogs/octet-ui-rules-dialog.h"

#include <glib/gi18n.h>

#include "filter/octet-filter.h"
#include "models/octet-ui-color-rules.h"
#include "octet-ui-settings.h"

typedef struct
{
  GtkWindow     *window;
  GtkListBox    *rows;
  OctetRegistry *registry;
  GSettings     *settings;
  GPtrArray     *rules;
  gboolean       is_saving;
} Dialog;

static void fill (Dialog *self);

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_pointer (&self->registry, octet_registry_unref);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

static void
save (Dialog *self)
{
  self->is_saving = TRUE;
  octet_ui_color_rules_save (self->settings, self->rules);
  self->is_saving = FALSE;
}

static OctetUiColorRule *
get_rule (Dialog  *self,
          gpointer widget)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (widget, "index"));

  return index < self->rules->len ? g_ptr_array_index (self->rules, index) : NULL;
}

static void
used_cb (GtkSwitch  *toggle,
         GParamSpec *property,
         Dialog     *self)
{
  OctetUiColorRule *rule = get_rule (self, toggle);

  if (rule == NULL)
    return;
  rule->is_used = gtk_switch_get_active (toggle);
  save (self);
}

static void
name_cb (GtkEditable *entry,
         Dialog      *self)
{
  OctetUiColorRule *rule = get_rule (self, entry);

  if (rule == NULL)
    return;
  g_free (rule->name);
  rule->name = g_strdup (gtk_editable_get_text (entry));
  save (self);
}

static void
filter_cb (GtkEditable *entry,
           Dialog      *self)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  OctetUiColorRule *rule = get_rule (self, entry);
  const char *text = gtk_editable_get_text (entry);
  g_autoptr (OctetFilter) filter = NULL;

  if (rule == NULL)
    return;
  if (self->registry != NULL)
    filter = octet_filter_new (self->registry, text, &problem);
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), filter == NULL ? problem.message : NULL);
  if (filter == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  g_free (rule->filter);
  rule->filter = g_strdup (text);
  save (self);
}

static void
color_cb (GtkDropDown *colors,
          GParamSpec  *property,
          Dialog      *self)
{
  OctetUiColorRule *rule = get_rule (self, colors);

  if (rule == NULL)
    return;
  rule->color = gtk_drop_down_get_selected (colors) % OCTET_UI_N_RULE_COLORS;
  save (self);
}

static void
earlier_cb (GtkWidget *button,
            Dialog    *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  if (index == 0 || index >= self->rules->len)
    return;
  g_ptr_array_insert (self->rules, (int) index - 1, g_ptr_array_steal_index (self->rules, index));
  save (self);
  fill (self);
}

static void
remove_cb (GtkWidget *button,
           Dialog    *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  if (index >= self->rules->len)
    return;
  g_ptr_array_remove_index (self->rules, index);
  save (self);
  fill (self);
}

static void
add_cb (Dialog *self)
{
  if (self->rules->len >= OCTET_UI_MAX_RULES)
    return;
  octet_ui_color_rules_add (self->rules, _("My rule"), "frame.len > 1000", 5, TRUE);
  g_ptr_array_insert (self->rules, 0,
                      g_ptr_array_steal_index (self->rules, self->rules->len - 1));
  save (self);
  fill (self);
}

static void
reset_cb (Dialog *self)
{
  g_settings_reset (self->settings, "colour-rules");
}

static void
set_index (gpointer widget,
           guint    index)
{
  g_object_set_data (widget, "index", GUINT_TO_POINTER (index));
}

static GtkWidget *
make_entry (Dialog     *self,
            const char *title,
            const char *text,
            guint       index,
            GCallback   callback)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  set_index (entry, index);
  g_signal_connect (entry, "changed", callback, self);
  return entry;
}

static GtkWidget *
make_colors (Dialog *self,
             guint   selected,
             guint   index)
{
  const char *const names[] = { _("Red"), _("Orange"), _("Yellow"), _("Green"), _("Teal"),
                                _("Blue"), _("Purple"), _("Gray"), NULL };
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *colors = gtk_drop_down_new_from_strings (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Colour"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (colors), selected);
  gtk_widget_set_valign (colors, GTK_ALIGN_CENTER);
  set_index (colors, index);
  g_signal_connect (colors, "notify::selected", G_CALLBACK (color_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), colors);
  return row;
}

static void
add_button (Dialog      *self,
            GtkWidget   *row,
            const char  *icon,
            const char  *tooltip,
            guint        index,
            GCallback    callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  set_index (button, index);
  g_signal_connect (button, "clicked", callback, self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

static GtkWidget *
make_row (Dialog                 *self,
          const OctetUiColorRule *rule,
          guint                   index)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *class = g_strdup_printf ("rule-%u", rule->color);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rule->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), rule->filter);
  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, class);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), swatch);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), rule->is_used);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rule->name, -1);
  set_index (toggle, index);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (used_cb), self);
  add_button (self, row, "user-trash-symbolic", _("Remove this rule"), index,
              G_CALLBACK (remove_cb));
  if (index > 0)
    add_button (self, row, "go-up-symbolic", _("Ask this rule earlier"), index,
                G_CALLBACK (earlier_cb));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), toggle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            make_entry (self, _("Name"), rule->name, index, G_CALLBACK (name_cb)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            make_entry (self, _("Display filter"), rule->filter, index,
                                        G_CALLBACK (filter_cb)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_colors (self, rule->color, index));
  return row;
}

static void
fill (Dialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < self->rules->len; i++)
    gtk_list_box_append (self->rows, make_row (self, g_ptr_array_index (self->rules, i), i));
}

/* Another window, or a reset. */
static void
changed_cb (Dialog *self)
{
  if (self->is_saving)
    return;
  g_ptr_array_unref (self->rules);
  self->rules = octet_ui_color_rules_load (self->settings);
  fill (self);
}

static GtkWidget *
make_content (Dialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *general = adw_preferences_group_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *on = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add Rule"));
  GtkWidget *reset = gtk_button_new_with_mnemonic (_("_Reset Rules"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (on), _("Mark Rows by Rules"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (on),
                               _("The first rule that holds colours the edge of the row."));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_settings_bind (self->settings, "colour-rules-on", toggle, "active", G_SETTINGS_BIND_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (on), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (on), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (general), on);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rules in the order in which they are asked"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Rules"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->rows));
  gtk_widget_set_halign (reset, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (reset, 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reset);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (general));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (reset_cb), self);
  return page;
}

static void
add_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/**
 * octet_ui_rules_dialog_present:
 * @parent: the window whose list it is about
 * @registry: (nullable): the protocols, which filters name
 *
 * Shows the rules in a window of their own.
 */
void
octet_ui_rules_dialog_present (GtkWindow     *parent,
                               OctetRegistry *registry)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->settings = octet_ui_settings_get ();
  self->registry = registry != NULL ? octet_registry_ref (registry) : NULL;
  self->rules = octet_ui_color_rules_load (self->settings);
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (self->window, _("Colour Rules"));
  gtk_window_set_default_size (self->window, 560, 680);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (self->window), box);
  add_escape (self->window);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_signal_connect_swapped (self->settings, "changed::colour-rules", G_CALLBACK (changed_cb), self);
  fill (self);
  gtk_window_present (self->window);
}
