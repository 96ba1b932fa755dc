/* tcp.c - Transmission Control Protocol, RFC 9293
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                               16                            31
 *     +-------------------------------+------------------------------+
 *     | source port                   | destination port             |
 *     +-------------------------------+------------------------------+
 *     | sequence number                                              |
 *     +--------------------------------------------------------------+
 *     | acknowledgment number                                        |
 *     +-------+-----+-----------------+------------------------------+
 *     | words | res | flags           | window                       |
 *     +-------+-----+-----------------+------------------------------+
 *     | checksum                      | urgent pointer               |
 *     +-------------------------------+------------------------------+
 *     | options, up to 40 octets, then the payload …
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bytes/octet-time.h"
#include "protocols/transport/tcp-private.h"

#define FIN OCTET_TCP_FIN
#define SYN OCTET_TCP_SYN
#define RST OCTET_TCP_RST
#define ACK OCTET_TCP_ACK
#define URG OCTET_TCP_URG

/* A text in a reset is shown up to here (RFC 9293, 3.5.3, leaves its form open). */
#define MAX_RESET_CAUSE 500

/* RFC 7323, 2.2: what a SYN says of window scaling. */
static gint8
read_window_scale (OctetDissector   *self,
                   const TcpSegment *segment)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize size = MIN (segment->header_size, octet_dissector_get_captured (self));
  const guint8 *option = size <= TCP_HEADER_SIZE ? NULL
                         : tcp_find_option (bytes + TCP_HEADER_SIZE, size - TCP_HEADER_SIZE,
                                            TCP_KIND_WSCALE, 3);

  return option != NULL ? (gint8) MIN (option[2], 14) : -2;
}

/* A SYN with another number than the connection's first begins a new one. */
static gboolean
is_reused (OctetDissector   *self,
           const TcpSegment *segment)
{
  const OctetFlow *flow = octet_dissector_find_flow (self, OCTET_FLOW_TCP, segment->source,
                                                     segment->destination);
  const OctetTcpStream *stream;
  const OctetTcpSide *side;
  gboolean from_a;

  if (flow == NULL)
    return FALSE;
  stream = octet_tcp_table_get (octet_dissector_get_state (self)->tcp, flow->number);
  if (stream == NULL)
    return FALSE;
  from_a = octet_flow_table_is_from_a (octet_dissector_get_state (self)->flows, flow,
                                       octet_dissector_get_source (self), segment->source);
  side = octet_tcp_table_get_side (octet_dissector_get_state (self)->tcp, stream, from_a ? 0 : 1);
  return (side->flags & OCTET_TCP_HAS_BASE) != 0 && side->base != segment->seq;
}

/* What the first pass finds out by comparing the segment with those before it. */
static void
analyze (OctetDissector   *self,
         const TcpSegment *segment,
         gboolean          reused,
         OctetTcpFact     *fact)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize options = MIN (segment->header_size, octet_dissector_get_captured (self));
  guint8 packed[OCTET_FACT_MAX_SIZE];
  const guint8 *sack = NULL;
  OctetTcpEvent event = {
    .time = octet_time_span (octet_dissector_get_frame (self)->time, segment->flow->first_time),
    .packet = octet_dissector_get_frame (self)->number,
    .seq = segment->seq,
    .ack = segment->ack,
    .length = segment->length,
    .flags = segment->flags,
    .window = segment->window,
    .side = (guint8) segment->side,
    .window_scale = (segment->flags & SYN) != 0 ? read_window_scale (self, segment) : -1,
    .is_first = octet_dissector_get_frame (self)->number == segment->flow->first_packet,
    .is_reused = reused,
    .is_undated = octet_dissector_get_frame (self)->time == 0,
  };

  fact->previous = octet_dissector_get_previous (self);
  /* SACK takes 10 octets at least. */
  if (options >= TCP_HEADER_SIZE + 10)
    sack = tcp_find_option (bytes + TCP_HEADER_SIZE, options - TCP_HEADER_SIZE, TCP_KIND_SACK, 10);
  if (sack != NULL)
    {
      event.sack = sack + 2;
      event.n_sack = (sack[1] - 2u) / 8;
    }
  if (segment->header_size >= TCP_HEADER_SIZE)
    octet_tcp_table_follow (octet_dissector_get_state (self)->tcp, segment->flow->number, &event,
                            fact);
  octet_dissector_put_fact (self, OCTET_FACT_STREAM, packed,
                            octet_tcp_fact_pack (fact, event.packet, packed));
}

static void
follow (OctetDissector *self,
        TcpSegment     *segment,
        OctetTcpFact   *fact)
{
  const OctetState *state = octet_dissector_get_state (self);
  gboolean reused = octet_dissector_is_first_pass (self) &&
                    (segment->flags & (SYN | ACK)) == SYN && is_reused (self, segment);

  segment->flow = reused ? octet_dissector_begin_flow (self, OCTET_FLOW_TCP, segment->source,
                                                       segment->destination)
                         : octet_dissector_set_ports (self, OCTET_FLOW_TCP, segment->source,
                                                      segment->destination);
  *fact = (OctetTcpFact) { 0 };
  if (segment->flow == NULL)
    return;
  segment->side = octet_flow_table_is_from_a (state->flows, segment->flow,
                                              octet_dissector_get_source (self),
                                              segment->source) ? 0 : 1;
  if (octet_dissector_is_first_pass (self))
    analyze (self, segment, reused, fact);
  else
    tcp_read_fact (self, fact);
  segment->stream = octet_tcp_table_get (state->tcp, segment->flow->number);
  if (segment->stream == NULL)
    return;
  segment->sender = octet_tcp_table_get_side (state->tcp, segment->stream, segment->side);
  segment->receiver = octet_tcp_table_get_side (state->tcp, segment->stream, 1 - segment->side);
  segment->seq_base = segment->sender->base;
  segment->ack_base = segment->receiver->base;
}

static void
add_flags_text (OctetDissector *self,
                guint16         flags)
{
  static const char letters[] = "RRRACEUAPRSF";
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 12; i++)
    if ((flags & 0x800 >> i) != 0)
      g_string_append_c (text, letters[i]);
    else
      g_string_append (text, "·");
  octet_dissector_add_text (self, TCP_FLAGS_TEXT, text->str, 12, 2);
}

static void
add_flag_bits (OctetDissector *self)
{
  for (guint field = TCP_FLAG_RES; field <= TCP_FLAG_FIN; field++)
    if (field != TCP_FLAG_ACE)
      octet_dissector_add (self, field, field <= TCP_FLAG_AE ? 12 : 13, 1);
}

static void
add_flags (OctetDissector     *self,
           const TcpSegment   *segment,
           const OctetTcpFact *fact)
{
  gboolean wanted = octet_dissector_wants (self, OCTET_WANTS_FIELDS);

  if (wanted)
    octet_dissector_add (self, TCP_FLAGS, 12, 2);
  octet_dissector_enter (self);
  if (wanted)
    add_flag_bits (self);
  if ((segment->flags & RST) != 0)
    octet_dissector_note (self, TCP_NOTE_RESET, TCP_FLAG_RESET);
  if ((segment->flags & SYN) != 0)
    octet_dissector_note (self, (segment->flags & ACK) != 0 ? TCP_NOTE_SYN_ACK : TCP_NOTE_SYN,
                          TCP_FLAG_SYN);
  if ((segment->flags & FIN) != 0)
    {
      octet_dissector_note (self, TCP_NOTE_FIN, TCP_FLAG_FIN);
      if ((fact->flags & (OCTET_TCP_FIN_ACTIVE | OCTET_TCP_FIN_PASSIVE)) != 0)
        octet_dissector_note (self, (fact->flags & OCTET_TCP_FIN_ACTIVE) != 0
                                      ? TCP_NOTE_FIN_ACTIVE : TCP_NOTE_FIN_PASSIVE, TCP_FLAG_FIN);
    }
  if (wanted)
    add_flags_text (self, segment->flags);
  octet_dissector_close (self);
}

static int
get_window_scale (const TcpSegment *segment)
{
  if (segment->stream == NULL)
    return -1;
  if (segment->sender->window_scale == -2 || segment->receiver->window_scale == -2)
    return -2;
  return segment->sender->window_scale;
}

/* RFC 7323, 2.2: the window of a segment with SYN is never scaled. */
static guint64
scale_window (const TcpSegment *segment)
{
  int scale = (segment->flags & SYN) != 0 ? 0 : MAX (get_window_scale (segment), 0);

  return (guint64) segment->window << scale;
}

static void
add_window (OctetDissector   *self,
            const TcpSegment *segment)
{
  int scale = (segment->flags & SYN) != 0 ? -2 : get_window_scale (segment);

  octet_dissector_add (self, TCP_WINDOW_VALUE, 14, 2);
  octet_dissector_add_uint (self, TCP_WINDOW, scale_window (segment), 14, 2);
  if ((segment->flags & SYN) == 0)
    octet_dissector_add_int (self, TCP_WINDOW_FACTOR, scale < 0 ? scale : 1 << scale, 14, 2);
}

static void
add_checksum (OctetDissector *self)
{
  guint16 sum;
  int verdict = 2;

  octet_dissector_add (self, TCP_CHECKSUM, 16, 2);
  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  if (octet_dissector_sum_internet (self, octet_dissector_get_size (self), 6, &sum))
    verdict = sum == 0xffff;
  octet_dissector_add_uint (self, TCP_CHECKSUM_STATUS, (guint64) verdict, 16, 0);
  if (verdict == 0)
    octet_dissector_note (self, TCP_NOTE_BAD_CHECKSUM, TCP_CHECKSUM);
}

static guint
get_completeness (OctetDissector   *self,
                  const TcpSegment *segment)
{
  if (segment->stream == NULL)
    return 0;
  if (octet_dissector_get_frame (self)->number == segment->flow->first_packet)
    return segment->stream->seen;
  return segment->stream->seen | segment->stream->seen_first;
}

/* Up to the header length; FALSE where there is no more to be read. */
static gboolean
add_numbers (OctetDissector   *self,
             const TcpSegment *segment)
{
  gsize size = octet_dissector_get_size (self);
  gboolean is_short = segment->header_size > size;

  if (segment->flow != NULL)
    octet_dissector_add_uint (self, TCP_STREAM, segment->flow->number, 0, 0);
  if (segment->flow != NULL)
    octet_dissector_add_uint (self, TCP_COMPLETENESS,
                              get_completeness (self, segment), 0, 0);
  if (is_short)
    octet_dissector_note_here (self, TCP_NOTE_SHORT);
  else
    octet_dissector_add_uint (self, TCP_LEN, segment->length, 0, 0);
  octet_dissector_add_uint (self, TCP_SEQ, segment->seq - segment->seq_base, 4, 4);
  octet_dissector_add (self, TCP_SEQ_RAW, 4, 4);
  if (segment->header_size < TCP_HEADER_SIZE)
    {
      octet_dissector_add (self, TCP_HEADER_LEN, 12, 1);
      octet_dissector_note (self, TCP_NOTE_BOGUS_HEADER, TCP_HEADER_LEN);
      return FALSE;
    }
  if (!is_short)
    octet_dissector_add_uint (self, TCP_NEXT_SEQ,
                              segment->seq - segment->seq_base + segment->length +
                                ((segment->flags & (SYN | FIN)) != 0 ? 1 : 0), 0, 0);
  octet_dissector_add_uint (self, TCP_ACK,
                            segment->ack - ((segment->flags & ACK) != 0 ? segment->ack_base : 0),
                            8, 4);
  if ((segment->flags & ACK) == 0 && segment->ack != 0)
    octet_dissector_note (self, TCP_NOTE_ACK_NONZERO, TCP_ACK);
  octet_dissector_add (self, TCP_ACK_RAW, 8, 4);
  octet_dissector_add (self, TCP_HEADER_LEN, 12, 1);
  return TRUE;
}

/* What is there of a header that was cut off. */
static void
add_broken (OctetDissector   *self,
            const TcpSegment *segment)
{
  if (segment->flow != NULL)
    octet_dissector_add_uint (self, TCP_STREAM, segment->flow->number, 0, 0);
  if (octet_dissector_get_captured (self) >= 8)
    {
      octet_dissector_add_uint (self, TCP_SEQ, segment->seq - segment->seq_base, 4, 4);
      octet_dissector_add (self, TCP_SEQ_RAW, 4, 4);
    }
  if (octet_dissector_get_captured (self) >= 12)
    octet_dissector_add (self, TCP_ACK_RAW, 8, 4);
  octet_reader_take (octet_dissector_rest (self), TCP_HEADER_SIZE);
}

static void
summarize (OctetDissector   *self,
           const TcpSegment *segment)
{
  static const struct
  {
    guint16     bit;
    const char *name;
  } names[] = { { 2, "SYN" }, { 1, "FIN" }, { 4, "RST" }, { 8, "PSH" }, { 16, "ACK" },
                { 32, "URG" }, { 64, "ECE" }, { 128, "CWR" }, { 256, "AE" } };
  char flags[64] = "[";

  octet_dissector_describe (self, ", %u → %u, Seq: %u, Len: %u", segment->source,
                            segment->destination, segment->seq - segment->seq_base,
                            segment->length);
  if (!octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((segment->flags & names[i].bit) != 0)
      {
        g_strlcat (flags, flags[1] != '\0' ? ", " : "", sizeof flags);
        g_strlcat (flags, names[i].name, sizeof flags);
      }
  g_strlcat (flags, "]", sizeof flags);
  octet_dissector_summarize (self, "%u → %u %s Seq=%u", segment->source, segment->destination,
                             flags, segment->seq - segment->seq_base);
  octet_dissector_emphasize (self, flags);
  if ((segment->flags & ACK) != 0)
    octet_dissector_summarize_more (self, " Ack=%u", segment->ack - segment->ack_base);
  octet_dissector_summarize_more (self, " Win=%" G_GUINT64_FORMAT " Len=%u",
                                  scale_window (segment), segment->length);
}

/* RFC 9293, 3.5.3: a reset may say in words why. */
static void
add_reset_cause (OctetDissector   *self,
                 const TcpSegment *segment)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize size = MIN (MIN (octet_reader_left (rest), segment->length), MAX_RESET_CAUSE);

  if (size > 0)
    octet_dissector_read_size (self, TCP_RESET_CAUSE, size);
}

static void
add_payload (OctetDissector     *self,
             const TcpSegment   *segment,
             const OctetTcpFact *fact)
{
  static const OctetSegmentFields fields = {
    TCP_SEGMENT_DATA, TCP_REASSEMBLED_IN, TCP_SEGMENTS, TCP_SEGMENT, TCP_SEGMENT_OVERLAP,
    TCP_SEGMENT_COUNT, TCP_REASSEMBLED_LENGTH, TCP_REASSEMBLED_DATA, TCP_PDU_SIZE,
  };
  gsize there = octet_reader_left (octet_dissector_rest (self));
  OctetSegmentPart part = {
    "tcp.port", MIN (segment->source, segment->destination),
    MAX (segment->source, segment->destination), octet_dissector_get_flow (self, NULL),
    segment->side, segment->seq, segment->length,
    .is_last = (segment->flags & FIN) != 0,
    .is_repeated = segment->length > 0 &&
                   (fact->flags & (OCTET_TCP_RETRANSMISSION | OCTET_TCP_KEEP_ALIVE)) != 0,
    .is_again = (fact->flags & (OCTET_TCP_KEEP_ALIVE | OCTET_TCP_OUT_OF_ORDER)) != 0,
    .is_seen = (fact->flags & OCTET_TCP_SEEN_BEFORE) != 0,
    .is_late = (fact->flags & (OCTET_TCP_OUT_OF_ORDER | OCTET_TCP_SPURIOUS_RETRANSMISSION)) != 0,
  };

  /* Who sends the first SYN calls the port it is sent to, if that is the higher one. */
  if ((segment->flags & SYN) != 0)
    {
      part.first = (segment->flags & ACK) != 0 ? segment->source : segment->destination;
      part.second = (segment->flags & ACK) != 0 ? segment->destination : segment->source;
    }
  if (segment->length > 0 && (segment->flags & RST) != 0)
    {
      add_reset_cause (self, segment);
      return;
    }
  if (segment->length == 0 && !part.is_last)
    return;
  if (segment->length > 0 && there > 0)
    octet_dissector_add (self, TCP_PAYLOAD, segment->header_size, MIN (segment->length, there));
  if (!octet_dissector_hand_on_expected (self))
    octet_dissector_hand_on_stream (self, &part, &fields);
}

static void
read_segment (OctetDissector *self,
              TcpSegment     *segment)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize there = octet_dissector_get_captured (self), size = octet_dissector_get_size (self);

  segment->source = octet_bytes_be16 (bytes);
  segment->destination = octet_bytes_be16 (bytes + 2);
  segment->seq = there >= 8 ? octet_bytes_be32 (bytes + 4) : 0;
  if (there < TCP_HEADER_SIZE)
    return;
  segment->ack = octet_bytes_be32 (bytes + 8);
  segment->header_size = 4u * (bytes[12] >> 4);
  segment->flags = octet_bytes_be16 (bytes + 12) & 0xfff;
  segment->window = octet_bytes_be16 (bytes + 14);
  if (segment->header_size <= size)
    segment->length = (guint32) (size - segment->header_size);
}

/* Who asks for flags and ports alone needs neither the stream nor what came before. */
static gboolean
is_about_flags (const OctetDissector *self)
{
  return !octet_dissector_wants_between (self, TCP_STREAM, TCP_ACK_RAW) &&
         !octet_dissector_wants_between (self, TCP_FLAGS_TEXT, TCP_N_FIELDS);
}

static void
add_bare_flags (OctetDissector   *self,
                const TcpSegment *segment)
{
  octet_dissector_add (self, TCP_HEADER_LEN, 12, 1);
  if (segment->header_size < TCP_HEADER_SIZE)
    return;
  octet_dissector_add (self, TCP_FLAGS, 12, 2);
  add_flag_bits (self);
}

static void
tcp_dissect (OctetDissector *self)
{
  TcpSegment segment = { 0 };
  OctetTcpFact fact;
  gsize options;

  read_segment (self, &segment);
  if (octet_dissector_get_captured (self) < TCP_HEADER_SIZE)
    {
      segment.flow = octet_dissector_set_ports (self, OCTET_FLOW_TCP, segment.source,
                                                segment.destination);
      octet_dissector_uncount (self);
      add_broken (self, &segment);
      return;
    }
  if (is_about_flags (self))
    {
      add_bare_flags (self, &segment);
      return;
    }
  follow (self, &segment, &fact);
  if (segment.header_size > octet_dissector_get_captured (self))
    octet_dissector_uncount (self);
  summarize (self, &segment);
  if (!add_numbers (self, &segment))
    {
      if (segment.header_size <= octet_dissector_get_captured (self))
        octet_dissector_uncount (self);
      return;
    }
  add_flags (self, &segment, &fact);
  add_window (self, &segment);
  add_checksum (self);
  octet_dissector_add (self, TCP_URGENT, 18, 2);
  if ((segment.flags & URG) == 0 && octet_bytes_be16 (octet_dissector_get_bytes (self) + 18) != 0)
    octet_dissector_note (self, TCP_NOTE_URGENT_NONZERO, TCP_URGENT);
  octet_reader_skip (octet_dissector_rest (self), TCP_HEADER_SIZE - 4);
  options = MIN (segment.header_size - TCP_HEADER_SIZE,
                 octet_reader_left (octet_dissector_rest (self)));
  if (options > 0 && octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    tcp_add_options (self, &segment);
  octet_dissector_set_header (self, TCP_HEADER_SIZE + options);
  if (segment.flow != NULL)
    tcp_add_analysis (self, &segment, &fact);
  /* Where options were cut off, so was everything behind them. */
  octet_reader_skip (octet_dissector_rest (self), segment.header_size - TCP_HEADER_SIZE);
  if (octet_dissector_ok (self))
    add_payload (self, &segment, &fact);
}

static const OctetCarrier carriers[] = { { "ip.proto", 6 } };

const OctetProtocol octet_protocol_tcp = {
  .key = "tcp",
  .name = N_("Transmission Control Protocol"),
  .short_name = "TCP",
  .reference = "RFC 9293, 3.1",
  .level = OCTET_LEVEL_TRANSPORT,
  .row_from = 4,
  .header_size = 4,
  OCTET_FIELDS (tcp_fields),
  OCTET_NOTES (tcp_notes),
  OCTET_CARRIERS (carriers),
  .dissect = tcp_dissect,
  .lesson = N_("Makes a reliable stream of octets out of packets that may be lost: it numbers "
               "them, confirms them and sends again what is missing."),
};
