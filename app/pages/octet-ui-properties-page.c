/* octet-ui-properties-page.c - shows what is known of a capture, each row to be copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that is activated is copied, or leads to the packet that it is about.
 */
#include "config.h"

#include "pages/octet-ui-properties-page.h"

#include <glib/gi18n.h>

#include "analysis/octet-capture-properties.h"
#include "analysis/octet-packet-comments.h"
#include "models/octet-ui-properties.h"
#include "session/octet-survey.h"

/* Of a file with a million comments nobody pastes them all; the main thread must not write them. */
#define MAX_COPIED 20000u

struct _OctetUiPropertiesPage
{
  GtkWidget               parent_instance;
  OctetCaptureProperties *properties;
  OctetSurvey            *survey;
  GListModel             *rows;

  GtkWidget              *box;
  AdwWindowTitle         *title;
  GtkListView            *view;
};

G_DEFINE_FINAL_TYPE (OctetUiPropertiesPage, octet_ui_properties_page, GTK_TYPE_WIDGET)

/* What a row is made of. */
typedef struct
{
  GtkLabel  *group;
  GtkLabel  *name;
  GtkLabel  *value;
  GtkButton *button;
} Cells;

static GtkLabel *
make_label (const char *style,
            GtkWidget  *parent)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (parent), label);
  return GTK_LABEL (label);
}

/* Nothing behind the last row. */
static OctetUiProperty *
get_property (OctetUiPropertiesPage *self,
              guint                  position)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->rows, position);

  return item != NULL ? octet_ui_properties_describe (item) : NULL;
}

/* A row's own thing to do: for a comment to go there, for anything else to be copied. */
static void
do_row (GtkWidget       *widget,
        OctetUiProperty *property)
{
  guint32 packet = octet_ui_property_get_packet (property);
  const char *exact = octet_ui_property_get_exact (property);

  if (packet > 0)
    gtk_widget_activate_action (widget, "win.go-to-packet-number", "u", packet);
  else if (exact != NULL)
    gtk_widget_activate_action (widget, "win.copy-text", "s", exact);
}

static void
button_cb (GtkButton   *button,
           GtkListItem *item)
{
  GObject *shown = gtk_list_item_get_item (item);
  g_autoptr (OctetUiProperty) property = NULL;
  const char *exact;

  if (shown == NULL)
    return;
  property = octet_ui_properties_describe (shown);
  exact = octet_ui_property_get_exact (property);
  if (exact != NULL)
    gtk_widget_activate_action (GTK_WIDGET (button), "win.copy-text", "s", exact);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Cells *cells = g_new0 (Cells, 1);

  cells->group = make_label ("heading", box);
  gtk_widget_add_css_class (GTK_WIDGET (cells->group), "group");
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  cells->name = make_label ("caption", words);
  gtk_widget_add_css_class (GTK_WIDGET (cells->name), "dim-label");
  cells->value = make_label ("value", words);
  cells->button = GTK_BUTTON (gtk_button_new_from_icon_name ("edit-copy-symbolic"));
  gtk_widget_set_valign (GTK_WIDGET (cells->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (cells->button), "flat");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (cells->button));
  g_signal_connect_object (cells->button, "clicked", G_CALLBACK (button_cb), item, 0);
  g_object_set_data_full (G_OBJECT (item), "cells", cells, g_free);
  gtk_list_item_set_child (item, box);
}

/* The first row of a group has its heading above it. */
static gboolean
is_first (OctetUiPropertiesPage *self,
          OctetUiProperty       *property,
          guint                  position)
{
  g_autoptr (OctetUiProperty) before = NULL;

  if (position == 0)
    return TRUE;
  before = get_property (self, position - 1);
  return before == NULL || !g_str_equal (octet_ui_property_get_group (before),
                                         octet_ui_property_get_group (property));
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  Cells *cells = g_object_get_data (G_OBJECT (item), "cells");
  g_autoptr (OctetUiProperty) property = NULL;
  GtkWidget *page = gtk_widget_get_ancestor (box, OCTET_UI_TYPE_PROPERTIES_PAGE);
  g_autofree char *tooltip = NULL;
  gboolean has_heading;

  property = octet_ui_properties_describe (gtk_list_item_get_item (item));
  /* Rows are made before they have a place, and bound again in it. */
  has_heading = page != NULL && is_first (OCTET_UI_PROPERTIES_PAGE (page), property,
                                          gtk_list_item_get_position (item));
  gtk_label_set_text (cells->group, octet_ui_property_get_group (property));
  gtk_widget_set_visible (GTK_WIDGET (cells->group), has_heading);
  gtk_label_set_text (cells->name, octet_ui_property_get_name (property));
  gtk_label_set_text (cells->value, octet_ui_property_get_value (property));
  /* Translators: copies the value of what is named, such as SHA-256 */
  tooltip = g_strdup_printf (_("Copy “%s”"), octet_ui_property_get_name (property));
  gtk_widget_set_tooltip_text (GTK_WIDGET (cells->button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cells->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (cells->button),
                            octet_ui_property_get_exact (property) != NULL);
}

static void
activate_cb (OctetUiPropertiesPage *self,
             guint                  position)
{
  g_autoptr (OctetUiProperty) property = get_property (self, position);

  if (property != NULL)
    do_row (GTK_WIDGET (self), property);
}

static void
copy_all_cb (OctetUiPropertiesPage *self)
{
  guint count = MIN (g_list_model_get_n_items (self->rows), MAX_COPIED);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *group = NULL;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (OctetUiProperty) property = get_property (self, i);

      if (g_strcmp0 (group, octet_ui_property_get_group (property)) != 0)
        {
          g_free (group);
          group = g_strdup (octet_ui_property_get_group (property));
          g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", group);
        }
      g_string_append_printf (text, "%s: %s\n", octet_ui_property_get_name (property),
                              octet_ui_property_get_value (property));
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-text", "s", text->str);
}

static void
octet_ui_properties_page_dispose (GObject *object)
{
  OctetUiPropertiesPage *self = OCTET_UI_PROPERTIES_PAGE (object);

  if (self->survey != NULL)
    octet_survey_stop (self->survey);
  if (self->properties != NULL)
    octet_capture_properties_stop (self->properties);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->survey);
  g_clear_object (&self->properties);
  G_OBJECT_CLASS (octet_ui_properties_page_parent_class)->dispose (object);
}

static void
octet_ui_properties_page_class_init (OctetUiPropertiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_properties_page_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close-pushed", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-properties-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiPropertiesPage, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPropertiesPage, title);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPropertiesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_all_cb);
}

static void
octet_ui_properties_page_init (OctetUiPropertiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Whoever came by a key stays on the keyboard. */
  g_signal_connect_swapped (self, "map", G_CALLBACK (gtk_widget_grab_focus), self->view);
}

static void
count (OctetUiPropertiesPage *self,
       OctetUiSelection      *selection)
{
  OctetSession *session = octet_ui_selection_get_session (selection);
  g_autoptr (OctetStatistic) comments = NULL;
  OctetStatistic *properties;

  properties = octet_capture_properties_new (octet_session_get_file (session));
  self->properties = OCTET_CAPTURE_PROPERTIES (properties);
  octet_capture_properties_set_capture (self->properties, octet_session_get_capture (session));
  comments = octet_packet_comments_new (octet_session_get_store (session));
  self->rows = octet_ui_properties_new (properties, comments,
                                        octet_ui_selection_get_marks (selection));
  self->survey = octet_survey_new (session);
  octet_survey_add (self->survey, properties, NULL, 0);
  octet_survey_add (self->survey, comments, NULL, 0);
  octet_survey_start (self->survey);
  octet_capture_properties_hash (self->properties);
}

/**
 * octet_ui_properties_page_new:
 * @selection: the selection of a capture whose first packets are read
 *
 * Begins to count and to hash; both end with the page.
 *
 * Returns: (transfer floating): a page with what is known so far
 */
GtkWidget *
octet_ui_properties_page_new (OctetUiSelection *selection)
{
  OctetUiPropertiesPage *self = g_object_new (OCTET_UI_TYPE_PROPERTIES_PAGE, NULL);
  GFile *file = octet_session_get_file (octet_ui_selection_get_session (selection));
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *valid = name != NULL ? g_filename_display_name (name) : NULL;

  adw_window_title_set_subtitle (self->title, valid != NULL ? valid : "");
  count (self, selection);
  gtk_list_view_set_model (
    self->view,
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->rows))));
  return GTK_WIDGET (self);
}
