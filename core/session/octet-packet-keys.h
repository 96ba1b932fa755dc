/* octet-packet-keys.h - what packets are sorted by where they have to be dissected for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/octet-session.h"

G_BEGIN_DECLS

typedef struct _OctetPacketKeys OctetPacketKeys;

OctetPacketKeys *octet_packet_keys_new     (OctetSession *session,
                                            const char   *field,
                                            guint32       max_packets);
void             octet_packet_keys_free    (OctetPacketKeys *self);
void             octet_packet_keys_read    (OctetPacketKeys *self,
                                            const guint32   *numbers,
                                            guint32          count);
guint32         *octet_packet_keys_sort    (OctetPacketKeys *self,
                                            GCancellable    *cancellable,
                                            guint32         *ret_count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetPacketKeys, octet_packet_keys_free)

G_END_DECLS
