/* octet-cli-save.c - writes the packets of a session into a new capture file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-save.h"

#include <glib/gi18n.h>

#include "capture/octet-capture-writer.h"

static gboolean
copy_packet (OctetSession       *session,
             OctetCaptureWriter *writer,
             guint32             number,
             OctetPacketBytes   *bytes,
             GError            **error)
{
  OctetPacketStore *store = octet_session_get_store (session);
  const OctetPacketRecord *record = octet_packet_store_get (store, number);
  OctetCapturePacket packet = { 0 };

  if (!octet_packet_store_read (store, number, bytes, error))
    return FALSE;
  packet.data = bytes->data;
  packet.offset = record->offset;
  packet.time = record->time;
  packet.captured_size = record->captured_size;
  packet.wire_size = record->wire_size;
  packet.interface = record->interface;
  if (record->flags & OCTET_PACKET_HAS_OPTIONS)
    packet.flags |= OCTET_CAPTURE_PACKET_HAS_OPTIONS;
  if (record->flags & OCTET_PACKET_SIMPLE)
    packet.flags |= OCTET_CAPTURE_PACKET_SIMPLE;
  return octet_capture_writer_copy_packet (writer, octet_session_get_capture (session), &packet,
                                           error);
}

/**
 * octet_cli_save: (skip)
 * @session: a session whose first pass is over
 * @options: where to, in which format
 * @error: return location for a #GError
 *
 * Returns: whether the file is whole
 */
gboolean
octet_cli_save (OctetSession          *session,
                const OctetCliOptions *options,
                GError               **error)
{
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_auto (OctetPacketBytes) bytes = OCTET_PACKET_BYTES_INIT;
  guint n_packets = octet_session_get_n_packets (session);

  writer = octet_capture_writer_new (options->output, options->output_format,
                                     OCTET_COMPRESSION_NONE, error);
  if (writer == NULL ||
      !octet_capture_writer_add_facts (writer, octet_session_get_capture (session), error))
    return FALSE;
  for (guint32 number = 1; number <= n_packets; number++)
    if (!copy_packet (session, writer, number, &bytes, error))
      return FALSE;
  return octet_capture_writer_close (writer, error);
}
