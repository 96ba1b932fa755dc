/* octet-ui-application.h - the program: it makes windows, and opens captures in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OCTET_UI_TYPE_APPLICATION (octet_ui_application_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiApplication, octet_ui_application, OCTET_UI, APPLICATION,
                      AdwApplication)

OctetUiApplication *octet_ui_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean octet_ui_application_is_quitting   (OctetUiApplication *self);
void     octet_ui_application_stop_quitting (OctetUiApplication *self);

G_END_DECLS
