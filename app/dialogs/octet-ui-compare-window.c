/* octet-ui-compare-window.c - a window with two packets side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dialogs/octet-ui-compare-window.h"

#include <glib/gi18n.h>

#include "widgets/octet-ui-palette.h"

/* A level of the tree goes this far in. */
#define INDENT 16

enum
{
  COLUMN_FIELD,
  COLUMN_A,
  COLUMN_B,
  COLUMN_SIGN,
  N_COLUMNS,
};

struct _OctetUiCompareWindow
{
  AdwWindow        parent_instance;
  OctetUiDiffList *list;

  AdwWindowTitle  *title;
  GtkColumnView   *view;
  GtkToggleButton *same;
  GtkStack        *stack;
};

G_DEFINE_FINAL_TYPE (OctetUiCompareWindow, octet_ui_compare_window, ADW_TYPE_WINDOW)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *row,
          gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL), *chip, *box;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (GPOINTER_TO_UINT (data) == COLUMN_A || GPOINTER_TO_UINT (data) == COLUMN_B)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 6);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "diff-value");
    }
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (GPOINTER_TO_UINT (data) != COLUMN_FIELD)
    {
      gtk_list_item_set_child (row, label);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  chip = gtk_label_new (NULL);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (row, box);
}

/* The row of a layer has its chip, as packets have them in the list. */
static void
bind_chip (GtkWidget       *box,
           OctetUiDiffItem *item,
           guint            depth)
{
  const OctetProtocol *protocol = depth == 0 ? octet_ui_diff_item_get_protocol (item) : NULL;
  GtkWidget *chip = gtk_widget_get_first_child (box);

  gtk_widget_set_margin_start (box, (int) depth * INDENT);
  gtk_widget_set_visible (chip, protocol != NULL);
  if (protocol == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (chip), protocol->short_name != NULL ? protocol->short_name
                                                                     : _(protocol->name));
  octet_ui_level_set_class (chip, protocol->level);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *row,
         gpointer                  data)
{
  static const char *const classes[] = {
    [OCTET_DIFF_SAME] = "diff-same", [OCTET_DIFF_CHANGED] = "diff-changed",
    [OCTET_DIFF_ONLY_A] = "diff-only", [OCTET_DIFF_ONLY_B] = "diff-only",
  };
  OctetUiDiffItem *item = gtk_list_item_get_item (row);
  const OctetDiffRow *diff = octet_ui_diff_item_get_row (item);
  GtkWidget *label = gtk_list_item_get_child (row);
  guint column = GPOINTER_TO_UINT (data);
  g_autofree char *text = NULL;

  if (column == COLUMN_FIELD)
    {
      bind_chip (label, item, diff->depth);
      label = gtk_widget_get_last_child (label);
    }
  if (column == COLUMN_FIELD)
    text = octet_ui_diff_item_dup_name (item);
  else if (column == COLUMN_SIGN)
    text = octet_ui_diff_item_dup_sign (item);
  else
    text = octet_ui_diff_item_dup_markup (item, column == COLUMN_B);
  if (column == COLUMN_A || column == COLUMN_B)
    gtk_label_set_markup (GTK_LABEL (label), text);
  else
    gtk_label_set_text (GTK_LABEL (label), text);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (label, classes[i]);
  gtk_widget_add_css_class (label, classes[diff->kind]);
  if (diff->depth == 0)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
}

static void
add_column (OctetUiCompareWindow *self,
            guint                 column,
            const char           *title,
            int                   width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (view_column, width);
  else
    gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

static void
same_cb (OctetUiCompareWindow *self)
{
  octet_ui_diff_list_set_show_same (self->list, gtk_toggle_button_get_active (self->same));
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0
                                      ? "rows" : "same");
}

static void
octet_ui_compare_window_dispose (GObject *object)
{
  g_clear_object (&OCTET_UI_COMPARE_WINDOW (object)->list);
  G_OBJECT_CLASS (octet_ui_compare_window_parent_class)->dispose (object);
}

static void
octet_ui_compare_window_class_init (OctetUiCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_compare_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiCompareWindow, title);
  gtk_widget_class_bind_template_child (widget_class, OctetUiCompareWindow, view);
  gtk_widget_class_bind_template_child (widget_class, OctetUiCompareWindow, same);
  gtk_widget_class_bind_template_child (widget_class, OctetUiCompareWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, same_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
octet_ui_compare_window_init (OctetUiCompareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Packet 8", and the file where the two are of different ones. */
static char *
name_side (const OctetUiDiffSide *side,
           gboolean               is_one_file)
{
  g_autofree char *name = g_file_get_basename (octet_session_get_file (side->session));
  g_autofree char *shown = g_filename_display_name (name != NULL ? name : "");

  if (is_one_file)
    return g_strdup_printf (_("Packet %'u"), side->number);
  /* Translators: a packet's number and the name of its file. */
  return g_strdup_printf (_("Packet %'u of %s"), side->number, shown);
}

/**
 * octet_ui_compare_window_new:
 * @a: the packet on the left
 * @b: the packet on the right
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): a window, not yet shown; %NULL where a packet cannot be
 *   read
 */
OctetUiCompareWindow *
octet_ui_compare_window_new (const OctetUiDiffSide *a,
                             const OctetUiDiffSide *b,
                             GError               **error)
{
  g_autoptr (OctetUiDiffList) list = octet_ui_diff_list_new (a, b, error);
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autofree char *name_a = name_side (a, a->session == b->session);
  g_autofree char *name_b = name_side (b, a->session == b->session);
  g_autofree char *subtitle = NULL;
  OctetUiCompareWindow *self;
  guint count;

  if (list == NULL)
    return NULL;
  self = g_object_new (OCTET_UI_TYPE_COMPARE_WINDOW, NULL);
  self->list = g_steal_pointer (&list);
  count = octet_ui_diff_list_get_n_different (self->list);
  subtitle = g_strdup_printf (ngettext ("%'u field differs", "%'u fields differ", count), count);
  adw_window_title_set_subtitle (self->title, subtitle);
  add_column (self, COLUMN_FIELD, _("Field"), 280);
  add_column (self, COLUMN_A, name_a, 0);
  add_column (self, COLUMN_B, name_b, 0);
  add_column (self, COLUMN_SIGN, _("Difference"), 130);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  same_cb (self);
  return self;
}
