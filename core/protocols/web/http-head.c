/* http-head.c - finds lines, tokens and the framing headers of an HTTP/1 message (RFC 9112).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/web/http-head.h"

#include <string.h>

/* RFC 9110, 9.3; 5789; WebDAV 4918, 3253, 3744, 5323; UPnP; what Microsoft's mail and
 * remote programs send. tshark knows no others either: a request with another word is not read. */
static const char *const methods[] = {
  "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "PROPFIND",
  "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "VERSION-CONTROL", "REPORT",
  "CHECKOUT", "CHECKIN", "UNCHECKOUT", "MKWORKSPACE", "UPDATE", "LABEL", "MERGE",
  "BASELINE-CONTROL", "MKACTIVITY", "SEARCH", "NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE", "POLL",
  "M-SEARCH", "BCOPY", "BDELETE", "BMOVE", "BPROPFIND", "BPROPPATCH", "RPC_CONNECT",
  "RPC_IN_DATA", "RPC_OUT_DATA", "RDG_IN_DATA", "RDG_OUT_DATA", "BITS_POST", "CCM_POST",
  "SOURCE",
};

/* Octets of the line at @at without its end, and with it. Servers end lines by CR LF, some by LF,
 * and those that want to slip past a filter by CR alone (RFC 9112, 2.2); a CR in the last octet
 * may still get its LF. */
gsize
http_line_find (const guint8 *data,
                gsize         size,
                gsize         at,
                gsize        *ret_with_end)
{
  const guint8 *end = memchr (data + at, '\n', size - at);
  gsize length = end != NULL ? (gsize) (end - data) - at : size - at;
  const guint8 *cr = memchr (data + at, '\r', length);
  gsize there = cr != NULL ? (gsize) (cr - data) - at : length;

  *ret_with_end = end != NULL ? length + 1 : length;
  if (there + 1 < length)
    *ret_with_end = there + 1;
  return end != NULL || there + 1 < length ? there : length;
}

/* Method or version, then the URI or code, then the rest of the line. */
static void
split_tokens (const guint8 *data,
              gsize         size,
              HttpSpan      tokens[3])
{
  gsize at = 0;

  for (guint i = 0; i < 2; i++)
    {
      tokens[i].at = at;
      while (at < size && data[at] != ' ')
        at++;
      tokens[i].size = at - tokens[i].at;
      while (at < size && data[at] == ' ')
        at++;
    }
  tokens[2].at = at;
  tokens[2].size = size - at;
}

gboolean
http_span_is (const guint8 *data,
              HttpSpan      span,
              const char   *word)
{
  return strlen (word) == span.size &&
         g_ascii_strncasecmp ((const char *) data + span.at, word, span.size) == 0;
}

static gboolean
is_method (const guint8 *data,
           gsize         size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (strlen (methods[i]) == size && memcmp (methods[i], data, size) == 0)
      return TRUE;
  return FALSE;
}

/* RFC 9112, 3: method, URI and version. */
static gboolean
is_request (const guint8   *data,
            const HttpSpan  tokens[3])
{
  if (tokens[0].size == 0 || tokens[1].size == 0)
    return FALSE;
  return is_method (data, tokens[0].size);
}

static guint
read_code (const guint8 *data,
           HttpSpan      span)
{
  guint code = 0;

  for (gsize i = 0; i < MIN (span.size, 3) && g_ascii_isdigit (data[span.at + i]); i++)
    code = code * 10 + (guint) (data[span.at + i] - '0');
  return code;
}

/* Most of what is asked about is no HTTP at all: a look at its first word says so, before the
 * line is looked for. */
static gboolean
begins_like_a_method (const guint8 *data,
                      gsize         size)
{
  gsize n = 0;

  while (n < size && (g_ascii_isalpha (data[n]) || data[n] == '-' || data[n] == '_'))
    n++;
  return n > 0 && n < size && data[n] == ' ';
}

/* Whether @data begins with a request or a response, and then the tokens of its first line. */
HttpKind
http_head_read_start (const guint8 *data,
                      gsize         size,
                      HttpHead     *ret_head)
{
  gboolean is_response = (size >= 5 && memcmp (data, "HTTP/", 5) == 0) ||
                         (size >= 3 && memcmp (data, "ICY", 3) == 0);
  gsize length;

  ret_head->kind = HTTP_KIND_OTHER;
  ret_head->line_size = 0;
  if (!is_response && !begins_like_a_method (data, MIN (size, HTTP_MAX_HEAD)))
    return HTTP_KIND_OTHER;
  length = http_line_find (data, MIN (size, HTTP_MAX_HEAD), 0, &ret_head->line_size);
  split_tokens (data, length, ret_head->tokens);
  if ((length >= 5 && memcmp (data, "HTTP/", 5) == 0) ||
      (length >= 3 && memcmp (data, "ICY", 3) == 0))
    {
      ret_head->kind = HTTP_KIND_RESPONSE;
      ret_head->code = read_code (data, ret_head->tokens[1]);
    }
  else if (is_request (data, ret_head->tokens))
    ret_head->kind = HTTP_KIND_REQUEST;
  return ret_head->kind;
}

/* The header line at @at. FALSE at the blank line, at the end, and at a line without a colon. A
 * line that begins with a blank continued the one above it once (RFC 9112, 5.2); tshark takes it
 * for a header of its own, or for none, and ends that differ on this are what smuggles requests. */
gboolean
http_head_next_line (const guint8 *data,
                     gsize         size,
                     gsize         at,
                     HttpLine     *ret_line)
{
  const guint8 *colon;
  gsize end, length;

  ret_line->line = (HttpSpan) { at, 0 };
  if (at >= size)
    return FALSE;
  length = http_line_find (data, size, at, &end);
  if (length == 0)
    return FALSE;
  colon = memchr (data + at, ':', length);
  ret_line->line.size = end;
  if (colon == NULL)
    return FALSE;
  ret_line->name = (HttpSpan) { at, (gsize) (colon - data) - at };
  ret_line->value.at = (gsize) (colon - data) + 1;
  ret_line->value.size = at + length - ret_line->value.at;
  while (ret_line->value.size > 0 && g_ascii_isspace (data[ret_line->value.at]))
    {
      ret_line->value.at++;
      ret_line->value.size--;
    }
  while (ret_line->value.size > 0 &&
         g_ascii_isspace (data[ret_line->value.at + ret_line->value.size - 1]))
    ret_line->value.size--;
  return TRUE;
}

/* RFC 9110, 8.6: digits alone. FALSE for anything else, and for what fits no 63 bits. */
gboolean
http_span_read_length (const guint8 *data,
                       HttpSpan      value,
                       guint64      *ret_length)
{
  guint64 length = 0;

  for (gsize i = 0; i < value.size; i++)
    {
      guint digit = (guint) data[value.at + i] - '0';

      if (digit > 9 || length > ((guint64) G_MAXINT64 - digit) / 10)
        return FALSE;
      length = length * 10 + digit;
    }
  *ret_length = length;
  return value.size > 0;
}

/* A length, or several of them with spaces between: then the first is told, and the message has
 * none that could be relied on. */
static void
note_length (const guint8 *data,
             HttpSpan      value,
             HttpHead     *head)
{
  const guint8 *space = memchr (data + value.at, ' ', value.size);
  HttpSpan first = { value.at, space != NULL ? (gsize) (space - data) - value.at : value.size };

  if (!http_span_read_length (data, first, &head->length))
    return;
  head->has_length = TRUE;
  head->is_doubtful = space != NULL;
}

/* RFC 9112, 6.1: chunks are the last coding, but not all senders know. Where they are not the first
 * one named, tshark joins them and does not rely on them for the end, and so does this. */
static void
note_coding (const guint8 *data,
             HttpSpan      value,
             HttpHead     *head)
{
  static const char chunked[] = "chunked";
  gsize at = value.at, end = value.at + value.size, size = strlen (chunked);

  while (at < end)
    {
      gboolean is_here = end - at >= size &&
                         g_ascii_strncasecmp ((const char *) data + at, chunked, size) == 0;
      const guint8 *comma = memchr (data + at, ',', end - at);

      head->is_chunked |= is_here;
      head->ends_in_chunks |= is_here && at == value.at;
      at = comma != NULL ? (gsize) (comma - data) + 1 : end;
      while (at < end && data[at] == ' ')
        at++;
    }
  head->is_coded |= !head->ends_in_chunks;
}

static void
note_line (const guint8   *data,
           const HttpLine *line,
           HttpHead       *head)
{
  if (http_span_is (data, line->name, "content-length"))
    note_length (data, line->value, head);
  else if (http_span_is (data, line->name, "transfer-encoding"))
    note_coding (data, line->value, head);
  else if (http_span_is (data, line->name, "content-type"))
    head->type = line->value;
  else if (http_span_is (data, line->name, "content-encoding"))
    head->encoding = line->value;
  else if (http_span_is (data, line->name, "host"))
    head->host = line->value;
}

/* Reads the whole head: what starts, what frames the body, and where it ends: at the blank line,
 * or, for who shows it and not who looks for its end (@is_whole), at what is no header line. */
void
http_head_scan (const guint8 *data,
                gsize         size,
                gboolean      is_whole,
                HttpHead     *ret_head)
{
  HttpLine line;
  gsize at, length, end;

  memset (ret_head, 0, sizeof *ret_head);
  http_head_read_start (data, size, ret_head);
  size = MIN (size, HTTP_MAX_HEAD);
  if (ret_head->kind == HTTP_KIND_OTHER)
    http_line_find (data, size, 0, &ret_head->line_size);
  at = ret_head->kind != HTTP_KIND_OTHER ? ret_head->line_size : 0;
  while (TRUE)
    {
      if (http_head_next_line (data, size, at, &line))
        note_line (data, &line, ret_head);
      else if (line.line.size == 0 || is_whole || ret_head->kind == HTTP_KIND_OTHER)
        break;
      else if (ret_head->odd_at == 0)
        ret_head->odd_at = at;
      at += line.line.size;
    }
  if (at < size)
    {
      length = http_line_find (data, size, at, &end);
      ret_head->is_complete = length == 0 && end > 0;
      if (ret_head->is_complete)
        at += end;
    }
  ret_head->size = at;
}

/* RFC 9112, 6.3: responses that never have a body, and requests that state none. */
gboolean
http_head_has_body (const HttpHead *self)
{
  if (self->kind == HTTP_KIND_RESPONSE)
    return self->code / 100 != 1 && self->code != 204 && self->code != 304;
  return TRUE;
}
