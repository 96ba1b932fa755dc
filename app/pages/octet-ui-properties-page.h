/* octet-ui-properties-page.h - all that is known of a capture; pushed over the other pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_PROPERTIES_PAGE (octet_ui_properties_page_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiPropertiesPage, octet_ui_properties_page, OCTET_UI, PROPERTIES_PAGE,
                      GtkWidget)

GtkWidget *octet_ui_properties_page_new (OctetUiSelection *selection);

G_END_DECLS
