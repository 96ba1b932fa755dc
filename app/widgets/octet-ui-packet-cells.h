/* octet-ui-packet-cells.h - how the cells of the packet list are made and filled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-packet.h"
#include "models/octet-ui-selection.h"
#include "models/octet-ui-time-format.h"

G_BEGIN_DECLS

/**
 * OctetUiCellContext: (skip)
 * @selection: the capture's selection
 * @format: how to write times
 * @digits: digits behind the second; -1 for as many as is usual
 *
 * What cells need besides the row.
 */
typedef struct
{
  OctetUiSelection *selection;
  OctetUiTimeFormat format;
  int               digits;
} OctetUiCellContext;

/**
 * OctetUiCellKind: (skip)
 * @key: what the column shows; %NULL for a field
 * @make: (nullable): makes a cell
 * @fill: fills it from a row; @value is the place among the row's values for a field
 *
 * A kind of column.
 */
typedef struct
{
  const char *key;
  int         width;
  GtkWidget *(*make) (const OctetUiCellContext *context);
  void       (*fill) (const OctetUiCellContext *context,
                      GtkWidget                *cell,
                      OctetUiPacket            *packet,
                      guint                     value);
} OctetUiCellKind;

const OctetUiCellKind *octet_ui_packet_cells_find     (const char               *key);
int                    octet_ui_packet_cells_get_time_width (const OctetUiCellContext *context);
char                  *octet_ui_packet_cells_write_time (const OctetUiCellContext *context,
                                                         OctetUiPacket            *packet)
  G_GNUC_WARN_UNUSED_RESULT;
char                  *octet_ui_packet_cells_write_info (OctetUiPacket          *packet,
                                                         PangoAttrList          *attributes)
  G_GNUC_WARN_UNUSED_RESULT;
void                   octet_ui_packet_cells_describe (const OctetUiCellContext *context,
                                                       GtkWidget                *row_widget,
                                                       OctetUiPacket            *packet);
void                   octet_ui_packet_cells_set_item (GtkWidget                *cell,
                                                       GtkListItem              *item);
guint32                octet_ui_packet_cells_get_number (GtkWidget              *row_widget);

G_END_DECLS
