/* octet-ui-layer-boxes.h - the layers of a packet as boxes in boxes, and what they cost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_LAYER_BOXES (octet_ui_layer_boxes_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiLayerBoxes, octet_ui_layer_boxes, OCTET_UI, LAYER_BOXES, GtkWidget)

void octet_ui_layer_boxes_show (OctetUiLayerBoxes *self,
                                OctetUiSelection  *selection);

G_END_DECLS
