/* octet-session-reader.c - lets a dissector look at other packets of the capture than its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-session-private.h"

/* The first pass looks back at packets of its own batch, which nobody else may see yet. */
static const OctetPacketRecord *
find_record (const OctetSessionReader *self,
             guint32                   number)
{
  return self->is_worker ? octet_packet_store_edit (self->store, number)
                         : octet_packet_store_get (self->store, number);
}

static gint64
get_time (gpointer data,
          guint32  number)
{
  OctetSessionReader *self = data;
  const OctetPacketRecord *record = find_record (self, number);

  return record != NULL ? record->time : G_MININT64;
}

static const guint8 *
read_packet (gpointer data,
             guint32  number,
             gsize   *ret_size)
{
  OctetSessionReader *self = data;
  const OctetPacketRecord *record = find_record (self, number);

  *ret_size = 0;
  if (record == NULL ||
      !octet_packet_store_read_record (self->store, record, &self->bytes, NULL))
    return NULL;
  *ret_size = self->bytes.size;
  return self->bytes.data;
}

static const OctetPacketReader functions = { get_time, read_packet };

/* Makes @dissector read other packets through @self, which must outlive it. */
void
octet_session_reader_init (OctetSessionReader *self,
                           OctetSession       *session,
                           OctetDissector     *dissector,
                           gboolean            is_worker)
{
  OctetPacketBytes bytes = OCTET_PACKET_BYTES_INIT;

  self->store = session->store;
  self->bytes = bytes;
  self->is_worker = is_worker;
  octet_dissector_set_reader (dissector, &functions, self);
}

void
octet_session_reader_clear (OctetSessionReader *self)
{
  octet_packet_bytes_clear (&self->bytes);
}
