/* octet-ui-preferences.h - the window where the settings are chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "dissect/octet-registry.h"

G_BEGIN_DECLS

GtkWidget *octet_ui_preferences_new (GtkWindow     *parent,
                                     OctetRegistry *registry);

G_END_DECLS
