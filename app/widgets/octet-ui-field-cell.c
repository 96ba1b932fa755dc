/* octet-ui-field-cell.c - one row of the field tree: layer edge, arrow, name, value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-field-cell.h"

#include <string.h>

#include "dissect/octet-format.h"
#include "models/octet-ui-node-text.h"
#include "models/octet-ui-words.h"
#include "widgets/octet-ui-palette.h"

/* Longer values are cut: the row is one line, and the bytes are in the byte view. */
#define MAX_VALUE 400
#define INDENT 18
/* Deeper ones go no further in: their text must keep room. */
#define MAX_DEPTH 8
#define GAP 4
/* Most names, in heights of the font. */
#define NAME_WIDTH 12

struct _OctetUiFieldCell
{
  GtkWidget         parent_instance;
  OctetUiFieldList *list;
  OctetUiSelection *selection;
  guint             position;
  guint             depth;
  GtkWidget        *arrow;
  GtkWidget        *name;
  GtkWidget        *value;
};

G_DEFINE_FINAL_TYPE (OctetUiFieldCell, octet_ui_field_cell, GTK_TYPE_WIDGET)

static void
arrow_pressed_cb (OctetUiFieldCell *self,
                  int               n_press,
                  double            x,
                  double            y,
                  GtkGesture       *gesture)
{
  const OctetUiFieldRow *row = octet_ui_field_list_get_row (self->list, self->position);

  if (row == NULL || !row->can_open)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  octet_ui_field_list_set_open (self->list, self->position, !row->is_open);
}

/* The context menu is about the row under the pointer. */
static void
menu_pressed_cb (OctetUiFieldCell *self)
{
  const OctetUiFieldRow *row = octet_ui_field_list_get_row (self->list, self->position);

  if (row != NULL)
    octet_ui_selection_set_node (self->selection, row->node);
}

static void
enter_cb (OctetUiFieldCell *self)
{
  const OctetUiFieldRow *row = octet_ui_field_list_get_row (self->list, self->position);

  if (row != NULL)
    octet_ui_selection_set_hover (self->selection, row->node);
}

static void
leave_cb (OctetUiFieldCell *self)
{
  octet_ui_selection_set_hover (self->selection, OCTET_NO_NODE);
}

static void
hover_changed_cb (OctetUiFieldCell *self)
{
  const OctetUiFieldRow *row = octet_ui_field_list_get_row (self->list, self->position);
  guint32 hover = octet_ui_selection_get_hover (self->selection);

  if (row != NULL && hover == row->node)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hover");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hover");
}

static void
set_class (GtkWidget  *widget,
           const char *class,
           gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

static void
describe (OctetUiFieldCell      *self,
          const OctetUiFieldRow *row,
          const char            *name,
          const char            *value)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (list_item == NULL)
    return;
  text = *value ? g_strdup_printf ("%s: %s", name, value) : g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_item),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, row->depth + 1,
                                  -1);
  if (row->can_open)
    gtk_accessible_update_state (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 row->is_open, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
show_value (OctetUiFieldCell *self,
            const OctetTree  *tree,
            const OctetNode  *node,
            const char       *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *flags = octet_ui_words_write_flags (tree, node);
  g_autofree char *valid = NULL;

  /* What is on says more than the bits, and those stand one by one below. */
  if (flags == NULL)
    octet_format_bits (tree, node, text);
  if (text->len > 0)
    g_string_append (text, "  ");
  g_string_append_len (text, value, (gssize) MIN (strlen (value), MAX_VALUE));
  if (flags != NULL && *flags != '\0')
    g_string_append_printf (text, "  %s", flags);
  /* A control character or a cut letter must not reach the label. */
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  g_strdelimit (valid, "\r\n\t\v\f", ' ');
  gtk_label_set_text (GTK_LABEL (self->value), valid);
}

/* Shows what the list has at the cell's position now. */
static void
refresh (OctetUiFieldCell *self)
{
  const OctetUiFieldRow *row = octet_ui_field_list_get_row (self->list, self->position);
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  const OctetNode *node;
  const OctetProtocol *protocol;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (row == NULL || row->node >= tree->n_nodes)
    return;
  node = &tree->nodes[row->node];
  protocol = octet_ui_node_get_protocol (tree, node);
  name = octet_ui_node_get_name (tree, node);
  value = octet_ui_node_get_value (tree, node);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  show_value (self, tree, node, value);
  gtk_widget_set_margin_start (self->arrow, 2 + INDENT * MIN (row->depth, MAX_DEPTH));
  self->depth = row->depth;
  gtk_widget_set_child_visible (self->arrow, row->can_open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                row->is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  octet_ui_level_set_class (GTK_WIDGET (self),
                            protocol != NULL ? protocol->level : OCTET_LEVEL_FRAME);
  set_class (GTK_WIDGET (self), "layer", row->depth == 0);
  set_class (GTK_WIDGET (self), "generated", (node->flags & OCTET_NODE_GENERATED) != 0);
  set_class (GTK_WIDGET (self), "link",
             node->field != NULL && node->field->kind == OCTET_FIELD_FRAME);
  set_class (GTK_WIDGET (self), "bad", (node->flags & (OCTET_NODE_BAD)) != 0);
  set_class (GTK_WIDGET (self), "note", (node->flags & OCTET_NODE_NOTE) != 0);
  describe (self, row, name, value);
  hover_changed_cb (self);
}

/**
 * octet_ui_field_cell_set_position:
 * @self: a cell
 * @position: the row it shows; %GTK_INVALID_LIST_POSITION for none
 */
void
octet_ui_field_cell_set_position (OctetUiFieldCell *self,
                                  guint             position)
{
  self->position = position;
  refresh (self);
}

/**
 * octet_ui_field_cell_get_position:
 * @self: a cell
 *
 * Returns: the row it shows
 */
guint
octet_ui_field_cell_get_position (OctetUiFieldCell *self)
{
  return self->position;
}

/**
 * octet_ui_field_cell_new:
 * @list: the rows
 * @selection: the capture's selection
 *
 * Returns: (transfer floating): a cell that shows no row yet
 */
GtkWidget *
octet_ui_field_cell_new (OctetUiFieldList *list,
                         OctetUiSelection *selection)
{
  OctetUiFieldCell *self = g_object_new (OCTET_UI_TYPE_FIELD_CELL, NULL);

  self->list = g_object_ref (list);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (list, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "hover-changed", G_CALLBACK (hover_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
octet_ui_field_cell_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  OctetUiFieldCell *self = OCTET_UI_FIELD_CELL (widget);
  GtkWidget *const parts[] = { self->arrow, self->name, self->value };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int least, usual;

      gtk_widget_measure (parts[i], orientation, -1, &least, &usual, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum += least;
          *natural += usual + (i > 0 ? GAP : 0);
        }
      else
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, usual);
        }
    }
}

/* The values of all depths begin at the same place, but for a name that is longer. */
static int
get_name_width (OctetUiFieldCell *self,
                int               width)
{
  PangoContext *context = gtk_widget_get_pango_context (self->name);
  int height = pango_font_description_get_size (pango_context_get_font_description (context));
  int usual, column;

  gtk_widget_measure (self->name, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &usual, NULL, NULL);
  if (self->depth == 0)
    return usual;
  column = MIN (NAME_WIDTH * height / PANGO_SCALE, width * 45 / 100);
  return MAX (usual, column - INDENT * (int) (MIN (self->depth, MAX_DEPTH) - 1));
}

static void
place (GtkWidget *child,
       int        x,
       int        width,
       int        row_width,
       int        height)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
    x = row_width - x - width;
  gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (NULL,
                       &GRAPHENE_POINT_INIT ((float) x, 0)));
}

static void
octet_ui_field_cell_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  OctetUiFieldCell *self = OCTET_UI_FIELD_CELL (widget);
  int arrow, name;

  gtk_widget_measure (self->arrow, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &arrow, NULL, NULL);
  place (self->arrow, 0, arrow, width, height);
  name = MIN (get_name_width (self, width), MAX (width - arrow - GAP, 0));
  place (self->name, arrow + GAP, name, width, height);
  place (self->value, arrow + name + 2 * GAP, width - arrow - name - 2 * GAP, width, height);
}

static void
octet_ui_field_cell_dispose (GObject *object)
{
  OctetUiFieldCell *self = OCTET_UI_FIELD_CELL (object);

  g_clear_pointer (&self->arrow, gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->value, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (octet_ui_field_cell_parent_class)->dispose (object);
}

static void
octet_ui_field_cell_class_init (OctetUiFieldCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_field_cell_dispose;
  widget_class->measure = octet_ui_field_cell_measure;
  widget_class->size_allocate = octet_ui_field_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
add_label (OctetUiFieldCell *self,
           const char       *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
octet_ui_field_cell_init (OctetUiFieldCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->position = GTK_INVALID_LIST_POSITION;
  self->arrow = gtk_image_new ();
  gtk_widget_add_css_class (self->arrow, "arrow");
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
  self->name = add_label (self, "name");
  self->value = add_label (self, "value");
  gtk_widget_add_css_class (self->value, "monospace");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->value), PANGO_ELLIPSIZE_END);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (arrow_pressed_cb), self);
  gtk_widget_add_controller (self->arrow, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
