/* octet-ui-header-diagram-private.h - what the files of the header diagram share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-header-cells.h"
#include "widgets/octet-ui-header-diagram.h"

G_BEGIN_DECLS

#define OCTET_UI_DIAGRAM_BITS 32

struct _OctetUiHeaderDiagram
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;
  guint             layer;
  guint8            level;
  GArray           *cells;  /* OctetUiCell */
  GArray           *tops;   /* int: where each row of 32 bits begins, and one more for the end */
  gboolean          is_old; /* the cells are those of a packet that was walked over */
  GskRenderNode    *picture; /* as it was drawn last, for while they are; or NULL */
  PangoLayout      *small;  /* names */
  PangoLayout      *mono;   /* values */
  int               row_height;
  int               ruler_height;
};

void  octet_ui_header_diagram_snapshot (GtkWidget            *widget,
                                        GtkSnapshot          *snapshot);
guint octet_ui_header_diagram_get_rects (OctetUiHeaderDiagram *self,
                                         guint32               first,
                                         guint32               end,
                                         graphene_rect_t       ret_rects[3]);

G_END_DECLS
