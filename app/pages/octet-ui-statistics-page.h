/* octet-ui-statistics-page.h - what is counted over a capture, as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_STATISTICS_PAGE (octet_ui_statistics_page_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiStatisticsPage, octet_ui_statistics_page, OCTET_UI, STATISTICS_PAGE,
                      GtkWidget)

GtkWidget *octet_ui_statistics_page_new (OctetUiSelection *selection,
                                         guint             kind);

G_END_DECLS
