/* octet-ui-no-match.h - what stands in place of the list where no packet passes the filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_NO_MATCH (octet_ui_no_match_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiNoMatch, octet_ui_no_match, OCTET_UI, NO_MATCH, GtkWidget)

void octet_ui_no_match_set_selection (OctetUiNoMatch   *self,
                                      OctetUiSelection *selection);

G_END_DECLS
