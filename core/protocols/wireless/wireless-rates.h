/* wireless-rates.h - rates, channels and times on the air of 802.11 frames.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double octet_wireless_rate_ht      (guint    scheme,
                                    gboolean is_wide,
                                    gboolean short_guard);
double octet_wireless_rate_vht     (guint    scheme,
                                    guint    n_streams,
                                    guint    width,
                                    gboolean short_guard);
guint  octet_wireless_find_channel (guint    frequency);

G_END_DECLS
