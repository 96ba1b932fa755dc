/* octet-ui-settings.h - the settings of the program, wherever it is started from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *octet_ui_settings_get (void);

G_END_DECLS
