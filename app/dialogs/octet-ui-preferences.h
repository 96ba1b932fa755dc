/* octet-ui-preferences.h - the window where the settings are chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *octet_ui_preferences_new (GtkWindow *parent);

G_END_DECLS
