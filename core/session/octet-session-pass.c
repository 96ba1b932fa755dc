/* octet-session-pass.c - the first pass: reads every packet once, in order, and dissects it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "session/octet-session-private.h"

/* Packets between two openings of the gate: some 200 µs, so that a row that
 * waits to be drawn does not notice. */
#define BATCH 256

/* What a packet's record keeps of its summary. */
static void
fill_record (OctetSession       *self,
             OctetPacketRecord  *record,
             const OctetSummary *summary,
             guint32             number)
{
  guint severity = summary->severity >= OCTET_NOTE_NOTE
                     ? (guint) summary->severity - OCTET_NOTE_NOTE + 1 : 0;

  record->stack = summary->stack;
  record->flags = (guint16) (record->flags | (severity << 2 & OCTET_PACKET_SEVERITY));
  if (summary->is_malformed)
    record->flags |= OCTET_PACKET_MALFORMED;
  if (summary->flow == OCTET_FLOW_NONE)
    return;
  record->flow = summary->flow;
  if (summary->from_a)
    record->flags |= OCTET_PACKET_FROM_A;
  record->previous = summary->previous;
}

static void
open_gate (OctetSession *self)
{
  while (g_atomic_int_get (&self->n_waiting) > 0)
    g_cond_wait (&self->passed, &self->gate);
}

/* Called with the gate closed; opens it between batches. */
static gboolean
read_packets (OctetSession   *self,
              OctetDissector *dissector,
              GError        **error)
{
  OctetCapturePacket packet;
  OctetFrameInfo frame = { 0 };
  guint32 number = 0;

  while ((self->max_packets == 0 || number < self->max_packets) &&
         octet_capture_next (self->capture, &packet, error))
    {
      OctetPacketRecord *record = octet_packet_store_append (self->store, &packet);

      if (record == NULL)
        break;
      number++;
      octet_session_fill_frame (self, number, record, &frame);
      fill_record (self, record,
                   octet_dissector_run (dissector, &frame, packet.data, OCTET_DEPTH_FIRST_PASS,
                                        FALSE, NULL),
                   number);
      if (number % BATCH != 0)
        continue;
      octet_packet_store_publish (self->store);
      octet_session_report (self, FALSE);
      open_gate (self);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  octet_packet_store_publish (self->store);
  return *error == NULL;
}

/* Runs in the worker, or in the caller's thread for octet_session_load(). */
gboolean
octet_session_run_pass (OctetSession *self,
                        GError      **error)
{
  g_autoptr (OctetDissector) dissector = octet_dissector_new (self->registry, self->state);
  g_autoptr (GError) broken = NULL;
  OctetSessionReader reader;
  gboolean whole;

  octet_session_reader_init (&reader, self, dissector, TRUE);
  g_mutex_lock (&self->gate);
  whole = read_packets (self, dissector, &broken);
  g_mutex_unlock (&self->gate);
  octet_session_reader_clear (&reader);
  if (!whole)
    g_propagate_error (error, g_steal_pointer (&broken));
  return whole;
}
