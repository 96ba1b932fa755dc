/* icmpv6.c - ICMP for IPv6, RFC 4443, with multicast listeners and neighbour discovery
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2                 4                                   8
 *     +--------+--------+-----------------+-----------------------------------+----------
 *     | type   | code   | checksum        | by type                           | by type …
 *     +--------+--------+-----------------+-----------------------------------+----------
 *
 * The options of neighbour discovery are in icmpv6-options.c, the table in
 * icmpv6-fields.c.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bytes/octet-checksum.h"
#include "bytes/octet-time.h"
#include "protocols/network/icmpv6-fields.h"

#define HEADER_SIZE 8
/* RFC 4884, 5.5: who knows of no length field quotes this much before extensions. */
#define OLD_QUOTE 128

#define STEPS(list) list, G_N_ELEMENTS (list)

/* What stands behind the header, field by field; then options or nothing. */
typedef struct
{
  guint8                 type;
  gboolean               has_options;
  const OctetIcmpv6Step *steps;
  gsize                  n_steps;
} Message;

static const OctetIcmpv6Step solicitation[] = { { ICMPV6_RESERVED, 4 } };
static const OctetIcmpv6Step router[] = {
  { ICMPV6_RA_HOPS, 0 }, { ICMPV6_RA_FLAGS, 0 }, { ICMPV6_RA_LIFETIME, 0 },
  { ICMPV6_RA_REACHABLE, 0 }, { ICMPV6_RA_RETRANSMIT, 0 },
};
static const OctetIcmpv6Step neighbour_question[] = { { ICMPV6_RESERVED, 4 },
                                                      { ICMPV6_NS_TARGET, 0 } };
static const OctetIcmpv6Step neighbour_answer[] = { { ICMPV6_NA_FLAGS, 0 },
                                                    { ICMPV6_NA_TARGET, 0 } };
static const OctetIcmpv6Step redirect[] = { { ICMPV6_RESERVED, 4 }, { ICMPV6_RD_TARGET, 0 },
                                            { ICMPV6_RD_DESTINATION, 0 } };
static const OctetIcmpv6Step listener[] = { { ICMPV6_MLD_DELAY, 0 }, { ICMPV6_RESERVED, 2 },
                                            { ICMPV6_MLD_GROUP, 0 } };
static const OctetIcmpv6Step identifier[] = { { ICMPV6_MIP_IDENTIFIER, 0 },
                                              { ICMPV6_RESERVED, 2 } };
static const OctetIcmpv6Step mobile_prefix[] = { { ICMPV6_MIP_IDENTIFIER, 0 },
                                                 { ICMPV6_MIP_FLAGS, 0 } };
static const OctetIcmpv6Step multicast_router[] = { { ICMPV6_MRD_INTERVAL, 0 },
                                                    { ICMPV6_MRD_ROBUSTNESS, 0 } };

static const Message messages[] = {
  { 131, FALSE, STEPS (listener) },
  { 132, FALSE, STEPS (listener) },
  { 133, TRUE, STEPS (solicitation) },
  { 134, TRUE, STEPS (router) },
  { 135, TRUE, STEPS (neighbour_question) },
  { 136, TRUE, STEPS (neighbour_answer) },
  { 137, TRUE, STEPS (redirect) },
  { 141, TRUE, STEPS (solicitation) },
  { 142, TRUE, STEPS (solicitation) },
  { 144, FALSE, STEPS (identifier) },
  { 146, FALSE, STEPS (identifier) },
  { 147, TRUE, STEPS (mobile_prefix) },
  { 151, FALSE, STEPS (multicast_router) },
};

static const OctetName unreachable_codes[] = {
  { 0, N_("No route") }, { 1, N_("Forbidden by an administrator") },
  { 2, N_("Beyond the scope of the source") }, { 3, N_("Address unreachable") },
  { 4, N_("Port unreachable") }, { 5, N_("Source address against the policy") },
  { 6, N_("Route is rejected") }, { 7, N_("Error in the source route") },
  { 8, N_("Headers too long") },
};

static const OctetName exceeded_codes[] = {
  { 0, N_("In transit") }, { 1, N_("While waiting for fragments") },
};

static const OctetName parameter_codes[] = {
  { 0, N_("Wrong header field") }, { 1, N_("Unknown next header") }, { 2, N_("Unknown option") },
  { 3, N_("First fragment lacks headers") }, { 4, N_("Segment routing error") },
  { 5, N_("Unknown next header at a node") }, { 6, N_("Extension header too big") },
  { 7, N_("Extension headers too long") }, { 8, N_("Too many extension headers") },
  { 9, N_("Too many options") }, { 10, N_("Option too big") },
};

static const OctetName renumbering_codes[] = {
  { 0, N_("Command") }, { 1, N_("Result") }, { 255, N_("Reset of the sequence number") },
};

static const OctetName query_codes[] = {
  { 0, N_("About an IPv6 address") }, { 1, N_("About a name") }, { 2, N_("About an IPv4 address") },
};

static const OctetName reply_codes[] = {
  { 0, N_("Answered") }, { 1, N_("Refused") }, { 2, N_("Unknown question") },
};

static const OctetName rpl_codes[] = {
  { 0, N_("Solicitation") }, { 1, N_("Tree information") },
  { 2, N_("Destination advertisement") }, { 3, N_("Destination acknowledgement") },
  { 4, N_("Route reply") }, { 5, N_("Route reply acknowledgement") },
  { 128, N_("Secure solicitation") }, { 129, N_("Secure tree information") },
  { 130, N_("Secure destination advertisement") },
  { 131, N_("Secure destination acknowledgement") }, { 138, N_("Consistency check") },
};

static const struct
{
  guint8           type;
  const OctetName *names;
  gsize            n_names;
} codes[] = {
  { 1, unreachable_codes, G_N_ELEMENTS (unreachable_codes) },
  { 3, exceeded_codes, G_N_ELEMENTS (exceeded_codes) },
  { 4, parameter_codes, G_N_ELEMENTS (parameter_codes) },
  { 138, renumbering_codes, G_N_ELEMENTS (renumbering_codes) },
  { 139, query_codes, G_N_ELEMENTS (query_codes) },
  { 140, reply_codes, G_N_ELEMENTS (reply_codes) },
  { 155, rpl_codes, G_N_ELEMENTS (rpl_codes) },
};

static const OctetCarrier carriers[] = { { "ip.proto", 58 } };

static const char *
find_code (guint type,
           guint code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].type == type)
      return octet_name_find (codes[i].names, codes[i].n_names, code);
  return NULL;
}

/**
 * octet_icmpv6_read_steps: (skip)
 * @self: a dissector in a layer of ICMPv6
 * @steps: (array length=n_steps): fields
 * @n_steps: how many
 *
 * Reads fields one behind the other.
 */
void
octet_icmpv6_read_steps (OctetDissector        *self,
                         const OctetIcmpv6Step *steps,
                         gsize                  n_steps)
{
  for (gsize i = 0; i < n_steps && octet_dissector_ok (self); i++)
    {
      if (steps[i].size > 0)
        octet_dissector_read_size (self, steps[i].field, steps[i].size);
      else
        octet_dissector_read (self, steps[i].field);
    }
}

static void
add_head (OctetDissector *self,
          guint          *ret_type,
          guint          *ret_code)
{
  guint type = (guint) octet_dissector_read (self, ICMPV6_TYPE);
  guint code = (guint) octet_dissector_read (self, ICMPV6_CODE);
  const OctetField *field = &octet_icmpv6_fields[ICMPV6_TYPE];
  const char *type_name = octet_name_find (field->names, field->n_names, type);
  const char *code_name = find_code (type, code);
  guint16 sum;
  int verdict = 2;

  if (code_name != NULL)
    octet_dissector_label (self, "%s: %s (%u)", _("Code"), _(code_name), code);
  octet_dissector_read (self, ICMPV6_CHECKSUM);
  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    {
      if (!octet_dissector_is_quoted (self) &&
          octet_dissector_sum_internet (self, octet_dissector_get_size (self), 58, &sum))
        verdict = sum == 0xffff;
      octet_dissector_set_verdict (self, ICMPV6_CHECKSUM, ICMPV6_STATUS, ICMPV6_BAD_CHECKSUM,
                                   verdict);
    }
  type_name = type_name != NULL ? _(type_name) : _("Unknown message");
  octet_dissector_describe (self, ", %s", type_name);
  octet_dissector_summarize (self, "%s%s%s", type_name, code_name != NULL ? ": " : "",
                             code_name != NULL ? _(code_name) : "");
  *ret_type = type;
  *ret_code = code;
}

/**
 * octet_icmpv6_add_quote: (skip)
 * @self: a dissector in a layer of ICMPv6
 * @at: first octet of the quoted packet, from the layer's first
 * @size: octets of it
 *
 * Shows a packet that the message quotes.
 */
void
octet_icmpv6_add_quote (OctetDissector *self,
                        gsize           at,
                        gsize           size)
{
  octet_dissector_set_quoting (self, TRUE);
  octet_dissector_call_part (self, "ip.proto", 41, at, size);
  octet_dissector_set_quoting (self, FALSE);
}

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

/* RFC 4443, 3, and RFC 4884, 4 */
static void
add_error (OctetDissector *self,
           guint           type)
{
  gsize words = octet_reader_peek_be (octet_dissector_rest (self), 0, 1);
  gsize left, quote;

  if (type == 2)
    {
      guint mtu = (guint) octet_dissector_read (self, ICMPV6_MTU);

      octet_dissector_summarize_more (self, _(", at most %u bytes"), mtu);
    }
  else if (type == 4)
    octet_dissector_read (self, ICMPV6_POINTER);
  else if (words > 0)
    {
      octet_dissector_read (self, ICMPV6_QUOTE_LENGTH);
      octet_dissector_read_size (self, ICMPV6_RESERVED, 3);
    }
  else
    octet_dissector_read_size (self, ICMPV6_RESERVED, 4);
  left = octet_dissector_get_left (self);
  quote = left;
  if ((type == 1 || type == 3) && words > 0)
    quote = MIN (words * 8, left);
  else if (has_extensions (self, HEADER_SIZE + OLD_QUOTE))
    quote = OLD_QUOTE;
  octet_icmpv6_add_quote (self, HEADER_SIZE, quote);
  if (quote < left)
    octet_dissector_call_part (self, "icmp.extensions", 0, HEADER_SIZE + quote, left - quote);
}

static void
add_partner (OctetDissector *self,
             gboolean        is_request,
             guint16         number,
             guint16         sequence)
{
  static const OctetExchangeFields fields = { ICMPV6_RESPONSE_IN, ICMPV6_REQUEST_IN,
                                              ICMPV6_RESPONSE_TIME };
  OctetExchangePart part = { .id = (guint32) number << 16 | sequence, .is_request = is_request };
  OctetTurn turn = octet_dissector_find_turn (self, &part);

  if (octet_dissector_is_quoted (self) || !octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  octet_dissector_add_turn (self, &part, &turn, &fields);
  if (is_request && turn.response == 0)
    {
      octet_dissector_add_uint (self, ICMPV6_NO_RESPONSE, 0, 0, 0);
      octet_dissector_note (self, ICMPV6_NOT_ANSWERED, ICMPV6_NO_RESPONSE);
    }
}

static void
add_echo (OctetDissector *self,
          gboolean        is_request)
{
  guint16 number = (guint16) octet_dissector_read (self, ICMPV6_IDENTIFIER);
  guint16 sequence = (guint16) octet_dissector_read (self, ICMPV6_SEQUENCE);

  if (!octet_dissector_ok (self))
    return;
  octet_dissector_summarize_more (self, _(", identifier 0x%04x, sequence %u"), number, sequence);
  add_partner (self, is_request, number, sequence);
  /* RFC 4380, 5.2.9: a Teredo client tests a direct way with a random number. */
  if (is_request && octet_dissector_is_inside (self, "teredo") &&
      octet_dissector_get_left (self) >= 4)
    octet_dissector_read_size (self, ICMPV6_NONCE, 4);
  octet_dissector_hand_on_data (self);
}

/* RFC 2710, 3, and RFC 3810, 5.1, which made the message longer. */
static void
add_listener_query (OctetDissector *self)
{
  gsize count;

  if (octet_dissector_get_size (self) < 28)
    {
      octet_icmpv6_read_steps (self, STEPS (listener));
      return;
    }
  octet_dissector_read (self, ICMPV6_MLD_CODE);
  octet_dissector_read_size (self, ICMPV6_RESERVED, 2);
  octet_dissector_read (self, ICMPV6_MLD_GROUP);
  octet_dissector_read (self, ICMPV6_MLD_FLAGS);
  octet_dissector_read (self, ICMPV6_MLD_INTERVAL);
  count = octet_dissector_read (self, ICMPV6_MLD_N_SOURCES);
  for (gsize i = 0; i < count && octet_dissector_ok (self); i++)
    octet_dissector_read (self, ICMPV6_MLD_SOURCE);
}

/* RFC 3810, 5.2 */
static void
add_listener_report (OctetDissector *self)
{
  gsize records;

  octet_dissector_read_size (self, ICMPV6_RESERVED, 2);
  records = octet_dissector_read (self, ICMPV6_REPORT_RECORDS);
  for (gsize i = 0; i < records && octet_dissector_ok (self); i++)
    {
      gsize auxiliary, sources;

      octet_dissector_open (self, ICMPV6_RECORD);
      octet_dissector_read (self, ICMPV6_RECORD_TYPE);
      auxiliary = 4 * octet_dissector_read (self, ICMPV6_RECORD_AUXILIARY);
      sources = octet_dissector_read (self, ICMPV6_RECORD_N_SOURCES);
      octet_dissector_read (self, ICMPV6_RECORD_GROUP);
      for (gsize j = 0; j < sources && octet_dissector_ok (self); j++)
        octet_dissector_read (self, ICMPV6_RECORD_SOURCE);
      if (auxiliary > 0)
        octet_dissector_read_size (self, ICMPV6_RECORD_DATA, auxiliary);
      octet_dissector_close (self);
    }
}

/* RFC 2894, 3.2.1 */
static void
add_renumbering_command (OctetDissector *self)
{
  static const OctetIcmpv6Step match[] = {
    { ICMPV6_RR_ORDINAL, 0 }, { ICMPV6_RR_MATCH_LENGTH, 0 }, { ICMPV6_RR_LEAST, 0 },
    { ICMPV6_RR_MOST, 0 }, { ICMPV6_RESERVED, 2 }, { ICMPV6_RR_MATCH_PREFIX, 0 },
  };
  static const OctetIcmpv6Step use[] = {
    { ICMPV6_RR_USE_LENGTH, 0 }, { ICMPV6_RR_KEEP_LENGTH, 0 }, { ICMPV6_RR_MASK, 0 },
    { ICMPV6_RR_RA, 0 }, { ICMPV6_RR_VALID, 0 }, { ICMPV6_RR_PREFERRED, 0 },
    { ICMPV6_RR_UP_FLAGS, 0 }, { ICMPV6_RR_USE_PREFIX, 0 },
  };
  gsize size, end;

  octet_dissector_open (self, ICMPV6_RR_MATCH);
  octet_dissector_read (self, ICMPV6_RR_OPERATION);
  size = octet_dissector_read (self, ICMPV6_RR_LENGTH) * 8;
  end = octet_dissector_get_position (self) - 2 + size;
  octet_icmpv6_read_steps (self, STEPS (match));
  octet_dissector_close (self);
  while (octet_dissector_ok (self) && octet_dissector_get_position (self) + 32 <= end)
    {
      octet_dissector_open (self, ICMPV6_RR_USE);
      octet_icmpv6_read_steps (self, STEPS (use));
      octet_dissector_close (self);
    }
}

static void
add_renumbering (OctetDissector *self,
                 guint           code)
{
  static const OctetIcmpv6Step head[] = {
    { ICMPV6_RR_SEQUENCE, 0 }, { ICMPV6_RR_SEGMENT, 0 }, { ICMPV6_RR_FLAGS, 0 },
    { ICMPV6_RR_DELAY, 0 }, { ICMPV6_RESERVED, 4 },
  };
  static const OctetIcmpv6Step result[] = {
    { ICMPV6_RR_RM_FLAGS, 0 }, { ICMPV6_RR_RM_ORDINAL, 0 }, { ICMPV6_RR_RM_LENGTH, 0 },
    { ICMPV6_RR_RM_INTERFACE, 0 }, { ICMPV6_RR_RM_PREFIX, 0 },
  };

  octet_icmpv6_read_steps (self, STEPS (head));
  if (code == 0)
    add_renumbering_command (self);
  while (code == 1 && octet_dissector_ok (self) && octet_dissector_get_left (self) > 0)
    {
      octet_dissector_open (self, ICMPV6_RR_RM);
      octet_icmpv6_read_steps (self, STEPS (result));
      octet_dissector_close (self);
    }
}

/* RFC 4620, 4 to 6: names are written as in DNS, without compression. */
static void
add_information (OctetDissector *self,
                 gboolean        is_query,
                 guint           code)
{
  guint question = (guint) octet_dissector_read (self, ICMPV6_NI_TYPE);

  octet_dissector_read (self, ICMPV6_NI_FLAGS);
  octet_dissector_read (self, ICMPV6_NI_NONCE);
  if (is_query && octet_dissector_get_left (self) > 0)
    {
      if (code == 0)
        octet_dissector_read (self, ICMPV6_NI_SUBJECT);
      else if (code == 1)
        octet_icmpv6_add_name (self, ICMPV6_NI_SUBJECT_NAME);
      else if (code == 2)
        octet_dissector_read (self, ICMPV6_NI_SUBJECT_IPV4);
    }
  if (is_query || question < 2 || question > 4)
    return;
  while (octet_dissector_ok (self) && octet_dissector_get_left (self) > 0)
    {
      octet_dissector_read (self, ICMPV6_NI_LIFETIME);
      if (question == 2)
        {
          octet_icmpv6_add_name (self, ICMPV6_NI_NAME);
          break;
        }
      octet_dissector_read (self, question == 3 ? ICMPV6_NI_ADDRESS : ICMPV6_NI_IPV4);
    }
}

/* Whose hardware address is asked for or told. */
static void
summarize_target (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  g_autoptr (GString) target = NULL;

  if (!octet_dissector_wants (self, OCTET_WANTS_SUMMARY) ||
      octet_dissector_get_captured (self) < HEADER_SIZE + 16)
    return;
  target = g_string_new (NULL);
  octet_bytes_format_ipv6 (bytes + HEADER_SIZE, target);
  octet_dissector_summarize_more (self, _(" for %s"), target->str);
}

static gboolean
add_message (OctetDissector *self,
             guint           type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    if (messages[i].type == type)
      {
        octet_icmpv6_read_steps (self, messages[i].steps, messages[i].n_steps);
        if (messages[i].has_options)
          octet_icmpv6_add_options (self);
        return TRUE;
      }
  return FALSE;
}

static void
add_rest (OctetDissector *self)
{
  if (octet_dissector_get_left (self) > 0)
    octet_dissector_read_size (self, ICMPV6_DATA, octet_dissector_get_left (self));
}

static void
icmpv6_dissect (OctetDissector *self)
{
  guint type, code;

  add_head (self, &type, &code);
  switch (type)
    {
    case 1:
    case 2:
    case 3:
    case 4:
      add_error (self, type);
      break;
    case 128:
    case 129:
      add_echo (self, type == 128);
      break;
    case 130:
      add_listener_query (self);
      break;
    case 143:
      add_listener_report (self);
      break;
    case 138:
      add_renumbering (self, code);
      break;
    case 139:
    case 140:
      add_information (self, type == 139, code);
      break;
    case 145:
      octet_icmpv6_read_steps (self, STEPS (identifier));
      while (octet_dissector_ok (self) && octet_dissector_get_left (self) > 0)
        octet_dissector_read (self, ICMPV6_MIP_AGENT);
      break;
    case 155:
      octet_dissector_call_part (self, "icmpv6.rpl", code, 4, octet_dissector_get_left (self));
      break;
    default:
      if (type == 135 || type == 136)
        summarize_target (self);
      if (!add_message (self, type))
        add_rest (self);
      break;
    }
}

const OctetProtocol octet_protocol_icmpv6 = {
  .key = "icmpv6",
  .name = N_("ICMP for IPv6"),
  .short_name = "ICMPv6",
  .reference = "RFC 4443, 2.1",
  .level = OCTET_LEVEL_NETWORK,
  .fields = octet_icmpv6_fields,
  .n_fields = ICMPV6_N_FIELDS,
  .notes = octet_icmpv6_notes,
  .n_notes = ICMPV6_N_NOTES,
  OCTET_CARRIERS (carriers),
  .dissect = icmpv6_dissect,
  .lesson = N_("Errors and pings like in IPv4, and more: hosts find their routers, their "
               "neighbours' hardware addresses and their own address by it."),
};
