/* igmp.c - Internet Group Management Protocol, RFC 1112, RFC 2236 and RFC 3376
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2                 4                                   8
 *     +--------+--------+-----------------+-----------------------------------+----------
 *     | type   | delay  | checksum        | group                             | version 3 …
 *     +--------+--------+-----------------+-----------------------------------+----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"

enum
{
  QUERY = 0x11, REPORT_1 = 0x12, PIM = 0x14, REPORT_2 = 0x16, LEAVE = 0x17, TRACE_REPLY = 0x1e,
  TRACE = 0x1f, REPORT_3 = 0x22,
};

enum
{
  VERSION, TYPE, RESERVED, DELAY, EXPONENT, MANTISSA, CHECKSUM, STATUS, GROUP, SUPPRESS,
  ROBUSTNESS, INTERVAL, N_SOURCES, SOURCE, N_RECORDS, RECORD_TYPE, AUXILIARY_LENGTH, AUXILIARY,
  DATA, HOPS, TRACE_SOURCE, TRACE_RECEIVER, TRACE_RESPONSE, TRACE_TTL, TRACE_ID, ARRIVAL,
  INCOMING, OUTGOING, PREVIOUS, PACKETS_IN, PACKETS_OUT, PACKETS_ALL, ROUTING, FORWARD_TTL,
  TRACE_RESERVED, TRACE_ALL, TRACE_MASK, FORWARD_CODE,
};

static const OctetName types[] = {
  { 0x11, N_("Membership query") }, { 0x12, N_("Membership report, version 1") },
  { 0x13, "DVMRP" }, { 0x14, N_("PIM, version 1") }, { 0x15, N_("Cisco trace") },
  { 0x16, N_("Membership report, version 2") }, { 0x17, N_("Leave group") },
  { 0x1e, N_("Multicast trace reply") }, { 0x1f, N_("Multicast trace query") },
  { 0x22, N_("Membership report, version 3") },
};

static const OctetName record_types[] = {
  { 1, N_("Wants these sources") }, { 2, N_("Wants all but these sources") },
  { 3, N_("Now wants these sources") }, { 4, N_("Now wants all but these sources") },
  { 5, N_("Allow new sources") }, { 6, N_("Block old sources") },
};

static const OctetName routing_protocols[] = {
  { 1, "DVMRP" }, { 2, "MOSPF" }, { 3, "PIM" }, { 4, "CBT" }, { 5, N_("PIM, special routes") },
  { 6, N_("PIM, static routes") }, { 7, N_("DVMRP, static routes") }, { 8, N_("PIM over BGP") },
  { 9, N_("CBT, special routes") }, { 10, N_("CBT, static routes") },
  { 11, N_("PIM, state of assert") },
};

static const OctetName forward_codes[] = {
  { 0, N_("No error") }, { 1, N_("Came in the wrong way") }, { 2, N_("Pruned upstream") },
  { 3, N_("Pruned downstream") }, { 4, N_("Scoped") }, { 5, N_("No route") },
  { 6, N_("Wrong last hop") }, { 7, N_("Not forwarding") }, { 8, N_("Reached the core") },
  { 9, N_("Arrived where it leaves") }, { 10, N_("No multicast here") },
  { 0x81, N_("No room") }, { 0x82, N_("Old router") }, { 0x83, N_("Forbidden") },
};

static void
say_delay (GString *out,
           guint64  value)
{
  g_string_append_printf (out, _("%u.%u seconds (%u)"), (guint) value / 10, (guint) value % 10,
                          (guint) value);
}

/* clang-format off */
static const OctetField fields[] = {
  [VERSION] = { "igmp.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Stands nowhere in the message; type and length tell it.") },
  [TYPE] = { "igmp.type", N_("Type"), OCTET_FIELD_HEX, .bits = 8, OCTET_NAMED (types),
    .lesson = N_("Routers ask who listens to which group, and hosts report it.") },
  [RESERVED] = { "igmp.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = N_("Zero; kept for later use.") },
  [DELAY] = { "igmp.max_resp", N_("Longest delay"), OCTET_FIELD_UINT, .bits = 8, .say = say_delay,
    .lesson = N_("Hosts wait a random time up to this before they answer, so that not all do at "
                 "once. Counted in tenths of a second.") },
  [EXPONENT] = { "igmp.max_resp.exp", N_("Exponent"), OCTET_FIELD_HEX, .bits = 8, .mask = 0x70,
    .lesson = N_("Long delays are written as a floating point number.") },
  [MANTISSA] = { "igmp.max_resp.mant", N_("Mantissa"), OCTET_FIELD_HEX, .bits = 8, .mask = 0x0f,
    .lesson = N_("Long delays are written as a floating point number.") },
  [CHECKSUM] = { "igmp.checksum", N_("Checksum"), OCTET_FIELD_CHECKSUM, .bits = 16, .at = 2,
    .lesson = N_("A sum over the whole message.") },
  [STATUS] = { "igmp.checksum.status", N_("Checksum status"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (octet_ip_verdicts),
    .lesson = N_("Whether the checksum fits the message.") },
  [GROUP] = { "igmp.maddr", N_("Group"), OCTET_FIELD_IPV4,
    .lesson = N_("The group that is asked about or listened to. Zeros ask about all.") },
  [SUPPRESS] = { "igmp.s", N_("Suppress"), OCTET_FIELD_BOOL, .bits = 8, .mask = 0x08,
    .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Tells other routers not to restart their timers.") },
  [ROBUSTNESS] = { "igmp.qrv", N_("Robustness"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x07,
    .lesson = N_("How many lost messages the routers can stand.") },
  [INTERVAL] = { "igmp.qqic", N_("Interval of questions"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How often the router asks, in seconds; from 128 on coded as a floating point "
                 "number.") },
  [N_SOURCES] = { "igmp.num_src", N_("Number of sources"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many addresses follow.") },
  [SOURCE] = { "igmp.saddr", N_("Source"), OCTET_FIELD_IPV4,
    .lesson = N_("A sender that the host wants to hear, or not.") },
  [N_RECORDS] = { "igmp.num_grp_recs", N_("Number of records"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many groups the host reports.") },
  [RECORD_TYPE] = { "igmp.record_type", N_("Record type"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (record_types),
    .lesson = N_("Whether the sources are those the host wants or those it does not want, and "
                 "whether that has changed.") },
  [AUXILIARY_LENGTH] = { "igmp.aux_data_len", N_("Auxiliary data length"), OCTET_FIELD_UINT,
    .bits = 8, .lesson = N_("Counted in words of four octets; zero so far.") },
  [AUXILIARY] = { "igmp.aux_data", N_("Auxiliary data"), OCTET_FIELD_BYTES,
    .lesson = N_("No standard gives these octets a meaning.") },
  [DATA] = { "igmp.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets of a type that Octet does not know.") },
  [HOPS] = { "igmp.mtrace.max_hops", N_("Number of hops"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How many routers the trace should visit at most.") },
  [TRACE_SOURCE] = { "igmp.mtrace.saddr", N_("Source"), OCTET_FIELD_IPV4,
    .lesson = N_("The sender from which the way is traced.") },
  [TRACE_RECEIVER] = { "igmp.mtrace.raddr", N_("Receiver"), OCTET_FIELD_IPV4,
    .lesson = N_("The host at the end of the way.") },
  [TRACE_RESPONSE] = { "igmp.mtrace.rspaddr", N_("Answer to"), OCTET_FIELD_IPV4,
    .lesson = N_("Where the complete trace should be sent.") },
  [TRACE_TTL] = { "igmp.mtrace.resp_ttl", N_("Time to live of the answer"), OCTET_FIELD_UINT,
    .bits = 8, .lesson = N_("What the answer's packet should have.") },
  [TRACE_ID] = { "igmp.mtrace.q_id", N_("Query number"), OCTET_FIELD_UINT, .bits = 24,
    .lesson = N_("Tells traces of the same host apart.") },
  [ARRIVAL] = { "igmp.mtrace.q_arrival", N_("Arrival"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("When the router got the query: the middle 32 bits of an NTP time.") },
  [INCOMING] = { "igmp.mtrace.q_inaddr", N_("Incoming interface"), OCTET_FIELD_IPV4,
    .lesson = N_("Where packets of the source come into the router.") },
  [OUTGOING] = { "igmp.mtrace.q_outaddr", N_("Outgoing interface"), OCTET_FIELD_IPV4,
    .lesson = N_("Where packets of the source leave the router.") },
  [PREVIOUS] = { "igmp.mtrace.q_prevrtr", N_("Previous router"), OCTET_FIELD_IPV4,
    .lesson = N_("From which router the packets come.") },
  [PACKETS_IN] = { "igmp.mtrace.q_inpkt", N_("Packets in"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Multicast packets that came in.") },
  [PACKETS_OUT] = { "igmp.mtrace.q_outpkt", N_("Packets out"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Multicast packets that went out.") },
  [PACKETS_ALL] = { "igmp.mtrace.q_total", N_("Packets of the source"), OCTET_FIELD_UINT,
    .bits = 32, .lesson = N_("Packets of this source for this group.") },
  [ROUTING] = { "igmp.mtrace.q_rtg_proto", N_("Routing protocol"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (routing_protocols),
    .lesson = N_("By which protocol the router knows the way.") },
  [FORWARD_TTL] = { "igmp.mtrace.q_fwd_ttl", N_("Least time to live"), OCTET_FIELD_UINT,
    .bits = 8, .lesson = N_("Packets with less are not passed on.") },
  [TRACE_RESERVED] = { "igmp.mtrace.q_mbz", N_("Must be zero"), OCTET_FIELD_HEX, .bits = 8,
    .mask = 0x80, .lesson = N_("Zero; kept for later use.") },
  [TRACE_ALL] = { "igmp.mtrace.q_s", N_("All sources"), OCTET_FIELD_HEX, .bits = 8, .mask = 0x40,
    .lesson = N_("Set where the count is for the network of the source.") },
  [TRACE_MASK] = { "igmp.mtrace.q_src_mask", N_("Source mask"), OCTET_FIELD_HEX, .bits = 8,
    .mask = 0x3f, .lesson = N_("How many bits of the source count.") },
  [FORWARD_CODE] = { "igmp.mtrace.q_fwd_code", N_("Forwarding code"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (forward_codes), .lesson = N_("What went wrong at this router.") },
};
/* clang-format on */

enum { BAD_CHECKSUM };

static const OctetNote notes[] = {
  [BAD_CHECKSUM] = { "igmp.bad_checksum", OCTET_NOTE_ERROR, OCTET_GROUP_CHECKSUM,
    N_("The checksum does not fit the message") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 2 } };

static void
add_checksum (OctetDissector *self)
{
  guint16 sum;
  int verdict = 2;

  octet_dissector_read (self, CHECKSUM);
  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  if (!octet_dissector_is_quoted (self) &&
      octet_dissector_sum_internet (self, octet_dissector_get_size (self), -1, &sum))
    verdict = sum == 0xffff;
  octet_dissector_set_verdict (self, CHECKSUM, STATUS, BAD_CHECKSUM, verdict);
}

/* RFC 3376, 4.1.1: from 128 on three bits of exponent, four of mantissa. */
static void
add_delay (OctetDissector *self,
           guint           version)
{
  guint code = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);

  if (version < 3 || code < 128)
    {
      octet_dissector_read (self, DELAY);
      return;
    }
  octet_reader_skip (octet_dissector_rest (self), 1);
  octet_dissector_add_uint (self, DELAY, ((code & 0xf) + 16) << ((code >> 4 & 7) + 3), 1, 1);
  octet_dissector_enter (self);
  octet_dissector_add (self, EXPONENT, 1, 1);
  octet_dissector_add (self, MANTISSA, 1, 1);
  octet_dissector_close (self);
}

static void
add_sources (OctetDissector *self,
             gsize           count)
{
  for (gsize i = 0; i < count && octet_dissector_ok (self); i++)
    octet_dissector_read (self, SOURCE);
}

static void
add_query (OctetDissector *self,
           guint           version)
{
  gsize at = 8;

  if (version == 1)
    octet_dissector_read_size (self, RESERVED, 1);
  else
    add_delay (self, version);
  add_checksum (self);
  octet_dissector_read (self, GROUP);
  if (version < 3)
    return;
  octet_dissector_add (self, SUPPRESS, at, 1);
  octet_dissector_read (self, ROBUSTNESS);
  octet_dissector_read (self, INTERVAL);
  add_sources (self, octet_dissector_read (self, N_SOURCES));
}

static void
add_report (OctetDissector *self)
{
  gsize records;

  octet_dissector_read_size (self, RESERVED, 1);
  add_checksum (self);
  octet_dissector_read_size (self, RESERVED, 2);
  records = octet_dissector_read (self, N_RECORDS);
  for (gsize i = 0; i < records && octet_dissector_ok (self); i++)
    {
      gsize auxiliary, sources;

      octet_dissector_open_text (self, _("Group record"));
      octet_dissector_read (self, RECORD_TYPE);
      auxiliary = 4 * octet_dissector_read (self, AUXILIARY_LENGTH);
      sources = octet_dissector_read (self, N_SOURCES);
      octet_dissector_read (self, GROUP);
      add_sources (self, sources);
      if (auxiliary > 0)
        octet_dissector_read_size (self, AUXILIARY, auxiliary);
      octet_dissector_close (self);
    }
}

/* draft-ietf-idmr-traceroute-ipm, 3: what each router on the way added. */
static void
add_hop (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self) + 30;

  octet_dissector_open_text (self, _("Router"));
  octet_dissector_read_run (self, ARRIVAL, FORWARD_TTL);
  octet_dissector_add (self, TRACE_RESERVED, at, 1);
  octet_dissector_add (self, TRACE_ALL, at, 1);
  octet_dissector_read (self, TRACE_MASK);
  octet_dissector_read (self, FORWARD_CODE);
  octet_dissector_close (self);
}

static void
add_trace (OctetDissector *self)
{
  octet_dissector_read (self, HOPS);
  add_checksum (self);
  octet_dissector_read (self, GROUP);
  octet_dissector_read (self, TRACE_SOURCE);
  octet_dissector_read (self, TRACE_RECEIVER);
  octet_dissector_read (self, TRACE_RESPONSE);
  octet_dissector_read (self, TRACE_TTL);
  octet_dissector_read_size (self, TRACE_ID, 3);
  while (octet_dissector_ok (self) && octet_dissector_get_left (self) > 0)
    add_hop (self);
}

/* RFC 3376, 7.1: queries differ by length, then by the delay. */
static guint
find_version (OctetDissector *self,
              guint           type)
{
  switch (type)
    {
    case QUERY:
      if (octet_dissector_get_size (self) >= 12)
        return 3;
      return octet_reader_peek_be (octet_dissector_rest (self), 1, 1) == 0 ? 1 : 2;
    case REPORT_1:
      return 1;
    case REPORT_2:
    case LEAVE:
      return 2;
    case REPORT_3:
      return 3;
    default:
      return 0;
    }
}

static void
summarize (OctetDissector *self,
           guint           type,
           guint           version)
{
  const char *name = octet_name_find (types, G_N_ELEMENTS (types), type);
  const guint8 *bytes = octet_dissector_get_bytes (self);

  name = name != NULL ? _(name) : _("Unknown message");
  octet_dissector_describe (self, ", %s", name);
  if (version == 0 || type == REPORT_3 || octet_dissector_get_captured (self) < 8)
    octet_dissector_summarize (self, "%s", name);
  else
    octet_dissector_summarize (self, _("%s, group %u.%u.%u.%u"), name, bytes[4], bytes[5],
                               bytes[6], bytes[7]);
}

/* The first version of PIM borrows the type of the message; nothing but that is IGMP's. */
static gboolean
igmp_accept (OctetDissector *self)
{
  if (octet_dissector_get_captured (self) > 0 && octet_dissector_get_bytes (self)[0] == PIM)
    octet_dissector_hide_row (self);
  return TRUE;
}

static void
igmp_dissect (OctetDissector *self)
{
  guint type = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);
  guint version = find_version (self, type);

  if (type == PIM)
    {
      octet_dissector_hand_on (self, "igmp.type", type, type);
      return;
    }
  if (version > 0)
    octet_dissector_add_uint (self, VERSION, version, 0, 0);
  octet_dissector_read (self, TYPE);
  summarize (self, type, version);
  if (type == REPORT_3)
    add_report (self);
  else if (version > 0)
    add_query (self, version);
  else if (type == TRACE || type == TRACE_REPLY)
    add_trace (self);
  else if (octet_dissector_get_left (self) > 0)
    octet_dissector_read_size (self, DATA, octet_dissector_get_left (self));
}

const OctetProtocol octet_protocol_igmp = {
  .key = "igmp",
  .name = N_("Internet Group Management Protocol"),
  .short_name = "IGMP",
  .reference = "RFC 3376",
  .level = OCTET_LEVEL_NETWORK,
  .row_from = 1,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .accept = igmp_accept,
  .dissect = igmp_dissect,
  .lesson = N_("Hosts tell their router which groups they listen to, television or meetings for "
               "example, so that it sends them only what somebody wants."),
};
