/* tcp-analysis.c - shows what the first pass found out about a segment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bytes/octet-time.h"
#include "protocols/transport/tcp-private.h"

static void
add_times (OctetDissector     *self,
           const TcpSegment   *segment,
           const OctetTcpFact *fact)
{
  gint64 time = octet_dissector_get_frame (self)->time;
  gint64 before = octet_dissector_get_time_of (self, fact->previous);

  octet_dissector_open_text (self, _("Timestamps"));
  octet_dissector_add_time (self, TCP_TIME_RELATIVE,
                            octet_time_span (time, segment->flow->first_time), 0, 0);
  octet_dissector_add_time (self, TCP_TIME_DELTA, octet_time_span (time, before), 0, 0);
  octet_dissector_close (self);
}

/* The packet that this one acknowledges, and how long that took. */
static void
add_acknowledged (OctetDissector *self,
                  guint32         packet)
{
  gint64 then = octet_dissector_get_time_of (self, packet);
  gint64 time = octet_dissector_get_frame (self)->time;

  octet_dissector_add_uint (self, TCP_ACKS_FRAME, packet, 0, 0);
  if (then != G_MININT64 && then != time)
    octet_dissector_add_time (self, TCP_ACK_RTT, time - then, 0, 0);
}

/* The packet that the wait for an acknowledgment began with, where there was a wait. */
static void
add_timeout (OctetDissector *self,
             guint32         packet)
{
  gint64 then = octet_dissector_get_time_of (self, packet);
  gint64 time = octet_dissector_get_frame (self)->time;

  if (then == G_MININT64 || then == time)
    return;
  octet_dissector_add_time (self, TCP_RTO, time - then, 0, 0);
  octet_dissector_add_uint (self, TCP_RTO_FRAME, packet, 0, 0);
}

static void
add_notes (OctetDissector     *self,
           const OctetTcpFact *fact)
{
  static const struct
  {
    guint32 flag;
    guint   note;
  } notes[] = {
    { OCTET_TCP_REUSED_PORTS, TCP_NOTE_REUSED_PORTS },
    { OCTET_TCP_FAST_RETRANSMISSION, TCP_NOTE_FAST_RETRANSMISSION },
    { OCTET_TCP_SPURIOUS_RETRANSMISSION, TCP_NOTE_SPURIOUS_RETRANSMISSION },
    { OCTET_TCP_RETRANSMISSION | OCTET_TCP_FAST_RETRANSMISSION | OCTET_TCP_SPURIOUS_RETRANSMISSION,
      TCP_NOTE_RETRANSMISSION },
    { OCTET_TCP_OUT_OF_ORDER, TCP_NOTE_OUT_OF_ORDER },
    { OCTET_TCP_LOST_SEGMENT, TCP_NOTE_LOST_SEGMENT },
    { OCTET_TCP_ACK_LOST_SEGMENT, TCP_NOTE_ACK_LOST_SEGMENT },
    { OCTET_TCP_WINDOW_UPDATE, TCP_NOTE_WINDOW_UPDATE },
    { OCTET_TCP_WINDOW_FULL, TCP_NOTE_WINDOW_FULL },
    { OCTET_TCP_KEEP_ALIVE, TCP_NOTE_KEEP_ALIVE },
    { OCTET_TCP_KEEP_ALIVE_ACK, TCP_NOTE_KEEP_ALIVE_ACK },
    { OCTET_TCP_ZERO_WINDOW_PROBE, TCP_NOTE_ZERO_WINDOW_PROBE },
    { OCTET_TCP_ZERO_WINDOW, TCP_NOTE_ZERO_WINDOW },
    { OCTET_TCP_ZERO_WINDOW_PROBE_ACK, TCP_NOTE_ZERO_WINDOW_PROBE_ACK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if ((fact->flags & notes[i].flag) != 0)
      octet_dissector_note_here (self, notes[i].note);
}

static void
add_flags (OctetDissector     *self,
           const OctetTcpFact *fact)
{
  octet_dissector_add_uint (self, TCP_ANALYSIS_FLAGS, 0, 0, 0);
  octet_dissector_enter (self);
  add_notes (self, fact);
  if ((fact->flags & OCTET_TCP_DUPLICATE_ACK) != 0)
    octet_dissector_add_uint (self, TCP_DUPLICATE_ACK, 0, 0, 0);
  octet_dissector_close (self);
  if ((fact->flags & OCTET_TCP_DUPLICATE_ACK) != 0)
    {
      octet_dissector_add_uint (self, TCP_DUPLICATE_ACK_NUMBER, fact->n_duplicate, 0, 0);
      octet_dissector_add_uint (self, TCP_DUPLICATE_ACK_FRAME, fact->duplicate_of, 0, 0);
      octet_dissector_note (self, TCP_NOTE_DUPLICATE_ACK, TCP_DUPLICATE_ACK_FRAME);
    }
  if (fact->rto_packet != 0)
    add_timeout (self, fact->rto_packet);
}

static void
add_findings (OctetDissector     *self,
              const TcpSegment   *segment,
              const OctetTcpFact *fact)
{
  gint64 initial_rtt = octet_tcp_stream_get_initial_rtt (segment->stream);

  octet_dissector_add_uint (self, TCP_ANALYSIS, 0, 0, 0);
  octet_dissector_enter (self);
  if (fact->acks != 0)
    add_acknowledged (self, fact->acks);
  if (initial_rtt > 0)
    octet_dissector_add_time (self, TCP_INITIAL_RTT, initial_rtt, 0, 0);
  if (fact->bytes_in_flight != 0)
    {
      octet_dissector_add_uint (self, TCP_BYTES_IN_FLIGHT, fact->bytes_in_flight, 0, 0);
      octet_dissector_add_uint (self, TCP_PUSH_BYTES, fact->push_bytes, 0, 0);
    }
  if ((fact->flags & OCTET_TCP_ANALYSIS_FLAGS) != 0)
    add_flags (self, fact);
  octet_dissector_close (self);
}

/* Unpacks what the first pass remembered of the segment. */
void
tcp_read_fact (OctetDissector *self,
               OctetTcpFact   *fact)
{
  gsize size;
  const guint8 *data = octet_dissector_find_fact (self, OCTET_FACT_STREAM, &size);

  *fact = (OctetTcpFact) { 0 };
  if (data != NULL)
    octet_tcp_fact_unpack (fact, octet_dissector_get_frame (self)->number, data, size);
}

/* The notes that a filter on severity must find in the first pass as well. */
void
tcp_add_analysis (OctetDissector     *self,
                  const TcpSegment   *segment,
                  const OctetTcpFact *fact)
{
  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    {
      add_notes (self, fact);
      return;
    }
  add_times (self, segment, fact);
  if (segment->stream != NULL &&
      (fact->acks != 0 || fact->bytes_in_flight != 0 ||
       (fact->flags & OCTET_TCP_ANALYSIS_FLAGS) != 0))
    add_findings (self, segment, fact);
}
