/* http-headers.c - the header lines of a message: which field each of them is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/web/http-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/web/http-fields.h"

static const struct
{
  const char *name; /* lower case */
  guint       field;
} headers[] = {
  { "accept", HTTP_ACCEPT },
  { "accept-encoding", HTTP_ACCEPT_ENCODING },
  { "accept-language", HTTP_ACCEPT_LANGUAGE },
  { "authorization", HTTP_AUTHORIZATION },
  { "cache-control", HTTP_CACHE_CONTROL },
  { "connection", HTTP_CONNECTION },
  { "content-encoding", HTTP_CONTENT_ENCODING },
  { "content-length", HTTP_CONTENT_LENGTH_HEADER },
  { "content-type", HTTP_CONTENT_TYPE },
  { "cookie", HTTP_COOKIE },
  { "date", HTTP_DATE },
  { "host", HTTP_HOST },
  { "http2-settings", HTTP_HTTP2_SETTINGS },
  { "last-modified", HTTP_LAST_MODIFIED },
  { "location", HTTP_LOCATION },
  { "proxy-authenticate", HTTP_PROXY_AUTHENTICATE },
  { "proxy-authorization", HTTP_PROXY_AUTHORIZATION },
  { "referer", HTTP_REFERER },
  { "sec-websocket-accept", HTTP_WEBSOCKET_ACCEPT },
  { "sec-websocket-extensions", HTTP_WEBSOCKET_EXTENSIONS },
  { "sec-websocket-key", HTTP_WEBSOCKET_KEY },
  { "sec-websocket-protocol", HTTP_WEBSOCKET_PROTOCOL },
  { "sec-websocket-version", HTTP_WEBSOCKET_VERSION },
  { "server", HTTP_SERVER },
  { "set-cookie", HTTP_SET_COOKIE },
  { "transfer-encoding", HTTP_TRANSFER_ENCODING },
  { "upgrade", HTTP_UPGRADE },
  { "user-agent", HTTP_USER_AGENT },
  { "www-authenticate", HTTP_WWW_AUTHENTICATE },
  { "x-forwarded-for", HTTP_FORWARDED_FOR },
};

static int
find_field (const guint8 *data,
            HttpSpan      name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    if (http_span_is (data, name, headers[i].name))
      return (int) headers[i].field;
  return -1;
}

/* RFC 9110, 5.6.2: what a name may be made of. */
static gboolean
is_token (const guint8 *data,
          HttpSpan      span)
{
  for (gsize i = 0; i < span.size; i++)
    if (!g_ascii_isalnum (data[span.at + i]) &&
        (data[span.at + i] == 0 || strchr ("!#$%&'*+-.^_`|~", data[span.at + i]) == NULL))
      return FALSE;
  return span.size > 0;
}

/* RFC 6265, 4.2.1: pairs between semicolons. */
static void
add_cookie_pairs (OctetDissector    *self,
                  const HttpMessage *message,
                  HttpSpan           value)
{
  gsize end = value.at + value.size, at = value.at;

  octet_dissector_enter (self);
  while (at < end)
    {
      const guint8 *stop = memchr (message->data + at, ';', end - at);
      gsize next = stop != NULL ? (gsize) (stop - message->data) : end;

      while (at < next && message->data[at] == ' ')
        at++;
      if (at < next)
        octet_dissector_add (self, HTTP_COOKIE_PAIR, message->start + at, next - at);
      at = next + 1;
    }
  octet_dissector_close (self);
}

/* RFC 7617: Basic is name and password, only written in Base64. */
static void
add_credentials (OctetDissector    *self,
                 const HttpMessage *message,
                 HttpSpan           value)
{
  const char *text = (const char *) message->data + value.at;
  g_autofree char *coded = NULL;
  g_autofree guchar *plain = NULL;
  gsize size;

  if (value.size < 6 || g_ascii_strncasecmp (text, "Basic ", 6) != 0)
    return;
  coded = g_strstrip (g_strndup (text + 6, value.size - 6));
  if (coded[0] == 0)
    return;
  plain = g_base64_decode (coded, &size);
  octet_dissector_enter (self);
  octet_dissector_add_bytes (self, HTTP_AUTHBASIC, plain, size, message->start + value.at, 0);
  octet_dissector_close (self);
}

static void
add_length (OctetDissector    *self,
            const HttpMessage *message,
            const HttpLine    *line)
{
  guint64 length;

  octet_dissector_enter (self);
  if (http_span_read_length (message->data, line->value, &length))
    octet_dissector_add_uint (self, HTTP_CONTENT_LENGTH, length,
                              message->start + line->line.at, line->line.size);
  octet_dissector_close (self);
  if (message->head.is_chunked && message->head.has_length)
    octet_dissector_note (self, HTTP_NOTE_TE_AND_LENGTH, HTTP_CONTENT_LENGTH_HEADER);
}

static void
add_known (OctetDissector    *self,
           const HttpMessage *message,
           const HttpLine    *line,
           guint              field)
{
  octet_dissector_add_bytes (self, field, message->data + line->value.at, line->value.size,
                             message->start + line->line.at, line->line.size);
  if (field == HTTP_COOKIE)
    add_cookie_pairs (self, message, line->value);
  else if (field == HTTP_AUTHORIZATION || field == HTTP_PROXY_AUTHORIZATION)
    add_credentials (self, message, line->value);
  else if (field == HTTP_CONTENT_LENGTH_HEADER)
    add_length (self, message, line);
  else if (field == HTTP_TRANSFER_ENCODING &&
           !http_span_is (message->data, line->value, "chunked") &&
           !http_span_is (message->data, line->value, "identity"))
    octet_dissector_note (self, HTTP_NOTE_TE_UNKNOWN, HTTP_TRANSFER_ENCODING);
}

static void
add_line (OctetDissector    *self,
          const HttpMessage *message,
          const HttpLine    *line)
{
  int field = find_field (message->data, line->name);
  gsize at = message->start + line->line.at, size = line->line.size;
  guint line_field = message->head.kind == HTTP_KIND_REQUEST ? HTTP_REQUEST_LINE
                                                             : HTTP_RESPONSE_LINE;

  if (field >= 0)
    add_known (self, message, line, (guint) field);
  if (message->head.kind != HTTP_KIND_OTHER)
    octet_dissector_add (self, line_field, at, size);
  else if (field < 0)
    octet_dissector_add (self, HTTP_UNKNOWN_HEADER, at, size);
  if (!is_token (message->data, line->name))
    octet_dissector_note_here (self, HTTP_NOTE_BAD_NAME);
}

/* Says of a line at @at that it was meant to continue the one above it. */
static void
add_folding (OctetDissector    *self,
             const HttpMessage *message,
             gsize              at)
{
  if (at == 0 || at >= message->captured ||
      (message->data[at] != ' ' && message->data[at] != '\t'))
    return;
  octet_dissector_open_text (self, _("The next line begins with a blank: it continues the one "
                                     "above for those who still read it so, and is a mistake "
                                     "today"));
  octet_dissector_close (self);
}

/* Adds all header lines of the message. */
void
http_message_add_headers (OctetDissector    *self,
                          const HttpMessage *message)
{
  const HttpHead *head = &message->head;
  gsize at = head->kind != HTTP_KIND_OTHER ? head->line_size : 0;
  HttpLine line;

  while (at < head->size)
    {
      add_folding (self, message, at);
      if (http_head_next_line (message->data, head->size, at, &line))
        add_line (self, message, &line);
      else if (line.line.size == 0)
        break;
      at += line.line.size;
    }
  if (!head->is_complete && head->kind != HTTP_KIND_OTHER)
    add_folding (self, message, at);
}
