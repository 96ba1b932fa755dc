/* octet-vendors.h - who made the network card with this address.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *octet_vendor_find   (const guint8 *address);
gboolean    octet_vendor_format (const guint8 *address,
                                 GString      *out);

G_END_DECLS
