/* octet-ui-byte-view-private.h - what the files of the byte view share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/octet-ui-byte-view.h"

G_BEGIN_DECLS

#define OCTET_UI_BYTE_VIEW_MARGIN 12
#define OCTET_UI_BYTE_VIEW_MAX_COLUMNS 32

struct _OctetUiByteView
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;
  guint             source;
  guint             columns;     /* what the settings ask for */
  gboolean          is_bits;     /* each byte as eight bits, else as two hexadecimal digits */
  gboolean          is_fitting;  /* fewer columns where there is no room for them */
  guint             rows;        /* that it would like to show */
  gboolean          is_ebcdic;   /* the text part: EBCDIC, else ASCII */
  gunichar         *ebcdic;      /* 256 characters, made when first used */
  guint8           *layers; /* for each byte of the source the layer's index, 255 for none */
  gsize             n_layers;

  PangoLayout      *layout;
  int               char_width;  /* of one cell of the monospace font */
  int               row_height;

  GtkAdjustment    *adjustments[2];
  GtkScrollablePolicy policies[2];

  gsize             cursor;      /* the byte that the keyboard is at */
  int               height;      /* as it was given out last */
  gsize             drag_start;
  gboolean          is_dragging;
};

const guint8 *octet_ui_byte_view_get_data  (OctetUiByteView *self,
                                            gsize           *ret_size);
double        octet_ui_byte_view_get_value (OctetUiByteView *self,
                                            GtkOrientation   orientation);
int           octet_ui_byte_view_hex_x     (OctetUiByteView *self,
                                            guint            column);
int           octet_ui_byte_view_text_x    (OctetUiByteView *self,
                                            guint            column);
guint         octet_ui_byte_view_get_digits (OctetUiByteView *self);
guint         octet_ui_byte_view_get_columns (OctetUiByteView *self);
guint         octet_ui_byte_view_get_cell   (OctetUiByteView *self);
gunichar      octet_ui_byte_view_get_char   (OctetUiByteView *self,
                                             guint8           byte);
gboolean      octet_ui_byte_view_pick      (OctetUiByteView *self,
                                            double           x,
                                            double           y,
                                            gsize           *ret_position);
void          octet_ui_byte_view_show_byte (OctetUiByteView *self,
                                            gsize            position);

void          octet_ui_byte_view_snapshot  (GtkWidget       *widget,
                                            GtkSnapshot     *snapshot);
void          octet_ui_byte_view_add_input (OctetUiByteView *self);
void          octet_ui_byte_view_describe  (OctetUiByteView *self);

G_END_DECLS
