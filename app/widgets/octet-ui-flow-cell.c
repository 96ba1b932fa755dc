/* octet-ui-flow-cell.c - a cell of the list of conversations: text, bars or a chip.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It draws itself: some hundred are bound when the list jumps, and while a capture is read each
 * follows its conversation's numbers. Colours say which end it is, and so do the places: the end
 * that began stands first, above or on the left.
 */
#include "config.h"

#include "widgets/octet-ui-flow-cell.h"

#include <adwaita.h>
#include <math.h>

#include "models/octet-ui-flow-text.h"
#include "session/octet-session-names.h"
#include "widgets/octet-ui-palette.h"

#define BAR 7.0f
#define LEAST 3.0f /* of a bar: what can be seen */
#define CHIP_PADDING 7.0f

struct _OctetUiFlowCell
{
  GtkWidget          parent_instance;
  OctetUiFlowColumn  column;
  OctetSession      *session;
  OctetFlowList     *flows;
  OctetFlowItem     *item;
  PangoLayout       *layout;
};

G_DEFINE_FINAL_TYPE (OctetUiFlowCell, octet_ui_flow_cell, GTK_TYPE_WIDGET)

static OctetNames *
get_names (OctetUiFlowCell *self)
{
  return octet_session_get_names (self->session);
}

/* Lays text out: @weight and @scale are of the cell's font. Returns its height. */
static int
lay_out (OctetUiFlowCell *self,
         const char      *text,
         PangoWeight      weight,
         double           scale,
         int              width)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  int height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  return height;
}

static void
append_layout (OctetUiFlowCell *self,
               GtkSnapshot     *snapshot,
               float            x,
               float            y,
               const GdkRGBA   *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, self->layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_bar (GtkSnapshot   *snapshot,
            float          x,
            float          y,
            float          width,
            const GdkRGBA *color)
{
  GskRoundedRect bar;

  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT (x, y, width, BAR), BAR / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, color, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
get_side_color (OctetUiFlowCell *self,
                guint            side,
                GdkRGBA         *ret_color)
{
  octet_ui_palette_get (GTK_WIDGET (self), side == 0 ? "octet_dir_a" : "octet_dir_b", ret_color);
}

static void
draw_ends (OctetUiFlowCell *self,
           GtkSnapshot     *snapshot,
           int              width,
           int              height)
{
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *text = octet_ui_flow_text_end (self->item, side);
      int line = lay_out (self, text, PANGO_WEIGHT_BOLD, 0.93, width);
      GdkRGBA color;

      get_side_color (self, side, &color);
      append_layout (self, snapshot, 0, (float) (side == 0 ? height / 2 - line : height / 2),
                     &color);
    }
}

/* The square root lets a conversation of kilobytes be seen beside one of megabytes. */
static void
draw_bytes (OctetUiFlowCell *self,
            GtkSnapshot     *snapshot,
            int              width,
            int              height)
{
  guint64 most = MAX (octet_flow_list_get_most_bytes (self->flows), 1);
  guint64 sent = octet_flow_item_get_bytes (self->item, 0);
  guint64 received = octet_flow_item_get_bytes (self->item, 1);
  double whole = sqrt ((double) (sent + received) / (double) most) * (width - 2 * LEAST - 1);
  float y = (float) height / 2 + 3, x = 0;
  GdkRGBA color;

  octet_ui_palette_get (GTK_WIDGET (self), "octet_line", &color);
  append_bar (snapshot, 0, y, (float) width, &color);
  for (guint side = 0; side < 2; side++)
    {
      guint64 bytes = octet_flow_item_get_bytes (self->item, side);
      g_autofree char *text = octet_ui_flow_text_size (bytes);
      double part = whole * (double) bytes / (double) MAX (sent + received, 1);
      float length = bytes > 0 ? LEAST + (float) MIN (part, width) : 0;
      int line;

      get_side_color (self, side, &color);
      pango_layout_set_alignment (self->layout,
                                  side == 0 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
      line = lay_out (self, text, PANGO_WEIGHT_SEMIBOLD, 0.85, width);
      append_layout (self, snapshot, 0, (float) (height / 2 + 1 - line), &color);
      if (length > 0)
        append_bar (snapshot, x, y, length, &color);
      x += length > 0 ? length + 1 : 0;
    }
}

/* From the capture's first packet on the left to its last on the right, as time runs. */
static void
draw_when (OctetUiFlowCell *self,
           GtkSnapshot     *snapshot,
           int              width,
           int              height)
{
  static const guint8 hues[OCTET_N_FLOW_LEVELS] = {
    [OCTET_FLOW_ETH] = OCTET_LEVEL_LINK,      [OCTET_FLOW_IP] = OCTET_LEVEL_NETWORK,
    [OCTET_FLOW_IPV6] = OCTET_LEVEL_NETWORK,  [OCTET_FLOW_TCP] = OCTET_LEVEL_TRANSPORT,
    [OCTET_FLOW_UDP] = OCTET_LEVEL_TRANSPORT, [OCTET_FLOW_SCTP] = OCTET_LEVEL_TRANSPORT,
    [OCTET_FLOW_WLAN] = OCTET_LEVEL_LINK,     [OCTET_FLOW_SLL] = OCTET_LEVEL_LINK,
    [OCTET_FLOW_FDDI] = OCTET_LEVEL_LINK,     [OCTET_FLOW_IPX] = OCTET_LEVEL_NETWORK,
  };
  OctetPacketStore *store = octet_session_get_store (self->session);
  gint64 first = octet_packet_store_get_first_time (store);
  gint64 last = octet_packet_store_get (store, octet_packet_store_get_count (store))->time;
  double whole = MAX ((double) last - (double) first, 1);
  double room = width - 2 * LEAST;
  double start = room * CLAMP ((double) octet_flow_item_get_start (self->item) / whole, 0, 1);
  double length = room * (double) octet_flow_item_get_duration (self->item) / whole;
  float y = ((float) height - BAR) / 2;
  GdkRGBA color;

  octet_ui_palette_get (GTK_WIDGET (self), "octet_line", &color);
  append_bar (snapshot, 0, y, (float) width, &color);
  octet_ui_palette_solid (GTK_WIDGET (self), hues[octet_flow_item_get_level (self->item)], &color);
  append_bar (snapshot, (float) start, y, 2 * LEAST + (float) CLAMP (length, 0, room - start),
              &color);
}

static void
draw_text (OctetUiFlowCell *self,
           GtkSnapshot     *snapshot,
           int              width,
           int              height)
{
  guint packets = octet_flow_item_get_packets (self->item, 0) +
                  octet_flow_item_get_packets (self->item, 1);
  gboolean is_number = self->column != OCTET_UI_FLOW_NAME;
  g_autofree char *text = NULL;
  GdkRGBA color;
  int line;

  if (self->column == OCTET_UI_FLOW_NAME)
    text = octet_ui_flow_text_name (self->item, get_names (self));
  else if (self->column == OCTET_UI_FLOW_PACKETS)
    text = g_strdup_printf ("%'u", packets);
  else
    text = octet_ui_flow_text_span (octet_flow_item_get_duration (self->item));
  if (text == NULL)
    return;
  pango_layout_set_alignment (self->layout, is_number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  line = lay_out (self, text, PANGO_WEIGHT_NORMAL, 1, width);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  append_layout (self, snapshot, 0, (float) ((height - line) / 2), &color);
}

static void
draw_state (OctetUiFlowCell *self,
            GtkSnapshot     *snapshot,
            int              width,
            int              height)
{
  static const char *const colors[][2] = {
    [OCTET_TCP_STATE_UNKNOWN] = { "octet_frame", "octet_frame_tint" },
    [OCTET_TCP_STATE_ASKED] = { "octet_warning", "octet_warning_tint" },
    [OCTET_TCP_STATE_REFUSED] = { "octet_error", "octet_error_tint" },
    [OCTET_TCP_STATE_OPENING] = { "octet_note", "octet_note_tint" },
    [OCTET_TCP_STATE_OPEN] = { "octet_note", "octet_note_tint" },
    [OCTET_TCP_STATE_CLOSING] = { "octet_note", "octet_note_tint" },
    [OCTET_TCP_STATE_CLOSED] = { "octet_ok", "octet_ok_tint" },
    [OCTET_TCP_STATE_RESET] = { "octet_error", "octet_error_tint" },
  };
  const char *text = octet_ui_flow_text_state (self->item);
  OctetTcpState state = octet_flow_item_get_state (self->item);
  GskRoundedRect chip;
  GdkRGBA color, tint;
  int line, text_width;

  if (text == NULL || width <= 2 * CHIP_PADDING)
    return;
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
  line = lay_out (self, text, PANGO_WEIGHT_BOLD, 0.87, width - 2 * (int) CHIP_PADDING);
  pango_layout_get_pixel_size (self->layout, &text_width, NULL);
  octet_ui_palette_get (GTK_WIDGET (self), colors[state][0], &color);
  octet_ui_palette_get (GTK_WIDGET (self), colors[state][1], &tint);
  gsk_rounded_rect_init_from_rect (
    &chip, &GRAPHENE_RECT_INIT (0, floorf ((float) (height - line - 4) / 2),
                                (float) text_width + 2 * CHIP_PADDING, (float) line + 4), 5);
  gtk_snapshot_push_rounded_clip (snapshot, &chip);
  gtk_snapshot_append_color (snapshot, &tint, &chip.bounds);
  gtk_snapshot_pop (snapshot);
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_snapshot_append_border (snapshot, &chip, (float[4]) { 2, 2, 2, 2 },
                                (GdkRGBA[4]) { color, color, color, color });
  append_layout (self, snapshot, CHIP_PADDING, (float) ((height - line) / 2), &color);
}

static void
octet_ui_flow_cell_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  static void (*const draw[OCTET_UI_N_FLOW_COLUMNS]) (OctetUiFlowCell *, GtkSnapshot *, int,
                                                      int) = {
    [OCTET_UI_FLOW_ENDS] = draw_ends,     [OCTET_UI_FLOW_NAME] = draw_text,
    [OCTET_UI_FLOW_BYTES] = draw_bytes,   [OCTET_UI_FLOW_PACKETS] = draw_text,
    [OCTET_UI_FLOW_WHEN] = draw_when,     [OCTET_UI_FLOW_DURATION] = draw_text,
    [OCTET_UI_FLOW_STATE] = draw_state,
  };
  OctetUiFlowCell *self = OCTET_UI_FLOW_CELL (widget);

  if (self->item != NULL)
    draw[self->column] (self, snapshot, gtk_widget_get_width (widget),
                        gtk_widget_get_height (widget));
}

static void
octet_ui_flow_cell_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  OctetUiFlowCell *self = OCTET_UI_FLOW_CELL (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                          ? 2 * lay_out (self, "0", PANGO_WEIGHT_NORMAL, 1, -1) + 4
                          : 40;
}

/* The row says the whole of it; a cell is not read alone. */
static void
describe (OctetUiFlowCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *text = NULL;

  if (self->column != OCTET_UI_FLOW_ENDS || self->item == NULL || row == NULL)
    return;
  text = octet_ui_flow_text_describe (self->item, get_names (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
changed_cb (OctetUiFlowCell *self)
{
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_flow_cell_set_item: (skip)
 * @self: a cell
 * @item: (nullable): the conversation that its row shows
 */
void
octet_ui_flow_cell_set_item (OctetUiFlowCell *self,
                             OctetFlowItem   *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * octet_ui_flow_cell_new: (skip)
 * @column: what it shows
 * @session: the capture
 * @flows: the list that its rows are of
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
octet_ui_flow_cell_new (OctetUiFlowColumn  column,
                        OctetSession      *session,
                        OctetFlowList     *flows)
{
  OctetUiFlowCell *self = g_object_new (OCTET_UI_TYPE_FLOW_CELL, NULL);

  self->column = column;
  self->session = g_object_ref (session);
  self->flows = g_object_ref (flows);
  return GTK_WIDGET (self);
}

static void
octet_ui_flow_cell_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (octet_ui_flow_cell_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (OCTET_UI_FLOW_CELL (widget)->layout);
}

static void
octet_ui_flow_cell_dispose (GObject *object)
{
  OctetUiFlowCell *self = OCTET_UI_FLOW_CELL (object);

  g_clear_object (&self->item);
  g_clear_object (&self->flows);
  g_clear_object (&self->session);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (octet_ui_flow_cell_parent_class)->dispose (object);
}

static void
octet_ui_flow_cell_class_init (OctetUiFlowCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_flow_cell_dispose;
  widget_class->snapshot = octet_ui_flow_cell_snapshot;
  widget_class->measure = octet_ui_flow_cell_measure;
  widget_class->css_changed = octet_ui_flow_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "flow-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
octet_ui_flow_cell_init (OctetUiFlowCell *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
}
