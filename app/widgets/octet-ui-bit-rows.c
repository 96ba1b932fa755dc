/* octet-ui-bit-rows.c - the bits of a flag field, a row each: where, name, what it says here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-bit-rows.h"

#include "dissect/octet-format.h"
#include "models/octet-ui-node-text.h"
#include "models/octet-ui-words.h"
#include "widgets/octet-ui-palette.h"

/* A field of 32 bits has no more parts than this. */
#define MAX_ROWS 32
/* "0000 0000 " */
#define OCTET_LETTERS 10

struct _OctetUiBitRows
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection; /* not owned: set anew before each use */
};

G_DEFINE_FINAL_TYPE (OctetUiBitRows, octet_ui_bit_rows, GTK_TYPE_WIDGET)

static void
row_clicked_cb (OctetUiBitRows *self,
                GtkButton      *row)
{
  guint32 node = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "node"));

  if (self->selection != NULL &&
      node < octet_ui_selection_get_tree (self->selection)->n_nodes)
    octet_ui_selection_set_node (self->selection, node);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
get_row (OctetUiBitRows *self,
         GtkWidget      *before)
{
  GtkWidget *row = before != NULL ? gtk_widget_get_next_sibling (before)
                                  : gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *box, *text;

  if (row != NULL)
    return row;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  add_label (box, "bits");
  gtk_label_set_width_chars (GTK_LABEL (add_label (box, "bit-name")), 4);
  text = add_label (box, "bit-text");
  /* The bits of a wide field leave little room beside them. */
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  row = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "bit-row");
  g_signal_connect_object (row, "clicked", G_CALLBACK (row_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return row;
}

/* Of a wide field only the octet is drawn that the bits are in: "… .... ..0. …". */
static char *
shorten (const char *pattern)
{
  gsize size = strlen (pattern);
  gsize first = strspn (pattern, ". ") / OCTET_LETTERS;
  gsize last = size;

  while (last > 0 && (pattern[last - 1] == '.' || pattern[last - 1] == ' '))
    last--;
  if (size <= 2 * OCTET_LETTERS || last == 0 || (last - 1) / OCTET_LETTERS != first)
    return g_strdup (pattern);
  return g_strdup_printf ("%s%.*s%s", first > 0 ? "… " : "", OCTET_LETTERS - 1,
                          pattern + first * OCTET_LETTERS,
                          (first + 1) * OCTET_LETTERS < size ? " …" : "");
}

static void
fill_row (GtkWidget       *row,
          const OctetTree *tree,
          guint32          index)
{
  const OctetNode *node = &tree->nodes[index];
  const OctetProtocol *protocol = octet_ui_node_get_protocol (tree, node);
  GtkWidget *bits = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (row)));
  GtkWidget *name = gtk_widget_get_next_sibling (bits);
  GtkWidget *text = gtk_widget_get_next_sibling (name);
  g_autoptr (GString) pattern = g_string_new (NULL);
  g_autofree char *drawn = NULL;
  g_autofree char *words = octet_ui_words_get_phrase (tree, node);
  g_autofree char *letters = octet_ui_words_get_flag (node);
  g_autofree char *title = octet_ui_node_get_name (tree, node);
  g_autofree char *value = octet_ui_node_get_value (tree, node);
  g_autofree char *hint = g_strdup_printf ("%s: %s", title, value);

  octet_format_bits (tree, node, pattern);
  drawn = shorten (pattern->str);
  gtk_label_set_text (GTK_LABEL (bits), drawn);
  gtk_label_set_text (GTK_LABEL (name), letters);
  gtk_label_set_text (GTK_LABEL (text), words);
  gtk_widget_set_tooltip_text (row, hint);
  /* Read aloud, the row says more than the picture of it: whether the bit is on. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, hint,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  octet_ui_level_set_class (row, protocol != NULL ? protocol->level : OCTET_LEVEL_FRAME);
  if (node->value.number != 0)
    gtk_widget_add_css_class (row, "on");
  else
    gtk_widget_remove_css_class (row, "on");
  g_object_set_data (G_OBJECT (row), "node", GUINT_TO_POINTER (index));
}

/**
 * octet_ui_bit_rows_show:
 * @self: the rows
 * @selection: the capture's selection
 * @node: a field, whose parts are shown; %OCTET_NO_NODE for none
 *
 * Shows a row for each part that is some bits of the field; hides itself where there are none.
 */
void
octet_ui_bit_rows_show (OctetUiBitRows   *self,
                        OctetUiSelection *selection,
                        guint32           node)
{
  const OctetTree *tree = octet_ui_selection_get_tree (selection);
  GtkWidget *row = NULL;
  guint count = 0;

  self->selection = selection;
  if (node != OCTET_NO_NODE && tree->nodes[node].parent != OCTET_NO_NODE)
    for (guint32 i = tree->nodes[node].first; i != OCTET_NO_NODE && count < MAX_ROWS;
         i = tree->nodes[i].next)
      {
        if (tree->nodes[i].field == NULL || tree->nodes[i].field->mask == 0 ||
            (tree->nodes[i].flags & OCTET_NODE_HIDDEN) != 0)
          continue;
        row = get_row (self, row);
        fill_row (row, tree, i);
        gtk_widget_set_visible (row, TRUE);
        count++;
      }
  for (row = row != NULL ? gtk_widget_get_next_sibling (row)
                         : gtk_widget_get_first_child (GTK_WIDGET (self));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
}

static void
octet_ui_bit_rows_dispose (GObject *object)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (row);
  G_OBJECT_CLASS (octet_ui_bit_rows_parent_class)->dispose (object);
}

static void
octet_ui_bit_rows_class_init (OctetUiBitRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_bit_rows_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
octet_ui_bit_rows_init (OctetUiBitRows *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}
