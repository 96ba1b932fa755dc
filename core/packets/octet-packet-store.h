/* octet-packet-store.h - the index of a capture's packets, and the way back to their octets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thread, the worker, appends. Everybody else reads what it has published,
 * without a lock: records stand in chunks that never move.
 */
#pragma once

#include <glib-object.h>

#include "bytes/octet-time.h"
#include "capture/octet-capture-window.h"
#include "capture/octet-capture.h"
#include "packets/octet-packet-record.h"

G_BEGIN_DECLS

#define OCTET_PACKET_STORE_CHUNK_BITS 16
#define OCTET_PACKET_STORE_CHUNK_SIZE (1u << OCTET_PACKET_STORE_CHUNK_BITS)
/* Packets are numbered from 1 in 32 bits, and the last number stays free. */
#define OCTET_PACKET_STORE_MAX (G_MAXUINT32 - 1)

#define OCTET_TYPE_PACKET_STORE (octet_packet_store_get_type ())
G_DECLARE_FINAL_TYPE (OctetPacketStore, octet_packet_store, OCTET, PACKET_STORE, GObject)

/**
 * OctetPacketBytes: (skip)
 * @data: the octets of the packet that was read last
 * @size: how many
 * @window: the thread's own view of the file
 *
 * What a thread needs to look at packets. Begin with %OCTET_PACKET_BYTES_INIT, end
 * with octet_packet_bytes_clear().
 */
typedef struct
{
  const guint8      *data;
  gsize              size;
  OctetCaptureWindow window;
} OctetPacketBytes;

#define OCTET_PACKET_BYTES_INIT { NULL, 0, OCTET_CAPTURE_WINDOW_INIT }

OctetPacketStore        *octet_packet_store_new          (OctetCapture             *capture)
  G_GNUC_WARN_UNUSED_RESULT;
OctetCapture            *octet_packet_store_get_capture  (OctetPacketStore         *self);

OctetPacketRecord       *octet_packet_store_append       (OctetPacketStore         *self,
                                                          const OctetCapturePacket *packet);
void                     octet_packet_store_publish      (OctetPacketStore         *self);
OctetPacketRecord       *octet_packet_store_edit         (OctetPacketStore         *self,
                                                          guint32                   number);

gint64                   octet_packet_store_get_first_time (OctetPacketStore        *self);
guint32                  octet_packet_store_get_count    (OctetPacketStore         *self);
const OctetPacketRecord *octet_packet_store_get          (OctetPacketStore         *self,
                                                          guint32                   number);
gsize                    octet_packet_store_get_memory   (OctetPacketStore         *self);
guint32                  octet_packet_store_find_time    (OctetPacketStore         *self,
                                                          gint64                    time);
gboolean                 octet_packet_store_read         (OctetPacketStore         *self,
                                                          guint32                   number,
                                                          OctetPacketBytes         *bytes,
                                                          GError                  **error);
gboolean                 octet_packet_store_read_record
                             (OctetPacketStore         *self,
                              const OctetPacketRecord  *record,
                              OctetPacketBytes         *bytes,
                              GError                  **error);
OctetPacketOptions      *octet_packet_store_read_options (OctetPacketStore         *self,
                                                          guint32                   number,
                                                          GError                  **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean                 octet_packet_store_read_time    (OctetPacketStore         *self,
                                                          guint32                   number,
                                                          OctetSpan                *ret_time);

void                     octet_packet_bytes_clear        (OctetPacketBytes         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OctetPacketBytes, octet_packet_bytes_clear)

G_END_DECLS
