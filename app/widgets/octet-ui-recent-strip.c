/* octet-ui-recent-strip.c - the traffic of a capture that is not open, beside its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-recent-strip.h"

#include "widgets/octet-ui-chart-fill.h"
#include "widgets/octet-ui-palette.h"

#define BAR 3.0f /* pixels, with the gap behind it */
#define HEIGHT 22

struct _OctetUiRecentStrip
{
  GtkWidget          parent_instance;
  OctetUiRecentFacts facts;
  gboolean           is_there;
};

G_DEFINE_FINAL_TYPE (OctetUiRecentStrip, octet_ui_recent_strip, GTK_TYPE_WIDGET)

static void
octet_ui_recent_strip_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  OctetUiRecentStrip *self = OCTET_UI_RECENT_STRIP (widget);

  for (guint i = 0; i < OCTET_UI_RECENT_N_BARS; i++)
    {
      float height = (float) self->facts.heights[i] * HEIGHT / 255;
      GdkRGBA color;

      if (self->facts.heights[i] == 0)
        continue;
      height = MAX (height, 1);
      if (self->is_there)
        octet_ui_palette_solid (widget, self->facts.levels[i], &color);
      else
        octet_ui_palette_get (widget, "octet_faint", &color);
      octet_ui_chart_fill_append (snapshot, self->facts.levels[i], &color,
                                  &GRAPHENE_RECT_INIT (BAR * (float) i, HEIGHT - height, BAR - 1,
                                                       height));
    }
}

static void
octet_ui_recent_strip_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? (int) BAR * OCTET_UI_RECENT_N_BARS : HEIGHT;
}

static void
octet_ui_recent_strip_class_init (OctetUiRecentStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = octet_ui_recent_strip_snapshot;
  widget_class->measure = octet_ui_recent_strip_measure;
  /* What it shows is said in words beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
octet_ui_recent_strip_init (OctetUiRecentStrip *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  octet_ui_chart_fill_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

/**
 * octet_ui_recent_strip_new: (skip)
 * @facts: what was seen of a capture
 * @is_there: whether its file still is; without, it is drawn grey
 *
 * Returns: (transfer floating): the picture
 */
GtkWidget *
octet_ui_recent_strip_new (const OctetUiRecentFacts *facts,
                           gboolean                  is_there)
{
  OctetUiRecentStrip *self = g_object_new (OCTET_UI_TYPE_RECENT_STRIP, NULL);

  self->facts = *facts;
  self->is_there = is_there;
  return GTK_WIDGET (self);
}
