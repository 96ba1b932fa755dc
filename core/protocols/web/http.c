/* http.c - Hypertext Transfer Protocol, version 1: RFC 9110 and 9112.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     GET /index.html HTTP/1.1 CRLF          HTTP/1.1 200 OK CRLF
 *     Host: www.example CRLF                 Content-Length: 5 CRLF
 *     CRLF                                   CRLF
 *                                            hello
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bytes/octet-time.h"
#include "protocols/web/http-decode.h"
#include "protocols/web/http-fields.h"
#include "protocols/web/http-message.h"
#include "protocols/web/http-talk.h"

static const OctetName codes[] = {
  { 100, N_("Continue") }, { 101, N_("Switching Protocols") }, { 102, N_("Processing") },
  { 103, N_("Early Hints") }, { 200, N_("OK") }, { 201, N_("Created") },
  { 202, N_("Accepted") }, { 203, N_("Non-authoritative Information") },
  { 204, N_("No Content") }, { 205, N_("Reset Content") }, { 206, N_("Partial Content") },
  { 207, N_("Multi-Status") }, { 208, N_("Already Reported") }, { 226, N_("IM Used") },
  { 300, N_("Multiple Choices") }, { 301, N_("Moved Permanently") }, { 302, N_("Found") },
  { 303, N_("See Other") }, { 304, N_("Not Modified") }, { 305, N_("Use Proxy") },
  { 307, N_("Temporary Redirect") }, { 308, N_("Permanent Redirect") },
  { 400, N_("Bad Request") }, { 401, N_("Unauthorized") }, { 402, N_("Payment Required") },
  { 403, N_("Forbidden") }, { 404, N_("Not Found") }, { 405, N_("Method Not Allowed") },
  { 406, N_("Not Acceptable") }, { 407, N_("Proxy Authentication Required") },
  { 408, N_("Request Time-out") }, { 409, N_("Conflict") }, { 410, N_("Gone") },
  { 411, N_("Length Required") }, { 412, N_("Precondition Failed") },
  { 413, N_("Request Entity Too Large") }, { 414, N_("Request-URI Too Long") },
  { 415, N_("Unsupported Media Type") }, { 416, N_("Requested Range Not Satisfiable") },
  { 417, N_("Expectation Failed") }, { 418, N_("I'm a teapot") },
  { 421, N_("Misdirected Request") }, { 422, N_("Unprocessable Entity") },
  { 423, N_("Locked") }, { 424, N_("Failed Dependency") }, { 425, N_("Too Early") },
  { 426, N_("Upgrade Required") }, { 428, N_("Precondition Required") },
  { 429, N_("Too Many Requests") }, { 431, N_("Request Header Fields Too Large") },
  { 451, N_("Unavailable For Legal Reasons") }, { 500, N_("Internal Server Error") },
  { 501, N_("Not Implemented") }, { 502, N_("Bad Gateway") },
  { 503, N_("Service Unavailable") }, { 504, N_("Gateway Time-out") },
  { 505, N_("HTTP Version not supported") }, { 506, N_("Variant Also Negotiates") },
  { 507, N_("Insufficient Storage") }, { 508, N_("Loop Detected") },
  { 510, N_("Not Extended") }, { 511, N_("Network Authentication Required") },
};

/* A response that claims more than this is over when the connection is. */
#define MAX_LENGTH G_MAXINT32

static const OctetCarrier carriers[] = {
  { "tcp.port", 80 }, { "tcp.port", 631 }, { "tcp.port", 1900 }, { "tcp.port", 2710 },
  { "tcp.port", 2869 }, { "tcp.port", 3128 }, { "tcp.port", 3132 }, { "tcp.port", 3689 },
  { "tcp.port", 5985 }, { "tcp.port", 8080 }, { "tcp.port", 8088 }, { "tcp.port", 11371 },
  { "tcp.port", OCTET_HEURISTIC },
};

/* Whether a request's line ends in a version of HTTP/1, whatever stands in front of it. */
static gboolean
ends_in_version (const guint8 *data,
                 HttpSpan      end)
{
  const guint8 *version = data + end.at + end.size - MIN (end.size, 8);

  return end.size >= 8 && memcmp (version, "HTTP/1.", 7) == 0 && g_ascii_isdigit (version[7]) &&
         version[-1] == ' ';
}

/* On its own ports anything is HTTP, if only the middle of a body, until the ends agree to speak
 * something else; on others the first line has to say so. */
static gboolean
http_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  guint32 port = octet_dissector_get_parameter (self);
  HttpHead head;

  if (http_talk_is_upgraded (self))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (carriers); i++)
    if (carriers[i].value == port)
      return TRUE;
  if (http_talk_has_begun (self) && !octet_dissector_is_inside (self, "http"))
    return TRUE;
  http_head_read_start (data, octet_dissector_get_captured (self), &head);
  if (head.kind == HTTP_KIND_RESPONSE)
    return head.tokens[0].size >= 8;
  /* As in tshark, a method that nobody knows is HTTP's as well, but not read: see
   * OCTET_MESSAGE_UNREADABLE. */
  return head.line_size > 0 && ends_in_version (data, head.tokens[2].size > 0 ? head.tokens[2]
                                                                              : head.tokens[1]);
}

/* What does not begin as HTTP does. A line of text may still become one of its heads; what is
 * no text, or has no header line in front, is the middle of a body where somebody asked for one
 * before, and else none of HTTP's. */
static gssize
measure_other (OctetDissector *self,
               const guint8   *data,
               gsize           size)
{
  HttpLine line;
  gsize end;

  if (size > 0 && g_ascii_isprint (data[0]))
    {
      if (size < HTTP_MAX_HEAD && http_line_find (data, size, 0, &end) == end)
        return OCTET_MESSAGE_NEEDS_ONE_SEGMENT;
      if (http_head_next_line (data, MIN (size, HTTP_MAX_HEAD), 0, &line))
        return (gssize) size;
    }
  return http_talk_has_asked (self) ? (gssize) size : OCTET_MESSAGE_UNREADABLE;
}

/* A message that states its length. It is all there with so many octets behind the blank line, but
 * a line that is no header line begins the body, and so the body ends earlier. */
static gssize
measure_stated (const HttpHead *head,
                gsize           size)
{
  gsize length = MIN (head->length, G_MAXSSIZE - HTTP_MAX_HEAD);

  if (head->odd_at > 0 && head->size + length <= size)
    return (gssize) (head->odd_at + length);
  return (gssize) (head->size + length);
}

/* RFC 9112, 6.3: where a message ends. */
static gssize
http_message_size (OctetDissector *self,
                   const guint8   *data,
                   gsize           size)
{
  const OctetProtocol *tunnelled = http_talk_find_tunnelled (self);
  gboolean is_complete = TRUE;
  gsize body;
  HttpHead head;

  if (tunnelled != NULL && tunnelled->message_size != NULL &&
      tunnelled->message_size != http_message_size)
    return tunnelled->message_size (self, data, size);
  http_head_scan (data, size, FALSE, &head);
  if (head.kind == HTTP_KIND_OTHER)
    return measure_other (self, data, size);
  if (!head.is_complete && size >= HTTP_MAX_HEAD)
    return (gssize) size;
  if (!head.is_complete)
    return OCTET_MESSAGE_NEEDS_ONE_SEGMENT;
  if (!http_head_has_body (&head) ||
      (head.kind == HTTP_KIND_RESPONSE && http_talk_awaits_no_body (self, head.code)))
    return (gssize) head.size;
  if (head.ends_in_chunks)
    {
      body = http_chunks_measure (data, size, head.size, &is_complete);
      return is_complete ? (gssize) (head.size + body) : OCTET_MESSAGE_NEEDS_ONE_SEGMENT;
    }
  if (head.has_length && !head.is_doubtful &&
      (head.length <= MAX_LENGTH || head.kind == HTTP_KIND_REQUEST))
    return measure_stated (&head, size);
  if (head.kind == HTTP_KIND_RESPONSE)
    return OCTET_MESSAGE_UNTIL_CLOSE;
  return (gssize) (head.is_doubtful || head.is_coded ? size : head.size);
}

static char *
dup_span (const HttpMessage *message,
          HttpSpan           span)
{
  g_autofree char *text = g_strndup ((const char *) message->data + span.at, span.size);

  return g_utf8_make_valid (text, -1);
}

/* Host and path together; the URI alone where it names the host itself. NULL where no host
 * is known. */
static char *
make_full_uri (const HttpMessage *message)
{
  const HttpHead *head = &message->head;
  g_autofree char *uri = dup_span (message, head->tokens[1]);
  g_autofree char *host = NULL;

  if (http_span_is (message->data, head->tokens[0], "CONNECT") ||
      g_ascii_strncasecmp (uri, "http://", 7) == 0 || g_ascii_strncasecmp (uri, "https://", 8) == 0)
    return g_steal_pointer (&uri);
  if (head->host.size == 0)
    return NULL;
  host = dup_span (message, head->host);
  return strcmp (uri, "*") == 0 ? g_strdup_printf ("http://%s", host)
                                : g_strdup_printf ("http://%s%s", host, uri);
}

static void
add_uri_parts (OctetDissector    *self,
               const HttpMessage *message,
               HttpSpan           uri)
{
  const guint8 *mark = memchr (message->data + uri.at, '?', uri.size);
  gsize at, end = uri.at + uri.size;

  if (mark == NULL)
    return;
  at = (gsize) (mark - message->data);
  octet_dissector_add (self, HTTP_URI_PATH, message->start + uri.at, at - uri.at);
  at++;
  octet_dissector_add (self, HTTP_URI_QUERY, message->start + at, end - at);
  octet_dissector_enter (self);
  while (at < end)
    {
      const guint8 *stop = memchr (message->data + at, '&', end - at);
      gsize next = stop != NULL ? (gsize) (stop - message->data) : end;

      octet_dissector_add (self, HTTP_URI_PARAMETER, message->start + at, next - at);
      at = next + 1;
    }
  octet_dissector_close (self);
}

static void
add_request_line (OctetDissector    *self,
                  const HttpMessage *message)
{
  const HttpSpan *tokens = message->head.tokens;
  gsize start = message->start;

  octet_dissector_add (self, HTTP_METHOD, start + tokens[0].at, tokens[0].size);
  octet_dissector_add (self, HTTP_URI, start + tokens[1].at, tokens[1].size);
  octet_dissector_enter (self);
  add_uri_parts (self, message, tokens[1]);
  octet_dissector_close (self);
  octet_dissector_add (self, HTTP_REQUEST_VERSION, start + tokens[2].at, tokens[2].size);
}

static void
add_response_line (OctetDissector    *self,
                   const HttpMessage *message)
{
  const HttpHead *head = &message->head;
  const HttpSpan *tokens = head->tokens;
  const char *description = octet_name_find (codes, G_N_ELEMENTS (codes), head->code);
  gsize start = message->start;

  octet_dissector_add (self, HTTP_RESPONSE_VERSION, start + tokens[0].at, tokens[0].size);
  if (tokens[1].size == 0)
    return;
  octet_dissector_add_uint (self, HTTP_CODE, head->code, start + tokens[1].at,
                            MIN (tokens[1].size, 3));
  octet_dissector_add_text (self, HTTP_CODE_DESCRIPTION,
                            description != NULL ? description : "Unknown",
                            start + tokens[1].at, MIN (tokens[1].size, 3));
  octet_dissector_add (self, HTTP_PHRASE, start + tokens[2].at, tokens[2].size);
}

static void
add_start_line (OctetDissector    *self,
                const HttpMessage *message)
{
  gsize size = message->head.line_size;
  g_autofree char *line = NULL;

  line = dup_span (message, (HttpSpan) { 0, size });
  g_strchomp (line);
  octet_dissector_open_text (self, line);
  octet_dissector_note_text (self, HTTP_NOTE_CHAT, line);
  if (message->head.kind == HTTP_KIND_REQUEST)
    add_request_line (self, message);
  else
    add_response_line (self, message);
  octet_dissector_close (self);
}

static void
add_link (OctetDissector    *self,
          const HttpMessage *message,
          guint              field,
          guint32            packet)
{
  if (packet != 0)
    octet_dissector_add_uint (self, field, packet, message->start, 0);
}

static void
add_neighbour (OctetDissector      *self,
               const HttpMessage   *message,
               const HttpExchange  *neighbour,
               guint                request_in,
               guint                response_in,
               gboolean             is_request)
{
  const OctetExchange *exchange = neighbour != NULL
                                    ? octet_dissector_get_exchange (self, neighbour->number) : NULL;

  if (exchange == NULL)
    return;
  add_link (self, message, request_in, exchange->request);
  if (!is_request)
    add_link (self, message, response_in, exchange->response);
}

/* Where the other half of the exchange is, and its neighbours. */
static void
add_links (OctetDissector    *self,
           const HttpMessage *message)
{
  static const OctetExchangeFields fields = { HTTP_RESPONSE_IN, HTTP_REQUEST_IN, HTTP_TIME,
                                              TRUE };
  const HttpTalk *talk = http_talk_find (self);
  gboolean is_request = message->head.kind == HTTP_KIND_REQUEST;
  OctetExchangePart part = { .at = message->start };
  const HttpExchange *exchange;
  guint index;

  exchange = talk != NULL ? http_talk_find_exchange (talk, message->turn.number, &index) : NULL;
  if (exchange == NULL)
    return;
  octet_dissector_add_uint (self, is_request ? HTTP_REQUEST_NUMBER : HTTP_RESPONSE_NUMBER,
                            index + 1, message->start, 0);
  if (!is_request)
    octet_dissector_add_turn (self, &part, &message->turn, &fields);
  add_neighbour (self, message, index > 0 ? exchange - 1 : NULL, HTTP_PREVIOUS_REQUEST_IN,
                 HTTP_PREVIOUS_RESPONSE_IN, is_request);
  if (is_request)
    octet_dissector_add_turn (self, &part, &message->turn, &fields);
  add_neighbour (self, message, index + 1 < talk->exchanges->len ? exchange + 1 : NULL,
                 HTTP_NEXT_REQUEST_IN, HTTP_NEXT_RESPONSE_IN, is_request);
  if (!is_request && exchange->uri != NULL)
    octet_dissector_add_text (self, HTTP_RESPONSE_FOR, exchange->uri, message->start, 0);
}

static void
add_generated (OctetDissector    *self,
               const HttpMessage *message)
{
  g_autofree char *uri = NULL;

  if (message->head.kind == HTTP_KIND_REQUEST)
    {
      uri = make_full_uri (message);
      if (uri != NULL)
        octet_dissector_add_text (self, HTTP_FULL_URI, uri, message->start, 0);
      octet_dissector_add_uint (self, HTTP_REQUEST, 1, message->start, 0);
    }
  else
    octet_dissector_add_uint (self, HTTP_RESPONSE, 1, message->start, 0);
  add_links (self, message);
}

/* A 2xx answer to CONNECT opens the tunnel (RFC 9110, 9.3.6); 101 ends HTTP here. */
static void
remember_response (HttpTalk       *talk,
                   const HttpHead *head,
                   guint32         packet)
{
  if (talk->tunnel_host != NULL && talk->tunnel_from == 0 && head->code / 100 == 2)
    talk->tunnel_from = packet;
  if (head->code == 101)
    talk->upgrade_from = packet;
}

static void
remember (OctetDissector    *self,
          const HttpMessage *message)
{
  const OctetFrameInfo *frame = octet_dissector_get_frame (self);
  const HttpHead *head = &message->head;
  HttpTalk *talk = http_talk_ensure (self);
  g_autofree char *uri = NULL;

  if (talk == NULL)
    return;
  if (head->kind == HTTP_KIND_RESPONSE)
    {
      http_talk_add_exchange (talk, message->turn.number, NULL, FALSE);
      remember_response (talk, head, frame->number);
      return;
    }
  if (talk->asked_in == 0)
    talk->asked_in = frame->number;
  uri = make_full_uri (message);
  http_talk_add_exchange (talk, message->turn.number, uri,
                          http_span_is (message->data, head->tokens[0], "HEAD"));
  if (talk->tunnel_from == 0 && http_span_is (message->data, head->tokens[0], "CONNECT"))
    {
      g_autofree char *authority = dup_span (message, head->tokens[1]);

      http_talk_open_tunnel (talk, authority);
    }
}

/* The answer to HEAD has the headers of a body, but none (RFC 9110, 9.3.2). */
static gboolean
answers_head (OctetDissector    *self,
              const HttpMessage *message)
{
  const HttpTalk *talk = http_talk_find (self);
  const HttpExchange *exchange = NULL;
  guint index;

  if (talk != NULL)
    exchange = http_talk_find_exchange (talk, message->turn.number, &index);
  return exchange != NULL && exchange->is_head;
}

static gsize
measure_body (OctetDissector    *self,
              const HttpMessage *message)
{
  const HttpHead *head = &message->head;
  gsize left = message->size - MIN (head->size, message->size);
  gboolean is_complete;

  if (head->kind == HTTP_KIND_OTHER)
    return left;
  if (!http_head_has_body (head) ||
      (head->kind == HTTP_KIND_RESPONSE && answers_head (self, message)))
    return 0;
  if (head->is_chunked && head->size <= message->captured)
    return message->captured < message->size
             ? left : http_chunks_measure (message->data, message->captured, head->size,
                                           &is_complete);
  if (head->has_length && !head->is_coded)
    return (gsize) MIN (head->length, left);
  return head->kind == HTTP_KIND_RESPONSE || head->is_coded ? left : 0;
}

/* RFC 9112, 3 and 4: the method of a request; of a response all that is behind the version. */
static void
emphasize (OctetDissector    *self,
           const HttpMessage *message,
           char              *line)
{
  char *space = strchr (line, ' ');

  if (space == NULL)
    return;
  if (message->head.kind == HTTP_KIND_RESPONSE)
    {
      octet_dissector_emphasize (self, space + 1);
      return;
    }
  *space = '\0';
  octet_dissector_emphasize (self, line);
}

static void
summarize (OctetDissector    *self,
           const HttpMessage *message)
{
  g_autofree char *line = NULL;

  if (!octet_dissector_wants (self, OCTET_WANTS_SUMMARY | OCTET_WANTS_TEXT))
    return;
  line = dup_span (message, (HttpSpan) { 0, message->head.line_size });
  g_strchomp (line);
  octet_dissector_summarize (self, "%s", line);
  octet_dissector_describe (self, ": %s", line);
  emphasize (self, message, line);
}

/* Octets in the middle of something: a body whose start was not seen, or no HTTP at all. */
static void
add_continuation (OctetDissector *self,
                  gsize           start)
{
  octet_dissector_summarize (self, "%s", _("Continuation"));
  octet_dissector_call_part_text (self, "media_type", NULL, start,
                                  octet_dissector_get_size (self) - start);
}

/* Whether header lines without a start line break off in the middle of one. */
static gboolean
is_broken_off (const HttpMessage *message)
{
  const HttpHead *head = &message->head;
  gsize end;

  return head->kind == HTTP_KIND_OTHER && head->size > 0 && head->size < message->captured &&
         http_line_find (message->data, message->captured, head->size, &end) == end;
}

/* One message at @start. Returns octets it took, 0 for all that is left. */
static gsize
add_message (OctetDissector *self,
             gsize           start)
{
  HttpMessage message = { octet_dissector_get_bytes (self) + start, start,
                          octet_dissector_get_captured (self) - start,
                          octet_dissector_get_size (self) - start, { 0 }, 0, { 0 } };
  gboolean wants = octet_dissector_wants (self, OCTET_WANTS_FIELDS);

  if (!g_ascii_isprint (message.data[0]))
    {
      add_continuation (self, start);
      return 0;
    }
  http_head_scan (message.data, message.captured, TRUE, &message.head);
  if (message.head.kind != HTTP_KIND_OTHER)
    {
      message.turn = http_talk_find_turn (self, start, message.head.kind == HTTP_KIND_REQUEST);
      if (octet_dissector_is_first_pass (self))
        remember (self, &message);
      summarize (self, &message);
      if (wants)
        add_start_line (self, &message);
    }
  else
    octet_dissector_summarize (self, "%s", _("Continuation"));
  if (wants)
    http_message_add_headers (self, &message);
  if (wants && message.head.kind != HTTP_KIND_OTHER)
    add_generated (self, &message);
  if (is_broken_off (&message))
    {
      octet_dissector_mark_malformed (self);
      return 0;
    }
  message.body_size = measure_body (self, &message);
  if (start == 0)
    octet_dissector_set_header (self, message.head.size);
  http_message_add_body (self, &message);
  return message.head.size + message.body_size;
}

/* What passes through a tunnel. */
static gboolean
hand_on_tunnelled (OctetDissector *self)
{
  const HttpTalk *talk = http_talk_find (self);
  guint32 packet = octet_dissector_get_frame (self)->number;

  if (talk == NULL || octet_dissector_is_inside (self, "http"))
    return FALSE;
  if (talk->tunnel_from != 0 && packet > talk->tunnel_from)
    {
      octet_dissector_add_text (self, HTTP_PROXY_CONNECT_HOST, talk->tunnel_host, 0, 0);
      octet_dissector_add_uint (self, HTTP_PROXY_CONNECT_PORT, talk->tunnel_port, 0, 0);
      octet_dissector_hand_on (self, "tcp.port", talk->tunnel_port, talk->tunnel_port);
      return TRUE;
    }
  return FALSE;
}

static void
http_dissect (OctetDissector *self)
{
  gsize captured = octet_dissector_get_captured (self), at = 0;

  if (hand_on_tunnelled (self))
    return;
  while (at < captured && octet_dissector_ok (self))
    {
      gsize size;

      /* RFC 9112, 2.2: an empty line in front of a message is to be passed over. */
      if (at > 0 && octet_dissector_get_bytes (self)[at] == '\r' && at + 2 < captured)
        {
          octet_dissector_note_here (self, HTTP_NOTE_LEADING_CRLF);
          at += 2;
        }
      if (at > 0)
        octet_dissector_begin_again (self, at);
      size = add_message (self, at);
      if (size == 0)
        break;
      at += size;
    }
  octet_reader_skip (octet_dissector_rest (self), captured);
}

const OctetProtocol octet_protocol_http = {
  .key = "http",
  .name = N_("Hypertext Transfer Protocol"),
  .short_name = "HTTP",
  .reference = "RFC 9110, RFC 9112",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (http_fields),
  OCTET_NOTES (http_notes),
  OCTET_CARRIERS (carriers),
  .accept = http_accept,
  .message_size = http_message_size,
  .dissect = http_dissect,
  .lesson = N_("Fetches web pages and everything in them: a client asks in readable lines, a "
               "server answers in the same way. Nothing in it is secret; HTTPS wraps it in TLS."),
};
