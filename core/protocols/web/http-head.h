/* http-head.h - reads the head of an HTTP/1 message: its start line and what frames the body.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A head that is longer than this is none: servers refuse more than 8 to 64 KiB. */
#define HTTP_MAX_HEAD (1u << 20)

typedef enum
{
  HTTP_KIND_OTHER, /* neither: the middle of something, or another protocol */
  HTTP_KIND_REQUEST,
  HTTP_KIND_RESPONSE,
} HttpKind;

/* Octets of a message, counted from its first. */
typedef struct
{
  gsize at;
  gsize size;
} HttpSpan;

/**
 * HttpHead: (skip)
 * @kind: what the first line says
 * @line_size: octets of the first line, line end included
 * @size: octets of the head, blank line included; all there is where no blank line comes
 * @odd_at: where the first line is that is no header line, 0 where there is none
 * @is_complete: the blank line is there
 * @tokens: method, URI, version; or version, code, phrase
 * @code: a response's status
 * @has_length: a Content-Length was stated
 * @length: the last one
 * @is_doubtful: more than one number stands there
 * @is_chunked: the body comes in chunks
 * @ends_in_chunks: and the last of them ends the message
 * @is_coded: it comes in another transfer coding, of which nobody can tell the end
 * @host: value of Host
 * @type: value of Content-Type
 * @encoding: value of Content-Encoding
 */
typedef struct
{
  HttpKind kind;
  gsize    line_size;
  gsize    size;
  gsize    odd_at;
  gboolean is_complete;
  HttpSpan tokens[3];
  guint    code;
  gboolean has_length;
  guint64  length;
  gboolean is_doubtful;
  gboolean is_chunked;
  gboolean ends_in_chunks;
  gboolean is_coded;
  HttpSpan host;
  HttpSpan type;
  HttpSpan encoding;
} HttpHead;

/* One header line. */
typedef struct
{
  HttpSpan line; /* line end included */
  HttpSpan name;
  HttpSpan value;
} HttpLine;

HttpKind http_head_read_start (const guint8 *data,
                               gsize         size,
                               HttpHead     *ret_head);
void     http_head_scan       (const guint8 *data,
                               gsize         size,
                               gboolean      is_whole,
                               HttpHead     *ret_head);
gsize    http_line_find       (const guint8 *data,
                               gsize         size,
                               gsize         at,
                               gsize        *ret_with_end);
gboolean http_head_next_line  (const guint8 *data,
                               gsize         size,
                               gsize         at,
                               HttpLine     *ret_line);
gboolean http_span_is         (const guint8 *data,
                               HttpSpan      span,
                               const char   *word);
gboolean http_span_read_length (const guint8 *data,
                                HttpSpan      value,
                                guint64      *ret_length);
gboolean http_head_has_body   (const HttpHead *self);

G_END_DECLS
