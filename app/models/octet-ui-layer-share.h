/* octet-ui-layer-share.h - how much of a packet, and of a capture, is headers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "dissect/octet-tree.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/**
 * OctetUiShare: (skip)
 * @headers: octets of headers up to and with the transport layer
 * @total: octets in all
 * @n_packets: packets that were looked at
 */
typedef struct
{
  guint64 headers;
  guint64 total;
  guint   n_packets;
} OctetUiShare;

void          octet_ui_share_add_tree       (OctetUiShare        *self,
                                             const OctetTree     *tree);
double        octet_ui_share_get_percent    (const OctetUiShare  *self);
void          octet_ui_share_capture_async  (OctetSession        *session,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             data);
gboolean      octet_ui_share_capture_finish (GAsyncResult        *result,
                                             OctetUiShare        *ret_share);

G_END_DECLS
