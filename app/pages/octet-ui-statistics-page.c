/* octet-ui-statistics-page.c - shows one statistic after another in a table, while it is counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page knows columns and rows, and nothing of what they mean: that stands in the table of
 * kinds. A row that is activated leads to the packet that it names, where it names one.
 */
#include "config.h"

#include "pages/octet-ui-statistics-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-statistic-kind.h"
#include "session/octet-survey.h"

/* Pixels by which what belongs to a row above is set in; deeper than that nobody can follow. */
#define INDENT 16
#define MAX_INDENT 12
/* Rows that are copied, or sorted; the main thread does it. */
#define MAX_COPIED 20000u
#define MAX_SORTED 20000u

struct _OctetUiStatisticsPage
{
  GtkWidget                   parent_instance;
  OctetSession               *session;
  const OctetUiStatisticKind *kind;
  OctetStatistic             *statistic;
  GtkSortListModel           *sorted;
  OctetSurvey                *survey;
  gboolean                    has_focused; /* the first rows */
  guint                       depth; /* the column with it; as many as there are for none */

  GtkWidget                  *box;
  AdwWindowTitle             *title;
  GtkDropDown                *choice;
  GtkLabel                   *progress;
  GtkStack                   *states;
  GtkColumnView              *view;
  AdwStatusPage              *none;
};

G_DEFINE_FINAL_TYPE (OctetUiStatisticsPage, octet_ui_statistics_page, GTK_TYPE_WIDGET)

/* As many as there are where there is no such column. */
static guint
find_column (OctetStatistic *statistic,
             const char     *key)
{
  guint count = octet_statistic_get_n_columns (statistic), i = 0;

  while (i < count && g_strcmp0 (octet_statistic_get_column (statistic, i)->key, key) != 0)
    i++;
  return i;
}

static char *
write_cell (OctetStatisticRow *row,
            guint              column)
{
  const OctetCell *cell = octet_statistic_row_get_cell (row, column);
  g_autofree char *text = NULL;

  if (cell->kind == OCTET_CELL_NUMBER)
    return g_strdup_printf ("%'" G_GUINT64_FORMAT, cell->number);
  text = octet_statistic_row_to_text (row, column);
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

/* --- the table --- */

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gboolean is_text = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "is-text"));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_text ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (!is_text)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (OctetUiStatisticsPage *self,
         GtkListItem           *item,
         GtkListItemFactory    *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  gboolean is_first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "is-first"));
  OctetStatisticRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = write_cell (row, column);
  guint64 depth = 0;

  if (is_first && self->depth < octet_statistic_row_get_n_cells (row))
    depth = MIN (octet_statistic_row_get_cell (row, self->depth)->number, MAX_INDENT);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_margin_start (label, (int) depth * INDENT);
  gtk_widget_set_tooltip_text (label, is_first ? text : NULL);
}

static double
get_value (const OctetCell *cell)
{
  return cell->kind == OCTET_CELL_NUMBER ? (double) cell->number
         : cell->kind == OCTET_CELL_TIME ? octet_span_to_seconds (cell->time) : cell->real;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  guint column = GPOINTER_TO_UINT (data);
  const OctetCell *left = octet_statistic_row_get_cell ((OctetStatisticRow *) a, column);
  const OctetCell *right = octet_statistic_row_get_cell ((OctetStatisticRow *) b, column);

  if (left->kind == OCTET_CELL_TEXT && right->kind == OCTET_CELL_TEXT)
    return strcmp (left->text, right->text);
  return (get_value (left) > get_value (right)) - (get_value (left) < get_value (right));
}

static void
add_column (OctetUiStatisticsPage *self,
            guint                  index,
            gboolean               is_first)
{
  const OctetColumn *column = octet_statistic_get_column (self->statistic, index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) shown = NULL;
  gboolean is_text = column->kind == OCTET_CELL_TEXT;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (factory), "is-text", GUINT_TO_POINTER (is_text));
  g_object_set_data (G_OBJECT (factory), "is-first", GUINT_TO_POINTER (is_first));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  shown = gtk_column_view_column_new (_(column->title), factory);
  gtk_column_view_column_set_resizable (shown, TRUE);
  gtk_column_view_column_set_expand (shown, is_text);
  /* What belongs to a row above stays below it. */
  if (self->depth == octet_statistic_get_n_columns (self->statistic))
    {
      GtkCustomSorter *sorter = gtk_custom_sorter_new (compare_rows, GUINT_TO_POINTER (index),
                                                       NULL);

      gtk_column_view_column_set_sorter (shown, GTK_SORTER (sorter));
      g_object_unref (sorter);
    }
  gtk_column_view_append_column (self->view, shown);
}

static void
fill_columns (OctetUiStatisticsPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  gboolean is_first = TRUE;

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < OCTET_UI_STATISTIC_MAX_COLUMNS && self->kind->columns[i] != NULL; i++)
    {
      guint index = find_column (self->statistic, self->kind->columns[i]);

      if (index == octet_statistic_get_n_columns (self->statistic))
        continue;
      add_column (self, index, is_first);
      is_first = FALSE;
    }
}

static void
activate_cb (OctetUiStatisticsPage *self,
             guint                  position)
{
  guint column = find_column (self->statistic, self->kind->packet);
  g_autoptr (OctetStatisticRow) row = NULL;
  guint64 packet;

  row = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);
  if (row == NULL || column == octet_statistic_get_n_columns (self->statistic))
    return;
  packet = octet_statistic_row_get_cell (row, column)->number;
  if (packet > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-packet-number", "u",
                                (guint32) packet);
}

/* --- what is counted --- */

/* Whoever came by a key stays on the keyboard; a list without rows takes no focus. */
static void
focus_first (OctetUiStatisticsPage *self)
{
  if (self->has_focused || self->statistic == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      g_list_model_get_n_items (G_LIST_MODEL (self->statistic)) == 0)
    return;
  self->has_focused = TRUE;
  gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->view)));
}

static void
update_state (OctetUiStatisticsPage *self)
{
  gboolean is_finished = octet_statistic_is_finished (self->statistic);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->statistic));
  g_autofree char *text = NULL;

  if (!is_finished)
    text = g_strdup (_("Counting, so far:"));
  else if (self->kind->packet != NULL && count > 0)
    text = g_strdup (_("Activate a row to go to its packet."));
  gtk_label_set_text (self->progress, text != NULL ? text : "");
  /* While it is counted, and where there are too many, rows stand as core has them. */
  gtk_sort_list_model_set_sorter (self->sorted, is_finished && count <= MAX_SORTED
                                                  ? gtk_column_view_get_sorter (self->view) : NULL);
  gtk_stack_set_visible_child_name (self->states, is_finished && count == 0 ? "none" : "table");
  focus_first (self);
}

static void
stop (OctetUiStatisticsPage *self)
{
  if (self->survey != NULL)
    octet_survey_stop (self->survey);
  g_clear_object (&self->survey);
  if (self->statistic != NULL)
    g_signal_handlers_disconnect_by_data (self->statistic, self);
  g_clear_object (&self->sorted);
  g_clear_object (&self->statistic);
}

static void
count (OctetUiStatisticsPage *self,
       guint                  kind)
{
  GtkSingleSelection *rows;

  gtk_column_view_set_model (self->view, NULL);
  stop (self);
  self->kind = octet_ui_statistic_kind_get (kind);
  self->statistic = self->kind->begin (self->session);
  self->depth = find_column (self->statistic, "depth");
  adw_window_title_set_title (self->title, _(self->kind->title));
  adw_status_page_set_description (self->none, _(self->kind->none));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(self->kind->title), -1);
  fill_columns (self);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->statistic)), NULL);
  rows = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (rows));
  g_object_unref (rows);
  g_signal_connect_object (self->statistic, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->statistic, "notify::finished", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  self->survey = octet_survey_new (self->session);
  octet_survey_add (self->survey, self->statistic, NULL, 0);
  octet_survey_start (self->survey);
  update_state (self);
}

static void
chosen_cb (OctetUiStatisticsPage *self)
{
  guint kind = gtk_drop_down_get_selected (self->choice);

  if (self->session != NULL && kind < octet_ui_statistic_kind_get_count () &&
      octet_ui_statistic_kind_get (kind) != self->kind)
    count (self, kind);
}

/* --- copying --- */

/* RFC 4180: what has a comma, a quote or a line's end stands in quotes. */
static void
append_csv (GString    *out,
            const char *text,
            gboolean    is_first)
{
  if (!is_first)
    g_string_append_c (out, ',');
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

static void
copy_cb (OctetUiStatisticsPage *self)
{
  GListModel *rows = G_LIST_MODEL (self->sorted);
  guint n_columns = octet_statistic_get_n_columns (self->statistic);
  guint n_rows = MIN (g_list_model_get_n_items (rows), MAX_COPIED);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    append_csv (text, octet_statistic_get_column (self->statistic, i)->key, i == 0);
  g_string_append (text, "\r\n");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);

      for (guint k = 0; k < n_columns; k++)
        {
          g_autofree char *cell = octet_statistic_row_to_text (row, k);
          g_autofree char *valid = g_utf8_make_valid (cell != NULL ? cell : "", -1);

          append_csv (text, valid, k == 0);
        }
      g_string_append (text, "\r\n");
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-text", "s", text->str);
}

static void
octet_ui_statistics_page_dispose (GObject *object)
{
  OctetUiStatisticsPage *self = OCTET_UI_STATISTICS_PAGE (object);

  stop (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_statistics_page_parent_class)->dispose (object);
}

static void
octet_ui_statistics_page_class_init (OctetUiStatisticsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_statistics_page_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close-pushed", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-statistics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiStatisticsPage, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStatisticsPage, title);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStatisticsPage, choice);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStatisticsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStatisticsPage, states);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStatisticsPage, view);
  gtk_widget_class_bind_template_child (widget_class, OctetUiStatisticsPage, none);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
octet_ui_statistics_page_init (OctetUiStatisticsPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (focus_first), NULL);
  for (guint i = 0; i < octet_ui_statistic_kind_get_count (); i++)
    gtk_string_list_append (titles, _(octet_ui_statistic_kind_get (i)->title));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (titles));
}

/**
 * octet_ui_statistics_page_new:
 * @selection: the selection of a capture whose first packets are read
 * @kind: what is counted first, an index in the table of kinds
 *
 * Begins to count; that ends with the page.
 *
 * Returns: (transfer floating): a page with what is counted so far
 */
GtkWidget *
octet_ui_statistics_page_new (OctetUiSelection *selection,
                              guint             kind)
{
  OctetUiStatisticsPage *self = g_object_new (OCTET_UI_TYPE_STATISTICS_PAGE, NULL);
  GFile *file = octet_session_get_file (octet_ui_selection_get_session (selection));
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  adw_window_title_set_subtitle (self->title, shown != NULL ? shown : "");
  gtk_drop_down_set_selected (self->choice, kind);
  self->session = g_object_ref (octet_ui_selection_get_session (selection));
  count (self, kind);
  return GTK_WIDGET (self);
}
