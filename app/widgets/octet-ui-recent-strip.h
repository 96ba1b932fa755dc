/* octet-ui-recent-strip.h - the traffic of a capture that is not open, beside its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-recent-facts.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_RECENT_STRIP (octet_ui_recent_strip_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiRecentStrip, octet_ui_recent_strip, OCTET_UI, RECENT_STRIP, GtkWidget)

GtkWidget *octet_ui_recent_strip_new (const OctetUiRecentFacts *facts,
                                      gboolean                  is_there)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
