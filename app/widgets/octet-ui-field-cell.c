/* octet-ui-field-cell.c - one row of the field tree: layer edge, arrow, name, value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All rows show other fields with each packet. So a row draws itself but for the value, and
 * asks neither for a size nor for a style that depends on what it shows.
 */
#include "config.h"

#include "widgets/octet-ui-field-cell.h"

#include <string.h>

#include "dissect/octet-format.h"
#include "models/octet-ui-node-text.h"
#include "models/octet-ui-words.h"
#include "widgets/octet-ui-line-metrics.h"
#include "widgets/octet-ui-palette.h"
#include "widgets/octet-ui-text-cell.h"

/* Longer values are cut: the row is one line, and the bytes are in the byte view. */
#define MAX_VALUE 400
/* Pixels: a row below another, the arrow, the room around it. */
#define INDENT 18
#define ARROW 16
#define GAP 4
/* Deeper ones go no further in: their text must keep room. */
#define MAX_DEPTH 8
/* Most names, in heights of the font. */
#define NAME_WIDTH 12
#define NAME_MARGIN 8
#define LEAST_NAME 60
/* What a long name leaves for the value. */
#define LEAST_VALUE 40

/* What a row looks like. */
typedef struct
{
  guint8   level;
  guint8   depth;
  gboolean can_open;
  gboolean is_open;
  gboolean is_generated;
  gboolean is_link;
  gboolean is_bad;
  gboolean is_note;
} Look;

struct _OctetUiFieldCell
{
  GtkWidget         parent_instance;
  OctetUiFieldList *list;
  OctetUiSelection *selection;
  guint             position;
  Look              look;
  char             *text;   /* name and value, as they were told to who hears them */
  char             *name;
  PangoLayout      *layout; /* of the name; NULL until it is asked for */
  GtkIconPaintable *arrows[2]; /* closed and open; NULL until they are drawn */
  int               value_x;
  GtkWidget        *value;
};

G_DEFINE_FINAL_TYPE (OctetUiFieldCell, octet_ui_field_cell, GTK_TYPE_WIDGET)

/* Where the arrow begins, from the edge where reading begins. */
static int
get_arrow_x (OctetUiFieldCell *self)
{
  return 2 + INDENT * self->look.depth;
}

/* From the edge where reading begins to the left one. */
static int
flip (OctetUiFieldCell *self,
      int               x,
      int               width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return x;
  return gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
}

static PangoLayout *
get_layout (OctetUiFieldCell *self)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->layout != NULL)
    return self->layout;
  attributes = pango_attr_list_new ();
  if (self->look.depth == 0 || self->look.is_note)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (self->look.is_generated)
    pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->name);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  return self->layout;
}

/* The values of all depths begin at the same place, but for a name that is longer. */
static int
find_value_x (OctetUiFieldCell *self,
              int               width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  int font = pango_font_description_get_size (pango_context_get_font_description (context));
  int x = get_arrow_x (self) + ARROW + GAP;
  int room = MAX (width - x - NAME_MARGIN - GAP - LEAST_VALUE, LEAST_NAME);
  int column = 0;
  int name_width;

  if (self->look.depth > 0)
    column = MIN (NAME_WIDTH * font / PANGO_SCALE, width * 45 / 100) -
             INDENT * (self->look.depth - 1);
  pango_layout_set_width (get_layout (self), -1);
  pango_layout_get_pixel_size (self->layout, &name_width, NULL);
  if (name_width > room)
    pango_layout_set_width (self->layout, room * PANGO_SCALE);
  return x + MAX (MIN (name_width, room) + NAME_MARGIN, column) + GAP;
}

static void
octet_ui_field_cell_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  OctetUiFieldCell *self = OCTET_UI_FIELD_CELL (widget);
  GtkAllocation area = { 0, 0, 0, height };

  self->value_x = self->name != NULL ? find_value_x (self, width) : 0;
  area.width = MAX (width - self->value_x, 0);
  area.x = flip (self, self->value_x, area.width);
  gtk_widget_size_allocate (self->value, &area, -1);
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
  int value;

  *minimum = *natural = 0;
  gtk_widget_measure (self->value, orientation, -1, &value, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = *natural = MAX (MAX (octet_ui_line_get_height (widget), ARROW), value);
}

/* The layer's hue at the left edge, where the style leaves a border for it. */
static void
draw_edge (OctetUiFieldCell *self,
           GtkSnapshot      *snapshot,
           const GdkRGBA    *solid)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GtkBorder border, padding;
  GdkRGBA color = *solid;

  gtk_style_context_get_border (style, &border);
  gtk_style_context_get_padding (style, &padding);
  if (self->look.depth > 0)
    color.alpha *= 0.42f;
  gtk_snapshot_append_color (
    snapshot, &color,
    &GRAPHENE_RECT_INIT (-border.left - padding.left, -padding.top, border.left,
                         gtk_widget_get_height (GTK_WIDGET (self)) + padding.top +
                           padding.bottom));
}

static void
draw_arrow (OctetUiFieldCell *self,
            GtkSnapshot      *snapshot)
{
  static const char *const names[] = { "pan-end-symbolic", "pan-down-symbolic" };
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconPaintable **arrow = &self->arrows[self->look.is_open];
  GdkRGBA color;
  int x, y;

  if (!self->look.can_open)
    return;
  if (*arrow == NULL)
    *arrow = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), names[self->look.is_open],
      NULL, ARROW, gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), 0);
  x = flip (self, get_arrow_x (self), ARROW);
  y = (gtk_widget_get_height (widget) - ARROW) / 2;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (*arrow), snapshot, ARROW,
                                            ARROW, &color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
octet_ui_field_cell_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  OctetUiFieldCell *self = OCTET_UI_FIELD_CELL (widget);
  int width, height;
  GdkRGBA solid, color;

  if (self->name == NULL)
    return;
  octet_ui_palette_solid (widget, self->look.level, &solid);
  draw_edge (self, snapshot, &solid);
  draw_arrow (self, snapshot);
  if (self->look.depth == 0)
    color = solid;
  else if (self->look.is_bad || self->look.is_note)
    octet_ui_palette_get (widget, "octet_error", &color);
  else
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  pango_layout_get_pixel_size (get_layout (self), &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT (
                (float) flip (self, get_arrow_x (self) + ARROW + GAP, width),
                (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
  gtk_widget_snapshot_child (widget, self->value, snapshot);
}

static void
arrow_pressed_cb (OctetUiFieldCell *self,
                  int               n_press,
                  double            x,
                  double            y,
                  GtkGesture       *gesture)
{
  const OctetUiFieldRow *row = octet_ui_field_list_get_row (self->list, self->position);
  int arrow = flip (self, get_arrow_x (self), ARROW);

  if (row == NULL || !row->can_open || x < arrow - GAP || x >= arrow + ARROW + GAP)
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

/* Tells those who hear it, where it is not what they were told. */
static void
describe (OctetUiFieldCell *self,
          guint             depth,
          const char       *name,
          const char       *value)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (list_item == NULL)
    return;
  text = *value ? g_strdup_printf ("%s: %s", name, value) : g_strdup (name);
  if (g_strcmp0 (text, self->text) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  depth + 1, -1);
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  if (self->look.can_open)
    gtk_accessible_update_state (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 self->look.is_open, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
show_value (OctetUiFieldCell *self,
            const OctetTree  *tree,
            const OctetNode  *node,
            const char       *value)
{
  OctetUiTextCell *cell = OCTET_UI_TEXT_CELL (self->value);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *flags = octet_ui_words_write_flags (tree, node);
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *valid = NULL;

  /* What is on says more than the bits, and those stand one by one below. */
  if (flags == NULL)
    octet_format_bits (tree, node, text);
  if (text->len > 0)
    g_string_append (text, "  ");
  g_string_append_len (text, value, (gssize) MIN (strlen (value), MAX_VALUE));
  if (flags != NULL && *flags != '\0')
    g_string_append_printf (text, "  %s", flags);
  /* A control character or a cut letter must not reach the cell. */
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  g_strdelimit (valid, "\r\n\t\v\f", ' ');
  if (self->look.is_link)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
    }
  octet_ui_text_cell_set_color (cell, self->look.is_bad ? "octet_error"
                                      : self->look.depth == 0 ? "octet_dim"
                                      : self->look.is_link ? "accent_color" : NULL);
  octet_ui_text_cell_set_text (cell, valid, attributes);
}

/* The name, and how it is drawn, where either is another one. */
static void
show_name (OctetUiFieldCell *self,
           const Look       *look,
           const char       *name)
{
  if (g_strcmp0 (name, self->name) == 0 && memcmp (look, &self->look, sizeof *look) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  self->look = *look;
  g_clear_object (&self->layout);
  if (find_value_x (self, gtk_widget_get_width (GTK_WIDGET (self))) != self->value_x)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show_nothing (OctetUiFieldCell *self)
{
  if (self->name == NULL)
    return;
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->layout);
  octet_ui_text_cell_set_text (OCTET_UI_TEXT_CELL (self->value), NULL, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  Look look;

  if (row == NULL || row->node >= tree->n_nodes)
    {
      show_nothing (self);
      return;
    }
  node = &tree->nodes[row->node];
  protocol = octet_ui_node_get_protocol (tree, node);
  name = octet_ui_node_get_name (tree, node);
  value = octet_ui_node_get_value (tree, node);
  memset (&look, 0, sizeof look); /* it is compared with what fills it up too */
  look.level = protocol != NULL ? protocol->level : OCTET_LEVEL_FRAME;
  look.depth = (guint8) MIN (row->depth, MAX_DEPTH);
  look.can_open = row->can_open;
  look.is_open = row->is_open;
  look.is_generated = (node->flags & OCTET_NODE_GENERATED) != 0;
  look.is_link = node->field != NULL && node->field->kind == OCTET_FIELD_FRAME;
  look.is_bad = (node->flags & OCTET_NODE_BAD) != 0;
  look.is_note = (node->flags & OCTET_NODE_NOTE) != 0;
  show_name (self, &look, name);
  show_value (self, tree, node, value);
  describe (self, row->depth, name, value);
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
octet_ui_field_cell_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  OctetUiFieldCell *self = OCTET_UI_FIELD_CELL (widget);

  GTK_WIDGET_CLASS (octet_ui_field_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&self->arrows[0]);
  g_clear_object (&self->arrows[1]);
  if (self->layout == NULL)
    return;
  pango_layout_context_changed (self->layout);
  /* A row that is selected is drawn in other colours, and needs no other place for its value. */
  if (find_value_x (self, gtk_widget_get_width (widget)) != self->value_x)
    gtk_widget_queue_allocate (widget);
}

static void
octet_ui_field_cell_dispose (GObject *object)
{
  OctetUiFieldCell *self = OCTET_UI_FIELD_CELL (object);

  g_clear_pointer (&self->value, gtk_widget_unparent);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->layout);
  g_clear_object (&self->arrows[0]);
  g_clear_object (&self->arrows[1]);
  g_clear_object (&self->list);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (octet_ui_field_cell_parent_class)->dispose (object);
}

/* What had no room in the row: the value says it of itself, and here it is the name. */
static gboolean
octet_ui_field_cell_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    is_keyboard,
                                   GtkTooltip *tooltip)
{
  OctetUiFieldCell *self = OCTET_UI_FIELD_CELL (widget);

  if (!pango_layout_is_ellipsized (get_layout (self)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, pango_layout_get_text (self->layout));
  return TRUE;
}

static void
octet_ui_field_cell_class_init (OctetUiFieldCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_field_cell_dispose;
  widget_class->measure = octet_ui_field_cell_measure;
  widget_class->size_allocate = octet_ui_field_cell_size_allocate;
  widget_class->snapshot = octet_ui_field_cell_snapshot;
  widget_class->css_changed = octet_ui_field_cell_css_changed;
  widget_class->query_tooltip = octet_ui_field_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
octet_ui_field_cell_init (OctetUiFieldCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->position = GTK_INVALID_LIST_POSITION;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->value = octet_ui_text_cell_new (FALSE);
  gtk_widget_add_css_class (self->value, "value");
  gtk_widget_add_css_class (self->value, "monospace");
  gtk_widget_set_parent (self->value, GTK_WIDGET (self));

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (arrow_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
