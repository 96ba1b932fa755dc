/* octet-capture-writer.h - writes capture files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "capture/octet-capture.h"

G_BEGIN_DECLS

#define OCTET_TYPE_CAPTURE_WRITER (octet_capture_writer_get_type ())
G_DECLARE_FINAL_TYPE (OctetCaptureWriter, octet_capture_writer, OCTET, CAPTURE_WRITER, GObject)

OctetCaptureWriter *octet_capture_writer_new          (const char               *path,
                                                       OctetCaptureFormat        format,
                                                       OctetCompression          compression,
                                                       GError                  **error)
  G_GNUC_WARN_UNUSED_RESULT;
OctetCaptureWriter *octet_capture_writer_new_fd       (int                       fd,
                                                       OctetCaptureFormat        format,
                                                       OctetCompression          compression)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean            octet_capture_writer_add_facts    (OctetCaptureWriter       *self,
                                                       OctetCapture             *capture,
                                                       GError                  **error);
gboolean            octet_capture_writer_add_packet   (OctetCaptureWriter       *self,
                                                       OctetSection             *section,
                                                       OctetInterface           *interface,
                                                       const OctetCapturePacket *packet,
                                                       const OctetPacketOptions *options,
                                                       GError                  **error);
gboolean            octet_capture_writer_copy_packet  (OctetCaptureWriter       *self,
                                                       OctetCapture             *capture,
                                                       const OctetCapturePacket *packet,
                                                       GError                  **error);
gboolean            octet_capture_writer_copy_custom  (OctetCaptureWriter       *self,
                                                       OctetCapture             *capture,
                                                       const OctetCapturePacket *packet,
                                                       GError                  **error);
guint64             octet_capture_writer_get_n_packets (OctetCaptureWriter      *self);
gboolean            octet_capture_writer_flush        (OctetCaptureWriter       *self,
                                                       GError                  **error);
gboolean            octet_capture_writer_close        (OctetCaptureWriter       *self,
                                                       GError                  **error);

G_END_DECLS
