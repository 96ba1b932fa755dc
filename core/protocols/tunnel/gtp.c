/* gtp.c - GPRS tunnelling protocol, versions 0 and 1, 3GPP TS 29.060 and TS 29.281; with GTP'
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                  1         2        4        8          10       11            12
 *     +------------------+---------+--------+--------+----------+--------+-------------+-----
 *     | ver PT * E S PN  | message | length | tunnel | sequence | N-PDU  | next header | …
 *     +------------------+---------+--------+--------+----------+--------+-------------+-----
 *
 * The last three are there where one of E, S and PN is set. Version 0 has twenty octets:
 *
 *     0                  1         2        4          6            8        9       12      20
 *     +------------------+---------+--------+----------+------------+--------+-------+-------+
 *     | ver PT 111   SNN | message | length | sequence | flow label | number | 1s    | tunnel|
 *     +------------------+---------+--------+----------+------------+--------+-------+-------+
 *
 * GTP' (TS 32.295), which carries records for bills, ends with the sequence number.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/tunnel/gtp-private.h"

enum { HAS_EXTENSION = 0x04, HAS_SEQUENCE = 0x02, HAS_PDU_NUMBER = 0x01, IS_TUNNEL = 0x10 };
enum { ERROR_INDICATION = 26, USER_PACKET = 255 };
enum { NEXT_NONE = 0x00, NEXT_UDP_PORT = 0x40, NEXT_CONTAINER = 0x81, NEXT_SESSION = 0x85,
       NEXT_PDCP = 0xc0 };

/* Extension headers are of the sender's making; nobody has more than a few. */
#define MAX_EXTENSIONS 16u

/* Messages that want an answer; the answer's number is one more. */
static const guint8 requests[] = {
  1, 4, 6, 16, 18, 20, 22, 24, 27, 29, 32, 34, 36, 48, 50, 53, 56, 61, 96, 98, 100, 102, 104, 112,
  114, 116, 118, 120, 128, 240,
};

/* The last one is where the records for bills go, and where the first edition was. */
static const OctetCarrier carriers[] = {
  { "udp.port", 2152 }, { "udp.port", 2123 }, { "udp.port", 3386 },
};

static gboolean
is_request (guint message)
{
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    if (requests[i] == message)
      return TRUE;
  return FALSE;
}

/* Version 2 is a protocol of its own that shares the port; and the ports are not only GTP's. */
static gboolean
gtp_accept (OctetDissector *self)
{
  const OctetReader *rest = octet_dissector_rest (self);
  guint message = (guint) octet_reader_peek_be (rest, 1, 1);

  return octet_reader_left (rest) > 0 && octet_reader_peek_be (rest, 0, 1) >> 5 < 2 &&
         (octet_name_find (octet_gtp_messages, GTP_N_MESSAGES, message) != NULL ||
          is_request (message) || (message > 0 && is_request (message - 1)));
}

static void
add_session (OctetDissector *self,
             gsize           at,
             gsize           size)
{
  octet_dissector_add (self, GTP_SESSION_TYPE, at, 1);
  if (size < 2)
    return;
  octet_dissector_add (self, GTP_SESSION_PAGING, at + 1, 1);
  octet_dissector_add (self, GTP_SESSION_REFLECTIVE, at + 1, 1);
  octet_dissector_add (self, GTP_SESSION_FLOW, at + 1, 1);
}

/* One extension header, TS 29.281, section 5.2: its length in words of four, the content, and
 * the type of the next one. Returns that. */
static guint
add_extension (OctetDissector *self,
               guint           type)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize words, size, at;
  guint next;

  octet_dissector_open (self, GTP_EXTENSION);
  words = octet_dissector_read (self, GTP_EXTENSION_LENGTH);
  at = octet_dissector_get_position (self);
  size = words > 0 ? words * 4 - 2 : 0;
  if (type == NEXT_PDCP && size >= 2)
    octet_dissector_add (self, GTP_PDCP_NUMBER, at, 2);
  else if (type == NEXT_UDP_PORT && size >= 2)
    octet_dissector_add (self, GTP_UDP_PORT, at, 2);
  else if (type == NEXT_CONTAINER && size > 0)
    octet_dissector_add (self, GTP_CONTAINER, at, size);
  else if (type == NEXT_SESSION && size >= 1)
    add_session (self, at, size);
  else if (size > 0)
    octet_dissector_add (self, GTP_EXTENSION_SPARE, at, size);
  octet_reader_skip (rest, size);
  next = words > 0 ? (guint) octet_dissector_read (self, GTP_NEXT) : NEXT_NONE;
  octet_dissector_close (self);
  return next;
}

/* What follows the eight octets that are always there. Returns the sequence number. */
static guint
add_optional (OctetDissector *self,
              guint           flags)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self);
  guint sequence = octet_reader_be16 (rest), next = 0;

  if ((flags & HAS_SEQUENCE) != 0)
    octet_dissector_add (self, GTP_SEQUENCE, at, 2);
  octet_reader_skip (rest, 1);
  if ((flags & HAS_PDU_NUMBER) != 0)
    octet_dissector_add (self, GTP_PDU_NUMBER, at + 2, 1);
  if ((flags & HAS_EXTENSION) != 0)
    next = (guint) octet_dissector_read (self, GTP_NEXT);
  else
    octet_reader_skip (rest, 1);
  for (guint i = 0; i < MAX_EXTENSIONS && next != NEXT_NONE && octet_dissector_ok (self); i++)
    next = add_extension (self, next);
  return sequence;
}

/* Returns the sequence number. */
static guint
add_first_edition (OctetDissector *self)
{
  guint sequence = (guint) octet_dissector_read (self, GTP_SEQUENCE);
  gsize at;
  g_autoptr (GString) digits = g_string_new (NULL);

  octet_dissector_read (self, GTP_FLOW_LABEL);
  octet_dissector_read (self, GTP_PDU_NUMBER_0);
  octet_reader_skip (octet_dissector_rest (self), 3);
  at = octet_dissector_get_position (self);
  octet_gtp_read_digits (self, 8, digits);
  octet_dissector_add_text (self, GTP_TUNNEL_0, digits->str, at, 8);
  return sequence;
}

/* TS 29.281 does not say what the user's packet is; its first octet does: version, and for IPv4
 * how long a header is that has room for both addresses. */
static void
hand_on_packet (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint first = (guint) octet_reader_peek_be (rest, 0, 1);

  if (octet_reader_left (rest) == 0)
    return;
  if (first >= 0x45 && first <= 0x4f)
    octet_dissector_hand_on (self, "ethertype", 0x0800, 0x0800);
  else if (first >> 4 == 6)
    octet_dissector_hand_on (self, "ethertype", 0x86dd, 0x86dd);
}

static void
add_turn (OctetDissector *self,
          guint           version,
          guint           message,
          guint           sequence)
{
  gboolean asks = is_request (message);
  guint request = asks ? message : message - 1;
  const OctetExchangePart part = {
    .id = (guint64) version << 32 | request << 16 | sequence, .is_request = asks,
  };
  static const OctetExchangeFields exchange = {
    .response_in = GTP_RESPONSE_IN, .request_in = GTP_RESPONSE_TO, .time = GTP_TIME,
  };

  if (!asks && (message == 0 || !is_request (message - 1)))
    return;
  octet_dissector_link_turn (self, &part, &exchange);
}

static void
gtp_dissect (OctetDissector *self)
{
  guint flags = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);
  guint version = flags >> 5;
  gboolean is_tunnel = (flags & IS_TUNNEL) != 0, has_sequence = TRUE;
  guint message, length, sequence = 0;
  const char *name;

  octet_dissector_read (self, version == 0 ? GTP_FLAGS_0 : GTP_FLAGS);
  message = (guint) octet_dissector_read (self, GTP_MESSAGE);
  length = (guint) octet_dissector_read (self, GTP_LENGTH);
  name = octet_name_find (octet_gtp_messages, GTP_N_MESSAGES, message);
  if (version == 1 && is_tunnel)
    {
      if (octet_dissector_get_size (self) > 8 + (gsize) length)
        octet_dissector_trim (self, 8 + (gsize) length);
      octet_dissector_read (self, GTP_TUNNEL);
      has_sequence = (flags & HAS_SEQUENCE) != 0;
      if ((flags & (HAS_EXTENSION | HAS_SEQUENCE | HAS_PDU_NUMBER)) != 0)
        sequence = add_optional (self, flags);
    }
  else if (is_tunnel || (flags & 1) == 0)
    sequence = add_first_edition (self);
  else
    sequence = (guint) octet_dissector_read (self, GTP_SEQUENCE);
  if (!octet_dissector_ok (self))
    return;
  if (message == USER_PACKET)
    {
      hand_on_packet (self);
      return;
    }
  octet_gtp_add_elements (self, version, is_request (message));
  if (name != NULL)
    octet_dissector_summarize (self, "%s", _(name));
  if (octet_dissector_ok (self) && has_sequence)
    add_turn (self, version, message, sequence);
}

const OctetProtocol octet_protocol_gtp = {
  .key = "gtp",
  .name = N_("GPRS Tunnelling Protocol"),
  .short_name = "GTP",
  .reference = "3GPP TS 29.060, TS 32.295",
  .level = OCTET_LEVEL_SESSION,
  .fields = octet_gtp_fields,
  .n_fields = GTP_N_FIELDS,
  OCTET_CARRIERS (carriers),
  .accept = gtp_accept,
  .dissect = gtp_dissect,
  .lesson = N_("Carries a phone's packets through the mobile network to the internet, and sets up "
               "the tunnels for that. A variant, GTP', carries the records for bills."),
};
