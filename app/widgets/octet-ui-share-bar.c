/* octet-ui-share-bar.c - a bar that is filled as far as headers take the bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-share-bar.h"

#include "widgets/octet-ui-palette.h"

#define HEIGHT 8
#define RADIUS 4
/* Where headers end is a gap too, not only another colour. */
#define GAP 2

struct _OctetUiShareBar
{
  GtkWidget parent_instance;
  double    percent;
};

G_DEFINE_FINAL_TYPE (OctetUiShareBar, octet_ui_share_bar, GTK_TYPE_WIDGET)

static void
octet_ui_share_bar_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  OctetUiShareBar *self = OCTET_UI_SHARE_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float part = width * (float) self->percent / 100;
  gboolean is_reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect outline;
  GdkRGBA headers, rest;

  octet_ui_palette_get (widget, "octet_dim", &headers);
  octet_ui_palette_get (widget, "octet_line", &rest);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, HEIGHT), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &headers,
                             &GRAPHENE_RECT_INIT (is_reversed ? width - part : 0, 0, part,
                                                  HEIGHT));
  gtk_snapshot_append_color (snapshot, &rest,
                             &GRAPHENE_RECT_INIT (is_reversed ? 0 : part + GAP, 0,
                                                  MAX (width - part - GAP, 0), HEIGHT));
  gtk_snapshot_pop (snapshot);
}

static void
octet_ui_share_bar_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT;
}

static void
octet_ui_share_bar_class_init (OctetUiShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = octet_ui_share_bar_snapshot;
  widget_class->measure = octet_ui_share_bar_measure;
  /* The sentence above it says the same. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
octet_ui_share_bar_init (OctetUiShareBar *self)
{
}

/**
 * octet_ui_share_bar_set_percent:
 * @self: a bar
 * @percent: how much of the bytes are headers, 0 to 100
 */
void
octet_ui_share_bar_set_percent (OctetUiShareBar *self,
                                double           percent)
{
  percent = CLAMP (percent, 0, 100);
  if (percent >= self->percent && percent <= self->percent)
    return;
  self->percent = percent;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * octet_ui_share_bar_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
octet_ui_share_bar_new (void)
{
  return g_object_new (OCTET_UI_TYPE_SHARE_BAR, NULL);
}
