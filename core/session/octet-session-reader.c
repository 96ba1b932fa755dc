/* octet-session-reader.c - lets a dissector look at other packets of the capture than its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-session-private.h"

static gint64
get_time (gpointer data,
          guint32  number)
{
  OctetSessionReader *self = data;
  const OctetPacketRecord *record = octet_packet_store_get (self->store, number);

  return record != NULL ? record->time : G_MININT64;
}

static const guint8 *
read_packet (gpointer data,
             guint32  number,
             gsize   *ret_size)
{
  OctetSessionReader *self = data;

  *ret_size = 0;
  if (octet_packet_store_get (self->store, number) == NULL ||
      !octet_packet_store_read (self->store, number, &self->bytes, NULL))
    return NULL;
  *ret_size = self->bytes.size;
  return self->bytes.data;
}

static const OctetPacketReader functions = { get_time, read_packet };

/* Makes @dissector read other packets through @self, which must outlive it. */
void
octet_session_reader_init (OctetSessionReader *self,
                           OctetSession       *session,
                           OctetDissector     *dissector)
{
  OctetPacketBytes bytes = OCTET_PACKET_BYTES_INIT;

  self->store = session->store;
  self->bytes = bytes;
  octet_dissector_set_reader (dissector, &functions, self);
}

void
octet_session_reader_clear (OctetSessionReader *self)
{
  octet_packet_bytes_clear (&self->bytes);
}
