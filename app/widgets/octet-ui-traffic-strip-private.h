/* octet-ui-traffic-strip-private.h - what the files of the traffic strip share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/octet-density.h"
#include "widgets/octet-ui-traffic-strip.h"

G_BEGIN_DECLS

#define OCTET_UI_STRIP_MARGIN 12
#define OCTET_UI_STRIP_TOP 8      /* ticks of findings stand above */
#define OCTET_UI_STRIP_BOTTOM 34  /* the axis's words stand below */
#define OCTET_UI_STRIP_HEIGHT 46
#define OCTET_UI_STRIP_BAR 5      /* pixels of a bar and the gap behind it */

/* A stretch of time, in nanoseconds since 1970; nothing where last is smaller. */
typedef struct
{
  gint64 first;
  gint64 last;
} OctetUiSpan;

typedef enum
{
  OCTET_UI_STRIP_IDLE,
  OCTET_UI_STRIP_BRUSH,
  OCTET_UI_STRIP_MOVE,
  OCTET_UI_STRIP_FIRST_EDGE,
  OCTET_UI_STRIP_LAST_EDGE,
  OCTET_UI_STRIP_SCROLL,
} OctetUiStripDrag;

/* Pixels: both ends of what is in sight, and the selected packet. */
typedef struct
{
  int first;
  int last;
  int packet; /* -1 for none */
} OctetUiStripMarks;

struct _OctetUiTrafficStrip
{
  GtkWidget           parent_instance;
  OctetUiSelection   *selection;
  OctetDensity       *density;
  PangoLayout        *layout;

  OctetUiSpan         view;      /* what the strip shows */
  gboolean            is_zoomed; /* not the whole capture */
  OctetUiSpan         visible;   /* the rows of the list that are in sight */
  OctetUiSpan         cursor;    /* that the keyboard spans, while it does */

  OctetDensityBucket *bars;
  guint               n_bars;
  guint32             highest;
  GskRenderNode      *node;      /* the bars as they were drawn last */
  OctetUiStripMarks   drawn;     /* where they are on the screen */

  OctetUiStripDrag    drag;
  OctetUiSpan         dragged;   /* what is set when the button is let go */
  OctetUiSpan         drag_from;
  double              drag_x;
};

double      octet_ui_traffic_strip_get_x    (OctetUiTrafficStrip *self,
                                             gint64               time);
void        octet_ui_traffic_strip_get_marks (OctetUiTrafficStrip *self,
                                              OctetUiStripMarks   *ret_marks);
gint64      octet_ui_traffic_strip_get_time (OctetUiTrafficStrip *self,
                                             double               x);
gboolean    octet_ui_traffic_strip_get_span (OctetUiTrafficStrip *self,
                                             OctetUiSpan         *ret_span);
void        octet_ui_traffic_strip_zoom     (OctetUiTrafficStrip *self,
                                             gint64               around,
                                             double               factor);
void        octet_ui_traffic_strip_pan      (OctetUiTrafficStrip *self,
                                             double               part);
void        octet_ui_traffic_strip_show_all (OctetUiTrafficStrip *self);
void        octet_ui_traffic_strip_go_to    (OctetUiTrafficStrip *self,
                                             gint64               time);
void        octet_ui_traffic_strip_scroll   (OctetUiTrafficStrip *self,
                                             gint64               time);
void        octet_ui_traffic_strip_snapshot (GtkWidget           *widget,
                                             GtkSnapshot         *snapshot);
void        octet_ui_traffic_strip_add_input (OctetUiTrafficStrip *self);

G_END_DECLS
