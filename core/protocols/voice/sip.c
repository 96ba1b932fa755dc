/* sip.c - Session Initiation Protocol, RFC 3261.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     INVITE sip:grace@example.test SIP/2.0       or    SIP/2.0 180 Ringing
 *     Via: SIP/2.0/UDP 192.0.2.42;branch=z9hG4bK7
 *     Call-ID: 4711@192.0.2.42
 *     CSeq: 1 INVITE
 *     …
 *     (an empty line, then the body)
 *
 * A response repeats call, number and method of its request (8.2.6); ACK has the number of the
 * INVITE that it confirms (17.1.1.3).
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"
#include "protocols/voice/sip-fields.h"

/* 64 times T1: so long a message is sent again (17.1.2.2). */
#define REPEAT_TIME (32 * G_GINT64_CONSTANT (1000000000))

/* A message of more headers is none; the rest is shown as it is. */
#define MAX_HEADERS 500

/* Where the facts of the two pairings of a message are filed: both are told apart by place. */
enum { AT_ANSWER = 0, AT_AGAIN = 1 };

/* What pairs a message with others. */
typedef struct
{
  SipSpan  call;
  SipSpan  method;
  SipSpan  type;
  guint64  number;
  guint64  length;
  gboolean has_length;
} Facts;

static const OctetCarrier carriers[] = {
  { "udp.port", 5060 }, { "tcp.port", 5060 }, { "udp.port", OCTET_HEURISTIC },
  { "tcp.port", OCTET_HEURISTIC },
};

/* Octets of the line at @at with its end. */
static gsize
find_line (const guint8 *data,
           gsize         size,
           gsize         at)
{
  const guint8 *end = memchr (data + at, '\n', size - at);

  return end != NULL ? (gsize) (end - data) + 1 - at : size - at;
}

/* The same for a header, which goes on where the next line begins with a blank. */
static gsize
find_header (const guint8 *data,
             gsize         size,
             gsize         at)
{
  gsize length = find_line (data, size, at);

  while (at + length < size && (data[at + length] == ' ' || data[at + length] == '\t'))
    length += find_line (data, size, at + length);
  return length;
}

static gsize
trim_end (const guint8 *data,
          gsize         at,
          gsize         size)
{
  while (size > 0 && g_ascii_isspace (data[at + size - 1]))
    size--;
  return size;
}

static gboolean
is_empty_line (const guint8 *data,
               gsize         at,
               gsize         size)
{
  return trim_end (data, at, size) == 0;
}

/* Version first, or a method in capitals and the version last. */
static gboolean
is_start_line (const guint8 *data,
               gsize         size)
{
  gsize length = trim_end (data, 0, find_line (data, size, 0)), method = 0;

  if (length >= 12 && memcmp (data, "SIP/2.0 ", 8) == 0)
    return g_ascii_isdigit (data[8]) && g_ascii_isdigit (data[9]) && g_ascii_isdigit (data[10]);
  while (method < length && (g_ascii_isupper (data[method]) || data[method] == '-'))
    method++;
  return method >= 3 && length > method + 8 && data[method] == ' ' &&
         memcmp (data + length - 8, " SIP/2.0", 8) == 0;
}

static gboolean
sip_accept (OctetDissector *self)
{
  return is_start_line (octet_dissector_get_bytes (self), octet_dissector_get_captured (self));
}

/* Headers, then as many octets of body as Content-Length says (18.3). */
static gssize
sip_message_size (OctetDissector *self,
                  const guint8   *data,
                  gsize           size)
{
  gsize at = 0, body = 0;

  if (memchr (data, '\n', size) == NULL)
    return size > G_MAXUINT16 ? (gssize) size : OCTET_MESSAGE_NEEDS_ONE_SEGMENT;
  while (at < size)
    {
      gsize length = find_line (data, size, at);
      const char *colon = memchr (data + at, ':', length);
      gsize name = colon != NULL ? (gsize) (colon - (const char *) data) - at : 0;
      const SipHeader *header = sip_find_header ((const char *) data + at,
                                                 trim_end (data, at, name));

      if (header != NULL && header->field == SIP_CONTENT_LENGTH)
        {
          body = 0;
          for (gsize i = name + 1; i < length && body < G_MAXUINT16; i++)
            if (g_ascii_isdigit (data[at + i]))
              body = body * 10 + (gsize) (data[at + i] - '0');
        }
      if (is_empty_line (data, at, length) && data[at + length - 1] == '\n' && at > 0)
        return (gssize) (at + length + body);
      at += length;
    }
  return size > G_MAXUINT16 ? (gssize) size : OCTET_MESSAGE_NEEDS_ONE_SEGMENT;
}

static guint64
hash (guint64       seed,
      const guint8 *bytes,
      gsize         size)
{
  /* FNV-1a: a name of the message, not a defence. */
  for (gsize i = 0; i < size; i++)
    seed = (seed ^ bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return seed;
}

static guint64
name_transaction (OctetDissector *self,
                  const Facts    *facts,
                  const char     *method,
                  gsize           method_size)
{
  guint64 name = hash (G_GUINT64_CONSTANT (0xcbf29ce484222325),
                       octet_dissector_get_bytes (self) + facts->call.at, facts->call.size);

  name = hash (name, (const guint8 *) &facts->number, sizeof facts->number);
  return hash (name, (const guint8 *) method, method_size);
}

/* Whether the same message came before: the same code, or the request again. */
static void
add_again (OctetDissector *self,
           const Facts    *facts,
           guint32         code)
{
  const char *method = (const char *) octet_dissector_get_bytes (self) + facts->method.at;
  OctetExchangePart part = { .is_request = TRUE, .at = AT_AGAIN, .is_anywhere = TRUE,
                             .repeat_time = REPEAT_TIME };
  OctetTurn turn;

  part.id = name_transaction (self, facts, method, facts->method.size);
  part.id = hash (part.id ^ 1, (const guint8 *) &code, sizeof code);
  turn = octet_dissector_find_turn (self, &part);
  octet_dissector_add_uint (self, SIP_RESEND, turn.kind == OCTET_TURN_REQUEST_AGAIN, 0, 0);
  if (turn.kind == OCTET_TURN_REQUEST_AGAIN)
    octet_dissector_add_uint (self, SIP_RESEND_OF, turn.request, 0, 0);
}

/* Seconds and what is left of them are told apart before they are cut to milliseconds, which is
 * how the users of this field know it. */
static guint64
count_milliseconds (OctetDissector *self,
                    guint32         request)
{
  const gint64 second = G_GINT64_CONSTANT (1000000000);
  gint64 then = octet_dissector_get_time_of (self, request);
  gint64 now = octet_dissector_get_frame (self)->time;

  if (then == G_MININT64 || now <= then)
    return 0;
  return (guint64) ((now / second - then / second) * 1000 +
                    (now % second - then % second) / 1000000);
}

static void
add_turn (OctetDissector *self,
          const Facts    *facts,
          guint32         code)
{
  const char *method = (const char *) octet_dissector_get_bytes (self) + facts->method.at;
  gboolean is_ack = facts->method.size == 3 && memcmp (method, "ACK", 3) == 0;
  OctetExchangePart part = { .is_request = code == 0 && !is_ack, .at = AT_ANSWER,
                             .is_anywhere = TRUE, .repeat_time = REPEAT_TIME };
  OctetTurn turn;

  if (facts->call.size == 0 || facts->method.size == 0)
    {
      octet_dissector_add_uint (self, SIP_RESEND, 0, 0, 0);
      return;
    }
  add_again (self, facts, code);
  part.id = is_ack ? name_transaction (self, facts, "INVITE", 6)
                   : name_transaction (self, facts, method, facts->method.size);
  turn = octet_dissector_find_turn (self, &part);
  if (part.is_request || turn.request == 0 || turn.time == G_MININT64)
    return;
  octet_dissector_add_uint (self, SIP_REQUEST_IN, turn.request, 0, 0);
  octet_dissector_add_uint (self, SIP_TIME, count_milliseconds (self, turn.request), 0, 0);
}

/* Adds one header where @adds, and keeps what pairs the message. */
static void
read_header (OctetDissector *self,
             SipSpan         line,
             gboolean        adds,
             Facts          *facts)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  const guint8 *colon = memchr (data + line.at, ':', line.size);
  gsize name = colon != NULL ? (gsize) (colon - data) - line.at : 0;
  const SipHeader *header = sip_find_header ((const char *) data + line.at,
                                             trim_end (data, line.at, name));
  SipSpan value = { line.at + name + 1, line.size - name - 1 }, method;

  if (colon == NULL)
    return;
  value.size = trim_end (data, value.at, value.size);
  while (value.size > 0 && g_ascii_isspace (data[value.at]))
    value = (SipSpan) { value.at + 1, value.size - 1 };
  if (adds && header != NULL)
    sip_read_value (self, header, line, value);
  if (header == NULL || adds)
    return;
  if (header->field == SIP_CALL_ID)
    facts->call = value;
  else if (header->field == SIP_CONTENT_TYPE)
    facts->type = value;
  else if (header->field == SIP_CSEQ)
    {
      facts->number = sip_read_digits (self, value);
      method = value;
      while (method.size > 0 && !g_ascii_isspace (data[method.at]))
        method = (SipSpan) { method.at + 1, method.size - 1 };
      while (method.size > 0 && g_ascii_isspace (data[method.at]))
        method = (SipSpan) { method.at + 1, method.size - 1 };
      facts->method = method;
    }
}

/* All headers; answers where the body begins. */
static gsize
read_headers (OctetDissector *self,
              gsize           at,
              gboolean        adds,
              Facts          *facts)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);

  for (guint i = 0; at < size && i < MAX_HEADERS; i++)
    {
      SipSpan line = { at, find_header (data, size, at) };

      if (is_empty_line (data, at, find_line (data, size, at)))
        return at + find_line (data, size, at);
      read_header (self, line, adds, facts);
      at += line.size;
    }
  return at;
}

static guint32
read_start_line (OctetDissector *self,
                 gsize           size,
                 const Facts    *facts)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gboolean is_response = memcmp (data, "SIP/2.0 ", 8) == 0;
  const guint8 *blank = memchr (data, ' ', size);
  gsize method = blank != NULL ? (gsize) (blank - data) : size;
  g_autofree char *text = NULL;
  guint32 code = 0;

  if (octet_dissector_wants (self, OCTET_WANTS_SUMMARY | OCTET_WANTS_TEXT))
    text = g_utf8_make_valid ((const char *) data, (gssize) size);
  octet_dissector_summarize (self, is_response ? _("Status: %s") : _("Request: %s"),
                             text != NULL && is_response ? text + 8 : text);
  octet_dissector_add (self, is_response ? SIP_STATUS_LINE : SIP_REQUEST_LINE, 0, size);
  octet_dissector_enter (self);
  if (is_response)
    {
      code = (guint32) sip_read_digits (self, (SipSpan) { 8, 3 });
      octet_dissector_add_uint (self, SIP_CODE, code, 8, 3);
    }
  else
    {
      octet_dissector_add (self, SIP_METHOD, 0, method);
      if (size > method + 9)
        sip_read_uri (self, SIP_URI, (SipSpan) { method + 1, size - method - 9 });
    }
  add_turn (self, facts, code);
  octet_dissector_close (self);
  return code;
}

/* The kind of body without parameters, in small letters. */
static void
hand_on_body (OctetDissector *self,
              const Facts    *facts,
              gsize           at)
{
  const char *data = (const char *) octet_dissector_get_bytes (self);
  gsize size = 0;
  g_autofree char *type = NULL;

  while (size < facts->type.size && data[facts->type.at + size] != ';' &&
         !g_ascii_isspace (data[facts->type.at + size]))
    size++;
  type = size > 0 ? g_ascii_strdown (data + facts->type.at, (gssize) size) : NULL;
  octet_dissector_open (self, SIP_BODY);
  octet_dissector_set_enclosing (self, TRUE);
  octet_dissector_call_part_text (self, "media_type", type, at,
                                  octet_dissector_get_size (self) - at);
  octet_dissector_set_enclosing (self, FALSE);
  octet_reader_skip (octet_dissector_rest (self),
                     octet_reader_left (octet_dissector_rest (self)));
  octet_dissector_close (self);
}

static void
sip_dissect (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  OctetReader *rest = octet_dissector_rest (self);
  gsize size = octet_dissector_get_captured (self), line, body;
  Facts facts = { { 0 } };

  if (!is_start_line (data, size))
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  line = find_line (data, size, 0);
  body = read_headers (self, line, FALSE, &facts);
  read_start_line (self, trim_end (data, 0, line), &facts);
  if (body > line)
    {
      octet_dissector_add_bytes (self, SIP_HEADERS, data + line, size - line, line, body - line);
      octet_dissector_enter (self);
      read_headers (self, line, TRUE, &facts);
      octet_dissector_close (self);
    }
  octet_reader_skip (rest, body);
  if (octet_dissector_get_size (self) > body && octet_dissector_ok (self))
    hand_on_body (self, &facts, body);
}

const OctetProtocol octet_protocol_sip = {
  .key = "sip",
  .name = N_("Session Initiation Protocol"),
  .short_name = "SIP",
  .reference = "RFC 3261",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (sip_fields),
  OCTET_CARRIERS (carriers),
  .accept = sip_accept,
  .message_size = sip_message_size,
  .dissect = sip_dissect,
  .lesson = N_("Telephone calls over the Internet: finds people, rings, agrees on what is sent. "
               "The sound itself goes its own way, as RTP."),
};
