/* octet-readdress.h - move the hosts of an Ethernet frame to other addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void octet_readdress_frame (guint8  *frame,
                            gsize    size,
                            guint32  copy);
void octet_readdress_sum   (guint8  *frame,
                            gsize    size);

G_END_DECLS
