/* octet-ui-welcome-page.c - what a window shows while no capture is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/octet-ui-welcome-page.h"

#include <glib/gi18n.h>

#include "models/octet-ui-recent-facts.h"
#include "models/octet-ui-recent.h"
#include "models/octet-ui-samples.h"
#include "octet-ui-settings.h"
#include "widgets/octet-ui-recent-strip.h"
#include "widgets/octet-ui-sample-art.h"

/* Pixels; in a window that is narrower a strip would leave no room for words. */
#define LEAST_STRIP 500
#define MAX_RECENT 5

struct _OctetUiWelcomePage
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *clear;
  GtkWidget *recent;
  GtkWidget *samples;
  GtkWidget *samples_title;
};

G_DEFINE_FINAL_TYPE (OctetUiWelcomePage, octet_ui_welcome_page, GTK_TYPE_WIDGET)

static void
open_uri (GtkWidget  *widget,
          const char *uri)
{
  gtk_widget_activate_action (widget, "win.open-uri", "s", uri);
}

/* Where a window is as narrow as a phone, what is known of a file is said in words alone. */
static void
fit_recent (OctetUiWelcomePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkListBoxRow *row;
  int width = G_MAXINT, height;

  if (GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->recent), i)) != NULL;
       i++)
    {
      GtkWidget *strip = g_object_get_data (G_OBJECT (row), "strip");

      if (strip != NULL)
        gtk_widget_set_visible (strip, width >= LEAST_STRIP);
    }
}

static GtkWidget *
new_recent_row (GtkRecentInfo *info)
{
  gboolean is_there = !gtk_recent_info_is_local (info) || gtk_recent_info_exists (info);
  g_autofree char *folder = octet_ui_recent_get_folder (info);
  g_autofree char *day = octet_ui_recent_get_day (info);
  g_autofree char *title = g_markup_escape_text (gtk_recent_info_get_display_name (info), -1);
  g_autofree char *subtitle = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *escaped = g_markup_escape_text (folder != NULL ? folder : "", -1);
  OctetUiRecentFacts facts = { 0 };
  gboolean is_known = octet_ui_recent_facts_find (octet_ui_settings_get (),
                                                  gtk_recent_info_get_uri (info), &facts);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon, *age;

  seen = is_known ? octet_ui_recent_facts_describe (&facts) : NULL;
  if (!is_there)
    subtitle = g_strdup_printf (_("%s · not found"), escaped);
  else if (is_known)
    /* Translators: a folder, and what is known of a file in it: "1,482 packets · 4 min" */
    subtitle = g_strdup_printf (_("%s · %s"), escaped, seen);
  else
    subtitle = g_strdup (escaped);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  icon = gtk_image_new_from_icon_name (is_there ? "text-x-generic-symbolic"
                                                : "dialog-warning-symbolic");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (is_known)
    {
      GtkWidget *strip = octet_ui_recent_strip_new (&facts, is_there);

      g_object_set_data (G_OBJECT (row), "strip", strip);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), strip);
    }
  age = gtk_label_new (day);
  gtk_label_set_xalign (GTK_LABEL (age), 1);
  gtk_widget_add_css_class (age, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), age);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), is_there);
  gtk_widget_set_sensitive (row, is_there);
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (gtk_recent_info_get_uri (info)),
                          g_free);
  return row;
}

static void
show_recent (OctetUiWelcomePage *self)
{
  g_autoptr (GPtrArray) infos = octet_ui_recent_list (MAX_RECENT);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->recent), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->recent), GTK_WIDGET (row));
  for (guint i = 0; i < infos->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->recent),
                         new_recent_row (g_ptr_array_index (infos, i)));
  gtk_widget_set_visible (self->clear, infos->len > 0);
  fit_recent (self);
}

static void
recent_activated_cb (OctetUiWelcomePage *self,
                     GtkListBoxRow      *row)
{
  open_uri (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), "uri"));
}

static void
clear_cb (OctetUiWelcomePage *self)
{
  octet_ui_recent_clear ();
  g_settings_reset (octet_ui_settings_get (), "recent-facts");
}

static void
sample_clicked_cb (OctetUiWelcomePage *self,
                   GtkWidget          *card)
{
  open_uri (GTK_WIDGET (self), g_object_get_data (G_OBJECT (card), "uri"));
}

static GtkWidget *
new_card_label (const char *text,
                const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_sample (OctetUiWelcomePage  *self,
            const OctetUiSample *sample,
            guint                index)
{
  g_autoptr (GFile) file = octet_ui_samples_find (sample);
  GtkWidget *card, *box, *texts, *child;

  if (file == NULL)
    return;
  texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (texts, "card-text");
  gtk_box_append (GTK_BOX (texts), new_card_label (_(sample->title), "heading"));
  gtk_box_append (GTK_BOX (texts), new_card_label (_(sample->text), "caption"));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), octet_ui_sample_art_new (index));
  gtk_box_append (GTK_BOX (box), texts);
  card = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "sample");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(sample->title), -1);
  g_object_set_data_full (G_OBJECT (card), "uri", g_file_get_uri (file), g_free);
  g_signal_connect_object (card, "clicked", G_CALLBACK (sample_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  child = gtk_flow_box_child_new ();
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->samples), child);
}

static void
octet_ui_welcome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (octet_ui_welcome_page_parent_class)->map (widget);
  show_recent (OCTET_UI_WELCOME_PAGE (widget));
}

static void
octet_ui_welcome_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (octet_ui_welcome_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::default-width",
                           G_CALLBACK (fit_recent), widget, G_CONNECT_SWAPPED);
}

static void
octet_ui_welcome_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), fit_recent, widget);
  GTK_WIDGET_CLASS (octet_ui_welcome_page_parent_class)->unroot (widget);
}

static void
octet_ui_welcome_page_dispose (GObject *object)
{
  g_clear_pointer (&OCTET_UI_WELCOME_PAGE (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_welcome_page_parent_class)->dispose (object);
}

static void
octet_ui_welcome_page_class_init (OctetUiWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_welcome_page_dispose;
  widget_class->map = octet_ui_welcome_page_map;
  widget_class->root = octet_ui_welcome_page_root;
  widget_class->unroot = octet_ui_welcome_page_unroot;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiWelcomePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWelcomePage, clear);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWelcomePage, recent);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWelcomePage, samples);
  gtk_widget_class_bind_template_child (widget_class, OctetUiWelcomePage, samples_title);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
octet_ui_welcome_page_init (OctetUiWelcomePage *self)
{
  const OctetUiSample *samples;
  gsize count;

  gtk_widget_init_template (GTK_WIDGET (self));
  samples = octet_ui_samples_get_list (&count);
  for (guint i = 0; i < count; i++)
    add_sample (self, &samples[i], i);
  gtk_widget_set_visible (self->samples_title,
                          gtk_widget_get_first_child (self->samples) != NULL);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (show_recent), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_settings_get (), "changed::recent-facts",
                           G_CALLBACK (show_recent), self, G_CONNECT_SWAPPED);
}
