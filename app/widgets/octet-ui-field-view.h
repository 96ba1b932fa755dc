/* octet-ui-field-view.h - the tree of the selected packet's fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FIELD_VIEW (octet_ui_field_view_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFieldView, octet_ui_field_view, OCTET_UI, FIELD_VIEW, GtkWidget)

GtkWidget *octet_ui_field_view_new           (void);
void       octet_ui_field_view_set_selection (OctetUiFieldView *self,
                                              OctetUiSelection *selection);
void       octet_ui_field_view_set_all       (OctetUiFieldView *self,
                                              gboolean          is_open);
void       octet_ui_field_view_set_branch    (OctetUiFieldView *self,
                                              gboolean          is_open);
void       octet_ui_field_view_focus         (OctetUiFieldView *self);

G_END_DECLS
