/* octet-ui-window-statistics.c - what is counted over a capture, on pushed pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/octet-ui-window-private.h"

#include <string.h>

#include "models/octet-ui-statistic-kind.h"
#include "pages/octet-ui-properties-page.h"
#include "pages/octet-ui-statistics-page.h"

#define PROPERTIES "properties"
#define STATISTICS "statistics:"

static GtkWidget *
make_page (OctetUiWindow *self,
           const char    *name)
{
  guint kind;

  if (g_str_equal (name, PROPERTIES))
    return octet_ui_properties_page_new (self->selection);
  if (!g_str_has_prefix (name, STATISTICS))
    return NULL;
  kind = octet_ui_statistic_kind_find (name + strlen (STATISTICS));
  return kind < octet_ui_statistic_kind_get_count ()
           ? octet_ui_statistics_page_new (self->selection, kind) : NULL;
}

/* Shows the page of that name; answers whether there is one. */
gboolean
octet_ui_window_show_statistics (OctetUiWindow *self,
                                 const char    *name)
{
  GtkWidget *page;

  if (self->selection == NULL || octet_session_get_store (self->session) == NULL)
    return FALSE;
  page = make_page (self, name);
  if (page == NULL)
    return FALSE;
  octet_ui_window_push (self, page, name);
  return TRUE;
}

static void
properties_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  octet_ui_window_show_statistics (OCTET_UI_WINDOW (widget), PROPERTIES);
}

static void
statistics_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_autofree char *page = g_strconcat (STATISTICS, g_variant_get_string (parameter, NULL), NULL);

  octet_ui_window_show_statistics (OCTET_UI_WINDOW (widget), page);
}

/* Registers the actions. */
void
octet_ui_window_class_statistics (OctetUiWindowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.statistics", "s",
                                   statistics_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.properties", NULL,
                                   properties_action);
}
