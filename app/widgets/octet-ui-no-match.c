/* octet-ui-no-match.c - what stands in place of the list where no packet passes the filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names what was sought, and the nearest that exists: a port, an address, a name.
 */
#include "config.h"

#include "widgets/octet-ui-no-match.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-near-filter.h"

#define MAX_SHOWN 80

struct _OctetUiNoMatch
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;
  OctetUiShown     *shown;
  GCancellable     *cancellable;
  char             *filter;  /* that is described */

  AdwStatusPage    *page;
  GtkWidget        *try_button;
  GtkWidget        *clear_button;
  GtkWidget        *span_button;
};

G_DEFINE_FINAL_TYPE (OctetUiNoMatch, octet_ui_no_match, GTK_TYPE_WIDGET)

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, MAX_SHOWN) - text), text);
}

static void
describe (OctetUiNoMatch          *self,
          const OctetUiNearFilter *near)
{
  guint all = octet_session_get_n_packets (octet_ui_shown_get_session (self->shown));
  g_autofree char *filter = shorten (octet_ui_shown_get_filter (self->shown));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  if (*filter == 0)
    g_string_append (text, _("There are no packets in this time."));
  else
    g_string_append_printf (text, ngettext ("0 of %'u packet fits %s.", "0 of %'u packets fit %s.",
                                            all), all, filter);
  if (near != NULL)
    {
      g_string_append_c (text, '\n');
      /* Translators: the key of a field, then a value that it has */
      g_string_append_printf (text, ngettext ("%s is %s in %'u packet.",
                                              "%s is %s in %'u packets.", near->packets),
                              near->field, near->value, near->packets);
    }
  escaped = g_markup_escape_text (text->str, -1);
  adw_status_page_set_description (self->page, escaped);
}

static void
near_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (OctetUiNoMatch) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetUiNearFilter) near = octet_ui_near_filter_find_finish (result, &error);
  g_autofree char *label = NULL;
  g_autofree char *shown = NULL;

  if (near == NULL || error != NULL || self->shown == NULL)
    return;
  describe (self, near);
  shown = shorten (near->text);
  label = g_strdup_printf (_("Try %s"), shown);
  gtk_button_set_label (GTK_BUTTON (self->try_button), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->try_button), "s", near->text);
  gtk_widget_set_visible (self->try_button, TRUE);
}

static void
changed_cb (OctetUiNoMatch *self)
{
  gboolean is_empty = octet_ui_shown_is_limited (self->shown) &&
                      octet_ui_shown_get_n_shown (self->shown) == 0 &&
                      !octet_ui_shown_is_finding (self->shown);
  const char *filter = octet_ui_shown_get_filter (self->shown);

  gtk_widget_set_visible (GTK_WIDGET (self), is_empty);
  if (!is_empty)
    g_clear_pointer (&self->filter, g_free);
  if (!is_empty || g_strcmp0 (filter, self->filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_strdup (filter);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->try_button, FALSE);
  gtk_widget_set_visible (self->clear_button, *filter != 0);
  gtk_widget_set_visible (self->span_button, octet_ui_shown_get_span (self->shown, NULL, NULL));
  describe (self, NULL);
  if (*filter == 0)
    return;
  self->cancellable = g_cancellable_new ();
  octet_ui_near_filter_find_async (octet_ui_shown_get_session (self->shown), filter,
                                   self->cancellable, near_cb, g_object_ref (self));
}

static void
clear_span_cb (OctetUiNoMatch *self)
{
  octet_ui_shown_clear_span (self->shown);
}

/**
 * octet_ui_no_match_set_selection:
 * @self: what stands in place of the list
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_no_match_set_selection (OctetUiNoMatch   *self,
                                 OctetUiSelection *selection)
{
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->filter, g_free);
  self->shown = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;
  self->shown = octet_ui_selection_get_shown (selection);
  g_signal_connect_object (self->shown, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
octet_ui_no_match_dispose (GObject *object)
{
  OctetUiNoMatch *self = OCTET_UI_NO_MATCH (object);

  octet_ui_no_match_set_selection (self, NULL);
  if (self->page != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->page));
  self->page = NULL;
  G_OBJECT_CLASS (octet_ui_no_match_parent_class)->dispose (object);
}

static void
octet_ui_no_match_class_init (OctetUiNoMatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_no_match_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "no-match");
}

static GtkWidget *
add_button (GtkWidget  *box,
            const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
octet_ui_no_match_init (OctetUiNoMatch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "compact");
  adw_status_page_set_icon_name (self->page, "octet-filter-symbolic");
  adw_status_page_set_title (self->page, _("No Packets Match"));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  self->try_button = add_button (box, "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->try_button), "win.apply-filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->try_button), "s", "");
  self->clear_button = add_button (box, _("Clear Filter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear_button), "win.clear-filter");
  self->span_button = add_button (box, _("Show Any Time"));
  g_signal_connect_swapped (self->span_button, "clicked", G_CALLBACK (clear_span_cb), self);
  adw_status_page_set_child (self->page, box);
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
