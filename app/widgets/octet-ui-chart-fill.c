/* octet-ui-chart-fill.c - fills marks of charts in their layer's colour, and pattern if wanted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pattern is a tile of four by four squares. What is not drawn of it keeps a little of the
 * colour, so that a mark stays as high and as wide as it is.
 */
#include "config.h"

#include "widgets/octet-ui-chart-fill.h"

#include <adwaita.h>
#include <math.h>

#include "dissect/octet-protocol.h"
#include "octet-ui-settings.h"

#define SIDE 4
#define BACKGROUND 0.28f
/* Wider marks have room for larger squares. */
#define WIDE 16

/* In the order of OctetLevel: four bits a row, from the top; the left one is the highest. */
static const guint16 patterns[] = {
  0xffff, /* frame: all of it */
  0xf0f0, /* link: lines across */
  0xaaaa, /* network: lines upright */
  0xcc33, /* transport: a chessboard */
  0x8421, /* session: slanting lines */
  0xf999, /* application: boxes */
  0x8020, /* payload: dots */
};

/**
 * octet_ui_chart_fill_get_pattern:
 * @level: an #OctetLevel
 *
 * Returns: its tile, a bit for each of its 16 squares
 */
guint16
octet_ui_chart_fill_get_pattern (guint8 level)
{
  return patterns[MIN (level, G_N_ELEMENTS (patterns) - 1)];
}

/* The charts ask for each mark: the setting is read when it changes. */
static void
read_cb (GSettings  *settings,
         const char *key,
         gboolean   *ret_is_on)
{
  *ret_is_on = g_settings_get_boolean (settings, key);
}

/**
 * octet_ui_chart_fill_has_patterns:
 *
 * Returns: whether layers have patterns in charts: where the user says so, and with high contrast
 */
gboolean
octet_ui_chart_fill_has_patterns (void)
{
  static gboolean is_watched, is_on;

  if (!is_watched)
    {
      GSettings *settings = octet_ui_settings_get ();

      is_watched = TRUE;
      read_cb (settings, "chart-patterns", &is_on);
      g_signal_connect (settings, "changed::chart-patterns", G_CALLBACK (read_cb), &is_on);
    }
  return is_on || adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/**
 * octet_ui_chart_fill_watch: (skip)
 * @widget: a chart
 * @callback: called with it when its marks have to be drawn anew
 */
void
octet_ui_chart_fill_watch (GtkWidget *widget,
                           GCallback  callback)
{
  /* The first of those who hear of a change is the one who reads it. */
  octet_ui_chart_fill_has_patterns ();
  g_signal_connect_object (octet_ui_settings_get (), "changed::chart-patterns", callback, widget,
                           G_CONNECT_SWAPPED);
}

/* The squares of a tile that are drawn, a row's neighbours as one. */
static void
append_tile (GtkSnapshot   *snapshot,
             guint16        pattern,
             const GdkRGBA *color,
             float          x,
             float          y,
             float          square)
{
  for (guint row = 0; row < SIDE; row++)
    for (guint column = 0, end; column < SIDE; column = end + 1)
      {
        guint bits = pattern >> (SIDE * (SIDE - 1 - row)) & 0xf;

        for (end = column; end < SIDE && (bits & (8u >> end)) != 0; end++)
          ;
        if (end > column)
          gtk_snapshot_append_color (snapshot, color,
                                     &GRAPHENE_RECT_INIT (x + (float) column * square,
                                                          y + (float) row * square,
                                                          (float) (end - column) * square,
                                                          square));
      }
}

/**
 * octet_ui_chart_fill_append: (skip)
 * @snapshot: where it is drawn
 * @level: the #OctetLevel that the mark stands for
 * @color: its hue
 * @area: the mark
 */
void
octet_ui_chart_fill_append (GtkSnapshot           *snapshot,
                            guint8                 level,
                            const GdkRGBA         *color,
                            const graphene_rect_t *area)
{
  guint16 pattern = octet_ui_chart_fill_get_pattern (level);
  float square = area->size.width >= WIDE ? 2 : 1;
  /* Tiles of all marks are of one grid, so that lines go on from one to the next. */
  float x = floorf (area->origin.x), y = floorf (area->origin.y / (SIDE * square)) * SIDE * square;
  GdkRGBA pale = *color;

  if (!octet_ui_chart_fill_has_patterns () || pattern == G_MAXUINT16)
    {
      gtk_snapshot_append_color (snapshot, color, area);
      return;
    }
  pale.alpha *= BACKGROUND;
  gtk_snapshot_append_color (snapshot, &pale, area);
  gtk_snapshot_push_repeat (snapshot, area,
                            &GRAPHENE_RECT_INIT (x, y, SIDE * square, SIDE * square));
  append_tile (snapshot, pattern, color, x, y, square);
  gtk_snapshot_pop (snapshot);
}
