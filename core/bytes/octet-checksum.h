/* octet-checksum.h - the Internet checksum (RFC 1071) and CRC-32 (IEEE 802.3).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 octet_checksum_internet_add  (guint32       sum,
                                      const guint8 *bytes,
                                      gsize         size);
guint16 octet_checksum_internet_fold (guint32 sum);
guint32 octet_checksum_crc32         (const guint8 *bytes,
                                      gsize         size);

G_END_DECLS
