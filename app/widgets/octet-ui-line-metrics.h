/* octet-ui-line-metrics.h - how high a line of a widget's text is, and how wide a digit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int octet_ui_line_get_height      (GtkWidget *widget);
int octet_ui_line_get_digit_width (GtkWidget *widget);

G_END_DECLS
