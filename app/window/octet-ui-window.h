/* octet-ui-window.h - a window: one capture, or the welcome page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_WINDOW (octet_ui_window_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiWindow, octet_ui_window, OCTET_UI, WINDOW, AdwApplicationWindow)

OctetUiWindow    *octet_ui_window_new           (GtkApplication *application);
void              octet_ui_window_open          (OctetUiWindow  *self,
                                                 GFile          *file);
gboolean          octet_ui_window_is_empty      (OctetUiWindow  *self);
gboolean          octet_ui_window_has_to_wait   (OctetUiWindow  *self);
GVariant         *octet_ui_window_dup_place     (OctetUiWindow  *self);
void              octet_ui_window_restore       (OctetUiWindow  *self,
                                                 GVariant       *place);
OctetUiSelection *octet_ui_window_get_selection (OctetUiWindow  *self);

G_END_DECLS
