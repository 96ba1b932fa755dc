/* icmp.c - Internet Control Message Protocol, RFC 792 and its successors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2                 4                                   8
 *     +--------+--------+-----------------+-----------------------------------+----------
 *     | type   | code   | checksum        | by type                           | by type …
 *     +--------+--------+-----------------+-----------------------------------+----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bytes/octet-checksum.h"
#include "bytes/octet-time.h"
#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"

#define HEADER_SIZE 8
/* RFC 4884, 5.5: who knows of no length field quotes this much before extensions. */
#define OLD_QUOTE 128
#define DAY (G_GINT64_CONSTANT (86400) * 1000000000)

enum
{
  ECHO_REPLY = 0, UNREACHABLE = 3, SOURCE_QUENCH = 4, REDIRECT = 5, ECHO_REQUEST = 8,
  ROUTER_ADVERTISEMENT = 9, TIME_EXCEEDED = 11, PARAMETER_PROBLEM = 12, TIMESTAMP_REQUEST = 13,
  TIMESTAMP_REPLY = 14, INFORMATION_REQUEST = 15, INFORMATION_REPLY = 16, MASK_REQUEST = 17,
  MASK_REPLY = 18, EXTENDED_REQUEST = 42, EXTENDED_REPLY = 43,
};

enum
{
  TYPE, CODE, CHECKSUM, STATUS, UNUSED, IDENT, IDENT_LITTLE, SEQUENCE, SEQUENCE_LITTLE, MTU,
  POINTER, QUOTE_LENGTH, QUOTE_OCTETS, GATEWAY, N_ADDRESSES, ENTRY_SIZE, LIFETIME, ROUTER,
  PREFERENCE, ORIGINATE, RECEIVE, TRANSMIT, MASK, REQUEST_IN, NO_RESPONSE, RESPONSE_IN,
  RESPONSE_TIME, DATA_TIME, DATA_TIME_RELATIVE, EXTENDED_SEQUENCE, EXTENDED_RESERVED,
  EXTENDED_LOCAL, STATE, STATE_RESERVED, ACTIVE, HAS_IPV4, HAS_IPV6,
};

#define GENERATED .flags = OCTET_FIELD_GENERATED
#define LESSON_CLOCK N_("Milliseconds since midnight UTC. Three such times let both sides find " \
                        "out how far their clocks are apart.")

static const OctetName types[] = {
  { 0, N_("Echo reply") }, { 3, N_("Destination unreachable") }, { 4, N_("Source quench") },
  { 5, N_("Redirect") }, { 6, N_("Alternate host address") }, { 8, N_("Echo request") },
  { 9, N_("Router advertisement") }, { 10, N_("Router solicitation") },
  { 11, N_("Time exceeded") }, { 12, N_("Parameter problem") }, { 13, N_("Timestamp request") },
  { 14, N_("Timestamp reply") }, { 15, N_("Information request") },
  { 16, N_("Information reply") }, { 17, N_("Address mask request") },
  { 18, N_("Address mask reply") }, { 19, N_("Reserved for security") },
  { 30, N_("Trace route") }, { 31, N_("Datagram conversion error") },
  { 32, N_("Mobile host redirect") }, { 33, N_("Where are you") }, { 34, N_("I am here") },
  { 35, N_("Mobile registration request") }, { 36, N_("Mobile registration reply") },
  { 37, N_("Domain name request") }, { 38, N_("Domain name reply") }, { 39, "SKIP" },
  { 40, "Photuris" }, { 41, N_("Experimental mobility") }, { 42, N_("Extended echo request") },
  { 43, N_("Extended echo reply") },
};

static const OctetName unreachable_codes[] = {
  { 0, N_("Network unreachable") }, { 1, N_("Host unreachable") },
  { 2, N_("Protocol unreachable") }, { 3, N_("Port unreachable") },
  { 4, N_("Fragmentation needed") }, { 5, N_("Source route failed") },
  { 6, N_("Network unknown") }, { 7, N_("Host unknown") }, { 8, N_("Source host isolated") },
  { 9, N_("Network forbidden") }, { 10, N_("Host forbidden") },
  { 11, N_("Network unreachable for this service") },
  { 12, N_("Host unreachable for this service") }, { 13, N_("Filtered by an administrator") },
  { 14, N_("Host precedence violation") }, { 15, N_("Precedence cutoff in effect") },
};

static const OctetName redirect_codes[] = {
  { 0, N_("For the network") }, { 1, N_("For the host") },
  { 2, N_("For this service and network") }, { 3, N_("For this service and host") },
};

static const OctetName advertisement_codes[] = {
  { 0, N_("Usual router") }, { 16, N_("Mobility agent alone") },
};

static const OctetName exceeded_codes[] = {
  { 0, N_("In transit") }, { 1, N_("While waiting for fragments") },
};

static const OctetName parameter_codes[] = {
  { 0, N_("At the pointer") }, { 1, N_("An option is missing") }, { 2, N_("Bad length") },
};

static const OctetName photuris_codes[] = {
  { 0, N_("Bad security index") }, { 1, N_("Authentication failed") },
  { 2, N_("Decompression failed") }, { 3, N_("Decryption failed") },
  { 4, N_("Sender not known") }, { 5, N_("Not allowed") },
};

static const OctetName extended_codes[] = {
  { 0, N_("No error") }, { 1, N_("Malformed query") }, { 2, N_("No such interface") },
  { 3, N_("No such table entry") }, { 4, N_("More than one interface fits") },
};

static const OctetName states[] = {
  { 0, N_("Reserved") }, { 1, N_("Incomplete") }, { 2, N_("Reachable") }, { 3, N_("Stale") },
  { 4, N_("Delay") }, { 5, N_("Probe") }, { 6, N_("Failed") },
};

/* What the code means depends on the type. */
static const struct
{
  guint8           type;
  const OctetName *names;
  gsize            n_names;
} codes[] = {
  { UNREACHABLE, unreachable_codes, G_N_ELEMENTS (unreachable_codes) },
  { REDIRECT, redirect_codes, G_N_ELEMENTS (redirect_codes) },
  { ROUTER_ADVERTISEMENT, advertisement_codes, G_N_ELEMENTS (advertisement_codes) },
  { TIME_EXCEEDED, exceeded_codes, G_N_ELEMENTS (exceeded_codes) },
  { PARAMETER_PROBLEM, parameter_codes, G_N_ELEMENTS (parameter_codes) },
  { 40, photuris_codes, G_N_ELEMENTS (photuris_codes) },
  { EXTENDED_REQUEST, extended_codes, G_N_ELEMENTS (extended_codes) },
  { EXTENDED_REPLY, extended_codes, G_N_ELEMENTS (extended_codes) },
};

/* clang-format off */
static const OctetField fields[] = {
  [TYPE] = { "icmp.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (types),
    .lesson = N_("What the message says. The ping tool sends type 8 and waits for type 0.") },
  [CODE] = { "icmp.code", N_("Code"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Tells more about the type: for an unreachable destination, why.") },
  [CHECKSUM] = { "icmp.checksum", N_("Checksum"), OCTET_FIELD_CHECKSUM, .bits = 16, .at = 2,
    .lesson = N_("A sum over the whole message.") },
  [STATUS] = { "icmp.checksum.status", N_("Checksum status"), OCTET_FIELD_UINT, .bits = 8,
    GENERATED, OCTET_NAMED (octet_ip_verdicts),
    .lesson = N_("Whether the checksum fits the message.") },
  [UNUSED] = { "icmp.unused", N_("Unused"), OCTET_FIELD_BYTES,
    .lesson = N_("Zeros that fill the header up.") },
  [IDENT] = { "icmp.ident", N_("Identifier"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Tells running ping programs apart: each puts its own number here, and the "
                 "answer repeats it.") },
  [IDENT_LITTLE] = { "icmp.ident_le", N_("Identifier, turned over"), OCTET_FIELD_UINT,
    .bits = 16, .under = OCTET_UNDER (IDENT), .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Windows writes this number with its octets turned over. Here it is read that "
                 "way.") },
  [SEQUENCE] = { "icmp.seq", N_("Sequence number"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Counts the questions. A number without an answer is a lost packet.") },
  [SEQUENCE_LITTLE] = { "icmp.seq_le", N_("Sequence number, turned over"), OCTET_FIELD_UINT,
    .bits = 16, .under = OCTET_UNDER (SEQUENCE), .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Windows writes this number with its octets turned over. Here it is read that "
                 "way.") },
  [MTU] = { "icmp.mtu", N_("MTU of the next hop"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("The largest packet that fits the next line. The sender should use smaller ones "
                 "from now on.") },
  [POINTER] = { "icmp.pointer", N_("Pointer"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Which octet of the quoted packet is wrong, counted from 0.") },
  [QUOTE_LENGTH] = { "icmp.length", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Size of the quoted packet in words of four octets. What is behind it are "
                 "extensions.") },
  [QUOTE_OCTETS] = { "icmp.length.original_datagram", N_("Length in octets"), OCTET_FIELD_UINT,
    .bits = 8, GENERATED, .unit = N_("bytes"),
    .lesson = N_("Size of the quoted packet, worked out.") },
  [GATEWAY] = { "icmp.redir_gw", N_("Better router"), OCTET_FIELD_IPV4,
    .lesson = N_("The router that the sender should use for this destination from now on.") },
  [N_ADDRESSES] = { "icmp.num_addrs", N_("Number of addresses"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How many addresses the router lists.") },
  [ENTRY_SIZE] = { "icmp.addr_entry_size", N_("Size of an entry"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Counted in words of four octets; always 2.") },
  [LIFETIME] = { "icmp.lifetime", N_("Lifetime"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("seconds"),
    .lesson = N_("How long the addresses may be used without a further message.") },
  [ROUTER] = { "icmp.router_address", N_("Router address"), OCTET_FIELD_IPV4,
    .lesson = N_("An address under which the router can be reached.") },
  [PREFERENCE] = { "icmp.pref_level", N_("Preference"), OCTET_FIELD_INT, .bits = 32,
    .lesson = N_("Where a host has the choice, it takes the router with the highest number.") },
  [ORIGINATE] = { "icmp.originate_timestamp", N_("Time of the question"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("ms"), .lesson = LESSON_CLOCK },
  [RECEIVE] = { "icmp.receive_timestamp", N_("Time of arrival"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("ms"), .lesson = LESSON_CLOCK },
  [TRANSMIT] = { "icmp.transmit_timestamp", N_("Time of the answer"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("ms"), .lesson = LESSON_CLOCK },
  [MASK] = { "icmp.address_mask", N_("Address mask"), OCTET_FIELD_IPV4,
    .lesson = N_("Which bits of an address name the network. Hosts learn that from DHCP "
                 "today.") },
  [REQUEST_IN] = { "icmp.resp_to", N_("Answers packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet with the question.") },
  [NO_RESPONSE] = { "icmp.no_resp", N_("No answer seen"), OCTET_FIELD_LABEL, GENERATED,
    .lesson = N_("No packet of this capture answers the question.") },
  [RESPONSE_IN] = { "icmp.resp_in", N_("Answered by packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet with the answer.") },
  [RESPONSE_TIME] = { "icmp.resptime", N_("Response time"), OCTET_FIELD_DOUBLE,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .unit = N_("ms"),
    .lesson = N_("How long the way there and back took. This is what the ping tool prints.") },
  [DATA_TIME] = { "icmp.data_time", N_("Time in the data"), OCTET_FIELD_TIME,
    .lesson = N_("Many ping tools put the time of sending here, so that they need not remember "
                 "it.") },
  [DATA_TIME_RELATIVE] = { "icmp.data_time_relative", N_("Since the time in the data"),
    OCTET_FIELD_DURATION, GENERATED,
    .lesson = N_("How much later than the time in the data the packet was recorded.") },
  [EXTENDED_SEQUENCE] = { "icmp.ext.echo.seq", N_("Sequence number"), OCTET_FIELD_UINT,
    .bits = 8, .lesson = N_("Counts the questions.") },
  [EXTENDED_RESERVED] = { "icmp.ext.echo.req.res", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .mask = 0xfe, .lesson = N_("Zero; kept for later use.") },
  [EXTENDED_LOCAL] = { "icmp.ext.echo.req.local", N_("Local"), OCTET_FIELD_BOOL, .bits = 8,
    .mask = 0x01, .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Whether the question is about an interface of the router itself or one of its "
                 "neighbours.") },
  [STATE] = { "icmp.ext.echo.rsp.state", N_("State"), OCTET_FIELD_UINT, .bits = 8, .mask = 0xe0,
    OCTET_NAMED (states), .lesson = N_("What the router knows of its neighbour.") },
  [STATE_RESERVED] = { "icmp.ext.echo.rsp.res", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .mask = 0x18, .lesson = N_("Zero; kept for later use.") },
  [ACTIVE] = { "icmp.ext.echo.rsp.active", N_("Active"), OCTET_FIELD_BOOL, .bits = 8,
    .mask = 0x04, .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Whether the interface is up.") },
  [HAS_IPV4] = { "icmp.ext.echo.rsp.ipv4", "IPv4", OCTET_FIELD_BOOL, .bits = 8, .mask = 0x02,
    .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Whether the interface speaks IPv4.") },
  [HAS_IPV6] = { "icmp.ext.echo.rsp.ipv6", "IPv6", OCTET_FIELD_BOOL, .bits = 8, .mask = 0x01,
    .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Whether the interface speaks IPv6.") },
};
/* clang-format on */

enum { BAD_CHECKSUM, NOT_ANSWERED };

static const OctetNote notes[] = {
  [BAD_CHECKSUM] = { "icmp.checksum_bad", OCTET_NOTE_WARNING, OCTET_GROUP_CHECKSUM,
    N_("The checksum does not fit the message") },
  [NOT_ANSWERED] = { "icmp.resp_not_found", OCTET_NOTE_WARNING, OCTET_GROUP_SEQUENCE,
    N_("No answer to this question was seen") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 1 } };

static const char *
find_code (guint type,
           guint code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].type == type)
      return octet_name_find (codes[i].names, codes[i].n_names, code);
  return NULL;
}

static void
add_head (OctetDissector *self,
          guint          *ret_type,
          guint          *ret_code)
{
  guint type = (guint) octet_dissector_read (self, TYPE);
  guint code = (guint) octet_dissector_read (self, CODE);
  const char *type_name = octet_name_find (types, G_N_ELEMENTS (types), type);
  const char *code_name = find_code (type, code);
  guint16 sum;
  int verdict = 2;

  if (code_name != NULL)
    octet_dissector_label (self, "%s: %s (%u)", _("Code"), _(code_name), code);
  octet_dissector_read (self, CHECKSUM);
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    {
      if (!octet_dissector_is_quoted (self) &&
          octet_dissector_sum_internet (self, octet_dissector_get_size (self), -1, &sum))
        verdict = sum == 0xffff;
      octet_dissector_set_verdict (self, CHECKSUM, STATUS, BAD_CHECKSUM, verdict);
    }
  type_name = type_name != NULL ? _(type_name) : _("Unknown message");
  octet_dissector_describe (self, ", %s", type_name);
  octet_dissector_summarize (self, "%s%s%s", type_name, code_name != NULL ? ": " : "",
                             code_name != NULL ? _(code_name) : "");
  *ret_type = type;
  *ret_code = code;
}

/* Whether the octets from @at on are extensions by version and checksum. */
static gboolean
has_extensions (OctetDissector *self,
                gsize           at)
{
  const guint8 *bytes = octet_dissector_get_bytes (self) + at;
  gsize size = octet_dissector_get_captured (self);

  if (size < at + 8 || octet_dissector_get_size (self) != size || bytes[0] >> 4 != 2)
    return FALSE;
  size -= at;
  return octet_checksum_internet_fold (octet_checksum_internet_add (0, bytes, size)) == 0xffff;
}

/* An error repeats the packet that it is about, or what fits of it. */
static void
add_quote (OctetDissector *self,
           gsize           length)
{
  gsize left = octet_dissector_get_left (self);
  gsize quote = left;

  if (length > 0)
    quote = MIN (length, left);
  else if (has_extensions (self, HEADER_SIZE + OLD_QUOTE))
    quote = OLD_QUOTE;
  octet_dissector_set_quoting (self, TRUE);
  octet_dissector_call_part (self, "ip.proto", 4, HEADER_SIZE, quote);
  octet_dissector_set_quoting (self, FALSE);
  if (quote < left)
    octet_dissector_call_part (self, "icmp.extensions", 0, HEADER_SIZE + quote, left - quote);
  else if (length > left)
    octet_dissector_mark_torn (self);
}

/* RFC 4884, 4: one of the unused octets tells how much is quoted. */
static void
add_error (OctetDissector *self,
           guint           type,
           guint           code)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint words = type == SOURCE_QUENCH ? 0 : (guint) octet_reader_peek_be (rest, 1, 1);
  gboolean has_mtu = type == UNREACHABLE && code == 4;

  if (type == PARAMETER_PROBLEM)
    octet_dissector_read_size (self, POINTER, 1);
  else if (words > 0)
    octet_dissector_read_size (self, UNUSED, 1);
  if (words > 0)
    {
      octet_dissector_read (self, QUOTE_LENGTH);
      octet_dissector_add_uint (self, QUOTE_OCTETS, words * 4, 5, 1);
    }
  if (has_mtu && words == 0)
    octet_dissector_read_size (self, UNUSED, 2);
  if (has_mtu)
    {
      guint mtu = (guint) octet_dissector_read (self, MTU);

      octet_dissector_summarize_more (self, _(", at most %u bytes"), mtu);
    }
  else if (type == SOURCE_QUENCH)
    octet_reader_skip (rest, 4);
  else
    octet_dissector_read_size (self, UNUSED, HEADER_SIZE - rest->position % HEADER_SIZE);
  add_quote (self, (gsize) words * 4);
}

/* Ping tools put the time of sending into the data: seconds and microseconds,
 * in the byte order of their computer. It must lie within a day of the packet. */
static void
add_data_time (OctetDissector *self)
{
  const OctetReader *rest = octet_dissector_rest (self);
  const guint8 *bytes = rest->data + rest->position;
  gint64 now = octet_dissector_get_frame (self)->time;

  if (octet_reader_left (rest) < 8 || now == G_MININT64)
    return;
  for (int order = 0; order < 2; order++)
    {
      guint64 (*number) (const guint8 *, gsize) = order == 0 ? octet_bytes_le : octet_bytes_be;
      guint64 seconds = number (bytes, 4), micro = number (bytes + 4, 4);
      gint64 time = (gint64) (seconds * 1000000000 + micro * 1000);

      if (micro >= 1000000 || time - now > DAY || now - time > DAY)
        continue;
      octet_dissector_add_time (self, DATA_TIME, time, rest->position, 8);
      octet_dissector_add_time (self, DATA_TIME_RELATIVE, now - time, rest->position, 8);
      octet_reader_skip (octet_dissector_rest (self), 8);
      return;
    }
}

static void
add_partner (OctetDissector *self,
             gboolean        is_request,
             guint16         identifier,
             guint16         sequence)
{
  static const OctetExchangeFields links = { RESPONSE_IN, REQUEST_IN, RESPONSE_TIME };
  OctetExchangePart part = { .id = (guint32) identifier << 16 | sequence,
                             .is_request = is_request };
  OctetTurn turn = octet_dissector_find_turn (self, &part);

  if (octet_dissector_is_quoted (self) || !octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  octet_dissector_add_turn (self, &part, &turn, &links);
  if (is_request && turn.response == 0)
    {
      octet_dissector_add_uint (self, NO_RESPONSE, 0, 0, 0);
      octet_dissector_note (self, NOT_ANSWERED, NO_RESPONSE);
    }
}

static void
add_echo (OctetDissector *self,
          gboolean        is_request)
{
  guint16 identifier = (guint16) octet_dissector_read (self, IDENT);
  guint16 sequence = (guint16) octet_dissector_read (self, SEQUENCE);

  if (!octet_dissector_ok (self))
    return;
  octet_dissector_summarize_more (self, _(", identifier 0x%04x, sequence %u"), identifier,
                                  sequence);
  add_partner (self, is_request, identifier, sequence);
  add_data_time (self);
  octet_dissector_hand_on_data (self);
}

static void
add_numbers (OctetDissector *self)
{
  octet_dissector_read (self, IDENT);
  octet_dissector_read (self, SEQUENCE);
}

static void
add_routers (OctetDissector *self,
             guint           code)
{
  guint count = (guint) octet_dissector_read (self, N_ADDRESSES);
  gsize entry = 4 * octet_dissector_read (self, ENTRY_SIZE);

  octet_dissector_read (self, LIFETIME);
  for (guint i = 0; i < count && entry >= 8 && octet_dissector_ok (self); i++)
    {
      octet_dissector_read (self, ROUTER);
      octet_dissector_read (self, PREFERENCE);
      octet_reader_skip (octet_dissector_rest (self), entry - 8);
    }
  /* RFC 5944, 2.1: what follows makes the router a mobility agent. */
  octet_dissector_call_part (self, "icmp.mobility", 0, octet_dissector_get_position (self),
                             octet_dissector_get_left (self));
}

static void
add_extended_echo (OctetDissector *self,
                   gboolean        is_request)
{
  gsize at = 7;

  octet_dissector_read (self, IDENT);
  octet_dissector_read (self, EXTENDED_SEQUENCE);
  if (is_request)
    {
      octet_dissector_add (self, EXTENDED_RESERVED, at, 1);
      octet_dissector_read (self, EXTENDED_LOCAL);
      octet_dissector_call_part (self, "icmp.extensions", 0, HEADER_SIZE,
                                 octet_dissector_get_left (self));
      return;
    }
  octet_dissector_add (self, STATE, at, 1);
  octet_dissector_add (self, STATE_RESERVED, at, 1);
  octet_dissector_add (self, ACTIVE, at, 1);
  octet_dissector_add (self, HAS_IPV4, at, 1);
  octet_dissector_read (self, HAS_IPV6);
}

static void
icmp_dissect (OctetDissector *self)
{
  guint type, code;

  add_head (self, &type, &code);
  switch (type)
    {
    case ECHO_REPLY:
    case ECHO_REQUEST:
      add_echo (self, type == ECHO_REQUEST);
      break;
    case UNREACHABLE:
    case SOURCE_QUENCH:
    case TIME_EXCEEDED:
    case PARAMETER_PROBLEM:
      add_error (self, type, code);
      break;
    case REDIRECT:
      octet_dissector_read (self, GATEWAY);
      add_quote (self, 0);
      break;
    case ROUTER_ADVERTISEMENT:
      add_routers (self, code);
      break;
    case TIMESTAMP_REQUEST:
    case TIMESTAMP_REPLY:
      add_numbers (self);
      octet_dissector_read (self, ORIGINATE);
      octet_dissector_read (self, RECEIVE);
      octet_dissector_read (self, TRANSMIT);
      break;
    case INFORMATION_REQUEST:
    case INFORMATION_REPLY:
      add_numbers (self);
      break;
    case MASK_REQUEST:
    case MASK_REPLY:
      add_numbers (self);
      octet_dissector_read (self, MASK);
      break;
    case EXTENDED_REQUEST:
    case EXTENDED_REPLY:
      add_extended_echo (self, type == EXTENDED_REQUEST);
      break;
    default:
      break;
    }
  /* What it quotes or echoes is a part of it. */
  octet_dissector_set_header (self, octet_dissector_get_captured (self));
}

const OctetProtocol octet_protocol_icmp = {
  .key = "icmp",
  .name = N_("Internet Control Message Protocol"),
  .short_name = "ICMP",
  .reference = "RFC 792",
  .level = OCTET_LEVEL_NETWORK,
  .row_from = 6,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = icmp_dissect,
  .lesson = N_("The network's own voice: routers and hosts report what went wrong with a packet, "
               "and the ping tool asks who is there."),
};
