/* octet-ui-header-diagram.h - a header as the standards draw it: rows of 32 bits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_HEADER_DIAGRAM (octet_ui_header_diagram_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiHeaderDiagram, octet_ui_header_diagram, OCTET_UI, HEADER_DIAGRAM,
                      GtkWidget)

GtkWidget *octet_ui_header_diagram_new           (void);
void       octet_ui_header_diagram_set_selection (OctetUiHeaderDiagram *self,
                                                  OctetUiSelection     *selection);
gboolean   octet_ui_header_diagram_is_empty      (OctetUiHeaderDiagram *self);
void       octet_ui_header_diagram_update        (OctetUiHeaderDiagram *self);
GBytes    *octet_ui_header_diagram_draw          (OctetUiHeaderDiagram *self,
                                                  gboolean              is_svg)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
