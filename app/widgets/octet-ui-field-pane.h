/* octet-ui-field-pane.h - the field tree with its header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FIELD_PANE (octet_ui_field_pane_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFieldPane, octet_ui_field_pane, OCTET_UI, FIELD_PANE, GtkWidget)

void octet_ui_field_pane_set_selection (OctetUiFieldPane *self,
                                        OctetUiSelection *selection);
void octet_ui_field_pane_focus         (OctetUiFieldPane *self);
void octet_ui_field_pane_find          (OctetUiFieldPane *self);
void octet_ui_field_pane_offer_bytes  (OctetUiFieldPane *self,
                                       gboolean          offers);

G_END_DECLS
