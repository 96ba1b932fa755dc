/* octet-ui-header-diagram.c - a header as the standards draw it: rows of 32 bits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Across, a bit is as wide as every other. Down, the rows inside a long field are
 * lower, and from the fifth on not drawn. Drawing is in -draw.c.
 */
#include "config.h"

#include "widgets/octet-ui-header-diagram-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "models/octet-ui-node-text.h"

G_DEFINE_FINAL_TYPE (OctetUiHeaderDiagram, octet_ui_header_diagram, GTK_TYPE_WIDGET)

static const OctetUiCell *
get_cell (OctetUiHeaderDiagram *self,
          guint                 index)
{
  return &g_array_index (self->cells, OctetUiCell, index);
}

static guint32
count_bits (OctetUiHeaderDiagram *self)
{
  return self->cells->len > 0 ? get_cell (self, self->cells->len - 1)->end : 0;
}

/* How high a row is that lies wholly inside one field, the @nth of such. */
static int
get_height (OctetUiHeaderDiagram *self,
            guint                 nth)
{
  if (nth == 0)
    return self->row_height;
  return nth < 4 ? self->row_height / 2 : 0;
}

static void
find_tops (OctetUiHeaderDiagram *self)
{
  guint32 bits = count_bits (self);
  guint cell = 0;
  int top = self->ruler_height;

  g_array_set_size (self->tops, 0);
  g_array_append_val (self->tops, top);
  for (guint32 bit = 0; bit < bits; bit += OCTET_UI_DIAGRAM_BITS)
    {
      guint nth = 0;

      while (get_cell (self, cell)->end <= bit)
        cell++;
      if (get_cell (self, cell)->end >= bit + OCTET_UI_DIAGRAM_BITS)
        nth = (bit - get_cell (self, cell)->first) / OCTET_UI_DIAGRAM_BITS;
      top += get_height (self, nth);
      g_array_append_val (self->tops, top);
    }
}

/* The rectangles of the bits [first, end): the end of a row, whole rows, the start of a row. */
guint
octet_ui_header_diagram_get_rects (OctetUiHeaderDiagram *self,
                                   guint32               first,
                                   guint32               end,
                                   graphene_rect_t       ret_rects[3])
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 1;
  guint count = 0;

  end = MIN (end, (self->tops->len - 1) * OCTET_UI_DIAGRAM_BITS);
  while (first < end && count < 3)
    {
      guint32 row = first / OCTET_UI_DIAGRAM_BITS;
      guint32 to_row = row + 1;
      guint32 to = MIN (end, to_row * OCTET_UI_DIAGRAM_BITS);
      float top, x;

      if (first % OCTET_UI_DIAGRAM_BITS == 0 && end >= to)
        {
          to_row = MAX (end / OCTET_UI_DIAGRAM_BITS, row + 1);
          to = MIN (end, to_row * OCTET_UI_DIAGRAM_BITS);
        }
      x = (float) (first % OCTET_UI_DIAGRAM_BITS) * width / OCTET_UI_DIAGRAM_BITS;
      top = (float) g_array_index (self->tops, int, row);
      ret_rects[count++] = GRAPHENE_RECT_INIT (
        roundf (x), top,
        roundf ((float) ((to - 1) % OCTET_UI_DIAGRAM_BITS + 1) * width / OCTET_UI_DIAGRAM_BITS) -
          roundf (x),
        (float) g_array_index (self->tops, int, to_row) - top);
      first = to;
    }
  return count;
}

/* The cell under a point, or NULL. */
static const OctetUiCell *
pick (OctetUiHeaderDiagram *self,
      double                x,
      double                y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  guint32 column;

  if (width <= 1 || x < 0 || x >= width || self->is_old)
    return NULL;
  column = (guint32) (x * OCTET_UI_DIAGRAM_BITS / width);
  for (guint row = 0; row + 1 < self->tops->len; row++)
    if (y >= g_array_index (self->tops, int, row) && y < g_array_index (self->tops, int, row + 1))
      for (guint i = 0; i < self->cells->len; i++)
        {
          const OctetUiCell *cell = get_cell (self, i);
          guint32 bit = row * OCTET_UI_DIAGRAM_BITS + column;

          if (bit >= cell->first && bit < cell->end)
            return cell;
        }
  return NULL;
}

static void
motion_cb (OctetUiHeaderDiagram *self,
           double                x,
           double                y)
{
  const OctetUiCell *cell = pick (self, x, y);

  if (self->selection != NULL)
    octet_ui_selection_set_hover (self->selection, cell != NULL ? cell->node : OCTET_NO_NODE);
}

static void
leave_cb (OctetUiHeaderDiagram *self)
{
  if (self->selection != NULL)
    octet_ui_selection_set_hover (self->selection, OCTET_NO_NODE);
}

static void
pressed_cb (OctetUiHeaderDiagram *self,
            int                   n_press,
            double                x,
            double                y)
{
  const OctetUiCell *cell = pick (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (cell != NULL && cell->node != OCTET_NO_NODE)
    octet_ui_selection_set_node (self->selection, cell->node);
}

/* The cell that is selected, or is a part of what is; -1 for none. */
static int
find_selected (OctetUiHeaderDiagram *self)
{
  guint32 node = octet_ui_selection_get_node (self->selection);
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);

  for (guint i = 0; i < self->cells->len; i++)
    for (guint32 up = get_cell (self, i)->node; up != OCTET_NO_NODE; up = tree->nodes[up].parent)
      if (up == node)
        return (int) i;
  return -1;
}

static gboolean
key_pressed_cb (OctetUiHeaderDiagram *self,
                guint                 key,
                guint                 code,
                GdkModifierType       state)
{
  int step = key == GDK_KEY_Right || key == GDK_KEY_Down ? 1
             : key == GDK_KEY_Left || key == GDK_KEY_Up ? -1 : 0;
  int at;

  if (step == 0 || self->selection == NULL || self->is_old ||
      (state & GDK_MODIFIER_MASK & ~GDK_LOCK_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  at = find_selected (self);
  for (at = at < 0 && step < 0 ? (int) self->cells->len - 1 : at + step;
       at >= 0 && at < (int) self->cells->len; at += step)
    if (get_cell (self, (guint) at)->node != OCTET_NO_NODE)
      {
        octet_ui_selection_set_node (self->selection, get_cell (self, (guint) at)->node);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* The layer of the selected field; without one, the innermost that has a node. */
static guint
find_layer (OctetUiHeaderDiagram *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint32 node = octet_ui_selection_get_node (self->selection);

  if (node != OCTET_NO_NODE)
    return tree->nodes[node].layer;
  for (guint i = tree->n_layers; i-- > 0;)
    if (tree->layers[i].node != OCTET_NO_NODE)
      return i;
  return 0;
}

static void
describe (OctetUiHeaderDiagram *self,
          const OctetTree      *tree)
{
  guint32 node = octet_ui_selection_get_node (self->selection);
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;

  if (node == OCTET_NO_NODE)
    return;
  name = octet_ui_node_get_name (tree, &tree->nodes[node]);
  value = octet_ui_node_get_value (tree, &tree->nodes[node]);
  place = octet_ui_node_get_place (tree, &tree->nodes[node]);
  text = g_strdup_printf ("%s %s, %s", name, value, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * octet_ui_header_diagram_update:
 * @self: a header diagram
 *
 * Draws the header that the selected field is in.
 */
void
octet_ui_header_diagram_update (OctetUiHeaderDiagram *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint rows = self->tops->len;

  self->is_old = FALSE;
  g_clear_pointer (&self->cells, g_array_unref);
  self->layer = find_layer (self);
  if (self->layer < tree->n_layers)
    {
      self->cells = octet_ui_header_cells_new (tree, self->layer);
      self->level = tree->layers[self->layer].entry->protocol->level;
      describe (self, tree);
    }
  else
    self->cells = g_array_new (FALSE, FALSE, sizeof (OctetUiCell));
  find_tops (self);
  if (rows != self->tops->len)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The cells are nodes of the packet before, until the selection has settled. */
static void
packet_changed_cb (OctetUiHeaderDiagram *self)
{
  self->is_old = TRUE;
}

/**
 * octet_ui_header_diagram_is_empty:
 * @self: a header diagram
 *
 * Returns: whether the selected layer has no header to draw
 */
gboolean
octet_ui_header_diagram_is_empty (OctetUiHeaderDiagram *self)
{
  return self->cells->len == 0;
}

/**
 * octet_ui_header_diagram_set_selection:
 * @self: a header diagram
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_header_diagram_set_selection (OctetUiHeaderDiagram *self,
                                       OctetUiSelection     *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "settled",
                           G_CALLBACK (octet_ui_header_diagram_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "hover-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  octet_ui_header_diagram_update (self);
}

/**
 * octet_ui_header_diagram_new:
 *
 * Returns: (transfer floating): an empty header diagram
 */
GtkWidget *
octet_ui_header_diagram_new (void)
{
  return g_object_new (OCTET_UI_TYPE_HEADER_DIAGRAM, NULL);
}

static void
set_font (PangoLayout *layout,
          const char  *family,
          double       scale,
          GtkWidget   *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font;
  int size;

  font = pango_font_description_copy (pango_context_get_font_description (context));
  size = pango_font_description_get_size (font);
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size * scale);
  else
    pango_font_description_set_size (font, (int) (size * scale));
  if (family != NULL)
    pango_font_description_set_family (font, family);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

static void
measure_fonts (OctetUiHeaderDiagram *self)
{
  int small, mono;

  set_font (self->small, NULL, 0.8, GTK_WIDGET (self));
  set_font (self->mono, "monospace", 0.82, GTK_WIDGET (self));
  pango_layout_set_text (self->small, "X", -1);
  pango_layout_get_pixel_size (self->small, NULL, &small);
  pango_layout_get_pixel_size (self->mono, NULL, &mono);
  self->row_height = small + mono + 2;
  self->ruler_height = small + 4;
}

static void
octet_ui_header_diagram_css_changed (GtkWidget         *widget,
                                     GtkCssStyleChange *change)
{
  OctetUiHeaderDiagram *self = OCTET_UI_HEADER_DIAGRAM (widget);

  GTK_WIDGET_CLASS (octet_ui_header_diagram_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (self->small);
  pango_layout_context_changed (self->mono);
  measure_fonts (self);
  find_tops (self);
}

static void
octet_ui_header_diagram_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  OctetUiHeaderDiagram *self = OCTET_UI_HEADER_DIAGRAM (widget);
  int height = g_array_index (self->tops, int, self->tops->len - 1) + 2;

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? height : 256;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : 376;
}

static void
octet_ui_header_diagram_dispose (GObject *object)
{
  OctetUiHeaderDiagram *self = OCTET_UI_HEADER_DIAGRAM (object);

  octet_ui_header_diagram_set_selection (self, NULL);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_object (&self->small);
  g_clear_object (&self->mono);
  G_OBJECT_CLASS (octet_ui_header_diagram_parent_class)->dispose (object);
}

static void
octet_ui_header_diagram_finalize (GObject *object)
{
  OctetUiHeaderDiagram *self = OCTET_UI_HEADER_DIAGRAM (object);

  g_array_unref (self->cells);
  g_array_unref (self->tops);
  G_OBJECT_CLASS (octet_ui_header_diagram_parent_class)->finalize (object);
}

static void
octet_ui_header_diagram_class_init (OctetUiHeaderDiagramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_header_diagram_dispose;
  G_OBJECT_CLASS (klass)->finalize = octet_ui_header_diagram_finalize;
  widget_class->snapshot = octet_ui_header_diagram_snapshot;
  widget_class->measure = octet_ui_header_diagram_measure;
  widget_class->css_changed = octet_ui_header_diagram_css_changed;
  gtk_widget_class_set_css_name (widget_class, "header-diagram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
octet_ui_header_diagram_init (OctetUiHeaderDiagram *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->cells = g_array_new (FALSE, FALSE, sizeof (OctetUiCell));
  self->tops = g_array_new (FALSE, FALSE, sizeof (int));
  self->small = gtk_widget_create_pango_layout (widget, NULL);
  self->mono = gtk_widget_create_pango_layout (widget, "0");
  measure_fonts (self);
  find_tops (self);
  gtk_widget_set_focusable (widget, TRUE);
  /* Bits are never mirrored. */
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  /* Any button selects: the menu that the second one opens is about what is selected. */
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Header diagram"), -1);
}
