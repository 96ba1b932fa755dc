/* udp.c - User Datagram Protocol, RFC 768
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0             2             4             6             8
 *     +-------------+-------------+-------------+-------------+---------
 *     | source port | dest. port  | length      | checksum    | payload …
 *     +-------------+-------------+-------------+-------------+---------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bytes/octet-time.h"
#include "dissect/octet-dissector.h"

#define HEADER_SIZE 8
#define LENGTH_AT 4
#define CHECKSUM_AT 6

enum
{
  SOURCE, DESTINATION, PORT_A, PORT_B, LENGTH, CHECKSUM, STATUS, STREAM, TIME_RELATIVE,
  TIME_DELTA, PAYLOAD,
};

#define LESSON_PORT N_("The port of either end. Filter on it to see both directions at once.")

static const OctetField fields[] = {
  [SOURCE] = { "udp.srcport", N_("Source port"), OCTET_FIELD_PORT, .at = 0, .size = 2,
    .lesson = N_("The door this datagram left by; a reply will knock here. Clients pick a free "
                 "one for every question they ask.") },
  [DESTINATION] = { "udp.dstport", N_("Destination port"), OCTET_FIELD_PORT, .at = 2, .size = 2,
    .lesson = N_("The door it knocks on. Well-known numbers tell what is inside: 53 carries "
                 "DNS, 123 carries NTP.") },
  [PORT_A] = { "udp.port", N_("Port"), OCTET_FIELD_PORT, .at = 0, .size = 2,
    .flags = OCTET_FIELD_HIDDEN, .lesson = LESSON_PORT },
  [PORT_B] = { "udp.port", N_("Port"), OCTET_FIELD_PORT, .at = 2, .size = 2,
    .flags = OCTET_FIELD_HIDDEN, .lesson = LESSON_PORT },
  [LENGTH] = { "udp.length", N_("Length"), OCTET_FIELD_UINT, .at = 4, .size = 2,
    .unit = N_("bytes"),
    .lesson = N_("Octets in this datagram. The eight octets of this header count too, so the "
                 "smallest value is 8.") },
  [CHECKSUM] = { "udp.checksum", N_("Checksum"), OCTET_FIELD_CHECKSUM, .at = 6, .size = 2,
    .lesson = N_("A sum over header, payload and both IP addresses. Zero means that the sender "
                 "did not compute one.") },
  [STATUS] = { "udp.checksum.status", N_("Checksum status"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Whether the checksum fits the datagram.") },
  [STREAM] = { "udp.stream", N_("Stream index"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Octet numbers the conversations of a capture from 0. All packets between the "
                 "same two addresses and ports have the same number.") },
  [TIME_RELATIVE] = { "udp.time_relative", N_("Time since the stream's first packet"),
    OCTET_FIELD_DURATION, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("How long this conversation had been going on.") },
  [TIME_DELTA] = { "udp.time_delta", N_("Time since the stream's previous packet"),
    OCTET_FIELD_DURATION, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("How long after the packet before it in the same conversation it came.") },
  [PAYLOAD] = { "udp.payload", N_("Payload"), OCTET_FIELD_BYTES,
    .lesson = N_("What the datagram carries for the program behind the port.") },
};

enum { BAD_LENGTH, ZERO_CHECKSUM, BAD_CHECKSUM };

static const OctetNote notes[] = {
  [BAD_LENGTH] = { "udp.length.bad", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The length does not fit the packet") },
  [ZERO_CHECKSUM] = { "udp.checksum.zero", OCTET_NOTE_ERROR, OCTET_GROUP_CHECKSUM,
    N_("IPv6 requires a checksum and this datagram has none") },
  [BAD_CHECKSUM] = { "udp.checksum.bad", OCTET_NOTE_ERROR, OCTET_GROUP_CHECKSUM,
    N_("The checksum does not fit the datagram; the sender's card may fill it in later") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 17 } };

static void
verify (OctetDissector *self,
        gsize           length)
{
  guint16 sum;
  int verdict = 2;

  if (octet_dissector_get_uint (self, CHECKSUM) == 0)
    {
      if (octet_dissector_get_source (self)->kind == OCTET_ADDRESS_IPV6)
        octet_dissector_note (self, ZERO_CHECKSUM, CHECKSUM);
      verdict = 3;
    }
  else if (octet_dissector_sum_internet (self, length, 17, &sum))
    verdict = sum == 0xffff;
  octet_dissector_set_verdict (self, CHECKSUM, STATUS, BAD_CHECKSUM, verdict);
}

/* Remembers the flow's packet before this one, or says how long ago it was. */
static void
add_times (OctetDissector  *self,
           const OctetFlow *flow)
{
  gint64 time = octet_dissector_get_frame (self)->time, before;
  const guint8 *data;
  guint8 packed[10];
  guint32 previous;
  gsize size;

  if (octet_dissector_is_first_pass (self))
    {
      previous = octet_dissector_get_previous (self);
      if (previous != 0)
        octet_dissector_put_fact (self, OCTET_FACT_STREAM, packed,
                                  octet_varint_put (packed, previous));
      return;
    }
  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  data = octet_dissector_find_fact (self, OCTET_FACT_STREAM, &size);
  previous = data != NULL ? (guint32) octet_varint_get (&data, data + size) : 0;
  before = octet_dissector_get_time_of (self, previous);
  octet_dissector_open_text (self, _("Timestamps"));
  octet_dissector_add_time (self, TIME_RELATIVE, octet_time_span (time, flow->first_time), 0, 0);
  octet_dissector_add_time (self, TIME_DELTA, octet_time_span (time, before), 0, 0);
  octet_dissector_close (self);
}

/* RFC 768: the header counts too. Only with IPv6 the length may be zero, where a datagram is larger
 * than the field can say (RFC 2675, 4). */
static gboolean
is_too_short (OctetDissector *self,
              guint16         length)
{
  return length < HEADER_SIZE &&
         (length != 0 || octet_dissector_get_source (self)->kind != OCTET_ADDRESS_IPV6);
}

/* A datagram that says to be shorter than its own header is no datagram: nothing behind the length
 * can be trusted. */
static gboolean
udp_accept (OctetDissector *self)
{
  if (octet_dissector_get_captured (self) >= CHECKSUM_AT &&
      is_too_short (self, octet_bytes_be16 (octet_dissector_get_bytes (self) + LENGTH_AT)))
    octet_dissector_end_header (self, CHECKSUM_AT);
  return TRUE;
}

static void
udp_dissect (OctetDissector *self)
{
  guint16 source = (guint16) octet_dissector_get_uint (self, SOURCE);
  guint16 destination = (guint16) octet_dissector_get_uint (self, DESTINATION);
  gsize length = octet_dissector_get_uint (self, LENGTH);
  OctetFlow *flow;

  octet_dissector_describe (self, ", %u → %u", source, destination);
  octet_dissector_summarize (self, "%u → %u Len=%" G_GSIZE_FORMAT, source, destination,
                             length >= HEADER_SIZE ? length - HEADER_SIZE : 0);
  if (is_too_short (self, (guint16) length))
    {
      octet_dissector_note (self, BAD_LENGTH, LENGTH);
      return;
    }
  flow = octet_dissector_set_ports (self, OCTET_FLOW_UDP, source, destination);
  if (length > octet_dissector_get_size (self))
    octet_dissector_note (self, BAD_LENGTH, LENGTH);
  else if (length > 0)
    octet_dissector_trim (self, length);
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    verify (self, octet_dissector_get_size (self));
  if (flow != NULL)
    {
      octet_dissector_add_uint (self, STREAM, flow->number, 8, 0);
      if (!octet_dissector_is_quoted (self))
        add_times (self, flow);
    }
  /* A payload of which no octet was captured is missing, whatever it was. */
  if (octet_dissector_get_left (self) > 0)
    octet_dissector_add (self, PAYLOAD, 8,
                         MAX (1, octet_reader_left (octet_dissector_rest (self))));
  if (!octet_dissector_hand_on_expected (self))
    octet_dissector_hand_on (self, "udp.port", MIN (source, destination),
                             MAX (source, destination));
}

const OctetProtocol octet_protocol_udp = {
  .key = "udp",
  .name = N_("User Datagram Protocol"),
  .short_name = "UDP",
  .reference = "RFC 768",
  .level = OCTET_LEVEL_TRANSPORT,
  .row_from = 4,
  .header_size = HEADER_SIZE,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .accept = udp_accept,
  .dissect = udp_dissect,
  .lesson = N_("Sends single messages from program to program without a greeting first. "
               "Fast and simple, but nobody promises that they arrive."),
};
