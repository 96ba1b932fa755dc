/* octet-ui-text-cell.c - a line of text in a row, plain or as a chip, that costs little to change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its size does not depend on its text, so that nothing is laid out anew where a row shows
 * another packet, and the text is shaped when it is drawn.
 */
#include "config.h"

#include "widgets/octet-ui-text-cell.h"

#include "widgets/octet-ui-line-metrics.h"
#include "widgets/octet-ui-palette.h"

/* As .chip in style.css has it, for those that are widgets of their own. */
#define CHIP_PADDING 7
#define CHIP_HEIGHT 18
#define CHIP_RADIUS 5

struct _OctetUiTextCell
{
  GtkWidget      parent_instance;
  char          *text;
  char          *hint;   /* the tooltip; NULL for the text where it has no room */
  PangoAttrList *attributes;
  PangoLayout   *layout; /* NULL until it is drawn */
  gboolean       at_end;
  gboolean       is_chip;
  guint8         level;
  const char    *color; /* of the style sheet; NULL for that of text */
};

G_DEFINE_FINAL_TYPE (OctetUiTextCell, octet_ui_text_cell, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (OctetUiTextCell *self)
{
  if (self->layout != NULL)
    return self->layout;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_attributes (self->layout, self->attributes);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  return self->layout;
}

/* High contrast has no tints: there an edge says that it is a chip. */
static void
draw_chip (OctetUiTextCell *self,
           GtkSnapshot     *snapshot,
           float            width,
           float            height,
           const GdkRGBA   *color)
{
  float chip = MIN (CHIP_HEIGHT, height);
  GskRoundedRect outline;
  GdkRGBA tint, view;

  gsk_rounded_rect_init_from_rect (
    &outline, &GRAPHENE_RECT_INIT (0, (float) (int) ((height - chip) / 2), width, chip),
    CHIP_RADIUS);
  octet_ui_palette_tint (GTK_WIDGET (self), self->level, &tint);
  octet_ui_palette_get (GTK_WIDGET (self), "view_bg_color", &view);
  if (gdk_rgba_equal (&tint, &view))
    {
      const float widths[4] = { 2, 2, 2, 2 };
      const GdkRGBA colors[4] = { *color, *color, *color, *color };

      gtk_snapshot_append_border (snapshot, &outline, widths, colors);
      return;
    }
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &tint, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
octet_ui_text_cell_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  OctetUiTextCell *self = OCTET_UI_TEXT_CELL (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int padding = self->is_chip ? CHIP_PADDING : 0;
  int text_width, text_height, x = padding;
  PangoLayout *layout;
  GdkRGBA color;

  if (self->text == NULL || *self->text == '\0' || width <= 2 * padding)
    return;
  layout = get_layout (self);
  pango_layout_set_width (layout, (width - 2 * padding) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (self->is_chip)
    {
      octet_ui_palette_solid (widget, self->level, &color);
      draw_chip (self, snapshot, (float) (text_width + 2 * padding), (float) height, &color);
    }
  else if (self->color != NULL)
    octet_ui_palette_get (widget, self->color, &color);
  else
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  /* A layout that has a width aligns a text that runs from right to left itself. */
  if (self->at_end)
    x = MAX (width - text_width, 0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) x, (float) ((height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
octet_ui_text_cell_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  OctetUiTextCell *self = OCTET_UI_TEXT_CELL (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = octet_ui_line_get_height (widget);
  if (self->is_chip)
    *minimum = MAX (*minimum, CHIP_HEIGHT);
  *natural = *minimum;
}

/**
 * octet_ui_text_cell_set_text:
 * @self: a cell
 * @text: (nullable): what it says
 * @attributes: (nullable): how parts of it look
 */
void
octet_ui_text_cell_set_text (OctetUiTextCell *self,
                             const char      *text,
                             PangoAttrList   *attributes)
{
  gboolean is_same = g_strcmp0 (text, self->text) == 0;

  if (is_same && attributes == NULL && self->attributes == NULL)
    return;
  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  if (attributes != NULL)
    self->attributes = pango_attr_list_ref (attributes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (is_same)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
}

/**
 * octet_ui_text_cell_set_hint:
 * @self: a cell
 * @hint: (nullable): what its tooltip says; %NULL for the text, where it has no room
 *
 * A tooltip as others have it would ask the screen for the pointer each time that it changes.
 */
void
octet_ui_text_cell_set_hint (OctetUiTextCell *self,
                             const char      *hint)
{
  if (g_strcmp0 (hint, self->hint) == 0)
    return;
  g_free (self->hint);
  self->hint = g_strdup (hint);
  if (hint != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    hint, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * octet_ui_text_cell_set_color:
 * @self: a cell
 * @name: (nullable): a colour that style.css defines, a literal; %NULL for that of text
 *
 * Draws the text in a colour, which costs less than a class that has it.
 */
void
octet_ui_text_cell_set_color (OctetUiTextCell *self,
                              const char      *name)
{
  if (name == self->color)
    return;
  self->color = name;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_text_cell_set_chip:
 * @self: a cell that is a chip
 * @text: (nullable): what it says; %NULL for no chip
 * @level: the layer whose hue it has, an #OctetLevel
 */
void
octet_ui_text_cell_set_chip (OctetUiTextCell *self,
                             const char      *text,
                             guint8           level)
{
  if (level != self->level)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->level = level;
  octet_ui_text_cell_set_text (self, text, NULL);
}

/**
 * octet_ui_text_cell_new:
 * @at_end: whether the text stands at the right edge
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
octet_ui_text_cell_new (gboolean at_end)
{
  OctetUiTextCell *self = g_object_new (OCTET_UI_TYPE_TEXT_CELL, NULL);

  self->at_end = at_end;
  return GTK_WIDGET (self);
}

/**
 * octet_ui_text_cell_new_chip:
 *
 * Returns: (transfer floating): a cell for octet_ui_text_cell_set_chip()
 */
GtkWidget *
octet_ui_text_cell_new_chip (void)
{
  OctetUiTextCell *self = g_object_new (OCTET_UI_TYPE_TEXT_CELL, NULL);

  self->is_chip = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip-text");
  return GTK_WIDGET (self);
}

static void
octet_ui_text_cell_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  OctetUiTextCell *self = OCTET_UI_TEXT_CELL (widget);

  GTK_WIDGET_CLASS (octet_ui_text_cell_parent_class)->css_changed (widget, change);
  if (self->layout != NULL)
    pango_layout_context_changed (self->layout);
}

/* What is said of it, or what had no room in the cell. */
static gboolean
octet_ui_text_cell_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    is_keyboard,
                                  GtkTooltip *tooltip)
{
  OctetUiTextCell *self = OCTET_UI_TEXT_CELL (widget);

  if (self->hint != NULL)
    {
      gtk_tooltip_set_text (tooltip, self->hint);
      return TRUE;
    }
  if (self->layout == NULL || !pango_layout_is_ellipsized (self->layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, pango_layout_get_text (self->layout));
  return TRUE;
}

static void
octet_ui_text_cell_finalize (GObject *object)
{
  OctetUiTextCell *self = OCTET_UI_TEXT_CELL (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_free (self->text);
  g_free (self->hint);
  G_OBJECT_CLASS (octet_ui_text_cell_parent_class)->finalize (object);
}

static void
octet_ui_text_cell_class_init (OctetUiTextCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_ui_text_cell_finalize;
  widget_class->snapshot = octet_ui_text_cell_snapshot;
  widget_class->measure = octet_ui_text_cell_measure;
  widget_class->css_changed = octet_ui_text_cell_css_changed;
  widget_class->query_tooltip = octet_ui_text_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "text-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
octet_ui_text_cell_init (OctetUiTextCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
