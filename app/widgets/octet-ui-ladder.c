/* octet-ui-ladder.c - a conversation as a ladder: two lanes with states, an arrow for each packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It scrolls itself and draws only what is in sight, so that a conversation of a million packets
 * is as quick as one of ten. Drawing is in -draw.c.
 */
#include "config.h"

#include "widgets/octet-ui-ladder-private.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (OctetUiLadder, octet_ui_ladder, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Where a row begins, below the silence before it. */
double
octet_ui_ladder_get_top (OctetUiLadder *self,
                         guint          index)
{
  OctetLadder *ladder = octet_ui_arrows_get_ladder (self->arrows);

  return self->line * 1.6 + index * octet_ui_ladder_get_row_height (self) +
         octet_ladder_count_pauses (ladder, index) * octet_ui_ladder_get_pill_height (self);
}

double
octet_ui_ladder_get_height (OctetUiLadder *self)
{
  guint count = self->arrows != NULL ? octet_ui_arrows_get_n (self->arrows) : 0;

  if (count == 0)
    return 0;
  return octet_ui_ladder_get_top (self, count - 1) + octet_ui_ladder_get_row_height (self) +
         2.8 * self->line;
}

/* The row at a height of the whole ladder; the first or last for what is beyond. */
guint
octet_ui_ladder_find_at (OctetUiLadder *self,
                         double         y)
{
  guint first = 0, last = octet_ui_arrows_get_n (self->arrows);

  while (last - first > 1)
    {
      guint middle = first + (last - first) / 2;

      if (octet_ui_ladder_get_top (self, middle) <= y)
        first = middle;
      else
        last = middle;
    }
  return first;
}

static void
configure (OctetUiLadder *self)
{
  double page = gtk_widget_get_height (GTK_WIDGET (self));
  double height = octet_ui_ladder_get_height (self);
  GtkAdjustment *down = self->adjustments[1];

  if (down != NULL)
    gtk_adjustment_configure (down, gtk_adjustment_get_value (down), 0, MAX (height, page),
                              octet_ui_ladder_get_row_height (self), page * 0.9, page);
  if (self->adjustments[0] != NULL)
    gtk_adjustment_configure (self->adjustments[0], 0, 0, 1, 1, 1, 1);
}

static void
show_row (OctetUiLadder *self,
          guint          index)
{
  double top, row = octet_ui_ladder_get_row_height (self);

  if (self->adjustments[1] == NULL || index == G_MAXUINT)
    return;
  top = octet_ui_ladder_get_top (self, index);
  gtk_adjustment_clamp_page (self->adjustments[1], top - row * 0.4, top + row * 1.4);
}

static void
announce (OctetUiLadder *self)
{
  g_autofree char *text = self->selected != G_MAXUINT
                            ? octet_ui_arrows_describe (self->arrows, self->selected) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : _("Ladder of the conversation"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
packet_changed_cb (OctetUiLadder *self)
{
  guint selected = octet_ladder_find (octet_ui_arrows_get_ladder (self->arrows),
                                      octet_ui_selection_get_packet (self->selection));

  if (selected == self->selected)
    return;
  self->selected = selected;
  show_row (self, selected);
  announce (self);
}

static void
arrows_changed_cb (OctetUiLadder *self)
{
  configure (self);
  packet_changed_cb (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_ladder_set_arrows: (skip)
 * @self: a ladder
 * @selection: (nullable): the capture's selection
 * @arrows: (nullable): the packets of a conversation
 */
void
octet_ui_ladder_set_arrows (OctetUiLadder    *self,
                            OctetUiSelection *selection,
                            OctetUiArrows    *arrows)
{
  if (self->arrows != NULL)
    g_signal_handlers_disconnect_by_data (self->arrows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  g_set_object (&self->arrows, arrows);
  self->selected = G_MAXUINT;
  if (arrows != NULL)
    {
      g_signal_connect_object (arrows, "changed", G_CALLBACK (arrows_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (selection, "packet-changed", G_CALLBACK (packet_changed_cb), self,
                               G_CONNECT_SWAPPED);
      configure (self);
      if (self->adjustments[1] != NULL)
        gtk_adjustment_set_value (self->adjustments[1], 0);
      packet_changed_cb (self);
    }
  announce (self);
}

/**
 * octet_ui_ladder_get_selected: (skip)
 * @self: a ladder
 *
 * Returns: the arrow of the selected packet, or %G_MAXUINT
 */
guint
octet_ui_ladder_get_selected (OctetUiLadder *self)
{
  return self->selected;
}

static void
select_arrow (OctetUiLadder *self,
              guint          index)
{
  OctetLadderStep step;

  if (octet_ladder_get_step (octet_ui_arrows_get_ladder (self->arrows), index, &step))
    octet_ui_selection_set_packet (self->selection, step.packet);
}

/* Any button selects the arrow: the menu is about it. */
static void
pressed_cb (OctetUiLadder   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->arrows == NULL || octet_ui_arrows_get_n (self->arrows) == 0)
    return;
  select_arrow (self, octet_ui_ladder_find_at (
                        self, y + gtk_adjustment_get_value (self->adjustments[1])));
  if (n_press == 2 &&
      gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_PRIMARY)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-packet-number", "u",
                                octet_ui_selection_get_packet (self->selection));
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  OctetUiLadder *self = OCTET_UI_LADDER (widget);
  guint count = self->arrows != NULL ? octet_ui_arrows_get_n (self->arrows) : 0;
  int step = g_variant_get_int32 (arguments);
  gint64 to;

  if (count == 0)
    return FALSE;
  if (self->selected == G_MAXUINT)
    to = octet_ui_ladder_find_at (self, gtk_adjustment_get_value (self->adjustments[1]));
  else
    to = CLAMP ((gint64) self->selected + step, 0, (gint64) count - 1);
  select_arrow (self, (guint) to);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  OctetUiLadder *self = OCTET_UI_LADDER (widget);

  if (self->selected == G_MAXUINT)
    return FALSE;
  gtk_widget_activate_action (widget, "win.go-to-packet-number", "u",
                              octet_ui_selection_get_packet (self->selection));
  return TRUE;
}

static void
octet_ui_ladder_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  configure (OCTET_UI_LADDER (widget));
}

static void
octet_ui_ladder_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 400;
}

static void
update_line (OctetUiLadder *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (
    gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);

  self->line = MAX ((pango_font_metrics_get_ascent (metrics) +
                     pango_font_metrics_get_descent (metrics)) / PANGO_SCALE, 8);
  pango_font_metrics_unref (metrics);
  pango_layout_context_changed (self->layout);
}

static void
octet_ui_ladder_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (octet_ui_ladder_parent_class)->css_changed (widget, change);
  update_line (OCTET_UI_LADDER (widget));
  gtk_widget_queue_resize (widget);
}

static void
set_adjustment (OctetUiLadder *self,
                guint          which,
                GtkAdjustment *adjustment)
{
  if (self->adjustments[which] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[which], self);
  g_set_object (&self->adjustments[which], adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  configure (self);
}

static void
octet_ui_ladder_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  OctetUiLadder *self = OCTET_UI_LADDER (object);

  if (prop_id == PROP_HADJUSTMENT || prop_id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[prop_id == PROP_VADJUSTMENT]);
  else if (prop_id == PROP_HSCROLL_POLICY || prop_id == PROP_VSCROLL_POLICY)
    g_value_set_enum (value, self->policies[prop_id == PROP_VSCROLL_POLICY]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
octet_ui_ladder_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  OctetUiLadder *self = OCTET_UI_LADDER (object);

  if (prop_id == PROP_HADJUSTMENT || prop_id == PROP_VADJUSTMENT)
    set_adjustment (self, prop_id == PROP_VADJUSTMENT, g_value_get_object (value));
  else if (prop_id == PROP_HSCROLL_POLICY || prop_id == PROP_VSCROLL_POLICY)
    self->policies[prop_id == PROP_VSCROLL_POLICY] = g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
octet_ui_ladder_dispose (GObject *object)
{
  OctetUiLadder *self = OCTET_UI_LADDER (object);

  if (self->arrows != NULL)
    g_signal_handlers_disconnect_by_data (self->arrows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->arrows);
  g_clear_object (&self->selection);
  g_clear_object (&self->layout);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  G_OBJECT_CLASS (octet_ui_ladder_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   step;
  } keys[] = {
    { GDK_KEY_Down, 1 }, { GDK_KEY_Up, -1 }, { GDK_KEY_Page_Down, 10 }, { GDK_KEY_Page_Up, -10 },
    { GDK_KEY_Home, G_MININT }, { GDK_KEY_End, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "i", keys[i].step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
}

static void
octet_ui_ladder_class_init (OctetUiLadderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = octet_ui_ladder_dispose;
  object_class->get_property = octet_ui_ladder_get_property;
  object_class->set_property = octet_ui_ladder_set_property;
  widget_class->snapshot = octet_ui_ladder_snapshot;
  widget_class->measure = octet_ui_ladder_measure;
  widget_class->size_allocate = octet_ui_ladder_size_allocate;
  widget_class->css_changed = octet_ui_ladder_css_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "ladder");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  /**
   * OctetUiLadder::selected:
   *
   * Another arrow is that of the selected packet, or none is.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", OCTET_UI_TYPE_LADDER, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_ladder_init (OctetUiLadder *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->selected = G_MAXUINT;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  update_line (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
