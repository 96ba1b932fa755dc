/* octet-ui-filter-completion.c - what may be written next in a filter, as a list below the entry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard focus stays in the entry, which moves the choice. Rows are kept and filled
 * anew: this runs for each letter.
 */
#include "config.h"

#include "widgets/octet-ui-filter-completion.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-node-text.h"
#include "models/octet-ui-words.h"
#include "widgets/octet-ui-palette.h"

/* One width whatever is in it, so that nothing jumps while somebody types. */
/* In heights of the font, so that large text has room as well. */
#define WIDTH 42
/* Rows that are made; the proposals behind them come nearer with each letter. */
#define MAX_ROWS 16
#define MAX_VALUE_CHARS 24

typedef struct
{
  GtkWidget *row;
  GtkWidget *mark;  /* square in the colour of the layer */
  GtkLabel  *text;
  GtkLabel  *note;
  GtkLabel  *type;  /* what its values are */
  GtkLabel  *value; /* that it has in the selected packet */
} Row;

struct _OctetUiFilterCompletion
{
  GtkPopover  parent_instance;
  GtkLabel   *heading;
  GtkListBox *list;
  GtkWidget  *scroller;
  GtkLabel   *lesson;
  GtkLabel   *reference;
  Row         rows[MAX_ROWS];
  guint       n_rows;
  GPtrArray  *lessons;    /* of the rows; NULL where there is none */
  GPtrArray  *references;
};

G_DEFINE_FINAL_TYPE (OctetUiFilterCompletion, octet_ui_filter_completion, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkLabel *
add_label (GtkWidget  *box,
           const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
make_row (OctetUiFilterCompletion *self,
          Row                     *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  row->row = gtk_list_box_row_new ();
  row->mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (row->mark, "mark");
  gtk_widget_set_valign (row->mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), row->mark);
  row->text = add_label (box, "monospace");
  gtk_label_set_ellipsize (row->text, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (row->text, 18);
  gtk_label_set_max_width_chars (row->text, 60);
  row->note = add_label (box, NULL);
  gtk_label_set_ellipsize (row->note, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (row->note), TRUE);
  row->type = add_label (box, "value");
  row->value = add_label (box, "value");
  gtk_label_set_ellipsize (row->value, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (row->value, 36);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), box);
  gtk_widget_set_focusable (row->row, FALSE);
  gtk_list_box_append (self->list, row->row);
}

/* The letters that stand there already are bold. */
static char *
mark_up_text (const OctetFilterProposal *proposal,
              const OctetUiFilterLook   *look)
{
  const char *word = look->text + look->position - look->word_size;
  g_autofree char *lower_text = g_ascii_strdown (proposal->text, -1);
  g_autofree char *lower_word = g_ascii_strdown (word, look->word_size);
  const char *at = *lower_word != 0 ? strstr (lower_text, lower_word) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *same = NULL;
  gsize start, size = strlen (lower_word);

  if (at == NULL || proposal->kind == OCTET_PROPOSAL_FILTER)
    return g_markup_escape_text (proposal->text, -1);
  start = (gsize) (at - lower_text);
  before = g_strndup (proposal->text, start);
  same = g_strndup (proposal->text + start, size);
  return g_markup_printf_escaped ("%s<b>%s</b>%s", before, same, proposal->text + start + size);
}

static const OctetFieldRef *
find_field (OctetUiSelection          *selection,
            const OctetFilterProposal *proposal)
{
  OctetSession *session = octet_ui_selection_get_session (selection);
  gsize count;

  if (proposal->kind != OCTET_PROPOSAL_FIELD && proposal->kind != OCTET_PROPOSAL_PROTOCOL)
    return NULL;
  return octet_registry_find_field (octet_session_get_registry (session), proposal->text, &count);
}

/* What the selected packet has there: it shows how such a value looks. */
static char *
find_value (OctetUiSelection          *selection,
            const OctetFilterProposal *proposal)
{
  const OctetTree *tree = octet_ui_selection_get_tree (selection);
  const OctetNode *node;
  g_autofree char *value = NULL;

  if (proposal->kind != OCTET_PROPOSAL_FIELD)
    return NULL;
  node = octet_tree_find (tree, proposal->text);
  if (node == NULL)
    return NULL;
  value = octet_ui_node_get_value (tree, node);
  if (value == NULL || *value == 0)
    return g_strdup (_("in this packet"));
  if (g_utf8_strlen (value, -1) > MAX_VALUE_CHARS)
    *g_utf8_offset_to_pointer (value, MAX_VALUE_CHARS) = 0;
  /* Translators: %s is the value of a field in the packet that is selected */
  return g_markup_printf_escaped (_("in this packet: <tt>%s</tt>"), value);
}

static void
fill_row (OctetUiFilterCompletion   *self,
          Row                       *row,
          const OctetFilterProposal *proposal,
          const OctetUiFilterLook   *look,
          OctetUiSelection          *selection)
{
  const OctetFieldRef *refs = find_field (selection, proposal);
  g_autofree char *text = mark_up_text (proposal, look);
  g_autofree char *value = find_value (selection, proposal);
  g_autofree char *meaning = refs != NULL
    ? octet_ui_words_get_meaning (octet_field_ref_get_field (&refs[0])) : g_strdup (proposal->note);
  const OctetProtocol *protocol = refs != NULL ? refs[0].entry->protocol : NULL;

  gtk_label_set_markup (row->text, text);
  gtk_label_set_text (row->note, meaning != NULL ? meaning : "");
  gtk_label_set_text (row->type, proposal->type != NULL ? proposal->type : "");
  gtk_widget_set_visible (GTK_WIDGET (row->type), proposal->type != NULL);
  gtk_label_set_markup (row->value, value != NULL ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (row->value), value != NULL);
  octet_ui_level_set_class (row->mark, protocol != NULL ? protocol->level : OCTET_LEVEL_PAYLOAD);
  octet_ui_level_set_class (GTK_WIDGET (row->text),
                            protocol != NULL ? protocol->level : OCTET_LEVEL_PAYLOAD);
  gtk_widget_add_css_class (GTK_WIDGET (row->text), "tinted");
  gtk_widget_set_visible (row->row, TRUE);
  g_ptr_array_add (self->lessons, (gpointer) proposal->lesson);
  g_ptr_array_add (self->references,
                   protocol == NULL ? NULL
                   : protocol->reference != NULL
                     ? g_strdup_printf ("%s · %s", protocol->short_name, protocol->reference)
                     : g_strdup (protocol->short_name));
}

static char *
make_heading (const OctetUiFilterLook *look,
              OctetUiSelection        *selection)
{
  const OctetFilterProposal *first = g_ptr_array_index (look->proposals, 0);
  const OctetProtocol *protocol = NULL;

  switch (first->kind)
    {
    case OCTET_PROPOSAL_FILTER:
      return g_strdup (_("Suggested filter"));
    case OCTET_PROPOSAL_OPERATOR:
      return g_strdup (_("Operators"));
    case OCTET_PROPOSAL_FUNCTION:
      return g_strdup (_("Functions and fields"));
    case OCTET_PROPOSAL_VALUE:
      return g_strdup (_("Values"));
    case OCTET_PROPOSAL_PROTOCOL:
    case OCTET_PROPOSAL_FIELD:
    default:
      break;
    }
  for (guint i = 0; i < look->proposals->len; i++)
    {
      const OctetFieldRef *refs = find_field (selection, g_ptr_array_index (look->proposals, i));

      if (refs == NULL || (protocol != NULL && refs[0].entry->protocol != protocol))
        return g_strdup (_("Protocols and fields"));
      protocol = refs[0].entry->protocol;
    }
  if (protocol == NULL || protocol->short_name == NULL)
    return g_strdup (_("Protocols and fields"));
  return g_strdup_printf (_("Fields in %s"), protocol->short_name);
}

static void
row_selected_cb (OctetUiFilterCompletion *self,
                 GtkListBoxRow           *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  const char *lesson = NULL, *reference = NULL;

  if (index >= 0 && (guint) index < self->lessons->len)
    {
      lesson = g_ptr_array_index (self->lessons, index);
      reference = g_ptr_array_index (self->references, index);
    }
  gtk_label_set_text (self->lesson, lesson != NULL ? lesson : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lesson), lesson != NULL);
  gtk_label_set_text (self->reference, reference != NULL ? reference : "");
}

static void
row_activated_cb (OctetUiFilterCompletion *self,
                  GtkListBoxRow           *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
scroll_to_row (OctetUiFilterCompletion *self,
               GtkListBoxRow           *row)
{
  GtkAdjustment *adjustment;
  double x, y;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  if (gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self->list), 0, 0, &x, &y))
    gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_height (GTK_WIDGET (row)));
}

/**
 * octet_ui_filter_completion_show: (skip)
 * @self: a completion
 * @look: what can be said of the filter; it has a proposal
 * @selection: the capture's selection
 * @place: where the word stands, in the coordinates of the parent
 *
 * Shows what may be written; the first proposal is chosen.
 */
void
octet_ui_filter_completion_show (OctetUiFilterCompletion *self,
                                 const OctetUiFilterLook *look,
                                 OctetUiSelection        *selection,
                                 const GdkRectangle      *place)
{
  g_autofree char *heading = make_heading (look, selection);
  int room = gtk_widget_get_width (gtk_widget_get_parent (GTK_WIDGET (self)));
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  int height = pango_font_description_get_size (pango_context_get_font_description (context));
  int width = CLAMP (room - 16, 280, WIDTH * height / PANGO_SCALE);
  GdkRectangle inside = *place;
  GtkListBoxRow *first;

  g_ptr_array_set_size (self->lessons, 0);
  g_ptr_array_set_size (self->references, 0);
  for (guint i = 0; i < MAX_ROWS; i++)
    {
      if (i < look->proposals->len)
        {
          if (i == self->n_rows)
            make_row (self, &self->rows[self->n_rows++]);
          fill_row (self, &self->rows[i], g_ptr_array_index (look->proposals, i), look, selection);
        }
      else if (i < self->n_rows)
        gtk_widget_set_visible (self->rows[i].row, FALSE);
    }
  gtk_label_set_text (self->heading, heading);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_list_box_select_row (self->list, first);
  row_selected_cb (self, first);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  inside.x = CLAMP (inside.x, 0, MAX (room - width, 0));
  gtk_widget_set_size_request (self->scroller, width, -1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &inside);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * octet_ui_filter_completion_move:
 * @self: a completion that is shown
 * @step: 1 for the next proposal, -1 for the one before
 */
void
octet_ui_filter_completion_move (OctetUiFilterCompletion *self,
                                 int                      step)
{
  int count = (int) self->lessons->len;
  int index = (int) octet_ui_filter_completion_get_index (self);
  GtkListBoxRow *row;

  if (count == 0)
    return;
  row = gtk_list_box_get_row_at_index (self->list, (index + step + count) % count);
  gtk_list_box_select_row (self->list, row);
  scroll_to_row (self, row);
}

/**
 * octet_ui_filter_completion_get_index:
 * @self: a completion that is shown
 *
 * Returns: which of the proposals is chosen
 */
guint
octet_ui_filter_completion_get_index (OctetUiFilterCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : 0;
}

static void
octet_ui_filter_completion_dispose (GObject *object)
{
  OctetUiFilterCompletion *self = OCTET_UI_FILTER_COMPLETION (object);

  /* The selected row would say so when it goes, to labels that went before. */
  if (self->list != NULL)
    gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  self->list = NULL;
  G_OBJECT_CLASS (octet_ui_filter_completion_parent_class)->dispose (object);
}

static void
octet_ui_filter_completion_finalize (GObject *object)
{
  OctetUiFilterCompletion *self = OCTET_UI_FILTER_COMPLETION (object);

  g_ptr_array_unref (self->lessons);
  g_ptr_array_unref (self->references);
  G_OBJECT_CLASS (octet_ui_filter_completion_parent_class)->finalize (object);
}

static void
octet_ui_filter_completion_class_init (OctetUiFilterCompletionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_filter_completion_dispose;
  G_OBJECT_CLASS (klass)->finalize = octet_ui_filter_completion_finalize;
  /**
   * OctetUiFilterCompletion::chosen:
   * @index: which of the proposals
   *
   * One was clicked.
   */
  signals[CHOSEN] = g_signal_new ("chosen", OCTET_UI_TYPE_FILTER_COMPLETION, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (
    widget_class, OCTET_UI_RESOURCES "octet-ui-filter-completion.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterCompletion, heading);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterCompletion, list);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterCompletion, scroller);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterCompletion, lesson);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFilterCompletion, reference);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
octet_ui_filter_completion_init (OctetUiFilterCompletion *self)
{
  self->lessons = g_ptr_array_new ();
  self->references = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
