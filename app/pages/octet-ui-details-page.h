/* octet-ui-details-page.h - one packet on a page of its own, for narrow windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_DETAILS_PAGE (octet_ui_details_page_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiDetailsPage, octet_ui_details_page, OCTET_UI, DETAILS_PAGE, GtkWidget)

GtkWidget *octet_ui_details_page_new           (void);
void       octet_ui_details_page_set_selection (OctetUiDetailsPage *self,
                                                OctetUiSelection   *selection);

G_END_DECLS
