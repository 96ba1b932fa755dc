/* octet-ui-packets-page.h - the list of packets with fields and bytes of the selected one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"
#include "models/octet-ui-time-format.h"
#include "widgets/octet-ui-filter-row.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PACKETS_PAGE (octet_ui_packets_page_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPacketsPage, octet_ui_packets_page, OCTET_UI, PACKETS_PAGE, GtkWidget)

void octet_ui_packets_page_set_selection   (OctetUiPacketsPage *self,
                                            OctetUiSelection   *selection);
void octet_ui_packets_page_set_time_format (OctetUiPacketsPage *self,
                                            OctetUiTimeFormat   format,
                                            int                 digits);
void octet_ui_packets_page_explain_color   (OctetUiPacketsPage *self);
void octet_ui_packets_page_move_focus      (OctetUiPacketsPage *self,
                                            int                 step);
AdwFlap *octet_ui_packets_page_get_flap    (OctetUiPacketsPage *self);
void octet_ui_packets_page_find            (OctetUiPacketsPage *self,
                                            int                 step);
OctetUiFilterRow *octet_ui_packets_page_get_filter_row (OctetUiPacketsPage *self);
void octet_ui_packets_page_find_field (OctetUiPacketsPage *self);

G_END_DECLS
