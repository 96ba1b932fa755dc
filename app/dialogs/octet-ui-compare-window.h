/* octet-ui-compare-window.h - a window with two packets side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-diff-list.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_COMPARE_WINDOW (octet_ui_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiCompareWindow, octet_ui_compare_window, OCTET_UI, COMPARE_WINDOW,
                      AdwWindow)

OctetUiCompareWindow *octet_ui_compare_window_new (const OctetUiDiffSide *a,
                                                   const OctetUiDiffSide *b,
                                                   GError               **error);

G_END_DECLS
