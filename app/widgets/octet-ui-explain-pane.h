/* octet-ui-explain-pane.h - what the selected field is, for somebody who wants to learn it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_EXPLAIN_PANE (octet_ui_explain_pane_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiExplainPane, octet_ui_explain_pane, OCTET_UI, EXPLAIN_PANE, GtkWidget)

void octet_ui_explain_pane_set_selection (OctetUiExplainPane *self,
                                          OctetUiSelection   *selection);
void octet_ui_explain_pane_focus         (OctetUiExplainPane *self);
void octet_ui_explain_pane_hide_title    (OctetUiExplainPane *self);
void octet_ui_explain_pane_stand_alone   (OctetUiExplainPane *self);

G_END_DECLS
