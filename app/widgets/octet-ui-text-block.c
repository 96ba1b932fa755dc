/* octet-ui-text-block.c - text of some lines that is as wide as there is room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A label that wraps is laid out again and again to say how narrow it could be, how wide, and
 * how high at each of that. Here the width never depends on the text: it is laid out once for
 * the width that there is, and where another text is as high nothing else is.
 *
 * Font, weight and colour are those of the widget's style, so that classes such as "heading" and
 * "dim-label" say how it looks; what style sheets say of letters beyond that (spacing, lines above
 * and below) needs attributes that GTK keeps to itself, and markup says it.
 */
#include "config.h"

#include "widgets/octet-ui-text-block.h"

struct _OctetUiTextBlock
{
  GtkWidget    parent_instance;
  char        *markup; /* or text; NULL for none */
  PangoLayout *layout;
  int          width;  /* that the layout has; 0 until it is known */
};

G_DEFINE_FINAL_TYPE (OctetUiTextBlock, octet_ui_text_block, GTK_TYPE_WIDGET)

/* The height at a width. */
static int
get_height (OctetUiTextBlock *self,
            int               width)
{
  int height;

  if (width != self->width)
    pango_layout_set_width (self->layout, width * PANGO_SCALE);
  self->width = width;
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  return height;
}

static void
octet_ui_text_block_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  OctetUiTextBlock *self = OCTET_UI_TEXT_BLOCK (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  /* Where no width is said, the one that it has. */
  *minimum = *natural = get_height (self, for_size > 0 ? for_size : MAX (self->width, 1));
}

static GtkSizeRequestMode
octet_ui_text_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
octet_ui_text_block_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  OctetUiTextBlock *self = OCTET_UI_TEXT_BLOCK (widget);
  GdkRGBA color;

  if (gtk_widget_get_width (widget) <= 0)
    return;
  get_height (self, gtk_widget_get_width (widget));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
}

static void
octet_ui_text_block_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (octet_ui_text_block_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (OCTET_UI_TEXT_BLOCK (widget)->layout);
}

/* Whether there is another text to show, which then is remembered. */
static gboolean
take (OctetUiTextBlock *self,
      const char       *markup)
{
  if (g_strcmp0 (markup, self->markup) == 0)
    return FALSE;
  g_free (self->markup);
  self->markup = g_strdup (markup);
  return TRUE;
}

static void
show (OctetUiTextBlock *self,
      int               height)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pango_layout_get_text (self->layout), -1);
  if (height == 0 || height != get_height (self, self->width))
    gtk_widget_queue_resize (widget);
  else
    gtk_widget_queue_draw (widget);
}

/**
 * octet_ui_text_block_set_text:
 * @self: a block
 * @text: what it says
 */
void
octet_ui_text_block_set_text (OctetUiTextBlock *self,
                              const char       *text)
{
  int height = self->width > 0 ? get_height (self, self->width) : 0;

  if (!take (self, text))
    return;
  pango_layout_set_attributes (self->layout, NULL);
  pango_layout_set_text (self->layout, text, -1);
  show (self, height);
}

/**
 * octet_ui_text_block_set_markup:
 * @self: a block, which has markup always
 * @markup: what it says, in Pango's markup
 */
void
octet_ui_text_block_set_markup (OctetUiTextBlock *self,
                                const char       *markup)
{
  int height = self->width > 0 ? get_height (self, self->width) : 0;

  if (!take (self, markup))
    return;
  pango_layout_set_markup (self->layout, markup, -1);
  show (self, height);
}

/**
 * octet_ui_text_block_new:
 *
 * Returns: (transfer floating): a block without text
 */
GtkWidget *
octet_ui_text_block_new (void)
{
  return g_object_new (OCTET_UI_TYPE_TEXT_BLOCK, NULL);
}

static void
octet_ui_text_block_finalize (GObject *object)
{
  OctetUiTextBlock *self = OCTET_UI_TEXT_BLOCK (object);

  g_clear_object (&self->layout);
  g_free (self->markup);
  G_OBJECT_CLASS (octet_ui_text_block_parent_class)->finalize (object);
}

static void
octet_ui_text_block_class_init (OctetUiTextBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_ui_text_block_finalize;
  widget_class->measure = octet_ui_text_block_measure;
  widget_class->get_request_mode = octet_ui_text_block_get_request_mode;
  widget_class->snapshot = octet_ui_text_block_snapshot;
  widget_class->css_changed = octet_ui_text_block_css_changed;
  gtk_widget_class_set_css_name (widget_class, "text-block");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
octet_ui_text_block_init (OctetUiTextBlock *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
}
