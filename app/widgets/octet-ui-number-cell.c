/* octet-ui-number-cell.c - a packet's number, the rail of its conversation and its severity dot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rail joins the packets of the selected packet's conversation: a filled dot was sent
 * by the side that opened it, a hollow one by the side that answered.
 */
#include "config.h"

#include "widgets/octet-ui-number-cell.h"

#include <math.h>

#include "flows/octet-state.h"
#include "widgets/octet-ui-line-metrics.h"
#include "widgets/octet-ui-palette.h"

#define RAIL_X 10
#define DOT_RADIUS 3.5f
#define MARK_X 22

struct _OctetUiNumberCell
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;
  OctetUiPacket    *packet;
  PangoLayout      *layout;
  gboolean          is_on_rail; /* as it was drawn last */
};

G_DEFINE_FINAL_TYPE (OctetUiNumberCell, octet_ui_number_cell, GTK_TYPE_WIDGET)

/* Whether the rail passes this row: between its flow's first and last packet. */
static gboolean
find_rail (OctetUiNumberCell *self,
           gboolean          *ret_above,
           gboolean          *ret_below)
{
  guint32 id = octet_ui_selection_get_flow (self->selection);
  OctetSession *session = octet_ui_selection_get_session (self->selection);
  guint32 number, last;
  const OctetFlow *flow;

  if (self->packet == NULL || id == OCTET_NO_FLOW)
    return FALSE;
  /* Flows never move, and a last packet that is a moment old only ends the line early. */
  flow = octet_flow_table_get (octet_session_get_state (session)->flows, id);
  number = octet_ui_packet_get_number (self->packet);
  last = flow->last_packet;
  *ret_above = number > flow->first_packet && number <= last;
  *ret_below = number >= flow->first_packet && number < last;
  return number >= flow->first_packet && number <= last;
}

static void
draw_dot (OctetUiNumberCell *self,
          GtkSnapshot       *snapshot,
          const GdkRGBA     *color,
          float              x,
          float              y,
          gboolean           filled)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (x - DOT_RADIUS, y - DOT_RADIUS, 2 * DOT_RADIUS,
                                             2 * DOT_RADIUS);
  float widths[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect outline;
  GdkRGBA view;

  gsk_rounded_rect_init_from_rect (&outline, &area, DOT_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  octet_ui_palette_get (GTK_WIDGET (self), "view_bg_color", &view);
  gtk_snapshot_append_color (snapshot, filled ? color : &view, &area);
  gtk_snapshot_pop (snapshot);
  if (!filled)
    gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
draw_rail (OctetUiNumberCell *self,
           GtkSnapshot       *snapshot,
           float              height)
{
  const OctetPacketRecord *record;
  gboolean above = FALSE, below = FALSE;
  GdkRGBA solid, line;

  self->is_on_rail = find_rail (self, &above, &below);
  if (!self->is_on_rail)
    return;
  record = octet_ui_packet_get_record (self->packet);
  octet_ui_palette_solid (GTK_WIDGET (self), OCTET_LEVEL_TRANSPORT, &solid);
  line = solid;
  line.alpha *= 0.45f;
  if (above)
    gtk_snapshot_append_color (snapshot, &line,
                               &GRAPHENE_RECT_INIT (RAIL_X - 0.75f, 0, 1.5f, height / 2));
  if (below)
    gtk_snapshot_append_color (snapshot, &line,
                               &GRAPHENE_RECT_INIT (RAIL_X - 0.75f, height / 2, 1.5f, height / 2));
  if (record->flow == octet_ui_selection_get_flow (self->selection))
    draw_dot (self, snapshot, &solid, RAIL_X, height / 2,
              (record->flags & OCTET_PACKET_FROM_A) != 0);
}

/* At the edge: the colour that a person gave the conversation, and that of the first rule that
 * holds. The first is a whole line, the second a short one, so that they differ in form too. */
static void
draw_edges (OctetUiNumberCell *self,
            GtkSnapshot       *snapshot,
            float              height)
{
  const OctetPacketRecord *record = octet_ui_packet_get_record (self->packet);
  OctetUiMarks *marks = octet_ui_selection_get_marks (self->selection);
  guint rule_color;
  guint color = record->flow != OCTET_NO_FLOW
                  ? octet_ui_marks_get_flow_color (marks, record->flow) : 0;
  char name[24];
  GdkRGBA rgba;

  if (color > 0)
    {
      g_snprintf (name, sizeof name, "octet_flow_%u", color);
      octet_ui_palette_get (GTK_WIDGET (self), name, &rgba);
      gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (0, 0, 3, height));
    }
  rule_color = octet_ui_packet_get_row (self->packet)->rule_color;
  if (rule_color == 0)
    return;
  g_snprintf (name, sizeof name, "octet_rule_%u", rule_color - 1);
  octet_ui_palette_get (GTK_WIDGET (self), name, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba,
                             &GRAPHENE_RECT_INIT (color > 0 ? 3 : 0, 3, 3, height - 6));
}

/* A ribbon for what is marked. */
static void
draw_mark (OctetUiNumberCell *self,
           GtkSnapshot       *snapshot,
           float              x,
           float              height)
{
  float top = floorf (height / 2) - 6;
  GdkRGBA color;
  cairo_t *cr;

  octet_ui_palette_get (GTK_WIDGET (self), "accent_bg_color", &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, top, 8, 12));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_move_to (cr, x, top);
  cairo_line_to (cr, x + 8, top);
  cairo_line_to (cr, x + 8, top + 12);
  cairo_line_to (cr, x + 4, top + 8);
  cairo_line_to (cr, x, top + 12);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
octet_ui_number_cell_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  static const char *const colors[] = { NULL, "octet_note", "octet_warning", "octet_error" };
  OctetUiNumberCell *self = OCTET_UI_NUMBER_CELL (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  guint severity;
  int text_width, text_height;
  GdkRGBA color;

  if (self->packet == NULL)
    return;
  draw_edges (self, snapshot, (float) height);
  draw_rail (self, snapshot, (float) height);
  severity = octet_ui_packet_get_severity (self->packet);
  if (severity > 0)
    {
      octet_ui_palette_get (widget, colors[severity], &color);
      draw_dot (self, snapshot, &color, MARK_X, (float) height / 2, TRUE);
    }
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  if (octet_ui_marks_get (octet_ui_selection_get_marks (self->selection), OCTET_UI_MARK_MARKED,
                          octet_ui_packet_get_number (self->packet)))
    draw_mark (self, snapshot, (float) MAX (width - text_width - 14, MARK_X + 6), (float) height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (width - text_width),
                                                          (float) ((height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
octet_ui_number_cell_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                          ? octet_ui_line_get_height (widget)
                          : MARK_X + 8 + 3 * octet_ui_line_get_digit_width (widget) / PANGO_SCALE;
}

static void
selection_changed_cb (OctetUiNumberCell *self)
{
  gboolean above, below;

  if (self->is_on_rail || find_rail (self, &above, &below))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_number_cell_set_packet:
 * @self: a cell
 * @packet: (nullable): the packet that its row shows
 */
void
octet_ui_number_cell_set_packet (OctetUiNumberCell *self,
                                 OctetUiPacket     *packet)
{
  g_autofree char *text = NULL;

  g_set_object (&self->packet, packet);
  if (packet != NULL)
    {
      text = g_strdup_printf ("%u", octet_ui_packet_get_number (packet));
      pango_layout_set_text (self->layout, text, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_number_cell_get_number:
 * @self: a cell
 *
 * Returns: the number of the packet that it shows; 0 for none
 */
guint32
octet_ui_number_cell_get_number (OctetUiNumberCell *self)
{
  return self->packet != NULL ? octet_ui_packet_get_number (self->packet) : 0;
}

/**
 * octet_ui_number_cell_new:
 * @selection: says which conversation the rail shows
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
octet_ui_number_cell_new (OctetUiSelection *selection)
{
  OctetUiNumberCell *self = g_object_new (OCTET_UI_TYPE_NUMBER_CELL, NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "packet-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
octet_ui_number_cell_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (octet_ui_number_cell_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (OCTET_UI_NUMBER_CELL (widget)->layout);
}

static void
octet_ui_number_cell_dispose (GObject *object)
{
  OctetUiNumberCell *self = OCTET_UI_NUMBER_CELL (object);

  g_clear_object (&self->packet);
  g_clear_object (&self->selection);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (octet_ui_number_cell_parent_class)->dispose (object);
}

static void
octet_ui_number_cell_class_init (OctetUiNumberCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_number_cell_dispose;
  widget_class->snapshot = octet_ui_number_cell_snapshot;
  widget_class->measure = octet_ui_number_cell_measure;
  widget_class->css_changed = octet_ui_number_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "number");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
octet_ui_number_cell_init (OctetUiNumberCell *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
}
