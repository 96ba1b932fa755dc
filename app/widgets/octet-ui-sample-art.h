/* octet-ui-sample-art.h - the small drawing on a sample's card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OCTET_UI_TYPE_SAMPLE_ART (octet_ui_sample_art_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiSampleArt, octet_ui_sample_art, OCTET_UI, SAMPLE_ART, GtkWidget)

GtkWidget *octet_ui_sample_art_new (guint picture);

G_END_DECLS
