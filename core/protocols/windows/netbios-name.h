/* netbios-name.h - reads NetBIOS names as the network carries them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* 15 octets of name, each at most four letters (<01>), the service, a dot and a scope. */
#define NETBIOS_NAME_MAX 1400

gsize netbios_name_read   (const guint8 *message,
                           gsize         size,
                           gsize         at,
                           char         *text);
void  netbios_name_format (const guint8 *name,
                           char         *text);

G_END_DECLS
