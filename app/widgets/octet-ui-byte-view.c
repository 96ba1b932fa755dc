/* octet-ui-byte-view.c - the bytes of a packet as offset, hex and text, tinted by layer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It scrolls itself, so that only the rows in sight are drawn: a reassembled body of a
 * hundred megabytes costs no more than a ping. Drawing is in -draw.c, pointer and keys
 * in -input.c.
 */
#include "config.h"

#include "widgets/octet-ui-byte-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-node-text.h"
#include "models/octet-ui-words.h"

enum
{
  PROP_0,
  PROP_SOURCE,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (OctetUiByteView, octet_ui_byte_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* The bytes that are shown; NULL where there are none. */
const guint8 *
octet_ui_byte_view_get_data (OctetUiByteView *self,
                             gsize           *ret_size)
{
  const OctetTree *tree;

  *ret_size = 0;
  if (self->selection == NULL)
    return NULL;
  tree = octet_ui_selection_get_tree (self->selection);
  if (self->source >= tree->n_sources)
    return NULL;
  *ret_size = tree->sources[self->source].size;
  return tree->sources[self->source].data;
}

/* Bytes in a row: as bits, more than eight would be too wide for any window. */
guint
octet_ui_byte_view_get_columns (OctetUiByteView *self)
{
  guint columns = self->is_bits ? MIN (self->columns, 8) : self->columns;
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - OCTET_UI_BYTE_VIEW_MARGIN;

  /* An offset, a gap behind it, four cells for a byte, a gap behind every eighth. */
  while (self->is_fitting && width > 0 && columns > 8 &&
         (int) (6 + 4 * columns + columns / 8) * self->char_width > width)
    columns /= 2;
  return columns;
}

/* How many digits a byte has. */
guint
octet_ui_byte_view_get_cell (OctetUiByteView *self)
{
  return self->is_bits ? 8 : 2;
}

/* EBCDIC as IBM's code page 37 has it; the C library knows the table. */
static gunichar *
new_ebcdic (void)
{
  gunichar *table = g_new (gunichar, 256);

  for (guint i = 0; i < 256; i++)
    {
      char byte = (char) i;
      g_autofree char *text = g_convert (&byte, 1, "UTF-8", "IBM037", NULL, NULL, NULL);

      table[i] = text != NULL ? g_utf8_get_char (text) : '.';
    }
  return table;
}

/* What the text part shows of a byte. */
gunichar
octet_ui_byte_view_get_char (OctetUiByteView *self,
                             guint8           byte)
{
  gunichar letter = byte;

  if (self->is_ebcdic)
    {
      if (self->ebcdic == NULL)
        self->ebcdic = new_ebcdic ();
      letter = self->ebcdic[byte];
    }
  return letter >= 0x20 && letter < 0x7f ? letter : 0xb7; /* a middle dot */
}

/* How many hexadecimal digits an offset has. */
guint
octet_ui_byte_view_get_digits (OctetUiByteView *self)
{
  gsize size;

  octet_ui_byte_view_get_data (self, &size);
  return size > 0x10000 ? 8 : 4;
}

double
octet_ui_byte_view_get_value (OctetUiByteView *self,
                              GtkOrientation   orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* Where the hex digits of a column begin, before scrolling; a gap stands behind every eighth. */
int
octet_ui_byte_view_hex_x (OctetUiByteView *self,
                          guint            column)
{
  guint cells = octet_ui_byte_view_get_digits (self) + 2 +
                column * (octet_ui_byte_view_get_cell (self) + 1) + column / 8;

  return OCTET_UI_BYTE_VIEW_MARGIN + (int) cells * self->char_width;
}

int
octet_ui_byte_view_text_x (OctetUiByteView *self,
                           guint            column)
{
  guint columns = octet_ui_byte_view_get_columns (self);

  return octet_ui_byte_view_hex_x (self, columns) + (int) (1 + column) * self->char_width -
         (columns % 8 == 0 ? self->char_width : 0);
}

static int
full_width (OctetUiByteView *self)
{
  return octet_ui_byte_view_text_x (self, octet_ui_byte_view_get_columns (self)) +
         OCTET_UI_BYTE_VIEW_MARGIN;
}

static gsize
count_rows (OctetUiByteView *self)
{
  guint columns = octet_ui_byte_view_get_columns (self);
  gsize size;

  octet_ui_byte_view_get_data (self, &size);
  return (size + columns - 1) / columns;
}

static void
configure (OctetUiByteView *self,
           GtkOrientation   orientation,
           double           whole,
           double           page)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double upper = MAX (whole, page);

  if (adjustment == NULL)
    return;
  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - page), 0,
                            upper, orientation == GTK_ORIENTATION_VERTICAL ? self->row_height
                                                                           : self->char_width,
                            page * 0.9, page);
}

static void
update_adjustments (OctetUiByteView *self)
{
  configure (self, GTK_ORIENTATION_HORIZONTAL, full_width (self),
             gtk_widget_get_width (GTK_WIDGET (self)));
  configure (self, GTK_ORIENTATION_VERTICAL,
             (double) count_rows (self) * self->row_height + OCTET_UI_BYTE_VIEW_MARGIN,
             gtk_widget_get_height (GTK_WIDGET (self)));
}

/* Finds the byte under a point: in the hex part, in the text part, or FALSE. */
gboolean
octet_ui_byte_view_pick (OctetUiByteView *self,
                         double           x,
                         double           y,
                         gsize           *ret_position)
{
  double down = y + octet_ui_byte_view_get_value (self, GTK_ORIENTATION_VERTICAL) -
                OCTET_UI_BYTE_VIEW_MARGIN / 2;
  double across = x + octet_ui_byte_view_get_value (self, GTK_ORIENTATION_HORIZONTAL);
  guint columns;
  gsize size;
  int cell;

  octet_ui_byte_view_get_data (self, &size);
  if (down < 0 || self->row_height == 0)
    return FALSE;
  columns = octet_ui_byte_view_get_columns (self);
  cell = (int) octet_ui_byte_view_get_cell (self) + 1;
  for (guint i = 0; i < columns; i++)
    {
      double hex = octet_ui_byte_view_hex_x (self, i) - self->char_width / 2.0;
      double text = octet_ui_byte_view_text_x (self, i);

      if ((across >= hex && across < hex + cell * self->char_width) ||
          (across >= text && across < text + self->char_width))
        {
          *ret_position = (gsize) (down / self->row_height) * columns + i;
          return *ret_position < size;
        }
    }
  return FALSE;
}

/* Scrolls so that the byte is in sight, and not at all where it is already. */
void
octet_ui_byte_view_show_byte (OctetUiByteView *self,
                              gsize            position)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double top = (double) (position / octet_ui_byte_view_get_columns (self)) *
               self->row_height;

  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, top,
                               top + self->row_height + OCTET_UI_BYTE_VIEW_MARGIN);
}

/* Which layer each byte belongs to: inner layers paint over outer ones. */
static void
find_layers (OctetUiByteView *self)
{
  const OctetTree *tree;
  gsize size;

  octet_ui_byte_view_get_data (self, &size);
  if (size > self->n_layers)
    self->layers = g_realloc (self->layers, size);
  self->n_layers = MAX (size, self->n_layers);
  if (size == 0)
    return;
  memset (self->layers, 0xff, size);
  tree = octet_ui_selection_get_tree (self->selection);
  for (guint i = 0; i < MIN (tree->n_layers, 255u); i++)
    {
      const OctetTreeLayer *layer = &tree->layers[i];

      if (layer->source != self->source || layer->position >= size ||
          layer->entry->protocol->is_silent)
        continue;
      memset (self->layers + layer->position, (int) i,
              MIN ((gsize) layer->size, size - layer->position));
    }
}

/* "TCP Flags, ACK and PSH": whose byte the cursor is at, and which of its flags are on. */
static char *
say_field (OctetUiByteView *self,
           const OctetTree *tree)
{
  guint32 index = octet_ui_selection_find_at (self->selection, self->source, self->cursor,
                                              OCTET_NO_NODE);
  guint32 selected = octet_ui_selection_get_node (self->selection);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) flags = g_string_new (NULL);
  g_autofree char *name = NULL;
  const OctetProtocol *protocol;
  const OctetNode *node;

  /* The field that somebody chose, where the cursor is inside it. */
  if (selected != OCTET_NO_NODE && tree->nodes[selected].parent != OCTET_NO_NODE &&
      tree->nodes[selected].source == self->source &&
      self->cursor - tree->nodes[selected].position < tree->nodes[selected].size)
    index = selected;
  if (index == OCTET_NO_NODE)
    return g_strdup (_("no field"));
  node = &tree->nodes[index];
  protocol = octet_ui_node_get_protocol (tree, node);
  if (protocol != NULL && node->parent != OCTET_NO_NODE)
    g_string_append_printf (text, "%s ", protocol->short_name != NULL ? protocol->short_name
                                                                      : _(protocol->name));
  name = octet_ui_node_get_name (tree, node);
  g_string_append (text, name);
  for (guint32 i = node->first; i != OCTET_NO_NODE; i = tree->nodes[i].next)
    if (octet_ui_words_is_flag (&tree->nodes[i]) && tree->nodes[i].value.number != 0)
      {
        g_autofree char *flag = octet_ui_words_get_flag (&tree->nodes[i]);

        g_string_append_printf (flags, "%s%s", flags->len > 0 ? _(" and ") : "", flag);
      }
  if (flags->len > 0)
    g_string_append_printf (text, ", %s", flags->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Says which byte the keyboard is at, and whose it is. */
void
octet_ui_byte_view_describe (OctetUiByteView *self)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  const OctetTree *tree;
  const guint8 *data;
  gsize size;

  data = octet_ui_byte_view_get_data (self, &size);
  if (data == NULL || self->cursor >= size)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                      _("No bytes"), -1);
      return;
    }
  tree = octet_ui_selection_get_tree (self->selection);
  name = say_field (self, tree);
  /* Translators: a byte's number, its value in hexadecimal, the field that it belongs to */
  text = g_strdup_printf (_("Byte %u, hex %02x, %s"), (guint) self->cursor, data[self->cursor],
                          name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
packet_changed_cb (OctetUiByteView *self)
{
  octet_ui_byte_view_set_source (self, 0);
  self->cursor = 0;
  find_layers (self);
  update_adjustments (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
field_changed_cb (OctetUiByteView *self)
{
  OctetUiRange range = octet_ui_selection_get_range (self->selection);

  if (range.size > 0)
    {
      octet_ui_byte_view_set_source (self, range.source);
      if (!self->is_dragging)
        {
          self->cursor = range.position;
          octet_ui_byte_view_show_byte (self, range.position);
        }
    }
  octet_ui_byte_view_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_byte_view_set_selection:
 * @self: a byte view
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_byte_view_set_selection (OctetUiByteView  *self,
                                  OctetUiSelection *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "field-changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "hover-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  packet_changed_cb (self);
  field_changed_cb (self);
}

/**
 * octet_ui_byte_view_set_source:
 * @self: a byte view
 * @source: 0 for the packet's own bytes, else one of those that it brings besides
 */
void
octet_ui_byte_view_set_source (OctetUiByteView *self,
                               guint            source)
{
  if (source == self->source)
    return;
  self->source = source;
  self->cursor = 0;
  find_layers (self);
  update_adjustments (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/**
 * octet_ui_byte_view_get_source:
 * @self: a byte view
 *
 * Returns: which bytes it shows
 */
guint
octet_ui_byte_view_get_source (OctetUiByteView *self)
{
  return self->source;
}

/**
 * octet_ui_byte_view_set_columns:
 * @self: a byte view
 * @columns: bytes in a row: 8, 16 or 32
 */
void
octet_ui_byte_view_set_columns (OctetUiByteView *self,
                                guint            columns)
{
  g_return_if_fail (columns > 0 && columns <= OCTET_UI_BYTE_VIEW_MAX_COLUMNS);

  self->columns = columns;
  update_adjustments (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * octet_ui_byte_view_set_fitting:
 * @self: a byte view
 * @rows: how many rows it would like to have
 *
 * For narrow places: rather fewer bytes in a row than bytes out of sight.
 */
void
octet_ui_byte_view_set_fitting (OctetUiByteView *self,
                                guint            rows)
{
  self->is_fitting = TRUE;
  self->rows = rows;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * octet_ui_byte_view_set_bits:
 * @self: a byte view
 * @is_bits: %TRUE for each byte as eight bits, %FALSE as two hexadecimal digits
 */
void
octet_ui_byte_view_set_bits (OctetUiByteView *self,
                             gboolean         is_bits)
{
  self->is_bits = is_bits;
  update_adjustments (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * octet_ui_byte_view_set_ebcdic:
 * @self: a byte view
 * @is_ebcdic: %TRUE to read the text part as EBCDIC, %FALSE as ASCII
 */
void
octet_ui_byte_view_set_ebcdic (OctetUiByteView *self,
                               gboolean         is_ebcdic)
{
  self->is_ebcdic = is_ebcdic;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_byte_view_new:
 *
 * Returns: (transfer floating): an empty byte view
 */
GtkWidget *
octet_ui_byte_view_new (void)
{
  return g_object_new (OCTET_UI_TYPE_BYTE_VIEW, NULL);
}

static void
measure_font (OctetUiByteView *self)
{
  int width, height;

  pango_layout_context_changed (self->layout);
  pango_layout_set_text (self->layout, "0000000000", -1);
  pango_layout_get_size (self->layout, &width, &height);
  self->char_width = MAX (1, PANGO_PIXELS (width / 10));
  self->row_height = MAX (1, PANGO_PIXELS_CEIL (height) + 4);
}

static void
octet_ui_byte_view_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  OctetUiByteView *self = OCTET_UI_BYTE_VIEW (widget);

  GTK_WIDGET_CLASS (octet_ui_byte_view_parent_class)->css_changed (widget, change);
  measure_font (self);
  update_adjustments (self);
}

static void
octet_ui_byte_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  OctetUiByteView *self = OCTET_UI_BYTE_VIEW (widget);
  gboolean is_lower = height < self->height;

  self->height = height;
  update_adjustments (self);
  /* What is said of selected bytes takes room below: they stay in sight. */
  if (is_lower && gtk_widget_has_focus (widget))
    octet_ui_byte_view_show_byte (self, self->cursor);
}

static void
octet_ui_byte_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  OctetUiByteView *self = OCTET_UI_BYTE_VIEW (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? self->row_height : self->char_width * 8;
  /* Without the margin below, where the next row would begin to show. */
  *natural = orientation == GTK_ORIENTATION_VERTICAL
               ? self->row_height * (int) self->rows + OCTET_UI_BYTE_VIEW_MARGIN / 2
               : full_width (self);
}

static void
set_adjustment (OctetUiByteView *self,
                GtkOrientation   orientation,
                GtkAdjustment   *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  update_adjustments (self);
}

static void
octet_ui_byte_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  OctetUiByteView *self = OCTET_UI_BYTE_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
octet_ui_byte_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  OctetUiByteView *self = OCTET_UI_BYTE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      g_value_set_uint (value, self->source);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
octet_ui_byte_view_dispose (GObject *object)
{
  OctetUiByteView *self = OCTET_UI_BYTE_VIEW (object);

  octet_ui_byte_view_set_selection (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    g_clear_object (&self->adjustments[i]);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->layers, g_free);
  g_clear_pointer (&self->ebcdic, g_free);
  G_OBJECT_CLASS (octet_ui_byte_view_parent_class)->dispose (object);
}

static void
octet_ui_byte_view_class_init (OctetUiByteViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = octet_ui_byte_view_dispose;
  object_class->set_property = octet_ui_byte_view_set_property;
  object_class->get_property = octet_ui_byte_view_get_property;
  widget_class->snapshot = octet_ui_byte_view_snapshot;
  widget_class->measure = octet_ui_byte_view_measure;
  widget_class->size_allocate = octet_ui_byte_view_size_allocate;
  widget_class->css_changed = octet_ui_byte_view_css_changed;

  /**
   * OctetUiByteView:source:
   *
   * Which of the packet's bytes are shown.
   */
  properties[PROP_SOURCE] =
    g_param_spec_uint ("source", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "byte-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
octet_ui_byte_view_init (OctetUiByteView *self)
{
  self->columns = 16;
  self->rows = 8;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "monospace");
  /* Bytes are never mirrored. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  measure_font (self);
  octet_ui_byte_view_add_input (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Bytes"), -1);
}
